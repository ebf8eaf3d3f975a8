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

/// Whether a form is about the matter with this number, `2026/7` of a case or `M-2026/7` of a report: by the page it was
/// posted to, or because it names it.
pub fn is_about(path: &str, body: &str, number: &str) -> bool {
    let slug = number.replace('/', "-");
    let typed = decoded(body);
    path.split('/').any(|part| part == slug)
        || names(&typed, number, |_| false)
        // A day is written alike: 2026-12-31 is not case 2026/12.
        || names(&typed, &slug, |after| {
            let day = after.strip_prefix('-');
            day.is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()))
        })
}

/// Whether the number stands in the text, whole and not as a part of another.
fn names(text: &str, number: &str, is_other: impl Fn(&str) -> bool) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + number.len()..]);
        let is_digit = |c: char| c.is_ascii_digit();
        !before.ends_with(is_digit)
            && !before.ends_with("M-")
            && !after.starts_with(is_digit)
            && !is_other(after)
    })
}

/// What was typed, with the names of its fields.
fn decoded(body: &str) -> String {
    let mut bytes = vec![];
    let mut rest = body.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let pair: Vec<u8> = rest.by_ref().take(2).collect();
                let pair = String::from_utf8_lossy(&pair);
                bytes.extend(u8::from_str_radix(&pair, 16).ok());
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::coded::Coded;
    use crate::domain::letter::{Kind, LONGEST_LINE, LONGEST_TEXT, MOST_ADDRESS_LINES, Shape};

    /// `%F0%9F%98%82`
    const CHARACTER: usize = 12;

    #[test]
    fn a_form_is_about_a_case_by_its_page_or_by_what_was_typed() {
        let is = |path: &str, body: &str| is_about(path, body, "2026/1");
        assert!(is("/cases/2026-1/gates", ""));
        assert!(is("/break-glass", "number=2026%2F1&grounds=x"));
        assert!(is("/break-glass", "grounds=sak+%282026%2F1%29"));
        assert!(is("/archive/disposals", "case=2026-1&grounds-2026-1=x"));
        assert!(is("/tasks", "x=dokument+2026%2F1-3"));
        for (path, body) in [
            ("/cases/2026-12/gates", "number=2026%2F12"),
            ("/reports/M-2026-1/case", "x=M-2026%2F1"),
            ("/cases/2026-2/gates", "x=12026%2F1"),
            ("/cases/2026-2/gates", "from=2026-1-31"),
        ] {
            assert!(!is(path, body), "{path} {body}");
        }
        assert!(is_about("/reports/M-2026-1/case", "", "M-2026/1"));
    }

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
