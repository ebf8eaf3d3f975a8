//! Why somebody was told or passed over, in codes that can be kept and shown.

use crate::domain::person::PersonId;
use std::fmt;

/// A level of the line, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    NearestLeader,
    /// Leader of a unit above (einingsleiar); numbered upwards from 1 where there are several.
    UnitLeader(u8),
    Kommunalsjef,
    ChiefExecutive,
    Mayor,
    DeputyMayor,
}

impl Step {
    /// The step of post number `index` of `count`, counted from the employee.
    pub fn of_post(index: usize, count: usize) -> Step {
        match index {
            _ if index + 1 == count => Step::ChiefExecutive,
            0 => Step::NearestLeader,
            _ if index + 2 == count => Step::Kommunalsjef,
            _ => Step::UnitLeader(u8::try_from(index).unwrap_or(u8::MAX)),
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Step::NearestLeader => "nearest_leader",
            Step::UnitLeader(_) => "unit_leader",
            Step::Kommunalsjef => "kommunalsjef",
            Step::ChiefExecutive => "chief_executive",
            Step::Mayor => "mayor",
            Step::DeputyMayor => "deputy_mayor",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Told,
    /// Led directly by somebody affected.
    PreparesOnly,
    Subject,
    Reporter,
    Conflicted,
    Witness,
    AbsentWithDeputy,
    AbsentNoDeputy,
    Vacant,
    NoAccount,
    /// Mail did not reach them, and somebody sent it on.
    Unreached,
    SpeechUnanswered,
    SpeechProtected,
    Varsel,
    Elected,
    /// HR is kept out of the case.
    HrAffected,
}

impl Why {
    pub const ALL: [Why; 16] = [
        Why::Told,
        Why::PreparesOnly,
        Why::Subject,
        Why::Reporter,
        Why::Conflicted,
        Why::Witness,
        Why::AbsentWithDeputy,
        Why::AbsentNoDeputy,
        Why::Vacant,
        Why::NoAccount,
        Why::Unreached,
        Why::SpeechUnanswered,
        Why::SpeechProtected,
        Why::Varsel,
        Why::Elected,
        Why::HrAffected,
    ];

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Why::Told => "told",
            Why::PreparesOnly => "prepares_only",
            Why::Subject => "subject",
            Why::Reporter => "reporter",
            Why::Conflicted => "conflicted",
            Why::Witness => "witness",
            Why::AbsentWithDeputy => "absent_with_deputy",
            Why::AbsentNoDeputy => "absent_no_deputy",
            Why::Vacant => "vacant",
            Why::NoAccount => "no_account",
            Why::Unreached => "unreached",
            Why::SpeechUnanswered => "speech_unanswered",
            Why::SpeechProtected => "speech_protected",
            Why::Varsel => "varsel",
            Why::Elected => "elected",
            Why::HrAffected => "hr_affected",
        }
    }
}

/// One line of the answer; written `nearest_leader:u-4:reporter`.
///
/// It can say that somebody is conflicted: it is shown to the HR head, not to whoever was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Nothing when it is about HR, which is no step of the line.
    pub step: Option<Step>,
    pub person: Option<PersonId>,
    pub why: Why,
}

impl Reason {
    pub fn of(step: Step, person: PersonId, why: Why) -> Reason {
        Reason {
            step: Some(step),
            person: Some(person),
            why,
        }
    }

    pub fn about(step: Step, why: Why) -> Reason {
        Reason {
            step: Some(step),
            person: None,
            why,
        }
    }

    pub fn in_hr(person: PersonId, why: Why) -> Reason {
        Reason {
            step: None,
            person: Some(person),
            why,
        }
    }

    /// Reads what `text` writes; words that are no reasons are left out. Which of several
    /// unit leaders it was is not kept.
    pub fn read(text: &str) -> Vec<Reason> {
        let read = |word: &str| {
            let mut parts = word.split(':');
            let (step, person, why) = (parts.next()?, parts.next()?, parts.next()?);
            let steps = [
                Step::NearestLeader,
                Step::UnitLeader(1),
                Step::Kommunalsjef,
                Step::ChiefExecutive,
                Step::Mayor,
                Step::DeputyMayor,
            ];
            Some(Reason {
                step: steps.into_iter().find(|it| it.code() == step),
                person: person
                    .strip_prefix("u-")
                    .and_then(|id| id.parse().ok())
                    .map(PersonId),
                why: Why::ALL.into_iter().find(|it| it.code() == why)?,
            })
        };
        text.split(' ').filter_map(read).collect()
    }

    /// All of them as the database keeps them, with a space between.
    pub fn text(reasons: &[Reason]) -> String {
        let texts: Vec<String> = reasons.iter().map(Reason::to_string).collect();
        texts.join(" ")
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.step.map_or("hr", Step::code))?;
        match self.person {
            Some(person) => write!(f, ":{person}")?,
            None => f.write_str(":-")?,
        }
        write!(f, ":{}", self.why.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_read_as_it_was_written() {
        let mut all = vec![Reason::about(Step::Mayor, Why::Vacant)];
        for why in Why::ALL {
            all.push(Reason::of(Step::UnitLeader(1), PersonId(7), why));
            all.push(Reason::in_hr(PersonId(8), why));
        }
        assert_eq!(Reason::read(&(Reason::text(&all) + " withdrawn")), all);
        assert_eq!(Reason::read("mail:7"), []);
    }
}
