//! A letter as plain text: every word that is printed on it, in the order it is read.

use super::paper::Paper;
use super::{HousePaper, Letters};
use crate::domain::letter::Letter;
use serde_json::Value;
use std::fmt::Write;

impl Letters {
    /// The words of the letter, a paragraph to each part. It is what the typesetter is given, and no more.
    pub fn spelled(&self, letter: &Letter) -> String {
        spelled(&self.data(letter))
    }

    /// The same of a paper of the house's own, with what a reader of PDF shows at the top.
    pub fn spelled_paper(&self, paper: &HousePaper) -> String {
        let mut page = Paper::blank(&self.letterhead, &self.words);
        page.print(paper);
        format!("{}\n\n{}", spelled(&page.to_json()), paper.number)
    }

    /// The text with a name in the place of every character that no font has.
    pub fn printable(&self, text: &str) -> String {
        let mut printed = String::with_capacity(text.len());
        for c in text.chars() {
            let missing = self.desk.fonts().first_missing(c.encode_utf8(&mut [0; 4]));
            match missing {
                None => printed.push(c),
                Some((_, c)) => {
                    write!(printed, "[U+{:04X}]", u32::from(c)).expect("a String takes all");
                }
            }
        }
        printed
    }
}

fn spelled(json: &[u8]) -> String {
    let paper: Value = serde_json::from_slice(json).expect("what the typesetter is given is JSON");
    let mut parts: Vec<String> = vec![];
    let mut add = |lines: Vec<String>| {
        let lines: Vec<String> = lines.into_iter().filter(|it| !it.is_empty()).collect();
        if !lines.is_empty() {
            parts.push(lines.join("\n"));
        }
    };
    let sender = &paper["sender"];
    let mut head = vec![text(&sender["name"]), text(&sender["unit"])];
    head.extend(list(&sender["contact"]).iter().map(text));
    add(head);
    add(list(&paper["recipient"]).iter().map(text).collect());
    let mut entry: Vec<String> = list(&paper["entry"]).iter().map(labelled).collect();
    entry.push(text(&paper["exemption"]));
    add(entry);
    add(vec![text(&paper["title"])]);
    add(vec![text(&paper["corrects"])]);
    add(vec![text(&paper["opening"])]);
    add(list(&paper["lines"]).iter().map(labelled).collect());
    for section in list(&paper["sections"]) {
        for part in sections(section) {
            add(part);
        }
    }
    let closing = &paper["closing"];
    add(["greeting", "name", "title"]
        .map(|it| text(&closing[it]))
        .to_vec());
    let signatures = &paper["signatures"];
    let mut lines = vec![text(&signatures["label"])];
    lines.extend(list(&signatures["lines"]).iter().map(text));
    add(lines);
    for part in sections(&paper["enclosures"]) {
        add(part);
    }
    let receipt = &paper["receipt"];
    if !receipt.is_null() {
        add(vec![text(&receipt["title"]), text(&receipt["text"])]);
        let mut lines = vec![labelled(&receipt["recipient"])];
        lines.extend(list(&receipt["lines"]).iter().map(text));
        add(lines);
    }
    parts.join("\n\n")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn labelled(value: &Value) -> String {
    format!("{}: {}", text(&value["label"]), text(&value["text"]))
}

/// A heading with its first passage, then the others.
fn sections(section: &Value) -> Vec<Vec<String>> {
    if section.is_null() {
        return vec![];
    }
    let mut all = vec![];
    let mut heading = Some(text(&section["label"]));
    for passage in list(&section["passages"]) {
        let mut lines: Vec<String> = heading.take().into_iter().collect();
        lines.extend(list(&passage["lines"]).iter().map(text));
        lines.extend(
            list(&passage["items"])
                .iter()
                .map(|it| format!("- {}", text(it))),
        );
        all.push(lines);
    }
    all.extend(heading.map(|it| vec![it]));
    all
}
