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
}

impl Template {
    pub const ALL: [Template; 6] = [
        Template::TaskNew,
        Template::ReportReceipt,
        Template::LedgerCheckpoint,
        Template::AccessChanged,
        Template::ApprovalWaits,
        Template::LedgerAlarm,
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
        }
    }

    /// Where the mail leads when it is about no task; nothing where it is about one, or leads nowhere.
    pub fn place(self) -> Option<&'static str> {
        match self {
            Template::TaskNew | Template::ReportReceipt | Template::LedgerCheckpoint => None,
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
        matches!(
            self,
            Fault::Unreachable | Fault::Encryption | Fault::SignIn | Fault::Sender | Fault::Folder
        )
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

/// Minutes to wait after the first attempt, the second, and so on.
const BACK_OFF: [i64; 6] = [1, 5, 30, 2 * 60, 8 * 60, 24 * 60];

/// How long to wait after `attempts` attempts; nothing when it is time to give up.
pub fn wait_after(attempts: i32) -> Option<TimeDelta> {
    let done = usize::try_from(attempts).ok()?.checked_sub(1)?;
    BACK_OFF.get(done).copied().map(TimeDelta::minutes)
}

/// Where a mail goes from a fault met at attempt number `attempts`.
pub fn after_fault(fault: Fault, attempts: i32) -> (Delivery, Option<TimeDelta>) {
    match (fault.leads_to(), wait_after(attempts)) {
        (Delivery::Refused, _) | (_, None) => (Delivery::Refused, None),
        (state, wait) => (state, wait),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_seven_times_and_then_waits_for_a_person() {
        let waits: Vec<i64> = (1..=6)
            .map(|attempts| wait_after(attempts).unwrap().num_minutes())
            .collect();
        assert_eq!(waits, [1, 5, 30, 120, 480, 1440]);
        assert_eq!(wait_after(7), None);
        assert_eq!(wait_after(0), None);
        assert_eq!(after_fault(Fault::Busy, 7), (Delivery::Refused, None));
        assert_eq!(after_fault(Fault::Recipient, 1), (Delivery::Refused, None));
        let (state, _) = after_fault(Fault::NoAnswer, 1);
        assert_eq!(state, Delivery::Unknown);
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
