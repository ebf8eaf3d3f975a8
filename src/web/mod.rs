//! The front desk: pages and forms.

mod absences;
pub mod access;
mod account;
mod accounts;
mod agents;
mod alarm;
mod app;
mod archive;
pub mod assets;
mod audit;
mod break_glass;
mod calendar;
mod cases;
mod corrections;
mod csrf;
mod delegations;
mod demo;
mod download;
mod errands;
mod error;
mod faults;
mod fields;
mod form;
mod form_pages;
mod guidelines;
mod handing;
mod headers;
mod home;
mod icalendar;
mod icons;
mod inbox;
mod jobs;
mod keeping;
pub mod layout;
mod log;
mod marks;
mod metrics;
mod moments;
mod named_reader;
mod nobreak;
mod numbers;
mod outbox;
mod outbox_mail;
mod pending;
mod proof;
mod provider;
mod qr;
mod readers;
mod recoveries;
mod registration;
mod reports;
mod role_proposals;
mod second_factor;
mod session;
mod setup;
mod sign_in;
mod span;
mod spreadsheet;
mod tasks;
pub mod throttle;
mod upload;
pub mod words;

pub use app::{App, Clock, Demo, Handover, Settings};

use actix_web::middleware::from_fn;
use actix_web::{App as Actix, HttpServer, web};
use std::net::TcpListener;

/// Serves the house on `listener` until it is told to stop.
///
/// `workers` threads take the requests; whatever waits for the disk waits elsewhere.
/// Signals are the caller's to hear: it stops the server by its handle.
pub fn serve(
    app: App,
    listener: TcpListener,
    workers: usize,
) -> std::io::Result<actix_web::dev::Server> {
    let data = web::Data::new(app);
    let server = HttpServer::new(move || {
        Actix::new()
            .app_data(data.clone())
            .wrap(from_fn(session::attach))
            .wrap(from_fn(headers::guard))
            .wrap(from_fn(log::request))
            .configure(routes)
    });
    Ok(server
        .workers(workers)
        .shutdown_timeout(10)
        .disable_signals()
        .listen(listener)?
        .run())
}

/// Every route of the house.
pub fn routes(house: &mut web::ServiceConfig) {
    house
        .configure(assets::routes)
        .configure(sign_in::routes)
        .configure(proof::routes)
        .configure(provider::routes)
        .configure(role_proposals::routes)
        .configure(recoveries::routes)
        .configure(second_factor::routes)
        .configure(account::routes)
        .configure(archive::routes)
        .configure(keeping::routes)
        .configure(audit::routes)
        .configure(setup::routes)
        .configure(accounts::routes)
        .configure(outbox::routes)
        .configure(outbox_mail::routes)
        .configure(tasks::routes)
        .configure(named_reader::routes)
        .configure(errands::routes)
        .configure(jobs::routes)
        .configure(metrics::routes)
        .configure(absences::routes)
        .configure(calendar::routes)
        .configure(handing::routes)
        .configure(demo::routes)
        .configure(home::routes)
        .configure(inbox::routes)
        .configure(cases::routes)
        .configure(break_glass::routes)
        .configure(delegations::routes)
        .configure(registration::routes)
        .configure(reports::routes)
        .configure(guidelines::routes);
}
