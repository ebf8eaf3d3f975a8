//! /sign-in, /sign-out, /kept/{token}: the doorway.

use super::access::{Person, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::Form;
use super::home::own_address;
use super::layout::{Frame, ok, refused, see_other};
use super::second_factor;
use super::session;
use super::words::Words;
use crate::casework::recover_form::recover_form;
use crate::casework::sign_in::{Failed, Verified, look, open, record_failure};
use crate::casework::sign_out::sign_out;
use crate::domain::provider::Local;
use crate::store::StoreError;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use std::net::IpAddr;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .service(
            web::resource("/sign-in")
                .route(web::get().to(new))
                .route(web::post().to(create)),
        )
        .route("/sign-out", web::post().to(destroy))
        .route("/kept/{token}", web::get().to(kept));
}

#[derive(Template)]
#[template(path = "sign_in/new.html")]
struct SignInPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    is_kept: bool,
    /// Where the municipality's own sign-in begins.
    provider: Option<String>,
    /// The password is for those on the operator's list alone.
    is_emergency: bool,
}

#[derive(Default, Deserialize)]
struct Where {
    #[serde(default)]
    next: String,
    #[serde(default)]
    kept: String,
}

async fn new(
    visitor: Visitor,
    app: web::Data<App>,
    to: web::Query<Where>,
) -> Result<HttpResponse, PageError> {
    let mut fields = Fields::default();
    fields.set("next", to.next.as_str());
    fields.set("kept", to.kept.as_str());
    ok(&page(&app, &visitor, &fields, &Faults::default()))
}

fn page<'a>(app: &App, frame: &'a Frame, fields: &'a Fields, faults: &'a Faults) -> SignInPage<'a> {
    let by_provider = || {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("next", fields.one("next"))
            .append_pair("kept", fields.one("kept"))
            .finish();
        format!("/sign-in/provider?{query}")
    };
    SignInPage {
        provider: app.settings.provider.is_some().then(by_provider),
        is_emergency: app.settings.local != Local::Everybody,
        frame,
        t: frame.t,
        fields,
        faults,
        is_kept: !fields.one("kept").is_empty(),
    }
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let Form(fields) = form;
    let typed = fields.one("email").to_owned();
    let password = fields.one("password").to_owned();
    if let Err(wait) = app.throttle.check(&typed, address(&request)) {
        app.write::<_, StoreError>("system", |tx| record_failure(tx, Failed::TOO_MANY))
            .await?;
        return Err(PageError::TooMany {
            seconds: wait.seconds,
        });
    }
    let candidate = app.read(move |db| look(db, &typed)).await?;
    let permit = app.hashing.acquire().await;
    let proof = app.slowly(move || Ok(candidate.prove(&password)?)).await?;
    drop(permit);
    let verified = match proof {
        Ok(verified) => verified,
        Err(failed) => {
            app.write::<_, StoreError>("system", move |tx| record_failure(tx, failed))
                .await?;
            let faults = Faults::one("email", visitor.t.sign_in.wrong);
            return refused(&page(&app, &visitor, &fields, &faults));
        }
    };
    let kept = fields.one("kept");
    let to = if kept.is_empty() {
        own_address(fields.one("next")).to_owned()
    } else {
        format!("/kept/{}", own_token(kept))
    };
    enter(&app, &request, verified, &to).await
}

/// Signs somebody in who has chosen this password just now, and leads on.
pub(super) async fn let_in(
    app: &App,
    request: &HttpRequest,
    typed: String,
    password: String,
    to: &str,
) -> Result<HttpResponse, PageError> {
    let candidate = app.read(move |db| look(db, &typed)).await?;
    let permit = app.hashing.acquire().await;
    let proof = app.slowly(move || Ok(candidate.prove(&password)?)).await?;
    drop(permit);
    match proof {
        Ok(verified) => enter(app, request, verified, to).await,
        // The account was closed in the meantime.
        Err(_) => Ok(see_other("/sign-in")),
    }
}

/// What the browser says that it is.
pub(super) fn device(request: &HttpRequest) -> String {
    let device = request.headers().get(header::USER_AGENT);
    let device = device.and_then(|value| value.to_str().ok());
    device.unwrap_or_default().to_owned()
}

/// Opens a session and gives its cookie, to whoever may come in with a password.
async fn enter(
    app: &App,
    request: &HttpRequest,
    verified: Verified,
    to: &str,
) -> Result<HttpResponse, PageError> {
    let (local, now) = (app.settings.local.clone(), app.now());
    let admitted = app.read(move |db| verified.admit(db, &local, now)).await?;
    let verified = match admitted {
        Ok(verified) => verified,
        Err(failed) => {
            app.write::<_, StoreError>("system", move |tx| record_failure(tx, failed))
                .await?;
            let (frame, fields) = (session::frame(request), Fields::default());
            let faults = Faults::one("email", frame.t.provider.not_by_password);
            return refused(&page(app, &frame, &fields, &faults));
        }
    };
    let device = device(request);
    let previous = session::secret_of_cookie(app, request);
    let (life, policy) = (app.settings.lasting, app.settings.second_factor);
    let opened = app
        .write::<_, StoreError>(&verified.actor(), move |tx| {
            open(tx, &verified, &device, previous.as_deref(), life, policy)
        })
        .await?;
    let response = match opened.awaits {
        None => see_other(to),
        Some(awaits) => see_other(&second_factor::page_for(awaits, to)),
    };
    with_session(app, response, opened.token)
}

/// The answer that carries a new session.
pub(super) fn with_session(
    app: &App,
    mut response: HttpResponse,
    token: String,
) -> Result<HttpResponse, PageError> {
    let cookie = session::opened(app, token);
    response
        .add_cookie(&cookie)
        .map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(response)
}

pub(super) fn address(request: &HttpRequest) -> IpAddr {
    let peer = request.peer_addr().map(|peer| peer.ip());
    peer.unwrap_or(IpAddr::from([0, 0, 0, 0]))
}

/// A token has digits and letters only; what else is typed into the address leads nowhere.
pub(super) fn own_token(token: &str) -> String {
    token.chars().filter(char::is_ascii_alphanumeric).collect()
}

async fn destroy(
    person: Person,
    app: web::Data<App>,
    _form: Form,
) -> Result<HttpResponse, PageError> {
    let ended = person.session.clone();
    app.write::<_, StoreError>(&person.actor(), move |tx| sign_out(tx, &ended))
        .await?;
    // A municipality's own session goes on; the page says so.
    let mut response = match &app.settings.provider {
        Some(_) if person.session.confirmed.is_some() => see_other("/signed-out"),
        _ => see_other("/sign-in"),
    };
    // Going back with the browser shows nothing of the house.
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    response
        .add_cookie(&session::ended(&app))
        .map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(response)
}

#[derive(Template)]
#[template(path = "sign_in/kept.html")]
struct KeptPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    path: String,
    fields: Fields,
    token: String,
    /// It was kept while the person proved who they are, not because the session had ended.
    is_proved: bool,
}

#[derive(Default, Deserialize)]
struct Why {
    #[serde(default)]
    proved: String,
}

/// The form that came after the session had ended, ready to be sent again.
async fn kept(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
    why: web::Query<Why>,
) -> Result<HttpResponse, PageError> {
    let (owner, token) = (person.id, token.into_inner());
    let again = own_token(&token);
    let kept = app
        .write(&person.actor(), move |tx| recover_form(tx, owner, &token))
        .await?;
    let fields = Fields::read(kept.body.as_bytes());
    ok(&KeptPage {
        frame: &visitor,
        t: visitor.t,
        path: kept.path,
        token: again,
        is_proved: !why.proved.is_empty(),
        fields: fields.map_err(|_| PageError::Unreadable("a kept form"))?,
    })
}
