//! Names that are cut by blanks: `Tavle dal`, and `A r v e  T a v l e d a l`.

use super::Enough;
use super::common::is_everywhere;
use super::fold::Token;
use super::gap::Gap;
use super::marks::{Alone, Marks};
use super::needles::Needles;
use super::parts::Run;
use std::collections::HashMap;

/// A part that is shorter is not sought in two pieces.
const LONG: usize = 6;
/// So many letters, each by itself, are a name; where no more stand beside them, one fewer.
const SPACED: usize = 4;

/// The halves of surnames, the first with those that make a name of it.
pub struct Halves<'a> {
    marks: &'a [Marks],
    by_first: HashMap<&'a str, Vec<(&'a str, usize)>>,
}

impl<'a> Halves<'a> {
    pub fn of(marks: &'a [Marks]) -> Halves<'a> {
        let mut by_first: HashMap<&str, Vec<(&str, usize)>> = HashMap::new();
        for (person, own) in marks.iter().enumerate() {
            for (text, part) in &own.parts {
                // Of Marianne there is Mari Anne.
                let is_long = text.chars().count() >= LONG;
                if is_long && !part.is_given && part.alone == Alone::Any {
                    for (at, _) in text.char_indices().skip(1) {
                        let (first, rest) = text.split_at(at);
                        by_first.entry(first).or_default().push((rest, person));
                    }
                }
            }
        }
        Halves { marks, by_first }
    }

    /// Where two words are one that a blank has cut, whose it is, and whether the given name stands before.
    pub fn found(&self, words: &[Token]) -> Vec<(usize, Run, bool)> {
        let mut all = vec![];
        for (at, pair) in words.windows(2).enumerate() {
            let [first, rest] = pair else {
                continue;
            };
            if rest.gap != Gap::Blank {
                continue;
            }
            let halves = self.by_first.get(first.text.as_str());
            for (wanted, person) in halves.into_iter().flatten() {
                let is_rest = rest
                    .text
                    .strip_prefix(wanted)
                    .is_some_and(|it| matches!(it, "" | "s"));
                if !is_rest {
                    continue;
                }
                let before = at.checked_sub(1).map(|it| &words[it]);
                let given = before.and_then(|it| self.marks[*person].part(&it.text));
                let is_beside = given.is_some_and(|it| it.is_given) && first.gap == Gap::Blank;
                if is_beside || is_cut(first, rest, wanted) {
                    let from = if is_beside { at - 1 } else { at };
                    all.push((*person, (from, at + 2), is_beside));
                }
            }
        }
        all
    }
}

/// Whether the two are nothing else: neither stands in every other sentence, nor is the last a name of its own.
fn is_cut(first: &Token, rest: &Token, wanted: &str) -> bool {
    let is_shouted = |word: &Token| word.capitals == word.letters;
    let is_own = rest.is_capital && !(is_shouted(first) && is_shouted(rest) && rest.letters > 1);
    !(is_own || is_everywhere(&first.text) || is_everywhere(wanted))
}

/// Where the letters of a name stand each by itself, and whose it is.
pub fn spaced(
    words: &[Token],
    marks: &[Marks],
    enough: impl Fn(usize) -> Enough,
) -> Vec<(usize, Run)> {
    let (mut all, mut needles) = (vec![], None);
    let mut at = 0;
    while at < words.len() {
        let end = end_of_letters(words, at);
        if end - at + 1 >= SPACED {
            let needles = needles.get_or_insert_with(|| sought(marks, &enough));
            let run = &words[at..end];
            let text: String = run.iter().map(|it| it.text.as_str()).collect();
            // Places come in order: letters are counted once.
            let (mut counted, mut first) = (0, at);
            needles.each(&text, |from, found, person| {
                first += text[counted..from].chars().count();
                counted = from;
                all.push((person, (first, first + found.chars().count())));
            });
            if end - at < SPACED && run[0].is_capital {
                let people = marks.iter().enumerate().filter(|(person, own)| {
                    enough(*person) == Enough::AnyPart
                        && own
                            .parts
                            .get(&text)
                            .is_some_and(|it| it.alone != Alone::Never)
                });
                all.extend(people.map(|(person, _)| (person, (at, end))));
            }
        }
        at = end.max(at + 1);
    }
    all
}

/// Where the letters that stand each by itself end.
fn end_of_letters(words: &[Token], from: usize) -> usize {
    // Of `ß` the search makes two.
    let is_letter = |word: &Token| {
        let mut own = word.text.chars();
        own.next().is_some_and(char::is_alphabetic) && own.next().is_none()
    };
    let is_beside = |word: &Token| word.gap.is_within_a_name() || word.gap == Gap::DotAndBlank;
    let rest = words[from..].iter().enumerate();
    let run = rest.take_while(|(at, word)| is_letter(word) && (*at == 0 || is_beside(word)));
    from + run.count()
}

/// The parts that are long enough; of whoever is sought by the whole name, the whole name.
fn sought(marks: &[Marks], enough: &impl Fn(usize) -> Enough) -> Needles<usize> {
    let each = marks.iter().enumerate().flat_map(|(person, own)| {
        let is_any = enough(person) == Enough::AnyPart;
        let parts = own.parts.iter().filter(move |(text, part)| {
            part.alone == Alone::Any
                && text.chars().count() >= SPACED
                && (is_any || part.is_given && part.is_surname)
        });
        parts.map(move |(text, _)| (text.clone(), person))
    });
    Needles::of(each)
}
