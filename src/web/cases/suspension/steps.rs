//! The steps of a suspension that are taken on its own page.

use super::{PLACE, page};
use crate::casework::Failure;
use crate::casework::confirm_decision::Verdict;
use crate::casework::confirm_suspension::confirm_suspension;
use crate::casework::decide_suspension::decide_suspension;
use crate::casework::end_suspension::end_suspension;
use crate::casework::open_case::CaseFile;
use crate::casework::propose_suspension::propose_suspension;
use crate::casework::review_suspension::review_suspension;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::suspension::Grounds;
use crate::store::Tx;
use crate::web::access::{CaseOfficer, CaseReader};
use crate::web::cases::impartiality::said;
use crate::web::cases::{Answer, Sent, SentBy};
use crate::web::faults::Faults;
use crate::web::form::{Signed, Weighty};
use crate::web::layout::refused;
use actix_web::web;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/suspensions", web::post().to(propose))
        .route(
            "/cases/{number}/suspension/decisions",
            web::post().to(decide),
        )
        .route(
            "/cases/{number}/suspension/confirmations",
            web::post().to(confirm),
        )
        .route("/cases/{number}/suspension/reviews", web::post().to(review))
        .route("/cases/{number}/suspension/endings", web::post().to(end));
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    let fields = &sent.fields;
    refused(&page(
        &sent.app,
        &sent.visitor,
        &sent.by,
        file,
        fields,
        faults,
    ))
}

/// Takes the step; `first` is the field at the top of its form.
async fn take(
    sent: &Sent,
    first: &'static str,
    step: impl FnOnce(&mut Tx<'_>, &Viewer, CaseNumber) -> Result<(), Failure> + Send + 'static,
) -> Answer {
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = sent.write(move |tx| step(tx, &viewer, number)).await;
    sent.answer_at(PLACE, first, done, again).await
}

async fn propose(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let grounds = Grounds {
        suspicion: sent.typed("suspicion"),
        need: sent.typed("need"),
    };
    take(&sent, "suspicion", move |tx, by, number| {
        propose_suspension(tx, by, number, &grounds)
    })
    .await
}

async fn decide(sent: SentBy<Weighty<CaseReader>>) -> Answer {
    let (said, grounds) = (said(&sent.fields), sent.typed("grounds"));
    let policy = sent.app.settings.policy;
    take(&sent, "grounds", move |tx, by, number| {
        decide_suspension(tx, by, number, &grounds, policy, said)
    })
    .await
}

async fn confirm(sent: SentBy<Weighty<CaseReader>>) -> Answer {
    let verdict = match sent.fields.one("verdict") {
        "confirmed" => Verdict::Confirmed,
        "returned" => Verdict::Returned,
        _ => {
            let none = Faults::one("verdict", sent.t().procedure.choose);
            return sent.refuse(&none, again).await;
        }
    };
    let (said, grounds) = (said(&sent.fields), sent.typed("grounds"));
    take(&sent, "verdict", move |tx, by, number| {
        confirm_suspension(tx, by, number, verdict, &grounds, said)
    })
    .await
}

async fn review(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let (grounds, special) = (sent.typed("grounds"), sent.typed("special_nature"));
    take(&sent, "grounds", move |tx, by, number| {
        review_suspension(tx, by, number, &grounds, &special)
    })
    .await
}

async fn end(sent: SentBy<Weighty<CaseReader>>) -> Answer {
    let mut wrong = Faults::default();
    let ended_on = sent.day("ended_on", &mut wrong);
    if !wrong.is_empty() {
        return sent.refuse(&wrong, again).await;
    }
    let grounds = sent.typed("end_grounds");
    take(&sent, "ended_on", move |tx, by, number| {
        end_suspension(tx, by, number, ended_on, &grounds)
    })
    .await
}
