//! All that a file says, or nothing: what nobody looked through may name whoever reported (arbeidsmiljølova § 2 A-4).

use super::read_copy::{Said, elsewhere};
use crate::documents::pdf;
use crate::domain::plain_text::plain_text;

/// Every word of the file; nothing where some of it cannot be read: of an e-mail, which is written in
/// codes, of a picture, and of a page with a picture on it.
pub(super) fn read_whole(extension: &str, bytes: &[u8]) -> Option<String> {
    match extension {
        "txt" => plain_text(bytes).map(str::to_owned),
        "pdf" if pdf::read(bytes).is_ok_and(|it| !it.has_pictures) => match elsewhere(bytes) {
            Said::Elsewhere { text, is_whole } => is_whole.then_some(text),
            _ => None,
        },
        _ => None,
    }
}
