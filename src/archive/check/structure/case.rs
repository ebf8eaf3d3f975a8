//! What is remembered of the folder that is being read, and what is said when it ends.

use super::file::Object;
use super::masks::Title;
use super::papers::Papers;
use super::{FILE, Reading};
use crate::archive::check::entries::{Record, Said};
use crate::archive::check::sieve::{Place, Tag};
use crate::archive::check::values::{self, not_digits, short};
use std::collections::BTreeSet;
use std::io;

/// Creators of archives that are held.
const MOST_CREATORS: usize = 100;

#[derive(Default)]
pub(super) struct CaseState {
    /// Not a lone registration.
    pub is_folder: bool,
    /// A case, in which journalposts are numbered.
    pub is_numbered: bool,
    /// Their numbers.
    pub posts: BTreeSet<i64>,
    pub id: String,
    /// `mappeID`.
    pub number: Option<String>,
    /// Where marks are set.
    pub place: Place,
    pub year: String,
    pub serial: String,
    /// The same, as the journals must say it.
    pub said: Said,
    /// Its journalposts, until it has a number.
    pub entries: Vec<Record>,
    pub opened: String,
    closed: String,
    /// Whether anything in it is shielded, or what it lies in.
    pub is_shielded: bool,
    pub parts: BTreeSet<String>,
    /// Correspondents whose names are shielded.
    pub hidden: BTreeSet<String>,
    /// Bytes of the names that are held.
    pub names: usize,
    /// The folder's own, until its first registration; then that one's.
    pub title: Title,
    /// The folder's, once a registration has begun.
    folder_title: Option<Title>,
    /// How many registrations have begun.
    registrations: usize,
    pub registration: Option<Registration>,
    pub correspondents: u64,
    pub papers: Papers,
    pub object: Object,
}

/// The registration that is being read.
#[derive(Default)]
pub(super) struct Registration {
    pub id: String,
    /// How many findings there were when it began.
    since: usize,
    pub year: String,
    pub serial: String,
    /// `journalenhet`.
    pub unit: String,
    /// What the journals must say too.
    pub said: Said,
    /// Whether the journals must say that it is shielded.
    pub is_told: bool,
    /// In how many ways it was settled.
    pub settled: usize,
    status: String,
    /// `journalposttype`.
    pub direction: String,
    pub created: String,
    /// `journaldato`.
    pub journalled: String,
    pub hides_senders: bool,
    pub hides_receivers: bool,
    /// What kind of correspondent is being read.
    pub kind: String,
}

impl CaseState {
    pub fn folder(kind: &str) -> CaseState {
        CaseState {
            is_folder: true,
            is_numbered: kind == "saksmappe",
            ..CaseState::default()
        }
    }

    /// Whether this is a case, and not what lies around all of them.
    pub fn is_case(&self) -> bool {
        self.is_folder || self.registration.is_some()
    }

    /// The file that a finding is about: the document's, while one is read.
    pub fn file(&self) -> String {
        let document = self.object.file.clone();
        document.unwrap_or_else(|| FILE.to_owned())
    }

    /// Which registration and document a finding is about, by their place in the folder.
    pub fn document(&self) -> Option<String> {
        self.registration.as_ref()?;
        let registration = nth(self.registrations);
        Some(match &self.papers.document {
            Some(document) => format!("{registration}, dokument {document}"),
            None => registration,
        })
    }
}

/// What a registration is called before its number is read.
fn nth(place: usize) -> String {
    format!("registrering {place}")
}

impl Reading<'_, '_> {
    pub(super) fn begin_registration(&mut self) -> io::Result<()> {
        let state = &mut self.case;
        let title = std::mem::take(&mut state.title);
        state.folder_title.get_or_insert(title);
        state.registrations += 1;
        state.correspondents = 0;
        state.papers = Papers::default();
        state.registration = Some(Registration {
            since: self.check.findings.len(),
            ..Registration::default()
        });
        let document = nth(state.registrations);
        state.place = self
            .check
            .sieve
            .place(state.number.as_deref(), Some(&document))?;
        Ok(())
    }

    pub(super) fn case_leaf(&mut self, of: &str, name: &str, text: &str) -> io::Result<()> {
        match of {
            "mappe" | "saksmappe" | "moetemappe" => self.folder_leaf(name, text)?,
            "journalpost" | "arkivnotat" | "registrering" | "moeteregistrering" => {
                self.registration_leaf(name, text)?;
            }
            "dokumentbeskrivelse" => self.paper_leaf(name, text),
            "dokumentobjekt" => self.case.object.take(name, text),
            "skjerming" => {
                self.restricted(name, text);
                match name {
                    "skjermingMetadata" => self.shielded(text),
                    "skjermingOpphoererDato" => self.shielded_until(text),
                    _ => (),
                }
            }
            "part" if name == "partNavn" => self.part(name, text),
            "avskrivning" => self.settled(name, text),
            "kassasjon" if name == "kassasjonsvedtak" && text == "Bevares" => {
                let what = "kassasjon med vedtaket Bevares skal ikkje vere med i uttrekket";
                self.find((3, ""), what);
            }
            "kassasjon" if name == "kassasjonsdato" => self.disposed(text),
            "korrespondansepart" => {
                if let Some(registration) = &mut self.case.registration {
                    let said = &mut registration.said;
                    match name {
                        "korrespondanseparttype" => said.correspondent(text),
                        "korrespondansepartNavn"
                        | "kontaktperson"
                        | "administrativEnhet"
                        | "saksbehandler" => self.check.entries.note_name(said, text),
                        _ => (),
                    }
                }
                self.correspondent(name, text);
            }
            "utfoertKassasjon" | "konvertering"
                if matches!(name, "kassertDato" | "konvertertDato") =>
            {
                self.since_created(name, text);
            }
            "konvertering" if name == "konvertertTilFormat" => {
                text.clone_into(&mut self.case.object.made_into);
            }
            "arkivskaper" => self.creator(name, text),
            "arkiv" | "arkivdel" if name == "avsluttetDato" => self.check.horizon.closed(text),
            "arkivdel" => self.series_leaf(name, text),
            _ => (),
        }
        Ok(())
    }

    fn folder_leaf(&mut self, name: &str, text: &str) -> io::Result<()> {
        let state = &mut self.case;
        self.check.entries.note_case(&mut state.said, name, text);
        match name {
            "systemID" => text.clone_into(&mut state.id),
            "mappeID" => {
                state.number = Some(short(text));
                let sieve = &mut self.check.sieve;
                state.place = sieve.place(state.number.as_deref(), None)?;
                let number = format!("{} {text}", self.fonds);
                sieve.add_quick(Tag::FolderNumber, &number, state.place)?;
            }
            "saksaar" => text.clone_into(&mut state.year),
            "sakssekvensnummer" => text.clone_into(&mut state.serial),
            "offentligTittel" => self.public_title(text)?,
            "opprettetDato" => {
                text.clone_into(&mut state.opened);
                self.happened(text);
            }
            "avsluttetDato" => {
                text.clone_into(&mut state.closed);
                if state.closed < state.opened {
                    self.find((17, ""), "mappa er avslutta før ho er oppretta");
                }
            }
            _ => (),
        }
        Ok(())
    }

    fn registration_leaf(&mut self, name: &str, text: &str) -> io::Result<()> {
        let Some(state) = &mut self.case.registration else {
            return Ok(());
        };
        self.check.entries.note(&mut state.said, name, text);
        match name {
            "systemID" => text.clone_into(&mut state.id),
            "offentligTittel" => self.public_title(text)?,
            "opprettetDato" => text.clone_into(&mut state.created),
            "arkivertDato" if text < state.created.as_str() => {
                self.find((17, "N5.27"), "arkivertDato er før opprettetDato");
            }
            "journalposttype" => text.clone_into(&mut state.direction),
            "journalstatus" => text.clone_into(&mut state.status),
            "journalaar" => text.clone_into(&mut state.year),
            "journalsekvensnummer" => text.clone_into(&mut state.serial),
            "journalpostnummer" => self.post_number(text),
            "registreringsID" => {
                let number = format!("registreringsID {} {text}", self.fonds);
                let sieve = &mut self.check.sieve;
                sieve.add_quick(Tag::RegistrationNumber, &number, self.case.place)?;
            }
            "journalenhet" => text.clone_into(&mut state.unit),
            "antallVedlegg" => self.case.papers.attached(text),
            "mottattDato" => self.received_on(text),
            "journaldato" => {
                text.clone_into(&mut state.journalled);
                self.happened(text);
                self.seen.journalled += 1;
                if let Some(day) = values::day(text) {
                    let (first, last) = self.seen.days.unwrap_or((day, day));
                    self.seen.days = Some((first.min(day), last.max(day)));
                }
                self.journal_year(text);
            }
            _ => (),
        }
        Ok(())
    }

    /// How a journalpost was settled, as the journals must say it too.
    fn settled(&mut self, name: &str, text: &str) {
        let Some(registration) = &mut self.case.registration else {
            return;
        };
        self.check.entries.note(&mut registration.said, name, text);
        match name {
            "avskrivningsdato" => {
                registration.settled += 1;
                self.settled_on(text);
            }
            "referanseAvskrivesAvJournalpost" => self.answered(text),
            _ => (),
        }
    }

    /// An answer is another journalpost than the one it answers.
    fn answered(&mut self, by: &str) {
        let own = self.case.registration.as_ref();
        if own.is_some_and(|own| own.id == by) {
            self.find((14, ""), "journalposten er avskriven av seg sjølv");
        }
    }

    /// A folder is not destroyed before it is closed; a document in it may be.
    fn disposed(&mut self, text: &str) {
        let case = &self.case;
        let days = text.get(..10).zip(case.closed.get(..10));
        let is_own = case.is_folder && case.registration.is_none();
        if is_own && days.is_some_and(|(on, closed)| on < closed) {
            let what = "kassasjonsdato for mappa er før ho er avslutta";
            self.find((17, ""), what);
        }
    }

    fn creator(&mut self, name: &str, text: &str) {
        if let Some(what) = not_digits(name, text) {
            self.find((3, ""), what);
        }
        if name != "arkivskaperNavn" {
            return;
        }
        let creators = &mut self.seen.creators;
        if creators.len() < MOST_CREATORS {
            creators.insert(text.to_owned());
        }
    }

    pub(super) fn close_registration(&mut self, kind: &str) -> io::Result<()> {
        let registration = self.case.registration.as_ref();
        let is_void = registration.is_some_and(|one| one.status == "Utgår");
        self.close_papers(is_void);
        if kind == "journalpost" && self.case.correspondents == 0 {
            self.find((17, ""), "ein journalpost har ingen korrespondansepart");
        }
        if self.case.title.is_missing() {
            let what = "ein skjerma tittel på ei registrering manglar offentligTittel";
            self.find(18, what);
        }
        let Some(registration) = self.case.registration.take() else {
            return Ok(());
        };
        for (is_hidden, whom) in [
            (registration.hides_senders, "A"),
            (registration.hides_receivers, "M"),
        ] {
            if is_hidden {
                let key = format!("{} {whom}", registration.id);
                self.check.sieve.add(Tag::Hidden, &key, self.case.place)?;
            }
        }
        let (year, serial) = (short(&registration.year), short(&registration.serial));
        let label = format!("journalpost {year}/{serial}");
        if kind == "journalpost" {
            self.journalpost(&registration, &label)?;
        }
        if !registration.year.is_empty() {
            self.call(registration.since, &label);
        }
        self.case.title = Title::default();
        Ok(())
    }

    /// Calls a registration by its number, in what was found since it began.
    fn call(&mut self, since: usize, number: &str) {
        let before = nth(self.case.registrations);
        for finding in self.check.findings.iter_mut().skip(since) {
            let rest = finding
                .document
                .as_ref()
                .and_then(|text| text.strip_prefix(&before));
            finding.document = rest
                .map(|rest| format!("{number}{rest}"))
                .or(finding.document.take());
        }
    }

    /// What was read of names goes against what was read of public titles; then the folder around goes on.
    pub(super) fn close_case(&mut self) -> io::Result<()> {
        let title = self.case.folder_title.unwrap_or(self.case.title);
        if title.is_missing() && self.case.is_folder {
            let what = "den skjerma tittelen på mappa manglar offentligTittel";
            self.find(18, what);
        }
        self.case_number();
        let around = self.outer.pop().unwrap_or_default();
        let mut state = std::mem::replace(&mut self.case, around);
        self.close_entries(&mut state)?;
        self.close_names(&state)
    }
}
