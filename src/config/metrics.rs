//! The section `[metrics]`: who may read the numbers of the running house.

use super::fault::Fault;
use super::values::Values;
use sha2::{Digest, Sha256};

/// A shorter token could be guessed.
const SHORTEST: usize = 20;

/// The SHA-256 of the token; nothing where nobody may.
pub fn read(values: &Values) -> Result<Option<[u8; 32]>, Fault> {
    let token = values.secret("metrics.token", "metrics.token_file")?;
    let Some(token) = token else {
        return Ok(None);
    };
    let is_plain = token.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_plain || token.len() < SHORTEST {
        return Err(values.wrong("metrics.token"));
    }
    Ok(Some(Sha256::digest(token).into()))
}
