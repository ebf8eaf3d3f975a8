//! /cases/{number}/recommendations: what a named person makes of the proposal.

use super::refusals::faults;
use super::show::again;
use super::{Answer, SentBy};
use crate::casework::make_recommendation::make_recommendation;
use crate::domain::decision::Recommendation;
use crate::domain::severity::Severity;
use crate::web::access::CaseOfficer;
use crate::web::faults::Faults;
use crate::web::form::Signed;
use crate::web::layout::see_other;
use actix_web::web;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/cases/{number}/recommendations", web::post().to(create));
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let Some(severity) = Severity::parse(sent.fields.one("severity")) else {
        let none = Faults::one("severity", sent.t().decisions.choose_severity);
        return again(&sent, &none).await;
    };
    let recommendation = Recommendation {
        severity,
        grounds: sent.fields.one("grounds").trim().to_owned(),
        weighing: sent.fields.one("weighing").trim().to_owned(),
    };
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = sent
        .with_office(move |office| make_recommendation(office, &viewer, number, recommendation))
        .await;
    match done {
        Ok(()) => Ok(see_other(&format!("/cases/{}", number.slug()))),
        Err(failure) => again(&sent, &faults(sent.t(), failure, "severity")?).await,
    }
}
