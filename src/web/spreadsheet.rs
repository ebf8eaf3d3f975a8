//! A file for a spreadsheet, in which no cell can become a formula.

/// A mark of UTF-8 first and a semicolon between cells: so a Norwegian spreadsheet opens it right.
pub const BEGINNING: &str = "\u{feff}";

pub fn line(file: &mut String, cells: &[String]) {
    for (at, text) in cells.iter().enumerate() {
        if at > 0 {
            file.push(';');
        }
        file.push_str(&cell(text));
    }
    file.push_str("\r\n");
}

/// Always in quotes. What a spreadsheet would compute begins with an apostrophe instead.
fn cell(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let is_formula = plain
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", plain.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        for text in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "＝1",
        ] {
            assert!(cell(text).starts_with("\"'"), "{text:?}");
        }
        assert_eq!(cell("Per «=» Prøvemo"), "\"Per «=» Prøvemo\"");
        assert_eq!(cell("a;\"b\"\nc"), "\"a;\"\"b\"\" c\"");
    }
}
