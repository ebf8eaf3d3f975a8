//! What counts, and what holds the proposal down.

use crate::domain::assessment::{Input, Reason, ReasonKind, SetAside, wording};
use crate::domain::case::Channel;
use crate::domain::coded::Coded;
use crate::domain::factor::Factor;
use crate::domain::gate::{Answer, Gates, Question};
use crate::domain::guideline::Point;
use crate::domain::ruleset::Ruleset;
use crate::domain::severity::Severity;

/// The points and factors of an input, sorted into what counts and what does not, each once and
/// in the rule set's order.
pub struct Counted<'r> {
    pub points: Vec<&'r Point>,
    pub factors: Vec<&'r Factor>,
    pub out_of_scope: Vec<&'r Point>,
    /// A repeating point and the one that counts in its place.
    pub repeated: Vec<(&'r Point, &'r Point)>,
}

impl<'r> Counted<'r> {
    /// Scope is judged first; then, of the points that say the same, the original counts, or the
    /// first of them when the original is not alleged.
    pub fn of(ruleset: &'r Ruleset, input: &Input<'_>) -> Counted<'r> {
        let alleged = |point: &&Point| input.points.iter().any(|given| given.code == point.code);
        let found = |factor: &&Factor| input.factors.iter().any(|given| given.code == factor.code);
        let (covered, out_of_scope): (Vec<&Point>, Vec<&Point>) = ruleset
            .points()
            .iter()
            .filter(alleged)
            .partition(|point| point.scope.covers(input.channel));
        let stands_for = |point: &Point| {
            let same = |other: &&&Point| other.original() == point.original();
            let is_original = |other: &&&Point| other.duplicate_of.is_none();
            let mut alike = covered.iter().filter(same);
            let original = covered.iter().filter(same).find(is_original);
            original.or_else(|| alike.next()).copied()
        };
        let mut counted = Counted {
            points: vec![],
            factors: ruleset.factors().iter().filter(found).collect(),
            out_of_scope,
            repeated: vec![],
        };
        for point in &covered {
            match stands_for(point) {
                Some(other) if other.code != point.code => counted.repeated.push((point, other)),
                _ => counted.points.push(point),
            }
        }
        counted
    }

    pub fn net(&self) -> i64 {
        self.factors.iter().map(|factor| factor.weight).sum()
    }

    /// What does not count, and why, in the rule set's order within each cause.
    pub fn set_aside(&self, channel: Channel) -> Vec<SetAside> {
        let outside = self.out_of_scope.iter().map(|point| SetAside {
            code: point.code.clone(),
            why: wording::out_of_scope(point.scope, channel),
        });
        let repeated = self.repeated.iter().map(|(point, other)| SetAside {
            code: point.code.clone(),
            why: wording::repeated(&other.code),
        });
        outside.chain(repeated).collect()
    }

    /// The strictest reaction that the points carry: the highest cap among those that stand alone;
    /// without one of those, guidance at most.
    fn cap(&self) -> Severity {
        let alone = self.points.iter().filter(|point| point.stands_alone);
        let alone = alone.map(|point| point.cap).max();
        let any = self.points.iter().map(|point| point.cap).max();
        alone.unwrap_or_else(|| any.unwrap_or(Severity::None).min(Severity::Guidance))
    }

    /// The points that the cap comes from.
    fn capping(&self, cap: Severity) -> impl Iterator<Item = &&'r Point> {
        let any_alone = self.points.iter().any(|point| point.stands_alone);
        self.points.iter().filter(move |point| {
            if any_alone {
                point.stands_alone && point.cap == cap
            } else {
                point.cap.min(Severity::Guidance) == cap
            }
        })
    }
}

/// The upper limits of a proposal.
pub struct Limits<'r> {
    cap: Severity,
    gates: Vec<(Question, &'r Answer, Severity)>,
}

impl<'r> Limits<'r> {
    pub fn of(ruleset: &'r Ruleset, counted: &Counted<'_>, gates: &Gates) -> Limits<'r> {
        let limit = |question: &Question| {
            let [given] = gates.answers(*question)[..] else {
                return None;
            };
            let answer = ruleset.gate(*question).answer(given)?;
            let limit = answer.limit.as_ref()?;
            Some((*question, answer, limit.severity))
        };
        Limits {
            cap: counted.cap(),
            gates: Question::ALL.iter().filter_map(limit).collect(),
        }
    }

    /// `unlimited`, held down by every limit.
    pub fn apply(&self, unlimited: Severity) -> Severity {
        self.gates
            .iter()
            .map(|(_, _, limit)| *limit)
            .fold(unlimited.min(self.cap), Severity::min)
    }

    /// As [`Limits::apply`], had `question` been answered with something that limits to `limit`.
    pub fn apply_with(&self, unlimited: Severity, question: Question, limit: Severity) -> Severity {
        self.gates
            .iter()
            .filter(|(other, _, _)| *other != question)
            .map(|(_, _, limit)| *limit)
            .fold(unlimited.min(self.cap).min(limit), Severity::min)
    }

    /// The caps and gates that lowered the proposal, all that bind equally. No point left is always
    /// a reason, also when the weight alone would have given no reaction.
    pub fn reasons(
        &self,
        ruleset: &Ruleset,
        counted: &Counted<'_>,
        unlimited: Severity,
    ) -> Vec<Reason> {
        let proposal = self.apply(unlimited);
        let lowered = proposal < unlimited;
        let mut reasons = vec![];
        if counted.points.is_empty() {
            reasons.extend(counted.out_of_scope.iter().map(|point| Reason {
                kind: ReasonKind::Cap,
                code: point.code.clone(),
                weight: 0,
                text: wording::no_point_left(&point.code),
                sources: point.sources.clone(),
            }));
        } else if lowered && self.cap == proposal {
            reasons.extend(counted.capping(self.cap).map(|point| Reason {
                kind: ReasonKind::Cap,
                code: point.code.clone(),
                weight: 0,
                text: wording::capped(point, self.cap),
                sources: point.sources.clone(),
            }));
        }
        for (question, answer, limit) in &self.gates {
            let Some(rule) = answer
                .limit
                .as_ref()
                .filter(|_| lowered && *limit == proposal)
            else {
                continue;
            };
            reasons.push(Reason {
                kind: match answer.block {
                    Some(_) => ReasonKind::Gate,
                    None => ReasonKind::Cap,
                },
                code: question.gate().to_owned(),
                weight: 0,
                text: rule.text.clone(),
                sources: ruleset.gate(*question).sources.clone(),
            });
        }
        reasons
    }
}

/// The strictest reaction that the gates leave open to the person who decides.
///
/// A person may deviate from the proposal, with reasons, also above the points' cap; but never
/// above what a gate forbids (protected speech, retaliation, facts already reacted to, evidence).
pub fn gate_ceiling(ruleset: &Ruleset, gates: &Gates) -> Severity {
    let answers = Question::ALL.iter().flat_map(|question| {
        let gate = ruleset.gate(*question);
        let given = gates.answers(*question).into_iter();
        given.filter_map(|code| gate.answer(code))
    });
    let limits = answers.filter_map(|answer| answer.limit.as_ref());
    limits
        .map(|limit| limit.severity)
        .fold(Severity::Termination, Severity::min)
}
