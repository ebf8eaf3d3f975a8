//! Where the parts of a name stand, and whether they name somebody.

use super::fold::{Token, ringed};
use super::gap::Gap;
use super::marks::{Alone, Marks, Part};
use super::{Enough, is_only_a_word};
use std::collections::{BTreeMap, HashMap};

/// A part over a line's end, without a hyphen, is put together where it is as long.
const LONG: usize = 5;
/// Initials between two parts of a name.
const MOST_BETWEEN: usize = 3;

/// Words of the text, from and until.
pub type Run = (usize, usize);

/// The words that are parts of somebody's name, for each person.
pub fn by_parts(words: &[Token], marks: &[Marks]) -> BTreeMap<usize, Vec<Run>> {
    let mut whose: HashMap<&str, Vec<usize>> = HashMap::new();
    for (person, own) in marks.iter().enumerate() {
        for part in own.parts.keys() {
            whose.entry(part).or_default().push(person);
        }
    }
    let mut found: BTreeMap<usize, Vec<Run>> = BTreeMap::new();
    let mut add = |word: &str, at: Run| {
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
        if let Some(joined) = joined(word, next) {
            add(&joined, (at, at + 2));
        }
    }
    found
}

/// Two words that may be one; an `aa` that was cut in two is `å` too.
pub fn joined(word: &Token, next: &Token) -> Option<String> {
    let is_cut = match next.gap {
        Gap::Hyphen | Gap::HyphenAndBreak | Gap::Apostrophe => true,
        Gap::Break => word.text.chars().chain(next.text.chars()).count() >= LONG,
        _ => false,
    };
    is_cut.then(|| ringed(&format!("{}{}", word.text, next.text)))
}

/// Places that stand side by side, put together; `O.` may stand between.
pub fn runs(words: &[Token], at: &[Run]) -> Vec<Run> {
    let mut all: Vec<Run> = vec![];
    for place in at {
        match all.last_mut() {
            Some(last) if place.0 < last.1 => last.1 = last.1.max(place.1),
            Some(last) if is_beside(words, last.1, place.0) => last.1 = place.1,
            _ => all.push(*place),
        }
    }
    all
}

fn is_beside(words: &[Token], end: usize, first: usize) -> bool {
    if first == end {
        return words[first].gap.is_within_a_name();
    }
    first - end <= MOST_BETWEEN
        && words[end..first].iter().all(Token::is_initial)
        // A sentence ends before an initial, but not after one.
        && words[end].gap != Gap::DotAndBlank
        && words[end..=first].iter().all(|word| word.gap.is_of_initials())
}

pub fn is_named(run: &[Token], own: &Marks, enough: Enough) -> bool {
    let pairs = run.windows(2);
    // What is put together over a line's end is a part whatever its halves are.
    let cut = pairs.filter_map(|pair| Some((&pair[0], own.part(&joined(&pair[0], &pair[1])?)?)));
    let cut: Vec<(&Token, Part)> = cut.collect();
    let each = run
        .iter()
        .filter_map(|word| Some((word, own.part(&word.text)?)));
    let parts: Vec<(&Token, Part)> = each.collect();
    // What is never enough alone is not enough in two small words either: `as var` is not Vår Ås.
    let has = |wanted: fn(&Part) -> bool| {
        let mut each = parts.iter().chain(&cut);
        each.any(|(word, part)| wanted(part) && (part.alone != Alone::Never || word.is_capital))
    };
    let is_full = has(|it| it.is_given) && has(|it| it.is_surname);
    let is_alone = |word: &Token, part: Part| match part.alone {
        Alone::Never => false,
        Alone::Capital => word.is_capital,
        Alone::Any => true,
    };
    let is_cut = || cut.iter().any(|(word, part)| is_alone(word, *part));
    let is_part = || {
        let mut each = parts.iter();
        each.any(|(word, part)| is_alone(word, *part) && !is_only_a_word(word))
    };
    is_full || enough == Enough::AnyPart && (is_cut() || is_part())
}

/// `O. Døme`, `Ola D.` and `Døme, O.`: the letter beside a part is a part of the name.
pub fn with_initials(words: &[Token], (mut first, mut end): Run, own: &Marks) -> Run {
    let is_own = |word: &Token| word.is_initial() && own.letters.contains(&word.text);
    while first > 0 && is_own(&words[first - 1]) && words[first].gap.is_of_initials() {
        first -= 1;
    }
    let is_one = end - first == 1;
    while words.get(end).is_some_and(|word| {
        let is_near = match word.gap {
            Gap::Comma => is_one,
            // After a name a full stop ends the sentence; after an initial it belongs to it.
            Gap::DotAndBlank => words[end - 1].is_initial(),
            gap => gap.is_of_initials(),
        };
        is_near && is_own(word)
    }) {
        end += 1;
    }
    (first, end)
}
