//! What the clocks of a case need beside the letter: the employment, and what happened after it came.

use super::clocks::{Contract, Negotiation};
use chrono::{DateTime, NaiveDate, Utc};

/// What an officer has written down. Of absence only a day or a yes: nothing of a person's health is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClockFacts {
    pub employed_on: Option<NaiveDate>,
    pub born_on: Option<NaiveDate>,
    pub contract: Contract,
    pub is_on_probation: bool,
    pub probation_until: Option<NaiveDate>,
    /// The first day of incapacity for work (arbeidsmiljølova § 15-8).
    pub sick_since: Option<NaiveDate>,
    pub is_on_leave: bool,
    /// The letter was not as § 15-4 asks.
    pub has_form_defect: bool,
    pub negotiation: Negotiation,
    pub sued_on: Option<NaiveDate>,
    pub access_requested_on: Option<NaiveDate>,
    pub breach_known_at: Option<DateTime<Utc>>,
}
