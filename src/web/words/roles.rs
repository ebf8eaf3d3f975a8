//! What the roles are called, and what each one does.

use crate::domain::person::Role;

#[derive(Debug)]
pub struct Roles {
    pub name: fn(Role) -> &'static str,
    pub hint: fn(Role) -> &'static str,
}

pub const NN: Roles = Roles {
    name: |role| match role {
        Role::Leader => "Leiar",
        Role::HrOfficer => "Sakshandsamar i HR",
        Role::HrHead => "HR-sjef",
        Role::ChiefExecutive => "Kommunedirektør",
        Role::Archivist => "Arkivar",
        Role::Auditor => "Revisor",
        Role::Administrator => "Systemansvarleg",
        Role::Mayor => "Ordførar",
    },
    hint: |role| match role {
        Role::Leader => "sender meldingar om andre",
        Role::HrOfficer => "registrerer og førebur saker",
        Role::HrHead => "eig sakene og les sporet",
        Role::ChiefExecutive => "avgjer saker",
        Role::Archivist => "ser avslutta saker",
        Role::Auditor => "les sporet, ser inga sak",
        Role::Administrator => "styrer kontoar, ser inga sak",
        Role::Mayor => "får melding når kommunedirektøren ikkje kan få ho",
    },
};

pub const NB: Roles = Roles {
    name: |role| match role {
        Role::Leader => "Leder",
        Role::HrOfficer => "Saksbehandler i HR",
        Role::HrHead => "HR-sjef",
        Role::ChiefExecutive => "Kommunedirektør",
        Role::Archivist => "Arkivar",
        Role::Auditor => "Revisor",
        Role::Administrator => "Systemansvarlig",
        Role::Mayor => "Ordfører",
    },
    hint: |role| match role {
        Role::Leader => "sender meldinger om andre",
        Role::HrOfficer => "registrerer og forbereder saker",
        Role::HrHead => "eier sakene og leser sporet",
        Role::ChiefExecutive => "avgjør saker",
        Role::Archivist => "ser avsluttede saker",
        Role::Auditor => "leser sporet, ser ingen sak",
        Role::Administrator => "styrer kontoer, ser ingen sak",
        Role::Mayor => "får beskjed når kommunedirektøren ikke kan få den",
    },
};

pub const EN: Roles = Roles {
    name: |role| match role {
        Role::Leader => "Leader",
        Role::HrOfficer => "HR officer",
        Role::HrHead => "Head of HR",
        Role::ChiefExecutive => "Chief executive",
        Role::Archivist => "Archivist",
        Role::Auditor => "Auditor",
        Role::Administrator => "System administrator",
        Role::Mayor => "Mayor",
    },
    hint: |role| match role {
        Role::Leader => "files reports about others",
        Role::HrOfficer => "registers and prepares cases",
        Role::HrHead => "owns the cases and reads the trail",
        Role::ChiefExecutive => "decides cases",
        Role::Archivist => "sees closed cases",
        Role::Auditor => "reads the trail, sees no case",
        Role::Administrator => "manages accounts, sees no case",
        Role::Mayor => "is told when the chief executive cannot be",
    },
};
