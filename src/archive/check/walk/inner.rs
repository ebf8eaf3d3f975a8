//! What stands inside an element that holds a text, and beside the elements: comments and instructions.

use super::Walk;
use crate::archive::check::bounded::{DEEPEST, PIECE};
use crate::archive::check::grammar::{Kind, Rule};
use crate::archive::check::values::{holds_forbidden, looked_through, short, wrong};
use crate::archive::xml::{holds, is_blank};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesPI, BytesRef, BytesText, Event};
use std::io;
use std::ops::Range;

/// What is left of a value that is too long to be one.
const LEFT: usize = 64;

impl Walk {
    /// Reads to the end of the element that has just begun, and forgets its text.
    pub(super) fn pass(&mut self) -> Result<(), quick_xml::Error> {
        let text = self.skip()?;
        self.read.text.truncate(text.start);
        Ok(())
    }

    /// The same for what is the municipality's own, of which only XML itself is asked.
    pub(super) fn own(&mut self, name: &str) -> Result<(), quick_xml::Error> {
        self.is_own = true;
        let text = self.skip();
        self.is_own = false;
        let text = &self.read.text[text?];
        let (is_strange, is_empty) = (holds_forbidden(text), is_blank(text) && !self.has_child);
        if is_strange {
            self.wrong((16, "N5.03"), format!("{name} inneheld kontrollteikn"));
        }
        if is_empty {
            self.wrong((16, "N5.63"), format!("{name} er tom; utelat elementet"));
        }
        Ok(())
    }

    /// Reads to the end of the element that has just begun; gives where its text lies.
    pub(super) fn skip(&mut self) -> Result<Range<usize>, quick_xml::Error> {
        let mut buffer = std::mem::take(&mut self.inner);
        self.has_child = false;
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
                Event::Start(inner) => {
                    depth += 1;
                    self.has_child = true;
                    self.begin(&inner)?;
                }
                Event::End(_) => {
                    self.scope.close();
                    if depth == 0 {
                        return Ok(start..self.read.text.len());
                    }
                    depth -= 1;
                }
                Event::Text(piece) => self.text(&piece),
                Event::CData(piece) => self.read.text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) => self.reference(&reference)?,
                Event::Comment(comment) => self.comment(&comment),
                Event::PI(instruction) => self.instruction(&instruction),
                Event::Decl(_) => self.late(),
                Event::Eof => return Ok(start..self.read.text.len()),
                Event::DocType(_) | Event::Empty(_) => (),
            }
            if depth > DEEPEST || self.read.text.len() - start > PIECE {
                let why = "eit element er for stort eller for djupt til å bli lese";
                return Err(quick_xml::Error::from(io::Error::other(why)));
            }
        }
    }

    fn text(&mut self, piece: &BytesText<'_>) {
        self.unmarked(piece);
        self.read.text.push_str(&piece.xml10_content());
    }

    /// The end of a CDATA section stands nowhere else (XML 1.0, 2.4).
    pub(super) fn unmarked(&mut self, piece: &str) {
        if holds(piece, |byte| byte == b']') && piece.contains("]]>") {
            self.wrong(3, "teksten inneheld «]]>», som XML ikkje tillèt".to_owned());
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), quick_xml::Error> {
        let resolved = reference.resolve_char_ref()?.map(String::from);
        let name: &str = reference;
        let named = || resolve_predefined_entity(name);
        if let Some(known) = resolved.or_else(|| named().map(str::to_owned)) {
            self.read.text.push_str(&known);
        } else {
            let name = short(name);
            let what = format!("entiteten &{name}; er ikkje kjend, og blir ikkje lesen");
            self.read.wrong(3, what);
            self.read.text.push(char::REPLACEMENT_CHARACTER);
        }
        Ok(())
    }

    pub(super) fn comment(&mut self, comment: &str) {
        if comment.contains("--") || comment.ends_with('-') || holds_forbidden(comment) {
            let what = "ein kommentar inneheld «--» eller teikn som XML ikkje tillèt";
            self.wrong(3, what.to_owned());
        }
        self.beside(comment);
    }

    pub(super) fn instruction(&mut self, instruction: &BytesPI<'_>) {
        if instruction.target().eq_ignore_ascii_case("xml") || holds_forbidden(instruction) {
            let what = "ein instruksjon (<?…?>) er ikkje slik XML vil ha han";
            self.wrong(3, what.to_owned());
        }
        self.beside(instruction);
    }

    /// The public may read it, wherever it stands (13.18).
    pub(super) fn beside(&mut self, text: &str) {
        if !self.is_public {
            return;
        }
        let (text, is_cut) = looked_through(text);
        if is_cut || self.aside.len() > 64 * 1024 {
            let what = "ein kommentar eller eit attributt er for langt til å bli leitt igjennom";
            self.wrong((18, ""), what.to_owned());
        } else {
            self.aside.push('\n');
        }
        if self.aside.len() <= 64 * 1024 {
            self.aside.push_str(text);
        }
    }

    pub(super) fn late(&mut self) {
        let what = "XML-deklarasjonen skal stå heilt først, og berre der";
        self.wrong(3, what.to_owned());
    }

    pub(super) fn leaf(&mut self, rule: Rule, range: Range<usize>) {
        let of = self.frames.last().map_or(self.root, |frame| frame.kind);
        let name = rule.name;
        let text = &self.read.text[range.clone()];
        let mut found = vec![];
        let trimmed = text.trim();
        let mut bare = trimmed;
        if bare.len() > rule.longest {
            let what = format!(
                "{name} i {of} er på {} byte; resten er ikkje lesen",
                bare.len()
            );
            found.push(((3, "N5.03"), what));
            bare = &bare[..bare.floor_char_boundary(LEFT)];
        }
        let whole = if bare.len() < trimmed.len() {
            bare
        } else {
            text
        };
        if let Some((check, arkade, what)) = wrong(rule.kind, whole, bare) {
            found.push(((check, arkade), format!("{name} i {of} {what}")));
        }
        if rule.values.is_some_and(|values| !values.contains(&bare)) {
            let said = short(bare);
            let what = format!("{name} i {of} er «{said}», som ikkje er i verdilista");
            found.push(((3, "N5.03"), what));
        }
        let is_listed = rule.values.is_some() || is_status(name);
        if is_listed && !bare.is_empty() && whole.len() != bare.len() {
            let said = short(whole);
            let what = format!(
                "{name} i {of} er «{said}», med blanke teikn rundt; det er ikkje i verdilista"
            );
            found.push(((3, ""), what));
        }
        let (least, most) = rule.within;
        if rule.kind == Kind::Integer
            && let Ok(number) = bare.parse::<i64>()
            && !(least..=most).contains(&number)
        {
            let what = format!("{name} i {of} er {number}, som ikkje kan vere rett");
            found.push(((3, ""), what));
        }
        if self.has_child {
            let what = format!("{name} i {of} har eit element i seg, skulle berre ha tekst");
            found.push(((3, "N5.03"), what));
        }
        let is_wide = trimmed.len() < text.len();
        let lead = if is_wide {
            text.len() - text.trim_start().len()
        } else {
            0
        };
        let start = range.start + lead;
        let range = start..start + bare.len();
        for (test, what) in found {
            self.wrong(test, what);
        }
        self.read.leaf(of, name, range);
    }
}

/// Whether an element has one of few words, which those who ask for a status look at.
fn is_status(name: &str) -> bool {
    matches!(
        name,
        "arkivdelstatus"
            | "dokumentstatus"
            | "journalposttype"
            | "journalstatus"
            | "saksstatus"
            | "sjekksumAlgoritme"
    )
}
