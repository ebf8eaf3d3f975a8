//! A small XML file as a tree.

use super::grammar;
use crate::archive::check::bounded::DEEPEST;
use crate::archive::check::values::short;
use crate::archive::check::walk::scope::Scope;
use quick_xml::Reader;
use quick_xml::events::{BytesDecl, BytesStart, Event};

#[derive(Clone, Debug, Default)]
pub struct Node {
    pub element: String,
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

/// Faults of one file that are said; with more, it is one that is made over and over.
const MOST: usize = 1000;

const NAMESPACE: &str = "http://www.arkivverket.no/standarder/addml";

/// Gives the root; what is wrong with the file and does not keep it from being read, is `strange`.
pub fn read(text: &str, strange: &mut Vec<String>) -> Result<Node, String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Node::default()];
    let mut scope = Scope::with(NAMESPACE.to_owned(), grammar::has);
    let mut has_begun = false;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let has_begun = std::mem::replace(&mut has_begun, true);
        let depth = open.len();
        let is_outside = depth == 1;
        let last = open.last_mut().ok_or("eit element sluttar to gonger")?;
        match event {
            Event::Start(start) => {
                if depth > DEEPEST {
                    return Err(format!(
                        "elementa ligg meir enn {DEEPEST} nivå inni kvarandre"
                    ));
                }
                if is_outside && !last.children.is_empty() {
                    strange.push("fila har meir enn eitt rotelement".to_owned());
                }
                let said = scope.open(&start).unwrap_or_default();
                // What is of flat files is not of Noark 5, and not looked at.
                let is_apart = open.iter().any(|node| node.element == "flatFiles");
                if !is_apart && strange.len() < MOST {
                    strange.extend(said.faults);
                    strange.extend(said.strange);
                }
                open.push(node(&start).map_err(|error| error.to_string())?);
            }
            Event::End(_) => {
                scope.close();
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
            Event::Comment(comment) if comment.contains("--") || comment.ends_with('-') => {
                strange.push("ein kommentar inneheld «--», som XML ikkje tillèt".to_owned());
            }
            Event::Decl(_) if has_begun => {
                strange.push("XML-deklarasjonen skal stå heilt først, og berre der".to_owned());
            }
            Event::Decl(decl) => strange.extend(declared(&decl)),
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
    let document = open.swap_remove(0);
    if !document.text.trim().is_empty() {
        strange.push("fila har tekst utanfor rotelementet".to_owned());
    }
    let mut roots = document.children.into_iter();
    let root = roots.next().ok_or("fila har ikkje noko element")?;
    if root.element == "addml" {
        grammar::judge(&root, strange);
        strange.truncate(MOST);
        Ok(root)
    } else {
        Err(format!(
            "rotelementet er {}, skulle vere addml",
            root.element
        ))
    }
}

/// XML 1.0 in UTF-8, says the standard (6.4.5); one sentence for each that it is not.
pub fn declared(decl: &BytesDecl<'_>) -> Vec<String> {
    let mut wrong = vec![];
    if let Some(Ok(encoding)) = decl.encoding()
        && !encoding.eq_ignore_ascii_case("utf-8")
    {
        wrong.push(format!(
            "teiknkodinga er {}, skulle vere UTF-8",
            short(&encoding)
        ));
    }
    if let Ok(version) = decl.version()
        && version != "1.0"
    {
        wrong.push(format!(
            "XML-versjonen er {}, skulle vere 1.0",
            short(&version)
        ));
    }
    wrong
}

fn node(start: &BytesStart<'_>) -> Result<Node, quick_xml::Error> {
    let name = start.try_get_attribute("name")?;
    Ok(Node {
        element: start.local_name().as_ref().to_owned(),
        name: name.map_or_else(String::new, |name| name.value.trim().to_owned()),
        ..Node::default()
    })
}
