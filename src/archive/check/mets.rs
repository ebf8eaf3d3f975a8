//! A DIAS package against its own METS: every file that it lists, with the checksum and size that it says.

use super::Check;
use super::bounded::{Bounded, DEEPEST};
use super::disk::is_file;
use super::gauge::{Found, measure};
use crate::audit::hex;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fs::File;
use std::io::BufReader;
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

pub fn read(check: &mut Check<'_>, package: &Path) {
    let path = package.join(FILE);
    if !is_file(&path) {
        check.find((1, ""), None, FILE, "fila manglar i DIAS-pakken");
        return;
    }
    let wrong = match File::open(&path) {
        Ok(file) => listed(check, package, file),
        Err(error) => Err(error.to_string()),
    };
    if let Err(why) = wrong {
        check.find(
            (3, ""),
            None,
            FILE,
            format!("fila er ikkje gyldig XML: {why}"),
        );
    }
}

fn listed(check: &mut Check<'_>, package: &Path, file: File) -> Result<(), String> {
    let (bounded, left) = Bounded::new(BufReader::new(file));
    let mut reader = Reader::from_reader(bounded);
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut depth, mut open) = (vec![], 0, Said::default());
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
                let said = said(&start).map_err(|error| error.to_string())?;
                match start.local_name().as_ref() {
                    "file" => open = said,
                    "FLocat" => judge(
                        check,
                        package,
                        &Said {
                            href: said.href,
                            ..open.clone()
                        },
                    ),
                    "mdRef" => judge(check, package, &said),
                    _ => (),
                }
            }
            Event::End(_) => depth -= 1,
            Event::Eof if depth > 0 => return Err("fila sluttar midt i eit element".to_owned()),
            Event::Eof => return Ok(()),
            _ => (),
        }
    }
}

fn said(start: &BytesStart<'_>) -> Result<Said, quick_xml::Error> {
    let mut said = Said::default();
    for attribute in start.attributes() {
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

fn judge(check: &mut Check<'_>, package: &Path, said: &Said) {
    let name = said.href.strip_prefix("file:").unwrap_or(&said.href);
    match measure(package, name) {
        Found::Nothing => {
            let what = "fila står i dias-mets.xml, men manglar i pakken";
            check.find((1, ""), None, name, what);
        }
        Found::Strange(what) => check.find((1, ""), None, name, what),
        Found::File(sha256, size) => {
            let sha256 = sha256.unwrap_or_default();
            let is_sha256 = matches!(said.algorithm.as_str(), "SHA-256" | "SHA256");
            if is_sha256 && !said.checksum.eq_ignore_ascii_case(&hex(&sha256)) {
                let what = "sjekksummen i dias-mets.xml er ikkje den fila har; ho er endra";
                check.find((2, ""), None, name, what);
            }
            if said.size.parse() != Ok(size) {
                let what = format!("fila er {size} byte, men dias-mets.xml seier {}", said.size);
                check.find((2, ""), None, name, what);
            }
        }
    }
}
