//! /audit/readers: who has looked at the cases about a person, when that person asks.

use crate::casework::list_readers::{ask_of_person, of_person};
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::store::people;
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
        .route("/audit/readers", web::get().to(index))
        .route("/audit/readers.csv", web::get().to(download));
}

#[derive(Template)]
#[template(path = "audit/readers.html")]
struct ReadersPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    people: Vec<(String, String)>,
    /// The person's name, and what was found.
    found: Option<(String, Report)>,
}

async fn index(
    hr: HrHead,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let fields = asked(&request)?;
    let asked = Asked::read(&fields, t);
    let everybody = app.read(people::list).await?;
    let person = everybody
        .iter()
        .find(|person| person.id.0.to_string() == fields.one("person"));
    let found = match person.filter(|_| asked.faults.is_empty()) {
        Some(person) => {
            let looks = look(&app, &hr, person.id, &asked, "readers").await?;
            let csv = readers::file("/audit/readers", &fields);
            let report = Report::of(&looks, &asked, csv, app.now(), t);
            Some((person.name.clone(), report))
        }
        None => None,
    };
    let named = everybody.iter().map(|person| {
        let words = format!("{}, {}", person.name, person.position);
        (person.id.0.to_string(), words)
    });
    let page = ReadersPage {
        frame: &visitor,
        t,
        fields: &fields,
        faults: &asked.faults,
        people: named.collect(),
        found,
    };
    if asked.faults.is_empty() {
        ok(&page)
    } else {
        refused(&page)
    }
}

fn asked(request: &HttpRequest) -> Result<Fields, PageError> {
    let fields = Fields::read(request.query_string().as_bytes());
    fields.map_err(|_| PageError::Unreadable("the filter"))
}

/// The asking is on disk before the answer is read.
async fn look(
    app: &App,
    hr: &HrHead,
    person: PersonId,
    asked: &Asked,
    page: &'static str,
) -> Result<crate::casework::list_readers::Looks, PageError> {
    let viewer = hr.viewer();
    app.write(&hr.actor(), move |tx| {
        ask_of_person(tx, &viewer, person, page)
    })
    .await?;
    let (viewer, days) = (hr.viewer(), asked.days);
    let looks = app.read(move |db| of_person(db, &viewer, person, days));
    Ok(looks.await?)
}

async fn download(
    hr: HrHead,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let fields = asked(&request)?;
    let asked = Asked::read(&fields, t);
    let person = fields.one("person").parse().map(PersonId);
    let (Ok(person), true) = (person, asked.faults.is_empty()) else {
        return Err(PageError::Unreadable("the filter"));
    };
    let looks = look(&app, &hr, person, &asked, "readers-csv").await?;
    let name = format!("{}-{}.csv", t.readers.csv_name, day(app.now()));
    Ok(csv(readers::csv(&looks, &asked, t), &name))
}
