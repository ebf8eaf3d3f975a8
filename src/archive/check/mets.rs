//! A DIAS package against its own METS: every file that it lists, with the checksum and size that it says.

use super::Check;
use super::bounded::{Bounded, DEEPEST};
use super::disk::{is_file, walk};
use super::gauge::{Found, measure};
use super::sieve::{NOWHERE, Tag};
use super::values::short;
use crate::audit::hex;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::Path;

const FILE: &str = "dias-mets.xml";

/// What a `file` or `mdRef` says.
#[derive(Clone, Default)]
struct Said {
    href: String,
    checksum: String,
    size: String,
    algorithm: String,
}

/// The namespaces that METS is written in: the archives' own, and the one it is made from.
const NAMESPACES: [&str; 2] = [
    "http://arkivverket.no/standarder/METS",
    "http://www.loc.gov/METS/",
];

pub fn read(check: &mut Check<'_>, package: &Path) -> io::Result<()> {
    let path = package.join(FILE);
    if !is_file(&path) {
        check.find((1, ""), None, FILE, "fila manglar i DIAS-pakken");
        return Ok(());
    }
    let listed = match File::open(&path) {
        Ok(file) => listed(check, package, file),
        Err(error) => Err(error.to_string()),
    };
    match listed {
        Ok(0) => check.find((3, ""), None, FILE, "fila listar ingen filer i pakken"),
        Ok(_) => unlisted(check, package)?,
        Err(why) => {
            let what = format!("fila er ikkje gyldig METS: {why}");
            check.find((3, ""), None, FILE, what);
        }
    }
    twice(check, package);
    Ok(())
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
fn listed(check: &mut Check<'_>, package: &Path, file: File) -> Result<u64, String> {
    let (bounded, left) = Bounded::new(BufReader::new(file));
    let mut reader = Reader::from_reader(bounded);
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut depth, mut open, mut count) = (vec![], 0, Said::default(), 0);
    loop {
        left.renew();
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|error| error.to_string())? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err("elementa ligg for djupt inni kvarandre".to_owned());
                }
                if depth == 1 && !is_mets(&start) {
                    return Err("rotelementet er ikkje mets i namnerommet til METS".to_owned());
                }
                let said = said(&start).map_err(|error| error.to_string())?;
                let said = match start.local_name().as_ref() {
                    "file" => {
                        open = said;
                        continue;
                    }
                    "FLocat" => Said {
                        href: said.href,
                        ..open.clone()
                    },
                    "mdRef" => said,
                    _ => continue,
                };
                count += 1;
                judge(check, package, &said).map_err(|error| error.to_string())?;
            }
            Event::End(_) => depth -= 1,
            Event::Eof if depth > 0 => return Err("fila sluttar midt i eit element".to_owned()),
            Event::Eof => return Ok(count),
            _ => (),
        }
    }
}

fn is_mets(start: &BytesStart<'_>) -> bool {
    let name = start.name();
    let key = name.prefix().map_or_else(
        || "xmlns".to_owned(),
        |prefix| format!("xmlns:{}", prefix.as_ref()),
    );
    let bound = start.try_get_attribute(&key).ok().flatten();
    start.local_name().as_ref() == "mets"
        && bound.is_some_and(|bound| NAMESPACES.contains(&bound.value.trim()))
}

fn said(start: &BytesStart<'_>) -> Result<Said, quick_xml::Error> {
    let mut said = Said::default();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute?;
        let value = attribute.value.to_string();
        match attribute.key.local_name().as_ref() {
            "href" => said.href = value,
            "CHECKSUM" => said.checksum = value,
            "CHECKSUMTYPE" => said.algorithm = value,
            "SIZE" => said.size = value,
            _ => (),
        }
    }
    Ok(said)
}

fn judge(check: &mut Check<'_>, package: &Path, said: &Said) -> io::Result<()> {
    let name = said.href.strip_prefix("file:").unwrap_or(&said.href);
    check.sieve.add(Tag::Listed, name, NOWHERE)?;
    match measure(package, name) {
        Found::Nothing => {
            let what = "fila står i dias-mets.xml, men manglar i pakken";
            check.find((1, ""), None, name, what);
        }
        Found::Strange(what) => check.find((1, ""), None, name, what),
        Found::File(content, size) => {
            let sha256 = content.map(|it| it.sha256).unwrap_or_default();
            if !matches!(said.algorithm.as_str(), "SHA-256" | "SHA256") {
                let said = short(&said.algorithm);
                let what = format!("CHECKSUMTYPE i dias-mets.xml er «{said}», skulle vere SHA-256");
                check.find((2, ""), None, name, what);
            } else if !said.checksum.eq_ignore_ascii_case(&hex(&sha256)) {
                let what = "sjekksummen i dias-mets.xml er ikkje den fila har; ho er endra";
                check.find((2, ""), None, name, what);
            }
            if said.size.parse() != Ok(size) {
                let said = short(&said.size);
                let what = format!("fila er {size} byte, men dias-mets.xml seier {said}");
                check.find((2, ""), None, name, what);
            }
        }
    }
    Ok(())
}
