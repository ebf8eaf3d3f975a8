mod disguised;
mod forms;
mod harmless;
mod written;

use super::*;
use proptest::prelude::*;

fn person(name: &str, email: &str) -> Sought {
    Sought {
        name: name.to_owned(),
        email: email.to_owned(),
        numbers: vec!["17-204".to_owned()],
        enough: Enough::AnyPart,
    }
}

#[track_caller]
fn check(name: &str, text: &str, expected: &[&str]) {
    let people = [person(name, "kmelk01@valle.example")];
    let found = find(text, &people);
    let found: Vec<&str> = found.iter().map(|it| &text[it.first..it.end]).collect();
    assert_eq!(found, expected, "{name} in {text:?}");
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let kare = "Kåre Melkevik";
    check(kare, "Kåre Melkevik sa det.", &["Kåre Melkevik"]);
    check(kare, "MELKEVIK, KÅRE", &["MELKEVIK, KÅRE"]);
    check(kare, "Det var kåre som sa det", &["kåre"]);
    check(kare, "Kaare meldte", &["Kaare"]);
    check(kare, "Ka\u{30a}re meldte", &["Ka\u{30a}re"]);
    check(
        kare,
        "Kåres melding og Melkeviks brev",
        &["Kåres", "Melkeviks"],
    );
    check(kare, "Kåre’s melding, Kåre's", &["Kåre’s", "Kåre's"]);
    check(
        kare,
        "K. Melkevik og K.M. og KM",
        &["K. Melkevik", "K.M", "KM"],
    );
    check(kare, "Kåre\nMelkevik", &["Kåre\nMelkevik"]);
    check(kare, "Kåre\u{a0}Melkevik", &["Kåre\u{a0}Melkevik"]);
    check(kare, "Melke\u{ad}vik", &["Melke\u{ad}vik"]);
    check(
        kare,
        "Melke-\nvik; Melke\nvik",
        &["Melke-\nvik", "Melke\nvik"],
    );
    check(kare, "Melke\u{2011}vik", &["Melke\u{2011}vik"]);
    check(kare, "KMelk01@valle.example.", &["KMelk01@valle.example"]);
    check(kare, "brukar kmelk01 logga inn", &["kmelk01"]);
    check(kare, "ansattnr. 17-204", &["17-204"]);
    check(kare, "kjem kl. 17, km frå Valle", &[]);
    check(kare, "Melkevika og Kårestad", &[]);
}

#[test]
fn hyphens_short_names_words_and_endings() {
    let name = "Anne-Marie van Aasen";
    check(name, "Anne og Marie", &["Anne", "Marie"]);
    check(name, "Anne Marie", &["Anne Marie"]);
    check(name, "Annemarie van Åsen", &["Annemarie van Åsen"]);
    check(name, "van Gogh", &[]);
    check(name, "A.M.A. skreiv, AMA, AA", &["A.M.A", "AMA"]);
    check("Li Bø", "Vi li og bø, sa Bø til Li", &["Bø", "Li"]);
    check("Liv Dag Moe", "heile livet, ein dag i liv og død", &[]);
    check("Liv Dag Moe", "Liv sa det; Dag òg", &["Liv", "Dag"]);
    check("Hans Ås", "Hans' brev, Ås’ hus", &["Hans'", "Ås’"]);
    check("Max Ritz", "Max’ bil og Ritz' hus", &["Max’", "Ritz'"]);
    check("Áile Čáhppe", "aile cahppe; ÁILE", &["aile cahppe", "ÁILE"]);
    check("Hilde Rud", "Meld til HR; H.R. skreiv", &["H.R"]);
    check("Björn Åkerström", "Bjørn Åkerstrøm", &["Bjørn Åkerstrøm"]);
    check("Siri O’Neil", "Neil og O'Neil", &["Neil", "O'Neil"]);
}

#[test]
fn whoever_else_works_here_is_found_by_the_whole_name() {
    let mut people = [person("Kåre Melkevik", "kare@valle.example")];
    people[0].enough = Enough::FullName;
    let text = "Kåre; Melkevik; Kåre Melkevik, K.M., 17-204, kare og kare@valle.example";
    let found = find(text, &people);
    let found: Vec<&str> = found.iter().map(|it| &text[it.first..it.end]).collect();
    assert_eq!(found, ["Kåre Melkevik", "kare@valle.example"]);
}

const GIVEN: [&str; 8] = [
    "Åse",
    "Ánde",
    "Kjell-Åge",
    "Max",
    "Ellen",
    "Øyvind",
    "Šárá",
    "Jens",
];
const FAMILY: [&str; 8] = [
    "Sørby", "Čearru", "Aas", "Moe", "Østbø", "Ŋielas", "Fritz", "Nordmann",
];

proptest! {
    /// Each written form, between any words, is found and covered from its first letter to its last.
    #[test]
    fn no_form_of_a_name_is_missed(
        given in 0..GIVEN.len(), family in 0..FAMILY.len(), form in 0..9_usize,
        before in "[a-zæøå ,.;\n(]{0,12}", after in "[ ,.;)\n]{1,2}[a-zæøå ]{0,9}",
    ) {
        let (given, family) = (GIVEN[given], FAMILY[family]);
        let half = family.char_indices().nth(2).unwrap().0;
        let form = match form {
            0 => format!("{given} {family}"),
            1 => family.to_uppercase(),
            2 => format!("{family}s"),
            3 => format!("{given}’"),
            4 => format!("{given}\u{a0}{family}"),
            5 => format!("{}\u{ad}{}", &family[..half], &family[half..]),
            6 => format!("{}-\n{}", &family[..half], &family[half..]),
            7 => format!("{family}, {given}"),
            _ => given.to_lowercase().replace('-', "\u{2011}"),
        };
        let text = format!("{before} {form}{after}");
        let first = before.len() + 1;
        let hits = find(&text, &[person(&format!("{given} {family}"), "x9y@valle.example")]);
        let end = first + form.len();
        let covered = hits.iter().any(|it| it.first <= first && it.end >= end);
        prop_assert!(covered, "{text:?} {hits:?}");
    }

    /// Any text at all: no panic, and every place is a piece of the text.
    #[test]
    fn every_place_is_a_piece_of_the_text(text in "\\PC{0,60}") {
        for hit in find(&text, &[person("Kåre Melkevik", "k.m@valle.example")]) {
            prop_assert!(text.get(hit.first..hit.end).is_some_and(|it| !it.is_empty()));
        }
    }
}
