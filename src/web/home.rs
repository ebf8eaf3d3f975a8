//! The front page leads to where a person works; the language is chosen here too.

use super::access::Person;
use super::app::App;
use super::error::PageError;
use super::layout::see_other;
use super::session::language_name;
use crate::casework::anchor_checkpoint::window;
use crate::casework::seal::Alarm;
use crate::domain::person::{Language, Role};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::{HttpResponse, web};
use serde::Deserialize;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/", web::get().to(index))
        .route("/language/{code}", web::get().to(language))
        .route("/healthz", web::get().to(health));
}

/// Each role has a room where its work waits.
async fn index(person: Person) -> HttpResponse {
    let rooms = [
        (Role::HrHead, "/inbox"),
        (Role::HrOfficer, "/inbox"),
        (Role::ChiefExecutive, "/cases"),
        (Role::Archivist, "/archive"),
        (Role::Auditor, "/audit"),
        (Role::Administrator, "/accounts"),
    ];
    let room = rooms.iter().find(|(role, _)| person.has(*role));
    see_other(room.map_or("/reports", |(_, room)| room))
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

async fn language(
    app: web::Data<App>,
    code: web::Path<String>,
    back: web::Query<Back>,
) -> Result<HttpResponse, PageError> {
    let language = Language::parse(&code).ok_or(PageError::NotFound)?;
    let cookie = Cookie::build(language_name(&app), language.code())
        .path("/")
        .http_only(true)
        .secure(app.settings.is_secure())
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .finish();
    let mut response = see_other(own_address(&back.back));
    response
        .add_cookie(&cookie)
        .map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(response)
}

/// An address of this house alone; anything else leads to the front page.
pub fn own_address(path: &str) -> &str {
    let is_own = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(char::is_control);
    if is_own { path } else { "/" }
}

/// Whether the database answers. Everybody may ask: how long the trail is, which would show
/// somebody that there are entries they do not see, is not said here.
async fn health(app: web::Data<App>) -> Result<HttpResponse, PageError> {
    let now = app.now();
    let is_late = app.read(move |db| Ok(window(db, now)?.is_late)).await?;
    // The house does its work all the same: whoever watches is told, and nobody is turned away.
    let alarm = app.seal.alarm().map(Alarm::code);
    let alarm = alarm.or(is_late.then_some("anchors_late"));
    let status = if alarm.is_none() { "ok" } else { "degraded" };
    let said = serde_json::json!({ "status": status, "alarm": alarm });
    Ok(HttpResponse::Ok().json(said))
}

#[cfg(test)]
mod tests {
    use super::own_address;

    #[test]
    fn nobody_is_led_to_another_site() {
        assert_eq!(own_address("/cases/2026-7?a=b"), "/cases/2026-7?a=b");
        for path in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/\n/x",
            "x",
        ] {
            assert_eq!(own_address(path), "/", "{path:?}");
        }
    }
}
