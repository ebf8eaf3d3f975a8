//! /cases/{number}/access: who sees the case for a time, and why.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::give_access::{Asked, end_access, give_access, giver, receivers};
use crate::casework::open_case::CaseFile;
use crate::domain::access_grant::{Kind, may_give};
use crate::domain::case::CaseNumber;
use crate::domain::person::PersonId;
use crate::domain::report::ReportNumber;
use crate::store::access_grants::Grant;
use crate::web::access::{CaseOfficer, Person, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::{Signed, Weighty};
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::moments::Moment;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{DateTime, TimeDelta, Utc};

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/access", web::get().to(index))
        .route("/cases/{number}/access", web::post().to(create))
        .route("/cases/{number}/access/{serial}/end", web::post().to(end));
}

/// Access as it is shown.
pub struct Row {
    pub serial: usize,
    pub name: String,
    pub reason: String,
    /// From when, to when.
    pub time: String,
    pub by: String,
    pub is_broken: bool,
    /// When and by whom it was ended before its time.
    pub ended: Option<(String, Moment)>,
}

impl Row {
    fn of(grant: &Grant, file: &CaseFile, t: &'static Words) -> Row {
        let name = |person: PersonId| file.name_of(&person.to_string()).to_owned();
        let from = Moment::new(grant.starts_at, t).plain();
        // The last minute, and not the midnight after it.
        let to = Moment::new(grant.ends_at - TimeDelta::seconds(1), t).plain();
        Row {
            serial: grant.serial,
            name: name(grant.person),
            reason: grant.reason.clone(),
            time: (t.access.from_to)(&from, &to),
            by: name(grant.given_by),
            is_broken: grant.kind == Kind::BrokenGlass,
            ended: grant.ended.map(|(by, at)| (name(by), Moment::new(at, t))),
        }
    }
}

/// The access that stands, and what has been; a mark of a case opened in need stays.
pub fn rows(file: &CaseFile, now: DateTime<Utc>, t: &'static Words) -> (Vec<Row>, Vec<Row>) {
    let (stands, over): (Vec<&Grant>, Vec<&Grant>) =
        file.grants.iter().partition(|grant| grant.stands(now));
    let each = |grants: Vec<&Grant>| grants.iter().map(|it| Row::of(it, file, t)).collect();
    (each(stands), each(over))
}

#[derive(Template)]
#[template(path = "cases/access.html")]
struct AccessPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    is_narrow: bool,
    may_give: bool,
    people: Vec<(String, String)>,
    now: Vec<Row>,
    earlier: Vec<Row>,
    links: Vec<CaseNumber>,
    /// What has been sent on, to become a personnel case.
    referred: Vec<ReportNumber>,
    is_officer: bool,
}

fn page<'a>(
    frame: &'a Frame,
    by: &Person,
    file: &CaseFile,
    people: Vec<(String, String)>,
    fields: &'a Fields,
    faults: &'a Faults,
) -> AccessPage<'a> {
    let (now, earlier) = rows(file, by.now, frame.t);
    AccessPage {
        frame,
        t: frame.t,
        fields,
        faults,
        head: head(file, frame.t),
        is_narrow: file.case.is_narrow(),
        may_give: may_give(giver(&by.viewer(), &file.case)).is_ok(),
        people,
        now,
        earlier,
        links: file.links.clone(),
        referred: file.referred.clone(),
        is_officer: file.case.officer == by.id,
    }
}

/// The page again, with what was wrong.
pub fn again(people: Vec<(String, String)>) -> impl FnOnce(&Sent, &CaseFile, &Faults) -> Answer {
    |sent, file, faults| {
        let (by, fields) = (&sent.by, &sent.fields);
        refused(&page(&sent.visitor, by, file, people, fields, faults))
    }
}

pub async fn choices(
    app: &App,
    by: &Person,
    number: CaseNumber,
) -> Result<Vec<(String, String)>, PageError> {
    let viewer = by.viewer();
    let found = app.read(move |db| receivers(db, &viewer, number)).await?;
    let named = found.into_iter().map(|person| {
        let words = format!("{}, {}", person.name, person.position);
        (person.id.0.to_string(), words)
    });
    Ok(named.collect())
}

async fn index(
    by: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let number = number(&slug)?;
    let file = open(&app, &by, number, "access").await?;
    let people = choices(&app, &by, number).await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &by, &file, people, &fields, &none))
}

async fn create(sent: SentBy<Weighty<CaseOfficer>>) -> Answer {
    let people = choices(&sent.app, &sent.by, sent.number).await?;
    let mut wrong = Faults::default();
    let chosen = people
        .iter()
        .find(|(id, _)| id == sent.fields.one("person"));
    let person = chosen.and_then(|(id, _)| id.parse().ok()).map(PersonId);
    if person.is_none() {
        wrong.add("person", sent.t().access.choose_person);
    }
    let first = sent.day("first", &mut wrong);
    let last = sent.day("last", &mut wrong);
    let Some(person) = person.filter(|_| wrong.is_empty()) else {
        return sent.refuse(&wrong, again(people)).await;
    };
    let asked = Asked {
        person,
        first,
        last,
        reason: sent.typed("reason"),
    };
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = sent
        .write(move |tx| give_access(tx, &viewer, number, &asked))
        .await;
    sent.app.mail.notify_one();
    sent.answer_at("/access", "person", done, again(people))
        .await
}

async fn end(
    app: web::Data<App>,
    path: web::Path<(String, usize)>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let (slug, serial) = path.into_inner();
    let number = number(&slug)?;
    let (by, viewer) = (signed.by.actor(), signed.by.viewer());
    let ended = app.write(&by, move |tx| end_access(tx, &viewer, number, serial));
    match ended.await {
        Ok(()) => Ok(see_other(&format!("/cases/{}/access", number.slug()))),
        // The page has no such button for whoever may not.
        Err(crate::casework::Failure::Access(_)) => Err(PageError::NotFound),
        Err(failure) => Err(failure.into()),
    }
}
