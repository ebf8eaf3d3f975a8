//! The words of how each document is kept.

mod en;
mod nb;
mod nn;

pub use en::EN;
pub use nb::NB;
pub use nn::NN;

use crate::domain::document_retention::Why;

#[derive(Debug)]
pub struct DocumentRetention {
    pub title: &'static str,
    pub question: &'static str,
    pub law: &'static str,
    pub unanswered: &'static str,
    pub yes_hint: &'static str,
    pub no_hint: &'static str,
    pub for_title: &'static str,
    pub for_: &'static [&'static str],
    pub against_title: &'static str,
    pub against: &'static [&'static str],
    /// On the page of a case.
    pub documents: &'static str,
    pub none: &'static str,
    pub document: fn(i32) -> String,
    pub with_case: &'static str,
    pub why: fn(Why) -> &'static str,
    /// A period of one document ends, and it stays.
    pub stays: &'static str,
}
