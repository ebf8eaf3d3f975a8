//! What was corrected by adding, as a sentence.

use super::codes::Codes;
use super::tables::Line;
use crate::domain::person::Language;

const ASPECTS: &[Line] = &[
    (
        "title",
        [
            "tittelen på saka",
            "tittelen på saken",
            "the title of the case",
        ],
    ),
    (
        "public_title",
        [
            "den offentlege tittelen",
            "den offentlige tittelen",
            "the public title",
        ],
    ),
    (
        "happened",
        ["når det hende", "når det hendte", "when it happened"],
    ),
    (
        "channel",
        ["kvar det hende", "hvor det hendte", "where it happened"],
    ),
    ("unit", ["eininga", "enheten", "the unit"]),
    (
        "account",
        ["kva som er meldt", "hva som er meldt", "what is reported"],
    ),
    (
        "other",
        [
            "noko anna i saka",
            "noe annet i saken",
            "something else in the case",
        ],
    ),
    (
        "document_title",
        ["tittelen på", "tittelen på", "the title of"],
    ),
    ("document_date", ["datoen på", "datoen på", "the date of"]),
    (
        "document_content",
        ["innhaldet i", "innholdet i", "the content of"],
    ),
];

pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    if event != "correction-made" {
        return None;
    }
    let (serial, aspect) = (d.raw("serial"), d.of(ASPECTS, "aspect"));
    let of = |word: &str| match d.data.get("document") {
        None => String::new(),
        Some(serial) => format!(" {word} {serial}"),
    };
    Some(match d.language {
        Language::Nynorsk => format!("Retting {serial}: {aspect}{}", of("dokument")),
        Language::Bokmaal => format!("Rettelse {serial}: {aspect}{}", of("dokument")),
        Language::English => format!("Correction {serial}: {aspect}{}", of("document")),
    })
}
