//! A form that came after the session had ended: what may be kept of it until its owner signs in again.

/// Bytes of the body as it was posted: the longest letter fits, with every text full of
/// characters of four bytes, each byte percent-encoded.
pub const LARGEST_BODY: usize = 2_400_000;
/// Hours a parked form is kept.
pub const PARKED_HOURS: i64 = 24;
/// Parked forms one person may have at a time.
pub const MOST_PARKED: i64 = 20;

const LONGEST_PATH: usize = 200;

/// Why a form is not parked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unparkable {
    #[error("{bytes} bytes of form; there is room for {most}")]
    TooLarge { bytes: usize, most: usize },
    #[error("the form does not belong to a page of this house")]
    NotAPage,
    #[error("byte {at} of the form is not what a form field is sent as")]
    NotAForm { at: usize },
    #[error("{most} forms are parked already; sign in to get them back")]
    TooMany { most: i64 },
}

/// Whether a form posted to `path` may be parked.
///
/// `path` is where its owner is sent back to, so it must be a page of this
/// house, never another's. `body` is `application/x-www-form-urlencoded`, which
/// is printable ASCII: a NUL byte in the text is `%00` in it.
pub fn check(path: &str, body: &str) -> Result<(), Unparkable> {
    let own = path.starts_with('/') && !path.starts_with("//") && path.len() <= LONGEST_PATH;
    if !own || path.bytes().any(|b| !b.is_ascii_graphic() || b == b'\\') {
        return Err(Unparkable::NotAPage);
    }
    if body.len() > LARGEST_BODY {
        return Err(Unparkable::TooLarge {
            bytes: body.len(),
            most: LARGEST_BODY,
        });
    }
    match body.bytes().position(|b| !b.is_ascii_graphic()) {
        Some(at) => Err(Unparkable::NotAForm { at }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::coded::Coded;
    use crate::domain::letter::{Kind, LONGEST_LINE, LONGEST_TEXT, MOST_ADDRESS_LINES, Shape};

    /// `%F0%9F%98%82`
    const CHARACTER: usize = 12;

    #[test]
    fn the_longest_letter_is_kept() {
        for kind in Kind::ALL {
            let blocks = kind.blocks().iter().map(|(block, _)| match block.shape() {
                Shape::Text => LONGEST_TEXT,
                Shape::Line => LONGEST_LINE,
                Shape::Standing => 0,
                // The name and the title.
                Shape::Signing => 2 * LONGEST_LINE,
            });
            let recipient = (1 + MOST_ADDRESS_LINES) * LONGEST_LINE;
            let written: usize = blocks.sum::<usize>() + recipient;
            // The names of the fields, and what is ticked.
            let names = 2000;
            assert!(written * CHARACTER + names <= LARGEST_BODY, "{kind:?}");
        }
    }
}
