//! What the house does by itself, as the ledger keeps watch over it.

use super::Kind::{Int, Moment, Text};
use super::Table;

pub const BY_ITSELF: &[Table] = &[Table {
    name: "jobs",
    columns: &[
        ("id", Int),
        ("name", Text),
        ("holder", Text),
        ("lease_until", Moment),
        ("turn_at", Moment),
        ("begun_at", Moment),
        ("ended_at", Moment),
        ("result", Text),
        ("fault", Text),
    ],
}];
