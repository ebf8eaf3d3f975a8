//! Who made the archive: the description says it, the structure, and each journal. And what the description says beside.

use super::tree::Node;
use super::{Description, FILE};
use crate::archive::check::Check;
use crate::archive::check::values::short;
use std::collections::BTreeSet;

/// What the description says of the archive besides who made it.
const ABOUT: [&str; 3] = ["systemType", "systemName", "archive"];

/// The names under `recordCreators`.
pub(super) fn of(dataset: Option<&Node>) -> Vec<String> {
    let all = context(dataset)
        .and_then(|all| all.last("recordCreators"))
        .and_then(|node| node.child("additionalElements"));
    let all = all.map_or(&[][..], |node| &node.children);
    let each = all.iter().filter_map(Node::value);
    each.map(str::to_owned).collect()
}

/// What it does not say.
pub(super) fn unsaid(dataset: Option<&Node>) -> impl Iterator<Item = &'static str> {
    let all = context(dataset);
    ABOUT.into_iter().filter(move |name| {
        let said = all.and_then(|all| all.last(name));
        said.and_then(Node::value).is_none()
    })
}

fn context(dataset: Option<&Node>) -> Option<&Node> {
    let reference = dataset?.child("reference")?;
    reference.child("context")?.child("additionalElements")
}

impl Description {
    /// Whoever made the archive is named in the description too, if that names anybody.
    pub fn creator(&self, check: &mut Check<'_>, name: &str, file: &str) {
        let is_known = self.creators.iter().any(|known| is_same(known, name));
        if !is_known && !self.creators.is_empty() {
            let name = short(name);
            let what = format!(
                "arkivskaparen «{name}» er ikkje mellom dei som arkivuttrekk.xml nemner (recordCreator)"
            );
            check.find((3, ""), None, file, what);
        }
    }

    pub(super) fn creators(&self, check: &mut Check<'_>, seen: &BTreeSet<String>) {
        for name in seen {
            self.creator(check, name, "arkivstruktur.xml");
        }
        for known in &self.creators {
            if !seen.is_empty() && !seen.iter().any(|name| is_same(known, name)) {
                let known = short(known);
                let what =
                    format!("recordCreator «{known}» er ingen arkivskapar i arkivstruktur.xml");
                check.find((3, ""), None, FILE, what);
            }
        }
    }
}

/// A name with something added, a number or a word, is the same.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |name: &str| {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    let (one, other) = (plain(one), plain(other));
    one.contains(&other) || other.contains(&one)
}
