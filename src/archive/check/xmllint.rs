//! Full validation against the official schemas, by the program that the depots use for it.

use super::{Finding, Layout, disk, submission, tags};
use crate::archive::dias;
use crate::archive::schemas::Schemas;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const PROGRAM: &str = "xmllint";

/// A file with more faults than this has one fault that is made over and over.
const MOST: usize = 1000;

/// Which schema judges which file.
const PAIRS: [(&str, &str); 5] = [
    ("arkivuttrekk.xml", "addml.xsd"),
    ("arkivstruktur.xml", "arkivstruktur.xsd"),
    ("endringslogg.xml", "endringslogg.xsd"),
    ("loependeJournal.xml", "loependeJournal.xsd"),
    ("offentligJournal.xml", "offentligJournal.xsd"),
];

/// Whether the program is at hand.
pub fn is_there() -> bool {
    let said = Command::new(PROGRAM)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    said.is_ok_and(|status| status.success())
}

/// Lets the program read every XML file that is there, a piece at a time.
pub fn validate(layout: &Layout, schemas: &Schemas) -> io::Result<Vec<Finding>> {
    // The schemas name each other by file name, and the operator may have given them others.
    let room = tempfile::tempdir()?;
    for (listed, path) in &schemas.files {
        fs::copy(path, room.path().join(&listed.name))?;
    }
    let mut findings = vec![];
    for (file, schema) in PAIRS {
        let folder = if file == "arkivuttrekk.xml" {
            &layout.description
        } else {
            &layout.content
        };
        let path = folder.join(file);
        if disk::is_file(&path) {
            let said = one(&path, &room.path().join(schema))?;
            findings.extend(said.into_iter().map(|what| finding("N5.03", file, what)));
        }
    }
    Ok(findings)
}

fn finding(arkade: &'static str, file: &str, what: String) -> Finding {
    let finding = Finding {
        check: 3,
        arkade,
        case: None,
        document: None,
        file: file.to_owned(),
        what,
    };
    finding.plain()
}

/// Where the schemas of DIAS look for the one they build on, and what it is called in their folder.
const XLINK: [&str; 2] = ["http://www.loc.gov/standards/xlink/xlink.xsd", "xlink.xsd"];

/// The namespaces of the papers of a DIAS package, and what the file of a schema must be called where several schemas
/// are for the same.
const PAPERS: [(&str, &str); 3] = [
    ("http://arkivverket.no/standarder/METS", ""),
    ("http://arkivverket.no/standarder/PREMIS", ""),
    ("http://www.loc.gov/METS/", "submissiondescription.xsd"),
];

/// Lets the program read METS, PREMIS and the log of a DIAS package, and the description beside its tar, where the
/// folder has their schemas. What is in no namespace of DIAS is found without it.
pub fn papers(layout: &Layout, tar: Option<&Path>, folder: &Path) -> io::Result<Vec<Finding>> {
    let mut findings = vec![];
    let Some(package) = &layout.dias else {
        return Ok(findings);
    };
    let room = tempfile::tempdir()?;
    let schemas = of_dias(folder, room.path())?;
    let [mets, premis, description] = PAPERS.map(|(namespace, _)| namespace);
    let inside = [
        ("dias-mets.xml", mets),
        ("log.xml", premis),
        ("administrative_metadata/dias-premis.xml", premis),
    ];
    let mut all: Vec<(PathBuf, String, &str)> = inside
        .into_iter()
        .map(|(name, wanted)| (package.join(name), name.to_owned(), wanted))
        .collect();
    if let Some(path) = tar.and_then(|tar| submission::of(tar, layout)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.into_owned();
        all.push((path, name, description));
    }
    for (path, name, wanted) in all {
        // METS in the package is no submission description, and that is no METS of a package.
        let is_own = root(&path).as_deref() == Some(wanted);
        let known = schemas.iter().find(|(known, _)| *known == wanted);
        if let Some((_, schema)) = known.filter(|_| is_own) {
            let said = one(&path, schema)?;
            findings.extend(said.into_iter().map(|what| finding("", &name, what)));
        }
    }
    Ok(findings)
}

/// Copies of the schemas of DIAS that need nothing from the net, with their namespaces; none without what they build on.
fn of_dias(folder: &Path, room: &Path) -> io::Result<Vec<(&'static str, PathBuf)>> {
    let [remote, local] = XLINK;
    let mut found = vec![];
    let files = dias::files_of(Some(folder))?;
    let Some(xlink) = files.iter().find(|path| is_called(path, local)) else {
        return Ok(found);
    };
    fs::copy(xlink, room.join(local))?;
    for (at, (namespace, wanted)) in PAPERS.into_iter().enumerate() {
        let schema = files.iter().find(|path| {
            is_called(path, wanted) && dias::namespace(path).as_deref() == Some(namespace)
        });
        if let Some(schema) = schema {
            let copy = room.join(format!("{at}.xsd"));
            let bytes = fs::read(schema)?;
            let text = String::from_utf8_lossy(&bytes);
            fs::write(&copy, text.replace(remote, local))?;
            found.push((namespace, copy));
        }
    }
    Ok(found)
}

/// Whether a schema has this name, if it matters.
fn is_called(path: &Path, wanted: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    wanted.is_empty() || name.eq_ignore_ascii_case(wanted)
}

/// The namespace of the root of a file that can be read.
fn root(path: &Path) -> Option<String> {
    let file = disk::is_file(path)
        .then(|| File::open(path).ok())
        .flatten()?;
    let mut namespace = None;
    // Whatever is wrong with the file is found elsewhere.
    let _ = tags::each(file, &mut |_, start| {
        namespace = tags::namespace(start);
        Err(String::new())
    });
    namespace
}

/// What the program says of one file, a sentence for each fault.
fn one(path: &Path, schema: &Path) -> io::Result<Vec<String>> {
    let mut child = Command::new(PROGRAM)
        .args(["--noout", "--nonet", "--stream", "--schema"])
        .args([schema, path])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let stderr = child.stderr.take().map(BufReader::new);
    let own = path.display().to_string();
    let (mut said, mut last) = (vec![], String::new());
    for line in stderr.into_iter().flat_map(|lines| lines.split(b'\n')) {
        let line = String::from_utf8_lossy(&line?).into_owned();
        if line.contains("error") {
            let line = line
                .strip_prefix(&own)
                .unwrap_or(&line)
                .trim_start_matches(':');
            said.push(format!("xmllint, linje {line}"));
        }
        last = line;
        if said.len() == MOST {
            said.push(format!(
                "xmllint har fleire enn {MOST} feil; resten er ikkje lesne"
            ));
            child.kill()?;
            break;
        }
    }
    let status = child.wait()?;
    if !status.success() && said.is_empty() {
        said.push(format!("xmllint kunne ikkje prøve fila: {last}"));
    }
    Ok(said)
}
