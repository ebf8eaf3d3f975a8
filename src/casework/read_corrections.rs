//! The archivist looks at what was corrected in a closed case.

use super::Failure;
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::correction::is_of_archive;
use crate::store::closed_cases::{ClosedCase, find_kept};
use crate::store::corrections::Correction;
use crate::store::{Db, StoreError, Tx, cases, corrections, documents, ledger, people};
use std::collections::BTreeMap;

/// A correction, and whether its words are for whoever looks.
#[derive(Clone, Debug)]
pub struct Seen {
    pub correction: Correction,
    pub is_told: bool,
}

#[derive(Clone, Debug)]
pub struct KeptCorrections {
    pub case: ClosedCase,
    /// A case that is open again is its officer's to correct.
    pub is_closed: bool,
    /// The oldest first.
    pub corrections: Vec<Seen>,
    /// The documents of the case by their number, each with its public title.
    pub documents: Vec<(i32, String)>,
    pub names: BTreeMap<i32, String>,
}

/// Opens the archive's page of the case's corrections. That somebody looked is remembered.
pub fn open_kept_corrections(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
) -> Result<KeptCorrections, Failure> {
    let case = find_kept(tx.db(), by, number)?;
    let titles = documents::public_titles(tx.db(), case.id)?;
    let papers = documents::list(tx.db(), case.id)?;
    let titled = papers.into_iter().map(|it| {
        let title = titles.get(&it.id).cloned().unwrap_or_default();
        (it.serial, title)
    });
    let kept = KeptCorrections {
        is_closed: cases::by_id(tx.db(), case.id)?.stage == Stage::Closed,
        corrections: seen(tx.db(), by, number, case.id)?,
        documents: titled.collect(),
        names: people::names(tx.db())?,
        case,
    };
    let page = "corrections";
    ledger::record(tx, &number.to_string(), &Event::CaseRead { page })?;
    Ok(kept)
}

/// The corrections of a case that `by` has found, perhaps without being let into what is in it.
pub fn seen(
    db: &mut Db,
    by: &Viewer,
    number: CaseNumber,
    case_id: i32,
) -> Result<Vec<Seen>, StoreError> {
    let reads_case = match cases::find(db, by, number) {
        Ok(_) => true,
        Err(StoreError::NotFound) => false,
        Err(other) => return Err(other),
    };
    let all = corrections::list(db, case_id)?.into_iter();
    let all = all.map(|correction| Seen {
        is_told: reads_case || is_of_archive(correction.made_as),
        correction,
    });
    Ok(all.collect())
}
