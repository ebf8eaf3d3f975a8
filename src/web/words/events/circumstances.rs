//! What is told of what came of a case, and of what the archivist decided.

use super::codes::Codes;
use super::tables::Line;
use crate::domain::person::Language;

const HAPPENED: &[Line] = &[
    (
        "employment_ended",
        [
            "tilsetjinga tok slutt",
            "ansettelsen tok slutt",
            "the employment ended",
        ],
    ),
    (
        "reassigned",
        ["omplassering", "omplassering", "reassignment"],
    ),
    (
        "other_consequence",
        [
            "andre følgjer for tilsetjinga",
            "andre følger for ansettelsen",
            "other consequences for the employment",
        ],
    ),
    (
        "in_committee",
        [
            "handsama i administrasjonsutvalet",
            "behandlet i administrasjonsutvalget",
            "handled in the administrasjonsutval",
        ],
    ),
    ("conflict", ["konflikt", "konflikt", "conflict"]),
];

const VERDICTS: &[Line] = &[
    (
        "preserved",
        [
            "arkivaren avgjorde at saka blir bevart",
            "arkivaren avgjorde at saken bevares",
            "the archivist decided that the case is preserved",
        ],
    ),
    (
        "own_period",
        [
            "arkivaren avgjorde at saka følgjer eigen frist",
            "arkivaren avgjorde at saken følger egen frist",
            "the archivist decided that the case follows a period of its own",
        ],
    ),
];

pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    if event != "circumstances-noted" {
        return None;
    }
    let happened = d.raw("happened").split_whitespace();
    let happened = happened.map(|code| d.line(HAPPENED, code));
    let verdict = d.data.get("verdict").map(|_| d.of(VERDICTS, "verdict"));
    let all: Vec<&str> = happened.chain(verdict).collect();
    let all = if all.is_empty() {
        d.line(NOTHING, "none").to_owned()
    } else {
        all.join("; ")
    };
    Some(match d.language {
        Language::Nynorsk => format!("Skreiv ned kva som hende i saka: {all}"),
        Language::Bokmaal => format!("Skrev ned hva som hendte i saken: {all}"),
        Language::English => format!("Wrote down what happened in the case: {all}"),
    })
}

const NOTHING: &[Line] = &[(
    "none",
    ["ingen av desse", "ingen av disse", "none of these"],
)];
