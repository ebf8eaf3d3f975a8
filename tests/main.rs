//! One binary, one file for each thing the house can do.
mod assessment;
mod front_door;
mod ledger;
mod migrations;
mod support;
mod tidy;
