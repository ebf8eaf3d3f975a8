//! The table of what was corrected by adding, that the ledger keeps watch over.

use super::Kind::{Int, Moment, Text};
use super::Table;

pub const CORRECTIONS: &[Table] = &[Table {
    name: "corrections",
    columns: &[
        ("id", Int),
        ("case_id", Int),
        ("serial", Int),
        ("aspect", Text),
        ("document_id", Int),
        ("corrects_id", Int),
        ("replacement_id", Int),
        ("quoted", Text),
        ("corrected", Text),
        ("reason", Text),
        ("made_as", Text),
        ("made_by_id", Int),
        ("made_at", Moment),
    ],
}];
