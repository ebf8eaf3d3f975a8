//! When a recommendation or a decision may be made, and by whom.

use super::assessment::{Assessment, Blocked, gate_ceiling};
use super::authority::needs_second;
use super::case::{Done, OutOfTurn, Stage, Step};
use super::gate::{BlockStage, Consultation, Gates, Hearing, Question};
use super::grounds::{LEAST, says_enough};
use super::ruleset::Ruleset;
use super::severity::Severity;

/// The most characters a text of grounds may have.
pub const MOST_GROUNDS: usize = 6000;

/// Why something cannot be recommended or decided. Each has a sentence in every language of the house.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    OutOfTurn(#[from] OutOfTurn),
    #[error("{0} needs at least {LEAST} characters")]
    TooShort(Field),
    #[error("{0} may have at most {MOST_GROUNDS} characters")]
    TooLong(Field),
    #[error("{0} repeats the program's own words")]
    Copied(Field),
    #[error("a gate allows {ceiling:?} at most")]
    AboveCeiling {
        ceiling: Severity,
        gates: Vec<Question>,
    },
    #[error("gates stand in the way: {0:?}")]
    Blocked(Vec<Question>),
    #[error("{0:?} needs the discussion meeting first")]
    NotConsulted(Severity),
}

/// The text that a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Rules,
    Facts,
    Grounds,
    Weighing,
    Alternatives,
}

impl Field {
    /// The name of the field in forms.
    pub fn code(self) -> &'static str {
        match self {
            Field::Rules => "rules",
            Field::Facts => "facts",
            Field::Grounds => "grounds",
            Field::Weighing => "weighing",
            Field::Alternatives => "alternatives",
        }
    }
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// What a person makes of the proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    pub severity: Severity,
    /// What gives a legitimate ground (arbeidsmiljølova § 15-7, first step).
    pub grounds: String,
    /// What speaks against, and how it is weighed (second step).
    pub weighing: String,
}

/// A decision and its grounds: rules, facts and main considerations
/// (forvaltningslova §§ 24 and 25). What a severity does not ask for stays empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub severity: Severity,
    /// The rules it rests on (§ 25 first paragraph).
    pub rules: String,
    /// The facts it rests on (§ 25 second paragraph).
    pub facts: String,
    /// The main considerations (§ 25 third paragraph); for a dismissal what makes
    /// it legitimate, for a termination what the gross breach is
    /// (arbeidsmiljølova §§ 15-7 and 15-14).
    pub grounds: String,
    /// The interests weighed against each other (§ 15-7; HR-2021-2389-A).
    pub weighing: String,
    /// Milder reactions and other suitable work, and why they are not enough.
    pub alternatives: String,
}

impl Decision {
    /// The texts that a decision of this severity needs.
    pub fn needs(severity: Severity) -> &'static [Field] {
        match severity {
            Severity::None | Severity::Guidance => &[Field::Grounds],
            Severity::Warning => &[Field::Rules, Field::Facts, Field::Grounds],
            Severity::Dismissal | Severity::Termination => &[
                Field::Rules,
                Field::Facts,
                Field::Grounds,
                Field::Weighing,
                Field::Alternatives,
            ],
        }
    }

    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Rules => &self.rules,
            Field::Facts => &self.facts,
            Field::Grounds => &self.grounds,
            Field::Weighing => &self.weighing,
            Field::Alternatives => &self.alternatives,
        }
    }
}

/// What a decision is judged against.
pub struct Standing<'a> {
    pub stage: Stage,
    pub ruleset: &'a Ruleset,
    pub gates: &'a Gates,
    pub assessment: &'a Assessment,
    /// Somebody is appointed to decide in place of the conflicted (forvaltningslova § 9).
    pub has_substitute: bool,
}

impl Standing<'_> {
    /// What has been done, as the gates tell: the hearing (G9) and the meeting (G8).
    fn done(&self) -> Done {
        done(self.gates)
    }
}

/// What has been done in the case, as the gates tell.
pub fn done(gates: &Gates) -> Done {
    Done {
        heard: gates.hearing == Hearing::Given,
        consulted: gates.consultation != Consultation::NotHeld,
    }
}

/// Whether `recommendation` may be recorded, and the stage the case reaches.
pub fn recommend(
    standing: &Standing<'_>,
    recommendation: &Recommendation,
) -> Result<Stage, Refusal> {
    let stage = standing.stage.after(Step::Recommend, standing.done())?;
    own_words(&recommendation.grounds, Field::Grounds, standing.assessment)?;
    own_words(
        &recommendation.weighing,
        Field::Weighing,
        standing.assessment,
    )?;
    within_ceiling(standing, recommendation.severity)?;
    Ok(stage)
}

/// Whether `decision` may be recorded, and the stage the case reaches.
///
/// A dismissal or a termination is decided after the discussion meeting
/// (arbeidsmiljølova §§ 15-1 and 15-14 second paragraph), whichever way it was
/// settled. Who may decide is another question (`domain::authority`); a decision
/// that a second person must confirm waits for that.
pub fn decide(standing: &Standing<'_>, decision: &Decision) -> Result<Stage, Refusal> {
    let severity = decision.severity;
    let step = if needs_second(severity, standing.assessment.severity) {
        Step::Decide
    } else {
        Step::DecideAlone
    };
    let stage = standing.stage.after(step, standing.done())?;
    for field in Decision::needs(severity) {
        own_words(decision.text(*field), *field, standing.assessment)?;
    }
    within_ceiling(standing, severity)?;
    if severity >= Severity::Dismissal && !standing.done().consulted {
        return Err(Refusal::NotConsulted(severity));
    }
    let blocked = standing_in_the_way(standing, severity);
    if blocked.is_empty() {
        Ok(stage)
    } else {
        Err(Refusal::Blocked(blocked))
    }
}

/// A person may deviate from the proposal, but not above what a gate allows:
/// the way there is to answer that gate anew, with grounds.
fn within_ceiling(standing: &Standing<'_>, severity: Severity) -> Result<(), Refusal> {
    let ceiling = gate_ceiling(standing.ruleset, standing.gates);
    if severity <= ceiling {
        return Ok(());
    }
    let sets = |question: &Question| {
        let gate = standing.ruleset.gate(*question);
        let given = standing.gates.answers(*question).into_iter();
        let limits = given.filter_map(|code| gate.answer(code)?.limit.as_ref());
        limits.into_iter().any(|limit| limit.severity < severity)
    };
    let gates = ALL_GATES.iter().copied().filter(sets).collect();
    Err(Refusal::AboveCeiling { ceiling, gates })
}

/// The gates that hold a decision of this severity back.
///
/// Closing without a reaction hurts nobody, and needs only an impartial decider
/// (forvaltningslova § 6). A reaction needs every gate: it contacts the employee.
/// Where somebody is conflicted (G4), a substitute opens the way (§ 9).
pub fn standing_in_the_way(standing: &Standing<'_>, severity: Severity) -> Vec<Question> {
    let blocks = blocks_at(standing, severity);
    let counts = |block: &&Blocked| match block.gate {
        Question::Conflicted => !standing.has_substitute,
        // The answer is not taken without the counter-reason that the block asks for
        // (`domain::gate_answer`; arbeidsmiljølova §§ 15-8 to 15-10).
        Question::ProtectedPosition => false,
        _ => severity > Severity::None,
    };
    let mut gates: Vec<Question> = blocks
        .iter()
        .filter(counts)
        .map(|block| block.gate)
        .collect();
    gates.dedup();
    gates
}

/// The blocks as they would stand if `severity` were the proposal.
fn blocks_at(standing: &Standing<'_>, severity: Severity) -> Vec<Blocked> {
    super::assessment::blocks_for(standing.ruleset, standing.gates, severity)
}

/// What nobody may do now: contact the employee, build on the proposal, or decide.
pub fn is_closed(assessment: &Assessment, stage: BlockStage) -> bool {
    assessment.blocks.iter().any(|block| block.stage == stage)
}

fn own_words(text: &str, field: Field, assessment: &Assessment) -> Result<(), Refusal> {
    if !says_enough(text) {
        return Err(Refusal::TooShort(field));
    }
    if text.chars().count() > MOST_GROUNDS {
        return Err(Refusal::TooLong(field));
    }
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let own = plain(text);
    let given = assessment.reasons.iter().map(|reason| &reason.text);
    let given = given.chain(assessment.blocks.iter().map(|block| &block.text));
    let mut given = given.flat_map(|text| [&text.nn, &text.nb, &text.en]);
    let all: String = assessment
        .reasons
        .iter()
        .map(|reason| plain(&reason.text.nn))
        .collect();
    if own == all || given.any(|text| plain(text) == own) {
        return Err(Refusal::Copied(field));
    }
    Ok(())
}

const ALL_GATES: [Question; 9] = [
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
