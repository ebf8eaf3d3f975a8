//! The words of the audit trail's own page.

mod en;
mod nb;
mod nn;

pub use en::EN;
pub use nb::NB;
pub use nn::NN;

use crate::audit::Kind;
use crate::store::checkpoints::Place;

#[derive(Debug)]
pub struct Audit {
    pub title: &'static str,
    pub lead: &'static str,
    pub whole: &'static str,
    pub broken: &'static str,
    pub never: &'static str,
    pub never_text: &'static str,
    /// Entries verified, as a number already.
    pub verified: fn(&str) -> String,
    pub verified_at: &'static str,
    pub by: &'static str,
    /// How many entries have come since, as a number already.
    pub since: fn(&str) -> String,
    pub root: &'static str,
    pub verify: &'static str,
    /// Findings, as a number already.
    pub findings: fn(&str) -> String,
    pub see_findings: &'static str,
    pub what_now: &'static str,
    pub not_recorded: &'static str,
    /// What a finding's code means.
    pub finding: fn(&str) -> &'static str,
    pub more_findings: fn(&str) -> String,
    pub filter: &'static str,
    pub subject: &'static str,
    pub who: &'static str,
    pub everybody: &'static str,
    pub kind: &'static str,
    pub all_kinds: &'static str,
    pub kind_of: fn(Kind) -> &'static str,
    pub from: &'static str,
    pub from_wrong: &'static str,
    pub show: &'static str,
    pub events: &'static str,
    pub seq: &'static str,
    pub time: &'static str,
    pub event: &'static str,
    pub hash: &'static str,
    pub holds: &'static str,
    pub holds_not: &'static str,
    pub unreadable: &'static str,
    pub destroyed: &'static str,
    pub reporter: &'static str,
    pub system: &'static str,
    pub command_line: &'static str,
    pub case: &'static str,
    pub report: &'static str,
    pub draft: &'static str,
    pub form: &'static str,
    pub mail: &'static str,
    pub task: &'static str,
    pub export: &'static str,
    pub nothing: &'static str,
    pub older: &'static str,
    pub newest: &'static str,
    pub csv: &'static str,
    pub csv_name: &'static str,
    pub code: &'static str,
    pub about: &'static str,
    pub left_out: &'static str,
    pub outside: &'static str,
    pub outside_none: &'static str,
    /// When, how many events as a number already, and where.
    /// When, how many where the reader may know, and where.
    pub outside_held: fn(&str, Option<&str>, &str) -> String,
    pub outside_place: fn(Place) -> &'static str,
    /// Events that can be rewritten unseen, as a number already, and from when; all of them where nothing is held.
    pub outside_unseen: fn(Option<&str>, Option<&str>) -> String,
    pub outside_late: &'static str,
    pub outside_alarm: &'static str,
    pub verifier: &'static str,
}
