//! The journals and the change log against the structure.

use crate::archive::check::description::Description;
use crate::archive::check::rules::Test;
use crate::archive::check::sieve::{NOWHERE, Place, Tag};
use crate::archive::check::steps::Step;
use crate::archive::check::structure::{Seen, walk};
use crate::archive::check::{Check, Finding};
use crate::archive::dossier::MASK;
use crate::archive::names::{neighbours, readings};
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
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
pub fn change_log(check: &mut Check<'_>, description: &Description) -> io::Result<()> {
    let file = "endringslogg.xml";
    let Some(mut walk) = walk(check, description, file, "endringslogg") else {
        return Ok(());
    };
    while let Some(step) = walk.step() {
        match step {
            Step::Leaf {
                name: "referanseArkivenhet",
                text,
                ..
            } => {
                check.sieve.add(Tag::LogReference, text, NOWHERE)?;
            }
            Step::Wrong(number, what) => check.find(number, None, file, what),
            _ => (),
        }
    }
    Ok(())
}

pub fn read(check: &mut Check<'_>, description: &Description, seen: &Seen) -> io::Result<()> {
    let running = journal(check, description, RUNNING)?;
    let public = journal(check, description, PUBLIC)?;
    for (name, found) in [(RUNNING, &running), (PUBLIC, &public)] {
        let file = format!("{name}.xml");
        match found {
            Some(found) => compare(check, description, seen, &file, found),
            None if seen.journalled > 0 => {
                let what = "journalen manglar, men det finst journalpostar";
                check.find((15, "N5.59, N5.60"), None, &file, what);
            }
            None => (),
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

/// A journal against what it says of itself, what the description says, and,
/// where the period is parted sharply from others, against the structure.
fn compare(
    check: &mut Check<'_>,
    description: &Description,
    seen: &Seen,
    file: &str,
    found: &Journal,
) {
    if description.is_read && !description.files.iter().any(|listed| listed == file) {
        check.find(1, None, file, "fila er ikkje oppført i arkivuttrekk.xml");
    }
    let is_sharp = description.is_sharp;
    let mut counts = vec![("oppgitt i journalhode", found.said.parse().ok())];
    if is_sharp == (true, true) && seen.is_whole {
        counts.push(("i arkivstruktur.xml", Some(seen.journalled)));
    }
    if description.is_read {
        let count = description.count(file, "journalregistrering");
        counts.push(("oppgitt i arkivuttrekk.xml", count));
    }
    for (place, count) in counts {
        if count != Some(found.entries) {
            let (here, there) = (found.entries, count.unwrap_or_default());
            let what = format!("{here} journalpostar, men {there} {place}");
            check.find((15, "N5.59"), None, file, what);
        }
    }
    let Some((first, last)) = seen.days.filter(|_| seen.is_whole) else {
        return;
    };
    let ends = [
        (is_sharp.0, "journalStartDato", &found.days.0, first),
        (is_sharp.1, "journalSluttDato", &found.days.1, last),
    ];
    for (is_sharp, name, said, day) in ends {
        if is_sharp && *said != day.to_string() {
            let what = format!("{name} er {said}, men journalpostane seier {day}");
            check.find((15, "N5.60"), None, file, what);
        }
    }
}

/// One entry as it is read.
#[derive(Default)]
struct Entry {
    id: String,
    case: (String, String),
    number: (String, String),
    words: Vec<String>,
    /// What kind of correspondent is being read.
    kind: String,
    /// Kind and name.
    names: Vec<(String, String)>,
}

fn journal(
    check: &mut Check<'_>,
    description: &Description,
    root: &'static str,
) -> io::Result<Option<Journal>> {
    let file = format!("{root}.xml");
    let Some(mut walk) = walk(check, description, &file, root) else {
        return Ok(None);
    };
    let mut journal = Journal::default();
    let mut order = Sha256::new();
    let mut last = (0, 0);
    let mut entry = Entry::default();
    while let Some(step) = walk.step() {
        match step {
            Step::Open("journalregistrering") => {
                journal.entries += 1;
                entry = Entry::default();
            }
            Step::Leaf { of, name, text } => match (of, name) {
                ("journalhode", "antallJournalposter") => text.clone_into(&mut journal.said),
                ("journalhode", "journalStartDato") => text.clone_into(&mut journal.days.0),
                ("journalhode", "journalSluttDato") => text.clone_into(&mut journal.days.1),
                _ => entry.take(of, name, text),
            },
            Step::Close("journalregistrering") => {
                order.update(&entry.id);
                let at = number(&entry.number).unwrap_or_default();
                if at < last {
                    let what = "journalpostane er ikkje sorterte etter år og nummer";
                    find(check, &entry, &file, (15, ""), what);
                }
                last = at;
                let place = check
                    .sieve
                    .place(entry.case().as_deref(), entry.label().as_deref())?;
                if description.is_sharp == (true, true) {
                    check.sieve.add(Tag::JournalReference, &entry.id, place)?;
                }
                if root == PUBLIC {
                    public(check, &entry, place)?;
                }
            }
            Step::Wrong(number, what) => find(check, &entry, &file, number, what),
            _ => (),
        }
    }
    journal.order = hex(&order.finalize());
    Ok(Some(journal))
}

/// Something about one entry.
fn find(
    check: &mut Check<'_>,
    entry: &Entry,
    file: &str,
    test: impl Into<Test>,
    what: impl Into<String>,
) {
    let Test {
        check: number,
        arkade,
    } = test.into();
    check.push(Finding {
        check: number,
        arkade,
        case: entry.case(),
        document: entry.label(),
        file: file.to_owned(),
        what: what.into(),
    });
}

impl Entry {
    fn take(&mut self, of: &str, name: &str, text: &str) {
        match (of, name) {
            ("saksmappe", "saksaar") => text.clone_into(&mut self.case.0),
            ("saksmappe", "sakssekvensnummer") => text.clone_into(&mut self.case.1),
            ("journalpost", "systemID") => text.clone_into(&mut self.id),
            ("journalpost", "journalaar") => text.clone_into(&mut self.number.0),
            ("journalpost", "journalsekvensnummer") => text.clone_into(&mut self.number.1),
            ("korrespondansepart", "korrespondanseparttype") => text.clone_into(&mut self.kind),
            ("korrespondansepart", "korrespondansepartNavn") => {
                let kind = std::mem::take(&mut self.kind);
                self.names.push((kind, text.to_owned()));
            }
            (
                _,
                "offentligTittel" | "tittel" | "skjermingshjemmel" | "saksansvarlig"
                | "saksbehandler",
            ) => {
                self.words.push(text.to_owned());
            }
            _ => (),
        }
    }

    fn case(&self) -> Option<String> {
        let (year, serial) = &self.case;
        (!year.is_empty()).then(|| format!("{year}/{serial}"))
    }

    fn label(&self) -> Option<String> {
        let (year, serial) = &self.number;
        (!year.is_empty()).then(|| format!("journalpost {year}/{serial}"))
    }
}

/// What the public reads names nobody whom the structure shields.
fn public(check: &mut Check<'_>, entry: &Entry, place: Place) -> io::Result<()> {
    for (kind, name) in &entry.names {
        let whom = match kind.as_str() {
            "Avsender" => "A",
            "Mottaker" | "Kopimottaker" | "Gruppemottaker" => "M",
            _ => continue,
        };
        if name != MASK {
            let key = format!("{} {whom}", entry.id);
            check.sieve.add(Tag::Shown, &key, place)?;
        }
    }
    let case = entry.case().unwrap_or_default();
    let names = entry.names.iter().map(|(_, name)| name);
    let mut words = BTreeSet::new();
    for text in entry.words.iter().chain(names) {
        let may_be = |word: &&String| check.sieve.may_be_name(word);
        let (own, pairs) = (readings(text), neighbours(text));
        let own = own.iter().filter(may_be);
        words.extend(own.map(|word| format!("{case} {word}")));
        let pairs = pairs.iter().filter(may_be);
        words.extend(pairs.map(|pair| format!("* {pair}")));
    }
    for word in &words {
        check.sieve.add(Tag::Word, word, place)?;
    }
    Ok(())
}

fn number((year, serial): &(String, String)) -> Option<(i32, i32)> {
    Some((year.parse().ok()?, serial.parse().ok()?))
}
