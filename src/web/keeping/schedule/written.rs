//! A version as it is written in the form.

use super::names::{field, names_of, position};
use crate::domain::local_time::read_date;
use crate::domain::retention::{Outcome, WarningPolicy};
use crate::domain::schedule::{self, OWN, Place, Rule, Schedule, Wrong};
use crate::domain::text::normalise;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::words::Words;
use chrono::{Days, NaiveDate};

/// The form as it begins: with the latest version, or with what is suggested.
pub fn filled(latest: Option<&Schedule>) -> Fields {
    let mut fields = Fields::default();
    for (code, months) in OWN {
        let names = names_of(code);
        let rule = latest.and_then(|own| own.rules.iter().find(|rule| rule.code == code));
        let outcome = rule.map_or(Outcome::OwnPeriod, |rule| rule.outcome);
        fields.set(names[0], outcome.code());
        let months = rule.map_or(Some(months), |rule| rule.months);
        fields.set(
            names[1],
            months.map(|it| it.to_string()).unwrap_or_default(),
        );
        for (at, words) in rule.iter().flat_map(|rule| rule.weighed.iter().enumerate()) {
            fields.set(names[2 + at], words.clone());
        }
    }
    if let Some(own) = latest {
        fields.set("owner", own.owner.clone());
        fields.set("review_on", own.review_on.format("%d.%m.%Y").to_string());
    }
    fields
}

/// What was typed, as a version; or everything that is wrong with it.
pub fn read(fields: &Fields, today: NaiveDate, t: &Words) -> Result<Schedule, Faults> {
    let s = &t.keeping.schedule;
    let mut found = vec![];
    let review_on = read_date(fields.one("review_on"));
    if review_on.is_none() {
        found.push(("review_on", s.date_wrong.to_owned()));
    }
    let mut rules = vec![];
    for (code, _) in OWN {
        let names = names_of(code);
        let outcome = Outcome::parse(fields.one(names[0]));
        if outcome.is_none() {
            found.push((names[0], format!("{}: {}", (s.short_row)(code), s.choose)));
        }
        let outcome = outcome.unwrap_or(Outcome::Review);
        let months = fields.one(names[1]).trim().parse().ok();
        rules.push(Rule {
            code,
            outcome,
            months: months.filter(|_| outcome == Outcome::OwnPeriod),
            weighed: [2, 3, 4, 5].map(|at| normalise(fields.one(names[at]))),
        });
    }
    let written = Schedule {
        owner: normalise(fields.one("owner")),
        review_on: review_on.unwrap_or(today + Days::new(1)),
        warning: WarningPolicy::Unset,
        warning_reason: String::new(),
        rules,
    };
    let wrong = schedule::faults(&written, today).into_iter();
    found.extend(wrong.map(|(place, wrong)| (field(place), told(place, wrong, t))));
    if found.is_empty() {
        return Ok(written);
    }
    found.sort_by_key(|(name, _)| position(name));
    let mut faults = Faults::default();
    for (name, text) in found {
        faults.add(name, text);
    }
    Err(faults)
}

/// A fault, and the row of the schedule that it is in.
pub fn told(place: Place, wrong: Wrong, t: &Words) -> String {
    let s = &t.keeping.schedule;
    let said = (s.wrong)(place, wrong);
    match place {
        Place::Owner | Place::Review => said.to_owned(),
        Place::Months(code) => format!("{}: {said}", (s.short_row)(code)),
        Place::Weighed(code, which) => {
            let (row, asked) = ((s.short_row)(code), (s.weighed)(which));
            format!("{row}: {asked}. {said}")
        }
    }
}
