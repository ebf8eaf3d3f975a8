//! Comments among the marks of a page or a drawing: no page shows them, and anybody can read them.

/// What the comments say (ISO 32000-2, 7.2.4), each on a line. A `%` in a string or in a picture begins none.
pub fn comments(marks: &[u8]) -> String {
    let mut scan = Scan {
        marks,
        at: 0,
        said: String::new(),
    };
    scan.run();
    scan.said
}

struct Scan<'a> {
    marks: &'a [u8],
    at: usize,
    said: String,
}

impl<'a> Scan<'a> {
    fn run(&mut self) {
        let mut is_picture = false;
        while let Some(byte) = self.marks.get(self.at).copied() {
            match byte {
                b'%' => self.comment(),
                b'(' => self.string(),
                b'<' if self.marks.get(self.at + 1) == Some(&b'<') => self.at += 2,
                b'<' => self.hexadecimal(),
                b'/' => {
                    self.at += 1;
                    self.word();
                }
                _ if is_regular(byte) => match self.word() {
                    b"BI" => is_picture = true,
                    b"ID" if is_picture => {
                        is_picture = false;
                        self.picture();
                    }
                    _ => {}
                },
                _ => self.at += 1,
            }
        }
    }

    fn word(&mut self) -> &'a [u8] {
        let rest = &self.marks[self.at..];
        let end = rest.iter().position(|it| !is_regular(*it));
        let word = &rest[..end.unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    fn comment(&mut self) {
        let rest = &self.marks[self.at..];
        let end = rest.iter().position(|it| matches!(it, b'\n' | b'\r'));
        let line = &rest[..end.unwrap_or(rest.len())];
        match std::str::from_utf8(line) {
            Ok(text) => self.said.push_str(text),
            // Else every byte is a letter of Latin-1.
            Err(_) => self.said.extend(line.iter().copied().map(char::from)),
        }
        self.said.push('\n');
        self.at += line.len();
    }

    /// `(a (b) \) c)`
    fn string(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.marks.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn hexadecimal(&mut self) {
        let rest = &self.marks[self.at..];
        let end = rest.iter().position(|it| *it == b'>');
        self.at += end.unwrap_or(rest.len());
    }

    /// Past the bytes of a picture, to an `EI` by itself with marks after it: in a picture it may stand by chance.
    fn picture(&mut self) {
        let rest = &self.marks[self.at..];
        let ends = |at: &usize| {
            let after = &rest[at + 3..];
            rest[*at].is_ascii_whitespace()
                && rest[at + 1..].starts_with(b"EI")
                && after.first().is_none_or(|it| !is_regular(*it))
                && after.iter().take(10).all(|it| is_written(*it))
        };
        let found = (0..rest.len().saturating_sub(2)).find(ends);
        self.at += found.map_or(rest.len(), |it| it + 3);
    }
}

fn is_regular(byte: u8) -> bool {
    !(byte == 0 || byte.is_ascii_whitespace() || b"()<>[]{}/%".contains(&byte))
}

fn is_written(byte: u8) -> bool {
    byte.is_ascii_graphic() || byte.is_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_found_wherever_it_stands() {
        for marks in [
            &b"% Eli Papirmo\nBT (x) Tj ET"[..],
            b"BT (x) Tj% Eli Papirmo\rET",
            b"BT (a (b) \\) c) Tj ET % Eli Papirmo",
            b"/F1% Eli Papirmo\n12 Tf",
            b"<</MCID 0>>% Eli Papirmo\nBDC",
            b"BI /W 1 /H 1 ID x%(\nEI Q % Eli Papirmo",
        ] {
            assert_eq!(comments(marks), "% Eli Papirmo\n", "{marks:?}");
        }
        assert_eq!(comments(b"% K\xe5re\n"), "% Kåre\n");
        assert_eq!(comments("% Kåre".as_bytes()), "% Kåre\n");
    }

    #[test]
    fn what_looks_like_one_is_none() {
        for marks in [
            &b"BT (100 % Eli) Tj ET"[..],
            b"BT (a\\) % Eli (b) % c) Tj ET",
            b"BT <25%4> Tj ET",
            b"BI /W 4 /H 1 /BPC 8 /CS /G ID %Eli\nEI Q",
            b"BI /W 9 /H 1 ID ab EI \xff\xfe%Eli\nEI\nQ",
            b"BT (open % Eli",
            b"BI ID %Eli",
            b"",
        ] {
            assert_eq!(comments(marks), "", "{marks:?}");
        }
    }
}
