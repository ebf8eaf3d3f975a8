//! /archive/cases/{number}: how a case is kept and why, and the holds on it.

use super::papers::{PaperRow, row as paper};
use super::withdrawals::reasons as withdrawals;
use super::{name, number};
use crate::casework::Failure;
use crate::casework::keep_case::{Kept, open_kept};
use crate::casework::set_hold::{Asked, end_hold, set_hold};
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::hold::{Reason, Refusal, grounds, may_end};
use crate::domain::local_time::{day, read_date};
use crate::domain::person::Role;
use crate::store::holds::Hold;
use crate::web::access::{HoldKeeper, Person, Visitor};
use crate::web::app::App;
use crate::web::archive::{Core, core_view};
use crate::web::corrections::Beside;
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
        .route("/archive/cases/{number}", web::get().to(show))
        .route("/archive/cases/{number}/holds", web::post().to(create))
        .route(
            "/archive/cases/{number}/holds/{serial}/end",
            web::post().to(end),
        );
}

struct HoldRow {
    serial: usize,
    /// The name of the field for why it ends, and what was typed into it.
    field: String,
    typed: String,
    reason: &'static str,
    grounds: String,
    until: Option<Day>,
    is_passed: bool,
    by: String,
    at: Moment,
    ended: Option<(String, Moment, String)>,
}

struct MarkRow {
    outcome: String,
    period: Option<(String, Option<Day>)>,
    why: Vec<String>,
    at: Moment,
}

#[derive(Template)]
#[template(path = "keeping/kept.html")]
struct KeptPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    number: String,
    slug: String,
    title: String,
    destroyed: Option<Moment>,
    marks: Vec<MarkRow>,
    holds: Vec<HoldRow>,
    reasons: Vec<(&'static str, &'static str)>,
    obstacles: Vec<&'static str>,
    core: Option<Core>,
    corrected: Beside,
    papers: Vec<PaperRow>,
    /// An archivist may write a closed case for the archive core.
    may_send: bool,
    /// The archivist, where the core has taken something.
    may_withdraw: bool,
    withdrawals: Vec<(&'static str, &'static str)>,
    may_correct: bool,
}

async fn show(
    by: HoldKeeper,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let number = number(&slug)?;
    page(
        &by,
        &visitor,
        &app,
        number,
        &Fields::default(),
        &Faults::default(),
    )
    .await
}

pub(super) async fn page(
    by: &Person,
    frame: &Frame,
    app: &App,
    number: CaseNumber,
    fields: &Fields,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let (t, viewer) = (frame.t, by.viewer());
    let kept = app
        .write(&by.actor(), move |tx| open_kept(tx, &viewer, number))
        .await?;
    let Kept {
        case,
        marks,
        holds,
        obstacles,
        core,
        corrections,
        names,
        papers,
    } = kept;
    let h = &t.keeping.holds;
    let marks = marks.into_iter().map(|(mark, at)| MarkRow {
        outcome: crate::web::archive::outcome(Some(&mark), t),
        period: mark.months.map(|months| {
            let from = mark.destroy_from.map(|day| Day::new(day, t));
            ((t.archive.months)(months), from)
        }),
        why: t
            .archive
            .sentences(mark.rows.iter().map(String::as_str), mark.outcome),
        at: Moment::new(at, t),
    });
    let today = day(by.now);
    let is_gone = case.destroyed_at.is_some();
    let obstacles = obstacles.into_iter().filter(|_| !is_gone);
    // The archivist reads them in the archive, whoever sets a hold in the case.
    let corrected_in = if by.has(Role::Archivist) {
        "/archive/cases"
    } else {
        "/cases"
    };
    let all = corrections.iter().map(|it| (&it.correction, it.is_told));
    let place = format!("{corrected_in}/{}/corrections", case.number.slug());
    let corrected = Beside::of(all, place, |it| name(&names, it.by), t);
    let shown = KeptPage {
        frame,
        t,
        fields,
        faults,
        number: case.number.to_string(),
        slug: case.number.slug(),
        title: case.public_title,
        destroyed: case.destroyed_at.map(|at| Moment::new(at, t)),
        marks: marks.collect(),
        holds: holds
            .into_iter()
            .map(|it| row(it, &names, today, (fields, faults), t))
            .collect(),
        reasons: Reason::ALL
            .iter()
            .map(|reason| (reason.code(), (h.reasons)(*reason)))
            .collect(),
        corrected,
        may_correct: by.has(Role::Archivist) && case.closed_at.is_some() && !is_gone,
        papers: papers.into_iter().map(|it| paper(it, t)).collect(),
        may_withdraw: by.has(Role::Archivist)
            && core.as_ref().is_some_and(|it| !it.archived.is_empty()),
        withdrawals: withdrawals(t),
        core: core.map(|standing| core_view(&standing, t)),
        may_send: by.has(Role::Archivist) && case.closed_at.is_some() && !is_gone,
        obstacles: obstacles
            .map(|it| t.keeping.disposals.obstacle_of(it))
            .collect(),
    };
    judged(&shown, faults)
}

fn row(
    hold: Hold,
    names: &BTreeMap<i32, String>,
    today: NaiveDate,
    (fields, faults): (&Fields, &Faults),
    t: &'static Words,
) -> HoldRow {
    let field = end_field(hold.serial);
    let is_refused = faults.of(&field).is_some();
    HoldRow {
        typed: if is_refused {
            fields.one("end_grounds").to_owned()
        } else {
            String::new()
        },
        field,
        serial: hold.serial,
        reason: (t.keeping.holds.reasons)(hold.reason),
        grounds: hold.grounds,
        until: hold.until.map(|until| Day::new(until, t)),
        is_passed: hold.until.is_some_and(|until| until < today) && hold.ended.is_none(),
        by: name(names, hold.set_by),
        at: Moment::new(hold.set_at, t),
        ended: hold
            .ended
            .map(|it| (name(names, it.by), Moment::new(it.at, t), it.grounds)),
    }
}

/// What the page calls the field for why a hold ends: each has its own.
fn end_field(serial: usize) -> String {
    format!("end_grounds-{serial}")
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    sent: Signed<HoldKeeper>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = sent;
    let h = &visitor.t.keeping.holds;
    let number = number(&slug)?;
    let mut faults = Faults::default();
    let reason = Reason::parse(fields.one("reason"));
    if reason.is_none() {
        faults.add("reason", h.choose);
    }
    let typed = fields.one("until").trim();
    let until = read_date(typed);
    if until.is_none() && !typed.is_empty() {
        faults.add("until", h.date_wrong);
    } else if let Err(why) = may_end(until, day(by.now)) {
        faults.add("until", (h.refusal)(why));
    }
    if let Err(why) = grounds(fields.one("grounds")) {
        faults.add("grounds", (h.refusal)(why));
    }
    let Some(reason) = reason.filter(|_| faults.is_empty()) else {
        return page(&by, &visitor, &app, number, &fields, &faults).await;
    };
    let asked = Asked {
        reason,
        grounds: fields.one("grounds").to_owned(),
        until,
    };
    let viewer = by.viewer();
    let done = app
        .write(&by.actor(), move |tx| set_hold(tx, &viewer, number, &asked))
        .await;
    answer(
        done,
        "grounds".to_owned(),
        &by,
        &visitor,
        &app,
        number,
        &fields,
    )
    .await
}

async fn end(
    visitor: Visitor,
    app: web::Data<App>,
    path: web::Path<(String, usize)>,
    sent: Signed<HoldKeeper>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = sent;
    let (slug, serial) = path.into_inner();
    let number = number(&slug)?;
    let (viewer, typed) = (by.viewer(), fields.one("end_grounds").to_owned());
    let done = app
        .write(&by.actor(), move |tx| {
            end_hold(tx, &viewer, number, serial, &typed)
        })
        .await;
    answer(
        done,
        end_field(serial),
        &by,
        &visitor,
        &app,
        number,
        &fields,
    )
    .await
}

async fn answer(
    done: Result<(), Failure>,
    field: String,
    by: &Person,
    visitor: &Visitor,
    app: &App,
    number: CaseNumber,
    fields: &Fields,
) -> Result<HttpResponse, PageError> {
    match done {
        Ok(()) => Ok(see_other(&format!(
            "/archive/cases/{}#holds",
            number.slug()
        ))),
        Err(Failure::Hold(why)) => {
            // A hold that has ended has no field any more.
            let field = match why {
                Refusal::Ended => "holds".to_owned(),
                Refusal::Already => "reason".to_owned(),
                _ => field,
            };
            let faults = Faults::one(field, (visitor.t.keeping.holds.refusal)(why));
            page(by, visitor, app, number, fields, &faults).await
        }
        Err(failure) => Err(failure.into()),
    }
}
