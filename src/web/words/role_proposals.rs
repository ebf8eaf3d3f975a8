//! The words of the page where a second person answers proposed roles.

#[derive(Debug)]
pub struct RoleProposals {
    pub title: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub waits: &'static str,
    pub alone: &'static str,
    pub two: &'static str,
    pub proposed_by: &'static str,
    pub approve: &'static str,
    pub decline: &'static str,
    pub own: &'static str,
}

pub const NN: RoleProposals = RoleProposals {
    title: "Til godkjenning",
    lead: "Ei rolle gjeld når ein annan enn den som gjorde framlegget, har godkjent henne. Sjå til at personen skal ha tilgangen.",
    none: "Ingen roller ventar på svar.",
    waits: "ventar på godkjenning",
    alone: "Du er den første systemansvarlege og gir roller åleine, til det kjem ein til. Gi rolla til ein til no; det står i sporet at du var åleine.",
    two: "Ein annan systemansvarleg eller HR-sjefen godkjenner før rolla gjeld.",
    proposed_by: "Framlegg frå",
    approve: "Godkjenn",
    decline: "Sei nei",
    own: "Framlegget er ditt, eller gjeld deg: ein annan må godkjenne.",
};

pub const NB: RoleProposals = RoleProposals {
    title: "Til godkjenning",
    lead: "En rolle gjelder når en annen enn den som foreslo den, har godkjent den. Se til at personen skal ha tilgangen.",
    none: "Ingen roller venter på svar.",
    waits: "venter på godkjenning",
    alone: "Du er den første systemansvarlige og gir roller alene, til det kommer en til. Gi rollen til en til nå; det står i sporet at du var alene.",
    two: "En annen systemansvarlig eller HR-sjefen godkjenner før rollen gjelder.",
    proposed_by: "Foreslått av",
    approve: "Godkjenn",
    decline: "Si nei",
    own: "Forslaget er ditt, eller gjelder deg: en annen må godkjenne.",
};

pub const EN: RoleProposals = RoleProposals {
    title: "To approve",
    lead: "A role holds when somebody other than whoever proposed it has approved it. See that the person is to have the access.",
    none: "No roles wait for an answer.",
    waits: "waits for approval",
    alone: "You are the first system administrator and give roles alone until there is a second one. Give the role to one more now; the trail says that you were alone.",
    two: "Another system administrator or the head of HR approves before the role holds.",
    proposed_by: "Proposed by",
    approve: "Approve",
    decline: "Decline",
    own: "The proposal is yours, or is for you: somebody else must approve.",
};
