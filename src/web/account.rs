//! /account: one's own password, and where one is signed in.

use super::access::{Person, Visitor};
use super::app::App;
use super::error::PageError;
use super::form::Form;
use super::layout::{Frame, ok, see_other};
use super::moments::Moment;
use super::session;
use super::words::Words;
use crate::casework::sign_out::everywhere;
use crate::store::{StoreError, sessions};
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/account", web::get().to(show))
        .route("/account/sessions", web::post().to(end_sessions));
}

#[derive(Template)]
#[template(path = "sign_in/account.html")]
struct AccountPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    sessions: Vec<Row>,
}

struct Row {
    device: String,
    opened: Moment,
    is_this: bool,
}

async fn show(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let (me, now) = (person.id, app.now());
    let open = app.read(move |db| sessions::list_open(db, me, now)).await?;
    let rows = open.into_iter().map(|open| Row {
        device: open.device,
        opened: Moment::new(open.opened_at, visitor.t),
        is_this: open.id == person.session.id,
    });
    ok(&AccountPage {
        frame: &visitor,
        t: visitor.t,
        sessions: rows.collect(),
    })
}

/// Signs out everywhere, here too.
async fn end_sessions(
    person: Person,
    app: web::Data<App>,
    _form: Form,
) -> Result<HttpResponse, PageError> {
    let me = person.id;
    app.write::<_, StoreError>(&person.actor(), move |tx| everywhere(tx, me, None))
        .await?;
    let mut response = see_other("/sign-in");
    response
        .add_cookie(&session::ended(&app))
        .map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(response)
}
