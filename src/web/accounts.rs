//! /accounts: who has an account, and which roles they hold. No case is to be seen from here.

mod change;
mod new;

use super::access::{Administrator, Visitor};
use super::alarm;
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::Form;
use super::layout::{Frame, html, ok};
use super::moments::{Day, Moment};
use super::words::Words;
use crate::casework::list_accounts::{Listed, Shown, Wanted, list_accounts, show_account};
use crate::casework::propose_role::is_alone;
use crate::domain::account::Standing;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::store::role_proposals;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .service(
            web::resource("/accounts")
                .route(web::get().to(index))
                .route(web::post().to(search)),
        )
        .configure(new::routes)
        .route("/accounts/{person}", web::get().to(show))
        .configure(change::routes);
}

/// What was just done, for the page that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Given,
    Closed,
    Ended,
    Asked,
    SignedOut,
    Proposed,
    GivenAlone,
}

impl Done {
    const ALL: [Done; 7] = [
        Done::Given,
        Done::Closed,
        Done::Ended,
        Done::Asked,
        Done::SignedOut,
        Done::Proposed,
        Done::GivenAlone,
    ];

    fn code(self) -> &'static str {
        match self {
            Done::Given => "given",
            Done::Closed => "closed",
            Done::Ended => "ended",
            Done::Asked => "asked",
            Done::SignedOut => "signed-out",
            Done::Proposed => "proposed",
            Done::GivenAlone => "alone",
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    search: &'a str,
    which: &'static str,
    choices: [(&'static str, &'static str); 3],
    listed: Listed,
    alarm: Option<alarm::Alarm>,
}

async fn index(
    administrator: Administrator,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    list(&administrator, &visitor, &app, &Fields::default()).await
}

/// A search is posted: a name has no place in an address.
async fn search(
    administrator: Administrator,
    visitor: Visitor,
    app: web::Data<App>,
    form: Form,
) -> Result<HttpResponse, PageError> {
    list(&administrator, &visitor, &app, &form.0).await
}

async fn list(
    administrator: &Administrator,
    frame: &Frame,
    app: &App,
    fields: &Fields,
) -> Result<HttpResponse, PageError> {
    let search: String = fields.one("search").trim().chars().take(120).collect();
    let (which, has_account) = match fields.one("which") {
        "with" => ("with", Some(true)),
        "without" => ("without", Some(false)),
        _ => ("all", None),
    };
    let wanted = Wanted {
        search: search.clone(),
        has_account,
        page: fields.one("page").parse().unwrap_or(1),
    };
    let me = administrator.id;
    let listed = app
        .write(&administrator.actor(), move |tx| {
            list_accounts(tx, me, &wanted)
        })
        .await?;
    ok(&IndexPage {
        frame,
        t: frame.t,
        search: &search,
        which,
        choices: [
            ("all", frame.t.accounts.everybody),
            ("with", frame.t.accounts.with_account),
            ("without", frame.t.accounts.without_account),
        ],
        listed,
        alarm: alarm::look(app, administrator, frame.t).await?,
    })
}

impl IndexPage<'_> {
    fn roles(&self, roles: &[Role]) -> String {
        let names = roles.iter().map(|role| (self.t.roles.name)(*role));
        names.collect::<Vec<_>>().join(", ")
    }
}

/// The colour of a standing; the word stands beside it.
fn colour(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "ok",
        Standing::Waiting => "warn",
        Standing::Disabled => "bad",
        Standing::None | Standing::Left => "open",
    }
}

#[derive(Template)]
#[template(path = "accounts/show.html")]
struct ShowPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    shown: Shown,
    grants: Vec<GrantRow>,
    fields: &'a Fields,
    faults: &'a Faults,
    done: Option<Done>,
    link: Option<FreshLink>,
    /// A role is given without a second person.
    is_alone: bool,
    /// Roles that wait for one.
    waiting: Vec<GrantRow>,
}

struct GrantRow {
    role: Role,
    from: Day,
    to: Option<Day>,
    is_later: bool,
}

/// A link that is shown this once.
struct FreshLink {
    url: String,
    until: Moment,
}

#[derive(Default, Deserialize)]
struct Said {
    #[serde(default)]
    done: String,
}

async fn show(
    administrator: Administrator,
    visitor: Visitor,
    app: web::Data<App>,
    person: web::Path<i32>,
    said: web::Query<Said>,
) -> Result<HttpResponse, PageError> {
    let done = Done::ALL.into_iter().find(|done| done.code() == said.done);
    let view = View {
        fields: &Fields::default(),
        faults: &Faults::default(),
        done,
        link: None,
    };
    let person = PersonId(person.into_inner());
    page(&administrator, &visitor, &app, person, view).await
}

/// What a page about one person says besides what there is.
struct View<'a> {
    fields: &'a Fields,
    faults: &'a Faults,
    done: Option<Done>,
    link: Option<FreshLink>,
}

async fn page(
    administrator: &Administrator,
    frame: &Frame,
    app: &App,
    person: PersonId,
    view: View<'_>,
) -> Result<HttpResponse, PageError> {
    let t = frame.t;
    let shown = app
        .write(&administrator.actor(), move |tx| show_account(tx, person))
        .await?;
    let now = app.now();
    let today = day(now);
    let grants = shown.grants.iter().map(|grant| GrantRow {
        role: grant.role,
        from: Day::new(grant.from_on, t),
        to: grant.to_on.map(|to| Day::new(to, t)),
        is_later: grant.from_on > today,
    });
    let (is_alone, waiting) = app
        .read(move |db| Ok((is_alone(db, now)?, role_proposals::list_waiting(db)?)))
        .await?;
    let waiting = waiting
        .iter()
        .filter(|proposal| proposal.person_id == person)
        .map(|proposal| GrantRow {
            role: proposal.term.role,
            from: Day::new(proposal.term.from, t),
            to: proposal.term.to.map(|to| Day::new(to, t)),
            is_later: proposal.term.from > today,
        });
    let status = if view.faults.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ShowPage {
        frame,
        t,
        grants: grants.collect(),
        shown,
        fields: view.fields,
        faults: view.faults,
        done: view.done,
        link: view.link,
        is_alone,
        waiting: waiting.collect(),
    };
    html(status, &page)
}
