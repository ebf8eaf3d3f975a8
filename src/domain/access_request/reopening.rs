//! A request that was answered without what a blocking hid is open again when the blocking is lifted.
//!
//! Each document is weighed by itself, and whoever asks is told of each that is kept back (offentleglova § 31,
//! forvaltningslova § 21, personvernforordninga art. 15): what nobody who answered saw, is not answered.

use super::{Basis, Course};
use chrono::NaiveDate;

/// Whether the request was answered without one of the documents that it is about. `weighed` says of each of them
/// whether it was weighed.
pub fn is_answered_without(course: Course, mut weighed: impl Iterator<Item = bool>) -> bool {
    course == Course::Answered && weighed.any(|it| !it)
}

/// The day by which the rest is answered: as many days as a request that came that day. The bound is the house's own.
pub fn due_again(basis: Basis, lifted_on: NaiveDate) -> NaiveDate {
    basis.due(lifted_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_answered_without_a_document_is_opened_again() {
        let without =
            |course, weighed: &[bool]| is_answered_without(course, weighed.iter().copied());
        assert!(without(Course::Answered, &[true, false]));
        assert!(!without(Course::Answered, &[true, true]));
        assert!(!without(Course::Answered, &[]));
        assert!(!without(Course::Open, &[false]));
        assert!(!without(Course::Withdrawn, &[false]));
    }
}
