//! The files that the description lists, each with its schemas (section 5), and of which generation those are.

use super::claims::Claim;
use super::tree::Node;
use super::{ALGORITHMS, Description, FILE};
use crate::archive::check::Check;
use crate::archive::check::disk::is_file;
use crate::archive::check::gauge::{Found, Measure, digest, measure};
use crate::archive::check::values::short;
use crate::archive::schemas::{generation_of, is_official};
use crate::audit::hex;
use std::collections::BTreeSet;

impl Description {
    pub(super) fn unit(&mut self, check: &mut Check<'_>, unit: &Node) {
        let properties = unit.child("properties");
        let properties = properties.map_or(&[][..], |node| &node.children);
        let mut schemas: Vec<(Option<&str>, String)> = vec![];
        let mut own = String::new();
        for property in properties {
            match property.name.as_str() {
                "file" => {
                    own = self.file(check, property);
                }
                "schema" => {
                    let inner = property.child("properties");
                    if let Some(node) = inner.and_then(|all| all.nth("file", 0)) {
                        let name = self.file(check, node);
                        schemas.push((property.value(), name));
                    }
                }
                "info" => {
                    let inner = property.child("properties");
                    for node in inner.map_or(&[][..], |all| &all.children) {
                        let value = node.child("properties").and_then(|all| all.last("value"));
                        let count = value.and_then(Node::value).and_then(|n| n.parse().ok());
                        if let (Some(element), Some(count)) = (node.value(), count) {
                            self.counts.insert((own.clone(), element.to_owned()), count);
                        }
                    }
                }
                _ => (),
            }
        }
        if own.is_empty() {
            let what = format!("dataObject «{}» nemner inga fil", unit.name);
            check.find(1, None, FILE, what);
        }
        if !self.is_incomplete {
            schemas_of(check, &own, &schemas);
        }
        if self.files.contains(&own) {
            let what = format!("{} er oppført i to dataObject", short(&own));
            check.find(3, None, FILE, what);
        }
        self.files.push(own);
    }

    /// Tests one listed file; gives its name.
    fn file(&mut self, check: &mut Check<'_>, node: &Node) -> String {
        let inner = node.child("properties");
        let name = inner.and_then(|all| all.last("name")).and_then(Node::value);
        let Some(name) = name.filter(|name| is_plain(name)) else {
            let said = name.unwrap_or_default();
            let what = format!("ei oppført fil har ikkje gyldig namn: «{}»", short(said));
            check.find(1, None, FILE, what);
            return String::new();
        };
        let checksum = inner
            .and_then(|all| all.last("checksum"))
            .and_then(|node| node.child("properties"));
        let part = |part| {
            checksum
                .and_then(|all| all.last(part))
                .and_then(Node::value)
        };
        let is_sha256 = part("algorithm").is_some_and(|it| ALGORITHMS.contains(&it));
        self.listed.insert(name.to_owned());
        let claim = Claim {
            name: name.to_owned(),
            is_sha256,
            said: part("value").map(str::to_owned),
        };
        if name.strip_suffix(".xsd").is_some() {
            let found = measure(check.folder, name);
            claim.judge(check, &found);
            if let Found::File(Some(content), _) = found {
                self.schemas.insert(claim.name, hex(&content.sha256));
            }
        } else {
            self.claims.push(claim);
        }
        name.to_owned()
    }

    /// Only the official schemas (6.4.18), and one whole generation of them (section 10).
    pub(super) fn generations(&self, check: &mut Check<'_>) {
        let each = self.schemas.iter();
        let known = each.filter_map(|(name, sha256)| Some((name, generation_of(name, sha256)?)));
        let found: BTreeSet<String> = known.clone().map(|(_, one)| one.to_string()).collect();
        if found.len() > 1 {
            let list: Vec<String> = known.map(|(name, one)| format!("{name} {one}")).collect();
            let list = list.join(", ");
            let what = format!("skjemaa er ikkje av same generasjon: {list}");
            check.find(3, None, FILE, what);
        }
        // The export itself asks whoever runs it whether unknown ones may be taken.
        if check.measure == Measure::Size {
            return;
        }
        let mut all = self.schemas.clone();
        for folder in check.beside {
            let path = folder.join("addml.xsd");
            if is_file(&path)
                && let Ok((sha256, _)) = digest(&path)
            {
                all.insert("addml.xsd".to_owned(), sha256);
            }
        }
        for (name, sha256) in &all {
            if is_noark(name) && !is_official(name, sha256) {
                let what = "skjemaet er ikkje eit av dei offisielle; sjekksummen er ukjend";
                check.find(3, None, name, what);
            }
        }
    }
}

/// The schemas of the standard; what a municipality has of its own, nobody here knows.
fn is_noark(name: &str) -> bool {
    matches!(
        name,
        "addml.xsd"
            | "arkivstruktur.xsd"
            | "endringslogg.xsd"
            | "loependeJournal.xsd"
            | "metadatakatalog.xsd"
            | "offentligJournal.xsd"
    )
}

/// A file has its own schema, marked `main`, and the metadata catalogue (N5.03).
fn schemas_of(check: &mut Check<'_>, own: &str, schemas: &[(Option<&str>, String)]) {
    let Some(unit) = own.strip_suffix(".xml") else {
        return;
    };
    let wanted = format!("{unit}.xsd");
    let main = schemas.iter().find(|(value, _)| *value == Some("main"));
    match main {
        Some((_, name)) if *name == wanted => (),
        Some((_, name)) => {
            let what = format!(
                "hovudskjemaet (main) er {}, skulle vere {wanted}",
                short(name)
            );
            check.find(3, None, own, what);
        }
        None => {
            let what = format!("skjemaet {wanted} skal vere oppført, med verdien main");
            check.find(3, None, own, what);
        }
    }
    if !schemas
        .iter()
        .any(|(_, name)| name == "metadatakatalog.xsd")
    {
        check.find(
            3,
            None,
            own,
            "skjemaet metadatakatalog.xsd skal vere oppført",
        );
    }
}

/// A file of the package itself: no folder, and nothing that leads out.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\']) && name != ".."
}
