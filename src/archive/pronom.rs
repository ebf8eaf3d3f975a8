//! What a file is, in PRONOM's numbers: by its first bytes and, for PDF, by what it says of itself.
//!
//! One list, for the extraction and for the messages to the archive core.

use crate::store::StoreError;
use crate::store::files::{Files, Kept, broken};
use std::io::{self, Read};

/// A format as the archive wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    pub puid: &'static str,
    pub name: &'static str,
    /// A form that an archive keeps as it is.
    pub is_archival: bool,
}

const fn kept(puid: &'static str, name: &'static str) -> Format {
    Format {
        puid,
        name,
        is_archival: true,
    }
}

const fn produced(puid: &'static str, name: &'static str) -> Format {
    Format {
        puid,
        name,
        is_archival: false,
    }
}

/// Bytes from the start that tell what a picture or a package is.
const HEAD: u64 = 64 * 1024;
/// Between two pieces of a file, so that no words are cut in two.
const OVERLAP: usize = 64;

/// PDF/A by part and level, as its metadata writes them; they may not be packed (ISO 19005).
const PDF_A: [(char, char, Format); 8] = [
    ('1', 'A', kept("fmt/95", "PDF/A-1a")),
    ('1', 'B', kept("fmt/354", "PDF/A-1b")),
    ('2', 'A', kept("fmt/476", "PDF/A-2a")),
    ('2', 'B', kept("fmt/477", "PDF/A-2b")),
    ('2', 'U', kept("fmt/478", "PDF/A-2u")),
    ('3', 'A', produced("fmt/479", "PDF/A-3a")),
    ('3', 'B', produced("fmt/480", "PDF/A-3b")),
    ('3', 'U', produced("fmt/481", "PDF/A-3u")),
];

/// PDF by the version in its first line.
const PDF: [(&[u8], Format); 9] = [
    (b"1.0", produced("fmt/14", "PDF 1.0")),
    (b"1.1", produced("fmt/15", "PDF 1.1")),
    (b"1.2", produced("fmt/16", "PDF 1.2")),
    (b"1.3", produced("fmt/17", "PDF 1.3")),
    (b"1.4", produced("fmt/18", "PDF 1.4")),
    (b"1.5", produced("fmt/19", "PDF 1.5")),
    (b"1.6", produced("fmt/20", "PDF 1.6")),
    (b"1.7", produced("fmt/276", "PDF 1.7")),
    (b"2.0", produced("fmt/1129", "PDF 2.0")),
];

/// The number of a kept file; nothing for what this list does not know.
pub fn number(
    files: &Files,
    kept: &Kept,
    extension: &str,
) -> Result<Option<&'static str>, StoreError> {
    let mut file = files.read(&kept.owner, &kept.sha256)?;
    let found = of(extension, &mut file).map_err(|error| broken(error, &kept.sha256))?;
    Ok(found.map(|format| format.puid))
}

/// The format of a file that came under this extension; nothing where the two do not agree or it is not known.
pub fn of(extension: &str, file: &mut impl Read) -> io::Result<Option<Format>> {
    Ok(match extension {
        "pdf" => pdf(file)?,
        "png" => png(&head(file)?),
        "jpg" | "jpeg" => jpeg(&head(file)?),
        "tif" | "tiff" => {
            let head = head(file)?;
            let is_tiff = head.starts_with(b"II*\0") || head.starts_with(b"MM\0*");
            is_tiff.then_some(kept("fmt/353", "TIFF"))
        }
        "txt" => Some(kept("x-fmt/111", "Rein tekst")),
        "xml" => Some(kept("fmt/101", "XML 1.0")),
        "csv" => Some(kept("x-fmt/18", "CSV")),
        "json" => Some(kept("fmt/817", "JSON")),
        "eml" => Some(produced("fmt/278", "E-post (EML)")),
        "docx" => is_zip(file)?.then_some(produced("fmt/412", "Word (OOXML)")),
        // The version stands inside the package; PRONOM's oldest number says the family.
        "odt" => is_zip(file)?.then_some(produced("fmt/136", "OpenDocument, tekst")),
        _ => None,
    })
}

fn head(file: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = vec![];
    file.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

fn is_zip(file: &mut impl Read) -> io::Result<bool> {
    Ok(head(file)?.starts_with(b"PK\x03\x04"))
}

fn pdf(file: &mut impl Read) -> io::Result<Option<Format>> {
    let mut held = head(file)?;
    let Some(version) =
        after(&held[..held.len().min(1024)], b"%PDF-").map(|it| &it[..it.len().min(3)])
    else {
        return Ok(None);
    };
    let plain = PDF.iter().find(|(known, _)| *known == version);
    let plain = plain.map(|(_, format)| *format);
    let (mut part, mut level, mut piece) = (None, None, vec![0; 64 * 1024]);
    let mut is_encrypted = false;
    loop {
        part = part.or_else(|| value(&held, b"pdfaid:part"));
        level = level.or_else(|| value(&held, b"pdfaid:conformance"));
        is_encrypted |= find(&held, b"/Encrypt").is_some();
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        held.drain(..held.len().saturating_sub(OVERLAP));
        held.extend_from_slice(&piece[..read]);
    }
    // What cannot be opened by everybody is no PDF/A, whatever it says (ISO 19005).
    let said = |known: &&(char, char, Format)| {
        !is_encrypted && part == Some(known.0) && level == Some(known.1)
    };
    let archived = PDF_A.iter().find(said).map(|(_, _, format)| *format);
    Ok(archived.or(plain))
}

/// What an element (`>2<`) or an attribute (`="2"`) of the metadata says, where it is one character.
fn value(bytes: &[u8], name: &[u8]) -> Option<char> {
    let rest = after(bytes, name)?;
    let at = rest.iter().take(8).position(u8::is_ascii_alphanumeric)?;
    let is_one = !rest.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    is_one.then(|| char::from(rest[at].to_ascii_uppercase()))
}

fn after<'b>(bytes: &'b [u8], words: &[u8]) -> Option<&'b [u8]> {
    let at = find(bytes, words)?;
    bytes.get(at + words.len()..)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|piece| piece == what)
}

fn png(head: &[u8]) -> Option<Format> {
    if !head.starts_with(b"\x89PNG\r\n\x1a\n") {
        return None;
    }
    let has = |chunk: &[u8]| find(head, chunk).is_some();
    Some(if has(b"iTXt") {
        kept("fmt/13", "PNG 1.2")
    } else if has(b"iCCP") || has(b"sRGB") || has(b"sPLT") {
        kept("fmt/12", "PNG 1.1")
    } else {
        kept("fmt/11", "PNG 1.0")
    })
}

fn jpeg(head: &[u8]) -> Option<Format> {
    if !head.starts_with(b"\xff\xd8\xff") {
        return None;
    }
    let is_jfif = head.get(6..11) == Some(b"JFIF\0");
    Some(match (is_jfif, head.get(11..13)) {
        (true, Some(b"\x01\x00")) => kept("fmt/42", "JPEG (JFIF 1.00)"),
        (true, Some(b"\x01\x01")) => kept("fmt/43", "JPEG (JFIF 1.01)"),
        (true, Some(b"\x01\x02")) => kept("fmt/44", "JPEG (JFIF 1.02)"),
        _ => kept("fmt/41", "JPEG"),
    })
}

#[cfg(test)]
mod tests {
    use super::of;

    #[track_caller]
    fn check(extension: &str, bytes: impl AsRef<[u8]>, puid: Option<&str>) {
        let found = of(extension, &mut bytes.as_ref()).unwrap();
        assert_eq!(found.map(|format| format.puid), puid);
    }

    #[test]
    fn a_pdf_is_what_it_says_it_is() {
        let said = |part, level| {
            format!(
                "%PDF-1.7\n<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"
            )
        };
        check("pdf", said(2, "A"), Some("fmt/476"));
        check("pdf", said(22, "B"), Some("fmt/276"));
        check("pdf", said(2, "B") + "/Encrypt 9 0 R", Some("fmt/276"));
        check("pdf", said(2, "B"), Some("fmt/477"));
        check("pdf", said(1, "A"), Some("fmt/95"));
        let written = "%PDF-1.4\n pdfaid:part=\"1\" pdfaid:conformance=\"B\"";
        check("pdf", written, Some("fmt/354"));
        check("pdf", "%PDF-1.7\n", Some("fmt/276"));
        for nothing in ["%PDF-0.9\n", "<html>", ""] {
            check("pdf", nothing, None);
        }
        let far = "x".repeat(200_000);
        check(
            "pdf",
            format!("%PDF-1.7\n{far}<pdfaid:part>3</pdfaid:part>{far}<pdfaid:conformance>U<"),
            Some("fmt/481"),
        );
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        check(
            "jpg",
            b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01",
            Some("fmt/43"),
        );
        check("png", b"\x89PNG\r\n\x1a\n....IHDR", Some("fmt/11"));
        check("png", b"GIF89a", None);
        check("docx", b"%PDF-1.7", None);
        check("exe", b"MZ", None);
    }
}
