//! A mail on its way out: where it stands, what stopped it, and when it is tried again.

use chrono::TimeDelta;
use std::fmt;

/// The texts that leave the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// There is something to look at.
    TaskNew,
    /// To a reporter who asked for it: the report has come in.
    ReportReceipt,
    /// To the archivist: a checkpoint of the ledger, to keep. No task, no link.
    LedgerCheckpoint,
    /// To whom an account belongs: its sign-in is changed, or somebody has asked for that.
    AccessChanged,
    /// To whoever may be the second person: something waits for an answer.
    ApprovalWaits,
    /// To those who keep the ledger: nothing of it has left the house for too long.
    LedgerAlarm,
    /// A task's day is coming.
    TaskReminder,
    /// A task's day has passed.
    TaskOverdue,
    /// To the next level: somebody has let a day pass.
    DeadlinePassed,
    /// To whoever has asked for one mail a day: so many open tasks.
    Digest,
    /// To the archivist, once a month: something in the archive waits.
    ArchiveWaits,
    /// To whoever may approve a list of what is to be destroyed: one waits.
    DisposalWaits,
    /// To whoever may approve the retention schedule: a version waits.
    ScheduleWaits,
    /// To whoever may lift a blocking: somebody asks for access in its case.
    BlockedWaits,
}

impl Template {
    pub const ALL: [Template; 14] = [
        Template::TaskNew,
        Template::ReportReceipt,
        Template::LedgerCheckpoint,
        Template::AccessChanged,
        Template::ApprovalWaits,
        Template::LedgerAlarm,
        Template::TaskReminder,
        Template::TaskOverdue,
        Template::DeadlinePassed,
        Template::Digest,
        Template::ArchiveWaits,
        Template::DisposalWaits,
        Template::ScheduleWaits,
        Template::BlockedWaits,
    ];

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Template::TaskNew => "task_new",
            Template::ReportReceipt => "report_receipt",
            Template::LedgerCheckpoint => "ledger_checkpoint",
            Template::AccessChanged => "access_changed",
            Template::ApprovalWaits => "approval_waits",
            Template::LedgerAlarm => "ledger_alarm",
            Template::TaskReminder => "task_reminder",
            Template::TaskOverdue => "task_overdue",
            Template::DeadlinePassed => "deadline_passed",
            Template::Digest => "digest",
            Template::ArchiveWaits => "archive_waits",
            Template::DisposalWaits => "disposal_waits",
            Template::ScheduleWaits => "schedule_waits",
            Template::BlockedWaits => "blocked_waits",
        }
    }

    /// Where the mail leads when it is about no task; nothing where it is about one, or leads nowhere.
    pub fn place(self) -> Option<&'static str> {
        match self {
            Template::TaskNew
            | Template::ReportReceipt
            | Template::LedgerCheckpoint
            | Template::TaskReminder
            | Template::TaskOverdue
            | Template::DeadlinePassed => None,
            Template::Digest => Some("/tasks"),
            Template::ArchiveWaits => Some("/archive"),
            Template::DisposalWaits => Some("/archive/disposals"),
            Template::ScheduleWaits => Some("/archive/schedule"),
            Template::BlockedWaits => Some("/archive/blocked"),
            Template::AccessChanged => Some("/account"),
            Template::ApprovalWaits => Some("/role-proposals"),
            Template::LedgerAlarm => Some("/"),
        }
    }

    pub fn parse(code: &str) -> Option<Template> {
        Template::ALL
            .into_iter()
            .find(|template| template.code() == code)
    }
}

/// Where a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    Waiting,
    /// Somebody is at it; if nobody says how it went, it is uncertain.
    Sending,
    /// The mail server has taken it. That it was read is not known.
    Sent,
    Retry,
    /// It stays until a person does something.
    Refused,
    /// It may have been taken. It is sent again with the same Message-ID.
    Unknown,
}

impl Delivery {
    pub const ALL: [Delivery; 6] = [
        Delivery::Waiting,
        Delivery::Sending,
        Delivery::Sent,
        Delivery::Retry,
        Delivery::Refused,
        Delivery::Unknown,
    ];

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Delivery::Waiting => "waiting",
            Delivery::Sending => "sending",
            Delivery::Sent => "sent",
            Delivery::Retry => "retry",
            Delivery::Refused => "refused",
            Delivery::Unknown => "unknown",
        }
    }

    pub fn parse(code: &str) -> Option<Delivery> {
        Delivery::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Those that nobody has to look after: a turn comes, and the mail goes.
    pub const READY: [Delivery; 3] = [Delivery::Waiting, Delivery::Retry, Delivery::Unknown];

    /// Whether a person may ask for it to be sent now.
    pub fn can_be_sent_again(self) -> Result<(), NotStuck> {
        match self {
            Delivery::Retry | Delivery::Refused | Delivery::Unknown => Ok(()),
            Delivery::Waiting | Delivery::Sending | Delivery::Sent => Err(NotStuck(self)),
        }
    }
}

/// The mail has gone, or goes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a mail that is {0:?} cannot be sent again")]
pub struct NotStuck(pub Delivery);

/// Only a leader's notice of a case can go to somebody else; other tasks have ways of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this mail cannot be sent to somebody else")]
pub struct NotPassedOn;

/// What stopped a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No contact with the mail server.
    Unreachable,
    /// The server's certificate is not trusted, or it offers no encryption.
    Encryption,
    /// The mail server does not know the house's name and password.
    SignIn,
    /// The mail server does not accept the house's own address.
    Sender,
    /// The mail server asks to wait (4xx).
    Busy,
    /// The folder for mail cannot be written to.
    Folder,
    /// The mail server says that there is no such recipient (5xx).
    Recipient,
    /// The mail server does not take the message (5xx).
    Message,
    /// The person has no address that can be read.
    NoAddress,
    /// The task was closed before the mail left.
    Withdrawn,
    /// The message was handed over, and no answer came.
    NoAnswer,
    /// The program stopped while it was sending.
    Interrupted,
}

impl Fault {
    pub const ALL: [Fault; 12] = [
        Fault::Unreachable,
        Fault::Encryption,
        Fault::SignIn,
        Fault::Sender,
        Fault::Busy,
        Fault::Folder,
        Fault::Recipient,
        Fault::Message,
        Fault::NoAddress,
        Fault::Withdrawn,
        Fault::NoAnswer,
        Fault::Interrupted,
    ];

    /// What lies with the way out of the house, and meets every mail alike.
    pub const OF_THE_WAY: [Fault; 5] = [
        Fault::Unreachable,
        Fault::Encryption,
        Fault::SignIn,
        Fault::Sender,
        Fault::Folder,
    ];

    /// The name the database and the ledger keep. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Fault::Unreachable => "unreachable",
            Fault::Encryption => "encryption",
            Fault::SignIn => "sign-in",
            Fault::Sender => "sender",
            Fault::Busy => "busy",
            Fault::Folder => "folder",
            Fault::Recipient => "recipient",
            Fault::Message => "message",
            Fault::NoAddress => "no-address",
            Fault::Withdrawn => "withdrawn",
            Fault::NoAnswer => "no-answer",
            Fault::Interrupted => "interrupted",
        }
    }

    /// The state the mail comes into. What the operator can mend is tried
    /// again by itself; what lies with the recipient waits for a person.
    pub fn leads_to(self) -> Delivery {
        match self {
            Fault::Unreachable
            | Fault::Encryption
            | Fault::SignIn
            | Fault::Sender
            | Fault::Busy
            | Fault::Folder => Delivery::Retry,
            Fault::Recipient | Fault::Message | Fault::NoAddress | Fault::Withdrawn => {
                Delivery::Refused
            }
            Fault::NoAnswer | Fault::Interrupted => Delivery::Unknown,
        }
    }

    /// Whether the next mail would meet the same.
    pub fn stops_the_round(self) -> bool {
        Fault::OF_THE_WAY.contains(&self)
    }
}

/// A fault, with the mail server's number where it gave one: `recipient 550`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    pub fault: Fault,
    pub status: Option<u16>,
}

impl Problem {
    /// Reads what `Display` writes.
    pub fn parse(text: &str) -> Option<Problem> {
        let (code, status) = match text.split_once(' ') {
            Some((code, status)) => (code, Some(status.parse().ok()?)),
            None => (text, None),
        };
        let fault = Fault::ALL.into_iter().find(|fault| fault.code() == code)?;
        Some(Problem { fault, status })
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Problem {
        Problem {
            fault,
            status: None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.fault.code())?;
        self.status.map_or(Ok(()), |status| write!(f, " {status}"))
    }
}

/// A problem, in the words of whoever met it: `550 5.1.1 no such user`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub problem: Problem,
    pub said: Option<String>,
}

/// Longer answers are cut: they are shown in a table.
const LONGEST_SAID: usize = 300;

impl Trouble {
    /// What was said, on one line and without control characters.
    pub fn said(problem: Problem, words: &str) -> Trouble {
        let plain = |c: char| if c.is_control() { ' ' } else { c };
        let line: String = words.chars().map(plain).collect();
        let line: Vec<&str> = line.split_whitespace().collect();
        let line: String = line.join(" ").chars().take(LONGEST_SAID).collect();
        Trouble {
            problem,
            said: Some(line).filter(|line| !line.is_empty()),
        }
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Trouble {
        Trouble {
            problem,
            said: None,
        }
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Trouble {
        Problem::from(fault).into()
    }
}

/// Minutes to wait after the first attempt, the second, and so on: more than five days in all.
const BACK_OFF: [i64; 9] = [1, 5, 30, 2 * 60, 8 * 60, 24 * 60, 24 * 60, 24 * 60, 24 * 60];

/// After so many attempts, a day and a half, a person is told, though the program goes on trying.
pub const TELLS_AFTER: i32 = 7;

/// How long to wait after `attempts` attempts; nothing when it is time to give up.
///
/// Up to a quarter longer, by the mail's own `lot`: what was stopped at the
/// same moment does not come back at the same moment.
pub fn wait_after(attempts: i32, lot: u8) -> Option<TimeDelta> {
    let done = usize::try_from(attempts).ok()?.checked_sub(1)?;
    let minutes = BACK_OFF.get(done).copied()?;
    let longer = minutes * 60 * i64::from(lot) / (4 * i64::from(u8::MAX));
    Some(TimeDelta::seconds(minutes * 60 + longer))
}

/// Where a mail goes from a fault met at attempt number `attempts`.
pub fn after_fault(fault: Fault, attempts: i32, lot: u8) -> (Delivery, Option<TimeDelta>) {
    match (fault.leads_to(), wait_after(attempts, lot)) {
        (Delivery::Refused, _) | (_, None) => (Delivery::Refused, None),
        (state, wait) => (state, wait),
    }
}

/// The lot of a mail: the first two digits of its Message-ID, which nobody chose.
pub fn lot(message_id: &str) -> u8 {
    let digits = message_id.get(..2).unwrap_or_default();
    u8::from_str_radix(digits, 16).unwrap_or_default()
}

/// By which a mail is found again when somebody rings about it. It means nothing outside the house.
pub fn reference(message_id: &str) -> &str {
    message_id.get(..8).unwrap_or(message_id)
}

/// Mail that could not leave for so long is told of on every page of HR: mail cannot tell them.
pub const FAILING: TimeDelta = TimeDelta::hours(1);

/// After so long without a mail that left, the first that does shows that the way is open again.
pub const OUTAGE: TimeDelta = TimeDelta::minutes(10);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_for_days_and_then_waits_for_a_person() {
        let waits: Vec<i64> = (1..=9)
            .map(|attempts| wait_after(attempts, 0).unwrap().num_minutes())
            .collect();
        assert_eq!(waits, [1, 5, 30, 120, 480, 1440, 1440, 1440, 1440]);
        assert!(waits.iter().sum::<i64>() > 4 * 24 * 60);
        assert_eq!(wait_after(10, 0), None);
        assert_eq!(wait_after(0, 0), None);
        assert_eq!(after_fault(Fault::Busy, 10, 9), (Delivery::Refused, None));
        assert_eq!(
            after_fault(Fault::Recipient, 1, 9),
            (Delivery::Refused, None)
        );
        let (state, _) = after_fault(Fault::NoAnswer, 1, 9);
        assert_eq!(state, Delivery::Unknown);
    }

    #[test]
    fn two_mails_that_stopped_together_do_not_come_back_together() {
        let [one, other] = [lot("00ab"), lot("ffab")].map(|lot| wait_after(6, lot).unwrap());
        assert_eq!(one, TimeDelta::hours(24));
        assert_eq!(other, TimeDelta::hours(30));
        assert_eq!(lot(""), 0);
    }

    #[test]
    fn what_the_server_said_is_one_line() {
        let trouble = Trouble::said(Fault::Busy.into(), "451\r\n\u{1b}[31m  wait");
        assert_eq!(trouble.said.as_deref(), Some("451 [31m wait"));
        let long = Trouble::said(Fault::Busy.into(), &"x".repeat(4000));
        assert_eq!(long.said.unwrap().len(), LONGEST_SAID);
    }

    #[test]
    fn every_problem_is_read_as_it_was_written() {
        for fault in Fault::ALL {
            for status in [None, Some(550)] {
                let problem = Problem { fault, status };
                assert_eq!(Problem::parse(&problem.to_string()), Some(problem));
            }
        }
        assert_eq!(Problem::parse("recipient x"), None);
    }
}
