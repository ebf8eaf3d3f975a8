//! What a start tag says besides its name: that every prefix is bound, every attribute known, and the element in the
//! namespace of its file (section 2: `xsi` bound, the default namespace, and `xsi:type` without a prefix in its value).

use crate::archive::check::values::{holds_forbidden, short};
use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// What a tag may have of attributes, and an address of bytes; no file of the standard has a tenth of it.
const MOST: usize = 64;
const LONGEST: usize = 1024;

struct Binding {
    depth: usize,
    /// Empty for the default namespace.
    prefix: String,
    uri: String,
}

pub struct Scope {
    /// The namespace of the file.
    wanted: String,
    /// Whether an element of it has an attribute without a prefix.
    has: fn(&str, &str) -> bool,
    bindings: Vec<Binding>,
    depth: usize,
    /// Whether the default namespace is the file's.
    is_default: bool,
    /// How deep the element lies that is in another namespace.
    foreign: Option<usize>,
}

/// What a start tag says.
#[derive(Default)]
pub struct Said {
    /// The type, and the prefix of the attribute that says it.
    pub kind: Option<(String, String)>,
    /// Against XML and its namespaces.
    pub faults: Vec<String>,
    /// Against the schemas.
    pub strange: Vec<String>,
    /// The values of attributes that nobody knows.
    pub values: Vec<String>,
}

impl Scope {
    pub fn of(unit: &str) -> Scope {
        let wanted = format!("http://www.arkivverket.no/standarder/noark5/{unit}");
        Scope::with(wanted, |_, _| false)
    }

    /// The same of another namespace, where `has` says which attributes an element may have.
    pub fn with(wanted: String, has: fn(&str, &str) -> bool) -> Scope {
        Scope {
            wanted,
            has,
            bindings: vec![],
            depth: 0,
            is_default: false,
            foreign: None,
        }
    }

    /// Whether a type without a prefix is one of the file's namespace.
    pub fn is_default(&self) -> bool {
        self.is_default
    }

    /// Nothing of a tag that says its name and no more, as most do.
    pub fn open(&mut self, start: &BytesStart<'_>) -> Option<Said> {
        self.depth += 1;
        let name = start.name();
        let name: &str = name.as_ref();
        let has_attributes = !start.attributes_raw().trim().is_empty();
        if !has_attributes && self.is_default && !name.contains(':') {
            return None;
        }
        let mut said = Said::default();
        let all = attributes(start, &mut said);
        for one in &all {
            self.bind(one, &mut said);
        }
        self.is_default = self.uri("") == Some(&self.wanted);
        self.element(name, &mut said);
        for one in &all {
            self.attribute(name, one, &mut said);
        }
        Some(said)
    }

    pub fn close(&mut self) {
        let before = self.bindings.len();
        while self.bindings.pop_if(|it| it.depth == self.depth).is_some() {}
        if before != self.bindings.len() {
            self.is_default = self.uri("") == Some(&self.wanted);
        }
        self.foreign = self.foreign.filter(|at| *at != self.depth);
        self.depth = self.depth.saturating_sub(1);
    }

    fn uri(&self, prefix: &str) -> Option<&String> {
        let mut inner = self.bindings.iter().rev();
        inner.find(|it| it.prefix == prefix).map(|it| &it.uri)
    }

    fn bind(&mut self, one: &Attribute<'_>, said: &mut Said) {
        let key: &str = one.key.as_ref();
        let prefix = match key.split_once(':') {
            Some(("xmlns", prefix)) => prefix,
            None if key == "xmlns" => "",
            _ => return,
        };
        let is_bare = one.value.is_empty() && !prefix.is_empty();
        if is_bare || one.value.len() > LONGEST || prefix.len() > LONGEST {
            let what = format!(
                "prefikset «{}» er ikkje bunde til noko namnerom",
                short(prefix)
            );
            said.faults.push(what);
            return;
        }
        self.bindings.push(Binding {
            depth: self.depth,
            prefix: prefix.to_owned(),
            uri: one.value.trim().to_owned(),
        });
    }

    /// The element is in the namespace of the file; what lies in another has been named with it.
    fn element(&mut self, name: &str, said: &mut Said) {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let bound = self.uri(prefix);
        if bound.is_none() && !prefix.is_empty() {
            said.faults.push(unbound(prefix));
        }
        if bound != Some(&self.wanted) && self.foreign.is_none() {
            let (name, bound) = (short(name), short(bound.map_or("", String::as_str)));
            let wanted = &self.wanted;
            let what = format!("namnerommet til {name} er «{bound}», skulle vere {wanted}");
            said.strange.push(what);
            self.foreign = Some(self.depth);
        }
    }

    fn attribute(&self, element: &str, one: &Attribute<'_>, said: &mut Said) {
        let key: &str = one.key.as_ref();
        let (prefix, local) = key.split_once(':').unwrap_or(("", key));
        let element = element.split_once(':').map_or(element, |(_, local)| local);
        if prefix == "xmlns" || key == "xmlns" || (self.has)(element, key) {
            return;
        }
        let bound = (!prefix.is_empty()).then(|| self.uri(prefix)).flatten();
        let is_xsi = bound.is_some_and(|uri| uri == XSI);
        if bound.is_none() && !matches!(prefix, "" | "xml") {
            said.faults.push(unbound(prefix));
        } else if prefix == "xsi" && !is_xsi {
            let bound = short(bound.map_or("", String::as_str));
            said.strange
                .push(format!("xsi er bunde til «{bound}», skulle vere {XSI}"));
        } else if !is_xsi
            || !matches!(
                local,
                "type" | "schemaLocation" | "noNamespaceSchemaLocation"
            )
        {
            let what = format!("attributtet {} høyrer ikkje heime her", short(key));
            said.strange.push(what);
            said.values.push(one.value.to_string());
        }
        // The depot's tools look for the name itself.
        if local == "type" && (is_xsi || prefix == "xsi") {
            said.kind = Some((short(prefix), one.value.trim().to_owned()));
        }
    }
}

fn unbound(prefix: &str) -> String {
    format!(
        "prefikset «{}» er ikkje bunde til noko namnerom",
        short(prefix)
    )
}

/// The attributes of a tag, each once, and as XML wants them.
fn attributes<'a>(start: &'a BytesStart<'_>, said: &mut Said) -> Vec<Attribute<'a>> {
    let mut all: Vec<Attribute<'a>> = vec![];
    for one in start.attributes().with_checks(false) {
        let one = match one {
            Ok(one) => one,
            Err(error) => {
                said.faults
                    .push(format!("eit attributt kan ikkje lesast: {error}"));
                break;
            }
        };
        if all.len() == MOST {
            let what = format!("ein tagg har meir enn {MOST} attributt; resten er ikkje lesne");
            said.faults.push(what);
            break;
        }
        let name = || short(one.key.as_ref());
        if all.iter().any(|other| other.key == one.key) {
            said.faults
                .push(format!("attributtet {} står to gonger", name()));
            continue;
        }
        let is_broken = one.value.contains('<')
            || holds_forbidden(&one.value)
            || (one.value.contains('&') && unescape(&one.value).is_err());
        if is_broken {
            let what = format!(
                "attributtet {} inneheld teikn som ikkje kan stå der",
                name()
            );
            said.faults.push(what);
        }
        all.push(one);
    }
    all
}
