//! What lies beside the extraction in a DIAS package: PREMIS, the log and whatever else is XML can be read, and has no
//! DOCTYPE. PREMIS and the log are looked into.

use super::Check;
use super::disk::{is_file, walk};
use super::kept::Kept;
use super::premis::{self, Premis};
use super::{mets, tags};
use std::fs::{self, File};
use std::io;
use std::path::Path;

pub fn read(check: &mut Check<'_>, package: &Path, kept: &mut Kept) -> io::Result<()> {
    let mut names = vec![];
    // A package with no schema of DIAS is somebody else's, whose log may be of any kind.
    let is_dias = is_file(&package.join("dias-mets.xsd"));
    for entry in fs::read_dir(package)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.file_type()?.is_dir() {
            names.push(name);
        } else if name != "content" {
            walk(&entry.path(), &name, &mut vec![], &mut |name| {
                names.push(name.to_owned());
                Ok(())
            })?;
        }
    }
    names.sort_unstable();
    for name in names.iter().filter(|name| is_xml(name)) {
        let path = package.join(name);
        // METS, and a description that is the extraction's own, are read elsewhere.
        let is_read = name == mets::FILE || path == check.description.join("arkivuttrekk.xml");
        if is_read || !is_file(&path) {
            continue;
        }
        let is_premis = is_dias && [premis::FILE, premis::LOG].contains(&name.as_str());
        let read = match File::open(&path) {
            Ok(file) if is_premis => Premis::of(name, package).read(check, file, kept),
            Ok(file) => tags::each(file, &mut |_, _| Ok(())),
            Err(error) => Err(error.to_string()),
        };
        match read {
            Ok(false) => (),
            Ok(true) => check.find((3, ""), None, name, tags::DOCTYPE),
            Err(why) => {
                let what = format!("fila er ikkje gyldig XML: {why}");
                check.find((3, ""), None, name, what);
            }
        }
    }
    Ok(())
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("xml")
}
