//! The documents of a registration: which is the main one, how many are attached, and whether each has its file.

use super::Reading;
use crate::archive::check::rules::Test;
use crate::archive::check::values::short;
use std::collections::BTreeSet;

/// What is remembered of the documents of one registration, or of the forms of one document, to find it twice.
const MOST: usize = 10_000;

#[derive(Default)]
pub(super) struct Papers {
    count: usize,
    mains: usize,
    attachments: i64,
    /// `antallVedlegg`.
    said: String,
    numbers: BTreeSet<String>,
    without_file: usize,
    /// What the document that is being read is called.
    pub document: Option<String>,
    /// Its `opprettetDato`.
    pub created: String,
    pub is_destroyed: bool,
    /// Destroyed as decided (`utfoertKassasjon`), not only some form of it.
    pub is_gone: bool,
    is_paper: bool,
    objects: usize,
    /// Version and variant of each of its files.
    forms: BTreeSet<(String, String)>,
}

impl Papers {
    pub fn begin_document(&mut self) {
        self.count += 1;
        self.document = Some(self.count.to_string());
        self.created.clear();
        self.is_destroyed = false;
        self.is_gone = false;
        self.is_paper = false;
        self.objects = 0;
        self.forms.clear();
    }

    /// Whether a file of the document has the version and the variant of another (6.4.36).
    pub fn is_form_taken(&mut self, version: &str, variant: &str) -> bool {
        self.objects += 1;
        let form = (version.to_owned(), variant.to_owned());
        self.forms.len() < MOST && !self.forms.insert(form)
    }

    pub fn attached(&mut self, said: &str) {
        said.clone_into(&mut self.said);
    }
}

impl Reading<'_, '_> {
    pub(super) fn paper_leaf(&mut self, name: &str, text: &str) {
        let papers = &mut self.case.papers;
        match name {
            "dokumentnummer" => {
                papers.document = Some(short(text));
                if papers.numbers.len() < MOST && !papers.numbers.insert(text.to_owned()) {
                    let what = "to dokument i registreringa har det same dokumentnummer";
                    self.find((3, ""), what);
                }
            }
            "opprettetDato" => text.clone_into(&mut papers.created),
            "dokumentmedium" => papers.is_paper = text == "Fysisk arkiv",
            "tilknyttetRegistreringSom" => match text {
                "Hoveddokument" => papers.mains += 1,
                "Vedlegg" => papers.attachments += 1,
                _ => (),
            },
            _ => (),
        }
    }

    pub(super) fn close_document(&mut self) {
        let papers = &mut self.case.papers;
        if papers.objects == 0 && !papers.is_destroyed && !papers.is_paper {
            papers.without_file += 1;
        }
        if papers.objects > 0 && papers.is_gone {
            let what = "dokumentet er kassert (utfoertKassasjon), men har framleis dokumentobjekt";
            self.find((3, ""), what);
        }
        self.case.papers.document = None;
    }

    /// One main document, as many attached as is said, and a file for each.
    pub(super) fn close_papers(&mut self, is_void: bool) {
        let papers = std::mem::take(&mut self.case.papers);
        if papers.without_file > 0 && !is_void {
            self.find(7, "ei dokumentbeskrivelse har inga fil (dokumentobjekt)");
        }
        if papers.count == 0 {
            return;
        }
        let test = Test::from((3, ""));
        if papers.mains != 1 {
            let mains = papers.mains;
            let what = format!("registreringa har {mains} hoveddokument, skulle ha nettopp eitt");
            self.find(test, what);
        }
        let (said, found) = (&papers.said, papers.attachments);
        if !said.is_empty() && said.parse() != Ok(found) {
            let said = short(said);
            let what = format!("antallVedlegg er {said}, men registreringa har {found} vedlegg");
            self.find(test, what);
        }
    }
}
