//! The elements of a receipt, in the order of its schema, and what each may say.

use super::Fault;
use super::tree::Node;
use crate::archive::arkivmelding::Version;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Int,
    /// The first is 1.
    Count,
    Year,
    Date,
    Moment,
    Uuid,
    /// Made now, or there already.
    Existing,
    Key,
    /// Of the catalogue; nothing here reads it.
    Coded,
    Document,
    Object,
}

pub struct Rule {
    pub name: &'static str,
    kind: Kind,
    is_needed: bool,
    may_repeat: bool,
}

const fn may(name: &'static str, kind: Kind) -> Rule {
    Rule {
        name,
        kind,
        is_needed: false,
        may_repeat: false,
    }
}

const fn must(name: &'static str, kind: Kind) -> Rule {
    Rule {
        is_needed: true,
        ..may(name, kind)
    }
}

const fn many(name: &'static str, kind: Kind) -> Rule {
    Rule {
        may_repeat: true,
        ..may(name, kind)
    }
}

pub const FOLDER: &[Rule] = &[
    must("systemID", Kind::Uuid),
    may("mappeID", Kind::Text),
    may("referanseForeldermappe", Kind::Coded),
    may("opprettetDato", Kind::Moment),
    may("opprettetAv", Kind::Text),
    may("avsluttetDato", Kind::Moment),
    may("avsluttetAv", Kind::Text),
    may("referanseEksternNoekkel", Kind::Key),
    must("opprettetEllerEksisterende", Kind::Existing),
];

/// What a `saksmappeKvittering` has after those.
pub const CASE: &[Rule] = &[
    may("saksaar", Kind::Year),
    may("sakssekvensnummer", Kind::Count),
    may("saksdato", Kind::Date),
];

pub const REGISTRATION: &[Rule] = &[
    must("systemID", Kind::Uuid),
    may("opprettetDato", Kind::Moment),
    may("opprettetAv", Kind::Text),
    may("arkivertDato", Kind::Moment),
    may("arkivertAv", Kind::Text),
    many("dokumentbeskrivelseKvittering", Kind::Document),
    may("registreringsID", Kind::Text),
    may("referanseEksternNoekkel", Kind::Key),
    must("opprettetEllerEksisterende", Kind::Existing),
];

/// What a `journalpostKvittering` has after those.
pub const JOURNAL: &[Rule] = &[
    may("journalaar", Kind::Year),
    may("journalsekvensnummer", Kind::Count),
    may("journalpostnummer", Kind::Int),
    may("journalposttype", Kind::Coded),
    may("journalstatus", Kind::Coded),
    may("journaldato", Kind::Date),
    may("forfallsdato", Kind::Date),
];

/// The last of them is new in version 2.
const DOCUMENT: &[Rule] = &[
    must("systemID", Kind::Uuid),
    may("opprettetDato", Kind::Moment),
    may("opprettetAv", Kind::Text),
    may("dokumentnummer", Kind::Int),
    many("dokumentobjekt", Kind::Object),
    may("referanseEksternNoekkel", Kind::Key),
];

const OBJECT: &[Rule] = &[
    must("systemID", Kind::Uuid),
    may("versjonsnummer", Kind::Int),
    may("variantformat", Kind::Coded),
    may("opprettetDato", Kind::Moment),
    may("opprettetAv", Kind::Text),
];

const KEY: &[Rule] = &[must("fagsystem", Kind::Text), must("noekkel", Kind::Text)];

/// Holds an element against the rules of its type, in one order, and all below it.
pub fn hold<'a>(
    node: &Node,
    rules: impl IntoIterator<Item = &'a Rule>,
    version: Version,
    namespace: &str,
) -> Result<(), Fault> {
    if !node.text.trim().is_empty() {
        return Err(Fault::Value(node.name.clone()));
    }
    let mut children = node.children.iter().peekable();
    for rule in rules {
        let mut is_there = false;
        while let Some(child) = children.peek() {
            if child.name != rule.name || child.namespace != namespace {
                break;
            }
            if is_there && !rule.may_repeat {
                return Err(Fault::Misplaced(child.name.clone()));
            }
            is_there = true;
            fill(child, rule.kind, version, namespace)?;
            children.next();
        }
        if rule.is_needed && !is_there {
            return Err(Fault::Lacks {
                of: node.name.clone(),
                what: rule.name,
            });
        }
    }
    match children.next() {
        Some(child) => Err(Fault::Misplaced(child.name.clone())),
        None => Ok(()),
    }
}

fn fill(node: &Node, kind: Kind, version: Version, namespace: &str) -> Result<(), Fault> {
    let text = node.text.trim();
    let is_right = match kind {
        Kind::Text => !node.text.is_empty(),
        Kind::Int => text.parse::<i32>().is_ok(),
        Kind::Count => text.parse::<i32>().is_ok_and(|number| number > 0),
        Kind::Year => text.parse().is_ok_and(is_year),
        Kind::Date => date(text).is_some(),
        Kind::Moment => day_of(text).is_some(),
        Kind::Uuid => is_uuid(text),
        Kind::Existing => matches!(text, "Opprettet" | "Eksisterende"),
        Kind::Coded => true,
        Kind::Key => {
            return hold(node, KEY, version, &version.namespace("metadatakatalog"));
        }
        Kind::Document => {
            let known = DOCUMENT.len() - usize::from(version == Version::One);
            return hold(node, &DOCUMENT[..known], version, namespace);
        }
        Kind::Object => return hold(node, OBJECT, version, namespace),
    };
    let is_leaf = kind == Kind::Coded || node.children.is_empty();
    if is_right && is_leaf {
        Ok(())
    } else {
        Err(Fault::Value(node.name.clone()))
    }
}

/// Eight, four, four, four and twelve hex digits.
fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12]
        && parts
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// An `xs:date`, with or without an offset.
pub fn date(text: &str) -> Option<NaiveDate> {
    let day = text.get(..10)?;
    let rest = &text[10..];
    let is_offset = rest.is_empty()
        || rest == "Z"
        || rest.len() == 6 && rest.starts_with(['+', '-']) && rest.as_bytes()[3] == b':';
    is_offset.then(|| day.parse().ok()).flatten()
}

/// The day of an `xs:dateTime`, in Norway where an offset is given.
pub fn day_of(text: &str) -> Option<NaiveDate> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(crate::domain::local_time::day(at.to_utc())).filter(|day| is_year(day.year()));
    }
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
    Some(local.date()).filter(|day| is_year(day.year()))
}

/// The schema takes any number; no archive core is older, or has come further.
fn is_year(year: i32) -> bool {
    (1980..=2199).contains(&year)
}
