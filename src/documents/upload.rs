//! Whether a file is what its name says. Nothing is unpacked and nothing is run.

use super::zip_directory::{Part, parts};
use crate::domain::attachment::{Kind, Unfit};
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes a document may say that it unpacks to: 200 MB.
const LARGEST_UNPACKED: u64 = 200 * 1024 * 1024;
const MOST_PARTS: usize = 5000;
/// Bytes from the start that are looked at; the headers of an e-mail fit.
const HEAD: u64 = 64 * 1024;
/// The length of an ODT's media type, which is kept unpacked in its first part.
const ODT_MEDIA_TYPE: u64 = 39;

/// A file that is not taken, or that could not be read.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    #[error(transparent)]
    Unfit(#[from] Unfit),
    #[error(transparent)]
    File(#[from] io::Error),
}

/// Checks that the content of the `length` bytes long `file` is of the kind its name says.
pub fn check_content(
    file: &mut (impl Read + Seek),
    length: u64,
    kind: Kind,
) -> Result<(), NotTaken> {
    let mut head = vec![];
    file.by_ref().take(HEAD).read_to_end(&mut head)?;
    let found = infer::get(&head).map(|found| found.mime_type());
    let is_so = match kind {
        Kind::Pdf => head.starts_with(b"%PDF-"),
        Kind::Png => head.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"),
        Kind::Jpeg | Kind::Tiff => found == Some(kind.media_type()),
        Kind::Txt => found.is_none_or(is_text),
        Kind::Eml => found.is_none_or(is_text) && is_email(&head),
        Kind::Docx | Kind::Odt => is_document(file, length, kind, &head)?,
    };
    if !is_so {
        return Err(Unfit::NotWhatItSays {
            says: kind,
            is: found.filter(|found| *found != kind.media_type()),
        }
        .into());
    }
    match kind {
        Kind::Txt => check_text(file),
        _ => Ok(()),
    }
}

/// What a plain text may look like: one that shows mark-up is a text all the same.
fn is_text(media_type: &str) -> bool {
    media_type.starts_with("text/")
}

/// Whether the headers are those of an e-mail: fields only, with the two that
/// every message has (RFC 5322, 3.6).
fn is_email(head: &[u8]) -> bool {
    let mut seen = (false, false);
    // Of headers longer than what is looked at, the last line is cut.
    let whole = match head.iter().rposition(|b| *b == b'\n') {
        Some(end) if head.len() as u64 == HEAD => &head[..end],
        _ => head,
    };
    let lines = whole.split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end);
    for (number, line) in lines.enumerate() {
        if line.is_empty() {
            break;
        }
        let is_folded = number > 0 && (line[0] == b' ' || line[0] == b'\t');
        if is_folded || (number == 0 && line.starts_with(b"From ")) {
            continue;
        }
        let Some(colon) = line.iter().position(|b| *b == b':') else {
            return false;
        };
        let name = line[..colon].trim_ascii_end();
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        seen.0 |= name.eq_ignore_ascii_case(b"from");
        seen.1 |= name.eq_ignore_ascii_case(b"date");
    }
    !head.contains(&0) && seen == (true, true)
}

fn is_document(
    file: &mut (impl Read + Seek),
    length: u64,
    kind: Kind,
    head: &[u8],
) -> Result<bool, NotTaken> {
    let Some(parts) = parts(file, length)? else {
        return Ok(false);
    };
    let is_so = if kind == Kind::Docx {
        is_docx(&parts)
    } else {
        infer::odf::is_odt(head) && is_odt(&parts)
    };
    if !is_so || !infer::archive::is_zip(head) {
        return Ok(false);
    }
    let unpacked: u64 = parts.iter().map(|part| part.size).sum();
    if unpacked > LARGEST_UNPACKED || parts.len() > MOST_PARTS {
        return Err(Unfit::UnpacksTooFar {
            most: LARGEST_UNPACKED,
            most_parts: MOST_PARTS,
        }
        .into());
    }
    if parts.iter().any(|part| is_macro(&part.name)) {
        return Err(Unfit::HoldsMacros.into());
    }
    Ok(true)
}

fn is_docx(parts: &[Part]) -> bool {
    let has = |name: &str| parts.iter().any(|part| part.name == name);
    // Word on the web numbers its main part.
    let is_main = |part: &Part| {
        let inside = part.name.strip_prefix("word/document");
        let number = inside.and_then(|rest| rest.strip_suffix(".xml"));
        number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    };
    has("[Content_Types].xml") && parts.iter().any(is_main)
}

fn is_odt(parts: &[Part]) -> bool {
    let says_so =
        |part: &Part| part.name == "mimetype" && !part.is_packed && part.size == ODT_MEDIA_TYPE;
    parts.iter().any(says_so) && parts.iter().any(|part| part.name == "content.xml")
}

fn is_macro(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with("vbaproject.bin") || name.starts_with("basic/") || name.starts_with("scripts/")
}

/// UTF-8 from end to end, without NUL.
fn check_text(file: &mut (impl Read + Seek)) -> Result<(), NotTaken> {
    file.seek(SeekFrom::Start(0))?;
    let mut buffer = vec![0; 64 * 1024];
    // Bytes of a character that the last read cut in two stand first in the buffer.
    let (mut before, mut kept) = (0_u64, 0);
    loop {
        let read = file.read(&mut buffer[kept..])?;
        let filled = kept + read;
        let chunk = &buffer[..filled];
        let whole = match std::str::from_utf8(chunk) {
            Ok(_) => filled,
            Err(error) if error.error_len().is_none() && read > 0 => error.valid_up_to(),
            Err(error) => {
                let at = before + error.valid_up_to() as u64;
                return Err(Unfit::NotUtf8 { at }.into());
            }
        };
        if let Some(place) = chunk[..whole].iter().position(|b| *b == 0) {
            let at = before + place as u64;
            return Err(Unfit::HoldsNul { at }.into());
        }
        if read == 0 {
            return Ok(());
        }
        buffer.copy_within(whole..filled, 0);
        before += whole as u64;
        kept = filled - whole;
    }
}
