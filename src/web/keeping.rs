//! How things are kept and destroyed: the schedule, a case in the archive, and lists that two people stand behind.

mod blocked;
mod corrections;
mod disposal;
mod disposals;
mod kept;
mod papers;
mod schedule;

use crate::domain::person::PersonId;
use actix_web::web;
use std::collections::BTreeMap;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .configure(schedule::routes)
        .configure(kept::routes)
        .configure(corrections::routes)
        .configure(disposals::routes)
        .configure(disposal::routes)
        .configure(blocked::routes);
}

fn name(names: &BTreeMap<i32, String>, person: PersonId) -> String {
    names.get(&person.0).cloned().unwrap_or_default()
}
