//! Who has looked, as rows of a page and of a file: by name, or by role in the copy that is handed out.

use super::faults::Faults;
use super::fields::Fields;
use super::moments::{Moment, long};
use super::spreadsheet::{BEGINNING, line};
use super::words::Words;
use crate::casework::list_readers::{Days, Look, Looks, Reader};
use crate::domain::local_time::{local, read_date};
use crate::domain::person::PersonId;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Looks on a page; the file has them all.
const MOST: usize = 1000;

/// What is asked for, as it stands in the address.
pub struct Asked {
    pub days: Days,
    pub by_role: bool,
    pub faults: Faults,
}

impl Asked {
    pub fn read(fields: &Fields, t: &Words) -> Asked {
        let mut faults = Faults::default();
        let mut day = |name: &'static str| {
            let typed = fields.one(name).trim();
            let day = read_date(typed);
            if !typed.is_empty() && day.is_none() {
                faults.add(name, t.audit.from_wrong);
            }
            day
        };
        let days = Days {
            from: day("from"),
            to: day("to"),
        };
        if days.from.zip(days.to).is_some_and(|(from, to)| to < from) {
            faults.add("to", t.readers.backwards);
        }
        Asked {
            days,
            by_role: fields.one("names") == "roles",
            faults,
        }
    }
}

pub struct Row {
    pub at: Moment,
    pub who: String,
    pub role: &'static str,
    pub why: &'static str,
    pub what: String,
    pub about: String,
}

pub struct Summary {
    pub who: String,
    pub role: &'static str,
    pub why: &'static str,
    pub count: usize,
    pub last: Moment,
}

/// The report, ready for the page.
pub struct Report {
    pub covers: String,
    pub cases: String,
    pub by_role: bool,
    pub rows: Vec<Row>,
    pub people: Vec<Summary>,
    /// What was stopped.
    pub attempts: Vec<Row>,
    pub more: Option<String>,
    /// The address of the same as a file.
    pub csv: String,
}

impl Report {
    pub fn of(
        looks: &Looks,
        asked: &Asked,
        csv: String,
        now: DateTime<Utc>,
        t: &'static Words,
    ) -> Report {
        let called = Called::of(looks, asked.by_role, t);
        let rows: Vec<Row> = looks.looks.iter().map(|look| called.row(look)).collect();
        let mut people: Vec<Summary> = vec![];
        for (look, row) in looks.looks.iter().zip(&rows) {
            let same = |it: &&mut Summary| it.who == row.who && it.why == row.why;
            match people.iter_mut().find(same) {
                Some(it) => it.count += 1,
                None => people.push(Summary {
                    who: row.who.clone(),
                    role: row.role,
                    why: row.why,
                    count: 1,
                    last: Moment::new(look.at, t),
                }),
            }
        }
        let more = rows.len().checked_sub(MOST).filter(|more| *more > 0);
        Report {
            covers: covers(looks, asked.days, now, t),
            cases: looks.covers.join(", "),
            by_role: asked.by_role,
            rows: rows.into_iter().take(MOST).collect(),
            people,
            attempts: looks
                .attempts
                .iter()
                .take(MOST)
                .map(|it| called.row(it))
                .collect(),
            more: more.map(t.readers.more),
            csv,
        }
    }
}

fn covers(looks: &Looks, days: Days, now: DateTime<Utc>, t: &'static Words) -> String {
    let since = looks.since.map(|at| local(at).date());
    let from = days.from.into_iter().chain(since).max();
    let from = from.map_or_else(|| "–".to_owned(), |day| long(day, t));
    let until = match days.to {
        Some(day) if day < local(now).date() => long(day, t),
        _ => Moment::new(now, t).plain(),
    };
    (t.readers.covers)(&from, &until)
}

/// What each reader is called.
struct Called {
    t: &'static Words,
    /// Instead of the name, where roles are shown.
    by_role: Option<BTreeMap<PersonId, String>>,
}

impl Called {
    /// Two people with the same role are told apart by a number.
    fn of(looks: &Looks, by_role: bool, t: &'static Words) -> Called {
        let mut called = BTreeMap::<PersonId, String>::new();
        let mut before = BTreeMap::<&'static str, usize>::new();
        for look in looks.attempts.iter().chain(&looks.looks).rev() {
            let Reader::Person { id, .. } = &look.reader else {
                continue;
            };
            called.entry(*id).or_insert_with(|| {
                let role = role(look, t);
                let number = before.entry(role).or_insert(0);
                *number += 1;
                format!("{role} {number}")
            });
        }
        Called {
            t,
            by_role: by_role.then_some(called),
        }
    }

    fn row(&self, look: &Look) -> Row {
        let t = self.t;
        let who = match (&look.reader, &self.by_role) {
            (Reader::House(who), _) => (t.readers.house)(*who).to_owned(),
            (Reader::Person { id, .. }, Some(called)) => called[id].clone(),
            (Reader::Person { name, .. }, None) => name.clone(),
        };
        let is_person = matches!(look.reader, Reader::Person { .. });
        Row {
            at: Moment::new(look.at, t),
            who,
            role: if is_person && self.by_role.is_none() {
                role(look, t)
            } else {
                ""
            },
            why: if is_person {
                (t.readers.purpose)(look.purpose)
            } else {
                ""
            },
            what: match look.document {
                Some(serial) => format!("{} {serial}", t.readers.document),
                None => (t.events.sentence)(&look.event, &look.data),
            },
            about: look.about.clone(),
        }
    }
}

fn role(look: &Look, t: &'static Words) -> &'static str {
    look.role.map_or(t.readers.no_role, t.roles.name)
}

/// The whole report as a file.
pub fn csv(looks: &Looks, asked: &Asked, t: &'static Words) -> String {
    let called = Called::of(looks, asked.by_role, t);
    let r = &t.readers;
    let mut file = BEGINNING.to_owned();
    let head = [r.when, r.who, r.why, r.page, r.case];
    line(&mut file, &head.map(str::to_owned));
    for look in looks.looks.iter().chain(&looks.attempts) {
        let row = called.row(look);
        let at = local(look.at).format("%Y-%m-%d %H:%M:%S").to_string();
        let who = if row.role.is_empty() {
            row.who
        } else {
            format!("{}, {}", row.who, row.role)
        };
        line(
            &mut file,
            &[at, who, row.why.to_owned(), row.what, row.about],
        );
    }
    file
}

/// The address of the file that answers the same question.
pub fn file(place: &str, fields: &Fields) -> String {
    format!("{place}.csv?{}", fields.body(""))
}
