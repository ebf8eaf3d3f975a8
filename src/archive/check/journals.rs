//! The journals and the change log against the structure.

use crate::archive::check::Check;
use crate::archive::check::description::Description;
use crate::archive::check::sieve::Tag;
use crate::archive::check::structure::Seen;
use crate::archive::check::walk::{Step, Walk};
use crate::archive::dossier::MASK;
use crate::archive::names::readings;
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::io;

const RUNNING: &str = "loependeJournal";
const PUBLIC: &str = "offentligJournal";

/// What one journal holds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Journal {
    entries: u64,
    said: String,
    days: (String, String),
    /// Over the systemIDs in their order.
    order: String,
}

/// Every reference of the change log is to something that goes out.
pub fn change_log(check: &mut Check<'_>) -> io::Result<()> {
    let file = "endringslogg.xml";
    let path = check.path(file);
    if !path.is_file() {
        return Ok(());
    }
    let mut walk = Walk::open(&path, "endringslogg")?;
    while let Some(step) = walk.step() {
        match step {
            Step::Leaf { name, text, .. } if name == "referanseArkivenhet" => {
                check.sieve.add(Tag::Reference, &text, (0, 0))?;
            }
            Step::Wrong(number, what) => check.find(number, None, file, what),
            _ => (),
        }
    }
    Ok(())
}

pub fn read(check: &mut Check<'_>, description: &Description, seen: &Seen) -> io::Result<()> {
    let running = journal(check, RUNNING)?;
    let public = journal(check, PUBLIC)?;
    for (name, found) in [(RUNNING, &running), (PUBLIC, &public)] {
        let file = format!("{name}.xml");
        let Some(found) = found else {
            if seen.journalled > 0 {
                let what = "journalen manglar, men det finst journalpostar";
                check.find(15, None, &file, what);
            }
            continue;
        };
        if !description.files.contains(&file) {
            check.find(1, None, &file, "fila er ikkje oppført i arkivuttrekk.xml");
        }
        let counts = [
            ("i arkivstruktur.xml", Some(seen.journalled)),
            ("oppgitt i journalhode", found.said.parse().ok()),
            (
                "oppgitt i arkivuttrekk.xml",
                description.count(&file, "journalregistrering"),
            ),
        ];
        for (place, count) in counts {
            if count != Some(found.entries) {
                let (here, there) = (found.entries, count.unwrap_or_default());
                let what = format!("{here} journalpostar, men {there} {place}");
                check.find(15, None, &file, what);
            }
        }
        let days = seen.days.map(|(a, b)| (a.to_string(), b.to_string()));
        if days.as_ref() != Some(&found.days) {
            let (first, last) = &found.days;
            let what =
                format!("journalen går frå {first} til {last}, journalpostane gjer ikkje det");
            check.find(15, None, &file, what);
        }
    }
    if let (Some(running), Some(public)) = (running, public)
        && running != public
    {
        let what = "dei to journalane har ikkje dei same journalpostane i same rekkjefølgje";
        check.find(15, None, "offentligJournal.xml", what);
    }
    Ok(())
}

/// One entry as it is read.
#[derive(Default)]
struct Entry {
    case: (String, String),
    number: (String, String),
    words: Vec<String>,
    names: Vec<String>,
    is_shielded: bool,
}

fn journal(check: &mut Check<'_>, root: &'static str) -> io::Result<Option<Journal>> {
    let file = format!("{root}.xml");
    let path = check.path(&file);
    if !path.is_file() {
        return Ok(None);
    }
    let mut journal = Journal::default();
    let mut order = Sha256::new();
    let mut last = (0, 0);
    let mut entry = Entry::default();
    let mut walk = Walk::open(&path, root)?;
    while let Some(step) = walk.step() {
        match step {
            Step::Open("journalregistrering") => {
                journal.entries += 1;
                entry = Entry::default();
            }
            Step::Leaf { of, name, text } => match (of, name.as_str()) {
                ("journalhode", "antallJournalposter") => journal.said = text,
                ("journalhode", "journalStartDato") => journal.days.0 = text,
                ("journalhode", "journalSluttDato") => journal.days.1 = text,
                ("saksmappe", "saksaar") => entry.case.0 = text,
                ("saksmappe", "sakssekvensnummer") => entry.case.1 = text,
                ("journalpost", "systemID") => {
                    order.update(&text);
                    let key = number(&entry.case).unwrap_or_default();
                    check.sieve.add(Tag::Reference, &text, key)?;
                }
                ("journalpost", "journalaar") => entry.number.0 = text,
                ("journalpost", "journalsekvensnummer") => entry.number.1 = text,
                ("journalpost", "tilgangsrestriksjon") => entry.is_shielded = true,
                ("saksmappe" | "journalpost", "offentligTittel")
                | ("klasse", "tittel")
                | ("journalpost", "skjermingshjemmel") => entry.words.push(text),
                ("korrespondansepart", "korrespondansepartNavn") => entry.names.push(text),
                _ => (),
            },
            Step::Close("journalregistrering") => {
                let at = number(&entry.number).unwrap_or_default();
                let case = format!("{}/{}", entry.case.0, entry.case.1);
                if at <= last {
                    let what = "journalpostane er ikkje sorterte etter år og nummer";
                    check.find(15, Some(&case), &file, what);
                }
                last = at;
                if root == PUBLIC {
                    public(check, &entry, &case)?;
                }
            }
            Step::Wrong(number, what) => {
                let case = format!("{}/{}", entry.case.0, entry.case.1);
                let case = (case != "/").then_some(case);
                check.find(number, case.as_deref(), &file, what);
            }
            _ => (),
        }
    }
    journal.order = hex(&order.finalize());
    Ok(Some(journal))
}

/// What the public reads names nobody.
fn public(check: &mut Check<'_>, entry: &Entry, case: &str) -> io::Result<()> {
    let key = number(&entry.case).unwrap_or_default();
    if entry.is_shielded && entry.names.iter().any(|name| name != MASK) {
        let what = format!("eit skjerma namn skal vere {MASK}");
        check.find(18, Some(case), "offentligJournal.xml", what);
    }
    for text in entry.words.iter().chain(&entry.names) {
        for reading in readings(text) {
            let word = format!("{case} {reading}");
            check.sieve.add(Tag::Word, &word, key)?;
        }
    }
    Ok(())
}

fn number((year, serial): &(String, String)) -> Option<(i32, i32)> {
    Some((year.parse().ok()?, serial.parse().ok()?))
}
