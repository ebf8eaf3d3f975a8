//! One closed case as the archive needs it: names instead of ids, and the latest word in each matter.

use super::changes::{self, Change};
use super::{Closed, Correction, corrections, links, parts, utc};
use crate::domain::case::CaseNumber;
use crate::store::document_formats::Found;
use crate::store::document_variants::Variant;
use crate::store::files::{Kept, Owner, owner_said};
use crate::store::schema::{cases, reports};
use crate::store::{Db, StoreError};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Debug)]
pub struct Case {
    pub id: i32,
    pub uuid: String,
    pub number: CaseNumber,
    /// The stage's code, as it stands.
    pub stage: String,
    pub title: String,
    pub public_title: String,
    /// The unit of the officer, which handles the case (M305); where the officer has none, the one that the case is from.
    pub unit: String,
    pub officer: String,
    pub registered_by: String,
    pub registered_at: DateTime<Utc>,
    pub outcome: Option<String>,
    pub closed_by: Option<String>,
    pub closed_at: Option<DateTime<Utc>>,
    pub reporter: String,
    pub reported_at: DateTime<Utc>,
    /// Who the case is about, from the case itself.
    pub subject: String,
    pub subject_id: i32,
    pub parties: Vec<Party>,
    /// The systemIDs of the cases it is linked to, of those that go out with it.
    pub links: Vec<String>,
    pub proposal: Option<Proposal>,
    pub recommendation: Option<Recommendation>,
    pub decision: Option<Decision>,
    /// Oldest first.
    pub marks: Vec<Mark>,
    /// Other things that were changed; in no order.
    pub changes: Vec<Change>,
    /// What was corrected by adding, the oldest first.
    pub corrections: Vec<Correction>,
    /// In the order they came into the case.
    pub documents: Vec<Document>,
}

#[derive(Clone, Debug)]
pub struct Party {
    pub person_id: i32,
    pub name: String,
    /// `subject`, `reporter` or `witness`.
    pub role: String,
}

/// The program's latest proposal.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub severity: String,
    pub net: i32,
    pub ruleset: String,
    /// The assessment's output document, JSON.
    pub output: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct Recommendation {
    pub severity: String,
    pub grounds: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct Decision {
    pub severity: String,
    pub grounds: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// One answer to whether the case is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// `preserved`, `own_period` or `review`.
    pub outcome: String,
    /// The codes of the rows that matched.
    pub rows: Vec<String>,
    pub months: Option<i32>,
    pub destroy_from: Option<NaiveDate>,
    pub at: DateTime<Utc>,
    /// Who made it, as the ledger says; nothing if the ledger does not.
    pub by: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Document {
    pub id: i32,
    pub uuid: String,
    pub serial: i32,
    pub kind: String,
    /// Which letter it is, where it is one.
    pub letter: Option<String>,
    pub main_id: Option<i32>,
    pub title: String,
    pub public_title: String,
    pub shielding: String,
    pub journal: (Option<i32>, Option<i32>),
    /// What the file was called where it came from.
    pub name: String,
    pub extension: String,
    pub size: i64,
    pub sha256: String,
    /// Whose key opens it.
    pub owner: Owner,
    pub dated_on: NaiveDate,
    pub created_by: String,
    pub created_at: DateTime<Utc>,
    /// Its content is gone since then.
    pub destroyed_at: Option<DateTime<Utc>>,
    /// Who stands behind that: whoever carried out the list, or approved it where the command line did.
    pub destroyed_by: Option<String>,
    /// What was found of its format, where somebody has looked.
    pub found: Option<Found>,
    /// Where a rule of its own keeps it.
    pub mark: Option<Mark>,
    /// Its other forms that count, the oldest first.
    pub variants: Vec<Variant>,
}

impl Document {
    /// Where its file is found.
    pub fn kept(&self) -> Kept {
        Kept {
            owner: self.owner.clone(),
            sha256: self.sha256.clone(),
            size: self.size,
        }
    }

    /// Where the file of another form of it is found: beside its own.
    pub fn kept_variant(&self, variant: &Variant) -> Kept {
        Kept {
            owner: self.owner.clone(),
            sha256: variant.sha256.clone(),
            size: variant.size,
        }
    }
}

/// The columns of [`COLUMNS`], and no more: a case has more of them than the archive needs.
#[derive(Queryable)]
pub(super) struct Row {
    id: i32,
    uuid: String,
    year: i32,
    serial: i32,
    stage: String,
    report_id: i32,
    title: String,
    public_title: String,
    subject_id: i32,
    unit_id: i32,
    officer_id: i32,
    registered_by_id: i32,
    registered_at: NaiveDateTime,
    outcome: Option<String>,
    closed_by_id: Option<i32>,
    closed_at: Option<NaiveDateTime>,
}

type Columns = (
    cases::id,
    cases::uuid,
    cases::year,
    cases::serial,
    cases::stage,
    cases::report_id,
    cases::title,
    cases::public_title,
    cases::subject_id,
    cases::unit_id,
    cases::officer_id,
    cases::registered_by_id,
    cases::registered_at,
    cases::outcome,
    cases::closed_by_id,
    cases::closed_at,
);

pub(super) const COLUMNS: Columns = (
    cases::id,
    cases::uuid,
    cases::year,
    cases::serial,
    cases::stage,
    cases::report_id,
    cases::title,
    cases::public_title,
    cases::subject_id,
    cases::unit_id,
    cases::officer_id,
    cases::registered_by_id,
    cases::registered_at,
    cases::outcome,
    cases::closed_by_id,
    cases::closed_at,
);

/// Fetches what belongs to the cases of one page: a handful of questions, however many cases. Links are
/// named where both ends are closed in the period.
pub(super) fn complete(
    db: &mut Db,
    closed: Option<Closed>,
    rows: Vec<Row>,
) -> Result<Vec<Case>, StoreError> {
    let ids: Vec<i32> = rows.iter().map(|row| row.id).collect();
    let report_ids: Vec<i32> = rows.iter().map(|row| row.report_id).collect();
    let reports: Vec<(i32, i32, NaiveDateTime, Option<String>)> = reports::table
        .filter(reports::id.eq_any(&report_ids))
        .select((
            reports::id,
            reports::reporter_id,
            reports::received_at,
            reports::files_owner,
        ))
        .load(db)?;
    let mut parts = parts::load(db, &ids)?;
    let mut links = match closed {
        Some(closed) => links::load(db, closed, &ids)?,
        None => HashMap::new(),
    };
    let numbers: Vec<(i32, String)> = rows
        .iter()
        .map(|row| (row.id, format!("{}/{}", row.year, row.serial)))
        .collect();
    let mut changes = changes::load(db, &numbers)?;
    let mut corrections = corrections::load(db, &ids)?;
    let mut wanted: Vec<i32> = reports
        .iter()
        .map(|(_, reporter, _, _)| *reporter)
        .collect();
    for row in &rows {
        wanted.extend([row.subject_id, row.officer_id, row.registered_by_id]);
        wanted.extend(row.closed_by_id);
    }
    let names = parts.names(db, wanted)?;
    let officers = rows.iter().map(|row| row.officer_id).collect();
    let own = parts::own_units(db, officers)?;
    let unit = |row: &Row| own.get(&row.officer_id).copied().unwrap_or(row.unit_id);
    let units = parts::units(db, rows.iter().map(unit).collect())?;
    rows.into_iter()
        .map(|row| {
            let (_, reporter, reported_at, owner) = reports
                .iter()
                .find(|(id, _, _, _)| *id == row.report_id)
                .ok_or(StoreError::NotFound)?;
            let owner = owner_said(row.report_id, owner.clone())?;
            let unit = units.get(unit(&row))?;
            let own = parts.take(row.id, &owner, &names)?;
            let number = CaseNumber {
                year: row.year,
                serial: row.serial,
            };
            Ok(Case {
                id: row.id,
                number,
                uuid: row.uuid,
                stage: row.stage,
                title: row.title,
                public_title: row.public_title,
                unit,
                officer: names.get(row.officer_id)?,
                registered_by: names.get(row.registered_by_id)?,
                registered_at: utc(row.registered_at),
                outcome: row.outcome,
                closed_by: row.closed_by_id.map(|id| names.get(id)).transpose()?,
                closed_at: row.closed_at.map(utc),
                reporter: names.get(*reporter)?,
                reported_at: utc(*reported_at),
                subject: names.get(row.subject_id)?,
                subject_id: row.subject_id,
                parties: own.parties,
                links: links.remove(&row.id).unwrap_or_default(),
                changes: changes.remove(&row.id).unwrap_or_default(),
                corrections: corrections.remove(&row.id).unwrap_or_default(),
                proposal: own.proposal,
                recommendation: own.recommendation,
                decision: own.decision,
                marks: own.marks,
                documents: own.documents,
            })
        })
        .collect()
}
