//! A paragraph of a law stays on one line: `§ 17-4` is never parted, neither at the space nor at the hyphen.

/// Elements whose content is text alone: no element can stand in it.
const TEXT_ONLY: [&str; 5] = ["title", "textarea", "option", "script", "style"];

/// The page with its paragraphs kept whole.
pub fn keep_paragraphs_whole(html: &str) -> String {
    let mut whole = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&rest[..at], &mut whole);
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let (tag, after) = rest.split_at(end);
        whole.push_str(&tag.replace("§ ", "§\u{a0}"));
        rest = after;
        if let Some(name) = TEXT_ONLY.iter().find(|name| opens(tag, name)) {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            whole.push_str(&rest[..end].replace("§ ", "§\u{a0}"));
            rest = &rest[end..];
        }
    }
    text(rest, &mut whole);
    whole
}

fn opens(tag: &str, name: &str) -> bool {
    let after = tag.strip_prefix('<').and_then(|it| it.strip_prefix(name));
    after.is_some_and(|it| it.starts_with([' ', '>', '\n']))
}

/// Text between elements: a number with a hyphen after the sign gets an element of its own.
fn text(text: &str, whole: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("§ ") {
        let sign = rest[..at].trim_end_matches('§').len();
        whole.push_str(&rest[..sign]);
        let signs = &rest[sign..at + '§'.len_utf8()];
        let after = &rest[at + "§ ".len()..];
        let is_number = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let length = after.find(|c| !is_number(c)).unwrap_or(after.len());
        let length = length + letter(&after[length..]);
        let number = after[..length].replace(' ', "\u{a0}");
        if number.contains('-') {
            whole.push_str("<span class=\"nowrap\">");
            whole.push_str(signs);
            whole.push('\u{a0}');
            whole.push_str(&number);
            whole.push_str("</span>");
        } else {
            whole.push_str(signs);
            whole.push('\u{a0}');
            whole.push_str(&number);
        }
        rest = &after[length..];
    }
    whole.push_str(rest);
}

/// The length of what belongs to the number after a space: `§ 13 b` and `§ 2 A-3` are paragraphs; `§ 13 i lova` is one, and a word.
fn letter(after: &str) -> usize {
    let Some(rest) = after.strip_prefix(' ') else {
        return 0;
    };
    let is_end = |text: &str| !text.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    if rest.starts_with(|c| ('a'..='h').contains(&c)) && is_end(&rest[1..]) {
        return 2;
    }
    let Some(number) = rest.strip_prefix("A-") else {
        return 0;
    };
    let digits = number.find(|c: char| !c.is_ascii_digit());
    match digits.unwrap_or(number.len()) {
        0 => 0,
        digits => " A-".len() + digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_kept_on_one_line_and_nothing_else_is_touched() {
        let whole = |html: &str| keep_paragraphs_whole(html).replace('\u{a0}', "~");
        assert_eq!(whole("<p>(lova § 13)</p>"), "<p>(lova §~13)</p>");
        assert_eq!(
            whole("<p>(lova § 15-4 andre ledd)</p>"),
            "<p>(lova <span class=\"nowrap\">§~15-4</span> andre ledd)</p>"
        );
        assert_eq!(
            whole("<p>lova §§ 15-1 og 15-13</p>"),
            "<p>lova <span class=\"nowrap\">§§~15-1</span> og 15-13</p>"
        );
        assert_eq!(
            whole("<title>§ 15-4</title><textarea name=\"a\">§ 15-4</textarea>"),
            "<title>§~15-4</title><textarea name=\"a\">§~15-4</textarea>"
        );
        assert_eq!(whole("<a title=\"§ 15-4\">§"), "<a title=\"§~15-4\">§");
        assert_eq!(whole("<p>§ 13 b, og</p>"), "<p>§~13~b, og</p>");
        assert_eq!(whole("<p>§ 13 i lova</p>"), "<p>§~13 i lova</p>");
        assert_eq!(whole("<p>§ 13 bokstav</p>"), "<p>§~13 bokstav</p>");
        assert_eq!(
            whole("<p>(§ 2 A-3)</p>"),
            "<p>(<span class=\"nowrap\">§~2~A-3</span>)</p>"
        );
        assert_eq!(whole("§ "), "§~");
    }
}
