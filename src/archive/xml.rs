//! Writes XML as the standard wants it: no empty element, no character XML cannot hold, no time with an offset.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, Write};

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

pub struct Xml<W: Write> {
    out: Writer<W>,
}

impl<W: Write> Xml<W> {
    /// Begins a document whose schema lies beside it.
    pub fn begin(
        out: W,
        root: &str,
        namespace: &str,
        schema: &str,
        attributes: &[(&str, &str)],
    ) -> io::Result<Xml<W>> {
        let mut xml = Xml {
            out: Writer::new(out),
        };
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        xml.out.write_event(Event::Decl(declaration))?;
        xml.line()?;
        let location = format!("{namespace} {schema}");
        let mut start = BytesStart::new(root);
        start.push_attribute(("xmlns", namespace));
        start.push_attribute(("xmlns:xsi", XSI));
        start.push_attribute(("xsi:schemaLocation", location.as_str()));
        for attribute in attributes {
            start.push_attribute(*attribute);
        }
        xml.out.write_event(Event::Start(start))?;
        xml.line()?;
        Ok(xml)
    }

    /// Writes what is written already.
    pub fn raw(&mut self, xml: &[u8]) -> io::Result<()> {
        self.out.get_mut().write_all(xml)
    }

    /// Ends the document and gives back what it was written to.
    pub fn end(mut self, root: &str) -> io::Result<W> {
        self.close(root)?;
        self.line()?;
        Ok(self.out.into_inner())
    }

    pub fn open(&mut self, name: &str) -> io::Result<()> {
        self.pieces(["<", name, ">"])
    }

    /// Opens an element with attributes; the depot's tools look for the literal name `xsi:type`.
    pub fn open_with(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let mut start = BytesStart::new(name);
        for attribute in attributes {
            start.push_attribute(*attribute);
        }
        self.out.write_event(Event::Start(start))
    }

    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.pieces(["</", name, ">"])
    }

    fn pieces<const N: usize>(&mut self, pieces: [&str; N]) -> io::Result<()> {
        let out = self.out.get_mut();
        pieces
            .iter()
            .try_for_each(|piece| out.write_all(piece.as_bytes()))
    }

    /// A line break between two elements, for whoever reads the file.
    pub fn line(&mut self) -> io::Result<()> {
        self.out.get_mut().write_all(b"\n")
    }

    /// An element with a text; nothing when there is nothing to say (6.4.5).
    pub fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        if is_plain(text) {
            let text = text.trim();
            if is_nothing(text) {
                return Ok(());
            }
            return self.pieces(["<", name, ">", text, "</", name, ">"]);
        }
        // A browser ends its lines with two characters, an archive with one.
        let text = if text.contains('\r') {
            Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        };
        let (text, _) = clean(&text);
        if is_blank(&text) {
            return Ok(());
        }
        self.open(name)?;
        self.out
            .write_event(Event::Text(BytesText::new(text.trim())))?;
        self.close(name)
    }

    /// The text of an element that is open.
    pub fn content(&mut self, text: &str) -> io::Result<()> {
        let (text, _) = clean(text);
        self.out
            .write_event(Event::Text(BytesText::new(text.trim())))
    }

    pub fn number(&mut self, name: &str, number: &impl Display) -> io::Result<()> {
        write!(self.out.get_mut(), "<{name}>{number}</{name}>")
    }

    pub fn date(&mut self, name: &str, date: NaiveDate) -> io::Result<()> {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let out = self.out.get_mut();
        write!(out, "<{name}>{year:04}-{month:02}-{day:02}</{name}>")
    }

    /// Local time, whole seconds, no offset: the depot's tools stop at one.
    pub fn moment(&mut self, name: &str, at: NaiveDateTime) -> io::Result<()> {
        let (year, month, day) = (at.year(), at.month(), at.day());
        let (hour, minute, second) = (at.hour(), at.minute(), at.second());
        let out = self.out.get_mut();
        write!(
            out,
            "<{name}>{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}</{name}>"
        )
    }
}

impl Xml<Vec<u8>> {
    /// A piece of a document, without its head.
    pub fn fragment() -> Xml<Vec<u8>> {
        Xml {
            out: Writer::new(vec![]),
        }
    }

    pub fn written(&mut self) -> &mut Vec<u8> {
        self.out.get_mut()
    }
}

/// Whether a text stands in XML as it is: nothing to escape, to replace or to leave out. Most do.
fn is_plain(text: &str) -> bool {
    let asks = |byte| matches!(byte, b'<' | b'>' | b'&' | b'\'' | b'"');
    !holds(text, |byte| may_begin_forbidden(byte) || asks(byte))
}

/// Whether a text has such a byte. It is looked through many bytes at a time, each time to the end: that is quicker
/// than to stop at the first.
pub fn holds(text: &str, is_such: impl Fn(u8) -> bool) -> bool {
    let mut chunks = text.as_bytes().chunks(64);
    let of = |all: u8, byte: &u8| all | u8::from(is_such(*byte));
    chunks.any(|chunk| chunk.iter().fold(0, of) > 0)
}

/// Most texts have none of the bytes that such characters begin with.
fn may_begin_forbidden(byte: u8) -> bool {
    matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xef)
}

/// The text with `�` for each character that XML 1.0 cannot hold, and how many there were.
pub fn clean(text: &str) -> (Cow<'_, str>, usize) {
    if !holds(text, may_begin_forbidden) {
        return (Cow::Borrowed(text), 0);
    }
    let count = text.chars().filter(|c| is_forbidden(*c)).count();
    if count == 0 {
        return (Cow::Borrowed(text), 0);
    }
    let replace = |c| {
        if is_forbidden(c) {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    (Cow::Owned(text.chars().map(replace).collect()), count)
}

/// C0 but tab, line feed and carriage return; C1 and the two non-characters as well, which only confuse.
fn is_forbidden(c: char) -> bool {
    let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    is_control || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Nothing to read, or a word that a program wrote where it had nothing.
pub fn is_blank(text: &str) -> bool {
    is_nothing(text.trim())
}

/// The same of a text without blanks around it.
pub fn is_nothing(text: &str) -> bool {
    crate::domain::text::says_nothing(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_replaced_and_what_is_empty_is_left_out() {
        let mut xml = Xml::begin(vec![], "a", "n", "a.xsd", &[]).unwrap();
        xml.text("b", "Sv\u{1}art &\u{b} <raudt>\r\n\tog blått ")
            .unwrap();
        for nothing in ["", " \t\n", "NULL"] {
            xml.text("c", nothing).unwrap();
        }
        let written = String::from_utf8(xml.end("a").unwrap()).unwrap();
        assert!(
            written.ends_with("<b>Sv�art &amp;� &lt;raudt&gt;\n\tog blått</b></a>\n"),
            "{written}"
        );
    }
}
