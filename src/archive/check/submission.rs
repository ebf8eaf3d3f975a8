//! The tar of a DIAS package, and the submission description that lies beside it, against what is in the tar.

mod asked;

use super::disk::is_file;
use super::gauge::digest;
use super::mets::head::{AGREEMENT, Head};
use super::mets::{self, Said, namespace, uuid};
use super::tags::{self, Piece, attribute};
use super::values::{day, short};
use super::{Finding, Layout};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// What a description says.
#[derive(Default)]
struct Description {
    namespace: &'static str,
    id: String,
    files: Vec<Said>,
    head: Head,
}

/// The first and the last day of an extraction, where it says them.
type Period = Option<(NaiveDate, NaiveDate)>;

/// Files that a description may list; it needs two.
const MOST: usize = 1000;

/// What is wrong with a tar that has been unpacked to `layout`; nothing where it holds no DIAS package. A description
/// that is not there is none: it may be on its way by itself.
pub fn read(tar: &Path, layout: &Layout, period: Period) -> io::Result<Vec<Finding>> {
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
        describes(&mut all, &path, (tar, &name), (package, &id), period)?;
    }
    Ok(all)
}

/// Where the description of a tar that has been unpacked to `layout` lies.
pub(super) fn of(tar: &Path, layout: &Layout) -> Option<PathBuf> {
    let id = object(&layout.dias.as_ref()?.join(mets::FILE))?;
    beside(tar, &id)
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
    period: Period,
) -> io::Result<()> {
    let file = name_of(path);
    let mut said = Description::default();
    let read = tags::pieces(File::open(path)?, &mut |depth, piece| {
        take(&mut said, depth, &piece)
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
    asked::judge(&said, &mut |what| all.push(finding(3, &file, what)));
    if bare(&said.id).to_lowercase() != bare(id).to_lowercase() {
        let (said, id) = (short(&said.id), short(id));
        let what = format!("OBJID er «{said}», men «{id}» i dias-mets.xml i tar-fila");
        all.push(finding(3, &file, what));
    }
    compare(all, &file, &said.head, &head(&package.join(mets::FILE)));
    covers(all, &file, &said.head, period);
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
    // A tar may have got another name on its way.
    let called = one.name().rsplit('/').next().unwrap_or_default();
    let own = format!("{}.tar", bare(id));
    if ![name, own.as_str()]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(called))
    {
        let what = format!(
            "innsendingsskildringa nemner tar-fila «{}», men ho heiter {name}",
            short(called)
        );
        all.push(finding(3, &file, what));
    }
    let (sha256, size) = digest(tar)?;
    let wrong = one.wrong(&sha256, size, &file);
    all.extend(wrong.into_iter().map(|what| finding(2, name, what)));
    if let Some(one) = of(mets::FILE) {
        let (sha256, size) = digest(&package.join(mets::FILE))?;
        let wrong = one.wrong(&sha256, size, &file);
        all.extend(wrong.into_iter().map(|what| finding(2, mets::FILE, what)));
    } else {
        let what = format!("innsendingsskildringa nemner ikkje {}", mets::FILE);
        all.push(finding(3, &file, what));
    }
    Ok(())
}

/// Both are written of the same delivery.
fn compare(all: &mut Vec<Finding>, file: &str, said: &Head, own: &Head) {
    let mut find = |what: String| all.push(finding(3, file, what));
    if let (Some(label), Some(other)) = (&said.label, &own.label)
        && label != other
    {
        let (label, other) = (short(label), short(other));
        find(format!("LABEL er «{label}», men «{other}» i dias-mets.xml"));
    }
    match (said.kind.as_deref(), own.kind.as_deref()) {
        (Some(kind), Some(other)) if kind != other => {
            let (kind, other) = (short(kind), short(other));
            find(format!(
                "TYPE på mets er {kind}, men {other} i dias-mets.xml"
            ));
        }
        (kind, _) => {
            if let Some(what) = mets::type_of(kind) {
                find(what);
            }
        }
    }
    let agreement = |head: &Head| head.records.get(AGREEMENT).cloned().unwrap_or_default();
    let (agreed, other) = (agreement(said), agreement(own));
    // What is not there at all is found already.
    if agreed != other && !agreed.is_empty() && !other.is_empty() {
        let (agreed, other) = (short(&agreed), short(&other));
        find(format!(
            "{AGREEMENT} er «{agreed}», men «{other}» i dias-mets.xml"
        ));
    }
    for (role, names) in &own.organisations {
        let list = |names: &BTreeSet<String>| {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            short(&names.join(", "))
        };
        let role_said = short(role);
        match said.organisations.get(role) {
            Some(same) if same == names => (),
            Some(others) => find(format!(
                "{role_said} er «{}», men «{}» i dias-mets.xml",
                list(others),
                list(names)
            )),
            None if !said.has_role(role) => (),
            None => find(format!(
                "ingen organisasjon har rolla {role_said}, som er «{}» i dias-mets.xml",
                list(names)
            )),
        }
    }
}

/// The days of the description are those of the extraction; a year alone is the year of it.
fn covers(all: &mut Vec<Finding>, file: &str, said: &Head, period: Period) {
    let Some((from, to)) = period else {
        return;
    };
    for (kind, date) in [("STARTDATE", from), ("ENDDATE", to)] {
        let Some(text) = said.records.get(kind) else {
            continue;
        };
        let is_day = text.get(..10).and_then(day) == Some(date);
        if !is_day && *text != date.year().to_string() {
            let text = short(text);
            let what = format!("{kind} er «{text}», men {date} i arkivuttrekk.xml");
            all.push(finding(3, file, what));
        }
    }
}

/// The head of METS in the package. What is wrong with the file is found when it is read in earnest.
fn head(path: &Path) -> Head {
    let mut head = Head::default();
    if let Some(file) = is_file(path).then(|| File::open(path).ok()).flatten() {
        let _ = tags::pieces(file, &mut |depth, piece| {
            let taken = head.take(depth, &piece);
            taken.map_err(|error| error.to_string())?;
            match piece {
                Piece::Close("metsHdr", _) => Err(String::new()),
                _ => Ok(()),
            }
        });
    }
    head
}

fn take(said: &mut Description, depth: usize, piece: &Piece<'_>) -> Result<(), String> {
    let head = said.head.take(depth, piece);
    head.map_err(|error| error.to_string())?;
    let Piece::Open(start) = *piece else {
        return Ok(());
    };
    if depth == 1 {
        let known = namespace(start).ok_or("rotelementet er ikkje mets i namnerommet til METS")?;
        said.namespace = known;
        let id = attribute(start, "OBJID").map_err(|error| error.to_string())?;
        said.id = id.unwrap_or_default();
    }
    let file = || mets::said(start).map_err(|error| error.to_string());
    match start.local_name().as_ref() {
        "file" if said.files.len() < MOST => said.files.push(file()?),
        "FLocat" => {
            let href = file()?.href;
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
