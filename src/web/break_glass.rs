//! /break-glass: the head of HR opens a case in need that they do not see otherwise.

use super::access::{HrHead, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::Weighty;
use super::layout::{Frame, ok, refused, see_other};
use super::words::Words;
use super::words::procedure::cited;
use crate::casework::Failure;
use crate::casework::break_glass::break_glass;
use crate::casework::record_attempt::record_attempt;
use crate::domain::access_grant::Refusal;
use crate::domain::case::CaseNumber;
use crate::domain::text::normalise;
use crate::store::StoreError;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/break-glass", web::get().to(new))
        .route("/break-glass", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/break_glass.html")]
struct GlassPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
}

async fn new(_: HrHead, visitor: Visitor) -> Result<HttpResponse, PageError> {
    ok(&GlassPage {
        frame: &visitor,
        t: visitor.t,
        fields: &Fields::default(),
        faults: &Faults::default(),
    })
}

/// A case that is not, and one that must not be opened, have the same answer; which it was stands in the trail.
async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    form: Weighty<HrHead>,
) -> Result<HttpResponse, PageError> {
    let Weighty { by, fields } = form;
    let t = visitor.t;
    let page = |faults: &Faults| {
        refused(&GlassPage {
            frame: &visitor,
            t,
            fields: &fields,
            faults,
        })
    };
    let typed = fields.one("number").trim().replace('/', "-");
    let Some(number) = CaseNumber::from_slug(&typed) else {
        return page(&Faults::one("number", t.access.no_such));
    };
    let (viewer, grounds) = (by.viewer(), normalise(fields.one("grounds")));
    let done = app
        .write(&by.actor(), move |tx| {
            break_glass(tx, &viewer, number, &grounds)
        })
        .await;
    match done {
        Ok(()) => {
            app.mail.notify_one();
            Ok(see_other(&format!("/cases/{}", number.slug())))
        }
        Err(Failure::Store(StoreError::NotFound)) => {
            let (viewer, place) = (by.viewer(), "/break-glass".to_owned());
            let place = (place.clone(), place);
            app.write(&by.actor(), move |tx| {
                record_attempt(tx, &viewer, number, place)
            })
            .await?;
            page(&Faults::one("number", t.access.no_such))
        }
        Err(Failure::Access(refusal)) => {
            let said = cited((t.access.refusal)(refusal), refusal.source(), t.language);
            let field = match refusal {
                Refusal::TooShort | Refusal::TooLong => "grounds",
                _ => "number",
            };
            page(&Faults::one(field, said))
        }
        Err(failure) => Err(failure.into()),
    }
}
