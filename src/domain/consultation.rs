//! The discussion meeting before a dismissal, a termination or a suspension (arbeidsmiljølova § 15-1).

use super::grounds::{LEAST, LONGEST, fits, says_enough};
use chrono::{NaiveDate, NaiveTime};

/// How the discussion ended up. "As far as practically possible", and not
/// against the employee's own wish (§ 15-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consultation {
    Held(Minutes),
    /// The employee does not want it: how and when that was said.
    Declined(String),
    NotPracticable(String),
}

/// The minutes. The law asks for no form; the list is good practice, and what a
/// court will want to see (§ 15-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    pub held_on: NaiveDate,
    pub from: NaiveTime,
    pub to: NaiveTime,
    pub place: String,
    /// Who took part and as what, the employee's representative among them.
    pub participants: String,
    pub background: String,
    pub documents: String,
    pub employer_view: String,
    pub employee_view: String,
    pub other_work: String,
    /// Who signed, or why somebody did not.
    pub signatures: String,
}

/// A part of the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Place,
    Participants,
    Background,
    Documents,
    EmployerView,
    EmployeeView,
    OtherWork,
    Signatures,
}

impl Part {
    /// The name of the field in forms.
    pub fn code(self) -> &'static str {
        match self {
            Part::Place => "place",
            Part::Participants => "participants",
            Part::Background => "background",
            Part::Documents => "shown",
            Part::EmployerView => "employer_view",
            Part::EmployeeView => "employee_view",
            Part::OtherWork => "other_work",
            Part::Signatures => "signatures",
        }
    }
}

impl Minutes {
    pub fn parts(&self) -> [(Part, &str); 8] {
        [
            (Part::Place, &self.place),
            (Part::Participants, &self.participants),
            (Part::Background, &self.background),
            (Part::Documents, &self.documents),
            (Part::EmployerView, &self.employer_view),
            (Part::EmployeeView, &self.employee_view),
            (Part::OtherWork, &self.other_work),
            (Part::Signatures, &self.signatures),
        ]
    }
}

/// Why a consultation is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nobody may contact the employee before free speech is answered")]
    ContactClosed,
    #[error("the minutes lack {0:?}")]
    Incomplete(Vec<Part>),
    #[error("a text may have at most {LONGEST} characters")]
    TooLong,
    #[error("the meeting must end after it began")]
    EndsBeforeItBegins,
    #[error("a meeting that is not over has no minutes")]
    NotOver,
    #[error("the meeting is dated before the employee was told what it is about")]
    BeforeNotice,
    #[error("no meeting needs grounds of at least {LEAST} characters")]
    NoGrounds,
}

impl Refusal {
    pub fn source(&self) -> &'static str {
        match self {
            Refusal::ContactClosed => "Grunnlova § 100",
            Refusal::BeforeNotice => "forvaltningslova § 16; arbeidsmiljølova § 15-1",
            _ => "arbeidsmiljølova § 15-1",
        }
    }
}

/// What a consultation is judged against.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// G1's answer (Grunnlova § 100).
    pub contact_is_closed: bool,
    /// The day of the latest prior notice, or of the registration when it was left out.
    pub told_on: NaiveDate,
    pub today: NaiveDate,
    pub time: NaiveTime,
}

/// Whether the consultation may be written down.
pub fn check(consultation: &Consultation, around: Around) -> Result<(), Refusal> {
    match consultation {
        Consultation::Held(minutes) => held(minutes, around),
        Consultation::Declined(grounds) => {
            // The employee has been asked, which is contact.
            if around.contact_is_closed {
                return Err(Refusal::ContactClosed);
            }
            reasoned(grounds)
        }
        Consultation::NotPracticable(grounds) => reasoned(grounds),
    }
}

fn held(minutes: &Minutes, around: Around) -> Result<(), Refusal> {
    if around.contact_is_closed {
        return Err(Refusal::ContactClosed);
    }
    if minutes.to <= minutes.from {
        return Err(Refusal::EndsBeforeItBegins);
    }
    if (minutes.held_on, minutes.to) > (around.today, around.time) {
        return Err(Refusal::NotOver);
    }
    if minutes.held_on < around.told_on {
        return Err(Refusal::BeforeNotice);
    }
    let parts = minutes.parts();
    let empty = parts.iter().filter(|(_, text)| text.trim().is_empty());
    let lacking: Vec<Part> = empty.map(|(part, _)| *part).collect();
    if !lacking.is_empty() {
        return Err(Refusal::Incomplete(lacking));
    }
    if !parts.iter().all(|(_, text)| fits(text)) {
        return Err(Refusal::TooLong);
    }
    Ok(())
}

fn reasoned(grounds: &str) -> Result<(), Refusal> {
    if !says_enough(grounds) {
        return Err(Refusal::NoGrounds);
    }
    if !fits(grounds) {
        return Err(Refusal::TooLong);
    }
    Ok(())
}
