//! /archive/exports: an extraction is asked for, made while nobody waits, and fetched as one file.

use super::show;
use crate::casework::Failure;
use crate::casework::convert_documents::{Workshop, convert_documents};
use crate::casework::explain_export::{self, Explained};
use crate::casework::export_archive::{
    Office, PageRequest, download, make_file_of_what_is_ready, start,
};
use crate::casework::weigh_export::{may_extract, may_fetch};
use crate::domain::case::CaseNumber;
use crate::domain::local_time::read_date;
use crate::domain::person::PersonId;
use crate::store::StoreError;
use crate::store::exports::{self, State};
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::download::stream;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Weighty;
use crate::web::layout::see_other;
use crate::web::moments::{Moment, long};
use crate::web::numbers::{bytes, grouped};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::path::Path;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/archive/exports", web::post().to(create))
        .route("/archive/exports/{uuid}/file", web::get().to(show_file));
}

/// An extraction as the page shows it.
pub struct Export {
    pub uuid: String,
    pub period: String,
    pub state: State,
    pub is_complete: bool,
    /// What is in it.
    pub holds: Option<String>,
    pub sha256: Option<String>,
    /// What the checksum is of.
    pub checksum: &'static str,
    /// Why it was not made.
    pub why: Option<&'static str>,
    /// What must be put right first, or is to be known of what was made, in the archivist's own language (nynorsk).
    pub explained: Explained,
    pub started: Moment,
    pub by: String,
    /// Where a case in it is destroyed since: that the house's copy is gone, or that it lies elsewhere.
    pub removed: Option<&'static str>,
    /// There is a file to fetch: the command line makes a folder elsewhere.
    pub has_file: bool,
    /// Something in it is blocked: whoever fetches it says why first.
    pub asks: bool,
}

/// Without what is in it, where that is not for whoever looks (`is_theirs`). Whoever fetches it says why first (`asks`). Messages about one case say which (`alone`).
pub fn view(
    export: exports::Export,
    (is_theirs, asks, alone): (bool, bool, Option<&CaseNumber>),
    folder: &Path,
    names: &BTreeMap<i32, String>,
    t: &'static Words,
) -> Export {
    let e = &t.archive.exports;
    let number = |n: Option<i32>| {
        grouped(
            n.and_then(|n| u64::try_from(n).ok()).unwrap_or(0),
            t.language,
        )
    };
    let is_done = export.state == State::Done;
    let is_failed = export.state == State::Failed;
    let size = export.size.and_then(|size| u64::try_from(size).ok());
    let by = export.started_by;
    Export {
        checksum: match export.kind {
            Some(_) => t.archive_core.checksum,
            None => e.checksum,
        },
        period: {
            let (from, to) = (long(export.from_on, t), long(export.to_on, t));
            let kind = export.kind.as_deref();
            match (kind.and_then(|kind| kind.split_once("-v")), alone) {
                (Some((_, version)), Some(number)) => {
                    (t.archive_core.of_case)(version, &number.to_string())
                }
                (Some((_, version)), None) => (t.archive_core.period)(version, &from, &to),
                (None, _) => (e.period)(&from, &to),
            }
        },
        state: export.state,
        is_complete: export.is_complete == Some(true),
        holds: (is_done && is_theirs).then(|| {
            let size = bytes(size.unwrap_or(0), t.language);
            (e.holds)(&number(export.cases), &number(export.documents), &size)
        }),
        sha256: export.sha256.filter(|_| is_theirs),
        why: export.problem.as_deref().map(e.why),
        explained: if (is_failed || is_done) && is_theirs {
            explain_export::lines(folder, &export.uuid)
        } else {
            Explained::default()
        },
        started: Moment::new(export.started_at, t),
        by: by.map_or_else(
            || e.by_command_line.to_owned(),
            |PersonId(id)| names.get(&id).cloned().unwrap_or_default(),
        ),
        removed: export.removed_at.map(|_| match by {
            Some(_) => e.removed,
            None => e.removed_elsewhere,
        }),
        has_file: is_theirs && is_done && by.is_some() && export.removed_at.is_none(),
        asks,
        uuid: export.uuid,
    }
}

/// The days that were asked for.
fn period(fields: &Fields, t: &Words) -> Result<(NaiveDate, NaiveDate), Faults> {
    let e = &t.archive.exports;
    let mut faults = Faults::default();
    let mut day = |name| {
        let day = read_date(fields.one(name));
        if day.is_none() {
            faults.add(name, e.date_wrong);
        }
        day
    };
    match (day("from"), day("to")) {
        (Some(from), Some(to)) if from <= to => Ok((from, to)),
        (Some(_), Some(_)) => Err(Faults::one("to", e.backwards)),
        _ => Err(faults),
    }
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    form: Weighty<Archivist>,
) -> Result<HttpResponse, PageError> {
    let archivist = form.by;
    let fields = form.fields;
    let (from, to) = match period(&fields, visitor.t) {
        Ok(period) => period,
        Err(faults) => return show(&archivist, &visitor, &app, &fields, &faults).await,
    };
    let viewer = archivist.viewer();
    if !app
        .read(move |db| may_extract(db, &viewer, (from, to)))
        .await?
    {
        let faults = Faults::one("from", visitor.t.archive.exports.another);
        return show(&archivist, &visitor, &app, &fields, &faults).await;
    }
    let running = app.read(exports::list_running).await?;
    if running.iter().any(|export| export.started_by.is_some()) {
        let faults = Faults::one("from", visitor.t.archive.exports.already);
        return show(&archivist, &visitor, &app, &fields, &faults).await;
    }
    let begun = begin(Order {
        app: App::clone(&app),
        actor: archivist.actor(),
        person: archivist.id,
        from,
        to,
        now: app.now(),
    })
    .await;
    match begun {
        Err(Failure::Disposal(_)) => {
            let faults = Faults::one("from", visitor.t.archive.exports.disposal);
            return show(&archivist, &visitor, &app, &fields, &faults).await;
        }
        begun => begun?,
    }
    Ok(see_other("/archive#exports"))
}

/// An extraction that somebody asked for.
struct Order {
    app: App,
    actor: String,
    person: PersonId,
    from: NaiveDate,
    to: NaiveDate,
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
        let settings = &self.app.settings;
        let workshop = Workshop {
            store: &self.app.store,
            files: &self.app.files,
            letters: &self.app.letters,
            converter: settings.handover.converter.as_ref(),
            actor: &self.actor,
            now: self.now,
        };
        let ready = || {
            if let Err(error) = convert_documents(&workshop, self.from, self.to) {
                tracing::warn!(%error, "documents were not converted");
            }
        };
        let asked = PageRequest {
            uuid,
            from: self.from,
            to: self.to,
            schemas: settings.handover.schemas.clone(),
            folder: &settings.exports,
        };
        let finished_at = || self.app.now();
        let office = self.office();
        let made = make_file_of_what_is_ready(&office, &asked, ready, finished_at, &mut |_, _| {});
        if let Err(error) = made {
            tracing::warn!(why = error.why(), "an export was not made");
        }
    }
}

/// Says that it has begun, and lets the work go on where it keeps nobody waiting.
async fn begin(order: Order) -> Result<(), Failure> {
    let app = order.app.clone();
    let (order, uuid) = app
        .slowly(move || {
            let uuid = start(&order.office(), order.from, order.to)?;
            Ok((order, uuid))
        })
        .await?;
    drop(actix_web::rt::task::spawn_blocking(move || {
        order.make(&uuid);
    }));
    Ok(())
}

/// The file of a finished extraction. That it was fetched is in the trail first.
async fn show_file(
    archivist: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    uuid: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (viewer, asked) = (archivist.viewer(), uuid.clone());
    let is_theirs = app
        .read(move |db| {
            let export = exports::find(db, &asked)?;
            may_fetch(db, &viewer, &export)
        })
        .await?;
    if !is_theirs {
        let faults = Faults::one("from", visitor.t.archive.exports.another);
        return show(&archivist, &visitor, &app, &Fields::default(), &faults).await;
    }
    let (house, viewer, asked) = (app.clone(), archivist.viewer(), uuid.clone());
    let fetched = app
        .slowly(move || {
            let folder = &house.settings.exports;
            Ok(download(&house.store, folder, &asked, &viewer))
        })
        .await?;
    let (export, file) = match fetched {
        Err(Failure::Blocking(_)) => return Ok(see_other(&format!("/archive/exports/{uuid}"))),
        fetched => fetched?,
    };
    let kind = export.kind.as_deref().unwrap_or("noark5-uttrekk");
    let name = format!("{kind}-{}-{}.zip", export.from_on, export.to_on);
    let size = file.metadata().map_err(StoreError::File)?.len();
    Ok(stream(file, size, &name, "application/zip"))
}
