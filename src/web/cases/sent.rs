//! A form that somebody has sent for the case in the address: what every answer to one needs.

use super::{number, read, refusals};
use crate::casework::open_case::CaseFile;
use crate::casework::{Failure, Office};
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::local_time::read_date;
use crate::domain::text::normalise;
use crate::store::Tx;
use crate::web::access::{Person, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::layout::see_other;
use crate::web::words::Words;
use actix_web::{FromRequest, HttpRequest, HttpResponse, dev::Payload, web};
use chrono::NaiveDate;
use std::future::Future;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

pub type Answer = Result<HttpResponse, PageError>;

/// The form, its sender and the case.
pub struct Sent {
    pub app: web::Data<App>,
    pub visitor: Visitor,
    pub by: Person,
    pub fields: Fields,
    pub number: CaseNumber,
}

/// The same, sent as `S` says: `Signed<CaseOfficer>`, or `Weighty<CaseReader>`.
pub struct SentBy<S> {
    sent: Sent,
    how: PhantomData<S>,
}

impl<S> Deref for SentBy<S> {
    type Target = Sent;
    fn deref(&self) -> &Sent {
        &self.sent
    }
}

impl<S> FromRequest for SentBy<S>
where
    S: FromRequest<Error = PageError> + Into<(Person, Fields)> + 'static,
{
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (visitor, form) = (Visitor::extract(request), S::from_request(request, payload));
        let app = request
            .app_data::<web::Data<App>>()
            .expect("every server is given its App")
            .clone();
        let slug = request.match_info().query("number").to_owned();
        Box::pin(async move {
            let visitor = visitor.await?;
            let (by, fields) = form.await?.into();
            let sent = Sent {
                app,
                visitor,
                by,
                fields,
                number: number(&slug)?,
            };
            let how = PhantomData;
            Ok(SentBy { sent, how })
        })
    }
}

impl Sent {
    pub fn t(&self) -> &'static Words {
        self.visitor.t
    }

    pub fn viewer(&self) -> Viewer {
        self.by.viewer()
    }

    /// What was typed in a long field, as it is kept.
    pub fn typed(&self, name: &str) -> String {
        typed(&self.fields, name)
    }

    /// The day that was typed, or a fault at its field.
    pub fn day(&self, name: &'static str, faults: &mut Faults) -> NaiveDate {
        day_in(&self.fields, name, self.t(), faults)
    }

    /// The case, for a page that shows the form again: it was opened already.
    pub async fn file(&self) -> Result<CaseFile, PageError> {
        read(&self.app, &self.by, self.number).await
    }

    /// Writes in the name of whoever sent the form.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.app.write(&self.by.actor(), work).await
    }

    /// Does what makes a document, on a thread that may wait for the disk.
    pub async fn with_office<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Office<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        with_office(&self.app, work).await
    }

    /// Reads the form, does with it what `verb` does, and goes back to `place` under the case.
    pub async fn take<T: Send + 'static>(
        &self,
        place: &str,
        first: &'static str,
        read: fn(&Fields, &Words) -> Result<T, Faults>,
        verb: fn(&mut Tx<'_>, &Viewer, CaseNumber, &T) -> Result<(), Failure>,
        again: fn(&Sent, &CaseFile, &Faults) -> Answer,
    ) -> Answer {
        let said = match read(&self.fields, self.t()) {
            Ok(said) => said,
            Err(wrong) => return self.refuse(&wrong, again).await,
        };
        let (viewer, number) = (self.viewer(), self.number);
        let done = self.write(move |tx| verb(tx, &viewer, number, &said)).await;
        self.answer_at(place, first, done, again).await
    }

    /// Back to the case when the deed is done; else the form `again`, with why it was
    /// refused. `first` is the field at the top of the form.
    pub async fn answer(
        &self,
        first: &'static str,
        done: Result<(), Failure>,
        again: impl FnOnce(&Sent, &CaseFile, &Faults) -> Answer,
    ) -> Answer {
        self.answer_at("", first, done, again).await
    }

    /// The same, back to `place`, a page under the case.
    pub async fn answer_at(
        &self,
        place: &str,
        first: &'static str,
        done: Result<(), Failure>,
        again: impl FnOnce(&Sent, &CaseFile, &Faults) -> Answer,
    ) -> Answer {
        match done {
            Ok(()) => Ok(see_other(&format!("/cases/{}{place}", self.number.slug()))),
            Err(failure) => {
                let found = refusals::faults(self.t(), failure, first)?;
                self.refuse(&found, again).await
            }
        }
    }

    /// The form `again`, with what is wrong in it.
    pub async fn refuse(
        &self,
        found: &Faults,
        again: impl FnOnce(&Sent, &CaseFile, &Faults) -> Answer,
    ) -> Answer {
        again(self, &self.file().await?, found)
    }
}

/// Does what reads or makes documents, on a thread that may wait for the disk.
pub async fn with_office<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&Office<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (store, files, now) = (Arc::clone(&app.store), app.files.clone(), app.now());
    let (leader_told, policy) = (app.settings.leader_told, app.settings.policy);
    let fvl2025_from = app.settings.fvl2025_from;
    let done = app
        .slowly(move || {
            work(&Office {
                store: &store,
                files: &files,
                now,
                leader_told,
                policy,
                fvl2025_from,
            })
        })
        .await;
    app.mail.notify_one();
    done
}

/// What was typed in a long field, as it is kept.
pub fn typed(fields: &Fields, name: &str) -> String {
    normalise(fields.one(name))
}

/// The day that was typed, or a fault at its field.
pub fn day_in(fields: &Fields, name: &'static str, t: &Words, faults: &mut Faults) -> NaiveDate {
    read_date(fields.one(name)).unwrap_or_else(|| {
        faults.add(name, t.procedure.date_hint);
        NaiveDate::MIN
    })
}
