//! /cases/{number}/readers: who has looked at the case, for the answer to an access request.

use super::number;
use super::show::{Head, head};
use crate::casework::list_readers::of_case;
use crate::domain::local_time::day;
use crate::web::access::{HrHead, Visitor};
use crate::web::app::App;
use crate::web::download::csv;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::layout::{Frame, ok, refused};
use crate::web::readers::{self, Asked, Report};
use crate::web::words::Words;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/readers", web::get().to(index))
        .route("/cases/{number}/readers.csv", web::get().to(download));
}

#[derive(Template)]
#[template(path = "cases/readers.html")]
struct ReadersPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    report: Option<Report>,
}

fn asked(request: &HttpRequest) -> Result<Fields, PageError> {
    let fields = Fields::read(request.query_string().as_bytes());
    fields.map_err(|_| PageError::Unreadable("the filter"))
}

async fn index(
    hr: HrHead,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let (t, number) = (visitor.t, number(&slug)?);
    let fields = asked(&request)?;
    let asked = Asked::read(&fields, t);
    let file = super::open(&app, &hr, number, "readers").await?;
    // Whoever asks is in the answer.
    hr.pending.settle().await?;
    let report = if asked.faults.is_empty() {
        let (viewer, days) = (hr.viewer(), asked.days);
        let looks = app.read(move |db| of_case(db, &viewer, number, days)).await;
        let place = format!("/cases/{}/readers", number.slug());
        let csv = readers::file(&place, &fields);
        Some(Report::of(&looks?, &asked, csv, app.now(), t))
    } else {
        None
    };
    let page = ReadersPage {
        frame: &visitor,
        t,
        fields: &fields,
        faults: &asked.faults,
        head: head(&file, t),
        report,
    };
    if asked.faults.is_empty() {
        ok(&page)
    } else {
        refused(&page)
    }
}

async fn download(
    hr: HrHead,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let (t, number) = (visitor.t, number(&slug)?);
    let asked = Asked::read(&asked(&request)?, t);
    if !asked.faults.is_empty() {
        return Err(PageError::Unreadable("the filter"));
    }
    super::open(&app, &hr, number, "readers-csv").await?;
    hr.pending.settle().await?;
    let (viewer, days) = (hr.viewer(), asked.days);
    let looks = app.read(move |db| of_case(db, &viewer, number, days)).await;
    let name = format!(
        "{}-{}-{}.csv",
        t.readers.csv_name,
        number.slug(),
        day(app.now())
    );
    Ok(csv(readers::csv(&looks?, &asked, t), &name))
}
