//! An officer writes down what the employee says to the notice (forvaltningslova §§ 16 and 17).

use super::{Failure, next_step, settle_gate, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::calendar::moved;
use crate::domain::case::{CaseNumber, Step};
use crate::domain::coded::Coded;
use crate::domain::hearing::{Statement, check_statement};
use crate::domain::local_time;
use crate::store::hearings::{self, Given, How};
use crate::store::{Db, StoreError, Tx, cases, gates, ledger};

/// Keeps the statement, or that none came in time. The hearing (G9) is settled
/// with that, and the proposal is made anew on what was said.
pub fn record_statement(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    statement: &Statement,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let found = standing::gates(&gates::history(tx.db(), case.id)?);
    let done = crate::domain::decision::done(&found);
    let stage = case.stage.after(Step::RecordStatement, done)?;
    let notice = latest_notice(tx.db(), case.id)?;
    let (sent_on, last_day) = match &notice.how {
        How::Notice(notice) => (notice.sent_on, moved(notice.reply_by)),
        How::Omitted(..) => {
            let day = local_time::day(notice.at);
            (day, day)
        }
    };
    check_statement(statement, sent_on, last_day, local_time::day(tx.now))?;
    hearings::insert_statement(tx, case.id, notice.id, statement, by.person)?;
    settle_gate::hearing(tx, case.id, "given", by.person)?;
    cases::advance(tx, &case, stage)?;
    next_step::settle(tx, case.id)?;
    let event = Event::StatementRecorded {
        manner: statement.manner.code(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}

fn latest_notice(db: &mut Db, case: i32) -> Result<Given, StoreError> {
    let mut notices = hearings::notices(db, case)?;
    notices.pop().ok_or(StoreError::NotFound)
}
