//! A case goes to another officer (forvaltningslova §§ 6 and 13 b).

use super::person::Role;

/// Characters of why.
pub const LONGEST: usize = 500;

/// Why somebody does not become the officer of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the case is closed")]
    Closed,
    #[error("a whistleblowing case goes to another through its officer, or in need")]
    OfficersAlone,
    #[error("whoever has a part in the case, or is conflicted, does not prepare it")]
    Implicated,
    #[error("only HR prepares cases")]
    NotInHr,
    #[error("the person is the officer already")]
    IsOfficer,
    #[error("why the case goes to another is said")]
    NoGrounds,
    #[error("why is said in fewer words")]
    TooLong,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::Closed => "arkivlova § 5",
            Refusal::Implicated => "forvaltningslova § 6",
            Refusal::OfficersAlone => "arbeidsmiljølova § 2 A-4",
            Refusal::NotInHr => "forvaltningslova § 13 b",
            Refusal::IsOfficer | Refusal::NoGrounds | Refusal::TooLong => "kommunelova § 25-1",
        }
    }
}

/// Somebody who may become the officer.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub roles: &'a [Role],
    pub is_implicated: bool,
    pub is_officer: bool,
}

/// Whether somebody may say who takes the case over: in a whistleblowing case whoever may know the
/// reporter, for whom the choice leaves out would tell who that is (arbeidsmiljølova § 2 A-4).
pub fn may_assign(is_narrow: bool, may_know_reporter: bool) -> Result<(), Refusal> {
    if is_narrow && !may_know_reporter {
        Err(Refusal::OfficersAlone)
    } else {
        Ok(())
    }
}

/// Whoever is conflicted neither prepares nor decides (§ 6). Those in HR need to know
/// (§ 13 b); a direct subordinate of somebody conflicted may prepare, not decide.
pub fn may_prepare(candidate: Candidate<'_>) -> Result<(), Refusal> {
    let hr = [Role::HrOfficer, Role::HrHead];
    if candidate.is_implicated {
        Err(Refusal::Implicated)
    } else if !candidate.roles.iter().any(|role| hr.contains(role)) {
        Err(Refusal::NotInHr)
    } else if candidate.is_officer {
        Err(Refusal::IsOfficer)
    } else {
        Ok(())
    }
}

/// Whether these words will do: the municipality's internal control asks why (kommunelova § 25-1).
pub fn says_why(grounds: &str) -> Result<(), Refusal> {
    match grounds.trim().chars().count() {
        0 => Err(Refusal::NoGrounds),
        length if length > LONGEST => Err(Refusal::TooLong),
        _ => Ok(()),
    }
}
