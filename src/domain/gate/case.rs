//! One case's answers at the gates.

use crate::domain::coded::{Coded, codes};
use crate::domain::gate::{
    AlreadyReacted, Conflicted, Consultation, Evidence, FreeSpeech, Hearing, ProtectedPosition,
    Retaliation, Whistleblowing,
};

/// The nine questions, G1 to G9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    FreeSpeech,
    Retaliation,
    Whistleblowing,
    Conflicted,
    AlreadyReacted,
    Evidence,
    ProtectedPosition,
    Consultation,
    Hearing,
}

impl Coded for Question {
    const ALL: &'static [Question] = &[
        Question::FreeSpeech,
        Question::Retaliation,
        Question::Whistleblowing,
        Question::Conflicted,
        Question::AlreadyReacted,
        Question::Evidence,
        Question::ProtectedPosition,
        Question::Consultation,
        Question::Hearing,
    ];

    /// The field of `gates` in the assessment document.
    fn code(self) -> &'static str {
        match self {
            Question::FreeSpeech => "free_speech",
            Question::Retaliation => "retaliation",
            Question::Whistleblowing => "whistleblowing",
            Question::Conflicted => "conflicted",
            Question::AlreadyReacted => "already_reacted",
            Question::Evidence => "evidence",
            Question::ProtectedPosition => "protected_position",
            Question::Consultation => "consultation",
            Question::Hearing => "hearing",
        }
    }
}

impl Question {
    /// The gate's own code, `G1` to `G9`.
    pub fn gate(self) -> &'static str {
        match self {
            Question::FreeSpeech => "G1",
            Question::Retaliation => "G2",
            Question::Whistleblowing => "G3",
            Question::Conflicted => "G4",
            Question::AlreadyReacted => "G5",
            Question::Evidence => "G6",
            Question::ProtectedPosition => "G7",
            Question::Consultation => "G8",
            Question::Hearing => "G9",
        }
    }

    /// Whether any number of answers may be given, none included.
    pub fn takes_many(self) -> bool {
        matches!(self, Question::Conflicted | Question::ProtectedPosition)
    }

    /// Every answer there is.
    pub fn choices(self) -> Vec<&'static str> {
        match self {
            Question::FreeSpeech => codes::<FreeSpeech>(),
            Question::Retaliation => codes::<Retaliation>(),
            Question::Whistleblowing => codes::<Whistleblowing>(),
            Question::Conflicted => codes::<Conflicted>(),
            Question::AlreadyReacted => codes::<AlreadyReacted>(),
            Question::Evidence => codes::<Evidence>(),
            Question::ProtectedPosition => codes::<ProtectedPosition>(),
            Question::Consultation => codes::<Consultation>(),
            Question::Hearing => codes::<Hearing>(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gates {
    pub free_speech: FreeSpeech,
    pub retaliation: Retaliation,
    pub whistleblowing: Whistleblowing,
    /// Sorted, each once.
    pub conflicted: Vec<Conflicted>,
    pub already_reacted: AlreadyReacted,
    pub evidence: Evidence,
    /// Sorted, each once.
    pub protected_position: Vec<ProtectedPosition>,
    pub consultation: Consultation,
    pub hearing: Hearing,
}

/// A gate has no such answer, or takes another number of them.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} cannot be answered with {given:?}; expected one of: {}", .question.code(), .question.choices().join(", "))]
pub struct UnknownAnswer {
    pub question: Question,
    pub given: Vec<String>,
}

impl Gates {
    /// The answers given to `question`: one, or any number where it takes many.
    pub fn answers(&self, question: Question) -> Vec<&'static str> {
        match question {
            Question::FreeSpeech => vec![self.free_speech.code()],
            Question::Retaliation => vec![self.retaliation.code()],
            Question::Whistleblowing => vec![self.whistleblowing.code()],
            Question::Conflicted => self.conflicted.iter().map(|who| who.code()).collect(),
            Question::AlreadyReacted => vec![self.already_reacted.code()],
            Question::Evidence => vec![self.evidence.code()],
            Question::ProtectedPosition => {
                self.protected_position.iter().map(|it| it.code()).collect()
            }
            Question::Consultation => vec![self.consultation.code()],
            Question::Hearing => vec![self.hearing.code()],
        }
    }

    /// Answers `question` with `given`, in place of what was answered before.
    pub fn answer(&mut self, question: Question, given: &[&str]) -> Result<(), UnknownAnswer> {
        let known = match question {
            Question::FreeSpeech => one(given, &mut self.free_speech),
            Question::Retaliation => one(given, &mut self.retaliation),
            Question::Whistleblowing => one(given, &mut self.whistleblowing),
            Question::Conflicted => many(given, &mut self.conflicted),
            Question::AlreadyReacted => one(given, &mut self.already_reacted),
            Question::Evidence => one(given, &mut self.evidence),
            Question::ProtectedPosition => many(given, &mut self.protected_position),
            Question::Consultation => one(given, &mut self.consultation),
            Question::Hearing => one(given, &mut self.hearing),
        };
        known.ok_or_else(|| UnknownAnswer {
            question,
            given: given.iter().map(|code| (*code).to_owned()).collect(),
        })
    }
}

fn one<T: Coded>(given: &[&str], place: &mut T) -> Option<()> {
    let [code] = given else { return None };
    *place = T::parse(code)?;
    Some(())
}

fn many<T: Coded + Ord>(given: &[&str], place: &mut Vec<T>) -> Option<()> {
    let mut answers: Vec<T> = given
        .iter()
        .map(|code| T::parse(code))
        .collect::<Option<_>>()?;
    answers.sort_unstable();
    answers.dedup();
    *place = answers;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_of_every_gate_is_taken_and_given_back() {
        let mut gates = Gates {
            free_speech: FreeSpeech::Unanswered,
            retaliation: Retaliation::No,
            whistleblowing: Whistleblowing::Yes,
            conflicted: vec![],
            already_reacted: AlreadyReacted::No,
            evidence: Evidence::Weak,
            protected_position: vec![],
            consultation: Consultation::NotHeld,
            hearing: Hearing::NotGiven,
        };
        for question in Question::ALL {
            for code in question.choices() {
                assert_eq!(gates.answer(*question, &[code]), Ok(()));
                assert_eq!(gates.answers(*question), [code]);
            }
            assert!(gates.answer(*question, &["Nei"]).is_err());
            assert_eq!(gates.answer(*question, &[]).is_ok(), question.takes_many());
        }
    }
}
