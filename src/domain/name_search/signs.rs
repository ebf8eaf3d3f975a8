//! Where initials, addresses and numbers stand.

use super::fold::Token;
use super::gap::Gap;
use super::marks::Marks;
use super::parts::Run;
use std::collections::HashMap;

/// Capital letters that are an office before they are a person; with full stops they are initials.
pub const OFFICES: [&str; 13] = [
    "hr", "ks", "it", "nav", "sfo", "ppt", "hms", "amu", "bup", "eu", "usa", "pdf", "ok",
];

/// What is shorter is sought in its own pieces alone: 204 is not 20,4, and `k.m@` no kilometre.
const LONG: usize = 5;

/// Where each word of a text stands.
pub struct Index<'a> {
    words: &'a [Token],
    places: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    pub fn of(words: &'a [Token]) -> Index<'a> {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            places.entry(&word.text).or_default().push(at);
        }
        Index { words, places }
    }

    /// Where the words of `wanted` follow each other, or are written as one.
    pub fn sequences(&self, wanted: &[String]) -> Vec<Run> {
        let Some(first) = wanted.first() else {
            return vec![];
        };
        let length = wanted.len();
        let mut found: Vec<Run> = vec![];
        for at in self.beginning(first) {
            let Some(run) = self.words.get(at..at + length) else {
                continue;
            };
            let fits = run.iter().zip(wanted).all(|(word, part)| {
                word.text == *part || word.text.strip_suffix('s') == Some(part.as_str())
            });
            if fits && run[1..].iter().all(|word| word.gap != Gap::Other) {
                found.push((at, at + length));
            }
        }
        let whole = wanted.concat();
        if length > 1 && whole.chars().count() >= LONG {
            let one = self.beginning(&whole);
            found.extend(one.into_iter().map(|at| (at, at + 1)));
        }
        found
    }

    /// The words that are this one, with a genitive or without.
    fn beginning(&self, word: &str) -> Vec<usize> {
        let genitive = format!("{word}s");
        let both = [word, genitive.as_str()].into_iter();
        let found = both.filter_map(|it| self.places.get(it)).flatten();
        found.copied().collect()
    }

    /// A number, also where it is parted in another way: `17 204`, `17/204` and `17204` are one.
    pub fn numbers(&self, wanted: &[String]) -> Vec<Run> {
        let mut found = self.sequences(wanted);
        let whole = wanted.concat();
        if whole.chars().count() < LONG {
            return found;
        }
        for at in 0..self.words.len() {
            let mut left = whole.as_str();
            for (length, word) in self.words[at..].iter().enumerate() {
                let is_apart = length > 0 && word.gap == Gap::Other;
                let Some(rest) = left.strip_prefix(word.text.as_str()).filter(|_| !is_apart) else {
                    break;
                };
                if rest.is_empty() {
                    found.push((at, at + length + 1));
                    break;
                }
                left = rest;
            }
        }
        found
    }
}

/// `OD`, `O.D.`, `O. D.`, `ODs`
pub fn initials(words: &[Token], own: &Marks) -> impl Iterator<Item = Run> {
    (0..words.len()).filter_map(|at| {
        if let Some(bare) = words[at].as_initials() {
            let is_office = OFFICES.contains(&bare);
            return (own.initials.contains(bare) && !is_office).then_some((at, at + 1));
        }
        own.initials.iter().find_map(|initials| {
            let length = initials.chars().count();
            let run = words.get(at..at + length)?;
            let fits = run.iter().zip(initials.chars());
            let mut fits = fits.map(|(word, letter)| {
                word.letters == 1 && word.is_capital && word.text.starts_with(letter)
            });
            let is_one = run[1..].iter().all(|word| word.gap.is_of_initials());
            (fits.all(|it| it) && is_one).then_some((at, at + length))
        })
    })
}

/// Where the domain of an address ends.
pub fn domain(words: &[Token], from: usize) -> usize {
    let mut end = (from + 1).min(words.len());
    while words.get(end).is_some_and(|word| word.gap == Gap::Dot) {
        end += 1;
    }
    end
}
