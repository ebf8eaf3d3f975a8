//! /outbox/…: one mail, and what else can be done than wait: ring, or send the notice on.

use super::access::{CaseOfficer, Visitor};
use super::app::App;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::form::{Form, Signed};
use super::layout::{Frame, ok, refused, see_other};
use super::moments::Moment;
use super::outbox::{can_be_sent_again, state, tag};
use super::words::Words;
use crate::casework::Failure;
use crate::casework::pass_on_mail::pass_on_mail;
use crate::casework::read_mail::{OneMail, Other, read_mail};
use crate::casework::record_call::record_call;
use crate::domain::call::{CallWords, Refusal};
use crate::domain::delivery::{Delivery, reference};
use crate::domain::local_time::local;
use crate::domain::person::Language;
use crate::store::outbox;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/outbox/{token}", web::get().to(show))
        .route("/outbox/{token}/calls", web::post().to(call))
        .route("/outbox/{token}/recipients", web::post().to(pass_on));
}

#[derive(Template)]
#[template(path = "outbox/show.html")]
struct ShowPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    mail: OneMail,
    fields: &'a Fields,
    faults: &'a Faults,
    done: Option<&'static str>,
}

#[derive(Default, Deserialize)]
struct Asked {
    #[serde(default)]
    done: String,
}

async fn show(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, PageError> {
    let id = named(&app, &token).await?;
    let words = &visitor.t.one_mail;
    let done = match asked.done.as_str() {
        "called" => Some(words.done_call),
        "passed" => Some(words.done_pass),
        _ => None,
    };
    // The time is most often now.
    let here = local(app.now());
    let mut fields = Fields::default();
    fields.set("date", here.format("%d.%m.%Y").to_string());
    fields.set("time", here.format("%H.%M").to_string());
    let none = Faults::default();
    let page = page(&officer, &visitor, &app, id, (&fields, &none), done).await?;
    ok(&page)
}

/// The mail that an address names.
pub(super) async fn named(app: &App, token: &str) -> Result<i32, PageError> {
    let token = token.to_owned();
    Ok(app.read(move |db| outbox::by_message(db, &token)).await?)
}

async fn page<'a>(
    officer: &CaseOfficer,
    frame: &'a Frame,
    app: &App,
    id: i32,
    (fields, faults): (&'a Fields, &'a Faults),
    done: Option<&'static str>,
) -> Result<ShowPage<'a>, PageError> {
    let (me, when) = (officer.viewer(), app.settings.leader_told);
    let language = Language::parse(frame.t.lang).unwrap_or_default();
    let mail = app
        .write(&officer.actor(), move |tx| {
            read_mail(tx, &me, language, when, id)
        })
        .await?;
    Ok(ShowPage {
        frame,
        t: frame.t,
        mail,
        fields,
        faults,
        done,
    })
}

/// Notes that the person has been told by telephone.
async fn call(
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
    signed: Signed<CaseOfficer>,
) -> Result<HttpResponse, PageError> {
    let Signed {
        by: officer,
        fields,
    } = signed;
    let (me, id) = (officer.viewer(), named(&app, &token).await?);
    let words = CallWords {
        whom: fields.one("whom").to_owned(),
        date: fields.one("date").to_owned(),
        time: fields.one("time").to_owned(),
    };
    let done = app
        .write(&officer.actor(), move |tx| record_call(tx, &me, id, &words))
        .await;
    let t = &visitor.t.one_mail;
    let fault = match done {
        Ok(()) => return Ok(see_other(&format!("/outbox/{token}?done=called"))),
        Err(Failure::Call(Refusal::NoName)) => Faults::one("whom", t.no_name),
        Err(Failure::Call(Refusal::NoMoment)) => Faults::one("date", t.no_moment),
        Err(Failure::Call(Refusal::InFuture)) => Faults::one("date", t.in_future),
        Err(Failure::Call(Refusal::BeforeMail)) => Faults::one("date", t.before_mail),
        Err(Failure::NotStuck(_)) => Faults::one("facts", visitor.t.outbox.not_stuck),
        Err(failure) => return Err(failure.into()),
    };
    refused(&page(&officer, &visitor, &app, id, (&fields, &fault), None).await?)
}

/// Sends a leader's notice to the next in the line.
async fn pass_on(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, PageError> {
    let (me, when) = (officer.viewer(), app.settings.leader_told);
    let id = named(&app, &token).await?;
    let done = app
        .write(&officer.actor(), move |tx| pass_on_mail(tx, &me, id, when))
        .await;
    let fault = match done {
        Ok(()) => {
            app.mail.notify_one();
            return Ok(see_other(&format!("/outbox/{token}?done=passed")));
        }
        Err(Failure::NotStuck(_)) => Faults::one("facts", visitor.t.outbox.not_stuck),
        Err(Failure::NotPassedOn(_)) => Faults::one("facts", visitor.t.one_mail.no_other),
        Err(failure) => return Err(failure.into()),
    };
    refused(&page(&officer, &visitor, &app, id, (&form.0, &fault), None).await?)
}

impl ShowPage<'_> {
    fn reference(&self) -> &str {
        reference(&self.mail.row.mail.message_id)
    }

    fn state(&self) -> &'static str {
        state(&self.mail.row, self.t)
    }

    /// Whether anything can still be done about it.
    fn is_stuck(&self) -> bool {
        can_be_sent_again(&self.mail.row)
    }

    fn told_by(&self) -> Option<String> {
        let call = self.mail.row.mail.call.as_ref()?;
        let by = self.mail.caller.as_deref().unwrap_or_default();
        Some((self.t.one_mail.told_by)(by, &call.whom))
    }

    fn passed_to(&self) -> Option<String> {
        self.mail.row.mail.instead?;
        let t = &self.t.one_mail;
        Some(match &self.mail.instead {
            Some(name) => (t.passed_to)(name),
            None => t.passed_on.to_owned(),
        })
    }

    fn maybe_twice(&self) -> bool {
        let mail = &self.mail.row.mail;
        mail.state == Delivery::Sent && mail.unknown_at.is_some()
    }

    fn next(&self) -> Option<String> {
        let t = &self.t.one_mail;
        match &self.mail.other {
            Other::Next {
                name,
                step,
                is_deputy,
            } => {
                let step = (t.step)(*step);
                let step = if *is_deputy {
                    format!("{step}, {}", t.deputy)
                } else {
                    step.to_owned()
                };
                Some((t.pass_next)(name, &step))
            }
            Other::Nobody => Some(t.pass_nobody.to_owned()),
            Other::Officer | Other::No => None,
        }
    }

    fn moment(&self, at: &DateTime<Utc>) -> Moment {
        Moment::new(*at, self.t)
    }
}
