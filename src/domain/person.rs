//! A person in the municipality, and what the house lets that person be.

use std::fmt;

/// How the house knows a person. The ledger writes it `u-17`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(pub i32);

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "u-{}", self.0)
    }
}

/// What a person may do here. Being a leader of a unit is not a role: it
/// follows from the organisation, and every employee may file a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Files reports about others (leiar).
    Leader,
    /// Registers and prepares cases (sakshandsamar i HR).
    HrOfficer,
    /// Owns the cases, assigns them (HR-sjef).
    HrHead,
    /// Decides (kommunedirektør; kommunelova § 13-1 seventh paragraph).
    ChiefExecutive,
    /// Keeps what is closed (arkivar).
    Archivist,
    /// Reads the trail, not the cases (revisor).
    Auditor,
    /// Manages accounts, and sees no case (systemansvarleg).
    Administrator,
    /// Is told when the chief executive cannot be (ordførar).
    Mayor,
}

impl Role {
    pub const ALL: [Role; 8] = [
        Role::Leader,
        Role::HrOfficer,
        Role::HrHead,
        Role::ChiefExecutive,
        Role::Archivist,
        Role::Auditor,
        Role::Administrator,
        Role::Mayor,
    ];

    /// The name the database and the ledger keep. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Role::Leader => "leader",
            Role::HrOfficer => "hr_officer",
            Role::HrHead => "hr_head",
            Role::ChiefExecutive => "chief_executive",
            Role::Archivist => "archivist",
            Role::Auditor => "auditor",
            Role::Administrator => "administrator",
            Role::Mayor => "mayor",
        }
    }

    pub fn parse(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// The language a person reads. Nynorsk is the house's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Nynorsk,
    Bokmaal,
    English,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::Nynorsk, Language::Bokmaal, Language::English];

    /// The code that HTML, the database and the command line use.
    pub fn code(self) -> &'static str {
        match self {
            Language::Nynorsk => "nn",
            Language::Bokmaal => "nb",
            Language::English => "en",
        }
    }

    pub fn parse(code: &str) -> Option<Language> {
        Language::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }
}
