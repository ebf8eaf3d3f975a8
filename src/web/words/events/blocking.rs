//! What was blocked, opened and lifted, as sentences.

use super::codes::Codes;
use super::tables::Line;
use crate::domain::person::Language;

const REASONS: &[Line] = &[
    (
        "erasure_claim",
        ["krav om sletting", "krav om sletting", "claim of erasure"],
    ),
    (
        "order",
        [
            "pålegg frå domstol eller tilsyn",
            "pålegg fra domstol eller tilsyn",
            "order by a court or a supervisory authority",
        ],
    ),
    ("other", ["anna", "annet", "other"]),
];

pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    let [nn, nb, en] = match d.data.get("document") {
        None => ["saka", "saken", "the case"].map(str::to_owned),
        Some(serial) => ["dokument", "dokument", "document"].map(|it| format!("{it} {serial}")),
    };
    let said = match event {
        "blocking-set" => {
            let why = d.of(REASONS, "why");
            [
                format!("Sperra {nn}: {why}"),
                format!("Sperret {nb}: {why}"),
                format!("Blocked {en}: {why}"),
            ]
        }
        "blocking-lifted" => [
            format!("Oppheva sperringa av {nn}"),
            format!("Opphevet sperringen av {nb}"),
            format!("Lifted the blocking of {en}"),
        ],
        "blocked-opened" => [
            format!("Gav ein grunn og opna det som er sperra: {nn}"),
            format!("Ga en grunn og åpnet det som er sperret: {nb}"),
            format!("Gave a reason and opened what is blocked: {en}"),
        ],
        "blockings-listed" => [
            "Såg kva som er sperra".to_owned(),
            "Så hva som er sperret".to_owned(),
            "Saw what is blocked".to_owned(),
        ],
        _ => return None,
    };
    let [nn, nb, en] = said;
    Some(match d.language {
        Language::Nynorsk => nn,
        Language::Bokmaal => nb,
        Language::English => en,
    })
}
