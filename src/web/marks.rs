//! Small signs that say how severe something is, or what stands in the way: always a word, a shape and a colour.

use super::layout::icon;
use super::words::Words;
use crate::domain::severity::Severity;

/// The severity as a tag; "not assessed" where there is none.
pub fn severity(t: &Words, severity: Option<Severity>) -> String {
    let (class, drawing) = match severity {
        None => ("open", "unassessed"),
        Some(Severity::None) => ("ok", "level0"),
        Some(Severity::Guidance) => ("info", "level1"),
        Some(Severity::Warning) => ("warn", "level2"),
        Some(Severity::Dismissal) => ("mid", "level3"),
        Some(Severity::Termination) => ("solid", "level4"),
    };
    let word = severity.map_or(t.inbox.not_assessed, t.cases.severity);
    tag(class, drawing, word)
}

/// A tag of one of the style sheet's classes, with a drawing and a word.
pub fn tag(class: &str, drawing: &str, word: &str) -> String {
    let drawing = if drawing.is_empty() {
        String::new()
    } else {
        icon(drawing, 16)
    };
    format!(
        "<span class=\"tag {class}\">{drawing}{}</span>",
        escaped(word)
    )
}

/// `+3`, `0`, `−2`, with the sign that a minus has in print.
pub fn signed(weight: i64) -> String {
    match weight {
        0 => "0".to_owned(),
        1.. => format!("+{weight}"),
        _ => format!("\u{2212}{}", weight.unsigned_abs()),
    }
}

/// Text as it may stand in HTML.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
