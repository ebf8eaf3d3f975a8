//! The house's seal: the signing key, what it last signed, and where checkpoints are taken.

use crate::audit::Event;
use crate::audit::checkpoint::{SigningKey, VerifierKey};
use crate::audit::tree::Frontier;
use crate::store::anchors::Anchors;
use crate::store::keys::KeyPlace;
use crate::store::{Store, StoreError, checkpoints, ledger};
use chrono::{DateTime, Utc};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Where the operator has put things.
#[derive(Clone, Debug)]
pub struct Places {
    pub key: PathBuf,
    /// The folder for anchors, on a volume that the database's owner cannot write.
    pub anchors: Option<PathBuf>,
}

/// Why the house does not sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Alarm {
    #[error("the signing key is gone")]
    KeyGone,
    #[error("{signed} entries were signed, and the ledger has only {size}")]
    RolledBack { signed: u64, size: u64 },
    #[error("the first {signed} entries are not those that were signed")]
    Rewritten { signed: u64 },
    #[error("the ledger's head does not fit its entries")]
    Unfit,
    #[error("the key has signed for a ledger of another name")]
    OtherLedger,
}

impl Alarm {
    /// The code the ledger keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Alarm::KeyGone => "key_gone",
            Alarm::RolledBack { .. } => "rolled_back",
            Alarm::Rewritten { .. } => "rewritten",
            Alarm::Unfit => "unfit",
            Alarm::OtherLedger => "other_ledger",
        }
    }
}

pub struct Seal {
    places: Places,
    pub(in crate::casework) place: KeyPlace,
    pub(in crate::casework) anchors: Option<Anchors>,
    pub(in crate::casework) key: Option<SigningKey>,
    /// The tree as far as this process has followed it.
    grown: Mutex<Frontier>,
    alarm: Mutex<Option<Alarm>>,
    /// What others verify with.
    verifier: Option<VerifierKey>,
}

impl Seal {
    /// Reads the key. The first time there is none, and one is made; after that a
    /// key that is not there is an alarm, never a reason to make another.
    pub fn open(store: &Store, places: &Places, now: DateTime<Utc>) -> Result<Seal, StoreError> {
        let place = KeyPlace::at(&places.key);
        let (name, is_new) = store.read(|db| {
            let head = ledger::head(db)?.ok_or(StoreError::NotFound)?;
            Ok::<_, StoreError>((head.log, checkpoints::newest(db)?.is_none()))
        })?;
        let key = match place.read()? {
            None if is_new && place.last()?.is_none() => Some(found(store, &place, &name, now)?),
            there => there,
        };
        let verifier = key.as_ref().map(|key| key.verifier(&name));
        if let Some(verifier) = &verifier {
            place.show(&verifier.to_string())?;
        }
        Ok(Seal {
            alarm: Mutex::new(key.is_none().then_some(Alarm::KeyGone)),
            places: places.clone(),
            place,
            anchors: places.anchors.as_deref().map(Anchors::at),
            key,
            grown: Mutex::default(),
            verifier,
        })
    }

    /// What others verify with; nothing where there is no key.
    pub fn verifier(&self) -> Option<&VerifierKey> {
        self.verifier.as_ref()
    }

    /// Where the operator has put things.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Why nothing is signed, if so.
    pub fn alarm(&self) -> Option<Alarm> {
        *self.alarm.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The tree as this process last signed it.
    pub(in crate::casework) fn remembered(&self) -> Frontier {
        let grown = self.grown.lock();
        grown.unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(in crate::casework) fn remember(&self, tree: Frontier) {
        *self.grown.lock().unwrap_or_else(PoisonError::into_inner) = tree;
    }

    /// Takes note of how the last signing went; says whether it is news.
    pub(in crate::casework) fn note(&self, now: Option<Alarm>) -> bool {
        let mut before = self.alarm.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *before, now) != now
    }
}

fn found(
    store: &Store,
    place: &KeyPlace,
    name: &str,
    now: DateTime<Utc>,
) -> Result<SigningKey, StoreError> {
    let key = place.make()?;
    let verifier = key.verifier(name).to_string();
    store.write("system", now, move |tx| {
        ledger::record(tx, "ledger", &Event::LedgerKeyMade { verifier })
    })?;
    Ok(key)
}
