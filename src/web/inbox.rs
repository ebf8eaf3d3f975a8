//! /inbox and /cases: what waits, and what there is.

use super::access::{CaseOfficer, Decider, Visitor};
use super::alarm;
use super::app::App;
use super::error::PageError;
use super::fields::Fields;
use super::layout::{Frame, ok, see_other};
use super::marks;
use super::moments::{Day, Moment};
use super::words::Words;
use crate::casework::look_through::{list_cases, list_reports};
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::local_time::day;
use crate::domain::person::Role;
use crate::domain::severity::Severity;
use crate::store::case_list::{self, Filter, PAGE};
use crate::store::report_holders::Holder;
use crate::store::{cases, units};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/inbox", web::get().to(inbox))
        .route("/cases", web::get().to(index));
}

#[derive(Template)]
#[template(path = "inbox/index.html")]
struct InboxPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    waiting: Vec<Waiting>,
    cases: Vec<CaseRow>,
    alarm: Option<alarm::Alarm>,
}

struct Waiting {
    number: String,
    slug: String,
    unit: String,
    received: Moment,
    /// Who has taken it, where somebody has.
    taken_by: Option<String>,
    /// What the reader does with it: take it, or make a case of it.
    action: &'static str,
}

/// A case as a row of a list.
pub struct CaseRow {
    number: String,
    slug: String,
    title: String,
    unit: String,
    officer: String,
    stage: &'static str,
    severity: String,
    registered: Day,
}

fn row(found: case_list::Row, t: &'static Words) -> CaseRow {
    CaseRow {
        number: found.number.to_string(),
        slug: found.number.slug(),
        title: found.title,
        unit: found.unit,
        officer: found.officer,
        stage: (t.cases.stage)(found.stage),
        severity: marks::severity(t, found.severity),
        registered: Day::new(day(found.registered_at), t),
    }
}

async fn inbox(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let viewer = officer.viewer();
    let (waiting, mine, units) = app
        .write(&officer.actor(), move |tx| {
            let waiting = list_reports(tx, &viewer)?;
            let filter = Filter {
                officer: Some(viewer.person),
                ..Filter::default()
            };
            let mine = list_cases(tx, &viewer, &filter, 0)?;
            let units = units::list(tx.db())?;
            Ok::<_, crate::casework::Failure>((waiting, mine, units))
        })
        .await?;
    let name = |id: Option<i32>| {
        let unit = units.iter().find(|unit| Some(unit.id) == id);
        unit.map_or_else(|| t.inbox.unknown_unit.to_owned(), |unit| unit.name.clone())
    };
    let waiting = waiting.into_iter().map(|door| {
        let number = door.report.number;
        let is_mine = |(it, _): &(Holder, String)| it.person == officer.id;
        Waiting {
            number: number.to_string(),
            slug: number.slug(),
            unit: name(door.report.report.unit),
            received: Moment::new(door.report.received_at, t),
            action: match &door.holder {
                Some(holder) if is_mine(holder) => t.inbox.register,
                Some(_) => t.triage.taken,
                None => t.triage.take,
            },
            taken_by: door.holder.map(|(_, name)| name),
        }
    });
    ok(&InboxPage {
        frame: &visitor,
        t,
        alarm: alarm::look(&app, &officer, t).await?,
        waiting: waiting.collect(),
        cases: mine.rows.into_iter().map(|found| row(found, t)).collect(),
    })
}

#[derive(Template)]
#[template(path = "cases/index.html")]
struct CasesPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    rows: Vec<CaseRow>,
    shown: String,
    previous: Option<String>,
    next: Option<String>,
    may_break_glass: bool,
}

/// The list of cases. Its filter stands in the address, so that going back finds it again.
async fn index(
    person: Decider,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let fields = Fields::read(request.query_string().as_bytes());
    let fields = fields.map_err(|_| PageError::Unreadable("the filter"))?;
    let viewer = person.viewer();
    if let Some(number) = exact(fields.one("q")) {
        let (viewer, slug) = (viewer.clone(), number.slug());
        let found = app.read(move |db| cases::find(db, &viewer, number)).await;
        if found.is_ok() {
            return Ok(see_other(&format!("/cases/{slug}")));
        }
    }
    let filter = Filter {
        words: fields.one("q").to_owned(),
        stage: Stage::parse(fields.one("stage")),
        severity: Severity::parse(fields.one("severity")),
        officer: fields.has("mine", "1").then_some(person.id),
        with_closed: fields.has("closed", "1"),
    };
    let page: usize = fields.one("page").parse().unwrap_or(0);
    let found = app
        .write(&person.actor(), move |tx| {
            list_cases(tx, &viewer, &filter, page)
        })
        .await?;
    let from = page * PAGE;
    let to = from + found.rows.len();
    let other = |page: usize| {
        let mut query = Fields::read(fields.body("page").as_bytes()).unwrap_or_default();
        query.set("page", page.to_string());
        format!("/cases?{}", query.body(""))
    };
    ok(&CasesPage {
        frame: &visitor,
        t,
        shown: (t.inbox.shown)(from + 1, to, found.count),
        previous: (page > 0).then(|| other(page - 1)),
        next: (to < found.count).then(|| other(page + 1)),
        rows: found.rows.into_iter().map(|found| row(found, t)).collect(),
        fields: &fields,
        may_break_glass: person.has(Role::HrHead),
    })
}

/// A search for a whole case number leads straight to the case.
fn exact(words: &str) -> Option<CaseNumber> {
    CaseNumber::from_slug(&words.trim().replace('/', "-"))
}
