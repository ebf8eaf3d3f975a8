//! /accounts/new: an account for somebody whom no file from the personnel system governs.

use crate::casework::Failure;
use crate::casework::create_account::create_outsider;
use crate::domain::account::Refusal;
use crate::store::StoreError;
use crate::web::access::{Administrator, Visitor};
use crate::web::accounts::Done;
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::setup::outsider;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub(super) fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/accounts/new")
            .route(web::get().to(new))
            .route(web::post().to(create)),
    );
}

#[derive(Template)]
#[template(path = "accounts/new.html")]
struct NewPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
}

fn page<'a>(frame: &'a Frame, fields: &'a Fields, faults: &'a Faults) -> NewPage<'a> {
    NewPage {
        frame,
        t: frame.t,
        fields,
        faults,
    }
}

async fn new(_: Administrator, visitor: Visitor) -> Result<HttpResponse, PageError> {
    ok(&page(&visitor, &Fields::default(), &Faults::default()))
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    sent: Signed<Administrator>,
) -> Result<HttpResponse, PageError> {
    let Signed {
        by: administrator,
        fields,
    } = sent;
    let t = visitor.t;
    let mut faults = Faults::default();
    let Some(outsider) = outsider(&fields, "", "", &mut faults, t) else {
        return refused(&page(&visitor, &fields, &faults));
    };
    let made = app
        .write(&administrator.actor(), move |tx| {
            create_outsider(tx, &outsider)
        })
        .await;
    let faults = match made {
        Ok(person) => {
            let done = Done::Given.code();
            return Ok(see_other(&format!("/accounts/{}?done={done}", person.0)));
        }
        Err(Failure::Store(StoreError::AlreadyThere)) => {
            Faults::one("employee_no", t.accounts.number_taken)
        }
        Err(Failure::Account(refusal @ Refusal::EmailTaken)) => {
            Faults::one("email", (t.accounts.refusal)(&refusal))
        }
        Err(failure) => return Err(failure.into()),
    };
    refused(&page(&visitor, &fields, &faults))
}
