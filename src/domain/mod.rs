//! What is right: the rules of the house as pure functions. No database, no network, no clock.

pub mod assessment;
pub mod coded;
pub mod factor;
pub mod gate;
pub mod guideline;
pub mod json;
pub mod language;
pub mod procedure;
pub mod ruleset;
pub mod severity;
