//! The audit trail's page in bokmål.

use super::Audit;
use crate::audit::Kind;
use crate::store::checkpoints::Place;

pub const NB: Audit = Audit {
    title: "Revisjonsspor",
    lead: "Alt som blir lest, endret og avgjort. Hendelsene henger sammen, så ingen kan endre eller fjerne noe uten at det vises.",
    whole: "Hele sporet er kontrollert og uendret",
    broken: "Sporet stemmer ikke",
    never: "Sporet er ikke kontrollert ennå",
    never_text: "Velg «Kontroller nå». Da blir hver hendelse, hver rad og hver fil lest på nytt.",
    verified: |size| format!("{size} hendelser er kontrollert."),
    verified_at: "Sist kontrollert",
    by: "av",
    since: |count| match count {
        "1" => "1 hendelse er kommet til siden.".to_owned(),
        count => format!("{count} hendelser er kommet til siden."),
    },
    root: "Nøkkelen til hele sporet nå:",
    verify: "Kontroller nå",
    findings: |count| format!("Kontrollen fant {count} avvik"),
    see_findings: "Velg «Kontroller nå» for å se hvert avvik ved navn.",
    what_now: "Ikke rett noe i databasen. Si fra til systemansvarlig og arkivaren, og ta vare på sikkerhetskopiene.",
    not_recorded: "Kontrollen kunne ikke skrives i sporet. Ta vare på denne siden.",
    finding: |code| match code {
        "E-FORM" => "Hendelsen kan ikke leses",
        "E-SEQ" => "Hendelser mangler eller står i feil rekkefølge",
        "E-LEAF" => "Hendelsen er ikke den som ble skrevet",
        "E-TIME" => "Hendelsen er tidligere enn den før",
        "E-MISSING" => "Innholdet i hendelsen er borte",
        "E-PAYLOAD" => "Innholdet i hendelsen er endret",
        "E-ROW" => "En rad i databasen er ikke slik sporet sier",
        "E-FILE" => "En fil er endret eller borte",
        "E-HEAD" => "Enden av sporet stemmer ikke med hendelsene",
        "E-SIGNATURE" => "Et sjekkpunkt er ikke signert med en kjent nøkkel",
        "E-SPLIT" => "To sjekkpunkter sier ikke det samme",
        "E-ANCHOR" => "Hendelsene er ikke de som ble signert",
        "E-ROLLBACK" => "Hendelser som er signert, er borte",
        "E-UNDEAD" => "Innhold som skulle være slettet, finnes ennå",
        "E-EPOCH" => "Sporet har skiftet navn uten at det er sagt fra om",
        _ => "Avvik",
    },
    more_findings: |count| {
        format!("Og {count} avvik til. Kjør «brotsak audit verify» for å se alle.")
    },
    filter: "Filtrer hendelser",
    subject: "Sak eller melding",
    who: "Hvem",
    everybody: "Alle",
    kind: "Type",
    all_kinds: "Alle",
    kind_of: |kind| match kind {
        Kind::Reads => "Innsyn",
        Kind::Changes => "Endring",
        Kind::Decisions => "Avgjørelse",
        Kind::Access => "Tilgang",
        Kind::Mail => "E-post",
        Kind::Archive => "Arkiv og kontroll",
    },
    from: "Fra dato",
    from_wrong: "Skriv datoen slik: 09.11.2026",
    show: "Vis",
    events: "Hendelser, nyeste først",
    seq: "Nr.",
    time: "Tid",
    event: "Hendelse",
    hash: "Nøkkel",
    holds: "Stemmer",
    holds_not: "Stemmer ikke",
    unreadable: "Innholdet kan ikke leses",
    destroyed: "Innholdet er slettet etter kassasjon",
    reporter: "Melder (skjermet)",
    system: "Systemet",
    command_line: "Kommandolinjen",
    case: "Sak",
    report: "Melding",
    draft: "Utkast",
    form: "Skjema",
    mail: "E-post",
    task: "Oppgave",
    export: "Uttrekk",
    nothing: "Ingen hendelser passer. Prøv et annet saksnummer, eller ta bort et filter.",
    older: "Eldre hendelser",
    newest: "Nyeste hendelser",
    csv: "Last ned (CSV)",
    csv_name: "revisjonsspor",
    code: "Kode",
    about: "Gjelder",
    left_out: "Saker og meldinger du selv har en rolle i, er ikke med. Det en melder gjør, står uten navn (arbeidsmiljøloven § 2 A-4).",
    outside: "Utenfor huset",
    outside_none: "Ingenting er tatt ut av huset ennå.",
    outside_held: |at, size, place| match size {
        Some(size) => format!("{at}: de {size} første hendelsene er holdt fast i {place}."),
        None => format!("{at}: alt som var hendt da, er holdt fast i {place}."),
    },
    outside_place: |place| match place {
        Place::File => "ankermappen",
        Place::Mail => "e-posten til arkivaren",
    },
    outside_unseen: |count, at| match (count, at) {
        (Some("1"), Some(at)) => format!(
            "Den siste hendelsen, fra {at}, kan den som styrer tjeneren og databasen, skrive om uten at det synes."
        ),
        (Some(count), Some(at)) => format!(
            "De siste {count} hendelsene, fra {at}, kan den som styrer tjeneren og databasen, skrive om uten at det synes."
        ),
        (Some(count), None) => format!(
            "Hele sporet, {count} hendelser, kan den som styrer tjeneren og databasen, skrive om uten at det synes."
        ),
        (None, Some(at)) => format!(
            "Det som har hendt fra {at}, kan den som styrer tjeneren og databasen, skrive om uten at det synes."
        ),
        (None, None) => {
            "Hele sporet kan den som styrer tjeneren og databasen, skrive om uten at det synes."
                .to_owned()
        }
    },
    outside_late: "Det nyeste sjekkpunktet utenfor huset er mer enn 26 timer gammelt. Si fra til systemansvarlig: noe stopper det.",
    outside_alarm: "Sporet blir ikke signert",
    verifier: "Kontrollnøkkelen",
};
