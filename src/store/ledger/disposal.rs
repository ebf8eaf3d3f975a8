//! What a disposal needs of the ledger: to read what is to go, and to let it go.

use super::Payload;
use crate::store::schema::ledger_payloads;
use crate::store::{Db, StoreError, Tx};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// Payloads at a time.
const PAGE: usize = 500;

/// What the entry says; nothing where it says nothing any more.
pub fn payload(db: &mut Db, seq: u64) -> Result<Option<Payload>, StoreError> {
    let text: Option<String> = ledger_payloads::table
        .find(seq.cast_signed())
        .select(ledger_payloads::payload)
        .first(db)
        .optional()?;
    Ok(text.as_deref().and_then(Payload::read))
}

/// The salt and payload of the latest entry that names the row.
///
/// A payload is canonical JSON, and a quotation mark inside a value is escaped: what names the row stands nowhere else.
pub fn latest_naming(
    db: &mut Db,
    table: &str,
    key: &str,
) -> Result<Option<(String, Payload)>, StoreError> {
    let names = format!("%\"key\":\"{key}\",\"table\":\"{table}\"}}%");
    let found: Option<(String, String)> = ledger_payloads::table
        .filter(
            ledger_payloads::payload
                .like(names.replace('_', "\\_"))
                .escape('\\'),
        )
        .order(ledger_payloads::seq.desc())
        .select((ledger_payloads::salt, ledger_payloads::payload))
        .first(db)
        .optional()?;
    Ok(found.and_then(|(salt, text)| Some((salt, Payload::read(&text)?))))
}

/// Whether the row is changed in this write, and the coming entry names it anyway.
pub fn is_touched(tx: &Tx<'_>, table: &'static str, id: i32) -> bool {
    tx.touched.contains(&(table, id))
}

/// Lets the coming entry name a row that is not changed.
pub fn touch(tx: &mut Tx<'_>, table: &'static str, id: i32) {
    tx.touch(table, id);
}

/// Takes the payloads and their salts away. The entry that says so is written first.
pub fn destroy_payloads(tx: &mut Tx<'_>, entries: &BTreeSet<u64>) -> Result<(), StoreError> {
    let numbers: Vec<i64> = entries.iter().map(|seq| seq.cast_signed()).collect();
    let mut gone = 0;
    for page in numbers.chunks(PAGE) {
        let these = ledger_payloads::table.filter(ledger_payloads::seq.eq_any(page));
        gone += diesel::delete(these).execute(tx.conn)?;
    }
    if gone == numbers.len() {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}
