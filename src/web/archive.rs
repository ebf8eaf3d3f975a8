//! /archive: what is closed and how long it is kept, the archivist's answer, and what is handed on.

mod core;
mod core_receipts;
mod evidence;
mod exports;
mod extraction;
mod journal;
mod policy;
mod rows;

use super::access::{Archivist, Visitor};
use super::alarm;
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::layout::{Frame, judged};
use super::moments::Day;
use super::words::Words;
use super::words::archive::Kept;
use crate::casework::look_through_archive::{look_through_archive, record_looking};
use crate::domain::retention::Outcome;
use crate::store::exports::State;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
pub use core::{Core, view as core_view};
use exports::Export;
use policy::Answer;
use rows::Row;
pub use rows::outcome;
use std::fmt::Display;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/archive", web::get().to(index))
        .configure(core::routes)
        .configure(core_receipts::routes)
        .configure(journal::routes)
        .configure(policy::routes)
        .configure(evidence::routes)
        .configure(exports::routes)
        .configure(extraction::routes);
}

/// Cases a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "archive/index.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something the page says or does not"
)]
struct ArchivePage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    preserved: usize,
    own_period: usize,
    review: usize,
    /// Cases whose own period is over.
    ended: usize,
    rows: Vec<Row>,
    older: Option<usize>,
    newer: Option<usize>,
    answer: Option<Answer>,
    evidence: Option<Answer>,
    exports: Vec<Export>,
    is_running: bool,
    /// The person has asked the page to look again by itself.
    follows: bool,
    has_schemas: bool,
    has_schedule: bool,
    /// The day by which the schedule was to be looked at anew.
    overdue: Option<Day>,
    alarm: Option<alarm::Alarm>,
}

impl ArchivePage<'_> {
    /// A yes cannot be taken back.
    fn is_final(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.is_yes)
    }

    fn is_evidence_final(&self) -> bool {
        self.evidence.as_ref().is_some_and(|answer| answer.is_yes)
    }
}

async fn index(
    archivist: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let fields = Fields::read(request.query_string().as_bytes());
    let fields = fields.map_err(|_| PageError::Unreadable("the address"))?;
    show(&archivist, &visitor, &app, &fields, &Faults::default()).await
}

/// The page; with faults it is a form that was refused, and keeps what was typed.
async fn show(
    archivist: &Archivist,
    frame: &Frame,
    app: &App,
    fields: &Fields,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let t = frame.t;
    let viewer = archivist.viewer();
    let by = viewer.clone();
    app.write(&archivist.actor(), move |tx| record_looking(tx, &by))
        .await?;
    let archive = app
        .read(move |db| look_through_archive(db, &viewer))
        .await?;
    let count = |wanted| {
        let there = archive.cases.iter();
        let there = there.filter(|case| case.destroyed_at.is_none());
        let marks = there.map(|case| case.mark.as_ref());
        // A case without a mark waits for somebody to decide.
        let outcomes = marks.map(|mark| mark.map_or(Outcome::Review, |mark| mark.outcome));
        outcomes.filter(|outcome| *outcome == wanted).count()
    };
    let at: usize = fields.one("page").parse().unwrap_or(0);
    let at = at.min(archive.cases.len() / PAGE);
    let shown = archive.cases.iter().skip(at * PAGE).take(PAGE);
    let exports: Vec<Export> = archive
        .exports
        .into_iter()
        .map(|export| {
            let is_theirs = !archive.not_theirs.contains(&export.uuid);
            let asks = archive.with_blocked.contains(&export.uuid);
            let folder = &app.settings.exports;
            let alone = archive.alone.get(&export.uuid).filter(|_| is_theirs);
            exports::view(export, (is_theirs, asks, alone), folder, &archive.names, t)
        })
        .collect();
    let is_running = exports.iter().any(|export| export.state == State::Running);
    let page = ArchivePage {
        frame,
        t,
        fields,
        faults,
        preserved: count(Outcome::Preserved),
        own_period: count(Outcome::OwnPeriod),
        review: count(Outcome::Review),
        ended: archive.ended,
        rows: shown
            .map(|case| rows::row(case, archive.core.get(&case.id), t))
            .collect(),
        older: ((at + 1) * PAGE < archive.cases.len()).then_some(at + 1),
        newer: at.checked_sub(1),
        answer: archive.answer.map(|answer| policy::view(answer, t)),
        evidence: archive.evidence.map(|answer| evidence::view(answer, t)),
        exports,
        is_running,
        follows: is_running && fields.has("follow", "1"),
        alarm: alarm::look(app, archivist, t).await?,
        has_schemas: app.settings.handover.schemas.is_some(),
        has_schedule: archive.has_schedule,
        overdue: archive.overdue.map(|day| Day::new(day, t)),
    };
    judged(&page, faults)
}

impl Kept {
    /// As a tag or in plain words.
    fn tag(&self, t: &Words, has_schedule: bool) -> impl Display {
        match self {
            Kept::Period(_) if has_schedule => {
                super::marks::tag("ok", "check", t.archive.by_schedule)
            }
            Kept::ForEver => super::marks::tag("info", "box", t.archive.for_ever),
            Kept::Period(period) => format!(
                "{} {}",
                super::marks::escaped(period),
                super::marks::tag("open", "", t.archive.suggestion)
            ),
            Kept::Until(word) => super::marks::tag("warn", "", word),
        }
    }
}
