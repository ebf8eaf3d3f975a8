//! Reads a Noark file element by element against its grammar, and says where it departs from it.

use crate::archive::check::grammar::{self, Grammar, Kind, Rule};
use crate::archive::ids::is_id;
use crate::archive::xml::is_blank;
use chrono::{NaiveDate, NaiveDateTime};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

/// What comes next in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An element that holds others; `saksmappe` and `journalpost` by their type.
    Open(&'static str),
    Close(&'static str),
    /// An element with a text, and what holds it.
    Leaf {
        of: &'static str,
        name: String,
        text: String,
    },
    /// A departure: which check it belongs to, and what is wrong.
    Wrong(u8, String),
}

struct Frame {
    kind: &'static str,
    at: usize,
    seen: bool,
}

pub struct Walk {
    reader: Reader<BufReader<File>>,
    grammar: Grammar,
    root: &'static str,
    frames: Vec<Frame>,
    waiting: Vec<Step>,
    buffer: Vec<u8>,
    is_done: bool,
}

impl Walk {
    pub fn open(path: &Path, root: &'static str) -> io::Result<Walk> {
        let mut reader = Reader::from_reader(BufReader::new(File::open(path)?));
        reader.config_mut().expand_empty_elements = true;
        Ok(Walk {
            reader,
            grammar: grammar::of(root),
            root,
            frames: vec![],
            waiting: vec![],
            buffer: vec![],
            is_done: false,
        })
    }

    /// The next step; nothing at the end. What is not XML ends the file with a step that says so.
    pub fn step(&mut self) -> Option<Step> {
        loop {
            if !self.waiting.is_empty() {
                return Some(self.waiting.remove(0));
            }
            if self.is_done {
                return None;
            }
            if let Err(error) = self.read() {
                self.is_done = true;
                let at = self.reader.buffer_position();
                self.wrong(3, format!("fila er ikkje gyldig XML (byte {at}): {error}"));
            }
        }
    }

    fn wrong(&mut self, check: u8, what: String) {
        self.waiting.push(Step::Wrong(check, what));
    }

    fn read(&mut self) -> Result<(), quick_xml::Error> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        match self.reader.read_event_into(&mut buffer)? {
            Event::Start(start) => self.start(&start)?,
            Event::End(_) => self.end(),
            Event::Text(text) if !text.trim().is_empty() => {
                self.wrong(3, "tekst mellom element".to_owned());
            }
            Event::Eof => {
                self.is_done = true;
                if !self.frames.is_empty() {
                    self.wrong(3, "fila sluttar midt i eit element".to_owned());
                }
            }
            _ => (),
        }
        self.buffer = buffer;
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), quick_xml::Error> {
        let name = start.name().as_ref().to_owned();
        let Some(rule) = self.allow(&name) else {
            let text = self.skip()?;
            drop(text);
            return Ok(());
        };
        if rule.kind != Kind::Node {
            let text = self.skip()?;
            self.leaf(&rule, text);
            return Ok(());
        }
        let mut kind = rule.name;
        if let Some(attribute) = start.try_get_attribute("xsi:type")? {
            match self.grammar.get_key_value(attribute.value.as_ref()) {
                Some((known, _)) => kind = known,
                None => self.wrong(3, format!("ukjend type «{}»", attribute.value)),
            }
        } else if matches!(kind, "mappe" | "registrering") {
            self.wrong(3, format!("{kind} manglar xsi:type"));
        }
        self.frames.push(Frame {
            kind,
            at: 0,
            seen: false,
        });
        self.waiting.push(Step::Open(kind));
        Ok(())
    }

    /// The rule an element stands under, here and now.
    fn allow(&mut self, name: &str) -> Option<Rule> {
        let Some(frame) = self.frames.last_mut() else {
            if name != self.root {
                let what = format!("rotelementet er {name}, skulle vere {}", self.root);
                self.wrong(3, what);
            }
            return Some(Rule {
                name: self.root,
                is_needed: true,
                is_many: false,
                kind: Kind::Node,
            });
        };
        let kind = frame.kind;
        let rules = &self.grammar[kind];
        let ahead = rules.iter().skip(frame.at);
        let Some(ahead) = ahead.clone().position(|rule| rule.name == name) else {
            let is_known = rules.iter().any(|rule| rule.name == name);
            let what = if is_known {
                format!("{name} i {kind} står på feil plass")
            } else {
                format!("{name} høyrer ikkje heime i {kind}")
            };
            self.wrong(3, what);
            return None;
        };
        let to = frame.at + ahead;
        let mut what = vec![];
        if ahead == 0 && frame.seen && !rules[to].is_many {
            what.push(format!("{name} i {kind} står to gonger"));
        }
        for (at, rule) in rules.iter().enumerate().take(to).skip(frame.at) {
            let is_here = at == frame.at && frame.seen;
            if rule.is_needed && !is_here {
                what.push(format!("{} manglar i {kind}, før {name}", rule.name));
            }
        }
        let rule = rules[to].clone();
        frame.at = to;
        frame.seen = true;
        for what in what {
            self.wrong(3, what);
        }
        Some(rule)
    }

    /// Reads to the end of the element that has just begun; gives its text.
    fn skip(&mut self) -> Result<String, quick_xml::Error> {
        let mut text = String::new();
        let (mut depth, mut buffer) = (0, vec![]);
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer)? {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return Ok(text),
                Event::End(_) => depth -= 1,
                Event::Text(piece) => text.push_str(&piece.xml10_content()),
                Event::CData(piece) => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) => {
                    let resolved = reference.resolve_char_ref()?.map(String::from);
                    let name: &str = &reference;
                    let named = || quick_xml::escape::resolve_predefined_entity(name);
                    let known = resolved.or_else(|| named().map(str::to_owned));
                    text.push_str(known.as_deref().unwrap_or("\u{fffd}"));
                }
                Event::Eof => return Ok(text),
                _ => (),
            }
        }
    }

    fn leaf(&mut self, rule: &Rule, text: String) {
        let of = self.frames.last().map_or(self.root, |frame| frame.kind);
        let name = rule.name;
        if let Some((check, what)) = wrong(rule.kind, &text) {
            self.wrong(check, format!("{name} i {of} {what}"));
        }
        let list = grammar::CLOSED_LISTS.iter().find(|(list, _)| *list == name);
        if list.is_some_and(|(_, values)| !values.contains(&text.as_str())) {
            self.wrong(
                3,
                format!("{name} i {of} er «{text}», som ikkje er i verdilista"),
            );
        }
        self.waiting.push(Step::Leaf {
            of,
            name: name.to_owned(),
            text,
        });
    }

    fn end(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let kind = frame.kind;
        let rules = &self.grammar[kind];
        let missing: Vec<&str> = rules
            .iter()
            .enumerate()
            .skip(frame.at)
            .filter(|(at, rule)| rule.is_needed && !(*at == frame.at && frame.seen))
            .map(|(_, rule)| rule.name)
            .collect();
        for name in missing {
            self.wrong(3, format!("{name} manglar i {kind}"));
        }
        self.waiting.push(Step::Close(kind));
    }
}

/// Which check a text fails, and how.
fn wrong(kind: Kind, text: &str) -> Option<(u8, &'static str)> {
    if is_blank(text) {
        return Some((16, "er tom; utelat elementet"));
    }
    if text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
    {
        return Some((16, "inneheld kontrollteikn"));
    }
    let is_moment = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").is_ok();
    match kind {
        Kind::Text | Kind::Node => None,
        Kind::Id => (!is_id(text)).then_some((14, "er ikkje ein UUID med små bokstavar")),
        Kind::Integer => text
            .parse::<i64>()
            .err()
            .map(|_| (3, "er ikkje eit heiltal")),
        Kind::Date => NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .err()
            .map(|_| (17, "er ikkje ein dato (ÅÅÅÅ-MM-DD)")),
        Kind::Moment if is_moment(text) => None,
        Kind::Moment => {
            let start = text.get(..19).unwrap_or_default();
            Some(if is_moment(start) {
                (16, "er ikkje lokal tid utan sone (ÅÅÅÅ-MM-DDTtt:mm:ss)")
            } else {
                (17, "er ikkje eit tidspunkt (ÅÅÅÅ-MM-DDTtt:mm:ss)")
            })
        }
    }
}
