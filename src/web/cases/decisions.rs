//! /cases/{number}/decisions: a named person decides.

use super::impartiality::said;
use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::open_case::CaseFile;
use crate::casework::record_decision::record_decision;
use crate::domain::assessment::gate_ceiling;
use crate::domain::authority::Act;
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
    choices: Vec<(&'static str, &'static str, String)>,
    /// Why the reader may decide nothing at all.
    barred: Option<String>,
    closed: Vec<(&'static str, String)>,
}

fn page<'a>(
    app: &App,
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> DecidePage<'a> {
    let t = frame.t;
    let ceiling = gate_ceiling(&file.ruleset, &file.gates);
    let may = |severity| file.may_decide(Act::of(severity), app.settings.policy);
    let why_not = |severity: Severity| {
        if severity > ceiling {
            return t.decisions.above_ceiling_short.to_owned();
        }
        let refusal = may(severity).err();
        refusal.map_or_else(String::new, |why| (t.procedure.authority)(&why))
    };
    let barred = Severity::ALL
        .into_iter()
        .all(|severity| may(severity).is_err());
    let why = may(Severity::Warning).err().filter(|_| barred);
    let proposed = file
        .proposal
        .as_ref()
        .map(|found| found.assessment.severity);
    DecidePage {
        barred: why.map(|why| (t.procedure.authority)(&why)),
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
    ok(&page(&app, &visitor, &file, &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.app, &sent.visitor, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Weighty<CaseReader>>) -> Answer {
    let Some(severity) = Severity::parse(sent.fields.one("severity")) else {
        let none = Faults::one("severity", sent.t().decisions.choose_severity);
        return sent.refuse(&none, again).await;
    };
    let decision = Decision {
        severity,
        rules: sent.typed("rules"),
        facts: sent.typed("facts"),
        grounds: sent.typed("grounds"),
        weighing: sent.typed("weighing"),
        alternatives: sent.typed("alternatives"),
    };
    let (viewer, number, said) = (sent.viewer(), sent.number, said(&sent.fields));
    let done = sent
        .with_office(move |office| record_decision(office, &viewer, number, decision, said))
        .await;
    sent.answer("severity", done, again).await
}
