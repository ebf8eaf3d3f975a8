//! `arkivstruktur.xml`: closed, counted, shielded, and with every file where it says.

mod case;
mod days;
mod entry;
mod file;
mod masks;
mod numbers;
mod papers;

use crate::archive::check::ahead::Ahead;
use crate::archive::check::description::Description;
use crate::archive::check::disk::is_file;
use crate::archive::check::rules::Test;
use crate::archive::check::sieve::Tag;
use crate::archive::check::steps::Step;
use crate::archive::check::values::{self, short};
use crate::archive::check::{Check, Finding};
use case::CaseState;
use chrono::NaiveDate;
use days::Span;
use file::Object;
use std::collections::BTreeSet;
use std::io;

pub const FILE: &str = "arkivstruktur.xml";

/// What the structure holds.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Seen {
    /// Whether it could be read to its end; else it says little of the rest.
    pub is_whole: bool,
    pub folders: u64,
    pub registrations: u64,
    pub journalled: u64,
    /// First and last day of the journal.
    pub days: Option<(NaiveDate, NaiveDate)>,
    pub has_shielding: bool,
    pub has_disposal: bool,
    pub has_destroyed: bool,
    /// Something of the municipality's own (`virksomhetsspesifikkeMetadata`).
    pub has_own: bool,
    /// Who made the archive.
    pub creators: BTreeSet<String>,
}

/// What stands in a class: subclasses, and folders or registrations.
#[derive(Default)]
struct Class {
    has_classes: bool,
    has_units: bool,
}

struct Reading<'a, 'b> {
    check: &'a mut Check<'b>,
    seen: Seen,
    period: Option<(NaiveDate, NaiveDate)>,
    classes: Vec<Class>,
    span: Span,
    /// Whether each series and class around is shielded itself.
    shields: Vec<bool>,
    /// Journalposts that wait for the number of their case.
    waiting: usize,
    /// Bytes of the names that are held.
    names: usize,
    /// How many archives have begun: each gives its folders their numbers.
    fonds: u32,
    case: CaseState,
    /// The folders around the one that is read.
    outer: Vec<CaseState>,
}

pub fn read(
    check: &mut Check<'_>,
    description: &Description,
    step: &mut dyn FnMut(u64),
) -> io::Result<Seen> {
    let Some(walk) = walk(check, description, FILE, "arkiv") else {
        return Ok(Seen::default());
    };
    let mut walk = walk.measuring(check.folder, check.measure)?;
    let mut reading = Reading {
        check,
        seen: Seen::default(),
        period: description.period,
        classes: vec![],
        span: Span::default(),
        shields: vec![],
        waiting: 0,
        names: 0,
        fonds: 0,
        case: CaseState::default(),
        outer: vec![],
    };
    while let Some(next) = walk.step() {
        match next {
            Step::Open(kind) => reading.open(kind)?,
            Step::Leaf { of, name, text } => reading.leaf(of, name, text)?,
            Step::File(found) => reading.case.object.found = found,
            Step::Close(kind) => {
                reading.close(kind)?;
                if matches!(kind, "mappe" | "saksmappe" | "moetemappe") {
                    step(reading.seen.folders);
                }
            }
            Step::Wrong(number, what) => reading.find(number, what),
            // The public does not read the structure.
            Step::Aside(_) => (),
        }
    }
    let mut seen = reading.seen;
    seen.is_whole = walk.is_whole();
    if !seen.is_whole {
        let what = "fila kunne ikkje lesast til endes; kontroll 4, 12, 13, 14 og 15 må vente til ho kan det";
        check.find(3, None, FILE, what);
    }
    Ok(seen)
}

/// Opens a file of the package to read it; nothing if it is not there, which is
/// somebody else's to say. What cannot be opened is found.
pub fn walk(
    check: &mut Check<'_>,
    description: &Description,
    file: &str,
    root: &'static str,
) -> Option<Ahead> {
    let path = check.path(file);
    if !is_file(&path) {
        return None;
    }
    let is_of_2019 = description.is_of_2019(&format!("{}.xsd", file.trim_end_matches(".xml")));
    match Ahead::open(&path, root, is_of_2019) {
        Ok(walk) => Some(walk),
        Err(error) => {
            check.find(1, None, file, format!("fila kan ikkje lesast: {error}"));
            None
        }
    }
}

impl Reading<'_, '_> {
    /// A finding about the case, registration and document that are being read.
    fn find(&mut self, test: impl Into<Test>, what: impl Into<String>) {
        let Test { check, arkade } = test.into();
        let finding = Finding {
            check,
            arkade,
            case: self.case.number.clone(),
            document: self.case.document(),
            file: self.case.file(),
            what: what.into(),
        };
        self.check.push(finding);
    }

    fn open(&mut self, kind: &'static str) -> io::Result<()> {
        match kind {
            "arkiv" => self.fonds += 1,
            "arkivdel" => {
                self.span = Span::default();
                self.shields.push(false);
            }
            "klasse" => {
                self.shields.push(false);
                if let Some(parent) = self.classes.last_mut() {
                    parent.has_classes = true;
                }
                self.classes.push(Class::default());
            }
            "mappe" | "saksmappe" | "moetemappe" => {
                self.seen.folders += 1;
                self.unit();
                self.enter(CaseState::folder(kind));
            }
            "registrering" | "journalpost" | "arkivnotat" | "moeteregistrering" => {
                self.seen.registrations += 1;
                self.unit();
                if !self.case.is_folder {
                    self.enter(CaseState::default());
                }
                self.begin_registration()?;
            }
            "dokumentbeskrivelse" => self.case.papers.begin_document(),
            "dokumentobjekt" => self.case.object = Object::default(),
            "korrespondansepart" => self.case.correspondents += 1,
            "skjerming" => {
                self.seen.has_shielding = true;
                if self.case.is_case() {
                    self.case.is_shielded = true;
                } else if let Some(around) = self.shields.last_mut() {
                    *around = true;
                }
            }
            "kassasjon" => self.seen.has_disposal = true,
            "utfoertKassasjon" => {
                self.seen.has_destroyed = true;
                self.case.papers.is_destroyed = true;
                self.case.papers.is_gone = true;
            }
            "sletting" => self.case.papers.is_destroyed = true,
            "virksomhetsspesifikkeMetadata" => self.seen.has_own = true,
            _ => (),
        }
        Ok(())
    }

    /// What lies in something shielded is shielded with it.
    fn enter(&mut self, mut state: CaseState) {
        state.is_shielded = self.case.is_shielded || self.shields.contains(&true);
        let around = std::mem::replace(&mut self.case, state);
        self.outer.push(around);
    }

    fn unit(&mut self) {
        if let Some(class) = self.classes.last_mut() {
            class.has_units = true;
        }
    }

    fn leaf(&mut self, of: &'static str, name: &str, text: &str) -> io::Result<()> {
        let place = self.case.place;
        if let Some(what) = self.check.horizon.wrong(of, name, text) {
            self.find((17, ""), what);
        }
        match name {
            "systemID" => self.check.sieve.add(Tag::of(of), text, place)?,
            "opprettetDato" | "avsluttetDato" | "arkivertDato" | "journaldato" => {
                self.within(of, name, text);
            }
            _ => {
                if let Some(tag) = Tag::of_reference(name) {
                    self.check.sieve.add(tag, text, place)?;
                }
            }
        }
        self.status(of, name, text);
        self.case_leaf(of, name, text)
    }

    /// Created and closed lie within the archival period.
    fn within(&mut self, of: &str, name: &str, text: &str) {
        let day = text.get(..10).and_then(values::day);
        if let (Some(day), Some((from, to))) = (day, self.period)
            && !(from..=to).contains(&day)
        {
            let what = format!("{name} i {of} er {day}, utanfor arkivperioden {from}–{to}");
            self.find((15, ""), what);
        }
    }

    /// Everything that goes out is closed.
    fn status(&mut self, of: &str, name: &str, text: &str) {
        let (allowed, arkade): (&[&str], _) = match name {
            "arkivdelstatus" => (&["Avsluttet periode"], ""),
            "saksstatus" => (&["Avsluttet", "Utgår"], "N5.15"),
            "journalstatus" => (&["Arkivert", "Utgår"], "N5.22"),
            "dokumentstatus" => (&["Dokumentet er ferdigstilt"], "N5.25"),
            "journalposttype" => {
                let types = [
                    "Inngående dokument",
                    "Utgående dokument",
                    "Organinternt dokument for oppfølging",
                    "Organinternt dokument uten oppfølging",
                    "Saksframlegg",
                ];
                if !types.contains(&text) {
                    let what = format!("journalposttype er «{}», som ikkje finst", short(text));
                    self.find((17, "N5.17"), what);
                }
                return;
            }
            _ => return,
        };
        if !allowed.contains(&text) {
            let (said, wanted) = (short(text), allowed[0]);
            let what = format!("{name} i {of} er «{said}», skulle vere «{wanted}»");
            self.find((6, arkade), what);
        }
    }

    fn close(&mut self, kind: &'static str) -> io::Result<()> {
        match kind {
            "klasse" => {
                self.shields.pop();
                let class = self.classes.pop().unwrap_or_default();
                if class.has_classes && class.has_units {
                    self.find(
                        5,
                        "ein klasse har både underklassar og mapper eller registreringar",
                    );
                }
                Ok(())
            }
            "arkivdel" => {
                self.shields.pop();
                self.close_series();
                Ok(())
            }
            "dokumentobjekt" => self.close_object(),
            "dokumentbeskrivelse" => {
                self.close_document();
                Ok(())
            }
            "registrering" | "journalpost" | "arkivnotat" | "moeteregistrering" => {
                self.close_registration(kind)?;
                if self.case.is_folder {
                    return Ok(());
                }
                self.close_case()
            }
            "mappe" | "saksmappe" | "moetemappe" => self.close_case(),
            _ => Ok(()),
        }
    }
}
