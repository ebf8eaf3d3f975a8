//! What the archive core has been given, as the ledger keeps watch over it.

use super::Kind::{Date, Int, Moment, Text};
use super::Table;

pub const ARCHIVE_CORE: &[Table] = &[
    Table {
        name: "core_units",
        columns: &[
            ("id", Int),
            ("case_id", Int),
            ("document_id", Int),
            ("key", Text),
            ("version", Int),
            ("message", Text),
            ("made_at", Moment),
            ("archived_at", Moment),
            ("system_id", Text),
            ("core_number", Text),
            ("core_on", Date),
            ("failed_at", Moment),
            ("error_id", Text),
            ("error_text", Text),
        ],
    },
    Table {
        name: "export_cases",
        columns: &[("id", Int), ("export_id", Int), ("case_ids", Text)],
    },
];
