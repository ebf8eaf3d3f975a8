//! Lists of cases and of waiting reports, for whoever may see them: the same sight for rows, counts and hits.

use super::reports::{self, StoredReport};
use super::schema::{assessments, cases, decisions, people, recommendations, units};
use super::visibility::{Visible, visible};
use super::{Db, StoreError, hr_reports};
use crate::domain::access::{Sight, Viewer};
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::person::PersonId;
use crate::domain::severity::Severity;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// What a list asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in the title, or in the name of the one it is about.
    pub words: String,
    pub stage: Option<Stage>,
    /// The severity that stands: decided, else recommended, else proposed.
    pub severity: Option<Severity>,
    /// Only cases of this officer.
    pub officer: Option<PersonId>,
    /// Closed cases too.
    pub with_closed: bool,
}

/// A case as a list shows it.
#[derive(Clone, Debug)]
pub struct Row {
    pub number: CaseNumber,
    pub stage: Stage,
    pub title: String,
    pub unit: String,
    pub officer: String,
    pub registered_at: DateTime<Utc>,
    pub severity: Option<Severity>,
}

/// One page of a list, and how many there are in all.
#[derive(Clone, Debug)]
pub struct Page {
    pub rows: Vec<Row>,
    pub count: usize,
}

/// Rows a page.
pub const PAGE: usize = 25;

type Found = (i32, i32, i32, String, String, i32, i32, NaiveDateTime);

/// The newest case first. `page` counts from 0.
pub fn list(
    db: &mut Db,
    viewer: &Viewer,
    filter: &Filter,
    page: usize,
) -> Result<Page, StoreError> {
    let names: BTreeMap<i32, String> = super::people::names(db)?;
    let units: Vec<(i32, String)> = units::table.select((units::id, units::name)).load(db)?;
    let units: BTreeMap<i32, String> = units.into_iter().collect();
    let found: Vec<Found> = filtered(db, viewer, filter)?
        .order((cases::year.desc(), cases::serial.desc()))
        .select((
            cases::id,
            cases::year,
            cases::serial,
            cases::stage,
            cases::title,
            cases::unit_id,
            cases::officer_id,
            cases::registered_at,
        ))
        .load(db)?;
    let ids: Vec<i32> = found.iter().map(|row| row.0).collect();
    let standing = standing(db, &ids)?;
    let mut rows = vec![];
    for (id, year, serial, stage, title, unit, officer, registered_at) in found {
        let severity = standing.get(&id).copied();
        if filter.severity.is_some() && filter.severity != severity {
            continue;
        }
        rows.push(Row {
            number: CaseNumber { year, serial },
            stage: Stage::parse(&stage)
                .ok_or_else(|| StoreError::Unreadable("cases.stage".to_owned()))?,
            title,
            unit: units.get(&unit).cloned().unwrap_or_default(),
            officer: names.get(&officer).cloned().unwrap_or_default(),
            registered_at: registered_at.and_utc(),
            severity,
        });
    }
    let count = rows.len();
    let rows = rows.into_iter().skip(page * PAGE).take(PAGE).collect();
    Ok(Page { rows, count })
}

fn filtered(db: &mut Db, viewer: &Viewer, filter: &Filter) -> Result<Visible, StoreError> {
    let mut query = visible(viewer);
    if let Some(stage) = filter.stage {
        query = query.filter(cases::stage.eq(stage.code()));
    } else if !filter.with_closed {
        query = query.filter(cases::stage.ne(Stage::Closed.code()));
    }
    if let Some(officer) = filter.officer {
        query = query.filter(cases::officer_id.eq(officer.0));
    }
    let words = filter.words.trim().to_lowercase();
    if !words.is_empty() {
        // Folded here and not in the database, where æ, ø and å are letters only on PostgreSQL.
        let is_hit = |text: &str| text.to_lowercase().contains(&words);
        let everybody: Vec<(i32, String)> =
            people::table.select((people::id, people::name)).load(db)?;
        let people: Vec<i32> = everybody
            .into_iter()
            .filter_map(|(id, name)| is_hit(&name).then_some(id))
            .collect();
        let titles: Vec<(i32, String)> =
            visible(viewer).select((cases::id, cases::title)).load(db)?;
        let titled: Vec<i32> = titles
            .into_iter()
            .filter_map(|(id, title)| is_hit(&title).then_some(id))
            .collect();
        query = query.filter(
            cases::subject_id
                .eq_any(people)
                .or(cases::id.eq_any(titled)),
        );
    }
    Ok(query)
}

/// The severity that stands in each case: decided, else recommended, else proposed.
fn standing(db: &mut Db, ids: &[i32]) -> Result<BTreeMap<i32, Severity>, StoreError> {
    let proposed: Vec<(i32, String)> = assessments::table
        .filter(assessments::case_id.eq_any(ids))
        .order(assessments::id)
        .select((assessments::case_id, assessments::severity))
        .load(db)?;
    let recommended: Vec<(i32, String)> = recommendations::table
        .filter(recommendations::case_id.eq_any(ids))
        .order(recommendations::id)
        .select((recommendations::case_id, recommendations::severity))
        .load(db)?;
    let decided: Vec<(i32, String)> = decisions::table
        .filter(decisions::case_id.eq_any(ids))
        .order(decisions::id)
        .select((decisions::case_id, decisions::severity))
        .load(db)?;
    let all = proposed.into_iter().chain(recommended).chain(decided);
    Ok(all
        .filter_map(|(id, code)| Some((id, Severity::parse(&code)?)))
        .collect())
}

/// Reports that wait to be registered, for an officer who may see them: HR has
/// been told of the report, it is not [kept from](super::hr_reports) the officer because HR has a part in it,
/// and the officer is neither its subject nor its reporter.
pub fn waiting(db: &mut Db, viewer: &Viewer) -> Result<Vec<StoredReport>, StoreError> {
    if viewer.sight() != Sight::All {
        return Ok(vec![]);
    }
    let mut reports = reports::list_waiting(db)?;
    let kept = hr_reports::kept_from(db, viewer)?;
    reports.retain(|stored| !kept.contains(&stored.id) && !implicates(stored, viewer));
    Ok(reports)
}

/// One waiting report, under the same sight.
pub fn find_waiting(
    db: &mut Db,
    viewer: &Viewer,
    number: crate::domain::report::ReportNumber,
) -> Result<StoredReport, StoreError> {
    let mut waiting = waiting(db, viewer)?;
    let at = waiting.iter().position(|stored| stored.number == number);
    at.map(|at| waiting.swap_remove(at))
        .ok_or(StoreError::NotFound)
}

fn implicates(stored: &StoredReport, viewer: &Viewer) -> bool {
    stored.report.reporter == viewer.person || stored.report.subject.id == Some(viewer.person)
}
