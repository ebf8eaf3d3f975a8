//! Reads an XML file of a DIAS package tag by tag.

use super::bounded::{Bounded, DEEPEST};
use quick_xml::Reader;
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesStart, Event};
use std::fs::File;
use std::io::BufReader;

/// What is wrong with a file that has one.
pub const DOCTYPE: &str = "fila har DOCTYPE, som ikkje høyrer heime her";

/// Shows every start tag, and how deep it lies; gives whether the file has a DOCTYPE, or why it is no XML.
pub fn each(
    file: File,
    see: &mut dyn FnMut(usize, &BytesStart<'_>) -> Result<(), String>,
) -> Result<bool, String> {
    let (bounded, left) = Bounded::new(BufReader::new(file));
    let mut reader = Reader::from_reader(bounded);
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut depth, mut has_doctype, mut has_root) = (vec![], 0, false, false);
    loop {
        left.renew();
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|error| error.to_string())? {
            Event::Start(start) => {
                depth += 1;
                has_root = true;
                if depth > DEEPEST {
                    return Err("elementa ligg for djupt inni kvarandre".to_owned());
                }
                see(depth, &start)?;
            }
            Event::End(_) => depth -= 1,
            Event::DocType(_) => has_doctype = true,
            Event::Eof if depth > 0 => return Err("fila sluttar midt i eit element".to_owned()),
            Event::Eof if !has_root => return Err("fila har ikkje noko element".to_owned()),
            Event::Eof => return Ok(has_doctype),
            _ => (),
        }
    }
}

/// What a tag says in an attribute, whatever its prefix.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, AttrError> {
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(attribute.value.trim().to_owned()));
        }
    }
    Ok(None)
}
