//! /cases/{number}/access-requests/{id}/documents/{serial}/copy: names and passages, and what goes out of a document.

mod view;

use super::one;
use crate::casework::Failure;
use crate::casework::make_copy::{make_copy, preview_copy, receive_copy};
use crate::casework::mark_passages::{Asked, What, mark_passages, open_copy, undo_mark};
use crate::casework::read_copy::{Sheet, read_copy};
use crate::casework::receive_file::receive_file;
use crate::domain::access_request::Exemption;
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::redaction::Refusal;
use crate::web::access::{CaseOfficer, Person, Visitor};
use crate::web::app::App;
use crate::web::cases::documents::owner;
use crate::web::cases::show::head;
use crate::web::cases::{Answer, Sent, SentBy, number, open, read, refusals, with_office};
use crate::web::download;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{ok, refused, see_other};
use crate::web::upload;
use actix_web::{HttpRequest, HttpResponse, web};
use std::ops::Range;
use std::sync::Arc;
use view::CopyPage;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .service(
            web::resource("/cases/{number}/access-requests/{id}/documents/{serial}/copy")
                .route(web::get().to(show))
                .route(web::post().to(create)),
        )
        .route(
            "/cases/{number}/access-requests/{id}/documents/{serial}/copy/file",
            web::get().to(show_file),
        )
        .route(
            "/cases/{number}/access-requests/{id}/documents/{serial}/copy/files",
            web::post().to(receive),
        )
        .route(
            "/cases/{number}/access-requests/{id}/documents/{serial}/copy/marks",
            web::post().to(mark),
        )
        .route(
            "/cases/{number}/access-requests/{id}/documents/{serial}/copy/marks/{mark}/undoing",
            web::post().to(undo),
        );
}

type At = (usize, i32);

/// Whoever sees the words of the document has opened it: it is in the trail first.
async fn opened(app: &App, by: &Person, number: CaseNumber, at: At) -> Result<(), PageError> {
    let (viewer, actor) = (by.viewer(), by.actor());
    let written = app.write(&actor, move |tx| open_copy(tx, &viewer, number, at.1));
    Ok(written.await?)
}

/// The document with everything that is known of it; its opening is in the trail.
async fn sheet(app: &App, by: &Person, number: CaseNumber, at: At) -> Result<Sheet, PageError> {
    opened(app, by, number, at).await?;
    let (viewer, letters) = (by.viewer(), Arc::clone(&app.letters));
    let read = with_office(app, move |office| {
        read_copy(office, &letters, &viewer, number, at)
    });
    Ok(read.await?)
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
    one::read(&app, &officer, number, id).await?;
    let sheet = sheet(&app, &officer, number, (id, serial)).await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&CopyPage::new(
        &visitor,
        head(&file, visitor.t),
        &sheet,
        &fields,
        &none,
    ))
}

async fn again(sent: &Sent, at: At, failure: Failure, first: &'static str) -> Answer {
    let faults = refusals::faults(sent.t(), failure, first)?;
    let sheet = sheet(&sent.app, &sent.by, sent.number, at).await?;
    let head = head(&sent.file().await?, sent.t());
    refused(&CopyPage::new(
        &sent.visitor,
        head,
        &sheet,
        &sent.fields,
        &faults,
    ))
}

fn place(number: CaseNumber, at: At) -> String {
    let (id, serial) = at;
    let slug = number.slug();
    format!("/cases/{slug}/access-requests/{id}/documents/{serial}/copy")
}

/// `12-30`: bytes of the text.
fn range(value: &str) -> Option<Range<usize>> {
    let (from, to) = value.split_once('-')?;
    Some(from.parse().ok()?..to.parse().ok()?)
}

fn asked(sent: &Sent) -> Result<Asked, Faults> {
    let fields = &sent.fields;
    let what = match fields.one("do") {
        "keep" => What::Keep(sent.typed("reason")),
        "looked" => What::LookedThrough(sent.typed("looked")),
        _ => {
            let found = Exemption::parse(fields.one("exemption"));
            let missing = sent.t().access_requests.choose_exemption;
            What::TakeOut(found.ok_or_else(|| Faults::one("exemption", missing))?)
        }
    };
    let places = fields.all("place").filter_map(range);
    // What was written for another button of the page is left for it.
    let passages = match what {
        What::TakeOut(_) => sent.typed("passages"),
        What::Keep(_) | What::LookedThrough(_) => String::new(),
    };
    let passages = passages.lines().map(str::trim).filter(|it| !it.is_empty());
    Ok(Asked {
        places: places.collect(),
        passages: passages.map(str::to_owned).collect(),
        what,
    })
}

async fn mark(path: web::Path<(String, usize, i32)>, sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let (_, id, serial) = path.into_inner();
    let at = (id, serial);
    let asked = match asked(&sent) {
        Ok(asked) => asked,
        Err(faults) => {
            let sheet = sheet(&sent.app, &sent.by, sent.number, at).await?;
            let head = head(&sent.file().await?, sent.t());
            let fields = &sent.fields;
            return refused(&CopyPage::new(&sent.visitor, head, &sheet, fields, &faults));
        }
    };
    let first = match &asked.what {
        What::TakeOut(_) => "passages",
        What::Keep(_) => "reason",
        What::LookedThrough(_) => "looked",
    };
    let (viewer, number, letters) = (sent.viewer(), sent.number, Arc::clone(&sent.app.letters));
    let done = sent
        .with_office(move |office| mark_passages(office, &letters, &viewer, number, at, &asked));
    match done.await {
        Ok(()) => Ok(see_other(&place(sent.number, at))),
        Err(failure) => {
            let field = field(&failure, first);
            again(&sent, at, failure, field).await
        }
    }
}

/// Where a refusal of a mark stands: nothing is pointed at among the names, where there are any.
fn field(failure: &Failure, first: &'static str) -> &'static str {
    match failure {
        Failure::Redaction(Refusal::Nothing) if first == "reason" => "names",
        _ => first,
    }
}

async fn undo(
    path: web::Path<(String, usize, i32, i32)>,
    sent: SentBy<Signed<CaseOfficer>>,
) -> Answer {
    let (_, id, serial, mark) = path.into_inner();
    let at = (id, serial);
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = sent.write(move |tx| undo_mark(tx, &viewer, number, at, mark));
    match done.await {
        Ok(()) => Ok(see_other(&place(sent.number, at))),
        Err(failure) => again(&sent, at, failure, "marks").await,
    }
}

/// The copy is made, or shown as it would be.
async fn create(
    path: web::Path<(String, usize, i32)>,
    sent: SentBy<Signed<CaseOfficer>>,
) -> Answer {
    let (_, id, serial) = path.into_inner();
    let at = (id, serial);
    let (viewer, number, letters) = (sent.viewer(), sent.number, Arc::clone(&sent.app.letters));
    let is_preview = sent.fields.one("do") == "preview";
    let done = sent.with_office(move |office| {
        if is_preview {
            preview_copy(office, &letters, &viewer, number, at).map(Some)
        } else {
            make_copy(office, &letters, &viewer, number, at).map(|()| None)
        }
    });
    match done.await {
        Ok(Some(pdf)) => {
            opened(&sent.app, &sent.by, sent.number, at).await?;
            Ok(download::bytes(pdf, "kopi-utkast.pdf"))
        }
        Ok(None) => Ok(see_other(&place(sent.number, at))),
        Err(failure) => again(&sent, at, failure, "copy").await,
    }
}

/// The copy that is kept.
async fn show_file(
    officer: CaseOfficer,
    app: web::Data<App>,
    path: web::Path<(String, usize, i32)>,
) -> Result<HttpResponse, PageError> {
    let (slug, id, serial) = path.into_inner();
    let number = number(&slug)?;
    let sheet = sheet(&app, &officer, number, (id, serial)).await?;
    let copy = sheet.copy.ok_or(PageError::NotFound)?;
    let name = format!("dokument-{serial:02}-sladda.pdf");
    let owner = owner(&app, &officer, number).await?;
    download::file(&app, &owner, &copy.sha256, &name).await
}

/// A copy that was made elsewhere.
async fn receive(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, usize, i32)>,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (slug, id, serial) = path.into_inner();
    let (number, at) = (number(&slug)?, (id, serial));
    let back = place(number, at);
    let sent = upload::receive(&request, payload, &back).await?;
    let t = visitor.t;
    let found = match (sent.turned.first(), sent.sent.into_iter().next()) {
        (Some((_, unfit)), _) => Some(Faults::one("file", (t.reports.unfit)(unfit))),
        (None, None) => Some(Faults::one("file", t.registration.missing)),
        (None, Some(file)) => {
            let owner = owner(&app, &officer, number).await?;
            let (viewer, letters) = (officer.viewer(), Arc::clone(&app.letters));
            let is_seen = sent.fields.has("seen", "yes");
            let done = with_office(&app, move |office| {
                let received = receive_file(file.incoming, &file.name, &owner)?;
                receive_copy(office, &letters, &viewer, number, at, &received, is_seen)
            });
            match done.await {
                Ok(()) => None,
                Err(Failure::Unfit(unfit)) => Some(Faults::one("file", (t.reports.unfit)(&unfit))),
                Err(failure) => Some(refusals::faults(t, failure, "file")?),
            }
        }
    };
    let Some(faults) = found else {
        return Ok(see_other(&back));
    };
    let sheet = sheet(&app, &officer, number, at).await?;
    let head = head(&read(&app, &officer, number).await?, t);
    refused(&CopyPage::new(
        &visitor,
        head,
        &sheet,
        &sent.fields,
        &faults,
    ))
}
