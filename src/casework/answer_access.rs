//! The officer answers a request to see documents: the letter, the list and the copies. What was put off is weighed again by its day.

use super::answer_letter::{self, Content};
use super::hold_answer::{hold_answer, is_held, knows_all};
use super::make_copy::kept_people;
use super::named_people::Whose;
use super::read_copy::{Said, Sheet, elsewhere, weigh_copy};
use super::register_access_request::reason;
use super::weigh_access::Unweighed;
use super::{Failure, Office};
use crate::audit::Event;
use crate::documents::letters::Letters;
use crate::documents::pdf;
use crate::domain::access::Viewer;
use crate::domain::access_request::{Exemption, Left, Refusal, Weighed, may_answer};
use crate::domain::case::CaseNumber;
use crate::domain::name_search::find;
use crate::domain::redaction::{self, LARGEST_ANSWER, Treated, remaining};
use crate::domain::task::TaskKind;
use crate::store::access_answers::{self, Line};
use crate::store::access_requests::Request;
use crate::store::cases::Case;
use crate::store::documents::Document;
use crate::store::files::{Kept, of_case};
use crate::store::{
    Db, StoreError, Tx, access_requests, cases, document_variants, documents, ledger, tasks,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Why one of the documents cannot go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("document {serial}: {why}")]
pub struct Stays {
    pub serial: i32,
    pub why: redaction::Refusal,
}

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
    if access.request.answered.is_some() {
        return Err(Refusal::Answered.into());
    }
    let all: Vec<Option<Weighed>> = access.documents.iter().map(|it| it.1.clone()).collect();
    let left = may_answer(&all)?;
    let mut lines = vec![];
    let (mut needs_another, mut knows, mut is_wider) = (false, false, false);
    for (document, weighed) in &access.documents {
        let Some(weighed) = weighed
            .as_ref()
            .filter(|_| !access.is_answered(document.id))
        else {
            continue;
        };
        weighed.says_why().map_err(|why| Unweighed {
            serial: document.serial,
            why,
        })?;
        let sheet = weigh_copy(office, drawn_by, by, number, (serial, document.serial))?;
        ready(&sheet).map_err(|why| Stays {
            serial: document.serial,
            why,
        })?;
        if let Some(going) = going(office, &sheet)? {
            may_go(&sheet, &going).map_err(|why| Stays {
                serial: document.serial,
                why,
            })?;
            needs_another |= another_looks(by, &sheet, &going);
        }
        knows |= knows_all(&sheet.named);
        is_wider |= could_be_given(&sheet, weighed);
        lines.push(line(office, &sheet, weighed)?);
    }
    if !lines.is_empty() && lines.iter().all(|line| access.has_told(line)) {
        return Err(Refusal::NothingNew.into());
    }
    if is_wider && !wider_considered {
        return Err(Refusal::WiderNotConsidered.into());
    }
    let request = &access.request;
    if needs_another || office.store.read(|db| is_held(db, by, request, knows))? {
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
            if weighed(&now) != weighed(&seen) || !stand(tx.db(), &now, &lines)? {
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

/// Whether something of the document is kept back that the house may give.
fn could_be_given(sheet: &Sheet, weighed: &Weighed) -> bool {
    let is_marked = || {
        let mut marks = sheet.marks.iter().map(|it| &it.mark.treated);
        marks.any(|it| matches!(it, Treated::TakenOut(why) if why.may_be_given()))
    };
    weighed.exemption().is_some_and(Exemption::may_be_given)
        || matches!(weighed, Weighed::Partly(_)) && is_marked()
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
fn settle(tx: &mut Tx<'_>, case: &Case, request: &Request, left: Left) -> Result<(), StoreError> {
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

/// Whether the document may go out as it is weighed.
fn ready(sheet: &Sheet) -> Result<(), redaction::Refusal> {
    use redaction::Refusal::{NamesLeft, NoCopy, NotLookedThrough};
    match sheet.weighed {
        Some(Weighed::Given) if !sheet.unsettled().is_empty() => Err(NamesLeft),
        Some(Weighed::Given) if sheet.needs_eyes() && !sheet.is_looked_through() => {
            Err(NotLookedThrough)
        }
        Some(Weighed::Partly(_)) if sheet.copy.is_none() => Err(NoCopy),
        // Somebody who was not sought when the copy was made may be by now.
        Some(Weighed::Partly(_)) if matches!(sheet.said, Said::Own(_)) => {
            if sheet.unsettled().is_empty() {
                Ok(())
            } else {
                Err(NamesLeft)
            }
        }
        _ => Ok(()),
    }
}

/// What goes out of a document.
struct Going {
    text: String,
    /// Whether the text is all of it.
    is_whole: bool,
    /// On whose word the rest goes out, as the ledger writes them.
    looked: Vec<String>,
}

fn going(office: &Office<'_>, sheet: &Sheet) -> Result<Option<Going>, Failure> {
    let looked = sheet.marks.iter().filter(|it| it.mark.place.is_empty());
    Ok(match (&sheet.weighed, &sheet.said, &sheet.copy) {
        (Some(Weighed::Given), said, _) => Some(Going {
            text: said.text().to_owned(),
            is_whole: !sheet.needs_eyes(),
            looked: looked.map(|it| it.by.to_string()).collect(),
        }),
        (Some(Weighed::Partly(_)), Said::Own(text), _) => Some(Going {
            text: remaining(text, &sheet.only_marks()),
            is_whole: true,
            looked: vec![],
        }),
        (Some(Weighed::Partly(_)), _, Some(copy)) => {
            let said = elsewhere(&office.files.bytes(&sheet.document.owner, &copy.sha256)?);
            Some(Going {
                text: said.text().to_owned(),
                is_whole: matches!(said, Said::Elsewhere { is_whole: true, .. }),
                looked: vec![copy.made_by.clone()],
            })
        }
        _ => None,
    })
}

/// Whoever reported a whistleblowing case is not in it, whatever was kept before it became one.
fn may_go(sheet: &Sheet, going: &Going) -> Result<(), redaction::Refusal> {
    let mut found = find(&going.text, &sheet.named.people).into_iter();
    if found.any(|hit| sheet.whose(&hit) == Whose::Reporter) {
        return Err(redaction::Refusal::NamesLeft);
    }
    Ok(())
}

/// Whether what goes out of the document must be looked through by somebody else. What the
/// program cannot read goes on the word of two, and the one who sends it knows whom to look for.
fn another_looks(by: &Viewer, sheet: &Sheet, going: &Going) -> bool {
    let hidden = &sheet.named.hidden;
    let own = by.person.to_string();
    let is_alone = || going.looked.iter().all(|it| *it == own);
    if !find(&going.text, hidden).is_empty()
        || !going.is_whole && (!hidden.is_empty() || is_alone())
    {
        return true;
    }
    let own = |it: &&crate::store::redactions::Marked| {
        it.by == by.person && matches!(it.mark.treated, Treated::Kept(_))
    };
    let mut alone = sheet.clone();
    alone.marks = sheet.marks.iter().filter(own).cloned().collect();
    let mut kept = kept_people(&alone).into_iter();
    kept.any(|person| sheet.named.whose[person] == Whose::Colleague)
}

/// What the answer says of one document.
fn line(office: &Office<'_>, sheet: &Sheet, weighed: &Weighed) -> Result<Line, Failure> {
    let document = &sheet.document;
    let serial = document.serial;
    let (file, pages) = match (weighed, &sheet.copy) {
        (Weighed::Given, _) => {
            let kept = Kept {
                owner: document.owner.clone(),
                sha256: document.sha256.clone(),
                size: document.size,
            };
            let name = format!("dokument-{serial:02}.{}", document.extension);
            let pages = match document.extension.as_str() {
                "pdf" => pages_of(&office.files.bytes(&document.owner, &document.sha256)?),
                _ => None,
            };
            (Some((name, kept)), pages)
        }
        (Weighed::Partly(_), Some(copy)) => {
            let kept = Kept {
                owner: document.owner.clone(),
                sha256: copy.sha256.clone(),
                size: copy.size,
            };
            (
                Some((format!("dokument-{serial:02}-sladda.pdf"), kept)),
                copy.pages,
            )
        }
        _ => (None, None),
    };
    // Every title is the neutral one: which of them were, would tell whom somebody is hidden behind.
    let titles = office
        .store
        .read(|db| documents::public_titles(db, sheet.case.id))?;
    let title = titles.get(&document.id).cloned().unwrap_or_default();
    Ok(Line {
        document: document.id,
        title: format!("{serial}. {title}"),
        weighed: weighed.code().to_owned(),
        exemption: weighed.exemption(),
        until: match weighed {
            Weighed::Postponed { until, .. } => Some(*until),
            _ => None,
        },
        file,
        pages,
    })
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
    })
}
