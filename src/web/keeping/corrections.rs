//! /archive/cases/{number}/corrections: what was corrected in a closed case, and a form for the archivist.

use super::{name, number};
use crate::casework::Failure;
use crate::casework::correct_case::correct_kept;
use crate::casework::read_corrections::open_kept_corrections;
use crate::domain::case::CaseNumber;
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::corrections::{self, CorrectionsPage};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, judged, see_other};
use actix_web::{HttpResponse, web};

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/archive/cases/{number}/corrections")
            .route(web::get().to(index))
            .route(web::post().to(create)),
    );
}

async fn index(
    by: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (fields, none) = (Fields::default(), Faults::default());
    page(&by, &visitor, &app, number(&slug)?, &fields, &none).await
}

async fn page(
    by: &Archivist,
    frame: &Frame,
    app: &App,
    number: CaseNumber,
    fields: &Fields,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let (t, viewer) = (frame.t, by.viewer());
    let kept = app
        .write(&by.actor(), move |tx| {
            open_kept_corrections(tx, &viewer, number)
        })
        .await?;
    let (c, case) = (&t.corrections, &kept.case);
    let is_closed = kept.is_closed && case.destroyed_at.is_none();
    let papers = kept.documents.iter();
    let shown = CorrectionsPage {
        frame,
        t,
        fields,
        faults,
        number: case.number.to_string(),
        list: ("/archive", t.archive.title),
        back: (
            format!("/archive/cases/{}", case.number.slug()),
            format!("{} {}", t.keeping.holds.case, case.number),
        ),
        may_add: is_closed,
        shut: match (case.destroyed_at, kept.is_closed) {
            (Some(_), _) => Some(t.keeping.holds.destroyed.to_owned()),
            (None, false) => Some(c.not_closed.to_owned()),
            (None, true) => None,
        },
        rows: corrections::rows(&kept.corrections, |it| name(&kept.names, it.by), t),
        whats: corrections::whats(&kept.corrections, t),
        papers: corrections::papers(papers.map(|(serial, title)| (*serial, title.as_str()))),
    };
    judged(&shown, faults)
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = sent;
    let number = number(&slug)?;
    let asked = match corrections::read(&fields, visitor.t) {
        Ok(asked) => asked,
        Err(faults) => return page(&by, &visitor, &app, number, &fields, &faults).await,
    };
    let viewer = by.viewer();
    let done = app
        .write(&by.actor(), move |tx| {
            correct_kept(tx, &viewer, number, &asked)
        })
        .await;
    match done {
        Ok(()) => Ok(see_other(&format!(
            "/archive/cases/{}/corrections",
            number.slug()
        ))),
        Err(Failure::Correction(why)) => {
            let faults = corrections::faults(why, visitor.t);
            page(&by, &visitor, &app, number, &fields, &faults).await
        }
        Err(failure) => Err(failure.into()),
    }
}
