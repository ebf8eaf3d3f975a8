//! A municipality's rule set: points, factors, gates, thresholds and the words for them.

mod parts;
mod read;

use crate::domain::factor::Factor;
use crate::domain::gate::{Gate, Question};
use crate::domain::guideline::Point;
use crate::domain::json::Malformed;
use crate::domain::language::Text;
use crate::domain::procedure::Task;
use crate::domain::severity::Severity;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Everything that an assessment builds on. Read from a file, never changed afterwards: a case
/// keeps the code of the rule set that it was judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruleset {
    pub id: String,
    pub version: u64,
    pub title: Text,
    pub adopted_by: String,
    /// A date, `2014-04-30`.
    pub adopted_on: String,
    pub thresholds: Thresholds,
    pub human_decision: Principle,
    points: Vec<Point>,
    factors: Vec<Factor>,
    /// In the order of [`Question::ALL`].
    gates: Vec<Gate>,
    /// In the order of [`Task::ALL`].
    steps: Vec<StepText>,
    sources: BTreeMap<String, String>,
}

/// The lowest net that gives each reaction; below the first there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    pub guidance: i64,
    pub warning: i64,
    pub dismissal: i64,
    pub termination: i64,
}

impl Thresholds {
    pub fn severity(&self, net: i64) -> Severity {
        match net {
            _ if net >= self.termination => Severity::Termination,
            _ if net >= self.dismissal => Severity::Dismissal,
            _ if net >= self.warning => Severity::Warning,
            _ if net >= self.guidance => Severity::Guidance,
            _ => Severity::None,
        }
    }
}

/// A rule that holds in every case (G10: a person decides; personvernforordninga art. 22).
#[derive(Clone, Debug, PartialEq)]
pub struct Principle {
    pub name: Text,
    pub rule: Text,
    pub sources: Vec<String>,
}

/// The words and sources of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct StepText {
    pub task: Task,
    pub text: Text,
    /// Never empty.
    pub sources: Vec<String>,
}

static BUILTIN: LazyLock<Ruleset> = LazyLock::new(|| {
    Ruleset::parse(Ruleset::BUILTIN_TEXT.as_bytes())
        .expect("the built-in rule set is read by a test before every release")
});

impl Ruleset {
    /// The file of the built-in rule set, word for word.
    pub const BUILTIN_TEXT: &'static str = include_str!("rulesets/valle-2014.json");

    /// Valle kommune's guidelines of 2014.
    pub fn builtin() -> &'static Ruleset {
        &BUILTIN
    }

    /// Reads and checks a rule set file (`docs/ruleset-format.md`).
    pub fn parse(bytes: &[u8]) -> Result<Ruleset, Malformed> {
        read::ruleset(bytes)
    }

    /// `valle-2014/1`: id and version, the name that cases keep.
    pub fn code(&self) -> String {
        format!("{}/{}", self.id, self.version)
    }

    /// Every point of the guidelines, in their order.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The points that people are offered.
    pub fn selectable_points(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| point.selectable)
    }

    pub fn point(&self, code: &str) -> Option<&Point> {
        self.points.iter().find(|point| point.code == code)
    }

    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    pub fn factor(&self, code: &str) -> Option<&Factor> {
        self.factors.iter().find(|factor| factor.code == code)
    }

    /// G1 to G9.
    pub fn gates(&self) -> &[Gate] {
        &self.gates
    }

    pub fn gate(&self, question: Question) -> &Gate {
        &self.gates[question as usize]
    }

    pub fn step(&self, task: Task) -> &StepText {
        &self.steps[task as usize]
    }

    /// The full reference behind a source, `HR2021` or `STRL § 210`; `None` when it stands for itself.
    pub fn reference(&self, source: &str) -> Option<(&str, &str)> {
        let (key, text) = self.sources.get_key_value(source_key(source))?;
        Some((key, text))
    }
}

/// The part of a source that stands in the legend: its first word.
fn source_key(source: &str) -> &str {
    source.split(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::coded::Coded;

    #[test]
    fn the_builtin_rule_set_reads() {
        let read = Ruleset::parse(Ruleset::BUILTIN_TEXT.as_bytes());
        assert_eq!(
            read.map(|ruleset| ruleset.code()).as_deref(),
            Ok("valle-2014/1")
        );
    }

    #[test]
    fn gates_and_steps_stand_where_they_are_looked_up() {
        let ruleset = Ruleset::builtin();
        for question in Question::ALL {
            assert_eq!(ruleset.gate(*question).question, *question);
        }
        for task in Task::ALL {
            assert_eq!(ruleset.step(*task).task, *task);
        }
    }
}
