//! What belongs to the cases of one page, fetched for all of them at once.

use super::case::{Decision, Document, Mark, Party, Proposal, Recommendation};
use super::utc;
use crate::audit::Payload;
use crate::store::document_formats::{self, Found};
use crate::store::document_variants::{self, Variant};
use crate::store::files::Owner;
use crate::store::schema::{
    assessments, cases, decisions, document_marks, documents, ledger_payloads, letters, parties,
    people, recommendations, retention_marks, units,
};
use crate::store::{Db, StoreError, disposals};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::HashMap;

type AssessmentRow = (i32, String, i32, String, String, i32, NaiveDateTime);
type WordRow = (i32, String, String, i32, NaiveDateTime);
type MarkRow = (
    i32,
    i32,
    String,
    String,
    Option<i32>,
    Option<NaiveDate>,
    NaiveDateTime,
);

type OwnMarkRow = (
    i32,
    String,
    String,
    Option<i32>,
    Option<NaiveDate>,
    NaiveDateTime,
);

#[derive(Queryable)]
struct DocumentRow {
    id: i32,
    uuid: String,
    case_id: i32,
    serial: i32,
    kind: String,
    main_id: Option<i32>,
    title: String,
    public_title: String,
    shielding: String,
    journal_year: Option<i32>,
    journal_serial: Option<i32>,
    name: String,
    extension: String,
    _media_type: String,
    size: i64,
    sha256: String,
    dated_on: NaiveDate,
    created_by_id: i32,
    created_at: NaiveDateTime,
    destroyed_at: Option<NaiveDateTime>,
}

pub(super) struct Parts {
    parties: Vec<(i32, i32, String)>,
    assessments: Vec<AssessmentRow>,
    recommendations: Vec<WordRow>,
    decisions: Vec<WordRow>,
    marks: Vec<MarkRow>,
    markers: HashMap<i32, i32>,
    /// By case, in order.
    documents: HashMap<i32, Vec<DocumentRow>>,
    /// The kind of each letter, by its document.
    letters: HashMap<i32, String>,
    found: HashMap<i32, Found>,
    variants: Vec<Variant>,
    /// How documents are kept that a rule of their own keeps.
    own_marks: HashMap<i32, Mark>,
    /// Whoever stands behind the disposal of a case.
    destroyers: HashMap<i32, i32>,
}

pub(super) struct Own {
    pub parties: Vec<Party>,
    pub proposal: Option<Proposal>,
    pub recommendation: Option<Recommendation>,
    pub decision: Option<Decision>,
    pub marks: Vec<Mark>,
    pub documents: Vec<Document>,
}

/// Names by id. An id that is not there breaks a foreign key, and is said.
pub(super) struct Names(HashMap<i32, String>);

impl Names {
    pub(super) fn of(named: Vec<(i32, String)>) -> Names {
        Names(named.into_iter().collect())
    }

    pub(super) fn get(&self, id: i32) -> Result<String, StoreError> {
        self.0.get(&id).cloned().ok_or(StoreError::NotFound)
    }
}

/// The unit of each person who is in one.
pub(super) fn own_units(db: &mut Db, ids: Vec<i32>) -> Result<HashMap<i32, i32>, StoreError> {
    let found: Vec<(i32, Option<i32>)> = people::table
        .filter(people::id.eq_any(ids))
        .select((people::id, people::unit_id))
        .load(db)?;
    let all = found.into_iter();
    Ok(all.filter_map(|(id, unit)| Some((id, unit?))).collect())
}

pub(super) fn units(db: &mut Db, ids: Vec<i32>) -> Result<Names, StoreError> {
    let found: Vec<(i32, String)> = units::table
        .filter(units::id.eq_any(ids))
        .select((units::id, units::name))
        .load(db)?;
    Ok(Names::of(found))
}

pub(super) fn load(db: &mut Db, ids: &[i32]) -> Result<Parts, StoreError> {
    let marks: Vec<MarkRow> = retention_marks::table
        .filter(retention_marks::case_id.eq_any(ids))
        .order(retention_marks::id)
        .select((
            retention_marks::id,
            retention_marks::case_id,
            retention_marks::outcome,
            retention_marks::reasons,
            retention_marks::months,
            retention_marks::destroy_from,
            retention_marks::marked_at,
        ))
        .load(db)?;
    let papers: Vec<DocumentRow> = documents::table
        .filter(documents::case_id.eq_any(ids))
        .order((documents::case_id, documents::serial))
        .load(db)?;
    let own: Vec<i32> = papers.iter().map(|row| row.id).collect();
    let is_gone = papers.iter().any(|row| row.destroyed_at.is_some());
    let destroyers = is_gone
        .then(|| disposals::destroyers(db, ids))
        .transpose()?;
    let mut by_case: HashMap<i32, Vec<DocumentRow>> = HashMap::new();
    for row in papers {
        by_case.entry(row.case_id).or_default().push(row);
    }
    Ok(Parts {
        found: document_formats::list(db, &own)?.into_iter().collect(),
        variants: document_variants::list(db, &own)?,
        own_marks: own_marks(db, ids)?,
        destroyers: destroyers.unwrap_or_default(),
        documents: by_case,
        parties: parties::table
            .filter(parties::case_id.eq_any(ids))
            .order(parties::id)
            .select((parties::case_id, parties::person_id, parties::role))
            .load(db)?,
        assessments: assessments::table
            .filter(assessments::case_id.eq_any(ids))
            .order(assessments::id)
            .select((
                assessments::case_id,
                assessments::severity,
                assessments::net,
                assessments::ruleset,
                assessments::output,
                assessments::assessed_by_id,
                assessments::assessed_at,
            ))
            .load(db)?,
        recommendations: recommendations::table
            .filter(recommendations::case_id.eq_any(ids))
            .order(recommendations::id)
            .select((
                recommendations::case_id,
                recommendations::severity,
                recommendations::grounds,
                recommendations::recommended_by_id,
                recommendations::recommended_at,
            ))
            .load(db)?,
        decisions: decisions::table
            .filter(decisions::case_id.eq_any(ids))
            .order(decisions::id)
            .select((
                decisions::case_id,
                decisions::severity,
                decisions::grounds,
                decisions::decided_by_id,
                decisions::decided_at,
            ))
            .load(db)?,
        markers: markers(db, ids, &marks)?,
        marks,
        letters: letters::table
            .filter(letters::case_id.eq_any(ids))
            .filter(letters::document_id.is_not_null())
            .select((letters::document_id.assume_not_null(), letters::kind))
            .load::<(i32, String)>(db)?
            .into_iter()
            .collect(),
    })
}

fn own_marks(db: &mut Db, cases: &[i32]) -> Result<HashMap<i32, Mark>, StoreError> {
    let rows: Vec<OwnMarkRow> = document_marks::table
        .filter(document_marks::case_id.eq_any(cases))
        .order(document_marks::id)
        .select((
            document_marks::document_id,
            document_marks::outcome,
            document_marks::reasons,
            document_marks::months,
            document_marks::destroy_from,
            document_marks::marked_at,
        ))
        .load(db)?;
    let each = rows
        .into_iter()
        .map(|(document, outcome, rows, months, destroy_from, at)| {
            let mark = Mark {
                outcome,
                rows: split(&rows),
                months,
                destroy_from,
                at: utc(at),
                by: None,
            };
            (document, mark)
        });
    Ok(each.collect())
}

/// Who made each mark, where a case has several of them and the difference is
/// therefore a change: the actor of the ledger entry that commits to the row.
fn markers(db: &mut Db, ids: &[i32], marks: &[MarkRow]) -> Result<HashMap<i32, i32>, StoreError> {
    let of = |id: &i32| marks.iter().filter(|mark| mark.1 == *id).count();
    let changed: Vec<i32> = ids.iter().copied().filter(|id| of(id) > 1).collect();
    if changed.is_empty() {
        return Ok(HashMap::new());
    }
    let numbers: Vec<(i32, i32)> = cases::table
        .filter(cases::id.eq_any(changed))
        .select((cases::year, cases::serial))
        .load(db)?;
    let subjects = numbers
        .iter()
        .map(|(year, serial)| format!("{year}/{serial}"));
    let payloads: Vec<String> = ledger_payloads::table
        .filter(ledger_payloads::subject.eq_any(subjects.collect::<Vec<_>>()))
        .select(ledger_payloads::payload)
        .load(db)?;
    let mut found = HashMap::new();
    for payload in payloads.iter().filter_map(|text| Payload::read(text)) {
        let person = payload.actor.strip_prefix("u-").map(str::parse::<i32>);
        let rows = payload.rows.iter();
        let keys = rows.filter(|row| row.table == "retention_marks");
        for row in keys {
            if let (Some(Ok(person)), Ok(mark)) = (&person, row.key.parse()) {
                found.insert(mark, *person);
            }
        }
    }
    Ok(found)
}

impl Parts {
    /// The names of everybody these cases mention, and of `wanted`.
    pub(super) fn names(&self, db: &mut Db, mut wanted: Vec<i32>) -> Result<Names, StoreError> {
        wanted.extend(self.parties.iter().map(|row| row.1));
        wanted.extend(self.assessments.iter().map(|row| row.5));
        wanted.extend(self.recommendations.iter().map(|row| row.3));
        wanted.extend(self.decisions.iter().map(|row| row.3));
        let documents = self.documents.values().flatten();
        wanted.extend(documents.map(|row| row.created_by_id));
        wanted.extend(self.markers.values());
        wanted.extend(self.destroyers.values());
        wanted.sort_unstable();
        wanted.dedup();
        let found: Vec<(i32, String)> = people::table
            .filter(people::id.eq_any(wanted))
            .select((people::id, people::name))
            .load(db)?;
        Ok(Names::of(found))
    }

    /// Hands over what belongs to one case.
    pub(super) fn take(
        &mut self,
        case_id: i32,
        owner: &Owner,
        names: &Names,
    ) -> Result<Own, StoreError> {
        let parties = self.parties.iter().filter(|row| row.0 == case_id);
        let parties = parties.map(|(_, person_id, role)| {
            Ok(Party {
                person_id: *person_id,
                name: names.get(*person_id)?,
                role: role.clone(),
            })
        });
        let marks = self.marks.iter().filter(|row| row.1 == case_id);
        let marks = marks.map(|(id, _, outcome, rows, months, destroy_from, at)| {
            let by = self.markers.get(id);
            Ok(Mark {
                outcome: outcome.clone(),
                rows: split(rows),
                months: *months,
                destroy_from: *destroy_from,
                at: utc(*at),
                by: by.map(|person| names.get(*person)).transpose()?,
            })
        });
        let documents = self.documents.remove(&case_id).unwrap_or_default();
        let documents = documents.into_iter().map(|row| {
            let (letter, id) = (self.letters.get(&row.id).cloned(), row.id);
            let mut document = document(row, letter, owner, names)?;
            document.found = self.found.get(&id).cloned();
            document.mark = self.own_marks.remove(&id);
            let by = self.destroyers.get(&case_id);
            document.destroyed_by = by.map(|by| names.get(*by)).transpose()?;
            let own = self.variants.iter().filter(|it| it.document == id);
            document.variants = own.cloned().collect();
            Ok(document)
        });
        Ok(Own {
            parties: parties.collect::<Result<_, StoreError>>()?,
            proposal: latest(&self.assessments, |row| row.0 == case_id)
                .map(|row| proposal(row, names))
                .transpose()?,
            recommendation: latest(&self.recommendations, |row| row.0 == case_id)
                .map(|(_, severity, grounds, by, at)| {
                    Ok::<_, StoreError>(Recommendation {
                        severity: severity.clone(),
                        grounds: grounds.clone(),
                        by: names.get(*by)?,
                        at: utc(*at),
                    })
                })
                .transpose()?,
            decision: latest(&self.decisions, |row| row.0 == case_id)
                .map(|(_, severity, grounds, by, at)| {
                    Ok::<_, StoreError>(Decision {
                        severity: severity.clone(),
                        grounds: grounds.clone(),
                        by: names.get(*by)?,
                        at: utc(*at),
                    })
                })
                .transpose()?,
            marks: marks.collect::<Result<_, StoreError>>()?,
            documents: documents.collect::<Result<_, StoreError>>()?,
        })
    }
}

fn split(rows: &str) -> Vec<String> {
    rows.split_whitespace().map(str::to_owned).collect()
}

fn latest<T>(rows: &[T], own: impl Fn(&T) -> bool) -> Option<&T> {
    rows.iter().rev().find(|row| own(row))
}

fn proposal(row: &AssessmentRow, names: &Names) -> Result<Proposal, StoreError> {
    let (_, severity, net, ruleset, output, by, at) = row;
    Ok(Proposal {
        severity: severity.clone(),
        net: *net,
        ruleset: ruleset.clone(),
        output: output.clone(),
        by: names.get(*by)?,
        at: utc(*at),
    })
}

fn document(
    row: DocumentRow,
    letter: Option<String>,
    owner: &Owner,
    names: &Names,
) -> Result<Document, StoreError> {
    Ok(Document {
        id: row.id,
        uuid: row.uuid,
        serial: row.serial,
        kind: row.kind,
        letter,
        main_id: row.main_id,
        title: row.title,
        public_title: row.public_title,
        shielding: row.shielding,
        journal: (row.journal_year, row.journal_serial),
        name: row.name,
        extension: row.extension,
        size: row.size,
        sha256: row.sha256,
        owner: owner.clone(),
        dated_on: row.dated_on,
        created_by: names.get(row.created_by_id)?,
        created_at: utc(row.created_at),
        destroyed_at: row.destroyed_at.map(utc),
        destroyed_by: None,
        found: None,
        mark: None,
        variants: vec![],
    })
}
