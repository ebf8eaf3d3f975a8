//! What is right: the rules of the house as pure functions. No database, no network, no clock.

pub mod account;
pub mod case;
pub mod local_time;
pub mod organisation;
pub mod person;
pub mod severity;
