//! User names and addresses: `@arve_tavledal85`, `atavledal@`, `#realarvetavledal`.
//!
//! A surname alone within a longer word is somebody's only in a word that is a user name: with `@` or `#` before it, with
//! a digit or an underscore. So `Melkevika` is a place, and `@melkevika` a hit. Given name and surname together are
//! somebody's within any word.

use super::chains::{Chain, Chains, has_underscore, is_after_hash};
use super::common::is_within_words;
use super::fold::{Token, ringed};
use super::made::{Made, made};
use super::marks::{Alone, Marks, Part};
use super::needles::Needles;
use super::parts::{Run, Whose, named_by};
use super::{Enough, SHORT, Sought, WORDS};
use std::collections::HashMap;

/// A surname that is shorter stands in many words.
const SURNAME: usize = 6;
/// Given name and surname that are shorter are a word in many others: `bolig` is not Bo Li.
const WHOLE: usize = 8;

/// What is sought within words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Given name and surname.
    Whole,
    Surname,
    /// An initial and a long surname: nothing may stand around it.
    Made,
}

#[derive(Clone, Copy)]
struct Piece {
    person: usize,
    kind: Kind,
    /// It is a piece of many words.
    is_word: bool,
}

/// Whom the user names of a text are held against.
pub struct Handles<'a> {
    people: &'a [Sought],
    marks: &'a [Marks],
    whose: &'a Whose<'a>,
    made: HashMap<String, Vec<(usize, Made)>>,
    needles: Needles<Piece>,
}

impl<'a> Handles<'a> {
    pub fn of(people: &'a [Sought], marks: &'a [Marks], whose: &'a Whose) -> Handles<'a> {
        let mut by_made: HashMap<String, Vec<(usize, Made)>> = HashMap::new();
        let mut pieces = vec![];
        for (person, (sought, own)) in people.iter().zip(marks).enumerate() {
            let is_any = sought.enough == Enough::AnyPart;
            let is_wordy = own.parts.keys().any(|it| WORDS.contains(&it.as_str()));
            for (text, part) in &own.parts {
                let sought = piece(person, text, *part, is_wordy)
                    .filter(|it| is_any || it.kind == Kind::Whole);
                pieces.extend(sought.map(|piece| (text.clone(), piece)));
            }
            for (text, how) in made(&sought.name, own).into_iter().filter(|_| is_any) {
                let kind = Kind::Made;
                let piece = Piece {
                    person,
                    kind,
                    is_word: false,
                };
                pieces.extend((how == Made::Anywhere).then(|| (text.clone(), piece)));
                by_made.entry(text).or_default().push((person, how));
            }
        }
        Handles {
            people,
            marks,
            whose,
            made: by_made,
            needles: Needles::of(pieces),
        }
    }

    /// Where they stand, and whose they are.
    pub fn found(&self, text: &str, words: &[Token]) -> Vec<(usize, Run)> {
        let chains = Chains::of(text, words);
        let mut all = vec![];
        for (at, word) in words.iter().enumerate() {
            let chain = chains.around(at);
            let run = chain.map_or((at, at + 1), |it| it.run);
            for person in self.within(text, words, at, chain) {
                all.push((person, run));
            }
            if word.text.bytes().any(|it| it.is_ascii_digit()) {
                let people = self.beside_digits(word, chain.is_some());
                all.extend(people.into_iter().map(|person| (person, run)));
            } else if is_two_capitals(text, word) {
                let people = self.made(&word.text, Made::Initial);
                all.extend(people.map(|person| (person, run)));
            }
        }
        for chain in chains.each() {
            let people = self.whole(words, chain);
            all.extend(people.into_iter().map(|person| (person, chain.run)));
        }
        all
    }

    /// Whom the word names by what stands within it.
    fn within(&self, text: &str, words: &[Token], at: usize, chain: Option<&Chain>) -> Vec<usize> {
        let mut people = vec![];
        let word = &words[at];
        let is_handle = chain.is_some();
        // An address is often a place's: `nordstrand.skule@`.
        let is_user = chain.is_some_and(|it| !it.is_address);
        let is_sign = || {
            is_handle
                || word.text.bytes().any(|it| it.is_ascii_digit())
                || is_after_hash(text, words, at)
                || has_underscore(text, word)
        };
        self.needles.each(&word.text, |from, found, piece| {
            let (before, after) = (&word.text[..from], &word.text[from + found.len()..]);
            let is_alone = before.is_empty() && matches!(after, "" | "s");
            let is_own = match piece.kind {
                Kind::Made => is_alone,
                _ if is_alone => false,
                Kind::Whole if found.chars().count() < WHOLE => is_handle && !piece.is_word,
                Kind::Whole => !piece.is_word || is_sign(),
                // Johansen is not Hansen.
                Kind::Surname
                    if found.ends_with("sen") && before.ends_with(char::is_alphabetic) =>
                {
                    false
                }
                Kind::Surname if piece.is_word => is_user,
                Kind::Surname => is_sign(),
            };
            if is_own {
                people.push(piece.person);
            }
        });
        people
    }

    /// Whom the word names when the digits are left out: `tavledal85`, `2arve`, `Bo85`.
    fn beside_digits(&self, word: &Token, is_handle: bool) -> Vec<usize> {
        let letters = || {
            word.text
                .split(|c: char| c.is_ascii_digit())
                .filter(|it| !it.is_empty())
        };
        let is_one = letters().count() == 1;
        let is_name = is_handle || word.capitals == 1;
        let mut people = vec![];
        for piece in letters() {
            let is_short = piece.chars().count() <= SHORT;
            let is_word = WORDS.contains(&piece);
            for person in named_by(piece, self.whose).copied() {
                let Some(part) = self.marks[person].part(piece) else {
                    continue;
                };
                let is_enough = match part.alone {
                    Alone::Never => false,
                    Alone::Any if !is_word => true,
                    _ => is_name,
                };
                let is_whole = part.is_given && part.is_surname;
                let is_sought = self.people[person].enough == Enough::AnyPart || is_whole;
                if is_enough && is_sought && (is_one || !is_short) {
                    people.push(person);
                }
            }
            let least = if is_handle {
                Made::Handle
            } else {
                Made::Numbered
            };
            if is_one {
                people.extend(self.made(piece, least));
            }
        }
        people
    }

    /// Whom a user name or an address names as a whole.
    fn whole(&self, words: &[Token], chain: &Chain) -> Vec<usize> {
        let pieces = &words[chain.own.0..chain.own.1];
        let plain = pieces.iter().map(|it| it.text.as_str()).collect::<String>();
        let letters = plain.chars().filter(|it| !it.is_ascii_digit());
        let letters = ringed(&letters.collect::<String>());
        let least = if pieces.len() > 1 {
            Made::Loose
        } else {
            Made::Handle
        };
        let mut people: Vec<usize> = self.made(&letters, least).collect();
        // An address that holds no more than the name is found by its words, and the domain is nobody's.
        if chain.is_address {
            return people;
        }
        for piece in pieces {
            for person in named_by(&piece.text, self.whose).copied() {
                let part = self.marks[person].part(&piece.text);
                let is_name = part.is_some_and(|it| match it.alone {
                    Alone::Never => false,
                    Alone::Any if !WORDS.contains(&piece.text.as_str()) => true,
                    // After `@` a name needs no capital, where nothing else is there.
                    _ => pieces.len() == 1,
                });
                if is_name && self.people[person].enough == Enough::AnyPart {
                    people.push(person);
                }
            }
        }
        people
    }

    fn made(&self, text: &str, least: Made) -> impl Iterator<Item = usize> {
        let known = self.made.get(text).into_iter().flatten();
        known.filter(move |it| it.1 >= least).map(|it| it.0)
    }
}

/// What is sought of a part within longer words.
fn piece(person: usize, text: &str, part: Part, is_wordy: bool) -> Option<Piece> {
    let length = text.chars().count();
    if part.alone != Alone::Any || !part.is_surname || length < SURNAME {
        return None;
    }
    Some(if part.is_given {
        Piece {
            person,
            kind: Kind::Whole,
            is_word: is_wordy,
        }
    } else {
        Piece {
            person,
            kind: Kind::Surname,
            is_word: is_within_words(text),
        }
    })
}

/// `ATavledal`
fn is_two_capitals(text: &str, word: &Token) -> bool {
    word.capitals == 2
        && word.letters > 2
        && text[word.first..].chars().take(2).all(char::is_uppercase)
}
