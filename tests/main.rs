//! One binary, one file for each thing the house can do.
mod accounts;
mod assessment;
mod front_door;
mod ledger;
mod migrations;
mod people_import;
mod support;
mod tidy;
