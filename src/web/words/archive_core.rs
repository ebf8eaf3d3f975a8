//! The words of the archive core and of the public journal.

mod en;
mod nb;
mod nn;

pub use en::EN;
pub use nb::NB;
pub use nn::NN;

use crate::casework::read_core_receipt::Fault;
use crate::domain::core_receipt::{Reason, Refusal};

#[derive(Debug)]
pub struct ArchiveCore {
    pub title: &'static str,
    pub lead: &'static str,
    pub make_title: &'static str,
    pub make_lead: &'static str,
    pub case: &'static str,
    pub case_hint: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub version: &'static str,
    pub version_one: &'static str,
    pub version_two: &'static str,
    pub make: &'static str,
    pub make_for_case: &'static str,
    pub choose_version: &'static str,
    pub say_which: &'static str,
    pub no_case: &'static str,
    pub to_exports: &'static str,
    pub receipt_title: &'static str,
    pub receipt_lead: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub message: &'static str,
    pub message_hint: &'static str,
    pub read: &'static str,
    pub no_file: &'static str,
    pub one_file: &'static str,
    pub fault: fn(&Fault) -> String,
    pub refusal: fn(&Refusal) -> String,
    pub sent: &'static str,
    pub none: &'static str,
    pub is_archived: &'static str,
    pub is_partly: &'static str,
    pub has_failed: &'static str,
    pub waits: &'static str,
    /// The number in the core.
    pub archived_as: fn(&str) -> String,
    pub on: &'static str,
    pub system_id: &'static str,
    /// A package of messages about one case.
    pub of_case: fn(&str, &str) -> String,
    pub one_way: &'static str,
    pub registrations: fn(usize, usize) -> String,
    pub written: &'static str,
    pub said: &'static str,
    pub said_is_gone: &'static str,
    /// In the list of exports: version, from, to.
    pub period: fn(&str, &str, &str) -> String,
    pub checksum: &'static str,
    pub withdrawal: Withdrawal,
    pub journal: Journal,
    pub journal_from: &'static str,
    pub journal_to: &'static str,
    /// The pages of the archive.
    pub pages: &'static str,
}

/// A receipt that was wrong is withdrawn.
#[derive(Debug)]
pub struct Withdrawal {
    pub title: &'static str,
    pub lead: &'static str,
    pub which: &'static str,
    pub case: &'static str,
    /// By the key of the registration.
    pub registration: fn(&str) -> String,
    pub why: &'static str,
    pub reason: fn(Reason) -> &'static str,
    pub submit: &'static str,
    pub choose_which: &'static str,
    pub choose_why: &'static str,
}

#[derive(Debug)]
pub struct Journal {
    pub title: &'static str,
    pub lead: &'static str,
    pub show: &'static str,
    pub csv: &'static str,
    pub csv_name: &'static str,
    pub period: fn(&str, &str) -> String,
    pub count: fn(usize) -> String,
    pub none: &'static str,
    pub on: &'static str,
    pub number: &'static str,
    pub registration: &'static str,
    pub case_title: &'static str,
    pub what: &'static str,
    pub direction: &'static str,
    pub correspondents: &'static str,
    pub basis: &'static str,
    pub destroyed: &'static str,
    /// The standard's words for a direction and for a correspondent.
    pub word: fn(&str) -> &'static str,
}
