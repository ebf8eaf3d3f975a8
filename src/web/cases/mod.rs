//! /cases/{number}: the pages of a case.

mod assessments;
mod closure;
mod decisions;
mod documents;
mod gates;
mod recommendations;
mod refusals;
mod scale;
mod show;
mod view;

use super::access::Person;
use super::app::App;
use super::error::PageError;
use crate::casework::open_case::{CaseFile, open_case, read_case};
use crate::casework::{Failure, Office};
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
        .configure(closure::routes)
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
    app.write(&person.actor(), move |tx| {
        open_case(tx, &viewer, number, page)
    })
    .await?;
    read(app, person, number).await
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

/// Does what makes a document, on a thread that may wait for the disk.
async fn with_office<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&Office<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (store, files) = (std::sync::Arc::clone(&app.store), app.files.clone());
    let (now, leader_told) = (app.now(), app.settings.leader_told);
    let done = app
        .slowly(move || {
            work(&Office {
                store: &store,
                files: &files,
                now,
                leader_told,
            })
        })
        .await;
    app.mail.notify_one();
    done
}
