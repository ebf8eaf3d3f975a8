//! /cases/{number}/access-requests/{id}: one request, document by document, and the answer as it is sent.

use super::place;
use crate::casework::answer_access::{Access, answer_access, read_access};
use crate::casework::weigh_access::weigh_access;
use crate::casework::withdraw_access_request::withdraw_access_request;
use crate::domain::access_request::{Complaint, Exemption, Weighed};
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::web::access::{CaseOfficer, Person, Visitor};
use crate::web::app::App;
use crate::web::cases::show::{Head, head};
use crate::web::cases::{Answer, Sent, SentBy, number, open, refusals};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::{Signed, Weighty};
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::moments::Day;
use crate::web::words::Words;
use crate::web::words::procedure::cited;
use actix_web::{HttpResponse, web};
use askama::Template;
use std::sync::Arc;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/access-requests/{id}", web::get().to(show))
        .route(
            "/cases/{number}/access-requests/{id}/rest",
            web::post().to(give_rest),
        )
        .route(
            "/cases/{number}/access-requests/{id}/answer",
            web::post().to(answer),
        )
        .route(
            "/cases/{number}/access-requests/{id}/withdrawal",
            web::post().to(withdraw),
        );
}

#[derive(Template)]
#[template(path = "cases/access_request.html")]
struct RequestPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    id: usize,
    requester: String,
    /// Which right, with its provision.
    basis: String,
    received: Day,
    due: Day,
    is_late: bool,
    answered: Option<Day>,
    rows: Vec<Row>,
    /// How many are not weighed.
    left: usize,
    complaint: &'static str,
    /// What whoever answers says of wider access, where something is kept back that may be given.
    wider: Option<String>,
    is_wider_said: bool,
    answers: Vec<AnswerRow>,
    is_held: bool,
    withdrawn: Option<Gone>,
}

impl RequestPage<'_> {
    fn is_open(&self) -> bool {
        self.answered.is_none() && self.withdrawn.is_none()
    }

    /// Whether nothing of it is answered, as far as whoever looks may know.
    fn may_withdraw(&self) -> bool {
        self.is_open() && self.answers.is_empty()
    }
}

/// A request that was withdrawn.
struct Gone {
    at: Day,
    by: String,
    why: String,
}

/// An answer that was made.
struct AnswerRow {
    serial: usize,
    at: Day,
    /// It is for whoever answered.
    is_own: bool,
}

/// A document in the request.
pub(super) struct Row {
    pub serial: i32,
    pub title: String,
    /// What is done with it, with the provision that keeps it back.
    pub weighed: Option<String>,
    pub until: Option<Day>,
    pub grounds: String,
    /// An answer has settled it.
    pub is_settled: bool,
    /// It goes out, whole or in part: its names are to be settled.
    pub goes_out: bool,
}

impl Row {
    fn of(
        (document, weighed): &(crate::store::documents::Document, Option<Weighed>),
        t: &'static Words,
    ) -> Row {
        let until = match weighed {
            Some(Weighed::Postponed { until, .. }) => Some(Day::new(*until, t)),
            _ => None,
        };
        let grounds = weighed.as_ref().map(Weighed::grounds).unwrap_or_default();
        Row {
            serial: document.serial,
            title: document.title.clone(),
            weighed: weighed.as_ref().map(|it| {
                let said = (t.access_requests.weighed)(it);
                match it.exemption() {
                    Some(exemption) => cited(said, exemption.source(), t.language),
                    None => said.to_owned(),
                }
            }),
            until,
            grounds: grounds.to_owned(),
            is_settled: false,
            goes_out: matches!(weighed, Some(Weighed::Given | Weighed::Partly(_))),
        }
    }
}

async fn show(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    path: web::Path<(String, usize)>,
) -> Result<HttpResponse, PageError> {
    let (slug, id) = path.into_inner();
    let number = number(&slug)?;
    let file = open(&app, &officer, number, "access-requests").await?;
    let access = read(&app, &officer, number, id).await?;
    let head = head(&file, visitor.t);
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(
        &app, &officer, &visitor, head, &access, &fields, &none,
    ))
}

/// The request, with how each document stands.
pub(super) async fn read(
    app: &App,
    by: &Person,
    number: CaseNumber,
    id: usize,
) -> Result<Access, PageError> {
    let viewer = by.viewer();
    let found = app.read(move |db| read_access(db, &viewer, number, id));
    Ok(found.await?)
}

fn page<'a>(
    app: &App,
    by: &Person,
    frame: &'a Frame,
    head: Head,
    access: &Access,
    fields: &'a Fields,
    faults: &'a Faults,
) -> RequestPage<'a> {
    let (t, request) = (frame.t, &access.request);
    let a = &t.access_requests;
    let each = access.documents.iter().map(|it| Row {
        is_settled: access.is_answered(it.0.id),
        ..Row::of(it, t)
    });
    let rows: Vec<Row> = each.collect();
    let is_kept = |weighed: &Weighed| {
        matches!(weighed, Weighed::Partly(_))
            || weighed.exemption().is_some_and(Exemption::may_be_given)
    };
    let mut waiting = access
        .documents
        .iter()
        .filter(|it| !access.is_answered(it.0.id));
    let is_wider = waiting.any(|it| it.1.as_ref().is_some_and(is_kept));
    let wider = request.basis.wider().filter(|_| is_wider);
    let answers = access.answers.iter().map(|it| AnswerRow {
        serial: it.serial,
        at: Day::new(day(it.at), t),
        is_own: it.by == by.id,
    });
    RequestPage {
        frame,
        t,
        fields,
        faults,
        head,
        id: request.serial,
        requester: request.requester.clone(),
        basis: cited((a.basis)(request.basis), request.basis.source(), t.language),
        received: Day::new(request.received_on, t),
        due: Day::new(request.due_on, t),
        is_late: request.is_open() && request.due_on < day(app.now()),
        answered: request.answered.map(|(_, at)| Day::new(day(at), t)),
        left: rows.iter().filter(|row| row.weighed.is_none()).count(),
        rows,
        wider: wider.map(|source| cited(a.wider, source, t.language)),
        is_wider_said: false,
        answers: answers.collect(),
        is_held: request.is_open() && request.held_by.is_some(),
        withdrawn: request.withdrawn.as_ref().map(|it| Gone {
            at: Day::new(day(it.at), t),
            by: access.withdrawn_by.clone().unwrap_or_default(),
            why: it.why.clone(),
        }),
        complaint: match request.basis.complaint() {
            Complaint::CountyGovernor => a.to_county_governor,
            Complaint::DataProtection => a.to_data_protection,
        },
    }
}

/// What nothing speaks against is given.
async fn give_rest(path: web::Path<(String, usize)>, sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let (_, id) = path.into_inner();
    let access = read(&sent.app, &sent.by, sent.number, id).await?;
    let rest = access.documents.into_iter().filter(|it| it.1.is_none());
    let said: Vec<_> = rest.map(|it| (it.0.serial, Weighed::Given)).collect();
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = sent
        .write(move |tx| weigh_access(tx, &viewer, number, id, &said))
        .await;
    back(&sent, id, done).await
}

async fn answer(path: web::Path<(String, usize)>, sent: SentBy<Weighty<CaseOfficer>>) -> Answer {
    let (_, id) = path.into_inner();
    let (viewer, number, letters) = (sent.viewer(), sent.number, Arc::clone(&sent.app.letters));
    let wider = sent.fields.has("wider", "considered");
    let done = sent
        .with_office(move |office| answer_access(office, &letters, &viewer, number, id, wider))
        .await;
    back(&sent, id, done).await
}

/// It was entered by mistake.
async fn withdraw(path: web::Path<(String, usize)>, sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let (_, id) = path.into_inner();
    let (viewer, number, why) = (sent.viewer(), sent.number, sent.typed("why"));
    let done = sent
        .write(move |tx| withdraw_access_request(tx, &viewer, number, id, &why))
        .await;
    back(&sent, id, done).await
}

/// Back to the request, with what stood in the way.
async fn back(sent: &Sent, id: usize, done: Result<(), crate::casework::Failure>) -> Answer {
    match done {
        Ok(()) => Ok(see_other(&place(sent, id))),
        Err(failure) => {
            let faults = refusals::faults(sent.t(), failure, "documents")?;
            let access = read(&sent.app, &sent.by, sent.number, id).await?;
            let head = head(&sent.file().await?, sent.t());
            let (app, by, fields) = (&sent.app, &sent.by, &sent.fields);
            let shown = page(app, by, &sent.visitor, head, &access, fields, &faults);
            refused(&RequestPage {
                is_wider_said: sent.fields.has("wider", "considered"),
                ..shown
            })
        }
    }
}
