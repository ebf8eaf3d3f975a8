//! Signing in: look up the account, prove the password, open the session; for most, a code comes between.
//!
//! The middle step is slow and needs no database, so that nobody waits for it.
//! Whatever is wrong, the person is told the same, and it takes as long.

use crate::audit::Event;
use crate::casework::credentials::{Hashed, Verdict, verify};
use crate::casework::demand_second_factor::demand;
use crate::casework::token::{Token, sha256};
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::provider::{Local, held};
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
    /// The password opens only because the provider may be down.
    is_emergency: bool,
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
            Verdict::Right { renewed } => {
                return Ok(Ok(Verified {
                    account,
                    renewed,
                    is_emergency: false,
                }));
            }
        };
        Ok(Err(Failed { person, why }))
    }
}

impl Verified {
    /// Lets through whoever may come in with a password at all.
    pub fn admit(
        self,
        db: &mut Db,
        local: &Local,
        now: DateTime<Utc>,
    ) -> Result<Result<Verified, Failed>, StoreError> {
        if *local == Local::Everybody {
            return Ok(Ok(self));
        }
        let person = people::find(db, self.account.person_id)?;
        let roles = people::roles(db, person.id, day(now))?;
        Ok(if local.may(&person.employee_no, &roles) {
            Ok(Verified {
                is_emergency: true,
                ..self
            })
        } else {
            Err(Failed {
                person: Some(person.id),
                why: "not-by-password",
            })
        })
    }

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

    /// A try at the provider that came to nothing, before it was known whose it was.
    pub fn at_provider(why: &'static str) -> Failed {
        Failed { person: None, why }
    }
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
    end_previous(tx, previous)?;
    if verified.is_emergency {
        ledger::record(tx, &verified.actor(), &Event::EmergencyWayUsed)?;
    }
    if let Some(renewed) = &verified.renewed {
        accounts::set_password(tx, verified.account.id, renewed.phc())?;
    }
    let today = day(tx.now);
    let has_factor = has_factor(tx.db(), person)?;
    let awaits = demand(tx.db(), person, today, policy)?.awaits(has_factor);
    begin(tx, person, device, life, awaits, None)
}

/// The session that this browser had, if any, ends.
pub(super) fn end_previous(tx: &mut Tx<'_>, previous: Option<&str>) -> Result<(), StoreError> {
    if let Some(previous) = previous
        && let Some(session) = sessions::find(tx.db(), &sha256(previous))?
    {
        sessions::revoke(tx, session.id)?;
    }
    Ok(())
}

pub(super) fn has_factor(db: &mut Db, person: PersonId) -> Result<bool, StoreError> {
    let factor = second_factors::find(db, person)?;
    Ok(factor.is_some_and(|factor| factor.confirmed_at.is_some()))
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
    let confirmed = session.confirmed.as_deref();
    begin(
        tx,
        session.person_id,
        &session.device,
        life,
        None,
        confirmed,
    )
}

/// A session with a token of its own. One that waits for something lives only as long as it may wait.
pub(super) fn begin(
    tx: &mut Tx<'_>,
    person: PersonId,
    device: &str,
    life: TimeDelta,
    awaits: Option<Awaits>,
    confirmed: Option<&[Role]>,
) -> Result<Opened, StoreError> {
    let token = Token::fresh()?;
    let waiting = TimeDelta::minutes(HALFWAY_MINUTES);
    let expires_at = tx.now + awaits.map_or(life, |_| waiting);
    let device: String = device.chars().filter(|c| !c.is_control()).collect();
    let device: String = device.chars().take(LONGEST_DEVICE).collect();
    let session_id = sessions::insert(
        tx,
        &token.sha256,
        person,
        &device,
        expires_at,
        awaits,
        confirmed,
    )?;
    let event = match (awaits, confirmed) {
        (None, None) => Event::SignedIn,
        (Some(_), None) => Event::PasswordAccepted,
        (Some(_), Some(_)) => Event::ProviderAccepted,
        (None, Some(_)) => {
            let today = day(tx.now);
            let granted = people::roles(tx.db(), person, today)?;
            let held = held(granted, confirmed);
            let codes: Vec<&str> = held.iter().map(|role| role.code()).collect();
            let roles = codes.join(" ");
            Event::SignedInByProvider { roles }
        }
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
