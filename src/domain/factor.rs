//! What makes a breach worse or milder, and by how much.

use crate::domain::gate::Question;
use crate::domain::language::Text;
use crate::domain::procedure::Task;

/// An aggravating or mitigating factor. Only factors weigh.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// `A1`, `M3`.
    pub code: String,
    /// Positive when it aggravates, negative when it mitigates; never zero.
    pub weight: i64,
    pub name: Text,
    /// Never empty.
    pub sources: Vec<String>,
    /// Gate answers that nobody can honestly give while this factor is found.
    pub rules_out: Vec<(Question, String)>,
    pub follow_up: Vec<Task>,
}

impl Factor {
    pub fn is_aggravating(&self) -> bool {
        self.weight > 0
    }
}
