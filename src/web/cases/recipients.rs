//! /cases/{number}/recipients: who has been told, of what, and why; and to ask the rules again.

use super::show::{Head, head};
use super::{number, open, step};
use crate::casework::read_notices::{Chosen, Notice, read_notices, renew_notices};
use crate::domain::case::Stage;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, see_other};
use crate::web::moments::Moment;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/cases/{number}/recipients")
            .route(web::get().to(index))
            .route(web::post().to(create)),
    );
}

#[derive(Template)]
#[template(path = "cases/recipients.html")]
struct NoticesPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    head: Head,
    notices: Vec<Notice>,
    lacks_recipient: bool,
    is_open: bool,
}

async fn index(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let number = number(&slug)?;
    let file = open(&app, &officer, number, "recipients").await?;
    let viewer = officer.viewer();
    let notices = app
        .read(move |db| read_notices(db, &viewer, number))
        .await?;
    ok(&NoticesPage {
        frame: &visitor,
        t: visitor.t,
        head: head(&file, visitor.t),
        notices,
        lacks_recipient: file.lacks_recipient,
        is_open: file.case.stage != Stage::Closed,
    })
}

async fn create(
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let (officer, number) = (signed.by, number(&slug)?);
    let (viewer, when) = (officer.viewer(), app.settings.leader_told);
    app.write(&officer.actor(), move |tx| {
        renew_notices(tx, &viewer, number, when)
    })
    .await?;
    app.mail.notify_one();
    Ok(see_other(&format!("/cases/{}/recipients", number.slug())))
}

/// One step of how somebody was chosen, in words: `nærmaste leiar Liv: melde saka`.
pub fn sentence(chosen: &Chosen, t: &Words) -> String {
    let step = chosen.step.map_or(t.notices.hr, t.one_mail.step);
    let why = (t.notices.reason)(chosen.why);
    match &chosen.name {
        Some(name) => format!("{step} {name}: {why}"),
        None => format!("{step}: {why}"),
    }
}

impl NoticesPage<'_> {
    fn standing(&self, notice: &Notice) -> &'static str {
        let n = &self.t.notices;
        match (notice.is_withdrawn, notice.is_done) {
            (true, _) => n.withdrawn,
            (false, true) => n.done,
            (false, false) => n.open,
        }
    }

    fn what(&self, notice: &Notice) -> &'static str {
        let kind = (self.t.tasks.kind)(notice.kind);
        notice.todo.map_or(kind, |todo| step(todo, self.t))
    }

    fn moment(&self, notice: &Notice) -> Option<Moment> {
        notice.at.map(|at| Moment::new(at, self.t))
    }

    fn mail<'a>(&self, notice: &'a Notice) -> Option<(&'a str, &'static str)> {
        let mail = notice.mail.as_ref()?;
        let state = match (&mail.call, mail.instead) {
            (Some(_), _) => self.t.one_mail.told,
            (None, Some(_)) => self.t.one_mail.passed,
            (None, None) => (self.t.outbox.state_name)(mail.state),
        };
        Some((&mail.message_id, state))
    }
}
