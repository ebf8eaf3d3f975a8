//! /cases/{number}: the pages of a case.

mod access;
mod access_requests;
mod assessments;
mod clocks;
mod closure;
mod confirmations;
mod conflicts;
mod consultations;
mod corrections;
mod decisions;
mod deliveries;
mod documents;
mod gates;
mod hearing;
mod impartiality;
mod letter_form;
mod letters;
mod links;
mod more;
mod officers;
mod readers;
pub mod recipients;
mod recommendations;
mod refusals;
mod reopenings;
mod reporter;
mod scale;
mod sent;
mod show;
mod substitutes;
mod suspension;
mod view;
mod way;

pub use refusals::delegation as delegation_faults;
use sent::{Answer, Sent, SentBy, day_in, typed, with_office};
pub use way::{at as place, step};

use super::access::Person;
use super::app::App;
use super::error::PageError;
use crate::casework::open_case::{CaseFile, open_case, read_case};
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use actix_web::web;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .configure(show::routes)
        .configure(gates::routes)
        .configure(assessments::routes)
        .configure(recommendations::routes)
        .configure(decisions::routes)
        .configure(hearing::routes)
        .configure(consultations::routes)
        .configure(confirmations::routes)
        .configure(substitutes::routes)
        .configure(suspension::routes)
        .configure(letters::routes)
        .configure(deliveries::routes)
        .configure(clocks::routes)
        .configure(closure::routes)
        .configure(reopenings::routes)
        .configure(readers::routes)
        .configure(access::routes)
        .configure(links::routes)
        .configure(access_requests::routes)
        .configure(corrections::routes)
        .configure(reporter::routes)
        .configure(impartiality::routes)
        .configure(conflicts::routes)
        .configure(officers::routes)
        .configure(recipients::routes)
        .configure(documents::routes);
}

fn number(slug: &str) -> Result<CaseNumber, PageError> {
    CaseNumber::from_slug(slug).ok_or(PageError::NotFound)
}

/// Opens a page of the case: the opening is on disk before anything of the case is given.
async fn open(
    app: &App,
    person: &Person,
    number: CaseNumber,
    page: &'static str,
) -> Result<CaseFile, PageError> {
    let viewer = person.viewer();
    let opening = app.begin(&person.actor(), move |tx| {
        open_case(tx, &viewer, number, page)
    });
    // The file is read, and the page drawn, while the opening goes to disk; the answer waits for it.
    let file = read(app, person, number).await?;
    person.pending.hold(opening);
    Ok(file)
}

/// The case again, for a page that shows a refused form: it was opened already.
async fn read(app: &App, person: &Person, number: CaseNumber) -> Result<CaseFile, PageError> {
    let (viewer, today) = (person.viewer(), day(app.now()));
    let store = std::sync::Arc::clone(&app.store);
    let file = app
        .slowly(move || store.read(|db| read_case(db, &viewer, number, today)))
        .await?;
    Ok(file)
}
