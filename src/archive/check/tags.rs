//! Reads an XML file of a DIAS package tag by tag.

use super::bounded::{Bounded, DEEPEST, why};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesStart, Event};
use std::fs::File;
use std::io::BufReader;

/// What is wrong with a file that has one.
pub const DOCTYPE: &str = "fila har DOCTYPE, som ikkje høyrer heime her";

/// No value of the papers is longer; the rest of one that is, is not read.
const LONGEST: usize = 64 * 1024;

/// What is met on the way through a file.
pub enum Piece<'a> {
    /// An element begins.
    Open(&'a BytesStart<'a>),
    /// An element ends: its name, and the text since the last tag.
    Close(&'a str, &'a str),
}

/// Shows every start tag, and how deep it lies; gives whether the file has a DOCTYPE, or why it is no XML.
pub fn each(
    file: File,
    see: &mut dyn FnMut(usize, &BytesStart<'_>) -> Result<(), String>,
) -> Result<bool, String> {
    pieces(file, &mut |depth, piece| match piece {
        Piece::Open(start) => see(depth, start),
        Piece::Close(..) => Ok(()),
    })
}

/// The same with what stands in the elements, and where they end.
pub fn pieces(
    file: File,
    see: &mut dyn FnMut(usize, Piece<'_>) -> Result<(), String>,
) -> Result<bool, String> {
    let (bounded, left) = Bounded::new(BufReader::new(file));
    let mut reader = Reader::from_reader(bounded);
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut depth, mut has_doctype, mut has_root) = (vec![], 0, false, false);
    let mut text = String::new();
    loop {
        left.renew();
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|error| why(&error))? {
            Event::Start(start) => {
                depth += 1;
                has_root = true;
                if depth > DEEPEST {
                    return Err("elementa ligg for djupt inni kvarandre".to_owned());
                }
                text.clear();
                see(depth, Piece::Open(&start))?;
            }
            Event::End(end) => {
                let name = end.local_name();
                see(depth, Piece::Close(name.as_ref(), text.trim()))?;
                text.clear();
                depth -= 1;
            }
            Event::Text(piece) => add(&mut text, &piece.xml10_content()),
            Event::CData(piece) => add(&mut text, &piece.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten();
                let named = resolve_predefined_entity(&reference);
                let known = character
                    .map(String::from)
                    .or_else(|| named.map(str::to_owned));
                add(&mut text, &known.unwrap_or_default());
            }
            Event::DocType(_) => has_doctype = true,
            Event::Eof if depth > 0 => return Err("fila sluttar midt i eit element".to_owned()),
            Event::Eof if !has_root => return Err("fila har ikkje noko element".to_owned()),
            Event::Eof => return Ok(has_doctype),
            _ => (),
        }
    }
}

fn add(text: &mut String, piece: &str) {
    if text.len() < LONGEST {
        text.push_str(piece);
    }
}

/// The namespace that a root stands in.
pub fn namespace(start: &BytesStart<'_>) -> Option<String> {
    let name = start.name();
    let key = name.prefix().map_or_else(
        || "xmlns".to_owned(),
        |prefix| format!("xmlns:{}", prefix.as_ref()),
    );
    let bound = start.try_get_attribute(&key).ok().flatten()?;
    Some(bound.value.trim().to_owned())
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
