//! The clocks as JSON, as `docs/rettleiing/fristar.md` describes it.

use super::Counted;
use crate::domain::clocks::{Clock, Length, Status, Term};
use crate::domain::coded::Coded;
use crate::domain::local_time::in_oslo;
use crate::domain::person::Language;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Document {
    schema: &'static str,
    kind: &'static str,
    received: Option<NaiveDate>,
    today: NaiveDate,
    rules: &'static str,
    clocks: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    code: &'static str,
    name: &'static str,
    whose: &'static str,
    paragraphs: Vec<String>,
    state: &'static str,
    length: Option<String>,
    start: Option<String>,
    raw: Option<String>,
    deadline: Option<String>,
    done: Option<NaiveDate>,
    status: Option<&'static str>,
    days: Option<u32>,
    needs: Option<&'static str>,
    notes: Vec<Note>,
}

#[derive(Serialize)]
struct Note {
    code: &'static str,
    text: &'static str,
}

pub fn write(out: &mut impl Write, counted: &Counted, language: Language) -> io::Result<()> {
    let facts = &counted.facts;
    let row = |clock| row(clock, counted.today, language);
    let document = Document {
        schema: "brotsak.clocks/1",
        kind: facts.kind.code(),
        received: facts.received,
        today: counted.today,
        rules: facts.rules.code(),
        clocks: counted.clocks.iter().map(row).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn row(clock: &Clock, today: NaiveDate, language: Language) -> Row {
    let [start, raw, deadline] = times(clock);
    let status = clock.status(today);
    let paragraphs = clock.paragraphs.iter();
    let note = |note: &crate::domain::clocks::Note| Note {
        code: note.code(),
        text: note.text().get(language),
    };
    Row {
        code: clock.code.code(),
        name: clock.code.name().get(language),
        whose: clock.whose().code(),
        paragraphs: paragraphs.map(|it| it.words(language)).collect(),
        state: state(clock),
        length: clock.length.map(Length::code),
        start,
        raw,
        deadline,
        done: clock.done,
        status: status.map(Status::code),
        days: status.and_then(Status::days),
        needs: clock.needs().map(Coded::code),
        notes: clock.notes.iter().map(note).collect(),
    }
}

fn state(clock: &Clock) -> &'static str {
    match clock.term {
        Term::Day { .. } | Term::Moment { .. } => "runs",
        Term::Open => "no_deadline",
        Term::Excluded => "not_applicable",
        Term::Needs(_) => "needs",
    }
}

/// Start, raw and deadline. A moment has the offset of the municipality, and is never moved.
fn times(clock: &Clock) -> [Option<String>; 3] {
    let moment = |at: DateTime<Utc>| Some(in_oslo(at).to_rfc3339());
    match clock.term {
        Term::Day {
            start,
            raw,
            deadline,
        } => [start, raw, deadline].map(|day| Some(day.to_string())),
        Term::Moment { start, deadline } => [moment(start), moment(deadline), moment(deadline)],
        _ => [None, None, None],
    }
}
