//! /cases/{number}/access-requests/{id}/documents/{serial}: whether one document is given, and what keeps it back.

use super::{one, place};
use crate::casework::answer_access::Access;
use crate::casework::weigh_access::weigh_access;
use crate::domain::access_request::{
    Basis, Exemption, KeptBack, Weighed, is_to_come, says_why_put_off, says_why_to,
};
use crate::domain::coded::Coded;
use crate::domain::local_time::day;
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
    let access = one::read(&sent.app, &sent.by, sent.number, id).await?;
    let weighed = match weighed(&sent, access.request.basis) {
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

/// What the form says, or everything that is wrong with it: what is whole, the verb judges.
fn weighed(sent: &Sent, basis: Basis) -> Result<Weighed, Faults> {
    let t = sent.t();
    let mut wrong = Faults::default();
    let code = sent.fields.one("weighed");
    let grounds = sent.typed("grounds");
    let exemption = Exemption::parse(sent.fields.one("exemption"));
    match code {
        "given" => return Ok(Weighed::Given),
        "partly" | "withheld" | "postponed" => {}
        _ => return Err(Faults::one("weighed", t.procedure.choose)),
    }
    if exemption.is_none() {
        wrong.add("exemption", t.access_requests.choose_exemption);
    }
    let is_put_off = code == "postponed";
    let until = is_put_off.then(|| sent.day("until", &mut wrong));
    let Some(exemption) = exemption.filter(|_| wrong.is_empty()) else {
        let today = day(sent.app.now());
        let no_end = until.filter(|_| wrong.of("until").is_none());
        let no_end = no_end.and_then(|until| is_to_come(until, today).err());
        let unsaid = if is_put_off {
            says_why_put_off(&grounds)
        } else {
            says_why_to(basis, &grounds)
        };
        for why in no_end.into_iter().chain(unsaid.err()) {
            refusals::weighing(t, &mut wrong, why, "weighed");
        }
        return Err(wrong);
    };
    Ok(match (until, code) {
        (Some(until), _) => Weighed::Postponed {
            exemption,
            until,
            grounds,
        },
        (None, "partly") => Weighed::Partly(KeptBack::new(exemption, &grounds)),
        (None, _) => Weighed::Withheld(KeptBack::new(exemption, &grounds)),
    })
}

async fn again(sent: &Sent, id: usize, serial: i32, faults: &Faults) -> Answer {
    let access = one::read(&sent.app, &sent.by, sent.number, id).await?;
    let head = head(&sent.file().await?, sent.t());
    let fields = &sent.fields;
    refused(&page(&sent.visitor, head, &access, serial, fields, faults)?)
}
