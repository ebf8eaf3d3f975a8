//! The documents of a closed case that a rule of their own keeps, or that it no longer keeps, are marked. The reason
//! is in the trail.

use super::{Failure, recompute_retention};
use crate::audit::event::Keeping;
use crate::domain::document_retention::{Facts, Kept, OWN_ROWS, document_retention};
use crate::domain::local_time;
use crate::domain::retention::Retention;
use crate::domain::warning_policy::may_replace;
use crate::store::cases::Case;
use crate::store::documents::Document;
use crate::store::retention::{self, Mark};
use crate::store::{Db, StoreError, Tx, document_retention as marks, documents, ledger, schedules};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What made the house look, as the trail says it; beside what makes it look at cases (`recompute_retention`).
pub const CLOSED: &str = "closed";
pub const POLICY: &str = "evidence_policy";

/// How a case is kept, and each of its documents.
pub type Judged = (Retention, Vec<(Document, Kept)>);

/// How each document of the case is to be kept as things are now; nothing while it is open.
pub fn now(db: &mut Db, case: &Case, today: NaiveDate) -> Result<Option<Judged>, StoreError> {
    let kept = recompute_retention::now(db, case, today)?;
    let (Some(kept), Some(closed_at)) = (kept, case.closed_at) else {
        return Ok(None);
    };
    let rules = schedules::in_force(db, today)?.map(|version| version.schedule.rules);
    let history = retention::history(db, case.id)?;
    // The case stands on a mark that says more than its facts do now; so do its documents.
    let is_less = |(mark, _): &(Mark, _)| mark.outcome > kept.outcome;
    if history.first().is_some_and(is_less) {
        return Ok(None);
    }
    let marked: Vec<String> = history
        .into_iter()
        .flat_map(|(mark, _)| mark.rows)
        .collect();
    let policy = marks::evidence_policy(db)?;
    let mut all = vec![];
    for document in documents::list_all(db, case.id)? {
        let facts = Facts {
            kind: document.kind,
            case: &kept,
            marked: &marked,
            closed_on: local_time::day(closed_at),
            policy,
        };
        let own = document_retention(&facts, rules.as_deref().unwrap_or_default());
        all.push((document, own));
    }
    Ok(Some((kept, all)))
}

/// The documents that are kept otherwise than their marks say. The outcome only moves up, but for what waited.
pub(super) fn due(
    db: &mut Db,
    case: &Case,
    today: NaiveDate,
) -> Result<Vec<(Document, Retention)>, StoreError> {
    let Some((kept, all)) = now(db, case, today)? else {
        return Ok(vec![]);
    };
    let standing = marks::of_cases(db, &[case.id])?;
    let mut due = vec![];
    for (document, own) in all {
        let old = standing.get(&document.id);
        let new = match (own, old) {
            (Kept::Own(own), _) => own,
            // It is kept with its case already, for the reason its mark gives.
            (Kept::WithCase(_), Some(old)) if old.outcome == kept.outcome && !is_own(&old.rows) => {
                continue;
            }
            // It had a rule of its own, and is kept with its case after all.
            (Kept::WithCase(_), Some(_)) => kept.clone(),
            (Kept::WithCase(_), None) => continue,
        };
        let is_new =
            old.is_none_or(|old| !is_same(old, &new) && may_replace(old.outcome, new.outcome));
        if is_new {
            due.push((document, new));
        }
    }
    Ok(due)
}

fn is_own(rows: &[String]) -> bool {
    rows.iter().any(|row| OWN_ROWS.contains(&row.as_str()))
}

fn is_same(old: &Mark, new: &Retention) -> bool {
    let from = new.period.map(|period| period.destroy_from);
    new.rows.iter().map(|row| row.code).eq(&old.rows)
        && old.outcome == new.outcome
        && old.destroy_from == from
}

/// Marks what is due in the case. Says whether anything was.
pub fn mark_documents(tx: &mut Tx<'_>, case: &Case, why: &'static str) -> Result<bool, Failure> {
    let today = local_time::day(tx.now);
    let due = due(tx.db(), case, today)?;
    let mut told: BTreeMap<(&'static str, String), Vec<String>> = BTreeMap::new();
    for (document, kept) in &due {
        marks::insert(tx, (case.id, document.id), kept)?;
        let rules: Vec<&str> = kept.rows.iter().map(|row| row.code).collect();
        let told = told.entry((kept.outcome.code(), rules.join(" ")));
        told.or_default().push(document.serial.to_string());
    }
    for ((retention, rules), documents) in told {
        let event = Keeping::DocumentsMarked {
            documents: documents.join(", "),
            retention,
            rules,
            why,
        };
        ledger::record(tx, &case.number.to_string(), &event.into())?;
    }
    Ok(!due.is_empty())
}
