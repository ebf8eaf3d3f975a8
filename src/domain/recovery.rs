//! Letting somebody in again who has lost a password or a phone: what is asked for, and by how many.

use crate::domain::person::PersonId;
use chrono::TimeDelta;

/// How long a link that lets somebody in again can be used (ASVS 5.0, 6.4.1).
pub const LIFE: TimeDelta = TimeDelta::days(1);

/// What one person asks for on another's behalf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A link for choosing a new password.
    Link,
    /// That the second factor is taken away.
    Code,
}

impl Kind {
    pub const ALL: [Kind; 2] = [Kind::Link, Kind::Code];

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Link => "link",
            Kind::Code => "code",
        }
    }

    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether `by` may approve what `asked_by` asked for `person`: with a link and a reset in one
/// hand, an account is taken over, so nobody approves what they asked for, or their own.
pub fn may_approve(by: PersonId, asked_by: PersonId, person: PersonId) -> bool {
    by != asked_by && by != person
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_person_approves() {
        let [asker, lost, other] = [1, 2, 3].map(PersonId);
        assert!(may_approve(other, asker, lost));
        assert!(!may_approve(asker, asker, lost));
        assert!(!may_approve(lost, asker, lost));
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.code()), Some(kind));
        }
    }
}
