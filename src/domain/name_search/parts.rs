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

/// The people of whose names each word is a part.
pub type Whose<'a> = HashMap<&'a str, Vec<usize>>;

pub fn whose(marks: &[Marks]) -> Whose<'_> {
    let mut whose = Whose::new();
    for (person, own) in marks.iter().enumerate() {
        for part in own.parts.keys() {
            whose.entry(part).or_default().push(person);
        }
    }
    whose
}

/// The words that are parts of somebody's name, for each person.
pub fn by_parts(words: &[Token], whose: &Whose) -> BTreeMap<usize, Vec<Run>> {
    let mut found: BTreeMap<usize, Vec<Run>> = BTreeMap::new();
    let mut add = |word: &str, at: Run| {
        for person in named_by(word, whose) {
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

/// The people of whose names the word is a part, with a genitive or without.
pub fn named_by<'a>(word: &str, whose: &'a Whose) -> impl Iterator<Item = &'a usize> {
    let both = std::iter::once(word).chain(word.strip_suffix('s'));
    both.filter_map(|key| whose.get(key)).flatten()
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

/// A given name and a surname with other names between them: `Arve Hansen Tavledal`. Over a line's end, or in a list,
/// the names between are somebody else's.
pub fn bridged(words: &[Token], runs: Vec<Run>, own: &Marks, enough: Enough) -> Vec<Run> {
    let most = if enough == Enough::AnyPart { 2 } else { 1 };
    let holds = |run: Run, wanted: fn(&Part) -> bool| {
        let mut each = words[run.0..run.1].iter();
        each.any(|it| it.is_capital && own.part(&it.text).is_some_and(|part| wanted(&part)))
    };
    let is_bridge = |from: usize, to: usize| {
        (from + 1..=from + most).contains(&to)
            && words[from..to]
                .iter()
                .all(|it| it.is_capital && it.letters > 1)
            && words[from..=to]
                .iter()
                .all(|it| matches!(it.gap, Gap::Blank | Gap::Hyphen))
    };
    let mut all: Vec<Run> = vec![];
    for run in runs {
        match all.last_mut() {
            Some(last)
                if is_bridge(last.1, run.0)
                    && holds(*last, |it| it.is_given)
                    && holds(run, |it| it.is_surname) =>
            {
                last.1 = run.1;
            }
            _ => all.push(run),
        }
    }
    all
}
