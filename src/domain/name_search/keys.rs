//! The same search by keys that can be sorted: what somebody is recognised by, and what a text could match.
//!
//! [`super::find`] looks for a few people in one text, and tells where. Here are titles and people that do not lie in
//! memory together, and titles are what others wait for: a word that is also a name counts only where it is written as one.

use super::fold::{Token, tokens};
use super::gap::Gap;
use super::marks::{Alone, Marks};
use super::parts::joined;
use super::signs::OFFICES;
use super::{Enough, Sought};
use std::collections::BTreeSet;
use std::iter;

/// Words that are also names; in small letters, and first in a text, they are words.
const WORDS: [&str; 24] = [
    "ask", "bjørn", "bo", "dag", "else", "even", "finn", "gro", "hans", "jo", "kai", "liv", "mai",
    "odd", "per", "rune", "signe", "siv", "sol", "stein", "stig", "storm", "tone", "vår",
];

/// As many letters has the longest of them.
const LONGEST: usize = 5;

/// As many letters are somebody's initials, and no more.
const INITIALS: usize = 5;

/// What a name is recognised by: a part in any case, `^` before one that has a capital, `=` before one that may stand
/// where a word would, `@` before initials in one, and initials apart.
pub fn keys(name: &str) -> BTreeSet<String> {
    let marks = Marks::of(&Sought::of(name, "", "", Enough::AnyPart));
    let mut all = BTreeSet::new();
    for (part, how) in marks.parts {
        // A surname is nobody else's word.
        if how.is_surname && WORDS.contains(&part.as_str()) {
            all.insert(format!("={part}"));
        }
        match how.alone {
            Alone::Never => false,
            Alone::Capital => all.insert(format!("^{part}")),
            Alone::Any => all.insert(part),
        };
    }
    for initials in marks.initials {
        let apart: Vec<String> = initials.chars().map(String::from).collect();
        all.insert(apart.join("."));
        if !OFFICES.contains(&initials.as_str()) {
            all.insert(format!("@{initials}"));
        }
    }
    all
}

/// The keys under which a piece of a text would be somebody's, and the piece, in bytes.
pub fn readings(text: &str) -> impl Iterator<Item = (String, (usize, usize))> {
    let words = tokens(text);
    let mut all = vec![];
    // The single letters just before, and where they begin.
    let mut run: Vec<(String, usize)> = vec![];
    for (at, word) in words.iter().enumerate() {
        let place = (word.first, word.end);
        all.extend(forms(word, at == 0).map(|form| (form, place)));
        if let Some(next) = words.get(at + 1)
            && let Some(whole) = joined(word, next)
        {
            let place = (word.first, next.end);
            let capital = word.is_capital || next.is_capital;
            all.extend(written(&whole, capital).map(|form| (form, place)));
        }
        if let Some(bare) = word.as_initials().filter(|it| it.len() <= 2 * INITIALS) {
            all.push((format!("@{bare}"), place));
        }
        if !word.is_initial() {
            run.clear();
            continue;
        }
        if !word.gap.is_of_initials() || word.gap == Gap::None {
            run.clear();
        }
        for (letters, _) in &mut run {
            letters.push('.');
            letters.push_str(&word.text);
        }
        run.retain(|(letters, _)| letters.chars().count() < 2 * INITIALS);
        all.extend(
            run.iter()
                .map(|(letters, first)| (letters.clone(), (*first, word.end))),
        );
        run.push((word.text.clone(), word.first));
    }
    all.into_iter()
}

/// The forms under which one word would be.
fn forms(word: &Token, is_first: bool) -> Box<dyn Iterator<Item = String> + '_> {
    let may_be_word = word.letters <= LONGEST && WORDS.contains(&word.text.as_str());
    if may_be_word && (is_first || !word.is_capital) {
        return Box::new(iter::once(format!("={}", word.text)));
    }
    Box::new(written(&word.text, word.is_capital))
}

/// With a genitive and without.
fn written(text: &str, is_capital: bool) -> impl Iterator<Item = String> {
    let both = iter::once(text).chain(text.strip_suffix('s'));
    both.flat_map(move |text| {
        let capital = is_capital.then(|| format!("^{text}"));
        iter::once(text.to_owned()).chain(capital)
    })
}
