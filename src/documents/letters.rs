//! Letters: from what a case says to a PDF that lasts.
//!
//! PDF/A-2a and PDF/UA-1 in one file. What a case says reaches the typesetter as data, never
//! as its language; it sees the templates of the house, four fonts, the municipality's logo,
//! and nothing else: no disk, no network, no clock. The same letter gives the same bytes.

mod folder;
mod fonts;
mod house_paper;
mod letterhead;
mod outline;
mod paper;
mod passage;
mod plain;
mod reading;
mod spelled;
mod wording;
mod world;

pub use folder::BadPaper;
pub use house_paper::HousePaper;

pub use letterhead::{Letterhead, Logo, LogoKind};
pub use plain::{Body, Plain};
pub use reading::Reading;
pub use wording::{BadWording, Wording, Words};

use crate::domain::coded::Coded;
use crate::domain::letter::{Block, Field, Kind, Letter};
use crate::domain::person::Language;
use fonts::Fonts;
use paper::Paper;
use typst::World;
use typst::diag::{EcoString, SourceDiagnostic};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::{Desk, Sheet};

/// How many letters ago something was of use before it is forgotten.
const REMEMBERED: usize = 10;

/// Draws letters on one municipality's paper. Cheap to share between threads, costly to make.
pub struct Letters {
    desk: Desk,
    letterhead: Letterhead,
    words: Words,
}

/// Why a letter cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// None of the fonts has it: the letter would show a box, which PDF/A forbids.
    #[error("no font has the character U+{:04X}, number {at} in {field:?}", u32::from(*character))]
    NoGlyph {
        field: Field,
        character: char,
        at: usize,
    },
    /// It would take more memory or time than the house has.
    #[error("it is too large to be drawn")]
    TooLarge,
    #[error("the picture is not all there")]
    Damaged,
    #[error("the letter cannot be drawn: {0}")]
    NotDrawn(String),
}

/// Why a municipality's letterhead or words cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLetterhead {
    #[error("no font has the character U+{:04X} in {key}", u32::from(*character))]
    NoGlyph { key: String, character: char },
    #[error("the letterhead cannot be drawn: {0}")]
    NotDrawn(String),
}

impl Letters {
    /// Lays out the municipality's paper, and tries it.
    pub fn new(letterhead: Letterhead, words: Words) -> Result<Letters, BadLetterhead> {
        let fonts = Fonts::embedded();
        let all = letterhead.texts().chain(words.texts());
        for (key, text) in all {
            if let Some((_, character)) = fonts.first_missing(text) {
                let key = key.to_owned();
                return Err(BadLetterhead::NoGlyph { key, character });
            }
        }
        let letters = Letters {
            desk: Desk::new(fonts),
            letterhead,
            words,
        };
        let blank = Paper::blank(&letters.letterhead, &letters.words);
        letters
            .set(blank.to_json(), "")
            .map_err(BadLetterhead::NotDrawn)?;
        Ok(letters)
    }

    /// The PDF of `letter`.
    pub fn draw(&self, letter: &Letter) -> Result<Vec<u8>, Unfit> {
        for (field, text) in paper::written(letter) {
            if let Some((at, character)) = self.desk.fonts().first_missing(text) {
                return Err(Unfit::NoGlyph {
                    field,
                    character,
                    at,
                });
            }
        }
        let draft = letter.draft();
        let (kind, language) = (draft.kind.code(), draft.language.code());
        let ident = format!(
            "{} {kind} {language} {}",
            letter.entry().number,
            letter.version()
        );
        self.set(self.data(letter), &ident).map_err(Unfit::NotDrawn)
    }

    /// What the typesetter is given of `letter`, as JSON: every word that is printed.
    pub fn data(&self, letter: &Letter) -> Vec<u8> {
        let words = self.words.of(letter.draft().language);
        let words = words.under(letter.entry().law);
        Paper::of(letter, &self.letterhead, words).to_json()
    }

    /// What the letter is called, in its own language.
    pub fn title(&self, kind: Kind, language: Language) -> &str {
        self.words.of(language).title(kind)
    }

    /// What a block is called in a letter of this kind.
    pub fn label(&self, kind: Kind, block: Block, language: Language) -> &str {
        self.words.of(language).label(kind, block)
    }

    /// Sets what is on the paper and writes it as PDF.
    fn set(&self, data: Vec<u8>, ident: &str) -> Result<Vec<u8>, String> {
        let logo = self.letterhead.logo.as_ref();
        let sheet = Sheet::new(&self.desk, data, logo);
        let drawn = draw(&sheet, ident);
        typst::comemo::evict(REMEMBERED);
        drawn.map_err(|why| why.to_string())
    }
}

fn draw(sheet: &dyn World, ident: &str) -> Result<Vec<u8>, EcoString> {
    let set = typst::compile::<PagedDocument>(sheet);
    // A warning is a font that is not there, or a layout that does not settle.
    if let Some(warning) = set.warnings.first() {
        return Err(warning.message.clone());
    }
    let document = set.output.map_err(|why| first(&why))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .expect("PDF/A-2a and PDF/UA-1 go together");
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("brotsak".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|why| first(&why))
}

fn first(why: &[SourceDiagnostic]) -> EcoString {
    let first = why.first();
    first.map(|why| why.message.clone()).unwrap_or_default()
}
