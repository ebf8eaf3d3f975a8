//! /cases/{number}/suspension: the suspension that runs beside a case (arbeidsmiljølova § 15-13).

mod deliveries;
mod meetings;
mod steps;
mod view;

pub use view::Standing;

use super::show::{Head, head};
use super::{number, open};
use crate::casework::open_case::CaseFile;
use crate::domain::authority::{Act, Refusal};
use crate::domain::case;
use crate::domain::local_time::day;
use crate::domain::person::Role;
use crate::domain::suspension::{Deed, Stage};
use crate::store::suspensions::Suspension;
use crate::web::access::{CaseReader, Person, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::layout::{Frame, ok};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/suspension", web::get().to(show))
        .configure(steps::routes)
        .configure(meetings::routes)
        .configure(deliveries::routes);
}

/// Where the page stands under the case.
const PLACE: &str = "/suspension";

#[derive(Template)]
#[template(path = "cases/suspension.html")]
struct SuspensionPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    /// Why nobody may contact the employee, if nobody may.
    stop: Option<&'static str>,
    /// The suspension that has not ended.
    now: Option<Standing>,
    stage: Option<Stage>,
    earlier: Vec<Standing>,
    /// Whether the reader prepares cases.
    prepares: bool,
    may_propose: bool,
    may_end: bool,
    /// Why the reader may not take the step that the suspension waits for.
    barred: Option<String>,
}

fn page<'a>(
    app: &App,
    frame: &'a Frame,
    person: &Person,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> SuspensionPage<'a> {
    let (t, today) = (frame.t, day(app.now()));
    let all = file.suspensions.iter();
    let (ended, open): (Vec<_>, Vec<_>) = all.partition(|it| it.stage == Stage::Ended);
    let (now, stop) = (open.first(), super::show::stop(file, t));
    let is_open = (case::Stage::Cleared..case::Stage::Closed).contains(&file.case.stage);
    let prepares = person.has(Role::HrOfficer) || person.has(Role::HrHead);
    SuspensionPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        barred: now
            .and_then(|it| barred(app, file, it))
            .map(|why| (t.procedure.authority)(&why)),
        prepares,
        may_end: now.is_some() && file.may_end_suspension(),
        may_propose: prepares && now.is_none() && is_open && stop.is_none(),
        stop,
        stage: now.map(|it| it.stage),
        now: now.map(|it| Standing::of(file, it, t, today)),
        earlier: ended
            .into_iter()
            .rev()
            .map(|it| Standing::of(file, it, t, today))
            .collect(),
    }
}

/// Why the reader may not decide it, or may not confirm what somebody decided.
fn barred(app: &App, file: &CaseFile, it: &Suspension) -> Option<Refusal> {
    match it.stage {
        Stage::Consulted => file.may_decide(Act::Suspend, app.settings.policy).err(),
        Stage::Unconfirmed => {
            let mut deeds = file.suspension_deeds.iter().rev();
            let decided =
                deeds.find(|made| made.suspension == it.id && made.deed == Deed::Decided)?;
            file.may_confirm(Act::Suspend, decided.by).err()
        }
        _ => None,
    }
}

async fn show(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "suspension").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&app, &visitor, &person, &file, &fields, &none))
}
