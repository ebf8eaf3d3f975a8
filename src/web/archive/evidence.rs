//! /archive/evidence-policy: the archivist's answer on copied evidence, which only moves upward.

use super::policy::Answer;
use super::show;
use crate::casework::Failure;
use crate::casework::set_evidence_policy::{self, set_evidence_policy};
use crate::domain::evidence_policy::EvidencePolicy;
use crate::domain::warning_policy::Refusal;
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::form::Form;
use crate::web::layout::see_other;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/archive/evidence-policy", web::post().to(create));
}

pub fn view(answer: set_evidence_policy::Answer, t: &'static Words) -> Answer {
    Answer::of(answer.policy == EvidencePolicy::Belongs, answer.told, t)
}

async fn create(
    archivist: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let Form(fields) = form;
    let to = match fields.one("evidence") {
        "yes" => EvidencePolicy::Belongs,
        "no" => EvidencePolicy::OwnPeriod,
        _ => {
            let faults = Faults::one("evidence", t.archive.policy.choose);
            return show(&archivist, &visitor, &app, &fields, &faults).await;
        }
    };
    let reason = fields.one("evidence_reason").to_owned();
    let done = app
        .write(&archivist.actor(), move |tx| {
            set_evidence_policy(tx, to, &reason)
        })
        .await;
    match done {
        Ok(_) => Ok(see_other("/archive#evidence-title")),
        Err(Failure::WarningPolicy(why)) => {
            let faults = faults(why, t);
            show(&archivist, &visitor, &app, &fields, &faults).await
        }
        Err(failure) => Err(failure.into()),
    }
}

fn faults(why: Refusal, t: &Words) -> Faults {
    let p = &t.archive.policy;
    match why {
        Refusal::Unchanged => Faults::one("evidence", p.unchanged),
        Refusal::OnlyUpward => Faults::one("evidence", p.only_upward),
        Refusal::ReasonTooShort => Faults::one("evidence_reason", p.too_short),
        Refusal::ReasonTooLong => Faults::one("evidence_reason", p.too_long),
        Refusal::Forbidden(_) => Faults::one("evidence_reason", p.forbidden),
    }
}
