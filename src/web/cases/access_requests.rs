//! /cases/{number}/access-requests: who has asked to see the documents of a case, and what was answered.

mod answers;
mod copy;
mod document;
mod one;

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::open_case::CaseFile;
use crate::casework::register_access_request::register_access_request;
use crate::domain::access_request::{Basis, NewRequest};
use crate::domain::coded::Coded;
use crate::domain::local_time::day;
use crate::store::access_requests::Request;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::moments::Day;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .service(
            web::resource("/cases/{number}/access-requests")
                .route(web::get().to(index))
                .route(web::post().to(create)),
        )
        .configure(one::routes)
        .configure(document::routes)
        .configure(copy::routes)
        .configure(answers::routes);
}

#[derive(Template)]
#[template(path = "cases/access_requests.html")]
struct RequestsPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    requests: Vec<Row>,
}

/// A request in the list.
struct Row {
    id: usize,
    requester: String,
    basis: &'static str,
    received: Day,
    due: Day,
    is_late: bool,
    answered: Option<Day>,
    /// When it was withdrawn, and why.
    withdrawn: Option<(Day, String)>,
}

impl Row {
    fn of(request: &Request, today: NaiveDate, t: &'static Words) -> Row {
        let withdrawn = request.withdrawn.as_ref();
        Row {
            id: request.serial,
            requester: request.requester.clone(),
            basis: (t.access_requests.basis)(request.basis),
            received: Day::new(request.received_on, t),
            due: Day::new(request.due_on, t),
            is_late: request.is_open() && request.due_on < today,
            answered: request.answered.map(|(_, at)| Day::new(day(at), t)),
            withdrawn: withdrawn.map(|it| (Day::new(day(it.at), t), it.why.clone())),
        }
    }
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    today: NaiveDate,
    fields: &'a Fields,
    faults: &'a Faults,
) -> RequestsPage<'a> {
    let t = frame.t;
    RequestsPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        requests: file
            .requests
            .iter()
            .map(|request| Row::of(request, today, t))
            .collect(),
    }
}

async fn index(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &officer, number(&slug)?, "access-requests").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, day(app.now()), &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    let today = day(sent.app.now());
    refused(&page(&sent.visitor, file, today, &sent.fields, faults))
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let mut wrong = Faults::default();
    let received_on = sent.day("received_on", &mut wrong);
    let Some(basis) = Basis::parse(sent.fields.one("basis")) else {
        wrong.add("basis", sent.t().procedure.choose);
        return sent.refuse(&wrong, again).await;
    };
    if !wrong.is_empty() {
        return sent.refuse(&wrong, again).await;
    }
    let new = NewRequest {
        requester: sent.typed("requester"),
        basis,
        received_on,
    };
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = sent
        .write(move |tx| register_access_request(tx, &viewer, number, &new))
        .await;
    sent.app.mail.notify_one();
    match done {
        Ok(id) => Ok(see_other(&place(&sent, id))),
        Err(failure) => sent.answer("requester", Err(failure), again).await,
    }
}

fn place(sent: &Sent, id: usize) -> String {
    format!("/cases/{}/access-requests/{id}", sent.number.slug())
}
