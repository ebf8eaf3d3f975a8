//! The verbs of the office. One file is one thing a person does.

pub mod export_archive;

/// Why a piece of casework did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
}
