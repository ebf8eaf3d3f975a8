//! What somebody is recognised by: the parts of the name in every spelling, initials, e-mail and numbers.

use super::fold::{Token, ringed, texts, tokens};
use super::gap::Gap;
use super::spelling::{is_everyday, spellings};
use super::{SHORT, Sought};
use std::collections::{BTreeSet, HashMap};

/// So many parts of a name are written together; nobody has as many.
const MOST: usize = 8;

/// A part of a name, as it may be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    pub alone: Alone,
    /// It is, or holds, the given name.
    pub is_given: bool,
    pub is_surname: bool,
}

/// Whether a part is enough by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alone {
    /// Beside another part only: particles, single letters, and what has become a word.
    #[default]
    Never,
    /// With a capital.
    Capital,
    Any,
}

#[derive(Default)]
pub struct Marks {
    pub parts: HashMap<String, Part>,
    pub initials: BTreeSet<String>,
    pub letters: BTreeSet<String>,
    pub local: Vec<String>,
    pub numbers: Vec<Vec<String>>,
}

impl Marks {
    pub fn of(sought: &Sought) -> Marks {
        let mut marks = Marks::default();
        marks.add_name(&sought.name);
        if sought.name.contains(['ü', 'Ü']) {
            let german = sought.name.replace('ü', "ue").replace('Ü', "Ue");
            marks.add_name(&german);
        }
        let words = tokens(&sought.name);
        for which in 0..2 {
            let own = words.iter().filter(|word| word.is_capital);
            let letters = own.filter_map(|it| it.initials()[which]);
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
    pub fn part(&self, word: &str) -> Option<Part> {
        let bare = || self.parts.get(word.strip_suffix('s')?);
        self.parts.get(word).or_else(bare).copied()
    }

    fn add_name(&mut self, name: &str) {
        let words = tokens(name);
        let own = |word: &&Token| word.is_capital;
        let given = words.iter().find(own).map(|it| it.first);
        let surname = words.iter().rfind(own).map(|it| it.first);
        let is_two = given != surname;
        let parts: Vec<(&Token, Part)> = words
            .iter()
            .map(|word| {
                let part = Part {
                    alone: if word.is_capital && word.letters > 1 {
                        Alone::Any
                    } else {
                        Alone::Never
                    },
                    is_given: is_two && given == Some(word.first),
                    is_surname: is_two && surname == Some(word.first),
                };
                (word, part)
            })
            .collect();
        for (word, part) in &parts {
            self.add(&word.text, *part);
        }
        // The same comes about in more than one way.
        let mut together: BTreeSet<(String, Part)> = BTreeSet::new();
        // Anne-Marie is Annemarie too, and O’Neil Oneil.
        for from in 0..parts.len() {
            for to in from + 2..=parts.len().min(from + MOST) {
                if !is_together(&words[from..to]) {
                    break;
                }
                together.insert(joined(&parts[from..to]));
            }
        }
        // `#OlaDøme`, and the other way round.
        let named = |wanted: fn(&Part) -> bool| parts.iter().position(|it| wanted(&it.1));
        if let (Some(given), Some(surname)) = (named(|it| it.is_given), named(|it| it.is_surname)) {
            together.insert(joined(&[parts[given], parts[surname]]));
            together.insert(joined(&[parts[surname], parts[given]]));
            let turned = |from| joined(&[&parts[from..], &parts[..from]].concat());
            together.extend((1..parts.len().min(MOST)).map(turned));
        }
        for (text, part) in together {
            self.add(&text, part);
            // Of three `a` the search reads the first two as `å`, whichever they were.
            if text.contains("aå") {
                self.add(&ringed(&text.replace('å', "aa")), part);
            }
        }
    }

    /// The part, and each way to write it.
    fn add(&mut self, text: &str, part: Part) {
        let is_short = text.chars().count() < SHORT;
        for spelling in spellings(text) {
            let most = match (spelling.is_bare, text.chars().count()) {
                (true, ..SHORT) => Alone::Never,
                (true, _) if is_everyday(&spelling.text) => Alone::Never,
                (true, SHORT) => Alone::Capital,
                _ if is_short => Alone::Capital,
                _ => Alone::Any,
            };
            let known = self.parts.entry(ringed(&spelling.text)).or_default();
            known.alone = known.alone.max(part.alone.min(most));
            known.is_given |= part.is_given;
            known.is_surname |= part.is_surname;
        }
    }
}

fn joined(all: &[(&Token, Part)]) -> (String, Part) {
    let has_own = all.iter().any(|it| it.0.is_capital);
    let part = Part {
        alone: if has_own { Alone::Any } else { Alone::Never },
        is_given: all.iter().any(|it| it.1.is_given),
        is_surname: all.iter().any(|it| it.1.is_surname),
    };
    let text = all.iter().map(|it| it.0.text.as_str());
    (text.collect(), part)
}

/// Whether the last of the words may be written together with those before. A letter alone is put to what
/// follows it by an apostrophe or a hyphen, not by a blank: of S. Tor there is no `stor`.
fn is_together(words: &[Token]) -> bool {
    match words[words.len() - 1].gap {
        Gap::Hyphen | Gap::Apostrophe => true,
        Gap::Blank => words.len() > 2 || words[0].letters > 1,
        _ => false,
    }
}
