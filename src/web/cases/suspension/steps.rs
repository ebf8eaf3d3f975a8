//! The steps of a suspension that are taken on its own page.

use super::{PLACE, page};
use crate::casework::Failure;
use crate::casework::confirm_decision::Verdict;
use crate::casework::confirm_suspension::confirm_suspension;
use crate::casework::decide_suspension::decide_suspension;
use crate::casework::end_suspension::end_suspension;
use crate::casework::propose_suspension::propose_suspension;
use crate::casework::review_suspension::review_suspension;
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::domain::suspension::Grounds;
use crate::store::Tx;
use crate::web::access::{CaseOfficer, CaseReader, Person, Visitor};
use crate::web::app::App;
use crate::web::cases::impartiality::said;
use crate::web::cases::{answer_at, day_in, number, read, typed};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::{Signed, Weighty};
use crate::web::layout::refused;
use actix_web::{HttpResponse, web};

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

/// What every step does when its form can be read.
struct Step<'a> {
    app: &'a App,
    visitor: &'a Visitor,
    person: &'a Person,
    fields: &'a Fields,
    number: CaseNumber,
}

impl Step<'_> {
    async fn take(
        &self,
        first: &'static str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<(), Failure> + Send + 'static,
    ) -> Result<HttpResponse, PageError> {
        let done = self.app.write(&self.person.actor(), work).await;
        let today = day(self.app.now());
        answer_at(
            PLACE,
            self.app,
            self.person,
            self.visitor,
            self.number,
            first,
            done,
            |file, faults| refused(&page(self.visitor, file, today, self.fields, faults)),
        )
        .await
    }

    async fn refuse(&self, faults: &Faults) -> Result<HttpResponse, PageError> {
        let file = read(self.app, self.person, self.number).await?;
        let today = day(self.app.now());
        refused(&page(self.visitor, &file, today, self.fields, faults))
    }
}

async fn propose(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let step = Step {
        app: &app,
        visitor: &visitor,
        person: &signed.by,
        fields: &signed.fields,
        number: number(&slug)?,
    };
    let grounds = Grounds {
        suspicion: typed(step.fields, "suspicion"),
        need: typed(step.fields, "need"),
    };
    let (viewer, number) = (step.person.viewer(), step.number);
    step.take("suspicion", move |tx| {
        propose_suspension(tx, &viewer, number, &grounds)
    })
    .await
}

async fn decide(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Weighty<CaseReader>,
) -> Result<HttpResponse, PageError> {
    let step = Step {
        app: &app,
        visitor: &visitor,
        person: &signed.by,
        fields: &signed.fields,
        number: number(&slug)?,
    };
    let (viewer, number) = (step.person.viewer(), step.number);
    let said = said(step.fields);
    let (grounds, policy) = (typed(step.fields, "grounds"), app.settings.policy);
    step.take("grounds", move |tx| {
        decide_suspension(tx, &viewer, number, &grounds, policy, said)
    })
    .await
}

async fn confirm(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Weighty<CaseReader>,
) -> Result<HttpResponse, PageError> {
    let step = Step {
        app: &app,
        visitor: &visitor,
        person: &signed.by,
        fields: &signed.fields,
        number: number(&slug)?,
    };
    let verdict = match step.fields.one("verdict") {
        "confirmed" => Verdict::Confirmed,
        "returned" => Verdict::Returned,
        _ => {
            let none = Faults::one("verdict", visitor.t.procedure.choose);
            return step.refuse(&none).await;
        }
    };
    let (viewer, number) = (step.person.viewer(), step.number);
    let (grounds, said) = (typed(step.fields, "grounds"), said(step.fields));
    step.take("verdict", move |tx| {
        confirm_suspension(tx, &viewer, number, verdict, &grounds, said)
    })
    .await
}

async fn review(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let step = Step {
        app: &app,
        visitor: &visitor,
        person: &signed.by,
        fields: &signed.fields,
        number: number(&slug)?,
    };
    let (viewer, number) = (step.person.viewer(), step.number);
    let grounds = typed(step.fields, "grounds");
    let special = typed(step.fields, "special_nature");
    step.take("grounds", move |tx| {
        review_suspension(tx, &viewer, number, &grounds, &special)
    })
    .await
}

async fn end(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Weighty<CaseReader>,
) -> Result<HttpResponse, PageError> {
    let step = Step {
        app: &app,
        visitor: &visitor,
        person: &signed.by,
        fields: &signed.fields,
        number: number(&slug)?,
    };
    let mut wrong = Faults::default();
    let ended_on = day_in(step.fields, "ended_on", visitor.t, &mut wrong);
    if !wrong.is_empty() {
        return step.refuse(&wrong).await;
    }
    let (viewer, number) = (step.person.viewer(), step.number);
    let grounds = typed(step.fields, "end_grounds");
    step.take("ended_on", move |tx| {
        end_suspension(tx, &viewer, number, ended_on, &grounds)
    })
    .await
}
