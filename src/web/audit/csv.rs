//! The trail as a file for a spreadsheet, in which no cell can become a formula.

use super::rows;
use crate::casework::read_trail::Page;
use crate::domain::local_time::local;
use crate::web::words::Words;

/// A semicolon between cells and a mark of UTF-8 first: so a Norwegian spreadsheet opens it right.
pub fn write(page: &Page, t: &Words) -> String {
    let a = &t.audit;
    let mut file = "\u{feff}".to_owned();
    let head = [
        a.seq, a.time, a.who, a.about, a.event, a.code, a.holds, a.hash,
    ];
    line(&mut file, &head.map(str::to_owned));
    for entry in &page.lines {
        let said = entry.said.as_ref();
        let at = entry.at.map(|at| local(at).format("%Y-%m-%d %H:%M:%S"));
        line(
            &mut file,
            &[
                entry.seq.to_string(),
                at.map(|at| at.to_string()).unwrap_or_default(),
                said.map(|said| rows::who(&said.actor, t))
                    .unwrap_or_default(),
                said.map(|said| rows::about(&said.subject, &page.names, t))
                    .unwrap_or_default(),
                rows::sentence(entry, t),
                said.map(|said| said.event.clone()).unwrap_or_default(),
                (if entry.holds { a.holds } else { a.holds_not }).to_owned(),
                entry.hash.clone(),
            ],
        );
    }
    file
}

fn line(file: &mut String, cells: &[String]) {
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
