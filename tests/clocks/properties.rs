//! What holds for every day and every case.

use brotsak::domain::administrative_law::RuleSet;
use brotsak::domain::calendar::{
    add_months, add_weeks, add_working_days, easter, is_holiday, is_working_day, moved,
};
use brotsak::domain::clocks::{
    Clock, Code, Facts, Kind, Negotiation, Probation, Seniority, Tariff, Term, clocks,
};
use brotsak::domain::coded::Coded;
use brotsak::domain::local_time::{in_oslo, local};
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};
use proptest::prelude::*;
use proptest::sample::select;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1901, 1, 1).unwrap();
    (0..108_000_u64).prop_map(move |days| first + Days::new(days))
}

/// Gauss's rule for Easter with Lichtenberg's correction: not the way the program computes it.
fn gauss(year: i32) -> NaiveDate {
    let (a, k) = (year % 19, year / 100);
    let m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
    let s = 2 - (3 * k + 3) / 4;
    let d = (19 * a + m) % 30;
    let r = (d + a / 11) / 29;
    let og = 21 + d - r;
    let sz = 7 - (year + year / 4 + s) % 7;
    let oe = 7 - (og - sz).rem_euclid(7);
    let march = NaiveDate::from_ymd_opt(year, 3, 1).unwrap();
    march + Days::new(u64::try_from(og + oe - 1).unwrap())
}

#[test]
fn easter_is_the_same_by_another_rule() {
    for year in 1900..2200 {
        assert_eq!(easter(year), Some(gauss(year)), "{year}");
        assert_eq!(gauss(year).weekday(), Weekday::Sun);
    }
}

#[test]
fn a_year_has_the_holidays_that_the_law_names() {
    for year in 1900..2200 {
        let easter = gauss(year);
        let movable = [-3, -2, 0, 1, 39, 49, 50].map(|days| easter + TimeDelta::days(days));
        let fixed = [(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)];
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        for day in first.iter_days().take_while(|day| day.year() == year) {
            let expected = day.weekday() == Weekday::Sun
                || movable.contains(&day)
                || fixed.contains(&(day.month(), day.day()));
            assert_eq!(is_holiday(day), expected, "{day}");
        }
    }
}

/// A day so late that a long life before it fits in the years that are taken.
fn any_receipt() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    (0..60_000_u64).prop_map(move |days| first + Days::new(days))
}

fn any_seniority() -> impl Strategy<Value = Option<Seniority>> {
    // Years are told by their number here, and made a date below.
    prop_oneof![
        Just(None),
        (0..45_u32).prop_map(|years| Some(Seniority::Years(years)))
    ]
}

/// Any case of which everything that matters is known.
fn any_facts() -> impl Strategy<Value = Facts> {
    let kind = select(Kind::ALL.to_vec());
    let employment = (0..16_000_i64, 6_000..20_000_i64, any_seniority());
    let probation = prop_oneof![3 => Just(None), 1 => Just(Some(Probation { ends: None }))];
    let tariff = (0..=12_u32, 0..=6_u32);
    let negotiation = (0..60_i64, 0..60_i64, 0..90_i64, 0..4_u8);
    let rest = (any::<bool>(), any::<bool>());
    (
        kind,
        any_receipt(),
        employment,
        probation,
        tariff,
        negotiation,
        rest,
    )
        .prop_map(
            |(kind, received, (service, age, years), probation, tariff, steps, (defect, new))| {
                let since = received - TimeDelta::days(service);
                let (demand, meeting, end, taken) = steps;
                let demanded = received + TimeDelta::days(demand);
                let met = demanded + TimeDelta::days(meeting);
                let mut facts = Facts {
                    received: Some(received),
                    seniority: years.or(Some(Seniority::Since(since))),
                    born: Some(
                        since.min(received - TimeDelta::days(16_500)) - TimeDelta::days(age),
                    ),
                    rules: RuleSet::ALL[usize::from(new)],
                    tariff: Tariff {
                        months: tariff.0,
                        probation_months: tariff.1,
                    },
                    ..Facts::of(kind)
                };
                if kind.is_disputed_in_court() {
                    facts.negotiation = Negotiation {
                        demanded: (taken > 0).then_some(demanded),
                        met: (taken > 1).then_some(met),
                        ended: (taken > 2).then_some(met + TimeDelta::days(end)),
                    };
                }
                facts.form_defect = defect && matches!(kind, Kind::Dismissal | Kind::Termination);
                facts.probation = probation.filter(|_| kind == Kind::Dismissal);
                facts
            },
        )
}

fn counted(facts: &Facts) -> Vec<Clock> {
    clocks(facts, facts.received.unwrap()).unwrap_or_else(|why| panic!("{why}: {facts:?}"))
}

fn deadline(facts: &Facts, code: Code) -> Option<NaiveDate> {
    let clocks = counted(facts);
    let clock = clocks.iter().find(|clock| clock.code == code)?;
    clock.deadline()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_moved_deadline_is_the_first_working_day_that_is_not_before(day in any_day()) {
        let moved = moved(day);
        prop_assert!(is_working_day(moved));
        prop_assert!(day.iter_days().take_while(|it| *it < moved).all(|it| !is_working_day(it)));
        prop_assert!((moved - day).num_days() <= 5, "{} {}", day, moved);
    }

    #[test]
    fn a_later_start_never_ends_earlier(day in any_day(), later in 0..400_u64, count in 0..30_u32) {
        let then = day + Days::new(later);
        prop_assert!(moved(day) <= moved(then));
        prop_assert!(add_weeks(day, count) <= add_weeks(then, count));
        prop_assert!(add_months(day, count) <= add_months(then, count));
        let working = |day| add_working_days(day, count as usize);
        prop_assert!(working(day) <= working(then));
    }

    #[test]
    fn weeks_keep_the_weekday_and_months_the_number_or_the_last_day(day in any_day(), count in 1..40_u32) {
        let week = add_weeks(day, count);
        prop_assert_eq!(week.weekday(), day.weekday());
        prop_assert_eq!((week - day).num_days(), i64::from(count) * 7);
        let month = add_months(day, count);
        let of = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap();
        prop_assert_eq!(of(month) - of(day), i32::try_from(count).unwrap());
        let is_last = month.succ_opt().unwrap().month() != month.month();
        prop_assert!(month.day() == day.day() || (is_last && month.day() < day.day()));
    }

    #[test]
    fn five_working_days_are_five_working_days(day in any_day(), count in 1..20_usize) {
        let last = add_working_days(day, count);
        let passed = day.iter_days().skip(1).take_while(|it| *it <= last);
        prop_assert_eq!(passed.filter(|it| is_working_day(*it)).count(), count);
        prop_assert!(is_working_day(last));
    }

    #[test]
    fn every_deadline_is_its_raw_day_or_moved_as_its_owner_may(facts in any_facts()) {
        for clock in counted(&facts) {
            prop_assert!(!clock.paragraphs.is_empty());
            let Term::Day { start, raw, deadline } = clock.term else { continue };
            prop_assert!(start <= raw || clock.code == Code::Probation, "{:?}", clock);
            // The last day of notice bounds the right to remain, and is not moved.
            let moves = clock.code.moves() && clock.code != Code::RemainInPost;
            prop_assert_eq!(deadline, if moves { moved(raw) } else { deadline });
            prop_assert!(moves || deadline == raw || clock.code == Code::RemainInPost);
            prop_assert!(raw <= deadline);
        }
    }

    #[test]
    fn notice_by_law_ends_with_a_month_and_the_later_rule_wins(facts in any_facts()) {
        let law = deadline(&facts, Code::NoticeByLaw);
        let tariff = deadline(&facts, Code::NoticeByTariff);
        prop_assert_eq!(law.is_some(), facts.kind == Kind::Dismissal);
        prop_assert_eq!(deadline(&facts, Code::Notice), law.max(tariff));
        if let Some(law) = law && facts.probation.is_none() {
            prop_assert_eq!(law.succ_opt().unwrap().day(), 1);
            let received = facts.received.unwrap();
            let months = (law.year() - received.year()) * 12
                + i32::try_from(law.month()).unwrap() - i32::try_from(received.month()).unwrap();
            prop_assert!((1..=6).contains(&months), "{}", months);
        }
    }

    #[test]
    fn more_service_and_more_years_never_shorten_the_notice(received in any_receipt(), service in 0..15_000_i64, age in 6_000..20_000_i64, more in 0..4_000_i64) {
        let notice = |service, age| {
            let mut facts = Facts::of(Kind::Dismissal);
            let since = received - TimeDelta::days(service);
            facts.received = Some(received);
            facts.seniority = Some(Seniority::Since(since));
            facts.born = Some(since - TimeDelta::days(age));
            deadline(&facts, Code::NoticeByLaw)
        };
        prop_assert!(notice(service, age) <= notice(service + more, age));
        prop_assert!(notice(service, age) <= notice(service, age + more));
    }

    #[test]
    fn nobody_keeps_the_right_to_remain_longer_than_either_time(facts in any_facts()) {
        if let Some(remain) = deadline(&facts, Code::RemainInPost) {
            prop_assert!(Some(remain) <= deadline(&facts, Code::Notice));
            let suit = deadline(&facts, Code::Suit);
            prop_assert!(suit.is_none_or(|suit| remain <= suit));
        }
    }

    #[test]
    fn seventy_two_hours_are_seventy_two_hours(seconds in 0..8_000_000_000_i64) {
        let mut facts = Facts::of(Kind::None);
        let known = DateTime::<Utc>::from_timestamp(seconds - 1_000_000_000, 0).unwrap();
        facts.breach_known = Some(known);
        facts.letter_available = Some(known);
        for clock in clocks(&facts, local(known).date()).unwrap() {
            match (clock.code, clock.term) {
                (Code::DataBreach, Term::Moment { start, deadline }) => {
                    prop_assert_eq!(deadline - start, TimeDelta::hours(72));
                }
                (Code::SecondNotice, Term::Moment { start, deadline }) => {
                    let wall = local(deadline) - local(start);
                    let gap = TimeDelta::days(7)..=TimeDelta::days(7) + TimeDelta::hours(1);
                    prop_assert!(gap.contains(&wall), "{} {}", in_oslo(start), in_oslo(deadline));
                }
                _ => {}
            }
        }
    }
}
