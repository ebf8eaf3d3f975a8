//! The words of a suspension (arbeidsmiljølova § 15-13).

mod en;
mod nb;
mod nn;

pub use en::EN;
pub use nb::NB;
pub use nn::NN;

use crate::domain::suspension::{Deed, Lack, Refusal, Stage};

#[derive(Debug)]
pub struct Suspensions {
    pub title: &'static str,
    pub lead: &'static str,
    pub stage: fn(Stage) -> &'static str,
    pub deed: fn(Deed) -> &'static str,
    pub proposed: &'static str,
    pub began: &'static str,
    pub ended: &'static str,
    pub next_review: &'static str,
    pub alarm: &'static str,
    pub is_late: &'static str,
    pub beyond: &'static str,
    pub none: &'static str,
    pub earlier: &'static str,
    pub history: &'static str,
    // Asking for it
    pub propose: &'static str,
    pub propose_lead: &'static str,
    pub suspicion: &'static str,
    pub suspicion_hint: &'static str,
    pub need: &'static str,
    pub need_hint: &'static str,
    pub save_proposal: &'static str,
    // The meeting
    pub consult: &'static str,
    pub consult_lead: &'static str,
    pub again: &'static str,
    // Deciding and confirming
    pub decide: &'static str,
    pub decide_lead: &'static str,
    pub decision_grounds: &'static str,
    pub decision_hint: &'static str,
    pub save_decision: &'static str,
    pub confirm: &'static str,
    pub confirm_lead: &'static str,
    // The letter
    pub letter: &'static str,
    pub letter_lead: &'static str,
    pub write_letter: &'static str,
    pub deliver: &'static str,
    // Reviewing
    pub review: &'static str,
    pub review_lead: &'static str,
    pub review_grounds: &'static str,
    pub review_hint: &'static str,
    pub special_nature: &'static str,
    pub special_hint: &'static str,
    pub save_review: &'static str,
    // Ending
    pub end: &'static str,
    pub end_lead: &'static str,
    pub ended_on: &'static str,
    pub end_grounds: &'static str,
    pub end_hint: &'static str,
    pub save_end: &'static str,
    // Why not
    pub lack: fn(Lack) -> &'static str,
    pub refusal: fn(Refusal) -> String,
}
