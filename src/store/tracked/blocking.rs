//! The tables of what is blocked that the ledger keeps watch over.

use super::Kind::{Int, Moment, Text};
use super::Table;

pub const BLOCKING: &[Table] = &[
    Table {
        name: "blockings",
        columns: &[
            ("id", Int),
            ("case_id", Int),
            ("document_id", Int),
            ("reason", Text),
            ("grounds", Text),
            ("set_by_id", Int),
            ("set_at", Moment),
            ("lifted_by_id", Int),
            ("lifted_at", Moment),
            ("lift_grounds", Text),
        ],
    },
    Table {
        name: "blocking_openings",
        columns: &[
            ("id", Int),
            ("blocking_id", Int),
            ("person_id", Int),
            ("grounds", Text),
            ("opened_at", Moment),
        ],
    },
];
