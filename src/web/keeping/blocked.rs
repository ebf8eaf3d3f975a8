//! /archive/blocked: what nobody sees but the archivist and the head of HR, and each of them with a reason first.

use super::name;
use crate::casework::Failure;
use crate::casework::block_case::{Asked, block_case, lift_blocking};
use crate::casework::open_blocked::{
    Content, list_blocked, open_blocked, open_blocked_document, read_blocked,
};
use crate::domain::blocking::{Reason, Refusal, grounds};
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::local_time::day;
use crate::domain::person::Role;
use crate::domain::retention::Outcome;
use crate::store::blockings::Blocking;
use crate::store::retention::Mark;
use crate::web::access::{Archivist, BlockKeeper, Person, Visitor};
use crate::web::app::App;
use crate::web::download;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, judged, see_other};
use crate::web::moments::{Day, Moment};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/archive/blocked", web::get().to(index))
        .route("/archive/blocked", web::post().to(create))
        .route("/archive/blocked/{id}", web::get().to(show))
        .route("/archive/blocked/{id}/openings", web::post().to(open))
        .route("/archive/blocked/{id}/lifting", web::post().to(lift))
        .route(
            "/archive/blocked/{id}/documents/{serial}",
            web::get().to(document),
        );
}

struct Row {
    id: i32,
    number: String,
    what: String,
    reason: &'static str,
    by: String,
    at: Moment,
    lifted: Option<(String, Moment)>,
    /// How long its case is kept, and what to do when that is over.
    kept: &'static str,
    from: Option<Day>,
    to_do: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "keeping/blocked.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    is_archivist: bool,
    standing: Vec<Row>,
    lifted: Vec<Row>,
    reasons: Vec<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "keeping/blocking.html")]
struct ShowPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    is_archivist: bool,
    row: Row,
    grounds: String,
    lift_grounds: Option<String>,
    content: Option<Content>,
    /// Why whoever looks does not open it.
    shut: Option<&'static str>,
    openings: Vec<(String, Moment, String)>,
}

fn row(
    blocking: &Blocking,
    mark: Option<&Mark>,
    (is_asked, has_schedule): (bool, bool),
    (names, today): (&BTreeMap<i32, String>, NaiveDate),
    t: &'static Words,
) -> Row {
    let (a, b) = (&t.archive, &t.blocking);
    let lifted = blocking.lifted.as_ref();
    let from = mark.and_then(|mark| mark.destroy_from);
    let is_out = has_schedule && from.is_some_and(|from| from <= today);
    Row {
        id: blocking.id,
        number: blocking.number.to_string(),
        what: blocking.document.map_or(b.case.to_owned(), b.document),
        reason: (b.reasons)(blocking.reason),
        by: name(names, blocking.set_by),
        at: Moment::new(blocking.set_at, t),
        lifted: lifted.map(|it| (name(names, it.by), Moment::new(it.at, t))),
        kept: match mark.map(|mark| mark.outcome) {
            Some(Outcome::OwnPeriod) => a.own_period,
            Some(Outcome::Review) => b.review,
            Some(Outcome::Preserved) => a.preserved,
            None => a.no_mark,
        },
        from: from.map(|from| Day::new(from, t)),
        to_do: is_asked
            .then_some(b.is_asked)
            .or(is_out.then_some(b.is_out)),
    }
}

async fn index(
    by: BlockKeeper,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let (fields, none) = (Fields::default(), Faults::default());
    list(&by, &visitor, &app, &fields, &none).await
}

async fn list(
    by: &Person,
    frame: &Frame,
    app: &App,
    fields: &Fields,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let (t, viewer) = (frame.t, by.viewer());
    let today = day(by.now);
    let listed = app
        .write(&by.actor(), move |tx| list_blocked(tx, &viewer))
        .await?;
    let rows = listed.all.iter().map(|it| {
        let mark = listed.marks.get(&it.case_id);
        let is_asked = it.lifted.is_none() && listed.asked.contains(&it.id);
        let known = (is_asked, listed.has_schedule);
        row(it, mark, known, (&listed.names, today), t)
    });
    let (standing, lifted) = rows.partition(|row| row.lifted.is_none());
    let reasons = Reason::ALL.iter();
    let page = IndexPage {
        frame,
        t,
        fields,
        faults,
        is_archivist: by.has(Role::Archivist),
        standing,
        lifted,
        reasons: reasons
            .map(|reason| (reason.code(), (t.blocking.reasons)(*reason)))
            .collect(),
    };
    judged(&page, faults)
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    let (Signed { by, fields }, b) = (sent, &visitor.t.blocking);
    let no_such = || (b.refusal)(Refusal::NoSuch);
    let mut faults = Faults::default();
    let number = CaseNumber::from_slug(&fields.one("number").trim().replace('/', "-"));
    if number.is_none() {
        faults.add("number", no_such());
    }
    let typed = fields.one("serial").trim();
    let document: Option<i32> = typed.parse().ok();
    if document.is_none() && !typed.is_empty() {
        faults.add("serial", no_such());
    }
    let reason = Reason::parse(fields.one("reason"));
    if reason.is_none() {
        faults.add("reason", b.choose);
    }
    if let Err(why) = grounds(fields.one("grounds")) {
        faults.add("grounds", (b.refusal)(why));
    }
    let (Some(number), Some(reason), true) = (number, reason, faults.is_empty()) else {
        return list(&by, &visitor, &app, &fields, &faults).await;
    };
    let asked = Asked {
        number,
        document,
        reason,
        grounds: fields.one("grounds").to_owned(),
    };
    let viewer = by.viewer();
    let done = app
        .write(&by.actor(), move |tx| block_case(tx, &viewer, &asked))
        .await;
    match done {
        Ok(id) => Ok(see_other(&format!("/archive/blocked/{id}"))),
        Err(Failure::Blocking(why)) => {
            let field = match why {
                Refusal::Grounds(_) => "grounds",
                _ => "number",
            };
            let faults = Faults::one(field, (b.refusal)(why));
            list(&by, &visitor, &app, &fields, &faults).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn show(
    by: BlockKeeper,
    visitor: Visitor,
    app: web::Data<App>,
    id: web::Path<i32>,
) -> Result<HttpResponse, PageError> {
    let (fields, none) = (Fields::default(), Faults::default());
    one(&by, &visitor, &app, *id, &fields, &none).await
}

async fn one(
    by: &Person,
    frame: &Frame,
    app: &App,
    id: i32,
    fields: &Fields,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let (t, viewer) = (frame.t, by.viewer());
    let blocked = app
        .write(&by.actor(), move |tx| read_blocked(tx, &viewer, id))
        .await?;
    let names = &blocked.names;
    let lifted = blocked.blocking.lifted.as_ref();
    let openings = blocked.openings.iter();
    let page = ShowPage {
        frame,
        t,
        fields,
        faults,
        is_archivist: by.has(Role::Archivist),
        row: row(
            &blocked.blocking,
            blocked.mark.as_ref(),
            (blocked.is_asked, blocked.has_schedule),
            (names, day(by.now)),
            t,
        ),
        lift_grounds: lifted.map(|it| it.grounds.clone()),
        openings: openings
            .map(|it| {
                (
                    it.by.map_or_else(
                        || t.archive.exports.by_command_line.to_owned(),
                        |by| name(names, by),
                    ),
                    Moment::new(it.at, t),
                    it.grounds.clone(),
                )
            })
            .collect(),
        grounds: blocked.blocking.grounds,
        content: blocked.content,
        shut: blocked.shut.map(t.blocking.not_yours),
    };
    judged(&page, faults)
}

async fn open(
    visitor: Visitor,
    app: web::Data<App>,
    id: web::Path<i32>,
    sent: Signed<BlockKeeper>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = sent;
    let (viewer, typed, id) = (by.viewer(), fields.one("open_grounds").to_owned(), *id);
    let done = app
        .write(&by.actor(), move |tx| open_blocked(tx, &viewer, id, &typed))
        .await;
    answer(done, "open_grounds", id, &by, &visitor, &app, &fields).await
}

async fn lift(
    visitor: Visitor,
    app: web::Data<App>,
    id: web::Path<i32>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = sent;
    let (viewer, typed, id) = (by.viewer(), fields.one("lift_grounds").to_owned(), *id);
    let done = app
        .write(&by.actor(), move |tx| {
            lift_blocking(tx, &viewer, id, &typed)
        })
        .await;
    answer(done, "lift_grounds", id, &by, &visitor, &app, &fields).await
}

async fn answer(
    done: Result<(), Failure>,
    field: &'static str,
    id: i32,
    by: &Person,
    visitor: &Visitor,
    app: &App,
    fields: &Fields,
) -> Result<HttpResponse, PageError> {
    match done {
        Ok(()) => Ok(see_other(&format!("/archive/blocked/{id}"))),
        Err(Failure::Blocking(why)) => {
            // What is shut has no field any more.
            let field = match why {
                Refusal::OwnOfReport => "open",
                _ => field,
            };
            let faults = Faults::one(field, (visitor.t.blocking.refusal)(why));
            one(by, visitor, app, id, fields, &faults).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn document(
    by: BlockKeeper,
    app: web::Data<App>,
    path: web::Path<(i32, i32)>,
) -> Result<HttpResponse, PageError> {
    let ((id, serial), viewer) = (path.into_inner(), by.viewer());
    let found = app
        .write(&by.actor(), move |tx| {
            open_blocked_document(tx, &viewer, id, serial)
        })
        .await?;
    download::file(&app, &found.owner, &found.sha256, &found.name).await
}
