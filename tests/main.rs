//! One binary, one file for each thing the house can do.
mod assessment;
mod front_door;
mod ledger;
mod mail;
mod migrations;
mod notify;
mod office;
mod routing;
mod support;
mod tidy;
