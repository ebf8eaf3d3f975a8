//! /cases/{number}/suspension/deliveries: how the letter about a suspension reached the employee.

use super::PLACE;
use crate::casework::deliver_suspension::deliver_suspension;
use crate::casework::open_case::CaseFile;
use crate::domain::authority::Act;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::cases::deliveries::{handover, page_for};
use crate::web::cases::{Answer, Sent, SentBy, number, open};
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

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&show(&sent.visitor, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    sent.take(PLACE, "mode", handover, deliver_suspension, again)
        .await
}
