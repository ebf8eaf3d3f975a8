//! How a retention is told to somebody who may not know of a later case that it rests on.

use super::Retention;

/// The warning was used in a case that is preserved.
pub const USED_LATER: &str = "R7";

/// The reaction had consequences.
pub(super) const CONSEQUENCE: &str = "R5";

/// The codes without the later case: that the warning had consequences is as true, and tells of no other case.
pub fn told_without(codes: &mut Vec<String>) {
    codes.retain(|code| code != CONSEQUENCE);
    for code in codes.iter_mut().filter(|code| *code == USED_LATER) {
        CONSEQUENCE.clone_into(code);
    }
}

impl Retention {
    /// The same of a retention that is not marked yet.
    pub fn tell_without(&mut self) {
        self.rows.retain(|row| row.code != CONSEQUENCE);
        for row in self.rows.iter_mut().filter(|row| row.code == USED_LATER) {
            row.code = CONSEQUENCE;
        }
    }
}
