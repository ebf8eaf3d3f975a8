//! What is remembered of the folder that is being read, and what is said when it ends.

use super::file::Object;
use super::{FILE, Reading};
use crate::archive::check::sieve::{Place, Tag};
use crate::archive::check::values::{self, short};
use crate::archive::names::{Names, is_organisation, is_plausible, pairs, readings};
use std::collections::BTreeSet;
use std::io;

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct CaseState {
    /// Not a lone registration.
    pub is_folder: bool,
    id: String,
    /// `mappeID`.
    pub number: Option<String>,
    /// Where marks are set.
    pub place: Place,
    year: String,
    serial: String,
    opened: String,
    /// Whether anything in it is shielded.
    pub is_shielded: bool,
    parts: BTreeSet<String>,
    /// Correspondents whose names are shielded.
    hidden: BTreeSet<String>,
    /// The folder's own, until its first registration; then that one's.
    title: Title,
    /// The folder's, once a registration has begun.
    folder_title: Option<Title>,
    /// How many registrations have begun.
    registrations: usize,
    registration: Option<Registration>,
    pub correspondents: u64,
    documents_without_file: u64,
    pub is_destroyed: bool,
    document: Option<String>,
    documents: usize,
    is_paper: bool,
    objects: u64,
    pub object: Object,
}

/// The registration that is being read.
#[derive(Default)]
struct Registration {
    id: String,
    /// How many findings there were when it began.
    since: usize,
    year: String,
    serial: String,
    status: String,
    created: String,
    hides_senders: bool,
    hides_receivers: bool,
    /// What kind of correspondent is being read.
    kind: String,
}

/// Whether words of a title are shielded, and whether there is one for the public.
#[derive(Clone, Copy, Default)]
struct Title {
    is_shielded: bool,
    is_public: bool,
}

impl Title {
    fn is_missing(self) -> bool {
        self.is_shielded && !self.is_public
    }
}

impl CaseState {
    pub fn folder() -> CaseState {
        CaseState {
            is_folder: true,
            ..CaseState::default()
        }
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
        Some(match &self.document {
            Some(document) => format!("{registration}, dokument {document}"),
            None => registration,
        })
    }

    pub fn begin_document(&mut self) {
        self.documents += 1;
        self.document = Some(self.documents.to_string());
        self.is_destroyed = false;
        self.is_paper = false;
        self.objects = 0;
    }

    pub fn begin_object(&mut self) {
        self.objects += 1;
        self.object = Object::default();
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
        state.documents_without_file = 0;
        state.documents = 0;
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
        let own = || text.to_owned();
        match of {
            "mappe" | "saksmappe" | "moetemappe" => self.folder_leaf(name, text)?,
            "journalpost" | "arkivnotat" | "registrering" | "moeteregistrering" => {
                self.registration_leaf(name, text)?;
            }
            "dokumentbeskrivelse" => match name {
                "dokumentnummer" => self.case.document = Some(short(text)),
                "dokumentmedium" => self.case.is_paper = text == "Fysisk arkiv",
                _ => (),
            },
            "dokumentobjekt" => self.case.object.take(name, text),
            "skjerming" if name == "skjermingMetadata" => self.shielded(text),
            "part" if name == "partNavn" => {
                self.plausible(name, text);
                self.case.parts.insert(own());
            }
            "korrespondansepart" => self.correspondent(name, text),
            _ => (),
        }
        Ok(())
    }

    fn folder_leaf(&mut self, name: &str, text: &str) -> io::Result<()> {
        let state = &mut self.case;
        match name {
            "systemID" => text.clone_into(&mut state.id),
            "mappeID" => {
                state.number = Some(short(text));
                state.place = self.check.sieve.place(state.number.as_deref(), None)?;
            }
            "saksaar" => text.clone_into(&mut state.year),
            "sakssekvensnummer" => text.clone_into(&mut state.serial),
            "offentligTittel" => self.public_title(text)?,
            "opprettetDato" => text.clone_into(&mut state.opened),
            "avsluttetDato" if text < state.opened.as_str() => {
                self.find((17, ""), "mappa er avslutta før ho er oppretta");
            }
            _ => (),
        }
        Ok(())
    }

    fn registration_leaf(&mut self, name: &str, text: &str) -> io::Result<()> {
        let Some(state) = &mut self.case.registration else {
            return Ok(());
        };
        let own = text.to_owned();
        match name {
            "systemID" => state.id = own,
            "offentligTittel" => self.public_title(text)?,
            "opprettetDato" => state.created = own,
            "arkivertDato" if text < state.created.as_str() => {
                self.find((17, "N5.27"), "arkivertDato er før opprettetDato");
            }
            "journalstatus" => state.status = own,
            "journalaar" => state.year = own,
            "journalsekvensnummer" => state.serial = own,
            "journaldato" => {
                self.seen.journalled += 1;
                if let Some(day) = values::day(text) {
                    let (first, last) = self.seen.days.unwrap_or((day, day));
                    self.seen.days = Some((first.min(day), last.max(day)));
                }
            }
            _ => (),
        }
        Ok(())
    }

    fn public_title(&mut self, text: &str) -> io::Result<()> {
        self.case.title.is_public = true;
        let words: BTreeSet<String> = readings(text).into_iter().collect();
        for reading in words {
            let word = format!("{} {reading}", self.case.id);
            self.check
                .sieve
                .add(Tag::TitleWord, &word, self.case.place)?;
        }
        Ok(())
    }

    /// What of a folder or a registration is shielded; a document's own titles are not public.
    fn shielded(&mut self, text: &str) {
        let state = &mut self.case;
        if state.document.is_some() {
            return;
        }
        state.title.is_shielded |= text.contains("utvalgte ord") || text.contains("unntatt første");
        if let Some(registration) = &mut state.registration {
            registration.hides_senders |= text.contains("navn avsender");
            registration.hides_receivers |= text.contains("navn mottaker");
        }
    }

    fn correspondent(&mut self, name: &str, text: &str) {
        let Some(registration) = &mut self.case.registration else {
            return;
        };
        match name {
            "korrespondanseparttype" => text.clone_into(&mut registration.kind),
            "korrespondansepartNavn" => {
                let is_hidden = if registration.kind.to_lowercase().contains("avsender") {
                    registration.hides_senders
                } else {
                    registration.hides_receivers
                };
                // A unit has one word, a person two or more.
                if is_hidden && text.split_whitespace().count() > 1 {
                    self.case.hidden.insert(text.to_owned());
                }
                self.plausible(name, text);
            }
            _ => (),
        }
    }

    fn plausible(&mut self, name: &str, text: &str) {
        if !is_plausible(text) {
            let what = format!("{name} «{}» ser ikkje ut som eit namn", short(text));
            self.find((17, ""), what);
        }
    }

    pub(super) fn close_document(&mut self) {
        let state = &mut self.case;
        if state.objects == 0 && !state.is_destroyed && !state.is_paper {
            state.documents_without_file += 1;
        }
        state.document = None;
    }

    pub(super) fn close_registration(&mut self, kind: &str) -> io::Result<()> {
        let state = &self.case;
        let registration = state.registration.as_ref();
        let is_void = registration.is_some_and(|one| one.status == "Utgår");
        if state.documents_without_file > 0 && !is_void {
            self.find(7, "ei dokumentbeskrivelse har inga fil (dokumentobjekt)");
        }
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
        if !registration.year.is_empty() {
            let number = format!("journalpost {}/{}", registration.year, registration.serial);
            self.call(registration.since, &number);
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
        let around = self.outer.pop().unwrap_or_default();
        let state = std::mem::replace(&mut self.case, around);
        let number = format!("{}/{}", state.year, state.serial);
        let parts = state.parts.iter().filter(|_| state.is_shielded);
        let sieve = &mut self.check.sieve;
        for name in parts.clone().filter(|name| !is_organisation(name)) {
            for pair in pairs(name) {
                sieve.name(&pair);
                sieve.add(Tag::Name, &format!("* {pair}"), state.place)?;
            }
        }
        let secret = parts.chain(&state.hidden);
        for name in secret.filter(|name| !is_organisation(name)) {
            for key in Names::of([name.as_str()]).keys() {
                sieve.name(key);
                sieve.add(Tag::Name, &format!("{number} {key}"), state.place)?;
                sieve.add(Tag::TitleName, &format!("{} {key}", state.id), state.place)?;
            }
        }
        Ok(())
    }
}
