//! Reads a Noark file element by element against its grammar, and says where it departs from it.

use crate::archive::check::bounded::{Bounded, DEEPEST, Left, PIECE};
use crate::archive::check::grammar::{self, Grammar, Kind, Rule};
use crate::archive::check::rules::Test;
use crate::archive::check::steps::Handful;
use crate::archive::check::values::{short, wrong};
use quick_xml::Reader;
use quick_xml::events::{BytesDecl, BytesStart, Event};
use std::fs::File;
use std::io::{self, BufReader};
use std::ops::Range;
use std::rc::Rc;

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
    /// What was read and is not handed over.
    read: Handful,
    buffer: Vec<u8>,
    /// The same inside an element that is read to its end.
    inner: Vec<u8>,
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
        Walk {
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
                self.wrong(3, format!("fila er ikkje gyldig XML (byte {at}): {error}"));
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
        match self.reader.read_event_into(&mut buffer)? {
            Event::Start(start) => self.start(&start)?,
            Event::End(_) => self.end(),
            Event::Text(text) if !text.trim().is_empty() => self.between(),
            Event::CData(_) | Event::GeneralRef(_) => self.between(),
            Event::Decl(decl) => self.declared(&decl),
            Event::DocType(_) => self.doctype(),
            Event::Eof => {
                self.is_done = true;
                if !self.frames.is_empty() {
                    self.wrong(3, "fila sluttar midt i eit element".to_owned());
                } else if !self.has_root {
                    self.wrong(3, "fila er ikkje XML: ho har ikkje noko element".to_owned());
                }
            }
            _ => (),
        }
        self.buffer = buffer;
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

    /// XML 1.0 in UTF-8, says the standard (6.4.5).
    fn declared(&mut self, decl: &BytesDecl<'_>) {
        if let Some(Ok(encoding)) = decl.encoding()
            && !encoding.eq_ignore_ascii_case("utf-8")
        {
            self.wrong(3, format!("teiknkodinga er {encoding}, skulle vere UTF-8"));
        }
        if let Ok(version) = decl.version()
            && version != "1.0"
        {
            self.wrong(3, format!("XML-versjonen er {version}, skulle vere 1.0"));
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), quick_xml::Error> {
        let name = start.local_name();
        let name: &str = name.as_ref();
        if self.frames.is_empty() && !self.begins(start, name)? {
            return Ok(());
        }
        if self.frames.len() >= DEEPEST {
            self.is_done = true;
            let what = format!(
                "elementa ligg meir enn {DEEPEST} nivå inni kvarandre; resten er ikkje lesen"
            );
            self.wrong(3, what);
            return Ok(());
        }
        let Some(rule) = self.allow(name) else {
            self.pass()?;
            return Ok(());
        };
        if rule.kind == Kind::Anything {
            self.pass()?;
            self.read.open(rule.name);
            return Ok(());
        }
        if rule.kind != Kind::Node {
            let text = self.skip()?;
            self.leaf(rule, text);
            return Ok(());
        }
        let kind = self.kind_of(start, rule.name)?;
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
    fn begins(&mut self, start: &BytesStart<'_>, name: &str) -> Result<bool, quick_xml::Error> {
        if std::mem::replace(&mut self.has_root, true) {
            self.is_done = true;
            self.wrong(3, "fila har meir enn eitt rotelement".to_owned());
            return Ok(false);
        }
        if name != self.root {
            self.is_done = true;
            let what = format!("rotelementet er {name}, skulle vere {}", self.root);
            self.wrong(3, what);
            return Ok(false);
        }
        let full = start.name();
        let binding = full.prefix().map_or_else(
            || "xmlns".to_owned(),
            |prefix| format!("xmlns:{}", prefix.as_ref()),
        );
        let bound = start.try_get_attribute(binding.as_str())?;
        let bound = bound.map_or_else(String::new, |attribute| attribute.value.to_string());
        let unit = if self.root == "arkiv" {
            "arkivstruktur"
        } else {
            self.root
        };
        let wanted = format!("http://www.arkivverket.no/standarder/noark5/{unit}");
        if bound != wanted {
            self.wrong(3, format!("namnerommet er «{bound}», skulle vere {wanted}"));
        }
        Ok(true)
    }

    /// What an element is: `saksmappe` and `journalpost` by their type, for which
    /// the depot's tools look under the literal name `xsi:type`.
    fn kind_of(
        &mut self,
        start: &BytesStart<'_>,
        plain: &'static str,
    ) -> Result<&'static str, quick_xml::Error> {
        let mut kind = plain;
        let mut said = start.try_get_attribute("xsi:type")?;
        if said.is_none() && matches!(plain, "mappe" | "registrering") {
            said = start
                .attributes()
                .flatten()
                .find(|one| one.key.prefix().is_some() && one.key.local_name().as_ref() == "type");
            let what = match &said {
                Some(_) => format!(
                    "typen til {plain} skal stå i attributtet xsi:type, med nettopp det prefikset"
                ),
                None => format!("{plain} manglar xsi:type"),
            };
            self.wrong(3, what);
        }
        if let Some(attribute) = said {
            let value: &str = attribute.value.as_ref();
            let value = value.trim();
            let bare = value.rsplit_once(':').map_or(value, |(_, bare)| bare);
            match self.grammar.get_key_value(bare) {
                Some((known, _)) => kind = known,
                None => self.wrong(3, format!("ukjend type «{value}»")),
            }
        }
        Ok(kind)
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
            });
        };
        let kind = frame.kind;
        let rules = &frame.rules;
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

    /// Reads to the end of the element that has just begun, and forgets its text.
    fn pass(&mut self) -> Result<(), quick_xml::Error> {
        let text = self.skip()?;
        self.read.text.truncate(text.start);
        Ok(())
    }

    /// Reads to the end of the element that has just begun; gives where its text lies.
    fn skip(&mut self) -> Result<Range<usize>, quick_xml::Error> {
        let mut buffer = std::mem::take(&mut self.inner);
        let text = self.skip_with(&mut buffer);
        self.inner = buffer;
        text
    }

    fn skip_with(&mut self, buffer: &mut Vec<u8>) -> Result<Range<usize>, quick_xml::Error> {
        let (start, mut depth) = (self.read.text.len(), 0);
        loop {
            self.left.renew();
            buffer.clear();
            match self.reader.read_event_into(buffer)? {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return Ok(start..self.read.text.len()),
                Event::End(_) => depth -= 1,
                Event::Text(piece) => self.read.text.push_str(&piece.xml10_content()),
                Event::CData(piece) => self.read.text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) => {
                    let resolved = reference.resolve_char_ref()?.map(String::from);
                    let name: &str = &reference;
                    let named = || quick_xml::escape::resolve_predefined_entity(name);
                    if let Some(known) = resolved.or_else(|| named().map(str::to_owned)) {
                        self.read.text.push_str(&known);
                    } else {
                        let what =
                            format!("entiteten &{name}; er ikkje kjend, og blir ikkje lesen");
                        self.read.wrong(3, what);
                        self.read.text.push(char::REPLACEMENT_CHARACTER);
                    }
                }
                Event::Eof => return Ok(start..self.read.text.len()),
                _ => (),
            }
            if depth > DEEPEST || self.read.text.len() - start > PIECE {
                let why = "eit element er for stort eller for djupt til å bli lese";
                return Err(quick_xml::Error::from(io::Error::other(why)));
            }
        }
    }

    fn leaf(&mut self, rule: Rule, range: Range<usize>) {
        let of = self.frames.last().map_or(self.root, |frame| frame.kind);
        let name = rule.name;
        let text = &self.read.text[range.clone()];
        let found = wrong(rule.kind, text);
        let bare = text.trim();
        let is_strange = rule.values.is_some_and(|values| !values.contains(&bare));
        let strange = is_strange.then(|| short(bare));
        let start = range.start + (text.len() - text.trim_start().len());
        let range = start..start + bare.len();
        if let Some((check, arkade, what)) = found {
            self.wrong((check, arkade), format!("{name} i {of} {what}"));
        }
        if let Some(said) = strange {
            let what = format!("{name} i {of} er «{said}», som ikkje er i verdilista");
            self.wrong(3, what);
        }
        self.read.leaf(of, name, range);
    }

    fn end(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let kind = frame.kind;
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
