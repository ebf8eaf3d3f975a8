//! What lies in a PDF and no page leads to: what it was before, loose objects, words between the objects.
//!
//! Whoever takes something out with a program for that, may leave it so; every reader passes over it, and anybody can find it.

use lopdf::xref::XrefEntry;
use lopdf::{Document, Object};
use std::collections::BTreeSet;

/// What was found beside the objects that count.
#[derive(Debug, Default)]
pub struct Leftovers {
    /// Something is there that is not part of the document.
    pub is_any: bool,
    /// What the comments say.
    pub comments: String,
}

/// Looks through the file as it lies.
pub fn leftovers(bytes: &[u8], document: &mut Document) -> Leftovers {
    let mut found = Scan {
        bytes,
        at: 0,
        listed: listed(document),
        ends: 0,
        left: Leftovers::default(),
    };
    found.run();
    let is_linearized = contains(&bytes[..bytes.len().min(1024)], b"/Linearized");
    let mut left = found.left;
    left.is_any |= found.ends > 1 + usize::from(is_linearized);
    left.is_any |= has_loose(document, is_linearized);
    left
}

/// Where the file says that its objects begin.
fn listed(document: &Document) -> BTreeSet<usize> {
    let entries = document.reference_table.entries.values();
    let offsets = entries.filter_map(|entry| match entry {
        XrefEntry::Normal { offset, .. } => usize::try_from(*offset).ok(),
        _ => None,
    });
    offsets.collect()
}

/// Whether an object is there that nothing leads to, but for what only says where the others are.
fn has_loose(document: &mut Document, is_linearized: bool) -> bool {
    let led_to: BTreeSet<_> = document.traverse_objects(|_| {}).into_iter().collect();
    let mut loose = document
        .objects
        .iter()
        .filter(|(id, _)| !led_to.contains(*id));
    loose.any(|(_, object)| match object {
        // The length of a stream, and what else says nothing.
        Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) => false,
        Object::Stream(stream) => {
            let dictionary = &stream.dict;
            // Where the others are; in a file that is made to be shown fast, the hints that its first object points at.
            let is_index = dictionary.has_type(b"XRef") || dictionary.has_type(b"ObjStm");
            let is_hint = is_linearized && dictionary.get(b"S").is_ok_and(|it| it.as_i64().is_ok());
            !is_index && !is_hint
        }
        Object::Dictionary(it) => !it.has(b"Linearized"),
        _ => true,
    })
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    listed: BTreeSet<usize>,
    /// How often the file says that it ends.
    ends: usize,
    left: Leftovers,
}

impl Scan<'_> {
    fn run(&mut self) {
        self.left.is_any = !self.bytes.starts_with(b"%PDF-");
        let mut is_between = true;
        loop {
            self.blanks(is_between);
            let Some(byte) = self.bytes.get(self.at) else {
                return;
            };
            if !is_between {
                // Inside an object; what a stream holds is looked at where it is read.
                if self.takes(b"endobj") {
                    is_between = true;
                } else if self.takes(b"stream") {
                    self.skip_past(b"endstream");
                } else {
                    self.at += 1;
                }
            } else if byte.is_ascii_digit() {
                is_between = !self.header();
            } else if self.takes(b"xref") || self.takes(b"trailer") {
                self.skip_to(b"startxref");
            } else if self.takes(b"startxref") {
                self.blanks(true);
                while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
                    self.at += 1;
                }
            } else {
                self.left.is_any = true;
                self.at += 1;
            }
        }
    }

    /// Past blanks and, between objects, comments; of these the words are kept.
    fn blanks(&mut self, is_between: bool) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'\0' | b'\t' | b'\n' | 0x0c | b'\r' | b' ' => self.at += 1,
                b'%' if is_between => {
                    let rest = &self.bytes[self.at..];
                    let end = rest.iter().position(|it| matches!(it, b'\n' | b'\r'));
                    let mut line = &rest[..end.unwrap_or(rest.len())];
                    if line.starts_with(b"%%EOF") {
                        self.ends += 1;
                        line = &line[..5];
                    }
                    // Another file begins.
                    self.left.is_any |= self.at > 0 && line.starts_with(b"%PDF-");
                    self.left.comments.push_str(&String::from_utf8_lossy(line));
                    self.left.comments.push('\n');
                    self.at += line.len();
                }
                _ => return,
            }
        }
    }

    /// `12 0 obj`, which the file must know of. Whether it was one; else it is something left over.
    fn header(&mut self) -> bool {
        let began = self.at;
        let digits = |from: usize| {
            let rest = self.bytes[from..].iter();
            from + rest.take_while(|it| it.is_ascii_digit()).count()
        };
        let blank = |from: usize| {
            let rest = self.bytes[from..].iter();
            from + rest.take_while(|it| it.is_ascii_whitespace()).count()
        };
        let end = blank(digits(blank(digits(began))));
        if !self.bytes[end..].starts_with(b"obj") {
            self.left.is_any = true;
            self.at = digits(began);
            return false;
        }
        self.at = end + 3;
        let near = began.saturating_sub(2)..=began;
        let is_listed = self.listed.range(near).next().is_some();
        let dictionary = &self.bytes[self.at..self.bytes.len().min(self.at + 300)];
        self.left.is_any |= !is_listed && !contains(dictionary, b"/XRef");
        true
    }

    fn takes(&mut self, word: &[u8]) -> bool {
        let is_there = self.bytes[self.at..].starts_with(word);
        self.at += if is_there { word.len() } else { 0 };
        is_there
    }

    fn skip_to(&mut self, word: &[u8]) {
        let found = self.bytes[self.at..]
            .windows(word.len())
            .position(|it| it == word);
        self.at = found.map_or(self.bytes.len(), |it| self.at + it);
    }

    fn skip_past(&mut self, word: &[u8]) {
        self.skip_to(word);
        self.at = self.bytes.len().min(self.at + word.len());
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|it| it == word)
}
