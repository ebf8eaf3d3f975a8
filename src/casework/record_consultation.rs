//! An officer writes down the discussion meeting, or why there was none (arbeidsmiljølova § 15-1).

use super::{Failure, next_step, settle_gate, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Step};
use crate::domain::consultation::{Around, Consultation, check};
use crate::domain::gate::Question;
use crate::domain::gate_answer::contact_is_closed;
use crate::domain::local_time;
use crate::store::cases::Case;
use crate::store::hearings::{self, How};
use crate::store::{Db, StoreError, Tx, cases, consultations, gates, ledger};
use chrono::{DateTime, Utc};

/// Keeps the consultation. The meeting (G8) is settled with that, and the case
/// is ready for whoever decides.
pub fn record_consultation(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    consultation: &Consultation,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let found = standing::gates(&gates::history(tx.db(), case.id)?);
    let done = crate::domain::decision::done(&found);
    let stage = case.stage.after(Step::Consult, done)?;
    let closed = contact_is_closed(&found.answers(Question::FreeSpeech));
    let now = tx.now;
    check(consultation, around(tx.db(), &case, closed, now)?)?;
    consultations::insert(tx, case.id, None, consultation, by.person)?;
    let outcome = code(consultation);
    settle_gate::consultation(tx, case.id, outcome, by.person)?;
    cases::advance(tx, &case, stage)?;
    next_step::settle(tx, case.id)?;
    let event = Event::ConsultationRecorded { outcome };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}

/// What a meeting in the case is judged against.
pub(super) fn around(
    db: &mut Db,
    case: &Case,
    contact_is_closed: bool,
    now: DateTime<Utc>,
) -> Result<Around, StoreError> {
    let notices = hearings::notices(db, case.id)?;
    let told_on = notices.last().map(|given| match &given.how {
        How::Notice(notice) => notice.sent_on,
        How::Omitted(..) => local_time::day(given.at),
    });
    let now = local_time::local(now);
    Ok(Around {
        contact_is_closed,
        told_on: told_on.unwrap_or_else(|| local_time::day(case.registered_at)),
        today: now.date(),
        time: now.time(),
    })
}

/// The gate's own code for how it ended.
pub(super) fn code(consultation: &Consultation) -> &'static str {
    match consultation {
        Consultation::Held(_) => "held",
        Consultation::Declined(_) => "declined",
        Consultation::NotPracticable(_) => "not_practicable",
    }
}
