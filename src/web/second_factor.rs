//! /sign-in/code and /sign-in/enrolment between the password and the house; /account/second-factor inside it.

use super::access::{Halfway, Person, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::form::{Form, Weighty};
use super::home::own_address;
use super::layout::{Frame, html, ok, refused, see_other};
use super::sign_in::address;
use super::words::Words;
use super::{qr, session};
use crate::casework::demand_second_factor::demand;
use crate::casework::enrol_second_factor::{begin_enrolment, confirm_enrolment};
use crate::casework::prove_code::prove_code;
use crate::casework::recovery_codes::renew_codes;
use crate::casework::sign_in::{Failed, complete, record_failure};
use crate::casework::{Failure, sign_in};
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::domain::second_factor::{Awaits, Demand, base32};
use crate::store::{StoreError, people};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .service(
            web::resource("/sign-in/code")
                .route(web::get().to(ask))
                .route(web::post().to(prove)),
        )
        .service(
            web::resource("/sign-in/enrolment")
                .route(web::get().to(new))
                .route(web::post().to(create)),
        )
        .service(
            web::resource("/account/second-factor")
                .route(web::get().to(new_inside))
                .route(web::post().to(create_inside)),
        )
        .route("/account/recovery-codes", web::post().to(renew));
}

/// Where somebody proves what is still missing, on the way to `next`.
pub fn page_for(awaits: Awaits, next: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    match awaits {
        Awaits::Code => format!("/sign-in/code?next={next}"),
        Awaits::Enrolment => format!("/sign-in/enrolment?next={next}"),
    }
}

#[derive(Default, Deserialize)]
struct Where {
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in/code.html")]
struct CodePage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    faults: &'a Faults,
    next: &'a str,
}

/// Whoever waits for another page is led there.
fn elsewhere(halfway: &Halfway, awaits: Awaits, next: &str) -> Option<HttpResponse> {
    let other = halfway.session.awaits.filter(|other| *other != awaits)?;
    Some(see_other(&page_for(other, next)))
}

async fn ask(
    halfway: Halfway,
    visitor: Visitor,
    to: web::Query<Where>,
) -> Result<HttpResponse, PageError> {
    if let Some(elsewhere) = elsewhere(&halfway, Awaits::Code, &to.next) {
        return Ok(elsewhere);
    }
    ok(&CodePage {
        frame: &visitor,
        t: visitor.t,
        faults: &Faults::default(),
        next: &to.next,
    })
}

async fn prove(
    halfway: Halfway,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let Form(fields) = form;
    let next = own_address(fields.one("next"));
    if let Some(elsewhere) = elsewhere(&halfway, Awaits::Code, next) {
        return Ok(elsewhere);
    }
    slow_down(&app, &halfway.actor(), &request).await?;
    let (key, life, person) = (app.vault.clone(), app.settings.lasting, halfway.id);
    let (typed, secret) = (fields.one("code").to_owned(), halfway.secret.clone());
    let proved = app
        .write(&halfway.actor(), move |tx| {
            match prove_code(tx, &key, person, &typed)? {
                Ok(()) => Ok::<_, Failure>(Ok(complete(tx, &secret, life)?)),
                Err(refusal) => Ok(Err(refusal)),
            }
        })
        .await?;
    match proved {
        Ok(opened) => with_cookie(&app, opened, see_other(next)),
        Err(refusal) => refused(&CodePage {
            frame: &visitor,
            t: visitor.t,
            faults: &Faults::one("code", (visitor.t.second_factor.refusal)(refusal)),
            next,
        }),
    }
}

/// A code is guessed at as slowly as a password.
async fn slow_down(app: &App, actor: &str, request: &HttpRequest) -> Result<(), PageError> {
    let name = format!("code of {actor}");
    if let Err(wait) = app.throttle.check(&name, address(request)) {
        app.write::<_, StoreError>("system", |tx| record_failure(tx, Failed::TOO_MANY))
            .await?;
        return Err(PageError::TooMany {
            seconds: wait.seconds,
        });
    }
    Ok(())
}

fn with_cookie(
    app: &App,
    opened: sign_in::Opened,
    mut response: HttpResponse,
) -> Result<HttpResponse, PageError> {
    let cookie = session::opened(app, opened.token);
    response
        .add_cookie(&cookie)
        .map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(response)
}

#[derive(Template)]
#[template(path = "sign_in/enrol.html")]
struct EnrolPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    faults: &'a Faults,
    next: &'a str,
    /// Where the form goes.
    action: &'static str,
    is_inside: bool,
    qr: Option<String>,
    /// In groups of four, for whoever types it.
    secret: String,
}

/// Who takes a phone into use, and from where.
struct Enrolling<'a> {
    person: PersonId,
    frame: &'a Frame,
    app: &'a App,
    next: &'a str,
    is_inside: bool,
}

impl Enrolling<'_> {
    async fn page(&self, faults: &Faults) -> Result<HttpResponse, PageError> {
        let (key, person, t) = (self.app.vault.clone(), self.person, self.frame.t);
        let (secret, email) = self
            .app
            .write(&person.to_string(), move |tx| {
                let secret = begin_enrolment(tx, &key, person)?;
                Ok::<_, Failure>((secret, people::find(tx.db(), person)?.email))
            })
            .await?;
        let secret = base32(&secret);
        let uri = uri(&self.app.settings.municipality, &email, &secret);
        let groups = secret.as_bytes().chunks(4).map(String::from_utf8_lossy);
        let status = if faults.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let page = EnrolPage {
            frame: self.frame,
            t,
            faults,
            next: self.next,
            action: if self.is_inside {
                "/account/second-factor"
            } else {
                "/sign-in/enrolment"
            },
            is_inside: self.is_inside,
            qr: qr::svg(&uri, t.second_factor.qr),
            secret: groups.collect::<Vec<_>>().join(" "),
        };
        html(status, &page)
    }
}

/// What the phone reads: whose code it is, and the secret.
fn uri(municipality: &str, email: &str, secret: &str) -> String {
    let encode = |text: &str| {
        let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        encoded.replace('+', "%20")
    };
    let issuer = encode(&format!("Brotsak, {municipality}"));
    let email = encode(email);
    format!(
        "otpauth://totp/{issuer}:{email}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30"
    )
}

async fn new(
    halfway: Halfway,
    visitor: Visitor,
    app: web::Data<App>,
    to: web::Query<Where>,
) -> Result<HttpResponse, PageError> {
    if let Some(elsewhere) = elsewhere(&halfway, Awaits::Enrolment, &to.next) {
        return Ok(elsewhere);
    }
    let enrolling = Enrolling {
        person: halfway.id,
        frame: &visitor,
        app: &app,
        next: &to.next,
        is_inside: false,
    };
    enrolling.page(&Faults::default()).await
}

#[derive(Template)]
#[template(path = "sign_in/codes.html")]
struct CodesPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    codes: Vec<String>,
    next: &'a str,
}

async fn create(
    halfway: Halfway,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let Form(fields) = form;
    let next = own_address(fields.one("next"));
    if let Some(elsewhere) = elsewhere(&halfway, Awaits::Enrolment, next) {
        return Ok(elsewhere);
    }
    slow_down(&app, &halfway.actor(), &request).await?;
    let (key, life, person) = (app.vault.clone(), app.settings.lasting, halfway.id);
    let (typed, secret) = (fields.one("code").to_owned(), halfway.secret.clone());
    let confirmed = app
        .write(&halfway.actor(), move |tx| {
            match confirm_enrolment(tx, &key, person, &typed)? {
                Ok(codes) => Ok::<_, Failure>(Ok((codes, complete(tx, &secret, life)?))),
                Err(refusal) => Ok(Err(refusal)),
            }
        })
        .await?;
    match confirmed {
        Ok((codes, opened)) => {
            let page = ok(&CodesPage {
                frame: &visitor,
                t: visitor.t,
                codes,
                next,
            })?;
            with_cookie(&app, opened, page)
        }
        Err(refusal) => {
            let enrolling = Enrolling {
                person: halfway.id,
                frame: &visitor,
                app: &app,
                next,
                is_inside: false,
            };
            let said = (visitor.t.second_factor.refusal)(refusal);
            enrolling.page(&Faults::one("code", said)).await
        }
    }
}

/// Somebody who is in already and need not have a second factor, but may.
async fn may_enrol(person: &Person, app: &App) -> Result<(), PageError> {
    let (id, today, policy) = (person.id, day(app.now()), app.settings.second_factor);
    match app.read(move |db| demand(db, id, today, policy)).await? {
        Demand::Off => Err(PageError::NotFound),
        Demand::Optional | Demand::Required => Ok(()),
    }
}

async fn new_inside(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    may_enrol(&person, &app).await?;
    let enrolling = Enrolling {
        person: person.id,
        frame: &visitor,
        app: &app,
        next: "/account",
        is_inside: true,
    };
    enrolling.page(&Faults::default()).await
}

async fn create_inside(
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    form: Weighty<Person>,
) -> Result<HttpResponse, PageError> {
    let person = form.by;
    may_enrol(&person, &app).await?;
    slow_down(&app, &person.actor(), &request).await?;
    let (key, id, typed) = (
        app.vault.clone(),
        person.id,
        form.fields.one("code").to_owned(),
    );
    let confirmed = app
        .write(&person.actor(), move |tx| {
            confirm_enrolment(tx, &key, id, &typed)
        })
        .await?;
    match confirmed {
        Ok(codes) => show_codes(&visitor, codes),
        Err(refusal) => {
            let enrolling = Enrolling {
                person: person.id,
                frame: &visitor,
                app: &app,
                next: "/account",
                is_inside: true,
            };
            let said = (visitor.t.second_factor.refusal)(refusal);
            enrolling.page(&Faults::one("code", said)).await
        }
    }
}

/// The answer to the form shows the codes, and nothing shows them again.
async fn renew(
    visitor: Visitor,
    app: web::Data<App>,
    form: Weighty<Person>,
) -> Result<HttpResponse, PageError> {
    let person = form.by;
    let me = person.id;
    let codes = app
        .write(&person.actor(), move |tx| renew_codes(tx, me))
        .await?;
    show_codes(&visitor, codes)
}

fn show_codes(frame: &Frame, codes: Vec<String>) -> Result<HttpResponse, PageError> {
    ok(&CodesPage {
        frame,
        t: frame.t,
        codes,
        next: "/account",
    })
}
