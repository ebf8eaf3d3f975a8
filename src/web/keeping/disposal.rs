//! /archive/disposals/{slug}: one list, answered by a second person, stopped, or carried out.

mod said;

use super::name;
use crate::casework::Failure;
use crate::casework::answer_disposal::{Answer, Unanswered, answer_disposal, stop_disposal};
use crate::casework::execute_disposal::{Office, begin, execute_disposal};
use crate::casework::read_disposal::{Shown, ShownLine, open_certificate, read_disposal};
use crate::domain::disposal::{COOLING, Course, State};
use crate::domain::person::PersonId;
use crate::domain::retention::Outcome;
use crate::store::disposals::{Disposal, Verdict, find_by_slug};
use crate::web::access::{Keeper, Visitor};
use crate::web::app::App;
use crate::web::download::stream;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::{Signed, Weighty};
use crate::web::layout::{Frame, judged, see_other};
use crate::web::moments::{Day, Moment};
use crate::web::numbers::bytes;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};
use said::Said;
use std::collections::BTreeMap;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/archive/disposals/{slug}", web::get().to(index))
        .route(
            "/archive/disposals/{slug}/approval",
            web::post().to(approve),
        )
        .route("/archive/disposals/{slug}/stop", web::post().to(stop))
        .route(
            "/archive/disposals/{slug}/execution",
            web::post().to(execute),
        )
        .route(
            "/archive/disposals/{slug}/certificate",
            web::get().to(fetch),
        );
}

struct Line {
    serial: usize,
    number: String,
    title: String,
    rules: Vec<String>,
    period: String,
    from: Day,
    documents: String,
    grounds: String,
    obstacles: Vec<&'static str>,
    verdict: Option<&'static str>,
    verdict_grounds: String,
    refused: Option<&'static str>,
    erased: Option<(Moment, String)>,
    question: String,
    approve_field: String,
    grounds_field: String,
    typed: String,
    is_approved: bool,
    is_out: bool,
}

#[derive(Template)]
#[template(path = "keeping/disposal.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something the page offers or does not"
)]
struct DisposalPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    slug: String,
    title: String,
    state: State,
    state_words: &'static str,
    schedule: String,
    drawn: (String, Moment),
    approved: Option<(String, Moment)>,
    stopped: Option<(String, String)>,
    cooling_until: Option<Moment>,
    lines: Vec<Line>,
    may_answer: bool,
    is_own: bool,
    may_stop: bool,
    is_of_the_two: bool,
    /// What whoever carries it out ticks first.
    confirm: String,
    certificate: Option<(String, String)>,
}

async fn index(
    keeper: Keeper,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    show(
        &keeper,
        &visitor,
        &app,
        &slug,
        &Fields::default(),
        &Said::Nothing,
    )
    .await
}

async fn show(
    keeper: &Keeper,
    frame: &Frame,
    app: &App,
    slug: &str,
    fields: &Fields,
    said: &Said<'_>,
) -> Result<HttpResponse, PageError> {
    let (viewer, own) = (keeper.viewer(), slug.to_owned());
    let shown = app
        .write(&keeper.actor(), move |tx| read_disposal(tx, &viewer, &own))
        .await?;
    let faults = said.faults(&shown, frame.t);
    let page = page(&shown, keeper.id, keeper.now, frame, fields, &faults);
    judged(&page, &faults)
}

fn page<'a>(
    shown: &Shown,
    me: PersonId,
    now: DateTime<Utc>,
    frame: &'a Frame,
    fields: &'a Fields,
    faults: &'a Faults,
) -> DisposalPage<'a> {
    let t = frame.t;
    let d = &t.keeping.disposals;
    let (list, course) = (&shown.list, &shown.list.course);
    let state = course.state(now);
    let named = |person: PersonId| name(&shown.names, person);
    let is_own = course.drawn_by == me;
    let approver = course.approved.map(|(by, _)| by);
    DisposalPage {
        frame,
        t,
        fields,
        faults,
        slug: list.slug.clone(),
        title: (d.list)(&Moment::new(list.drawn_at, t).to_the_second()),
        state,
        state_words: (d.state)(state),
        schedule: (d.schedule)(shown.schedule),
        drawn: (named(course.drawn_by), Moment::new(list.drawn_at, t)),
        approved: course
            .approved
            .map(|(by, at)| (named(by), Moment::new(at, t))),
        stopped: list
            .stopped
            .as_ref()
            .map(|(by, why)| (named(*by), why.clone())),
        cooling_until: course
            .approved
            .filter(|_| state == State::Cooling)
            .map(|(_, at)| Moment::new(at + COOLING, t)),
        lines: shown.lines.iter().map(|it| line(it, fields, t)).collect(),
        may_answer: state == State::Drawn && !is_own,
        is_own,
        may_stop: matches!(state, State::Drawn | State::Cooling | State::Ready),
        is_of_the_two: is_own || approver == Some(me),
        confirm: {
            let lines = shown.lines.iter().map(|it| it.line.verdict);
            (d.confirm)(lines.filter(|it| *it == Some(Verdict::Approved)).count())
        },
        certificate: list.certificate.as_ref().map(|(sha256, size)| {
            let size = u64::try_from(*size).unwrap_or(0);
            (sha256.clone(), bytes(size, t.language))
        }),
    }
}

fn line(shown: &ShownLine, fields: &Fields, t: &'static Words) -> Line {
    let d = &t.keeping.disposals;
    let line = &shown.line;
    let number = shown.case.number.to_string();
    let approve_field = format!("verdict-{}", line.serial);
    let grounds_field = format!("grounds-{}", line.serial);
    let size = line.size.and_then(|size| u64::try_from(size).ok());
    let size = bytes(size.unwrap_or(0), t.language);
    Line {
        serial: line.serial,
        question: (d.verdict)(&number),
        number,
        title: shown.case.public_title.clone(),
        rules: t
            .archive
            .sentences(line.rules.split(' '), Outcome::OwnPeriod),
        period: (t.archive.months)(line.months),
        from: Day::new(line.destroy_from, t),
        documents: (d.documents)(usize::try_from(line.documents).unwrap_or(0)),
        grounds: line.grounds.clone(),
        obstacles: shown
            .obstacles
            .iter()
            .map(|it| d.obstacle_of(*it))
            .collect(),
        verdict: line.verdict.map(|verdict| match verdict {
            Verdict::Approved => d.approved,
            Verdict::TakenOut => d.taken_out,
        }),
        verdict_grounds: line.verdict_grounds.clone().unwrap_or_default(),
        refused: line.refused.as_deref().map(|code| (d.obstacle)(code)),
        erased: line.erased_at.map(|at| {
            let files = line.files.unwrap_or(0);
            (Moment::new(at, t), (d.holds)(files, &size))
        }),
        typed: fields.one(&grounds_field).to_owned(),
        is_approved: fields.has(&approve_field, Verdict::Approved.code()),
        is_out: fields.has(&approve_field, Verdict::TakenOut.code()),
        approve_field,
        grounds_field,
    }
}

/// What was said to each line, by its number.
fn answers(fields: &Fields) -> BTreeMap<usize, Answer> {
    let said = fields.iter().filter_map(|(name, value)| {
        let id = name.strip_prefix("verdict-")?.parse().ok()?;
        let answer = Answer {
            verdict: Verdict::parse(value)?,
            grounds: fields.one(&format!("grounds-{id}")).to_owned(),
        };
        Some((id, answer))
    });
    said.collect()
}

async fn approve(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    sent: Weighty<Keeper>,
) -> Result<HttpResponse, PageError> {
    let Weighty { by: keeper, fields } = sent;
    let (own, viewer, said) = (slug.clone(), keeper.viewer(), answers(&fields));
    let done = app
        .write(&keeper.actor(), move |tx| {
            answer_disposal(tx, &viewer, &own, &said)
        })
        .await;
    answered(done, "lines", &slug, &keeper, &visitor, &app, &fields).await
}

async fn stop(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    sent: Signed<Keeper>,
) -> Result<HttpResponse, PageError> {
    let Signed { by: keeper, fields } = sent;
    let (own, viewer) = (slug.clone(), keeper.viewer());
    let reason = fields.one("reason").to_owned();
    let done = app
        .write(&keeper.actor(), move |tx| {
            stop_disposal(tx, &viewer, &own, &reason)
        })
        .await;
    answered(done, "reason", &slug, &keeper, &visitor, &app, &fields).await
}

/// Begins, says so, and lets the work go on where it keeps nobody waiting.
async fn execute(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    sent: Weighty<Keeper>,
) -> Result<HttpResponse, PageError> {
    let Weighty { by: keeper, fields } = sent;
    let list = listed(&app, &keeper, &slug).await?;
    if is_asked_first(&list.course, keeper.id, app.now()) && !fields.has("confirmed", "yes") {
        let said = Said::Unconfirmed;
        return show(&keeper, &visitor, &app, &slug, &fields, &said).await;
    }
    let (id, by) = (list.id, keeper.id);
    let order = Order {
        app: App::clone(&app),
        actor: keeper.actor(),
        now: app.now(),
    };
    let begun = actix_web::web::block(move || {
        let done = begin(&order.office(), id, Some(by));
        (order, done)
    });
    let (order, begun) = begun
        .await
        .map_err(|error| PageError::Internal(error.to_string()))?;
    if begun.is_ok() {
        drop(actix_web::rt::task::spawn_blocking(move || {
            let done = execute_disposal(&order.office(), id, &mut |_| {});
            if let Err(why) = done {
                tracing::warn!(%why, list = id, "a disposal did not come to its end");
            }
        }));
    }
    answered(begun, "execution", &slug, &keeper, &visitor, &app, &fields).await
}

/// Whether `me` is one of the two, and says that the content is to be gone before it is.
fn is_asked_first(list: &Course, me: PersonId, now: DateTime<Utc>) -> bool {
    let is_approver = list.approved.is_some_and(|(by, _)| by == me);
    list.state(now) == State::Ready && (list.drawn_by == me || is_approver)
}

/// The list that the address means, where there is one for this keeper.
async fn listed(app: &App, keeper: &Keeper, slug: &str) -> Result<Disposal, PageError> {
    let (viewer, slug) = (keeper.viewer(), slug.to_owned());
    let found = app.read(move |db| find_by_slug(db, &viewer, &slug)).await?;
    Ok(found)
}

/// A list that somebody carries out.
struct Order {
    app: App,
    actor: String,
    now: DateTime<Utc>,
}

impl Order {
    fn office(&self) -> Office<'_> {
        let settings = &self.app.settings;
        Office {
            store: &self.app.store,
            files: &self.app.files,
            letters: &self.app.letters,
            exports: &settings.exports,
            mail: &settings.handover.mail,
            actor: &self.actor,
            now: self.now,
            backup_days: settings.handover.backup_days,
        }
    }
}

async fn answered(
    done: Result<(), Failure>,
    place: &'static str,
    slug: &str,
    keeper: &Keeper,
    visitor: &Visitor,
    app: &App,
    fields: &Fields,
) -> Result<HttpResponse, PageError> {
    let why = match done {
        Ok(()) => return Ok(see_other(&format!("/archive/disposals/{slug}"))),
        Err(Failure::Disposal(why)) => vec![why],
        Err(Failure::Unanswered(Unanswered(all))) => all,
        Err(failure) => return Err(failure.into()),
    };
    let said = Said::Refused(place, &why);
    show(keeper, visitor, app, slug, fields, &said).await
}

async fn fetch(
    keeper: Keeper,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let list = listed(&app, &keeper, &slug).await?;
    let (house, actor, now) = (app.clone(), keeper.actor(), app.now());
    let file = app
        .slowly(move || open_certificate(&house.store, &house.files, (list, &actor), now))
        .await?;
    let (size, name) = (file.size(), format!("kassasjonsattest-{slug}.pdf"));
    Ok(stream(file, size, &name, "application/pdf"))
}
