//! An officer gives the employee prior notice, or goes on without one (forvaltningslova § 16).

use super::{Failure, next_step, settle_gate};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Step};
use crate::domain::coded::Coded;
use crate::domain::gate::Question;
use crate::domain::gate_answer::contact_is_closed;
use crate::domain::hearing::{Notice, Omission, check_notice, check_omission};
use crate::domain::local_time;
use crate::store::hearings::{self, How};
use crate::store::{Tx, cases, gates, ledger};

/// Writes the notice down. From now on the statement is awaited; a meeting or a
/// statement from before no longer counts.
pub fn give_notice(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    notice: Notice,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let found = super::standing::gates(&gates::history(tx.db(), case.id)?);
    let closed = contact_is_closed(&found.answers(Question::FreeSpeech));
    let (registered, today) = (local_time::day(case.registered_at), local_time::day(tx.now));
    check_notice(&notice, closed, registered, today)?;
    let done = crate::domain::decision::done(&found);
    let stage = case.stage.after(Step::GiveNotice, done)?;
    let event = Event::NoticeGiven {
        reply_by: notice.reply_by.to_string(),
    };
    hearings::insert_notice(tx, case.id, &How::Notice(notice), by.person)?;
    settle_gate::hearing(tx, case.id, "not_given", by.person)?;
    settle_gate::consultation(tx, case.id, "not_held", by.person)?;
    cases::advance(tx, &case, stage)?;
    next_step::settle(tx, case.id)?;
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}

/// Writes down why there is no notice. The hearing (G9) is settled with that.
pub fn omit_notice(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    why: Omission,
    grounds: &str,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let found = super::standing::gates(&gates::history(tx.db(), case.id)?);
    check_omission(grounds)?;
    let done = crate::domain::decision::done(&found);
    let stage = case.stage.after(Step::OmitNotice, done)?;
    let how = How::Omitted(why, grounds.trim().to_owned());
    hearings::insert_notice(tx, case.id, &how, by.person)?;
    settle_gate::hearing(tx, case.id, "given", by.person)?;
    cases::advance(tx, &case, stage)?;
    next_step::settle(tx, case.id)?;
    let event = Event::NoticeOmitted { why: why.code() };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}
