//! The steps' pages: shown, saved while the person writes, and saved to go on.

use super::check::CheckPage;
use super::draft::{self, Opened};
use super::points::PointsPage;
use super::step;
use super::who::WhoPage;
use crate::casework::Failure;
use crate::domain::case::Channel;
use crate::domain::report::{LONGEST_ACCOUNT, Step};
use crate::web::App;
use crate::web::access::{Person, Visitor};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::{Aside, Signed};
use crate::web::layout::{Frame, html, see_other};
use crate::web::words::Words;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

/// Which draft, and which of its steps.
pub type Place = web::Path<(String, String)>;

#[derive(Default, Deserialize)]
pub struct Then {
    /// `check`, when the step is changed from there.
    #[serde(default)]
    then: String,
}

/// What every step's page shows around its own fields.
pub struct Around<'a> {
    pub frame: &'a Frame,
    pub token: &'a str,
    pub here: Step,
    pub then: &'a str,
    pub faults: &'a Faults,
}

/// A step as the track at the top of the page names it.
pub struct Mark {
    pub label: String,
    pub is_here: bool,
    pub is_done: bool,
}

impl Around<'_> {
    pub fn slug(&self) -> &'static str {
        step::slug(self.here)
    }

    pub fn action(&self) -> String {
        step::path(self.token, self.here)
    }

    pub fn autosave(&self) -> String {
        format!("/reports/drafts/{}/autosave/{}", self.token, self.slug())
    }

    pub fn heading(&self) -> &'static str {
        (self.frame.t.reports.heading)(self.here)
    }

    pub fn lead(&self) -> &'static str {
        (self.frame.t.reports.step_lead)(self.here)
    }

    /// `Steg 2 av 4`
    pub fn number(&self) -> String {
        (self.frame.t.reports.step_of)(self.here.number())
    }

    /// Where the step before is, and what the link to it says.
    pub fn back(&self) -> (String, String) {
        let t = self.frame.t;
        match step::previous(self.here) {
            Some(step) => (
                step::path(self.token, step),
                (t.reports.back_to)(step.number()),
            ),
            None => ("/reports".to_owned(), t.frame.my_reports.to_owned()),
        }
    }

    pub fn track(&self) -> Vec<Mark> {
        let name = self.frame.t.reports.step;
        Step::ALL
            .into_iter()
            .map(|step| Mark {
                label: format!("{}. {}", step.number(), name(step)),
                is_here: step == self.here,
                is_done: step < self.here,
            })
            .collect()
    }
}

#[derive(Template)]
#[template(path = "reports/what.html")]
struct WhatPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    around: Around<'a>,
    fields: Fields,
}

pub async fn show(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
    place: Place,
    then: web::Query<Then>,
) -> Result<HttpResponse, PageError> {
    let (token, slug) = place.into_inner();
    let step = step::from_slug(&slug).ok_or(PageError::NotFound)?;
    match draft::open(&app, &person, &token).await {
        Ok(opened) => page(&visitor, &opened, step, &then.then, &Faults::default()),
        Err(error) => draft::gone(&app, &person, &token, error).await,
    }
}

/// Saves what stands there, right or wrong; then goes on if it is right.
pub async fn update(
    form: Signed<Person>,
    visitor: Visitor,
    app: web::Data<App>,
    place: Place,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = form;
    let (token, slug) = place.into_inner();
    let step = step::from_slug(&slug).ok_or(PageError::NotFound)?;
    let words = step::words(step, &fields).ok_or(PageError::NotFound)?;
    let refusal = match draft::save(&app, &by, &token, words.clone()).await {
        Ok(()) if !fields.one("later").is_empty() => return Ok(see_other("/reports")),
        Ok(()) => None,
        Err(Failure::Draft(refusal)) => Some(refusal),
        Err(failure) => return draft::gone(&app, &by, &token, failure.into()).await,
    };
    let mut opened = match draft::open(&app, &by, &token).await {
        Ok(opened) => opened,
        Err(error) => return draft::gone(&app, &by, &token, error).await,
    };
    opened.stored.draft.put(words);
    let mut faults = opened.faults(step, visitor.t);
    if let Some(refusal) = refusal {
        faults.add(
            step::main_field(step),
            (visitor.t.reports.refusal)(&refusal),
        );
    }
    let then = fields.one("then");
    if faults.is_empty() {
        return Ok(see_other(&opened.path(step::next(step, then))));
    }
    page(&visitor, &opened, step, then, &faults)
}

/// Saves while the person writes. There is nothing to show: 204, or why not.
pub async fn autosave(
    form: Aside,
    app: web::Data<App>,
    place: Place,
) -> Result<HttpResponse, PageError> {
    let (token, slug) = place.into_inner();
    let words = step::from_slug(&slug).and_then(|step| step::words(step, &form.fields));
    let words = words.ok_or(PageError::NotFound)?;
    match draft::save(&app, &form.by, &token, words).await {
        Ok(()) => Ok(HttpResponse::NoContent().finish()),
        Err(Failure::Draft(_)) => Ok(HttpResponse::UnprocessableEntity().finish()),
        Err(failure) => Err(failure.into()),
    }
}

/// The page of a step: 200, or 422 with what must be put right.
pub fn page(
    frame: &Frame,
    opened: &Opened,
    here: Step,
    then: &str,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let status = if faults.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let around = Around {
        frame,
        token: &opened.stored.token,
        here,
        then,
        faults,
    };
    match here {
        Step::Who => html(status, &WhoPage::new(around, opened)),
        Step::What => {
            let page = WhatPage {
                frame,
                t: frame.t,
                around,
                fields: step::fields(&opened.stored.draft),
            };
            html(status, &page)
        }
        Step::Points => html(status, &PointsPage::new(around, opened)),
        Step::Send => html(status, &CheckPage::new(around, opened)),
    }
}
