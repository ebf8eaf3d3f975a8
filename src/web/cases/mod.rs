//! /cases/{number}: the pages of a case.

mod assessments;
mod clocks;
mod closure;
mod confirmations;
mod conflicts;
mod consultations;
mod decisions;
mod deliveries;
mod documents;
mod gates;
mod hearing;
mod impartiality;
mod letter_form;
mod letters;
mod more;
mod officers;
mod readers;
pub mod recipients;
mod recommendations;
mod refusals;
mod reopenings;
mod scale;
mod show;
mod substitutes;
mod suspension;
mod view;
mod way;

pub use refusals::delegation as delegation_faults;
pub use way::{at as place, step};

use super::access::{Person, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::layout::see_other;
use super::words::Words;
use crate::audit::Event;
use crate::casework::open_case::{CaseFile, open_case, read_case};
use crate::casework::{Failure, Office};
use crate::domain::case::CaseNumber;
use crate::domain::local_time::{day, read_date};
use crate::domain::text::normalise;
use crate::store::{StoreError, ledger};
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;

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
        .configure(impartiality::routes)
        .configure(conflicts::routes)
        .configure(officers::routes)
        .configure(recipients::routes)
        .configure(documents::routes);
}

fn number(slug: &str) -> Result<CaseNumber, PageError> {
    CaseNumber::from_slug(slug).ok_or(PageError::NotFound)
}

/// Opens a page of the case: the opening is on disk before the case is read.
async fn open(
    app: &App,
    person: &Person,
    number: CaseNumber,
    page: &'static str,
) -> Result<CaseFile, PageError> {
    let viewer = person.viewer();
    let opened = app
        .write(&person.actor(), move |tx| {
            open_case(tx, &viewer, number, page)
        })
        .await;
    match opened {
        Ok(()) => read(app, person, number).await,
        Err(Failure::Store(StoreError::NotFound)) => {
            record_denied(app, person, number).await?;
            Err(PageError::NotFound)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Somebody asked for a case that is not, or not for them.
async fn record_denied(app: &App, person: &Person, number: CaseNumber) -> Result<(), PageError> {
    let (actor, page) = (person.actor(), format!("/cases/{}", number.slug()));
    let subject = actor.clone();
    app.write(&actor, move |tx| {
        ledger::record(tx, &subject, &Event::AccessDenied { page })
    })
    .await?;
    Ok(())
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

/// Back to the case when the deed is done; else the form again, with why it was
/// refused. `first` is the field at the top of the form.
async fn answer(
    app: &App,
    person: &Person,
    visitor: &Visitor,
    number: CaseNumber,
    first: &'static str,
    done: Result<(), Failure>,
    again: impl FnOnce(&CaseFile, &Faults) -> Result<HttpResponse, PageError>,
) -> Result<HttpResponse, PageError> {
    answer_at("", app, person, visitor, number, first, done, again).await
}

/// The same, back to `place`, a page under the case.
#[expect(
    clippy::too_many_arguments,
    reason = "what every answer to a form needs"
)]
async fn answer_at(
    place: &str,
    app: &App,
    person: &Person,
    visitor: &Visitor,
    number: CaseNumber,
    first: &'static str,
    done: Result<(), Failure>,
    again: impl FnOnce(&CaseFile, &Faults) -> Result<HttpResponse, PageError>,
) -> Result<HttpResponse, PageError> {
    let found = match done {
        Ok(()) => return Ok(see_other(&format!("/cases/{}{place}", number.slug()))),
        Err(failure) => refusals::faults(visitor.t, failure, first)?,
    };
    again(&read(app, person, number).await?, &found)
}

/// What was typed in a long field, as it is kept.
fn typed(fields: &Fields, name: &str) -> String {
    normalise(fields.one(name))
}

/// The day that was typed, or a fault at its field.
fn day_in(fields: &Fields, name: &'static str, t: &Words, faults: &mut Faults) -> NaiveDate {
    read_date(fields.one(name)).unwrap_or_else(|| {
        faults.add(name, t.procedure.date_hint);
        NaiveDate::MIN
    })
}

/// Does what makes a document, on a thread that may wait for the disk.
async fn with_office<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&Office<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (store, files) = (std::sync::Arc::clone(&app.store), app.files.clone());
    let (now, leader_told) = (app.now(), app.settings.leader_told);
    let (policy, fvl2025_from) = (app.settings.policy, app.settings.fvl2025_from);
    let done = app
        .slowly(move || {
            work(&Office {
                store: &store,
                files: &files,
                now,
                leader_told,
                policy,
                fvl2025_from,
            })
        })
        .await;
    app.mail.notify_one();
    done
}
