//! What the operator reads.

use super::{Answer, ask, asked};
use crate::support::program::run_with;
use std::fs;
use tempfile::tempdir;

const EXAMPLE: &[&str] = &[
    "--received",
    "2026-12-11",
    "--seniority",
    "6",
    "--birth",
    "1970-01-01",
    "--kind",
    "dismissal",
];

#[test]
fn all_clocks_are_told_with_their_paragraphs_in_eighty_columns() {
    for language in ["nn", "nb", "en"] {
        for kind in [
            "none",
            "guidance",
            "warning",
            "suspension",
            "dismissal",
            "termination",
        ] {
            let everything = [
                "--kind",
                kind,
                "--received",
                "2026-12-11",
                "--lang",
                language,
                "--breach",
                "2026-12-24T15:00",
                "--letter-available",
                "2026-12-01T10:00",
                "--prior-notice",
                "2026-12-01",
            ];
            let told = ask(&everything, &[]);
            assert_eq!(told.code, 0, "{told:?}");
            for line in told.said.lines() {
                assert!(line.chars().count() <= 80, "{line}");
                assert_eq!(line.trim_end(), line);
            }
            assert!(!told.said.contains('\u{a0}'));
        }
    }
    let told = ask(EXAMPLE, &[]).said;
    for words in [
        "Fristar ved oppseiing, motteken fredag 11.12.2026",
        "28.12.2026 mån",
        "2 veker frå 11.12.2026, flytta frå 25.12.2026",
        "arbeidsmiljølova § 17-3 (2); domstollova §§ 148–149",
        "om 33 dagar",
        "Kontroller mot den gjeldande hovudtariffavtalen",
        "Kan ikkje påklagast",
        "--demand: dagen kravet om forhandlingar kom",
    ] {
        assert!(told.contains(words), "{words} in {told}");
    }
}

#[test]
fn every_clock_names_a_law_and_says_what_it_is() {
    for kind in [
        "none",
        "guidance",
        "warning",
        "suspension",
        "dismissal",
        "termination",
    ] {
        let answer = asked(&["--kind", kind]);
        for code in answer.codes() {
            let clock = answer.clock(code);
            assert!(
                !clock["paragraphs"].as_array().unwrap().is_empty(),
                "{code}"
            );
            assert!(!answer.text(code, "name").is_empty());
            let needs = clock["state"] == "needs";
            assert_eq!(needs, clock["needs"].is_string(), "{code}");
        }
    }
}

#[test]
fn the_document_has_the_fields_that_the_guide_describes() {
    let guide = include_str!("../../docs/rettleiing/fristar.md");
    let answer = asked(EXAMPLE);
    let described = |name: &str| guide.contains(&format!("`{name}`"));
    for field in answer.0.as_object().unwrap().keys() {
        assert!(described(field), "{field}");
    }
    for field in answer.clock("suit").as_object().unwrap().keys() {
        assert!(described(field), "{field}");
    }
    for kind in ["suspension", "dismissal", "termination"] {
        for more in [&[][..], &["--received", "2026-12-11"]] {
            let answer = asked(&[&["--kind", kind], more].concat());
            for code in answer.codes() {
                assert!(described(code), "{code}");
            }
        }
    }
    for sick in asked(&[
        "--kind",
        "dismissal",
        "--sick-since",
        "2026-06-01",
        "--probation",
    ])
    .codes()
    {
        assert!(described(sick), "{sick}");
    }
    let told: Vec<&str> = guide.split("```").collect();
    let example = told.iter().find(|part| part.starts_with("json")).unwrap();
    let example: serde_json::Value = serde_json::from_str(&example[4..]).unwrap();
    assert_eq!(&example, answer.clock("negotiation_demand"));
}

#[test]
fn a_clock_stands_differently_from_day_to_day() {
    let on = |today| {
        let answer = asked(&[EXAMPLE, &["--today", today]].concat());
        let clock = answer.clock("negotiation_demand");
        (
            clock["status"].as_str().unwrap().to_owned(),
            clock["days"].as_u64(),
        )
    };
    assert_eq!(on("2026-12-27"), ("ahead".to_owned(), Some(1)));
    assert_eq!(on("2026-12-28"), ("today".to_owned(), None));
    assert_eq!(on("2027-01-04"), ("past".to_owned(), Some(7)));
}

#[test]
fn the_settings_file_sets_the_agreement_and_the_law() {
    let folder = tempdir().unwrap();
    let toml = "[tariff]\nnotice_months = 6\n[law]\nfvl2025_from = 2026-11-01\n";
    fs::write(folder.path().join("brotsak.toml"), toml).unwrap();
    let command = [&["clocks", "--json", "--today", "2026-11-25"], EXAMPLE].concat();
    let ended = run_with(folder.path(), &command, &[]);
    let answer = Answer(serde_json::from_str(&ended.said).unwrap());
    assert_eq!(answer.deadline("notice"), "2027-06-11");
    assert_eq!(answer.0["rules"], "FVL2025");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is made"
    );
}
