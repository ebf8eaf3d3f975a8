//! The tables of the doorway that the ledger keeps watch over.

use super::Kind::{Date, Int, Moment, Text};
use super::Table;

pub const ACCESS: &[Table] = &[
    Table {
        name: "second_factors",
        columns: &[
            ("id", Int),
            ("person_id", Int),
            ("secret", Text),
            ("made_at", Moment),
            ("confirmed_at", Moment),
            ("last_step", Int),
        ],
    },
    Table {
        name: "recovery_codes",
        columns: &[
            ("id", Int),
            ("person_id", Int),
            ("code_sha256", Text),
            ("made_at", Moment),
            ("used_at", Moment),
        ],
    },
    Table {
        name: "second_factor_resets",
        columns: &[
            ("id", Int),
            ("person_id", Int),
            ("reset_by_id", Int),
            ("reason", Text),
            ("reset_at", Moment),
        ],
    },
    Table {
        name: "role_proposals",
        columns: &[
            ("id", Int),
            ("person_id", Int),
            ("role", Text),
            ("from_on", Date),
            ("to_on", Date),
            ("proposed_by_id", Int),
            ("proposed_at", Moment),
            ("answered_by_id", Int),
            ("answered_at", Moment),
            ("answer", Text),
        ],
    },
    Table {
        name: "access_grants",
        columns: &[
            ("id", Int),
            ("case_id", Int),
            ("person_id", Int),
            ("kind", Text),
            ("reason", Text),
            ("starts_at", Moment),
            ("ends_at", Moment),
            ("given_by_id", Int),
            ("given_at", Moment),
            ("ended_by_id", Int),
            ("ended_at", Moment),
        ],
    },
    Table {
        name: "recoveries",
        columns: &[
            ("id", Int),
            ("person_id", Int),
            ("kind", Text),
            ("reason", Text),
            ("asked_by_id", Int),
            ("asked_at", Moment),
            ("answered_by_id", Int),
            ("answered_at", Moment),
            ("answer", Text),
        ],
    },
    Table {
        name: "report_holders",
        columns: &[
            ("id", Int),
            ("report_id", Int),
            ("person_id", Int),
            ("grounds", Text),
            ("held_from", Moment),
            ("held_until", Moment),
        ],
    },
    Table {
        name: "case_links",
        columns: &[
            ("id", Int),
            ("case_id", Int),
            ("linked_case_id", Int),
            ("linked_by_id", Int),
            ("linked_at", Moment),
        ],
    },
];
