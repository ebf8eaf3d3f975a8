//! /cases/{number}/officers: the head of HR gives the case to another officer.

use super::show::{Head, head};
use super::{answer, number, open, read};
use crate::casework::assign_officer::{assign_officer, candidates};
use crate::casework::open_case::CaseFile;
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::web::access::{HrHead, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/officers/new", web::get().to(new))
        .route("/cases/{number}/officers", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/officer.html")]
struct OfficerPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    people: Vec<(String, String)>,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    people: Vec<(String, String)>,
    fields: &'a Fields,
    faults: &'a Faults,
) -> OfficerPage<'a> {
    OfficerPage {
        frame,
        t: frame.t,
        fields,
        faults,
        head: head(file, frame.t),
        people,
    }
}

async fn free(
    app: &App,
    hr: &HrHead,
    number: CaseNumber,
) -> Result<Vec<(String, String)>, PageError> {
    let (viewer, today) = (hr.viewer(), day(app.now()));
    let found = app
        .read(move |db| candidates(db, &viewer, number, today))
        .await?;
    let named = found.into_iter().map(|person| {
        let words = format!("{}, {}", person.name, person.position);
        (person.id.0.to_string(), words)
    });
    Ok(named.collect())
}

async fn new(
    hr: HrHead,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let number = number(&slug)?;
    let file = open(&app, &hr, number, "officer").await?;
    let people = free(&app, &hr, number).await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, people, &fields, &none))
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<HrHead>,
) -> Result<HttpResponse, PageError> {
    let Signed { by: hr, fields } = signed;
    let number = number(&slug)?;
    let people = free(&app, &hr, number).await?;
    let Ok(person) = fields.one("person").parse().map(PersonId) else {
        let file = read(&app, &hr, number).await?;
        let none = Faults::one("person", visitor.t.procedure.no_person);
        return refused(&page(&visitor, &file, people, &fields, &none));
    };
    let viewer = hr.viewer();
    let (why, when) = (fields.one("why").to_owned(), app.settings.leader_told);
    let done = app
        .write(&hr.actor(), move |tx| {
            assign_officer(tx, &viewer, number, person, &why, when)
        })
        .await;
    app.mail.notify_one();
    answer(
        &app,
        &hr,
        &visitor,
        number,
        "person",
        done,
        |file, faults| refused(&page(&visitor, file, people, &fields, faults)),
    )
    .await
}
