//! How things are kept and destroyed: the schedule, a case in the archive, and lists that two people stand behind.

mod blocked;
pub mod circumstances;
mod corrections;
mod disposal;
mod disposals;
mod kept;
mod papers;
mod schedule;
mod withdrawals;

use super::error::PageError;
use crate::domain::case::CaseNumber;
use crate::domain::person::PersonId;
use actix_web::web;
use std::collections::BTreeMap;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .configure(schedule::routes)
        .configure(kept::routes)
        .configure(circumstances::routes)
        .configure(corrections::routes)
        .configure(disposals::routes)
        .configure(disposal::routes)
        .configure(blocked::routes)
        .configure(withdrawals::routes);
}

fn name(names: &BTreeMap<i32, String>, person: PersonId) -> String {
    names.get(&person.0).cloned().unwrap_or_default()
}

/// The case that an address names.
fn number(slug: &str) -> Result<CaseNumber, PageError> {
    CaseNumber::from_slug(slug).ok_or(PageError::NotFound)
}
