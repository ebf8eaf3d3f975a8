//! An officer closes a decided case, and its retention is settled.

use super::{Failure, mark_documents, note_circumstances, recompute_retention, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Stage as CaseStage};
use crate::domain::circumstance::Circumstance;
use crate::domain::closing::{Closing, close};
use crate::domain::coded::Coded;
use crate::domain::gate::{FreeSpeech, Whistleblowing};
use crate::domain::letter::Kind;
use crate::domain::local_time;
use crate::domain::person::PersonId;
use crate::domain::retention::{Facts, Retention, preserving};
use crate::domain::severity::Severity;
use crate::domain::suspension::Stage;
use crate::store::cases::Case;
use crate::store::involved::is_elected;
use crate::store::proposals::Decided;
use crate::store::{
    Db, StoreError, Tx, cases, circumstances, clock_facts, gates, ledger, letters, proposals,
    suspensions, tasks,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Closes the case with what was decided. How long it is kept follows from the
/// facts (`domain::retention`), and is kept together with them.
///
/// `grounds` is asked for where the employee may still sue (`domain::closing`).
pub fn close_case(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    grounds: &str,
    said: &[Circumstance],
) -> Result<Retention, Failure> {
    let case = cases::take(tx, by, number)?;
    let today = local_time::day(tx.now);
    let decided = proposals::decision(tx.db(), case.id)?;
    let severity = decided.as_ref().map(|made| made.decision.severity);
    close(&Closing {
        stage: case.stage,
        severity: severity.unwrap_or(Severity::None),
        suit_until: super::count_clocks::suit_until(tx.db(), &case, today)?,
        suspension_runs: is_suspended(tx.db(), case.id)?,
        grounds,
        today,
    })?;
    let decided = decided.ok_or(Failure::NotDecided)?;
    note(tx, &case, said, by.person)?;
    let facts = facts(tx.db(), &case, &decided, today)?;
    let kept = recompute_retention::judged(tx.db(), &facts, today)?;
    let severity = decided.decision.severity;
    let grounds = grounds.trim();
    let kept_grounds = (!grounds.is_empty()).then_some(grounds);
    cases::close(tx, &case, severity, kept_grounds, by.person)?;
    crate::store::retention::insert(tx, case.id, &kept, &text(&facts))?;
    let closed = cases::by_id(tx.db(), case.id)?;
    mark_documents::mark_documents(tx, &closed, mark_documents::CLOSED)?;
    // The newest first: what follows a late task ends with it, too.
    for task in tasks::list_open_of_case(tx.db(), case.id)?.iter().rev() {
        tasks::close(tx, task.id)?;
    }
    let event = Event::CaseClosed {
        severity,
        retention: kept.outcome.code(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    recompute_retention::recompute_chain(tx, case.subject)?;
    Ok(kept)
}

/// What the officer says came of the case beside the decision. What the archivist decided of a case that is taken up
/// again, was of the case as it stood then.
fn note(tx: &mut Tx<'_>, case: &Case, said: &[Circumstance], by: PersonId) -> Result<(), Failure> {
    let before = circumstances::latest(tx.db(), case.id)?;
    let happened = note_circumstances::all_of(before.as_ref(), said);
    circumstances::insert(tx, case.id, &happened, None, None, by)?;
    if happened.is_empty() {
        return Ok(());
    }
    note_circumstances::record(tx, case.number, &happened, None)
}

/// Whether a suspension has been asked for and has not ended.
fn is_suspended(db: &mut Db, case_id: i32) -> Result<bool, StoreError> {
    let all = suspensions::list(db, case_id)?;
    Ok(all.iter().any(|it| it.stage != Stage::Ended))
}

/// The day of the decision; of a warning, the day its letter bears where there is one: a warning's period runs from
/// the warning (arkivforskrifta § 3). A corrected letter makes it no longer.
fn decided_on(db: &mut Db, case: &Case, decided: &Decided) -> Result<NaiveDate, StoreError> {
    let day = local_time::day(decided.at);
    if decided.decision.severity != Severity::Warning {
        return Ok(day);
    }
    let warnings = letters::finalised(db, case.id, Kind::Warning)?;
    let days = warnings.into_iter().map(local_time::day);
    Ok(days.filter(|it| *it >= day).min().unwrap_or(day))
}

/// The facts as they stand. An open case is taken for one of which nothing has come: its officer is asked at the closing.
pub fn facts(
    db: &mut Db,
    case: &Case,
    decided: &Decided,
    closed_on: NaiveDate,
) -> Result<Facts, StoreError> {
    let gates = standing::gates(&gates::history(db, case.id)?);
    let suspended = suspensions::list(db, case.id)?;
    let told = circumstances::latest(db, case.id)?;
    let has = |one| told.as_ref().is_some_and(|told| told.has(one));
    let marked = crate::store::retention::history(db, case.id)?;
    let marked: Vec<String> = marked.into_iter().flat_map(|(mark, _)| mark.rows).collect();
    Ok(Facts {
        severity: decided.decision.severity,
        decided_on: decided_on(db, case, decided)?,
        closed_on,
        protected_speech: gates.free_speech == FreeSpeech::Protected,
        is_whistleblowing: gates.whistleblowing == Whistleblowing::Yes,
        is_conflict: has(Circumstance::Conflict),
        employment_ended: has(Circumstance::EmploymentEnded),
        reassigned: has(Circumstance::Reassigned),
        was_suspended: suspended.iter().any(|it| it.began_on.is_some()),
        other_consequence: has(Circumstance::OtherConsequence),
        // A suit is written down with what the clocks need.
        court: clock_facts::latest(db, case.id)?.sued_on.is_some(),
        handled_in_committee: has(Circumstance::InCommittee),
        subject_is_elected: is_elected(db, case.subject, closed_on)?,
        used_in_preserved_case: recompute_retention::is_used(db, case)?,
        warning_policy: crate::store::retention::warning_policy(db)?,
        is_told: told.is_some() || case.stage != CaseStage::Closed,
        verdict: told.and_then(|told| told.verdict),
        once: preserving(&marked),
    })
}

/// The facts as they are kept: canonical JSON, strings only.
pub(super) fn text(facts: &Facts) -> String {
    let mut kept = BTreeMap::from([
        ("closed_on", facts.closed_on.to_string()),
        ("decided_on", facts.decided_on.to_string()),
        ("severity", facts.severity.code().to_owned()),
        ("warning_policy", format!("{:?}", facts.warning_policy)),
    ]);
    for (name, is_so) in [
        ("court", facts.court),
        ("employment_ended", facts.employment_ended),
        ("handled_in_committee", facts.handled_in_committee),
        ("is_conflict", facts.is_conflict),
        ("is_whistleblowing", facts.is_whistleblowing),
        ("other_consequence", facts.other_consequence),
        ("protected_speech", facts.protected_speech),
        ("reassigned", facts.reassigned),
        ("subject_is_elected", facts.subject_is_elected),
        ("used_in_preserved_case", facts.used_in_preserved_case),
        ("is_told", facts.is_told),
        ("was_suspended", facts.was_suspended),
    ] {
        kept.insert(name, is_so.to_string());
    }
    if let Some(verdict) = facts.verdict {
        kept.insert("verdict", verdict.code().to_owned());
    }
    if !facts.once.is_empty() {
        kept.insert("once", facts.once.join(" "));
    }
    standing::canonical(&kept)
}
