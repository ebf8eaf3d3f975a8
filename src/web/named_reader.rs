//! /t/{token}/reader: HR has a part in what is reported, and whoever is above it names who reads it.

use super::access::{Person, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::Signed;
use super::layout::{Frame, ok, refused, see_other};
use super::words::Words;
use super::words::procedure::cited;
use crate::casework::Failure;
use crate::casework::name_reader::{candidates, name_reader};
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/t/{token}/reader", web::post().to(create));
}

#[derive(Template)]
#[template(path = "tasks/reader.html")]
struct ReaderPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    token: &'a str,
    people: Vec<(String, String)>,
}

/// The task that asks for it, with those who may be named.
pub(super) async fn show(
    app: &App,
    visitor: &Frame,
    token: &str,
    me: PersonId,
) -> Result<HttpResponse, PageError> {
    let people = choices(app, token, me).await?;
    let (fields, faults) = (Fields::default(), Faults::default());
    ok(&page(visitor, token, people, &fields, &faults))
}

fn page<'a>(
    frame: &'a Frame,
    token: &'a str,
    people: Vec<(String, String)>,
    fields: &'a Fields,
    faults: &'a Faults,
) -> ReaderPage<'a> {
    ReaderPage {
        frame,
        t: frame.t,
        fields,
        faults,
        token,
        people,
    }
}

async fn choices(app: &App, token: &str, me: PersonId) -> Result<Vec<(String, String)>, PageError> {
    let (token, today) = (token.to_owned(), day(app.now()));
    let found = app
        .read(move |db| candidates(db, &token, me, today))
        .await?;
    let each = found.into_iter();
    let named = each.map(|it| (it.id.0.to_string(), format!("{}, {}", it.name, it.position)));
    Ok(named.collect())
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
    signed: Signed<Person>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = signed;
    let (me, token, t) = (by.id, token.into_inner(), visitor.t);
    let own = token.clone();
    let Ok(named) = fields.one("person").parse().map(PersonId) else {
        let people = choices(&app, &token, me).await?;
        let faults = Faults::one("person", t.registration.unknown);
        return refused(&page(&visitor, &token, people, &fields, &faults));
    };
    let done = app
        .write(&by.actor(), move |tx| name_reader(tx, me, &own, named))
        .await;
    match done {
        Ok(()) => {
            app.mail.notify_one();
            Ok(see_other("/tasks"))
        }
        Err(Failure::Triage(refusal)) => {
            let people = choices(&app, &token, me).await?;
            let said = cited((t.triage.refusal)(refusal), refusal.source(), t.language);
            let faults = Faults::one("person", said);
            refused(&page(&visitor, &token, people, &fields, &faults))
        }
        Err(failure) => Err(failure.into()),
    }
}
