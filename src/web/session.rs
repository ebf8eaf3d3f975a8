//! Who the cookie stands for: found once a request, before any handler runs.

use super::access::{Halfway, Person};
use super::error::{self, PageError};
use super::form_pages::page_of;
use super::layout::{Frame, see_other};
use super::moments::Moment;
use super::pending::Pending;
use super::{App, csrf};
use crate::audit::{Event, hex};
use crate::casework::read_outbox::mail_fails;
use crate::casework::record_attempt::record_attempt;
use crate::casework::session::{State, find};
use crate::domain::case::CaseNumber;
use crate::domain::person::{Language, PersonId};
use crate::store::{StoreError, ledger};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, web};
use chrono::{DateTime, Utc};

/// The session's cookie, and the cookie of somebody who has not signed in yet.
const NAMES: [(&str, &str); 2] = [
    ("__Host-brotsak", "brotsak"),
    ("__Host-brotsak-guest", "brotsak-guest"),
];
const LANGUAGE: (&str, &str) = ("__Host-brotsak-language", "brotsak-language");

/// A session that was somebody's and is so no more: whose it was, so that a form can be kept.
#[derive(Clone, Debug)]
pub struct Former {
    pub owner: PersonId,
    pub secret: String,
}

/// Since when mail has not left the house; beside a request of somebody in HR.
#[derive(Clone, Copy, Debug)]
struct MailFails(DateTime<Utc>);

/// The secret of somebody without a session, for the forms of the sign-in page.
#[derive(Clone, Debug)]
struct Guest(String);

fn name(which: usize, app: &App) -> &'static str {
    let (secure, plain) = NAMES[which];
    if app.settings.is_secure() {
        secure
    } else {
        plain
    }
}

/// The name of the cookie that keeps the chosen language.
pub fn language_name(app: &App) -> &'static str {
    let (secure, plain) = LANGUAGE;
    if app.settings.is_secure() {
        secure
    } else {
        plain
    }
}

fn cookie(app: &App, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .secure(app.settings.is_secure())
        .same_site(SameSite::Lax)
        .finish()
}

/// What the session's cookie holds, open or not.
pub fn secret_of_cookie(app: &App, request: &HttpRequest) -> Option<String> {
    let found = request.cookie(name(0, app))?;
    Some(found.value().to_owned())
}

/// The cookie that carries a new session.
pub fn opened(app: &App, secret: String) -> Cookie<'static> {
    cookie(app, name(0, app), secret)
}

/// The cookie that takes the session away.
pub fn ended(app: &App) -> Cookie<'static> {
    let mut cookie = cookie(app, name(0, app), String::new());
    cookie.make_removal();
    cookie
}

/// Finds the person, runs the handler, and dresses a failure as a page.
pub async fn attach(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let app = request
        .app_data::<web::Data<App>>()
        .expect("every server is given its App")
        .clone();
    let new_guest = match recognise(&app, &request).await {
        Ok(new_guest) => new_guest,
        Err(fault) => return Ok(dress(request.error_response(fault))),
    };
    if let Some(fault) = too_often(&app, &request) {
        return Ok(dress(request.error_response(fault)));
    }
    let response = next.call(request).await?.map_into_boxed_body();
    let person = response.request().extensions().get::<Person>().cloned();
    let saved = match person {
        Some(person) => person.pending.settle().await,
        None => Ok(()),
    };
    let response = match saved {
        Ok(()) => response,
        Err(failure) => response.error_response(PageError::from(failure)),
    };
    if let Some(page) = page_of_form(&response) {
        return Ok(response.into_response(see_other(&page)));
    }
    if response.status() == StatusCode::NOT_FOUND {
        record_attempt_at_case(&app, response.request()).await;
    }
    let mut response = dress(response);
    if let Some(secret) = new_guest {
        let cookie = cookie(&app, name(1, &app), secret);
        let value = HeaderValue::from_str(&cookie.to_string());
        let value = value.map_err(|error| PageError::Internal(error.to_string()))?;
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// The page with the form that the address takes, for somebody who asks for the address itself.
fn page_of_form(response: &ServiceResponse<BoxBody>) -> Option<String> {
    let request = response.request();
    let is_asked = request.method().is_safe() && response.status() == StatusCode::NOT_FOUND;
    is_asked.then(|| page_of(request.path())).flatten()
}

/// Nobody reads page after page as fast as a program that copies the house.
fn too_often(app: &App, request: &ServiceRequest) -> Option<PageError> {
    let beside = request.extensions();
    let person = beside.get::<Person>()?;
    let wait = app.throttle.visit(person.session.id).err()?;
    tracing::warn!(
        session = person.session.id,
        "too many requests of one session"
    );
    Some(PageError::TooMany {
        seconds: wait.seconds,
    })
}

/// Puts a [`Person`], a [`Former`] or a guest beside the request; gives the guest's secret if it is new.
async fn recognise(app: &App, request: &ServiceRequest) -> Result<Option<String>, PageError> {
    let value = |which| {
        request
            .cookie(name(which, app))
            .map(|c| c.value().to_owned())
    };
    if let Some(secret) = value(0).filter(|secret| !secret.is_empty()) {
        let now = app.now();
        let token = secret.clone();
        let found = app
            .read(move |db| {
                let found = find(db, &token, now)?;
                let fails = match &found {
                    Some(found) => mail_fails(db, &found.roles, now)?,
                    None => None,
                };
                Ok::<_, StoreError>(found.map(|found| (found, fails)))
            })
            .await?;
        if let Some((found, fails)) = found {
            let is_live = found.state == State::Live && app.presence.arrives(&found.session, now);
            let mut beside = request.extensions_mut();
            if is_live {
                if let Some(since) = fails {
                    beside.insert(MailFails(since));
                }
                beside.insert(Person {
                    id: found.person.id,
                    name: found.person.name,
                    language: found.person.language,
                    roles: found.roles,
                    session: found.session,
                    secret,
                    now,
                    pending: Pending::default(),
                });
                return Ok(None);
            }
            if found.state == State::Halfway {
                beside.insert(Halfway {
                    id: found.person.id,
                    email: found.person.email,
                    language: found.person.language,
                    session: found.session,
                    secret,
                });
                return Ok(None);
            }
            if found.state != State::Barred && found.session.awaits.is_none() {
                beside.insert(Former {
                    owner: found.person.id,
                    secret,
                });
            }
        }
    }
    let (secret, is_new) = match value(1).filter(|secret| secret.len() == 64) {
        Some(secret) => (secret, false),
        None => (hex(&crate::store::random::<32>()?), true),
    };
    request.extensions_mut().insert(Guest(secret.clone()));
    Ok(is_new.then_some(secret))
}

/// The frame of the page for whoever asks.
pub fn frame(request: &HttpRequest) -> Frame {
    let app = request
        .app_data::<web::Data<App>>()
        .expect("every server is given its App");
    let beside = request.extensions();
    let person = beside.get::<Person>();
    let chosen = request.cookie(language_name(app));
    let language = chosen
        .and_then(|cookie| Language::parse(cookie.value()))
        .or(person.map(|person| person.language))
        .or(beside.get::<Halfway>().map(|halfway| halfway.language))
        .unwrap_or_default();
    let path = request.uri().path_and_query();
    let path = path.map_or("/", |path| path.as_str());
    let csrf = secret(person, &beside).map(|secret| csrf::token(&secret));
    let mut frame = Frame::new(
        &app.settings,
        language,
        person,
        path,
        csrf.unwrap_or_default(),
    );
    let fails = beside.get::<MailFails>();
    frame.mail_fails = fails.map(|fails| Moment::new(fails.0, frame.t));
    frame
}

/// Whether a form's token fits whoever sends it.
pub fn is_own_form(request: &HttpRequest, token: &str) -> bool {
    let beside = request.extensions();
    let secret = secret(beside.get::<Person>(), &beside);
    secret.is_some_and(|secret| csrf::is_valid(&secret, token))
}

/// What this browser alone has: the secret of its session, or of a visitor.
pub fn secret_of(request: &HttpRequest) -> Option<String> {
    let beside = request.extensions();
    secret(beside.get::<Person>(), &beside)
}

fn secret(person: Option<&Person>, beside: &actix_web::dev::Extensions) -> Option<String> {
    person
        .map(|person| person.secret.clone())
        .or_else(|| {
            beside
                .get::<Halfway>()
                .map(|halfway| halfway.secret.clone())
        })
        .or_else(|| beside.get::<Guest>().map(|guest| guest.0.clone()))
}

/// Remembers that a person asked for a page that is not for them.
pub fn record_denied(app: &web::Data<App>, person: &Person, request: &HttpRequest) {
    let page = request.match_pattern().unwrap_or_default();
    let actor = person.actor();
    let subject = actor.clone();
    app.store.submit(
        &actor,
        app.now(),
        move |tx| ledger::record(tx, &subject, &Event::AccessDenied { page }),
        |done: Result<(), StoreError>| {
            if let Err(error) = done {
                tracing::error!(%error, "a refused access could not be recorded");
            }
        },
    );
}

/// Whether the address is that of a case, or of something in one.
pub fn is_of_case(request: &HttpRequest) -> bool {
    let pattern = request.match_pattern().unwrap_or_default();
    pattern.starts_with("/cases/{number}")
}

/// Remembers that a person asked for a case that is not there for them. The same is done, and
/// waited for, whether there is such a case or not: the time it takes tells nothing.
async fn record_attempt_at_case(app: &App, request: &HttpRequest) {
    if !is_of_case(request) {
        return;
    }
    let person = request.extensions().get::<Person>().cloned();
    let number = request.match_info().get("number");
    let number = number.and_then(|slug| CaseNumber::from_slug(slug.trim_end_matches(".csv")));
    let (Some(person), Some(number)) = (person, number) else {
        return;
    };
    let pattern = request.match_pattern().unwrap_or_default();
    let (viewer, page) = (person.viewer(), (request.path().to_owned(), pattern));
    let done = app
        .write(&person.actor(), move |tx| {
            record_attempt(tx, &viewer, number, page)
        })
        .await;
    if let Err(error) = done {
        tracing::error!(%error, "an attempt at a case could not be recorded");
    }
}

/// Gives a failed answer its page, and tells the log what the reader is not told.
fn dress(mut response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let page = {
        let failure = response.response().error();
        let failure = failure.and_then(|error| error.as_error::<PageError>());
        let bare = response.status() == StatusCode::NOT_FOUND;
        let failure = match failure {
            None if bare => Some(&PageError::NotFound),
            failure => failure,
        };
        failure.and_then(|failure| {
            if let PageError::Internal(cause) | PageError::FileFault(cause) = failure {
                tracing::error!(cause, "a page failed");
            }
            error::page(failure, &frame(response.request()))
        })
    };
    if let Some(html) = page {
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        return response.map_body(|_, _| BoxBody::new(html));
    }
    response
}
