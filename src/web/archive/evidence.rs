//! /archive/evidence-policy: the archivist's answer on copied evidence, which only moves upward.

use super::policy::{Answer, Question};
use crate::casework::set_evidence_policy::{self, set_evidence_policy};
use crate::domain::evidence_policy::EvidencePolicy;
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::form::Signed;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};

const EVIDENCE: Question = Question {
    choice: "evidence",
    reason: "evidence_reason",
    place: "/archive#evidence-title",
};

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/archive/evidence-policy", web::post().to(create));
}

pub fn view(answer: set_evidence_policy::Answer, t: &'static Words) -> Answer {
    Answer::of(answer.policy == EvidencePolicy::Belongs, answer.told, t)
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    EVIDENCE
        .answer((visitor, app), sent, |tx, is_yes, reason| {
            let to = if is_yes {
                EvidencePolicy::Belongs
            } else {
                EvidencePolicy::OwnPeriod
            };
            set_evidence_policy(tx, to, reason)
        })
        .await
}
