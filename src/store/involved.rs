//! Who has a part in a report or a case, and so may not be told of it as others are.

use super::schema::{cases, conflicts, parties, reports, role_grants};
use super::{Db, StoreError};
use crate::domain::person::{PersonId, Role};
use chrono::NaiveDate;
use diesel::prelude::*;

/// The people of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfReport {
    pub reporter: PersonId,
    pub subject: Option<PersonId>,
    /// The unit where it happened, else the one the subject worked in.
    pub unit: Option<i32>,
}

/// The people of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfCase {
    pub reporter: PersonId,
    pub subject: PersonId,
    /// The subject's unit at the time of the incident.
    pub unit: i32,
    /// The case owner in HR.
    pub officer: PersonId,
    pub conflicted: Vec<PersonId>,
    pub witnesses: Vec<PersonId>,
}

impl OfCase {
    /// Whether the person has a part in the matter and must not even see it (forvaltningslova § 6).
    pub fn implicates(&self, person: PersonId) -> bool {
        self.subject == person
            || self.reporter == person
            || self.conflicted.contains(&person)
            || self.witnesses.contains(&person)
    }
}

pub fn of_report(db: &mut Db, report: i32) -> Result<OfReport, StoreError> {
    let (reporter, subject, unit): (i32, Option<i32>, Option<i32>) = reports::table
        .find(report)
        .select((reports::reporter_id, reports::subject_id, reports::unit_id))
        .first(db)?;
    Ok(OfReport {
        reporter: PersonId(reporter),
        subject: subject.map(PersonId),
        unit,
    })
}

pub fn of_case(db: &mut Db, case: i32) -> Result<OfCase, StoreError> {
    let (reporter, subject, unit, officer): (i32, i32, i32, i32) = cases::table
        .inner_join(reports::table.on(reports::id.eq(cases::report_id)))
        .filter(cases::id.eq(case))
        .select((
            reports::reporter_id,
            cases::subject_id,
            cases::unit_id,
            cases::officer_id,
        ))
        .first(db)?;
    let conflicted: Vec<i32> = conflicts::table
        .filter(conflicts::case_id.eq(case))
        .order(conflicts::id)
        .select(conflicts::person_id)
        .load(db)?;
    let witnesses: Vec<i32> = parties::table
        .filter(parties::case_id.eq(case))
        .filter(parties::role.eq("witness"))
        .order(parties::id)
        .select(parties::person_id)
        .load(db)?;
    Ok(OfCase {
        reporter: PersonId(reporter),
        subject: PersonId(subject),
        unit,
        officer: PersonId(officer),
        conflicted: conflicted.into_iter().map(PersonId).collect(),
        witnesses: witnesses.into_iter().map(PersonId).collect(),
    })
}

/// Whether the person is elected, and not an employee.
pub fn is_elected(db: &mut Db, person: PersonId, day: NaiveDate) -> Result<bool, StoreError> {
    let grant = role_grants::table
        .filter(role_grants::person_id.eq(person.0))
        .filter(role_grants::role.eq(Role::Mayor.code()))
        .filter(role_grants::from_on.le(day))
        .filter(role_grants::to_on.is_null().or(role_grants::to_on.ge(day)));
    Ok(diesel::select(diesel::dsl::exists(grant)).get_result(db)?)
}
