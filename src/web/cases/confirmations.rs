//! /cases/{number}/confirmations: the second person looks at a decision.

use super::impartiality::said;
use super::show::{Head, head};
use super::{answer, number, open, read, typed};
use crate::casework::confirm_decision::{Verdict, confirm_decision};
use crate::casework::open_case::CaseFile;
use crate::domain::decision::{Decision, Field};
use crate::web::access::{CaseReader, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Weighty;
use crate::web::layout::{Frame, ok, refused};
use crate::web::marks;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/confirmations/new", web::get().to(new))
        .route("/cases/{number}/confirmations", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/confirm.html")]
struct ConfirmPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    proposed: String,
    decided: String,
    decided_by: String,
    texts: Vec<(&'static str, String)>,
}

/// The texts of a decision, each under its own name.
pub fn texts(decision: &Decision, t: &Words) -> Vec<(&'static str, String)> {
    let (p, d) = (&t.procedure, &t.decisions);
    let named = [
        (Field::Rules, p.rules),
        (Field::Facts, p.facts),
        (Field::Grounds, d.decision_grounds),
        (Field::Weighing, p.weighing),
        (Field::Alternatives, p.alternatives),
    ];
    named
        .into_iter()
        .map(|(field, name)| (name, decision.text(field).to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> ConfirmPage<'a> {
    let t = frame.t;
    let decided = file.standing_decision();
    let proposal = file.proposal.as_ref();
    ConfirmPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        proposed: marks::severity(t, proposal.map(|found| found.assessment.severity)),
        decided: marks::severity(t, decided.map(|made| made.decision.severity)),
        decided_by: decided.map_or_else(String::new, |made| {
            file.name_of(&made.by.to_string()).to_owned()
        }),
        texts: decided.map_or_else(Vec::new, |made| texts(&made.decision, t)),
    }
}

async fn new(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "confirmation").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, &fields, &none))
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Weighty<CaseReader>,
) -> Result<HttpResponse, PageError> {
    let Weighty { by: person, fields } = signed;
    let number = number(&slug)?;
    let verdict = match fields.one("verdict") {
        "confirmed" => Verdict::Confirmed,
        "returned" => Verdict::Returned,
        _ => {
            let file = read(&app, &person, number).await?;
            let none = Faults::one("verdict", visitor.t.procedure.choose);
            return refused(&page(&visitor, &file, &fields, &none));
        }
    };
    let (viewer, grounds) = (person.viewer(), typed(&fields, "grounds"));
    let said = said(&fields);
    let done = app
        .write(&person.actor(), move |tx| {
            confirm_decision(tx, &viewer, number, verdict, &grounds, said)
        })
        .await;
    answer(
        &app,
        &person,
        &visitor,
        number,
        "verdict",
        done,
        |file, faults| refused(&page(&visitor, file, &fields, faults)),
    )
    .await
}
