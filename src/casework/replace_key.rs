//! Gives the ledger a new signing key: because the old one is lost, or somebody else may have it.

use super::seal::{Places, Seal};
use super::sign_checkpoint::{Unsigned, When, hold, sign_checkpoint};
use crate::audit::Event;
use crate::audit::checkpoint::{SigningKey, VerifierKey};
use crate::store::keys::KeyPlace;
use crate::store::{Store, StoreError, ledger, random};
use chrono::{DateTime, Utc};

/// Makes the key, and says so in the ledger. Where the old key is still there, it signs that entry:
/// whoever trusts the old key has its word for the new one. A ledger that does not hold gets no new key.
pub fn replace_key(
    store: &Store,
    places: &Places,
    actor: &str,
    now: DateTime<Utc>,
) -> Result<VerifierKey, Unsigned> {
    let old = Seal::open(store, places, now)?;
    hold(store, &old, now)?;
    let head = store.read(ledger::head)?.ok_or(StoreError::NotFound)?;
    let secret: [u8; 32] = random()?;
    let verifier = SigningKey::of(&secret).verifier(&head.log);
    let event = Event::LedgerKeyMade {
        verifier: verifier.to_string(),
    };
    store.write::<_, StoreError>(actor, now, move |tx| ledger::record(tx, "ledger", &event))?;
    if old.key.is_some() {
        sign_checkpoint(store, &old, now, When::Now)?;
    }
    let place = KeyPlace::at(&places.key);
    place.replace_key(&secret)?;
    place.show(&verifier.to_string())?;
    Ok(verifier)
}
