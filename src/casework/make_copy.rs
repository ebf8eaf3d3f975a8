//! A copy of a document without what must be kept back: drawn anew from the text that is left, so that nothing of the rest lies in the file.

use super::mark_passages::open_request;
use super::named_people::Whose;
use super::read_copy::{Said, Sheet, elsewhere, read_copy};
use super::receive_file::Received;
use super::{Failure, Office};
use crate::audit::event::Copying;
use crate::documents::letters::{HousePaper, Letters};
use crate::documents::pdf::{self, Pdf};
use crate::domain::access::Viewer;
use crate::domain::access_request::Weighed;
use crate::domain::attachment::Kind;
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::domain::name_search::find;
use crate::domain::redaction::{Refusal, Treated, remaining};
use crate::store::document_variants::{self, Form, NewVariant};
use crate::store::files::Kept;
use crate::store::{StoreError, ledger, people};
use std::collections::BTreeSet;

/// What made a copy that the house drew.
pub const OWN_TOOL: &str = "brotsak";
/// What made a copy that came from elsewhere: nobody knows.
const OTHER_TOOL: &str = "ukjend";

/// The copy as it would go out. Nothing is kept.
pub fn preview_copy(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    number: CaseNumber,
    at: (usize, i32),
) -> Result<Vec<u8>, Failure> {
    let sheet = read_copy(office, drawn_by, by, number, at)?;
    Ok(draw(office, drawn_by, by, &sheet)?.0)
}

/// Draws the copy and keeps it beside the document, once every name is settled.
pub fn make_copy(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    number: CaseNumber,
    at: (usize, i32),
) -> Result<(), Failure> {
    let sheet = read_copy(office, drawn_by, by, number, at)?;
    if !sheet.unsettled().is_empty() {
        return Err(Refusal::NamesLeft.into());
    }
    let (bytes, read) = draw(office, drawn_by, by, &sheet)?;
    keep(
        office,
        by,
        number,
        at,
        &sheet,
        &office.files.keep(&sheet.document.owner, &bytes)?,
        &read,
        true,
    )
}

fn draw(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    sheet: &Sheet,
) -> Result<(Vec<u8>, Pdf), Failure> {
    let Said::Own(text) = &sheet.said else {
        return Err(Refusal::NotOurs.into());
    };
    if !matches!(sheet.weighed, Some(Weighed::Partly(_))) {
        return Err(Refusal::NotInPart.into());
    }
    let marks = sheet.only_marks();
    if !marks
        .iter()
        .any(|it| matches!(it.treated, Treated::TakenOut(_)))
    {
        return Err(Refusal::Nothing.into());
    }
    let left = remaining(text, &marks);
    // What says only that the text is UTF-8 is no part of it.
    let left = drawn_by.printable(left.strip_prefix('\u{feff}').unwrap_or(&left));
    let name = office.store.read(|db| people::find(db, by.person))?.name;
    let serial = sheet.document.serial;
    let paper = HousePaper {
        title: format!("Dokument {serial} med opplysningar tekne ut"),
        number: format!("{}-{serial}", sheet.case.number),
        date: day(office.now),
        opening: "Dette er teksten i dokumentet. Der noko er teke ut, står «sladda» og føresegna. \
            Originalen ligg urørt i saka."
            .to_owned(),
        lines: vec![],
        sections: vec![("Teksten".to_owned(), left)],
        signed: [
            "Kopien er laga av".to_owned(),
            name,
            "sakshandsamar".to_owned(),
        ],
    };
    let bytes = drawn_by.draw_paper(&paper)?;
    let read = pdf::read(&bytes).map_err(|_| Refusal::NotReadable)?;
    // What was taken out is looked for in the very file that goes out.
    let plain = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (drawn, kept) = (
        plain(&format!("{}{}", read.text, read.beside)),
        plain(&drawn_by.spelled_paper(&paper)),
    );
    for mark in &marks {
        let gone = plain(&text[mark.place.clone()]);
        let is_out = matches!(mark.treated, Treated::TakenOut(_));
        if is_out && gone.chars().count() > 3 && !kept.contains(&gone) && drawn.contains(&gone) {
            return Err(Refusal::NamesLeft.into());
        }
    }
    Ok((bytes, read))
}

/// Takes a copy that was made elsewhere, of a document that the program cannot take anything out
/// of: a PDF, in which no name is found, and which holds nothing of what it was before.
pub fn receive_copy(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    number: CaseNumber,
    at: (usize, i32),
    received: &Received,
    is_looked_through: bool,
) -> Result<(), Failure> {
    let sheet = read_copy(office, drawn_by, by, number, at)?;
    if !matches!(sheet.weighed, Some(Weighed::Partly(_))) {
        return Err(Refusal::NotInPart.into());
    }
    if received.name.kind != Kind::Pdf {
        return Err(Refusal::NotReadable.into());
    }
    if received.kept.sha256 == sheet.document.sha256 {
        return Err(Refusal::IsTheOriginal.into());
    }
    let bytes = office
        .files
        .bytes(&received.kept.owner, &received.kept.sha256)?;
    let read = pdf::read(&bytes).map_err(|_| Refusal::NotReadable)?;
    if read.has_earlier || read.holds_more {
        return Err(Refusal::HoldsMore.into());
    }
    let Said::Elsewhere { text, is_whole } = elsewhere(&bytes) else {
        return Err(Refusal::NotReadable.into());
    };
    let kept = kept_people(&sheet);
    let found = find(&text, &sheet.named.people);
    if found.iter().any(|hit| !kept.contains(&hit.person)) {
        return Err(Refusal::NamesLeft.into());
    }
    if !(is_whole || is_looked_through) {
        return Err(Refusal::NotLookedThrough.into());
    }
    keep(office, by, number, at, &sheet, &received.kept, &read, false)
}

/// Those whose names stay in the document, with a reason. Whoever reported a whistleblowing case never does.
pub(super) fn kept_people(sheet: &Sheet) -> BTreeSet<usize> {
    let kept = sheet
        .marks
        .iter()
        .filter(|it| matches!(it.mark.treated, Treated::Kept(_)));
    let places: Vec<_> = kept.map(|it| it.mark.place.clone()).collect();
    let covered = sheet.hits.iter().filter(|hit| {
        places
            .iter()
            .any(|it| it.start <= hit.first && it.end >= hit.end)
    });
    let people = covered.map(|hit| hit.person);
    people
        .filter(|person| sheet.named.whose[*person] != Whose::Reporter)
        .collect()
}

#[expect(
    clippy::too_many_arguments,
    reason = "each is one thing that the row says"
)]
fn keep(
    office: &Office<'_>,
    by: &Viewer,
    number: CaseNumber,
    at: (usize, i32),
    sheet: &Sheet,
    kept: &Kept,
    read: &Pdf,
    is_own: bool,
) -> Result<(), Failure> {
    let (by, kept, seen) = (by.clone(), kept.clone(), sheet.marks.clone());
    let (document, from) = (sheet.document.id, sheet.document.extension.clone());
    let (pages, claims) = (i32::try_from(read.pages).ok(), read.claims.clone());
    office
        .store
        .write(&by.person.to_string(), office.now, move |tx| {
            let request = open_request(tx, &by, number, at.0)?;
            // What was marked meanwhile is not in this copy.
            if crate::store::redactions::list(tx.db(), request, document)? != seen {
                return Err(StoreError::Changed.into());
            }
            document_variants::void(tx, request, document)?;
            let new = NewVariant {
                document,
                form: Form::Redacted,
                request: Some(request),
                extension: "pdf",
                media_type: Kind::Pdf.media_type(),
                kept: &kept,
                pages,
                from_format: &from,
                tool: if is_own { OWN_TOOL } else { OTHER_TOOL },
                claims: claims.as_deref(),
                made_by: &by.person.to_string(),
            };
            document_variants::insert(tx, &new)?;
            let sha256 = kept.sha256;
            let event = if is_own {
                Copying::CopyMade { sha256 }
            } else {
                Copying::CopyReceived { sha256 }
            };
            ledger::record(tx, &number.to_string(), &event.into())?;
            Ok(())
        })
}
