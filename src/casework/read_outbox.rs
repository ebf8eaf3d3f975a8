//! HR looks at the mail: where each one stands, and what to do about it.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::record_delivery::reason;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::delivery::{Delivery, FAILING, Fault};
use crate::domain::person::{Language, Role};
use crate::domain::task::TaskKind;
use crate::mail::advice::{advice, given_up};
use crate::store::outbox::Mail;
use crate::store::outbox_list::{self, Which};
use crate::store::{Db, StoreError, Tx, ledger, people, tasks};
use chrono::{DateTime, TimeDelta, Utc};

/// A mail that has waited so long past its turn says that nobody is sending.
const STANDSTILL: TimeDelta = TimeDelta::minutes(10);

const PAGE: usize = 50;

/// Which mails HR looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Something stopped them, and their task is still to be done.
    Stopped,
    Sent,
    #[default]
    All,
}

impl View {
    fn states(self) -> &'static [Delivery] {
        match self {
            View::Stopped => &[Delivery::Retry, Delivery::Refused, Delivery::Unknown],
            View::Sent => &[Delivery::Sent],
            View::All => &Delivery::ALL,
        }
    }

    fn which(self, hidden: &[i32]) -> Which<'_> {
        Which {
            hidden,
            states: self.states(),
            is_open: self == View::Stopped,
        }
    }
}

/// The view, and the mail before which a page begins.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    pub view: View,
    pub before: Option<i32>,
}

pub struct Outbox {
    pub mails: Vec<Row>,
    /// Every mail there is, in each state.
    pub counts: Vec<(Delivery, i64)>,
    /// Those that something has stopped, in each state.
    pub stopped: Vec<(Delivery, i64)>,
    /// Nothing has been sent for ten minutes, though there is something to send.
    pub stands_still: bool,
    /// The message id of the mail after which the next page begins, if there is one.
    pub next: Option<String>,
}

pub struct Row {
    pub mail: Mail,
    pub recipient: String,
    /// Where the reader may see the case.
    pub case: Option<CaseNumber>,
    /// What stopped it and what to do, in the reader's language.
    pub advice: Option<String>,
    pub acts: Acts,
}

/// Who does something about a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acts {
    Nobody,
    Operator,
    /// Whoever has the task of finding out, by name; anybody in HR where there is none.
    Hr(Vec<String>),
}

/// The newest mails before `wanted.before`, without those about a matter the reader is part of.
pub fn read_outbox(
    tx: &mut Tx<'_>,
    reader: &Viewer,
    language: Language,
    wanted: &Wanted,
) -> Result<Outbox, Failure> {
    let hidden = outbox_list::hidden_from(tx.db(), reader)?;
    let which = wanted.view.which(&hidden);
    let limit = i64::try_from(PAGE + 1).expect("a page is small");
    let mut listed = outbox_list::list(tx.db(), which, wanted.before, limit)?;
    let is_more = listed.len() > PAGE;
    listed.truncate(PAGE);
    let counts = outbox_list::count(tx.db(), View::All.which(&hidden))?;
    let stopped = outbox_list::count(tx.db(), View::Stopped.which(&hidden))?;
    let latest = tx.now - STANDSTILL;
    let stands_still = outbox_list::is_overdue(tx.db(), latest)?;
    let about: Vec<i32> = listed.iter().filter_map(|row| row.mail.task_id).collect();
    let cases = outbox_list::case_numbers(tx.db(), reader, &about)?;
    let mut mails = vec![];
    for listed in listed {
        let task = listed.mail.task_id;
        mails.push(Row {
            case: task.and_then(|task| cases.get(&task).copied()),
            advice: words(&listed.mail, language),
            acts: acts(tx.db(), &listed.mail)?,
            recipient: listed.recipient,
            mail: listed.mail,
        });
    }
    ledger::record(tx, &reader.person.to_string(), &Event::OutboxRead)?;
    Ok(Outbox {
        next: mails
            .last()
            .filter(|_| is_more)
            .map(|row| row.mail.message_id.clone()),
        mails,
        counts,
        stopped,
        stands_still,
    })
}

/// Since when no mail has left, where it has lasted for an hour, for whoever in HR must be told of it.
pub fn mail_fails(
    db: &mut Db,
    roles: &[Role],
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let is_hr = |role: &Role| matches!(role, Role::HrOfficer | Role::HrHead);
    if !roles.iter().any(is_hr) {
        return Ok(None);
    }
    outbox_list::failing_since(db, now - FAILING)
}

pub(in crate::casework) fn words(mail: &Mail, language: Language) -> Option<String> {
    let problem = mail.problem?;
    let advice = advice(problem.fault, language);
    let gave_up = mail.state == Delivery::Refused && problem.fault.leads_to() != Delivery::Refused;
    Some(if gave_up {
        format!("{advice} {}", given_up(language))
    } else {
        advice.to_owned()
    })
}

pub(in crate::casework) fn acts(db: &mut Db, mail: &Mail) -> Result<Acts, StoreError> {
    let Some(problem) = mail.problem else {
        return Ok(Acts::Nobody);
    };
    if mail.call.is_some() || mail.instead.is_some() {
        return Ok(Acts::Nobody);
    }
    match problem.fault {
        Fault::Withdrawn => Ok(Acts::Nobody),
        Fault::Encryption | Fault::SignIn | Fault::Sender | Fault::Folder => Ok(Acts::Operator),
        _ if mail.state == Delivery::Refused => {
            let mut names = vec![];
            for task in tasks::list_open_for(db, TaskKind::MailFailed, &reason(mail))? {
                names.push(people::find(db, task.person)?.name);
            }
            Ok(Acts::Hr(names))
        }
        _ => Ok(Acts::Nobody),
    }
}
