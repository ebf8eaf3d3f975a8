//! /t/{token}/transfers: a step of a case is given to another.

use super::access::{Person, Visitor};
use super::app::App;
use super::cases::step;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::Signed;
use super::layout::{Frame, ok, refused, see_other};
use super::moments::long;
use super::words::Words;
use crate::casework::Failure;
use crate::casework::hand_over_task::{Offer, hand_over_task, offer};
use crate::casework::why_theirs::Theirs;
use crate::domain::person::PersonId;
use crate::domain::task_transfer::{LONGEST_REASON, Refusal};
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/t/{token}/transfers")
            .route(web::get().to(new))
            .route(web::post().to(create)),
    );
}

#[derive(Template)]
#[template(path = "tasks/transfer.html")]
struct NewPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    offer: Offer,
    what: &'static str,
    receivers: Vec<(String, String)>,
    longest: usize,
}

async fn page<'a>(
    app: &App,
    by: &Person,
    frame: &'a Frame,
    token: &str,
    (fields, faults): (&'a Fields, &'a Faults),
) -> Result<NewPage<'a>, PageError> {
    let (viewer, token, store) = (by.viewer(), token.to_owned(), app.store.clone());
    let found = app
        .slowly(move || store.read(|db| offer(db, &viewer, &token)))
        .await;
    let offer = match found {
        Ok(offer) => offer,
        // Such a task has no such page.
        Err(Failure::Transfer(Refusal::NotAStep | Refusal::OfficersAlone)) => {
            return Err(PageError::NotFound);
        }
        Err(failure) => return Err(failure.into()),
    };
    let named = offer.receivers.iter().map(|person| {
        let words = format!("{}, {}", person.name, person.position);
        (person.id.0.to_string(), words)
    });
    Ok(NewPage {
        frame,
        t: frame.t,
        fields,
        faults,
        what: step(offer.todo, frame.t),
        receivers: named.collect(),
        offer,
        longest: LONGEST_REASON,
    })
}

async fn new(
    by: Person,
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let empty = (&Fields::default(), &Faults::default());
    ok(&page(&app, &by, &visitor, &token, empty).await?)
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
    signed: Signed<Person>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = signed;
    let t = visitor.t;
    let faults = match fields.one("to").parse().map(PersonId) {
        Err(_) => Faults::one("to", t.handing.choose),
        Ok(to) => {
            let (viewer, own) = (by.viewer(), token.clone());
            let reason = fields.one("reason").to_owned();
            let done = app
                .write(&by.actor(), move |tx| {
                    hand_over_task(tx, &viewer, &own, to, &reason)
                })
                .await;
            match done {
                Ok(()) => {
                    app.mail.notify_one();
                    return Ok(see_other("/tasks"));
                }
                Err(Failure::Transfer(Refusal::NotAStep | Refusal::OfficersAlone)) => {
                    return Err(PageError::NotFound);
                }
                Err(Failure::Transfer(refusal)) => {
                    let field = match refusal {
                        Refusal::TooShort | Refusal::TooLong => "reason",
                        _ => "to",
                    };
                    Faults::one(field, (t.handing.refusal)(refusal))
                }
                Err(Failure::Authority(refusal)) => {
                    Faults::one("to", (t.procedure.authority)(&refusal))
                }
                Err(failure) => return Err(failure.into()),
            }
        }
    };
    refused(&page(&app, &by, &visitor, &token, (&fields, &faults)).await?)
}

/// Why a task is somebody's, in a sentence.
pub fn sentence(theirs: &Theirs, t: &Words) -> String {
    let h = &t.handing;
    match theirs {
        Theirs::StandsIn { away, through } => (h.stands_in)(away, &long(*through, t)),
        Theirs::IsNext { away, through } => (h.is_next)(away, &long(*through, t)),
        Theirs::NobodyElse { away, through } => (h.nobody_else)(away, &long(*through, t)),
        Theirs::MustFind => h.must_find.to_owned(),
        Theirs::Given { by, reason } => (h.got_from)(by, reason),
    }
}
