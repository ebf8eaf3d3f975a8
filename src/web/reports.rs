//! /reports: one's own reports, and the four steps in which a new one is written.

mod check;
mod draft;
mod files;
mod index;
mod points;
mod receipt;
mod step;
mod steps;
mod who;

use actix_web::web;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/reports", web::get().to(index::show))
        .route("/reports/drafts", web::post().to(index::create))
        .route(
            "/reports/drafts/{token}/discard",
            web::post().to(index::discard),
        )
        .route(
            "/reports/drafts/{token}/files",
            web::post().to(files::create),
        )
        .route(
            "/reports/drafts/{token}/files/{uuid}/removal",
            web::post().to(files::remove),
        )
        .route(
            "/reports/drafts/{token}/filing",
            web::post().to(check::file),
        )
        .route(
            "/reports/drafts/{token}/autosave/{step}",
            web::post().to(steps::autosave),
        )
        .route("/reports/drafts/{token}/{step}", web::get().to(steps::show))
        .route(
            "/reports/drafts/{token}/{step}",
            web::post().to(steps::update),
        )
        .route("/reports/{number}", web::get().to(receipt::show));
}
