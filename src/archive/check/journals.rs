//! The journals against the structure.

use crate::archive::check::description::Description;
use crate::archive::check::entries::{Entries, Said, Scope, Side};
use crate::archive::check::rules::Test;
use crate::archive::check::sieve::{NOWHERE, Place, Tag};
use crate::archive::check::steps::Step;
use crate::archive::check::structure::{Seen, walk};
use crate::archive::check::values::{self, looked_through, not_digits};
use crate::archive::check::{Check, Finding};
use crate::archive::dossier::MASK;
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io;

pub const RUNNING: &str = "loependeJournal";
pub const PUBLIC: &str = "offentligJournal";

/// Bytes of texts that are held of one entry; none of the standard's has a tenth of it.
const MOST: usize = 256 * 1024;

/// What one journal holds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Journal {
    entries: u64,
    said: String,
    days: (String, String),
    /// Over the systemIDs in their order.
    order: String,
    /// Whether it was read to its end.
    is_whole: bool,
}

pub fn read(check: &mut Check<'_>, description: &Description, seen: &Seen) -> io::Result<Scope> {
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
    let is_whole = |found: &Option<Journal>| found.as_ref().is_some_and(|it| it.is_whole);
    let scope = Scope {
        has_running: is_whole(&running),
        has_public: is_whole(&public),
        is_sharp: description.is_sharp == (true, true),
    };
    if let (Some(running), Some(public)) = (running, public)
        && running != public
    {
        let what = "dei to journalane har ikkje dei same journalpostane i same rekkjefølgje";
        check.find(15, None, "offentligJournal.xml", what);
    }
    Ok(scope)
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
    for (name, said) in [
        ("journalStartDato", &found.days.0),
        ("journalSluttDato", &found.days.1),
    ] {
        if let (Some(day), Some((from, to))) = (values::day(said), description.period)
            && !(from..=to).contains(&day)
        {
            let what = format!("{name} er {day}, utanfor arkivperioden {from}–{to}");
            check.find((15, ""), None, file, what);
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
    /// What must be as it is in the structure.
    said: Said,
    words: Vec<String>,
    /// Those who have worked with it; they may share a given name with whom it is about.
    officers: Vec<String>,
    /// What kind of correspondent is being read.
    kind: String,
    /// Kind and name.
    names: Vec<(String, String)>,
    /// Bytes of the texts that are held.
    length: usize,
    /// Whether there were more.
    is_cut: bool,
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
    let mut is_open = false;
    while let Some(step) = walk.step() {
        match step {
            Step::Open("journalregistrering") => {
                journal.entries += 1;
                entry = Entry::default();
                is_open = true;
            }
            Step::Leaf { of, name, text } => match (of, name) {
                ("journalhode", "antallJournalposter") => text.clone_into(&mut journal.said),
                ("journalhode", "journalStartDato") => text.clone_into(&mut journal.days.0),
                ("journalhode", "journalSluttDato") => text.clone_into(&mut journal.days.1),
                ("arkivskaper", "arkivskaperID") => {
                    if let Some(what) = not_digits(name, text) {
                        check.find((3, ""), None, &file, what);
                    }
                    entry.take(&check.entries, of, name, text);
                }
                ("arkivskaper", "arkivskaperNavn") => {
                    description.creator(check, text, &file);
                    entry.take(&check.entries, of, name, text);
                }
                _ => entry.take(&check.entries, of, name, text),
            },
            Step::Aside(text) if is_open => entry.word(text),
            Step::Aside(text) => {
                let mut lone = Entry::default();
                lone.word(text);
                public(check, &lone, NOWHERE)?;
            }
            Step::Close("journalhode") if root == PUBLIC => public(check, &entry, NOWHERE)?,
            Step::Close("journalregistrering") => {
                is_open = false;
                order.update(&entry.id);
                let at = number(&entry.number).unwrap_or_default();
                if at < last {
                    let what = "journalpostane er ikkje sorterte etter år og nummer";
                    find(check, &entry, &file, (15, ""), what);
                }
                last = at;
                close(check, &entry, &file, root)?;
            }
            Step::Wrong(number, what) => find(check, &entry, &file, number, what),
            _ => (),
        }
    }
    journal.order = hex(&order.finalize());
    journal.is_whole = walk.is_whole();
    Ok(Some(journal))
}

/// What is remembered of an entry that has been read.
fn close(check: &mut Check<'_>, entry: &Entry, file: &str, root: &str) -> io::Result<()> {
    let sieve = &mut check.sieve;
    let place = sieve.place(entry.case().as_deref(), entry.label().as_deref())?;
    sieve.add(Tag::JournalReference, &entry.id, place)?;
    let side = if root == PUBLIC {
        Side::Public
    } else {
        Side::Running
    };
    check
        .entries
        .add_entry(side, &entry.id, place, entry.said)?;
    if side == Side::Public {
        if entry.is_cut {
            let what = "ein journalpost har for mykje tekst; berre noko av han er leitt igjennom";
            find(check, entry, file, 18, what);
        }
        public(check, entry, place)?;
    }
    Ok(())
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
    fn take(&mut self, entries: &Entries, of: &str, name: &str, text: &str) {
        match of {
            "journalpost" => entries.note(&mut self.said, name, text),
            "saksmappe" => entries.note_case(&mut self.said, name, text),
            _ => (),
        }
        match (of, name) {
            ("saksmappe", "saksaar") => text.clone_into(&mut self.case.0),
            ("saksmappe", "sakssekvensnummer") => text.clone_into(&mut self.case.1),
            ("journalpost", "systemID") => text.clone_into(&mut self.id),
            ("journalpost", "journalaar") => text.clone_into(&mut self.number.0),
            ("journalpost", "journalsekvensnummer") => text.clone_into(&mut self.number.1),
            ("korrespondansepart", "korrespondanseparttype") => {
                self.said.correspondent(text);
                text.clone_into(&mut self.kind);
            }
            ("korrespondansepart", "korrespondansepartNavn") => {
                let kind = std::mem::take(&mut self.kind);
                if text != MASK {
                    entries.note_name(&mut self.said, text);
                }
                if self.has_room(text) {
                    self.names.push((kind, text.to_owned()));
                }
            }
            (_, "saksansvarlig" | "saksbehandler") if self.has_room(text) => {
                self.officers.push(text.to_owned());
            }
            _ if is_prose(name) => self.word(text),
            _ => (),
        }
    }

    /// A text in which somebody may be named.
    fn word(&mut self, text: &str) {
        let (text, is_cut) = looked_through(text);
        self.is_cut |= is_cut;
        if self.has_room(text) {
            self.words.push(text.to_owned());
        }
    }

    fn has_room(&mut self, text: &str) -> bool {
        self.length += text.len();
        self.is_cut |= self.length > MOST;
        self.length <= MOST
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

/// Whether somebody may have written what they like there: no number, date, reference or code.
fn is_prose(name: &str) -> bool {
    let is_code = matches!(
        name,
        "systemID"
            | "saksaar"
            | "sakssekvensnummer"
            | "journalaar"
            | "journalsekvensnummer"
            | "journalpostnummer"
            | "skjermingMetadata"
            | "avskrivningsmaate"
            | "tilgangsrestriksjon"
            | "antallVedlegg"
    );
    !is_code && !name.ends_with("ato") && !name.starts_with("referanse")
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
    let Check { sieve, lookout, .. } = &mut *check;
    let may_be = |word: &&String| sieve.may_be_name(word);
    for text in entry.words.iter().chain(names.clone()) {
        let own = lookout.readings(text);
        let own = own.iter().filter(may_be);
        words.extend(own.map(|word| format!("{case} {word}")));
    }
    for text in entry.words.iter().chain(names).chain(&entry.officers) {
        let pairs = lookout.neighbours(text);
        let pairs = pairs.iter().filter(may_be);
        words.extend(pairs.map(|pair| format!("* {pair}")));
    }
    for word in &words {
        sieve.add(Tag::Word, word, place)?;
    }
    Ok(())
}

fn number((year, serial): &(String, String)) -> Option<(i32, i32)> {
    Some((year.parse().ok()?, serial.parse().ok()?))
}
