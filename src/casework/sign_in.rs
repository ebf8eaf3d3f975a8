//! Signing in: look up the account, prove the password, open the session; for most, a code comes between.
//!
//! The middle step is slow and needs no database, so that nobody waits for it.
//! Whatever is wrong, the person is told the same, and it takes as long.

use crate::audit::Event;
use crate::casework::credentials::{Hashed, Verdict, verify};
use crate::casework::demand_second_factor::demand;
use crate::casework::token::{Token, sha256};
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::domain::second_factor::{Awaits, HALFWAY_MINUTES, Policy};
use crate::store::accounts::Account;
use crate::store::{Db, StoreError, Tx, accounts, ledger, people, second_factors, sessions};
use chrono::{DateTime, TimeDelta, Utc};

const LONGEST_DEVICE: usize = 200;

/// Somebody who says who they are.
pub struct Candidate {
    account: Option<Account>,
    has_left: bool,
}

/// Somebody who has proved it. Only [`Candidate::prove`] makes one.
pub struct Verified {
    account: Account,
    renewed: Option<Hashed>,
}

/// A try that failed. What was typed is not kept: it may be a password in the wrong field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed {
    person: Option<PersonId>,
    why: &'static str,
}

/// A new session. The token is the caller's; it is not to be had again.
pub struct Opened {
    pub token: String,
    pub session_id: i32,
    pub person_id: PersonId,
    pub expires_at: DateTime<Utc>,
    /// What is still to be proved before it opens anything.
    pub awaits: Option<Awaits>,
}

/// Finds whom `typed` means: an employee number or an e-mail address.
pub fn look(db: &mut Db, typed: &str) -> Result<Candidate, StoreError> {
    let account = accounts::find_typed(db, typed)?;
    let person = account.as_ref().map(|a| people::find(db, a.person_id));
    let has_left = person.transpose()?.is_some_and(|p| p.left_on.is_some());
    Ok(Candidate { account, has_left })
}

impl Candidate {
    /// Does the same work for an account that is not there, is disabled or has no password.
    pub fn prove(self, password: &str) -> Result<Result<Verified, Failed>, StoreError> {
        let kept = self.account.as_ref().and_then(|a| a.password.as_deref());
        let verdict = verify(kept, password)?;
        let Some(account) = self.account else {
            return Ok(Err(Failed {
                person: None,
                why: "unknown-account",
            }));
        };
        let person = Some(account.person_id);
        let why = match verdict {
            _ if self.has_left => "has-left",
            _ if account.disabled_at.is_some() => "disabled",
            _ if account.password.is_none() => "no-password",
            Verdict::Wrong => "wrong-password",
            Verdict::Right { renewed } => return Ok(Ok(Verified { account, renewed })),
        };
        Ok(Err(Failed { person, why }))
    }
}

impl Verified {
    /// Who it is, as the ledger writes it.
    pub fn actor(&self) -> String {
        self.account.person_id.to_string()
    }
}

impl Failed {
    /// A try that was turned away before it was looked at.
    pub const TOO_MANY: Failed = Failed {
        person: None,
        why: "too-many-tries",
    };
}

/// Opens a session of its own for this sign-in; the one that `previous` names, if any, ends.
/// Where `policy` asks for a second proof, the session opens nothing but the page that takes it.
pub fn open(
    tx: &mut Tx<'_>,
    verified: &Verified,
    device: &str,
    previous: Option<&str>,
    life: TimeDelta,
    policy: Policy,
) -> Result<Opened, StoreError> {
    let person = verified.account.person_id;
    let now = accounts::find_of(tx.db(), person)?;
    let left = people::find(tx.db(), person)?.left_on;
    if now.as_ref() != Some(&verified.account) || left.is_some() {
        // A new password, or a closed door, between the proof and now.
        return Err(StoreError::Changed);
    }
    if let Some(previous) = previous
        && let Some(session) = sessions::find(tx.db(), &sha256(previous))?
    {
        sessions::revoke(tx, session.id)?;
    }
    if let Some(renewed) = &verified.renewed {
        accounts::set_password(tx, verified.account.id, renewed.phc())?;
    }
    let today = day(tx.now);
    let demand = demand(tx.db(), person, today, policy)?;
    let factor = second_factors::find(tx.db(), person)?;
    let has_factor = factor.is_some_and(|factor| factor.confirmed_at.is_some());
    match demand.awaits(has_factor) {
        None => begin(tx, person, device, life, None),
        awaits => begin(
            tx,
            person,
            device,
            TimeDelta::minutes(HALFWAY_MINUTES),
            awaits,
        ),
    }
}

/// Opens the house for somebody who has proved the second thing too. `halfway` is the token of the
/// session that waited for it; it ends, and a new one begins.
pub fn complete(tx: &mut Tx<'_>, halfway: &str, life: TimeDelta) -> Result<Opened, StoreError> {
    let session = sessions::find(tx.db(), &sha256(halfway))?.ok_or(StoreError::NotFound)?;
    let is_over = session.revoked_at.is_some() || session.expires_at <= tx.now;
    if is_over || session.awaits.is_none() {
        return Err(StoreError::Changed);
    }
    sessions::revoke(tx, session.id)?;
    begin(tx, session.person_id, &session.device, life, None)
}

fn begin(
    tx: &mut Tx<'_>,
    person: PersonId,
    device: &str,
    life: TimeDelta,
    awaits: Option<Awaits>,
) -> Result<Opened, StoreError> {
    let token = Token::fresh()?;
    let expires_at = tx.now + life;
    let device: String = device.chars().filter(|c| !c.is_control()).collect();
    let device: String = device.chars().take(LONGEST_DEVICE).collect();
    let session_id = sessions::insert(tx, &token.sha256, person, &device, expires_at, awaits)?;
    let event = match awaits {
        None => Event::SignedIn,
        Some(_) => Event::PasswordAccepted,
    };
    ledger::record(tx, &person.to_string(), &event)?;
    Ok(Opened {
        token: token.secret,
        session_id,
        person_id: person,
        expires_at,
        awaits,
    })
}

/// Remembers that somebody tried.
pub fn record_failure(tx: &mut Tx<'_>, failed: Failed) -> Result<(), StoreError> {
    let subject = failed.person.map(|id| id.to_string());
    let subject = subject.as_deref().unwrap_or("system");
    ledger::record(tx, subject, &Event::SignInFailed { why: failed.why })
}
