//! Reads a Noark file element by element against its grammar, and says where it departs from it.

mod inner;
pub mod scope;

use crate::archive::check::bounded::{Bounded, DEEPEST, Left, why};
use crate::archive::check::description::declared;
use crate::archive::check::grammar::{self, Grammar, Kind, Rule};
use crate::archive::check::rules::Test;
use crate::archive::check::steps::Handful;
use crate::archive::check::values::short;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fs::File;
use std::io::{self, BufReader};
use std::rc::Rc;

use scope::{Said, Scope};

/// No element of the standard has a name a tenth as long.
const LONGEST_NAME: usize = 256;

struct Frame {
    kind: &'static str,
    rules: Rc<[Rule]>,
    at: usize,
    seen: bool,
    /// Which of several that shut each other out is there.
    chosen: Option<&'static str>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Walk {
    reader: Reader<Bounded<BufReader<File>>>,
    left: Left,
    grammar: Grammar,
    root: &'static str,
    /// Whether the package's own schema is the one of 2019.
    is_of_2019: bool,
    frames: Vec<Frame>,
    /// Prefixes and namespaces, here and now.
    scope: Scope,
    /// Whether the public may read the file, and so all that stands in it.
    is_public: bool,
    /// What stands beside the elements, and is not handed over.
    aside: String,
    /// What was read and is not handed over.
    read: Handful,
    buffer: Vec<u8>,
    /// The same inside an element that is read to its end.
    inner: Vec<u8>,
    /// Whether an element was met in the text that was read last.
    has_child: bool,
    /// While something of the municipality's own is read.
    is_own: bool,
    has_begun: bool,
    has_root: bool,
    is_done: bool,
    /// Whether the root was read to its end.
    is_whole: bool,
}

impl Walk {
    pub fn of(file: File, root: &'static str, is_of_2019: bool) -> Walk {
        let (bounded, left) = Bounded::new(BufReader::with_capacity(64 * 1024, file));
        let mut reader = Reader::from_reader(bounded);
        reader.config_mut().expand_empty_elements = true;
        let unit = if root == "arkiv" {
            "arkivstruktur"
        } else {
            root
        };
        Walk {
            scope: Scope::of(unit),
            is_public: root == "offentligJournal",
            aside: String::new(),
            has_child: false,
            is_own: false,
            has_begun: false,
            reader,
            left,
            grammar: grammar::of(root),
            root,
            is_of_2019,
            frames: vec![],
            read: Handful::default(),
            buffer: vec![],
            inner: vec![],
            has_root: false,
            is_done: false,
            is_whole: false,
        }
    }

    /// The next steps; nothing at the end. What is not XML ends the file with a step that says so.
    pub fn steps(&mut self) -> Option<Handful> {
        while !self.is_done && !self.read.is_full() {
            if let Err(error) = self.event() {
                self.is_done = true;
                let at = self.reader.buffer_position();
                let why = why(&error);
                self.wrong(3, format!("fila er ikkje gyldig XML (byte {at}): {why}"));
            }
        }
        let steps = std::mem::take(&mut self.read);
        (!steps.is_taken()).then_some(steps)
    }

    /// Whether everything was read; asked when there are no more steps.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    fn wrong(&mut self, test: impl Into<Test>, what: String) {
        self.read.wrong(test, what);
    }

    fn event(&mut self) -> Result<(), quick_xml::Error> {
        self.left.renew();
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let event = self.reader.read_event_into(&mut buffer)?;
        let has_begun = self.has_begun;
        self.has_begun |= !matches!(&event, Event::Text(text) if text.is_empty());
        match event {
            Event::Start(start) => self.start(&start)?,
            Event::End(_) => self.end(),
            Event::Text(text) => {
                self.unmarked(&text);
                if !text.trim().is_empty() {
                    self.between();
                }
            }
            Event::CData(_) | Event::GeneralRef(_) => self.between(),
            Event::Comment(comment) => self.comment(&comment),
            Event::PI(instruction) => self.instruction(&instruction),
            Event::Decl(_) if has_begun => self.late(),
            Event::Decl(decl) => {
                for what in declared(&decl) {
                    self.wrong(3, what);
                }
            }
            Event::DocType(_) => self.doctype(),
            Event::Eof => {
                self.is_done = true;
                if !self.frames.is_empty() {
                    self.wrong(3, "fila sluttar midt i eit element".to_owned());
                } else if !self.has_root {
                    self.wrong(3, "fila er ikkje XML: ho har ikkje noko element".to_owned());
                }
            }
            Event::Empty(_) => (),
        }
        self.buffer = buffer;
        if !self.aside.is_empty() {
            self.read.aside(&self.aside);
            self.aside.clear();
        }
        Ok(())
    }

    fn between(&mut self) {
        self.wrong(3, "tekst mellom element".to_owned());
    }

    fn doctype(&mut self) {
        let what =
            "fila har DOCTYPE; Noark 5 har ingen, og entitetar som står der, blir ikkje lesne";
        self.wrong(3, what.to_owned());
    }

    /// Takes a start tag: what is wrong with its names and attributes is found, and what it says given.
    fn begin(&mut self, start: &BytesStart<'_>) -> Result<Option<Said>, quick_xml::Error> {
        let length = start.name().as_ref().len();
        if length > LONGEST_NAME {
            let what = format!("namnet på eit element er på {length} byte");
            return Err(quick_xml::Error::from(io::Error::other(what)));
        }
        let Some(mut said) = self.scope.open(start) else {
            return Ok(None);
        };
        let strange = std::mem::take(&mut said.strange);
        for what in said.faults.drain(..) {
            self.wrong(3, what);
        }
        let is_own = self.is_own;
        for what in strange.into_iter().filter(|_| !is_own) {
            self.wrong(3, what);
        }
        for value in said.values.drain(..) {
            self.beside(&value);
        }
        Ok(Some(said))
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), quick_xml::Error> {
        let name = start.local_name();
        let name: &str = name.as_ref();
        if self.frames.is_empty() && !self.begins(name) {
            return Ok(());
        }
        let said = self.begin(start)?;
        if self.frames.len() >= DEEPEST {
            self.is_done = true;
            let what = format!(
                "elementa ligg meir enn {DEEPEST} nivå inni kvarandre; resten er ikkje lesen"
            );
            self.wrong(3, what);
            return Ok(());
        }
        let Some(rule) = self.allow(name) else {
            return self.pass();
        };
        if rule.kind == Kind::Anything {
            self.own(rule.name)?;
            self.read.open(rule.name);
            return Ok(());
        }
        if rule.kind != Kind::Node {
            let text = self.skip()?;
            self.leaf(rule, text);
            return Ok(());
        }
        let kind = self.kind_of(said.and_then(|it| it.kind), rule.name);
        self.frames.push(Frame {
            kind,
            rules: self
                .grammar
                .get(kind)
                .map_or_else(|| Rc::new([]), Rc::clone),
            at: 0,
            seen: false,
            chosen: None,
        });
        self.read.open(kind);
        Ok(())
    }

    /// Whether the root is the one that was asked for; no other is read.
    fn begins(&mut self, name: &str) -> bool {
        if std::mem::replace(&mut self.has_root, true) {
            self.is_done = true;
            self.wrong(3, "fila har meir enn eitt rotelement".to_owned());
            return false;
        }
        if name != self.root {
            self.is_done = true;
            let what = format!("rotelementet er {}, skulle vere {}", short(name), self.root);
            self.wrong(3, what);
            return false;
        }
        true
    }

    /// What an element is: `saksmappe` and `journalpost` by their type, for which
    /// the depot's tools look under the literal name `xsi:type`, and the literal value.
    /// Without one it is a plain `mappe` or `registrering`, which the schemas have too.
    fn kind_of(&mut self, said: Option<(String, String)>, plain: &'static str) -> &'static str {
        let Some((prefix, value)) = said else {
            return plain;
        };
        if prefix != "xsi" {
            let what = format!(
                "typen til {plain} skal stå i attributtet xsi:type, med nettopp det prefikset"
            );
            self.wrong(3, what);
        }
        let shown = short(&value);
        let bare = value
            .rsplit_once(':')
            .map_or(value.as_str(), |(_, bare)| bare);
        if bare.len() < value.len() {
            let what = format!("xsi:type er «{shown}»; verdien skal stå utan prefiks");
            self.wrong(3, what);
        } else if !self.scope.is_default() {
            let what = "xsi:type gjeld ikkje typen i Noark 5: namnerommet skal stå i xmlns";
            self.wrong(3, what.to_owned());
        }
        if let Some((known, _)) = self.grammar.get_key_value(bare) {
            return known;
        }
        self.wrong(3, format!("ukjend type «{shown}»"));
        plain
    }

    /// The rule an element stands under, here and now.
    fn allow(&mut self, name: &str) -> Option<Rule> {
        let Some(frame) = self.frames.last_mut() else {
            return Some(Rule {
                name: self.root,
                is_needed: true,
                is_many: false,
                is_choice: false,
                is_of_2023: false,
                kind: Kind::Node,
                values: None,
                within: (i64::MIN, i64::MAX),
                longest: usize::MAX,
            });
        };
        let kind = frame.kind;
        let rules = &frame.rules;
        let ahead = rules.iter().skip(frame.at);
        let Some(ahead) = ahead.clone().position(|rule| rule.name == name) else {
            let is_known = rules.iter().any(|rule| rule.name == name);
            let what = if is_known {
                format!("{name} i {kind} står på feil plass")
            } else if grammar::is_of_subtype(&self.grammar, kind, name) {
                format!("{kind} manglar xsi:type; {name} høyrer ikkje heime i {kind} utan")
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
        let rule = rules[to];
        if rule.is_choice && *frame.chosen.get_or_insert(rule.name) != rule.name {
            let first = frame.chosen.unwrap_or_default();
            what.push(format!(
                "{kind} har både {first} og {name}; berre eitt av dei kan stå der"
            ));
        }
        if rule.is_of_2023 && self.is_of_2019 {
            what.push(format!(
                "{name} i {kind} finst ikkje i skjemaet frå 2019, som pakken har"
            ));
        }
        frame.at = to;
        frame.seen = true;
        for what in what {
            self.wrong(3, what);
        }
        Some(rule)
    }

    fn end(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        self.scope.close();
        let kind = frame.kind;
        if frame.at == 0 && !frame.seen {
            let of = self.frames.last().map_or(self.root, |frame| frame.kind);
            let what = format!("{kind} i {of} er tom; utelat elementet");
            self.wrong((16, "N5.63"), what);
        }
        if kind == "arkiv" && frame.chosen.is_none() {
            self.wrong(3, "arkivdel manglar i arkiv".to_owned());
        }
        let missing: Vec<&str> = frame
            .rules
            .iter()
            .enumerate()
            .skip(frame.at)
            .filter(|(at, rule)| rule.is_needed && !(*at == frame.at && frame.seen))
            .map(|(_, rule)| rule.name)
            .collect();
        for name in missing {
            self.wrong(3, format!("{name} manglar i {kind}"));
        }
        self.is_whole = self.frames.is_empty();
        self.read.close(kind);
    }
}
