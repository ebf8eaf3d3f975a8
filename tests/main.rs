//! One binary, one file for each thing the house can do.
mod attachments;
mod drafts;
mod ledger;
mod migrations;
mod report_form;
mod reports;
mod support;
mod tidy;
