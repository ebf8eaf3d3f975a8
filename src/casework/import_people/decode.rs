//! The letters of a people file: UTF-8, or Windows-1252 as spreadsheets here still write it.

use crate::domain::organisation::{Fault, Wrong};
use encoding_rs::WINDOWS_1252;

/// Bytes that no letter has in Windows-1252.
const UNUSED: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The text, without a byte-order mark.
///
/// A file with even one letter of UTF-8 beyond ASCII, or with a mark, is
/// UTF-8: then a byte that does not fit is a fault, and not a letter of
/// Windows-1252. Guessing would spoil somebody's name.
pub fn text(bytes: &[u8]) -> Result<String, Fault> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Fault::of_file(Wrong::Utf16));
    }
    let body = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let offset = bytes.len() - body.len();
    let error = match std::str::from_utf8(body) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    let is_utf8 = offset > 0 || body.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let odd = if is_utf8 {
        Some(error.valid_up_to())
    } else {
        body.iter().position(|byte| UNUSED.contains(byte))
    };
    if let Some(at) = odd {
        let wrong = Wrong::NotText {
            byte: offset + at + 1,
            value: body[at],
        };
        return Err(Fault {
            line: body[..at].split(|byte| *byte == b'\n').count(),
            ..Fault::of_file(wrong)
        });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(body);
    Ok(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, (usize, Wrong)>) {
        let found = text(bytes).map_err(|fault| (fault.line, fault.wrong));
        assert_eq!(found, expected.map(str::to_owned), "{bytes:x?}");
    }

    #[test]
    fn a_letter_is_never_guessed() {
        check("a\nBård".as_bytes(), Ok("a\nBård"));
        check("\u{feff}Bård".as_bytes(), Ok("Bård"));
        check(b"B\xe5rd \x80", Ok("Bård €"));
        let odd = |byte, value| Wrong::NotText { byte, value };
        check(b"a\nB\xc3\xa5rd\nP\xe5l", Err((3, odd(10, 0xe5))));
        check(b"\xef\xbb\xbfP\xe5l", Err((1, odd(5, 0xe5))));
        check(b"P\xe5l\n\x81", Err((2, odd(5, 0x81))));
        check(b"\xff\xfea\x00", Err((1, Wrong::Utf16)));
    }
}
