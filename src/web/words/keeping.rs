//! The words of the schedule, of holds, and of lists of what is to be destroyed.

mod en;
mod nb;
mod nn;

pub use en::EN;
pub use nb::NB;
pub use nn::NN;

use crate::domain::disposal::{self, Obstacle, State};
use crate::domain::hold::{self, Reason};
use crate::domain::schedule::{self, Consideration, Place, Wrong};

#[derive(Debug)]
pub struct Keeping {
    pub schedule: Schedule,
    pub holds: Holds,
    pub disposals: Disposals,
}

#[derive(Debug)]
pub struct Schedule {
    pub title: &'static str,
    pub lead: &'static str,
    pub in_force: &'static str,
    pub none: &'static str,
    pub version: fn(i32) -> String,
    pub waits: &'static str,
    pub superseded: &'static str,
    pub is_in_force: &'static str,
    pub later: &'static str,
    pub drafted_by: &'static str,
    pub approved_by: &'static str,
    pub from: &'static str,
    pub from_hint: &'static str,
    pub approve: &'static str,
    pub own: &'static str,
    pub not_yours: &'static str,
    pub annex: &'static str,
    pub history: &'static str,
    pub contents: &'static str,
    pub write: &'static str,
    pub write_lead: &'static str,
    pub owner: &'static str,
    pub owner_hint: &'static str,
    pub review_on: &'static str,
    /// Where that day has passed: before the day, and what to do.
    pub overdue: &'static str,
    pub overdue_then: &'static str,
    pub row: fn(&str) -> &'static str,
    /// The row in a word or two, before what is wrong in it.
    pub short_row: fn(&str) -> &'static str,
    pub outcome: &'static str,
    pub own_period: &'static str,
    pub for_ever: &'static str,
    pub until_decided: &'static str,
    pub months: &'static str,
    pub months_hint: &'static str,
    pub months_number: fn(u32) -> String,
    pub weighed: fn(Consideration) -> &'static str,
    pub save: &'static str,
    pub warning: &'static str,
    pub warning_unset: &'static str,
    pub warning_yes: &'static str,
    pub warning_no: &'static str,
    pub answer_moved: &'static str,
    pub answer: &'static str,
    pub choose: &'static str,
    pub date_wrong: &'static str,
    pub wrong: fn(Place, Wrong) -> &'static str,
    pub refusal: fn(schedule::Refusal) -> &'static str,
}

#[derive(Debug)]
pub struct Holds {
    pub title: &'static str,
    pub case: &'static str,
    pub lead: &'static str,
    pub retention: &'static str,
    pub since: &'static str,
    pub no_marks: &'static str,
    pub holds: &'static str,
    pub none: &'static str,
    pub reason: &'static str,
    pub reasons: fn(Reason) -> &'static str,
    pub grounds: &'static str,
    pub grounds_hint: &'static str,
    pub until: &'static str,
    pub until_hint: &'static str,
    pub expected: &'static str,
    pub passed: &'static str,
    pub set: &'static str,
    pub set_by: &'static str,
    pub end: &'static str,
    pub end_grounds: &'static str,
    pub least: &'static str,
    pub ended: &'static str,
    pub obstacles: &'static str,
    pub no_obstacles: &'static str,
    pub destroyed: &'static str,
    pub choose: &'static str,
    pub date_wrong: &'static str,
    pub refusal: fn(hold::Refusal) -> &'static str,
}

#[derive(Debug)]
pub struct Disposals {
    pub title: &'static str,
    pub lead: &'static str,
    pub no_schedule: &'static str,
    pub to_schedule: &'static str,
    pub review: &'static str,
    pub review_lead: &'static str,
    pub nothing: &'static str,
    pub choose: fn(&str) -> String,
    pub documents: fn(usize) -> String,
    pub can_from: &'static str,
    pub grounds: fn(&str) -> String,
    pub grounds_hint: &'static str,
    pub draw: &'static str,
    pub lists: &'static str,
    pub no_lists: &'static str,
    /// With its moment.
    pub list: fn(&str) -> String,
    pub state: fn(State) -> &'static str,
    pub drawn_by: &'static str,
    pub approved_by: &'static str,
    pub stopped_by: &'static str,
    pub schedule: fn(i32) -> String,
    pub rule: &'static str,
    pub why: &'static str,
    pub verdict: fn(&str) -> String,
    pub approve: &'static str,
    pub take_out: &'static str,
    pub take_out_why: &'static str,
    pub take_out_hint: &'static str,
    pub answer: &'static str,
    pub answer_lead: &'static str,
    pub own: &'static str,
    pub approved: &'static str,
    pub taken_out: &'static str,
    pub none_approved: &'static str,
    pub erased: &'static str,
    pub holds: fn(i32, &str) -> String,
    pub refused: &'static str,
    pub cooling: &'static str,
    pub until: &'static str,
    pub stop: &'static str,
    pub stop_reason: &'static str,
    pub stop_hint: &'static str,
    pub stop_short: &'static str,
    /// What is wrong with a case of the list, after its number.
    pub of_case: fn(&str, &str) -> String,
    pub execute: &'static str,
    pub execute_lead: &'static str,
    /// How many cases, to be ticked before they are gone.
    pub confirm: fn(usize) -> String,
    pub confirm_first: &'static str,
    pub of_the_two: &'static str,
    pub resume: &'static str,
    pub resume_lead: &'static str,
    pub look_again: &'static str,
    pub certificate: &'static str,
    pub checksum: &'static str,
    pub obstacle: fn(&str) -> &'static str,
    pub refusal: fn(&disposal::Refusal) -> String,
}

impl Disposals {
    pub fn obstacle_of(&self, obstacle: Obstacle) -> &'static str {
        (self.obstacle)(obstacle.code())
    }
}
