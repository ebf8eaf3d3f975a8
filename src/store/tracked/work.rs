//! The tables of people's work that the ledger keeps watch over.

use super::Kind::{Int, Moment, Text};
use super::Table;

pub const WORK: &[Table] = &[
    Table {
        name: "task_transfers",
        columns: &[
            ("id", Int),
            ("case_id", Int),
            ("step", Text),
            ("from_id", Int),
            ("to_id", Int),
            ("reason", Text),
            ("at", Moment),
        ],
    },
    Table {
        name: "calendar_feeds",
        columns: &[
            ("id", Int),
            ("person_id", Int),
            ("token_sha256", Text),
            ("salt", Text),
            ("made_at", Moment),
            ("revoked_at", Moment),
        ],
    },
];
