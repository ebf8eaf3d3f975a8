//! Finds people in texts that the public may read, and tells people from organisations.

use crate::archive::recall::Recall;
use crate::domain::name_search::{Token, is_mark, is_unseen, keys, tokens};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What an organisation's name ends with, in capital letters; the first are nobody's surname.
const FORMS: [&str; 12] = [
    "as", "asa", "ans", "iks", "nuf", "rhf", "kf", "sf", "hf", "sa", "ba", "da",
];
const NOBODYS: usize = 6;

/// Words by which an organisation is told from a person.
const ORGANISATIONS: [&str; 12] = [
    "kommune",
    "fylkeskommune",
    "statsforvaltaren",
    "statsforvalteren",
    "politiet",
    "politidistrikt",
    "arbeidstilsynet",
    "fagforbundet",
    "forbund",
    "forbundet",
    "advokatfirmaet",
    "departementet",
];

/// What people are known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<Arc<Keys>>);

/// What one is known by.
type Keys = BTreeSet<String>;

impl Names {
    /// What `names` may be recognised by.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
        let each = names.into_iter().map(|name| Arc::new(keys::keys(name)));
        Names(each.collect())
    }

    /// The first piece of `text` that is somebody's name, a genitive of it, or their initials.
    pub fn find<'a>(&self, text: &'a str) -> Option<&'a str> {
        let searched = without_municipalities(text);
        let mut all = keys::readings(&searched);
        let found = all.find(|(key, _)| self.has(key));
        found.and_then(|(_, (first, end))| text.get(first..end))
    }

    fn has(&self, key: &str) -> bool {
        self.0.iter().any(|own| own.contains(key))
    }
}

/// The forms under which the words of a text would be somebody's [`keys`](keys::keys).
fn readings(text: &str) -> Keys {
    let searched = without_municipalities(text);
    keys::readings(&searched).map(|(key, _)| key).collect()
}

/// The text with blanks for the word before «kommune»: a municipality may have somebody's name, and is nobody.
fn without_municipalities(text: &str) -> Cow<'_, str> {
    const BODY: &str = "ommune";
    let mut searched = Cow::Borrowed(text);
    for (at, _) in text.match_indices(BODY) {
        // The letter before is `k` or `K`, of one byte each, and a blank stands before it.
        let before = text.get(..at.saturating_sub(1)).unwrap_or_default();
        let is_word = text[..at].ends_with(['k', 'K']) && before.ends_with(' ');
        let name = before.trim_end_matches(' ');
        let start = name.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
            at + name[at..].chars().next().map_or(0, char::len_utf8)
        });
        if is_word && name[start..].starts_with(char::is_uppercase) {
            searched
                .to_mut()
                .replace_range(start..name.len(), &" ".repeat(name.len() - start));
        }
    }
    searched
}

/// Looks for people in many short texts: names and texts that were met lately are not worked out again.
#[derive(Debug)]
pub struct Lookout {
    people: Recall<Keys>,
    texts: Recall<Keys>,
    pairs: Recall<BTreeSet<String>>,
}

impl Default for Lookout {
    fn default() -> Lookout {
        Lookout {
            people: Recall::new(keys::keys),
            texts: Recall::new(readings),
            pairs: Recall::new(neighbours),
        }
    }
}

impl Lookout {
    /// [`Names::of`] the same.
    pub fn names<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) -> Names {
        let mut all: Vec<Arc<Keys>> = vec![];
        for own in names.into_iter().map(|name| self.people.of(name)) {
            if !all.iter().any(|other| Arc::ptr_eq(other, &own)) {
                all.push(own);
            }
        }
        Names(all)
    }

    /// Everything by which one may be recognised, to be compared with [`Lookout::readings`].
    pub fn keys(&mut self, name: &str) -> Arc<Keys> {
        self.people.of(name)
    }

    /// [`readings`] of the same.
    pub fn readings(&mut self, text: &str) -> Arc<Keys> {
        self.texts.of(text)
    }

    /// [`neighbours`] of the same.
    pub fn neighbours(&mut self, text: &str) -> Arc<BTreeSet<String>> {
        self.pairs.of(text)
    }

    /// Whether the text names any of them.
    pub fn is_named(&mut self, names: &Names, text: &str) -> bool {
        self.readings(text).iter().any(|key| names.has(key))
    }
}

/// Whether a name is an organisation's, which nobody shields.
pub fn is_organisation(name: &str) -> bool {
    let words = tokens(name);
    let is_shouted = !name.contains(char::is_lowercase);
    let forms = &FORMS[..if is_shouted { NOBODYS } else { FORMS.len() }];
    let is_capital = |word: &Token| word.capitals == word.letters;
    let is = |word: &Token, among: &[&str]| among.contains(&word.text.as_str());
    let last = words.iter().skip(1).last();
    last.is_some_and(|last| is_capital(last) && is(last, forms))
        || words
            .first()
            .is_some_and(|first| is_capital(first) && first.text == "nav")
        || words.iter().any(|word| is(word, &ORGANISATIONS))
}

/// A person's first and last name beside each other, either way; whoever has
/// only one name has none.
pub fn pairs(name: &str) -> Vec<String> {
    let words = tokens(name);
    match &words[..] {
        [first, .., last] => {
            let (first, last) = (&first.text, &last.text);
            vec![format!("{first} {last}"), format!("{last} {first}")]
        }
        _ => vec![],
    }
}

/// Every two words of a text that stand beside each other, as [`pairs`] would
/// write them, also where the last is a genitive.
fn neighbours(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for pair in tokens(text).windows(2) {
        let (first, last) = (&pair[0].text, &pair[1].text);
        if let Some(bare) = last.strip_suffix('s') {
            found.insert(format!("{first} {bare}"));
        }
        found.insert(format!("{first} {last}"));
    }
    found
}

/// Whether a name looks like one: letters, space, hyphen, apostrophe, full stop.
pub fn is_plausible(name: &str) -> bool {
    let mut seen = name.chars().filter(|c| !is_unseen(*c) && !is_mark(*c));
    name.chars().any(char::is_alphabetic)
        && seen.all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, found: Option<&str>) {
        let names = Names::of([
            "Ola Døme",
            "Anne-Marie van Aasen",
            "Li Bø",
            "Hanne Ruud",
            "Mai Prøve",
            "Per Stein",
            "Kari Aas",
            "Anne-Lise O’Neil",
            "Kåre Snøbrøytmo",
            "Áile Čáhppe",
        ]);
        assert_eq!(names.find(text), found, "{text}");
        let mut lookout = Lookout::default();
        let met = lookout.is_named(&names, text);
        assert_eq!(met, found.is_some(), "{text} by key");
        assert_eq!(lookout.is_named(&names, text), met, "{text} again");
    }

    #[test]
    fn people_are_found_however_they_are_written() {
        check("Personalsak", None);
        check("Personalsak i Døme kommune", None);
        check("Personalsak i DØME KOMMUNE", Some("DØME"));
        check("Rådgjevar, Døme kommunes kantine", None);
        check("Ola i Døme kommune", Some("Ola"));
        check("Døme, kommunen", Some("Døme"));
        check("Kommune: Døme", Some("Døme"));
        check("Personalsak – DØME", Some("DØME"));
        check("Saka til Olas sjef", Some("Olas"));
        check("Melding frå Åsen", Some("Åsen"));
        check("Marie’s melding", Some("Marie"));
        check("Melding om O.D. i barnehagen", Some("O.D"));
        check("Melding om OD", Some("OD"));
        check("Melding til Bø", Some("Bø"));
        check("Vi li bø og van", None);
        check("Brev frå HR", None);
        check("Møte 3. mai", None);
        check("Møte med Mai", Some("Mai"));
        check("Svar per e-post", None);
        check("Per e-post", None);
        check("Svar til Per", Some("Per"));
        check("Om stein", Some("stein"));
        check("Sak om O. D.", Some("O. D"));
        check("Sak om K O D", Some("O D"));
        check("Sak A. om D.", None);
        check("Til Ås", Some("Ås"));
        check("Opp ein ås", None);
        check("Til Annelise", Some("Annelise"));
        check("Til ONeil", Some("ONeil"));
        check("Til O\u{ad}la", Some("O\u{ad}la"));
        check("Til D\u{200b}øme", Some("D\u{200b}øme"));
        check("Til Do\u{338}me", Some("Do\u{338}me"));
        check("Sak om Snobroytmo", Some("Snobroytmo"));
        check("Sak om Snoebroeytmo", Some("Snoebroeytmo"));
        check("Saka til #KåreSnøbrøytmo", Some("KåreSnøbrøytmo"));
        check("Om Snøbrøyt-\nmo", Some("Snøbrøyt-\nmo"));
        check("Brev til Aile Cahppe", Some("Aile"));
        check("Sak om kare", Some("kare"));
        check("Anna fråvær", None);
    }

    #[test]
    fn an_organisation_is_told_by_clear_words() {
        for name in [
            "Døme AS",
            "Bygg DA",
            "DØME ASA",
            "Valle kommune",
            "NAV Valle",
        ] {
            assert!(is_organisation(name), "{name}");
        }
        for name in [
            "Maria da Silva",
            "Carla Sa",
            "Anna Ba",
            "ANNA BA",
            "Kari Nav",
            "AS Døme",
        ] {
            assert!(!is_organisation(name), "{name}");
        }
    }

    #[test]
    fn a_name_has_no_digits() {
        for name in ["Ola Døme", "Anne-Marie O’Neil", "J. D'Arc", "A\u{30a}se"] {
            assert!(is_plausible(name), "{name}");
        }
        for name in ["", "-", "Ola (vikar)", "Ola 2", "u-17"] {
            assert!(!is_plausible(name), "{name}");
        }
    }
}
