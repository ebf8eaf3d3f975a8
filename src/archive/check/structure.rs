//! `arkivstruktur.xml`: closed, counted, shielded, and with every file where it says.

mod case;

use crate::archive::check::description::Description;
use crate::archive::check::sieve::Tag;
use crate::archive::check::walk::{Step, Walk};
use crate::archive::check::{Check, Finding};
use case::CaseState;
use chrono::NaiveDate;
use std::io;

pub const FILE: &str = "arkivstruktur.xml";

/// What the structure holds.
#[derive(Debug, Default)]
pub struct Seen {
    pub folders: u64,
    pub registrations: u64,
    pub journalled: u64,
    /// First and last day of the journal.
    pub days: Option<(NaiveDate, NaiveDate)>,
    pub has_shielding: bool,
    pub has_disposal: bool,
    pub has_destroyed: bool,
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
    case: CaseState,
}

pub fn read(
    check: &mut Check<'_>,
    description: &Description,
    step: &mut dyn FnMut(u64),
) -> io::Result<Seen> {
    let path = check.path(FILE);
    if !path.is_file() {
        return Ok(Seen::default());
    }
    let mut walk = Walk::open(&path, "arkiv")?;
    let mut reading = Reading {
        check,
        seen: Seen::default(),
        period: description.period,
        classes: vec![],
        case: CaseState::default(),
    };
    while let Some(next) = walk.step() {
        match next {
            Step::Open(kind) => reading.open(kind),
            Step::Leaf { of, name, text } => reading.leaf(of, &name, &text)?,
            Step::Close(kind) => {
                reading.close(kind)?;
                if kind == "saksmappe" {
                    step(reading.seen.folders);
                }
            }
            Step::Wrong(number, what) => reading.find(number, what),
        }
    }
    Ok(reading.seen)
}

impl Reading<'_, '_> {
    /// A finding about the case that is being read.
    fn find(&mut self, check: u8, what: impl Into<String>) {
        self.check.findings.push(Finding {
            check,
            case: self.case.number.clone(),
            file: self.case.file(),
            what: what.into(),
        });
    }

    fn open(&mut self, kind: &'static str) {
        match kind {
            "klasse" => {
                if let Some(parent) = self.classes.last_mut() {
                    parent.has_classes = true;
                }
                self.classes.push(Class::default());
            }
            "mappe" | "saksmappe" => {
                self.seen.folders += 1;
                self.unit();
                self.case = CaseState::default();
            }
            "registrering" | "journalpost" | "arkivnotat" => {
                self.seen.registrations += 1;
                self.unit();
                self.case.begin_registration();
            }
            "dokumentbeskrivelse" => self.case.begin_document(),
            "dokumentobjekt" => self.case.begin_object(),
            "korrespondansepart" => self.case.correspondents += 1,
            "skjerming" => self.seen.has_shielding = true,
            "kassasjon" => self.seen.has_disposal = true,
            "utfoertKassasjon" => {
                self.seen.has_destroyed = true;
                self.case.is_destroyed = true;
            }
            _ => (),
        }
    }

    fn unit(&mut self) {
        if let Some(class) = self.classes.last_mut() {
            class.has_units = true;
        }
    }

    fn leaf(&mut self, of: &'static str, name: &str, text: &str) -> io::Result<()> {
        let key = self.case.key();
        match name {
            "systemID" => self.check.sieve.add(Tag::Id, text, key)?,
            "referanseArkivdel"
            | "referanseAvskrivesAvJournalpost"
            | "referanseTilKlasse"
            | "referanseTilMappe"
            | "referanseTilRegistrering"
            | "referanseForloeper"
            | "referanseArvtaker"
            | "referanseSekundaerKlassifikasjon" => {
                self.check.sieve.add(Tag::Reference, text, key)?;
            }
            "opprettetDato" | "avsluttetDato" | "arkivertDato" => self.within(of, name, text),
            _ => (),
        }
        self.status(of, name, text);
        self.case_leaf(of, name, text);
        Ok(())
    }

    /// Created and closed lie within the archival period.
    fn within(&mut self, of: &str, name: &str, text: &str) {
        let day = text
            .get(..10)
            .and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
        if let (Some(day), Some((from, to))) = (day, self.period)
            && !(from..=to).contains(&day)
        {
            let what = format!("{name} i {of} er {day}, utanfor arkivperioden {from}–{to}");
            self.find(15, what);
        }
    }

    /// Everything that goes out is closed.
    fn status(&mut self, of: &str, name: &str, text: &str) {
        let allowed: &[&str] = match name {
            "arkivdelstatus" => &["Avsluttet periode"],
            "saksstatus" => &["Avsluttet", "Utgår"],
            "journalstatus" => &["Arkivert", "Utgår"],
            "dokumentstatus" => &["Dokumentet er ferdigstilt"],
            "journalposttype" => {
                let types = [
                    "Inngående dokument",
                    "Utgående dokument",
                    "Organinternt dokument for oppfølging",
                    "Organinternt dokument uten oppfølging",
                    "Saksframlegg",
                ];
                if !types.contains(&text) {
                    self.find(17, format!("journalposttype er «{text}», som ikkje finst"));
                }
                return;
            }
            _ => return,
        };
        if !allowed.contains(&text) {
            let what = format!("{name} i {of} er «{text}», skulle vere «{}»", allowed[0]);
            self.find(6, what);
        }
    }

    fn close(&mut self, kind: &'static str) -> io::Result<()> {
        match kind {
            "klasse" => {
                let class = self.classes.pop().unwrap_or_default();
                if class.has_classes && class.has_units {
                    self.find(
                        5,
                        "ein klasse har både underklassar og mapper eller registreringar",
                    );
                }
                Ok(())
            }
            "dokumentobjekt" => self.close_object(),
            "dokumentbeskrivelse" => {
                self.close_document();
                Ok(())
            }
            "registrering" | "journalpost" | "arkivnotat" => {
                self.close_registration(kind);
                Ok(())
            }
            "mappe" | "saksmappe" => self.close_case(),
            _ => Ok(()),
        }
    }
}
