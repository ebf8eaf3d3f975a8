//! How cases stand in the archive core: what was written for it, what it has taken, what it turned away.

use crate::domain::access::Viewer;
use crate::store::closed_cases::{ClosedCase, list_closed};
use crate::store::core_units::{self, Place, Unit};
use crate::store::{Db, StoreError};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// How one case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub made_at: DateTime<Utc>,
    pub version: i32,
    /// Where the core keeps the case itself.
    pub place: Option<Place>,
    /// Registrations that the core has taken, of those that were written.
    pub taken: usize,
    pub registrations: usize,
    /// What the core has taken: its key, whether it is the case itself, and where it is kept.
    pub archived: Vec<(String, bool, Place)>,
    /// The message and what the core said, where it has not taken something.
    pub failed: Vec<(String, Option<String>)>,
}

impl Standing {
    /// Whether the core has all of it.
    pub fn is_whole(&self) -> bool {
        self.place.is_some() && self.taken == self.registrations
    }

    fn of(units: &[Unit]) -> Option<Standing> {
        let latest = units.iter().max_by_key(|unit| unit.made_at)?;
        let case = units.iter().find(|unit| unit.document_id.is_none());
        let parts = || units.iter().filter(|unit| unit.document_id.is_some());
        let failed = units.iter().filter_map(|unit| {
            let failed = unit.failed.as_ref()?;
            Some((unit.message.clone(), failed.text.clone()))
        });
        let mut failed: Vec<_> = failed.collect();
        failed.dedup();
        let archived = units.iter().filter_map(|unit| {
            let place = unit.archived.as_ref()?.place.clone();
            Some((unit.key.clone(), unit.document_id.is_none(), place))
        });
        Some(Standing {
            made_at: latest.made_at,
            version: latest.version,
            place: case
                .and_then(|unit| unit.archived.as_ref())
                .map(|archived| archived.place.clone()),
            taken: parts().filter(|unit| unit.archived.is_some()).count(),
            registrations: parts().count(),
            archived: archived.collect(),
            failed,
        })
    }
}

/// Nothing where nothing was written for the core.
pub fn standing(db: &mut Db, case: i32) -> Result<Option<Standing>, StoreError> {
    Ok(Standing::of(&core_units::of_case(db, case)?))
}

/// The standing of each of these cases that has one, by its row.
pub fn of(db: &mut Db, cases: &[ClosedCase]) -> Result<BTreeMap<i32, Standing>, StoreError> {
    let ids: Vec<i32> = cases.iter().map(|case| case.id).collect();
    let mut units: BTreeMap<i32, Vec<Unit>> = BTreeMap::new();
    for page in ids.chunks(500) {
        for unit in core_units::of_cases(db, page)? {
            units.entry(unit.case_id).or_default().push(unit);
        }
    }
    let each = units.into_iter();
    Ok(each
        .filter_map(|(case, units)| Some((case, Standing::of(&units)?)))
        .collect())
}

/// The closed cases that the viewer may see and that were written for the core, the latest closed first.
pub fn list(db: &mut Db, by: &Viewer) -> Result<Vec<(ClosedCase, Standing)>, StoreError> {
    let cases = list_closed(db, by)?;
    let mut standings = of(db, &cases)?;
    let each = cases.into_iter();
    Ok(each
        .filter_map(|case| standings.remove(&case.id).map(|it| (case, it)))
        .collect())
}
