//! /cases/{number}/consultations: the discussion meeting, or why there was none.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open, typed};
use crate::casework::open_case::CaseFile;
use crate::casework::record_consultation::record_consultation;
use crate::domain::consultation::{Consultation, Minutes, Part};
use crate::domain::local_time::{read_date, read_time};
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
use chrono::NaiveTime;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/consultations/new", web::get().to(new))
        .route("/cases/{number}/consultations", web::post().to(create));
}

/// The parts of the minutes in the order of the form.
const PARTS: [Part; 8] = [
    Part::Place,
    Part::Participants,
    Part::Background,
    Part::Documents,
    Part::EmployerView,
    Part::EmployeeView,
    Part::OtherWork,
    Part::Signatures,
];

#[derive(Template)]
#[template(path = "cases/consult.html")]
pub struct ConsultPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    stop: Option<&'static str>,
    outcomes: [(&'static str, &'static str); 3],
    parts: Vec<(&'static str, &'static str, &'static str)>,
    lead: &'static str,
    /// Where the form is sent, under the case.
    place: &'static str,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> ConsultPage<'a> {
    let lead = frame.t.procedure.consultation_lead;
    page_for(frame, file, fields, faults, lead, "consultations")
}

/// The page of a meeting in the case: about its outcome, or about a suspension.
pub(super) fn page_for<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
    lead: &'static str,
    place: &'static str,
) -> ConsultPage<'a> {
    let t = frame.t;
    let p = &t.procedure;
    ConsultPage {
        frame,
        t,
        lead,
        place,
        fields,
        faults,
        head: head(file, t),
        stop: super::show::stop(file, t),
        outcomes: [
            ("held", p.held),
            ("declined", p.declined),
            ("not_practicable", p.not_practicable),
        ],
        parts: PARTS
            .into_iter()
            .map(|part| (part.code(), (p.part)(part), (p.part_hint)(part)))
            .collect(),
    }
}

async fn new(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &officer, number(&slug)?, "consultation").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.visitor, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    sent.take("", "outcome", consultation, record_consultation, again)
        .await
}

/// What the form says, or what in it cannot be read. What is left empty is the
/// domain's to refuse.
pub(super) fn consultation(fields: &Fields, t: &Words) -> Result<Consultation, Faults> {
    let p = &t.procedure;
    let grounds = typed(fields, "grounds");
    match fields.one("outcome") {
        "declined" => return Ok(Consultation::Declined(grounds)),
        "not_practicable" => return Ok(Consultation::NotPracticable(grounds)),
        "held" => {}
        _ => return Err(Faults::one("outcome", p.choose)),
    }
    let time = |name| {
        let text = read_time(fields.one(name))?;
        NaiveTime::parse_from_str(&text, "%H.%M").ok()
    };
    let (held_on, from, to) = (read_date(fields.one("held_on")), time("from"), time("to"));
    let (Some(held_on), Some(from), Some(to)) = (held_on, from, to) else {
        let mut wrong = Faults::default();
        if held_on.is_none() {
            wrong.add("held_on", p.date_hint);
        }
        for (name, found) in [("from", from), ("to", to)] {
            if found.is_none() {
                wrong.add(name, p.not_a_time);
            }
        }
        return Err(wrong);
    };
    let part = |part: Part| typed(fields, part.code());
    Ok(Consultation::Held(Minutes {
        held_on,
        from,
        to,
        place: part(Part::Place),
        participants: part(Part::Participants),
        background: part(Part::Background),
        documents: part(Part::Documents),
        employer_view: part(Part::EmployerView),
        employee_view: part(Part::EmployeeView),
        other_work: part(Part::OtherWork),
        signatures: part(Part::Signatures),
    }))
}
