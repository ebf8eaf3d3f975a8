//! The tables of requests that the ledger keeps watch over.

use super::Kind::{Date, Int, Moment, Text};
use super::Table;

pub const REQUESTS: &[Table] = &[
    Table {
        name: "access_requests",
        columns: &[
            ("id", Int),
            ("case_id", Int),
            ("requester", Text),
            ("basis", Text),
            ("received_on", Date),
            ("due_on", Date),
            ("registered_by_id", Int),
            ("registered_at", Moment),
            ("answered_by_id", Int),
            ("answered_at", Moment),
        ],
    },
    Table {
        name: "access_request_documents",
        columns: &[
            ("id", Int),
            ("request_id", Int),
            ("document_id", Int),
            ("weighed", Text),
            ("exemption", Text),
            ("until_on", Date),
            ("grounds", Text),
            ("weighed_by_id", Int),
            ("weighed_at", Moment),
        ],
    },
];
