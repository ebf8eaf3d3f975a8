//! The clocks of a case, counted from what stands in it; and what an officer adds so that they can be.

use super::{Failure, recompute_retention, suspended};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::clock_facts::ClockFacts;
use crate::domain::clocks::{
    Absence, Clock, Code, Facts, Kind, PriorNotice, Probation, Seniority, Suspension, Tariff,
    clocks,
};
use crate::domain::gate::Whistleblowing;
use crate::domain::letter::{NoticeTime, notice_time};
use crate::domain::local_time;
use crate::store::cases::Case;
use crate::store::hearings::{Given, How};
use crate::store::{
    Db, StoreError, Tx, cases, clock_facts, gates, handovers, hearings, ledger, proposals, reports,
    suspensions,
};
use chrono::NaiveDate;

/// Keeps what the clocks need; refused when the days cannot all be true.
pub fn record_clock_facts(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    known: &ClockFacts,
    tariff: Tariff,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let today = local_time::day(tx.now);
    clocks(&facts(tx.db(), &case, known, tariff)?, today)?;
    clock_facts::insert(tx, case.id, known, by.person)?;
    ledger::record(tx, &number.to_string(), &Event::ClockFactsRecorded)?;
    recompute_retention::recompute(tx, case.id, recompute_retention::NEW_FACTS)?;
    Ok(())
}

/// Every clock of the case that something has started, or that waits for a fact.
pub fn of_case(
    db: &mut Db,
    case: &Case,
    tariff: Tariff,
    today: NaiveDate,
) -> Result<Vec<Clock>, Failure> {
    let known = clock_facts::latest(db, case.id)?;
    let mut all = clocks(&facts(db, case, &known, tariff)?, today)?;
    for clock in &mut all {
        clock.done = clock.done.or(done(db, case, clock.code)?);
    }
    all.extend(of_suspension(db, case, today)?);
    Ok(all)
}

/// The clocks of the suspension that began last, which run beside those of the case.
fn of_suspension(db: &mut Db, case: &Case, today: NaiveDate) -> Result<Vec<Clock>, Failure> {
    let all = suspensions::list(db, case.id)?;
    let Some(last) = all.iter().rfind(|it| it.began_on.is_some()) else {
        return Ok(vec![]);
    };
    let facts = Facts {
        received: last.began_on,
        suspension: Suspension {
            from: last.began_on,
            until: last.ended_on,
            reviewed: suspended::reviewed(db, last)?,
        },
        rules: case.law(),
        ..Facts::of(Kind::Suspension)
    };
    let mut all = clocks(&facts, today)?;
    all.retain(|clock| {
        use Code::{Complaint, NegotiationDemand, SuspensionAlarm, SuspensionReview};
        match clock.code {
            SuspensionReview | SuspensionAlarm | Complaint => true,
            // Counted from the end (§ 17-3 second paragraph).
            NegotiationDemand => last.ended_on.is_some(),
            _ => false,
        }
    });
    Ok(all)
}

/// The day that what the clock waits for was done, where the case tells.
fn done(db: &mut Db, case: &Case, code: Code) -> Result<Option<NaiveDate>, StoreError> {
    Ok(match code {
        Code::PriorNoticeReply => {
            let said = hearings::statements(db, case.id)?;
            said.last().map(|it| it.statement.received_on)
        }
        Code::ReportTriage => Some(local_time::day(case.registered_at)),
        Code::ReportTarget if case.stage.is_decided() => {
            let decided = proposals::decision(db, case.id)?;
            decided.map(|made| local_time::day(made.at))
        }
        _ => None,
    })
}

/// The last day on which the employee may sue over the reaction, where one is known
/// (arbeidsmiljølova § 17-4).
pub(super) fn suit_until(
    db: &mut Db,
    case: &Case,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Failure> {
    if clock_facts::latest(db, case.id)?.sued_on.is_some() {
        // It is before the court; whoever closes the case says how it ended.
        return Ok(Some(NaiveDate::MAX));
    }
    let all = of_case(db, case, Tariff::NONE, today)?;
    let suits = all
        .iter()
        .filter(|clock| matches!(clock.code, Code::Suit | Code::SuitCompensation));
    Ok(suits.filter_map(Clock::deadline).max())
}

/// The notice that a dismissal of `dated` gives, where the case tells enough.
pub(super) fn notice_given(
    db: &mut Db,
    case: &Case,
    tariff: Tariff,
    dated: NaiveDate,
) -> Result<Option<NoticeTime>, StoreError> {
    let known = clock_facts::latest(db, case.id)?;
    Ok(notice_time(&facts(db, case, &known, tariff)?, dated))
}

fn facts(
    db: &mut Db,
    case: &Case,
    known: &ClockFacts,
    tariff: Tariff,
) -> Result<Facts, StoreError> {
    let decided = proposals::decision(db, case.id)?.filter(|_| case.stage.is_decided());
    let kind = decided.map_or(Kind::None, |made| made.decision.severity.into());
    let came = handovers::list(db, case.id)?;
    let came = came.iter().filter(|it| it.suspension.is_none());
    let gates = super::standing::gates(&gates::history(db, case.id)?);
    let report = reports::find_by_id(db, case.report_id)?;
    let is_varsel = gates.whistleblowing == Whistleblowing::Yes;
    let notices = hearings::notices(db, case.id)?;
    let base = Facts {
        received: came.filter_map(|it| it.handover.received_on()).next_back(),
        prior_notice: notices.last().and_then(prior_notice),
        reported: is_varsel.then(|| local_time::day(report.received_at)),
        access_requested: known.access_requested_on,
        breach_known: known.breach_known_at,
        rules: case.law(),
        tariff,
        ..Facts::of(kind)
    };
    let mut facts = base;
    if matches!(kind, Kind::Dismissal | Kind::Termination) {
        facts.seniority = known.employed_on.map(Seniority::Since);
        facts.born = known.born_on;
        facts.form_defect = known.has_form_defect;
        facts.negotiation = known.negotiation;
    }
    if kind == Kind::Dismissal {
        facts.contract = known.contract;
        facts.probation = known.is_on_probation.then_some(Probation {
            ends: known.probation_until,
        });
        facts.absence = Absence {
            sick_since: known.sick_since,
            care_days: 0,
            on_leave: known.is_on_leave,
        };
    }
    Ok(facts)
}

fn prior_notice(given: &Given) -> Option<PriorNotice> {
    let How::Notice(notice) = &given.how else {
        return None;
    };
    let days = (notice.reply_by - notice.sent_on).num_days();
    Some(PriorNotice {
        sent: notice.sent_on,
        days: u32::try_from(days).ok()?,
    })
}
