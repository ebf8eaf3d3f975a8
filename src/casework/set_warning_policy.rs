//! The archivist answers for the municipality: is a warning alone a consequence for the employment?

use super::Failure;
use super::close_case;
use crate::audit::Event;
use crate::domain::local_time;
use crate::domain::retention::{WarningPolicy, retention};
use crate::domain::severity::Severity;
use crate::domain::warning_policy::{may_replace, set};
use crate::store::retention::{self as marks, Mark, POLICY, POLICY_REASON};
use crate::store::{Db, StoreError, Tx, cases, ledger, people, proposals, settings, trail};
use chrono::{DateTime, Utc};

/// The subject of the entry that tells who decided.
const SUBJECT: &str = "setting:retention.warning_is_consequence";

/// The rows of the table that rest on the answer: it is missing, or it is no.
const WAITING: [&str; 2] = ["R13", "R14"];

/// The answer that stands, and who gave it.
#[derive(Clone, Debug)]
pub struct Answer {
    pub policy: WarningPolicy,
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
    let mut count = 0;
    for (case, mark) in marks::list_latest(tx.db())? {
        count += usize::from(mark_anew(tx, case, &mark)?);
    }
    ledger::record(tx, SUBJECT, &Event::SettingChanged { name: POLICY })?;
    Ok(count)
}

fn code(policy: WarningPolicy) -> &'static str {
    match policy {
        WarningPolicy::IsConsequence => "yes",
        WarningPolicy::IsNotConsequence => "no",
        WarningPolicy::Unset => "",
    }
}

/// Computes the retention of a closed case from its facts and the new answer.
fn mark_anew(tx: &mut Tx<'_>, id: i32, mark: &Mark) -> Result<bool, Failure> {
    if !mark.rows.iter().any(|row| WAITING.contains(&row.as_str())) {
        return Ok(false);
    }
    let case = cases::by_id(tx.db(), id)?;
    let decided = proposals::decision(tx.db(), id)?;
    let (Some(closed_at), Some(decided)) = (case.closed_at, decided) else {
        return Ok(false);
    };
    let day = local_time::day(closed_at);
    let facts = close_case::facts(tx.db(), &case, &decided, day)?;
    let kept = retention(&facts);
    let is_same = kept.rows.iter().map(|row| row.code).eq(&mark.rows);
    if facts.severity != Severity::Warning || is_same || !may_replace(mark.outcome, kept.outcome) {
        return Ok(false);
    }
    marks::insert(tx, id, &kept, &close_case::text(&facts))?;
    Ok(true)
}

/// The answer that stands; nothing while nobody has answered.
pub fn answer(db: &mut Db) -> Result<Option<Answer>, StoreError> {
    let Some(setting) = settings::find(db, POLICY)? else {
        return Ok(None);
    };
    let reason = settings::find(db, POLICY_REASON)?;
    let told = trail::latest(db, &["setting-changed"], Some(SUBJECT))?;
    let names = people::names(db)?;
    let by = told.and_then(|told| {
        let id: i32 = told.payload.actor.strip_prefix("u-")?.parse().ok()?;
        names.get(&id).cloned()
    });
    Ok(Some(Answer {
        policy: marks::warning_policy(db)?,
        reason: reason.map(|reason| reason.value).unwrap_or_default(),
        since: setting.since,
        by,
    }))
}
