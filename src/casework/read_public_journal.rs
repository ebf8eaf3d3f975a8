//! The archivist fetches the public journal of a period, to publish it (offentleglova § 10). That it was fetched is
//! remembered.

use crate::archive::Profile;
use crate::archive::public_journal::{Row, rows};
use crate::audit::ArchiveCore;
use crate::domain::access::Viewer;
use crate::store::{StoreError, Tx, ledger};
use chrono::NaiveDate;

pub use crate::archive::public_journal::Row as Entry;

/// Nothing where whoever asks has a part in a closed case of it; the operator has none.
pub fn read_public_journal(
    tx: &mut Tx<'_>,
    profile: &Profile,
    by: Option<&Viewer>,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Option<Vec<Row>>, StoreError> {
    let found = rows(tx.db(), profile, by, (from, to))?;
    let event = ArchiveCore::JournalRead {
        from: from.to_string(),
        to: to.to_string(),
    };
    ledger::record(tx, "archive", &event.into())?;
    Ok(found)
}
