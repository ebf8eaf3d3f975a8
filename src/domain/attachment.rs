//! A file that comes with a report: which are taken, how large, and under what name.
//!
//! The list is short on purpose. PDF, PNG, JPEG, TIFF and plain text are what
//! an archive depot takes as they are; DOCX and ODT it takes beside a PDF; an
//! EML is the only form in which an e-mail keeps its headers, which may be the
//! evidence. Left out: closed formats (MSG), spreadsheets and presentations
//! (print them to PDF), containers (ZIP), pictures that few depots take (WebP,
//! HEIC: take a screenshot), and film, which does not fit the size.

mod name;

pub use name::{Name, read_name};

use crate::domain::text::Forbidden;

/// Bytes in one file: 20 MB.
pub const LARGEST_FILE: u64 = 20 * 1024 * 1024;
/// Files in one report.
pub const MOST_FILES: usize = 10;
/// Bytes in all the files of one report: 60 MB.
pub const LARGEST_TOTAL: u64 = 60 * 1024 * 1024;
/// Characters in a file's name.
pub const LONGEST_NAME: usize = 120;

/// A format that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Pdf,
    Png,
    Jpeg,
    Tiff,
    Txt,
    Docx,
    Odt,
    Eml,
}

impl Kind {
    pub const ALL: [Kind; 8] = [
        Kind::Pdf,
        Kind::Png,
        Kind::Jpeg,
        Kind::Tiff,
        Kind::Txt,
        Kind::Docx,
        Kind::Odt,
        Kind::Eml,
    ];

    /// How names of this kind end, in lower case; the usual one first.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Kind::Pdf => &["pdf"],
            Kind::Png => &["png"],
            Kind::Jpeg => &["jpg", "jpeg"],
            Kind::Tiff => &["tif", "tiff"],
            Kind::Txt => &["txt"],
            Kind::Docx => &["docx"],
            Kind::Odt => &["odt"],
            Kind::Eml => &["eml"],
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Pdf => "application/pdf",
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::Tiff => "image/tiff",
            Kind::Txt => "text/plain; charset=utf-8",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Odt => "application/vnd.oasis.opendocument.text",
            Kind::Eml => "message/rfc822",
        }
    }

    /// `extension` in lower case.
    pub fn from_extension(extension: &str) -> Option<Kind> {
        Kind::ALL
            .into_iter()
            .find(|kind| kind.extensions().contains(&extension))
    }
}

/// Why a file is not taken. Each has a sentence in every file of `web::words`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("the file has no name")]
    NoName,
    #[error("character {at} of the name is U+{code:04X}", code = .0.code, at = .0.at)]
    ForbiddenInName(Forbidden),
    #[error("the name has {is} characters; there is room for {most}")]
    NameTooLong { is: usize, most: usize },
    #[error("the name does not say what kind of file it is")]
    NoExtension,
    #[error("files that end in .{extension} are not taken")]
    KindNotTaken { extension: String },
    #[error("the file is empty")]
    Empty,
    #[error("the file has more than {most} bytes")]
    TooLarge { most: u64 },
    #[error("there are {most} files already")]
    TooMany { most: usize },
    #[error("the files have more than {most} bytes together")]
    TooLargeTogether { most: u64 },
    #[error("this file is attached already")]
    AttachedAlready,
    /// `is` is a media type, where the content is known at all.
    #[error("the name says {says:?}, the content says {}", is.unwrap_or("something else"))]
    NotWhatItSays {
        says: Kind,
        is: Option<&'static str>,
    },
    #[error("byte {at} of the text is not UTF-8")]
    NotUtf8 { at: u64 },
    #[error("byte {at} of the text is NUL")]
    HoldsNul { at: u64 },
    #[error("the document holds macros")]
    HoldsMacros,
    #[error("the document says that it unpacks to more than {most} bytes or {most_parts} parts")]
    UnpacksTooFar { most: u64, most_parts: usize },
}

/// Whether one more file of `size` bytes fits beside those of `sizes`.
pub fn fits(sizes: &[u64], size: u64) -> Result<(), Unfit> {
    check_size(size)?;
    if sizes.len() >= MOST_FILES {
        return Err(Unfit::TooMany { most: MOST_FILES });
    }
    if sizes.iter().sum::<u64>() + size > LARGEST_TOTAL {
        let most = LARGEST_TOTAL;
        return Err(Unfit::TooLargeTogether { most });
    }
    Ok(())
}

/// Whether a file of `size` bytes is taken at all.
pub fn check_size(size: u64) -> Result<(), Unfit> {
    match size {
        0 => Err(Unfit::Empty),
        size if size > LARGEST_FILE => Err(Unfit::TooLarge { most: LARGEST_FILE }),
        _ => Ok(()),
    }
}
