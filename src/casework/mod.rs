//! The verbs of the office. One file is one thing a person does.

pub mod notify;
pub mod open_task;
pub mod read_outbox;
pub mod record_delivery;
pub mod requeue_mail;
pub mod take_mail;

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
    NotStuck(#[from] crate::domain::delivery::NotStuck),
    #[error("no mail is due")]
    NothingDue,
}
