//! /cases/{number}/conflicts: the head of HR registers that somebody is conflicted.

use super::impartiality::{choices, grounds};
use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::declare_impartiality::register_conflict;
use crate::casework::open_case::CaseFile;
use crate::domain::person::PersonId;
use crate::web::access::{HrHead, Visitor};
use crate::web::app::App;
use crate::web::delegations::choices as people;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/conflicts/new", web::get().to(new))
        .route("/cases/{number}/conflicts", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/conflict.html")]
struct ConflictPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    people: Vec<(String, String)>,
    choices: Vec<(&'static str, &'static str)>,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    people: Vec<(String, String)>,
    fields: &'a Fields,
    faults: &'a Faults,
) -> ConflictPage<'a> {
    ConflictPage {
        frame,
        t: frame.t,
        fields,
        faults,
        head: head(file, frame.t),
        people,
        choices: choices(frame.t),
    }
}

async fn new(
    hr: HrHead,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &hr, number(&slug)?, "conflict").await?;
    let people = people(&app).await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, people, &fields, &none))
}

async fn create(sent: SentBy<Signed<HrHead>>) -> Answer {
    let people = people(&sent.app).await?;
    let chosen = people
        .iter()
        .find(|(id, _)| id == sent.fields.one("person"));
    let person = chosen.and_then(|(id, _)| id.parse().ok()).map(PersonId);
    let again = |sent: &Sent, file: &CaseFile, faults: &Faults| {
        refused(&page(&sent.visitor, file, people, &sent.fields, faults))
    };
    let Some(person) = person else {
        let none = Faults::one("person", sent.t().procedure.no_person);
        return sent.refuse(&none, again).await;
    };
    let (viewer, number, grounds) = (sent.viewer(), sent.number, grounds(&sent.fields));
    let when = sent.app.settings.leader_told;
    let done = sent
        .write(move |tx| register_conflict(tx, &viewer, number, person, &grounds, when))
        .await;
    sent.app.mail.notify_one();
    if person == sent.by.id && done.is_ok() {
        return Ok(see_other("/stepped-aside"));
    }
    sent.answer("person", done, again).await
}
