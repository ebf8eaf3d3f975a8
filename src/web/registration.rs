//! /reports/{number}/case: an officer reads a report and makes a case of it.

mod door;

use super::access::{CaseOfficer, Visitor};
use super::app::App;
use super::cases::recipients::sentence as reason;
use super::download;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::Signed;
use super::layout::{Frame, ok, refused, see_other};
use super::moments::{long, typed};
use super::words::Words;
use crate::casework::look_through::open_report;
use crate::casework::read_notices::{Foretold, foretell};
use crate::casework::register_case::register_case;
use crate::casework::show_reporter::show_reporter_of_report;
use crate::casework::take_report::taken;
use crate::casework::{Failure, Office};
use crate::domain::access::Viewer;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::registration::{self, Known, Problem};
use crate::domain::report::ReportNumber;
use crate::domain::ruleset::Ruleset;
use crate::store::attachments::{self, Attachment};
use crate::store::reports::StoredReport;
use crate::store::{Db, StoreError, cases, people, units};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::BTreeMap;
use std::sync::Arc;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .configure(door::routes)
        .service(
            web::resource("/reports/{number}/case")
                .route(web::get().to(new))
                .route(web::post().to(create)),
        )
        .route("/reports/{number}/files/{uuid}", web::get().to(file));
}

#[derive(Template)]
#[template(path = "registration/new.html")]
struct RegistrationPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    material: &'a Material,
    happened: String,
    fields: &'a Fields,
    faults: &'a Faults,
    /// Who would be told, when that is asked before it is registered.
    foretold: Option<Foretold>,
}

/// What the page is made of.
struct Material {
    stored: StoredReport,
    files: Vec<Attachment>,
    people: Vec<people::Person>,
    officers: Vec<people::Person>,
    units: Vec<units::Unit>,
    known: Known,
}

fn number(slug: &str) -> Result<ReportNumber, PageError> {
    ReportNumber::from_slug(slug).ok_or(PageError::NotFound)
}

fn material(
    db: &mut Db,
    stored: StoredReport,
    today: chrono::NaiveDate,
) -> Result<Material, StoreError> {
    let everybody = people::list_current(db)?;
    let mut officers = people::holders(db, Role::HrOfficer, today)?;
    officers.extend(people::holders(db, Role::HrHead, today)?);
    officers.dedup_by_key(|officer| officer.id);
    let open: Vec<units::Unit> = units::list(db)?
        .into_iter()
        .filter(|unit| unit.closed_on.is_none())
        .collect();
    let points = Ruleset::builtin().selectable_points();
    let known = Known {
        today,
        people: everybody.iter().map(|person| person.id).collect(),
        officers: officers.iter().map(|officer| officer.id).collect(),
        units: open
            .iter()
            .map(|unit| (unit.id, unit.name.clone()))
            .collect::<BTreeMap<_, _>>(),
        points: points.map(|point| point.code.clone()).collect(),
        reporter: stored.report.reporter,
    };
    Ok(Material {
        files: attachments::list_of_report(db, stored.id)?,
        people: everybody,
        officers,
        units: open,
        known,
        stored,
    })
}

fn page<'a>(
    frame: &'a Frame,
    material: &'a Material,
    fields: &'a Fields,
    faults: &'a Faults,
) -> RegistrationPage<'a> {
    let report = &material.stored.report;
    let mut happened = long(report.happened_on, frame.t);
    if let Some(time) = &report.happened_at {
        happened = format!("{happened} {}{time}", frame.t.frame.clock);
    }
    RegistrationPage {
        frame,
        t: frame.t,
        material,
        happened,
        fields,
        faults,
        foretold: None,
    }
}

async fn new(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let number = number(&slug)?;
    let (viewer, today) = (officer.viewer(), day(app.now()));
    let material = app
        .write(&officer.actor(), move |tx| {
            let stored = open_report(tx, &viewer, number)?;
            Ok::<_, Failure>(material(tx.db(), stored, today)?)
        })
        .await;
    let material = match material {
        Ok(material) => material,
        Err(Failure::Triage(_)) => return door::show(&app, &visitor, &officer, number).await,
        Err(failure) => return Err(failure.into()),
    };
    let fields = suggested(&material, officer.id);
    ok(&page(&visitor, &material, &fields, &Faults::default()))
}

/// What the report says already; severity and grounds are never filled in for anybody.
fn suggested(material: &Material, me: PersonId) -> Fields {
    let report = &material.stored.report;
    let mut fields = Fields::default();
    let subject = report
        .subject
        .id
        .and_then(|id| material.people.iter().find(|p| p.id == id));
    if let Some(subject) = subject {
        fields.set("subject", subject.id.0.to_string());
    }
    let unit = report.unit.or(subject.and_then(|subject| subject.unit_id));
    if let Some(unit) = unit {
        fields.set("unit", unit.to_string());
    }
    fields.set("officer", me.0.to_string());
    fields.set("date", typed(report.happened_on));
    fields.set("channel", report.channel.code());
    for point in &report.points {
        fields.set("points", point.as_str());
    }
    fields
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let Signed {
        by: officer,
        fields,
    } = signed;
    let number = number(&slug)?;
    let t = visitor.t;
    let (viewer, today) = (officer.viewer(), day(app.now()));
    let found = {
        let (viewer, store) = (viewer.clone(), Arc::clone(&app.store));
        app.slowly(move || {
            store.read(|db| {
                let stored = taken(db, &viewer, number)?;
                Ok(material(db, stored, today)?)
            })
        })
        .await
    };
    let material = match found {
        Ok(material) => material,
        // Somebody registered it meanwhile, or it is not for this officer.
        Err(Failure::Store(StoreError::NotFound)) => return already(&app, &viewer, number).await,
        // Somebody has taken it over meanwhile: the door says who.
        Err(Failure::Triage(_)) => return door::show(&app, &visitor, &officer, number).await,
        Err(failure) => return Err(failure.into()),
    };
    let registration = match registration::read(&words(&fields), &material.known) {
        Ok(registration) => registration,
        Err(found) => {
            if found.iter().any(|fault| fault.problem.tells_reporter()) {
                let me = viewer.clone();
                app.write(&officer.actor(), move |tx| {
                    show_reporter_of_report(tx, &me, number)
                })
                .await?;
            }
            let mut faults = Faults::default();
            for fault in found {
                faults.add(fault.field, sentence(t, fault.field, fault.problem));
            }
            return refused(&page(&visitor, &material, &fields, &faults));
        }
    };
    if fields.has("preview", "yes") {
        return preview(&app, &visitor, &material, &fields, registration).await;
    }
    let office = app.clone();
    let now = app.now();
    let registered = app
        .slowly(move || {
            let office = Office {
                store: &office.store,
                files: &office.files,
                now,
                leader_told: office.settings.leader_told,
                policy: office.settings.policy,
                fvl2025_from: office.settings.fvl2025_from,
            };
            register_case(&office, &viewer, number, registration)
        })
        .await;
    match registered {
        Ok(case) => {
            app.mail.notify_one();
            // A whistleblowing case is its officer's alone, whoever registered it.
            let viewer = officer.viewer();
            let sees = app.read(move |db| cases::sees(db, &viewer, case)).await?;
            Ok(if sees {
                see_other(&format!("/cases/{}", case.slug()))
            } else {
                see_other("/inbox")
            })
        }
        Err(Failure::Implicated) => {
            let faults = Faults::one("officer", t.registration.implicated);
            refused(&page(&visitor, &material, &fields, &faults))
        }
        Err(Failure::AlreadyRegistered(case)) => Ok(see_other(&format!("/cases/{}", case.slug()))),
        Err(failure) => Err(failure.into()),
    }
}

/// The form again, with who would be told: nothing is registered.
async fn preview(
    app: &App,
    visitor: &Frame,
    material: &Material,
    fields: &Fields,
    registration: registration::Registration,
) -> Result<HttpResponse, PageError> {
    let (stored, today) = (material.stored.clone(), day(app.now()));
    let when = app.settings.leader_told;
    let store = Arc::clone(&app.store);
    let foretold = app
        .slowly(move || store.read(|db| foretell(db, &stored, &registration, when, today)))
        .await?;
    let none = Faults::default();
    let mut page = page(visitor, material, fields, &none);
    page.foretold = Some(foretold);
    ok(&page)
}

/// On to the case that the report has become, for whoever may see it.
async fn already(
    app: &App,
    viewer: &Viewer,
    number: ReportNumber,
) -> Result<HttpResponse, PageError> {
    let viewer = viewer.clone();
    let found = app
        .read(move |db| {
            let stored = crate::store::reports::find(db, number)?;
            let case = cases::of_report(db, stored.id)?;
            let case = case.ok_or(StoreError::NotFound)?;
            cases::find(db, &viewer, case)
        })
        .await?;
    Ok(see_other(&format!("/cases/{}", found.number.slug())))
}

fn words(fields: &Fields) -> registration::Words {
    let many = |name| fields.all(name).map(str::to_owned).collect();
    registration::Words {
        title: fields.one("title").to_owned(),
        subject: fields.one("subject").to_owned(),
        unit: fields.one("unit").to_owned(),
        officer: fields.one("officer").to_owned(),
        date: fields.one("date").to_owned(),
        channel: fields.one("channel").to_owned(),
        points: many("points"),
        whistleblowing: fields.one("whistleblowing").to_owned(),
        whistleblowing_grounds: fields.one("whistleblowing_grounds").to_owned(),
        conflicted: many("conflicted"),
        conflicted_grounds: fields.one("conflicted_grounds").to_owned(),
    }
}

fn sentence(t: &Words, field: &str, problem: Problem) -> &'static str {
    let r = &t.registration;
    match problem {
        Problem::Missing if field == "points" => r.choose_points,
        Problem::Missing => r.missing,
        Problem::TooLong { .. } => r.too_long,
        Problem::Forbidden => r.forbidden,
        Problem::NeedsGrounds => r.needs_grounds,
        Problem::Unknown => r.unknown,
        Problem::NotADate => r.not_a_date,
        Problem::DateInFuture => r.date_in_future,
        Problem::DateTooEarly => r.date_too_early,
        Problem::SubjectIsReporter => r.subject_is_reporter,
        Problem::OfficerIsImplicated | Problem::OfficerIsReporter => r.officer_is_implicated,
    }
}

/// A file that came with a report that waits.
async fn file(
    officer: CaseOfficer,
    app: web::Data<App>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (slug, uuid) = path.into_inner();
    let number = number(&slug)?;
    let viewer = officer.viewer();
    let attachment = app
        .write(&officer.actor(), move |tx| {
            crate::casework::look_through::open_attachment(tx, &viewer, number, &uuid)
        })
        .await;
    let attachment = match attachment {
        Ok(attachment) => attachment,
        Err(Failure::Triage(_)) => return Err(PageError::NotFound),
        Err(failure) => return Err(failure.into()),
    };
    download::file(
        &app,
        &attachment.owner,
        &attachment.sha256,
        &attachment.name,
    )
    .await
}
