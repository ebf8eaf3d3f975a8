//! An officer writes down what the employee says to the notice (forvaltningslova §§ 16 and 17).

use super::{Failure, Office, next_step, paper, settle_gate, standing};
use crate::audit::Event;
use crate::documents::texts;
use crate::domain::access::Viewer;
use crate::domain::calendar::moved;
use crate::domain::case::{CaseNumber, Stage, Step};
use crate::domain::coded::Coded;
use crate::domain::document::{Kind, PERSONAL};
use crate::domain::hearing::{Statement, check_statement};
use crate::domain::local_time;
use crate::store::cases::Case;
use crate::store::hearings::{self, How};
use crate::store::{Db, StoreError, cases, documents, files, gates, ledger, people};
use chrono::{DateTime, Utc};

/// Puts the statement in the case and in the journal, or keeps that none came in time.
///
/// The hearing (G9) is settled with that, and the proposal is made anew on what was
/// said. Judged twice: before the paper is written, and again when it is put in the case.
pub fn record_statement(
    office: &Office<'_>,
    by: &Viewer,
    number: CaseNumber,
    statement: Statement,
) -> Result<(), Failure> {
    let now = office.now;
    let (text, owner) = office.store.read(|db| {
        let case = cases::find(db, by, number)?;
        judged(db, &case, &statement, now)?;
        let subject = people::find(db, case.subject)?.name;
        let name = people::find(db, by.person)?.name;
        let text = texts::statement(number, &statement, &subject, &name, now);
        Ok::<_, Failure>((text, files::of_case(db, case.id)?))
    })?;
    let kept = text.map(|text| office.files.keep(&owner, text.as_bytes()));
    let kept = kept.transpose()?;
    let by = by.clone();
    office.store.write(&by.person.to_string(), now, move |tx| {
        let case = cases::take(tx, &by, number)?;
        let (notice, stage) = judged(tx.db(), &case, &statement, now)?;
        let (title, day) = (texts::STATEMENT_TITLE, statement.received_on);
        let paper = kept
            .map(|kept| paper::plain(Kind::Statement, title, PERSONAL, "uttale.txt", kept, day));
        let paper = paper.map(|paper| documents::insert(tx, case.id, &paper, by.person));
        let document = paper.transpose()?;
        hearings::insert_statement(tx, case.id, notice, &statement, document, by.person)?;
        settle_gate::hearing(tx, case.id, "given", by.person)?;
        cases::advance(tx, &case, stage)?;
        next_step::settle(tx, case.id)?;
        let event = Event::StatementRecorded {
            manner: statement.manner.code(),
        };
        ledger::record(tx, &number.to_string(), &event)?;
        Ok(())
    })
}

/// The notice that is answered, and the stage the case comes to.
fn judged(
    db: &mut Db,
    case: &Case,
    statement: &Statement,
    now: DateTime<Utc>,
) -> Result<(i32, Stage), Failure> {
    let found = standing::gates(&gates::history(db, case.id)?);
    let done = crate::domain::decision::done(&found);
    let stage = case.stage.after(Step::RecordStatement, done)?;
    let notice = hearings::notices(db, case.id)?.pop();
    let notice = notice.ok_or(StoreError::NotFound)?;
    let (sent_on, last_day) = match &notice.how {
        How::Notice(notice) => (notice.sent_on, moved(notice.reply_by)),
        How::Omitted(..) => {
            let day = local_time::day(notice.at);
            (day, day)
        }
    };
    check_statement(statement, sent_on, last_day, local_time::day(now))?;
    Ok((notice.id, stage))
}
