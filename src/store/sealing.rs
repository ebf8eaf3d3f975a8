//! Keys outside the database: what they seal cannot be read by whoever has the database alone.

use super::{StoreError, random};
use crate::audit::hex;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};

/// The length of the key in the key file, as hex digits.
pub const HEX: usize = 64;

const VERSION: &str = "1:";

#[derive(Clone)]
pub struct SealKey(XChaCha20Poly1305);

impl SealKey {
    pub fn new(bytes: &[u8; 32]) -> SealKey {
        SealKey(XChaCha20Poly1305::new(&Key::from(*bytes)))
    }

    /// A key that nobody has had before, and what its key file is to hold.
    pub fn make() -> Result<(SealKey, String), StoreError> {
        let bytes = random::<32>()?;
        Ok((SealKey::new(&bytes), hex(&bytes)))
    }

    /// Reads what the key file holds.
    pub fn read(text: &str) -> Option<SealKey> {
        let text = text.trim();
        if text.len() != HEX || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
        }
        Some(SealKey::new(&bytes))
    }

    /// Seals `secret` so that it opens for `owner` alone: moved to another row it opens nothing.
    pub fn seal(&self, owner: &str, secret: &[u8]) -> Result<String, StoreError> {
        let nonce = random::<24>()?;
        let payload = Payload {
            msg: secret,
            aad: owner.as_bytes(),
        };
        let sealed = self
            .0
            .encrypt(&XNonce::from(nonce), payload)
            .expect("a secret is far below what the cipher takes");
        let whole = [nonce.as_slice(), &sealed].concat();
        Ok(format!("{VERSION}{}", STANDARD.encode(whole)))
    }

    /// Opens what was sealed; an error if the key, the owner or the text is another.
    pub fn open(&self, owner: &str, sealed: &str) -> Result<Vec<u8>, StoreError> {
        let unreadable = || StoreError::Unreadable(format!("the sealed secret of {owner}"));
        let text = sealed.strip_prefix(VERSION).ok_or_else(unreadable)?;
        let whole = STANDARD.decode(text).map_err(|_| unreadable())?;
        let (nonce, sealed) = whole.split_first_chunk::<24>().ok_or_else(unreadable)?;
        let payload = Payload {
            msg: sealed,
            aad: owner.as_bytes(),
        };
        let opened = self.0.decrypt(&XNonce::from(*nonce), payload);
        opened.map_err(|_| unreadable())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_the_key_and_for_its_owner_alone() {
        let key = SealKey::read(&"0a".repeat(32)).unwrap();
        let sealed = key.seal("u-1", b"hemmeleg").unwrap();
        assert!(!sealed.contains("hemmeleg"));
        assert_eq!(key.open("u-1", &sealed).unwrap(), b"hemmeleg");
        assert!(key.open("u-2", &sealed).is_err());
        let other = SealKey::read(&"0b".repeat(32)).unwrap();
        assert!(other.open("u-1", &sealed).is_err());
        assert!(key.open("u-1", "1:AAAA").is_err());
        for wrong in ["", "0a", &"zz".repeat(32)] {
            assert!(SealKey::read(wrong).is_none(), "{wrong}");
        }
    }
}
