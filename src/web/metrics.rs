//! /metrics: times and counts for whoever watches the machine, in the text form of Prometheus.
//!
//! Nothing of anybody is here. Without the operator's token there is no such page.

use super::app::App;
use super::error::PageError;
use crate::casework::watch_jobs::{Watched, watch_jobs};
use crate::domain::job::Outcome;
use actix_web::http::header::{AUTHORIZATION, ContentType};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::fmt::Write;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/metrics", web::get().to(show));
}

/// The version of the text form.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

async fn show(request: HttpRequest, app: web::Data<App>) -> Result<HttpResponse, PageError> {
    if !is_known(&request, app.settings.metrics) {
        return Err(PageError::NotFound);
    }
    let watched = app.read(watch_jobs).await?;
    let kind = ContentType(TEXT.parse().map_err(|_| PageError::NotFound)?);
    Ok(HttpResponse::Ok()
        .insert_header(kind)
        .body(text(&watched, app.now())))
}

/// Compared by their hashes: how long that takes tells nothing of the token.
fn is_known(request: &HttpRequest, expected: Option<[u8; 32]>) -> bool {
    let given = request.headers().get(AUTHORIZATION);
    let given = given.and_then(|value| value.to_str().ok());
    let token = given.and_then(|given| given.strip_prefix("Bearer "));
    match (expected, token) {
        (Some(expected), Some(token)) => expected == <[u8; 32]>::from(Sha256::digest(token)),
        _ => false,
    }
}

fn text(watched: &Watched, now: DateTime<Utc>) -> String {
    let mut out = Text::default();
    out.about(
        "brotsak_job_begun_timestamp_seconds",
        "When the job last began.",
    );
    for (job, last) in &watched.jobs {
        if let Some(last) = last {
            out.of(("job", job.code()), last.begun_at.timestamp());
        }
    }
    out.about(
        "brotsak_job_ended_timestamp_seconds",
        "When the job last ended.",
    );
    for (job, last) in &watched.jobs {
        if let Some(ended) = last.as_ref().and_then(|last| last.ended_at) {
            out.of(("job", job.code()), ended.timestamp());
        }
    }
    out.about(
        "brotsak_job_ok",
        "Whether the last run of the job was done: 1, or failed or cut off: 0.",
    );
    for (job, last) in &watched.jobs {
        if let Some(last) = last {
            let is_well = last.outcome == Some(Outcome::Done) || last.is_held(now);
            out.of(("job", job.code()), i64::from(is_well));
        }
    }
    out.about("brotsak_job_running", "Whether somebody is at the job now.");
    for (job, last) in &watched.jobs {
        let is_held = last.as_ref().is_some_and(|last| last.is_held(now));
        out.of(("job", job.code()), i64::from(is_held));
    }
    out.about("brotsak_outbox_mails", "Mails in each state.");
    for (state, count) in &watched.mails {
        out.of(("state", state.code()), *count);
    }
    out.about(
        "brotsak_mail_sent_timestamp_seconds",
        "When a mail last left.",
    );
    if let Some(sent) = watched.last_sent {
        out.one(sent.timestamp());
    }
    out.about(
        "brotsak_checkpoint_signed_timestamp_seconds",
        "When the newest checkpoint of the audit trail was signed.",
    );
    if let Some(signed) = watched.last_signed {
        out.one(signed.timestamp());
    }
    out.about("brotsak_ledger_entries", "Entries in the audit trail.");
    out.one(watched.entries.cast_signed());
    out.said
}

/// The text, and the measure that is being written.
#[derive(Default)]
struct Text {
    said: String,
    measure: &'static str,
}

impl Text {
    fn about(&mut self, measure: &'static str, help: &str) {
        self.measure = measure;
        self.line(&format!("# HELP {measure} {help}"));
        self.line(&format!("# TYPE {measure} gauge"));
    }

    fn of(&mut self, (label, value): (&str, &str), number: i64) {
        let measure = self.measure;
        self.line(&format!("{measure}{{{label}=\"{value}\"}} {number}"));
    }

    fn one(&mut self, number: i64) {
        let measure = self.measure;
        self.line(&format!("{measure} {number}"));
    }

    fn line(&mut self, line: &str) {
        writeln!(self.said, "{line}").expect("a String takes what is written");
    }
}
