//! /t/{token} for what the house has asked of somebody: what is decided is carried out, or a day has passed.

use super::access::Person;
use super::app::App;
use super::error::PageError;
use super::form::Signed;
use super::layout::{Frame, ok, see_other};
use super::moments::Day;
use super::words::Words;
use crate::casework::about_task::Told;
use crate::casework::finish_task::finish_task;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/t/{token}/done", web::post().to(done));
}

#[derive(Template)]
#[template(path = "tasks/carry_out.html")]
struct CarryOutPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    told: Told,
    due: Option<Day>,
    token: String,
}

#[derive(Template)]
#[template(path = "tasks/passed.html")]
struct PassedPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    officer: String,
}

/// What a leader is told when a case is decided.
pub fn carry_out(
    frame: &Frame,
    told: Told,
    due: Option<Day>,
    token: String,
) -> Result<HttpResponse, PageError> {
    let t = frame.t;
    ok(&CarryOutPage {
        frame,
        t,
        told,
        due,
        token,
    })
}

/// What the next level is told who may not see the case.
pub fn passed(frame: &Frame, officer: String) -> Result<HttpResponse, PageError> {
    let t = frame.t;
    ok(&PassedPage { frame, t, officer })
}

/// The leader says that it is done.
async fn done(
    app: web::Data<App>,
    token: web::Path<String>,
    signed: Signed<Person>,
) -> Result<HttpResponse, PageError> {
    let (me, token) = (signed.by.id, token.into_inner());
    app.write(&signed.by.actor(), move |tx| finish_task(tx, &token, me))
        .await?;
    Ok(see_other("/tasks"))
}
