//! /cases/{number}/suspension/consultations: the meeting about a suspension, or why there was none.

use super::PLACE;
use crate::casework::consult_on_suspension::consult_on_suspension;
use crate::casework::open_case::CaseFile;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::cases::consultations::{consultation, page_for};
use crate::web::cases::{answer_at, number, open, read};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused};
use actix_web::{HttpResponse, web};

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route(
            "/cases/{number}/suspension/consultations/new",
            web::get().to(new),
        )
        .route(
            "/cases/{number}/suspension/consultations",
            web::post().to(create),
        );
}

fn show<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> impl askama::Template + use<'a> {
    page_for(
        frame,
        file,
        fields,
        faults,
        frame.t.suspensions.consult_lead,
        "suspension/consultations",
    )
}

async fn new(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &officer, number(&slug)?, "suspension").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&show(&visitor, &file, &fields, &none))
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let Signed {
        by: officer,
        fields,
    } = signed;
    let number = number(&slug)?;
    let consultation = match consultation(&fields, visitor.t) {
        Ok(consultation) => consultation,
        Err(faults) => {
            let file = read(&app, &officer, number).await?;
            return refused(&show(&visitor, &file, &fields, &faults));
        }
    };
    let viewer = officer.viewer();
    let done = app
        .write(&officer.actor(), move |tx| {
            consult_on_suspension(tx, &viewer, number, &consultation)
        })
        .await;
    answer_at(
        PLACE,
        &app,
        &officer,
        &visitor,
        number,
        "outcome",
        done,
        |file, faults| refused(&show(&visitor, file, &fields, faults)),
    )
    .await
}
