//! Signing in by the word of the municipality's provider, and proving anew by it who sits in a session.

use crate::audit::Event;
use crate::casework::demand_second_factor::demand;
use crate::casework::sign_in::{Opened, begin, end_previous, has_factor};
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::provider::{Key, Refusal, Said, Terms, is_fresh};
use crate::domain::second_factor::Policy;
use crate::store::accounts::Account;
use crate::store::people::Person;
use crate::store::{Db, StoreError, Tx, accounts, ledger, people, sessions};
use chrono::{DateTime, TimeDelta, Utc};

/// How a browser comes in: what it says that it is, and the session it had.
pub struct Arrival {
    pub device: String,
    pub previous: Option<String>,
}

/// Whom the provider means, as far as anybody here is meant.
struct Meant {
    person: Option<Person>,
    account: Option<Account>,
}

/// Somebody who is let in.
struct Known {
    person: PersonId,
    confirmed: Vec<Role>,
    is_proved_twice: bool,
}

/// Whom the provider means, let in or not: the actor of what follows.
pub fn identify(db: &mut Db, terms: &Terms, said: &Said) -> Result<Option<PersonId>, StoreError> {
    Ok(look(db, terms, said)?.id())
}

/// Opens a session for whom the provider means; without a second proof from there, the house asks for its own.
pub fn sign_in_by_provider(
    tx: &mut Tx<'_>,
    terms: &Terms,
    said: &Said,
    arrival: &Arrival,
    life: TimeDelta,
    policy: Policy,
) -> Result<Result<Opened, Refusal>, StoreError> {
    let meant = look(tx.db(), terms, said)?;
    let known = match meant.judge(terms, said) {
        Ok(known) => known,
        Err(refusal) => return turn_away(tx, meant.id(), refusal).map(Err),
    };
    let today = day(tx.now);
    let has_factor = has_factor(tx.db(), known.person)?;
    let awaits = demand(tx.db(), known.person, today, policy)?.awaits(has_factor);
    let awaits = awaits.filter(|_| !known.is_proved_twice);

    end_previous(tx, arrival.previous.as_deref())?;
    let confirmed = Some(known.confirmed.as_slice());
    begin(tx, known.person, &arrival.device, life, awaits, confirmed).map(Ok)
}

/// The person was asked again at the provider, at `asked`. The groups are read anew too; where
/// they no longer open anything, the session ends.
pub fn prove_by_provider(
    tx: &mut Tx<'_>,
    terms: &Terms,
    said: &Said,
    person: PersonId,
    session: i32,
    asked: DateTime<Utc>,
) -> Result<Result<(), Refusal>, StoreError> {
    let meant = look(tx.db(), terms, said)?;
    let known = meant.judge(terms, said).and_then(|known| {
        if known.person != person {
            return Err(Refusal::OtherPerson);
        }
        is_fresh(said, asked).map(|()| known)
    });
    let known = match known {
        Ok(known) => known,
        Err(refusal) => {
            if refusal.ends_session() && meant.id() == Some(person) {
                sessions::revoke(tx, session)?;
            }
            return turn_away(tx, Some(person), refusal).map(Err);
        }
    };
    sessions::confirm(tx, session, &known.confirmed)?;
    sessions::prove(tx, session)?;
    ledger::record(tx, &person.to_string(), &Event::ProvedAgain)?;
    Ok(Ok(()))
}

fn look(db: &mut Db, terms: &Terms, said: &Said) -> Result<Meant, StoreError> {
    let person = match (terms.key_of(said), terms.key) {
        (Ok(key), Key::EmployeeNo) => people::find_employee(db, key)?,
        (Ok(key), Key::Email) => people::find_mailed(db, key)?,
        (Err(_), _) => None,
    };
    let account = person.as_ref().map(|it| accounts::find_of(db, it.id));
    Ok(Meant {
        account: account.transpose()?.flatten(),
        person,
    })
}

impl Meant {
    fn id(&self) -> Option<PersonId> {
        self.person.as_ref().map(|person| person.id)
    }

    fn judge(&self, terms: &Terms, said: &Said) -> Result<Known, Refusal> {
        terms.key_of(said)?;
        let person = self.person.as_ref().ok_or(Refusal::UnknownPerson)?;
        if person.left_on.is_some() {
            return Err(Refusal::HasLeft);
        }
        let account = self.account.as_ref().ok_or(Refusal::NoAccount)?;
        if account.disabled_at.is_some() {
            return Err(Refusal::Disabled);
        }
        Ok(Known {
            person: person.id,
            confirmed: terms.confirmed(said)?,
            is_proved_twice: terms.is_second_proof(said)?,
        })
    }
}

/// Remembers the refusal: its code, and whose it was where that is known.
fn turn_away(
    tx: &mut Tx<'_>,
    person: Option<PersonId>,
    refusal: Refusal,
) -> Result<Refusal, StoreError> {
    let subject = person.map(|id| id.to_string());
    let subject = subject.as_deref().unwrap_or("system");
    let why = refusal.why();
    ledger::record(tx, subject, &Event::SignInFailed { why })?;
    Ok(refusal)
}
