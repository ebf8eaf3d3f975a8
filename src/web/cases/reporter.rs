//! /cases/{number}/reporter: who reported a whistleblowing case, shown on a click that is written down.

use super::number;
use super::show::{Head, head};
use crate::casework::show_reporter::show_reporter;
use crate::web::access::{CaseReader, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/cases/{number}/reporter", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/reporter.html")]
struct ReporterPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    head: Head,
    name: String,
    position: String,
}

/// A form and no link: nothing is shown, nor written down, because a browser fetched ahead.
async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseReader>,
) -> Result<HttpResponse, PageError> {
    let (number, by) = (number(&slug)?, signed.by);
    let viewer = by.viewer();
    let shown = app
        .write(&by.actor(), move |tx| show_reporter(tx, &viewer, number))
        .await?;
    let file = super::read(&app, &by, number).await?;
    ok(&ReporterPage {
        frame: &visitor,
        t: visitor.t,
        head: head(&file, visitor.t),
        name: shown.name,
        position: shown.position,
    })
}
