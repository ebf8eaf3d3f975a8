//! What may stand where in `arkivuttrekk.xml`, in the order of ADDML 8.3.
//!
//! A line is an element, its attributes (`@`; `!` must be there) and its elements:
//! `?` may be missing, `+` at least one. An element without a line holds a text.

use super::tree::Node;
use crate::archive::check::values::short;

const SHAPES: &str = "
addml @name dataset+
dataset @name description? reference? flatFiles? dataObjects?
reference @name context? content?
context description? additionalElements? processes?
content description? additionalElements? processes?
dataObjects description? dataObject+ processes?
dataObject @name! description? properties? dataObjects? processes?
additionalElements description? additionalElement+ processes?
additionalElement @name! @dataType @format value? properties? additionalElements? processes?
properties property+
property @name! @dataType @format value? properties?
processes process+
process @name! parameters?
parameters parameter+
parameter @name! @value
";

/// What a Noark 5 extraction says once where it says it: the tools take the first or the last of several.
const ONCE: [&str; 23] = [
    "additionalInfo",
    "algorithm",
    "antallDokumentfiler",
    "archivalPeriod",
    "checksum",
    "elementPath",
    "endDate",
    "file",
    "format",
    "info",
    "inneholderDokumenterSomSkalKasseres",
    "inneholderSkjermetInformasjon",
    "inneholderVirksomhetsspesifikkeMetadata",
    "inngaaendeSkille",
    "name",
    "omfatterDokumenterSomErKassert",
    "periode",
    "recordCreators",
    "startDate",
    "type",
    "utgaaendeSkille",
    "value",
    "version",
];

/// The words of the line of an element.
fn shape(element: &str) -> Option<impl Iterator<Item = &'static str> + Clone> {
    let mut lines = SHAPES.lines().map(|line| line.split(' '));
    lines.find_map(|mut words| (words.next() == Some(element)).then_some(words))
}

/// Whether an element may have an attribute.
pub fn has(element: &str, attribute: &str) -> bool {
    let attributes = shape(element).into_iter().flatten();
    let mut names = attributes.filter_map(|word| word.strip_prefix('@'));
    names.any(|name| name.trim_end_matches('!') == attribute)
}

/// Says where an element, and what lies in it, is not as ADDML has it.
pub fn judge(node: &Node, wrong: &mut Vec<String>) {
    let Some(words) = shape(&node.element) else {
        if !node.children.is_empty() && node.element != "flatFiles" {
            let of = &node.element;
            wrong.push(format!("{of} har eit element i seg, skulle berre ha tekst"));
        }
        return;
    };
    let of = called(node);
    if !node.text.trim().is_empty() {
        let text = short(node.text.trim());
        wrong.push(format!("{of} har tekst mellom elementa: «{text}»"));
    }
    if node.name.is_empty() && words.clone().any(|word| word == "@name!") {
        wrong.push(format!("{of} manglar attributtet name"));
    }
    let elements = words.filter(|word| !word.starts_with('@'));
    order(node, &of, &elements.collect::<Vec<_>>(), wrong);
    twice(node, &of, wrong);
    for child in &node.children {
        judge(child, wrong);
    }
}

/// The children, in the order of the line.
fn order(node: &Node, of: &str, line: &[&str], wrong: &mut Vec<String>) {
    let bare = |word: &str| word.trim_end_matches(['?', '+']).to_owned();
    // How many places of the line are passed, and whether the last of them may take more.
    let (mut passed, mut last) = (0, None);
    for child in &node.children {
        let name = &child.element;
        if last.is_some_and(|at: usize| bare(line[at]) == *name) {
            if last.is_some_and(|at| !line[at].ends_with('+')) {
                wrong.push(format!("{} i {of} står to gonger", short(name)));
            }
            continue;
        }
        let ahead = line[passed..].iter().position(|word| bare(word) == *name);
        let Some(ahead) = ahead else {
            let is_known = line.iter().any(|word| bare(word) == *name);
            let how = if is_known {
                "står på feil plass"
            } else {
                "høyrer ikkje heime der"
            };
            wrong.push(format!("{} i {of} {how}", short(name)));
            continue;
        };
        let skipped = &line[passed..passed + ahead];
        missing(skipped, of, wrong);
        last = Some(passed + ahead);
        passed += ahead + 1;
    }
    missing(&line[passed..], of, wrong);
}

fn missing(words: &[&str], of: &str, wrong: &mut Vec<String>) {
    for word in words.iter().filter(|word| !word.ends_with('?')) {
        wrong.push(format!("{} manglar i {of}", word.trim_end_matches('+')));
    }
}

/// What may only be said once.
fn twice(node: &Node, of: &str, wrong: &mut Vec<String>) {
    let mut seen: Vec<&str> = vec![];
    let names = node.children.iter().map(|child| child.name.as_str());
    for name in names.filter(|name| ONCE.contains(name)) {
        if seen.contains(&name) {
            wrong.push(format!("{name} står to gonger i {of}"));
        } else {
            seen.push(name);
        }
    }
}

/// An element as a sentence calls it.
fn called(node: &Node) -> String {
    if node.name.is_empty() {
        short(&node.element)
    } else {
        format!("{} «{}»", short(&node.element), short(&node.name))
    }
}
