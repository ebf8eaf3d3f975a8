//! Reports, as rows.

use super::db::native;
use super::files::Owner;
use super::schema::{blockings, cases, reports, units};
use super::{Db, StoreError, Tx, is_token, new_uuid};
use crate::domain::case::{Channel, Stage};
use crate::domain::person::PersonId;
use crate::domain::report::{Report, ReportNumber, Status, Subject};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use diesel::dsl::{exists, max, not};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReport {
    pub id: i32,
    pub uuid: String,
    pub number: ReportNumber,
    pub report: Report,
    pub received_at: DateTime<Utc>,
}

/// What a reporter sees of a report afterwards. There is no outcome in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReport {
    pub number: ReportNumber,
    /// The name of the unit it concerns.
    pub unit: Option<String>,
    pub received_at: DateTime<Utc>,
    pub status: Status,
    pub closed_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = reports)]
struct Row {
    id: i32,
    uuid: String,
    year: i32,
    serial: i32,
    reporter_id: i32,
    filed_by_id: i32,
    subject_id: Option<i32>,
    subject_name: String,
    unit_id: Option<i32>,
    account: String,
    happened_on: NaiveDate,
    happened_at: Option<String>,
    channel: String,
    points: String,
    received_at: NaiveDateTime,
}

impl Row {
    fn read(self) -> Result<StoredReport, StoreError> {
        let unreadable =
            |column: &str| StoreError::Unreadable(format!("reports.{column} of {}", self.id));
        Ok(StoredReport {
            id: self.id,
            uuid: self.uuid,
            number: number(self.year, self.serial),
            report: Report {
                reporter: PersonId(self.reporter_id),
                filed_by: PersonId(self.filed_by_id),
                subject: Subject {
                    id: self.subject_id.map(PersonId),
                    name: self.subject_name,
                },
                unit: self.unit_id,
                account: self.account,
                happened_on: self.happened_on,
                happened_at: self.happened_at,
                channel: Channel::parse(&self.channel).ok_or_else(|| unreadable("channel"))?,
                points: serde_json::from_str(&self.points).map_err(|_| unreadable("points"))?,
            },
            received_at: self.received_at.and_utc(),
        })
    }
}

fn number(year: i32, serial: i32) -> ReportNumber {
    ReportNumber { year, serial }
}

/// The reports of the cases that are blocked.
#[diesel::dsl::auto_type(no_type_alias)]
fn blocked() -> _ {
    let blocked = blockings::table
        .filter(blockings::document_id.is_null())
        .filter(blockings::lifted_at.is_null())
        .select(blockings::case_id);
    cases::table
        .filter(cases::id.eq_any(blocked))
        .select(cases::report_id)
}

/// Not that of a case that is blocked: whoever told of the matter does not find it either.
pub fn find(db: &mut Db, number: ReportNumber) -> Result<StoredReport, StoreError> {
    let row: Row = reports::table
        .filter(reports::year.eq(number.year))
        .filter(reports::serial.eq(number.serial))
        .filter(reports::destroyed_at.is_null())
        .filter(reports::id.ne_all(blocked()))
        .select(Row::as_select())
        .first(db)?;
    row.read()
}

/// The report itself, for the case it became.
pub fn find_by_id(db: &mut Db, id: i32) -> Result<StoredReport, StoreError> {
    let row: Row = reports::table.find(id).select(Row::as_select()).first(db)?;
    row.read()
}

/// The report that the filer's draft `token` has become, if it has.
pub fn find_sent(
    db: &mut Db,
    filer: PersonId,
    token: &str,
) -> Result<Option<StoredReport>, StoreError> {
    if !is_token(token) {
        return Ok(None);
    }
    let row: Option<Row> = reports::table
        .filter(reports::draft_token.eq(token))
        .filter(reports::filed_by_id.eq(filer.0))
        .select(Row::as_select())
        .first(db)
        .optional()?;
    row.map(Row::read).transpose()
}

/// Reports that have not become a case, oldest first.
pub fn list_waiting(db: &mut Db) -> Result<Vec<StoredReport>, StoreError> {
    let its_case = cases::table.filter(cases::report_id.eq(reports::id));
    let rows: Vec<Row> = reports::table
        .filter(not(exists(its_case)))
        .order(reports::id)
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(Row::read).collect()
}

/// What one person has reported, newest first.
pub fn list_own(db: &mut Db, reporter: PersonId) -> Result<Vec<OwnReport>, StoreError> {
    type OwnRow = (
        (i32, i32, NaiveDateTime),
        Option<String>,
        Option<(String, Option<NaiveDateTime>)>,
    );
    let hidden: Vec<i32> = blocked().load(db)?;
    let rows: Vec<OwnRow> = reports::table
        .left_join(cases::table.on(cases::report_id.eq(reports::id)))
        .left_join(units::table.on(reports::unit_id.eq(units::id.nullable())))
        .filter(reports::reporter_id.eq(reporter.0))
        .filter(reports::destroyed_at.is_null())
        .filter(reports::id.ne_all(hidden))
        .order(reports::id.desc())
        .select((
            (reports::year, reports::serial, reports::received_at),
            units::name.nullable(),
            (cases::stage, cases::closed_at).nullable(),
        ))
        .load(db)?;
    let own = rows.into_iter().map(|((year, serial, at), unit, case)| {
        let is_closed = |(stage, _): &(String, _)| stage == Stage::Closed.code();
        let status = Status::of(case.is_some(), case.as_ref().is_some_and(is_closed));
        OwnReport {
            number: number(year, serial),
            unit,
            received_at: at.and_utc(),
            status,
            closed_at: case.and_then(|(_, at)| at).map(|at| at.and_utc()),
        }
    });
    Ok(own.collect())
}

/// Remembers the whistleblowing case that the report was sent on from.
pub fn set_origin(tx: &mut Tx<'_>, report: i32, case: i32) -> Result<(), StoreError> {
    diesel::update(reports::table.find(report))
        .set(reports::origin_case_id.eq(case))
        .execute(tx.conn)?;
    tx.touch("reports", report);
    Ok(())
}

/// The whistleblowing case that the report was sent on from, if any.
pub fn origin(db: &mut Db, report: i32) -> Result<Option<i32>, StoreError> {
    let found = reports::table.find(report);
    Ok(found.select(reports::origin_case_id).first(db)?)
}

/// The reports that have been sent on from a case.
pub fn referred_from(db: &mut Db, case: i32) -> Result<Vec<ReportNumber>, StoreError> {
    let rows: Vec<(i32, i32)> = reports::table
        .filter(reports::origin_case_id.eq(case))
        .order(reports::id)
        .select((reports::year, reports::serial))
        .load(db)?;
    let each = rows.into_iter();
    Ok(each.map(|(year, serial)| number(year, serial)).collect())
}

/// Gives the report its number, the next of the year of `day`: the numbers of
/// a year have no gaps, because the number is taken in the write that uses it. A report in which
/// HR has a part has one of another row ([`ReportNumber::FIRST_APART`]).
/// What came with the draft stays whose it was.
pub fn insert(
    tx: &mut Tx<'_>,
    report: &Report,
    draft_token: &str,
    files: Option<&Owner>,
    (day, is_apart): (NaiveDate, bool),
) -> Result<(i32, ReportNumber), StoreError> {
    let (first, most) = if is_apart {
        (ReportNumber::FIRST_APART, i32::MAX)
    } else {
        (1, ReportNumber::FIRST_APART - 1)
    };
    let last: Option<i32> = reports::table
        .filter(reports::year.eq(day.year()))
        .filter(reports::serial.between(first, most))
        .select(max(reports::serial))
        .first(tx.conn)?;
    let number = number(day.year(), last.map_or(first, |last| last + 1));
    let points = serde_json_canonicalizer::to_string(&report.points)
        .expect("a list of strings is always JSON");
    let row = (
        reports::uuid.eq(new_uuid()?),
        reports::year.eq(number.year),
        reports::serial.eq(number.serial),
        reports::reporter_id.eq(report.reporter.0),
        reports::filed_by_id.eq(report.filed_by.0),
        reports::subject_id.eq(report.subject.id.map(|id| id.0)),
        reports::subject_name.eq(&report.subject.name),
        reports::unit_id.eq(report.unit),
        reports::account.eq(&report.account),
        reports::happened_on.eq(report.happened_on),
        reports::happened_at.eq(&report.happened_at),
        reports::channel.eq(report.channel.code()),
        reports::points.eq(points),
        reports::received_at.eq(tx.now.naive_utc()),
        reports::draft_token.eq(draft_token),
        reports::files_owner.eq(files.map(Owner::name)),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(reports::table)
        .values(row)
        .returning(reports::id)
        .get_result(conn))?;
    tx.touch("reports", id);
    Ok((id, number))
}
