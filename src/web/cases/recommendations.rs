//! /cases/{number}/recommendations: what a named person makes of the proposal.

use super::refusals::faults;
use super::show::with_faults;
use super::{number, read, with_office};
use crate::casework::make_recommendation::make_recommendation;
use crate::domain::decision::Recommendation;
use crate::domain::severity::Severity;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::form::Signed;
use crate::web::layout::see_other;
use actix_web::{HttpResponse, web};

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/cases/{number}/recommendations", web::post().to(create));
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
    let refused = match Severity::parse(fields.one("severity")) {
        None => Faults::one("severity", visitor.t.decisions.choose_severity),
        Some(severity) => {
            let recommendation = Recommendation {
                severity,
                grounds: fields.one("grounds").trim().to_owned(),
                weighing: fields.one("weighing").trim().to_owned(),
            };
            let viewer = officer.viewer();
            let done = with_office(&app, move |office| {
                make_recommendation(office, &viewer, number, recommendation)
            })
            .await;
            match done {
                Ok(()) => return Ok(see_other(&format!("/cases/{}", number.slug()))),
                Err(failure) => faults(visitor.t, failure, "severity")?,
            }
        }
    };
    let file = read(&app, &officer, number).await?;
    with_faults(&app, &visitor, &officer, &file, &fields, &refused).await
}
