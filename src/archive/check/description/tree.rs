//! A small XML file as a tree.

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

pub fn read(text: &str) -> Result<Node, quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event()? {
            Event::Start(start) => open.push(node(&start)?),
            Event::End(_) => {
                if let (Some(done), Some(parent)) = (open.pop(), open.last_mut()) {
                    parent.children.push(done);
                }
            }
            Event::Text(piece) => {
                if let Some(last) = open.last_mut() {
                    last.text.push_str(&piece.xml10_content());
                }
            }
            Event::Eof => break,
            _ => (),
        }
    }
    let mut document = open.swap_remove(0);
    Ok(document.children.pop().unwrap_or_default())
}

fn node(start: &BytesStart<'_>) -> Result<Node, quick_xml::Error> {
    let name = start.try_get_attribute("name")?;
    Ok(Node {
        element: start.name().as_ref().to_owned(),
        name: name.map_or_else(String::new, |name| name.value.to_string()),
        ..Node::default()
    })
}
