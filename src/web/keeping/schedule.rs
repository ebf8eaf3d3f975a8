//! /archive/schedule: the archivist writes the retention schedule, and somebody else lets it hold.

mod names;
mod written;

use super::name;
use crate::casework::Failure;
use crate::casework::approve_schedule::approve_schedule;
use crate::casework::draft_schedule::draft_schedule;
use crate::casework::read_schedule::{print_annex, read_schedule};
use crate::domain::local_time::{day, read_date};
use crate::domain::person::Role;
use crate::domain::retention::{Outcome, WarningPolicy};
use crate::domain::schedule::{self, Consideration, OWN, Rule};
use crate::store::schedules::Version;
use crate::web::access::{Archivist, Keeper, Person, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::{Signed, Weighty};
use crate::web::layout::{Frame, judged, see_other};
use crate::web::moments::{Day, Moment};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use names::{Names, field, names_of};
use written::{filled, read, told};

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/archive/schedule", web::get().to(index))
        .route("/archive/schedule", web::post().to(create))
        .route(
            "/archive/schedule/{version}/approval",
            web::post().to(approve),
        )
        .route("/archive/schedule/{version}/annex", web::get().to(annex));
}

/// A rule of the form.
struct Asked {
    title: &'static str,
    names: &'static Names,
}

struct Weighed {
    label: &'static str,
    words: String,
}

/// A rule of a version, as it is read.
struct Line {
    title: &'static str,
    kept: String,
    weighed: Vec<Weighed>,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something the page says or does not"
)]
struct Shown {
    number: i32,
    title: String,
    state: &'static str,
    is_in_force: bool,
    drafted_by: String,
    drafted_at: Moment,
    approved: Option<(String, Moment, Day)>,
    owner: String,
    review_on: Day,
    warning: &'static str,
    warning_reason: String,
    /// The answer on warnings was changed since it was written, and it holds or waits.
    is_answer_moved: bool,
    lines: Vec<Line>,
    /// Waits, and whoever looks may approve it.
    may_approve: bool,
    is_own: bool,
    waits: bool,
}

#[derive(Template)]
#[template(path = "keeping/schedule.html")]
struct SchedulePage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    has_schedule: bool,
    /// The day by which it was to be looked at anew.
    overdue: Option<Day>,
    versions: Vec<Shown>,
    rules: Vec<Asked>,
    is_archivist: bool,
    warning: &'static str,
    is_unset: bool,
}

async fn index(
    keeper: Keeper,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let none = Faults::default();
    show(&keeper, &visitor, &app, &Typed::Nothing, &none).await
}

/// What was typed into a form that was refused: it is kept.
enum Typed<'a> {
    Nothing,
    Version(&'a Fields),
    /// The day from which a version is to hold.
    From(&'a str),
}

/// The page, with what was typed.
async fn show(
    keeper: &Person,
    frame: &Frame,
    app: &App,
    typed: &Typed<'_>,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let t = frame.t;
    let shown = app.write(&keeper.actor(), read_schedule).await?;
    let latest = shown.versions.first();
    let begun = || filled(latest.map(|version| &version.schedule));
    let mut fields = match typed {
        Typed::Version(fields) => (*fields).clone(),
        Typed::Nothing | Typed::From(_) => begun(),
    };
    if let Typed::From(day) = typed {
        fields.set("from", *day);
    }
    if fields.one("from").is_empty() {
        fields.set("from", day(keeper.now).format("%d.%m.%Y").to_string());
    }
    let latest = latest.map(|version| version.number);
    let versions = shown.versions.iter().map(|version| {
        let is_in_force = shown.in_force == Some(version.number);
        let is_latest = latest == Some(version.number);
        let standing = Standing {
            is_in_force,
            is_latest,
            is_replaced: is_replaced(version, &shown.versions),
        };
        Shown {
            is_answer_moved: is_answer_moved(version, standing, shown.warning),
            ..view(version, standing, keeper, &shown.names, t)
        }
    });
    let page = SchedulePage {
        frame,
        t,
        fields: &fields,
        faults,
        has_schedule: shown.in_force.is_some(),
        overdue: shown.overdue.map(|day| Day::new(day, t)),
        versions: versions.collect(),
        rules: OWN.iter().map(|(code, _)| asked(code, t)).collect(),
        is_archivist: keeper.has(Role::Archivist),
        warning: warning(shown.warning, t),
        is_unset: shown.warning == WarningPolicy::Unset,
    };
    judged(&page, faults)
}

fn asked(code: &str, t: &'static Words) -> Asked {
    Asked {
        title: (t.keeping.schedule.row)(code),
        names: names_of(code),
    }
}

fn warning(policy: WarningPolicy, t: &'static Words) -> &'static str {
    let s = &t.keeping.schedule;
    match policy {
        WarningPolicy::Unset => s.warning_unset,
        WarningPolicy::IsConsequence => s.warning_yes,
        WarningPolicy::IsNotConsequence => s.warning_no,
    }
}

fn is_replaced(version: &Version, all: &[Version]) -> bool {
    let approved = |it: &Version| it.approved.map(|approved| (it.number, approved.from));
    approved(version).is_some_and(|own| schedule::is_replaced(own, all.iter().filter_map(approved)))
}

/// Whether a version that holds or waits has another answer on warnings than the one that holds now.
fn is_answer_moved(version: &Version, standing: Standing, now: WarningPolicy) -> bool {
    let waits = version.approved.is_none() && standing.is_latest;
    (standing.is_in_force || waits) && version.schedule.warning != now
}

/// Where a version stands among the others.
#[derive(Clone, Copy)]
struct Standing {
    is_in_force: bool,
    is_latest: bool,
    is_replaced: bool,
}

fn view(
    version: &Version,
    standing: Standing,
    keeper: &Person,
    names: &std::collections::BTreeMap<i32, String>,
    t: &'static Words,
) -> Shown {
    let s = &t.keeping.schedule;
    let waits = version.approved.is_none() && standing.is_latest;
    let is_own = version.drafted_by == keeper.id;
    let state = match version.approved {
        _ if standing.is_in_force => s.is_in_force,
        _ if standing.is_replaced => s.superseded,
        Some(approved) if approved.from > day(keeper.now) => s.later,
        None if waits => s.waits,
        _ => s.superseded,
    };
    let own = &version.schedule;
    Shown {
        number: version.number,
        title: (s.version)(version.number),
        state,
        is_in_force: standing.is_in_force,
        drafted_by: name(names, version.drafted_by),
        drafted_at: Moment::new(version.drafted_at, t),
        approved: version.approved.map(|it| {
            let by = name(names, it.by);
            (by, Moment::new(it.at, t), Day::new(it.from, t))
        }),
        owner: own.owner.clone(),
        review_on: Day::new(own.review_on, t),
        warning: warning(own.warning, t),
        warning_reason: own.warning_reason.clone(),
        is_answer_moved: false,
        lines: own.rules.iter().map(|rule| line(rule, t)).collect(),
        may_approve: waits && !is_own,
        is_own,
        waits,
    }
}

fn line(rule: &Rule, t: &'static Words) -> Line {
    let s = &t.keeping.schedule;
    let weighed = Consideration::ALL.into_iter().zip(&rule.weighed);
    Line {
        title: (s.row)(rule.code),
        kept: match (rule.outcome, rule.months) {
            (Outcome::OwnPeriod, Some(months)) => (s.months_number)(months),
            (Outcome::Preserved, _) => s.for_ever.to_owned(),
            _ => s.until_decided.to_owned(),
        },
        weighed: weighed
            .map(|(which, words)| Weighed {
                label: (s.weighed)(which),
                words: words.clone(),
            })
            .collect(),
    }
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    let (Signed { by: keeper, fields }, t) = (sent, visitor.t);
    let typed = Typed::Version(&fields);
    let written = match read(&fields, day(keeper.now), t) {
        Ok(written) => written,
        Err(faults) => return show(&keeper, &visitor, &app, &typed, &faults).await,
    };
    let by = keeper.id;
    let done = app
        .write(&keeper.actor(), move |tx| draft_schedule(tx, by, written))
        .await;
    match done {
        Ok(_) => Ok(see_other("/archive/schedule#versions")),
        Err(Failure::Unscheduled(wrong)) => {
            let mut faults = Faults::default();
            for (place, wrong) in wrong {
                faults.add(field(place), told(place, wrong, t));
            }
            show(&keeper, &visitor, &app, &typed, &faults).await
        }
        Err(Failure::Schedule(why)) => {
            let faults = Faults::one("owner", (t.keeping.schedule.refusal)(why));
            show(&keeper, &visitor, &app, &typed, &faults).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn approve(
    visitor: Visitor,
    app: web::Data<App>,
    version: web::Path<i32>,
    sent: Weighty<Keeper>,
) -> Result<HttpResponse, PageError> {
    let Weighty { by: keeper, fields } = sent;
    let s = &visitor.t.keeping.schedule;
    let number = version.into_inner();
    let typed = Typed::From(fields.one("from"));
    let Some(from) = read_date(fields.one("from")) else {
        let faults = Faults::one("from", s.date_wrong);
        return show(&keeper, &visitor, &app, &typed, &faults).await;
    };
    let by = keeper.id;
    let done = app
        .write(&keeper.actor(), move |tx| {
            approve_schedule(tx, by, number, from)
        })
        .await;
    match done {
        Ok(_) => Ok(see_other("/archive/schedule#versions")),
        Err(Failure::Schedule(why)) => {
            let faults = Faults::one("from", (s.refusal)(why));
            show(&keeper, &visitor, &app, &typed, &faults).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn annex(
    _: Keeper,
    app: web::Data<App>,
    version: web::Path<i32>,
) -> Result<HttpResponse, PageError> {
    let number = version.into_inner();
    let house = app.clone();
    let pdf = app
        .slowly(move || print_annex(&house.store, &house.letters, number))
        .await?;
    let name = format!("bevaringsplan-versjon-{number}.pdf");
    Ok(crate::web::download::bytes(pdf, &name))
}
