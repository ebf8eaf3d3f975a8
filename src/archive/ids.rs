//! Identities of things that have no row of their own: the same in every extraction, and never anything else's.

use sha2::{Digest, Sha256};

/// A UUID made from what the thing is and what it belongs to (RFC 9562,
/// version 8: the first 16 bytes of a SHA-256), in lower case.
pub fn id(kind: &str, of: &[&str]) -> String {
    let mut digest = Sha256::new_with_prefix("brotsak/noark5");
    for part in std::iter::once(&kind).chain(of) {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes)
        .into_uuid()
        .hyphenated()
        .to_string()
}

/// Eight, four, four, four and twelve lower-case hex digits.
pub fn is_id(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_stays_what_it_was_in_the_first_extraction() {
        let first = id("registrering", &["0b3bed5e-9a2f-450c-91ae-81364f9aad2b"]);
        assert_eq!(first, "267fb2d6-4c7d-8a60-9646-573d2b911877");
        assert!(is_id(&first));
        assert_ne!(id("a", &["bc"]), id("ab", &["c"]));
    }
}
