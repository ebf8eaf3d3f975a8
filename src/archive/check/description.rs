//! `arkivuttrekk.xml` as the tools read it: by position. And whether the package is what it says.

mod claims;
mod creators;
mod grammar;
mod listed;
mod tree;

use crate::archive::check::Check;
use crate::archive::check::disk::{is_file, is_folder};
use crate::archive::check::structure::Seen;
use crate::archive::check::values::{day, short};
use crate::archive::schemas::{Generation, generation_of};
use chrono::NaiveDate;
use claims::Claim;
use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};
use tree::Node;
pub use tree::declared;

const FILE: &str = "arkivuttrekk.xml";
/// What the root is called.
const NAME: &str = "Noark 5-arkivuttrekk";
/// Nobody's description is larger; what is, is not read.
const LARGEST: u64 = 8 << 20;

const ALGORITHMS: [&str; 2] = ["SHA-256", "SHA256"];

/// What the description says, as far as it could be read.
#[derive(Debug, Default)]
pub struct Description {
    /// The files it lists, without the schemas.
    pub files: Vec<String>,
    /// All it lists, with the schemas.
    listed: BTreeSet<String>,
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Whether it could be read, so that it can be compared.
    pub is_read: bool,
    /// Whether it says of itself that schemas are missing.
    pub is_incomplete: bool,
    /// Whether the first and the last day part sharply (`skarpt`) from what comes before and after.
    pub is_sharp: (bool, bool),
    /// Who made the archive (`recordCreator`).
    creators: Vec<String>,
    flags: BTreeMap<String, String>,
    /// The checksum of each schema that was there.
    schemas: BTreeMap<String, String>,
    /// What is said of the other files.
    claims: Vec<Claim>,
    /// By file and element: `arkivstruktur.xml`, `mappe`.
    counts: BTreeMap<(String, String), u64>,
}

impl Description {
    /// Reads it, and tests every schema it lists.
    pub fn read(check: &mut Check<'_>) -> Description {
        let mut all = Description::default();
        let Some(text) = text(check) else {
            return all;
        };
        let mut strange = vec![];
        let root = tree::read(&text, &mut strange);
        for what in strange {
            check.find(3, None, FILE, what);
        }
        let root = match root {
            Ok(root) => root,
            Err(error) => {
                check.find(3, None, FILE, format!("fila er ikkje gyldig XML: {error}"));
                return all;
            }
        };
        all.is_read = true;
        let dataset = root.child("dataset");
        let description = dataset.and_then(|node| node.child("description"));
        all.is_incomplete = description.is_some_and(|node| node.text.contains("UFULLSTENDIG"));
        all.period = period(dataset);
        if all.period.is_none() {
            let what = "archivalPeriod med startDate og endDate (ÅÅÅÅ-MM-DD) manglar under reference/content";
            check.find(15, None, FILE, what);
        }
        if root.name != NAME {
            let what = format!(
                "name på addml er «{}», skulle vere «{NAME}»",
                short(&root.name)
            );
            check.find((3, ""), None, FILE, what);
        }
        for name in creators::unsaid(dataset) {
            let what = format!("{name} manglar under reference/context");
            check.find((3, ""), None, FILE, what);
        }
        all.creators = creators::of(dataset);
        let outer = dataset
            .and_then(|node| node.child("dataObjects"))
            .and_then(|node| node.children.first());
        let Some(outer) = outer else {
            check.find(3, None, FILE, "dataset/dataObjects/dataObject manglar");
            return all;
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
            all.unit(check, unit);
        }
        all.generations(check);
        for needed in ["arkivstruktur.xml", "endringslogg.xml"] {
            if !all.files.iter().any(|file| file == needed) {
                check.find(1, None, needed, "fila er ikkje oppført i arkivuttrekk.xml");
            }
        }
        if !all.is_incomplete && !check.beside.iter().any(|at| is_file(&at.join("addml.xsd"))) {
            check.find(1, None, "addml.xsd", "fila manglar i pakken");
        }
        all
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
        let version = kind.and_then(|kind| kind.child("properties"));
        let version = version.and_then(|all| all.nth("version", 0));
        if version.and_then(Node::value) != Some("5.0") {
            let what = "type «Noark 5» skal ha eigenskapen version, med verdien 5.0";
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
            if value == Some("skarpt") {
                *[&mut self.is_sharp.0, &mut self.is_sharp.1][at] = true;
            }
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

    /// Whether the numbers and flags are those of the content.
    pub fn compare(&self, check: &mut Check<'_>, seen: &Seen, document_files: u64) {
        self.files(check, seen, document_files);
        self.creators(check, &seen.creators);
        if !seen.is_whole {
            return;
        }
        let structure = "arkivstruktur.xml";
        for (element, found, arkade) in [
            ("mappe", seen.folders, "N5.10"),
            ("registrering", seen.registrations, "N5.16"),
        ] {
            let said = self.counts.get(&(structure.to_owned(), element.to_owned()));
            if said != Some(&found) {
                let what = format!(
                    "talet på {element} er {found}, men er oppgitt til {}",
                    or(said)
                );
                check.find((4, arkade), None, structure, what);
            }
        }
        let flags = [
            ("inneholderSkjermetInformasjon", seen.has_shielding, "N5.42"),
            (
                "omfatterDokumenterSomErKassert",
                seen.has_destroyed,
                "N5.45",
            ),
            (
                "inneholderDokumenterSomSkalKasseres",
                seen.has_disposal,
                "N5.44",
            ),
            ("inneholderVirksomhetsspesifikkeMetadata", seen.has_own, ""),
        ];
        for (name, is_so, arkade) in flags {
            let said = self.flags.get(name);
            if said.map(String::as_str) != Some(if is_so { "true" } else { "false" }) {
                let what = format!("{name} er {}, men innhaldet seier {is_so}", or(said));
                check.find((13, arkade), None, FILE, what);
            }
        }
    }

    fn files(&self, check: &mut Check<'_>, seen: &Seen, document_files: u64) {
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

    /// What lies beside the description and is not listed.
    pub fn strangers(&self, check: &mut Check<'_>, documents: Option<&str>) -> io::Result<()> {
        let mut strange = vec![];
        for entry in fs::read_dir(check.folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_folder(&entry.path()) {
                if Some(name.as_str()) != documents {
                    strange.push((format!("{name}/"), "mappa høyrer ikkje til uttrekket"));
                }
            } else if name != FILE && name != "addml.xsd" && !self.listed.contains(&name) {
                strange.push((name, "fila er ikkje oppført i arkivuttrekk.xml"));
            }
        }
        strange.sort_unstable();
        for (name, what) in strange {
            check.find(12, None, &name, what);
        }
        Ok(())
    }

    /// Whether the schema `name` that lies in the package is the one of 2019.
    pub fn is_of_2019(&self, name: &str) -> bool {
        let found = self.schemas.get(name);
        found.is_some_and(|sha256| generation_of(name, sha256) == Some(Generation::Of2019))
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

/// The text of the description; nothing when it cannot be read, and then that is found.
fn text(check: &mut Check<'_>) -> Option<String> {
    let path = check.description.join(FILE);
    let about = match fs::symlink_metadata(&path) {
        Ok(about) => about,
        Err(error) => {
            let is_gone = error.kind() == io::ErrorKind::NotFound;
            let what = if is_gone {
                "fila manglar".to_owned()
            } else {
                error.to_string()
            };
            check.find(1, None, FILE, what);
            return None;
        }
    };
    if !about.is_file() {
        check.find(1, None, FILE, "det ligg ikkje ei vanleg fil der");
        return None;
    }
    if about.len() > LARGEST {
        let what = format!("fila er på {} byte; ho er ikkje lesen", about.len());
        check.find(3, None, FILE, what);
        return None;
    }
    match fs::read(&path).map(String::from_utf8) {
        Ok(Ok(text)) => Some(text),
        Ok(Err(_)) => {
            check.find(3, None, FILE, "fila er ikkje UTF-8");
            None
        }
        Err(error) => {
            check.find(1, None, FILE, format!("fila kan ikkje lesast: {error}"));
            None
        }
    }
}

fn period(dataset: Option<&Node>) -> Option<(NaiveDate, NaiveDate)> {
    let period = dataset?
        .child("reference")?
        .child("content")?
        .child("additionalElements")?
        .last("archivalPeriod")?
        .child("properties")?;
    let date = |name| day(period.last(name)?.value()?);
    Some((date("startDate")?, date("endDate")?))
}
