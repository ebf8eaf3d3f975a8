//! Finds where a text names somebody, however the name is written.
//!
//! A name that stood in four more places than the one that was struck out has been held a breach
//! of secrecy (forvaltningslova § 13). So a name is sought by each of its parts, in any case, with
//! a genitive, over a line's end, by initials, by e-mail and its local part, and by number; in user names, cut by
//! blanks, in letters that look the same, and as computers write them.

mod alike;
mod apart;
mod chains;
mod common;
mod encoded;
mod fold;
mod gap;
mod handles;
pub mod keys;
mod letters;
mod made;
mod marks;
mod needles;
mod parts;
mod signs;
mod spelling;

use apart::{Halves, spaced};
use fold::texts;
use gap::{APOSTROPHES, narrow};
use handles::Handles;
use marks::Marks;
use parts::{Run, bridged, by_parts, is_named, runs, whose, with_initials};
use signs::{Index, domain, initials};
use std::collections::BTreeSet;

pub use fold::{Token, tokens};
pub use letters::{is_mark, is_unseen};

/// Words that are also names; in small letters, and alone, they are words.
const WORDS: [&str; 14] = [
    "dag", "else", "liv", "mai", "odd", "siv", "sol", "stein", "stig", "vår", "bo", "per", "ask",
    "berg",
];

/// A part that is shorter is a name only with a capital.
const SHORT: usize = 3;

/// How much of a name is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enough {
    /// Any part, the initials, the number: whoever must not be named.
    AnyPart,
    /// Given name and surname side by side, or the whole e-mail: everybody else who works here.
    FullName,
}

/// Somebody who is sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    pub name: String,
    pub email: String,
    /// User names and numbers that are this person's alone.
    pub numbers: Vec<String>,
    pub enough: Enough,
}

impl Sought {
    /// Somebody of the register. An employee number of one or two digits stands in every other text.
    pub fn of(name: &str, email: &str, employee_no: &str, enough: Enough) -> Sought {
        let number = employee_no.trim();
        let is_own = number.chars().count() >= SHORT;
        Sought {
            name: name.to_owned(),
            email: email.to_owned(),
            numbers: is_own.then(|| number.to_owned()).into_iter().collect(),
            enough,
        }
    }
}

/// A place in the text, in bytes, and whom it names: a number in the list that was sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    pub first: usize,
    pub end: usize,
    pub person: usize,
}

/// Whether two names are written of the same words, in whatever order.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let sorted = |name: &str| texts(name).into_iter().collect::<BTreeSet<_>>();
    !one.trim().is_empty() && sorted(one) == sorted(other)
}

/// Every place where `text` names one of `people`, in the order of the text.
pub fn find(text: &str, people: &[Sought]) -> Vec<Hit> {
    let words = tokens(text);
    let index = Index::of(&words);
    let marks: Vec<Marks> = people.iter().map(Marks::of).collect();
    let whose = whose(&marks);
    let mut hits = vec![];
    for (person, at) in by_parts(&words, &whose) {
        let (own, enough) = (&marks[person], people[person].enough);
        for run in bridged(&words, runs(&words, &at), own, enough) {
            if is_named(&words[run.0..run.1], own, enough) {
                let run = with_initials(&words, run, own);
                hits.push(hit(text, &words, run, person));
            }
        }
    }
    for (person, run) in Handles::of(people, &marks, &whose).found(text, &words) {
        hits.push(hit(text, &words, run, person));
    }
    for (person, run) in cut(&words, people, &marks) {
        hits.push(hit(text, &words, run, person));
    }
    for (person, own) in marks.iter().enumerate() {
        let whole_only = people[person].enough == Enough::FullName;
        for run in index.sequences(&own.local) {
            let after = text[words[run.1 - 1].end..].chars().next();
            let is_mail = after.is_some_and(|c| narrow(c) == '@');
            let is_word = run.1 - run.0 == 1 && is_only_a_word(&words[run.0]);
            if is_mail || !(whole_only || is_word) {
                let end = if is_mail {
                    domain(&words, run.1)
                } else {
                    run.1
                };
                hits.push(hit(text, &words, (run.0, end), person));
            }
        }
        if whole_only {
            continue;
        }
        for number in &own.numbers {
            let found = index.numbers(number).into_iter();
            hits.extend(found.map(|run| hit(text, &words, run, person)));
        }
        hits.extend(initials(&words, own).map(|run| hit(text, &words, run, person)));
    }
    merged(text, hits)
}

/// What blanks have cut.
fn cut(words: &[Token], people: &[Sought], marks: &[Marks]) -> Vec<(usize, Run)> {
    let halves = Halves::of(marks).found(words).into_iter();
    let own =
        halves.filter(|(person, _, is_full)| *is_full || people[*person].enough == Enough::AnyPart);
    let own = own.map(|(person, run, _)| (person, run));
    own.chain(spaced(words, marks, |person| people[person].enough))
        .collect()
}

fn is_only_a_word(word: &Token) -> bool {
    !word.is_capital && WORDS.contains(&word.text.as_str())
}

fn hit(text: &str, words: &[Token], run: Run, person: usize) -> Hit {
    let (first, mut end) = (words[run.0].first, words[run.1 - 1].end);
    // A genitive's apostrophe, and what comes after it.
    if let Some(rest) = text[end..].strip_prefix(APOSTROPHES) {
        end = text.len() - rest.len();
        let mut after = rest.chars();
        let is_s = after.next().is_some_and(|c| c == 's' || c == 'S');
        if is_s && !after.next().is_some_and(char::is_alphanumeric) {
            end += 1;
        }
    }
    Hit { first, end, person }
}

/// In order, and each place of a person once.
fn merged(text: &str, mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.person, hit.first, hit.end));
    let mut all: Vec<Hit> = vec![];
    for hit in hits {
        match all.last_mut() {
            Some(last) if last.person == hit.person && hit.first <= last.end => {
                last.end = last.end.max(hit.end);
            }
            _ => all.push(hit),
        }
    }
    debug_assert!(all.iter().all(|hit| text.get(hit.first..hit.end).is_some()));
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests;
