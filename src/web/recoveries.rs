//! A second person lets somebody in again who has lost a password or a phone. What waits stands on
//! the page for roles to approve; the answer is given here.

use super::access::{RoleKeeper, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::form::Weighty;
use super::layout::{Frame, ok, see_other};
use super::moments::Moment;
use super::role_proposals;
use super::words::Words;
use crate::casework::Failure;
use crate::casework::answer_recovery::{Shown, answer_recovery};
use crate::domain::person::PersonId;
use crate::domain::recovery::{Kind, may_approve};
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/recoveries/{id}/answer", web::post().to(answer));
}

/// One that waits, as the page shows it to `me`.
pub struct Row {
    pub id: i32,
    pub name: String,
    pub position: String,
    pub kind: Kind,
    pub reason: String,
    pub by: String,
    pub at: Moment,
    pub is_own: bool,
}

impl Row {
    pub fn of(shown: Shown, me: PersonId, t: &'static Words) -> Row {
        let it = shown.recovery;
        Row {
            id: it.id,
            kind: it.kind,
            reason: it.reason,
            at: Moment::new(it.asked_at, t),
            is_own: !may_approve(me, it.asked_by, it.person_id),
            name: shown.person.name,
            position: shown.person.position,
            by: shown.asked_by.name,
        }
    }
}

#[derive(Template)]
#[template(path = "recoveries/link.html")]
struct LinkPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    name: String,
    url: String,
    until: Moment,
}

/// The answer to the form shows the link, and nothing shows it again.
async fn answer(
    visitor: Visitor,
    app: web::Data<App>,
    id: web::Path<i32>,
    form: Weighty<RoleKeeper>,
) -> Result<HttpResponse, PageError> {
    let Weighty { by: keeper, fields } = form;
    let (me, id, t) = (keeper.id, id.into_inner(), visitor.t);
    let is_approved = match fields.one("answer") {
        "approved" => true,
        "declined" => false,
        _ => return Err(PageError::Unreadable("no such answer")),
    };
    let answered = app
        .write(&keeper.actor(), move |tx| {
            answer_recovery(tx, me, id, is_approved)
        })
        .await;
    let said = match answered {
        Ok(None) => return Ok(see_other("/role-proposals")),
        Ok(Some((link, person))) => {
            return ok(&LinkPage {
                frame: &visitor,
                t,
                name: person.name,
                url: format!("{}/setup/{}", app.settings.base_url, link.token),
                until: Moment::new(link.expires_at, t),
            });
        }
        Err(Failure::Account(refusal)) => (t.accounts.refusal)(&refusal),
        Err(Failure::SecondFactor(refusal)) => (t.second_factor.refusal)(refusal),
        Err(failure) => return Err(failure.into()),
    };
    let faults = Faults::one("recoveries", said);
    role_proposals::page(&keeper, &visitor, &app, &faults).await
}
