//! One binary, one file for each thing the house can do.
mod assessment;
mod ledger;
mod migrations;
mod support;
mod tidy;
