//! Corrections as people see them: the short line beside what is wrong, and the page with all of them and a form.

use super::faults::Faults;
use super::fields::Fields;
use super::layout::Frame;
use super::moments::Day;
use super::words::Words as T;
use super::words::procedure::cited;
use crate::casework::correct_case::Asked;
use crate::casework::read_corrections::Seen;
use crate::domain::coded::Coded;
use crate::domain::correction::{Aspect, Part, Refusal, Target, Words};
use crate::domain::local_time::day;
use crate::store::corrections::Correction;
use askama::Template;

/// What stands beside something that is wrong.
pub struct Line {
    aspect: Aspect,
    document: Option<i32>,
    pub link: String,
    pub what: String,
    pub on: Day,
    pub by: String,
    /// Nothing where the words are not for whoever looks.
    pub said: Option<String>,
}

/// The corrections that stand in a case, each to be shown where it belongs.
pub struct Beside {
    pub place: String,
    pub lines: Vec<Line>,
}

impl Beside {
    /// Those that no later one corrects. `place` is the page with all of them.
    pub fn of<'a>(
        all: impl Iterator<Item = (&'a Correction, bool)> + Clone,
        place: String,
        name: impl Fn(&Correction) -> String,
        t: &'static T,
    ) -> Beside {
        let c = &t.corrections;
        let corrected: Vec<i32> = all.clone().filter_map(|(it, _)| it.corrects).collect();
        let standing = all.filter(|(it, _)| !corrected.contains(&it.serial));
        let lines = standing.map(|(it, is_told)| Line {
            aspect: it.aspect,
            document: it.document,
            link: (c.one)(it.serial),
            what: what(it, t),
            on: Day::new(day(it.at), t),
            by: name(it),
            said: is_told.then(|| (c.said)(&short(&it.quoted), &short(&it.corrected))),
        });
        Beside {
            place,
            lines: lines.collect(),
        }
    }

    /// Those of one thing in the case, by its code.
    pub fn fact(&self, code: &str) -> Vec<&Line> {
        let lines = self.lines.iter();
        lines.filter(|line| line.aspect.code() == code).collect()
    }

    pub fn document(&self, serial: i32) -> Vec<&Line> {
        let lines = self.lines.iter();
        lines.filter(|line| line.document == Some(serial)).collect()
    }
}

/// Enough of a long text to know it by.
fn short(text: &str) -> String {
    const MOST: usize = 120;
    let mut short: String = text.chars().take(MOST).collect();
    if text.chars().count() > MOST {
        short.push('…');
    }
    short
}

/// `Dokument: datoen, dokument 3`.
fn what(it: &Correction, t: &T) -> String {
    let c = &t.corrections;
    let aspect = (c.aspect)(it.aspect);
    match it.document {
        None => aspect.to_owned(),
        Some(serial) => format!("{aspect}, {}", (c.of_document)(serial)),
    }
}

/// A correction in full.
pub struct Row {
    pub title: String,
    pub what: String,
    pub on: Day,
    pub by: String,
    /// What stands, what is right, and why.
    pub words: Option<[String; 3]>,
    pub more: Vec<String>,
}

impl Row {
    fn of(seen: &Seen, all: &[Seen], by: String, t: &'static T) -> Row {
        let (c, it) = (&t.corrections, &seen.correction);
        let again = all.iter().map(|it| &it.correction);
        let again = again.filter(|later| later.corrects == Some(it.serial));
        let mut more = vec![];
        more.extend(it.corrects.map(c.corrects));
        more.extend(it.replacement.map(c.replacement));
        more.extend(again.map(|later| (c.corrected_again)(later.serial)));
        let words = [&it.quoted, &it.corrected, &it.reason];
        Row {
            title: (c.one)(it.serial),
            what: what(it, t),
            on: Day::new(day(it.at), t),
            by,
            words: seen.is_told.then(|| words.map(String::clone)),
            more,
        }
    }
}

#[derive(Template)]
#[template(path = "corrections/index.html")]
pub struct CorrectionsPage<'a> {
    pub frame: &'a Frame,
    pub t: &'static T,
    pub fields: &'a Fields,
    pub faults: &'a Faults,
    pub number: String,
    /// The list that the case lies in, and its words.
    pub list: (&'static str, &'static str),
    /// The page of the case that this one lies under, and its words.
    pub back: (String, String),
    pub may_add: bool,
    /// Why nobody corrects it here.
    pub shut: Option<String>,
    pub rows: Vec<Row>,
    pub whats: Vec<(String, String)>,
    pub papers: Vec<(String, String)>,
}

/// What is seen on the page besides its form.
pub fn rows(all: &[Seen], name: impl Fn(&Correction) -> String, t: &'static T) -> Vec<Row> {
    let rows = all.iter();
    rows.map(|seen| Row::of(seen, all, name(&seen.correction), t))
        .collect()
}

/// What may be chosen as wrong: things of the case and its documents, and the corrections whose words are seen.
pub fn whats(all: &[Seen], t: &T) -> Vec<(String, String)> {
    let c = &t.corrections;
    let aspects = Aspect::ALL.iter();
    let aspects = aspects.map(|it| (it.code().to_owned(), (c.aspect)(*it).to_owned()));
    let told = all.iter().filter(|seen| seen.is_told);
    let earlier = told.map(|seen| {
        let it = &seen.correction;
        let words = format!("{}: {}", (c.one)(it.serial), what(it, t));
        (format!("{EARLIER}{}", it.serial), words)
    });
    aspects.chain(earlier).collect()
}

pub fn papers<'a>(all: impl Iterator<Item = (i32, &'a str)>) -> Vec<(String, String)> {
    all.map(|(serial, title)| (serial.to_string(), format!("{serial}. {title}")))
        .collect()
}

const EARLIER: &str = "correction-";

/// The form, or everything that is wrong with it.
pub fn read(fields: &Fields, t: &T) -> Result<Asked, Faults> {
    let mut faults = Faults::default();
    let target = match target(fields) {
        Some(Ok(target)) => Some(target),
        Some(Err(why)) => {
            add(&mut faults, why, t);
            None
        }
        None => {
            faults.add("what", t.corrections.choose);
            None
        }
    };
    let [quoted, corrected, reason] = ["quoted", "corrected", "reason"].map(|it| fields.one(it));
    let words = Words::judge(quoted, corrected, reason);
    let replacement = serial(fields.one("replacement"));
    if let Err(all) = &words {
        for why in all {
            add(&mut faults, *why, t);
        }
    }
    match (target, words) {
        (Some(target), Ok(words)) => Ok(Asked {
            target,
            replacement,
            words,
        }),
        _ => Err(faults),
    }
}

fn target(fields: &Fields) -> Option<Result<Target, Refusal>> {
    let (what, document) = (fields.one("what"), serial(fields.one("document")));
    if let Some(earlier) = what.strip_prefix(EARLIER) {
        return Some(Target::earlier(earlier.parse().ok()?, document));
    }
    Some(Target::of(Aspect::parse(what)?, document))
}

/// The number of a document; what is no number is one that no case has.
fn serial(typed: &str) -> Option<i32> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.parse().unwrap_or(0))
}

/// A refusal at the field that it concerns.
pub fn add(faults: &mut Faults, why: Refusal, t: &T) {
    let field = match why {
        Refusal::NotYours
        | Refusal::Closed
        | Refusal::NotClosed
        | Refusal::Destroyed
        | Refusal::NoSuchCorrection
        | Refusal::Already => "what",
        Refusal::NoDocument | Refusal::NotOfDocument | Refusal::NoSuchDocument => "document",
        Refusal::ReplacesNothing | Refusal::ReplacesItself | Refusal::NoSuchReplacement => {
            "replacement"
        }
        Refusal::Missing(part) | Refusal::TooLong(part) | Refusal::Forbidden(part, _) => match part
        {
            Part::Quoted => "quoted",
            Part::Corrected => "corrected",
            Part::Reason => "reason",
        },
        Refusal::Same => "corrected",
    };
    let said = (t.corrections.refusal)(why);
    let is_rule = field == "what" || why == Refusal::Same;
    let said = if is_rule {
        cited(&said, why.source(), t.language)
    } else {
        said
    };
    faults.add(field, said);
}

/// The same, alone.
pub fn faults(why: Refusal, t: &T) -> Faults {
    let mut faults = Faults::default();
    add(&mut faults, why, t);
    faults
}
