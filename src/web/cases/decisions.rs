//! /cases/{number}/decisions: a named person decides.

use super::impartiality::said;
use super::show::{Head, head};
use super::{answer, number, open, read, typed, with_office};
use crate::casework::open_case::CaseFile;
use crate::casework::record_decision::record_decision;
use crate::domain::assessment::gate_ceiling;
use crate::domain::decision::Decision;
use crate::domain::severity::Severity;
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
        .route("/cases/{number}/decisions/new", web::get().to(new))
        .route("/cases/{number}/decisions", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/decide.html")]
struct DecidePage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    proposed: String,
    recommended: Option<(String, String, String)>,
    /// Severity, its word, and why it cannot be chosen.
    choices: Vec<(&'static str, &'static str, &'static str)>,
    closed: Vec<(&'static str, String)>,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> DecidePage<'a> {
    let t = frame.t;
    let ceiling = gate_ceiling(&file.ruleset, &file.gates);
    let why_not = |severity: Severity| {
        if severity > ceiling {
            t.decisions.above_ceiling_short
        } else {
            ""
        }
    };
    let proposed = file
        .proposal
        .as_ref()
        .map(|found| found.assessment.severity);
    DecidePage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        proposed: marks::severity(t, proposed),
        recommended: file.recommended.as_ref().map(|made| {
            let made = &made.recommendation;
            let severity = marks::severity(t, Some(made.severity));
            (severity, made.grounds.clone(), made.weighing.clone())
        }),
        choices: Severity::ALL
            .into_iter()
            .map(|severity| {
                (
                    severity.code(),
                    (t.cases.severity)(severity),
                    why_not(severity),
                )
            })
            .collect(),
        closed: super::view::closed(file, t),
    }
}

async fn new(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "decision").await?;
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
    let Some(severity) = Severity::parse(fields.one("severity")) else {
        let file = read(&app, &person, number).await?;
        let none = Faults::one("severity", visitor.t.decisions.choose_severity);
        return refused(&page(&visitor, &file, &fields, &none));
    };
    let decision = Decision {
        severity,
        rules: typed(&fields, "rules"),
        facts: typed(&fields, "facts"),
        grounds: typed(&fields, "grounds"),
        weighing: typed(&fields, "weighing"),
        alternatives: typed(&fields, "alternatives"),
    };
    let (viewer, said) = (person.viewer(), said(&fields));
    let done = with_office(&app, move |office| {
        record_decision(office, &viewer, number, decision, said)
    })
    .await;
    answer(
        &app,
        &person,
        &visitor,
        number,
        "severity",
        done,
        |file, faults| refused(&page(&visitor, file, &fields, faults)),
    )
    .await
}
