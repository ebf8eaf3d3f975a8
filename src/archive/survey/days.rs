//! The days that documents are dated on: none that cannot be right, as the check of the package has it.

use super::{Survey, place};
use crate::archive::fault::{Place, Trouble};
use crate::store::archive_rows::{Case, Document};
use chrono::{Datelike, Days, NaiveDate};

/// No paper in these archives is older.
const FIRST_YEAR: i32 = 1800;
/// A paper may be dated on a day to come, but not years ahead.
const AHEAD: Days = Days::new(366);
/// What was received was so on a day that has come; clocks stand in different zones.
const RECEIVED: Days = Days::new(1);

/// A document that is dated after the period as far as it was known.
#[derive(Debug)]
pub(super) struct Dated {
    place: Place,
    on: NaiveDate,
    within: Days,
}

impl Survey {
    /// Whether a day lies too far ahead is known at the end, when the period is.
    pub(super) fn dated(&mut self, case: &Case, document: &Document) {
        let on = document.dated_on;
        if on.year() < FIRST_YEAR {
            self.fault(place(case, document), Trouble::DatedLongAgo { on });
        }
        if on > self.period.1 {
            // Of a statement the day it is dated is the day it came.
            let is_received = document.kind == "statement" && document.main_id.is_none();
            self.ahead.push(Dated {
                place: place(case, document),
                on,
                within: if is_received { RECEIVED } else { AHEAD },
            });
        }
    }

    /// The package speaks of no day after the last of its period, or after that on which it is made.
    pub(super) fn judge_days(&mut self, today: NaiveDate) {
        let last = self.period.1.max(today);
        for Dated { place, on, within } in std::mem::take(&mut self.ahead) {
            let most = last.checked_add_days(within).unwrap_or(NaiveDate::MAX);
            if on > most {
                self.fault(place, Trouble::DatedAhead { on, most });
            }
        }
    }
}
