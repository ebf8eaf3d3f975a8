//! Whose session a token opens, whether it still does, and what that person may do today.

use crate::casework::token::sha256;
use crate::domain::local_time::day;
use crate::domain::person::Role;
use crate::domain::provider::held;
use crate::store::people::Person;
use crate::store::sessions::Session;
use crate::store::{Db, StoreError, accounts, people, sessions};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// A session that was found, live or not: one that is over still tells whose words to keep.
#[derive(Clone, Debug)]
pub struct Found {
    pub session: Session,
    pub person: Person,
    pub roles: Vec<Role>,
    pub state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Live,
    /// The password is proved, the second thing not yet.
    Halfway,
    Revoked,
    /// Past its absolute end.
    Expired,
    /// The person has left, or the account is disabled.
    Barred,
}

/// The session of `token`; nothing if no session ever had it.
pub fn find(db: &mut Db, token: &str, now: DateTime<Utc>) -> Result<Option<Found>, StoreError> {
    let Some(session) = sessions::find(db, &sha256(token))? else {
        return Ok(None);
    };
    let person = people::find(db, session.person_id)?;
    let granted = people::roles(db, session.person_id, day(now))?;
    let roles = held(granted, session.confirmed.as_deref());
    let account = accounts::find_of(db, session.person_id)?;
    let state = if session.revoked_at.is_some() {
        State::Revoked
    } else if session.expires_at <= now {
        State::Expired
    } else if person.left_on.is_some() || account.is_none_or(|a| a.disabled_at.is_some()) {
        State::Barred
    } else if session.awaits.is_some() {
        State::Halfway
    } else {
        State::Live
    };
    Ok(Some(Found {
        session,
        person,
        roles,
        state,
    }))
}

/// When each session was last used. Kept in memory, so that looking at a page
/// writes nothing; after a restart a session counts as used when the house opened.
pub struct Presence {
    since: DateTime<Utc>,
    idle: TimeDelta,
    seen: Mutex<HashMap<i32, DateTime<Utc>>>,
}

/// With more than this, those that are idle are forgotten.
const MANY: usize = 10_000;

impl Presence {
    pub fn new(idle: TimeDelta, now: DateTime<Utc>) -> Presence {
        Presence {
            since: now,
            idle,
            seen: Mutex::default(),
        }
    }

    /// When a session was last used, as far as this house has been open to see it.
    pub fn last(&self, session: &Session) -> DateTime<Utc> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(&session.id).copied().unwrap_or(session.opened_at)
    }

    /// Marks a session as used now and says true, unless it has been unused for
    /// too long; then it says false and is to be signed out.
    pub fn arrives(&self, session: &Session, now: DateTime<Utc>) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() > MANY {
            seen.retain(|_, at| now - *at < self.idle);
        }
        let first = session.opened_at.max(self.since);
        let last = seen.get(&session.id).copied().unwrap_or(first);
        let lives = now - last < self.idle;
        if lives {
            seen.insert(session.id, now.max(last));
        }
        lives
    }
}
