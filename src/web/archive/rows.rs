//! A closed case as a row of the archivist's list.

use super::{Core, core_view};
use crate::casework::core_standing::Standing;
use crate::domain::local_time::day;
use crate::domain::retention::Outcome;
use crate::store::closed_cases::ClosedCase;
use crate::store::retention::Mark;
use crate::web::marks;
use crate::web::moments::{Day, Moment};
use crate::web::words::Words;

pub struct Row {
    pub number: String,
    pub slug: String,
    /// Its content is gone since then.
    pub destroyed: Option<Moment>,
    /// What the public reads.
    pub title: String,
    pub severity: String,
    pub closed: Option<Day>,
    pub outcome: String,
    /// How long, and from when it may be destroyed.
    pub period: Option<(String, Option<Day>)>,
    /// Each row of the table that matched, as a sentence.
    pub why: Vec<String>,
    /// How it stands in the archive core.
    pub core: Option<Core>,
}

pub fn row(case: &ClosedCase, core: Option<&Standing>, t: &'static Words) -> Row {
    let mark = case.mark.as_ref();
    Row {
        number: case.number.to_string(),
        slug: case.number.slug(),
        destroyed: case.destroyed_at.map(|at| Moment::new(at, t)),
        title: case.public_title.clone(),
        severity: marks::severity(t, case.severity),
        closed: case.closed_at.map(|at| Day::new(day(at), t)),
        outcome: outcome(mark, t),
        period: mark.and_then(|mark| {
            let months = mark.months?;
            let from = mark.destroy_from.map(|day| Day::new(day, t));
            Some(((t.archive.months)(months), from))
        }),
        core: core.map(|standing| core_view(standing, t)),
        why: mark.map_or_else(Vec::new, |mark| {
            let rows = mark.rows.iter().map(String::as_str);
            t.archive.sentences(rows, mark.outcome)
        }),
    }
}

pub fn outcome(mark: Option<&Mark>, t: &Words) -> String {
    let a = &t.archive;
    match mark.map(|mark| mark.outcome) {
        Some(Outcome::Preserved) => marks::tag("info", "box", a.preserved),
        Some(Outcome::OwnPeriod) => marks::tag("open", "clock", a.own_period),
        Some(Outcome::Review) => marks::tag("warn", "warn", a.review),
        None => marks::tag("warn", "warn", a.no_mark),
    }
}
