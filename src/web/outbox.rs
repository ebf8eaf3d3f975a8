//! /outbox: where each mail stands, and what to do about it.

use super::access::{CaseOfficer, Visitor};
use super::app::App;
use super::error::PageError;
use super::form::Form;
use super::layout::{Frame, html, ok, see_other};
use super::moments::Moment;
use super::outbox_mail;
use super::words::Words;
use crate::casework::read_outbox::{Acts, Outbox, Row, View, Wanted, read_outbox};
use crate::casework::{Failure, requeue_mail};
use crate::domain::delivery::{Delivery, Fault, Problem};
use crate::domain::person::Language;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/outbox", web::get().to(index))
        .route("/outbox/{token}/attempts", web::post().to(create));
}

#[derive(Template)]
#[template(path = "outbox/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    outbox: Outbox,
    view: &'static str,
    tabs: [Tab; 3],
    is_requeued: bool,
    /// Why a mail was not put in the queue.
    problem: Option<&'static str>,
}

struct Tab {
    code: &'static str,
    text: &'static str,
    count: i64,
}

#[derive(Default, Deserialize)]
struct Asked {
    #[serde(default)]
    view: String,
    /// The mail that the page before ended with.
    #[serde(default)]
    before: String,
    #[serde(default)]
    done: String,
}

impl Asked {
    fn view(&self) -> View {
        match self.view.as_str() {
            "sent" => View::Sent,
            "all" => View::All,
            _ => View::Stopped,
        }
    }
}

async fn index(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, PageError> {
    ok(&page(&officer, &visitor, &app, &asked, None).await?)
}

async fn page<'a>(
    officer: &CaseOfficer,
    frame: &'a Frame,
    app: &App,
    asked: &Asked,
    problem: Option<&'static str>,
) -> Result<IndexPage<'a>, PageError> {
    let t = frame.t;
    let me = officer.viewer();
    let language = Language::parse(t.lang).unwrap_or_default();
    let view = asked.view();
    let before = match asked.before.as_str() {
        "" => None,
        token => Some(outbox_mail::named(app, token).await?),
    };
    let wanted = Wanted { view, before };
    let outbox = app
        .write(&officer.actor(), move |tx| {
            read_outbox(tx, &me, language, &wanted)
        })
        .await?;
    let tab = |code, text, count| Tab { code, text, count };
    let stopped = outbox.stopped.iter().map(|(_, count)| count).sum();
    Ok(IndexPage {
        frame,
        t,
        view: match view {
            View::Stopped => "stopped",
            View::Sent => "sent",
            View::All => "all",
        },
        tabs: [
            tab("stopped", t.outbox.stopped, stopped),
            tab("sent", t.outbox.sent, of(&outbox.counts, Delivery::Sent)),
            tab(
                "all",
                t.outbox.all,
                outbox.counts.iter().map(|(_, n)| n).sum(),
            ),
        ],
        outbox,
        is_requeued: asked.done == "requeued",
        problem,
    })
}

fn of(counts: &[(Delivery, i64)], wanted: Delivery) -> i64 {
    let found = counts.iter().find(|(state, _)| *state == wanted);
    found.map_or(0, |(_, count)| *count)
}

/// Sends a mail again: first in the queue, at once.
async fn create(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
    _form: Form,
) -> Result<HttpResponse, PageError> {
    let (me, id) = (officer.viewer(), outbox_mail::named(&app, &token).await?);
    let done = app
        .write(&officer.actor(), move |tx| requeue_mail(tx, &me, id))
        .await;
    match done {
        Ok(()) => {
            app.mail.notify_one();
            Ok(see_other("/outbox?done=requeued"))
        }
        Err(Failure::NotStuck(_)) => {
            let why = Some(visitor.t.outbox.not_stuck);
            let page = page(&officer, &visitor, &app, &Asked::default(), why).await?;
            html(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

impl IndexPage<'_> {
    fn needs_you(&self) -> i64 {
        of(&self.outbox.stopped, Delivery::Refused)
    }

    fn retry(&self) -> i64 {
        of(&self.outbox.stopped, Delivery::Retry)
    }

    fn unknown(&self) -> i64 {
        of(&self.outbox.stopped, Delivery::Unknown)
    }

    fn waiting(&self) -> i64 {
        of(&self.outbox.counts, Delivery::Waiting) + of(&self.outbox.counts, Delivery::Sending)
    }

    fn sent(&self) -> i64 {
        of(&self.outbox.counts, Delivery::Sent)
    }

    fn who(&self, row: &Row) -> String {
        let t = &self.t.outbox;
        match &row.acts {
            Acts::Nobody => t.nobody.to_owned(),
            Acts::Operator => t.operator.to_owned(),
            Acts::Hr(names) if names.is_empty() => t.hr.to_owned(),
            Acts::Hr(names) => names.join(", "),
        }
    }

    fn state(&self, row: &Row) -> &'static str {
        state(row, self.t)
    }

    /// The moment that matters now, and what it is.
    fn moment(&self, row: &Row) -> (&'static str, Moment) {
        let t = &self.t.outbox;
        let at = |at| Moment::new(at, self.t);
        if let Some(call) = &row.mail.call {
            return (self.t.one_mail.told, at(call.at));
        }
        match (row.mail.sent_at, row.mail.next_at, row.mail.state) {
            (Some(sent), _, Delivery::Sent) => (t.sent_at, at(sent)),
            (_, Some(next), Delivery::Retry | Delivery::Unknown) => (t.next_at, at(next)),
            _ => (t.queued, at(row.mail.queued_at)),
        }
    }
}

/// Where it stands, in a word.
pub(super) fn state(row: &Row, t: &'static Words) -> &'static str {
    match (&row.mail.call, row.mail.instead) {
        (Some(_), _) => t.one_mail.told,
        (None, Some(_)) => t.one_mail.passed,
        (None, None) => (t.outbox.state_name)(row.mail.state),
    }
}

/// Colour and picture of a state; the word stands beside them.
pub(super) fn tag(row: &Row) -> (&'static str, &'static str) {
    match row.mail.state {
        _ if row.mail.call.is_some() || row.mail.instead.is_some() => ("ok", "check"),
        Delivery::Sent => ("ok", "check"),
        Delivery::Refused => ("bad", "x"),
        Delivery::Unknown => ("mid", "warn"),
        Delivery::Retry => ("warn", "clock"),
        Delivery::Waiting | Delivery::Sending => ("info", "mail"),
    }
}

/// A mail that was taken back is not: its task is done.
pub(super) fn can_be_sent_again(row: &Row) -> bool {
    let withdrawn = |problem: Problem| problem.fault == Fault::Withdrawn;
    let is_settled = row.mail.call.is_some() || row.mail.instead.is_some();
    !is_settled
        && row.mail.state.can_be_sent_again().is_ok()
        && !row.mail.problem.is_some_and(withdrawn)
}
