//! The words of a report, from the first draft to the receipt.

pub mod en;
pub mod nb;
pub mod nn;

use crate::domain::attachment::Unfit;
use crate::domain::case::Channel;
use crate::domain::report::{Problem, Refusal, Status, Step};

#[derive(Debug)]
pub struct Reports {
    // My reports
    pub lead: &'static str,
    pub new: &'static str,
    pub drafts: &'static str,
    pub drafts_kept: fn(i64) -> String,
    pub begun: &'static str,
    pub saved: &'static str,
    pub only_you: &'static str,
    pub delete: &'static str,
    pub delete_draft: &'static str,
    pub delete_sure: &'static str,
    pub delete_yes: &'static str,
    pub sent: &'static str,
    pub none_sent: &'static str,
    pub caption: &'static str,
    pub report: &'static str,
    pub sent_on: &'static str,
    pub status: &'static str,
    pub next_step: &'static str,
    pub status_word: fn(Status) -> &'static str,
    /// What comes next; the last sentence comes after the day of the closing.
    pub status_next: fn(Status) -> &'static str,
    pub closed_on: &'static str,
    pub protection: &'static str,

    // The steps
    pub step_of: fn(u8) -> String,
    pub step: fn(Step) -> &'static str,
    pub heading: fn(Step) -> &'static str,
    pub step_lead: fn(Step) -> &'static str,
    pub done: &'static str,
    pub back_to: fn(u8) -> String,
    pub go_on: &'static str,
    pub later: &'static str,
    pub who_sees: &'static str,
    pub hush: &'static str,
    pub hush_why: &'static str,

    // Who and where
    pub reporter: &'static str,
    pub reporter_hint: &'static str,
    pub reporter_self: &'static str,
    pub subject: &'static str,
    pub subject_hint: &'static str,
    pub subject_choose: &'static str,
    pub no_unit: &'static str,
    pub not_listed: &'static str,
    pub subject_name: &'static str,
    pub subject_name_hint: &'static str,
    pub unit: &'static str,
    pub unit_hint: &'static str,
    pub unit_choose: &'static str,

    // What happened
    pub account: &'static str,
    pub account_hint: &'static str,
    pub when: &'static str,
    pub when_hint: &'static str,
    pub date: &'static str,
    pub time: &'static str,
    pub place: &'static str,
    /// The answer, and an example of it.
    pub channel: fn(Channel) -> (&'static str, &'static str),

    // Guidelines and attachments
    pub points: &'static str,
    pub points_hint: &'static str,
    pub read_guidelines: &'static str,
    pub more_points: &'static str,
    pub files: &'static str,
    /// Files, and MB in one and in all.
    pub files_hint: fn(usize, u64, u64) -> String,
    pub files_kinds: &'static str,
    pub choose_files: &'static str,
    pub upload: &'static str,
    pub uploading: &'static str,
    pub uploaded: &'static str,
    pub upload_too_large: fn(u64) -> String,
    pub upload_broken: &'static str,
    pub no_file_chosen: &'static str,
    pub attached: &'static str,
    pub remove: &'static str,
    pub decimal: &'static str,

    // Check and send
    pub concerns: &'static str,
    pub unit_short: &'static str,
    pub told: &'static str,
    pub where_short: &'static str,
    pub points_short: &'static str,
    pub reported_by: &'static str,
    pub change: &'static str,
    pub happened: &'static str,
    pub attachments: &'static str,
    pub not_given: &'static str,
    pub nothing_chosen: &'static str,
    pub not_ready: &'static str,
    pub weekdays: [&'static str; 7],
    pub is_protected: &'static str,
    pub send: &'static str,

    // The receipt
    pub receipt: &'static str,
    pub number_is: &'static str,
    pub received: &'static str,
    pub what_now: &'static str,
    pub next: [&'static str; 4],
    pub know_more: &'static str,
    pub know_more_text: &'static str,
    pub to_my_reports: &'static str,

    // What must be put right
    /// The field's name, and what is wrong with it.
    pub problem: fn(&str, &Problem) -> String,
    pub refusal: fn(&Refusal) -> String,
    pub unfit: fn(&Unfit) -> String,
}

/// Whole MB of `bytes`, as limits are given.
fn mb(bytes: u64) -> u64 {
    bytes / (1024 * 1024)
}
