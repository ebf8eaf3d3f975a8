//! /reports/{number}/holder and beside: an officer takes a report, lays it back, and is shown who sent it.

use super::number;
use crate::casework::Failure;
use crate::casework::return_report::return_report;
use crate::casework::show_reporter::show_reporter_of_report;
use crate::casework::take_report::{Door, door, take_report};
use crate::domain::person::Role;
use crate::domain::report::ReportNumber;
use crate::domain::text::normalise;
use crate::domain::triage::Refusal;
use crate::store::StoreError;
use crate::web::access::{CaseOfficer, Person, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::moments::Moment;
use crate::web::words::Words;
use crate::web::words::procedure::cited;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/reports/{number}/holder", web::post().to(take))
        .route("/reports/{number}/return", web::post().to(lay_back))
        .route("/reports/{number}/reporter", web::post().to(reporter));
}

#[derive(Template)]
#[template(path = "registration/door.html")]
struct DoorPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    number: ReportNumber,
    received: Moment,
    /// Who has taken it, and since when.
    holder: Option<(String, Moment)>,
    may_take_over: bool,
}

fn page<'a>(
    frame: &'a Frame,
    by: &Person,
    door: &Door,
    fields: &'a Fields,
    faults: &'a Faults,
) -> DoorPage<'a> {
    let t = frame.t;
    let holder = door.holder.as_ref();
    DoorPage {
        frame,
        t,
        fields,
        faults,
        number: door.report.number,
        received: Moment::new(door.report.received_at, t),
        holder: holder.map(|(it, name)| (name.clone(), Moment::new(it.since, t))),
        may_take_over: by.has(Role::HrHead),
    }
}

/// The door of a report that the reader has not taken. Nothing of the report is on it.
pub(super) async fn show(
    app: &App,
    visitor: &Frame,
    by: &Person,
    number: ReportNumber,
) -> Result<HttpResponse, PageError> {
    let door = look(app, by, number).await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(visitor, by, &door, &fields, &none))
}

async fn look(app: &App, by: &Person, number: ReportNumber) -> Result<Door, PageError> {
    let viewer = by.viewer();
    Ok(app.read(move |db| door(db, &viewer, number)).await?)
}

async fn take(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = signed;
    let number = number(&slug)?;
    let (viewer, grounds) = (by.viewer(), normalise(fields.one("grounds")));
    let taken = app
        .write(&by.actor(), move |tx| {
            take_report(tx, &viewer, number, &grounds)
        })
        .await;
    match taken {
        // Clicked twice, it is taken once.
        Ok(()) | Err(Failure::Triage(Refusal::Yours)) => Ok(see_other(&form(number))),
        Err(Failure::Triage(refusal)) => {
            let door = look(&app, &by, number).await?;
            let t = visitor.t;
            let said = cited((t.triage.refusal)(refusal), refusal.source(), t.language);
            let faults = match refusal {
                Refusal::TooShort | Refusal::TooLong => Faults::one("grounds", said),
                // Somebody was quicker: the page says who.
                _ => Faults::default(),
            };
            refused(&page(&visitor, &by, &door, &fields, &faults))
        }
        // Somebody has registered it meanwhile: the form leads on to the case, for whoever sees it.
        Err(Failure::Store(StoreError::NotFound)) => Err(PageError::NotFound),
        Err(failure) => Err(failure.into()),
    }
}

async fn lay_back(
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let (number, by) = (number(&slug)?, signed.by);
    let viewer = by.viewer();
    let done = app
        .write(&by.actor(), move |tx| return_report(tx, &viewer, number))
        .await;
    match done {
        Ok(()) => app.mail.notify_one(),
        Err(Failure::Triage(_)) => {}
        Err(failure) => return Err(failure.into()),
    }
    Ok(see_other("/inbox"))
}

#[derive(Template)]
#[template(path = "registration/reporter.html")]
struct ReporterPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    number: ReportNumber,
    name: String,
    position: String,
}

/// A form and no link: nothing is shown, nor written down, because a browser fetched ahead.
async fn reporter(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let (number, by) = (number(&slug)?, signed.by);
    let viewer = by.viewer();
    let shown = app
        .write(&by.actor(), move |tx| {
            show_reporter_of_report(tx, &viewer, number)
        })
        .await;
    match shown {
        Ok(shown) => ok(&ReporterPage {
            frame: &visitor,
            t: visitor.t,
            number,
            name: shown.name,
            position: shown.position,
        }),
        Err(Failure::Triage(_)) => Ok(see_other(&form(number))),
        Err(failure) => Err(failure.into()),
    }
}

fn form(number: ReportNumber) -> String {
    format!("/reports/{}/case", number.slug())
}
