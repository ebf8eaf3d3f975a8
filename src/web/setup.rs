//! /setup/{token}: a one-time link sets a password, or founds the house.

use super::access::Visitor;
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::Form;
use super::layout::{Frame, html, ok, refused};
use super::sign_in::let_in;
use super::words::Words;
use crate::casework::Failure;
use crate::casework::credentials::{Hashed, Unfit, names_of};
use crate::casework::found_house::{FIRST, found_house};
use crate::casework::set_password::{look, set_password};
use crate::domain::account::{Outsider, PasswordFault, Refusal};
use crate::domain::organisation::Column;
use crate::domain::person::Role;
use crate::store::people::Person;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use std::sync::Arc;

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/setup/{token}")
            .route(web::get().to(new))
            .route(web::post().to(create)),
    );
}

#[derive(Template)]
#[template(path = "setup/new.html")]
struct SetupPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    /// Whose account it is; nobody's yet where the house is founded.
    person: Option<&'a Person>,
}

#[derive(Template)]
#[template(path = "setup/gone.html")]
struct GonePage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    why: &'static str,
}

/// Whose password the link sets, or why it does not.
async fn owner(app: &App, token: &str) -> Result<Result<Option<Person>, Refusal>, PageError> {
    let (store, token, now) = (Arc::clone(&app.store), token.to_owned(), app.now());
    let looked = app
        .slowly(move || store.read(|db| look(db, &token, now)))
        .await;
    match looked {
        Ok(person) => Ok(Ok(person)),
        Err(Failure::Account(refusal)) => Ok(Err(refusal)),
        Err(failure) => Err(failure.into()),
    }
}

fn gone(frame: &Frame, refusal: &Refusal) -> Result<HttpResponse, PageError> {
    let t = frame.t;
    let why = match refusal {
        Refusal::LinkUnknown | Refusal::LinkUsed | Refusal::LinkExpired | Refusal::Founded => {
            (t.accounts.refusal)(refusal)
        }
        _ => t.sign_in.gone_account,
    };
    html(StatusCode::GONE, &GonePage { frame, t, why })
}

async fn new(
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    match owner(&app, &token).await? {
        Ok(person) => ok(&SetupPage {
            frame: &visitor,
            t: visitor.t,
            fields: &Fields::default(),
            faults: &Faults::default(),
            person: person.as_ref(),
        }),
        Err(refusal) => gone(&visitor, &refusal),
    }
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let (Form(fields), t) = (form, visitor.t);
    let person = match owner(&app, &token).await? {
        Ok(person) => person,
        Err(refusal) => return gone(&visitor, &refusal),
    };
    let page = |faults: &Faults| {
        refused(&SetupPage {
            frame: &visitor,
            t,
            fields: &fields,
            faults,
            person: person.as_ref(),
        })
    };
    let mut faults = Faults::default();
    let founder = match &person {
        Some(_) => None,
        None => outsider(
            &fields,
            FIRST,
            (t.roles.name)(Role::Administrator),
            &mut faults,
            t,
        ),
    };
    let password = fields.one("password").to_owned();
    let names: Vec<String> = match (&person, &founder) {
        (Some(person), _) => names_of(person).map(str::to_owned).to_vec(),
        (None, Some(it)) => vec![it.name.clone(), it.email.clone(), it.employee_no.clone()],
        (None, None) => vec![],
    };
    if password != fields.one("repeat") {
        faults.add("repeat", t.sign_in.repeat_differs);
    }
    if !faults.is_empty() {
        return page(&faults);
    }
    let hashed = match hash(&app, password.clone(), names).await? {
        Ok(hashed) => hashed,
        Err(fault) => return page(&Faults::one("password", password_fault(t, fault))),
    };
    let typed = match (&person, &founder) {
        (None, Some(founder)) => founder.employee_no.clone(),
        (Some(person), _) => person.employee_no.clone(),
        (None, None) => return Err(PageError::Unreadable("nobody to set a password for")),
    };
    let actor = person
        .as_ref()
        .map_or_else(|| "system".to_owned(), |person| person.id.to_string());
    let token = token.into_inner();
    let set = app
        .write(&actor, move |tx| match &founder {
            Some(founder) => found_house(tx, &token, founder, &hashed),
            None => set_password(tx, &token, &hashed),
        })
        .await;
    match set {
        Ok(_) => let_in(&app, &request, typed, password, "/").await,
        Err(Failure::Account(refusal @ Refusal::EmailTaken)) => {
            page(&Faults::one("email", (t.accounts.refusal)(&refusal)))
        }
        Err(Failure::Account(refusal)) => gone(&visitor, &refusal),
        Err(failure) => Err(failure.into()),
    }
}

/// Judges and hashes on a thread that may wait, as many at once as there are processors.
async fn hash(
    app: &App,
    password: String,
    names: Vec<String>,
) -> Result<Result<Hashed, PasswordFault>, PageError> {
    let permit = app.hashing.acquire().await;
    let hashed = app
        .slowly(move || {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            match Hashed::new(&password, &names) {
                Ok(hashed) => Ok(Ok(hashed)),
                Err(Unfit::Password(fault)) => Ok(Err(fault)),
                Err(Unfit::Store(error)) => Err(error.into()),
            }
        })
        .await?;
    drop(permit);
    Ok(hashed)
}

/// What to do about a password that will not do.
pub(super) fn password_fault(t: &Words, fault: PasswordFault) -> &'static str {
    match fault {
        PasswordFault::TooShort => t.sign_in.too_short,
        PasswordFault::TooLong => t.sign_in.too_long,
        PasswordFault::Personal => t.sign_in.too_personal,
        PasswordFault::Common => t.sign_in.too_common,
        PasswordFault::Weak(weakness) => (t.sign_in.too_weak)(weakness),
    }
}

/// Reads somebody whom no file governs; what is wrong stands at its field. An empty number or
/// position becomes `number` and `position`.
pub(super) fn outsider(
    fields: &Fields,
    number: &str,
    position: &str,
    faults: &mut Faults,
    t: &Words,
) -> Option<Outsider> {
    let or = |name: &str, otherwise: &str| {
        let typed = fields.one(name).trim();
        if typed.is_empty() { otherwise } else { typed }.to_owned()
    };
    let read = Outsider::read(
        &or("employee_no", number),
        fields.one("name").trim(),
        fields.one("email").trim(),
        &or("position", position),
    );
    match read {
        Ok(outsider) => Some(outsider),
        Err(wrong) => {
            for (column, _) in wrong {
                let (field, text) = match column {
                    Column::Name => ("name", t.accounts.name_wrong),
                    Column::Email => ("email", t.accounts.email_wrong),
                    Column::Position => ("position", t.accounts.position_wrong),
                    _ => ("employee_no", t.accounts.employee_no_wrong),
                };
                faults.add(field, text);
            }
            None
        }
    }
}
