//! /role-proposals: a second person approves a role, or turns it down.

use super::access::{RoleKeeper, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::form::Weighty;
use super::layout::{Frame, html, see_other};
use super::moments::{Day, Moment};
use super::recoveries;
use super::words::Words;
use crate::casework::Failure;
use crate::casework::answer_recovery::list_recoveries;
use crate::casework::answer_role_proposal::{answer_role_proposal, list_role_proposals};
use crate::domain::person::Role;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/role-proposals", web::get().to(index))
        .route("/role-proposals/{id}/answer", web::post().to(answer));
}

#[derive(Template)]
#[template(path = "role_proposals/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    faults: &'a Faults,
    rows: Vec<Row>,
    recoveries: Vec<recoveries::Row>,
}

struct Row {
    id: i32,
    name: String,
    position: String,
    role: Role,
    from: Day,
    to: Option<Day>,
    by: String,
    at: Moment,
    is_own: bool,
}

async fn index(
    keeper: RoleKeeper,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    page(&keeper, &visitor, &app, &Faults::default()).await
}

pub(super) async fn page(
    keeper: &RoleKeeper,
    frame: &Frame,
    app: &App,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let (me, t) = (keeper.id, frame.t);
    let shown = app
        .write(&keeper.actor(), move |tx| list_role_proposals(tx, me))
        .await?;
    let waiting = app.read(list_recoveries).await?.into_iter();
    let rows = shown.into_iter().map(|it| Row {
        id: it.proposal.id,
        role: it.proposal.term.role,
        from: Day::new(it.proposal.term.from, t),
        to: it.proposal.term.to.map(|to| Day::new(to, t)),
        at: Moment::new(it.proposal.proposed_at, t),
        is_own: it.proposed_by.id == me || it.person.id == me,
        name: it.person.name,
        position: it.person.position,
        by: it.proposed_by.name,
    });
    let status = if faults.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = IndexPage {
        frame,
        t,
        faults,
        rows: rows.collect(),
        recoveries: waiting.map(|it| recoveries::Row::of(it, me, t)).collect(),
    };
    html(status, &page)
}

async fn answer(
    visitor: Visitor,
    app: web::Data<App>,
    id: web::Path<i32>,
    form: Weighty<RoleKeeper>,
) -> Result<HttpResponse, PageError> {
    let Weighty { by: keeper, fields } = form;
    let (me, id) = (keeper.id, id.into_inner());
    let is_approved = match fields.one("answer") {
        "approved" => true,
        "declined" => false,
        _ => return Err(PageError::Unreadable("no such answer")),
    };
    let answered = app
        .write(&keeper.actor(), move |tx| {
            answer_role_proposal(tx, me, id, is_approved)
        })
        .await;
    match answered {
        Ok(()) => Ok(see_other("/role-proposals")),
        Err(Failure::Account(refusal)) => {
            let said = (visitor.t.accounts.refusal)(&refusal);
            page(&keeper, &visitor, &app, &Faults::one("proposals", said)).await
        }
        Err(failure) => Err(failure.into()),
    }
}
