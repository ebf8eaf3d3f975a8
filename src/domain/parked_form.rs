//! A form that came after the session had ended: what may be kept of it until its owner signs in again.

/// Bytes of the body as it was posted; a whole draft with every byte percent-encoded fits.
pub const LARGEST_BODY: usize = 200 * 1024;
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
