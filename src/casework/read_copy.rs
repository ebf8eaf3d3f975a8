//! The officer reads what a document says, to weigh what of it goes out: its words, and every place that names somebody.

use super::named_people::{Named, Whose, named_people};
use super::open_document::may_open;
use super::{Failure, Office};
use crate::documents::letters::Letters;
use crate::documents::pdf;
use crate::domain::access::Viewer;
use crate::domain::access_request::Weighed;
use crate::domain::case::CaseNumber;
use crate::domain::letter::{Corrected, Entry, Letter, finalise};
use crate::domain::local_time;
use crate::domain::name_search::{Hit, find};
use crate::domain::redaction::{Mark, Treated, is_settled, is_taken_out};
use crate::store::access_requests::{self, Request};
use crate::store::cases::Case;
use crate::store::document_variants::{self, Variant};
use crate::store::documents::{self, Document};
use crate::store::redactions::{self, Marked};
use crate::store::{Db, StoreError, cases, letters};

/// What the program knows of a document's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// All of them: it wrote them itself, or the file is plain text. Passages can be taken out.
    Own(String),
    /// What it could read of a PDF from elsewhere, or of a text that is too long to be drawn anew; whether that is all
    /// of it. It is searched and never changed.
    Elsewhere { text: String, is_whole: bool },
    /// Nothing: a picture, or a format that it does not read.
    Unread,
}

impl Said {
    pub fn text(&self) -> &str {
        match self {
            Said::Own(text) | Said::Elsewhere { text, .. } => text,
            Said::Unread => "",
        }
    }
}

/// A document on the desk of whoever answers.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub case: Case,
    pub request: Request,
    pub document: Document,
    pub weighed: Option<Weighed>,
    pub said: Said,
    pub named: Named,
    /// Where the words name somebody who may be shown.
    pub hits: Vec<Hit>,
    pub marks: Vec<Marked>,
    pub copy: Option<Variant>,
}

impl Sheet {
    pub fn only_marks(&self) -> Vec<Mark> {
        self.marks.iter().map(|it| it.mark.clone()).collect()
    }

    /// What nobody has settled yet: neither taken out nor kept with a reason. Where the whole
    /// document goes out, nothing is taken out of it. Whoever reported what has become a
    /// whistleblowing case is kept by no reason that was given before.
    pub fn unsettled(&self) -> Vec<Hit> {
        let marks = self.only_marks();
        let kept: Vec<Mark> = marks
            .iter()
            .filter(|it| matches!(it.treated, Treated::Kept(_)))
            .cloned()
            .collect();
        let is_in_part = matches!(self.weighed, Some(Weighed::Partly(_)));
        let text = self.said.text();
        let open = |hit: &&Hit| {
            let place = hit.first..hit.end;
            let is_out = is_in_part && is_taken_out(text, &place, &marks);
            let is_kept = self.whose(hit) != Whose::Reporter && is_settled(&place, &kept);
            !(is_out || is_kept)
        };
        self.hits.iter().filter(open).copied().collect()
    }

    /// Whether somebody has said that they looked through what the program cannot read.
    pub fn is_looked_through(&self) -> bool {
        let whole = |it: &Marked| it.mark.place.is_empty();
        self.marks.iter().any(whole)
    }

    /// Whether it must be looked through by eye.
    pub fn needs_eyes(&self) -> bool {
        match self.said {
            Said::Own(_) => false,
            Said::Elsewhere { is_whole, .. } => !is_whole,
            Said::Unread => true,
        }
    }

    pub fn whose(&self, hit: &Hit) -> Whose {
        self.named.whose[hit.person]
    }
}

/// The document of the request, with everything that is known of it, for whoever may open it. Nothing is
/// written: whoever shows it has opened the document first.
pub fn read_copy(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    number: CaseNumber,
    at: (usize, i32),
) -> Result<Sheet, Failure> {
    let may_open = office.store.read(|db| {
        let case = cases::find(db, by, number)?;
        let document = documents::find(db, case.id, at.1)?;
        may_open(db, by, &case, &document)
    })?;
    if !may_open {
        return Err(StoreError::NotFound.into());
    }
    weigh_copy(office, drawn_by, by, number, at)
}

/// The same where nothing of it is told: an answer is refused in the same words whatever a document holds.
pub(super) fn weigh_copy(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    number: CaseNumber,
    (request, serial): (usize, i32),
) -> Result<Sheet, Failure> {
    let (mut sheet, letter) = office.store.read(|db| {
        let case = cases::find(db, by, number)?;
        let request = access_requests::find(db, case.id, request)?;
        let document = documents::find(db, case.id, serial)?;
        if document.created_at > request.registered_at {
            return Err(StoreError::NotFound.into());
        }
        let weighed = access_requests::weighed(db, request.id)?;
        let letter = letter(db, &case, &document)?;
        let sheet = Sheet {
            named: named_people(db, by, &case, &request)?,
            marks: redactions::list(db, request.id, document.id)?,
            copy: document_variants::copy(db, request.id, document.id)?,
            weighed: weighed.get(&document.id).cloned(),
            hits: vec![],
            said: Said::Unread,
            case,
            request,
            document,
        };
        Ok::<_, Failure>((sheet, letter))
    })?;
    sheet.said = said(office, drawn_by, &sheet.document, letter.as_ref())?;
    sheet.hits = find(sheet.said.text(), &sheet.named.people);
    Ok(sheet)
}

fn said(
    office: &Office<'_>,
    drawn_by: &Letters,
    document: &Document,
    letter: Option<&Letter>,
) -> Result<Said, Failure> {
    let bytes = office.files.bytes(&document.owner, &document.sha256)?;
    if let Some(letter) = letter {
        // Only where the words give the very file that was kept are they the words of that file.
        if drawn_by.draw(letter).is_ok_and(|drawn| drawn == bytes) {
            return Ok(Said::Own(drawn_by.spelled(letter)));
        }
    }
    Ok(match document.extension.as_str() {
        "txt" => match String::from_utf8(bytes) {
            Ok(text) if drawn_by.fits(&text) => Said::Own(text),
            // Too much to lay out anew: it is searched, and a copy of it is made elsewhere.
            Ok(text) => Said::Elsewhere {
                text,
                is_whole: true,
            },
            Err(_) => Said::Unread,
        },
        "pdf" => elsewhere(&bytes),
        // As it stands: what is encoded in it, or attached to it, is not read.
        "eml" => Said::Elsewhere {
            text: String::from_utf8_lossy(&bytes).into_owned(),
            is_whole: false,
        },
        _ => Said::Unread,
    })
}

/// What could be read of a PDF.
pub(super) fn elsewhere(bytes: &[u8]) -> Said {
    match pdf::read(bytes) {
        Ok(read) => Said::Elsewhere {
            is_whole: read.unread.is_empty() && !read.has_earlier && !read.holds_more,
            text: format!("{}\n\n{}", read.text, read.beside),
        },
        Err(_) => Said::Unread,
    }
}

/// The letter that the document is, as it was finalised.
fn letter(db: &mut Db, case: &Case, document: &Document) -> Result<Option<Letter>, StoreError> {
    let all = letters::list(db, case.id)?;
    let Some(own) = all.iter().find(|it| it.document == Some(document.id)) else {
        return Ok(None);
    };
    let day = |letter: &letters::Letter| letter.finalised_at.map(local_time::day);
    let old = all.iter().find(|it| Some(it.id) == own.corrects);
    let corrects = old.and_then(|old| {
        Some(Corrected {
            version: old.version,
            date: day(old)?,
        })
    });
    let Some(date) = day(own) else {
        return Ok(None);
    };
    let entry = Entry {
        number: format!("{}-{}", case.number, document.serial),
        date,
        law: case.law(),
        corrects,
    };
    Ok(finalise(&own.draft, &entry).ok())
}
