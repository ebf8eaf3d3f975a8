//! A small XML file as a tree, from a sender whom nobody trusts: no document type, no entity of its own, and limits
//! on size and depth.

use super::Fault;
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

/// Bytes of a receipt. One of the largest, with a hundred documents, has some 100 kB.
pub const LARGEST: usize = 1024 * 1024;
/// Elements inside one another; a receipt has six.
const DEEPEST: usize = 16;
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

#[derive(Debug, Default)]
pub struct Node {
    pub namespace: String,
    pub name: String,
    /// The local part of `xsi:type`.
    pub kind: Option<String>,
    pub text: String,
    pub children: Vec<Node>,
}

/// Reads the one element of a file.
pub fn read(bytes: &[u8]) -> Result<Node, Fault> {
    if bytes.len() > LARGEST {
        return Err(Fault::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains(is_no_xml) {
        return Err(Fault::NotXml("a control character".to_owned()));
    }
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Node> = vec![];
    let mut root = None;
    loop {
        let (found, event) = reader
            .read_resolved_event()
            .map_err(|error| Fault::NotXml(error.to_string()))?;
        let namespace = match found {
            ResolveResult::Bound(Namespace(namespace)) => namespace.to_owned(),
            ResolveResult::Unbound => String::new(),
            ResolveResult::Unknown(prefix) => {
                return Err(Fault::NotXml(format!(
                    "the prefix {prefix} is not declared"
                )));
            }
        };
        match event {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return Err(Fault::TooDeep);
                }
                if root.is_some() {
                    return Err(Fault::NotXml("two root elements".to_owned()));
                }
                let kind = kind(&reader, &start)?;
                open.push(Node {
                    namespace,
                    name: start.local_name().as_ref().to_owned(),
                    kind,
                    ..Node::default()
                });
            }
            Event::End(_) => {
                let done = open.pop();
                match (done, open.last_mut()) {
                    (Some(done), Some(parent)) => parent.children.push(done),
                    (done, _) => root = done,
                }
            }
            Event::Text(piece) => add(&mut open, &piece.xml10_content())?,
            Event::CData(piece) => add(&mut open, &piece.xml10_content())?,
            Event::GeneralRef(reference) => {
                let known = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c.to_string()).filter(|_| !is_no_xml(c)),
                    Ok(None) => {
                        quick_xml::escape::resolve_xml_entity(&reference).map(str::to_owned)
                    }
                    Err(_) => None,
                };
                let known = known.ok_or_else(|| Fault::Entity(reference.to_string()))?;
                add(&mut open, &known)?;
            }
            Event::DocType(_) => return Err(Fault::Doctype),
            Event::Eof => break,
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::Empty(_) => (),
        }
    }
    if !open.is_empty() {
        return Err(Fault::NotXml("it ends inside an element".to_owned()));
    }
    root.ok_or_else(|| Fault::NotXml("no element".to_owned()))
}

/// What XML 1.0 has no place for; a terminal would take it for an order.
fn is_no_xml(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn add(open: &mut [Node], text: &str) -> Result<(), Fault> {
    match open.last_mut() {
        Some(last) => last.text.push_str(text),
        None if text.trim().is_empty() => (),
        None => return Err(Fault::NotXml("text outside the root element".to_owned())),
    }
    Ok(())
}

fn kind(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Option<String>, Fault> {
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| Fault::NotXml(error.to_string()))?;
        let (found, name) = reader.resolver().resolve_attribute(attribute.key);
        if found == ResolveResult::Bound(Namespace(XSI)) && name.as_ref() == "type" {
            let value = attribute.value.trim();
            let local = value.rsplit(':').next().unwrap_or(value);
            return Ok(Some(local.to_owned()));
        }
    }
    Ok(None)
}
