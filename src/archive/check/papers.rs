//! What lies beside the extraction in a DIAS package: PREMIS, the log and whatever else is XML can be read, and has no
//! DOCTYPE.

use super::Check;
use super::disk::{is_file, walk};
use super::{mets, tags};
use std::fs::{self, File};
use std::io;
use std::path::Path;

pub fn read(check: &mut Check<'_>, package: &Path) -> io::Result<()> {
    let mut names = vec![];
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
        let read = match File::open(&path) {
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
