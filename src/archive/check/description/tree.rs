//! A small XML file as a tree.

use crate::archive::check::bounded::DEEPEST;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

#[derive(Debug, Default)]
pub struct Node {
    element: String,
    /// The attribute `name`.
    pub name: String,
    pub text: String,
    pub children: Vec<Node>,
}

impl Node {
    /// The first child element called `element`.
    pub fn child(&self, element: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.element == element)
    }

    /// The child in place `at`, if it has this name.
    pub fn nth(&self, name: &str, at: usize) -> Option<&Node> {
        self.children.get(at).filter(|child| child.name == name)
    }

    /// The last child with this name.
    pub fn last(&self, name: &str) -> Option<&Node> {
        self.children.iter().rev().find(|child| child.name == name)
    }

    /// The text of the child `value`.
    pub fn value(&self) -> Option<&str> {
        let text = self.child("value")?.text.trim();
        (!text.is_empty()).then_some(text)
    }
}

pub fn read(text: &str) -> Result<Node, String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Node::default()];
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let last = open.last_mut().ok_or("eit element sluttar to gonger")?;
        match event {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return Err(format!(
                        "elementa ligg meir enn {DEEPEST} nivå inni kvarandre"
                    ));
                }
                open.push(node(&start).map_err(|error| error.to_string())?);
            }
            Event::End(_) => {
                if let (Some(done), Some(parent)) = (open.pop(), open.last_mut()) {
                    parent.children.push(done);
                }
            }
            Event::Text(piece) => last.text.push_str(&piece.xml10_content()),
            Event::CData(piece) => last.text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten();
                let named = quick_xml::escape::resolve_predefined_entity(&reference);
                let known = character
                    .map(String::from)
                    .or_else(|| named.map(str::to_owned));
                let unknown = || format!("entiteten &{}; er ikkje kjend", &*reference);
                last.text.push_str(&known.ok_or_else(unknown)?);
            }
            Event::DocType(_) => {
                return Err("fila har DOCTYPE, som ikkje høyrer heime her".to_owned());
            }
            Event::Eof => break,
            _ => (),
        }
    }
    if open.len() > 1 {
        return Err("fila sluttar midt i eit element".to_owned());
    }
    let mut document = open.swap_remove(0);
    let root = document
        .children
        .pop()
        .ok_or("fila har ikkje noko element")?;
    if root.element == "addml" {
        Ok(root)
    } else {
        Err(format!(
            "rotelementet er {}, skulle vere addml",
            root.element
        ))
    }
}

fn node(start: &BytesStart<'_>) -> Result<Node, quick_xml::Error> {
    let name = start.try_get_attribute("name")?;
    Ok(Node {
        element: start.local_name().as_ref().to_owned(),
        name: name.map_or_else(String::new, |name| name.value.trim().to_owned()),
        ..Node::default()
    })
}
