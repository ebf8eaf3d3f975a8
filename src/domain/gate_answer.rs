//! Answering a gate: which answers need grounds, and when the gates are all answered.

use super::gate::Question;
use super::grounds::{LEAST, says_enough};

/// One gate's answer, as a person gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateAnswer {
    pub question: Question,
    /// The answer's code; any number of codes where the gate takes many.
    pub codes: Vec<&'static str>,
    pub grounds: String,
}

/// The most characters that grounds for a gate may have.
pub const MOST_GROUNDS: usize = 4000;

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{} needs grounds of at least {LEAST} characters", .0.gate())]
    NeedsGrounds(Question),
    #[error("the grounds for {} may have at most {MOST_GROUNDS} characters", .0.gate())]
    TooLong(Question),
    #[error("{} is answered by what is done in the case, not by saying so", .0.gate())]
    HasOwnPage(Question),
}

/// The questions that a person answers as such. G8 and G9 follow from what is
/// done: the notice and the statement, and the discussion meeting.
pub const ON_THE_GATES_PAGE: [Question; 7] = [
    Question::FreeSpeech,
    Question::Retaliation,
    Question::Whistleblowing,
    Question::Conflicted,
    Question::AlreadyReacted,
    Question::Evidence,
    Question::ProtectedPosition,
];

/// The gates that the case officer answers before a severity is proposed. G4 is
/// answered at registration; G8 and G9 are answered as the procedure goes on.
pub const BEFORE_ASSESSMENT: [Question; 6] = [
    Question::FreeSpeech,
    Question::Retaliation,
    Question::Whistleblowing,
    Question::AlreadyReacted,
    Question::Evidence,
    Question::ProtectedPosition,
];

/// Whether the answer must be given with grounds.
///
/// Free speech always (Grunnlova § 100: the employer carries the burden). "No
/// whistleblowing" sets the protection aside (arbeidsmiljølova § 2 A-1); an
/// independent ground must be documented (§ 2 A-4); new facts are listed; a
/// protected position needs a counter-reason (§§ 15-8 to 15-10). The hearing and
/// the meeting (forvaltningslova § 16; arbeidsmiljølova § 15-1) have pages of their own.
pub fn needs_grounds(question: Question, codes: &[&str]) -> bool {
    match question {
        Question::FreeSpeech => true,
        Question::Retaliation => codes == ["independent_ground"],
        Question::Whistleblowing => codes == ["no"],
        Question::AlreadyReacted => codes == ["new_facts"],
        Question::ProtectedPosition | Question::Conflicted => !codes.is_empty(),
        Question::Evidence | Question::Consultation | Question::Hearing => false,
    }
}

/// Whether the answer may be taken.
pub fn check(answer: &GateAnswer) -> Result<(), Refusal> {
    if !ON_THE_GATES_PAGE.contains(&answer.question) {
        return Err(Refusal::HasOwnPage(answer.question));
    }
    if needs_grounds(answer.question, &answer.codes) && !says_enough(&answer.grounds) {
        return Err(Refusal::NeedsGrounds(answer.question));
    }
    if answer.grounds.chars().count() > MOST_GROUNDS {
        return Err(Refusal::TooLong(answer.question));
    }
    Ok(())
}

/// Whether everything that must be answered before an assessment has its answer.
pub fn all_answered(answered: &[Question]) -> bool {
    BEFORE_ASSESSMENT
        .iter()
        .all(|question| answered.contains(question))
}

/// Whether nobody may contact the employee: free speech is unanswered, or the
/// utterance is protected (Grunnlova § 100; Sivilombodet 2023).
pub fn contact_is_closed(free_speech: &[&str]) -> bool {
    matches!(free_speech, [] | ["unanswered" | "protected"])
}
