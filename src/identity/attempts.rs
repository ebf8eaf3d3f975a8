//! Who is at the provider just now: kept here and not in the browser, for a short while, and given out once.

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
/// More than this at once is no municipality at eight o'clock: the oldest makes room, and not whoever comes now.
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
    pub fn keep(&self, state: &str, browser: &str, attempt: Attempt) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            let now = attempt.begun_at;
            kept.retain(|_, one| lives(&one.attempt, now));
        }
        if kept.len() >= MOST {
            let oldest = kept.iter().min_by_key(|(_, one)| one.attempt.begun_at);
            if let Some(oldest) = oldest.map(|(state, _)| state.clone()) {
                kept.remove(&oldest);
            }
        }
        let browser = sha256(browser);
        kept.insert(sha256(state), Kept { browser, attempt });
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

#[cfg(test)]
mod tests {
    use super::*;
    use openidconnect::PkceCodeChallenge;

    #[test]
    fn a_crowd_at_the_door_keeps_out_nobody_who_comes_now() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let attempts = Attempts::default();
        let begin = |state: &str, seconds| {
            let attempt = Attempt {
                errand: Errand::SignIn { to: String::new() },
                nonce: Nonce::new_random(),
                verifier: PkceCodeChallenge::new_random_sha256().1,
                begun_at: now + TimeDelta::seconds(seconds),
            };
            attempts.keep(state, "nettlesar", attempt);
        };
        begin("fyrst", 0);
        for number in 1..MOST {
            begin(&number.to_string(), 1);
        }
        begin("no", 2);
        let later = now + TimeDelta::seconds(3);
        assert!(attempts.take("fyrst", "nettlesar", later).is_none());
        assert!(attempts.take("no", "nettlesar", later).is_some());
        // After ten minutes there is room again.
        begin("mykje seinare", 700);
        assert!(attempts.kept.lock().unwrap().len() <= MOST);
    }
}
