//! The gates G1–G9: what must be answered first, what each answer limits, and what it blocks.

mod answers;
mod case;

pub use answers::{
    AlreadyReacted, Conflicted, Consultation, Evidence, FreeSpeech, Hearing, ProtectedPosition,
    Retaliation, Whistleblowing,
};
pub use case::{Gates, Question, UnknownAnswer};

use crate::domain::coded::Coded;
use crate::domain::language::Text;
use crate::domain::procedure::Task;
use crate::domain::severity::Severity;

/// One gate of a rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    pub question: Question,
    pub name: Text,
    /// The question as the case officer meets it.
    pub ask: Text,
    /// The rule of law behind it, in one or two sentences.
    pub rule: Text,
    /// Never empty.
    pub sources: Vec<String>,
    /// Every answer of the question, each once.
    pub answers: Vec<Answer>,
    /// For a question that takes several answers: what any of them blocks.
    pub block: Option<Block>,
    /// For a question that takes several answers: what any of them asks for.
    pub follow_up: Vec<Task>,
}

impl Gate {
    pub fn answer(&self, code: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.code == code)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub code: String,
    pub label: Text,
    pub limit: Option<Limit>,
    pub block: Option<Block>,
    /// The answers it could honestly turn out to be instead.
    pub may_become: Vec<String>,
    pub follow_up: Vec<Task>,
}

/// The strictest reaction that an answer lets through.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    pub severity: Severity,
    pub text: Text,
}

/// What may not happen before the gate is settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub stage: BlockStage,
    /// The mildest proposal it holds back.
    pub from: Severity,
    /// `{answers}` stands for the labels of the answers given.
    pub text: Text,
}

/// How far the case may not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockStage {
    Contact,
    Proposal,
    Decision,
}

impl Coded for BlockStage {
    const ALL: &'static [BlockStage] = &[
        BlockStage::Contact,
        BlockStage::Proposal,
        BlockStage::Decision,
    ];

    fn code(self) -> &'static str {
        match self {
            BlockStage::Contact => "contact",
            BlockStage::Proposal => "proposal",
            BlockStage::Decision => "decision",
        }
    }
}
