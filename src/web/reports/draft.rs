//! A draft with all that its pages need beside it.

use super::step;
use crate::casework::Failure;
use crate::casework::known::known;
use crate::casework::save_draft::save_draft;
use crate::domain::report::{Known, Step, Words, check_step};
use crate::domain::ruleset::Ruleset;
use crate::store::attachments::{self, Attachment};
use crate::store::drafts::{self, StoredDraft};
use crate::store::people;
use crate::store::reports;
use crate::web::App;
use crate::web::access::Person;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::layout::see_other;
use crate::web::words;
use actix_web::HttpResponse;
use std::collections::BTreeSet;

pub struct Opened {
    pub stored: StoredDraft,
    pub files: Vec<Attachment>,
    pub known: Known,
    /// Everybody who works here now.
    pub staff: Vec<people::Person>,
}

/// The codes of the points that people are offered.
pub fn points_in_force() -> BTreeSet<String> {
    let points = Ruleset::builtin().selectable_points();
    points.map(|point| point.code.clone()).collect()
}

/// The person's own draft; anybody else's is not found.
pub async fn open(app: &App, person: &Person, token: &str) -> Result<Opened, PageError> {
    let (owner, now, token) = (person.id, app.now(), token.to_owned());
    let points = points_in_force();
    let opened = app.read(move |db| {
        let stored = drafts::find(db, owner, &token)?;
        Ok(Opened {
            files: attachments::list_of_draft(db, stored.id)?,
            known: known(db, owner, now, &points)?,
            staff: people::list_current(db)?,
            stored,
        })
    });
    Ok(opened.await?)
}

pub async fn save(app: &App, by: &Person, token: &str, words: Words) -> Result<(), Failure> {
    let (owner, token) = (by.id, token.to_owned());
    app.write(&by.actor(), move |tx| save_draft(tx, owner, &token, words))
        .await
}

/// Where somebody is led whose draft is gone: to the receipt, if it was sent.
pub async fn gone(
    app: &App,
    person: &Person,
    token: &str,
    error: PageError,
) -> Result<HttpResponse, PageError> {
    if !matches!(error, PageError::NotFound) {
        return Err(error);
    }
    let (filer, token) = (person.id, token.to_owned());
    let sent = app
        .read(move |db| reports::find_sent(db, filer, &token))
        .await?;
    let sent = sent.ok_or(PageError::NotFound)?;
    Ok(see_other(&format!("/reports/{}", sent.number.slug())))
}

impl Opened {
    /// What must be put right in `step`, in the reader's words.
    pub fn faults(&self, step: Step, t: &words::Words) -> Faults {
        let mut faults = Faults::default();
        for fault in check_step(step, &self.stored.draft, &self.known) {
            let text = (t.reports.problem)(fault.field, &fault.problem);
            faults.add(fault.field, text);
        }
        faults
    }

    pub fn path(&self, step: Step) -> String {
        step::path(&self.stored.token, step)
    }
}
