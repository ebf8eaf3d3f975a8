//! What happens to the ledger itself: its codes and sentences, in nynorsk, bokmål and English.

use super::codes::Codes;
use super::tables::Line;
use crate::domain::person::Language;

const PLACES: &[Line] = &[
    (
        "file",
        ["ankermappa", "ankermappen", "the folder of anchors"],
    ),
    (
        "mail",
        [
            "e-post til arkivaren",
            "e-post til arkivaren",
            "mail to the archivist",
        ],
    ),
];

const OUTCOMES: &[Line] = &[
    ("there", ["framme", "framme", "arrived"]),
    ("queued", ["i kø", "i kø", "queued"]),
    ("failed", ["kom ikkje fram", "kom ikke fram", "failed"]),
];

const ALARMS: &[Line] = &[
    (
        "key_gone",
        [
            "nøkkelen er borte",
            "nøkkelen er borte",
            "the signing key is gone",
        ],
    ),
    (
        "rolled_back",
        [
            "sporet er kortare enn det som er signert",
            "sporet er kortere enn det som er signert",
            "the trail is shorter than what was signed",
        ],
    ),
    (
        "rewritten",
        [
            "det som er signert før, er skrive om",
            "det som er signert før, er skrevet om",
            "what was signed before has been rewritten",
        ],
    ),
    (
        "unfit",
        [
            "enden av sporet stemmer ikkje med hendingane",
            "enden av sporet stemmer ikke med hendelsene",
            "the end of the trail does not fit the events",
        ],
    ),
    (
        "other_ledger",
        [
            "nøkkelen høyrer til eit anna spor",
            "nøkkelen hører til et annet spor",
            "the key belongs to another trail",
        ],
    ),
];

/// Why the house does not sign, in words; the code where it is not known.
pub fn alarm(code: &'static str, language: Language) -> &'static str {
    let found = ALARMS.iter().find(|(known, _)| *known == code);
    found.map_or(code, |(_, words)| of(words, language))
}

pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    let size = |words| d.count("size", words);
    let (nn, nb, en) = (
        ["hending", "hendingar"],
        ["hendelse", "hendelser"],
        ["event", "events"],
    );
    let said = |[nn, nb, en]: [String; 3]| match d.language {
        Language::Nynorsk => nn,
        Language::Bokmaal => nb,
        Language::English => en,
    };
    Some(said(match event {
        "ledger-key-made" => {
            let key = d.raw("verifier");
            [
                format!("Laga nøkkelen som signerer sporet: {key}"),
                format!("Laget nøkkelen som signerer sporet: {key}"),
                format!("Made the key that signs the trail: {key}"),
            ]
        }
        "checkpoint-signed" => [
            format!("Signerte sjekkpunkt over {}", size(nn)),
            format!("Signerte sjekkpunkt over {}", size(nb)),
            format!("Signed a checkpoint over {}", size(en)),
        ],
        "checkpoint-refused" => {
            let why = d.of(ALARMS, "why");
            [
                format!("Signerte ikkje: {why}"),
                format!("Signerte ikke: {why}"),
                format!("Did not sign: {why}"),
            ]
        }
        "checkpoint-anchored" => {
            let (place, outcome) = (d.of(PLACES, "place"), d.of(OUTCOMES, "outcome"));
            [
                format!("Sjekkpunkt over {} til {place}: {outcome}", size(nn)),
                format!("Sjekkpunkt over {} til {place}: {outcome}", size(nb)),
                format!("Checkpoint over {} to {place}: {outcome}", size(en)),
            ]
        }
        "disposal-executed" => {
            let (cases, entries) = (d.raw("cases"), d.raw("entries"));
            [
                format!("Sletta innhaldet i hendingane {entries} (sak {cases})"),
                format!("Slettet innholdet i hendelsene {entries} (sak {cases})"),
                format!("Destroyed what events {entries} said (case {cases})"),
            ]
        }
        "epoch-declared" => {
            let (kept, log) = (d.number("kept"), d.raw("log"));
            [
                format!("Ein kopi er lagd attende: {kept} hendingar av {log} er med vidare"),
                format!("En kopi er lagt tilbake: {kept} hendelser av {log} er med videre"),
                format!("A backup was restored: {kept} events of {log} go on"),
            ]
        }
        "proof-made" => [
            "Laga bevis for innhaldet i sporet".to_owned(),
            "Laget bevis for innholdet i sporet".to_owned(),
            "Made a proof of what the trail says".to_owned(),
        ],
        _ => return None,
    }))
}

fn of(words: &[&'static str; 3], language: Language) -> &'static str {
    match language {
        Language::Nynorsk => words[0],
        Language::Bokmaal => words[1],
        Language::English => words[2],
    }
}
