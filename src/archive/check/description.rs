//! `arkivuttrekk.xml` as the tools read it: by position. And whether the package is what it says.

mod tree;

use crate::archive::check::Check;
use crate::archive::check::disk::measure;
use crate::archive::check::structure::Seen;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};
use tree::Node;

const FILE: &str = "arkivuttrekk.xml";
const ALGORITHMS: [&str; 2] = ["SHA-256", "SHA256"];

/// What the description says, as far as it could be read.
#[derive(Debug, Default)]
pub struct Description {
    /// The files it lists, without the schemas.
    pub files: Vec<String>,
    /// All it lists, with the schemas.
    listed: BTreeSet<String>,
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Whether it says of itself that schemas are missing.
    pub is_incomplete: bool,
    flags: BTreeMap<String, String>,
    /// By file and element: `arkivstruktur.xml`, `mappe`.
    counts: BTreeMap<(String, String), u64>,
}

impl Description {
    /// Reads it, and tests every file and checksum it lists.
    pub fn read(check: &mut Check<'_>) -> io::Result<Description> {
        let mut all = Description::default();
        let text = match fs::read_to_string(check.path(FILE)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                check.find(1, None, FILE, "fila manglar");
                return Ok(all);
            }
            text => text?,
        };
        let root = match tree::read(&text) {
            Ok(root) => root,
            Err(error) => {
                check.find(3, None, FILE, format!("fila er ikkje gyldig XML: {error}"));
                return Ok(all);
            }
        };
        let dataset = root.child("dataset");
        let description = dataset.and_then(|node| node.child("description"));
        all.is_incomplete = description.is_some_and(|node| node.text.contains("UFULLSTENDIG"));
        all.period = period(dataset);
        if all.period.is_none() {
            let what = "archivalPeriod med startDate og endDate manglar under reference/content";
            check.find(15, None, FILE, what);
        }
        let outer = dataset
            .and_then(|node| node.child("dataObjects"))
            .and_then(|node| node.children.first());
        let Some(outer) = outer else {
            check.find(3, None, FILE, "dataset/dataObjects/dataObject manglar");
            return Ok(all);
        };
        all.info(check, outer);
        let units = outer.child("dataObjects");
        let units = units.map_or(&[][..], |node| &node.children);
        if units
            .first()
            .is_none_or(|unit| unit.name != "arkivstruktur")
        {
            check.find(
                3,
                None,
                FILE,
                "arkivstruktur skal vere det første dataObject",
            );
        }
        for unit in units {
            all.unit(check, unit)?;
        }
        for needed in ["arkivstruktur.xml", "endringslogg.xml"] {
            if !all.files.iter().any(|file| file == needed) {
                check.find(1, None, needed, "fila er ikkje oppført i arkivuttrekk.xml");
            }
        }
        if !all.is_incomplete && !check.path("addml.xsd").is_file() {
            check.find(1, None, "addml.xsd", "fila manglar i pakken");
        }
        Ok(all)
    }

    /// `info`: the first property; in it `type` and `additionalInfo`, and there first `periode`.
    fn info(&mut self, check: &mut Check<'_>, outer: &Node) {
        let info = outer.child("properties").and_then(|all| all.nth("info", 0));
        let inner = info.and_then(|info| info.child("properties"));
        let kind = inner.and_then(|all| all.nth("type", 0));
        if kind.and_then(Node::value) != Some("Noark 5") {
            let what = "den første eigenskapen skal vere info, med type «Noark 5» først";
            check.find(3, None, FILE, what);
        }
        let additional = inner
            .and_then(|all| all.nth("additionalInfo", 1))
            .and_then(|node| node.child("properties"));
        let Some(additional) = additional else {
            check.find(3, None, FILE, "additionalInfo manglar som nummer to i info");
            return;
        };
        let separations = additional
            .nth("periode", 0)
            .and_then(|node| node.child("properties"));
        for (at, name) in ["inngaaendeSkille", "utgaaendeSkille"]
            .into_iter()
            .enumerate()
        {
            let value = separations
                .and_then(|all| all.nth(name, at))
                .and_then(Node::value);
            if !matches!(value, Some("skarpt" | "mykt")) {
                let what =
                    format!("{name} skal vere skarpt eller mykt, under periode, som står først");
                check.find(3, None, FILE, what);
            }
        }
        for property in &additional.children {
            if let Some(value) = property.value() {
                self.flags.insert(property.name.clone(), value.to_owned());
            }
        }
    }

    fn unit(&mut self, check: &mut Check<'_>, unit: &Node) -> io::Result<()> {
        let properties = unit.child("properties");
        let properties = properties.map_or(&[][..], |node| &node.children);
        let mut schemas = 0;
        let mut own = String::new();
        for property in properties {
            match property.name.as_str() {
                "file" => {
                    own = file(check, property)?;
                    self.listed.insert(own.clone());
                }
                "schema" => {
                    schemas += 1;
                    let inner = property.child("properties");
                    if let Some(node) = inner.and_then(|all| all.nth("file", 0)) {
                        self.listed.insert(file(check, node)?);
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
        if schemas < 2 && !self.is_incomplete {
            let what = "skjemaet til fila og metadatakatalog.xsd skal vere oppført";
            check.find(3, None, &own, what);
        }
        self.files.push(own);
        Ok(())
    }

    /// Whether the numbers and flags are those of the content.
    pub fn compare(&self, check: &mut Check<'_>, seen: &Seen, document_files: u64) {
        let structure = "arkivstruktur.xml";
        for (element, found) in [
            ("mappe", seen.folders),
            ("registrering", seen.registrations),
        ] {
            let said = self.counts.get(&(structure.to_owned(), element.to_owned()));
            if said != Some(&found) {
                let what = format!(
                    "talet på {element} er {found}, men er oppgitt til {}",
                    or(said)
                );
                check.find(4, None, structure, what);
            }
        }
        let flags = [
            ("inneholderSkjermetInformasjon", seen.has_shielding),
            ("omfatterDokumenterSomErKassert", seen.has_destroyed),
            ("inneholderDokumenterSomSkalKasseres", seen.has_disposal),
            // The grammar lets none through.
            ("inneholderVirksomhetsspesifikkeMetadata", false),
        ];
        for (name, is_so) in flags {
            let said = self.flags.get(name);
            if said.map(String::as_str) != Some(if is_so { "true" } else { "false" }) {
                let what = format!("{name} er {}, men innhaldet seier {is_so}", or(said));
                check.find(13, None, FILE, what);
            }
        }
        let said = self.flags.get("antallDokumentfiler");
        // No file at all is right only where what there was is destroyed.
        let is_empty = document_files == 0 && !seen.has_destroyed;
        if said.and_then(|n| n.parse().ok()) != Some(document_files) || is_empty {
            let what = format!(
                "antallDokumentfiler er {}, men det ligg {document_files}",
                or(said)
            );
            check.find(8, None, FILE, what);
        }
    }

    /// Files beside the description that it does not list.
    pub fn strangers(&self, check: &mut Check<'_>) -> io::Result<()> {
        let mut strange = vec![];
        for entry in fs::read_dir(check.folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_own = name == FILE || name == "addml.xsd";
            if !entry.file_type()?.is_dir() && !is_own && !self.listed.contains(&name) {
                strange.push(name);
            }
        }
        strange.sort_unstable();
        for name in strange {
            let what = "fila er ikkje oppført i arkivuttrekk.xml; ta ho bort";
            check.find(12, None, &name, what);
        }
        Ok(())
    }

    /// How many of `element` the description says `file` holds.
    pub fn count(&self, file: &str, element: &str) -> Option<u64> {
        self.counts
            .get(&(file.to_owned(), element.to_owned()))
            .copied()
    }
}

fn or(said: Option<&impl ToString>) -> String {
    said.map_or_else(|| "ingenting".to_owned(), ToString::to_string)
}

/// Tests one listed file; gives its name.
fn file(check: &mut Check<'_>, node: &Node) -> io::Result<String> {
    let inner = node.child("properties");
    let name = inner.and_then(|all| all.last("name")).and_then(Node::value);
    let Some(name) = name.filter(|name| is_plain(name)) else {
        check.find(1, None, FILE, "ei oppført fil har ikkje gyldig namn");
        return Ok(String::new());
    };
    let checksum = inner
        .and_then(|all| all.last("checksum"))
        .and_then(|node| node.child("properties"));
    let part = |part| {
        checksum
            .and_then(|all| all.last(part))
            .and_then(Node::value)
    };
    let (algorithm, said) = (part("algorithm"), part("value"));
    let Some((found, _)) = measure(&check.path(name))? else {
        check.find(1, None, name, "fila er oppført, men manglar i pakken");
        return Ok(name.to_owned());
    };
    if !algorithm.is_some_and(|algorithm| ALGORITHMS.contains(&algorithm)) {
        check.find(2, None, name, "sjekksumalgoritmen skal vere SHA-256");
    }
    if said.is_none_or(|said| !said.eq_ignore_ascii_case(&found)) {
        let what = "sjekksummen i arkivuttrekk.xml er ikkje den fila har; ho er endra";
        check.find(2, None, name, what);
    }
    Ok(name.to_owned())
}

/// A file of the package itself: no folder, and nothing that leads out.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\']) && name != ".."
}

fn period(dataset: Option<&Node>) -> Option<(NaiveDate, NaiveDate)> {
    let period = dataset?
        .child("reference")?
        .child("content")?
        .child("additionalElements")?
        .last("archivalPeriod")?
        .child("properties")?;
    let date = |name| NaiveDate::parse_from_str(period.last(name)?.value()?, "%Y-%m-%d").ok();
    Some((date("startDate")?, date("endDate")?))
}
