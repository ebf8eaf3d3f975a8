//! One binary, one file for each thing the house can do.
mod accounts;
mod assessment;
mod front_door;
mod attachments;
mod drafts;
mod ledger;
mod mail;
mod migrations;
mod notify;
mod office;
mod routing;
mod report_form;
mod reports;
mod people_import;
mod support;
mod tidy;
