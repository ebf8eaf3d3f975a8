//! /cases/{number}/access-requests/{id}/documents/{serial}: whether one document is given, and what keeps it back.

use super::{one, place};
use crate::casework::answer_access::Access;
use crate::casework::weigh_access::weigh_access;
use crate::domain::access_request::{Exemption, KeptBack, Weighed};
use crate::domain::coded::Coded;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::cases::show::{Head, head};
use crate::web::cases::{Answer, Sent, SentBy, number, open, refusals};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::moments::typed;
use crate::web::words::Words;
use crate::web::words::procedure::cited;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/cases/{number}/access-requests/{id}/documents/{serial}")
            .route(web::get().to(show))
            .route(web::post().to(create)),
    );
}

#[derive(Template)]
#[template(path = "cases/access_document.html")]
struct DocumentPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    id: usize,
    serial: i32,
    title: String,
    requester: String,
    exemptions: Vec<(String, String)>,
}

fn page<'a>(
    frame: &'a Frame,
    head: Head,
    access: &Access,
    serial: i32,
    fields: &'a Fields,
    faults: &'a Faults,
) -> Result<DocumentPage<'a>, PageError> {
    let t = frame.t;
    let found = access.documents.iter().find(|it| it.0.serial == serial);
    let (document, _) = found.ok_or(PageError::NotFound)?;
    let named = |exemption: Exemption| {
        let why = (t.access_requests.exemption)(exemption);
        let words = cited(why, exemption.source(), t.language);
        (exemption.code().to_owned(), words)
    };
    Ok(DocumentPage {
        frame,
        t,
        fields,
        faults,
        head,
        id: access.request.serial,
        serial,
        title: document.title.clone(),
        requester: access.request.requester.clone(),
        exemptions: Exemption::of(access.request.basis).map(named).collect(),
    })
}

async fn show(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    path: web::Path<(String, usize, i32)>,
) -> Result<HttpResponse, PageError> {
    let (slug, id, serial) = path.into_inner();
    let number = number(&slug)?;
    let file = open(&app, &officer, number, "access-requests").await?;
    let access = one::read(&app, &officer, number, id).await?;
    let fields = as_it_stands(&access, serial);
    let head = head(&file, visitor.t);
    ok(&page(
        &visitor,
        head,
        &access,
        serial,
        &fields,
        &Faults::default(),
    )?)
}

fn as_it_stands(access: &Access, serial: i32) -> Fields {
    let mut fields = Fields::default();
    let found = access.documents.iter().find(|it| it.0.serial == serial);
    let Some(weighed) = found.and_then(|it| it.1.as_ref()) else {
        return fields;
    };
    fields.set("weighed", weighed.code());
    if let Some(exemption) = weighed.exemption() {
        fields.set("exemption", exemption.code());
    }
    if let Weighed::Postponed { until, .. } = weighed {
        fields.set("until", typed(*until));
    }
    fields.set("grounds", weighed.grounds());
    fields
}

async fn create(
    path: web::Path<(String, usize, i32)>,
    sent: SentBy<Signed<CaseOfficer>>,
) -> Answer {
    let (_, id, serial) = path.into_inner();
    let weighed = match weighed(&sent) {
        Ok(weighed) => weighed,
        Err(faults) => return again(&sent, id, serial, &faults).await,
    };
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = sent
        .write(move |tx| weigh_access(tx, &viewer, number, id, &[(serial, weighed)]))
        .await;
    match done {
        Ok(()) => Ok(see_other(&place(&sent, id))),
        Err(failure) => {
            let faults = refusals::faults(sent.t(), failure, "weighed")?;
            again(&sent, id, serial, &faults).await
        }
    }
}

fn weighed(sent: &Sent) -> Result<Weighed, Faults> {
    let mut wrong = Faults::default();
    let exemption = || Exemption::parse(sent.fields.one("exemption"));
    let grounds = sent.typed("grounds");
    let kept = || exemption().map(|it| KeptBack::new(it, &grounds));
    let missing = || Faults::one("exemption", sent.t().access_requests.choose_exemption);
    match sent.fields.one("weighed") {
        "given" => Ok(Weighed::Given),
        "partly" => kept().map(Weighed::Partly).ok_or_else(missing),
        "withheld" => kept().map(Weighed::Withheld).ok_or_else(missing),
        "postponed" => {
            let until = sent.day("until", &mut wrong);
            let Some(exemption) = exemption() else {
                return Err(missing());
            };
            if !wrong.is_empty() {
                return Err(wrong);
            }
            Ok(Weighed::Postponed {
                exemption,
                until,
                grounds,
            })
        }
        _ => Err(Faults::one("weighed", sent.t().procedure.choose)),
    }
}

async fn again(sent: &Sent, id: usize, serial: i32, faults: &Faults) -> Answer {
    let access = one::read(&sent.app, &sent.by, sent.number, id).await?;
    let head = head(&sent.file().await?, sent.t());
    let fields = &sent.fields;
    refused(&page(&sent.visitor, head, &access, serial, fields, faults)?)
}
