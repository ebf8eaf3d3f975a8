//! `brotsak export check`: reads an extraction as the depot's tools will, whoever made it.

use super::{COMPLETE, FAULTS, INCOMPLETE, USAGE, bar};
use crate::archive::WHERE_SCHEMAS;
use crate::archive::check::{CHECKS, Checked, Finding, Layout, Measure};
use crate::archive::check::{about, run_with, submission, xmllint};
use crate::archive::profile::Format;
use crate::archive::{dias, schemas};
use crate::cli::Stop;
use crate::domain::local_time::day;
use crate::domain::text::counted;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, clap::Args)]
pub struct CheckArgs {
    /// Folder with the extraction, or a DIAS package with it in `content`, unpacked or as a tar
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Folder with the official XSD files: xmllint then validates each XML file too
    #[arg(long, value_name = "DIR")]
    pub schemas: Option<PathBuf>,
    /// The depot wants PRONOM numbers (fmt/354) in `format`, and not the file's extension
    #[arg(long)]
    pub pronom: bool,
    /// Say it in JSON
    #[arg(long)]
    pub json: bool,
}

/// What was found, and what the reader should know besides.
struct Said {
    checked: Checked,
    notes: Vec<String>,
}

/// Gives the exit code.
pub fn run(args: &CheckArgs, now: DateTime<Utc>, out: &mut impl Write) -> Result<u8, Stop> {
    let said = match look(args, day(now)) {
        Ok(said) => said,
        Err(why) if args.json => {
            print(out, &json!({ "error": why }))?;
            return Ok(USAGE);
        }
        Err(why) => return Err(Stop::Said(why)),
    };
    let checked = &said.checked;
    if args.json {
        print(out, &for_programs(args, &said))?;
    } else {
        for_people(args, &said, out)?;
    }
    Ok(match (checked.findings.is_empty(), checked.is_incomplete) {
        (false, _) => FAULTS,
        (true, true) => INCOMPLETE,
        (true, false) => COMPLETE,
    })
}

fn look(args: &CheckArgs, today: NaiveDate) -> Result<Said, String> {
    let folder = &args.folder;
    let place = folder.display();
    let unreadable = |error: &io::Error| match error.kind() {
        io::ErrorKind::NotFound => format!("mappa {place} finst ikkje"),
        io::ErrorKind::NotADirectory => {
            format!("{place} er ikkje ei mappe; gje mappa som uttrekket ligg i")
        }
        _ => format!("{place} kan ikkje lesast: {error}"),
    };
    let room;
    let mut folder = folder.clone();
    if is_tar(&folder) && folder.is_file() {
        if is_packed(&folder).map_err(|error| unreadable(&error))? {
            return Err(format!(
                "{place} er pakka med gzip; pakk fila ut, og prøv det som kjem ut"
            ));
        }
        room = tempfile::tempdir().map_err(|error| unreadable(&error))?;
        folder = dias::unpack(&folder, room.path()).map_err(|error| unreadable(&error))?;
    }
    if let Some(tar) = only_a_tar(&folder).map_err(|error| unreadable(&error))? {
        let tar = tar.display();
        return Err(format!(
            "{place} held uttrekket som ei tar-fil; prøv henne: brotsak export check {tar}"
        ));
    }
    let schemas = args
        .schemas
        .as_ref()
        .map(|folder| schemas::find(folder, true));
    let schemas = schemas
        .transpose()
        .map_err(|refusal| super::words::schemas(&refusal))?;
    let format = if args.pronom {
        Format::Pronom
    } else {
        Format::Extension
    };
    let layout = Layout::of(&folder);
    let bar = bar();
    let checked = run_with(&layout, format, Measure::Checksum, today, &mut |read| {
        bar.set_position(read);
    });
    bar.finish_and_clear();
    let mut checked = checked.map_err(|error| unreadable(&error))?;
    if folder != args.folder {
        let found = submission::read(&args.folder, &layout, checked.period);
        checked
            .findings
            .extend(found.map_err(|error| unreadable(&error))?);
        checked.findings.sort_by_key(|finding| finding.check);
    }
    let mut notes = vec![];
    if let Some(schemas) = schemas {
        let generation = schemas
            .generation
            .map_or_else(|| "ukjend".to_owned(), |known| known.to_string());
        if xmllint::is_there() {
            let found = xmllint::validate(&layout, &schemas);
            let found = found.map_err(|error| format!("xmllint kunne ikkje køyrast: {error}"))?;
            notes.push(format!(
                "xmllint har prøvd XML-filene mot skjemaa, generasjon {generation}."
            ));
            checked.findings.extend(found);
            let tar = (folder != args.folder).then_some(args.folder.as_path());
            if let Some(at) = &args.schemas {
                let found = xmllint::papers(&layout, tar, at);
                let found =
                    found.map_err(|error| format!("xmllint kunne ikkje køyrast: {error}"))?;
                checked.findings.extend(found);
            }
            checked.findings.sort_by_key(|finding| finding.check);
        } else {
            notes.push(
                "Full validering mot skjemaa er ikkje gjord: ho er xmllint si sak, og programmet finst \
                 ikkje her. Installer det (libxml2), eller køyr xmllint --noout --nonet --schema \
                 SKJEMA.xsd FIL.xml på ei anna maskin."
                    .to_owned(),
            );
        }
    } else {
        notes.push(
            "Strukturen er prøvd mot det skjemaa seier; full XSD-validering er xmllint si sak \
             (bruk --schemas MAPPE)."
                .to_owned(),
        );
    }
    if checked.is_incomplete {
        notes.push(format!(
            "UFULLSTENDIG PAKKE: han seier sjølv at skjemafilene manglar. {WHERE_SCHEMAS}"
        ));
    }
    Ok(Said { checked, notes })
}

fn is_tar(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("tar"))
}

/// Whether a file is gzip, whatever it is called.
fn is_packed(path: &Path) -> io::Result<bool> {
    let mut start = vec![];
    File::open(path)?.take(2).read_to_end(&mut start)?;
    Ok(start == [0x1f, 0x8b])
}

/// The tar in a folder that `--dias` has written, and that holds no extraction itself.
fn only_a_tar(folder: &Path) -> io::Result<Option<PathBuf>> {
    let mut tars = vec![];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() || entry.file_name() == "arkivuttrekk.xml" {
            return Ok(None);
        }
        tars.extend(Some(entry.path()).filter(|path| is_tar(path)));
    }
    Ok(tars.into_iter().next())
}

fn for_people(args: &CheckArgs, said: &Said, out: &mut impl Write) -> io::Result<()> {
    let checked = &said.checked;
    let place = args.folder.display();
    writeln!(
        out,
        "{place}: {}, {}, {}.",
        counted(checked.folders, ["mappe", "mapper"]),
        counted(checked.registrations, ["registrering", "registreringar"]),
        counted(checked.files, ["dokumentfil", "dokumentfiler"])
    )?;
    for findings in checked.findings.chunk_by(|a, b| a.check == b.check) {
        let about = about(findings[0].check);
        write!(out, "\nKontroll {}, {}", about.check, about.name)?;
        if !about.arkade.is_empty() {
            write!(out, " (Arkade {})", about.arkade)?;
        }
        writeln!(out, ": {} funn. {}", findings.len(), about.advice)?;
        for finding in findings {
            writeln!(out, "  {}", line(finding))?;
        }
    }
    if checked.findings.is_empty() {
        writeln!(out, "Dei {} kontrollane fann ingenting.", CHECKS.len())?;
    } else {
        writeln!(out, "\n{} funn i alt.", checked.findings.len())?;
    }
    for note in &said.notes {
        writeln!(out, "{note}")?;
    }
    Ok(())
}

/// Where first, then what.
fn line(finding: &Finding) -> String {
    let case = finding.case.as_ref().map(|case| format!("sak {case}"));
    let test = (!finding.arkade.is_empty()).then(|| finding.arkade.to_owned());
    let place = [
        case,
        finding.document.clone(),
        Some(finding.file.clone()),
        test,
    ];
    let place: Vec<String> = place.into_iter().flatten().collect();
    format!("{}: {}", place.join(", "), finding.what)
}

fn for_programs(args: &CheckArgs, said: &Said) -> Value {
    let checked = &said.checked;
    let findings = checked.findings.iter().map(|finding| {
        json!({
            "check": finding.check,
            "arkade": finding.arkade,
            "case": finding.case,
            "document": finding.document,
            "file": finding.file,
            "text": finding.what,
            "advice": about(finding.check).advice,
        })
    });
    let checks = CHECKS.iter().map(|about| {
        let found = checked
            .findings
            .iter()
            .filter(|one| one.check == about.check);
        json!({
            "check": about.check,
            "name": about.name,
            "arkade": about.arkade,
            "findings": found.count(),
        })
    });
    json!({
        "folder": args.folder.display().to_string(),
        "is_sound": checked.findings.is_empty(),
        "is_incomplete": checked.is_incomplete,
        "folders": checked.folders,
        "registrations": checked.registrations,
        "files": checked.files,
        "checks": checks.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
        "notes": said.notes,
    })
}

fn print(out: &mut impl Write, value: &Value) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::other)?;
    writeln!(out, "{text}")
}
