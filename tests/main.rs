//! One binary, one file for each thing the house can do.
#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod assessment;
mod front_door;
mod ledger;
mod mail;
mod migrations;
mod notify;
mod office;
mod project;
mod routing;
mod support;
mod tidy;
