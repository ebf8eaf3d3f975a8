//! The officer answers a request to see documents: the letter, the list and the copies. What was put off is weighed again by its day.

mod documents_out;

pub use documents_out::Stays;

use super::answer_letter::{self, Content};
use super::hold_answer::{hold_answer, is_held};
use super::register_access_request::reason;
use super::{Failure, Office};
use crate::audit::Event;
use crate::documents::letters::Letters;
use crate::documents::pdf;
use crate::domain::access::Viewer;
use crate::domain::access_request::{Exemption, Left, Refusal, Weighed, may_answer};
use crate::domain::case::CaseNumber;
use crate::domain::redaction::{self, LARGEST_ANSWER};
use crate::domain::task::TaskKind;
use crate::store::access_answers::{self, Line};
use crate::store::access_requests::Request;
use crate::store::cases::Case;
use crate::store::documents::Document;
use crate::store::files::of_case;
use crate::store::{
    Db, StoreError, Tx, access_requests, cases, document_variants, documents, ledger, people, tasks,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Draws the answer and keeps it. Where something is kept back that the house may give,
/// `wider_considered` is the word of whoever answers that they considered it (offentleglova § 11).
/// An answer in which something is put off leaves the request open, with its day.
///
/// An answer in which somebody may be recognised who must not be, as far as whoever answers may
/// not know, is not given; nor one in which they alone have let a colleague's name stand. Either
/// way somebody else looks through it, and whoever tried is told that and no more.
pub fn answer_access(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
    wider_considered: bool,
) -> Result<(), Failure> {
    let access = office
        .store
        .read(|db| read_access(db, by, number, serial))?;
    access.request.course().must_be_open()?;
    let all: Vec<Option<Weighed>> = access.documents.iter().map(|it| it.1.clone()).collect();
    let left = may_answer(&all)?;
    let found = documents_out::go_through(office, drawn_by, by, (number, serial), &access)?;
    let (lines, is_wider) = (found.lines, found.is_wider);
    if !found.stay.is_empty() || !found.unsaid.is_empty() {
        let wider = is_wider && !wider_considered;
        let (stay, unsaid) = (found.stay, found.unsaid);
        return Err(Stays {
            stay,
            unsaid,
            wider,
        }
        .into());
    }
    if !lines.is_empty() && lines.iter().all(|line| access.has_told(line)) {
        return Err(Refusal::NothingNew.into());
    }
    if is_wider && !wider_considered {
        return Err(Refusal::WiderNotConsidered.into());
    }
    let request = &access.request;
    if found.needs_another
        || office
            .store
            .read(|db| is_held(db, by, request, found.knows))?
    {
        hold_answer(office, by, number, serial)?;
        return Err(redaction::Refusal::AnotherLooks.into());
    }
    let sizes = lines.iter().filter_map(|line| line.file.as_ref());
    if sizes.map(|it| it.1.size).sum::<i64>() > LARGEST_ANSWER {
        return Err(redaction::Refusal::TooLarge.into());
    }
    let content = Content {
        number,
        request: &access.request,
        lines: &lines,
        left,
        is_wider,
    };
    let paper = office
        .store
        .read(|db| answer_letter::paper(db, by, office.now, &content))?;
    let letter = drawn_by.draw_paper(&paper)?;
    let pages = pages_of(&letter).unwrap_or(1);
    let case = access.request.case_id;
    let owner = office.store.read(|db| of_case(db, case))?;
    let kept = office.files.keep(&owner, &letter)?;
    let (by, seen) = (by.clone(), access);
    office
        .store
        .write(&by.person.to_string(), office.now, move |tx| {
            let now = read_access(tx.db(), &by, number, serial)?;
            let weighed = |access: &Access| -> Vec<_> {
                let each = access.documents.iter();
                each.map(|(document, weighed)| (document.id, weighed.clone()))
                    .collect()
            };
            now.request.course().must_be_open()?;
            // Two who answer at once make one answer.
            let is_same = now.answers.len() == seen.answers.len();
            if !is_same || weighed(&now) != weighed(&seen) || !stand(tx.db(), &now, &lines)? {
                return Err(StoreError::Changed.into());
            }
            let case = cases::take(tx, &by, number)?;
            settle(tx, &case, &seen.request, left)?;
            let letter = (&kept, pages);
            access_answers::insert(tx, seen.request.id, letter, &lines, by.person)?;
            match left {
                Left::Nothing => access_requests::answer(tx, seen.request.id, by.person)?,
                Left::Until(day) => access_requests::set_due(tx, seen.request.id, day)?,
            }
            let event = Event::AccessAnswered {
                left: left != Left::Nothing,
            };
            ledger::record(tx, &number.to_string(), &event)?;
            Ok(())
        })
}

/// Whether the copies that go out still count: what was marked meanwhile is not in them.
fn stand(db: &mut Db, access: &Access, lines: &[Line]) -> Result<bool, StoreError> {
    for line in lines.iter().filter(|it| it.weighed == "partly") {
        let copy = document_variants::copy(db, access.request.id, line.document)?;
        let sha256 = line.file.as_ref().map(|it| &it.1.sha256);
        if copy.as_ref().map(|it| &it.sha256) != sha256 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The task is done, or waits for the day of what was put off.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    case: &Case,
    request: &Request,
    left: Left,
) -> Result<(), StoreError> {
    let own = reason(request.id);
    let open: Vec<_> = tasks::list_of_case(tx.db(), case.id, TaskKind::AccessRequest)?
        .into_iter()
        .filter(|task| task.reasons == own && task.closed_at.is_none())
        .collect();
    for task in open {
        match left {
            Left::Nothing => tasks::close(tx, task.id)?,
            Left::Until(day) => tasks::set_due(tx, task.id, day)?,
        }
    }
    Ok(())
}

fn pages_of(bytes: &[u8]) -> Option<i32> {
    let read = pdf::read(bytes).ok()?;
    i32::try_from(read.pages).ok()
}

/// A request, and how each document of the case stands in it.
#[derive(Clone, Debug)]
pub struct Access {
    pub request: Request,
    pub documents: Vec<(Document, Option<Weighed>)>,
    /// What is answered for good, by the document's id.
    answered: BTreeSet<i32>,
    /// What an answer has put off: the document, the provision and the day.
    put_off: Vec<(i32, Option<Exemption>, NaiveDate)>,
    /// Those of which nothing is blocked: what is, is not handed out once more.
    pub answers: Vec<access_answers::Answer>,
    /// The name of whoever withdrew the request.
    pub withdrawn_by: Option<String>,
}

impl Access {
    /// Whether an answer has settled the document: it was not put off.
    pub fn is_answered(&self, document: i32) -> bool {
        self.answered.contains(&document)
    }

    /// Whether an answer has put the document off so already.
    fn has_told(&self, line: &Line) -> bool {
        let mut told = self.put_off.iter();
        told.any(|it| Some(it.2) == line.until && (it.0, it.1) == (line.document, line.exemption))
    }
}

/// What came into the case after the request was written down is not asked for.
pub fn read_access(
    db: &mut Db,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
) -> Result<Access, StoreError> {
    let case = cases::find(db, by, number)?;
    let request = access_requests::find(db, case.id, serial)?;
    let withdrawn_by = match &request.withdrawn {
        Some(withdrawn) => Some(people::find(db, withdrawn.by)?.name),
        None => None,
    };
    let weighed = access_requests::weighed(db, request.id)?;
    let mut answers = access_answers::list(db, request.id)?;
    let all = documents::list(db, case.id)?;
    let seen: BTreeSet<i32> = all.iter().map(|it| it.id).collect();
    let lines = answers.iter().flat_map(|answer| &answer.lines);
    let settled = lines.filter(|line| line.until.is_none());
    let answered = settled.map(|line| line.document).collect();
    let lines = answers.iter().flat_map(|answer| &answer.lines);
    let put_off = lines.filter_map(|it| Some((it.document, it.exemption, it.until?)));
    let put_off = put_off.collect();
    answers.retain(|answer| answer.lines.iter().all(|it| seen.contains(&it.document)));
    let asked = all
        .into_iter()
        .filter(|it| it.created_at <= request.registered_at);
    let documents = asked.map(|it| {
        let stands = weighed.get(&it.id).cloned();
        (it, stands)
    });
    Ok(Access {
        documents: documents.collect(),
        answered,
        put_off,
        request,
        answers,
        withdrawn_by,
    })
}
