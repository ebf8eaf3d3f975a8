//! The audit trail's page in nynorsk.

use super::Audit;
use crate::audit::Kind;
use crate::store::checkpoints::Place;

pub const NN: Audit = Audit {
    title: "Revisjonsspor",
    lead: "Alt som blir lese, endra og avgjort. Hendingane heng saman, så ingen kan endre eller fjerne noko utan at det syner.",
    whole: "Heile sporet er kontrollert og uendra",
    broken: "Sporet stemmer ikkje",
    never: "Sporet er ikkje kontrollert enno",
    never_text: "Vel «Kontroller no». Då blir kvar hending, kvar rad og kvar fil lesen på nytt.",
    verified: |size| format!("{size} hendingar er kontrollerte."),
    verified_at: "Sist kontrollert",
    by: "av",
    since: |count| match count {
        "1" => "1 hending er komen til sidan.".to_owned(),
        count => format!("{count} hendingar er komne til sidan."),
    },
    root: "Nøkkelen til heile sporet no:",
    verify: "Kontroller no",
    findings: |count| format!("Kontrollen fann {count} avvik"),
    see_findings: "Vel «Kontroller no» for å sjå kvart avvik ved namn.",
    what_now: "Ikkje rett noko i databasen. Sei frå til systemansvarleg og arkivaren, og ta vare på tryggingskopiane.",
    not_recorded: "Kontrollen kunne ikkje skrivast i sporet. Ta vare på denne sida.",
    finding: |code| match code {
        "E-FORM" => "Hendinga kan ikkje lesast",
        "E-SEQ" => "Hendingar manglar eller står i feil rekkjefølgje",
        "E-LEAF" => "Hendinga er ikkje den som vart skriven",
        "E-TIME" => "Hendinga er tidlegare enn ho før",
        "E-MISSING" => "Innhaldet i hendinga er borte",
        "E-PAYLOAD" => "Innhaldet i hendinga er endra",
        "E-ROW" => "Ei rad i databasen er ikkje slik sporet seier",
        "E-FILE" => "Ei fil er endra eller borte",
        "E-HEAD" => "Enden av sporet stemmer ikkje med hendingane",
        "E-SIGNATURE" => "Eit sjekkpunkt er ikkje signert med ein kjend nøkkel",
        "E-SPLIT" => "To sjekkpunkt seier ikkje det same",
        "E-ANCHOR" => "Hendingane er ikkje dei som vart signerte",
        "E-ROLLBACK" => "Hendingar som er signerte, er borte",
        "E-UNDEAD" => "Innhald som skulle vere sletta, finst enno",
        "E-EPOCH" => "Sporet har skift namn utan at det er sagt frå om",
        _ => "Avvik",
    },
    more_findings: |count| {
        format!("Og {count} avvik til. Køyr «brotsak audit verify» for å sjå alle.")
    },
    filter: "Filtrer hendingar",
    subject: "Sak eller melding",
    who: "Kven",
    everybody: "Alle",
    kind: "Type",
    all_kinds: "Alle",
    kind_of: |kind| match kind {
        Kind::Reads => "Innsyn",
        Kind::Changes => "Endring",
        Kind::Decisions => "Avgjerd",
        Kind::Access => "Tilgang",
        Kind::Mail => "E-post",
        Kind::Archive => "Arkiv og kontroll",
    },
    from: "Frå dato",
    from_wrong: "Skriv datoen slik: 09.11.2026",
    show: "Vis",
    events: "Hendingar, nyaste først",
    seq: "Nr.",
    time: "Tid",
    event: "Hending",
    hash: "Nøkkel",
    holds: "Stemmer",
    holds_not: "Stemmer ikkje",
    unreadable: "Innhaldet kan ikkje lesast",
    destroyed: "Innhaldet er sletta etter kassasjon",
    reporter: "Meldar (skjerma)",
    system: "Systemet",
    command_line: "Kommandolinja",
    case: "Sak",
    report: "Melding",
    draft: "Utkast",
    form: "Skjema",
    mail: "E-post",
    task: "Oppgåve",
    export: "Uttrekk",
    nothing: "Ingen hendingar passar. Prøv eit anna saksnummer, eller ta bort eit filter.",
    older: "Eldre hendingar",
    newest: "Nyaste hendingar",
    csv: "Last ned (CSV)",
    csv_name: "revisjonsspor",
    code: "Kode",
    about: "Gjeld",
    left_out: "Saker og meldingar du sjølv har ei rolle i, er ikkje med. Det ein meldar gjer, står utan namn (arbeidsmiljølova § 2 A-4).",
    outside: "Utanfor huset",
    outside_none: "Ingenting er teke ut av huset enno.",
    outside_held: |at, size, place| match size {
        Some(size) => format!("{at}: dei {size} første hendingane er haldne fast i {place}."),
        None => format!("{at}: alt som var hendt då, er halde fast i {place}."),
    },
    outside_place: |place| match place {
        Place::File => "ankermappa",
        Place::Mail => "e-posten til arkivaren",
    },
    outside_unseen: |count, at| match (count, at) {
        (Some("1"), Some(at)) => format!(
            "Den siste hendinga, frå {at}, kan den som styrer tenaren og databasen, skrive om utan at det syner."
        ),
        (Some(count), Some(at)) => format!(
            "Dei siste {count} hendingane, frå {at}, kan den som styrer tenaren og databasen, skrive om utan at det syner."
        ),
        (Some(count), None) => format!(
            "Heile sporet, {count} hendingar, kan den som styrer tenaren og databasen, skrive om utan at det syner."
        ),
        (None, Some(at)) => format!(
            "Det som har hendt frå {at}, kan den som styrer tenaren og databasen, skrive om utan at det syner."
        ),
        (None, None) => {
            "Heile sporet kan den som styrer tenaren og databasen, skrive om utan at det syner."
                .to_owned()
        }
    },
    outside_late: "Det nyaste sjekkpunktet utanfor huset er meir enn 26 timar gammalt. Sei frå til systemansvarleg: noko stoppar det.",
    outside_alarm: "Sporet blir ikkje signert",
    verifier: "Kontrollnøkkelen",
};
