//! /archive/warning-policy: the archivist's answer on warnings, which only moves upward. What its form shares with
//! the answer on evidence ([`super::evidence`]) is here too.

use super::show;
use crate::casework::Failure;
use crate::casework::set_warning_policy::{self, set_warning_policy};
use crate::domain::retention::WarningPolicy;
use crate::domain::warning_policy::Refusal;
use crate::store::Tx;
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::form::Signed;
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

/// One of the two questions on the page.
pub struct Question {
    /// The field of yes or no.
    pub choice: &'static str,
    /// The field of the reason.
    pub reason: &'static str,
    /// Where the page is shown again.
    pub place: &'static str,
}

const WARNINGS: Question = Question {
    choice: "policy",
    reason: "reason",
    place: "/archive#policy-title",
};

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    WARNINGS
        .answer((visitor, app), sent, |tx, is_yes, reason| {
            let to = if is_yes {
                WarningPolicy::IsConsequence
            } else {
                WarningPolicy::IsNotConsequence
            };
            set_warning_policy(tx, to, reason)
        })
        .await
}

impl Question {
    /// Writes down an answer, or shows the page again with what is wrong.
    pub async fn answer(
        &self,
        (visitor, app): (Visitor, web::Data<App>),
        Signed {
            by: archivist,
            fields,
        }: Signed<Archivist>,
        set: impl FnOnce(&mut Tx<'_>, bool, &str) -> Result<usize, Failure> + Send + 'static,
    ) -> Result<HttpResponse, PageError> {
        let is_yes = match fields.one(self.choice) {
            "yes" => true,
            "no" => false,
            _ => {
                let choose = visitor.t.archive.policy.choose;
                let faults = Faults::one(self.choice, choose);
                return show(&archivist, &visitor, &app, &fields, &faults).await;
            }
        };
        let reason = fields.one(self.reason).to_owned();
        let done = app
            .write(&archivist.actor(), move |tx| set(tx, is_yes, &reason))
            .await;
        match done {
            Ok(_) => Ok(see_other(self.place)),
            Err(Failure::WarningPolicy(why)) => {
                let faults = self.faults(why, visitor.t);
                show(&archivist, &visitor, &app, &fields, &faults).await
            }
            Err(failure) => Err(failure.into()),
        }
    }

    fn faults(&self, why: Refusal, t: &Words) -> Faults {
        let p = &t.archive.policy;
        match why {
            Refusal::Unchanged => Faults::one(self.choice, p.unchanged),
            Refusal::OnlyUpward => Faults::one(self.choice, p.only_upward),
            Refusal::ReasonTooShort => Faults::one(self.reason, p.too_short),
            Refusal::ReasonTooLong => Faults::one(self.reason, p.too_long),
            Refusal::Forbidden(_) => Faults::one(self.reason, p.forbidden),
        }
    }
}
