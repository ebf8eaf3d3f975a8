//! A row, as the ledger commits to it.

use std::collections::BTreeMap;

/// A row as a change left it; no columns when it is gone. Columns that are null
/// are left out, so that a later column does not disturb the proof of earlier rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowState {
    pub table: &'static str,
    pub key: String,
    pub columns: Option<BTreeMap<String, String>>,
}
