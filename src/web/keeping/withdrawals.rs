//! /archive/cases/{number}/receipt-withdrawals: a receipt from the archive core that was wrong no longer counts.

use super::kept::page;
use super::number;
use crate::casework::read_core_receipt::Failure;
use crate::casework::withdraw_core_receipt::withdraw_core_receipt;
use crate::domain::coded::Coded;
use crate::domain::core_receipt::Reason;
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::form::Signed;
use crate::web::layout::see_other;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};

pub fn routes(house: &mut web::ServiceConfig) {
    house.route(
        "/archive/cases/{number}/receipt-withdrawals",
        web::post().to(create),
    );
}

/// Why, each with its words.
pub fn reasons(t: &Words) -> Vec<(&'static str, &'static str)> {
    let words = t.archive_core.withdrawal.reason;
    let all = Reason::ALL.iter();
    all.map(|reason| (reason.code(), words(*reason))).collect()
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = sent;
    let (number, c) = (number(&slug)?, &visitor.t.archive_core);
    let mut faults = Faults::default();
    let keys: Vec<String> = fields.all("receipt").map(str::to_owned).collect();
    if keys.is_empty() {
        faults.add("receipt", c.withdrawal.choose_which);
    }
    let why = Reason::parse(fields.one("withdrawal_why"));
    if why.is_none() {
        faults.add("withdrawal_why", c.withdrawal.choose_why);
    }
    let Some(why) = why.filter(|_| faults.is_empty()) else {
        return page(&by, &visitor, &app, number, &fields, &faults).await;
    };
    let viewer = by.viewer();
    let done = app
        .write(&by.actor(), move |tx| {
            withdraw_core_receipt(tx, Some(&viewer), number, &keys, why)
        })
        .await;
    let faults = match done {
        Ok(()) => {
            let slug = number.slug();
            return Ok(see_other(&format!("/archive/cases/{slug}#core")));
        }
        Err(Failure::Store(error)) => return Err(error.into()),
        Err(Failure::Fault(fault)) => Faults::one("receipt", (c.fault)(&fault)),
        Err(Failure::Refusal(refusal)) => Faults::one("receipt", (c.refusal)(&refusal)),
    };
    page(&by, &visitor, &app, number, &fields, &faults).await
}
