//! Whether the facts can all be true at once.

use super::{Contract, Fact, Facts, Kind, Seniority};
use crate::domain::calendar::{YEARS, add_months};
use crate::domain::local_time::day;
use chrono::{Datelike, NaiveDate};

/// Why nothing is counted. The words for people stand where the facts are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Disorder {
    #[error("{later:?} is before {earlier:?}")]
    OutOfOrder { earlier: Fact, later: Fact },
    #[error("{0:?} is not between the years 1900 and 2200")]
    OutOfRange(Fact),
    #[error("{fact:?} does not belong to {kind:?}")]
    NotForKind { fact: Fact, kind: Kind },
    #[error("{0:?} has a number that cannot be right")]
    TooMany(Fact),
}

/// The most days that an absence or a time to reply can be.
pub const MOST_DAYS: u32 = 3650;
const MOST_YEARS: u32 = 80;

pub fn check(facts: &Facts) -> Result<(), Disorder> {
    belongs(facts)?;
    for (fact, date) in dates(facts) {
        if !YEARS.contains(&date.year()) {
            return Err(Disorder::OutOfRange(fact));
        }
    }
    numbers(facts)?;
    in_order(facts)
}

/// Every date that is given, with its name.
fn dates(facts: &Facts) -> Vec<(Fact, NaiveDate)> {
    let given = [
        (Fact::Birth, facts.born),
        (Fact::Employment, employed(facts)),
        (Fact::SickSince, facts.absence.sick_since),
        (Fact::Received, facts.received),
        (Fact::Demand, facts.negotiation.demanded),
        (Fact::Meeting, facts.negotiation.met),
        (Fact::NegotiationsEnd, facts.negotiation.ended),
        (Fact::ProbationEnd, facts.probation.and_then(|it| it.ends)),
        (Fact::SuspensionStart, facts.suspension.from),
        (Fact::SuspensionEnd, facts.suspension.until),
        (Fact::PriorNotice, facts.prior_notice.map(|it| it.sent)),
        (Fact::Inquiry, facts.inquired),
        (Fact::AccessRequest, facts.access_requested),
        (Fact::DataObtained, facts.data_obtained),
        (Fact::Report, facts.reported),
        (Fact::Breach, facts.breach_known.map(day)),
        (Fact::LetterAvailable, facts.letter_available.map(day)),
    ];
    let given = given.into_iter();
    given
        .filter_map(|(fact, date)| Some((fact, date?)))
        .collect()
}

fn employed(facts: &Facts) -> Option<NaiveDate> {
    match facts.seniority {
        Some(Seniority::Since(date)) => Some(date),
        _ => None,
    }
}

/// What must not come before what.
const ORDER: &[(Fact, Fact)] = &[
    (Fact::Birth, Fact::Employment),
    (Fact::Birth, Fact::Received),
    (Fact::Employment, Fact::Received),
    (Fact::Employment, Fact::ProbationEnd),
    (Fact::Employment, Fact::SuspensionStart),
    (Fact::SickSince, Fact::Received),
    (Fact::Received, Fact::ProbationEnd),
    (Fact::Received, Fact::Demand),
    (Fact::Received, Fact::Meeting),
    (Fact::Received, Fact::NegotiationsEnd),
    (Fact::Demand, Fact::Meeting),
    (Fact::Demand, Fact::NegotiationsEnd),
    (Fact::Meeting, Fact::NegotiationsEnd),
    (Fact::SuspensionStart, Fact::SuspensionEnd),
];

/// A suspension that was over before the letter came was never imposed by it.
const SUSPENSION: (Fact, Fact) = (Fact::Received, Fact::SuspensionEnd);

fn in_order(facts: &Facts) -> Result<(), Disorder> {
    let dates = dates(facts);
    let of = |fact| dates.iter().find(|(name, _)| *name == fact);
    let suspension = (facts.kind == Kind::Suspension).then_some(&SUSPENSION);
    for (earlier, later) in ORDER.iter().chain(suspension) {
        if let (Some((earlier, first)), Some((later, then))) = (of(*earlier), of(*later))
            && then < first
        {
            return Err(Disorder::OutOfOrder {
                earlier: *earlier,
                later: *later,
            });
        }
    }
    match (facts.seniority, facts.born, facts.received) {
        (Some(Seniority::Years(years)), Some(born), Some(received))
            if add_months(born, years * 12) > received =>
        {
            Err(Disorder::OutOfOrder {
                earlier: Fact::Birth,
                later: Fact::Employment,
            })
        }
        _ => Ok(()),
    }
}

fn numbers(facts: &Facts) -> Result<(), Disorder> {
    let years = match facts.seniority {
        Some(Seniority::Years(years)) => years,
        _ => 0,
    };
    let reply = facts.prior_notice.map_or(1, |notice| notice.days);
    for (fact, is_good) in [
        (Fact::Employment, years <= MOST_YEARS),
        (Fact::CareAbsence, facts.absence.care_days <= MOST_DAYS),
        (Fact::ReplyDays, (1..=MOST_DAYS).contains(&reply)),
    ] {
        if !is_good {
            return Err(Disorder::TooMany(fact));
        }
    }
    Ok(())
}

/// A fact that the reaction knows nothing of is refused, not passed over: somebody meant something by it.
fn belongs(facts: &Facts) -> Result<(), Disorder> {
    let kind = facts.kind;
    let is_dismissal = kind == Kind::Dismissal;
    let ends_employment = is_dismissal || kind == Kind::Termination;
    let negotiation = &facts.negotiation;
    for (fact, is_given, may) in [
        (
            Fact::Contract,
            facts.contract != Contract::Permanent,
            is_dismissal,
        ),
        (Fact::Probation, facts.probation.is_some(), is_dismissal),
        (
            Fact::SickSince,
            facts.absence.sick_since.is_some(),
            is_dismissal,
        ),
        (Fact::CareAbsence, facts.absence.care_days > 0, is_dismissal),
        (Fact::Leave, facts.absence.on_leave, is_dismissal),
        (Fact::FormDefect, facts.form_defect, ends_employment),
        (
            Fact::Demand,
            negotiation.demanded.is_some(),
            kind.is_disputed_in_court(),
        ),
        (
            Fact::Meeting,
            negotiation.met.is_some(),
            kind.is_disputed_in_court(),
        ),
        (
            Fact::NegotiationsEnd,
            negotiation.ended.is_some(),
            kind.is_disputed_in_court(),
        ),
    ] {
        if is_given && !may {
            return Err(Disorder::NotForKind { fact, kind });
        }
    }
    Ok(())
}
