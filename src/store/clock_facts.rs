//! What the clocks of a case need beside the letter, as rows. The latest counts.

use super::schema::clock_facts;
use super::{Db, StoreError, Tx};
use crate::domain::clock_facts::ClockFacts;
use crate::domain::clocks::{Contract, Negotiation};
use crate::domain::person::PersonId;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

const CONTRACTS: [(Contract, &str); 3] = [
    (Contract::Permanent, "permanent"),
    (Contract::Temporary, "temporary"),
    (Contract::Hired, "hired"),
];

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = clock_facts)]
struct Row {
    case_id: i32,
    employed_on: Option<NaiveDate>,
    born_on: Option<NaiveDate>,
    contract: String,
    is_on_probation: bool,
    probation_until: Option<NaiveDate>,
    sick_since: Option<NaiveDate>,
    is_on_leave: bool,
    has_form_defect: bool,
    demanded_on: Option<NaiveDate>,
    met_on: Option<NaiveDate>,
    negotiated_until: Option<NaiveDate>,
    sued_on: Option<NaiveDate>,
    access_requested_on: Option<NaiveDate>,
    breach_known_at: Option<NaiveDateTime>,
    recorded_by_id: i32,
    recorded_at: NaiveDateTime,
}

pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    facts: &ClockFacts,
    by: PersonId,
) -> Result<(), StoreError> {
    let contract = CONTRACTS.iter().find(|(it, _)| *it == facts.contract);
    let row = Row {
        case_id,
        employed_on: facts.employed_on,
        born_on: facts.born_on,
        contract: contract.map_or("permanent", |(_, code)| code).to_owned(),
        is_on_probation: facts.is_on_probation,
        probation_until: facts.probation_until,
        sick_since: facts.sick_since,
        is_on_leave: facts.is_on_leave,
        has_form_defect: facts.has_form_defect,
        demanded_on: facts.negotiation.demanded,
        met_on: facts.negotiation.met,
        negotiated_until: facts.negotiation.ended,
        sued_on: facts.sued_on,
        access_requested_on: facts.access_requested_on,
        breach_known_at: facts.breach_known_at.map(|at| at.naive_utc()),
        recorded_by_id: by.0,
        recorded_at: tx.now.naive_utc(),
    };
    let id: i32 = diesel::insert_into(clock_facts::table)
        .values(row)
        .returning(clock_facts::id)
        .get_result(tx.conn)?;
    tx.touch("clock_facts", id);
    Ok(())
}

/// What counts now; nothing known where nothing was written down.
pub fn latest(db: &mut Db, case_id: i32) -> Result<ClockFacts, StoreError> {
    let row: Option<Row> = clock_facts::table
        .filter(clock_facts::case_id.eq(case_id))
        .order(clock_facts::id.desc())
        .select(Row::as_select())
        .first(db)
        .optional()?;
    let Some(row) = row else {
        return Ok(ClockFacts::default());
    };
    let contract = CONTRACTS.iter().find(|(_, code)| *code == row.contract);
    Ok(ClockFacts {
        employed_on: row.employed_on,
        born_on: row.born_on,
        contract: contract.map_or(Contract::Permanent, |(it, _)| *it),
        is_on_probation: row.is_on_probation,
        probation_until: row.probation_until,
        sick_since: row.sick_since,
        is_on_leave: row.is_on_leave,
        has_form_defect: row.has_form_defect,
        negotiation: Negotiation {
            demanded: row.demanded_on,
            met: row.met_on,
            ended: row.negotiated_until,
        },
        sued_on: row.sued_on,
        access_requested_on: row.access_requested_on,
        breach_known_at: row.breach_known_at.map(|at| at.and_utc()),
    })
}
