//! A text as words that can be compared: small letters without the marks that people leave out.

use super::encoded::{Sign, signs};
use super::gap::Gap;
use super::letters::{self, is_letter, is_mark, is_unseen};

/// A word, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub first: usize,
    pub end: usize,
    pub letters: usize,
    /// How many of them are capitals.
    pub capitals: usize,
    pub is_capital: bool,
    /// It was written with `å`, not with two letters.
    pub is_ring: bool,
    /// What stands between it and the word before.
    pub gap: Gap,
}

impl Token {
    fn begun(at: usize, c: char, gap: Gap) -> Token {
        Token {
            text: String::new(),
            first: at,
            end: at,
            letters: 0,
            capitals: 0,
            is_capital: c.is_uppercase(),
            is_ring: false,
            gap,
        }
    }

    /// The first letter: of Aasen both `a` and `å`.
    pub fn initials(&self) -> [Option<char>; 2] {
        let folded = self.text.chars().next();
        let is_double = folded == Some('å') && !self.is_ring;
        [folded, if is_double { Some('a') } else { folded }]
    }

    /// `K`, as in `K. Melkevik`.
    pub fn is_initial(&self) -> bool {
        self.letters == 1 && self.is_capital
    }

    /// `KM`, and the `KM` of `KMs`.
    pub fn as_initials(&self) -> Option<&str> {
        let bare = match self.letters - self.capitals {
            0 => Some(self.text.as_str()),
            1 => self.text.strip_suffix('s'),
            _ => None,
        };
        bare.filter(|_| self.is_capital && self.capitals > 1)
    }
}

pub fn tokens(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = vec![];
    let (mut is_open, mut gap_from) = (false, 0);
    for Sign { first: at, end, c } in signs(text) {
        if is_unseen(c) {
            continue;
        }
        if is_mark(c) && is_open {
            let word = all.last_mut().expect("an open word is the last one");
            letters::mark(&mut word.text, c);
            word.end = end;
            gap_from = end;
            continue;
        }
        if !is_letter(c) {
            is_open = false;
            continue;
        }
        if !is_open {
            let gap = if all.is_empty() {
                Gap::None
            } else {
                Gap::of(&text[gap_from..at])
            };
            all.push(Token::begun(at, c, gap));
            is_open = true;
        }
        let word = all.last_mut().expect("a word was begun");
        let letters = letters::push(&mut word.text, c);
        word.letters += letters;
        if c.is_uppercase() {
            word.capitals += letters;
        }
        word.end = end;
        gap_from = end;
    }
    for word in &mut all {
        word.is_ring = word.text.starts_with('å');
        if is_double(&word.text) {
            word.text = ringed(&word.text);
        }
    }
    all
}

/// `aa` and `å` are one letter.
pub fn ringed(text: &str) -> String {
    if is_double(text) {
        text.replace("aa", "å")
    } else {
        text.to_owned()
    }
}

/// Whether there is such an `aa`.
fn is_double(text: &str) -> bool {
    text.as_bytes().windows(2).any(|two| two == b"aa")
}

/// The words alone.
pub fn texts(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|it| it.text).collect()
}
