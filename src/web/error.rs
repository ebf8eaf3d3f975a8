//! What can go wrong with a page. The reader gets a sentence; the log gets the cause.

use super::layout::{Frame, render};
use super::words::Words;
use crate::casework::Failure;
use crate::domain::second_factor::Refusal;
use crate::store::StoreError;
use actix_web::body::BoxBody;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// Nobody is signed in; afterwards the person comes back to this address.
    #[error("sign in first")]
    SignInFirst { next: String },
    /// The form came after the session had ended; its words are kept under this token.
    #[error("sign in first; the form is kept")]
    Parked { token: String },
    /// The last proof is too old for this form; its words are kept under this token.
    #[error("prove who you are again; the form is kept")]
    ProveAgain { token: String },
    /// Nobody is signed in, and it is the page's script that asks: no redirect, no page.
    #[error("signed out")]
    SignedOut,
    /// There is no such page, or none for this person: both look alike.
    #[error("no such page")]
    NotFound,
    #[error("the form comes from another site")]
    Foreign,
    #[error("the form's token is wrong")]
    WrongToken,
    #[error("the form cannot be read: {0}")]
    Unreadable(&'static str),
    #[error("too large")]
    TooLarge,
    #[error("too many tries; again in {seconds} s")]
    TooMany { seconds: u64 },
    #[error("somebody else was here first")]
    Changed,
    /// A file that is gone, or is not what was put there.
    #[error("a file cannot be given: {0}")]
    FileFault(String),
    #[error("the house is at fault: {0}")]
    Internal(String),
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => PageError::NotFound,
            StoreError::Changed => PageError::Changed,
            why @ (StoreError::FileChanged(_)
            | StoreError::FileKeyGone(_)
            | StoreError::NoMasterKey(_)
            | StoreError::WrongMasterKey(_)) => PageError::FileFault(why.to_string()),
            other => PageError::Internal(other.to_string()),
        }
    }
}

impl From<Failure> for PageError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Store(error) => error.into(),
            Failure::SecondFactor(Refusal::HasFactor | Refusal::NoFactor) => PageError::Changed,
            other => PageError::Internal(other.to_string()),
        }
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        PageError::Internal(error.to_string())
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        match self {
            PageError::SignInFirst { .. }
            | PageError::Parked { .. }
            | PageError::ProveAgain { .. } => StatusCode::SEE_OTHER,
            PageError::SignedOut => StatusCode::UNAUTHORIZED,
            PageError::NotFound => StatusCode::NOT_FOUND,
            PageError::Foreign | PageError::WrongToken => StatusCode::FORBIDDEN,
            PageError::Unreadable(_) => StatusCode::BAD_REQUEST,
            PageError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            PageError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            PageError::Changed => StatusCode::CONFLICT,
            PageError::FileFault(_) | PageError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The bare answer; [`page`] dresses it for the person who asked.
    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            PageError::SignInFirst { next } => {
                let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
                response.insert_header((header::LOCATION, format!("/sign-in?next={next}")));
            }
            PageError::Parked { token } => {
                response.insert_header((header::LOCATION, format!("/sign-in?kept={token}")));
            }
            PageError::ProveAgain { token } => {
                response.insert_header((header::LOCATION, format!("/proof?kept={token}")));
            }
            PageError::SignedOut => {
                response.insert_header((header::WWW_AUTHENTICATE, "Cookie"));
            }
            PageError::TooMany { seconds } => {
                response.insert_header((header::RETRY_AFTER, seconds.to_string()));
            }
            _ => {}
        }
        response.finish()
    }
}

#[derive(Template)]
#[template(path = "errors/show.html")]
struct ErrorPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    title: &'static str,
    text: &'static str,
}

/// The error as a page, in the person's language; nothing for a plain redirect.
pub fn page(error: &PageError, frame: &Frame) -> Option<String> {
    let t = frame.t;
    let e = &t.errors;
    let (title, text) = match error {
        PageError::SignInFirst { .. }
        | PageError::Parked { .. }
        | PageError::ProveAgain { .. }
        | PageError::SignedOut => {
            return None;
        }
        PageError::NotFound => (e.not_found, e.not_found_text),
        PageError::Foreign | PageError::WrongToken => (e.wrong_token, e.wrong_token_text),
        PageError::Unreadable(_) => (e.unreadable, e.unreadable_text),
        PageError::TooLarge => (e.too_large, e.too_large_text),
        PageError::TooMany { .. } => (e.too_many, e.too_many_text),
        PageError::Changed => (e.changed, e.changed_text),
        PageError::FileFault(_) => (e.file_fault, e.file_fault_text),
        PageError::Internal(_) => (e.internal, e.internal_text),
    };
    let page = ErrorPage {
        frame,
        t,
        title,
        text,
    };
    render(&page).ok()
}
