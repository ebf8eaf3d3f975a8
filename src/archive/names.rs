//! Finds people in texts that the public may read: by name, by genitive, by initials.

use crate::archive::xml::holds;
use std::borrow::Cow;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Capital letters that are an office before they are a person.
const OFFICES: [&str; 12] = [
    "HR", "KS", "IT", "NAV", "SFO", "PPT", "HMS", "AMU", "BUP", "EU", "USA", "PDF",
];

/// Words that are also names; in small letters, and first in a text, they are words.
const WORDS: [&str; 24] = [
    "ask", "bjørn", "bo", "dag", "else", "even", "finn", "gro", "hans", "jo", "kai", "liv", "mai",
    "odd", "per", "rune", "signe", "siv", "sol", "stein", "stig", "storm", "tone", "vår",
];

/// What an organisation's name ends with, in capital letters; the first are nobody's surname.
const FORMS: [&str; 12] = [
    "AS", "ASA", "ANS", "IKS", "NUF", "RHF", "KF", "SF", "HF", "SA", "BA", "DA",
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

/// The words a person is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    words: Vec<String>,
    short: Vec<String>,
    initials: Vec<String>,
}

impl Names {
    /// What `names` may be recognised by. Particles in small letters (`van`,
    /// `de`) are nobody's own.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
        let mut all = Names::default();
        for name in names {
            let name = &*seen(name);
            let own: Vec<&str> = words(name)
                .filter(|word| word.starts_with(char::is_uppercase))
                .collect();
            for word in &own {
                match word.chars().count() {
                    // A letter alone is nobody's.
                    1 => (),
                    2 => all.short.push((*word).to_owned()),
                    _ => all.words.push(fold(word)),
                }
            }
            // A surname is nobody else's word.
            let last = own.iter().skip(1).next_back().map(|last| fold(last));
            let last = last.filter(|last| WORDS.contains(&last.as_str()));
            all.words.extend(last.map(|last| format!("={last}")));
            // Anne-Marie is Annemarie to others, and O’Neil Oneil.
            let joined = name
                .split_whitespace()
                .filter(|piece| words(piece).nth(1).is_some());
            let joined = joined.map(|piece| fold(&words(piece).collect::<String>()));
            all.words
                .extend(joined.filter(|piece| piece.chars().count() > 2));
            let first = own.iter().filter_map(|word| word.chars().next());
            let initials: String = first.collect();
            if initials.chars().count() > 1 && !OFFICES.contains(&initials.as_str()) {
                all.initials.push(initials);
            }
        }
        all
    }

    /// The first word of `text` that is somebody's name, a genitive of it, or
    /// their initials; all of it where it must be tidied to be read.
    pub fn find<'a>(&self, text: &'a str) -> Option<&'a str> {
        match seen(text) {
            Cow::Borrowed(text) => self.find_in(text),
            Cow::Owned(tidy) => self.find_in(&tidy).map(|_| text),
        }
    }

    fn find_in<'a>(&self, text: &'a str) -> Option<&'a str> {
        let mut all = words(text).enumerate();
        let is_name = |(at, word): &(usize, &str)| {
            let forms = forms(word, *at == 0);
            forms.iter().any(|form| self.keys().any(|key| key == form))
        };
        let by_word = all.find(is_name).map(|(_, word)| word);
        by_word.or_else(|| {
            let mut all = initials(text).into_iter();
            let found = all.find(|(_, letters)| self.initials.contains(letters));
            found.map(|(piece, _)| piece)
        })
    }

    /// Everything that [`readings`] of a word could match.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let all = self.words.iter().chain(&self.short).chain(&self.initials);
        all.map(String::as_str)
    }
}

/// The forms under which the words of a text would be somebody's [`Names::keys`].
pub fn readings(text: &str) -> Vec<String> {
    let text = &*seen(text);
    // A long text says the same words again and again.
    let all: BTreeSet<&str> = words(text).skip(1).collect();
    let first = words(text).take(1).map(|word| forms(word, true));
    let rest = all.into_iter().map(|word| forms(word, false));
    let mut found: Vec<String> = first.chain(rest).flatten().collect();
    found.extend(initials(text).into_iter().map(|(_, letters)| letters));
    found
}

/// The forms under which one word would be.
fn forms(word: &str, is_first: bool) -> Vec<String> {
    let small = fold(word);
    let may_be_word = small.len() <= 6 && WORDS.contains(&small.as_str());
    if may_be_word && (is_first || !word.starts_with(char::is_uppercase)) {
        return vec![format!("={small}")];
    }
    if word.chars().count() < 3 {
        if !word.starts_with(char::is_uppercase) {
            return vec![];
        }
        // Ås is Aas.
        let folded = word.starts_with('Å').then_some(small);
        return [word.to_owned()].into_iter().chain(folded).collect();
    }
    let bare = small.strip_suffix('s').map(str::to_owned);
    bare.into_iter().chain([small]).collect()
}

/// The pieces of a text that are capital letters and nothing else, and single ones beside each other, as initials.
fn initials(text: &str) -> Vec<(&str, String)> {
    let letters = |piece: &str| -> String { piece.chars().filter(|c| c.is_alphabetic()).collect() };
    let mut found = vec![];
    // The single letters just before.
    let mut run: Vec<(&str, String)> = vec![];
    for piece in text.split_whitespace() {
        let own = letters(piece);
        if own.is_empty() || !own.chars().all(char::is_uppercase) {
            run.clear();
            continue;
        }
        if own.chars().count() == 1 {
            for (_, before) in &mut run {
                before.push_str(&own);
            }
            run.retain(|(_, before)| before.chars().count() <= 4);
            found.extend(run.iter().cloned());
            run.push((piece, own));
        } else {
            run.clear();
            found.push((piece, own));
        }
    }
    found
}

/// Whether a name is an organisation's, which nobody shields.
pub fn is_organisation(name: &str) -> bool {
    let name = &*seen(name);
    let is_shouted = !name.contains(char::is_lowercase);
    let forms = &FORMS[..if is_shouted { NOBODYS } else { FORMS.len() }];
    let last = words(name).skip(1).last();
    last.is_some_and(|last| forms.contains(&last))
        || words(name).next() == Some("NAV")
        || words(name).any(|word| ORGANISATIONS.contains(&word.to_lowercase().as_str()))
}

/// A person's first and last name beside each other, either way; whoever has
/// only one name has none.
pub fn pairs(name: &str) -> Vec<String> {
    let all: Vec<String> = words(&seen(name)).map(fold).collect();
    match (all.first(), all.last()) {
        (Some(first), Some(last)) if all.len() > 1 => {
            vec![format!("{first} {last}"), format!("{last} {first}")]
        }
        _ => vec![],
    }
}

/// Every two words of a text that stand beside each other, as [`pairs`] would
/// write them, also where the last is a genitive.
pub fn neighbours(text: &str) -> Vec<String> {
    let text = &*seen(text);
    let all: BTreeSet<(&str, &str)> = words(text).zip(words(text).skip(1)).collect();
    let mut found = vec![];
    for (first, last) in all {
        let (first, last) = (fold(first), fold(last));
        let bare = last.strip_suffix('s');
        found.extend(bare.map(|bare| format!("{first} {bare}")));
        found.push(format!("{first} {last}"));
    }
    found
}

/// Whether a name looks like one: letters, space, hyphen, apostrophe, full stop.
pub fn is_plausible(name: &str) -> bool {
    let name = seen(name);
    name.chars().any(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.'))
}

/// A text as it is seen: each letter in one piece, and nothing without a width between them.
fn seen(text: &str) -> Cow<'_, str> {
    let is_unseen = |c| {
        matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        )
    };
    // Marks over and under a letter begin with these bytes, and what is unseen with others.
    let has_marks = holds(text, |byte| matches!(byte, 0xcc | 0xcd));
    let may_hide = holds(text, |byte| matches!(byte, 0xc2 | 0xe2 | 0xef));
    let hides = may_hide && text.contains(is_unseen);
    if !has_marks && !hides {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter(|c| !is_unseen(*c));
    let whole: String = shown.nfc().collect();
    // Unicode knows no other way to write ø in two pieces.
    Cow::Owned(whole.replace("o\u{338}", "ø").replace("O\u{338}", "Ø"))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
}

/// Small letters, without the accents that people leave out.
fn fold(word: &str) -> String {
    let mut small = word.to_lowercase();
    if small.contains("aa") {
        small = small.replace("aa", "å");
    }
    let plain = small.chars().map(|c| match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'á' | 'à' | 'â' => 'a',
        'ó' | 'ò' | 'ô' => 'o',
        'ö' => 'ø',
        'ä' => 'æ',
        'ü' | 'ú' => 'u',
        'í' => 'i',
        c => c,
    });
    plain.collect()
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
        ]);
        assert_eq!(names.find(text), found, "{text}");
        let keys: Vec<&str> = names.keys().collect();
        let by_key = readings(text)
            .iter()
            .any(|reading| keys.contains(&reading.as_str()));
        assert_eq!(by_key, found.is_some(), "{text} by key");
    }

    #[test]
    fn people_are_found_however_they_are_written() {
        check("Personalsak", None);
        check("Personalsak – DØME", Some("DØME"));
        check("Saka til Olas sjef", Some("Olas"));
        check("Melding frå Åsen", Some("Åsen"));
        check("Marie’s melding", Some("Marie"));
        check("Melding om O.D. i barnehagen", Some("O.D."));
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
        check("Sak om O. D.", Some("O."));
        check("Sak om K O D", Some("O"));
        check("Sak A. om D.", None);
        check("Til Ås", Some("Ås"));
        check("Opp ein ås", None);
        check("Til Annelise", Some("Annelise"));
        check("Til ONeil", Some("ONeil"));
        check("Til O\u{ad}la", Some("Til O\u{ad}la"));
        check("Til D\u{200b}øme", Some("Til D\u{200b}øme"));
        check("Til Do\u{338}me", Some("Til Do\u{338}me"));
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
