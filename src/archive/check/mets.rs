//! A DIAS package against its own METS: every file that it lists, with the checksum and size that it says.

mod created;
mod form;
pub mod head;
mod links;

use super::Check;
use super::disk::{is_file, is_folder, walk};
use super::gauge::{Found, measure};
use super::kept::Kept;
use super::papers;
use super::sieve::{NOWHERE, Tag};
use super::tags::{self, Piece, attribute};
use super::values::{day, short};
use crate::audit::hex;
use chrono::NaiveDate;
use created::Created;
use form::Form;
use quick_xml::events::BytesStart;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

pub const FILE: &str = "dias-mets.xml";

/// What a `file` or `mdRef` says.
#[derive(Clone, Default)]
pub struct Said {
    pub href: String,
    checksum: String,
    size: String,
    algorithm: String,
    mime: Option<String>,
    created: Option<String>,
}

impl Said {
    /// The file's name in the package.
    pub fn name(&self) -> &str {
        self.href.strip_prefix("file:").unwrap_or(&self.href)
    }

    /// What of it is not so of a file with this checksum and size, in the words of whoever says it.
    pub fn wrong(&self, sha256: &str, size: u64, file: &str) -> Vec<String> {
        let mut wrong = vec![];
        if !matches!(self.algorithm.as_str(), "SHA-256" | "SHA256") {
            let said = short(&self.algorithm);
            wrong.push(format!(
                "CHECKSUMTYPE i {file} er «{said}», skulle vere SHA-256"
            ));
        } else if !self.checksum.eq_ignore_ascii_case(sha256) {
            let what = format!("sjekksummen i {file} er ikkje den fila har; ho er endra");
            wrong.push(what);
        }
        if self.size.parse() != Ok(size) {
            let said = short(&self.size);
            wrong.push(format!("fila er {size} byte, men {file} seier {said}"));
        }
        wrong
    }
}

/// The schema's own lists.
const TYPES: [&str; 5] = ["SIP", "AIP", "DIP", "AIC", "AIU"];
const MIME: [&str; 11] = [
    "text/txt",
    "text/xml",
    "image/jpg",
    "image/pdf",
    "image/tiff",
    "audio/mp3",
    "video/mpg",
    "package/tar",
    "application/x-tar",
    "application/xml",
    "text/plain",
];

/// Kinds that are none, of which one file each is named.
const MOST_KINDS: usize = 100;

/// What a DIAS package has besides METS and its content.
const PAPERS: [&str; 4] = [
    "dias-mets.xsd",
    "log.xml",
    "administrative_metadata/dias-premis.xml",
    "administrative_metadata/dias-premis.xsd",
];

/// The folder of what describes the archive; it may be empty.
const DESCRIPTIVE: &str = "descriptive_metadata";

/// The namespace that METS is made in; a submission description stays in it.
pub const OF_METS: &str = "http://www.loc.gov/METS/";

/// The namespaces that METS is written in: the archives' own, and the one it is made from.
const NAMESPACES: [&str; 2] = ["http://arkivverket.no/standarder/METS", OF_METS];

pub fn read(check: &mut Check<'_>, package: &Path) -> io::Result<()> {
    let path = package.join(FILE);
    if !is_file(&path) {
        check.find((1, ""), None, FILE, "fila manglar i DIAS-pakken");
        return Ok(());
    }
    let mut kept = Kept::default();
    let listed = match File::open(&path) {
        Ok(file) => listed(check, package, file, &mut kept),
        Err(error) => Err(error.to_string()),
    };
    match listed {
        Ok(0) => check.find((3, ""), None, FILE, "fila listar ingen filer i pakken"),
        Ok(_) => {
            unlisted(check, package)?;
            kept.end();
        }
        Err(why) => {
            let what = format!("fila er ikkje gyldig METS: {why}");
            check.find((3, ""), None, FILE, what);
        }
    }
    twice(check, package);
    papers::read(check, package, &mut kept)
}

/// Marks every file of the package, so that the sieve may say which of them METS does not list.
fn unlisted(check: &mut Check<'_>, package: &Path) -> io::Result<()> {
    for entry in fs::read_dir(package)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &name, &mut vec![], &mut |name| {
                let place = check.sieve.place(None, Some(name))?;
                check.sieve.add(Tag::Lying, name, place)
            })?;
        } else if !matches!(name.as_str(), FILE | "dias-mets.xsd") {
            let place = check.sieve.place(None, Some(&name))?;
            check.sieve.add(Tag::Lying, &name, place)?;
        }
    }
    Ok(())
}

/// A description that lies in both places is the same in both.
fn twice(check: &mut Check<'_>, package: &Path) {
    const NAME: &str = "administrative_metadata/arkivuttrekk.xml";
    let beside = measure(package, NAME);
    let own = measure(package, "content/arkivuttrekk.xml");
    if let (Found::File(beside, _), Found::File(own, _)) = (beside, own)
        && beside != own
    {
        let what = "fila er ikkje den same som content/arkivuttrekk.xml";
        check.find((2, ""), None, NAME, what);
    }
}

/// Judges what is listed; gives how many files are.
fn listed(
    check: &mut Check<'_>,
    package: &Path,
    file: File,
    kept: &mut Kept,
) -> Result<u64, String> {
    let (mut open, mut count, mut is_dias) = (Said::default(), 0, false);
    let (mut papers, mut kinds) = (BTreeSet::from(PAPERS), BTreeSet::new());
    let mut form = Form::default();
    let last = made(package).unwrap_or_else(|| check.horizon.last());
    let mut created = Created::until(last);
    // A package without schemas says so itself.
    if is_file(&package.join("content/addml.xsd")) {
        papers.insert("administrative_metadata/addml.xsd");
    }
    let has_doctype = tags::pieces(file, &mut |depth, piece| {
        form.take(depth, &piece)?;
        let Piece::Open(start) = piece else {
            return Ok(());
        };
        if depth == 1 {
            is_dias = root(check, package, start)?;
        }
        let said = said(start).map_err(|error| error.to_string())?;
        let kind = start.local_name();
        let said = match kind.as_ref() {
            "file" => {
                open = said;
                return Ok(());
            }
            "FLocat" => Said {
                href: said.href,
                ..open.clone()
            },
            "mdRef" => said,
            _ => return Ok(()),
        };
        if is_dias {
            mime(check, &mut kinds, &said);
            form.name(&said);
            if kind.as_ref() == "FLocat" {
                created.take(&said);
            }
        }
        count += 1;
        papers.remove(said.name());
        judge(check, package, &said, kept).map_err(|error| error.to_string())
    })?;
    if has_doctype {
        check.find((3, ""), None, FILE, tags::DOCTYPE);
    }
    // What is listed is looked for already.
    for name in papers.into_iter().filter(|_| is_dias) {
        if !is_file(&package.join(name)) {
            check.find((1, ""), None, name, "fila manglar i DIAS-pakken");
        }
    }
    if is_dias {
        if !is_folder(&package.join(DESCRIPTIVE)) {
            let what = "mappa manglar i DIAS-pakken";
            check.find((1, ""), None, DESCRIPTIVE, what);
        }
        created.judge(&mut |what| check.find((3, ""), None, FILE, what));
        form.judge(check, &package.join(FILE))?;
    } else if count > 0 && target(package).as_deref() == Some(NAMESPACES[0]) {
        let what = format!(
            "mets er i namnerommet {}, men dias-mets.xsd i pakken er for {}",
            NAMESPACES[1], NAMESPACES[0]
        );
        check.find((3, ""), None, FILE, what);
    }
    Ok(count)
}

/// The namespace that the schema of METS in the package is for.
fn target(package: &Path) -> Option<String> {
    let path = package.join("dias-mets.xsd");
    let file = is_file(&path).then(|| File::open(&path).ok()).flatten()?;
    let mut target = None;
    // Whatever follows on the first tag is of no use.
    let _ = tags::each(file, &mut |_, start| {
        target = attribute(start, "targetNamespace").ok().flatten();
        Err(String::new())
    });
    target
}

/// The root of METS; gives whether it is in the namespace of DIAS, whose schema asks more than METS alone.
fn root(check: &mut Check<'_>, package: &Path, start: &BytesStart<'_>) -> Result<bool, String> {
    let Some(namespace) = namespace(start) else {
        return Err("rotelementet er ikkje mets i namnerommet til METS".to_owned());
    };
    let is_dias = namespace == NAMESPACES[0];
    let of = |name| attribute(start, name).map_err(|error| error.to_string());
    let (kind, id) = (of("TYPE")?, of("OBJID")?);
    let asked = type_of(kind.as_deref()).filter(|_| is_dias || kind.is_some());
    if let Some(what) = asked {
        check.find((3, ""), None, FILE, what);
    }
    let folder = package.file_name().unwrap_or_default().to_string_lossy();
    match id {
        None if is_dias => check.find((3, ""), None, FILE, "OBJID manglar på mets"),
        // A package that is unpacked may lie in a folder with a name of its own.
        Some(id) if uuid(&folder).is_some() && uuid(&id) != uuid(&folder) => {
            let what = format!(
                "OBJID er «{}», men mappa til pakken heiter {folder}",
                short(&id)
            );
            check.find((3, ""), None, FILE, what);
        }
        _ => (),
    }
    Ok(is_dias)
}

/// What is wrong with the `TYPE` of a package.
pub fn type_of(kind: Option<&str>) -> Option<String> {
    let kind = kind.unwrap_or("ingenting");
    (!TYPES.contains(&kind)).then(|| {
        let (said, known) = (short(kind), TYPES.join(", "));
        format!("TYPE på mets er {said}, skulle vere ein av {known}")
    })
}

/// The namespace of a root that is METS.
pub fn namespace(start: &BytesStart<'_>) -> Option<&'static str> {
    let bound = tags::namespace(start)?;
    let known = NAMESPACES.iter().find(|it| **it == bound);
    known
        .copied()
        .filter(|_| start.local_name().as_ref() == "mets")
}

/// The identity of a package, however it is written: bare, or after `UUID:`.
pub fn uuid(text: &str) -> Option<uuid::Uuid> {
    let bare = text.rsplit_once(':').map_or(text, |(_, bare)| bare);
    let id = uuid::Uuid::parse_str(bare).ok();
    id.filter(|_| bare.len() == 36)
}

/// The day on which a package says that it was made.
pub fn made(package: &Path) -> Option<NaiveDate> {
    let path = package.join(FILE);
    let file = is_file(&path).then(|| File::open(&path).ok()).flatten()?;
    let mut made = None;
    // What is wrong with the file is found when it is read in earnest.
    let _ = tags::each(file, &mut |depth, start| {
        if start.local_name().as_ref() == "metsHdr" {
            made = attribute(start, "CREATEDATE").ok().flatten();
        }
        if depth > 1 {
            Err(String::new())
        } else {
            Ok(())
        }
    });
    made?.get(..10).and_then(day)
}

/// The list of the schema is closed. What is said of many files is found of the first.
fn mime(check: &mut Check<'_>, kinds: &mut BTreeSet<String>, said: &Said) {
    if let Some(what) = mime_of(said)
        && kinds.len() < MOST_KINDS
        && kinds.insert(short(said.mime.as_deref().unwrap_or_default()))
    {
        check.find((3, ""), None, FILE, what);
    }
}

/// What is wrong with the `MIMETYPE` of a file.
pub fn mime_of(said: &Said) -> Option<String> {
    let kind = said.mime.as_deref().unwrap_or("ingenting");
    (!MIME.contains(&kind)).then(|| {
        let (kind, name, known) = (short(kind), short(said.name()), MIME.join(", "));
        format!("MIMETYPE er {kind} på {name}, skulle vere ein av {known}")
    })
}

pub fn said(start: &BytesStart<'_>) -> Result<Said, quick_xml::Error> {
    let mut said = Said::default();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute?;
        let value = attribute.value.to_string();
        match attribute.key.local_name().as_ref() {
            "href" => said.href = value,
            "CHECKSUM" => said.checksum = value,
            "CHECKSUMTYPE" => said.algorithm = value,
            "SIZE" => said.size = value,
            "MIMETYPE" => said.mime = Some(value),
            "CREATED" => said.created = Some(value.trim().to_owned()),
            _ => (),
        }
    }
    Ok(said)
}

fn judge(check: &mut Check<'_>, package: &Path, said: &Said, kept: &mut Kept) -> io::Result<()> {
    let name = said.name();
    check.sieve.add(Tag::Listed, name, NOWHERE)?;
    let found = measure(package, name);
    if let Found::File(Some(content), size) = &found {
        kept.add(name, Some((&hex(&content.sha256), *size)));
    } else {
        kept.add(name, None);
    }
    match found {
        Found::Nothing => {
            let what = "fila står i dias-mets.xml, men manglar i pakken";
            check.find((1, ""), None, name, what);
        }
        Found::Strange(what) => check.find((1, ""), None, name, what),
        Found::File(content, size) => {
            let sha256 = content.map(|it| hex(&it.sha256)).unwrap_or_default();
            for what in said.wrong(&sha256, size, FILE) {
                check.find((2, ""), None, name, what);
            }
        }
    }
    Ok(())
}
