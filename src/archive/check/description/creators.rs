//! Who made the archive: the description says it, the structure, and each journal.

use super::tree::Node;
use super::{Description, FILE};
use crate::archive::check::Check;
use crate::archive::check::values::short;
use std::collections::BTreeSet;

/// The names under `recordCreators`.
pub(super) fn of(dataset: Option<&Node>) -> Vec<String> {
    let inside = |node: &Node| node.child("additionalElements").cloned();
    let all = dataset
        .and_then(|node| node.child("reference"))
        .and_then(|node| node.child("context"))
        .and_then(inside)
        .and_then(|all| all.last("recordCreators").and_then(inside));
    let all = all.unwrap_or_default();
    let each = all.children.iter().filter_map(Node::value);
    each.map(str::to_owned).collect()
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
