//! One binary, one file for each thing the house can do.
#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]
#![expect(
    clippy::pedantic,
    reason = "tests are read as stories, not as a library"
)]

mod absences;
mod access;
mod access_requests;
mod accounts;
mod accounts_pages;
mod apart;
mod archive_export;
mod archive_pages;
mod assessment;
mod attachments;
mod audit_pages;
mod calendar;
mod cases;
mod cli;
mod clocks;
mod decisions;
mod disposal;
mod drafts;
mod front_door;
mod given_access;
mod hand_over;
mod hardening;
mod hearing;
mod impartiality;
mod jobs;
mod keeping;
mod key_file;
mod ledger;
mod ledger_alarm;
mod ledger_attacks;
mod ledger_bytes;
mod ledger_disposal;
mod ledger_proof;
mod ledger_seal;
mod ledger_witness;
mod letter_pages;
mod letter_rules;
mod letters;
mod lifecycle;
mod mail;
mod migrations;
mod next_steps;
mod notices;
mod notify;
mod office;
mod outbox_mail;
mod outbox_pages;
mod people_import;
mod project;
mod proof;
mod provider;
mod provider_settings;
mod readers;
mod recovery;
mod reminders;
mod report_form;
mod report_pages;
mod reports;
mod role_proposals;
mod routing;
mod routing_every_way;
mod second_factor;
mod security;
mod statements;
mod support;
mod suspension;
mod task_pages;
mod tidy;
mod triage;
