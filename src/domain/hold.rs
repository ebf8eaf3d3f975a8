//! A legal hold: nothing of the case is destroyed until somebody ends it with a reason (arkivlova § 13).

use super::coded::Coded;
use super::text::{self, Lines};
use chrono::{Months, NaiveDate};

/// Why a case must stay, whatever its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Negotiation or suit (arbeidsmiljølova §§ 17-3 and 17-4).
    Dispute,
    /// A complaint that is not settled (forvaltningslova § 28).
    Complaint,
    /// Somebody has asked to see it (forvaltningslova § 18; personvernforordninga art. 15).
    AccessRequest,
    /// Supervision of the archive, of data protection or of working conditions (arkivlova § 21).
    Supervision,
    /// Somebody can still sue (arbeidsmiljølova § 17-4); the fourth paragraph knows deadlines that have no end.
    SuitDeadline,
    /// What it is about is reported to the police (straffeprosesslova § 223).
    PoliceReport,
    /// The data subject has asked for something (personvernforordninga art. 15–21).
    DataSubject,
    /// A whistleblowing case that it belongs with is open (arbeidsmiljølova chapter 2 A).
    Whistleblowing,
}

impl Coded for Reason {
    const ALL: &'static [Reason] = &[
        Reason::Dispute,
        Reason::Complaint,
        Reason::AccessRequest,
        Reason::Supervision,
        Reason::SuitDeadline,
        Reason::PoliceReport,
        Reason::DataSubject,
        Reason::Whistleblowing,
    ];

    fn code(self) -> &'static str {
        match self {
            Reason::Dispute => "dispute",
            Reason::Complaint => "complaint",
            Reason::AccessRequest => "access_request",
            Reason::Supervision => "supervision",
            Reason::SuitDeadline => "suit_deadline",
            Reason::PoliceReport => "police_report",
            Reason::DataSubject => "data_subject",
            Reason::Whistleblowing => "whistleblowing",
        }
    }
}

/// A ground is at least this many characters.
pub const LEAST_GROUNDS: usize = 10;
/// A ground is at most this many characters.
pub const MOST_GROUNDS: usize = 1000;

/// Whoever set a hold is asked about it when its end has come: at last after so many years. The bound is the house's own.
pub const MOST_YEARS: u32 = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("a hold needs grounds of at least {LEAST_GROUNDS} characters")]
    TooShort,
    #[error("grounds have at most {MOST_GROUNDS} characters")]
    TooLong,
    #[error("grounds cannot hold the character {0:#x}")]
    Forbidden(u32),
    #[error("the expected end is before today")]
    UntilPassed,
    #[error("the expected end is within {MOST_YEARS} years")]
    UntilTooFar,
    #[error("the hold has ended")]
    Ended,
    #[error("the case is held for the same reason, on the same grounds, already")]
    Already,
    #[error("the content of the case is destroyed")]
    Destroyed,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        "arkivlova § 13"
    }
}

/// Whether a hold that is set today may be expected to end on that day.
pub fn may_end(until: Option<NaiveDate>, today: NaiveDate) -> Result<(), Refusal> {
    match until {
        Some(until) if until < today => Err(Refusal::UntilPassed),
        Some(until) if until > today + Months::new(12 * MOST_YEARS) => Err(Refusal::UntilTooFar),
        _ => Ok(()),
    }
}

/// Whether a hold says something that none of those that stand says: a form that was sent twice sets one hold.
pub fn is_new<'a>(
    reason: Reason,
    grounds: &str,
    mut standing: impl Iterator<Item = (Reason, &'a str)>,
) -> Result<(), Refusal> {
    if standing.any(|it| it == (reason, grounds)) {
        return Err(Refusal::Already);
    }
    Ok(())
}

/// The grounds of a hold, or of its end, as they are kept.
pub fn grounds(typed: &str) -> Result<String, Refusal> {
    let typed = text::normalise(typed).trim().to_owned();
    if typed.chars().count() < LEAST_GROUNDS {
        return Err(Refusal::TooShort);
    }
    if typed.chars().count() > MOST_GROUNDS {
        return Err(Refusal::TooLong);
    }
    match text::forbidden(&typed, Lines::Many) {
        Some(found) => Err(Refusal::Forbidden(found.code)),
        None => Ok(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hold_does_not_end_before_it_is_set() {
        let day = |text: &str| text.parse().unwrap();
        let today: NaiveDate = day("2026-11-23");
        assert_eq!(may_end(None, today), Ok(()));
        assert_eq!(may_end(Some(today), today), Ok(()));
        let past = may_end(Some(day("2026-11-22")), today);
        assert_eq!(past, Err(Refusal::UntilPassed));
    }

    #[test]
    fn a_hold_is_set_once_for_a_reason_on_its_grounds() {
        let standing = || [(Reason::Complaint, "Klage 3. mars.")].into_iter();
        let again = is_new(Reason::Complaint, "Klage 3. mars.", standing());
        assert_eq!(again, Err(Refusal::Already));
        for (reason, grounds) in [
            (Reason::Complaint, "Klage 4. mars."),
            (Reason::Dispute, "Klage 3. mars."),
        ] {
            assert_eq!(is_new(reason, grounds, standing()), Ok(()));
        }
    }

    #[test]
    fn a_hold_says_why() {
        assert_eq!(grounds("  kort  "), Err(Refusal::TooShort));
        assert_eq!(grounds(" Klage 3. mars. "), Ok("Klage 3. mars.".to_owned()));
        assert_eq!(grounds(&"a".repeat(1001)), Err(Refusal::TooLong));
        let bell = "Klage\u{7} frå mars";
        assert_eq!(grounds(bell), Err(Refusal::Forbidden(7)));
    }
}
