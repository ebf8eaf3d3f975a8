//! Full validation against the official schemas, by the program that the depots use for it.

use super::{Finding, Layout, disk};
use crate::archive::schemas::Schemas;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
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
            for what in one(&path, &room.path().join(schema))? {
                let finding = Finding {
                    check: 3,
                    arkade: "N5.03",
                    case: None,
                    document: None,
                    file: file.to_owned(),
                    what,
                };
                findings.push(finding.plain());
            }
        }
    }
    Ok(findings)
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
