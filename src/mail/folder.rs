//! Reads back what was put in the folder: what a house without a mail server would have sent.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Utc};
use std::io::{self, Read};
use std::path::Path;

/// A mail of this house is a few kilobytes; a larger file is somebody else's.
const LARGEST: u64 = 256 * 1024;

/// A mail as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file's name, without the folder.
    pub name: String,
    pub to: String,
    pub subject: String,
    pub date: Option<DateTime<Utc>>,
    /// The plain text.
    pub text: String,
}

/// The mails of the folder, newest first; none where there is no folder.
pub fn list(folder: &Path) -> io::Result<Vec<Kept>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        Err(error) => return Err(error),
    };
    let mut mails = vec![];
    for entry in entries {
        let name = entry?.file_name();
        if let Some(name) = name.to_str()
            && let Some(mail) = find(folder, name)?
        {
            mails.push(mail);
        }
    }
    mails.sort_by(|a, b| (b.date, &a.name).cmp(&(a.date, &b.name)));
    Ok(mails)
}

/// One mail. A name that is not a plain file's in this very folder has none.
pub fn find(folder: &Path, name: &str) -> io::Result<Option<Kept>> {
    if !is_plain(name) {
        return Ok(None);
    }
    let path = folder.join(name);
    let is_file = match std::fs::symlink_metadata(&path) {
        Ok(found) => found.is_file() && found.len() <= LARGEST,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(error),
    };
    if !is_file {
        return Ok(None);
    }
    let mut bytes = vec![];
    std::fs::File::open(path)?
        .take(LARGEST)
        .read_to_end(&mut bytes)?;
    Ok(Some(read(name, &bytes)))
}

/// Letters, digits and `-`, then `.eml`: nothing that could lead out of the folder.
fn is_plain(name: &str) -> bool {
    name.strip_suffix(".eml").is_some_and(|stem| {
        let fits = (1..=200).contains(&stem.len());
        fits && stem
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

fn read(name: &str, bytes: &[u8]) -> Kept {
    let whole = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let (head, body) = whole.split_once("\n\n").unwrap_or((&whole, ""));
    let date = DateTime::parse_from_rfc2822(&header(head, "date"));
    Kept {
        name: name.to_owned(),
        to: words(&header(head, "to")),
        subject: words(&header(head, "subject")),
        date: date.ok().map(|date| date.to_utc()),
        text: text(head, body).trim().to_owned(),
    }
}

/// A header's value on one line; nothing where there is none.
fn header(head: &str, wanted: &str) -> String {
    let unfolded = head.replace("\n ", " ").replace("\n\t", " ");
    let found = unfolded.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case(wanted)
            .then(|| value.trim().to_owned())
    });
    found.unwrap_or_default()
}

fn text(head: &str, body: &str) -> String {
    decode(&header(head, "content-transfer-encoding"), body)
}

fn decode(encoding: &str, body: &str) -> String {
    let bytes = match encoding.to_ascii_lowercase().as_str() {
        "base64" => base64(body),
        "quoted-printable" => quoted(&body.replace("=\n", "")),
        _ => return body.to_owned(),
    };
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

fn base64(text: &str) -> Vec<u8> {
    let packed: String = text.split_whitespace().collect();
    BASE64_STANDARD.decode(packed).unwrap_or_default()
}

/// `=C3=A5` is å.
fn quoted(text: &str) -> Vec<u8> {
    let mut bytes = vec![];
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).filter(|_| *first == b'=');
        let code = pair
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    bytes
}

/// Reads the encoded words of a header (RFC 2047): `=?utf-8?b?w6U=?=` is å.
fn words(value: &str) -> String {
    let mut said = String::new();
    let mut rest = value;
    let mut was_word = false;
    while let Some(at) = rest.find("=?") {
        let parts: Vec<&str> = rest[at + 2..].splitn(4, '?').collect();
        let [_, encoding, data, after] = parts[..] else {
            break;
        };
        let Some(after) = after.strip_prefix('=') else {
            break;
        };
        let bytes = match encoding {
            "b" | "B" => base64(data),
            _ => quoted(&data.replace('_', " ")),
        };
        // The space between two encoded words only divides them.
        if !(was_word && rest[..at].trim().is_empty()) {
            said.push_str(&rest[..at]);
        }
        said.push_str(&String::from_utf8_lossy(&bytes));
        was_word = true;
        rest = after;
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_as_people_read_it() {
        assert_eq!(
            words("Du har ei ny =?utf-8?b?b3BwZ8OldmU=?="),
            "Du har ei ny oppgåve"
        );
        assert_eq!(words("=?utf-8?q?a_=C3=A5?= =?utf-8?q?b?="), "a åb");
        assert_eq!(words("=?utf-8?b?broken"), "=?utf-8?b?broken");
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        for name in [
            "../x.eml",
            "x/../y.eml",
            ".eml",
            "x.txt",
            "..eml",
            "x\\y.eml",
            "x%2f.eml",
        ] {
            assert!(!is_plain(name), "{name}");
        }
        assert!(is_plain("0f3a-77.eml"));
    }
}
