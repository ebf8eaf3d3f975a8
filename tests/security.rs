//! What docs/security.md promises is there: each test it names, and each requirement it answers.
#![cfg(not(feature = "postgres"))]
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn list() -> String {
    fs::read_to_string(root().join("docs/security.md")).unwrap()
}

/// Where `report_pages::uploads::a_test` or `src/web/csrf.rs::a_test` stands, and its name.
fn place(cited: &str) -> (PathBuf, String) {
    let (module, name) = cited.rsplit_once("::").unwrap();
    let file = if module.starts_with("src/") {
        root().join(module)
    } else {
        let path = module.replace("::", "/");
        root().join("tests").join(format!("{path}.rs"))
    };
    (file, name.to_owned())
}

/// Names of tests between backticks.
fn cited(text: &str) -> BTreeSet<String> {
    let parts = text.split('`').skip(1).step_by(2);
    let is_name = |part: &&str| {
        part.rsplit_once("::").is_some_and(|(_, name)| {
            name.contains('_') && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        })
    };
    parts.filter(is_name).map(str::to_owned).collect()
}

#[test]
fn every_test_that_the_list_names_is_there() {
    let cited = cited(&list());
    assert!(cited.len() > 100, "{} tests are named", cited.len());
    let gone: Vec<_> = cited
        .iter()
        .filter(|cited| {
            let (file, name) = place(cited);
            let text = fs::read_to_string(file).unwrap_or_default();
            !text.contains(&format!("fn {name}("))
        })
        .collect();
    assert!(gone.is_empty(), "named, and not there: {gone:#?}");
}

#[test]
fn every_requirement_of_level_one_and_two_has_an_answer() {
    let text = list();
    let (_, table) = text
        .split_once("## The standard, requirement by requirement")
        .unwrap();
    let (table, _) = table.split_once("## Faults").unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit())
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let numbers: BTreeSet<&str> = rows.iter().map(|row| row[1]).collect();
    assert_eq!(numbers.len(), rows.len(), "a number stands twice");
    let of_level = |level: &str| rows.iter().filter(|row| row[2] == level).count();
    // So many has the release of the standard that is named at the top.
    assert_eq!((of_level("1"), of_level("2")), (70, 183));
    for row in rows {
        let [_, number, _, asked, sign, answer, _] = row[..] else {
            panic!("{row:?}");
        };
        assert!(!asked.is_empty() && !answer.is_empty(), "{number}");
        let signs = ["✔", "◐", "✘", "–", "operator"];
        assert!(signs.contains(&sign), "{number}: {sign}");
    }
}
