//! /audit/verifications: reading the whole trail again, and what came of it.

use super::show;
use crate::casework::gather_checkpoints::gather_for_desk;
use crate::casework::record_verification::{self, record_verification};
use crate::casework::verify_ledger::{Report, verify_ledger};
use crate::domain::trail::Who;
use crate::store::{Db, people};
use crate::web::access::{TrailReader, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::fields::Fields;
use crate::web::form::Form;
use crate::web::moments::Moment;
use crate::web::numbers::grouped;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use std::sync::Arc;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/audit/verifications", web::post().to(create));
}

/// Findings on the page. A broken trail may have one for every entry; the command line gives all.
const MOST_FINDINGS: usize = 200;

/// What the top of the page says.
pub struct Verdict {
    pub last: Option<Last>,
    /// Entries that have come since.
    pub since: Option<String>,
    pub root: String,
    /// The findings of the verification that was made just now.
    pub findings: Vec<Named>,
    /// How many more there are.
    pub more: Option<String>,
    /// The verification could not be written in the trail.
    pub is_unrecorded: bool,
}

pub struct Last {
    pub at: Moment,
    pub by: String,
    pub size: String,
    /// How many, where there are any.
    pub findings: Option<String>,
}

/// A finding in words, and where it is.
pub struct Named {
    pub code: &'static str,
    pub what: &'static str,
    pub place: String,
}

/// The last verification, as the trail has it.
pub async fn standing(app: &App, t: &'static Words) -> Result<Verdict, PageError> {
    let (standing, names) = app
        .read(|db| Ok((record_verification::standing(db)?, people::names(db)?)))
        .await?;
    let number = |n| grouped(n, t.language);
    let since = standing.verified.as_ref().and_then(|last| {
        // The verification is itself an entry.
        let since = standing.size.saturating_sub(last.size + 1);
        (since > 0).then(|| number(since))
    });
    let last = standing.verified.map(|last| Last {
        at: Moment::new(last.at, t),
        by: match Who::parse(&last.actor) {
            Some(Who::Person(person)) => names.get(&person.0).cloned().unwrap_or(last.actor),
            Some(Who::CommandLine) => t.audit.command_line.to_owned(),
            _ => t.audit.system.to_owned(),
        },
        size: number(last.size),
        findings: (last.findings > 0).then(|| number(last.findings)),
    });
    Ok(Verdict {
        last,
        since,
        root: standing.root,
        findings: vec![],
        more: None,
        is_unrecorded: false,
    })
}

/// Reads everything again, on a thread that may wait. What was found is named on the page.
async fn create(
    reader: TrailReader,
    visitor: Visitor,
    app: web::Data<App>,
    _form: Form,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let (store, files) = (Arc::clone(&app.store), app.files.clone());
    let places = app.seal.places().clone();
    let verify = move || {
        let witnesses = |db: &mut Db| gather_for_desk(db, &places);
        Ok(verify_ledger(&store, &files, witnesses, |_, _| {})?)
    };
    let report = app.slowly(verify).await?;
    let result = report.clone();
    let recorded = app
        .write(&reader.actor(), move |tx| record_verification(tx, &result))
        .await;
    let mut verdict = match recorded {
        Ok(()) => standing(&app, t).await?,
        Err(error) if !report.findings.is_empty() => {
            tracing::error!(%error, "a verification could not be recorded");
            unrecorded(&app, &reader.name, &report, t)
        }
        Err(error) => return Err(error.into()),
    };
    let count = report.findings.len();
    verdict.more = count
        .checked_sub(MOST_FINDINGS)
        .filter(|more| *more > 0)
        .map(|more| grouped(more as u64, t.language));
    verdict.findings = report
        .findings
        .into_iter()
        .take(MOST_FINDINGS)
        .map(|finding| Named {
            code: finding.code,
            what: (t.audit.finding)(finding.code),
            place: finding.place,
        })
        .collect();
    show(&reader, &visitor, &app, &Fields::default(), verdict).await
}

/// The trail is so broken that nothing can be written in it: this page is all there is.
fn unrecorded(app: &App, by: &str, report: &Report, t: &'static Words) -> Verdict {
    Verdict {
        last: Some(Last {
            at: Moment::new(app.now(), t),
            by: by.to_owned(),
            size: grouped(report.size, t.language),
            findings: Some(grouped(report.findings.len() as u64, t.language)),
        }),
        since: None,
        root: report.root.clone(),
        findings: vec![],
        more: None,
        is_unrecorded: true,
    }
}
