//! /archive/warning-policy: the archivist's answer on warnings, which only moves upward.

use super::show;
use crate::casework::Failure;
use crate::casework::set_warning_policy::{self, set_warning_policy};
use crate::domain::retention::WarningPolicy;
use crate::domain::warning_policy::Refusal;
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::form::Form;
use crate::web::layout::see_other;
use crate::web::moments::Moment;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/archive/warning-policy", web::post().to(create));
}

/// The answer that stands.
pub struct Answer {
    pub is_yes: bool,
    pub reason: String,
    pub since: Moment,
    pub by: Option<String>,
}

pub fn view(answer: set_warning_policy::Answer, t: &'static Words) -> Answer {
    Answer::of(
        answer.policy == WarningPolicy::IsConsequence,
        answer.told,
        t,
    )
}

impl Answer {
    pub fn of(is_yes: bool, told: set_warning_policy::Told, t: &'static Words) -> Answer {
        Answer {
            is_yes,
            reason: told.reason,
            since: Moment::new(told.since, t),
            by: told.by,
        }
    }
}

async fn create(
    archivist: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let Form(fields) = form;
    let to = match fields.one("policy") {
        "yes" => WarningPolicy::IsConsequence,
        "no" => WarningPolicy::IsNotConsequence,
        _ => {
            let faults = Faults::one("policy", t.archive.policy.choose);
            return show(&archivist, &visitor, &app, &fields, &faults).await;
        }
    };
    let reason = fields.one("reason").to_owned();
    let done = app
        .write(&archivist.actor(), move |tx| {
            set_warning_policy(tx, to, &reason)
        })
        .await;
    match done {
        Ok(_) => Ok(see_other("/archive#policy-title")),
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
        Refusal::Unchanged => Faults::one("policy", p.unchanged),
        Refusal::OnlyUpward => Faults::one("policy", p.only_upward),
        Refusal::ReasonTooShort => Faults::one("reason", p.too_short),
        Refusal::ReasonTooLong => Faults::one("reason", p.too_long),
        Refusal::Forbidden(_) => Faults::one("reason", p.forbidden),
    }
}
