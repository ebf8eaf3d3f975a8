//! /archive/cases/{number}/circumstances: what came of a closed case, and what the archivist decides of it.

use super::number;
use crate::casework::Failure;
use crate::casework::note_circumstances::{Noted, note_circumstances, open_circumstances};
use crate::domain::case::CaseNumber;
use crate::domain::circumstance::{self, Circumstance, NONE, Verdict, answered};
use crate::domain::coded::Coded;
use crate::domain::retention::Outcome;
use crate::domain::warning_policy::Refusal;
use crate::store::circumstances::Circumstances;
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, judged, see_other};
use crate::web::moments::Moment;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/archive/cases/{number}/circumstances")
            .route(web::get().to(show))
            .route(web::post().to(create)),
    );
}

/// What may have happened: its code, what it is called, and what it means.
pub type Tick = (&'static str, &'static str, &'static str);

/// Every box of the question, "none of these" last.
pub fn boxes(t: &'static Words) -> Vec<Tick> {
    let c = &t.circumstances;
    let all = Circumstance::ALL.iter().map(|one| {
        let (label, small) = (c.one)(*one);
        (one.code(), label, small)
    });
    all.chain([(NONE, c.none, "")]).collect()
}

struct Said {
    happened: Vec<&'static str>,
    verdict: Option<&'static str>,
    reason: String,
    by: String,
    at: Moment,
}

#[derive(Template)]
#[template(path = "keeping/circumstances.html")]
struct Page<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    number: String,
    slug: String,
    title: String,
    said: Vec<Said>,
    boxes: Vec<Tick>,
    verdicts: Vec<(&'static str, &'static str)>,
    /// The rules have no answer for the case.
    waits: bool,
}

async fn show(
    by: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (fields, none) = (Fields::default(), Faults::default());
    page(&by, &visitor, &app, number(&slug)?, &fields, &none).await
}

async fn page(
    by: &Archivist,
    frame: &Frame,
    app: &App,
    number: CaseNumber,
    fields: &Fields,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let (t, viewer) = (frame.t, by.viewer());
    let noted = app
        .write(&by.actor(), move |tx| {
            open_circumstances(tx, &viewer, number)
        })
        .await?;
    let Noted {
        title,
        history,
        outcome,
        names,
    } = noted;
    let is_new = |code: &str| history.first().is_none_or(|it| !is_said(it, code));
    let is_first = history.is_empty();
    let verdicts: &[Verdict] = match outcome {
        Outcome::Review => &[Verdict::Preserved, Verdict::OwnPeriod],
        Outcome::OwnPeriod => &[Verdict::Preserved],
        Outcome::Preserved => &[],
    };
    let c = &t.circumstances;
    let shown = Page {
        frame,
        t,
        fields,
        faults,
        number: number.to_string(),
        slug: number.slug(),
        title,
        boxes: boxes(t)
            .into_iter()
            .filter(|(code, ..)| {
                if *code == NONE {
                    is_first
                } else {
                    is_new(code)
                }
            })
            .collect(),
        verdicts: verdicts
            .iter()
            .map(|one| (one.code(), (c.of_verdict)(*one)))
            .collect(),
        waits: outcome == Outcome::Review,
        said: history
            .into_iter()
            .map(|it| Said {
                happened: it.happened.iter().map(|one| (c.one)(*one).0).collect(),
                verdict: it.verdict.map(c.of_verdict),
                by: names.get(&it.by.0).cloned().unwrap_or_default(),
                at: Moment::new(it.at, t),
                reason: it.reason.unwrap_or_default(),
            })
            .collect(),
    };
    judged(&shown, faults)
}

fn is_said(told: &Circumstances, code: &str) -> bool {
    Circumstance::parse(code).is_some_and(|one| told.has(one))
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = sent;
    let number = number(&slug)?;
    let verdict = Verdict::parse(fields.one("verdict"));
    let (viewer, reason) = (by.viewer(), fields.one("reason").to_owned());
    let said = match answered(fields.all("happened")) {
        Err(circumstance::Refusal::Unanswered) => Ok(None),
        other => other.map(Some),
    };
    let done = match said {
        Ok(said) => {
            app.write(&by.actor(), move |tx| {
                note_circumstances(tx, &viewer, number, said.as_deref(), verdict, &reason)
            })
            .await
        }
        Err(why) => Err(why.into()),
    };
    let faults = match done {
        Ok(()) => {
            return Ok(see_other(&format!(
                "/archive/cases/{}#retention",
                number.slug()
            )));
        }
        Err(failure) => faults(failure, visitor.t)?,
    };
    page(&by, &visitor, &app, number, &fields, &faults).await
}

fn faults(failure: Failure, t: &Words) -> Result<Faults, PageError> {
    let p = &t.archive.policy;
    Ok(match failure {
        Failure::Circumstance(why) => Faults::one("happened", (t.circumstances.refusal)(why)),
        Failure::WarningPolicy(why) => Faults::one(
            "reason",
            match why {
                Refusal::ReasonTooLong => p.too_long,
                Refusal::Forbidden(_) => p.forbidden,
                _ => p.too_short,
            },
        ),
        other => return Err(other.into()),
    })
}
