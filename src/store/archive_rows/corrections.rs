//! What was corrected in the cases of one page, blocked or not: the extraction for preservation has all of it.

use super::parts::Names;
use super::utc;
use crate::domain::coded::Coded;
use crate::domain::correction::Aspect;
use crate::store::schema::{corrections, documents, people};
use crate::store::{Db, StoreError};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Debug)]
pub struct Correction {
    pub serial: i32,
    pub aspect: Aspect,
    pub document_id: Option<i32>,
    /// The number of the earlier correction that was wrong.
    pub corrects: Option<i32>,
    /// The number of the document that is right.
    pub replacement: Option<i32>,
    pub quoted: String,
    pub corrected: String,
    pub reason: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

type Row = (
    (i32, i32, i32, String, Option<i32>, Option<i32>, Option<i32>),
    (String, String, String, i32, NaiveDateTime),
);

/// By the case's id, the oldest first.
pub(super) fn load(db: &mut Db, ids: &[i32]) -> Result<HashMap<i32, Vec<Correction>>, StoreError> {
    let rows: Vec<Row> = corrections::table
        .filter(corrections::case_id.eq_any(ids))
        .order((corrections::case_id, corrections::serial))
        .select((
            (
                corrections::id,
                corrections::case_id,
                corrections::serial,
                corrections::aspect,
                corrections::document_id,
                corrections::corrects_id,
                corrections::replacement_id,
            ),
            (
                corrections::quoted,
                corrections::corrected,
                corrections::reason,
                corrections::made_by_id,
                corrections::made_at,
            ),
        ))
        .load(db)?;
    let makers: Vec<i32> = rows.iter().map(|row| row.1.3).collect();
    let names: Vec<(i32, String)> = people::table
        .filter(people::id.eq_any(makers))
        .select((people::id, people::name))
        .load(db)?;
    let names = Names::of(names);
    let right: Vec<i32> = rows.iter().filter_map(|row| row.0.6).collect();
    let right: Vec<(i32, i32)> = documents::table
        .filter(documents::id.eq_any(right))
        .select((documents::id, documents::serial))
        .load(db)?;
    let right: HashMap<i32, i32> = right.into_iter().collect();
    let serials: HashMap<i32, i32> = rows.iter().map(|row| (row.0.0, row.0.2)).collect();
    let mut found: HashMap<i32, Vec<Correction>> = HashMap::new();
    for ((_, case, serial, aspect, document_id, corrects, replacement), words) in rows {
        let (quoted, corrected, reason, by, at) = words;
        let aspect = Aspect::parse(&aspect)
            .ok_or_else(|| StoreError::Unreadable("corrections.aspect".to_owned()))?;
        found.entry(case).or_default().push(Correction {
            serial,
            aspect,
            document_id,
            corrects: corrects.and_then(|id| serials.get(&id).copied()),
            replacement: replacement.and_then(|id| right.get(&id).copied()),
            quoted,
            corrected,
            reason,
            by: names.get(by)?,
            at: utc(at),
        });
    }
    Ok(found)
}
