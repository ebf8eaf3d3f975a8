//! Opens the house for the day: the rules that new cases are judged by are kept, word for word.

use super::Failure;
use super::token::sha256;
use crate::audit::Event;
use crate::domain::ruleset::Ruleset;
use crate::store::{Store, StoreError, ledger, rulesets};
use chrono::{DateTime, Utc};

/// Keeps the built-in rule set and says whether it was new. Where it is known
/// already nothing is written. `StoreError::Changed` where the same code stood
/// for other rules: cases keep the rules of their time.
pub fn start_house(store: &Store, now: DateTime<Utc>) -> Result<bool, Failure> {
    let code = Ruleset::builtin().code();
    let body = Ruleset::BUILTIN_TEXT;
    let sum = sha256(body);
    match store.read(|db| rulesets::checksum(db, &code))? {
        Some(known) if known == sum => return Ok(false),
        Some(_) => return Err(StoreError::Changed.into()),
        None => {}
    }
    store.write("system", now, move |tx| {
        let is_new = rulesets::keep(tx, &code, &sum, body)?;
        ledger::record(tx, "system", &Event::RulesetLoaded { sha256: sum })?;
        Ok(is_new)
    })
}
