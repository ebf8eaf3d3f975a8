//! What an administrator does with one account: give it, make a link, close it, and give and end roles.

use super::{FreshLink, View};
use crate::casework::Failure;
use crate::casework::ask_recovery::{Asked, ask_for_link, ask_for_reset};
use crate::casework::create_account::create_account;
use crate::casework::disable_account::disable_account;
use crate::casework::end_role::end_role;
use crate::casework::list_accounts::{Shown, show_account};
use crate::casework::propose_role::{Outcome, propose_role};
use crate::casework::sign_out::everywhere;
use crate::domain::account::{Refusal, Term};
use crate::domain::local_time::{day, read_date};
use crate::domain::person::{PersonId, Role};
use crate::web::access::{Administrator, Visitor};
use crate::web::accounts::Done;
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::{Form, Weighty};
use crate::web::layout::{Frame, ok, see_other};
use crate::web::moments::Moment;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

pub(super) fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/accounts/{person}/account", web::post().to(give))
        .route("/accounts/{person}/link", web::post().to(make_link))
        .service(
            web::resource("/accounts/{person}/closure")
                .route(web::get().to(ask))
                .route(web::post().to(close)),
        )
        .route(
            "/accounts/{person}/second-factor/reset",
            web::post().to(reset_code),
        )
        .route("/accounts/{person}/sessions", web::post().to(sign_out))
        .route("/accounts/{person}/roles", web::post().to(grant))
        .route("/accounts/{person}/roles/{role}/end", web::post().to(end));
}

/// Where one change is made, and about whom.
struct Room {
    administrator: Administrator,
    visitor: Visitor,
    app: web::Data<App>,
    person: PersonId,
}

impl Room {
    fn new(
        administrator: Administrator,
        visitor: Visitor,
        app: web::Data<App>,
        person: i32,
    ) -> Room {
        Room {
            administrator,
            visitor,
            app,
            person: PersonId(person),
        }
    }

    /// On after a change; to the front page for somebody who has just taken the role from themselves.
    fn done(&self, done: Done, is_own_office: bool) -> HttpResponse {
        if is_own_office && self.person == self.administrator.id {
            return see_other("/");
        }
        see_other(&format!("/accounts/{}?done={}", self.person.0, done.code()))
    }

    /// The page again, with one sentence at `field` for what was refused.
    async fn refused(
        &self,
        fields: &Fields,
        field: &'static str,
        failure: Failure,
    ) -> Result<HttpResponse, PageError> {
        let said = match failure {
            Failure::Account(refusal) => (self.visitor.t.accounts.refusal)(&refusal),
            Failure::SecondFactor(refusal) => (self.visitor.t.second_factor.refusal)(refusal),
            other => return Err(other.into()),
        };
        self.faulty(fields, &Faults::one(field, said)).await
    }

    async fn faulty(&self, fields: &Fields, faults: &Faults) -> Result<HttpResponse, PageError> {
        let view = View {
            fields,
            faults,
            done: None,
            link: None,
        };
        self.page(view).await
    }

    async fn page(&self, view: View<'_>) -> Result<HttpResponse, PageError> {
        let (administrator, frame) = (&self.administrator, &self.visitor);
        super::page(administrator, frame, &self.app, self.person, view).await
    }
}

async fn give(
    administrator: Administrator,
    visitor: Visitor,
    app: web::Data<App>,
    person: web::Path<i32>,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let room = Room::new(administrator, visitor, app, person.into_inner());
    let (actor, person) = (room.administrator.actor(), room.person);
    let given = room
        .app
        .write(&actor, move |tx| create_account(tx, person))
        .await;
    match given {
        Ok(()) => Ok(room.done(Done::Given, false)),
        Err(failure) => room.refused(&form.0, "account", failure).await,
    }
}

/// The first link to an account is shown in the answer to the form, and nothing shows it again. A
/// later one waits for a second person.
async fn make_link(
    visitor: Visitor,
    app: web::Data<App>,
    person: web::Path<i32>,
    form: Weighty<Administrator>,
) -> Result<HttpResponse, PageError> {
    let administrator = form.by;
    let room = Room::new(administrator, visitor, app, person.into_inner());
    let (actor, person) = (room.administrator.actor(), room.person);
    let me = room.administrator.id;
    let reason = form.fields.one("link_reason").to_owned();
    let made = room
        .app
        .write(&actor, move |tx| ask_for_link(tx, me, person, &reason))
        .await;
    match made {
        Ok(Asked::Waits) => Ok(room.done(Done::Asked, false)),
        Ok(Asked::Made(link)) => {
            let base = &room.app.settings.base_url;
            let fresh = FreshLink {
                url: format!("{base}/setup/{}", link.token),
                until: Moment::new(link.expires_at, room.visitor.t),
            };
            let view = View {
                fields: &form.fields,
                faults: &Faults::default(),
                done: None,
                link: Some(fresh),
            };
            room.page(view).await
        }
        Err(failure @ Failure::SecondFactor(_)) => {
            room.refused(&form.fields, "link_reason", failure).await
        }
        Err(failure) => room.refused(&form.fields, "account", failure).await,
    }
}

#[derive(Template)]
#[template(path = "accounts/close.html")]
struct ClosePage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    shown: Shown,
    is_own: bool,
}

/// Closing hurts: the page asks first, and says what follows.
async fn ask(
    administrator: Administrator,
    visitor: Visitor,
    app: web::Data<App>,
    person: web::Path<i32>,
) -> Result<HttpResponse, PageError> {
    let person = PersonId(person.into_inner());
    let shown = app
        .write(&administrator.actor(), move |tx| show_account(tx, person))
        .await?;
    ok(&ClosePage {
        frame: &visitor,
        t: visitor.t,
        shown,
        is_own: person == administrator.id,
    })
}

async fn close(
    administrator: Administrator,
    visitor: Visitor,
    app: web::Data<App>,
    person: web::Path<i32>,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let room = Room::new(administrator, visitor, app, person.into_inner());
    let (actor, person) = (room.administrator.actor(), room.person);
    let closed = room
        .app
        .write(&actor, move |tx| disable_account(tx, person))
        .await;
    match closed {
        Ok(()) => Ok(room.done(Done::Closed, true)),
        Err(failure) => room.refused(&form.0, "account", failure).await,
    }
}

/// A laptop is stolen: the person is out everywhere, and may sign in again.
async fn sign_out(
    administrator: Administrator,
    visitor: Visitor,
    app: web::Data<App>,
    person: web::Path<i32>,
    _form: Form,
) -> Result<HttpResponse, PageError> {
    let room = Room::new(administrator, visitor, app, person.into_inner());
    let (actor, person) = (room.administrator.actor(), room.person);
    room.app
        .write(&actor, move |tx| {
            show_account(tx, person)?;
            Ok::<_, Failure>(everywhere(tx, person, None)?)
        })
        .await?;
    Ok(room.done(Done::SignedOut, true))
}

/// The phone is lost, and so are the recovery codes. A second person answers.
async fn reset_code(
    visitor: Visitor,
    app: web::Data<App>,
    person: web::Path<i32>,
    form: Weighty<Administrator>,
) -> Result<HttpResponse, PageError> {
    let administrator = form.by;
    let room = Room::new(administrator, visitor, app, person.into_inner());
    let (actor, me, person) = (
        room.administrator.actor(),
        room.administrator.id,
        room.person,
    );
    let reason = form.fields.one("reason").to_owned();
    let reset = room
        .app
        .write(&actor, move |tx| ask_for_reset(tx, me, person, &reason))
        .await;
    match reset {
        Ok(()) => Ok(room.done(Done::Asked, false)),
        Err(failure) => room.refused(&form.fields, "reason", failure).await,
    }
}

async fn grant(
    visitor: Visitor,
    app: web::Data<App>,
    person: web::Path<i32>,
    form: Weighty<Administrator>,
) -> Result<HttpResponse, PageError> {
    let administrator = form.by;
    let room = Room::new(administrator, visitor, app, person.into_inner());
    let fields = form.fields;
    let term = match term(&fields, day(room.app.now()), room.visitor.t) {
        Ok(term) => term,
        Err(faults) => return room.faulty(&fields, &faults).await,
    };
    let (actor, person) = (room.administrator.actor(), room.person);
    let me = room.administrator.id;
    let granted = room
        .app
        .write(&actor, move |tx| propose_role(tx, me, person, term))
        .await;
    match granted {
        Ok(Outcome::Proposed) => Ok(room.done(Done::Proposed, false)),
        Ok(Outcome::GrantedAlone) => Ok(room.done(Done::GivenAlone, false)),
        Err(failure @ Failure::Account(Refusal::EndsBeforeItBegins)) => {
            room.refused(&fields, "to", failure).await
        }
        Err(failure) => room.refused(&fields, "role", failure).await,
    }
}

/// What the form asks for. No first day is `today`; no last day is until further notice.
fn term(fields: &Fields, today: NaiveDate, t: &Words) -> Result<Term, Faults> {
    let mut faults = Faults::default();
    let role = Role::parse(fields.one("role"));
    if role.is_none() {
        faults.add("role", t.accounts.role_missing);
    }
    let mut date = |field: &'static str| {
        let typed = fields.one(field).trim();
        let read = read_date(typed);
        if read.is_none() && !typed.is_empty() {
            faults.add(field, t.accounts.date_wrong);
        }
        read
    };
    let (from, to) = (date("from"), date("to"));
    match role.filter(|_| faults.is_empty()) {
        Some(role) => Ok(Term {
            role,
            from: from.unwrap_or(today),
            to,
        }),
        None => Err(faults),
    }
}

async fn end(
    visitor: Visitor,
    app: web::Data<App>,
    path: web::Path<(i32, String)>,
    form: Weighty<Administrator>,
) -> Result<HttpResponse, PageError> {
    let administrator = form.by;
    let (person, role) = path.into_inner();
    let role = Role::parse(&role).ok_or(PageError::NotFound)?;
    let room = Room::new(administrator, visitor, app, person);
    let (actor, person) = (room.administrator.actor(), room.person);
    let today = day(room.app.now());
    let ended = room
        .app
        .write(&actor, move |tx| end_role(tx, person, role, today))
        .await;
    match ended {
        Ok(()) => Ok(room.done(Done::Ended, role == Role::Administrator)),
        Err(failure) => room.refused(&form.fields, "roles", failure).await,
    }
}
