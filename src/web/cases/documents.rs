//! /cases/{number}/documents: what lies in the case, on its way out and in.

use super::number;
use crate::casework::open_document::open_document;
use crate::web::access::Decider;
use crate::web::app::App;
use crate::web::download;
use crate::web::error::PageError;
use actix_web::{HttpResponse, web};

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/cases/{number}/documents/{serial}", web::get().to(show));
}

/// A document, always saved and never shown in the page's own name. Its opening is in the trail first.
async fn show(
    person: Decider,
    app: web::Data<App>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse, PageError> {
    let (slug, serial) = path.into_inner();
    let (viewer, number) = (person.viewer(), number(&slug)?);
    let document = app
        .write(&person.actor(), move |tx| {
            open_document(tx, &viewer, number, serial)
        })
        .await?;
    download::file(&app, &document.sha256, &document.name).await
}
