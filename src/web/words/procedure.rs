//! The words of the lawful way: hearing, discussion meeting, the right person, confirmation, closing.

mod en;
mod nb;
mod nn;
mod source;

pub use en::EN;
pub use nb::NB;
pub use nn::NN;
pub use source::cited;

use crate::domain::authority::Act;
use crate::domain::case::Lack;
use crate::domain::handover::{self, Arrival, Mode};
use crate::domain::hearing::{Manner, Omission};
use crate::domain::next::Next;
use crate::domain::{authority, closing, consultation, delegation, hearing};

#[derive(Debug)]
pub struct Procedure {
    pub next: fn(Next) -> &'static str,
    /// The step as a noun, for the track at the top of a case.
    pub step: fn(Next) -> &'static str,
    pub way: &'static str,
    pub way_lead: &'static str,
    pub due: &'static str,
    // The hearing
    pub hearing: &'static str,
    pub hearing_lead: &'static str,
    pub notice: &'static str,
    /// What was sent, among what has happened.
    pub notice_given: &'static str,
    pub notice_lead: &'static str,
    pub matter: &'static str,
    pub matter_hint: &'static str,
    pub sent_on: &'static str,
    pub reply_by: &'static str,
    pub reply_by_hint: &'static str,
    pub save_notice: &'static str,
    pub omit: &'static str,
    pub omit_lead: &'static str,
    pub omit_why: &'static str,
    pub omission: fn(Omission) -> &'static str,
    pub omit_grounds: &'static str,
    pub save_omission: &'static str,
    pub statement: &'static str,
    pub statement_lead: &'static str,
    pub manner: &'static str,
    pub manner_of: fn(Manner) -> &'static str,
    pub received_on: &'static str,
    pub statement_text: &'static str,
    pub statement_hint: &'static str,
    pub save_statement: &'static str,
    pub so_far: &'static str,
    pub date_hint: &'static str,
    pub choose: &'static str,
    // The discussion meeting
    pub consultation: &'static str,
    pub consultation_lead: &'static str,
    pub outcome: &'static str,
    pub held: &'static str,
    pub declined: &'static str,
    pub not_practicable: &'static str,
    pub minutes: &'static str,
    pub minutes_lead: &'static str,
    pub held_on: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub time_hint: &'static str,
    pub part: fn(consultation::Part) -> &'static str,
    pub part_hint: fn(consultation::Part) -> &'static str,
    pub no_meeting_grounds: &'static str,
    pub no_meeting_hint: &'static str,
    pub save_consultation: &'static str,
    pub not_a_time: &'static str,
    // Deciding
    pub rules: &'static str,
    pub rules_hint: &'static str,
    pub facts: &'static str,
    pub facts_hint: &'static str,
    pub weighing: &'static str,
    pub weighing_hint: &'static str,
    pub alternatives: &'static str,
    pub alternatives_hint: &'static str,
    pub needs_second: &'static str,
    // Confirming
    pub confirmation: &'static str,
    pub confirmation_lead: &'static str,
    pub verdict: &'static str,
    pub confirm: &'static str,
    pub send_back: &'static str,
    pub verdict_grounds: &'static str,
    pub save_verdict: &'static str,
    pub confirmed: &'static str,
    pub returned: &'static str,
    pub unconfirmed: &'static str,
    // A substitute
    pub substitute: &'static str,
    pub substitute_lead: &'static str,
    pub person: &'static str,
    pub person_hint: &'static str,
    pub no_person: &'static str,
    pub appointed_by: &'static str,
    pub appointed_by_hint: &'static str,
    pub appointed_on: &'static str,
    pub save_substitute: &'static str,
    // The register
    pub delegations: &'static str,
    /// In the menu.
    pub powers: &'static str,
    pub delegations_lead: &'static str,
    pub nothing_delegated: &'static str,
    pub act: &'static str,
    pub act_of: fn(Act) -> &'static str,
    pub from_on: &'static str,
    pub to_on: &'static str,
    pub to_on_hint: &'static str,
    pub not_yours: &'static str,
    pub authority_text: &'static str,
    pub authority_hint: &'static str,
    pub new_delegation: &'static str,
    pub save_delegation: &'static str,
    pub last_day: &'static str,
    pub end_delegation: &'static str,
    pub holds: &'static str,
    pub begins: &'static str,
    pub ended: &'static str,
    // Delivering
    pub delivery: &'static str,
    pub delivery_lead: &'static str,
    pub mode: &'static str,
    pub mode_of: fn(Mode) -> &'static str,
    pub only_two_ways: &'static str,
    pub arrival: &'static str,
    pub arrival_of: fn(Arrival) -> &'static str,
    pub arrived_on: &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub save_delivery: &'static str,
    // Closing and reopening
    pub closing_grounds: &'static str,
    pub closing_hint: &'static str,
    pub reopen: &'static str,
    pub reopen_lead: &'static str,
    pub reopen_grounds: &'static str,
    pub save_reopening: &'static str,
    // Why not
    pub lack: fn(Lack) -> &'static str,
    pub authority: fn(&authority::Refusal) -> String,
    pub delegation: fn(delegation::Refusal) -> &'static str,
    pub hearing_refusal: fn(&hearing::Refusal) -> String,
    pub consultation_refusal: fn(&consultation::Refusal) -> String,
    pub handover: fn(handover::Refusal) -> String,
    pub closing: fn(&closing::Refusal) -> String,
    pub not_consulted: &'static str,
    pub has_own_page: &'static str,
}
