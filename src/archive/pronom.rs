//! What a file is called in PRONOM, by what it says of itself.

use crate::store::StoreError;
use crate::store::files::{Files, Kept, broken};
use std::io::{self, Read};

/// Between two pieces of a file, so that no words are cut in two.
const OVERLAP: usize = 64;

/// PDF/A by part and conformance, as its metadata writes them; they may not be packed.
const PDF_A: [(&str, &str, &str); 8] = [
    ("1", "A", "fmt/95"),
    ("1", "B", "fmt/354"),
    ("2", "A", "fmt/476"),
    ("2", "B", "fmt/477"),
    ("2", "U", "fmt/478"),
    ("3", "A", "fmt/479"),
    ("3", "B", "fmt/480"),
    ("3", "U", "fmt/481"),
];

/// PDF by the version in its first line.
const PDF: [(&str, &str); 6] = [
    ("1.3", "fmt/17"),
    ("1.4", "fmt/18"),
    ("1.5", "fmt/19"),
    ("1.6", "fmt/20"),
    ("1.7", "fmt/276"),
    ("2.0", "fmt/1129"),
];

/// The file's number; nothing for what this list does not know.
pub fn number(
    files: &Files,
    kept: &Kept,
    extension: &str,
) -> Result<Option<&'static str>, StoreError> {
    Ok(match extension {
        "pdf" => {
            let found = pdf(&mut files.read(&kept.owner, &kept.sha256)?);
            found.map_err(|error| broken(error, &kept.sha256))?
        }
        "txt" => Some("x-fmt/111"),
        "xml" => Some("fmt/101"),
        "csv" => Some("x-fmt/18"),
        "json" => Some("fmt/817"),
        "tif" | "tiff" => Some("fmt/353"),
        _ => None,
    })
}

fn pdf(file: &mut impl Read) -> io::Result<Option<&'static str>> {
    let (mut part, mut conformance, mut version) = (None, None, None);
    let (mut held, mut piece) = (vec![], vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        held.extend_from_slice(&piece[..read]);
        version = version.or_else(|| after(&held, b"%PDF-", 3));
        part = part.or_else(|| value(&held, b"pdfaid:part"));
        conformance = conformance.or_else(|| value(&held, b"pdfaid:conformance"));
        if part.is_some() && conformance.is_some() {
            break;
        }
        held.drain(..held.len().saturating_sub(OVERLAP));
    }
    let archived = PDF_A.iter().find(|(known, how, _)| {
        part.as_deref() == Some(*known) && conformance.as_deref() == Some(*how)
    });
    let plain = PDF
        .iter()
        .find(|(known, _)| version.as_deref() == Some(*known));
    Ok(archived
        .map(|(_, _, number)| *number)
        .or(plain.map(|(_, number)| *number)))
}

/// One character, as an element (`>2<`) or an attribute (`="2"`).
fn value(bytes: &[u8], name: &[u8]) -> Option<String> {
    let rest = after(bytes, name, 3)?;
    rest.trim_start_matches(['=', '>', '"', '\''])
        .chars()
        .next()
        .map(String::from)
}

/// The text that follows these words.
fn after(bytes: &[u8], words: &[u8], length: usize) -> Option<String> {
    let at = bytes
        .windows(words.len())
        .position(|window| window == words)?
        + words.len();
    let text = bytes.get(at..at + length)?;
    Some(String::from_utf8_lossy(text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(pdf(&mut text.as_bytes()).unwrap(), expected, "{text}");
    }

    #[test]
    fn a_pdf_is_what_it_says_it_is() {
        check(
            "%PDF-1.7\n<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<",
            Some("fmt/476"),
        );
        check(
            "%PDF-1.4\n pdfaid:part=\"1\" pdfaid:conformance=\"B\"",
            Some("fmt/354"),
        );
        check("%PDF-1.7\n", Some("fmt/276"));
        check("%PDF-0.9\n", None);
        check("", None);
        let far = "x".repeat(200_000);
        check(
            &format!("%PDF-1.7\n{far}<pdfaid:part>3</pdfaid:part>{far}<pdfaid:conformance>U<"),
            Some("fmt/481"),
        );
    }
}
