//! How it is proved: what an event says, the leaf that commits to it, and the tree over the leaves.
//!
//! Pure: no database, no clock, no chance (salts are handed in). Format: `docs/ledger-format.md`.

pub mod checkpoint;
pub mod consistency;
pub mod event;
mod kind;
pub mod leaf;
pub mod proof;
mod row_state;
pub mod tree;
pub mod verify;
pub mod witness;

pub use event::work::Work;
pub use event::{ArchiveCore, Errand, Event};
pub use kind::{Kind, is_of_checkpoints, is_sealed_at_once};
pub use leaf::{Payload, Salt, hex, leaf};
pub use row_state::RowState;
