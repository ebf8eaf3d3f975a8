//! What stops a disposal, as a sentence.

use super::codes::Codes;
use super::tables::Line;
use crate::domain::person::Language;

const HOLDS: &[Line] = &[
    ("dispute", ["tvist", "tvist", "dispute"]),
    ("complaint", ["klage", "klage", "complaint"]),
    ("access_request", ["innsyn", "innsyn", "request for access"]),
    ("supervision", ["tilsyn", "tilsyn", "supervision"]),
    (
        "suit_deadline",
        ["søksmålsfrist", "søksmålsfrist", "deadline for a suit"],
    ),
    (
        "police_report",
        ["politimelding", "politianmeldelse", "report to the police"],
    ),
    (
        "data_subject",
        [
            "krav frå den registrerte",
            "krav fra den registrerte",
            "request of the data subject",
        ],
    ),
    (
        "whistleblowing",
        [
            "open varslingssak",
            "åpen varslingssak",
            "open whistleblowing case",
        ],
    ),
];

pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    let why = d.of(HOLDS, "why");
    let [nn, nb, en] = match event {
        "hold-set" => [
            format!("Sette kassasjonsstopp: {why}"),
            format!("Satte kassasjonsstopp: {why}"),
            format!("Set a legal hold: {why}"),
        ],
        "hold-ended" => [
            "Avslutta kassasjonsstopp",
            "Avsluttet kassasjonsstopp",
            "Ended a legal hold",
        ]
        .map(str::to_owned),
        _ => return None,
    };
    Some(match d.language {
        Language::Nynorsk => nn,
        Language::Bokmaal => nb,
        Language::English => en,
    })
}
