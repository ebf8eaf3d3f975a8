//! Names where the public reads them, and words that are nobody's.
use super::broken::edit;
use super::checked::{Shelf, said};
use super::mutation::{STRUCTURE, find_all};
use std::fs;
use std::path::Path;

const RUNNING: &str = "loependeJournal.xml";
const PUBLIC: &str = "offentligJournal.xml";

/// Puts the title of the first journalpost in the structure and in both journals.
fn title(at: &Path, to: &str) {
    let to = format!("<offentligTittel>{to}<");
    for file in [STRUCTURE, RUNNING, PUBLIC] {
        edit(at, file, "<offentligTittel>Melding<", &to);
    }
}

fn rename(at: &Path, to: &str) {
    edit(
        at,
        STRUCTURE,
        "<partNavn>Ola Døme<",
        &format!("<partNavn>{to}<"),
    );
}

#[test]
fn a_name_is_found_however_it_is_hidden() {
    find_all(&[
        (
            "initials",
            |at| title(at, "Sak om O. D."),
            &[18],
            "",
            &[PUBLIC],
        ),
        (
            "a soft hyphen",
            |at| title(at, "Sak om O\u{ad}la"),
            &[18],
            "",
            &[PUBLIC],
        ),
        (
            "letters in two pieces",
            |at| {
                rename(at, "Åse Bråten");
                title(at, "Til A\u{30a}se");
            },
            &[18],
            "",
            &[PUBLIC],
        ),
        (
            "a person whose name ends as a company's",
            |at| {
                rename(at, "Maria da Silva");
                title(at, "Til Maria");
            },
            &[18],
            "",
            &[PUBLIC],
        ),
        (
            "Sa",
            |at| {
                rename(at, "Carla Sa");
                title(at, "Til Carla");
            },
            &[18],
            "",
            &[PUBLIC],
        ),
        (
            "a class",
            |at| edit(at, PUBLIC, "<klasseID>2.4.1<", "<klasseID>Døme, Ola<"),
            &[18],
            "",
            &[PUBLIC],
        ),
        (
            "what the journal was chosen by",
            |at| {
                edit(
                    at,
                    PUBLIC,
                    "<seleksjon>journaldato<",
                    "<seleksjon>Ola Døme<",
                )
            },
            &[18],
            "",
            &[PUBLIC],
        ),
        (
            "a comment",
            |at| edit(at, PUBLIC, "<saksmappe>", "<saksmappe><!-- Ola Døme -->"),
            &[18],
            "",
            &[PUBLIC, "2026/17"],
        ),
        (
            "an instruction before the first entry",
            |at| edit(at, PUBLIC, "<journalhode>", "<?x Ola Døme?><journalhode>"),
            &[18],
            "",
            &[PUBLIC],
        ),
        (
            "an attribute",
            |at| {
                edit(
                    at,
                    PUBLIC,
                    "<journalpost>",
                    "<journalpost hint=\"Ola Døme\">",
                )
            },
            &[3, 18],
            "",
            &[PUBLIC],
        ),
    ]);
}

#[test]
fn what_lies_in_something_shielded_is_shielded() {
    let Some(shelf) = Shelf::new("shielded series and classes") else {
        return;
    };
    for before in ["<mappe xsi:type=\"saksmappe\">", "<klassifikasjonssystem>"] {
        let folder = shelf.copy();
        let text = fs::read_to_string(folder.join(STRUCTURE)).unwrap();
        let mut open = text.clone();
        let (start, end) = ("<skjerming>", "</skjerming>");
        let first = text.find(start).unwrap();
        let shielding = &text[first..first + text[first..].find(end).unwrap() + end.len()];
        while let Some(at) = open.find(start) {
            let to = at + open[at..].find(end).unwrap() + end.len();
            open.replace_range(at..to, "");
        }
        edit(&folder, STRUCTURE, &text, &open);
        edit(&folder, STRUCTURE, before, &format!("{shielding}{before}"));
        title(&folder, "Til Ola");
        let (code, findings) = said(&folder);
        assert_eq!(code, 1, "{before}");
        assert!(
            findings.iter().all(|one| one["check"] == 18),
            "{findings:#?}"
        );
    }
}

/// A given name that is a word too is one only with a capital letter, and not first.
#[test]
fn an_ordinary_word_is_nobodys_name() {
    let Some(shelf) = Shelf::new("words that are names") else {
        return;
    };
    for (name, words) in [
        ("Per Vik", "Svar per e-post"),
        ("Hans Vik", "Svar på hans merknader"),
        ("Even Vik", "Even fordeling"),
    ] {
        let folder = shelf.copy();
        rename(&folder, name);
        title(&folder, words);
        assert_eq!(said(&folder), (0, vec![]), "{name}");
    }
}
