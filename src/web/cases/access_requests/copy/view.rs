//! What the page of a copy shows: the names that were found, the text with them marked, and what goes out.

use crate::casework::named_people::Whose;
use crate::casework::read_copy::{Said, Sheet};
use crate::domain::access_request::{Exemption, Weighed};
use crate::domain::coded::Coded;
use crate::domain::redaction::{Treated, paragraphs, remaining};
use crate::web::cases::show::Head;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::layout::Frame;
use crate::web::words::Words;
use crate::web::words::procedure::cited;
use askama::Template;
use std::ops::Range;

/// Characters that are shown on each side of a name.
const AROUND: usize = 40;

#[derive(Template)]
#[template(path = "cases/access_copy.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something the page says or does not"
)]
pub struct CopyPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    id: usize,
    serial: i32,
    title: String,
    is_own: bool,
    is_unread: bool,
    is_partly: bool,
    is_open: bool,
    needs_eyes: bool,
    is_looked_through: bool,
    has_copy: bool,
    names: Vec<Name>,
    parts: Vec<Part>,
    marks: Vec<Shown>,
    exemptions: Vec<(String, String)>,
    preview: Option<String>,
}

/// A place that names somebody.
struct Name {
    value: String,
    is_chosen: bool,
    before: String,
    said: String,
    after: String,
    whom: String,
    whose: &'static str,
    paragraph: usize,
}

/// A paragraph of the text.
struct Part {
    number: usize,
    value: String,
    is_chosen: bool,
    pieces: Vec<(String, bool)>,
}

struct Shown {
    id: i32,
    said: String,
    what: String,
}

impl<'a> CopyPage<'a> {
    pub fn new(
        frame: &'a Frame,
        head: Head,
        sheet: &Sheet,
        fields: &'a Fields,
        faults: &'a Faults,
    ) -> CopyPage<'a> {
        let t = frame.t;
        let text = sheet.said.text();
        let places = paragraphs(text);
        let is_own = matches!(sheet.said, Said::Own(_));
        let is_partly = matches!(sheet.weighed, Some(Weighed::Partly(_)));
        let named = |exemption: Exemption| {
            let why = (t.access_requests.exemption)(exemption);
            let words = cited(why, exemption.source(), t.language);
            (exemption.code().to_owned(), words)
        };
        let weighed = sheet.weighed.as_ref().and_then(Weighed::exemption);
        let mut exemptions: Vec<Exemption> = Exemption::of(sheet.request.basis).collect();
        // What the document was weighed by stands first.
        exemptions.sort_by_key(|it| Some(*it) != weighed);
        CopyPage {
            frame,
            t,
            fields,
            faults,
            head,
            id: sheet.request.serial,
            serial: sheet.document.serial,
            title: sheet.document.title.clone(),
            is_own,
            is_unread: matches!(sheet.said, Said::Unread),
            is_partly,
            is_open: sheet.request.is_open(),
            needs_eyes: sheet.needs_eyes(),
            is_looked_through: sheet.is_looked_through(),
            has_copy: sheet.copy.is_some(),
            names: names(sheet, text, &places, fields, t),
            parts: parts(sheet, text, &places, fields),
            marks: marks(sheet, text, t),
            exemptions: exemptions.into_iter().map(named).collect(),
            preview: (is_own && is_partly).then(|| remaining(text, &sheet.only_marks())),
        }
    }
}

/// The value of the box for a place of the text.
fn value_of(place: &Range<usize>) -> String {
    format!("{}-{}", place.start, place.end)
}

fn names(
    sheet: &Sheet,
    text: &str,
    places: &[Range<usize>],
    fields: &Fields,
    t: &Words,
) -> Vec<Name> {
    let r = &t.redactions;
    let unsettled = sheet.unsettled().into_iter();
    let shown = unsettled.map(|hit| {
        let before: Vec<char> = text[..hit.first].chars().rev().take(AROUND).collect();
        let paragraph = places
            .iter()
            .position(|it| it.start <= hit.first && hit.first < it.end);
        let value = value_of(&(hit.first..hit.end));
        Name {
            is_chosen: fields.has("place", &value),
            value,
            before: before.into_iter().rev().collect(),
            said: text[hit.first..hit.end].to_owned(),
            after: text[hit.end..].chars().take(AROUND).collect(),
            whom: sheet.named.people[hit.person].name.clone(),
            whose: match sheet.whose(&hit) {
                Whose::Party => r.party,
                Whose::Reporter => r.reporter,
                Whose::Colleague => r.colleague,
            },
            paragraph: paragraph.map_or(0, |at| at + 1),
        }
    });
    shown.collect()
}

fn parts(sheet: &Sheet, text: &str, places: &[Range<usize>], fields: &Fields) -> Vec<Part> {
    let part = |(at, place): (usize, &Range<usize>)| {
        let mut pieces = vec![];
        let mut from = place.start;
        let within = sheet
            .hits
            .iter()
            .filter(|hit| hit.end > place.start && hit.first < place.end);
        for hit in within {
            let (first, end) = (hit.first.max(from), hit.end.min(place.end).max(from));
            pieces.push((text[from..first].to_owned(), false));
            pieces.push((text[first..end].to_owned(), true));
            from = end;
        }
        pieces.push((text[from..place.end].to_owned(), false));
        pieces.retain(|it| !it.0.is_empty());
        let value = value_of(place);
        Part {
            number: at + 1,
            is_chosen: fields.has("place", &value),
            value,
            pieces,
        }
    };
    places.iter().enumerate().map(part).collect()
}

fn marks(sheet: &Sheet, text: &str, t: &Words) -> Vec<Shown> {
    let r = &t.redactions;
    let shown = sheet.marks.iter().map(|it| {
        let said = text.get(it.mark.place.clone()).unwrap_or_default();
        let what = match &it.mark.treated {
            Treated::TakenOut(why) => cited(r.out, why.source(), t.language),
            Treated::Kept(reason) if it.mark.place.is_empty() => {
                format!("{}: {reason}", r.looked_done)
            }
            Treated::Kept(reason) => format!("{}: {reason}", r.stays),
        };
        let short: String = said.chars().take(2 * AROUND).collect();
        let more = if short.len() < said.len() { "…" } else { "" };
        Shown {
            id: it.id,
            said: format!("{short}{more}"),
            what,
        }
    });
    shown.collect()
}
