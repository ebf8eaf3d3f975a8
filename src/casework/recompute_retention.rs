//! How long a closed case is kept is computed anew when something it rests on has changed. The reason is in the trail.

use super::{Failure, close_case, mark_documents};
use crate::audit::event::Keeping;
use crate::domain::local_time;
use crate::domain::person::PersonId;
use crate::domain::retention::{Facts, Outcome, Retention, Row, UNNAMED, retention_under};
use crate::domain::warning_policy::may_replace;
use crate::store::cases::Case;
use crate::store::retention::{self as marks, Mark};
use crate::store::{Db, Store, StoreError, Tx, cases, chains, ledger, proposals, schedules};
use chrono::{DateTime, NaiveDate, Utc};

/// What made the house look again, as the trail says it.
pub const POLICY: &str = "warning_policy";
pub const SCHEDULE: &str = "schedule";
pub const LATER_CASE: &str = "later_case";
pub const NEW_FACTS: &str = "new_facts";
pub const VERDICT: &str = "circumstances";
pub const UNTOLD: &str = "untold";

/// What the facts say under the schedule that holds on `today`.
pub fn judged(db: &mut Db, facts: &Facts, today: NaiveDate) -> Result<Retention, StoreError> {
    let rules = schedules::in_force(db, today)?.map(|version| version.schedule.rules);
    Ok(retention_under(facts, &rules.unwrap_or_default()))
}

/// How the case is to be kept as things are now; nothing while it is open.
pub fn now(db: &mut Db, case: &Case, today: NaiveDate) -> Result<Option<Retention>, StoreError> {
    Ok(looked_at(db, case, today)?.map(|(kept, _)| kept))
}

fn looked_at(
    db: &mut Db,
    case: &Case,
    today: NaiveDate,
) -> Result<Option<(Retention, Facts)>, StoreError> {
    let decided = proposals::decision(db, case.id)?;
    let (Some(closed_at), Some(decided)) = (case.closed_at, decided) else {
        return Ok(None);
    };
    let facts = close_case::facts(db, case, &decided, local_time::day(closed_at))?;
    Ok(Some((judged(db, &facts, today)?, facts)))
}

/// Marks the case anew where it is kept otherwise than its mark says, and the documents that are. Says whether any is.
///
/// The outcome only moves up; the municipality's own period may become another when its schedule does.
pub fn recompute(tx: &mut Tx<'_>, case_id: i32, why: &'static str) -> Result<bool, Failure> {
    let case = cases::by_id(tx.db(), case_id)?;
    let is_other = recompute_case(tx, &case, why)?;
    Ok(mark_documents::mark_documents(tx, &case, why)? || is_other)
}

fn recompute_case(tx: &mut Tx<'_>, case: &Case, why: &'static str) -> Result<bool, Failure> {
    let case_id = case.id;
    let today = local_time::day(tx.now);
    let old = marks::latest(tx.db(), case_id)?;
    let (Some(old), Some((new, facts))) = (old, looked_at(tx.db(), case, today)?) else {
        return Ok(false);
    };
    if is_same(&old, &new) || !may_replace(old.outcome, new.outcome) {
        return Ok(false);
    }
    marks::insert(tx, case_id, &new, &close_case::text(&facts))?;
    // Closed before anybody was asked: that is what is new, whatever made the house look.
    let is_new = |row: &Row| !old.rows.iter().any(|code| code == row.code);
    let is_untold = !facts.is_told
        && new
            .rows
            .iter()
            .any(|row| row.code == UNNAMED && is_new(row));
    let why = if is_untold { UNTOLD } else { why };
    let rules: Vec<&str> = new.rows.iter().map(|row| row.code).collect();
    let event = Keeping::RetentionRecomputed {
        retention: new.outcome.code(),
        rules: rules.join(" "),
        why,
    };
    ledger::record(tx, &case.number.to_string(), &event.into())?;
    Ok(true)
}

fn is_same(old: &Mark, new: &Retention) -> bool {
    let from = new.period.map(|period| period.destroy_from);
    new.rows.iter().map(|row| row.code).eq(&old.rows)
        && old.outcome == new.outcome
        && old.destroy_from == from
}

/// After a case of somebody is closed: a warning that it leans on is kept with it, and so on back through the chain.
pub fn recompute_chain(tx: &mut Tx<'_>, subject: PersonId) -> Result<(), Failure> {
    loop {
        let mut is_changed = false;
        for case in chains::closed_of(tx.db(), subject)? {
            is_changed |= recompute(tx, case, LATER_CASE)?;
        }
        if !is_changed {
            return Ok(());
        }
    }
}

/// Every closed case, because the schedule that holds is another. Gives how many are kept otherwise.
pub fn recompute_all(tx: &mut Tx<'_>, why: &'static str) -> Result<usize, Failure> {
    let mut count = 0;
    for case in chains::closed(tx.db())? {
        count += usize::from(recompute(tx, case, why)?);
    }
    Ok(count)
}

/// The same in a write of its own, where any case is kept otherwise than its mark says.
pub fn recompute_due(
    store: &Store,
    actor: &str,
    now: DateTime<Utc>,
    why: &'static str,
) -> Result<usize, Failure> {
    let today = local_time::day(now);
    let is_due = store.read(|db| {
        for id in chains::closed(db)? {
            let case = cases::by_id(db, id)?;
            let old = marks::latest(db, id)?;
            if let (Some(old), Some((new, _))) = (old, looked_at(db, &case, today)?)
                && !is_same(&old, &new)
                && may_replace(old.outcome, new.outcome)
            {
                return Ok::<_, StoreError>(true);
            }
            if !mark_documents::due(db, &case, today)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    })?;
    if !is_due {
        return Ok(0);
    }
    store.write(actor, now, move |tx| recompute_all(tx, why))
}

/// Whether a later case about the same person leans on this one and is kept for ever.
pub(super) fn is_used(db: &mut Db, case: &Case) -> Result<bool, StoreError> {
    for other in chains::leaning(db, case.id)? {
        let mark = marks::latest(db, other.id)?;
        if mark.is_some_and(|mark| mark.outcome == Outcome::Preserved) {
            return Ok(true);
        }
    }
    Ok(false)
}
