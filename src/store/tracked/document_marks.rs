//! The table of how documents are kept, which the ledger keeps watch over.

use super::Kind::{Date, Int, Moment, Text};
use super::Table;

pub const DOCUMENT_MARKS: &[Table] = &[Table {
    name: "document_marks",
    columns: &[
        ("id", Int),
        ("case_id", Int),
        ("document_id", Int),
        ("outcome", Text),
        ("reasons", Text),
        ("months", Int),
        ("starts_on", Date),
        ("destroy_from", Date),
        ("marked_at", Moment),
    ],
}];
