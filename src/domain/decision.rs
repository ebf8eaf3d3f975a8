//! When a recommendation or a decision may be made, and by whom.

use super::assessment::{Assessment, Blocked, gate_ceiling};
use super::case::{OutOfTurn, Stage, Step};
use super::gate::{BlockStage, Gates, Question};
use super::ruleset::Ruleset;
use super::severity::Severity;

/// The fewest characters that are grounds, and not a nod.
///
/// A person decides, and says why in own words, also when the proposal is
/// followed (personvernforordninga art. 22; the house's own rule is the length).
pub const LEAST_GROUNDS: usize = 50;

/// The most characters a text of grounds may have.
pub const MOST_GROUNDS: usize = 6000;

/// Why something cannot be recommended or decided. Each has a sentence in every language of the house.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    OutOfTurn(#[from] OutOfTurn),
    #[error("{0} needs at least {LEAST_GROUNDS} characters")]
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
    #[error("{0:?} needs the lawful procedure, which this version does not have")]
    NeedsProcedure(Severity),
}

/// The text that a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Grounds,
    Weighing,
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Field::Grounds => "grounds",
            Field::Weighing => "weighing",
        })
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub severity: Severity,
    /// Rules, facts and main considerations (forvaltningslova §§ 24 and 25).
    pub grounds: String,
}

/// What a decision is judged against.
pub struct Standing<'a> {
    pub stage: Stage,
    pub ruleset: &'a Ruleset,
    pub gates: &'a Gates,
    pub assessment: &'a Assessment,
}

/// Whether `recommendation` may be recorded, and the stage the case reaches.
pub fn recommend(
    standing: &Standing<'_>,
    recommendation: &Recommendation,
) -> Result<Stage, Refusal> {
    let stage = standing.stage.after(Step::Recommend)?;
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
/// (arbeidsmiljølova § 15-1) and by the chief executive (kommunelova § 13-1
/// seventh paragraph), with a letter that holds what § 15-4 asks for. Until the
/// house can see to all of that, it refuses them.
pub fn decide(standing: &Standing<'_>, decision: &Decision) -> Result<Stage, Refusal> {
    let stage = standing.stage.after(Step::Decide)?;
    own_words(&decision.grounds, Field::Grounds, standing.assessment)?;
    if decision.severity >= Severity::Dismissal {
        return Err(Refusal::NeedsProcedure(decision.severity));
    }
    within_ceiling(standing, decision.severity)?;
    let blocked = standing_in_the_way(standing, decision.severity);
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
pub fn standing_in_the_way(standing: &Standing<'_>, severity: Severity) -> Vec<Question> {
    let blocks = blocks_at(standing, severity);
    let counts = |block: &&Blocked| severity > Severity::None || block.gate == Question::Conflicted;
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
    // Blanks are not words: several count as one.
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.join(" ").chars().count() < LEAST_GROUNDS {
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
