//! The words of every letter in files that a person can read: a change of them is seen in review.
use super::LANGUAGES;
use super::examples::{LETTERS, draft, entry};
use brotsak::domain::administrative_law::{Act, RuleSet, Topic};
use brotsak::domain::coded::Coded;
use brotsak::domain::letter::{Corrected, Employment, Kind, Letter, finalise};
use brotsak::domain::person::Language;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const OLD: RuleSet = RuleSet::Fvl1967;
const NEW: RuleSet = RuleSet::Fvl2025;

/// A letter in which every part that an officer writes says only which it is.
fn letter(kind: Kind, language: Language, employment: Employment, law: RuleSet) -> Letter {
    entered(kind, language, employment, law, None)
}

fn entered(
    kind: Kind,
    language: Language,
    employment: Employment,
    law: RuleSet,
    corrects: Option<Corrected>,
) -> Letter {
    let mut draft = draft(kind, language);
    draft.employment = employment;
    for (block, text) in &mut draft.texts {
        *text = format!("[{}]", block.code());
    }
    let mut entry = entry();
    entry.law = law;
    entry.corrects = corrects;
    finalise(&draft, &entry).unwrap()
}

/// Every letter under the name of its file: `dismissal.probation.nb`.
fn all() -> Vec<(String, Letter)> {
    let mut all = vec![];
    for language in LANGUAGES {
        let code = language.code();
        for kind in Kind::ALL {
            for employment in Employment::ALL {
                let (kind_code, of) = (kind.code(), employment.code());
                let name = match employment {
                    Employment::Permanent => format!("{kind_code}.{code}"),
                    _ if !kind.turns_on_employment() => continue,
                    _ => format!("{kind_code}.{of}.{code}"),
                };
                all.push((name, letter(*kind, language, *employment, OLD)));
            }
            let name = format!("{}.fvl2025.{code}", kind.code());
            all.push((name, letter(*kind, language, Employment::Permanent, NEW)));
        }
        let date = "2026-11-20".parse().unwrap();
        let first = Some(Corrected { version: 1, date });
        let corrected = entered(Kind::Closing, language, Employment::Permanent, OLD, first);
        all.push((format!("closing.corrected.{code}"), corrected));
    }
    all
}

#[test]
fn the_words_of_every_letter_are_as_they_were_reviewed() {
    insta::with_settings!({
        snapshot_path => "snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        for (name, letter) in all() {
            insta::assert_snapshot!(name, read_aloud(&letter));
        }
    });
}

#[test]
fn no_letter_is_reviewed_that_is_no_more() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters/snapshots");
    let made: Vec<String> = all().into_iter().map(|(name, _)| name).collect();
    for file in fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        if let Some(name) = name.strip_suffix(".snap") {
            assert!(made.iter().any(|made| made == name), "{name} is no letter");
        }
    }
}

#[test]
fn only_letters_that_turn_on_the_employment_differ_by_it() {
    for language in LANGUAGES {
        for kind in Kind::ALL {
            for law in [OLD, NEW] {
                let said = |of| read_aloud(&letter(*kind, language, of, law));
                let permanent = said(Employment::Permanent);
                for of in [Employment::Probation, Employment::Temporary] {
                    let differs = said(of) != permanent;
                    assert_eq!(differs, kind.turns_on_employment(), "{kind:?} {of:?}");
                }
            }
        }
    }
}

/// The first numbers of paragraphs, as in `§§ 46–53` or `§§ 46 til 53`.
fn paragraphs(text: &str) -> BTreeSet<&str> {
    let mut numbers = BTreeSet::new();
    for cited in text.split('§').skip(1).filter(|cited| !cited.is_empty()) {
        let end = cited.find([')', '.', '(', '\n']).unwrap_or(cited.len());
        let words = cited[..end].split(|c: char| !c.is_ascii_digit());
        numbers.extend(words.filter(|word| !word.is_empty()));
    }
    numbers
}

#[test]
fn a_letter_under_the_law_of_2025_cites_no_paragraph_that_is_not_verified() {
    let topics = Topic::ALL.iter().filter_map(|topic| NEW.paragraph(*topic));
    let acts = Act::ALL.iter().map(|act| NEW.complaint(*act));
    let acts = acts.map(|complaint| complaint.paragraph.as_str());
    let known: BTreeSet<&str> = topics.chain(acts).flat_map(paragraphs).collect();
    assert!(known.contains("42") && known.contains("53") && !known.contains("12"));
    for language in LANGUAGES {
        for kind in Kind::ALL {
            let said = read_aloud(&letter(*kind, language, Employment::Permanent, NEW));
            assert!(!said.to_lowercase().contains("fvl"), "{kind:?}");
            assert!(said.contains(" av 2025"), "{kind:?}");
            for named in said.split("forvaltningslov").skip(1) {
                let rest = named.strip_prefix("a av 2025");
                let rest = rest.or_else(|| named.strip_prefix("en av 2025"));
                let rest = rest.expect("the law is named with its year");
                let end = rest.find([')', '.', '\n']).unwrap_or(rest.len());
                let cited = paragraphs(&rest[..end]);
                assert!(cited.is_subset(&known), "{kind:?}: {cited:?} of {known:?}");
            }
        }
    }
}

/// What the letter says, from the top to the end.
fn read_aloud(letter: &Letter) -> String {
    let Value::Object(mut data) = serde_json::from_slice(&LETTERS.data(letter)).unwrap() else {
        panic!("a letter is an object");
    };
    let mut out = vec![];
    let mut sender = object(data.remove("sender").unwrap());
    out.push(text(&sender.remove("name").unwrap()));
    out.push(text(&sender.remove("unit").unwrap()));
    out.extend(texts(&sender["contact"]));
    out.push(String::new());
    out.extend(texts(&data.remove("recipient").unwrap()));
    out.push(String::new());
    labelled(&mut out, &data.remove("entry").unwrap());
    out.push(text(&data.remove("exemption").unwrap()));
    out.push(format!("\n# {}\n", text(&data.remove("title").unwrap())));
    let corrects = data.remove("corrects").unwrap();
    if !corrects.is_null() {
        out.push(format!("{}\n", text(&corrects)));
    }
    out.push(text(&data.remove("opening").unwrap()));
    let lines = data.remove("lines").unwrap();
    if lines.as_array().is_some_and(|lines| !lines.is_empty()) {
        out.push(String::new());
        labelled(&mut out, &lines);
    }
    for it in data.remove("sections").unwrap().as_array().unwrap() {
        section(&mut out, it);
    }
    let closing = data.remove("closing").unwrap();
    out.push(format!("\n{}\n", text(&closing["greeting"])));
    out.push(text(&closing["name"]));
    out.push(text(&closing["title"]));
    let signatures = data.remove("signatures").unwrap();
    if !signatures.is_null() {
        out.push(format!("\n## {}\n", text(&signatures["label"])));
        out.extend(to_sign(&signatures["lines"]));
    }
    let enclosures = data.remove("enclosures").unwrap();
    if !enclosures.is_null() {
        section(&mut out, &enclosures);
    }
    let receipt = data.remove("receipt").unwrap();
    if !receipt.is_null() {
        out.push(format!("\n# {}\n", text(&receipt["title"])));
        out.push(format!("{}\n", text(&receipt["text"])));
        labelled(&mut out, &Value::Array(vec![receipt["recipient"].clone()]));
        out.extend(to_sign(&receipt["lines"]));
    }
    let (window, page, of) = (
        data.remove("window"),
        data.remove("page"),
        data.remove("of"),
    );
    let foot = [window, page, of].map(|it| text(&it.unwrap()));
    out.push(format!("\n({}; {} 1 {} 1)", foot[0], foot[1], foot[2]));
    for kept in ["language", "date"] {
        data.remove(kept).unwrap();
    }
    assert!(data.is_empty(), "printed, and not reviewed: {data:?}");
    out.join("\n")
}

fn section(out: &mut Vec<String>, section: &Value) {
    out.push(format!("\n## {}", text(&section["label"])));
    for passage in section["passages"].as_array().unwrap() {
        out.push(String::new());
        for (sort, lines) in passage.as_object().unwrap() {
            let mark = if sort == "items" { "- " } else { "" };
            out.extend(texts(lines).map(|line| format!("{mark}{line}")));
        }
    }
}

fn labelled(out: &mut Vec<String>, lines: &Value) {
    for line in lines.as_array().unwrap() {
        out.push(format!("{}: {}", text(&line["label"]), text(&line["text"])));
    }
}

fn to_sign(lines: &Value) -> impl Iterator<Item = String> {
    texts(lines).map(|line| format!("____ {line}"))
}

fn texts(lines: &Value) -> impl Iterator<Item = String> {
    lines.as_array().unwrap().iter().map(text)
}

/// The blanks that keep a paragraph sign beside its number cannot be told from others by eye.
fn text(value: &Value) -> String {
    value.as_str().unwrap().replace('\u{a0}', " ")
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        other => panic!("{other} is no object"),
    }
}
