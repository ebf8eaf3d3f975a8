//! What can go wrong with remembering, and the one place that reads database errors.

use diesel::result::{DatabaseErrorKind, Error};

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("not found")]
    NotFound,
    #[error("there is one already")]
    AlreadyThere,
    #[error("somebody else changed it first")]
    Changed,
    #[error("a write left no trace in the ledger")]
    NothingRecorded,
    #[error("a change to {0} was not recorded in the ledger")]
    Unrecorded(&'static str),
    #[error("the writer could not make the change durable")]
    NotCommitted,
    #[error("the clock is more than five minutes behind the ledger's last entry")]
    ClockBehind,
    #[error("the database holds a value that this version does not know: {0}")]
    Unreadable(String),
    #[error("no source of randomness: {0}")]
    Randomness(getrandom::Error),
    #[error("the file store: {0}")]
    File(#[from] std::io::Error),
    #[error("the file {0} is not what was put there")]
    FileChanged(String),
    #[error("the key of the files of {0} is gone")]
    FileKeyGone(String),
    #[error("the files of {0} are another's")]
    OtherOwner(String),
    #[error("master key {0} is not there")]
    NoMasterKey(u32),
    #[error("master key {0} is not the one that the files were closed with")]
    WrongMasterKey(u32),
    #[error("database: {0}")]
    Database(Error),
    #[error("connection: {0}")]
    Connection(#[from] diesel::ConnectionError),
    #[error("migration: {0}")]
    Migration(Box<dyn std::error::Error + Send + Sync>),
    #[error("{0}")]
    Url(&'static str),
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => StoreError::NotFound,
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => StoreError::AlreadyThere,
            other => StoreError::Database(other),
        }
    }
}

impl From<getrandom::Error> for StoreError {
    fn from(error: getrandom::Error) -> Self {
        StoreError::Randomness(error)
    }
}
