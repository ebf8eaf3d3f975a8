//! The next lawful step as something a named person does by a day.

use super::calendar::{add_days, moved};
use super::next::Next;
use super::suspension::Step;
use chrono::NaiveDate;

/// What a case, or the suspension beside it, waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Todo {
    Case(Next),
    Suspension(Step),
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doer {
    /// The officer who prepares the case.
    Officer,
    /// Whoever may decide it (kommunelova § 13-1 seventh paragraph).
    Decider,
    /// The second person (kommunelova § 25-1).
    Second,
}

impl Todo {
    /// Everything a case can wait for.
    pub fn all() -> impl Iterator<Item = Todo> {
        let steps = [
            Step::Consult,
            Step::Decide,
            Step::Confirm,
            Step::Deliver,
            Step::Review,
        ];
        let case = Next::ALL.into_iter().map(Todo::Case);
        case.chain(steps.into_iter().map(Todo::Suspension))
    }

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Todo::Case(Next::AnswerGates) => "answer_gates",
            Todo::Case(Next::Assess) => "assess",
            Todo::Case(Next::GiveNotice) => "give_notice",
            Todo::Case(Next::RecordStatement) => "record_statement",
            Todo::Case(Next::Recommend) => "recommend",
            Todo::Case(Next::Consult) => "consult",
            Todo::Case(Next::Decide) => "decide",
            Todo::Case(Next::Confirm) => "confirm",
            Todo::Case(Next::Deliver) => "deliver",
            Todo::Case(Next::Close) => "close",
            Todo::Suspension(Step::Consult) => "suspension_consult",
            Todo::Suspension(Step::Decide) => "suspension_decide",
            Todo::Suspension(Step::Confirm | Step::Return) => "suspension_confirm",
            Todo::Suspension(Step::Deliver) => "suspension_deliver",
            Todo::Suspension(Step::Review | Step::End) => "suspension_review",
        }
    }

    pub fn parse(code: &str) -> Option<Todo> {
        Todo::all().find(|todo| todo.code() == code)
    }

    pub fn doer(self) -> Doer {
        match self {
            Todo::Case(Next::Decide) | Todo::Suspension(Step::Decide) => Doer::Decider,
            Todo::Case(Next::Confirm) | Todo::Suspension(Step::Confirm) => Doer::Second,
            _ => Doer::Officer,
        }
    }

    /// Days that the house suggests for it. The law sets none for these steps; it asks
    /// for a case to be prepared and decided without undue delay (forvaltningslova § 11 a).
    fn days(self) -> u32 {
        match self {
            Todo::Case(Next::Consult | Next::RecordStatement | Next::Close)
            | Todo::Suspension(Step::Review) => 14,
            Todo::Case(Next::Confirm | Next::Deliver) => 3,
            Todo::Case(_) => 7,
            Todo::Suspension(_) => 2,
        }
    }

    /// The day it is to be done: `set` where somebody or the law has set one, else a
    /// suggestion, counted from the day the case came to it and never on a holiday.
    pub fn due(self, since: NaiveDate, set: Option<NaiveDate>) -> NaiveDate {
        set.unwrap_or_else(|| moved(add_days(since, self.days())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_code_of_its_own() {
        for todo in Todo::all() {
            assert_eq!(Todo::parse(todo.code()), Some(todo));
        }
    }

    #[test]
    fn a_suggested_day_is_a_working_day_and_a_set_one_stands() {
        let since: NaiveDate = "2026-12-18".parse().unwrap();
        let due = Todo::Case(Next::Assess).due(since, None);
        // The 25th and 26th are holidays, and the 27th a Sunday.
        assert_eq!(due.to_string(), "2026-12-28");
        let set: NaiveDate = "2026-12-26".parse().unwrap();
        assert_eq!(Todo::Case(Next::Assess).due(since, Some(set)), set);
    }
}
