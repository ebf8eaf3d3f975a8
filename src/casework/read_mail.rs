//! HR looks at one mail: what the server said, and what else can be done than wait.

use super::notify::{self, Judged};
use super::pass_on_mail::leaders_case;
use super::read_outbox::{Row, acts, words};
use crate::audit::Event;
use crate::casework::Failure;
use crate::domain::access::Viewer;
use crate::domain::local_time::day;
use crate::domain::person::{Language, PersonId};
use crate::domain::routing::{LeaderTold, Step, Told};
use crate::domain::task::TaskKind;
use crate::store::outbox::{self, Mail};
use crate::store::{Db, StoreError, Tx, ledger, outbox_list, people, tasks};

pub struct OneMail {
    pub row: Row,
    pub other: Other,
    /// Who rang, by name.
    pub caller: Option<String>,
    /// Whom another mail went to instead, by name.
    pub instead: Option<String>,
}

/// Who else could be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Other {
    /// The next in the line, by the rules.
    Next {
        name: String,
        step: Step,
        is_deputy: bool,
    },
    /// Nobody is left in the line: the case owner is asked to find the right one.
    Nobody,
    /// The case itself can be given to another officer.
    Officer,
    /// The task is this person's alone.
    No,
}

/// One mail, if it is not about a matter that the reader is part of.
pub fn read_mail(
    tx: &mut Tx<'_>,
    reader: &Viewer,
    language: Language,
    when: LeaderTold,
    id: i32,
) -> Result<OneMail, Failure> {
    let hidden = outbox_list::hidden_from(tx.db(), reader)?;
    let mail = outbox::find(tx.db(), id)?;
    if hidden.contains(&mail.id) {
        return Err(StoreError::NotFound.into());
    }
    let about: Vec<i32> = mail.task_id.into_iter().collect();
    let case = outbox_list::case_numbers(tx.db(), reader, &about)?;
    let today = day(tx.now);
    let other = other(tx.db(), reader, &mail, when, today)?;
    let caller = match &mail.call {
        Some(call) => Some(name(tx.db(), call.by)?),
        None => None,
    };
    let instead = match mail.instead.filter(|instead| *instead != mail.id) {
        Some(instead) => {
            let person = outbox::find(tx.db(), instead)?.person;
            Some(name(tx.db(), person)?)
        }
        None => None,
    };
    let row = Row {
        recipient: name(tx.db(), mail.person)?,
        case: case.into_values().next(),
        advice: words(&mail, language),
        acts: acts(tx.db(), &mail)?,
        mail,
    };
    ledger::record(tx, &reader.person.to_string(), &Event::OutboxRead)?;
    Ok(OneMail {
        row,
        other,
        caller,
        instead,
    })
}

fn other(
    db: &mut Db,
    reader: &Viewer,
    mail: &Mail,
    when: LeaderTold,
    today: chrono::NaiveDate,
) -> Result<Other, StoreError> {
    let Some(task) = mail.task_id else {
        return Ok(Other::No);
    };
    if let Some(case) = leaders_case(db, reader, mail)? {
        let gates = notify::Gates::of_case(db, case)?;
        let Judged { answer, .. } =
            notify::judge(db, case, gates, when, (today, Some(mail.person)))?;
        return Ok(match answer.told {
            Told::Leader(next) => Other::Next {
                name: name(db, next.person)?,
                step: next.step,
                is_deputy: next.is_deputy,
            },
            Told::Nobody | Told::NotTheLine => Other::Nobody,
        });
    }
    let kind = tasks::find(db, task)?.kind;
    Ok(match kind {
        TaskKind::CaseOwner | TaskKind::NextStep => Other::Officer,
        _ => Other::No,
    })
}

fn name(db: &mut Db, person: PersonId) -> Result<String, StoreError> {
    Ok(people::find(db, person)?.name)
}
