//! Whether an archivist may take out what was closed in a period: never where a case there is not theirs to see.

use crate::domain::access::Viewer;
use crate::store::exports::Export;
use crate::store::{Db, StoreError, export_cases};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Whoever has a part in a case does not prepare it (forvaltningslova § 6), and an extraction has everything
/// that is in it. Another archivist, or the operator, takes out that period.
pub fn may_extract(
    db: &mut Db,
    by: &Viewer,
    period: (NaiveDate, NaiveDate),
) -> Result<bool, StoreError> {
    let held = export_cases::closed_in(db, period)?;
    export_cases::sees_each(db, by, &held)
}

/// Whether an extraction that was asked for is for `by`: by the cases that lie in it, also one that was taken up again.
pub fn may_fetch(db: &mut Db, by: &Viewer, export: &Export) -> Result<bool, StoreError> {
    let held = export_cases::of_export(db, export)?;
    export_cases::sees_each(db, by, &held)
}

/// Those of the extractions that are not for `by`.
pub(super) fn not_for(
    db: &mut Db,
    by: &Viewer,
    exports: &[Export],
) -> Result<BTreeSet<String>, StoreError> {
    let mut found = BTreeSet::new();
    for export in exports {
        if !may_fetch(db, by, export)? {
            found.insert(export.uuid.clone());
        }
    }
    Ok(found)
}
