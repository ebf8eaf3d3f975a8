//! /absences: who is away, and who steps in.

use super::access::{Person, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::Signed;
use super::layout::{Frame, ok, refused, see_other};
use super::moments::Day;
use super::words::Words;
use crate::casework::Failure;
use crate::casework::register_absence::{deputies, end_absence, register_absence};
use crate::domain::absence::{Asked, Refusal};
use crate::domain::local_time::{day, read_date};
use crate::domain::person::{PersonId, Role};
use crate::store::absences::Absence;
use crate::store::{StoreError, absences, people};
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .service(
            web::resource("/absences")
                .route(web::get().to(index))
                .route(web::post().to(create)),
        )
        .route("/absences/{id}/end", web::post().to(end));
}

#[derive(Template)]
#[template(path = "tasks/absences.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    /// For the head of HR, who writes down for others too.
    everybody: Vec<(String, String)>,
    deputies: Vec<(String, String)>,
    rows: Vec<Row>,
    /// Whom one steps in for.
    for_others: Vec<Row>,
}

struct Row {
    id: i32,
    name: String,
    from: Day,
    to: Day,
    deputy: Option<String>,
    is_now: bool,
}

/// One's own; the head of HR sees everybody's.
async fn page<'a>(
    app: &App,
    by: &Person,
    frame: &'a Frame,
    fields: &'a Fields,
    faults: &'a Faults,
) -> Result<IndexPage<'a>, PageError> {
    let (t, today) = (frame.t, day(app.now()));
    let (standing, names, all, may_step_in) = app
        .read(move |db| {
            Ok::<_, StoreError>((
                absences::list_standing(db, today)?,
                people::names(db)?,
                people::list_current(db)?,
                deputies(db, today)?,
            ))
        })
        .await?;
    let row = |it: &Absence| Row {
        id: it.id,
        name: names.get(&it.person.0).cloned().unwrap_or_default(),
        from: Day::new(it.from_on, t),
        to: Day::new(it.to_on, t),
        deputy: it.deputy.and_then(|it| names.get(&it.0).cloned()),
        is_now: it.from_on <= today,
    };
    let is_head = by.has(Role::HrHead);
    let seen = |it: &&Absence| is_head || it.person == by.id;
    let others = |it: &&Absence| it.deputy == Some(by.id);
    Ok(IndexPage {
        frame,
        t,
        fields,
        faults,
        everybody: if is_head { choices(&all) } else { vec![] },
        deputies: choices(&may_step_in),
        rows: standing.iter().filter(seen).map(row).collect(),
        for_others: standing.iter().filter(others).map(row).collect(),
    })
}

fn choices(all: &[people::Person]) -> Vec<(String, String)> {
    let named = all.iter().map(|person| {
        let words = format!("{}, {}", person.name, person.position);
        (person.id.0.to_string(), words)
    });
    named.collect()
}

async fn index(
    by: Person,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let mut fields = Fields::default();
    fields.set("person", by.id.0.to_string());
    ok(&page(&app, &by, &visitor, &fields, &Faults::default()).await?)
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    signed: Signed<Person>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = signed;
    let faults = match asked(&fields, &by, visitor.t) {
        Err(faults) => faults,
        Ok(asked) => {
            let (viewer, when) = (by.viewer(), app.settings.leader_told);
            let done = app
                .write(&by.actor(), move |tx| {
                    register_absence(tx, &viewer, &asked, when)
                })
                .await;
            match done {
                Ok(()) => {
                    app.mail.notify_one();
                    return Ok(see_other("/absences"));
                }
                Err(Failure::Absence(refusal)) => {
                    let text = (visitor.t.absences.refusal)(refusal);
                    Faults::one(place(refusal), text)
                }
                Err(failure) => return Err(failure.into()),
            }
        }
    };
    refused(&page(&app, &by, &visitor, &fields, &faults).await?)
}

/// The field that a refusal belongs to.
fn place(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotYours => "person",
        Refusal::BeginsInThePast | Refusal::Overlaps => "from_on",
        Refusal::EndsBeforeItBegins | Refusal::LastsTooLong => "to_on",
        Refusal::DeputyIsOneself
        | Refusal::DeputyIsAway
        | Refusal::DeputyHasNoAccount
        | Refusal::DeputyManagesAccounts => "deputy",
    }
}

fn asked(fields: &Fields, by: &Person, t: &Words) -> Result<Asked, Faults> {
    let mut faults = Faults::default();
    let person = match fields.one("person") {
        "" if !by.has(Role::HrHead) => Some(by.id),
        typed => typed.parse().ok().map(PersonId),
    };
    if person.is_none() {
        faults.add("person", t.absences.choose_person);
    }
    let mut on = |field: &'static str| {
        let read = read_date(fields.one(field));
        if read.is_none() {
            faults.add(field, t.absences.date_hint);
        }
        read
    };
    let (from_on, to_on) = (on("from_on"), on("to_on"));
    let deputy = fields.one("deputy").parse().ok().map(PersonId);
    match (person, from_on, to_on) {
        (Some(person), Some(from_on), Some(to_on)) => Ok(Asked {
            person,
            from_on,
            to_on,
            deputy,
        }),
        _ => Err(faults),
    }
}

async fn end(
    app: web::Data<App>,
    id: web::Path<i32>,
    signed: Signed<Person>,
) -> Result<HttpResponse, PageError> {
    let (viewer, when, id) = (
        signed.by.viewer(),
        app.settings.leader_told,
        id.into_inner(),
    );
    app.write(&signed.by.actor(), move |tx| {
        end_absence(tx, &viewer, id, when)
    })
    .await?;
    app.mail.notify_one();
    Ok(see_other("/absences"))
}
