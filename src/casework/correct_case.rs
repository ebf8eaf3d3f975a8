//! Something stands wrong in a case: what is right is added beside it, and what stood stays (arkivforskrifta § 11).

use super::Failure;
use crate::audit::event::Corrected;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::coded::Coded;
use crate::domain::correction::{
    Aspect, Office, Refusal, Said, Standing, Target, Words, is_new, may_correct, may_replace,
};
use crate::domain::local_time::day;
use crate::domain::person::Role;
use crate::store::closed_cases::find_kept;
use crate::store::corrections::New;
use crate::store::{Db, StoreError, Tx, cases, corrections, documents, ledger};

/// A correction, as it is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub target: Target,
    /// The number of the document that is right.
    pub replacement: Option<i32>,
    pub words: Words,
}

/// The officer of an open case, or the head of HR, corrects it.
pub fn correct_case(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    asked: &Asked,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    may_correct(Standing {
        office: Office::Officer,
        is_theirs: case.officer == by.person || by.roles.contains(&Role::HrHead),
        is_closed: case.stage == Stage::Closed,
        is_destroyed: false,
    })?;
    add(tx, (case.id, number), Office::Officer, by, asked)
}

/// The archivist corrects what is closed.
pub fn correct_kept(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    asked: &Asked,
) -> Result<(), Failure> {
    let kept = find_kept(tx.db(), by, number)?;
    let stage = cases::by_id(tx.db(), kept.id)?.stage;
    may_correct(Standing {
        office: Office::Archivist,
        is_theirs: false,
        is_closed: stage == Stage::Closed,
        is_destroyed: kept.destroyed_at.is_some(),
    })?;
    add(tx, (kept.id, number), Office::Archivist, by, asked)
}

/// What is corrected, found in the case.
struct Found {
    aspect: Aspect,
    document: Option<documents::Document>,
    corrects_id: Option<i32>,
}

fn add(
    tx: &mut Tx<'_>,
    (case, number): (i32, CaseNumber),
    made_as: Office,
    by: &Viewer,
    asked: &Asked,
) -> Result<(), Failure> {
    let found = find(tx.db(), case, asked.target)?;
    let document = found.document.as_ref().map(|it| it.serial);
    may_replace(document, asked.replacement)?;
    let replacement = paper(tx.db(), case, asked.replacement, Refusal::NoSuchReplacement)?;
    let said = Said {
        aspect: found.aspect,
        document,
        corrects: match asked.target {
            Target::Earlier(serial) => Some(serial),
            Target::Fact(_) | Target::Document(..) => None,
        },
        replacement: asked.replacement,
        quoted: asked.words.quoted(),
        corrected: asked.words.corrected(),
        reason: asked.words.reason(),
    };
    let today = day(tx.now);
    let all = corrections::list(tx.db(), case)?;
    let own = all
        .iter()
        .filter(|it| it.by == by.person && day(it.at) == today);
    is_new(said, own.map(corrections::Correction::said))?;
    let new = New {
        aspect: found.aspect,
        document_id: found.document.map(|it| it.id),
        corrects_id: found.corrects_id,
        replacement_id: replacement.map(|it| it.id),
        words: &asked.words,
        made_as,
    };
    let serial = corrections::insert(tx, case, new, by.person)?;
    let event = Corrected {
        aspect: found.aspect.code(),
        document,
        serial,
    };
    ledger::record(tx, &number.to_string(), &event.into())?;
    Ok(())
}

fn find(db: &mut Db, case: i32, target: Target) -> Result<Found, Failure> {
    let (aspect, serial, corrects_id) = match target {
        Target::Fact(aspect) => (aspect, None, None),
        Target::Document(aspect, serial) => (aspect, Some(serial), None),
        Target::Earlier(serial) => {
            let all = corrections::list(db, case)?;
            let earlier = all.into_iter().find(|it| it.serial == serial);
            let earlier = earlier.ok_or(Refusal::NoSuchCorrection)?;
            (earlier.aspect, earlier.document, Some(earlier.id))
        }
    };
    Ok(Found {
        aspect,
        document: paper(db, case, serial, Refusal::NoSuchDocument)?,
        corrects_id,
    })
}

/// The document with that number in the case, where one is named.
fn paper(
    db: &mut Db,
    case: i32,
    serial: Option<i32>,
    missing: Refusal,
) -> Result<Option<documents::Document>, Failure> {
    let found = serial.map(|serial| documents::find(db, case, serial));
    found.transpose().map_err(|error| match error {
        StoreError::NotFound => missing.into(),
        other => other.into(),
    })
}
