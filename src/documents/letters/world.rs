//! All that the typesetter can reach: two templates, the data of one letter, a logo, four fonts.

use super::fonts::Fonts;
use super::letterhead::Logo;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const LETTER: &str = include_str!("../../../templates/letters/letter.typ");
const PLAIN: &str = include_str!("../../../templates/letters/plain.typ");
const PARTS: &str = include_str!("../../../templates/letters/parts.typ");

/// What is the same for every letter.
pub struct Desk {
    library: LazyHash<Library>,
    fonts: Fonts,
    letter: Source,
    plain: Source,
    parts: Source,
}

impl Desk {
    pub fn new(fonts: Fonts) -> Desk {
        Desk {
            library: LazyHash::new(Library::default()),
            fonts,
            letter: Source::new(file("letter.typ"), LETTER.to_owned()),
            plain: Source::new(file("plain.typ"), PLAIN.to_owned()),
            parts: Source::new(file("parts.typ"), PARTS.to_owned()),
        }
    }

    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }
}

/// What one letter is set from.
pub struct Sheet<'a> {
    desk: &'a Desk,
    main: &'a Source,
    files: Vec<(FileId, Bytes)>,
}

impl Sheet<'_> {
    pub fn new<'a>(desk: &'a Desk, data: Vec<u8>, logo: Option<&Logo>) -> Sheet<'a> {
        let mut files = vec![(file("data.json"), Bytes::new(data))];
        if let Some(logo) = logo {
            files.push((file(logo.name()), Bytes::new(logo.bytes.clone())));
        }
        let main = &desk.letter;
        Sheet { desk, main, files }
    }

    /// A file that came as a picture or as plain text, instead of a letter.
    pub fn plain<'a>(desk: &'a Desk, data: Vec<u8>, picture: Option<&Logo>) -> Sheet<'a> {
        let main = &desk.plain;
        Sheet {
            main,
            ..Sheet::new(desk, data, picture)
        }
    }
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.desk.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.desk.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut sources = [self.main, &self.desk.parts].into_iter();
        let found = sources.find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(own, _)| *own == id);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.desk.fonts.get(index)
    }

    /// No letter asks the clock: its date is in its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names of the house are plain");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}
