//! Rows and fields of a text file: semicolons or commas, quoted as RFC 4180 says, every quote accounted for.

use super::fault::{Fault, Wrong};

pub(super) struct Row {
    /// The line it begins on, counted from 1.
    pub line: usize,
    pub cells: Vec<String>,
}

/// All rows that say something, and the quotes that do not add up. A byte-order mark is not a part of the text.
pub(super) fn rows(text: &str) -> Result<(Vec<Row>, Vec<Fault>), Vec<Fault>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(vec![Fault::of_file(Wrong::Empty)]);
    }
    let separator = separator(text).ok_or_else(|| vec![Fault::of_file(Wrong::NoSeparator)])?;
    let mut reader = Reader {
        line: 1,
        row: Row {
            line: 1,
            cells: vec![],
        },
        cell: String::new(),
        rows: vec![],
        faults: vec![],
    };
    reader.read(text, separator);
    Ok((reader.rows, reader.faults))
}

/// Whichever there is more of in the first line that is not blank.
fn separator(text: &str) -> Option<char> {
    let heading = text.lines().find(|line| !line.trim().is_empty())?;
    // What stands between quotes does not divide: every second part. With a
    // quote that never closes there is nothing else to go by.
    let outside: String = heading.split('"').step_by(2).collect();
    [outside.as_str(), heading].into_iter().find_map(|text| {
        let count = |separator| text.matches(separator).count();
        match (count(';'), count(',')) {
            (0, 0) => None,
            (semicolons, commas) if semicolons >= commas => Some(';'),
            _ => Some(','),
        }
    })
}

struct Reader {
    line: usize,
    row: Row,
    cell: String,
    rows: Vec<Row>,
    faults: Vec<Fault>,
}

enum State {
    Begin,
    Bare,
    /// Inside quotes that opened on this line.
    Quoted(usize),
    /// Right after a quote: it closes, unless another follows.
    Closed(usize),
    /// Blanks after the closing quote.
    Done,
}

impl Reader {
    fn read(&mut self, text: &str, separator: char) {
        let mut state = State::Begin;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let line_ends = c == '\n' || (c == '\r' && chars.peek() != Some(&'\n'));
            state = match state {
                State::Quoted(opened) if c == '"' => State::Closed(opened),
                State::Quoted(opened) => {
                    self.cell.push(c);
                    self.line += usize::from(line_ends);
                    State::Quoted(opened)
                }
                State::Closed(opened) if c == '"' => {
                    self.cell.push('"');
                    State::Quoted(opened)
                }
                _ if c == separator => {
                    self.end_cell();
                    State::Begin
                }
                _ if line_ends => {
                    self.end_row();
                    State::Begin
                }
                // The first half of a line end.
                state if c == '\r' => state,
                State::Begin if c == '"' => State::Quoted(self.line),
                State::Begin | State::Bare if c != '"' => {
                    self.cell.push(c);
                    State::Bare
                }
                State::Closed(_) | State::Done if c.is_whitespace() => State::Done,
                _ => {
                    self.wrong(self.line, Wrong::StrayQuote);
                    self.cell.push(c);
                    State::Bare
                }
            };
        }
        if let State::Quoted(opened) = state {
            // Nobody knows what belongs to this row: it is named, and not read.
            self.wrong(opened, Wrong::OpenQuote);
        } else {
            self.end_row();
        }
    }

    fn wrong(&mut self, line: usize, wrong: Wrong) {
        let number = self.row.cells.len() + 1;
        self.faults.push(Fault::at(line, number, wrong));
    }

    fn end_cell(&mut self) {
        self.row.cells.push(std::mem::take(&mut self.cell));
    }

    /// Rows of nothing but blanks and separators are what spreadsheets leave at the end.
    fn end_row(&mut self) {
        self.end_cell();
        self.line += 1;
        let cells = std::mem::take(&mut self.row.cells);
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            let line = self.row.line;
            self.rows.push(Row { line, cells });
        }
        self.row.line = self.line;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &[&str])]) {
        let Ok((rows, faults)) = rows(text) else {
            panic!("{text} is not a table");
        };
        assert_eq!(faults, [], "{text}");
        let rows: Vec<(usize, Vec<&str>)> = rows
            .iter()
            .map(|row| (row.line, row.cells.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(usize, Vec<&str>)> =
            expected.iter().map(|(n, c)| (*n, c.to_vec())).collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn rows_keep_their_line_whatever_ends_a_line() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["\u{feff}a;b", "", ";;", "\"1;\"\"x\"\"\";2", "3;"].join(end);
            check(
                &text,
                &[(1, &["a", "b"]), (4, &["1;\"x\"", "2"]), (5, &["3", ""])],
            );
        }
        check(
            "a,\"b;\nc\" \n1,2",
            &[(1, &["a", "b;\nc"]), (3, &["1", "2"])],
        );
    }

    #[test]
    fn a_quote_that_does_not_add_up_is_named_where_it_stands() {
        for (text, wrong, line, column) in [
            ("a;b\nx \"y\";1", Wrong::StrayQuote, 2, 1),
            ("a;b\n1;\"x\"y", Wrong::StrayQuote, 2, 2),
            ("a;b\n1;\"x\" \"y\"", Wrong::StrayQuote, 2, 2),
            ("a;b\n1;\"x\n2;3\n4;5", Wrong::OpenQuote, 2, 2),
        ] {
            let Ok((_, faults)) = rows(text) else {
                panic!("{text} is not a table");
            };
            assert_eq!(faults[0], Fault::at(line, column, wrong), "{text}");
        }
    }
}
