//! One binary, one file for each thing the house can do.
mod archive_export;
mod ledger;
mod migrations;
mod support;
mod tidy;
