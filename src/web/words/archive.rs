//! The words of keeping and destroying.

mod en;
mod nb;
mod nn;

pub use en::EN;
pub use nb::NB;
pub use nn::NN;

use crate::domain::retention::{Outcome, came_to};
use crate::domain::schedule::is_own;

#[derive(Debug)]
pub struct Archive {
    /// A row of the retention table, with its paragraph; of a row of the municipality's own, what matched.
    pub row: fn(&str) -> &'static str,
    /// What such a row came to, where it is known.
    pub own: fn(&str, Option<Outcome>) -> &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub preserved: &'static str,
    /// Stands in a narrow tile: a long word says where it may be parted.
    pub preserved_hint: &'static str,
    pub own_period: &'static str,
    pub own_period_hint: &'static str,
    pub review: &'static str,
    pub review_hint: &'static str,
    /// How many periods are over, and how many cases wait to be decided of.
    pub ended: fn(usize) -> String,
    pub undecided: fn(usize) -> String,
    pub closed_cases: &'static str,
    pub no_cases: &'static str,
    pub case: &'static str,
    pub outcome: &'static str,
    pub closed: &'static str,
    pub retention: &'static str,
    pub why: &'static str,
    pub no_mark: &'static str,
    pub months: fn(i32) -> String,
    pub destroy_from: &'static str,
    pub older: &'static str,
    pub newer: &'static str,
    pub rules: &'static str,
    pub rules_note: &'static str,
    pub what: &'static str,
    pub rule: &'static str,
    pub then: &'static str,
    pub basis: &'static str,
    pub for_ever: &'static str,
    pub suggestion: &'static str,
    /// Instead of a suggestion, where a schedule is in force.
    pub by_schedule: &'static str,
    pub destroyed: &'static str,
    pub table: &'static [Rule],
    pub policy: Policy,
    pub exports: Exports,
}

impl Archive {
    /// Rows of the table as sentences, of a case or a document that is kept so.
    pub fn sentences<'a>(
        &self,
        rows: impl Iterator<Item = &'a str> + Clone,
        outcome: Outcome,
    ) -> Vec<String> {
        let told = came_to(rows.clone(), outcome);
        rows.map(|code| self.sentence(code, told)).collect()
    }

    /// One of them. A row this version does not know stands with its code.
    pub fn sentence(&self, code: &str, came_to: Option<Outcome>) -> String {
        match (self.row)(code) {
            "" => code.to_owned(),
            what if is_own(code) => format!("{what} {}", (self.own)(code, came_to)),
            what => what.to_owned(),
        }
    }
}

/// A line of the table of rules.
#[derive(Debug)]
pub struct Rule {
    pub what: &'static str,
    pub detail: &'static str,
    pub kept: Kept,
    pub then: &'static str,
    pub basis: &'static str,
}

/// How a rule says that something is kept.
#[derive(Debug)]
pub enum Kept {
    ForEver,
    /// The municipality's own period, in words; a suggestion until the archivist has approved it.
    Period(&'static str),
    /// Until somebody has decided.
    Until(&'static str),
}

/// Whether a warning alone is a consequence for the employment.
#[derive(Debug)]
pub struct Policy {
    pub title: &'static str,
    pub question: &'static str,
    pub law: &'static str,
    pub unanswered: &'static str,
    pub yes: &'static str,
    pub yes_hint: &'static str,
    pub no: &'static str,
    pub no_hint: &'static str,
    pub upward: &'static str,
    pub final_: &'static str,
    pub answered: &'static str,
    pub by: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub save: &'static str,
    pub choose: &'static str,
    pub unchanged: &'static str,
    pub only_upward: &'static str,
    pub too_short: &'static str,
    pub too_long: &'static str,
    pub forbidden: &'static str,
}

#[derive(Debug)]
pub struct Exports {
    pub title: &'static str,
    pub lead: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub date_wrong: &'static str,
    pub backwards: &'static str,
    pub already: &'static str,
    /// A list of what is to be destroyed is begun.
    pub disposal: &'static str,
    /// Somebody else takes out this period.
    pub another: &'static str,
    pub make: &'static str,
    pub incomplete: &'static str,
    pub latest: &'static str,
    pub none: &'static str,
    pub period: fn(&str, &str) -> String,
    pub running: &'static str,
    pub running_text: &'static str,
    pub look_again: &'static str,
    pub follow: &'static str,
    pub unfollow: &'static str,
    pub done: &'static str,
    pub is_incomplete: &'static str,
    /// The house's own copy is gone, because a case in it is destroyed.
    pub removed: &'static str,
    /// The command line wrote it where the house does not reach.
    pub removed_elsewhere: &'static str,
    pub failed: &'static str,
    pub why: fn(&str) -> &'static str,
    pub faults: &'static str,
    /// What is to be known of an export that was made.
    pub remarks: &'static str,
    /// Of more faults than the page has room for.
    pub faults_first: &'static str,
    /// Cases, documents and bytes, as numbers already.
    pub holds: fn(&str, &str, &str) -> String,
    pub started: &'static str,
    pub download: &'static str,
    /// Something in it is blocked.
    pub open: &'static str,
    pub open_lead: &'static str,
    pub opened: &'static str,
    pub by_command_line: &'static str,
    pub checksum: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_sentence_with_its_paragraph() {
        for code in [
            "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R11", "R12", "R13", "R14", "R15", "R16",
            "R17", "R22", "D1", "D2", "D3",
        ] {
            for words in [&NN, &NB, &EN] {
                for came_to in [None, Some(Outcome::OwnPeriod), Some(Outcome::Preserved)] {
                    let said = words.sentence(code, came_to);
                    assert!(said.contains('§') && said.ends_with('.'), "{code}: {said}");
                }
            }
        }
        assert_eq!(NN.sentence("R99", None), "R99");
    }
}
