//! Step 4: everything once more, what is missing, and the sending.

use super::draft::{self, Opened};
use super::files::FileRow;
use super::step;
use super::steps::{self, Around};
use crate::casework::Failure;
use crate::casework::file_report::file_report;
use crate::domain::case::Channel;
use crate::domain::local_time::{read_date, read_time};
use crate::domain::person::{Language, PersonId};
use crate::domain::report::Step;
use crate::domain::ruleset::Ruleset;
use crate::web::App;
use crate::web::access::{Person, Visitor};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::form::Signed;
use crate::web::layout::{Frame, see_other};
use crate::web::moments::long;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::Datelike;

#[derive(Template)]
#[template(path = "reports/check.html")]
pub struct CheckPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    around: Around<'a>,
    who: Part,
    what: Part,
    given: Part,
    /// Where to put it right, and what.
    missing: Vec<(String, String)>,
    subject: String,
    unit: String,
    reporter: String,
    account: &'a str,
    happened: String,
    place: String,
    /// Code and title.
    points: Vec<(&'a str, &'static str)>,
    files: Vec<FileRow>,
}

/// A step that has been through: its name, and where it is changed.
struct Part {
    name: &'static str,
    change: String,
}

impl<'a> CheckPage<'a> {
    pub fn new(around: Around<'a>, opened: &'a Opened) -> CheckPage<'a> {
        let t = around.frame.t;
        let draft = &opened.stored.draft;
        let missing = opened.faults(Step::Send, t);
        let missing = missing.iter().map(|fault| {
            let page = opened.path(step::of_field(&fault.field));
            let to = format!("{page}?then=check#{}", fault.field);
            (to, fault.text.clone())
        });
        let part = |step| Part {
            name: (t.reports.step)(step),
            change: format!("{}?then=check", opened.path(step)),
        };
        let channel = Channel::parse(&draft.what.channel);
        let place = channel.map_or("", |channel| (t.reports.channel)(channel).0);
        CheckPage {
            frame: around.frame,
            t,
            who: part(Step::Who),
            what: part(Step::What),
            given: part(Step::Points),
            missing: missing.collect(),
            subject: subject(opened),
            unit: unit(opened),
            reporter: reporter(opened),
            account: draft.what.what.trim(),
            happened: happened(opened, t),
            place: place.to_owned(),
            points: points(&draft.points.points, t),
            files: opened
                .files
                .iter()
                .map(|file| FileRow::new(file, t))
                .collect(),
            around,
        }
    }
}

/// `Ola Dømesund, lærar`, or the name as it was written.
fn subject(opened: &Opened) -> String {
    let who = &opened.stored.draft.who;
    match colleague(opened, &who.subject) {
        Some(person) if person.position.is_empty() => person.name.clone(),
        Some(person) => format!("{}, {}", person.name, person.position.to_lowercase()),
        None => who.subject_name.trim().to_owned(),
    }
}

/// The unit that was chosen, or else the person's own.
fn unit(opened: &Opened) -> String {
    let who = &opened.stored.draft.who;
    let own = || colleague(opened, &who.subject).and_then(|person| person.unit_id);
    let unit = who.unit.parse().ok().or_else(own);
    let name = unit.and_then(|unit| opened.known.units.get(&unit));
    name.cloned().unwrap_or_default()
}

fn reporter(opened: &Opened) -> String {
    let who = &opened.stored.draft.who;
    let name = |id| opened.known.people.get(&id).map(|one| one.name.clone());
    let reporter = match who.reporter.as_str() {
        "" => name(opened.known.filer),
        other => other.parse().ok().and_then(|id| name(PersonId(id))),
    };
    reporter.unwrap_or_default()
}

fn colleague<'a>(opened: &'a Opened, number: &str) -> Option<&'a crate::store::people::Person> {
    let id = PersonId(number.parse().ok()?);
    opened.staff.iter().find(|person| person.id == id)
}

/// `måndag 23. november 2026 kl. 07.40`; what is no date stands as it was typed.
fn happened(opened: &Opened, t: &Words) -> String {
    let what = &opened.stored.draft.what;
    let day = read_date(&what.date).map(|day| {
        let weekday = t.reports.weekdays[day.weekday().num_days_from_monday() as usize];
        format!("{weekday} {}", long(day, t))
    });
    let day = day.unwrap_or_else(|| what.date.trim().to_owned());
    match what.time.trim() {
        "" => day,
        time => {
            let time = read_time(time).unwrap_or_else(|| time.to_owned());
            format!("{day} {}{time}", t.frame.clock)
        }
    }
}

fn points<'a>(codes: &'a [String], t: &Words) -> Vec<(&'a str, &'static str)> {
    let language = Language::parse(t.lang).unwrap_or_default();
    let title = |code: &str| {
        let point = Ruleset::builtin().point(code);
        point.map_or("", |point| point.title.get(language))
    };
    codes
        .iter()
        .map(|code| (code.as_str(), title(code)))
        .collect()
}

/// Sends the report, if nothing is missing. Sent twice, it gives the same receipt.
pub async fn file(
    form: Signed<Person>,
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (by, token) = (form.by, token.into_inner());
    let (me, sent, points) = (by.id, token.clone(), draft::points_in_force());
    let filed = app
        .write(&by.actor(), move |tx| file_report(tx, me, &sent, &points))
        .await;
    match filed {
        Ok(filed) => {
            app.mail.notify_one();
            Ok(see_other(&format!("/reports/{}", filed.number.slug())))
        }
        Err(Failure::Unready(_)) => {
            let opened = draft::open(&app, &by, &token).await?;
            let faults: Faults = opened.faults(Step::Send, visitor.t);
            steps::page(&visitor, &opened, Step::Send, "", &faults)
        }
        Err(failure) => Err(failure.into()),
    }
}
