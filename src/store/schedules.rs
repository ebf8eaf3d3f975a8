//! The retention schedule, version by version, as rows.

use super::db::native;
use super::schema::{schedule_rules, schedules};
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use crate::domain::retention::{Outcome, WarningPolicy};
use crate::domain::schedule::{OWN, Rule, Schedule};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

/// A version as it was written, and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub id: i32,
    pub number: i32,
    pub schedule: Schedule,
    pub drafted_by: PersonId,
    pub drafted_at: DateTime<Utc>,
    pub approved: Option<Approved>,
}

/// A second person's approval, and the day from which the version holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approved {
    pub by: PersonId,
    pub at: DateTime<Utc>,
    pub from: NaiveDate,
}

#[derive(Queryable)]
struct Row {
    id: i32,
    version: i32,
    owner: String,
    warning_policy: String,
    warning_reason: String,
    review_on: NaiveDate,
    drafted_by_id: i32,
    drafted_at: NaiveDateTime,
    approved_by_id: Option<i32>,
    approved_at: Option<NaiveDateTime>,
    from_on: Option<NaiveDate>,
}

/// The name the database keeps of the answer on warnings.
fn policy(policy: WarningPolicy) -> &'static str {
    match policy {
        WarningPolicy::Unset => "unset",
        WarningPolicy::IsConsequence => "yes",
        WarningPolicy::IsNotConsequence => "no",
    }
}

impl Version {
    /// The day by which it was to be looked at anew, where that has passed.
    pub fn overdue(&self, today: NaiveDate) -> Option<NaiveDate> {
        let own = &self.schedule;
        own.is_overdue(today).then_some(own.review_on)
    }
}

/// Writes the next version. It holds when somebody else has approved it.
pub fn insert(tx: &mut Tx<'_>, new: &Schedule, by: PersonId) -> Result<i32, StoreError> {
    let last: Option<i32> = schedules::table
        .select(diesel::dsl::max(schedules::version))
        .first(tx.conn)?;
    let number = last.unwrap_or(0) + 1;
    let row = (
        schedules::version.eq(number),
        schedules::owner.eq(&new.owner),
        schedules::warning_policy.eq(policy(new.warning)),
        schedules::warning_reason.eq(&new.warning_reason),
        schedules::review_on.eq(new.review_on),
        schedules::drafted_by_id.eq(by.0),
        schedules::drafted_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(schedules::table)
        .values(row)
        .returning(schedules::id)
        .get_result(conn))?;
    tx.touch("schedules", id);
    for rule in &new.rules {
        insert_rule(tx, id, rule)?;
    }
    Ok(number)
}

fn insert_rule(tx: &mut Tx<'_>, schedule: i32, rule: &Rule) -> Result<(), StoreError> {
    let months = rule.months.map(i32::try_from).transpose();
    let months = months.map_err(|_| StoreError::Unreadable("a period of aeons".to_owned()))?;
    let [other_rules, own_needs, of_others, of_citizens] = &rule.weighed;
    let row = (
        schedule_rules::schedule_id.eq(schedule),
        schedule_rules::code.eq(rule.code),
        schedule_rules::outcome.eq(rule.outcome.code()),
        schedule_rules::months.eq(months),
        schedule_rules::other_rules.eq(other_rules),
        schedule_rules::own_needs.eq(own_needs),
        schedule_rules::needs_of_others.eq(of_others),
        schedule_rules::needs_of_citizens.eq(of_citizens),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(schedule_rules::table)
        .values(row)
        .returning(schedule_rules::id)
        .get_result(conn))?;
    tx.touch("schedule_rules", id);
    Ok(())
}

/// Lets a version hold from a day.
pub fn approve(
    tx: &mut Tx<'_>,
    number: i32,
    by: PersonId,
    from: NaiveDate,
) -> Result<(), StoreError> {
    let id: i32 = schedules::table
        .filter(schedules::version.eq(number))
        .select(schedules::id)
        .first(tx.conn)?;
    let changed = diesel::update(schedules::table.find(id))
        .filter(schedules::approved_at.is_null())
        .set((
            schedules::approved_by_id.eq(by.0),
            schedules::approved_at.eq(tx.now.naive_utc()),
            schedules::from_on.eq(from),
        ))
        .execute(tx.conn)?;
    tx.touch("schedules", id);
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

/// Every version, the latest first.
pub fn list(db: &mut Db) -> Result<Vec<Version>, StoreError> {
    let rows: Vec<Row> = schedules::table.order(schedules::version.desc()).load(db)?;
    rows.into_iter().map(|row| complete(db, row)).collect()
}

pub fn find(db: &mut Db, number: i32) -> Result<Version, StoreError> {
    let row: Row = schedules::table
        .filter(schedules::version.eq(number))
        .first(db)?;
    complete(db, row)
}

pub fn by_id(db: &mut Db, id: i32) -> Result<Version, StoreError> {
    let row: Row = schedules::table.find(id).first(db)?;
    complete(db, row)
}

/// The version that holds on a day: of those approved and begun, the one that was written last. One that was to begin later
/// and is replaced before its day never holds.
pub fn in_force(db: &mut Db, day: NaiveDate) -> Result<Option<Version>, StoreError> {
    let row: Option<Row> = schedules::table
        .filter(schedules::approved_at.is_not_null())
        .filter(schedules::from_on.le(day))
        .order(schedules::version.desc())
        .first(db)
        .optional()?;
    row.map(|row| complete(db, row)).transpose()
}

fn complete(db: &mut Db, row: Row) -> Result<Version, StoreError> {
    let approved = match (row.approved_by_id, row.approved_at, row.from_on) {
        (Some(by), Some(at), Some(from)) => Some(Approved {
            by: PersonId(by),
            at: at.and_utc(),
            from,
        }),
        _ => None,
    };
    Ok(Version {
        id: row.id,
        number: row.version,
        schedule: Schedule {
            owner: row.owner,
            review_on: row.review_on,
            warning: match row.warning_policy.as_str() {
                "yes" => WarningPolicy::IsConsequence,
                "no" => WarningPolicy::IsNotConsequence,
                _ => WarningPolicy::Unset,
            },
            warning_reason: row.warning_reason,
            rules: rules(db, row.id)?,
        },
        drafted_by: PersonId(row.drafted_by_id),
        drafted_at: row.drafted_at.and_utc(),
        approved,
    })
}

type RuleRow = (String, String, Option<i32>, String, String, String, String);

fn rules(db: &mut Db, schedule: i32) -> Result<Vec<Rule>, StoreError> {
    let rows: Vec<RuleRow> = schedule_rules::table
        .filter(schedule_rules::schedule_id.eq(schedule))
        .order(schedule_rules::code)
        .select((
            schedule_rules::code,
            schedule_rules::outcome,
            schedule_rules::months,
            schedule_rules::other_rules,
            schedule_rules::own_needs,
            schedule_rules::needs_of_others,
            schedule_rules::needs_of_citizens,
        ))
        .load(db)?;
    let unknown = |what: &str| StoreError::Unreadable(format!("schedule_rules.{what}"));
    let each = rows.into_iter();
    each.map(|(code, outcome, months, other, own, others, citizens)| {
        let known = OWN.iter().find(|(known, _)| *known == code);
        Ok(Rule {
            code: known.ok_or_else(|| unknown("code"))?.0,
            outcome: Outcome::parse(&outcome).ok_or_else(|| unknown("outcome"))?,
            months: months.and_then(|months| u32::try_from(months).ok()),
            weighed: [other, own, others, citizens],
        })
    })
    .collect()
}
