//! /cases/{number}/reopenings: a closed case is taken up again.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::open_case::CaseFile;
use crate::casework::reopen_case::reopen_case;
use crate::web::access::{HrHead, Visitor};
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
        .route("/cases/{number}/reopenings/new", web::get().to(new))
        .route("/cases/{number}/reopenings", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/reopen.html")]
struct ReopenPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> ReopenPage<'a> {
    ReopenPage {
        frame,
        t: frame.t,
        fields,
        faults,
        head: head(file, frame.t),
    }
}

async fn new(
    head: HrHead,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &head, number(&slug)?, "reopening").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.visitor, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Signed<HrHead>>) -> Answer {
    let (viewer, number, grounds) = (sent.viewer(), sent.number, sent.typed("grounds"));
    let done = sent
        .write(move |tx| reopen_case(tx, &viewer, number, &grounds))
        .await;
    sent.answer("grounds", done, again).await
}
