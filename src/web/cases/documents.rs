//! /cases/{number}/documents: what lies in the case, on its way out and in.

use super::show::{Head, head};
use super::{number, open, read};
use crate::casework::Failure;
use crate::casework::add_evidence::add_evidence;
use crate::casework::open_case::CaseFile;
use crate::casework::open_document::open_document;
use crate::casework::receive_file::receive_file;
use crate::domain::case::Lack;
use crate::domain::document::LONGEST_TITLE;
use crate::domain::text::{Lines, forbidden, normalise};
use crate::store::{cases, files};
use crate::web::access::{CaseOfficer, CaseReader, Visitor};
use crate::web::app::App;
use crate::web::download;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::upload::{self, Upload};
use crate::web::words::Words;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/documents/new", web::get().to(new))
        .route("/cases/{number}/documents", web::post().to(create))
        .route("/cases/{number}/documents/{serial}", web::get().to(show));
}

#[derive(Template)]
#[template(path = "cases/document.html")]
struct DocumentPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> DocumentPage<'a> {
    DocumentPage {
        frame,
        t: frame.t,
        fields,
        faults,
        head: head(file, frame.t),
    }
}

async fn new(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &officer, number(&slug)?, "documents").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, &fields, &none))
}

async fn create(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let number = number(&slug)?;
    let back = format!("/cases/{}/documents/new", number.slug());
    let upload = upload::receive(&request, payload, &back).await?;
    let fields = upload.fields.clone();
    match take(&officer, &app, number, upload, visitor.t).await? {
        None => Ok(see_other(&format!("/cases/{}#documents", number.slug()))),
        Some(faults) => {
            let file = read(&app, &officer, number).await?;
            refused(&page(&visitor, &file, &fields, &faults))
        }
    }
}

/// Puts the file in the case; faults where it is not taken.
async fn take(
    officer: &CaseOfficer,
    app: &App,
    number: crate::domain::case::CaseNumber,
    upload: Upload,
    t: &Words,
) -> Result<Option<Faults>, PageError> {
    let title = normalise(upload.fields.one("title")).trim().to_owned();
    if forbidden(&title, Lines::One).is_some() {
        return Ok(Some(Faults::one("title", t.registration.forbidden)));
    }
    if title.chars().count() > LONGEST_TITLE {
        return Ok(Some(Faults::one("title", t.registration.too_long)));
    }
    if let Some((_, unfit)) = upload.turned.first() {
        return Ok(Some(Faults::one("file", (t.reports.unfit)(unfit))));
    }
    let Some(sent) = upload.sent.into_iter().next() else {
        return Ok(Some(Faults::one("file", t.registration.missing)));
    };
    let name = sent.name;
    let viewer = officer.viewer();
    let owner = app.read(move |db| {
        let case = cases::find(db, &viewer, number)?;
        files::of_case(db, case.id)
    });
    let owner = owner.await?;
    let received = app
        .slowly(move || receive_file(sent.incoming, &name, &owner))
        .await;
    let received = match received {
        Ok(received) => received,
        Err(Failure::Unfit(unfit)) => {
            return Ok(Some(Faults::one("file", (t.reports.unfit)(&unfit))));
        }
        Err(failure) => return Err(failure.into()),
    };
    let viewer = officer.viewer();
    let done = app
        .write(&officer.actor(), move |tx| {
            add_evidence(tx, &viewer, number, &title, &received)
        })
        .await;
    match done {
        Ok(()) => Ok(None),
        Err(Failure::OutOfTurn(_)) => Ok(Some(Faults::one(
            "file",
            (t.procedure.lack)(Lack::IsClosed),
        ))),
        Err(failure) => Err(failure.into()),
    }
}

/// A document, always saved and never shown in the page's own name. Its opening is in the trail first.
async fn show(
    person: CaseReader,
    app: web::Data<App>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse, PageError> {
    let (slug, serial) = path.into_inner();
    let (viewer, number) = (person.viewer(), number(&slug)?);
    let document = app
        .write(&person.actor(), move |tx| {
            open_document(tx, &viewer, number, serial)
        })
        .await?;
    download::file(&app, &document.owner, &document.sha256, &document.name).await
}
