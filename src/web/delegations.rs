//! /delegations: who may decide what, from when to when.

use super::access::{RegisterKeeper, Visitor};
use super::app::App;
use super::cases::delegation_faults as refused_delegation;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::Weighty;
use super::layout::{Frame, ok, refused, see_other};
use super::moments::Day;
use super::words::Words;
use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::demand_second_factor::demand_second_factor;
use crate::casework::register_delegation::{end_delegation, register_delegation};
use crate::domain::authority::{Act, Delegation};
use crate::domain::local_time::{day, read_date};
use crate::domain::person::PersonId;
use crate::store::delegations::Registered;
use crate::store::{StoreError, delegations, ledger, people};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .service(
            web::resource("/delegations")
                .route(web::get().to(index))
                .route(web::post().to(create)),
        )
        .route("/delegations/{id}/end", web::post().to(end));
}

#[derive(Template)]
#[template(path = "delegations/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    people: Vec<(String, String)>,
    acts: Vec<(&'static str, &'static str)>,
    rows: Vec<Row>,
}

struct Row {
    id: i32,
    person: String,
    act: &'static str,
    from: Day,
    to: Option<Day>,
    authority: String,
    state: &'static str,
    can_end: bool,
}

/// Everybody who works here, to choose from: the number, and the name with the post.
pub async fn choices(app: &App) -> Result<Vec<(String, String)>, PageError> {
    let store = std::sync::Arc::clone(&app.store);
    let found = app
        .slowly(move || Ok(store.read(people::list_current)?))
        .await?;
    let named = found.into_iter().map(|person| {
        let words = format!("{}, {}", person.name, person.position);
        (person.id.0.to_string(), words)
    });
    Ok(named.collect())
}

async fn page<'a>(
    app: &App,
    frame: &'a Frame,
    fields: &'a Fields,
    faults: &'a Faults,
) -> Result<IndexPage<'a>, PageError> {
    let (t, today) = (frame.t, day(app.now()));
    let store = std::sync::Arc::clone(&app.store);
    let (all, names) = app
        .slowly(move || {
            Ok(store.read(|db| {
                let all = delegations::list(db)?;
                Ok::<_, StoreError>((all, people::names(db)?))
            })?)
        })
        .await?;
    Ok(IndexPage {
        frame,
        t,
        fields,
        faults,
        people: choices(app).await?,
        acts: Act::DELEGABLE
            .into_iter()
            .map(|act| (act.code(), (t.procedure.act_of)(act)))
            .collect(),
        rows: all.iter().map(|it| row(it, &names, today, t)).collect(),
    })
}

fn row(
    registered: &Registered,
    names: &BTreeMap<i32, String>,
    today: NaiveDate,
    t: &'static Words,
) -> Row {
    let it = &registered.delegation;
    let p = &t.procedure;
    let has_ended = it.to_on.is_some_and(|last| last < today);
    Row {
        id: registered.id,
        person: names.get(&it.person.0).cloned().unwrap_or_default(),
        act: (p.act_of)(it.act),
        from: Day::new(it.from_on, t),
        to: it.to_on.map(|last| Day::new(last, t)),
        authority: registered.authority.clone(),
        state: match (has_ended, it.holds_on(today)) {
            (true, _) => p.ended,
            (false, true) => p.holds,
            (false, false) => p.begins,
        },
        can_end: !has_ended,
    }
}

async fn index(
    head: RegisterKeeper,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    app.write(&head.actor(), move |tx| {
        let page = "delegations";
        ledger::record(tx, "house", &Event::LedgerRead { page })
    })
    .await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&app, &visitor, &fields, &none).await?)
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    signed: Weighty<RegisterKeeper>,
) -> Result<HttpResponse, PageError> {
    let Weighty { by: head, fields } = signed;
    let faults = match delegation(&fields, visitor.t) {
        Err(faults) => faults,
        Ok(delegation) => {
            let (viewer, authority) = (head.viewer(), fields.one("authority").to_owned());
            let policy = app.settings.second_factor;
            let done = app
                .write(&head.actor(), move |tx| {
                    register_delegation(tx, &viewer, &delegation, &authority)?;
                    Ok::<_, Failure>(demand_second_factor(tx, delegation.person, policy)?)
                })
                .await;
            match done {
                Ok(()) => return Ok(see_other("/delegations")),
                Err(Failure::Delegation(refusal)) => refused_delegation(visitor.t, refusal),
                Err(failure) => return Err(failure.into()),
            }
        }
    };
    refused(&page(&app, &visitor, &fields, &faults).await?)
}

fn delegation(fields: &Fields, t: &Words) -> Result<Delegation, Faults> {
    let p = &t.procedure;
    let (person, act) = (
        fields.one("person").parse().ok().map(PersonId),
        Act::parse(fields.one("act")).filter(|act| Act::DELEGABLE.contains(act)),
    );
    let from_on = read_date(fields.one("from_on"));
    let typed = fields.one("to_on").trim();
    let to_on = read_date(typed);
    let mut wrong = Faults::default();
    if person.is_none() {
        wrong.add("person", p.no_person);
    }
    if act.is_none() {
        wrong.add("act", p.choose);
    }
    if from_on.is_none() {
        wrong.add("from_on", p.date_hint);
    }
    if to_on.is_none() && !typed.is_empty() {
        wrong.add("to_on", p.date_hint);
    }
    match (person, act, from_on) {
        (Some(person), Some(act), Some(from_on)) if wrong.is_empty() => Ok(Delegation {
            person,
            act,
            from_on,
            to_on,
        }),
        _ => Err(wrong),
    }
}

async fn end(
    visitor: Visitor,
    app: web::Data<App>,
    id: web::Path<i32>,
    signed: Weighty<RegisterKeeper>,
) -> Result<HttpResponse, PageError> {
    let Weighty { by: head, fields } = signed;
    let id = id.into_inner();
    let last = read_date(fields.one("last_day"));
    let faults = match last {
        None => Faults::one("to_on", visitor.t.procedure.date_hint),
        Some(last) => {
            let done = app
                .write(&head.actor(), move |tx| end_delegation(tx, id, last))
                .await;
            match done {
                Ok(()) => return Ok(see_other("/delegations")),
                Err(Failure::Delegation(refusal)) => refused_delegation(visitor.t, refusal),
                Err(failure) => return Err(failure.into()),
            }
        }
    };
    refused(&page(&app, &visitor, &fields, &faults).await?)
}
