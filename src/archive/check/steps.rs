//! What comes next in a file, many steps at a time: the texts of a handful lie in one string, so that it is handed
//! from one thread to another as a few pieces of memory and not as a thousand.

use crate::archive::check::gauge::{Found, Gauge, is_a_documents};
use crate::archive::check::rules::Test;
use std::ops::Range;

/// Steps of a handful, and the bytes of text that end it early.
const MANY: usize = 1024;
const ENOUGH: usize = 64 * 1024;

/// What comes next in the file.
#[derive(Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// An element that holds others; `saksmappe` and `journalpost` by their type.
    Open(&'static str),
    Close(&'static str),
    /// An element with a text, and what holds it.
    Leaf {
        of: &'static str,
        name: &'static str,
        text: &'a str,
    },
    /// What lies where the leaf before it says, which names a document's file; nothing where files are not measured,
    /// or the name leads elsewhere than to the documents.
    File(Option<Found>),
    /// What stands beside the elements of what the public may read.
    Aside(&'a str),
    /// A departure: which check it belongs to, and what is wrong.
    Wrong(Test, String),
}

enum Kept {
    Open(&'static str),
    Close(&'static str),
    Leaf(&'static str, &'static str, Range<usize>),
    /// The file that the leaf before it names; what was found there, once somebody has looked.
    File(Range<usize>, Option<Found>),
    Aside(Range<usize>),
    Wrong(Test, String),
}

#[derive(Default)]
pub struct Handful {
    steps: Vec<Kept>,
    /// The texts of all the leaves.
    pub text: String,
    /// How many steps were taken.
    taken: usize,
}

impl Handful {
    pub fn open(&mut self, kind: &'static str) {
        self.steps.push(Kept::Open(kind));
    }

    pub fn close(&mut self, kind: &'static str) {
        self.steps.push(Kept::Close(kind));
    }

    /// The leaf whose text lies in `text` between these places.
    pub fn leaf(&mut self, of: &'static str, name: &'static str, text: Range<usize>) {
        let file = (name == "referanseDokumentfil").then(|| Kept::File(text.clone(), None));
        self.steps.push(Kept::Leaf(of, name, text));
        self.steps.extend(file);
    }

    pub fn aside(&mut self, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.steps.push(Kept::Aside(start..self.text.len()));
    }

    pub fn wrong(&mut self, test: impl Into<Test>, what: String) {
        self.steps.push(Kept::Wrong(test.into(), what));
    }

    pub fn is_full(&self) -> bool {
        self.steps.len() >= MANY || self.text.len() >= ENOUGH
    }

    /// Looks for every file that is named, where it is one of a document.
    pub fn measure(&mut self, gauge: &mut Gauge) {
        for step in &mut self.steps {
            if let Kept::File(range, found) = step {
                let name = &self.text[range.clone()];
                *found = is_a_documents(name).then(|| gauge.measure(name));
            }
        }
    }

    /// The next step, until all are taken.
    pub fn take(&mut self) -> Option<Step<'_>> {
        let kept = self.steps.get_mut(self.taken)?;
        self.taken += 1;
        Some(match kept {
            Kept::Open(kind) => Step::Open(kind),
            Kept::Close(kind) => Step::Close(kind),
            Kept::Leaf(of, name, range) => Step::Leaf {
                of,
                name,
                text: &self.text[range.clone()],
            },
            Kept::File(_, found) => Step::File(found.take()),
            Kept::Aside(range) => Step::Aside(&self.text[range.clone()]),
            Kept::Wrong(test, what) => Step::Wrong(*test, std::mem::take(what)),
        })
    }

    pub fn is_taken(&self) -> bool {
        self.taken == self.steps.len()
    }
}
