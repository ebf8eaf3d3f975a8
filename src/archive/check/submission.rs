//! The tar of a DIAS package, and the submission description that lies beside it, against what is in the tar.

use super::disk::is_file;
use super::gauge::digest;
use super::mets::{self, Said, namespace, uuid};
use super::tags::{self, attribute};
use super::values::short;
use super::{Finding, Layout};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// What a description says.
#[derive(Default)]
struct Description {
    id: String,
    files: Vec<Said>,
}

/// Files that a description may list; it needs two.
const MOST: usize = 1000;

/// What is wrong with a tar that has been unpacked to `layout`; nothing where it holds no DIAS package. A description
/// that is not there is none: it may be on its way by itself.
pub fn read(tar: &Path, layout: &Layout) -> io::Result<Vec<Finding>> {
    let mut all = vec![];
    let Some(package) = layout.dias.as_ref() else {
        return Ok(all);
    };
    let name = name_of(tar);
    let Some(id) = object(&package.join(mets::FILE)) else {
        return Ok(all);
    };
    let root = name_of(package);
    // A folder that is called by another identity is found when METS is read.
    if uuid(&root).is_none() && bare(&id) != root {
        let what = format!(
            "OBJID er «{}», men mappa i tar-fila heiter {root}",
            short(&id)
        );
        all.push(finding(3, mets::FILE, what));
    }
    let stem = tar.file_stem().unwrap_or_default().to_string_lossy();
    if uuid(&stem).is_some() && uuid(&stem) != uuid(&id) {
        let what = format!(
            "OBJID i dias-mets.xml er «{}», men tar-fila heiter {name}",
            short(&id)
        );
        all.push(finding(3, &name, what));
    }
    if let Some(path) = beside(tar, &id) {
        describes(&mut all, &path, (tar, &name), (package, &id))?;
    }
    Ok(all)
}

/// Where a description of the tar lies: under its name, or under the package's.
fn beside(tar: &Path, id: &str) -> Option<PathBuf> {
    let own = tar.with_extension("xml");
    let by_id = tar.with_file_name(format!("{}.xml", bare(id)));
    let by_id = uuid(id).map(|_| by_id);
    [Some(own), by_id]
        .into_iter()
        .flatten()
        .find(|path| is_file(path))
}

fn describes(
    all: &mut Vec<Finding>,
    path: &Path,
    (tar, name): (&Path, &str),
    (package, id): (&Path, &str),
) -> io::Result<()> {
    let file = name_of(path);
    let mut said = Description::default();
    let read = tags::each(File::open(path)?, &mut |depth, start| {
        take(&mut said, depth, start).map_err(|error| error.to_string())
    });
    match read {
        Ok(false) => (),
        Ok(true) => all.push(finding(3, &file, tags::DOCTYPE.to_owned())),
        Err(why) => {
            let what = format!("fila er ikkje gyldig METS: {why}");
            all.push(finding(3, &file, what));
            return Ok(());
        }
    }
    if bare(&said.id).to_lowercase() != bare(id).to_lowercase() {
        let (said, id) = (short(&said.id), short(id));
        let what = format!("OBJID er «{said}», men «{id}» i dias-mets.xml i tar-fila");
        all.push(finding(3, &file, what));
    }
    let of = |end: &str| {
        said.files
            .iter()
            .find(|one| one.name().to_lowercase().ends_with(end))
    };
    let Some(one) = of(".tar") else {
        let what = "innsendingsskildringa nemner inga tar-fil".to_owned();
        all.push(finding(3, &file, what));
        return Ok(());
    };
    let (sha256, size) = digest(tar)?;
    let wrong = one.wrong(&sha256, size, &file);
    all.extend(wrong.into_iter().map(|what| finding(2, name, what)));
    if let Some(one) = of(mets::FILE) {
        let (sha256, size) = digest(&package.join(mets::FILE))?;
        let wrong = one.wrong(&sha256, size, &file);
        all.extend(wrong.into_iter().map(|what| finding(2, mets::FILE, what)));
    }
    Ok(())
}

fn take(
    said: &mut Description,
    depth: usize,
    start: &quick_xml::events::BytesStart<'_>,
) -> Result<(), quick_xml::Error> {
    if depth == 1 {
        if namespace(start).is_none() {
            let what = "rotelementet er ikkje mets i namnerommet til METS";
            return Err(io::Error::other(what).into());
        }
        said.id = attribute(start, "OBJID")?.unwrap_or_default();
    }
    match start.local_name().as_ref() {
        "file" if said.files.len() < MOST => said.files.push(mets::said(start)?),
        "FLocat" => {
            let href = mets::said(start)?.href;
            if let Some(open) = said.files.last_mut() {
                open.href = href;
            }
        }
        _ => (),
    }
    Ok(())
}

/// The `OBJID` of a METS that can be read.
pub(super) fn object(path: &Path) -> Option<String> {
    let file = is_file(path).then(|| File::open(path).ok()).flatten()?;
    let mut id = None;
    // What is wrong with the file is found when METS is read.
    let _ = tags::each(file, &mut |_, start| {
        id = attribute(start, "OBJID").ok().flatten();
        Err(String::new())
    });
    id
}

/// An identity without the word before it.
fn bare(id: &str) -> &str {
    id.rsplit_once(':').map_or(id, |(_, bare)| bare)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn finding(check: u8, file: &str, what: String) -> Finding {
    let finding = Finding {
        check,
        arkade: "",
        case: None,
        document: None,
        file: file.to_owned(),
        what,
    };
    finding.plain()
}
