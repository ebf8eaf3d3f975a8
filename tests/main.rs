//! One binary, one file for each thing the house can do.
mod accounts;
mod assessment;
mod attachments;
mod drafts;
mod front_door;
mod ledger;
mod mail;
mod migrations;
mod notify;
mod office;
mod people_import;
mod report_form;
mod report_pages;
mod reports;
mod routing;
mod support;
mod tidy;
