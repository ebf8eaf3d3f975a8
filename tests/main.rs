//! One binary, one file for each thing the house can do.
mod ledger;
mod migrations;
mod project;
mod support;
mod tidy;
