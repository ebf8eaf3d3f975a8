//! Every file of the package with its size and checksum, in the order of names, on disk.

use crate::archive::check::digest;
use crate::archive::package::MARK;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

/// One file: where it is in the package, and what it is.
pub struct Entry {
    pub name: String,
    pub size: u64,
    pub sha256: String,
}

pub struct List {
    file: File,
}

impl List {
    /// The extraction, under `content/`.
    pub fn of_content(content: &Path) -> io::Result<List> {
        let mut out = BufWriter::new(tempfile::tempfile()?);
        add(content, "content/", &mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(List { file })
    }

    /// The same, with what lies beside the extraction.
    pub fn with_papers(self, papers: &Path) -> io::Result<List> {
        let mut out = BufWriter::new(self.file);
        add(papers, "", &mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(List { file })
    }

    /// Every entry, from the first.
    pub fn each(&self, mut visit: impl FnMut(usize, &Entry) -> io::Result<()>) -> io::Result<()> {
        let mut file = self.file.try_clone()?;
        file.rewind()?;
        for (at, line) in BufReader::new(file).lines().enumerate() {
            let line = line?;
            let mut parts = line.splitn(3, ' ');
            let (sha256, size) = (parts.next(), parts.next());
            let entry = Entry {
                sha256: sha256.unwrap_or_default().to_owned(),
                size: size.and_then(|size| size.parse().ok()).unwrap_or_default(),
                name: parts.next().unwrap_or_default().to_owned(),
            };
            visit(at + 1, &entry)?;
        }
        Ok(())
    }
}

/// The names in a folder that go into the package, in their order.
pub fn inside(folder: &Path) -> io::Result<Vec<fs::DirEntry>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.retain(|entry| entry.file_name() != MARK);
    entries.sort_by_key(fs::DirEntry::file_name);
    Ok(entries)
}

fn add(folder: &Path, before: &str, out: &mut impl Write) -> io::Result<()> {
    for entry in inside(folder)? {
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add(&entry.path(), &format!("{name}/"), out)?;
        } else {
            let (sha256, size) = digest(&entry.path())?;
            writeln!(out, "{sha256} {size} {name}")?;
        }
    }
    Ok(())
}

/// The namespace of each schema that the package has beside the extraction, and where it goes.
const WANTED: [(&str, &str); 2] = [
    ("http://arkivverket.no/standarder/METS", "dias-mets.xsd"),
    (
        "http://arkivverket.no/standarder/PREMIS",
        "administrative_metadata/dias-premis.xsd",
    ),
];

/// The names of those that the operator's folder lacks.
pub fn lacking(folder: &Path) -> io::Result<Vec<&'static str>> {
    let found = schemas(Some(folder))?;
    let lacks = |place: &str| !found.iter().any(|(there, _)| *there == place);
    let places = WANTED.into_iter().map(|(_, place)| place);
    let lacking = places.filter(|place| lacks(place));
    Ok(lacking
        .map(|place| place.rsplit('/').next().unwrap_or(place))
        .collect())
}

/// The schemas of METS and PREMIS in the operator's folder, and where they go.
pub fn schemas(folder: Option<&Path>) -> io::Result<Vec<(&'static str, PathBuf)>> {
    let mut found = vec![];
    for path in files_of(folder)? {
        let namespace = namespace(&path);
        let wanted = WANTED
            .iter()
            .find(|(wanted, _)| Some(*wanted) == namespace.as_deref());
        if let Some((_, place)) = wanted
            && !found.iter().any(|(taken, _)| taken == place)
        {
            found.push((*place, path));
        }
    }
    Ok(found)
}

/// Every schema in a folder and in those inside it, in the order of names.
pub fn files_of(folder: Option<&Path>) -> io::Result<Vec<PathBuf>> {
    let mut files = vec![];
    let mut folders: Vec<PathBuf> = folder.map(Path::to_owned).into_iter().collect();
    while let Some(next) = folders.pop() {
        for entry in inside(&next)? {
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|end| end == "xsd") {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The namespace that a schema is for.
pub fn namespace(path: &Path) -> Option<String> {
    let mut reader = Reader::from_file(path).ok()?;
    let mut buffer = vec![];
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) => {
                let attribute = start.try_get_attribute("targetNamespace").ok()??;
                return Some(attribute.value.to_string());
            }
            Event::Eof => return None,
            _ => (),
        }
    }
}
