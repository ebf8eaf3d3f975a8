//! Finds where a text names somebody, however the name is written.
//!
//! A name that stood in four more places than the one that was struck out has been held a breach
//! of secrecy (forvaltningslova § 13). So a name is sought by each of its parts, in any case, with
//! a genitive, over a line's end, by initials, by e-mail and its local part, and by number.

mod fold;

use fold::{Gap, Token, tokens};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Capital letters that are an office before they are a person; with full stops they are initials.
const OFFICES: [&str; 13] = [
    "hr", "ks", "it", "nav", "sfo", "ppt", "hms", "amu", "bup", "eu", "usa", "pdf", "ok",
];

/// Words that are also names; in small letters, and alone, they are words.
const WORDS: [&str; 14] = [
    "dag", "else", "liv", "mai", "odd", "siv", "sol", "stein", "stig", "vår", "bo", "per", "ask",
    "berg",
];

/// A part that is shorter is a name only with a capital.
const SHORT: usize = 3;
/// A part over a line's end, without a hyphen, is put together where it is as long.
const LONG: usize = 5;

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

/// A place in the text, in bytes, and whom it names: a number in the list that was sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    pub first: usize,
    pub end: usize,
    pub person: usize,
}

/// What one is recognised by.
#[derive(Default)]
struct Marks {
    /// Parts of the name, small and plain; whether each is enough by itself.
    parts: BTreeMap<String, bool>,
    given: String,
    surname: String,
    initials: BTreeSet<String>,
    letters: BTreeSet<String>,
    local: Vec<String>,
    numbers: Vec<Vec<String>>,
}

impl Marks {
    fn of(sought: &Sought) -> Marks {
        let mut marks = Marks::default();
        let words = tokens(&sought.name);
        let own: Vec<&Token> = words.iter().filter(|word| word.is_capital).collect();
        for word in &words {
            let is_own = word.is_capital && word.letters > 1;
            marks.parts.insert(word.text.clone(), is_own);
        }
        // Anne-Marie is Annemarie too.
        for pair in words.windows(2).filter(|pair| pair[1].gap == Gap::Hyphen) {
            let joined = format!("{}{}", pair[0].text, pair[1].text);
            marks.parts.insert(joined, true);
        }
        marks.given = own.first().map(|it| it.text.clone()).unwrap_or_default();
        marks.surname = own.last().map(|it| it.text.clone()).unwrap_or_default();
        for which in 0..2 {
            let letters = own.iter().filter_map(|it| it.initials()[which]);
            let letters: Vec<String> = letters.map(String::from).collect();
            if let [first, .., last] = letters.as_slice() {
                marks.initials.insert(letters.concat());
                marks.initials.insert(format!("{first}{last}"));
            }
            marks.letters.extend(letters);
        }
        let local = sought.email.split('@').next().unwrap_or_default();
        marks.local = texts(local);
        let numbers = sought.numbers.iter().map(|number| texts(number));
        marks.numbers = numbers.filter(|it| !it.is_empty()).collect();
        marks
    }

    /// Which part of the name the word is, with a genitive or without.
    fn part(&self, word: &str) -> Option<(&str, bool)> {
        let bare = word.strip_suffix('s').unwrap_or(word);
        let found = self.parts.get_key_value(word);
        let found = found.or_else(|| self.parts.get_key_value(bare));
        found.map(|(part, is_enough)| (part.as_str(), *is_enough))
    }
}

fn texts(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|it| it.text).collect()
}

/// Whether two names are written of the same words, in whatever order.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let sorted = |name: &str| texts(name).into_iter().collect::<BTreeSet<_>>();
    !one.trim().is_empty() && sorted(one) == sorted(other)
}

/// Every place where `text` names one of `people`, in the order of the text.
pub fn find(text: &str, people: &[Sought]) -> Vec<Hit> {
    let words = tokens(text);
    let marks: Vec<Marks> = people.iter().map(Marks::of).collect();
    let mut hits = vec![];
    for (person, at) in by_parts(&words, &marks) {
        let (own, enough) = (&marks[person], people[person].enough);
        for run in runs(&words, &at) {
            if is_named(&words[run.0..run.1], own, enough) {
                let first = with_initials(&words, run.0, own);
                hits.push(hit(text, &words, (first, run.1), person));
            }
        }
    }
    for (person, own) in marks.iter().enumerate() {
        let whole_only = people[person].enough == Enough::FullName;
        for run in sequences(&words, &own.local) {
            let is_mail = text[words[run.1 - 1].end..].starts_with('@');
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
            let found = sequences(&words, number);
            hits.extend(found.map(|run| hit(text, &words, run, person)));
        }
        hits.extend(initials(&words, own).map(|run| hit(text, &words, run, person)));
    }
    merged(text, hits)
}

/// The words that are parts of somebody's name, for each person.
fn by_parts(words: &[Token], marks: &[Marks]) -> BTreeMap<usize, Vec<(usize, usize)>> {
    let mut whose: HashMap<&str, Vec<usize>> = HashMap::new();
    for (person, own) in marks.iter().enumerate() {
        for part in own.parts.keys() {
            whose.entry(part).or_default().push(person);
        }
    }
    let mut found: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let mut add = |word: &str, at: (usize, usize)| {
        let bare = word.strip_suffix('s');
        let keys = std::iter::once(word).chain(bare);
        for person in keys.filter_map(|key| whose.get(key)).flatten() {
            let places = found.entry(*person).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    };
    for (at, word) in words.iter().enumerate() {
        add(&word.text, (at, at + 1));
        let Some(next) = words.get(at + 1) else {
            continue;
        };
        let joined = format!("{}{}", word.text, next.text);
        let is_cut = match next.gap {
            Gap::Hyphen | Gap::HyphenAndBreak => true,
            Gap::Break => joined.chars().count() >= LONG,
            _ => false,
        };
        if is_cut {
            add(&joined, (at, at + 2));
        }
    }
    found
}

/// Places that stand side by side, put together.
fn runs(words: &[Token], at: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = vec![];
    for place in at {
        match all.last_mut() {
            Some(last) if place.0 < last.1 => last.1 = last.1.max(place.1),
            Some(last) if place.0 == last.1 && words[place.0].gap.is_within_a_name() => {
                last.1 = place.1;
            }
            _ => all.push(*place),
        }
    }
    all
}

fn is_named(run: &[Token], own: &Marks, enough: Enough) -> bool {
    let parts: Vec<(&Token, &str, bool)> = run
        .iter()
        .filter_map(|word| {
            own.part(&word.text)
                .map(|(part, is_own)| (word, part, is_own))
        })
        .collect();
    // What is put together over a line's end is a part whatever its halves are.
    let is_joined = run.windows(2).any(|pair| {
        let joined = format!("{}{}", pair[0].text, pair[1].text);
        own.part(&joined).is_some_and(|(_, is_own)| is_own)
    });
    let has = |wanted: &str| parts.iter().any(|(_, part, _)| *part == wanted);
    let is_full = own.given != own.surname && has(&own.given) && has(&own.surname);
    match enough {
        Enough::FullName => is_full,
        Enough::AnyPart => {
            let alone = |(word, part, is_own): &(&Token, &str, bool)| {
                let is_short = part.chars().count() < SHORT;
                *is_own && (word.is_capital || !(is_short || is_only_a_word(word)))
            };
            is_full || is_joined || parts.iter().any(alone)
        }
    }
}

fn is_only_a_word(word: &Token) -> bool {
    !word.is_capital && WORDS.contains(&word.text.as_str())
}

/// `O. Døme`: the letter before the surname is a part of the name.
fn with_initials(words: &[Token], first: usize, own: &Marks) -> usize {
    let mut first = first;
    while let Some(before) = first.checked_sub(1) {
        let word = &words[before];
        let is_initial = word.letters == 1 && word.is_capital && own.letters.contains(&word.text);
        if !(is_initial && words[first].gap.is_of_initials()) {
            break;
        }
        first = before;
    }
    first
}

/// `OD`, `O.D.`, `O. D.`
fn initials(words: &[Token], own: &Marks) -> impl Iterator<Item = (usize, usize)> {
    (0..words.len()).filter_map(|at| {
        let word = &words[at];
        if word.is_upper && word.letters > 1 {
            let bare = word.text.as_str();
            let is_office = OFFICES.contains(&bare);
            return (own.initials.contains(bare) && !is_office).then_some((at, at + 1));
        }
        own.initials.iter().find_map(|initials| {
            let length = initials.chars().count();
            let run = words.get(at..at + length)?;
            let fits = run.iter().zip(initials.chars()).all(|(word, letter)| {
                word.letters == 1 && word.is_capital && word.text.starts_with(letter)
            });
            let is_one = run[1..].iter().all(|word| word.gap.is_of_initials());
            (fits && is_one).then_some((at, at + length))
        })
    })
}

/// Where the words of `wanted` follow each other.
fn sequences(words: &[Token], wanted: &[String]) -> impl Iterator<Item = (usize, usize)> {
    let length = wanted.len();
    let last = if length == 0 { 0 } else { words.len() };
    (0..last).filter_map(move |at| {
        let run = words.get(at..at + length)?;
        let fits = run.iter().zip(wanted).all(|(word, part)| {
            word.text == *part || word.text.strip_suffix('s') == Some(part.as_str())
        });
        let is_one = run[1..].iter().all(|word| word.gap != Gap::Other);
        (fits && is_one).then_some((at, at + length))
    })
}

/// Where the domain of an address ends.
fn domain(words: &[Token], from: usize) -> usize {
    let mut end = (from + 1).min(words.len());
    while words.get(end).is_some_and(|word| word.gap == Gap::Dot) {
        end += 1;
    }
    end
}

fn hit(text: &str, words: &[Token], run: (usize, usize), person: usize) -> Hit {
    let (first, mut end) = (words[run.0].first, words[run.1 - 1].end);
    // A genitive's apostrophe, and what comes after it.
    if let Some(rest) = text[end..].strip_prefix(['\'', '’']) {
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
