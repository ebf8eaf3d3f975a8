//! Discussion meetings, as rows. The latest of a case, and of a suspension, counts.

use super::schema::consultations;
use super::{Db, StoreError, Tx};
use crate::domain::consultation::{Consultation, Minutes};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug)]
pub struct Recorded {
    pub suspension: Option<i32>,
    pub consultation: Consultation,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

const CLOCK: &str = "%H.%M";

#[derive(Default, Insertable, Queryable, Selectable)]
#[diesel(table_name = consultations)]
struct Row {
    case_id: i32,
    suspension_id: Option<i32>,
    outcome: String,
    grounds: Option<String>,
    held_on: Option<NaiveDate>,
    began_at: Option<String>,
    ended_at: Option<String>,
    place: Option<String>,
    participants: Option<String>,
    background: Option<String>,
    shown: Option<String>,
    employer_view: Option<String>,
    employee_view: Option<String>,
    other_work: Option<String>,
    signatures: Option<String>,
    recorded_by_id: i32,
    recorded_at: NaiveDateTime,
}

pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    suspension: Option<i32>,
    consultation: &Consultation,
    by: PersonId,
) -> Result<(), StoreError> {
    let row = Row {
        case_id,
        suspension_id: suspension,
        recorded_by_id: by.0,
        recorded_at: tx.now.naive_utc(),
        ..row(consultation)
    };
    let id: i32 = diesel::insert_into(consultations::table)
        .values(row)
        .returning(consultations::id)
        .get_result(tx.conn)?;
    tx.touch("consultations", id);
    Ok(())
}

fn row(consultation: &Consultation) -> Row {
    let without = |outcome: &str, grounds: &String| Row {
        outcome: outcome.to_owned(),
        grounds: Some(grounds.clone()),
        ..Row::default()
    };
    match consultation {
        Consultation::Declined(grounds) => without("declined", grounds),
        Consultation::NotPracticable(grounds) => without("not_practicable", grounds),
        Consultation::Held(minutes) => {
            let minutes = minutes.clone();
            Row {
                outcome: "held".to_owned(),
                held_on: Some(minutes.held_on),
                began_at: Some(minutes.from.format(CLOCK).to_string()),
                ended_at: Some(minutes.to.format(CLOCK).to_string()),
                place: Some(minutes.place),
                participants: Some(minutes.participants),
                background: Some(minutes.background),
                shown: Some(minutes.documents),
                employer_view: Some(minutes.employer_view),
                employee_view: Some(minutes.employee_view),
                other_work: Some(minutes.other_work),
                signatures: Some(minutes.signatures),
                ..Row::default()
            }
        }
    }
}

/// Every consultation of a case and of its suspensions, the oldest first.
pub fn list(db: &mut Db, case_id: i32) -> Result<Vec<Recorded>, StoreError> {
    let rows: Vec<Row> = consultations::table
        .filter(consultations::case_id.eq(case_id))
        .order(consultations::id)
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Recorded, StoreError> {
    let unreadable = || StoreError::Unreadable(format!("consultations of case {}", row.case_id));
    let clock = |text: Option<String>| NaiveTime::parse_from_str(&text?, CLOCK).ok();
    let words = Option::<String>::unwrap_or_default;
    let consultation = match row.outcome.as_str() {
        "held" => Consultation::Held(Minutes {
            held_on: row.held_on.ok_or_else(unreadable)?,
            from: clock(row.began_at).ok_or_else(unreadable)?,
            to: clock(row.ended_at).ok_or_else(unreadable)?,
            place: words(row.place),
            participants: words(row.participants),
            background: words(row.background),
            documents: words(row.shown),
            employer_view: words(row.employer_view),
            employee_view: words(row.employee_view),
            other_work: words(row.other_work),
            signatures: words(row.signatures),
        }),
        "declined" => Consultation::Declined(words(row.grounds)),
        "not_practicable" => Consultation::NotPracticable(words(row.grounds)),
        _ => return Err(unreadable()),
    };
    Ok(Recorded {
        suspension: row.suspension_id,
        consultation,
        by: PersonId(row.recorded_by_id),
        at: row.recorded_at.and_utc(),
    })
}
