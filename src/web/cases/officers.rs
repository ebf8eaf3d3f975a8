//! /cases/{number}/officers: the head of HR gives the case to another officer.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::assign_officer::{assign_officer, candidates};
use crate::casework::open_case::CaseFile;
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::web::access::{HrHead, Person, Visitor};
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
    hr: &Person,
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

async fn create(sent: SentBy<Signed<HrHead>>) -> Answer {
    let number = sent.number;
    let people = free(&sent.app, &sent.by, number).await?;
    let again = |sent: &Sent, file: &CaseFile, faults: &Faults| {
        refused(&page(&sent.visitor, file, people, &sent.fields, faults))
    };
    let Ok(person) = sent.fields.one("person").parse().map(PersonId) else {
        let none = Faults::one("person", sent.t().procedure.no_person);
        return sent.refuse(&none, again).await;
    };
    let (viewer, why) = (sent.viewer(), sent.fields.one("why").to_owned());
    let when = sent.app.settings.leader_told;
    let done = sent
        .write(move |tx| assign_officer(tx, &viewer, number, person, &why, when))
        .await;
    sent.app.mail.notify_one();
    sent.answer("person", done, again).await
}
