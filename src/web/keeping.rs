//! How things are kept and destroyed: the schedule, a case in the archive, and lists that two people stand behind.

mod blocked;
mod disposal;
mod disposals;
mod kept;
mod schedule;

use super::words::Words;
use crate::domain::person::PersonId;
use actix_web::web;
use std::collections::BTreeMap;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .configure(schedule::routes)
        .configure(kept::routes)
        .configure(disposals::routes)
        .configure(disposal::routes)
        .configure(blocked::routes);
}

fn name(names: &BTreeMap<i32, String>, person: PersonId) -> String {
    names.get(&person.0).cloned().unwrap_or_default()
}

/// The rows of the retention table that hold, as sentences; a row this version does not know stands with its code.
fn sentences<'a>(codes: impl Iterator<Item = &'a str>, t: &Words) -> Vec<String> {
    codes
        .map(|code| match (t.archive.row)(code) {
            "" => code.to_owned(),
            sentence => sentence.to_owned(),
        })
        .collect()
}
