//! The pages that somebody reads, in nynorsk, bokmål and English.

use super::tables::Line;

pub const PAGES: &[Line] = &[
    (
        "blocked",
        ["det som er sperra", "det som er sperret", "what is blocked"],
    ),
    (
        "corrections",
        ["rettingane", "rettelsene", "the corrections"],
    ),
    ("case", ["saka", "saken", "the case"]),
    ("receipt", ["kvitteringa", "kvitteringen", "the receipt"]),
    (
        "registration",
        [
            "før registrering",
            "før registrering",
            "before registration",
        ],
    ),
    (
        "assessment",
        ["vurderinga", "vurderingen", "the assessment"],
    ),
    ("gates", ["portane", "portene", "the gates"]),
    (
        "recommendation",
        ["tilrådinga", "tilrådingen", "the recommendation"],
    ),
    ("decision", ["avgjerda", "avgjørelsen", "the decision"]),
    (
        "keeping",
        [
            "bevaringa av saka",
            "bevaringen av saken",
            "how the case is kept",
        ],
    ),
    ("documents", ["dokumenta", "dokumentene", "the documents"]),
    ("closure", ["avslutninga", "avslutningen", "the closing"]),
    ("hearing", ["høyringa", "høringen", "the hearing"]),
    (
        "consultation",
        ["drøftinga", "drøftingen", "the discussion meeting"],
    ),
    (
        "confirmation",
        ["stadfestinga", "bekreftelsen", "the confirmation"],
    ),
    (
        "recipients",
        [
            "kven som har fått vite",
            "hvem som har fått vite",
            "who has been told",
        ],
    ),
    (
        "impartiality",
        ["habiliteten", "habiliteten", "impartiality"],
    ),
    (
        "conflict",
        [
            "registrering av inhabilitet",
            "registrering av inhabilitet",
            "registering a conflict",
        ],
    ),
    (
        "officer",
        [
            "bytet av sakshandsamar",
            "byttet av saksbehandler",
            "the change of officer",
        ],
    ),
    (
        "substitute",
        ["settemynde", "settemyndighet", "the substitute"],
    ),
    (
        "delegations",
        [
            "delegasjonsregisteret",
            "delegasjonsregisteret",
            "the delegation register",
        ],
    ),
    (
        "suspension",
        ["suspensjonen", "suspensjonen", "the suspension"],
    ),
    ("letters", ["breva", "brevene", "the letters"]),
    ("delivery", ["leveringa", "leveringen", "the delivery"]),
    ("clocks", ["fristane", "fristene", "the deadlines"]),
    ("reopening", ["opptakinga", "gjenåpningen", "the reopening"]),
    ("trail", ["sporet", "sporet", "the trail"]),
    (
        "csv",
        [
            "nedlasting som CSV",
            "nedlasting som CSV",
            "download as CSV",
        ],
    ),
    (
        "readers",
        [
            "kven som har sett på saka",
            "hvem som har sett på saken",
            "who has looked at the case",
        ],
    ),
    (
        "readers-csv",
        [
            "kven som har sett på saka, som CSV",
            "hvem som har sett på saken, som CSV",
            "who has looked at the case, as CSV",
        ],
    ),
    (
        "access-requests",
        ["innsynskrava", "innsynskravene", "the requests for access"],
    ),
    (
        "access",
        [
            "tilgangen til saka",
            "tilgangen til saken",
            "the access to the case",
        ],
    ),
    ("task", ["ei oppgåve", "en oppgave", "a task"]),
];
