//! What is right: the rules of the house as pure functions. No database, no network, no clock.

pub mod account;
pub mod attachment;
pub mod case;
pub mod local_time;
pub mod organisation;
pub mod parked_form;
pub mod person;
pub mod report;
pub mod severity;
pub mod text;
