//! The rule sets that cases have been judged by, word for word.

use super::schema::rulesets;
use super::{Db, StoreError, Tx};
use diesel::prelude::*;

/// Keeps a rule set, and says whether it was new. A rule set that is known under
/// the same code but reads otherwise is refused: old cases keep the rules of their time.
pub fn keep(tx: &mut Tx<'_>, code: &str, sha256: &str, body: &str) -> Result<bool, StoreError> {
    match checksum(tx.conn, code)? {
        Some(known) if known == sha256 => Ok(false),
        Some(_) => Err(StoreError::Changed),
        None => {
            let id: i32 = diesel::insert_into(rulesets::table)
                .values((
                    rulesets::code.eq(code),
                    rulesets::sha256.eq(sha256),
                    rulesets::body.eq(body),
                    rulesets::loaded_at.eq(tx.now.naive_utc()),
                ))
                .returning(rulesets::id)
                .get_result(tx.conn)?;
            tx.touch("rulesets", id);
            Ok(true)
        }
    }
}

pub fn checksum(db: &mut Db, code: &str) -> Result<Option<String>, StoreError> {
    Ok(rulesets::table
        .filter(rulesets::code.eq(code))
        .select(rulesets::sha256)
        .first(db)
        .optional()?)
}

pub fn body(db: &mut Db, code: &str) -> Result<String, StoreError> {
    Ok(rulesets::table
        .filter(rulesets::code.eq(code))
        .select(rulesets::body)
        .first(db)?)
}
