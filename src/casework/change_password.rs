//! Changes one's own password: the old one is proved first. Every other session ends.

use crate::audit::Event;
use crate::casework::credentials::{Hashed, Unfit, Verdict, names_of, verify};
use crate::casework::{Failure, sign_out};
use crate::domain::account::{PasswordFault, Refusal};
use crate::domain::person::PersonId;
use crate::store::accounts::Account;
use crate::store::people::Person;
use crate::store::{Db, StoreError, Tx, accounts, ledger, people};

/// Somebody signed in who wants another password.
pub struct Owner {
    account: Account,
    person: Person,
}

/// Somebody who knows the old password and has a new one that is fit for use.
pub struct Change {
    account: Account,
    new: Hashed,
}

/// Why the password stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchanged {
    OldWrong,
    Unfit(PasswordFault),
}

pub fn look(db: &mut Db, person: PersonId) -> Result<Owner, Failure> {
    let account = accounts::find_of(db, person)?.ok_or(Refusal::NoAccount)?;
    let person = people::find(db, person)?;
    Ok(Owner { account, person })
}

impl Owner {
    /// Compares and hashes: slow on purpose, and never inside a write.
    pub fn prove(self, old: &str, new: &str) -> Result<Result<Change, Unchanged>, StoreError> {
        if verify(self.account.password.as_deref(), old)? == Verdict::Wrong {
            return Ok(Err(Unchanged::OldWrong));
        }
        match Hashed::new(new, &names_of(&self.person)) {
            Ok(new) => Ok(Ok(Change {
                account: self.account,
                new,
            })),
            Err(Unfit::Password(fault)) => Ok(Err(Unchanged::Unfit(fault))),
            Err(Unfit::Store(error)) => Err(error),
        }
    }
}

/// `session` is the one the person sits in; it goes on.
pub fn change_password(tx: &mut Tx<'_>, change: &Change, session: i32) -> Result<(), StoreError> {
    let person = change.account.person_id;
    if accounts::find_of(tx.db(), person)?.as_ref() != Some(&change.account) {
        // Another password, or a closed door, between the proof and now.
        return Err(StoreError::Changed);
    }
    accounts::set_password(tx, change.account.id, change.new.phc())?;
    ledger::record(tx, &person.to_string(), &Event::PasswordSet)?;
    sign_out::everywhere(tx, person, Some(session))?;
    Ok(())
}

/// Remembers that somebody in a person's session did not know the password.
pub fn record_wrong(tx: &mut Tx<'_>, person: PersonId) -> Result<(), StoreError> {
    let why = "wrong-password";
    ledger::record(tx, &person.to_string(), &Event::SignInFailed { why })
}
