//! What was changed in the cases of one page: who is responsible, and whether they were closed.

use super::parts::Names;
use super::utc;
use crate::store::schema::{assignments, people, reopenings};
use crate::store::{Db, StoreError, ledger};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::HashMap;

/// Entries about one case that are looked through for its closings.
const DEEDS: i64 = 5000;

/// One value that became another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub what: Changed,
    pub at: DateTime<Utc>,
    pub by: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    Officer {
        from: String,
        to: String,
    },
    /// An earlier time than the last.
    Closed,
    Reopened,
}

/// By the number of the case's row. Where two have the same moment, the closing comes before the reopening.
pub(super) fn load(
    db: &mut Db,
    cases: &[(i32, String)],
) -> Result<HashMap<i32, Vec<Change>>, StoreError> {
    let ids: Vec<i32> = cases.iter().map(|(id, _)| *id).collect();
    let assigned: Vec<(i32, i32, i32, i32, NaiveDateTime)> = assignments::table
        .filter(assignments::case_id.eq_any(&ids))
        .order(assignments::id)
        .select((
            assignments::case_id,
            assignments::from_id,
            assignments::officer_id,
            assignments::assigned_by_id,
            assignments::assigned_at,
        ))
        .load(db)?;
    let reopened: Vec<(i32, i32, NaiveDateTime)> = reopenings::table
        .filter(reopenings::case_id.eq_any(&ids))
        .order(reopenings::id)
        .select((
            reopenings::case_id,
            reopenings::reopened_by_id,
            reopenings::reopened_at,
        ))
        .load(db)?;
    let closed = closings(db, cases, &reopened)?;
    let mut wanted: Vec<i32> = assigned
        .iter()
        .flat_map(|row| [row.1, row.2, row.3])
        .collect();
    wanted.extend(reopened.iter().map(|row| row.1));
    wanted.extend(closed.iter().map(|row| row.1));
    let named: Vec<(i32, String)> = people::table
        .filter(people::id.eq_any(wanted))
        .select((people::id, people::name))
        .load(db)?;
    let names = Names::of(named);
    let mut found: HashMap<i32, Vec<Change>> = HashMap::new();
    for (case, from, to, by, at) in assigned {
        let what = Changed::Officer {
            from: names.get(from)?,
            to: names.get(to)?,
        };
        let (at, by) = (utc(at), names.get(by)?);
        found.entry(case).or_default().push(Change { what, at, by });
    }
    for (case, by, at) in closed {
        let (by, what) = (names.get(by)?, Changed::Closed);
        found.entry(case).or_default().push(Change { what, at, by });
    }
    for (case, by, at) in reopened {
        let (at, by, what) = (utc(at), names.get(by)?, Changed::Reopened);
        found.entry(case).or_default().push(Change { what, at, by });
    }
    Ok(found)
}

/// The closings that a reopening undid, as the ledger has them: the case's own row keeps the last alone.
fn closings(
    db: &mut Db,
    cases: &[(i32, String)],
    reopened: &[(i32, i32, NaiveDateTime)],
) -> Result<Vec<(i32, i32, DateTime<Utc>)>, StoreError> {
    let mut found = vec![];
    for (case, number) in cases {
        let last = reopened
            .iter()
            .filter(|row| row.0 == *case)
            .map(|row| utc(row.2))
            .max();
        let Some(last) = last else {
            continue;
        };
        for entry in ledger::deeds(db, number, DEEDS)? {
            let by = entry.payload.actor.strip_prefix("u-");
            let by = by.and_then(|number| number.parse().ok());
            if let Some(by) = by
                && entry.payload.event == "case-closed"
                && entry.at <= last
            {
                found.push((*case, by, entry.at));
            }
        }
    }
    Ok(found)
}
