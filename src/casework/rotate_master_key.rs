//! The master key of the documents is changed: every owner's key is closed with a new one, and the old one is
//! destroyed. The keys themselves are the same, so no file is touched, and old copies of files still open with today's
//! keys; old copies of the keys open with nothing.
//!
//! The house may be open meanwhile. Whatever stops it in between, it is begun again and ends in the same state.

use crate::audit::event::Keeping;
use crate::store::files::{Files, Owner};
use crate::store::{Store, StoreError, ledger, settings};
use chrono::{DateTime, Utc};

/// The number of the key that the last rotation came to, as the database has it.
const SETTING: &str = "master_key";
/// The first key is made by itself.
const FIRST: u32 = 1;

/// What was just done. Whoever watches may stop the program after any of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    KeyMade,
    Rewrapped,
    OldErased,
    Recorded,
}

/// Why the key is not changed. Nothing is lost then: what was closed with the old one still opens.
#[derive(Debug, thiserror::Error)]
pub enum Unrotated {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("another rotation goes on")]
    Another,
    /// The old key stays for their sake.
    #[error("the keys of {0:?} cannot be opened")]
    Broken(Vec<Owner>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotated {
    pub to: u32,
    /// Keys that are closed with it.
    pub keys: usize,
    /// It was begun before, and is finished now.
    pub was_begun: bool,
}

pub fn rotate_master_key(
    store: &Store,
    files: &Files,
    (actor, now): (&str, DateTime<Utc>),
    watch: &mut dyn FnMut(Step),
) -> Result<Rotated, Unrotated> {
    let (keys, masters) = (files.keys(), &files.keys().masters);
    let _turn = masters.rotation()?.ok_or(Unrotated::Another)?;
    let recorded = store.read(|db| settings::find(db, SETTING))?;
    let from = recorded.and_then(|setting| setting.value.parse().ok());
    let from: u32 = from.unwrap_or(FIRST);
    let newest = masters.newest()?.unwrap_or(FIRST);
    let was_begun = newest > from;
    let to = if was_begun { newest } else { newest + 1 };
    masters.make(&masters.alone()?, to)?;
    keys.sweep()?;
    watch(Step::KeyMade);
    // Whatever is made from here on is closed with the new key, by whichever program.
    let mut broken = vec![];
    for owner in keys.list()? {
        match keys.rewrap(&owner, to) {
            Ok(true) => watch(Step::Rewrapped),
            Ok(false) => {}
            Err(StoreError::WrongMasterKey(_) | StoreError::Unreadable(_)) => broken.push(owner),
            Err(error) => return Err(error.into()),
        }
    }
    if !broken.is_empty() {
        return Err(Unrotated::Broken(broken));
    }
    let counted = keys.count()?;
    if counted.keys().any(|number| *number != to) {
        return Err(StoreError::Changed.into());
    }
    masters.erase_before(to)?;
    watch(Step::OldErased);
    let count = counted.get(&to).copied().unwrap_or_default();
    store.write::<_, StoreError>(actor, now, move |tx| {
        settings::set(tx, SETTING, &to.to_string())?;
        let event = Keeping::MasterKeyRotated {
            from: from.to_string(),
            to,
            keys: count,
        };
        ledger::record(tx, "files", &event.into())
    })?;
    watch(Step::Recorded);
    Ok(Rotated {
        to,
        keys: count,
        was_begun,
    })
}
