//! What was corrected by adding (arkivforskrifta § 11), as remarks beside what stands.

use crate::archive::merknad::Merknad;
use crate::archive::xml::Xml;
use crate::domain::correction::Aspect;
use crate::domain::local_time::local;
use crate::store::archive_rows::{Case, Correction};
use std::fmt::Write as _;
use std::io::{self, Write};

const KIND: &str = "Retting";

/// Those of the case itself, the oldest first.
pub fn of_case(case: &Case) -> impl Iterator<Item = Merknad> {
    of(case, None)
}

/// Those of one document, by its id.
pub fn of_document(case: &Case, document: i32) -> impl Iterator<Item = Merknad> {
    of(case, Some(document))
}

fn of(case: &Case, document: Option<i32>) -> impl Iterator<Item = Merknad> {
    let all = case.corrections.iter();
    let own = all.filter(move |it| it.document_id == document);
    own.map(remark)
}

fn remark(correction: &Correction) -> Merknad {
    let mut text = format!(
        "Retting {} av {}. Det står: «{}». Rett er: «{}». Grunn: {}",
        correction.serial,
        what(correction.aspect),
        correction.quoted,
        correction.corrected,
        correction.reason
    );
    if let Some(earlier) = correction.corrects {
        let _ = write!(text, " Rettar retting {earlier}.");
    }
    if let Some(serial) = correction.replacement {
        let _ = write!(text, " Rett dokument er nummer {serial} i saka.");
    }
    Merknad {
        text,
        kind: KIND,
        at: local(correction.at),
        by: correction.by.clone(),
    }
}

/// In nynorsk, the house's own language.
fn what(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Title => "tittelen på saka",
        Aspect::PublicTitle => "den offentlege tittelen på saka",
        Aspect::Happened => "dagen det hende",
        Aspect::Channel => "staden det hende",
        Aspect::Unit => "eininga til saka",
        Aspect::Account => "det som er meldt",
        Aspect::Other => "noko anna i saka",
        Aspect::DocumentTitle => "tittelen på dokumentet",
        Aspect::DocumentDate => "datoen på dokumentet",
        Aspect::DocumentContent => "innhaldet i dokumentet",
    }
}

/// A `merknad` of `arkivstruktur.xml`.
pub fn write<W: Write>(xml: &mut Xml<W>, remark: &Merknad) -> io::Result<()> {
    xml.open("merknad")?;
    xml.text("merknadstekst", &remark.text)?;
    xml.text("merknadstype", remark.kind)?;
    xml.moment("merknadsdato", remark.at)?;
    xml.text("merknadRegistrertAv", &remark.by)?;
    xml.close("merknad")
}
