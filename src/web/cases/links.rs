//! /cases/{number}/links: a whistleblowing case is linked to the personnel case of the same matter.

use super::{Answer, SentBy, access};
use crate::casework::link_cases::link_cases;
use crate::domain::case::CaseNumber;
use crate::domain::linking::Refusal;
use crate::web::access::CaseOfficer;
use crate::web::form::Signed;
use actix_web::web;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/cases/{number}/links", web::post().to(create));
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let people = access::choices(&sent.app, &sent.by, sent.number).await?;
    let typed = sent.fields.one("linked").trim().replace('/', "-");
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = match CaseNumber::from_slug(&typed) {
        None => Err(Refusal::NoSuchCase.into()),
        Some(to) => {
            sent.write(move |tx| link_cases(tx, &viewer, number, to))
                .await
        }
    };
    let again = access::again(people);
    sent.answer_at("/access", "linked", done, again).await
}
