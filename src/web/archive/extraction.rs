//! /archive/exports/{uuid}: an extraction in which something is blocked is opened with a reason, and then fetched.

use crate::casework::Failure;
use crate::casework::open_extraction::{Wanted, open_extraction, read_extraction};
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, judged, see_other};
use crate::web::moments::long;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/archive/exports/{uuid}", web::get().to(show))
        .route("/archive/exports/{uuid}/openings", web::post().to(open));
}

#[derive(Template)]
#[template(path = "archive/extraction.html")]
struct ExtractionPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    uuid: String,
    period: String,
    is_open: bool,
}

async fn show(
    by: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    uuid: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (fields, none) = (Fields::default(), Faults::default());
    page(&by, &visitor, &app, &uuid, &fields, &none).await
}

async fn page(
    by: &Archivist,
    frame: &Frame,
    app: &App,
    uuid: &str,
    fields: &Fields,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let (t, viewer, asked) = (frame.t, by.viewer(), uuid.to_owned());
    let wanted = app
        .read(move |db| read_extraction(db, &viewer, &asked))
        .await?;
    let Wanted { export, is_open } = wanted;
    let (from, to) = (long(export.from_on, t), long(export.to_on, t));
    let page = ExtractionPage {
        frame,
        t,
        fields,
        faults,
        period: (t.archive.exports.period)(&from, &to),
        uuid: export.uuid,
        is_open,
    };
    judged(&page, faults)
}

async fn open(
    visitor: Visitor,
    app: web::Data<App>,
    uuid: web::Path<String>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = sent;
    let (viewer, typed) = (by.viewer(), fields.one("open_grounds").to_owned());
    let asked = uuid.clone();
    let done = app
        .write(&by.actor(), move |tx| {
            open_extraction(tx, &viewer, &asked, &typed)
        })
        .await;
    match done {
        Ok(()) => Ok(see_other(&format!("/archive/exports/{uuid}"))),
        Err(Failure::Blocking(why)) => {
            let faults = Faults::one("open_grounds", (visitor.t.blocking.refusal)(why));
            page(&by, &visitor, &app, &uuid, &fields, &faults).await
        }
        Err(failure) => Err(failure.into()),
    }
}
