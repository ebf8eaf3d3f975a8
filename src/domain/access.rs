//! Who may see which case: need to know (forvaltningslova § 13 b), and never the implicated (§ 6).

use super::person::{PersonId, Role};
use chrono::{DateTime, Utc};

/// Somebody who looks. Every reading of case data takes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub person: PersonId,
    pub roles: Vec<Role>,
    /// When they look: access that is given ends by itself (`domain::access_grant`).
    pub at: DateTime<Utc>,
}

/// Which cases a person's roles open, before the implicated are taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Every case, whatever its stage.
    All,
    /// What is closed and is to be kept, as a list.
    Closed,
    Nothing,
}

impl Viewer {
    /// What the roles open. A case that is a whistleblowing report is none of these: it is
    /// for those alone who are named in it (arbeidsmiljølova §§ 2 A-3 and 2 A-4). The administrator manages accounts and sees no case;
    /// the auditor reads the trail; a leader sees the status of own reports.
    ///
    /// Whatever the roles open, a person who is the subject, a witness, the
    /// reporter or conflicted in a case does not see that it exists (§ 6).
    pub fn sight(&self) -> Sight {
        use Role::{Archivist, ChiefExecutive, HrHead, HrOfficer};
        let has = |wanted: &[Role]| self.roles.iter().any(|role| wanted.contains(role));
        if has(&[HrOfficer, HrHead, ChiefExecutive]) {
            Sight::All
        } else if has(&[Archivist]) {
            Sight::Closed
        } else {
            Sight::Nothing
        }
    }
}

/// Whether somebody in a whistleblowing case may be shown who reported. The employer follows
/// up the reporter (arbeidsmiljølova § 2 A-3), and the officer does it; whoever opened the
/// case in need may have to. To weigh and to decide nobody needs the name (forvaltningslova § 13 b).
pub fn may_know_reporter(is_officer: bool, has_broken_glass: bool) -> bool {
    is_officer || has_broken_glass
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_administrator_and_the_auditor_see_no_case() {
        for role in [
            Role::Administrator,
            Role::Auditor,
            Role::Leader,
            Role::Mayor,
        ] {
            let viewer = Viewer {
                person: PersonId(1),
                roles: vec![role],
                at: DateTime::UNIX_EPOCH,
            };
            assert_eq!(viewer.sight(), Sight::Nothing);
        }
    }
}
