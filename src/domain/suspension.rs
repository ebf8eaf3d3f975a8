//! Suspension, which runs beside a case (arbeidsmiljølova § 15-13).

mod life;

pub use life::{Lack, OutOfTurn, Stage, Step};

use super::case;
use super::coded::Coded;
use super::gate::{AlreadyReacted, Gates, Question, Retaliation};
use super::gate_answer::contact_is_closed;
use super::grounds::{LEAST, LONGEST, fits, says_enough};
use chrono::{Days, Months, NaiveDate};

/// Days between two reviews. The law says "continuously" (§ 15-13 second paragraph); the length is the house's.
pub const REVIEW_DAYS: u64 = 14;

/// What is done with a suspension and leaves grounds behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Decided,
    Confirmed,
    /// The second person sent the decision back.
    Returned,
    Reviewed,
    Ended,
}

impl Coded for Deed {
    const ALL: &'static [Deed] = &[
        Deed::Decided,
        Deed::Confirmed,
        Deed::Returned,
        Deed::Reviewed,
        Deed::Ended,
    ];

    fn code(self) -> &'static str {
        match self {
            Deed::Decided => "decided",
            Deed::Confirmed => "confirmed",
            Deed::Returned => "returned",
            Deed::Reviewed => "reviewed",
            Deed::Ended => "ended",
        }
    }
}

/// Why something cannot be done with a suspension. Each has a sentence in every language of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    OutOfTurn(#[from] OutOfTurn),
    #[error("nobody may contact the employee before free speech is answered")]
    ContactClosed,
    #[error("the gates of the case are not answered")]
    NotCleared,
    #[error("the case is closed")]
    CaseIsClosed,
    #[error("it may be retaliation against somebody who has reported wrongdoing")]
    Retaliation,
    #[error("the same facts have been reacted to already, and cannot lead to termination")]
    SameFacts,
    #[error("the employee has neither been met nor told what it is about")]
    NotHeard,
    #[error("a text needs at least {LEAST} characters: {0:?}")]
    TooShort(Field),
    #[error("a text may have at most {LONGEST} characters: {0:?}")]
    TooLong(Field),
    #[error("more than three months needs what is special about the case")]
    NoSpecialNature,
    #[error("the case has a suspension that has not ended")]
    AlreadyRunning,
    #[error("the case has no suspension")]
    NotProposed,
    #[error("the day is not yet, or before the suspension began")]
    WrongDay,
    #[error("a suspension is ended by HR, or by whoever may decide one")]
    NotForYou,
}

/// A text that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Suspicion,
    Need,
    Grounds,
    SpecialNature,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::OutOfTurn(refusal) => refusal.lack.source(),
            Refusal::ContactClosed | Refusal::NotCleared => "Grunnlova § 100",
            Refusal::Retaliation => "arbeidsmiljølova § 2 A-4",
            Refusal::NotHeard => "forvaltningslova § 16",
            Refusal::NoSpecialNature | Refusal::WrongDay => "arbeidsmiljølova § 15-13 andre ledd",
            Refusal::NotForYou => "kommunelova § 13-1 sjuande ledd",
            _ => "arbeidsmiljølova § 15-13 første ledd",
        }
    }
}

/// Why the employee should be away: there is reason to believe in conduct that
/// may lead to termination, and the needs of the undertaking ask for it (§ 15-13 first paragraph).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    pub suspicion: String,
    pub need: String,
}

/// Whether a suspension may be asked for in a case that stands so.
pub fn propose(stage: case::Stage, gates: &Gates, grounds: &Grounds) -> Result<(), Refusal> {
    is_open(stage, gates)?;
    enough(&grounds.suspicion, Field::Suspicion)?;
    enough(&grounds.need, Field::Need)
}

/// Whether it may be decided, beside who decides.
///
/// The employee has been met (§ 15-13 fourth paragraph with § 15-1), or has been told
/// what it is about: it is an enkeltvedtak (forvaltningslova §§ 2 and 16).
pub fn decide(
    stage: case::Stage,
    gates: &Gates,
    is_heard: bool,
    grounds: &str,
) -> Result<(), Refusal> {
    is_open(stage, gates)?;
    if !is_heard {
        return Err(Refusal::NotHeard);
    }
    enough(grounds, Field::Grounds)
}

/// Whether the case lets somebody be suspended at all.
///
/// Nobody is contacted over a protected utterance (Grunnlova § 100). A suspension
/// after a report of wrongdoing is retaliation until an independent ground is written
/// down (arbeidsmiljølova § 2 A-4). What has been reacted to cannot lead to termination,
/// and so not to suspension (§ 15-13 first paragraph).
fn is_open(stage: case::Stage, gates: &Gates) -> Result<(), Refusal> {
    match stage {
        case::Stage::Registered => return Err(Refusal::NotCleared),
        case::Stage::Closed => return Err(Refusal::CaseIsClosed),
        _ => {}
    }
    if contact_is_closed(&gates.answers(Question::FreeSpeech)) {
        return Err(Refusal::ContactClosed);
    }
    if gates.retaliation == Retaliation::Unresolved {
        return Err(Refusal::Retaliation);
    }
    if gates.already_reacted == AlreadyReacted::SameFacts {
        return Err(Refusal::SameFacts);
    }
    Ok(())
}

/// Whether a running suspension may go on: reviewed with grounds, and beyond
/// three months only when the nature of the case makes it necessary (§ 15-13 second paragraph).
pub fn review(
    grounds: &str,
    special_nature: &str,
    began_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    enough(grounds, Field::Grounds)?;
    if today >= alarm_on(began_on) && !says_enough(special_nature) {
        return Err(Refusal::NoSpecialNature);
    }
    within(special_nature, Field::SpecialNature)
}

/// Whether it may be ended on that day, with those grounds. `began_on` where it has begun.
pub fn end(
    grounds: &str,
    ended_on: NaiveDate,
    began_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if ended_on > today || began_on.is_some_and(|began| ended_on < began) {
        return Err(Refusal::WrongDay);
    }
    enough(grounds, Field::Grounds)
}

/// A text that is a reason, and no longer than a text may be.
pub fn enough(text: &str, field: Field) -> Result<(), Refusal> {
    if !says_enough(text) {
        return Err(Refusal::TooShort(field));
    }
    within(text, field)
}

fn within(text: &str, field: Field) -> Result<(), Refusal> {
    if fits(text) {
        Ok(())
    } else {
        Err(Refusal::TooLong(field))
    }
}

/// The day a suspension has lasted three months.
pub fn alarm_on(began_on: NaiveDate) -> NaiveDate {
    began_on
        .checked_add_months(Months::new(3))
        .unwrap_or(NaiveDate::MAX)
}

/// The day the next review is due.
pub fn review_by(last: NaiveDate) -> NaiveDate {
    last.checked_add_days(Days::new(REVIEW_DAYS))
        .unwrap_or(NaiveDate::MAX)
}
