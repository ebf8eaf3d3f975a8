//! When somebody is told of a deadline: so many working days before it, and after it has passed.
//!
//! A new kind of deadline is one line in a table here.

use super::calendar::is_working_day;
use super::clocks::Code;
use super::delivery::Template;
use super::next::Next;
use super::suspension::Step;
use super::task::TaskKind;
use super::todo::Todo;
use chrono::NaiveDate;

/// When those are told whose deadline it is, and when somebody above them is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Working days before the day, the earliest first.
    pub before: &'static [usize],
    pub after: After,
    pub above: Above,
}

/// What is told when the day has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    Nothing,
    Once,
    /// Every working day until it is done.
    Daily,
}

/// When the next level is told, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Above {
    Never,
    AtOnce,
    /// On the third working day.
    ThirdDay,
}

/// Whose a clock of a case is to look after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keepers {
    /// The officer who has the case.
    Officer,
    /// Whoever decided the reaction.
    Decider,
    OfficerAndDecider,
    DeciderAndHead,
}

const fn rule(before: &'static [usize], after: After, above: Above) -> Rule {
    Rule {
        before,
        after,
        above,
    }
}

/// Days in which a new report should be registered, as the clock of a varsel suggests (arbeidsmiljølova § 2 A-3).
pub const TRIAGE_DAYS: u32 = 14;

/// A report that waits to be registered. All of HR who may know of it have it already, so nobody is above.
pub const TRIAGE: Rule = rule(&[5, 1], After::Daily, Above::Never);

/// Days in which the leader carries out what is decided; no law sets them.
pub const CARRY_OUT_DAYS: u32 = 14;

/// What a leader must carry out when a case is decided.
pub const CARRY_OUT: Rule = rule(&[1], After::Once, Above::AtOnce);

/// A request to see documents (offentleglova § 32 second paragraph): unanswered it counts as refused.
pub const ACCESS_REQUEST: Rule = rule(&[3, 1], After::Daily, Above::AtOnce);

/// The next step of a case. Most of their days are the house's own suggestions, so nobody is nagged of them.
pub fn of_step(todo: Todo) -> Rule {
    match todo {
        // The employee's own day (forvaltningslova § 16): the officer is told when it has passed.
        Todo::Case(Next::RecordStatement) => rule(&[], After::Once, Above::Never),
        Todo::Case(Next::Consult) | Todo::Suspension(Step::Consult) => {
            rule(&[3, 1], After::Nothing, Above::Never)
        }
        // Looked at continuously (arbeidsmiljølova § 15-13 second paragraph).
        Todo::Suspension(Step::Review) => rule(&[2], After::Daily, Above::AtOnce),
        // A case may have to wait for the clocks of its reaction.
        Todo::Case(Next::Close) => rule(&[1], After::Once, Above::Never),
        Todo::Case(_) | Todo::Suspension(_) => rule(&[1], After::Once, Above::AtOnce),
    }
}

/// The clocks of a case that somebody is told of; nothing for those that nobody in the house must keep,
/// or that come to somebody as a step.
pub fn of_clock(code: Code) -> Option<(Keepers, Rule)> {
    use Keepers::{Decider, DeciderAndHead, Officer, OfficerAndDecider};
    Some(match code {
        // arbeidsmiljølova § 17-3 third and fifth paragraphs.
        Code::NegotiationMeeting => {
            let rule = rule(&[5, 2, 1], After::Daily, Above::AtOnce);
            (OfficerAndDecider, rule)
        }
        Code::NegotiationEnd => (Officer, rule(&[5, 2], After::Daily, Above::ThirdDay)),
        // The employee's, and good to know of (§ 17-4 first paragraph).
        Code::Suit | Code::SuitCompensation => (Officer, rule(&[10, 1], After::Once, Above::Never)),
        // Three months (§ 15-13 second paragraph).
        Code::SuspensionAlarm => {
            let rule = rule(&[20, 10, 5, 1], After::Daily, Above::AtOnce);
            (DeciderAndHead, rule)
        }
        Code::Probation => (Decider, rule(&[20, 10, 5], After::Nothing, Above::Never)),
        // forvaltningslova § 11 a third paragraph.
        Code::ProvisionalReply => (Officer, rule(&[5, 1], After::Daily, Above::ThirdDay)),
        Code::DataSubject => (Officer, rule(&[10, 3], After::Daily, Above::ThirdDay)),
        Code::ReportTarget => (Officer, rule(&[10, 3], After::Once, Above::Never)),
        Code::NegotiationDemand
        | Code::SuitFormDefect
        | Code::DemandAfterSickness
        | Code::SuitAfterSickness
        | Code::RemainInPost
        | Code::RemainByCourt
        | Code::NoticeByLaw
        | Code::NoticeByTariff
        | Code::Notice
        | Code::SuspensionReview
        | Code::Complaint
        | Code::PriorNoticeReply
        | Code::AccessRequest
        | Code::DataBreach
        | Code::SecondNotice
        | Code::ReportTriage => return None,
    })
}

/// A day so near that its notices come at once.
const NEAR_DAYS: i64 = 3;

/// Whether a notice may wait for the day's digest, where the person wants that. What the law or
/// the role demands may not: a day that is near or over, what blocks a case, an alarm, a sign-in.
pub fn may_wait(
    template: Template,
    kind: TaskKind,
    due: Option<NaiveDate>,
    today: NaiveDate,
) -> bool {
    let is_near = due.is_some_and(|due| (due - today).num_days() <= NEAR_DAYS);
    let is_routine = matches!(template, Template::TaskNew | Template::TaskReminder);
    is_routine && kind.may_wait() && !is_near
}

/// What there is to tell of a deadline on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// So many working days before, by the rule.
    Coming(usize),
    /// It has passed; this is such a working day after it.
    Passed(usize),
}

impl Telling {
    /// What tells it from every other telling of the same task.
    pub fn key(self, task: i32, due: NaiveDate) -> String {
        match self {
            Telling::Coming(days) => format!("task-{task} {due} before-{days}"),
            Telling::Passed(days) => format!("task-{task} {due} after-{days}"),
        }
    }
}

/// What is to be told on `today`, a working day, of a deadline that began to run on `since`.
///
/// Of several tellings that were missed, only the last: whoever comes back is not flooded. One
/// whose day was over when the deadline began to run is none.
pub fn telling(rule: Rule, since: NaiveDate, due: NaiveDate, today: NaiveDate) -> Option<Telling> {
    if today <= due {
        let has_come = |days: &&usize| {
            let day = working_days_before(due, **days);
            since < day && day <= today
        };
        return rule
            .before
            .iter()
            .rfind(has_come)
            .map(|days| Telling::Coming(*days));
    }
    match rule.after {
        After::Nothing => None,
        After::Once => Some(Telling::Passed(1)),
        After::Daily => Some(Telling::Passed(working_days_after(due, today))),
    }
}

/// Whether there is nothing more to tell of it, now or later.
pub fn is_over(rule: Rule, due: NaiveDate, today: NaiveDate) -> bool {
    match rule.after {
        After::Nothing => today > due,
        After::Once => today > due && working_days_after(due, today) > 1,
        After::Daily => false,
    }
}

/// Whether the next level is to be told on `today`.
pub fn is_told_above(rule: Rule, due: NaiveDate, today: NaiveDate) -> bool {
    let least = match rule.above {
        Above::Never => return false,
        Above::AtOnce => 1,
        Above::ThirdDay => 3,
    };
    today > due && working_days_after(due, today) >= least
}

/// The working day so many working days before `day`, which is not counted itself.
fn working_days_before(day: NaiveDate, count: usize) -> NaiveDate {
    let before = std::iter::successors(day.pred_opt(), NaiveDate::pred_opt);
    let mut counted = before.filter(|day| is_working_day(*day));
    counted.nth(count.saturating_sub(1)).unwrap_or(day)
}

/// How many working days have come after `day`, up to and with `today`; at least one.
fn working_days_after(day: NaiveDate, today: NaiveDate) -> usize {
    let after = day.iter_days().skip(1).take_while(|day| *day <= today);
    after.filter(|day| is_working_day(*day)).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a test writes days")
    }

    /// The days on which something is told of a deadline, and what.
    fn told(rule: Rule, since: &str, due: &str, until: &str) -> Vec<(String, Telling)> {
        let days = day(since).iter_days().take_while(|it| *it <= day(until));
        let mut found: Vec<(String, Telling)> = vec![];
        for today in days.filter(|day| is_working_day(*day)) {
            if let Some(telling) = telling(rule, day(since), day(due), today)
                && !found.iter().any(|(_, before)| *before == telling)
            {
                found.push((today.to_string(), telling));
            }
        }
        found
    }

    #[track_caller]
    fn check(due: &str, expected: &[(&str, usize)]) {
        let rule = rule(&[5, 2, 1], After::Nothing, Above::Never);
        let found = told(rule, "2026-06-01", due, due);
        let expected: Vec<_> = expected
            .iter()
            .map(|(day, days)| ((*day).to_owned(), Telling::Coming(*days)))
            .collect();
        assert_eq!(found, expected, "{due}");
    }

    #[test]
    fn a_reminder_lands_on_a_working_day() {
        // An ordinary week.
        let week = [("2026-12-04", 5), ("2026-12-09", 2), ("2026-12-10", 1)];
        check("2026-12-11", &week);
        // The 23rd and the 24th are working days, the 25th to the 27th are none.
        let christmas = [("2026-12-21", 5), ("2026-12-24", 2), ("2026-12-28", 1)];
        check("2026-12-29", &christmas);
        let sunday = [("2026-12-18", 5), ("2026-12-23", 2), ("2026-12-24", 1)];
        check("2026-12-27", &sunday);
        // Maundy Thursday to Easter Monday are days off in 2027, and summer time begins in between.
        let easter = [("2027-03-18", 5), ("2027-03-23", 2), ("2027-03-24", 1)];
        check("2027-03-28", &easter);
        let after = [("2027-03-19", 5), ("2027-03-24", 2), ("2027-03-30", 1)];
        check("2027-03-31", &after);
        // Winter time begins on Sunday 31 October.
        let autumn = [("2027-10-26", 5), ("2027-10-29", 2), ("2027-11-01", 1)];
        check("2027-11-02", &autumn);
    }

    #[test]
    fn what_was_missed_is_told_once_and_by_the_last() {
        let rule = rule(&[5, 2, 1], After::Daily, Above::AtOnce);
        let due = day("2026-12-11");
        let on = |today: &str| telling(rule, day("2026-11-23"), due, day(today));
        assert_eq!(on("2026-12-03"), None);
        assert_eq!(on("2026-12-10"), Some(Telling::Coming(1)));
        assert_eq!(on("2026-12-11"), Some(Telling::Coming(1)), "on the day");
        assert_eq!(on("2026-12-14"), Some(Telling::Passed(1)));
        assert_eq!(on("2026-12-21"), Some(Telling::Passed(6)));
    }

    #[test]
    fn nobody_is_reminded_of_what_has_just_begun() {
        let rule = rule(&[5, 1], After::Once, Above::Never);
        let due = day("2026-12-11");
        let since = day("2026-12-08");
        assert_eq!(telling(rule, since, due, day("2026-12-09")), None);
        let last = telling(rule, since, due, day("2026-12-10"));
        assert_eq!(last, Some(Telling::Coming(1)));
    }

    #[test]
    fn the_next_level_is_told_when_the_rule_says() {
        let due = day("2026-12-11");
        let told = |above, today: &str| {
            let rule = rule(&[], After::Daily, above);
            is_told_above(rule, due, day(today))
        };
        assert!(!told(Above::AtOnce, "2026-12-11"));
        assert!(told(Above::AtOnce, "2026-12-14"));
        assert!(!told(Above::ThirdDay, "2026-12-15"));
        assert!(told(Above::ThirdDay, "2026-12-16"));
        assert!(!told(Above::Never, "2027-12-16"));
    }

    #[test]
    fn what_is_told_once_has_one_key_and_what_is_told_daily_one_a_day() {
        let due = day("2026-12-11");
        let key = |after, today: &str| {
            let rule = rule(&[], after, Above::Never);
            let telling = telling(rule, due, due, day(today));
            telling.expect("it has passed").key(7, due)
        };
        assert_eq!(key(After::Once, "2026-12-14"), "task-7 2026-12-11 after-1");
        assert_eq!(key(After::Once, "2027-01-14"), "task-7 2026-12-11 after-1");
        assert_eq!(key(After::Daily, "2026-12-16"), "task-7 2026-12-11 after-3");
    }
}
