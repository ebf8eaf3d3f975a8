//! Whether an archivist may take out what was closed in a period: never where a case there is not theirs to see.

use crate::domain::access::Viewer;
use crate::domain::local_time::midnight;
use crate::store::exports::Export;
use crate::store::{Db, StoreError, retention};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Whoever has a part in a case does not prepare it (forvaltningslova § 6), and an extraction has everything
/// that is in it. Another archivist, or the operator, takes out that period.
pub fn may_extract(
    db: &mut Db,
    by: &Viewer,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<bool, StoreError> {
    let until = to.succ_opt().unwrap_or(to);
    retention::sees_all_closed(db, by, midnight(from), midnight(until))
}

/// Those of the extractions that are not for `by`.
pub(super) fn not_for(
    db: &mut Db,
    by: &Viewer,
    exports: &[Export],
) -> Result<BTreeSet<String>, StoreError> {
    let mut found = BTreeSet::new();
    for export in exports {
        if !may_extract(db, by, (export.from_on, export.to_on))? {
            found.insert(export.uuid.clone());
        }
    }
    Ok(found)
}
