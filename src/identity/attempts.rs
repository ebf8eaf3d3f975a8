//! Who is at the provider just now: kept here and not in the browser, for a short while, and given out once.

use super::Fault;
use crate::audit::hex;
use crate::domain::person::PersonId;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{Nonce, PkceCodeVerifier};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, PoisonError};

/// Time enough to find the phone.
const LIFE_MINUTES: i64 = 10;
/// More than this at once is no municipality at eight o'clock.
const MOST: usize = 10_000;

/// What somebody is at the provider for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Comes in, and goes on to this address of the house.
    SignIn { to: String },
    /// Proves anew who sits in a session, for the form that is kept.
    Proof {
        person: PersonId,
        session: i32,
        kept: String,
    },
}

impl Errand {
    pub fn is_proof(&self) -> bool {
        matches!(self, Errand::Proof { .. })
    }
}

pub struct Attempt {
    pub errand: Errand,
    pub(super) nonce: Nonce,
    pub(super) verifier: PkceCodeVerifier,
    pub begun_at: DateTime<Utc>,
}

struct Kept {
    browser: String,
    attempt: Attempt,
}

#[derive(Default)]
pub struct Attempts {
    /// By the SHA-256 of the state, so that looking it up tells nothing of it.
    kept: Mutex<HashMap<String, Kept>>,
}

impl Attempts {
    pub fn keep(&self, state: &str, browser: &str, attempt: Attempt) -> Result<(), Fault> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            let now = attempt.begun_at;
            kept.retain(|_, one| lives(&one.attempt, now));
        }
        if kept.len() >= MOST {
            return Err(Fault::Busy);
        }
        let browser = sha256(browser);
        kept.insert(sha256(state), Kept { browser, attempt });
        Ok(())
    }

    /// Only to the browser that began it; another one takes it away from nobody.
    pub fn take(&self, state: &str, browser: &str, now: DateTime<Utc>) -> Option<Attempt> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let Entry::Occupied(found) = kept.entry(sha256(state)) else {
            return None;
        };
        if found.get().browser != sha256(browser) {
            return None;
        }
        let attempt = found.remove().attempt;
        lives(&attempt, now).then_some(attempt)
    }
}

fn lives(attempt: &Attempt, now: DateTime<Utc>) -> bool {
    now - attempt.begun_at < TimeDelta::minutes(LIFE_MINUTES)
}

fn sha256(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}
