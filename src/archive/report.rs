//! What the archivist reads of an extraction, and what a program reads: beside the package, never in it.

use crate::archive::check::Finding;
use crate::archive::package::parent;
use crate::archive::{ExportError, Exported, Request};
use crate::domain::local_time::local;
use crate::domain::text::counted;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where schemas come from.
pub const WHERE_SCHEMAS: &str = "Skjemafilene (XSD) er ikkje med i programmet. Hent dei frå \
    Nasjonalarkivet (https://schema.arkivverket.no/N5/v5.0/ og \
    https://schema.arkivverket.no/ADDML/v8.3/) eller spør depotet, legg dei i ei mappe, \
    og køyr eksporten på nytt med --schemas MAPPE.";

/// The two files beside `out`: for people, and for programs.
pub fn paths(out: &Path) -> (PathBuf, PathBuf) {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    (
        out.with_file_name(format!("{name}-rapport.txt")),
        out.with_file_name(format!("{name}-rapport.json")),
    )
}

/// What was taken up from an export that was cut off.
pub fn reused(files: u64) -> String {
    match files {
        1 => "1 dokumentfil var alt kopiert av ein eksport som vart avbroten; sjekksummen stemmer, og ho er brukt att.".to_owned(),
        _ => format!(
            "{files} dokumentfiler var alt kopierte av ein eksport som vart avbroten; sjekksummane stemmer, og dei er brukte att."
        ),
    }
}

/// Refuses where the report cannot be put in its place, before anything is made: a package without its report helps nobody.
pub fn has_room(out: &Path) -> Result<(), ExportError> {
    let (text, data) = paths(out);
    for path in [text, data] {
        let failed = |error| ExportError::File(path.clone(), error);
        if fs::symlink_metadata(&path).is_ok_and(|it| it.is_dir()) {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        tempfile::NamedTempFile::new_in(parent(&path)?).map_err(failed)?;
    }
    Ok(())
}

pub fn write(
    request: &Request,
    exported: &Exported,
    findings: &[Finding],
    now: DateTime<Utc>,
) -> Result<(), ExportError> {
    let (text, data) = paths(&request.out);
    keep(
        &text,
        for_people(request, exported, findings, now).as_bytes(),
    )?;
    let value = for_programs(request, exported, findings, now);
    let mut bytes = serde_json::to_vec_pretty(&value).expect("strings and numbers are JSON");
    bytes.push(b'\n');
    keep(&data, &bytes)
}

fn keep(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let failed = |error| ExportError::File(path.to_owned(), error);
    let mut file = tempfile::NamedTempFile::new_in(parent(path)?).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

fn for_people(
    request: &Request,
    exported: &Exported,
    findings: &[Finding],
    now: DateTime<Utc>,
) -> String {
    let mut text = String::new();
    let mut line = |words: String| writeln!(text, "{words}").expect("a String takes all");
    line("Noark 5-uttrekk frå brotsak".to_owned());
    line(format!("Laga: {}", local(now).format("%Y-%m-%d kl. %H.%M")));
    line(format!(
        "Saker avslutta {}–{}; arkivperiode {}–{}",
        request.from, request.to, exported.period.0, exported.period.1
    ));
    line(format!(
        "{}, {} ({} journalførte), {}, {} byte",
        counted(exported.cases, ["sak", "saker"]),
        counted(exported.registrations, ["registrering", "registreringar"]),
        exported.journalled,
        counted(exported.documents, ["dokumentfil", "dokumentfiler"]),
        exported.size
    ));
    if exported.reused > 0 {
        line(reused(exported.reused));
    }
    line(format!("SHA-256 av arkivuttrekk.xml: {}", exported.sha256));
    if let Some(dias) = &exported.dias {
        line(format!(
            "DIAS-pakke: {}.tar, SHA-256 {}",
            dias.uuid, dias.sha256
        ));
    }
    match (exported.is_complete, exported.generation) {
        (true, Some(generation)) => line(format!("Skjema: generasjon {generation}")),
        (true, None) => {
            line("Skjema: ukjend generasjon, godteken på førespurnad:".to_owned());
            for path in &exported.accepted {
                line(format!("  {}", path.display()));
            }
        }
        (false, _) => {
            line("UFULLSTENDIG PAKKE: skjemafilene manglar.".to_owned());
            line(WHERE_SCHEMAS.to_owned());
        }
    }
    line(String::new());
    line(format!("Merknader: {}", exported.notices.len()));
    for notice in &exported.notices {
        line(format!("  {notice}"));
    }
    line(format!("Funn i eigenkontrollen: {}", findings.len()));
    for finding in findings {
        line(format!("  {finding}"));
    }
    if !findings.is_empty() {
        line("Pakken er ikkje lagd ut. Rett funna og køyr eksporten på nytt.".to_owned());
    }
    text
}

fn for_programs(
    request: &Request,
    exported: &Exported,
    findings: &[Finding],
    now: DateTime<Utc>,
) -> Value {
    let notices = exported.notices.iter().map(|notice| {
        json!({
            "case": notice.place.case.map(|case| case.to_string()),
            "document": notice.place.document,
            "file": notice.place.file,
            "text": notice.what.to_string(),
        })
    });
    let findings = findings.iter().map(|finding| {
        json!({
            "check": finding.check,
            "arkade": finding.arkade,
            "case": finding.case,
            "document": finding.document,
            "file": finding.file,
            "text": finding.what,
        })
    });
    json!({
        "made_at": now.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        "closed_from": request.from.to_string(),
        "closed_to": request.to.to_string(),
        "period_from": exported.period.0.to_string(),
        "period_to": exported.period.1.to_string(),
        "cases": exported.cases,
        "registrations": exported.registrations,
        "journalled": exported.journalled,
        "documents": exported.documents,
        "reused": exported.reused,
        "size": exported.size,
        "sha256": exported.sha256,
        "is_complete": exported.is_complete,
        "dias": exported.dias.as_ref().map(|dias| json!({
            "uuid": dias.uuid,
            "tar": dias.tar.display().to_string(),
            "sha256": dias.sha256,
        })),
        "schema_generation": exported.generation.map(|generation| generation.to_string()),
        "accepted_schemas": exported.accepted.iter().map(|path| path.display().to_string()).collect::<Vec<_>>(),
        "notices": notices.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}
