//! /sign-in/provider and its answer, /proof/provider, /signed-out: the way by the municipality's own sign-in.

use super::access::{Person, Visitor};
use super::app::App;
use super::error::PageError;
use super::home::own_address;
use super::layout::{Frame, html, ok, see_other};
use super::sign_in::{address, device, own_token, with_session};
use super::words::Words;
use super::{second_factor, session};
use crate::casework::Failure;
use crate::casework::sign_in::{Failed, record_failure};
use crate::casework::sign_in_by_provider::{
    Arrival, identify, prove_by_provider, sign_in_by_provider,
};
use crate::domain::provider::{Local, Refusal, Said};
use crate::identity::{Answer, Attempt, Errand, Fault, Provider};
use crate::store::StoreError;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use std::sync::Arc;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/sign-in/provider", web::get().to(begin))
        .route("/sign-in/provider/answer", web::get().to(answer))
        .route("/proof/provider", web::get().to(begin_proof))
        .route("/signed-out", web::get().to(signed_out));
}

#[derive(Default, Deserialize)]
struct Where {
    #[serde(default)]
    next: String,
    #[serde(default)]
    kept: String,
}

/// Without a provider there is no such page.
fn provider(app: &App) -> Result<Arc<Provider>, PageError> {
    app.settings.provider.clone().ok_or(PageError::NotFound)
}

async fn begin(
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    to: web::Query<Where>,
) -> Result<HttpResponse, PageError> {
    let to = match own_token(&to.kept) {
        kept if kept.is_empty() => own_address(&to.next).to_owned(),
        kept => format!("/kept/{kept}"),
    };
    lead_on(&app, &visitor, &request, Errand::SignIn { to }).await
}

async fn begin_proof(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    to: web::Query<Where>,
) -> Result<HttpResponse, PageError> {
    if person.session.confirmed.is_none() {
        return Err(PageError::NotFound);
    }
    let errand = Errand::Proof {
        person: person.id,
        session: person.session.id,
        kept: own_token(&to.kept),
    };
    lead_on(&app, &visitor, &request, errand).await
}

/// To the provider, with something to come back with.
async fn lead_on(
    app: &web::Data<App>,
    frame: &Frame,
    request: &HttpRequest,
    errand: Errand,
) -> Result<HttpResponse, PageError> {
    let provider = provider(app)?;
    let browser = session::secret_of(request).ok_or(PageError::WrongToken)?;
    slow_down(app, request, &browser)?;
    let (language, now) = (frame.t.lang, app.now());
    let back = back(&errand);
    let begun = talk(&provider, move |provider| {
        provider.begin(errand, &browser, language, now)
    });
    match begun.await? {
        Ok(address) => Ok(see_other(&address)),
        Err(fault) => not_through(app, frame, &fault, back).await,
    }
}

fn slow_down(app: &App, request: &HttpRequest, browser: &str) -> Result<(), PageError> {
    let counted = app.throttle.check(browser, address(request));
    counted.map_err(|wait| PageError::TooMany {
        seconds: wait.seconds,
    })
}

/// Talks with the provider on a thread that may wait, when it is this talk's turn.
async fn talk<T: Send + 'static>(
    provider: &Arc<Provider>,
    say: impl FnOnce(&Provider) -> Result<T, Fault> + Send + 'static,
) -> Result<Result<T, Fault>, PageError> {
    let turn = match provider.turn().await {
        Ok(turn) => turn,
        Err(fault) => return Ok(Err(fault)),
    };
    let provider = Arc::clone(provider);
    let said = web::block(move || {
        let said = say(&provider);
        drop(turn);
        said
    });
    said.await
        .map_err(|error| PageError::Internal(error.to_string()))
}

#[derive(Default, Deserialize)]
struct Brought {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    error: String,
    iss: Option<String>,
}

async fn answer(
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    brought: web::Query<Brought>,
) -> Result<HttpResponse, PageError> {
    let provider = provider(&app)?;
    let browser = session::secret_of(&request).ok_or(PageError::WrongToken)?;
    let (brought, now) = (brought.into_inner(), app.now());
    let attempt = match provider.take(&brought.state, &browser, now) {
        Ok(attempt) => attempt,
        Err(fault) => {
            slow_down(&app, &request, &browser)?;
            return not_through(&app, &visitor, &fault, "/sign-in".to_owned()).await;
        }
    };
    let answer = Answer {
        code: brought.code,
        error: brought.error,
        issuer: brought.iss,
    };
    let Attempt {
        errand, begun_at, ..
    } = &attempt;
    let (errand, asked) = (errand.clone(), *begun_at);
    let said = talk(&provider, move |provider| {
        provider.redeem(attempt, answer, now)
    });
    match said.await? {
        Ok(said) => believe(&app, &visitor, &request, &provider, said, errand, asked).await,
        Err(fault) => not_through(&app, &visitor, &fault, back(&errand)).await,
    }
}

/// Does what the person was at the provider for.
async fn believe(
    app: &web::Data<App>,
    frame: &Frame,
    request: &HttpRequest,
    provider: &Arc<Provider>,
    said: Said,
    errand: Errand,
    asked: DateTime<Utc>,
) -> Result<HttpResponse, PageError> {
    let provider = Arc::clone(provider);
    match &errand {
        Errand::SignIn { to } => {
            let arrival = Arrival {
                device: device(request),
                previous: session::secret_of_cookie(app, request),
            };
            let (life, policy) = (app.settings.lasting, app.settings.second_factor);
            let (asked, claimed) = (Arc::clone(&provider), said.clone());
            let who = app
                .read(move |db| identify(db, asked.terms(), &claimed))
                .await?;
            let actor = who.map_or_else(|| "system".to_owned(), |who| who.to_string());
            let opened = app
                .write::<_, StoreError>(&actor, move |tx| {
                    sign_in_by_provider(tx, provider.terms(), &said, &arrival, life, policy)
                })
                .await?;
            match opened {
                Ok(opened) => {
                    let to = match opened.awaits {
                        None => to.clone(),
                        Some(awaits) => second_factor::page_for(awaits, to),
                    };
                    with_session(app, see_other(&to), opened.token)
                }
                Err(refusal) => turned_away(app, frame, refusal, &errand),
            }
        }
        Errand::Proof {
            person,
            session,
            kept,
        } => {
            let (person, session) = (*person, *session);
            let proved = app
                .write::<_, StoreError>(&person.to_string(), move |tx| {
                    prove_by_provider(tx, provider.terms(), &said, person, session, asked)
                })
                .await?;
            match proved {
                Ok(()) if kept.is_empty() => Ok(see_other("/")),
                Ok(()) => Ok(see_other(&format!("/kept/{kept}?proved=1"))),
                Err(refusal) => turned_away(app, frame, refusal, &errand),
            }
        }
    }
}

#[derive(Template)]
#[template(path = "sign_in/provider.html")]
struct RefusedPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    title: &'static str,
    text: &'static str,
    /// There is a way in with a password for those on the operator's list.
    has_emergency_way: bool,
    /// Where the person tries again, and how that is said.
    back: String,
    again: &'static str,
}

/// Where somebody tries again.
fn back(errand: &Errand) -> String {
    match errand {
        Errand::SignIn { to } => {
            let next: String = form_urlencoded::byte_serialize(to.as_bytes()).collect();
            match to.strip_prefix("/kept/") {
                Some(kept) => format!("/sign-in?kept={kept}"),
                None => format!("/sign-in?next={next}"),
            }
        }
        Errand::Proof { kept, .. } => format!("/proof?kept={kept}"),
    }
}

fn page(
    app: &App,
    frame: &Frame,
    status: StatusCode,
    (title, text): (&'static str, &'static str),
    back: String,
) -> Result<HttpResponse, PageError> {
    let words = &frame.t.provider;
    // The address here has a code in it, used or not: a change of language does not come back to it.
    let frame = &Frame {
        path: back.clone(),
        ..frame.clone()
    };
    let page = RefusedPage {
        again: if back.starts_with("/proof") {
            words.prove_again
        } else {
            words.again
        },
        back,
        frame,
        t: frame.t,
        title,
        text,
        has_emergency_way: status == StatusCode::SERVICE_UNAVAILABLE
            && app.settings.local != Local::Everybody,
    };
    html(status, &page)
}

fn turned_away(
    app: &App,
    frame: &Frame,
    refusal: Refusal,
    errand: &Errand,
) -> Result<HttpResponse, PageError> {
    let words = &frame.t.provider;
    let (title, back) = if errand.is_proof() && !refusal.ends_session() {
        (words.not_proved, back(errand))
    } else {
        (words.refused, "/sign-in".to_owned())
    };
    let said = (title, (words.refusal)(refusal));
    page(app, frame, StatusCode::FORBIDDEN, said, back)
}

/// The provider's word was not to be had, or does not hold. The ledger is told which; the log is told why.
async fn not_through(
    app: &web::Data<App>,
    frame: &Frame,
    fault: &Fault,
    back: String,
) -> Result<HttpResponse, PageError> {
    let why = fault.why();
    tracing::warn!(why, %fault, "a sign-in at the provider came to nothing");
    app.write::<_, Failure>("system", move |tx| {
        Ok(record_failure(tx, Failed::at_provider(why))?)
    })
    .await?;
    let status = match fault {
        Fault::Down(_) | Fault::Busy | Fault::Refused(_) => StatusCode::SERVICE_UNAVAILABLE,
        Fault::Lapsed | Fault::Cancelled | Fault::Untrue(_) => StatusCode::FORBIDDEN,
    };
    page(app, frame, status, (frame.t.provider.fault)(fault), back)
}

#[derive(Template)]
#[template(path = "sign_in/signed_out.html")]
struct SignedOutPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    /// Where the provider ends its own session.
    elsewhere: Option<String>,
}

/// Signed out here, and perhaps not there.
async fn signed_out(visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse, PageError> {
    let provider = provider(&app)?;
    ok(&SignedOutPage {
        frame: &visitor,
        t: visitor.t,
        elsewhere: provider.sign_out_address(),
    })
}
