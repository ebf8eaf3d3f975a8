//! Who has looked at a case, and in which office: the answer to an access request (personvernforordninga art. 15).

use super::person::Role;

/// The office in which somebody looked. Who may know is whoever needs it for the
/// case (forvaltningslova § 13 b); so the office is the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Prepares the case, or did so then.
    Officer,
    /// Appointed in place of somebody conflicted.
    Substitute,
    /// Was asked to decide or to confirm.
    Decider,
    /// Was given access for a time.
    Given,
    /// The head of HR, who opened the case in need.
    BrokenGlass,
    /// By the role alone, without a task in the case.
    Role(Role),
    /// Was told of the case as leader.
    Told,
    /// Neither a task nor a role that opens cases: worth asking about.
    Unknown,
}

/// Roles that open cases, the nearest to the work first.
const OPENING: [Role; 4] = [
    Role::HrHead,
    Role::ChiefExecutive,
    Role::HrOfficer,
    Role::Archivist,
];

/// Why somebody with these parts in the case, and these roles on the day, looked.
pub fn purpose(parts: &[Purpose], roles: &[Role]) -> Purpose {
    let working = [
        Purpose::Officer,
        Purpose::Substitute,
        Purpose::Decider,
        Purpose::BrokenGlass,
        Purpose::Given,
    ];
    let role = OPENING.into_iter().find(|role| roles.contains(role));
    working
        .into_iter()
        .find(|part| parts.contains(part))
        .or(role.map(Purpose::Role))
        .or(parts.first().copied())
        .unwrap_or(Purpose::Unknown)
}

/// What is called a look at a case, and what is called an attempt at one ([`ATTEMPTS`]). The
/// copy for the one it concerns has no less than the house's own: a role can stand for a
/// name, but no look is left out.
pub const LOOKS_AND_ATTEMPTS: &[&str] = &[
    "access-denied",
    "attachment-read",
    "case-read",
    "document-read",
    "export-downloaded",
    "export-started",
    "glass-broken",
    "report-read",
    "reporter-shown",
    "task-opened",
];

/// What is called an attempt: it was stopped.
pub const ATTEMPTS: &[&str] = &["access-denied"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parts: &[Purpose], roles: &[Role], why: Purpose) {
        assert_eq!(purpose(parts, roles), why, "{parts:?} {roles:?}");
    }

    #[test]
    fn the_part_in_the_case_comes_before_the_role() {
        use Purpose::{Decider, Officer, Told, Unknown};
        check(&[Decider, Officer], &[Role::HrHead], Officer);
        check(&[Told, Decider], &[Role::Leader], Decider);
        check(&[Told], &[Role::Leader], Told);
        let head = Purpose::Role(Role::HrHead);
        check(&[Told], &[Role::Leader, Role::HrHead], head);
        check(&[], &[Role::Leader], Unknown);
    }
}
