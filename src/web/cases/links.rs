//! /cases/{number}/links and /referral: a whistleblowing case and the personnel case of the same matter.

use super::{Answer, SentBy, access};
use crate::casework::link_cases::link_cases;
use crate::casework::refer_case::refer_case;
use crate::domain::case::CaseNumber;
use crate::domain::linking::Refusal;
use crate::domain::text::normalise;
use crate::web::access::CaseOfficer;
use crate::web::form::Signed;
use actix_web::web;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/links", web::post().to(create))
        .route("/cases/{number}/referral", web::post().to(refer));
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

/// The matter is sent on, to become a personnel case that others in HR own.
async fn refer(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let people = access::choices(&sent.app, &sent.by, sent.number).await?;
    let (viewer, number) = (sent.viewer(), sent.number);
    let account = normalise(sent.fields.one("account"));
    let done = sent
        .write(move |tx| refer_case(tx, &viewer, number, &account))
        .await;
    let again = access::again(people);
    sent.answer_at("/access", "account", done.map(drop), again)
        .await
}
