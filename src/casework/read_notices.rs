//! Who has been told of a case, of what, and why they were chosen; and who would be, before it is registered.

use super::conflicted::{self, About};
use super::{Failure, notify};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::gate::{FreeSpeech, Whistleblowing};
use crate::domain::person::PersonId;
use crate::domain::registration::Registration;
use crate::domain::routing::{LeaderTold, Reason, Step, Told, Why};
use crate::domain::task::TaskKind;
use crate::domain::todo::Todo;
use crate::store::involved::OfCase;
use crate::store::outbox::Mail;
use crate::store::reports::StoredReport;
use crate::store::{Db, StoreError, Tx, cases, ledger, outbox_list, people, tasks};
use chrono::{DateTime, NaiveDate, Utc};

/// Somebody who has been told, or would be.
#[derive(Clone, Debug)]
pub struct Notice {
    pub name: String,
    pub kind: TaskKind,
    /// Which step of the case, where it is one.
    pub todo: Option<Todo>,
    /// Nothing while nobody has been told yet.
    pub at: Option<DateTime<Utc>>,
    /// They may no longer know.
    pub is_withdrawn: bool,
    pub is_done: bool,
    /// The newest mail about it.
    pub mail: Option<Mail>,
    /// Who is away, where it is theirs in somebody's place.
    pub instead_of: Option<String>,
    /// How the rules came to this person, step by step.
    pub reasons: Vec<Chosen>,
}

/// One line of how somebody was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Nothing when it is about HR.
    pub step: Option<Step>,
    /// Nobody, where it is the post that is meant.
    pub name: Option<String>,
    pub why: Why,
}

/// Who would be told, and what stands in the way.
#[derive(Clone, Debug)]
pub struct Foretold {
    pub notices: Vec<Notice>,
    /// Why the line is not told now, where it is not.
    pub held: Vec<Chosen>,
}

/// Everybody who has been told of the case, the first one first. Mail that failed is no news of the case.
pub fn read_notices(
    db: &mut Db,
    viewer: &Viewer,
    number: CaseNumber,
) -> Result<Vec<Notice>, StoreError> {
    let case = cases::find(db, viewer, number)?;
    let mut notices = vec![];
    for task in tasks::list_all_of_case(db, case.id)? {
        if task.kind == TaskKind::MailFailed {
            continue;
        }
        notices.push(Notice {
            name: people::find(db, task.person)?.name,
            kind: task.kind,
            todo: task.todo,
            at: Some(task.created_at),
            is_withdrawn: task.is_withdrawn(),
            is_done: task.closed_at.is_some(),
            mail: outbox_list::newest_of_task(db, task.id)?,
            instead_of: task.instead_of.map(|away| name(db, away)).transpose()?,
            reasons: chosen(db, &Reason::read(&task.reasons), case.is_narrow())?,
        });
    }
    Ok(notices)
}

/// Asks the rules again, after the organisation has been put right: whoever is to be told now, is told.
pub fn renew_notices(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    when: LeaderTold,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    if case.stage == Stage::Closed {
        return Err(StoreError::NotFound.into());
    }
    let gates = notify::Gates::of_case(tx.db(), case.id)?;
    notify::tell_of_case(tx, case.id, gates, when)?;
    ledger::record(tx, &number.to_string(), &Event::NoticesRenewed)?;
    Ok(())
}

/// Who would be told if the report were registered like this: the same rules, and nothing is written.
pub fn foretell(
    db: &mut Db,
    report: &StoredReport,
    registration: &Registration,
    when: LeaderTold,
    today: NaiveDate,
) -> Result<Foretold, Failure> {
    let reporter = report.report.reporter;
    let about = About {
        subject: registration.subject,
        reporter,
        officer: registration.officer,
        unit: registration.unit,
        happened_on: registration.happened_on,
    };
    let people = OfCase {
        reporter,
        subject: registration.subject,
        unit: registration.unit,
        officer: registration.officer,
        conflicted: conflicted::holders(db, &about, &registration.conflicted)?,
        witnesses: vec![],
    };
    let gates = notify::Gates {
        is_varsel: registration.whistleblowing == Whistleblowing::Yes,
        free_speech: FreeSpeech::Unanswered,
    };
    let judged = notify::judge_people(db, people, vec![], gates, (when, today))?;
    let mut notices = vec![];
    for (kind, people, reasons) in judged.tasks() {
        for person in people {
            notices.push(Notice {
                name: name(db, person)?,
                kind,
                todo: None,
                at: None,
                is_withdrawn: false,
                is_done: false,
                mail: None,
                instead_of: None,
                reasons: chosen(db, reasons, gates.is_varsel)?,
            });
        }
    }
    let held = match judged.answer.told {
        Told::NotTheLine => chosen(db, &judged.answer.reasons, gates.is_varsel)?,
        Told::Leader(_) | Told::Nobody => vec![],
    };
    Ok(Foretold { notices, held })
}

/// That somebody was passed over because they reported is not said of a whistleblowing case: it
/// would tell who did (arbeidsmiljølova § 2 A-4).
fn chosen(db: &mut Db, reasons: &[Reason], is_varsel: bool) -> Result<Vec<Chosen>, StoreError> {
    let tells = |reason: &&Reason| is_varsel && reason.why == Why::Reporter;
    let each = reasons.iter().filter(|reason| !tells(reason));
    each.map(|reason| {
        Ok(Chosen {
            step: reason.step,
            name: reason.person.map(|person| name(db, person)).transpose()?,
            why: reason.why,
        })
    })
    .collect()
}

fn name(db: &mut Db, person: PersonId) -> Result<String, StoreError> {
    Ok(people::find(db, person)?.name)
}
