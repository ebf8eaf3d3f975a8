//! What is left of a case that is destroyed: no more than the journal keeps (bevaringsforskrifta § 20; arkivforskrifta § 15).

use crate::domain::case::Channel;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, Utc};

/// What stands in the places of a destroyed case and its report that cannot be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remains {
    /// In the place of the day of the incident: the day on which the report came, which the journal has anyway.
    pub happened_on: NaiveDate,
    pub channel: Channel,
}

/// Of a case whose report came then.
pub fn remains(received_at: DateTime<Utc>) -> Remains {
    Remains {
        happened_on: day(received_at),
        channel: Channel::Other,
    }
}

/// Who stands behind a disposal, as the archive says it (`kassertAv`; Noark 5, utfoertKassasjon): the person who carried the list out, or
/// the one who approved it, where the command line carried it out.
pub fn answerable(carried_out: Option<PersonId>, approved: Option<PersonId>) -> Option<PersonId> {
    carried_out.or(approved)
}

#[cfg(test)]
mod tests {
    use super::{answerable, remains};
    use crate::domain::case::Channel;
    use crate::domain::person::PersonId;

    #[test]
    fn what_is_left_says_the_day_the_report_came_in_norway_and_no_channel() {
        let left = remains("2026-11-20T23:30:00Z".parse().unwrap());
        assert_eq!(left.happened_on, "2026-11-21".parse().unwrap());
        assert_eq!(left.channel, Channel::Other);
    }

    #[test]
    fn whoever_carried_a_disposal_out_stands_behind_it_else_whoever_approved_it() {
        let (one, other) = (Some(PersonId(1)), Some(PersonId(2)));
        assert_eq!(answerable(one, other), one);
        assert_eq!(answerable(None, other), other);
        assert_eq!(answerable(None, None), None);
    }
}
