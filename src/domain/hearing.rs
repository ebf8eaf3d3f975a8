//! The employee is heard before anything is decided: prior notice and statement (forvaltningslova §§ 16 and 17).

use super::coded::Coded;
use super::grounds::{LEAST, LONGEST, fits, says_enough};
use chrono::NaiveDate;

/// Days to answer that the house suggests; the law says only that there is a deadline (§ 16 second paragraph).
pub const SUGGESTED_DAYS: u64 = 14;

/// A prior notice: what the case is about, and until when the employee may speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What the matter is, so that the employee can look after their interests.
    pub matter: String,
    pub sent_on: NaiveDate,
    /// The last day to answer.
    pub reply_by: NaiveDate,
}

/// Why a notice may be left out (§ 16 third paragraph a–c).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// It is not practically possible.
    Impracticable,
    /// It would endanger that the decision can be carried out.
    Endangers,
    /// The employee has had the occasion to speak already.
    HasSpoken,
}

impl Coded for Omission {
    const ALL: &'static [Omission] = &[
        Omission::Impracticable,
        Omission::Endangers,
        Omission::HasSpoken,
    ];

    fn code(self) -> &'static str {
        match self {
            Omission::Impracticable => "impracticable",
            Omission::Endangers => "endangers",
            Omission::HasSpoken => "has_spoken",
        }
    }
}

/// How the employee answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Written,
    /// Said in a meeting, and written down.
    Oral,
    /// Nothing came in time.
    Silent,
}

impl Coded for Manner {
    const ALL: &'static [Manner] = &[Manner::Written, Manner::Oral, Manner::Silent];

    fn code(self) -> &'static str {
        match self {
            Manner::Written => "written",
            Manner::Oral => "oral",
            Manner::Silent => "silent",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub manner: Manner,
    /// The day it came; the day the silence was noted.
    pub received_on: NaiveDate,
    /// What the employee says, in full or as agreed in the minutes; empty when silent.
    pub text: String,
}

/// Why a notice, an omission or a statement is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nobody may contact the employee before free speech is answered")]
    ContactClosed,
    #[error("a notice says what the matter is")]
    NoMatter,
    #[error("a text may have at most {LONGEST} characters")]
    TooLong,
    #[error("a notice cannot have been sent on a day that is not yet")]
    SentInFuture,
    #[error("the notice is dated before the case was registered")]
    SentBeforeCase,
    #[error("the deadline must come after the day the notice is sent")]
    DeadlineTooEarly,
    #[error("leaving the notice out needs grounds of at least {LEAST} characters")]
    NoGrounds,
    #[error("a statement cannot have come on a day that is not yet")]
    ReceivedInFuture,
    #[error("a statement cannot have come before the notice was sent")]
    ReceivedBeforeNotice,
    #[error("a statement says what the employee says")]
    NoStatement,
    #[error("the employee may still answer until {0}")]
    StillTime(NaiveDate),
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::ContactClosed => "Grunnlova § 100",
            Refusal::StillTime(_) => "forvaltningslova § 16; domstollova § 149",
            Refusal::NoStatement | Refusal::ReceivedInFuture | Refusal::ReceivedBeforeNotice => {
                "forvaltningslova § 17"
            }
            _ => "forvaltningslova § 16",
        }
    }
}

/// Whether the notice may be sent. `contact_is_closed` is G1's answer
/// (`domain::gate_answer`): while free speech is unanswered or the utterance is
/// protected, nobody contacts the employee (Grunnlova § 100; Sivilombodet 2023).
pub fn check_notice(
    notice: &Notice,
    contact_is_closed: bool,
    registered_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if contact_is_closed {
        return Err(Refusal::ContactClosed);
    }
    if notice.matter.trim().is_empty() {
        return Err(Refusal::NoMatter);
    }
    short(&notice.matter)?;
    if notice.sent_on > today {
        return Err(Refusal::SentInFuture);
    }
    if notice.sent_on < registered_on {
        return Err(Refusal::SentBeforeCase);
    }
    if notice.reply_by <= notice.sent_on {
        return Err(Refusal::DeadlineTooEarly);
    }
    Ok(())
}

/// Whether the notice may be left out. Nobody is contacted, so G1 does not stand in the way.
pub fn check_omission(grounds: &str) -> Result<(), Refusal> {
    if !says_enough(grounds) {
        return Err(Refusal::NoGrounds);
    }
    short(grounds)
}

/// Whether the statement may be written down. Silence is noted when the time is
/// over, and `last_day` has been moved to a working day (domstollova § 149).
pub fn check_statement(
    statement: &Statement,
    sent_on: NaiveDate,
    last_day: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if statement.received_on > today {
        return Err(Refusal::ReceivedInFuture);
    }
    if statement.received_on < sent_on {
        return Err(Refusal::ReceivedBeforeNotice);
    }
    match statement.manner {
        Manner::Silent if today <= last_day => Err(Refusal::StillTime(last_day)),
        Manner::Silent => Ok(()),
        Manner::Written | Manner::Oral if statement.text.trim().is_empty() => {
            Err(Refusal::NoStatement)
        }
        Manner::Written | Manner::Oral => short(&statement.text),
    }
}

fn short(text: &str) -> Result<(), Refusal> {
    if fits(text) {
        Ok(())
    } else {
        Err(Refusal::TooLong)
    }
}
