//! A text as the template takes it: paragraphs of lines, and lists.

use serde::Serialize;

#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Passage {
    Lines(Vec<String>),
    Items(Vec<String>),
}

/// The passages of `text`: an empty line parts them, and lines that begin with a dash are a list.
pub fn passages(text: &str) -> Vec<Passage> {
    let mut found: Vec<Passage> = vec![];
    let mut is_new = true;
    for line in text.lines() {
        let line = line.trim_end();
        if line.trim_start().is_empty() {
            is_new = true;
            continue;
        }
        let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("• "));
        match (item, found.last_mut()) {
            (Some(item), Some(Passage::Items(items))) => items.push(glued(item)),
            (Some(item), _) => found.push(Passage::Items(vec![glued(item)])),
            (None, Some(Passage::Lines(lines))) if !is_new => lines.push(glued(line)),
            (None, _) => found.push(Passage::Lines(vec![glued(line)])),
        }
        is_new = false;
    }
    found
}

/// The line with its paragraph signs kept beside their numbers.
pub fn glued(line: &str) -> String {
    line.replace('\t', " ")
        .replace("§ ", "§\u{a0}")
        .replace("§\u{a0}2 A", "§\u{a0}2\u{a0}A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_line_parts_paragraphs_and_a_dash_begins_a_list() {
        let text = "Ein.\nTo.\n\nTre.\n- a\n- b § 2\nSist.";
        let line = |text: &str| text.to_owned();
        let expected = [
            Passage::Lines(vec![line("Ein."), line("To.")]),
            Passage::Lines(vec![line("Tre.")]),
            Passage::Items(vec![line("a"), line("b §\u{a0}2")]),
            Passage::Lines(vec![line("Sist.")]),
        ];
        assert_eq!(passages(text), expected);
    }
}
