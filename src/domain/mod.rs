//! What is right: the rules of the house as pure functions. No database, no network, no clock.

pub mod access;
pub mod account;
pub mod assessment;
pub mod attachment;
pub mod case;
pub mod coded;
pub mod delivery;
pub mod factor;
pub mod gate;
pub mod guideline;
pub mod json;
pub mod language;
pub mod local_time;
pub mod organisation;
pub mod parked_form;
pub mod person;
pub mod procedure;
pub mod report;
pub mod routing;
pub mod ruleset;
pub mod severity;
pub mod task;
pub mod text;
