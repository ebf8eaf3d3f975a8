//! The key outside the database, as the verbs are given it: what it seals cannot be read by whoever has the database alone.

pub use crate::store::sealing::{HEX, SealKey};
