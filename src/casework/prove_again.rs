//! Proves anew who sits in the session, before something that weighs: the password or a code again.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::credentials::{Verdict, verify};
use crate::casework::prove_code::prove_code;
use crate::casework::vault::SealKey;
use crate::domain::account::Refusal as NoAccount;
use crate::domain::person::PersonId;
use crate::domain::second_factor::Refusal;
use crate::store::accounts::Account;
use crate::store::{Db, StoreError, Tx, accounts, ledger, sessions};

/// Somebody who types the password again.
pub struct Asked(Account);

/// Somebody who has typed the right one. Only [`Asked::prove`] makes one.
pub struct Proved(Account);

pub fn look(db: &mut Db, person: PersonId) -> Result<Asked, Failure> {
    let account = accounts::find_of(db, person)?.ok_or(NoAccount::NoAccount)?;
    Ok(Asked(account))
}

impl Asked {
    /// Slow on purpose, and never inside a write.
    pub fn prove(self, password: &str) -> Result<Option<Proved>, StoreError> {
        match verify(self.0.password.as_deref(), password)? {
            Verdict::Wrong => Ok(None),
            Verdict::Right { .. } => Ok(Some(Proved(self.0))),
        }
    }
}

/// The password was right.
pub fn prove_again(tx: &mut Tx<'_>, proved: &Proved, session: i32) -> Result<(), Failure> {
    let person = proved.0.person_id;
    if accounts::find_of(tx.db(), person)?.as_ref() != Some(&proved.0) {
        // Another password, or a closed door, between the proof and now.
        return Err(StoreError::Changed.into());
    }
    Ok(keep(tx, person, session)?)
}

/// A code instead; used codes are refused here as at sign-in.
pub fn prove_again_with_code(
    tx: &mut Tx<'_>,
    key: &SealKey,
    person: PersonId,
    session: i32,
    typed: &str,
) -> Result<Result<(), Refusal>, Failure> {
    let proved = prove_code(tx, key, person, typed)?;
    if proved.is_ok() {
        keep(tx, person, session)?;
    }
    Ok(proved)
}

fn keep(tx: &mut Tx<'_>, person: PersonId, session: i32) -> Result<(), StoreError> {
    sessions::prove(tx, session)?;
    ledger::record(tx, &person.to_string(), &Event::ProvedAgain)
}
