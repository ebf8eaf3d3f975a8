//! What is made of documents for somebody else: codes and sentences, in nynorsk, bokmål and English.

use super::codes::Codes;
use super::tables::Line;
use crate::domain::person::Language::{Bokmaal, English, Nynorsk};

const NOT_CONVERTED: &[Line] = &[
    (
        "not_drawn",
        [
            "det let seg ikkje teikne",
            "det lot seg ikke tegne",
            "it could not be drawn",
        ],
    ),
    (
        "no_converter",
        [
            "ingen omformar er sett opp",
            "ingen konverterer er satt opp",
            "no converter is set up",
        ],
    ),
    (
        "failed",
        [
            "omformaren gav ein feil",
            "konvertereren ga en feil",
            "the converter failed",
        ],
    ),
    (
        "too_long",
        [
            "omformaren brukte for lang tid",
            "konvertereren brukte for lang tid",
            "the converter took too long",
        ],
    ),
    (
        "too_large",
        [
            "det er for stort til å gjerast om",
            "det er for stort til å konverteres",
            "it is too large to be converted",
        ],
    ),
    (
        "damaged",
        [
            "fila er skadd eller kutta av",
            "filen er skadet eller kuttet av",
            "the file is damaged or cut off",
        ],
    ),
    (
        "encrypted",
        [
            "fila er kryptert",
            "filen er kryptert",
            "the file is encrypted",
        ],
    ),
    (
        "not_begun",
        [
            "omformaren kunne ikkje startast",
            "konvertereren kunne ikke startes",
            "the converter could not be started",
        ],
    ),
    (
        "missing",
        [
            "programmet til omformaren finst ikkje",
            "programmet til konvertereren finnes ikke",
            "the converter's program is not there",
        ],
    ),
    (
        "stopped",
        [
            "omformaren vart stoppa, truleg for lite minne",
            "konvertereren ble stoppet, trolig for lite minne",
            "the converter was stopped, out of memory most likely",
        ],
    ),
    (
        "too_much",
        [
            "omformaren skreiv for mykje",
            "konvertereren skrev for mye",
            "the converter wrote too much",
        ],
    ),
    (
        "no_result",
        [
            "omformaren gav inga PDF/A",
            "konvertereren ga ingen PDF/A",
            "the converter gave no PDF/A",
        ],
    ),
];

/// What happened, where it is known here.
pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    let (out, kept, undone) = (d.number("taken-out"), d.number("kept"), d.number("undone"));
    let (from, to, tool, sum) = (d.raw("from"), d.raw("to"), d.raw("tool"), d.sha256());
    let why = d.of(NOT_CONVERTED, "why");
    let [nn, nb, en] = match event {
        "passages-marked" => [
            format!("Merkte tekst i eit dokument: {out} ut, {kept} får stå, {undone} angra"),
            format!("Merket tekst i et dokument: {out} ut, {kept} får stå, {undone} angret"),
            format!("Marked text of a document: {out} out, {kept} stay, {undone} undone"),
        ],
        "copy-made" => [
            format!("Laga kopi med opplysningar tekne ut, sjekksum {sum}"),
            format!("Laget kopi med opplysninger tatt ut, sjekksum {sum}"),
            format!("Made a copy with parts taken out, checksum {sum}"),
        ],
        "copy-received" => [
            format!("Tok imot kopi med opplysningar tekne ut, sjekksum {sum}"),
            format!("Tok imot kopi med opplysninger tatt ut, sjekksum {sum}"),
            format!("Took a copy with parts taken out, checksum {sum}"),
        ],
        "answer-held" => [
            "Svaret ventar på at ein annan ser gjennom det".to_owned(),
            "Svaret venter på at en annen ser gjennom det".to_owned(),
            "The answer waits for somebody else to look through it".to_owned(),
        ],
        "answer-fetched" => [
            format!("Henta svaret på eit innsynskrav, sjekksum {sum}"),
            format!("Hentet svaret på et innsynskrav, sjekksum {sum}"),
            format!("Fetched the answer to a request for access, checksum {sum}"),
        ],
        "format-read" => {
            let claims = d.raw("claims");
            [
                format!("Las formatet til ei PDF: oppgir PDF/A-{claims}, sjekksum {sum}"),
                format!("Leste formatet til en PDF: oppgir PDF/A-{claims}, sjekksum {sum}"),
                format!("Read the format of a PDF: claims PDF/A-{claims}, checksum {sum}"),
            ]
        }
        "signature-found" => [
            format!("Fann ein elektronisk signatur i ei PDF, ikkje kontrollert, sjekksum {sum}"),
            format!("Fant en elektronisk signatur i en PDF, ikke kontrollert, sjekksum {sum}"),
            format!("Found an electronic signature in a PDF, not verified, checksum {sum}"),
        ],
        "document-converted" => [
            format!("Gjorde om dokument frå {from} til {to} med {tool}, sjekksum {sum}"),
            format!("Konverterte dokument fra {from} til {to} med {tool}, sjekksum {sum}"),
            format!("Converted a document from {from} to {to} by {tool}, checksum {sum}"),
        ],
        "document-not-converted" => [
            format!("Gjorde ikkje om dokument i {from}: {why}, sjekksum {sum}"),
            format!("Konverterte ikke dokument i {from}: {why}, sjekksum {sum}"),
            format!("Did not convert a document in {from}: {why}, checksum {sum}"),
        ],
        _ => return None,
    };
    Some(match d.language {
        Nynorsk => nn,
        Bokmaal => nb,
        English => en,
    })
}
