//! Ways to break a right package, each of which `brotsak export check` must name.
use super::broken::edit;
use super::checked::{Shelf, said};
use std::fs;
use std::path::Path;

pub const DOCUMENT: &str = "dokumenter/2026/000017/1-1-hoveddokument.pdf";
pub const STRUCTURE: &str = "arkivstruktur.xml";
pub const DESCRIPTION: &str = "arkivuttrekk.xml";

/// A way to break a package: what it is called, how it is done, the checks that
/// must speak up, Arkade's test that must be named, and words of one finding's place.
pub type Mutation = (
    &'static str,
    fn(&Path),
    &'static [u64],
    &'static str,
    &'static [&'static str],
);

#[track_caller]
pub fn find_all(mutations: &[Mutation]) {
    let Some(shelf) = Shelf::new("broken packages before the command") else {
        return;
    };
    assert_eq!(
        said(&shelf.copy()),
        (0, vec![]),
        "sound before it is broken"
    );
    for (name, breaks, expected, arkade, place) in mutations {
        let folder = shelf.copy();
        breaks(&folder);
        let (code, findings) = said(&folder);
        let mut checks: Vec<u64> = findings
            .iter()
            .map(|one| one["check"].as_u64().unwrap())
            .collect();
        checks.dedup();
        assert_eq!(
            (code, checks.as_slice()),
            (1, *expected),
            "{name}: {findings:#?}"
        );
        let is_named = findings.iter().any(|one| {
            let text = one.to_string();
            one["arkade"].as_str().unwrap().contains(arkade)
                && place.iter().all(|word| text.contains(word))
        });
        assert!(
            is_named,
            "{name}: no finding with {arkade} and {place:?}: {findings:#?}"
        );
        for finding in &findings {
            for part in ["file", "text", "advice"] {
                assert!(
                    !finding[part].as_str().unwrap().is_empty(),
                    "{name}: {finding}"
                );
            }
        }
        fs::remove_dir_all(folder).unwrap();
    }
}

/// Takes away what stands from one text to the next.
pub fn cut(folder: &Path, name: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let start = text.find(from).unwrap();
    let end = start + text[start..].find(to).unwrap() + to.len();
    edit(folder, name, &text[start..end], "");
}
