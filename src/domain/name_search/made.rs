//! User names that are made of a name: `arvetavledal`, `atavledal`, `arvet`.

use super::WORDS;
use super::fold::{Token, ringed, tokens};
use super::marks::{Alone, Marks};
use super::spelling::spellings;
use std::collections::BTreeMap;

/// A made name that is shorter is also a word, or somebody else's: `abo`.
const SHORTEST: usize = 4;
/// A surname as long, with an initial before it, is nothing else: `atavledal`. Of fewer letters it is: `saker`.
const CLEAR: usize = 7;
/// As long a surname is one also with an initial before it and a number after: `astrand85`.
const LONG: usize = 6;

/// How a user name is made, and so where it is one. The later need less around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Made {
    /// Given name and the surname's initial: of its own account in two pieces, `arve.t`.
    Loose,
    /// The same, also in one piece: `arvet@`.
    Handle,
    /// Initial and surname, after `@` or before it, and in two capitals: `@rmoe`, `RMoe`.
    Initial,
    /// And with a number: `astrand85`.
    Numbered,
    /// Wherever it is a word: `atavledal`.
    Anywhere,
}

/// The user names that may be made of a name, and how.
pub fn made(name: &str, marks: &Marks) -> BTreeMap<String, Made> {
    let words = tokens(name);
    let own: Vec<&Token> = words.iter().filter(|it| it.is_capital).collect();
    let mut all = BTreeMap::new();
    let [given, .., surname] = own.as_slice() else {
        return all;
    };
    let before = &own[..own.len() - 1];
    for family in spellings(&surname.text) {
        let how = match family.text.chars().count() {
            CLEAR.. => Made::Anywhere,
            LONG => Made::Numbered,
            _ => Made::Initial,
        };
        for which in 0..2 {
            let letters = before.iter().filter_map(|it| initial(it, which));
            let letters: String = letters.collect();
            let Some(first) = letters.chars().next() else {
                continue;
            };
            let family = &family.text;
            add(&mut all, &format!("{first}{family}"), how);
            add(&mut all, &format!("{letters}{family}"), how);
            add(&mut all, &format!("{family}{first}"), Made::Loose);
        }
    }
    for first in spellings(&given.text) {
        let is_word = WORDS.contains(&first.text.as_str());
        let how = if is_word { Made::Loose } else { Made::Handle };
        for letter in (0..2).filter_map(|which| initial(surname, which)) {
            add(&mut all, &format!("{}{letter}", first.text), how);
        }
    }
    // A genitive, or another part in another spelling, is no user name.
    all.retain(|text, _| marks.part(text).is_none_or(|it| it.alone == Alone::Never));
    all
}

fn add(all: &mut BTreeMap<String, Made>, text: &str, how: Made) {
    if text.chars().count() >= SHORTEST {
        let known = all.entry(ringed(text)).or_insert(how);
        *known = how.max(*known);
    }
}

/// The first letter, as it is and as a keyboard without it has it.
fn initial(word: &Token, which: usize) -> Option<char> {
    Some(match (word.initials()[which]?, which) {
        ('å' | 'æ', 1) => 'a',
        ('ø', 1) => 'o',
        (letter, _) => letter,
    })
}
