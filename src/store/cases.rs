//! Cases, as rows. Whoever looks is an argument: the implicated do not find what is there.

use super::schema::cases;
use super::visibility::open_to;
use super::{Db, StoreError, Tx, new_uuid};
use crate::domain::access::Viewer;
use crate::domain::administrative_law::RuleSet;
use crate::domain::case::{CaseNumber, Channel, Stage};
use crate::domain::coded::Coded;
use crate::domain::local_time;
use crate::domain::person::PersonId;
use crate::domain::severity::Severity;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug)]
pub struct Case {
    pub id: i32,
    pub uuid: String,
    pub number: CaseNumber,
    pub stage: Stage,
    pub report_id: i32,
    /// The real title; shielded.
    pub title: String,
    pub public_title: String,
    pub subject: PersonId,
    pub unit_id: i32,
    pub officer: PersonId,
    pub happened_on: NaiveDate,
    pub channel: Channel,
    pub ruleset: String,
    /// The administrative law it began under and keeps (`domain::administrative_law`).
    pub administrative_law: String,
    pub registered_by: PersonId,
    pub registered_at: DateTime<Utc>,
    pub outcome: Option<Severity>,
    pub closed_at: Option<DateTime<Utc>>,
    pub narrowed_at: Option<DateTime<Utc>>,
}

impl Case {
    /// Whether it is for those alone who are named in it: the report is a whistleblowing report.
    pub fn is_narrow(&self) -> bool {
        self.narrowed_at.is_some()
    }

    /// The administrative law as rules; a case from before there were two is under that of 1967.
    pub fn law(&self) -> RuleSet {
        RuleSet::parse(&self.administrative_law).unwrap_or_default()
    }
}

/// A case that is to be.
#[derive(Clone, Debug)]
pub struct NewCase {
    pub report_id: i32,
    pub title: String,
    pub public_title: String,
    pub subject: PersonId,
    pub unit_id: i32,
    pub officer: PersonId,
    pub happened_on: NaiveDate,
    pub channel: Channel,
    pub ruleset: String,
    pub administrative_law: &'static str,
    pub registered_by: PersonId,
    /// Whether it is for those alone who are named in it.
    pub is_narrow: bool,
    /// Whether somebody has a part in it who would see a number of the open row missing.
    pub is_apart: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
struct Row {
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
    happened_on: NaiveDate,
    channel: String,
    ruleset: String,
    registered_by_id: i32,
    registered_at: NaiveDateTime,
    outcome: Option<String>,
    closed_at: Option<NaiveDateTime>,
    administrative_law: Option<String>,
    narrowed_at: Option<NaiveDateTime>,
}

impl TryFrom<Row> for Case {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Case, StoreError> {
        let unknown = |what: &str| StoreError::Unreadable(format!("cases.{what}"));
        Ok(Case {
            id: row.id,
            uuid: row.uuid,
            number: CaseNumber {
                year: row.year,
                serial: row.serial,
            },
            stage: Stage::parse(&row.stage).ok_or_else(|| unknown("stage"))?,
            report_id: row.report_id,
            title: row.title,
            public_title: row.public_title,
            subject: PersonId(row.subject_id),
            unit_id: row.unit_id,
            officer: PersonId(row.officer_id),
            happened_on: row.happened_on,
            channel: Channel::parse(&row.channel).ok_or_else(|| unknown("channel"))?,
            ruleset: row.ruleset,
            administrative_law: row.administrative_law.unwrap_or_default(),
            registered_by: PersonId(row.registered_by_id),
            registered_at: row.registered_at.and_utc(),
            outcome: row.outcome.as_deref().and_then(Severity::parse),
            closed_at: row.closed_at.map(|at| at.and_utc()),
            narrowed_at: row.narrowed_at.map(|at| at.and_utc()),
        })
    }
}

/// The case with this number, if `viewer` may see it.
pub fn find(db: &mut Db, viewer: &Viewer, number: CaseNumber) -> Result<Case, StoreError> {
    let row: Row = open_to(viewer)
        .filter(cases::year.eq(number.year))
        .filter(cases::serial.eq(number.serial))
        .select(Row::as_select())
        .first(db)?;
    row.try_into()
}

/// Finds a case to change it.
pub fn take(tx: &mut Tx<'_>, viewer: &Viewer, number: CaseNumber) -> Result<Case, StoreError> {
    find(tx.conn, viewer, number)
}

/// Whether `viewer` may see the case with this number.
pub fn sees(db: &mut Db, viewer: &Viewer, number: CaseNumber) -> Result<bool, StoreError> {
    let found: Option<i32> = open_to(viewer)
        .filter(cases::year.eq(number.year))
        .filter(cases::serial.eq(number.serial))
        .select(cases::id)
        .first(db)
        .optional()?;
    Ok(found.is_some())
}

/// The cases that the viewer is the officer of, and that are not closed.
pub fn list_of_officer(db: &mut Db, viewer: &Viewer) -> Result<Vec<Case>, StoreError> {
    let rows: Vec<Row> = open_to(viewer)
        .filter(cases::officer_id.eq(viewer.person.0))
        .filter(cases::stage.ne(Stage::Closed.code()))
        .order(cases::id)
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(Case::try_from).collect()
}

/// The case with this number, for the house's own errands: to whom it must not be shown is the verb's to judge.
pub fn by_number(db: &mut Db, number: CaseNumber) -> Result<Case, StoreError> {
    let row: Row = cases::table
        .filter(cases::year.eq(number.year))
        .filter(cases::serial.eq(number.serial))
        .select(Row::as_select())
        .first(db)?;
    row.try_into()
}

/// Whether what the case says is destroyed, and only what the journal keeps is left.
pub fn is_destroyed(db: &mut Db, id: i32) -> Result<bool, StoreError> {
    let at: Option<NaiveDateTime> = cases::table
        .find(id)
        .select(cases::destroyed_at)
        .first(db)?;
    Ok(at.is_some())
}

/// Whether there is a case with this number, whoever may see it.
pub fn exists(db: &mut Db, number: CaseNumber) -> Result<bool, StoreError> {
    match by_number(db, number) {
        Ok(_) => Ok(true),
        Err(StoreError::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The case itself, for the house's own errands: who is to be told, what is to be kept.
pub fn by_id(db: &mut Db, id: i32) -> Result<Case, StoreError> {
    let row: Row = cases::table.find(id).select(Row::as_select()).first(db)?;
    row.try_into()
}

/// Every case that is not closed, the oldest first: for what the house does by itself.
pub fn list_open(db: &mut Db) -> Result<Vec<i32>, StoreError> {
    Ok(cases::table
        .filter(cases::stage.ne(Stage::Closed.code()))
        .order(cases::id)
        .select(cases::id)
        .load(db)?)
}

/// The number of the case that a report became, if it did.
pub fn of_report(db: &mut Db, report_id: i32) -> Result<Option<CaseNumber>, StoreError> {
    let found: Option<(i32, i32)> = cases::table
        .filter(cases::report_id.eq(report_id))
        .select((cases::year, cases::serial))
        .first(db)
        .optional()?;
    Ok(found.map(|(year, serial)| CaseNumber { year, serial }))
}

/// Registers a case under the next number of the year in the municipality's own
/// time. The writer is alone, so the numbers have no gaps: a case for those alone who are
/// named in it has a number of another row ([`CaseNumber::FIRST_NARROW`]), and so has one in which
/// somebody has a part who reads lists ([`CaseNumber::FIRST_APART`]): none is missing to
/// whoever may not know of it.
pub fn insert(tx: &mut Tx<'_>, new: &NewCase) -> Result<(i32, CaseNumber), StoreError> {
    let year = local_time::day(tx.now).year();
    let (first, most) = match (new.is_narrow, new.is_apart) {
        (true, _) => (CaseNumber::FIRST_NARROW, CaseNumber::FIRST_APART - 1),
        (false, true) => (CaseNumber::FIRST_APART, i32::MAX),
        (false, false) => (1, CaseNumber::FIRST_NARROW - 1),
    };
    let last: Option<i32> = cases::table
        .filter(cases::year.eq(year))
        .filter(cases::serial.between(first, most))
        .select(diesel::dsl::max(cases::serial))
        .first(tx.conn)?;
    let number = CaseNumber {
        year,
        serial: last.map_or(first, |last| last + 1),
    };
    let id: i32 = diesel::insert_into(cases::table)
        .values((
            cases::uuid.eq(new_uuid()?),
            cases::year.eq(number.year),
            cases::serial.eq(number.serial),
            cases::stage.eq(Stage::Registered.code()),
            cases::report_id.eq(new.report_id),
            cases::title.eq(&new.title),
            cases::public_title.eq(&new.public_title),
            cases::subject_id.eq(new.subject.0),
            cases::unit_id.eq(new.unit_id),
            cases::officer_id.eq(new.officer.0),
            cases::happened_on.eq(new.happened_on),
            cases::channel.eq(new.channel.code()),
            cases::ruleset.eq(&new.ruleset),
            cases::administrative_law.eq(new.administrative_law),
            cases::registered_by_id.eq(new.registered_by.0),
            cases::registered_at.eq(tx.now.naive_utc()),
            cases::narrowed_at.eq(new.is_narrow.then_some(tx.now.naive_utc())),
        ))
        .returning(cases::id)
        .get_result(tx.conn)?;
    tx.touch("cases", id);
    Ok((id, number))
}

/// Moves a case from the stage it was read in. Two officers cannot both win.
pub fn advance(tx: &mut Tx<'_>, case: &Case, to: Stage) -> Result<(), StoreError> {
    let here = cases::table
        .filter(cases::id.eq(case.id))
        .filter(cases::stage.eq(case.stage.code()));
    let moved = diesel::update(here)
        .set(cases::stage.eq(to.code()))
        .execute(tx.conn)?;
    tx.touch("cases", case.id);
    if moved == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

/// Gives the case to another officer than the one it was read with.
pub fn assign(tx: &mut Tx<'_>, case: &Case, to: PersonId) -> Result<(), StoreError> {
    let here = cases::table
        .filter(cases::id.eq(case.id))
        .filter(cases::officer_id.eq(case.officer.0));
    let moved = diesel::update(here)
        .set(cases::officer_id.eq(to.0))
        .execute(tx.conn)?;
    tx.touch("cases", case.id);
    if moved == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

/// From now on the case is for those alone who are named in it, under a title that does not tell.
pub fn narrow(tx: &mut Tx<'_>, case: &Case, public_title: &str) -> Result<(), StoreError> {
    diesel::update(cases::table.find(case.id))
        .set((
            cases::narrowed_at.eq(tx.now.naive_utc()),
            cases::public_title.eq(public_title),
        ))
        .execute(tx.conn)?;
    tx.touch("cases", case.id);
    Ok(())
}

/// Closes a case with its outcome; `grounds` where it is closed before its clocks have run out.
pub fn close(
    tx: &mut Tx<'_>,
    case: &Case,
    outcome: Severity,
    grounds: Option<&str>,
    by: PersonId,
) -> Result<(), StoreError> {
    advance(tx, case, Stage::Closed)?;
    diesel::update(cases::table.find(case.id))
        .set((
            cases::outcome.eq(outcome.code()),
            cases::closing_grounds.eq(grounds),
            cases::closed_by_id.eq(by.0),
            cases::closed_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Takes a closed case up again: it has no outcome until it is decided anew.
pub fn reopen(tx: &mut Tx<'_>, case: &Case, to: Stage) -> Result<(), StoreError> {
    advance(tx, case, to)?;
    diesel::update(cases::table.find(case.id))
        .set((
            cases::outcome.eq(None::<String>),
            cases::closing_grounds.eq(None::<String>),
            cases::closed_by_id.eq(None::<i32>),
            cases::closed_at.eq(None::<NaiveDateTime>),
        ))
        .execute(tx.conn)?;
    Ok(())
}
