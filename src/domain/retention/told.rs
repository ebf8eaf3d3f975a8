//! How a retention is told: what came of its rows, and what of it to somebody who may not know of a later case.

use super::{Outcome, Retention};
use crate::domain::schedule::is_own;

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

/// What the rows of the municipality's own came to, as far as the outcome of all the rows tells: the schedule may
/// preserve what has an own period otherwise (arkivforskrifta § 3). Nothing where another row may be why.
pub fn came_to<'a>(mut rows: impl Iterator<Item = &'a str>, outcome: Outcome) -> Option<Outcome> {
    (outcome == Outcome::OwnPeriod || rows.all(is_own)).then_some(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_schedule_did_is_told_where_nothing_else_may_have_done_it() {
        use Outcome::{OwnPeriod, Preserved, Review};
        let told = |rows: &[&'static str], outcome| came_to(rows.iter().copied(), outcome);
        assert_eq!(told(&["R15"], OwnPeriod), Some(OwnPeriod));
        assert_eq!(told(&["R15"], Preserved), Some(Preserved));
        assert_eq!(told(&["D3"], Review), Some(Review));
        assert_eq!(told(&["R2", "R15"], Preserved), None);
        assert_eq!(told(&["R12", "R16"], Review), None);
    }
}
