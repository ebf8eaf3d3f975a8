//! /jobs: what the house does by itself, and how it went last.

use super::access::{Administrator, Visitor};
use super::app::App;
use super::error::PageError;
use super::layout::{Frame, ok};
use super::moments::Moment;
use super::words::Words;
use crate::casework::watch_jobs::watch_jobs;
use crate::domain::job::{Job, Outcome, Run, due};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/jobs", web::get().to(index));
}

#[derive(Template)]
#[template(path = "jobs/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    rows: Vec<Row>,
    last_sent: Option<Moment>,
    waiting: i64,
    last_signed: Option<Moment>,
}

struct Row {
    code: &'static str,
    name: &'static str,
    hours: &'static str,
    begun: Option<Moment>,
    ended: Option<Moment>,
    /// Colour, picture and word.
    outcome: Option<(&'static str, &'static str, &'static str)>,
    holder: Option<String>,
    fault: Option<String>,
    /// Nothing when its turn has come.
    next: Option<Moment>,
}

async fn index(
    _keeper: Administrator,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let (t, now) = (visitor.t, app.now());
    let watched = app.read(watch_jobs).await?;
    let at = |at: DateTime<Utc>| Moment::new(at, t);
    let waiting = watched.waiting();
    let is_demo = app.settings.demo.is_some();
    let rows = watched
        .jobs
        .into_iter()
        .filter(|(job, _)| !is_demo || job.is_of_demo())
        .map(|(job, last)| row(job, last, t, now));
    ok(&IndexPage {
        frame: &visitor,
        t,
        rows: rows.collect(),
        last_sent: watched.last_sent.map(at),
        waiting,
        last_signed: watched.last_signed.map(at),
    })
}

fn row(job: Job, last: Option<Run>, t: &'static Words, now: DateTime<Utc>) -> Row {
    let at = |at: DateTime<Utc>| Moment::new(at, t);
    let is_due = due(job.hours(), last.as_ref(), now).is_some();
    Row {
        code: job.code(),
        name: (t.errands.job)(job),
        hours: (t.errands.hours)(job.hours()),
        begun: last.as_ref().map(|last| at(last.begun_at)),
        ended: last.as_ref().and_then(|last| last.ended_at).map(at),
        outcome: last.as_ref().map(|last| match last.outcome {
            Some(Outcome::Done) => ("ok", "check", t.errands.done),
            Some(Outcome::Failed) => ("bad", "x", t.errands.failed),
            None if last.is_held(now) => ("info", "clock", t.errands.running),
            None => ("mid", "warn", t.errands.abandoned),
        }),
        holder: last.as_ref().and_then(|last| last.holder.clone()),
        fault: last.and_then(|last| last.fault),
        next: (!is_due).then(|| at(job.hours().next(now))),
    }
}
