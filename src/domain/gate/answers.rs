//! What can be answered at each gate.

use crate::domain::coded::Coded;

/// G1: whether the incident is an utterance, and whether it is protected (Grunnlova § 100).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FreeSpeech {
    NotSpeech,
    Protected,
    Unprotected,
    Outweighed,
    Unanswered,
}

impl Coded for FreeSpeech {
    const ALL: &'static [FreeSpeech] = &[
        FreeSpeech::NotSpeech,
        FreeSpeech::Protected,
        FreeSpeech::Unprotected,
        FreeSpeech::Outweighed,
        FreeSpeech::Unanswered,
    ];

    fn code(self) -> &'static str {
        match self {
            FreeSpeech::NotSpeech => "not_speech",
            FreeSpeech::Protected => "protected",
            FreeSpeech::Unprotected => "unprotected",
            FreeSpeech::Outweighed => "outweighed",
            FreeSpeech::Unanswered => "unanswered",
        }
    }
}

/// G2: whether the subject has reported wrongdoing (arbeidsmiljølova § 2 A-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Retaliation {
    No,
    Unresolved,
    IndependentGround,
}

impl Coded for Retaliation {
    const ALL: &'static [Retaliation] = &[
        Retaliation::No,
        Retaliation::Unresolved,
        Retaliation::IndependentGround,
    ];

    fn code(self) -> &'static str {
        match self {
            Retaliation::No => "no",
            Retaliation::Unresolved => "unresolved",
            Retaliation::IndependentGround => "independent_ground",
        }
    }
}

/// G3: whether the report itself is a varsel (arbeidsmiljølova § 2 A-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whistleblowing {
    Yes,
    No,
}

impl Coded for Whistleblowing {
    const ALL: &'static [Whistleblowing] = &[Whistleblowing::Yes, Whistleblowing::No];

    fn code(self) -> &'static str {
        match self {
            Whistleblowing::Yes => "yes",
            Whistleblowing::No => "no",
        }
    }
}

/// G4: who is conflicted (forvaltningslova § 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflicted {
    Reporter,
    CaseOfficer,
    NearestLeader,
    UnitLeader,
    ChiefExecutive,
}

impl Coded for Conflicted {
    const ALL: &'static [Conflicted] = &[
        Conflicted::Reporter,
        Conflicted::CaseOfficer,
        Conflicted::NearestLeader,
        Conflicted::UnitLeader,
        Conflicted::ChiefExecutive,
    ];

    fn code(self) -> &'static str {
        match self {
            Conflicted::Reporter => "reporter",
            Conflicted::CaseOfficer => "case_officer",
            Conflicted::NearestLeader => "nearest_leader",
            Conflicted::UnitLeader => "unit_leader",
            Conflicted::ChiefExecutive => "chief_executive",
        }
    }
}

/// G5: whether the employer has reacted before (Rt-1982-1729).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlreadyReacted {
    No,
    SameFacts,
    NewFacts,
}

impl Coded for AlreadyReacted {
    const ALL: &'static [AlreadyReacted] = &[
        AlreadyReacted::No,
        AlreadyReacted::SameFacts,
        AlreadyReacted::NewFacts,
    ];

    fn code(self) -> &'static str {
        match self {
            AlreadyReacted::No => "no",
            AlreadyReacted::SameFacts => "same_facts",
            AlreadyReacted::NewFacts => "new_facts",
        }
    }
}

/// G6: how strong the evidence is (HR-2014-2364-A).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    Weak,
    Preponderance,
    Qualified,
    Admitted,
}

impl Coded for Evidence {
    const ALL: &'static [Evidence] = &[
        Evidence::Weak,
        Evidence::Preponderance,
        Evidence::Qualified,
        Evidence::Admitted,
    ];

    fn code(self) -> &'static str {
        match self {
            Evidence::Weak => "weak",
            Evidence::Preponderance => "preponderance",
            Evidence::Qualified => "qualified",
            Evidence::Admitted => "admitted",
        }
    }
}

/// G7: special protection against dismissal (arbeidsmiljølova §§ 15-8–15-10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProtectedPosition {
    Sickness,
    PregnancyOrLeave,
    MilitaryService,
}

impl Coded for ProtectedPosition {
    const ALL: &'static [ProtectedPosition] = &[
        ProtectedPosition::Sickness,
        ProtectedPosition::PregnancyOrLeave,
        ProtectedPosition::MilitaryService,
    ];

    fn code(self) -> &'static str {
        match self {
            ProtectedPosition::Sickness => "sickness",
            ProtectedPosition::PregnancyOrLeave => "pregnancy_or_leave",
            ProtectedPosition::MilitaryService => "military_service",
        }
    }
}

/// G8: the meeting before a dismissal (arbeidsmiljølova § 15-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consultation {
    NotHeld,
    Held,
    Declined,
    NotPracticable,
}

impl Coded for Consultation {
    const ALL: &'static [Consultation] = &[
        Consultation::NotHeld,
        Consultation::Held,
        Consultation::Declined,
        Consultation::NotPracticable,
    ];

    fn code(self) -> &'static str {
        match self {
            Consultation::NotHeld => "not_held",
            Consultation::Held => "held",
            Consultation::Declined => "declined",
            Consultation::NotPracticable => "not_practicable",
        }
    }
}

/// G9: prior notice and the right to be heard (forvaltningslova §§ 16–17).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hearing {
    NotGiven,
    Given,
}

impl Coded for Hearing {
    const ALL: &'static [Hearing] = &[Hearing::NotGiven, Hearing::Given];

    fn code(self) -> &'static str {
        match self {
            Hearing::NotGiven => "not_given",
            Hearing::Given => "given",
        }
    }
}
