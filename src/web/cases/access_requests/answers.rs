//! /cases/{number}/access-requests/{id}/answers/{answer}: the answer as one file, for whoever answered.

use crate::casework::fetch_answer::{fetch_answer, pack_answer};
use crate::web::access::CaseOfficer;
use crate::web::cases::{Answer, SentBy};
use crate::web::download;
use crate::web::form::Weighty;
use actix_web::web;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route(
        "/cases/{number}/access-requests/{id}/answers/{answer}",
        web::post().to(fetch),
    );
}

async fn fetch(
    path: web::Path<(String, usize, usize)>,
    sent: SentBy<Weighty<CaseOfficer>>,
) -> Answer {
    let (_, id, answer) = path.into_inner();
    let (viewer, number) = (sent.viewer(), sent.number);
    let found = sent
        .write(move |tx| fetch_answer(tx, &viewer, number, id, answer))
        .await?;
    let files = sent.app.files.clone();
    let bytes = sent.app.slowly(move || pack_answer(&files, &found)).await?;
    let name = format!("svar-{}-{id}-{answer}.zip", sent.number.slug());
    Ok(download::bytes(bytes, &name))
}
