//! The verbs of the office. One file is one thing a person does.

pub mod attach_file;
pub mod begin_draft;
pub mod discard_draft;
pub mod file_report;
pub mod known;
pub mod list_own_reports;
pub mod park_form;
pub mod receive_file;
pub mod recover_form;
pub mod remove_file;
pub mod save_draft;
pub mod sweep_drafts;

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
}
