//! What is remembered of the case that is being read, and what is said when it ends.

use super::{FILE, Reading};
use crate::archive::check::disk::measure;
use crate::archive::check::sieve::{CaseKey, Tag};
use crate::archive::names::{Names, is_plausible};
use chrono::NaiveDate;
use std::io;

#[derive(Default)]
pub(super) struct CaseState {
    /// `mappeID`.
    pub number: Option<String>,
    year: String,
    serial: String,
    names: Vec<String>,
    /// Public titles.
    titles: Vec<String>,
    needs_title: bool,
    has_title: bool,
    pub correspondents: u64,
    journal_status: String,
    created: String,
    documents_without_file: u64,
    pub is_destroyed: bool,
    objects: u64,
    object: Object,
}

#[derive(Default)]
struct Object {
    file: Option<String>,
    format: String,
    checksum: String,
    algorithm: String,
    size: String,
}

impl CaseState {
    pub fn key(&self) -> CaseKey {
        let number = self.number.as_deref().and_then(|n| n.split_once('/'));
        let parsed = number.and_then(|(y, s)| Some((y.parse().ok()?, s.parse().ok()?)));
        parsed.unwrap_or_default()
    }

    /// The file that a finding is about: the document's, while one is read.
    pub fn file(&self) -> String {
        let document = self.object.file.clone();
        document.unwrap_or_else(|| FILE.to_owned())
    }

    pub fn begin_registration(&mut self) {
        self.needs_title = false;
        self.has_title = false;
        self.correspondents = 0;
        self.documents_without_file = 0;
        self.journal_status.clear();
        self.created.clear();
    }

    pub fn begin_document(&mut self) {
        self.is_destroyed = false;
        self.objects = 0;
    }

    pub fn begin_object(&mut self) {
        self.objects += 1;
        self.object = Object::default();
    }
}

impl Reading<'_, '_> {
    pub(super) fn case_leaf(&mut self, of: &'static str, name: &str, text: &str) -> io::Result<()> {
        let text_ = text.to_owned();
        let state = &mut self.case;
        let is_registration = matches!(of, "journalpost" | "arkivnotat" | "registrering");
        match name {
            "mappeID" => state.number = Some(text_),
            "saksaar" => state.year = text_,
            "sakssekvensnummer" => state.serial = text_,
            "partNavn" | "korrespondansepartNavn" => {
                state.names.push(text_);
                if !is_plausible(text) {
                    self.find(17, format!("{name} «{text}» ser ikkje ut som eit namn"));
                }
            }
            "offentligTittel" => {
                state.has_title = true;
                state.titles.push(text_);
            }
            "skjermingMetadata" => {
                let is_words = text.contains("utvalgte ord") || text.contains("unntatt første");
                state.needs_title |= is_words;
            }
            "opprettetDato" if is_registration => state.created = text_,
            "arkivertDato" if is_registration && text < state.created.as_str() => {
                self.find(17, "arkivertDato er før opprettetDato");
            }
            "journalstatus" => state.journal_status = text_,
            "journaldato" => {
                self.seen.journalled += 1;
                if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
                    let (first, last) = self.seen.days.unwrap_or((day, day));
                    self.seen.days = Some((first.min(day), last.max(day)));
                }
            }
            "format" => state.object.format = text_,
            "referanseDokumentfil" => state.object.file = Some(text_),
            "sjekksum" => state.object.checksum = text_,
            "sjekksumAlgoritme" => state.object.algorithm = text_,
            "filstoerrelse" => state.object.size = text_,
            _ => (),
        }
        Ok(())
    }

    pub(super) fn close_object(&mut self) -> io::Result<()> {
        let object = std::mem::take(&mut self.case.object);
        let Some(file) = &object.file else {
            return Ok(());
        };
        let mut wrong = vec![];
        let parts: Vec<&str> = file.split('/').collect();
        let leads_out = file.contains('\\')
            || parts.len() < 2
            || parts.iter().any(|part| matches!(*part, "" | "." | ".."));
        let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
        if extension != object.format {
            let format = &object.format;
            let what = format!("format er «{format}», men filtypen er «{extension}»");
            wrong.push((9, what));
        }
        if !matches!(object.algorithm.as_str(), "SHA256" | "SHA-256") {
            wrong.push((10, "sjekksumAlgoritme skal vere SHA256".to_owned()));
        }
        if leads_out {
            let what = "stien skal vere relativ, med dokumentmappa først".to_owned();
            wrong.push((11, what));
        } else {
            let key = self.case.key();
            self.check.sieve.add(Tag::Named, file, key)?;
            match measure(&self.check.path(file))? {
                None => wrong.push((11, "dokumentfila manglar i pakken".to_owned())),
                Some((checksum, size)) => {
                    if !checksum.eq_ignore_ascii_case(&object.checksum) {
                        let what = "sjekksummen stemmer ikkje; fila er endra".to_owned();
                        wrong.push((10, what));
                    }
                    if object.size != size.to_string() {
                        let said = &object.size;
                        wrong.push((10, format!("fila er {size} byte, men {said} er oppgitt")));
                    }
                }
            }
        }
        let file = object.file.clone();
        self.case.object.file = file;
        for (number, what) in wrong {
            self.find(number, what);
        }
        self.case.object.file = None;
        Ok(())
    }

    pub(super) fn close_document(&mut self) {
        if self.case.objects == 0 && !self.case.is_destroyed {
            self.case.documents_without_file += 1;
        }
    }

    pub(super) fn close_registration(&mut self, kind: &str) {
        let state = &self.case;
        let is_void = state.journal_status == "Utgår";
        let (without, correspondents) = (state.documents_without_file, state.correspondents);
        let is_untitled = state.needs_title && !state.has_title;
        if without > 0 && !is_void {
            self.find(7, "ei dokumentbeskrivelse har inga fil (dokumentobjekt)");
        }
        if kind == "journalpost" && correspondents == 0 {
            self.find(17, "ein journalpost har ingen korrespondansepart");
        }
        if is_untitled {
            self.find(18, "ein skjerma tittel på ei registrering manglar offentligTittel");
        }
        // The folder's own title was read before its registrations.
        self.case.needs_title = false;
    }

    pub(super) fn close_case(&mut self) -> io::Result<()> {
        let state = std::mem::take(&mut self.case);
        let number = format!("{}/{}", state.year, state.serial);
        let names = Names::of(state.names.iter().map(String::as_str));
        let key = state.key();
        for name in names.keys() {
            let word = format!("{number} {name}");
            self.check.sieve.add(Tag::Name, &word, key)?;
        }
        let is_named = state.titles.iter().any(|title| names.find(title).is_some());
        let is_other = state.number.as_deref() != Some(number.as_str());
        self.case.number = state.number;
        if is_named {
            let what = "ein offentleg tittel nemner ein part, korrespondansepart eller meldar";
            self.find(18, what);
        }
        if is_other {
            self.find(3, format!("mappeID er ikkje saksaar/sakssekvensnummer ({number})"));
        }
        self.case.number = None;
        Ok(())
    }
}
