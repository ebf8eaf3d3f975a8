//! /cases/{number}: the case on one page.

use super::clocks::{Row, soonest};
use super::confirmations::texts;
use super::corrections::beside;
use super::hearing::Line;
use super::impartiality::Handlers;
use super::more::more;
use super::suspension::Standing;
use super::view::{self, GateRow, ProposalView};
use super::way::{StepLeft, heard, next, step, steps, track};
use super::{Answer, Sent, number, open};
use crate::casework::open_case::CaseFile;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::gate::Question;
use crate::domain::gate::{FreeSpeech, Whistleblowing};
use crate::domain::gate_answer::contact_is_closed;
use crate::domain::local_time::day;
use crate::domain::person::Role;
use crate::domain::retention::Outcome;
use crate::domain::severity::Severity;
use crate::domain::suspension;
use crate::web::access::{CaseReader, Person, Visitor};
use crate::web::app::App;
use crate::web::archive::{Core, core_view};
use crate::web::corrections::Beside;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::layout::{Frame, ok, refused};
use crate::web::marks;
use crate::web::moments::{Day, Moment, long};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/cases/{number}", web::get().to(show));
}

#[derive(Template)]
#[template(path = "cases/show.html")]
struct ShowPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    file: &'a CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    stage_word: &'static str,
    gates: Vec<GateRow>,
    proposal: Option<ProposalView>,
    closed: Vec<(&'static str, String)>,
    stop: Option<&'static str>,
    may_recommend: bool,
    /// Whether the pages on which the case is handled are there for the reader.
    may_handle: bool,
    /// Each severity with its word, and a mark at the one that is proposed.
    choices: Vec<(&'static str, &'static str, &'static str)>,
    made: Option<Made>,
    decided: Option<Made>,
    documents: Vec<DocumentRow>,
    corrected: Beside,
    retention: RetentionView,
    /// As long as no schedule is in force.
    suggested: Option<&'static str>,
    /// How it stands in the archive core.
    core: Option<Core>,
    next: Option<(String, &'static str)>,
    /// The deadlines that come next.
    due: Vec<Row>,
    way: Vec<StepLeft>,
    /// Who has been asked to do what, and by when.
    todos: Vec<TodoRow>,
    /// Notices, statements and meetings, in the order they came.
    heard: Vec<Line>,
    confirmation: Option<(&'static str, String, String, Moment)>,
    /// The suspension that has not ended.
    suspended: Option<Standing>,
    /// What more the reader may do here, each with its page.
    more: Vec<(String, &'static str)>,
    timeline: Vec<(String, String, Moment)>,
    shields_reporter: bool,
    access: Vec<super::access::Row>,
    handlers: Handlers,
}

/// The top of every page of a case.
pub struct Head {
    pub number: CaseNumber,
    pub slug: String,
    pub happened: String,
    pub channel: &'static str,
    pub severity: String,
    pub stages: Vec<(&'static str, bool, bool)>,
    /// Whoever decides or confirms must first say that they are impartial.
    pub needs_word: bool,
}

/// A recommendation or a decision, as it was made.
struct Made {
    severity: String,
    follows: bool,
    texts: Vec<(&'static str, String)>,
    by: String,
    at: Moment,
}

struct TodoRow {
    what: &'static str,
    who: String,
    due: Option<Day>,
    is_late: bool,
}

struct DocumentRow {
    serial: i32,
    title: String,
    drawing: &'static str,
    day: Day,
    kind: String,
    journal: Option<String>,
    shielding: String,
    is_attachment: bool,
}

struct RetentionView {
    now: &'static str,
    outcome: Option<&'static str>,
    rows: Vec<String>,
    period: Option<(String, Day)>,
}

async fn show(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "case").await?;
    let (fields, faults) = (Fields::default(), Faults::default());
    let due = Due::of(&app, &file, visitor.t).await?;
    ok(&page(&visitor, &person, &file, &fields, &faults, due))
}

/// The page again with a refused recommendation, its words kept.
pub async fn again(sent: &Sent, found: &Faults) -> Answer {
    let file = sent.file().await?;
    let due = Due::of(&sent.app, &file, sent.t()).await?;
    let (frame, by, fields) = (&sent.visitor, &sent.by, &sent.fields);
    refused(&page(frame, by, &file, fields, found, due))
}

/// What of the case depends on the day it is looked at.
struct Due {
    soonest: Vec<Row>,
    todos: Vec<TodoRow>,
    suspended: Option<Standing>,
}

impl Due {
    async fn of(app: &App, file: &CaseFile, t: &'static Words) -> Result<Due, PageError> {
        let today = day(app.now());
        let open = file.suspensions.last();
        let open = open.filter(|it| it.stage != suspension::Stage::Ended);
        let todos = file.todos.iter().filter_map(|task| {
            Some(TodoRow {
                what: step(task.todo?, t),
                who: file.name_of(&task.person.to_string()).to_owned(),
                due: task.due_on.map(|due| Day::new(due, t)),
                is_late: task.due_on.is_some_and(|due| due < today),
            })
        });
        Ok(Due {
            todos: todos.collect(),
            soonest: soonest(app, file, t).await?,
            suspended: open.map(|it| Standing::of(file, it, t, today)),
        })
    }
}

pub fn head(file: &CaseFile, t: &'static Words) -> Head {
    let case = &file.case;
    let mut happened = long(case.happened_on, t);
    if let Some(time) = &file.report.report.happened_at {
        happened = format!("{happened} {}{time}", t.frame.clock);
    }
    let standing = match (&file.decided, &file.recommended, &file.proposal) {
        (Some(made), _, _) => Some(made.decision.severity),
        (None, Some(made), _) => Some(made.recommendation.severity),
        (None, None, Some(made)) => Some(made.assessment.severity),
        (None, None, None) => None,
    };
    Head {
        number: case.number,
        slug: case.number.slug(),
        happened,
        channel: match case.channel.code() {
            "official_account" => t.cases.official_account,
            "private_account" => t.cases.private_account,
            _ => t.cases.other,
        },
        severity: marks::severity(t, standing),
        stages: track(file, t),
        needs_word: !file.has_declared,
    }
}

fn page<'a>(
    frame: &'a Frame,
    person: &Person,
    file: &'a CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
    due: Due,
) -> ShowPage<'a> {
    let t = frame.t;
    let stage = file.case.stage;
    let is_officer = person.has(Role::HrOfficer) || person.has(Role::HrHead);
    let proposed = file
        .proposal
        .as_ref()
        .map(|found| found.assessment.severity);
    let is_current = matches!(stage, Stage::Assessed | Stage::Recommended);
    ShowPage {
        frame,
        t,
        file,
        fields,
        faults,
        head: head(file, t),
        stage_word: (t.cases.stage)(stage),
        gates: view::gates(file, t),
        proposal: view::proposal(file, t),
        closed: view::closed(file, t),
        stop: stop(file, t),
        may_recommend: is_officer && is_current,
        may_handle: is_officer,
        choices: choices(t, proposed),
        made: file.recommended.as_ref().map(|made| Made {
            severity: marks::severity(t, Some(made.recommendation.severity)),
            follows: proposed == Some(made.recommendation.severity),
            texts: vec![
                (t.decisions.grounds, made.recommendation.grounds.clone()),
                (t.decisions.weighing, made.recommendation.weighing.clone()),
            ],
            by: file.name_of(&made.by.to_string()).to_owned(),
            at: Moment::new(made.at, t),
        }),
        decided: file.decided.as_ref().map(|made| Made {
            texts: texts(&made.decision, t),
            severity: marks::severity(t, Some(made.decision.severity)),
            follows: proposed == Some(made.decision.severity),
            by: file.name_of(&made.by.to_string()).to_owned(),
            at: Moment::new(made.at, t),
        }),
        documents: documents(file, t),
        corrected: beside(file, t),
        retention: retention(file, t),
        suggested: (!file.has_schedule).then_some(t.cases.suggested),
        core: file.core.as_ref().map(|standing| core_view(standing, t)),
        next: next(file, t, is_officer),
        due: due.soonest,
        todos: due.todos,
        suspended: due.suspended,
        way: steps(file, t),
        heard: heard(file, t),
        confirmation: file.confirmation.as_ref().map(|made| {
            let p = &t.procedure;
            let word = if made.is_confirmed {
                p.confirmed
            } else {
                p.returned
            };
            let by = file.name_of(&made.by.to_string()).to_owned();
            (word, made.grounds.clone(), by, Moment::new(made.at, t))
        }),
        more: more(file, person, t),
        timeline: timeline(file, t),
        // A later answer that it is none does not bring back the name.
        shields_reporter: file.case.is_narrow() || file.gates.whistleblowing == Whistleblowing::Yes,
        access: super::access::rows(file, person.now, t).0,
        handlers: Handlers::of(file, person, t),
    }
}

fn choices(
    t: &Words,
    proposed: Option<Severity>,
) -> Vec<(&'static str, &'static str, &'static str)> {
    let mark = |severity| match proposed {
        Some(found) if found == severity => t.decisions.as_proposed,
        _ => "",
    };
    Severity::ALL
        .into_iter()
        .map(|severity| {
            (
                severity.code(),
                (t.cases.severity)(severity),
                mark(severity),
            )
        })
        .collect()
}

/// Why nobody may contact the employee now, if nobody may (Grunnlova § 100).
pub fn stop(file: &CaseFile, t: &Words) -> Option<&'static str> {
    let speech = file.gates.answers(Question::FreeSpeech);
    if file.case.stage.is_decided() || !contact_is_closed(&speech) {
        return None;
    }
    Some(match file.gates.free_speech {
        FreeSpeech::Protected => t.cases.stop_protected,
        _ => t.cases.stop_unanswered,
    })
}

fn documents(file: &CaseFile, t: &'static Words) -> Vec<DocumentRow> {
    let rows = file.documents.iter().map(|document| DocumentRow {
        serial: document.serial,
        title: document.title.clone(),
        drawing: match document.media_type.as_str() {
            kind if kind.starts_with("image/") => "pic",
            "message/rfc822" => "mail",
            _ => "doc",
        },
        day: Day::new(document.dated_on, t),
        kind: format!(
            "{}, {}",
            document.extension.to_uppercase(),
            size(document.size)
        ),
        journal: document
            .journal
            .map(|(year, serial)| format!("{} {year}/{serial}", t.cases.journal_no)),
        shielding: document.shielding.clone(),
        is_attachment: document.main_id.is_some(),
    });
    rows.collect()
}

/// `412 kB`, `2 MB`: a number that people read, rounded up.
fn size(bytes: i64) -> String {
    match bytes {
        ..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} kB", (bytes + 999) / 1000),
        _ => format!("{} MB", (bytes + 999_999) / 1_000_000),
    }
}

fn retention(file: &CaseFile, t: &'static Words) -> RetentionView {
    let word = |outcome: Outcome| match outcome {
        Outcome::Preserved => t.cases.preserved,
        Outcome::OwnPeriod => t.cases.own_period,
        Outcome::Review => t.cases.review,
    };
    if let Some(mark) = &file.mark {
        let months = mark.months.map(t.archive.months);
        return RetentionView {
            now: word(mark.outcome),
            outcome: None,
            rows: t
                .archive
                .sentences(mark.rows.iter().map(String::as_str), mark.outcome),
            period: months.zip(mark.destroy_from.map(|day| Day::new(day, t))),
        };
    }
    let would_be = file.would_be.as_ref();
    RetentionView {
        now: t.cases.case_is_open,
        outcome: would_be.map(|kept| word(kept.outcome)),
        rows: would_be.map_or_else(Vec::new, |kept| {
            let rows = kept.rows.iter();
            let said = rows.map(|row| t.archive.sentence(row.code, Some(row.outcome)));
            said.collect()
        }),
        period: would_be.and_then(|kept| kept.period).map(|period| {
            let months = (t.keeping.schedule.months_number)(period.months);
            (months, Day::new(period.destroy_from, t))
        }),
    }
}

/// What has happened, newest first; who has looked stands in the whole trail.
fn timeline(file: &CaseFile, t: &'static Words) -> Vec<(String, String, Moment)> {
    file.trail
        .iter()
        .map(|entry| {
            let sentence = (t.events.sentence)(&entry.payload.event, &entry.payload.data);
            let who = file.name_of(&entry.payload.actor).to_owned();
            (sentence, who, Moment::new(entry.at, t))
        })
        .collect()
}
