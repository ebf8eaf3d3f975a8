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
    /// The folder's own, until its first registration; then that one's.
    title: Title,
    /// The folder's, once a registration has begun.
    folder_title: Option<Title>,
    pub correspondents: u64,
    journal_status: String,
    created: String,
    documents_without_file: u64,
    pub is_destroyed: bool,
    objects: u64,
    object: Object,
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
        let title = std::mem::take(&mut self.title);
        self.folder_title.get_or_insert(title);
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
    pub(super) fn case_leaf(&mut self, of: &'static str, name: &str, text: &str) {
        let own = text.to_owned();
        let state = &mut self.case;
        let is_registration = matches!(of, "journalpost" | "arkivnotat" | "registrering");
        match name {
            "mappeID" => state.number = Some(own),
            "saksaar" => state.year = own,
            "sakssekvensnummer" => state.serial = own,
            "partNavn" | "korrespondansepartNavn" => {
                state.names.push(own);
                if !is_plausible(text) {
                    self.find(17, format!("{name} «{text}» ser ikkje ut som eit namn"));
                }
            }
            "offentligTittel" => {
                state.title.is_public = true;
                state.titles.push(own);
            }
            "skjermingMetadata" => {
                let is_words = text.contains("utvalgte ord") || text.contains("unntatt første");
                state.title.is_shielded |= is_words;
            }
            "opprettetDato" if is_registration => state.created = own,
            "arkivertDato" if is_registration && text < state.created.as_str() => {
                self.find(17, "arkivertDato er før opprettetDato");
            }
            "journalstatus" => state.journal_status = own,
            "journaldato" => {
                self.seen.journalled += 1;
                if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
                    let (first, last) = self.seen.days.unwrap_or((day, day));
                    self.seen.days = Some((first.min(day), last.max(day)));
                }
            }
            "format" => state.object.format = own,
            "referanseDokumentfil" => state.object.file = Some(own),
            "sjekksum" => state.object.checksum = own,
            "sjekksumAlgoritme" => state.object.algorithm = own,
            "filstoerrelse" => state.object.size = own,
            _ => (),
        }
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
        let is_untitled = state.title.is_missing();
        if without > 0 && !is_void {
            self.find(7, "ei dokumentbeskrivelse har inga fil (dokumentobjekt)");
        }
        if kind == "journalpost" && correspondents == 0 {
            self.find(17, "ein journalpost har ingen korrespondansepart");
        }
        if is_untitled {
            self.find(
                18,
                "ein skjerma tittel på ei registrering manglar offentligTittel",
            );
        }
    }

    pub(super) fn close_case(&mut self) -> io::Result<()> {
        let state = std::mem::take(&mut self.case);
        let title = state.folder_title.unwrap_or(state.title);
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
        if title.is_missing() {
            self.find(18, "den skjerma tittelen på mappa manglar offentligTittel");
        }
        if is_other {
            self.find(
                3,
                format!("mappeID er ikkje saksaar/sakssekvensnummer ({number})"),
            );
        }
        self.case.number = None;
        Ok(())
    }
}
