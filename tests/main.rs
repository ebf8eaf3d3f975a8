//! One binary, one file for each thing the house can do.
#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]
mod accounts;
mod accounts_pages;
mod archive_export;
mod assessment;
mod attachments;
mod cases;
mod drafts;
mod front_door;
mod ledger;
mod mail;
mod migrations;
mod notify;
mod office;
mod outbox_pages;
mod people_import;
mod project;
mod report_form;
mod reports;
mod routing;
mod support;
mod task_pages;
mod tidy;
