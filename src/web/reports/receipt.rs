//! The receipt of a report, for the one who told and the one who sent it.

use crate::casework::Failure;
use crate::casework::read_receipt::read_receipt;
use crate::domain::report::ReportNumber;
use crate::store::StoreError;
use crate::web::App;
use crate::web::access::{Person, Visitor};
use crate::web::error::PageError;
use crate::web::layout::{Frame, ok};
use crate::web::moments::Moment;
use crate::web::session::record_denied;
use crate::web::words::Words;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "reports/receipt.html")]
struct ReceiptPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    number: String,
    received: Moment,
}

pub async fn show(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let number = ReportNumber::from_slug(&slug).ok_or(PageError::NotFound)?;
    let reader = person.id;
    let read = app
        .write(&person.actor(), move |tx| read_receipt(tx, reader, number))
        .await;
    let receipt = match read {
        Ok(receipt) => receipt,
        Err(failure) => {
            if matches!(failure, Failure::Store(StoreError::NotFound)) {
                record_denied(&app, &person, &request);
            }
            return Err(failure.into());
        }
    };
    ok(&ReceiptPage {
        frame: &visitor,
        t: visitor.t,
        number: receipt.number.to_string(),
        received: Moment::new(receipt.received_at, visitor.t),
    })
}
