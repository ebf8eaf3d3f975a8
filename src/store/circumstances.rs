//! What came of a case beside the decision, as rows: the latest says all that has been said.

use super::db::native;
use super::schema::case_circumstances;
use super::{Db, StoreError, Tx};
use crate::domain::circumstance::{Circumstance, Verdict};
use crate::domain::coded::Coded;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    pub happened: Vec<Circumstance>,
    pub verdict: Option<Verdict>,
    /// Why, where the archivist noted it.
    pub reason: Option<String>,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

impl Circumstances {
    pub fn has(&self, one: Circumstance) -> bool {
        self.happened.contains(&one)
    }
}

type Row = (String, Option<String>, Option<String>, i32, NaiveDateTime);

fn read(row: Row) -> Result<Circumstances, StoreError> {
    let (happened, verdict, reason, by, at) = row;
    let unreadable = || StoreError::Unreadable("case_circumstances".to_owned());
    let happened = happened.split_whitespace().map(Circumstance::parse);
    let verdict = verdict.map(|code| Verdict::parse(&code).ok_or_else(unreadable));
    Ok(Circumstances {
        happened: happened.collect::<Option<_>>().ok_or_else(unreadable)?,
        verdict: verdict.transpose()?,
        reason,
        by: PersonId(by),
        at: at.and_utc(),
    })
}

/// Everything that was said of a case, the latest first.
pub fn history(db: &mut Db, case_id: i32) -> Result<Vec<Circumstances>, StoreError> {
    let rows: Vec<Row> = case_circumstances::table
        .filter(case_circumstances::case_id.eq(case_id))
        .order(case_circumstances::id.desc())
        .select((
            case_circumstances::happened,
            case_circumstances::verdict,
            case_circumstances::reason,
            case_circumstances::noted_by_id,
            case_circumstances::noted_at,
        ))
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// What has been said; nothing where nobody has been asked.
pub fn latest(db: &mut Db, case_id: i32) -> Result<Option<Circumstances>, StoreError> {
    Ok(history(db, case_id)?.into_iter().next())
}

pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    happened: &[Circumstance],
    verdict: Option<Verdict>,
    reason: Option<&str>,
    by: PersonId,
) -> Result<(), StoreError> {
    let codes: Vec<&str> = happened.iter().map(|one| one.code()).collect();
    let row = (
        case_circumstances::case_id.eq(case_id),
        case_circumstances::happened.eq(codes.join(" ")),
        case_circumstances::verdict.eq(verdict.map(Coded::code)),
        case_circumstances::reason.eq(reason),
        case_circumstances::noted_by_id.eq(by.0),
        case_circumstances::noted_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(case_circumstances::table)
        .values(row)
        .returning(case_circumstances::id)
        .get_result(conn))?;
    tx.touch("case_circumstances", id);
    Ok(())
}
