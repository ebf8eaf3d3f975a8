//! Where user names and addresses stand: `@arve_t.85`, `arve.t@`.

use super::encoded::signs;
use super::fold::Token;
use super::gap::{Gap, narrow};
use super::parts::Run;
use super::signs::domain;
use std::collections::HashMap;

/// A user name after `@`, or an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Before the domain.
    pub own: Run,
    /// All of it.
    pub run: Run,
    pub is_address: bool,
}

/// Those of a text, in its order.
pub struct Chains {
    all: Vec<Chain>,
    by_word: HashMap<usize, usize>,
}

impl Chains {
    pub fn of(text: &str, words: &[Token]) -> Chains {
        let mut chains = Chains {
            all: vec![],
            by_word: HashMap::new(),
        };
        for at in 0..words.len() {
            let Some('@') = sign_before(text, words, at) else {
                continue;
            };
            if let Some(local) = at.checked_sub(1).filter(|_| is_single(text, words, at)) {
                let mut first = local;
                while first > 0 && is_joined(text, words, first) {
                    first -= 1;
                }
                let (own, run) = ((first, at), (first, domain(words, at)));
                chains.add(Chain {
                    own,
                    run,
                    is_address: true,
                });
            } else {
                let mut end = at + 1;
                while end < words.len() && is_joined(text, words, end) {
                    end += 1;
                }
                chains.add(Chain {
                    own: (at, end),
                    run: (at, end),
                    is_address: false,
                });
            }
        }
        chains
    }

    fn add(&mut self, chain: Chain) {
        let place = self.all.len();
        self.by_word
            .extend((chain.own.0..chain.own.1).map(|at| (at, place)));
        self.all.push(chain);
    }

    pub fn each(&self) -> impl Iterator<Item = &Chain> {
        self.all.iter()
    }

    /// The one in which a word stands; not where it stands in the domain.
    pub fn around(&self, word: usize) -> Option<&Chain> {
        self.all.get(*self.by_word.get(&word)?)
    }
}

/// `#` just before the word.
pub fn is_after_hash(text: &str, words: &[Token], at: usize) -> bool {
    sign_before(text, words, at) == Some('#')
}

/// An underscore just before the word or after it.
pub fn has_underscore(text: &str, word: &Token) -> bool {
    text[..word.first].ends_with('_') || text[word.end..].starts_with('_')
}

/// The sign just before a word, where it is none that joins words.
fn sign_before(text: &str, words: &[Token], at: usize) -> Option<char> {
    if !matches!(words[at].gap, Gap::Other | Gap::None) {
        return None;
    }
    signs(between(text, words, at))
        .last()
        .map(|it| narrow(it.c))
}

fn is_single(text: &str, words: &[Token], at: usize) -> bool {
    signs(between(text, words, at)).nth(1).is_none()
}

/// Joined to the word before, as in an address.
fn is_joined(text: &str, words: &[Token], at: usize) -> bool {
    let is_sign = matches!(
        between(text, words, at),
        "_" | "." | "-" | "+" | "．" | "＿"
    );
    is_sign || words[at].gap == Gap::Joint && between(text, words, at) != "/"
}

fn between<'t>(text: &'t str, words: &[Token], at: usize) -> &'t str {
    let from = at.checked_sub(1).map_or(0, |before| words[before].end);
    &text[from..words[at].first]
}
