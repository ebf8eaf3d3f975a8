//! The public journal of a period as rows: the words of `offentligJournal.xml`, also of cases that are open or gone.

use super::Profile;
use super::dossier::{Dossier, MASK};
use super::names::Names;
use crate::domain::access::Viewer;
use crate::domain::local_time::{day, midnight};
use crate::store::archive_rows::{self, Case};
use crate::store::{Db, StoreError};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Cases that are fetched at a time.
const PAGE: usize = 200;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub on: NaiveDate,
    pub dated_on: NaiveDate,
    pub year: i32,
    pub serial: i32,
    /// The case and the registration's number in it, `2026/14-3`.
    pub registration: String,
    pub case_title: String,
    pub title: String,
    /// The standard's word (M082).
    pub direction: &'static str,
    /// The standard's word (M087) and the name that the public reads.
    pub correspondents: Vec<(&'static str, String)>,
    /// Why something is kept back; empty where nothing is.
    pub basis: String,
    /// The content is destroyed; the entry stays.
    pub is_destroyed: bool,
}

/// The entries of these days, both with, in the order of the journal. An entry stands whatever becomes of its case;
/// those of a whistleblowing case come when it is closed, since its number alone would tell of it.
///
/// Nothing where a closed case is not for `by`, who has a part in it (forvaltningslova § 6); the entries of an open one
/// come for them when it is closed.
pub fn rows(
    db: &mut Db,
    profile: &Profile,
    by: Option<&Viewer>,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Option<Vec<Row>>, StoreError> {
    let Some(after) = to.succ_opt().filter(|_| from <= to) else {
        return Ok(Some(vec![]));
    };
    let entries = archive_rows::journalled(db, midnight(from), midnight(after))?;
    let mut ids: Vec<i32> = entries.iter().map(|entry| entry.case_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut cases: BTreeMap<i32, Case> = BTreeMap::new();
    for page in ids.chunks(PAGE) {
        let narrow = archive_rows::narrow(db, page)?;
        let theirs = by.map(|by| archive_rows::without_part_in(db, by, page));
        let theirs = theirs.transpose()?;
        for case in archive_rows::whole(db, page)? {
            let is_theirs = theirs.as_ref().is_none_or(|them| them.contains(&case.id));
            let is_gone = case.documents.iter().any(|it| it.destroyed_at.is_some());
            if !is_theirs && !is_gone {
                if case.closed_at.is_some() {
                    return Ok(None);
                }
                continue;
            }
            if case.closed_at.is_some() || !narrow.contains(&case.id) {
                cases.insert(case.id, case);
            }
        }
    }
    let mut dossiers: BTreeMap<i32, (Dossier<'_>, Names)> = BTreeMap::new();
    for (id, case) in &cases {
        let dossier = Dossier::of(case, profile);
        let names = Names::of(dossier.people());
        dossiers.insert(*id, (dossier, names));
    }
    let found = entries.iter().filter_map(|entry| {
        let (dossier, names) = dossiers.get(&entry.case_id)?;
        row(dossier, names, entry.document_id)
    });
    Ok(Some(found.collect()))
}

fn row(dossier: &Dossier<'_>, names: &Names, document: i32) -> Option<Row> {
    let mut registrations = dossier.registrations.iter();
    let entry = registrations.find(|it| it.main.id == document)?;
    let journal = entry.journal?;
    let (case, main) = (dossier.case, entry.main);
    // The extraction refuses such a title; here the journal cannot wait for it to be mended.
    let neutral = |title: &str| {
        let tells = names.find(title).is_some();
        (if tells { MASK } else { title }).to_owned()
    };
    let each = dossier.correspondents(entry).into_iter();
    Some(Row {
        on: day(main.created_at),
        dated_on: main.dated_on,
        year: journal.year,
        serial: journal.serial,
        registration: format!("{}-{}", case.number, entry.number),
        case_title: neutral(&case.public_title),
        title: neutral(&main.public_title),
        direction: journal.direction.word(),
        correspondents: each
            .map(|one| (one.kind, one.public_name.to_owned()))
            .collect(),
        basis: main.shielding.trim().to_owned(),
        is_destroyed: main.destroyed_at.is_some(),
    })
}
