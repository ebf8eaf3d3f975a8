//! The same assessment as text for people, in three languages.

use crate::assessment::{assess, assessed, case_with};
use serde_json::{Value, json};

fn leader_case() -> Value {
    case_with(&[
        ("/id", json!("2026/7\u{7}")),
        ("/points", json!(["V4.2", "V2.12"])),
        ("/factors", json!(["A1", "A2", "A3", "A4", "A5", "M3"])),
        ("/gates/free_speech", json!("unanswered")),
    ])
}

fn explained(arguments: &[&str]) -> String {
    let arguments = [&["--explain", "-"], arguments].concat();
    let answer = assess(&arguments, leader_case().to_string().as_bytes());
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    answer.out
}

#[test]
fn the_text_says_the_same_as_the_document() {
    let text = explained(&[]);
    let assessment = assessed(&leader_case());
    for (list, field) in [
        ("reasons", "text"),
        ("set_aside", "why"),
        ("blocks", "text"),
        ("next_steps", "text"),
    ] {
        for words in crate::assessment::each(&assessment, list, field) {
            assert!(text.contains(words), "{words:?} stands in:\n{text}");
        }
    }
    assert!(
        text.contains("Førebels framlegg: oppseiing. Netto vekt +10."),
        "{text}"
    );
    assert!(text.contains("Dette er eit forslag."), "{text}");
    assert!(
        text.contains("HR2021: HR-2021-2389-A"),
        "the sources can be looked up"
    );
    assert!(!text.contains('\u{7}'), "nothing a terminal would obey");
}

#[test]
fn each_language_has_its_own_words() {
    let texts = ["nn", "nb", "en"].map(|language| explained(&["--lang", language]));
    for (text, words) in texts.iter().zip(["Kvifor", "Hvorfor", "Why"]) {
        assert!(text.contains(&format!("\n{words}\n")), "{text}");
    }
    assert_eq!(texts[0], explained(&[]), "nynorsk when nothing is said");
    // The legend quotes its sources as they are; everything before it is translated.
    let body = |text: &str, legend| text.split(legend).next().map(str::to_owned);
    let bokmal = body(&texts[1], "\nKilder\n").expect("there is a body");
    let english = body(&texts[2], "\nSources\n").expect("there is a body");
    assert!(!bokmal.contains("ikkje ") && !english.contains("åtvaring"));
}

#[test]
fn a_language_the_house_does_not_have_is_refused() {
    let answer = assess(&["--explain", "--lang", "sv", "-"], b"[]");
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    assert!(answer.err.contains("nn, nb, en"), "{}", answer.err);
}

#[test]
fn an_empty_array_says_so_and_a_long_one_is_told_case_by_case() {
    assert_eq!(
        assess(&["--explain", "-"], b"[]").out,
        "Ingen saker å vurdere.\n"
    );
    let two = json!([leader_case(), leader_case()]).to_string();
    let text = assess(&["--explain", "-"], two.as_bytes()).out;
    assert_eq!(text.matches("Vurdering 2026/7").count(), 2);
}

#[test]
fn no_more_than_six_changes_are_told() {
    let case = case_with(&[("/factors", json!(["A1", "A2"]))]);
    let text = assess(&["--explain", "-"], case.to_string().as_bytes()).out;
    let told = text
        .lines()
        .skip_while(|line| *line != "Kva skulle til for eit anna framlegg?")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with("  Og "));
    assert_eq!(told.count(), 6, "{text}");
}
