//! /proof: the password or a code again, on the way to a form that weighs.

use super::access::{Person, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::form::Form;
use super::layout::{Frame, html, see_other};
use super::sign_in::{address, own_token};
use super::words::Words;
use crate::casework::Failure;
use crate::casework::change_password::record_wrong;
use crate::casework::prove_again::{look, prove_again, prove_again_with_code};
use crate::domain::second_factor::Refusal;
use crate::store::second_factors;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use std::sync::Arc;

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/proof")
            .route(web::get().to(new))
            .route(web::post().to(create)),
    );
}

#[derive(Template)]
#[template(path = "sign_in/proof.html")]
struct ProofPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    faults: &'a Faults,
    kept: &'a str,
    has_factor: bool,
    /// The session rests on the provider's word: a password of this house proves nothing in it.
    is_by_provider: bool,
    code_label: &'static str,
}

#[derive(Default, Deserialize)]
struct Where {
    #[serde(default)]
    kept: String,
}

async fn new(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
    to: web::Query<Where>,
) -> Result<HttpResponse, PageError> {
    page(&person, &visitor, &app, &to.kept, &Faults::default()).await
}

async fn page(
    person: &Person,
    frame: &Frame,
    app: &App,
    kept: &str,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let me = person.id;
    let factor = app.read(move |db| second_factors::find(db, me)).await?;
    let status = if faults.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ProofPage {
        frame,
        t: frame.t,
        faults,
        kept,
        has_factor: factor.is_some_and(|factor| factor.confirmed_at.is_some()),
        // Something else stands before it either way.
        code_label: frame.t.second_factor.proof_code,
        is_by_provider: person.session.confirmed.is_some(),
    };
    html(status, &page)
}

async fn create(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let (Form(fields), t) = (form, visitor.t);
    if let Err(wait) = app.throttle.check(&person.actor(), address(&request)) {
        return Err(PageError::TooMany {
            seconds: wait.seconds,
        });
    }
    let (me, session) = (person.id, person.session.id);
    let code = fields.one("code").to_owned();
    let faults = if code.trim().is_empty() && person.session.confirmed.is_some() {
        Some(Faults::one(
            "code",
            (t.second_factor.refusal)(Refusal::WrongCode),
        ))
    } else if code.trim().is_empty() {
        let (password, store) = (fields.one("password").to_owned(), Arc::clone(&app.store));
        let permit = app.hashing.acquire().await;
        let proof = app
            .slowly(move || {
                let asked = store.read(|db| look(db, me))?;
                Ok(asked.prove(&password)?)
            })
            .await?;
        drop(permit);
        if let Some(proved) = proof {
            app.write(&person.actor(), move |tx| prove_again(tx, &proved, session))
                .await?;
            None
        } else {
            app.write(&person.actor(), move |tx| record_wrong(tx, me))
                .await?;
            Some(Faults::one("password", t.second_factor.proof_wrong))
        }
    } else {
        let key = app.vault.clone();
        let proved = app
            .write(&person.actor(), move |tx| {
                prove_again_with_code(tx, &key, me, session, &code)
            })
            .await;
        match proved {
            Ok(Ok(())) => None,
            Ok(Err(refusal)) | Err(Failure::SecondFactor(refusal)) => {
                Some(Faults::one("code", (t.second_factor.refusal)(refusal)))
            }
            Err(failure) => return Err(failure.into()),
        }
    };
    let kept = own_token(fields.one("kept"));
    match faults {
        Some(faults) => page(&person, &visitor, &app, &kept, &faults).await,
        None if kept.is_empty() => Ok(see_other("/")),
        None => Ok(see_other(&format!("/kept/{kept}?proved=1"))),
    }
}
