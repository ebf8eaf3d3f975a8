//! Entries of the trail as rows of its page: names for people, words for codes.

use crate::casework::read_trail::{Actor, Line, Page};
use crate::web::moments::Moment;
use crate::web::numbers::grouped;
use crate::web::words::Words;
use std::collections::BTreeMap;

pub struct Row {
    pub seq: String,
    pub at: Option<Moment>,
    pub who: String,
    pub about: String,
    pub event: String,
    /// The beginning and the end of the key.
    pub hash: String,
    pub holds: bool,
}

/// Without numbers that count what is hidden too, where `may_count` is false.
pub fn of(page: Page, may_count: bool, t: &'static Words) -> Vec<Row> {
    let names = page.names;
    let each = page
        .lines
        .into_iter()
        .map(|line| row(&line, may_count, &names, t));
    each.collect()
}

fn row(line: &Line, may_count: bool, names: &BTreeMap<i32, String>, t: &'static Words) -> Row {
    let said = line.said.as_ref();
    let who = said.map_or_else(String::new, |said| who(&said.actor, t));
    let about = said.map_or_else(String::new, |said| {
        about(&said.subject, may_count, names, t)
    });
    Row {
        seq: grouped(line.seq, t.language),
        at: line.at.map(|at| Moment::new(at, t)),
        // What somebody does about themselves is said once.
        about: if about == who { String::new() } else { about },
        who,
        event: sentence(line, t),
        hash: short(&line.hash),
        holds: line.holds,
    }
}

pub fn sentence(line: &Line, t: &Words) -> String {
    match &line.said {
        Some(said) => (t.events.sentence)(&said.event, &said.data),
        None if line.is_destroyed => t.audit.destroyed.to_owned(),
        None => t.audit.unreadable.to_owned(),
    }
}

pub fn who(actor: &Actor, t: &Words) -> String {
    match actor {
        Actor::Named(name) | Actor::Unknown(name) => name.clone(),
        Actor::Reporter => t.audit.reporter.to_owned(),
        Actor::System => t.audit.system.to_owned(),
        Actor::CommandLine => t.audit.command_line.to_owned(),
    }
}

/// What an event is about: `Sak 2026/7`, a person's name, or nothing where the event says it all.
/// The number of a mail or of a task counts the hidden ones too: it stands there where `may_count` is true.
pub fn about(subject: &str, may_count: bool, names: &BTreeMap<i32, String>, t: &Words) -> String {
    let a = &t.audit;
    let kinds = [
        ("M-", a.report, true),
        ("draft:", a.draft, false),
        ("form:", a.form, false),
        ("mail-", a.mail, false),
        ("task-", a.task, false),
        ("export/", a.export, false),
    ];
    if let Some(id) = subject.strip_prefix("u-") {
        let name = id.parse().ok().and_then(|id: i32| names.get(&id));
        return name.cloned().unwrap_or_else(|| subject.to_owned());
    }
    for (prefix, word, is_whole) in kinds {
        if let Some(rest) = subject.strip_prefix(prefix) {
            if !may_count && ["mail-", "task-"].contains(&prefix) {
                return word.to_owned();
            }
            let number: String = if is_whole {
                subject.to_owned()
            } else {
                rest.chars().take(8).collect()
            };
            return format!("{word} {number}");
        }
    }
    if subject.starts_with(|first: char| first.is_ascii_digit()) {
        return format!("{} {subject}", a.case);
    }
    String::new()
}

/// `4be1c07a…9f02`
fn short(hash: &str) -> String {
    let letters: Vec<char> = hash.chars().collect();
    if letters.len() <= 12 {
        return hash.to_owned();
    }
    let (first, last) = (&letters[..8], &letters[letters.len() - 4..]);
    first.iter().chain(&['…']).chain(last).collect()
}
