//! The officer marks what is taken out of a document's copy, and what stays with a reason. The document is not touched.

use super::named_people::Whose;
use super::open_document::{may_open, open_document};
use super::read_copy::{Said, Sheet, read_copy};
use super::show_reporter::may_know;
use super::{Failure, Office};
use crate::audit::Event;
use crate::audit::event::Copying;
use crate::documents::letters::Letters;
use crate::domain::access::Viewer;
use crate::domain::access_request::{self, Exemption, Weighed};
use crate::domain::case::CaseNumber;
use crate::domain::person::PersonId;
use crate::domain::redaction::{
    LONGEST_PASSAGES, Mark, Refusal, SHORTEST_REASON, Treated, is_said, may_keep, occurrences,
};
use crate::store::{
    StoreError, Tx, access_requests, case_links, cases, document_variants, documents, ledger,
    redactions,
};
use std::ops::Range;

/// What somebody says of a document.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Names and paragraphs that were pointed at.
    pub places: Vec<Range<usize>>,
    /// Other passages, in their own words; each is marked wherever it stands.
    pub passages: Vec<String>,
    pub what: What,
}

#[derive(Clone, Debug)]
pub enum What {
    TakeOut(Exemption),
    Keep(String),
    /// All of it was looked through by eye: the program cannot read it.
    LookedThrough(String),
}

/// Every passage that is asked for, or none. What is marked so already is not marked once more: the copy stands.
pub fn mark_passages(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    number: CaseNumber,
    at: (usize, i32),
    asked: &Asked,
) -> Result<(), Failure> {
    let sheet = read_copy(office, drawn_by, by, number, at)?;
    let marks = judged(&sheet, asked)?;
    let (by, document) = (by.clone(), sheet.document.id);
    office
        .store
        .write(&by.person.to_string(), office.now, move |tx| {
            let request = open_request(tx, &by, number, at.0)?;
            let marks = unsaid(tx, (request, document), marks, by.person)?;
            for mark in &marks {
                redactions::insert(tx, (request, document), mark, by.person)?;
            }
            if !marks.is_empty() {
                document_variants::void(tx, request, document)?;
            }
            let is_out = |mark: &&Mark| matches!(mark.treated, Treated::TakenOut(_));
            let taken_out = marks.iter().filter(is_out).count();
            let event = Copying::PassagesMarked {
                taken_out,
                kept: marks.len() - taken_out,
                undone: 0,
            };
            ledger::record(tx, &number.to_string(), &event.into())?;
            Ok(())
        })
}

/// Those that do not stand already, each once.
fn unsaid(
    tx: &mut Tx<'_>,
    (request, document): (i32, i32),
    marks: Vec<Mark>,
    by: PersonId,
) -> Result<Vec<Mark>, StoreError> {
    let standing = redactions::list(tx.db(), request, document)?;
    let mut left: Vec<Mark> = vec![];
    for mark in marks {
        let mut before = standing.iter();
        let stands = before.any(|it| is_said(&mark, &it.mark, it.by == by));
        if !(stands || left.contains(&mark)) {
            left.push(mark);
        }
    }
    Ok(left)
}

/// A mark does not stand any more.
pub fn undo_mark(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    (request, serial): (usize, i32),
    mark: i32,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let request = open_request(tx, by, number, request)?;
    let document = documents::find(tx.db(), case.id, serial)?;
    if !may_open(tx.db(), by, &case, &document)? {
        return Err(StoreError::NotFound.into());
    }
    redactions::undo(tx, (request, document.id), mark, by.person)?;
    document_variants::void(tx, request, document.id)?;
    let event = Copying::PassagesMarked {
        taken_out: 0,
        kept: 0,
        undone: 1,
    };
    ledger::record(tx, &number.to_string(), &event.into())?;
    Ok(())
}

/// The request, where it is neither answered nor withdrawn.
pub(super) fn open_request(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
) -> Result<i32, Failure> {
    let case = cases::take(tx, by, number)?;
    let request = access_requests::find(tx.db(), case.id, serial)?;
    request.course().must_be_open()?;
    Ok(request.id)
}

/// The marks that are asked for, if each may be.
fn judged(sheet: &Sheet, asked: &Asked) -> Result<Vec<Mark>, Failure> {
    let text = sheet.said.text();
    if asked
        .passages
        .iter()
        .map(|it| it.chars().count())
        .sum::<usize>()
        > LONGEST_PASSAGES
    {
        return Err(Refusal::TooLong.into());
    }
    let mut places = asked.places.clone();
    for passage in &asked.passages {
        let found = occurrences(text, passage);
        if found.is_empty() {
            return Err(Refusal::NotThere.into());
        }
        places.extend(found);
    }
    if places
        .iter()
        .any(|it| it.is_empty() || text.get(it.clone()).is_none())
    {
        return Err(Refusal::NotThere.into());
    }
    match &asked.what {
        What::LookedThrough(reason) => {
            if reason.trim().chars().count() < SHORTEST_REASON {
                return Err(Refusal::NoReason.into());
            }
            places = std::iter::once(0..0).collect();
        }
        What::TakeOut(exemption) => {
            if exemption.basis() != sheet.request.basis {
                return Err(access_request::Refusal::OtherBasis.into());
            }
            if !matches!(sheet.said, Said::Own(_)) {
                return Err(Refusal::NotOurs.into());
            }
            if !matches!(sheet.weighed, Some(Weighed::Partly(_))) {
                return Err(Refusal::NotInPart.into());
            }
        }
        What::Keep(reason) => {
            for place in &places {
                let within = sheet
                    .hits
                    .iter()
                    .filter(|it| it.first < place.end && it.end > place.start);
                let is_never = within
                    .map(|hit| sheet.whose(hit))
                    .any(|it| it == Whose::Reporter);
                may_keep(is_never, reason)?;
            }
        }
    }
    if places.is_empty() {
        return Err(Refusal::Nothing.into());
    }
    let treated = match &asked.what {
        What::TakeOut(exemption) => Treated::TakenOut(*exemption),
        What::Keep(reason) | What::LookedThrough(reason) => Treated::Kept(reason.trim().to_owned()),
    };
    let each = places.into_iter();
    Ok(each
        .map(|place| Mark {
            place,
            treated: treated.clone(),
        })
        .collect())
}

/// Remembers that `by` has the words of the document before them; what tells who reported is for whoever may know.
pub fn open_copy(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: i32,
) -> Result<(), Failure> {
    open_document(tx, by, number, serial)?;
    let case = cases::take(tx, by, number)?;
    let mut narrow = vec![];
    for end in std::iter::once(case.id).chain(case_links::ends(tx.db(), case.id)?) {
        let one = cases::by_id(tx.db(), end)?;
        let is_open = match cases::find(tx.db(), by, one.number) {
            Ok(_) => true,
            Err(StoreError::NotFound) => false,
            Err(error) => return Err(error.into()),
        };
        if one.is_narrow() && is_open && may_know(tx.db(), by, &one)? {
            narrow.push(one.number);
        }
    }
    // The search shows the reporter's name to whoever may know it. That is written under the
    // whistleblowing case alone: the trail of the other does not tell that there is one.
    for one in narrow {
        ledger::record(tx, &one.to_string(), &Event::ReporterShown)?;
    }
    Ok(())
}
