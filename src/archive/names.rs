//! Finds people in texts that the public may read: by name, by genitive, by initials.

use std::collections::BTreeSet;

/// Capital letters that are an office before they are a person.
const OFFICES: [&str; 12] = [
    "HR", "KS", "IT", "NAV", "SFO", "PPT", "HMS", "AMU", "BUP", "EU", "USA", "PDF",
];

/// Words that are also names; in small letters they are words.
const WORDS: [&str; 10] = [
    "dag", "else", "liv", "mai", "odd", "siv", "sol", "stein", "stig", "vår",
];

/// Words by which an organisation is told from a person.
const ORGANISATIONS: [&str; 24] = [
    "as",
    "asa",
    "sa",
    "ba",
    "da",
    "ans",
    "kf",
    "iks",
    "sf",
    "hf",
    "rhf",
    "nuf",
    "kommune",
    "fylkeskommune",
    "statsforvaltaren",
    "statsforvalteren",
    "politiet",
    "politidistrikt",
    "nav",
    "arbeidstilsynet",
    "fagforbundet",
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
            let own: Vec<&str> = words(name)
                .filter(|word| word.starts_with(char::is_uppercase))
                .collect();
            for word in &own {
                if word.chars().count() < 3 {
                    all.short.push((*word).to_owned());
                } else {
                    all.words.push(fold(word));
                }
            }
            let first = own.iter().filter_map(|word| word.chars().next());
            let initials: String = first.collect();
            if initials.chars().count() > 1 && !OFFICES.contains(&initials.as_str()) {
                all.initials.push(initials);
            }
        }
        all
    }

    /// The first word of `text` that is somebody's name, a genitive of it, or
    /// their initials.
    pub fn find<'a>(&self, text: &'a str) -> Option<&'a str> {
        let by_word = words(text).find(|word| self.is_name(word));
        by_word.or_else(|| {
            text.split_whitespace().find(|piece| {
                let dotted: String = piece.chars().filter(|c| c.is_alphabetic()).collect();
                self.initials.contains(&dotted)
            })
        })
    }

    fn is_name(&self, word: &str) -> bool {
        if self.short.iter().any(|short| short == word) {
            return true;
        }
        if is_only_a_word(word) {
            return false;
        }
        let folded = fold(word);
        let bare = folded.strip_suffix('s');
        self.words
            .iter()
            .any(|name| *name == folded || Some(name.as_str()) == bare)
    }

    /// Everything that [`readings`] of a word could match.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let all = self.words.iter().chain(&self.short).chain(&self.initials);
        all.map(String::as_str)
    }
}

/// The forms under which the words of a text would be somebody's [`Names::keys`].
pub fn readings(text: &str) -> Vec<String> {
    let mut found = vec![];
    // A long text says the same words again and again.
    let all: BTreeSet<&str> = words(text).collect();
    for word in all.into_iter().filter(|word| !is_only_a_word(word)) {
        let folded = fold(word);
        if word.chars().count() < 3 {
            found.push(word.to_owned());
        } else {
            found.extend(folded.strip_suffix('s').map(str::to_owned));
            found.push(folded);
        }
    }
    // Only capitals: what is a word has been read above.
    let is_capital = |piece: &&str| {
        let mut letters = piece.chars().filter(|c| c.is_alphabetic());
        letters.all(char::is_uppercase)
    };
    let letters = |piece: &str| piece.chars().filter(|c| c.is_alphabetic()).collect();
    found.extend(text.split_whitespace().filter(is_capital).map(letters));
    found
}

/// Whether a name is an organisation's, which nobody shields.
pub fn is_organisation(name: &str) -> bool {
    words(name).any(|word| ORGANISATIONS.contains(&word.to_lowercase().as_str()))
}

/// A person's first and last name beside each other, either way; whoever has
/// only one name has none.
pub fn pairs(name: &str) -> Vec<String> {
    let all: Vec<String> = words(name).map(fold).collect();
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
    name.chars().any(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.'))
}

fn is_only_a_word(word: &str) -> bool {
    WORDS.contains(&word)
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
    }

    #[test]
    fn a_name_has_no_digits() {
        for name in ["Ola Døme", "Anne-Marie O’Neil", "J. D'Arc"] {
            assert!(is_plausible(name), "{name}");
        }
        for name in ["", "-", "Ola (vikar)", "Ola 2", "u-17"] {
            assert!(!is_plausible(name), "{name}");
        }
    }
}
