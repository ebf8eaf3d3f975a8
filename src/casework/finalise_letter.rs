//! An officer finalises a letter: from now on it is a document of the case.

use super::draft_letter::turn;
use super::{Failure, Office};
use crate::audit::Event;
use crate::documents::letters::Letters;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::document::{self, PERSONAL};
use crate::domain::letter::{Corrected, Draft, Entry, Kind, finalise, may_write};
use crate::domain::local_time;
use crate::store::cases::Case;
use crate::store::documents::NewDocument;
use crate::store::files::{self, Kept};
use crate::store::letters::{self, Letter};
use crate::store::{Db, StoreError, cases, documents, ledger};
use chrono::{DateTime, Utc};

/// Draws the letter, keeps it, and puts it in the case and the journal.
///
/// A letter that lacks a block is refused with the block's name. What was drawn is
/// what is kept: if the case has got another document meanwhile, the number on the
/// letter would be wrong, and the verb is tried again by whoever called it.
pub fn finalise_letter(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    number: CaseNumber,
    uuid: &str,
) -> Result<(), Failure> {
    let (letter, entry, owner) = office.store.read(|db| {
        let case = cases::find(db, by, number)?;
        let letter = letters::find(db, case.id, uuid)?;
        let entry = judged(db, &case, &letter, office.now)?;
        Ok::<_, Failure>((letter, entry, files::of_case(db, case.id)?))
    })?;
    let whole = finalise(&letter.draft, &entry)?;
    let pdf = drawn_by.draw(&whole)?;
    let kept = office.files.keep(&owner, &pdf)?;
    let (kind, language) = (letter.draft.kind, letter.draft.language);
    let title = drawn_by.title(kind, language).to_owned();
    let (by, uuid) = (by.clone(), uuid.to_owned());
    let draft = whole.draft().clone();
    let now = office.now;
    office.store.write(&by.person.to_string(), now, move |tx| {
        let case = cases::take(tx, &by, number)?;
        let letter = letters::find(tx.db(), case.id, &uuid)?;
        if judged(tx.db(), &case, &letter, now)? != entry {
            return Err(StoreError::Changed.into());
        }
        let sha256 = kept.sha256.clone();
        let paper = paper(&draft, &title, &entry, kept);
        let id = documents::insert(tx, case.id, &paper, by.person)?;
        letters::finalise(tx, letter.id, &draft, id, by.person)?;
        let kind = draft.kind.code();
        let event = Event::LetterFinalised { kind, sha256 };
        ledger::record(tx, &number.to_string(), &event)?;
        Ok(())
    })
}

/// The letter as it would be, if it were finalised now. Nothing is kept.
pub fn preview_letter(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    number: CaseNumber,
    uuid: &str,
) -> Result<Vec<u8>, Failure> {
    let (letter, entry) = office.store.read(|db| {
        let case = cases::find(db, by, number)?;
        let letter = letters::find(db, case.id, uuid)?;
        let entry = judged(db, &case, &letter, office.now)?;
        Ok::<_, Failure>((letter, entry))
    })?;
    Ok(drawn_by.draw(&finalise(&letter.draft, &entry)?)?)
}

/// How the letter is to be entered, if it may be finalised now.
fn judged(db: &mut Db, case: &Case, letter: &Letter, now: DateTime<Utc>) -> Result<Entry, Failure> {
    if letter.document.is_some() {
        return Err(StoreError::Changed.into());
    }
    may_write(letter.draft.kind, turn(db, case)?)?;
    let corrects = match letter.corrects {
        None => None,
        Some(id) => {
            let all = letters::list(db, case.id)?;
            let old = all.iter().find(|it| it.id == id);
            let old = old.ok_or(StoreError::NotFound)?;
            let finalised = old.finalised_at.ok_or(StoreError::NotFound)?;
            Some(Corrected {
                version: old.version,
                date: local_time::day(finalised),
            })
        }
    };
    let serial = documents::next_serial(db, case.id)?;
    Ok(Entry {
        number: format!("{}-{serial}", case.number),
        date: local_time::day(now),
        law: case.law(),
        corrects,
    })
}

fn paper(draft: &Draft, title: &str, entry: &Entry, kept: Kept) -> NewDocument {
    NewDocument {
        kind: match draft.kind {
            Kind::Minutes => document::Kind::Minutes,
            _ => document::Kind::Letter,
        },
        main_id: None,
        title: title.to_owned(),
        // The reaction itself is nobody's business but the parties'.
        public_title: document::PUBLIC_LETTER_TITLE.to_owned(),
        shielding: PERSONAL.to_owned(),
        name: format!("brev-{}.pdf", entry.number.replace('/', "-")),
        extension: "pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        kept,
        dated_on: entry.date,
    }
}
