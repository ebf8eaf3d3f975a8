//! /archive/core: closed cases are written for the municipality's archive core, and stand here with its answers.

use crate::casework::Failure;
use crate::casework::core_standing::{self, Standing};
use crate::casework::export_archive::Office;
use crate::casework::export_messages::{Scope, Version, make_file, start};
use crate::casework::weigh_export::may_extract;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::local_time::read_date;
use crate::domain::person::PersonId;
use crate::store::{StoreError, cases, closed_cases, exports};
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Weighty;
use crate::web::layout::{Frame, judged, see_other};
use crate::web::moments::{Day, Moment};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/archive/core", web::get().to(index))
        .route("/archive/core/messages", web::post().to(create));
}

/// How a case stands in the core, in words.
pub struct Core {
    pub tone: &'static str,
    pub icon: &'static str,
    pub state: &'static str,
    /// Where it is kept, and since when.
    pub place: Option<(String, Option<Day>)>,
    pub system_id: Option<String>,
    pub registrations: String,
    /// What has a receipt that can be withdrawn: its key, and its words.
    pub archived: Vec<(String, String)>,
    /// The message that was turned away, and what the core said.
    pub failed: Vec<(String, String)>,
    pub made: Moment,
}

pub fn view(standing: &Standing, t: &'static Words) -> Core {
    let c = &t.archive_core;
    let (tone, icon, state) = if !standing.failed.is_empty() {
        ("bad", "x", c.has_failed)
    } else if standing.is_whole() {
        ("ok", "check", c.is_archived)
    } else if standing.place.is_some() || standing.taken > 0 {
        ("info", "clock", c.is_partly)
    } else {
        ("warn", "clock", c.waits)
    };
    let failed = standing.failed.iter().map(|(message, text)| {
        let text = text.as_deref().unwrap_or(c.said_is_gone);
        (message.clone(), text.to_owned())
    });
    let archived = standing.archived.iter().map(|(key, is_case, place)| {
        let w = &c.withdrawal;
        let what = if *is_case {
            w.case.to_owned()
        } else {
            (w.registration)(key)
        };
        let place = place.number.as_deref().unwrap_or(&place.system_id);
        (key.clone(), format!("{what}: {place}"))
    });
    Core {
        tone,
        icon,
        state,
        place: standing.place.as_ref().map(|place| {
            let number = place.number.as_deref().unwrap_or(&place.system_id);
            let on = place.on.map(|on| Day::new(on, t));
            ((c.archived_as)(number), on)
        }),
        system_id: standing.place.as_ref().map(|it| it.system_id.clone()),
        registrations: (c.registrations)(standing.taken, standing.registrations),
        failed: failed.collect(),
        archived: archived.collect(),
        made: Moment::new(standing.made_at, t),
    }
}

struct Row {
    number: String,
    slug: String,
    title: String,
    core: Core,
}

#[derive(Template)]
#[template(path = "archive/core.html")]
struct CorePage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    rows: Vec<Row>,
}

async fn index(
    archivist: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    page(
        &archivist,
        &visitor,
        &app,
        &Fields::default(),
        &Faults::default(),
    )
    .await
}

/// The page; with faults it is a form that was refused, and keeps what was typed.
pub async fn page(
    archivist: &Archivist,
    frame: &Frame,
    app: &App,
    fields: &Fields,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let (t, viewer, by) = (frame.t, archivist.viewer(), archivist.viewer());
    app.write(&archivist.actor(), move |tx| {
        crate::casework::look_through_archive::record_looking(tx, &by)
    })
    .await?;
    let cases = app.read(move |db| core_standing::list(db, &viewer)).await?;
    let rows = cases.iter().map(|(case, standing)| Row {
        number: case.number.to_string(),
        slug: case.number.slug(),
        title: case.public_title.clone(),
        core: view(standing, t),
    });
    let page = CorePage {
        frame,
        t,
        fields,
        faults,
        rows: rows.collect(),
    };
    judged(&page, faults)
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    form: Weighty<Archivist>,
) -> Result<HttpResponse, PageError> {
    let archivist = form.by;
    let (fields, t) = (form.fields, visitor.t);
    let asked = match asked(&fields, t) {
        Ok(asked) => asked,
        Err(faults) => return page(&archivist, &visitor, &app, &fields, &faults).await,
    };
    if let Scope::Period(from, to) = asked.0 {
        let viewer = archivist.viewer();
        let may = app.read(move |db| may_extract(db, &viewer, (from, to)));
        if !may.await? {
            let faults = Faults::one("from", t.archive.exports.another);
            return page(&archivist, &visitor, &app, &fields, &faults).await;
        }
    }
    if let Scope::Case(number) = asked.0 {
        let viewer = archivist.viewer();
        let is_closed = app
            .read(
                move |db| match closed_cases::find_kept(db, &viewer, number) {
                    Ok(_) => Ok(cases::by_number(db, number)?.stage == Stage::Closed),
                    Err(StoreError::NotFound) => Ok(false),
                    Err(error) => Err(error),
                },
            )
            .await?;
        // An open case and one that is not there have the same answer.
        if !is_closed {
            let faults = Faults::one("case", t.archive_core.no_case);
            return page(&archivist, &visitor, &app, &fields, &faults).await;
        }
    }
    let running = app.read(exports::list_running).await?;
    if running.iter().any(|export| export.started_by.is_some()) {
        let faults = Faults::one("from", t.archive.exports.already);
        return page(&archivist, &visitor, &app, &fields, &faults).await;
    }
    let begun = begin(Order {
        app: App::clone(&app),
        actor: archivist.actor(),
        person: archivist.id,
        asked,
        now: app.now(),
    })
    .await;
    match begun {
        Err(Failure::Disposal(_)) => {
            let faults = Faults::one("from", t.archive.exports.disposal);
            return page(&archivist, &visitor, &app, &fields, &faults).await;
        }
        begun => begun?,
    }
    Ok(see_other("/archive#latest"))
}

type Asked = (Scope, Version);

fn asked(fields: &Fields, t: &Words) -> Result<Asked, Faults> {
    let (c, e) = (&t.archive_core, &t.archive.exports);
    let mut faults = Faults::default();
    let version = Version::parse(fields.one("version"));
    if version.is_none() {
        faults.add("version", c.choose_version);
    }
    let case = fields.one("case").trim();
    let is_period = !fields.one("from").is_empty() || !fields.one("to").is_empty();
    let scope = if case.is_empty() && !is_period {
        faults.add("case", c.say_which);
        None
    } else if case.is_empty() {
        let mut day = |name| {
            let day = read_date(fields.one(name));
            if day.is_none() {
                faults.add(name, e.date_wrong);
            }
            day
        };
        let days = day("from").zip(day("to"));
        if days.is_some_and(|(from, to)| from > to) {
            faults.add("to", e.backwards);
        }
        days.map(|(from, to)| Scope::Period(from, to))
    } else if is_period {
        faults.add("case", c.one_way);
        None
    } else {
        let number = CaseNumber::from_slug(&case.replacen('/', "-", 1));
        if number.is_none() {
            faults.add("case", c.no_case);
        }
        number.map(Scope::Case)
    };
    match (scope, version) {
        (Some(scope), Some(version)) if faults.is_empty() => Ok((scope, version)),
        _ => Err(faults),
    }
}

/// Messages that somebody asked for.
struct Order {
    app: App,
    actor: String,
    person: PersonId,
    asked: Asked,
    now: DateTime<Utc>,
}

impl Order {
    fn office(&self) -> Office<'_> {
        Office {
            store: &self.app.store,
            files: &self.app.files,
            profile: &self.app.settings.handover.profile,
            actor: &self.actor,
            person: Some(self.person),
            opening: None,
            now: self.now,
        }
    }

    /// Makes the file. How it went is in the list of exports.
    fn make(&self, uuid: &str) {
        let folder = &self.app.settings.exports;
        let finished_at = || self.app.now();
        if let Err(error) = make_file(&self.office(), self.asked, uuid, folder, finished_at) {
            tracing::warn!(why = error.why(), "messages to the core were not made");
        }
    }
}

/// Says that it has begun, and lets the work go on where it keeps nobody waiting.
async fn begin(order: Order) -> Result<(), Failure> {
    let app = order.app.clone();
    let (order, uuid) = app
        .slowly(move || {
            let uuid = start(&order.office(), order.asked.0, order.asked.1)?;
            Ok((order, uuid))
        })
        .await?;
    drop(actix_web::rt::task::spawn_blocking(move || {
        order.make(&uuid);
    }));
    Ok(())
}
