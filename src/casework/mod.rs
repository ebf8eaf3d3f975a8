//! The verbs of the office. One file is one thing a person does.

pub mod administrators;
pub mod create_account;
pub mod credentials;
pub mod disable_account;
pub mod end_role;
pub mod found_house;
pub mod grant_role;
pub mod import_people;
pub mod make_setup_link;
pub mod session;
pub mod set_password;
pub mod sign_in;
pub mod sign_out;
mod token;

/// Why a piece of casework did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    #[error(transparent)]
    Account(#[from] crate::domain::account::Refusal),
}
