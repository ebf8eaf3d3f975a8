//! /cases/{number}/substitutes: who decides in place of the conflicted.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::Failure;
use crate::casework::appoint_substitute::appoint_substitute;
use crate::casework::demand_second_factor::demand_second_factor;
use crate::casework::open_case::CaseFile;
use crate::domain::person::PersonId;
use crate::store::delegations::Substitute;
use crate::web::access::{HrHead, Visitor};
use crate::web::app::App;
use crate::web::delegations::choices;
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
        .route("/cases/{number}/substitutes/new", web::get().to(new))
        .route("/cases/{number}/substitutes", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/substitute.html")]
struct SubstitutePage<'a> {
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
) -> SubstitutePage<'a> {
    SubstitutePage {
        frame,
        t: frame.t,
        fields,
        faults,
        head: head(file, frame.t),
        people,
    }
}

async fn new(
    hr: HrHead,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &hr, number(&slug)?, "substitute").await?;
    let people = choices(&app).await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, people, &fields, &none))
}

async fn create(sent: SentBy<Signed<HrHead>>) -> Answer {
    let people = choices(&sent.app).await?;
    let mut wrong = Faults::default();
    let person = sent.fields.one("person");
    if !people.iter().any(|(id, _)| id == person) {
        wrong.add("person", sent.t().procedure.no_person);
    }
    let appointed_on = sent.day("appointed_on", &mut wrong);
    let again = |sent: &Sent, file: &CaseFile, faults: &Faults| {
        refused(&page(&sent.visitor, file, people, &sent.fields, faults))
    };
    let Some(person) = person.parse().ok().filter(|_| wrong.is_empty()) else {
        return sent.refuse(&wrong, again).await;
    };
    let substitute = Substitute {
        person: PersonId(person),
        authority: sent.fields.one("authority").trim().to_owned(),
        appointed_on,
    };
    let (viewer, number) = (sent.viewer(), sent.number);
    let policy = sent.app.settings.second_factor;
    let done = sent
        .write(move |tx| {
            appoint_substitute(tx, &viewer, number, &substitute)?;
            Ok::<_, Failure>(demand_second_factor(tx, substitute.person, policy)?)
        })
        .await;
    sent.answer("person", done, again).await
}
