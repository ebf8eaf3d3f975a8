//! Destroys what entries of the ledger say, salt and all. The leaves stay, and the tree still verifies.
//!
//! This is the mechanism alone: who may order it, and when, is for the verb that calls. That verb deletes the rows first.

use crate::audit::Event;
use crate::audit::leaf::{Row, row_hash, unhex};
use crate::audit::verify::ranges;
use crate::domain::person::PersonId;
use crate::store::{StoreError, Tx, ledger, tracked};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// On whose word, and how much. Numbers and codes alone: this is kept for ever.
#[derive(Clone, Debug)]
pub struct Order {
    /// What the ledger calls it: `disposal:4`.
    pub subject: String,
    /// The rule that allows it, as a code.
    pub authority: String,
    pub approvers: Vec<PersonId>,
    pub cases: Vec<String>,
    pub files: usize,
    /// The last day on which a backup still holds it.
    pub backups_until: NaiveDate,
}

/// Why nothing is destroyed.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is nothing to destroy")]
    Nothing,
    #[error("entry {0} has no payload any more, or never had one")]
    Gone(u64),
    /// It would get a new entry, and what was done to it would never be found.
    #[error("{table} {key} is not as the ledger left it")]
    RowChanged { table: String, key: String },
}

/// Destroys the payloads and salts of `entries`. The entry that says so commits anew to every row
/// that the destroyed ones named: as gone, or as it stands.
pub fn destroy_entries(
    tx: &mut Tx<'_>,
    order: &Order,
    entries: &BTreeSet<u64>,
) -> Result<(), Refusal> {
    if entries.is_empty() {
        return Err(Refusal::Nothing);
    }
    let mut rows = BTreeSet::new();
    for seq in entries {
        let said = ledger::payload(tx.db(), *seq)?.ok_or(Refusal::Gone(*seq))?;
        rows.extend(said.rows.into_iter().map(|row| (row.table, row.key)));
    }
    for (table, key) in rows {
        recommit(tx, table, key)?;
    }
    let approvers: Vec<String> = order.approvers.iter().map(ToString::to_string).collect();
    let event = Event::DisposalExecuted {
        authority: order.authority.clone(),
        approvers: approvers.join(" "),
        cases: order.cases.join(" "),
        entries: ranges(entries),
        files: order.files,
        backups_until: order.backups_until.to_string(),
    };
    ledger::record(tx, &order.subject, &event)?;
    Ok(ledger::destroy_payloads(tx, entries)?)
}

/// Lets the coming entry name the row, if the row is still what the ledger says.
fn recommit(tx: &mut Tx<'_>, table: String, key: String) -> Result<(), Refusal> {
    let watched = tracked::all().find(|watched| watched.name == table);
    let (Some(watched), Ok(id)) = (watched, key.parse::<i32>()) else {
        return Err(Refusal::RowChanged { table, key });
    };
    let is_touched = ledger::is_touched(tx, watched.name, id);
    let columns = tracked::state(tx.db(), watched, id)?;
    if !is_touched {
        let latest = ledger::latest_naming(tx.db(), &table, &key)?;
        let is_so = latest.is_some_and(|(salt, said)| {
            let names = |row: &&Row| row.table == table && row.key == key;
            let stated = said.rows.iter().find(names);
            let salt = unhex(&salt);
            let now = salt.map(|salt| row_hash(columns.as_ref(), &salt));
            stated.map(|row| &row.hash) == now.as_ref()
        });
        if !is_so {
            return Err(Refusal::RowChanged { table, key });
        }
    }
    ledger::touch(tx, watched.name, id);
    Ok(())
}
