//! A form is taken only from a page that this house gave to this session.
//!
//! The token is an HMAC keyed with the session's own secret, which only the
//! cookie holds: nothing to store, and a restart of the house does not spoil an open form.

use crate::audit::hex;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

const PURPOSE: &[u8] = b"brotsak form";

fn mac(secret: &str) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(PURPOSE);
    mac
}

/// The token for the forms of the session with this secret.
pub fn token(secret: &str) -> String {
    hex(&mac(secret).finalize().into_bytes())
}

/// Whether `token` is the one, compared in constant time.
pub fn is_valid(secret: &str, token: &str) -> bool {
    crate::audit::leaf::unhex(token).is_some_and(|token| mac(secret).verify_slice(&token).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_fits_its_own_session_alone() {
        let token = token("a");
        assert!(is_valid("a", &token));
        assert!(!is_valid("b", &token));
        assert!(!is_valid("a", &token[..63]));
        assert!(!is_valid("a", ""));
    }
}
