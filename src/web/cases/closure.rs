//! /cases/{number}/closure: closing a decided case, with its retention shown first.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::close_case::close_case;
use crate::casework::open_case::CaseFile;
use crate::domain::circumstance::answered;
use crate::domain::retention::Outcome;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::keeping::circumstances::{Tick, boxes};
use crate::web::layout::{Frame, ok, refused};
use crate::web::marks;
use crate::web::moments::Day;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/cases/{number}/closure")
            .route(web::get().to(new))
            .route(web::post().to(create)),
    );
}

#[derive(Template)]
#[template(path = "cases/close.html")]
struct ClosePage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    decided: String,
    outcome: &'static str,
    rows: Vec<String>,
    period: Option<(String, Day)>,
    has_schedule: bool,
    happened: Vec<Tick>,
    can_close: bool,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> ClosePage<'a> {
    let t = frame.t;
    let kept = file.would_be.as_ref();
    ClosePage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        decided: marks::severity(t, file.decided.as_ref().map(|made| made.decision.severity)),
        outcome: match kept.map(|kept| kept.outcome) {
            Some(Outcome::Preserved) => t.cases.preserved,
            Some(Outcome::OwnPeriod) => t.cases.own_period,
            _ => t.cases.review,
        },
        rows: kept.map_or_else(Vec::new, |kept| {
            kept.rows
                .iter()
                .map(|row| t.archive.sentence(row.code, Some(row.outcome)))
                .collect()
        }),
        period: kept.and_then(|kept| kept.period).map(|period| {
            let months = (t.keeping.schedule.months_number)(period.months);
            (months, Day::new(period.destroy_from, t))
        }),
        has_schedule: file.has_schedule,
        happened: boxes(t),
        can_close: kept.is_some(),
    }
}

async fn new(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &officer, number(&slug)?, "closure").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.visitor, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let (viewer, number, grounds) = (sent.viewer(), sent.number, sent.typed("grounds"));
    let done = match answered(sent.fields.all("happened")) {
        Ok(said) => {
            sent.write(move |tx| close_case(tx, &viewer, number, &grounds, &said).map(drop))
                .await
        }
        Err(why) => Err(why.into()),
    };
    sent.answer("happened", done, again).await
}
