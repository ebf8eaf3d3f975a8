//! My reports: what is begun, what is sent, and where it stands.

use super::step;
use crate::casework::Failure;
use crate::casework::begin_draft::begin_draft;
use crate::casework::discard_draft::discard_draft;
use crate::casework::list_own_reports::list_own_reports;
use crate::domain::local_time::day;
use crate::domain::report::{DRAFT_DAYS, Status, Step};
use crate::store::drafts::{self, StoredDraft};
use crate::store::reports::OwnReport;
use crate::web::App;
use crate::web::access::{Person, Visitor};
use crate::web::error::PageError;
use crate::web::form::Signed;
use crate::web::layout::{Frame, html, see_other};
use crate::web::moments::{Day, Moment};
use crate::web::words::Words;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "reports/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    problem: Option<String>,
    drafts: Vec<DraftRow>,
    drafts_kept: String,
    reports: Vec<ReportRow>,
}

struct DraftRow {
    token: String,
    /// Where it was left.
    path: String,
    step: String,
    begun: Moment,
    saved: Moment,
}

struct ReportRow {
    number: String,
    path: String,
    unit: String,
    sent: Day,
    icon: &'static str,
    status: &'static str,
    is_received: bool,
    closed: Option<Day>,
    next: &'static str,
}

impl DraftRow {
    fn new(stored: StoredDraft, t: &'static Words) -> DraftRow {
        let step = Step::from_number(stored.draft.reached).unwrap_or(Step::Who);
        DraftRow {
            path: step::path(&stored.token, step),
            step: (t.reports.step_of)(step.number()),
            begun: Moment::new(stored.created_at, t),
            saved: Moment::new(stored.updated_at, t),
            token: stored.token,
        }
    }
}

impl ReportRow {
    fn new(own: OwnReport, t: &'static Words) -> ReportRow {
        ReportRow {
            number: own.number.to_string(),
            path: format!("/reports/{}", own.number.slug()),
            unit: own.unit.unwrap_or_default(),
            sent: Day::new(day(own.received_at), t),
            icon: match own.status {
                Status::Received => "check",
                Status::InProgress => "clock",
                Status::Closed => "box",
            },
            status: (t.reports.status_word)(own.status),
            is_received: own.status == Status::Received,
            closed: own.closed_at.map(|at| Day::new(day(at), t)),
            next: (t.reports.status_next)(own.status),
        }
    }
}

pub async fn show(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    page(&app, &person, &visitor, None).await
}

async fn page(
    app: &App,
    person: &Person,
    frame: &Frame,
    problem: Option<String>,
) -> Result<HttpResponse, PageError> {
    let (me, t) = (person.id, frame.t);
    let reports = app
        .write(&person.actor(), move |tx| list_own_reports(tx, me))
        .await?;
    let drafts = app.read(move |db| drafts::list_own(db, me)).await?;
    let status = match problem {
        None => StatusCode::OK,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = IndexPage {
        frame,
        t,
        problem,
        drafts: drafts
            .into_iter()
            .map(|one| DraftRow::new(one, t))
            .collect(),
        drafts_kept: (t.reports.drafts_kept)(DRAFT_DAYS),
        reports: reports
            .into_iter()
            .map(|one| ReportRow::new(one, t))
            .collect(),
    };
    html(status, &page)
}

/// Begins a draft and goes to its first step.
pub async fn create(
    form: Signed<Person>,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let (by, me) = (&form.by, form.by.id);
    let begun = app.write(&by.actor(), move |tx| begin_draft(tx, me)).await;
    match begun {
        Ok(token) => Ok(see_other(&step::path(&token, Step::Who))),
        Err(Failure::Draft(refusal)) => {
            let problem = (visitor.t.reports.refusal)(&refusal);
            page(&app, by, &visitor, Some(problem)).await
        }
        Err(failure) => Err(failure.into()),
    }
}

pub async fn discard(
    form: Signed<Person>,
    app: web::Data<App>,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (owner, token) = (form.by.id, token.into_inner());
    app.write(&form.by.actor(), move |tx| discard_draft(tx, owner, &token))
        .await?;
    Ok(see_other("/reports"))
}
