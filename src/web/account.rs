//! /account: one's own password, and where one is signed in.

use super::access::{Person, Visitor};
use super::agents;
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::form::Form;
use super::layout::{Frame, html, see_other};
use super::moments::Moment;
use super::session;
use super::setup::password_fault;
use super::sign_in::address;
use super::words::Words;
use crate::casework::Failure;
use crate::casework::change_password::{Unchanged, change_password, look, record_wrong};
use crate::casework::choose_notices::choose_notices;
use crate::casework::demand_second_factor::demand;
use crate::casework::sign_out::{elsewhere, everywhere};
use crate::domain::local_time::day;
use crate::domain::second_factor::Demand;
use crate::store::{StoreError, accounts, people, second_factors, sessions};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use std::sync::Arc;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/account", web::get().to(show))
        .route("/account/notices", web::post().to(update_notices))
        .route("/account/password", web::post().to(update_password))
        .route("/account/sessions", web::post().to(end_sessions))
        .route("/account/sessions/others", web::post().to(end_others))
        .route("/account/sessions/{id}/end", web::post().to(end_one));
}

#[derive(Template)]
#[template(path = "sign_in/account.html")]
struct AccountPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    faults: &'a Faults,
    /// What was done just now: `password` or `notices`.
    done: &'a str,
    /// Routine notices come once a day.
    has_digest: bool,
    /// The session was opened with one.
    has_password: bool,
    employee_no: String,
    sessions: Vec<Row>,
    /// How the second proof stands, where it is asked of anybody.
    factor: Option<Factor>,
}

struct Factor {
    is_on: bool,
    codes: i64,
}

struct Row {
    id: i32,
    device: String,
    opened: Moment,
    seen: Moment,
    is_this: bool,
}

#[derive(Default, Deserialize)]
struct Said {
    #[serde(default)]
    done: String,
}

async fn show(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
    said: web::Query<Said>,
) -> Result<HttpResponse, PageError> {
    page(&person, &visitor, &app, &Faults::default(), &said.done).await
}

async fn page(
    person: &Person,
    frame: &Frame,
    app: &App,
    faults: &Faults,
    done: &str,
) -> Result<HttpResponse, PageError> {
    let (me, now) = (person.id, app.now());
    let policy = app.settings.second_factor;
    let (open, employee_no, factor, codes, demand, has_digest) = app
        .read(move |db| {
            let open = sessions::list_open(db, me, now)?;
            let factor = second_factors::find(db, me)?;
            let is_on = factor.is_some_and(|factor| factor.confirmed_at.is_some());
            let codes = second_factors::count_codes(db, me)?;
            let demand = demand(db, me, day(now), policy)?;
            Ok((
                open,
                people::find(db, me)?.employee_no,
                is_on,
                codes,
                demand,
                accounts::has_digest(db, me)?,
            ))
        })
        .await?;
    let factor = (demand != Demand::Off).then_some(Factor {
        is_on: factor,
        codes,
    });
    let open = open.into_iter().filter(|open| open.awaits.is_none());
    let rows = open.map(|open| Row {
        id: open.id,
        seen: Moment::new(app.presence.last(&open), frame.t),
        device: agents::plain(&open.device),
        opened: Moment::new(open.opened_at, frame.t),
        is_this: open.id == person.session.id,
    });
    let page = AccountPage {
        frame,
        t: frame.t,
        faults,
        done,
        has_digest,
        has_password: person.session.confirmed.is_none(),
        employee_no,
        sessions: rows.collect(),
        factor,
    };
    if faults.is_empty() {
        html(StatusCode::OK, &page)
    } else {
        html(StatusCode::UNPROCESSABLE_ENTITY, &page)
    }
}

/// The old password is asked for: whoever finds an open session cannot take the account.
async fn update_password(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let (Form(fields), me, t) = (form, person.id, visitor.t);
    let (old, new) = (fields.one("old_password"), fields.one("password"));
    if new != fields.one("repeat") {
        let faults = Faults::one("repeat", t.sign_in.repeat_differs);
        return page(&person, &visitor, &app, &faults, "").await;
    }
    if let Err(wait) = app.throttle.check(&person.actor(), address(&request)) {
        return Err(PageError::TooMany {
            seconds: wait.seconds,
        });
    }
    let (old, new, store) = (old.to_owned(), new.to_owned(), Arc::clone(&app.store));
    let permit = app.hashing.acquire().await;
    let proof = app
        .slowly(move || {
            let owner = store.read(|db| look(db, me))?;
            Ok(owner.prove(&old, &new)?)
        })
        .await?;
    drop(permit);
    let faults = match proof {
        Ok(change) => {
            let session = person.session.id;
            app.write(&person.actor(), move |tx| {
                change_password(tx, &change, session)
            })
            .await?;
            return Ok(see_other("/account?done=password"));
        }
        Err(Unchanged::OldWrong) => {
            app.write(&person.actor(), move |tx| record_wrong(tx, me))
                .await?;
            Faults::one("old_password", t.sign_in.old_wrong)
        }
        Err(Unchanged::Unfit(fault)) => Faults::one("password", password_fault(t, fault)),
    };
    page(&person, &visitor, &app, &faults, "").await
}

/// One by one, or once a day.
async fn update_notices(
    person: Person,
    app: web::Data<App>,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let (Form(fields), me) = (form, person.id);
    let is_daily = match fields.one("notices") {
        "at_once" => false,
        "daily" => true,
        _ => return Err(PageError::Unreadable("notices")),
    };
    let chosen = app
        .write(&person.actor(), move |tx| choose_notices(tx, me, is_daily))
        .await;
    match chosen {
        // It was so already.
        Ok(()) | Err(Failure::NothingDue) => Ok(see_other("/account?done=notices#notices")),
        Err(failure) => Err(failure.into()),
    }
}

/// Signs out in one other place.
async fn end_one(
    person: Person,
    app: web::Data<App>,
    id: web::Path<i32>,
    _form: Form,
) -> Result<HttpResponse, PageError> {
    let (me, id) = (person.id, id.into_inner());
    if id == person.session.id {
        return Err(PageError::NotFound);
    }
    app.write(&person.actor(), move |tx| elsewhere(tx, me, id))
        .await?;
    Ok(see_other("/account#sessions"))
}

/// Signs out everywhere but here.
async fn end_others(
    person: Person,
    app: web::Data<App>,
    _form: Form,
) -> Result<HttpResponse, PageError> {
    let (me, here) = (person.id, person.session.id);
    app.write::<_, StoreError>(&person.actor(), move |tx| everywhere(tx, me, Some(here)))
        .await?;
    Ok(see_other("/account#sessions"))
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
