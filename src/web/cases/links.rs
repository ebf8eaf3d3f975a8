//! /cases/{number}/links: a whistleblowing case is linked to the personnel case of the same matter.

use super::{access, answer_at, number};
use crate::casework::link_cases::link_cases;
use crate::domain::case::CaseNumber;
use crate::domain::linking::Refusal;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::form::Signed;
use actix_web::{HttpResponse, web};

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/cases/{number}/links", web::post().to(create));
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = signed;
    let number = number(&slug)?;
    let people = access::choices(&app, &by, number).await?;
    let typed = fields.one("linked").trim().replace('/', "-");
    let viewer = by.viewer();
    let done = match CaseNumber::from_slug(&typed) {
        None => Err(Refusal::NoSuchCase.into()),
        Some(to) => {
            app.write(&by.actor(), move |tx| link_cases(tx, &viewer, number, to))
                .await
        }
    };
    answer_at(
        "/access",
        &app,
        &by,
        &visitor,
        number,
        "linked",
        done,
        |file, faults| access::refuse(&visitor, &by, file, people, &fields, faults),
    )
    .await
}
