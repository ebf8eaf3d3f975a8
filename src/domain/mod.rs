//! What is right: the rules of the house as pure functions. No database, no network, no clock.

pub mod case;
pub mod delivery;
pub mod local_time;
pub mod person;
pub mod routing;
pub mod severity;
pub mod task;
