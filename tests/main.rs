//! One binary, one file for each thing the house can do.
mod attachments;
mod ledger;
mod migrations;
mod reports;
mod support;
mod tidy;
