//! How long the employment lasts after a dismissal (arbeidsmiljølova §§ 15-3, 15-6).

use super::{Clock, Code, Fact, Facts, Kind, Law, Length, Note, Paragraph, Seniority, Term};
use crate::domain::calendar::{add_months, first_of_next_month, full_years, last_of_months};
use chrono::NaiveDate;

const BY_LAW: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 15-3 (1)–(4)")];
const IN_PROBATION: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 15-3 (7)")];
const BY_TARIFF: &[Paragraph] = &[Paragraph::of(Law::Hta, "kap. 1 § 3")];
const EITHER: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 15-3 (1), (8)")];
const PROBATION: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 15-6 (3)")];

/// § 15-3 seventh paragraph.
const PROBATION_LENGTH: Length = Length::Days(14);
/// § 15-6 third paragraph.
const MOST_PROBATION_MONTHS: u32 = 6;

/// Months of notice by seniority and, for the employer after ten years, by age: from how many full
/// years, from what age, how many months (§ 15-3 first to third paragraphs). The last row that fits holds.
const MONTHS: &[(u32, u32, u32)] = &[
    (0, 0, 1),
    (5, 0, 2),
    (10, 0, 3),
    (10, 50, 4),
    (10, 55, 5),
    (10, 60, 6),
];

pub fn clocks(facts: &Facts) -> Vec<Clock> {
    if facts.kind != Kind::Dismissal {
        return vec![];
    }
    let mut clocks = vec![by_law(facts)];
    clocks.extend(by_tariff(facts));
    clocks.push(last_day(facts));
    clocks.extend(probation(facts));
    clocks
}

/// The months of notice by law, for so many full years of service. The age is asked for only where it matters.
fn months(years: u32, age: Option<u32>) -> Result<u32, Fact> {
    let fitting = MONTHS.iter().filter(|(service, _, _)| years >= *service);
    let depends = fitting.clone().any(|(_, least, _)| *least > 0);
    let age = match age {
        None if depends => return Err(Fact::Birth),
        age => age.unwrap_or(0),
    };
    let mut fitting = fitting.filter(|(_, least, _)| age >= *least);
    Ok(fitting.next_back().map_or(1, |(_, _, months)| *months))
}

/// Notice by law runs from the first of the month after the letter was received; seniority and age
/// are those of the day of receipt, when the dismissal took place (§ 15-3, § 15-4 second paragraph).
fn by_law(facts: &Facts) -> Clock {
    let note = facts.absence.on_leave;
    if facts.probation.is_some() {
        let start = facts.received.ok_or(Fact::Received);
        return Clock::counted(Code::NoticeByLaw, PROBATION_LENGTH, start)
            .citing(IN_PROBATION)
            .noting(Note::UnlessAgreedInWriting)
            .noting_if(note, Note::LeaveNotice);
    }
    let (length, term) = match lawful_months(facts) {
        Err(fact) => (None, Term::Needs(fact)),
        Ok((months, received)) => {
            let first = first_of_next_month(received);
            let term = Term::day(Code::NoticeByLaw, first, last_of_months(first, months));
            (Some(Length::Months(months)), term)
        }
    };
    Clock::with(Code::NoticeByLaw, length, term)
        .citing(BY_LAW)
        .noting_if(note, Note::LeaveNotice)
}

fn lawful_months(facts: &Facts) -> Result<(u32, NaiveDate), Fact> {
    let received = facts.received.ok_or(Fact::Received)?;
    let years = match facts.seniority.ok_or(Fact::Employment)? {
        Seniority::Since(date) => full_years(date, received),
        Seniority::Years(years) => years,
    };
    let age = facts.born.map(|born| full_years(born, received));
    Ok((months(years, age)?, received))
}

/// From the day of receipt to the same number, where the municipality has such a rule.
fn by_tariff(facts: &Facts) -> Option<Clock> {
    let months = match facts.probation {
        Some(_) => facts.tariff.probation_months,
        None => facts.tariff.months,
    };
    if months == 0 {
        return None;
    }
    let start = facts.received.ok_or(Fact::Received);
    let clock = Clock::counted(Code::NoticeByTariff, Length::Months(months), start)
        .citing(BY_TARIFF)
        .noting(Note::VerifyTariff);
    Some(clock)
}

/// The later of law and tariff: the law's minimum after five years cannot be shortened (§ 15-3
/// eighth paragraph), and before that the longer one harms nobody who must give it.
pub fn last_day(facts: &Facts) -> Clock {
    let law = by_law(facts);
    let Some(tariff) = by_tariff(facts) else {
        return Clock {
            code: Code::Notice,
            ..law.noting(Note::NoTariff)
        };
    };
    let (later, note) = match (law.deadline(), tariff.deadline()) {
        (Some(by_law), Some(by_tariff)) if by_tariff > by_law => (tariff, Note::TariffIsLater),
        (Some(_), Some(_)) => (law, Note::LawIsLater),
        _ => (law, Note::LaterOfBoth),
    };
    let mut notes = vec![note];
    if note == Note::TariffIsLater {
        notes.push(Note::VerifyTariff);
    }
    if facts.absence.on_leave {
        notes.push(Note::LeaveNotice);
    }
    Clock {
        notes,
        ..Clock::with(Code::Notice, later.length, later.term)
    }
    .citing(EITHER)
}

/// A dismissal under the rules on probation must be given before the agreed time is over, and no
/// more than six months can be agreed on (§ 15-6 third paragraph).
fn probation(facts: &Facts) -> Option<Clock> {
    let ends = facts.probation?.ends;
    let term = match ends {
        None => Term::Needs(Fact::ProbationEnd),
        Some(ends) => Term::Day {
            start: match facts.seniority {
                Some(Seniority::Since(date)) => date,
                _ => facts.received.unwrap_or(ends),
            },
            raw: ends,
            deadline: ends,
        },
    };
    let longest = match facts.seniority {
        Some(Seniority::Since(date)) => Some(add_months(date, MOST_PROBATION_MONTHS)),
        _ => None,
    };
    let too_long = ends.zip(longest).is_some_and(|(ends, most)| ends >= most);
    let clock = Clock::with(Code::Probation, None, term)
        .citing(PROBATION)
        .done(facts.received)
        .noting_if(too_long, Note::ProbationTooLong);
    Some(clock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(years: u32, age: Option<u32>, expected: Result<u32, Fact>) {
        assert_eq!(months(years, age), expected, "{years} years, age {age:?}");
    }

    #[test]
    fn notice_follows_seniority_and_after_ten_years_age() {
        check(0, None, Ok(1));
        check(4, Some(64), Ok(1));
        check(5, None, Ok(2));
        check(9, Some(62), Ok(2));
        check(10, Some(49), Ok(3));
        check(10, Some(50), Ok(4));
        check(12, Some(54), Ok(4));
        check(12, Some(55), Ok(5));
        check(30, Some(59), Ok(5));
        check(30, Some(60), Ok(6));
        check(30, Some(71), Ok(6));
    }

    #[test]
    fn the_age_is_asked_for_only_where_it_matters() {
        check(9, None, Ok(2));
        check(10, None, Err(Fact::Birth));
    }
}
