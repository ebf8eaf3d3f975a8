//! /cases/{number}/deliveries: how the letter reached the employee, and when.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, day_in, number, open, typed};
use crate::casework::deliver_letter::deliver_letter;
use crate::casework::open_case::CaseFile;
use crate::domain::authority::Act;
use crate::domain::coded::Coded;
use crate::domain::handover::{Arrival, Handover, Mode, modes};
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/deliveries/new", web::get().to(new))
        .route("/cases/{number}/deliveries", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/deliver.html")]
pub struct DeliverPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    is_strict: bool,
    modes: Vec<(&'static str, &'static str)>,
    arrivals: Vec<(&'static str, &'static str)>,
    /// Where the form is sent, under the case.
    place: &'static str,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> DeliverPage<'a> {
    let decided = file.standing_decision();
    let act = decided.map_or(Act::Warn, |made| Act::of(made.decision.severity));
    page_for(frame, file, fields, faults, act, "deliveries")
}

/// The page of a letter's way to the employee: about the decision, or about a suspension.
pub(super) fn page_for<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
    act: Act,
    place: &'static str,
) -> DeliverPage<'a> {
    let t = frame.t;
    let p = &t.procedure;
    DeliverPage {
        frame,
        t,
        place,
        fields,
        faults,
        head: head(file, t),
        is_strict: act.needs_second(),
        modes: modes(act)
            .iter()
            .map(|mode| (mode.code(), (p.mode_of)(*mode)))
            .collect(),
        arrivals: Arrival::ALL
            .iter()
            .map(|arrival| (arrival.code(), (p.arrival_of)(*arrival)))
            .collect(),
    }
}

async fn new(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &officer, number(&slug)?, "delivery").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.visitor, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    sent.take("", "mode", handover, deliver_letter, again).await
}

/// What the form says, or what in it cannot be read.
pub(super) fn handover(fields: &Fields, t: &Words) -> Result<Handover, Faults> {
    let mut wrong = Faults::default();
    let (mode, arrival) = (
        Mode::parse(fields.one("mode")),
        Arrival::parse(fields.one("arrival")),
    );
    if mode.is_none() {
        wrong.add("mode", t.procedure.choose);
    }
    if arrival.is_none() {
        wrong.add("arrival", t.procedure.choose);
    }
    let sent_on = day_in(fields, "sent_on", t, &mut wrong);
    let arrived_on = day_in(fields, "arrived_on", t, &mut wrong);
    match (mode, arrival) {
        (Some(mode), Some(arrival)) if wrong.is_empty() => Ok(Handover {
            mode,
            sent_on,
            arrival,
            arrived_on,
            note: typed(fields, "note"),
        }),
        _ => Err(wrong),
    }
}
