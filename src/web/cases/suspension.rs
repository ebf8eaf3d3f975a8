//! /cases/{number}/suspension: the suspension that runs beside a case (arbeidsmiljølova § 15-13).

mod deliveries;
mod meetings;
mod steps;
mod view;

pub use view::Standing;

use super::show::{Head, head};
use super::{number, open};
use crate::casework::open_case::CaseFile;
use crate::domain::case;
use crate::domain::local_time::day;
use crate::domain::suspension::Stage;
use crate::web::access::{CaseReader, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::layout::{Frame, ok};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/suspension", web::get().to(show))
        .configure(steps::routes)
        .configure(meetings::routes)
        .configure(deliveries::routes);
}

/// Where the page stands under the case.
const PLACE: &str = "/suspension";

#[derive(Template)]
#[template(path = "cases/suspension.html")]
struct SuspensionPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    /// Why nobody may contact the employee, if nobody may.
    stop: Option<&'static str>,
    /// The suspension that has not ended.
    now: Option<Standing>,
    stage: Option<Stage>,
    earlier: Vec<Standing>,
    may_propose: bool,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    today: NaiveDate,
    fields: &'a Fields,
    faults: &'a Faults,
) -> SuspensionPage<'a> {
    let t = frame.t;
    let all = file.suspensions.iter();
    let (ended, open): (Vec<_>, Vec<_>) = all.partition(|it| it.stage == Stage::Ended);
    let (now, stop) = (open.first(), super::show::stop(file, t));
    let is_open = (case::Stage::Cleared..case::Stage::Closed).contains(&file.case.stage);
    SuspensionPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        may_propose: now.is_none() && is_open && stop.is_none(),
        stop,
        stage: now.map(|it| it.stage),
        now: now.map(|it| Standing::of(file, it, t, today)),
        earlier: ended
            .into_iter()
            .rev()
            .map(|it| Standing::of(file, it, t, today))
            .collect(),
    }
}

async fn show(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "suspension").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, day(app.now()), &fields, &none))
}
