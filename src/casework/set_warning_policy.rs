//! The archivist answers for the municipality: is a warning alone a consequence for the employment?

use super::{Failure, recompute_retention};
use crate::audit::Event;
use crate::domain::retention::WarningPolicy;
use crate::domain::warning_policy::set;
use crate::store::retention::{self as marks, POLICY, POLICY_REASON};
use crate::store::{Db, StoreError, Tx, ledger, people, settings, trail};
use chrono::{DateTime, TimeDelta, Utc};

/// The subject of the entry that tells who decided.
const SUBJECT: &str = "setting:retention.warning_is_consequence";

/// The rows of the table that rest on the answer: it is missing, or it is no.
const WAITING: [&str; 2] = ["R13", "R14"];

/// The answer that stands, and who gave it.
#[derive(Clone, Debug)]
pub struct Answer {
    pub policy: WarningPolicy,
    pub told: Told,
}

/// Why an answer is what it is, since when, and by whom.
#[derive(Clone, Debug)]
pub struct Told {
    pub reason: String,
    pub since: DateTime<Utc>,
    /// Nothing where the trail does not tell.
    pub by: Option<String>,
}

/// Stores the answer with its reason, and marks every closed case that waited for
/// it. Gives how many cases were marked anew.
///
/// A case that is kept already is never kept for a shorter time by it.
pub fn set_warning_policy(
    tx: &mut Tx<'_>,
    to: WarningPolicy,
    reason: &str,
) -> Result<usize, Failure> {
    let now = marks::warning_policy(tx.db())?;
    let reason = set(now, to, reason)?;
    settings::set(tx, POLICY, code(to))?;
    settings::set(tx, POLICY_REASON, &reason)?;
    ledger::record(tx, SUBJECT, &Event::SettingChanged { name: POLICY })?;
    let mut count = 0;
    for (case, mark) in marks::list_latest(tx.db())? {
        if mark.rows.iter().any(|row| WAITING.contains(&row.as_str())) {
            let why = recompute_retention::POLICY;
            count += usize::from(recompute_retention::recompute(tx, case, why)?);
        }
    }
    Ok(count)
}

fn code(policy: WarningPolicy) -> &'static str {
    match policy {
        WarningPolicy::IsConsequence => "yes",
        WarningPolicy::IsNotConsequence => "no",
        WarningPolicy::Unset => "",
    }
}

/// The answer that stands; nothing while nobody has answered.
pub fn answer(db: &mut Db) -> Result<Option<Answer>, StoreError> {
    let policy = marks::warning_policy(db)?;
    let told = told(db, SUBJECT, (POLICY, POLICY_REASON))?;
    Ok(told.map(|told| Answer { policy, told }))
}

/// What is told of a setting that has a reason; nothing where nobody has set it.
pub(super) fn told(
    db: &mut Db,
    subject: &str,
    (name, reason): (&str, &str),
) -> Result<Option<Told>, StoreError> {
    let Some(setting) = settings::find(db, name)? else {
        return Ok(None);
    };
    let reason = settings::find(db, reason)?;
    let told = trail::latest(db, &["setting-changed"], Some(subject))?;
    let by = told.map(|told| actor(db, &told)).transpose()?.flatten();
    Ok(Some(Told {
        reason: reason.map(|reason| reason.value).unwrap_or_default(),
        since: setting.since,
        by,
    }))
}

/// Who had given the answer that stood at a moment, and when; nothing where nobody had.
pub(super) fn answered_by(db: &mut Db, at: DateTime<Utc>) -> Result<Option<Told>, StoreError> {
    // What is asked for is earlier than a moment, and an answer of the same second counts.
    let until = Some(at + TimeDelta::seconds(1));
    let told = trail::latest_until(db, &["setting-changed"], Some(SUBJECT), until)?;
    let Some(told) = told else {
        return Ok(None);
    };
    Ok(Some(Told {
        reason: String::new(),
        since: told.at,
        by: actor(db, &told)?,
    }))
}

fn actor(db: &mut Db, told: &trail::Told) -> Result<Option<String>, StoreError> {
    let names = people::names(db)?;
    let id = told.payload.actor.strip_prefix("u-");
    let id: Option<i32> = id.and_then(|id| id.parse().ok());
    Ok(id.and_then(|id| names.get(&id).cloned()))
}
