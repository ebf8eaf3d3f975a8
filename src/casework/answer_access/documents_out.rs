//! Each document of an answer is gone through: what goes out of it, and everything that stops it.

use super::{Access, pages_of};
use crate::casework::hold_answer::knows_all;
use crate::casework::make_copy::kept_people;
use crate::casework::named_people::Whose;
use crate::casework::read_copy::{Said, Sheet, elsewhere, weigh_copy};
use crate::casework::{Failure, Office};
use crate::documents::letters::Letters;
use crate::domain::access::Viewer;
use crate::domain::access_request::{Exemption, Refusal, Weighed};
use crate::domain::case::CaseNumber;
use crate::domain::name_search::find;
use crate::domain::redaction::{self, Treated, remaining};
use crate::store::access_answers::Line;
use crate::store::documents;
use crate::store::files::Kept;

/// Why the answer does not go out: everything, each with the number of its document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("documents that cannot go out: {stay:?}, without a reason: {unsaid:?}")]
pub struct Stays {
    pub stay: Vec<(i32, redaction::Refusal)>,
    pub unsaid: Vec<(i32, Refusal)>,
    /// Nor has anybody said that wider access is considered.
    pub wider: bool,
}

/// What was found when each document was gone through.
#[derive(Default)]
pub(super) struct Found {
    pub lines: Vec<Line>,
    pub stay: Vec<(i32, redaction::Refusal)>,
    pub unsaid: Vec<(i32, Refusal)>,
    pub needs_another: bool,
    pub knows: bool,
    pub is_wider: bool,
}

/// Goes through what is not answered yet. A document that cannot go out stops none of the others from being looked at.
pub(super) fn go_through(
    office: &Office<'_>,
    drawn_by: &Letters,
    by: &Viewer,
    (number, serial): (CaseNumber, usize),
    access: &Access,
) -> Result<Found, Failure> {
    let mut found = Found::default();
    for (document, weighed) in &access.documents {
        let weighed = weighed.as_ref();
        let Some(weighed) = weighed.filter(|_| !access.is_answered(document.id)) else {
            continue;
        };
        if let Err(why) = weighed.says_why() {
            found.unsaid.push((document.serial, why));
            continue;
        }
        let sheet = weigh_copy(office, drawn_by, by, number, (serial, document.serial))?;
        found.is_wider |= could_be_given(&sheet, weighed);
        // The letter gives the grounds as they were typed, perhaps before somebody came into the case.
        let named = weighed.names_none_of(&sheet.named.people).err();
        found.unsaid.extend(named.map(|it| (document.serial, it)));
        found.needs_another |= weighed.names_none_of(&sheet.named.hidden).is_err();
        if let Err(why) = ready(&sheet) {
            found.stay.push((document.serial, why));
            continue;
        }
        if let Some(going) = going(office, &sheet)? {
            if let Err(why) = may_go(&sheet, &going) {
                found.stay.push((document.serial, why));
                continue;
            }
            found.needs_another |= another_looks(by, &sheet, &going);
        }
        found.knows |= knows_all(&sheet.named);
        found.lines.push(line(office, &sheet, weighed)?);
    }
    Ok(found)
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
