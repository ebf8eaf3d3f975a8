//! /cases/{number}/suspension/deliveries: how the letter about a suspension reached the employee.

use super::PLACE;
use crate::casework::deliver_suspension::deliver_suspension;
use crate::casework::open_case::CaseFile;
use crate::domain::authority::Act;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::cases::deliveries::{handover, page_for};
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
            "/cases/{number}/suspension/deliveries/new",
            web::get().to(new),
        )
        .route(
            "/cases/{number}/suspension/deliveries",
            web::post().to(create),
        );
}

fn show<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> impl askama::Template + use<'a> {
    let place = "suspension/deliveries";
    page_for(frame, file, fields, faults, Act::Suspend, place)
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
    let handover = match handover(&fields, visitor.t) {
        Ok(handover) => handover,
        Err(faults) => {
            let file = read(&app, &officer, number).await?;
            return refused(&show(&visitor, &file, &fields, &faults));
        }
    };
    let viewer = officer.viewer();
    let done = app
        .write(&officer.actor(), move |tx| {
            deliver_suspension(tx, &viewer, number, &handover)
        })
        .await;
    answer_at(
        PLACE,
        &app,
        &officer,
        &visitor,
        number,
        "mode",
        done,
        |file, faults| refused(&show(&visitor, file, &fields, faults)),
    )
    .await
}
