//! Secrets that open something: handed out once, kept only as their SHA-256.

use crate::audit::hex;
use crate::store::{self, StoreError};
use sha2::{Digest, Sha256};

/// A new secret: 32 random bytes as 64 hex digits, and what the database keeps of it.
pub(super) struct Token {
    pub secret: String,
    pub sha256: String,
}

impl Token {
    pub fn fresh() -> Result<Token, StoreError> {
        let secret = hex(&store::random::<32>()?);
        let sha256 = sha256(&secret);
        Ok(Token { secret, sha256 })
    }
}

/// What the database keeps of a secret that somebody presents.
pub(super) fn sha256(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}
