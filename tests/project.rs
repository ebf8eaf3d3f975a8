//! What lies in the project's folder: nothing of anybody's machine, links that lead somewhere, scripts that run.
#![cfg(not(feature = "postgres"))]
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What is made or belongs to one machine, as `.gitignore` says.
const MADE: &[&str] = &[
    ".git",
    "target",
    "node_modules",
    ".venv",
    "brotsak-data",
    "brotsak.toml",
    "__pycache__",
];

/// Folders at the root of somebody's machine, and hosts that tools fetch from. In two
/// parts, so that this file does not say itself what no file may say.
const PLACES: &[(&str, &str)] = &[
    ("/wo", "rk/"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("/tm", "p/"),
    ("/Us", "ers/"),
];
const HOSTS: &[(&str, &str)] = &[
    ("registry.np", "mjs.org"),
    ("npm", "js.com"),
    ("py", "pi.org"),
    ("pythonho", "sted.org"),
    ("deb.deb", "ian.org"),
    ("index.cra", "tes.io"),
    ("static.cra", "tes.io"),
];
/// Tools of a workplace that a reader in thirty years has no use for.
const TOOLS: &[(&str, &str)] = &[
    ("clau", "de"),
    ("anthro", "pic"),
    ("chat", "gpt"),
    ("open", "ai"),
    ("copi", "lot"),
    ("language mo", "del"),
    ("co-autho", "red-by"),
];

#[test]
fn no_file_tells_where_it_was_written_or_with_what() {
    for (name, text) in texts() {
        let lower = text.to_lowercase();
        for word in HOSTS.iter().chain(TOOLS).map(joined) {
            assert!(
                !lower.contains(&word),
                "{name} says «{word}»: leave it out, the reader has no use for it"
            );
        }
        for place in PLACES.iter().map(joined) {
            let found = text.match_indices(&place).any(|(at, _)| {
                !text[..at]
                    .ends_with(|before: char| before.is_alphanumeric() || "._-})*".contains(before))
            });
            assert!(
                !found,
                "{name} names a folder under {place}, which only one machine has: make the path relative or an argument"
            );
        }
    }
}

#[test]
fn every_link_in_the_documents_leads_somewhere() {
    let documents = documents();
    assert!(documents.len() > 1, "no documents were found");
    for (name, text) in &documents {
        for target in links(text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let there = match file {
                "" => root().join(name),
                file => root().join(name).parent().unwrap().join(file),
            };
            assert!(
                there.exists(),
                "{name} links to {target}, which is not there"
            );
            if !anchor.is_empty() && kind(&there, "md") {
                assert!(
                    anchors(&fs::read_to_string(&there).unwrap()).contains(anchor),
                    "{name} links to {target}, but no heading there gives #{anchor}"
                );
            }
        }
    }
}

/// `room::part::sentence` is the test `sentence` in `tests/room/part.rs`.
#[test]
fn every_test_that_a_document_names_is_there() {
    let mut named = 0;
    for (name, text) in documents() {
        for code in text.split('`').skip(1).step_by(2) {
            let Some((rooms, test)) = code.rsplit_once("::") else {
                continue;
            };
            let file = root().join("tests").join(rooms.replace("::", "/"));
            let first = rooms.split("::").next().unwrap();
            if !root().join(format!("tests/{first}.rs")).is_file() {
                continue;
            }
            let code = fs::read_to_string(file.with_extension("rs")).unwrap_or_default();
            assert!(
                code.contains(&format!("fn {test}(")),
                "{name} names the test {rooms}::{test}, which is not there"
            );
            named += 1;
        }
    }
    assert!(named > 100, "only {named} tests are named");
}

#[cfg(unix)]
#[test]
fn scripts_can_be_run_and_nothing_else_can() {
    use std::os::unix::fs::PermissionsExt;
    for (name, text) in texts() {
        let runs = fs::metadata(root().join(&name))
            .unwrap()
            .permissions()
            .mode()
            & 0o111
            != 0;
        assert_eq!(
            text.starts_with("#!/"),
            runs,
            "{name}: a file that opens with #!/ has the run bit, and no other has it"
        );
    }
    for script in ["tests/run", ".ci/run"] {
        assert!(root().join(script).exists(), "{script} is gone");
    }
}

#[test]
fn no_test_is_left_out_without_a_word() {
    let ignored = concat!("#[", "ignore");
    let schemas = concat!("BROTSAK_", "SCHEMAS");
    for (name, text) in texts() {
        if !kind(&name, "rs") {
            continue;
        }
        assert!(
            !text.contains(ignored),
            "{name} ignores a test: mend it or remove it"
        );
        assert!(
            !(name.starts_with("tests/") && text.contains(schemas)) || text.contains("LEFT OUT: "),
            "{name} can do without {schemas}: print `LEFT OUT: …` with the reason where it does"
        );
    }
}

#[test]
fn the_licence_is_the_one_the_package_names() {
    let licence = fs::read_to_string(root().join("LICENSE")).unwrap();
    let cargo = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(cargo.contains("license = \"EUPL-1.2\""));
    assert!(licence.starts_with("EUROPEAN UNION PUBLIC LICENCE v. 1.2"));
    assert!(licence.contains("15.Applicable Law") && licence.contains("‘Compatible Licences’"));
}

fn kind(file: impl AsRef<Path>, extension: &str) -> bool {
    let found = file.as_ref().extension();
    found.is_some_and(|found| found == extension)
}

fn joined((head, tail): &(&str, &str)) -> String {
    format!("{head}{tail}")
}

/// Every target of `](target)` outside of code.
fn links(text: &str) -> Vec<String> {
    let mut code = false;
    let mut found = vec![];
    for line in text.lines() {
        code ^= line.trim_start().starts_with("```");
        if code {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect();
        for part in prose.split("](").skip(1) {
            let target = part.split([')', ' ']).next().unwrap();
            found.push(target.trim_matches(['<', '>']).to_owned());
        }
    }
    found
}

/// What the headings of a document can be called by: lower case, no punctuation, hyphens for blanks.
fn anchors(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            line.trim_start_matches('#')
                .trim()
                .to_lowercase()
                .chars()
                .filter(|c| c.is_alphanumeric() || "-_ ".contains(*c))
                .map(|c| if c == ' ' { '-' } else { c })
                .collect()
        })
        .collect()
}

/// README.md and the like, and everything in `docs`.
fn documents() -> Vec<(String, String)> {
    let texts = texts().into_iter();
    texts.filter(|(name, _)| kind(name, "md")).collect()
}

/// Path from the root and text of each file that somebody wrote. What is not text is passed over.
fn texts() -> Vec<(String, String)> {
    let mut files = vec![];
    written(&root(), &mut files);
    let read = files.into_iter().filter_map(|path| {
        let text = String::from_utf8(fs::read(&path).unwrap()).ok()?;
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        Some((name, text))
    });
    read.collect()
}

fn written(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if MADE.iter().any(|made| name == *made) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            written(&entry.path(), found);
        } else {
            found.push(entry.path());
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
