//! A document's file: where the structure says, with the bytes it says.

use super::Reading;
use crate::archive::check::gauge::{Content, Found, Measure, is_a_documents};
use crate::archive::check::rules::Test;
use crate::archive::check::sieve::Tag;
use crate::archive::check::start::Start;
use crate::archive::check::values::short;
use crate::archive::profile::Format;
use crate::audit::hex;
use std::io;

#[derive(Default)]
pub(super) struct Object {
    pub file: Option<String>,
    /// What lies there; nothing where the name does not lead to the documents.
    pub found: Option<Found>,
    version: String,
    variant: String,
    format: String,
    checksum: String,
    algorithm: String,
    size: String,
    /// What it was last made into (`konvertertTilFormat`).
    pub made_into: String,
}

impl Object {
    pub fn take(&mut self, name: &str, text: &str) {
        let into = match name {
            "versjonsnummer" => &mut self.version,
            "variantformat" => &mut self.variant,
            "format" => &mut self.format,
            "referanseDokumentfil" => self.file.insert(String::new()),
            "sjekksum" => &mut self.checksum,
            "sjekksumAlgoritme" => &mut self.algorithm,
            "filstoerrelse" => &mut self.size,
            _ => return,
        };
        text.clone_into(into);
    }
}

impl Reading<'_, '_> {
    pub(super) fn close_object(&mut self) -> io::Result<()> {
        let object = std::mem::take(&mut self.case.object);
        let papers = &mut self.case.papers;
        if papers.is_form_taken(&object.version, &object.variant) {
            let what = "to dokumentobjekt har den same versjonen og varianten av dokumentet";
            self.find((3, ""), what);
        }
        if is_other_form(&object.made_into, &object.format) {
            let (into, format) = (short(&object.made_into), short(&object.format));
            let what = format!("konvertertTilFormat er «{into}», men format er «{format}»");
            self.find((9, ""), what);
        }
        let Some(file) = &object.file else {
            return Ok(());
        };
        let mut wrong: Vec<(Test, String)> = vec![];
        let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
        // The export itself writes the extension where it knows no number.
        let is_ours = self.check.measure == Measure::Size;
        let is_right = self.check.format.is_right(&object.format, extension)
            || (is_ours && object.format.eq_ignore_ascii_case(extension));
        if !is_right {
            let format = short(&object.format);
            let what = match self.check.format {
                Format::Extension => {
                    format!("format er «{format}», men filtypen er «{extension}»")
                }
                Format::Pronom => format!(
                    "format er «{format}», skulle vere eit PRONOM-nummer (fmt/… eller x-fmt/…)"
                ),
            };
            wrong.push((9.into(), what));
        }
        if !matches!(object.algorithm.as_str(), "SHA256" | "SHA-256") {
            wrong.push((10.into(), "sjekksumAlgoritme skal vere SHA256".to_owned()));
        }
        if is_a_documents(file) {
            self.check.sieve.add(Tag::Named, file, self.case.place)?;
        }
        match &object.found {
            None => {
                let what = "stien skal vere relativ, med skråstrek framover og dokumentmappa først";
                wrong.push((11.into(), what.to_owned()));
            }
            Some(Found::Nothing) => {
                let test = Test::from((11, "N5.30, N5.32"));
                wrong.push((test, "dokumentfila manglar i pakken".to_owned()));
            }
            Some(Found::Strange(what)) => wrong.push((11.into(), what.clone())),
            Some(Found::File(content, size)) => {
                bytes(&object, content.as_ref(), *size, extension, &mut wrong);
            }
        }
        self.case.object.file.clone_from(&object.file);
        for (number, what) in wrong {
            self.find(number, what);
        }
        self.case.object.file = None;
        Ok(())
    }
}

/// Whether two formats are not the same; a number of PRONOM and a version are no extension, and are not compared.
fn is_other_form(into: &str, format: &str) -> bool {
    let is_extension =
        |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let plain = |it: &str| it.to_ascii_lowercase().replace("jpeg", "jpg");
    let (into, format) = (plain(into), plain(format));
    is_extension(&into)
        && is_extension(&format)
        && !into.starts_with(&format)
        && !format.starts_with(&into)
}

/// What lies there, against what is said of it, and what its name says that it is.
fn bytes(
    object: &Object,
    content: Option<&Content>,
    size: u64,
    extension: &str,
    wrong: &mut Vec<(Test, String)>,
) {
    let is_right = |it: &Content| hex(&it.sha256).eq_ignore_ascii_case(&object.checksum);
    if !content.is_none_or(is_right) {
        let what = "sjekksummen stemmer ikkje; fila er endra".to_owned();
        wrong.push((10.into(), what));
    }
    if object.size.parse() != Ok(size) {
        let said = short(&object.size);
        wrong.push((
            10.into(),
            format!("fila er {size} byte, men {said} er oppgitt"),
        ));
    }
    if size == 0 {
        let what = "dokumentfila er tom (0 byte)".to_owned();
        wrong.push(((10, "").into(), what));
    } else if let (Some(content), Some((start, name))) = (content, Start::of_extension(extension))
        && content.start != start
    {
        let what = format!("fila heiter «{extension}», men byrjar ikkje slik ein {name} gjer");
        wrong.push(((10, "").into(), what));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_another_only_where_both_are_extensions() {
        assert!(is_other_form("tif", "pdf"));
        for (into, format) in [
            ("PDF", "pdf"),
            ("pdfa", "pdf"),
            ("PDF/A-2b", "pdf"),
            ("pdf", "fmt/276"),
            ("", "pdf"),
        ] {
            assert!(!is_other_form(into, format), "{into} {format}");
        }
    }
}
