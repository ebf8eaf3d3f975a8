//! Who of the archivist and the head of HR may open and lift what is blocked in a case (arkivlova § 13 second paragraph).
//!
//! A part of other verbs, which record their own events.

use crate::domain::access::Viewer;
use crate::domain::blocking::{Opener, opener};
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::store::{Db, StoreError, blockings, organisation, people};
use chrono::{DateTime, Utc};

/// The two offices.
const OFFICES: [Role; 2] = [Role::Archivist, Role::HrHead];

/// Those of them who can sign in and be told, and who would see the case if nothing of it were blocked, each with the
/// office. Whoever has a part in it is none of them (forvaltningslova § 6).
pub(super) fn block_keepers(
    db: &mut Db,
    case: i32,
    now: DateTime<Utc>,
) -> Result<Vec<(PersonId, Role)>, StoreError> {
    let today = day(now);
    let mut found = vec![];
    for office in OFFICES {
        for holder in people::holders(db, office, today)? {
            let viewer = Viewer {
                person: holder.id,
                roles: people::roles(db, holder.id, today)?,
                at: now,
            };
            if organisation::holder(db, holder.id, today)?.can_be_told
                && blockings::would_see(db, &viewer, case)?
            {
                found.push((holder.id, office));
            }
        }
    }
    Ok(found)
}

/// Who opens it, where `by` does not.
pub(super) fn other_opener(db: &mut Db, case: i32, by: &Viewer) -> Result<Opener, StoreError> {
    let all = block_keepers(db, case, by.at)?;
    let others = all.into_iter().filter(|it| it.0 != by.person);
    let roles: Vec<Role> = others.map(|it| it.1).collect();
    Ok(opener(&roles))
}
