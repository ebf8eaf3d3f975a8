//! A request that was entered by mistake is withdrawn: it waits for no answer, and stays with the reason.
//!
//! A request that is not answered counts as refused (offentleglova § 32 second paragraph), and keeps the case from
//! being destroyed (arkivlova § 13). Nobody has asked for what was entered by mistake; whoever withdraws it says why.

use super::{LONGEST_GROUNDS, Refusal, SHORTEST_GROUNDS};
use crate::domain::text::{self, Lines};

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Whoever asked waits for an answer, or for what was put off.
    Open,
    Answered,
    Withdrawn,
}

impl Course {
    /// Nothing more is done with what is answered or withdrawn.
    pub fn must_be_open(self) -> Result<(), Refusal> {
        match self {
            Course::Open => Ok(()),
            Course::Answered => Err(Refusal::Answered),
            Course::Withdrawn => Err(Refusal::Withdrawn),
        }
    }
}

/// Whether a request may be withdrawn: nothing of it is answered. What was answered in part went out to somebody who
/// asked, and waits for what was put off (offentleglova § 32).
pub fn may_withdraw(course: Course, has_answer: bool) -> Result<(), Refusal> {
    course.must_be_open()?;
    if has_answer {
        return Err(Refusal::AnsweredInPart);
    }
    Ok(())
}

/// Why it is withdrawn, as it is kept.
pub fn why_withdrawn(typed: &str) -> Result<String, Refusal> {
    let why = text::normalise(typed);
    let is_of_length = (SHORTEST_GROUNDS..=LONGEST_GROUNDS).contains(&why.chars().count());
    if !is_of_length || text::is_unseen(&why) || text::forbidden(&why, Lines::Many).is_some() {
        return Err(Refusal::NotSaidWhy);
    }
    Ok(why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nothing_is_answered_of_is_withdrawn() {
        assert_eq!(may_withdraw(Course::Open, false), Ok(()));
        let in_part = may_withdraw(Course::Open, true);
        assert_eq!(in_part, Err(Refusal::AnsweredInPart));
        for has_answer in [false, true] {
            let answered = may_withdraw(Course::Answered, has_answer);
            assert_eq!(answered, Err(Refusal::Answered));
            let twice = may_withdraw(Course::Withdrawn, has_answer);
            assert_eq!(twice, Err(Refusal::Withdrawn));
        }
    }

    #[test]
    fn a_reason_is_seen_and_long_enough() {
        let why = "Kravet gjaldt ei anna sak.";
        assert_eq!(why_withdrawn(&format!(" {why}\r\n")), Ok(why.to_owned()));
        let unseen = "\u{200b}".repeat(SHORTEST_GROUNDS);
        let long = "a".repeat(LONGEST_GROUNDS + 1);
        let control = format!("{why}\u{1b}");
        for typed in [
            "",
            "Feil sak.",
            unseen.as_str(),
            long.as_str(),
            control.as_str(),
        ] {
            assert_eq!(why_withdrawn(typed), Err(Refusal::NotSaidWhy), "{typed:?}");
        }
    }
}
