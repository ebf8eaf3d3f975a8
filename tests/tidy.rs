//! The house rules that a compiler cannot see. Each message says what to do.
#![cfg(not(feature = "postgres"))]
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Ground to roof. A floor may use the floors below it and its own room.
const FLOORS: &[&[&str]] = &[
    &["domain"],
    &["audit"],
    &["store"],
    &["documents", "archive", "mail", "identity"],
    &["casework"],
    &["web", "jobs", "cli"],
];

/// What a room above must go through `casework` for.
const CLOSED: &[(&str, &str)] = &[
    ("web", "archive"),
    ("web", "documents"),
    ("jobs", "archive"),
    ("jobs", "documents"),
    ("cli", "documents"),
];

/// Crates that only one room may name.
const OWNED: &[(&str, &[&str])] = &[
    ("diesel::", &["store"]),
    ("actix_web::", &["web"]),
    ("actix_multipart::", &["web"]),
    ("lettre::", &["mail"]),
    ("quick_xml::", &["archive"]),
    ("zip::", &["archive"]),
    ("argon2::", &["casework"]),
    ("openidconnect::", &["identity"]),
    ("ureq::", &["identity"]),
    ("infer::", &["documents"]),
    ("clap::", &["cli", "main.rs"]),
    ("indicatif::", &["cli"]),
];

const LONGEST_FILE: usize = 400;

/// Lists with nothing hiding in them: a table a migration brings is a block here.
const LISTS: &[&str] = &["store/schema.rs"];

/// Whoever can be asked for beside a form.
const PEOPLE: &[&str] = &[
    "Person",
    "CaseOfficer",
    "Decider",
    "CaseReader",
    "HrHead",
    "RegisterKeeper",
    "Archivist",
    "Keeper",
    "HoldKeeper",
    "BlockKeeper",
    "TrailReader",
    "Administrator",
    "RoleKeeper",
];

#[test]
fn floors_look_down_never_up() {
    for (room, file, code) in rooms() {
        for part in code.split("crate::").skip(1) {
            let named = word(part);
            let (Some(here), Some(there)) = (floor(&room), floor(&named)) else {
                continue;
            };
            assert!(
                there < here || named == room,
                "{file} reaches from {room} to {named}: move the code down, or call it from above"
            );
            assert!(
                !CLOSED.contains(&(&room, &named)),
                "{file} reaches from {room} straight into {named}: call a verb of casework"
            );
        }
    }
}

#[test]
fn no_import_hides_its_floor() {
    for (_, file, code) in rooms() {
        for hidden in ["crate::{", "super::super"] {
            assert!(
                !code.contains(hidden),
                "{file} writes `{hidden}`: name the floor on a line of its own"
            );
        }
    }
}

#[test]
fn each_tool_stays_in_its_room() {
    for (room, file, code) in rooms() {
        for (tool, owners) in OWNED {
            assert!(
                owners.contains(&room.as_str()) || !names(&code, tool),
                "{file} uses {tool} which belongs to {owners:?}"
            );
        }
    }
}

#[test]
fn only_main_asks_the_clock() {
    for (_, file, code) in rooms() {
        assert!(
            file == "main.rs" || !(code.contains("Utc::now") || code.contains("SystemTime::now")),
            "{file} asks the clock: take `now` as an argument"
        );
    }
}

/// What was typed is kept for whoever was signed out meanwhile, and only where the form is received before its sender is
/// asked for.
#[test]
fn whoever_sends_a_form_is_taken_from_the_form() {
    for (room, file, code) in rooms() {
        let handlers = code.split("async fn ").skip(1);
        for handler in handlers.filter(|_| room == "web") {
            let (arguments, _) = handler.split_once(") ->").unwrap_or_default();
            let kinds: Vec<String> = arguments.split(": ").skip(1).map(word).collect();
            let has = |kind: &str| kinds.iter().any(|it| it == kind);
            assert!(
                !(has("Signed") || has("Weighty")) || !PEOPLE.iter().any(|kind| has(kind)),
                "{file}: {} answers before the form is kept",
                word(handler)
            );
        }
    }
}

#[test]
fn a_file_can_be_read_in_one_sitting() {
    for (_, file, code) in rooms() {
        let lines = code.lines().count();
        assert!(
            lines <= LONGEST_FILE || LISTS.contains(&file.as_str()),
            "{file} has {lines} lines: which noun is hiding in it?"
        );
    }
}

#[test]
fn every_paragraph_in_the_rules_stands_in_the_map() {
    let map = fs::read_to_string(root().join("docs/law.md")).unwrap();
    for (room, file, _) in rooms() {
        let code = fs::read_to_string(root().join("src").join(&file)).unwrap();
        if room == "domain" && code.contains('§') {
            let name = format!("`src/{file}`");
            assert!(
                map.contains(&name),
                "{file} cites a paragraph: add it to docs/law.md as {name}"
            );
        }
    }
}

/// Whether the code names a crate, and not only something that ends in its name.
fn names(code: &str, tool: &str) -> bool {
    code.match_indices(tool).any(|(at, _)| {
        !code[..at].ends_with(|before: char| before.is_alphanumeric() || "_:".contains(before))
    })
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&name))
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Room, file name and code without comments, for each file in `src`.
fn rooms() -> Vec<(String, String, String)> {
    let src = root().join("src");
    let mut files = vec![];
    sources(&src, &mut files);
    files
        .iter()
        .map(|path| {
            let inside = path.strip_prefix(&src).unwrap();
            let room = inside.iter().next().unwrap().to_str().unwrap().to_owned();
            let code = fs::read_to_string(path)
                .unwrap()
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n");
            (room, inside.display().to_string(), code)
        })
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}
