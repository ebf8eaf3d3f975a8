//! The verbs of the office. One file is one thing a person does.

pub mod about_task;
mod absent;
pub mod add_evidence;
pub mod administrators;
pub mod anchor_checkpoint;
pub mod answer_access;
pub mod answer_disposal;
pub mod answer_gates;
mod answer_letter;
pub mod answer_recovery;
pub mod answer_role_proposal;
pub mod appoint_substitute;
pub mod approve_schedule;
pub mod ask_recovery;
pub mod ask_witness;
pub mod assess_severity;
pub mod assign_officer;
pub mod attach_file;
pub mod begin_draft;
pub mod block_case;
mod block_keepers;
pub mod break_glass;
mod candidate;
mod carry_out;
pub mod change_password;
pub mod choose_notices;
pub mod close_case;
pub mod confirm_decision;
pub mod confirm_suspension;
mod conflicted;
pub mod consult_on_suspension;
pub mod convert_documents;
pub mod core_standing;
pub mod correct_case;
pub mod count_clocks;
pub mod create_account;
pub mod credentials;
pub mod decide_suspension;
pub mod declare_impartiality;
pub mod declare_restore;
pub mod deliver_letter;
pub mod deliver_suspension;
pub mod demand_second_factor;
pub mod destroy_entries;
pub mod disable_account;
pub mod discard_draft;
pub mod discard_kept;
pub mod draft_letter;
pub mod draft_schedule;
pub mod draw_disposal;
pub mod end_role;
pub mod end_suspension;
pub mod enrol_second_factor;
pub mod execute_disposal;
pub mod explain_export;
pub mod export_archive;
pub mod export_messages;
pub mod fetch_answer;
pub mod file_report;
pub mod finalise_letter;
pub mod finish_task;
pub mod found_house;
pub mod gather_checkpoints;
pub mod give_access;
pub mod give_notice;
pub mod grant_role;
pub mod hand_over_task;
mod hold_answer;
pub mod hold_job;
mod impartial;
pub mod import_people;
pub mod keep_case;
pub mod known;
pub mod link_cases;
pub mod list_accounts;
pub mod list_own_reports;
pub mod list_readers;
pub mod look_through;
pub mod look_through_archive;
pub mod look_through_calendar;
pub mod look_through_tasks;
pub mod mail_checkpoint;
pub mod make_copy;
pub mod make_recommendation;
pub mod make_setup_link;
pub mod mark_documents;
pub mod mark_passages;
pub mod name_reader;
pub mod named_people;
mod next_step;
pub mod note_circumstances;
pub mod notify;
mod office;
pub mod open_blocked;
pub mod open_case;
pub mod open_document;
pub mod open_extraction;
pub mod open_task;
mod paper;
pub mod park_form;
pub mod pass_on_mail;
pub mod propose_role;
pub mod propose_suspension;
pub mod prove_again;
pub mod prove_code;
pub mod prove_subject;
pub mod read_copy;
pub mod read_core_receipt;
pub mod read_corrections;
pub mod read_disposal;
pub mod read_folder;
pub mod read_mail;
pub mod read_notices;
pub mod read_outbox;
pub mod read_public_journal;
pub mod read_receipt;
pub mod read_schedule;
pub mod read_trail;
mod read_whole;
pub mod receive_file;
pub mod recompute_retention;
pub mod record_attempt;
pub mod record_call;
pub mod record_consultation;
pub mod record_decision;
pub mod record_delivery;
pub mod record_statement;
pub mod record_verification;
pub mod recover_form;
pub mod recovery_codes;
pub mod refer_case;
pub mod register_absence;
pub mod register_access_request;
pub mod register_case;
pub mod register_delegation;
pub mod remind;
pub mod remove_file;
mod reopen_access;
pub mod reopen_case;
pub mod replace_key;
pub mod requeue_mail;
pub mod reset_second_factor;
pub mod return_report;
pub mod review_suspension;
pub mod rotate_master_key;
pub mod save_draft;
pub mod seal;
mod seen_ties;
pub mod send_digests;
pub mod session;
pub mod set_evidence_policy;
pub mod set_hold;
pub mod set_password;
pub mod set_warning_policy;
mod settle_export;
mod settle_gate;
pub mod show_reporter;
pub mod sign_checkpoint;
pub mod sign_in;
pub mod sign_in_by_provider;
pub mod sign_out;
pub mod standing;
pub mod start_house;
mod suspended;
pub mod sweep;
pub mod take_mail;
pub mod take_report;
mod tell_access;
pub mod tell_alarm;
mod tell_approvers;
mod tell_block_keepers;
pub mod tell_keepers;
mod token;
pub mod vault;
pub mod verify_ledger;
pub mod watch_jobs;
pub mod weigh_access;
pub mod weigh_export;
mod who_takes_it;
pub mod why_theirs;
pub mod withdraw_access_request;
pub mod withdraw_core_receipt;
pub mod witness_ledger;
pub use crate::documents::letters::{Letters, Unfit};
pub use office::Office;
pub use open_task::open_task;
pub use read_outbox::read_outbox;
pub use record_delivery::{record_delivery, record_interrupted};
pub use requeue_mail::requeue_mail;
pub use take_mail::take_mail;

/// Why a piece of casework did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    #[error(transparent)]
    Draft(#[from] crate::domain::report::Refusal),
    /// The report cannot be sent yet: everything that is wrong with it, field by field.
    #[error("the report is not ready: {0:?}")]
    Unready(Vec<crate::domain::report::Fault>),
    #[error(transparent)]
    Unfit(#[from] crate::domain::attachment::Unfit),
    #[error(transparent)]
    Unparkable(#[from] crate::domain::parked_form::Unparkable),
    #[error(transparent)]
    Account(#[from] crate::domain::account::Refusal),
    #[error(transparent)]
    SecondFactor(#[from] crate::domain::second_factor::Refusal),
    #[error(transparent)]
    NotStuck(#[from] crate::domain::delivery::NotStuck),
    #[error(transparent)]
    NotPassedOn(#[from] crate::domain::delivery::NotPassedOn),
    #[error(transparent)]
    Call(#[from] crate::domain::call::Refusal),
    #[error(transparent)]
    Circumstance(#[from] crate::domain::circumstance::Refusal),
    #[error(transparent)]
    WarningPolicy(#[from] crate::domain::warning_policy::Refusal),
    #[error("nothing is due")]
    NothingDue,
    #[error(transparent)]
    Job(#[from] crate::domain::job::Refusal),
    #[error(transparent)]
    Gate(#[from] crate::domain::gate_answer::Refusal),
    #[error(transparent)]
    Decision(#[from] crate::domain::decision::Refusal),
    #[error(transparent)]
    OutOfTurn(#[from] crate::domain::case::OutOfTurn),
    #[error("the report is case {0} already")]
    AlreadyRegistered(crate::domain::case::CaseNumber),
    #[error("whoever is implicated in a case does not handle it")]
    Implicated,
    #[error(transparent)]
    Authority(#[from] crate::domain::authority::Refusal),
    #[error(transparent)]
    Hearing(#[from] crate::domain::hearing::Refusal),
    #[error(transparent)]
    Consultation(#[from] crate::domain::consultation::Refusal),
    #[error(transparent)]
    Delegation(#[from] crate::domain::delegation::Refusal),
    #[error(transparent)]
    Handover(#[from] crate::domain::handover::Refusal),
    #[error(transparent)]
    NotYet(#[from] crate::domain::letter::NotYet),
    #[error(transparent)]
    Letter(#[from] crate::domain::letter::Refusal),
    #[error(transparent)]
    Unprintable(#[from] crate::documents::letters::Unfit),
    #[error(transparent)]
    Disorder(#[from] crate::domain::clocks::Disorder),
    #[error(transparent)]
    Closing(#[from] crate::domain::closing::Refusal),
    #[error(transparent)]
    Suspension(#[from] crate::domain::suspension::Refusal),
    #[error(transparent)]
    Impartiality(#[from] crate::domain::impartiality::Refusal),
    #[error(transparent)]
    Linking(#[from] crate::domain::linking::Refusal),
    #[error(transparent)]
    AccessRequest(#[from] crate::domain::access_request::Refusal),
    #[error(transparent)]
    Redaction(#[from] crate::domain::redaction::Refusal),
    #[error(transparent)]
    Stays(#[from] answer_access::Stays),
    #[error(transparent)]
    Unweighed(#[from] weigh_access::Unweighed),
    #[error(transparent)]
    Triage(#[from] crate::domain::triage::Refusal),
    #[error(transparent)]
    Schedule(#[from] crate::domain::schedule::Refusal),
    /// Everything that is wrong with a version of the schedule, each with its place.
    #[error("the schedule is not ready: {0:?}")]
    Unscheduled(
        Vec<(
            crate::domain::schedule::Place,
            crate::domain::schedule::Wrong,
        )>,
    ),
    #[error(transparent)]
    Hold(#[from] crate::domain::hold::Refusal),
    #[error(transparent)]
    Blocking(#[from] crate::domain::blocking::Refusal),
    #[error(transparent)]
    Correction(#[from] crate::domain::correction::Refusal),
    #[error(transparent)]
    Disposal(#[from] crate::domain::disposal::Refusal),
    #[error(transparent)]
    Unanswered(#[from] answer_disposal::Unanswered),
    #[error(transparent)]
    NotErased(#[from] destroy_entries::Refusal),
    #[error(transparent)]
    Access(#[from] crate::domain::access_grant::Refusal),
    #[error(transparent)]
    Absence(#[from] crate::domain::absence::Refusal),
    #[error(transparent)]
    Transfer(#[from] crate::domain::task_transfer::Refusal),
    #[error(transparent)]
    Assignment(#[from] crate::domain::assignment::Refusal),
    #[error("at least one alleged point must be supported by the facts")]
    NoPoints,
    #[error("the rule set has no such factor")]
    UnknownFactor,
    #[error("the case has no proposal yet")]
    NotAssessed,
    #[error("nobody has said what to make of the proposal")]
    NotRecommended,
    #[error("the case is not decided")]
    NotDecided,
}
