//! Keeping and destroying, in nynorsk.

use super::{Archive, Exports, Kept, Policy, Rule};
use crate::domain::retention::Outcome;

pub const NN: Archive = Archive {
    row,
    own,
    title: "Arkiv og bevaring",
    lead: "Kva som skal takast vare på for alltid, og kva som har eigen frist. Ingenting blir kassert av seg sjølv.",
    preserved: "Bevart for alltid",
    preserved_hint: "etter bevarings\u{ad}forskrifta",
    own_period: "Med eigen frist",
    own_period_hint: "etter arkiv\u{ad}forskrifta § 3",
    review: "Må avgjerast av deg",
    review_hint: "bevarte til då",
    ended: |cases| match cases {
        1 => "Fristen er ute for 1 sak (arkivforskrifta § 3).".to_owned(),
        cases => format!("Fristen er ute for {cases} saker (arkivforskrifta § 3)."),
    },
    undecided: |cases| {
        match cases {
        1 => "1 sak er bevart til du har avgjort kor lenge (bevaringsforskrifta § 3). Opne saksnummeret.".to_owned(),
        cases => format!("{cases} saker er bevarte til du har avgjort kor lenge (bevaringsforskrifta § 3). Opne saksnummera."),
    }
    },
    closed_cases: "Avslutta saker",
    no_cases: "Ingen saker er avslutta enno.",
    case: "Sak",
    outcome: "Utfall",
    closed: "Avslutta",
    retention: "Bevaring",
    why: "Grunn",
    no_mark: "Ikkje fastsett",
    months: |months| match months {
        1 => "1 månad".to_owned(),
        months => format!("{months} månader"),
    },
    destroy_from: "kan kasserast frå",
    older: "Eldre saker",
    newer: "Nyare saker",
    rules: "Bevaringsreglar",
    rules_note: "Den som skreiv planen, kan ikkje godkjenne han: be ein annan. Ein frist kan seinare skjerpast til bevaring, aldri omvendt.",
    what: "Kva",
    rule: "Regel",
    then: "Deretter",
    basis: "Heimel",
    for_ever: "For alltid",
    suggestion: "Framlegg",
    by_schedule: "Etter planen",
    destroyed: "Kassert",
    table: RULES,
    policy: Policy {
        title: "Åtvaring åleine",
        question: "Er ei åtvaring åleine ein konsekvens for tilsetjinga?",
        law: "Forskrifta svarar ikkje på dette (bevaringsforskrifta § 33 g). Arkivaren svarar éin gong for kommunen.",
        unanswered: "Ikkje svara på. Saker med åtvaring blir bevarte til du har svara.",
        yes: "Ja",
        yes_hint: "Saker med åtvaring blir bevarte for alltid.",
        no: "Nei",
        no_hint: "Saker med åtvaring får eigen frist frå åtvaringa, så lenge bevaringsplanen seier (24 månader er framlegget).",
        upward: "Eit nei kan seinare bli eit ja. Eit ja kan ikkje takast tilbake.",
        final_: "Svaret står. Det som er bevart, kan ikkje få kortare frist.",
        answered: "Svara",
        by: "av",
        reason: "Grunngjeving",
        reason_hint: "Minst 50 teikn. Skriv kva du byggjer på, utan namn frå saker.",
        save: "Lagre svaret",
        choose: "Vel ja eller nei",
        unchanged: "Dette er svaret alt. Vel det andre, eller la det stå",
        only_upward: "Eit ja kan ikkje takast tilbake: det som er bevart, kan ikkje få kortare frist",
        too_short: "Skriv ei grunngjeving på minst 50 teikn",
        too_long: "Grunngjevinga kan ha høgst 4000 teikn",
        forbidden: "Grunngjevinga har eit teikn som ikkje kan lagrast. Skriv ho inn på nytt",
    },
    exports: Exports {
        title: "Uttrekk",
        lead: "Avslutta saker som eit Noark 5-uttrekk til depotet. Begge dagane er med.",
        from: "Avslutta frå",
        to: "Avslutta til",
        date_wrong: "Skriv datoen slik: 31.12.2026",
        backwards: "Til-datoen er før frå-datoen. Byt om datoane",
        already: "Eit uttrekk er under arbeid. Vent til det er ferdig",
        disposal: "Ei kassasjonsliste er under arbeid. Vent til ho er sett i verk (arkivlova § 13)",
        another: "Be ein annan arkivar eller drift ta ut denne perioden (forvaltningslova § 6)",
        make: "Lag uttrekk",
        incomplete: "Pakken blir ufullstendig: skjemafilene manglar på tenaren. Be systemansvarleg leggje dei inn før uttrekket skal til depotet.",
        latest: "Siste uttrekk",
        none: "Ingen uttrekk er laga enno.",
        period: |from, to| format!("Noark 5, avslutta {from} til {to}"),
        running: "Under arbeid",
        running_text: "Du kan gå frå sida. Uttrekket blir laga likevel.",
        look_again: "Sjå etter på nytt",
        follow: "Sjå etter av seg sjølv kvart 10. sekund",
        unfollow: "Ikkje sjå etter av seg sjølv",
        done: "Ferdig",
        removed: "Kopien er fjerna, fordi ei sak i uttrekket er kassert.",
        removed_elsewhere: "Ei sak i uttrekket er kassert. Uttrekket vart laga frå kommandolinja og ligg utanfor brotsak: slett det der det ligg.",
        is_incomplete: "Ufullstendig pakke: skjemafilene manglar",
        failed: "Ikkje laga",
        why,
        faults: "Dette må rettast først",
        remarks: "Dette bør du vite om pakken",
        faults_first: "her er dei første",
        holds: |cases, documents, size| format!("Saker: {cases}. Dokument: {documents}. {size}"),
        started: "Starta",
        download: "Last ned",
        open: "Opne og last ned",
        open_lead: "Uttrekket har noko som er sperra. Den som tek det ut, opnar det, og skriv kvifor først. Grunnen blir ståande ved kvar sperring (arkivlova § 13 andre ledd).",
        opened: "Du har skrive kvifor. No kan du laste ned uttrekket i ein time.",
        by_command_line: "frå kommandolinja",
        checksum: "Sjekksum for arkivuttrekk.xml:",
    },
};

fn row(code: &str) -> &'static str {
    match code {
        "R2" => {
            "Saka gjeld eit varsel eller ein konflikt, og viser korleis det vart handsama (bevaringsforskrifta § 31 c)."
        }
        "R3" => "Tilsetjinga tok slutt (bevaringsforskrifta § 33 h).",
        "R4" => "Reaksjonen kom for retten (bevaringsforskrifta § 33 g).",
        "R5" => "Reaksjonen fekk følgjer (bevaringsforskrifta § 33 g).",
        "R6" => {
            "Den tilsette vart omplassert eller fekk tenestepåbod (bevaringsforskrifta § 33 f)."
        }
        "R7" => "Åtvaringa er brukt i ei sak som er bevart (bevaringsforskrifta § 33 g og h).",
        "R8" => "Saka vart handsama i administrasjonsutvalet (bevaringsforskrifta § 32 b).",
        "R11" => "Saka gjeld ein folkevald (bevaringsforskrifta § 34).",
        "R12" => {
            "Reglane har ikkje noko svar for saka, eller ingen har sagt kva som hende i ho. Saka er bevart til arkivaren har avgjort (bevaringsforskrifta § 3)."
        }
        "R13" => {
            "Åtvaring, eller ein suspensjon som er oppheva, utan andre følgjer. Arkivaren må svare på om det åleine er ein konsekvens for tilsetjinga; saka er bevart til då (bevaringsforskrifta § 33 g)."
        }
        "R14" => {
            "Åtvaring, og arkivaren har svara at ho åleine ikkje er ein konsekvens for tilsetjinga."
        }
        "R15" => "Rettleiing.",
        "R16" => "Ingen reaksjon.",
        "R17" => "Verna ytring, ingen reaksjon.",
        "R22" => "Arkivaren har avgjort at saka blir bevart (bevaringsforskrifta § 3).",
        "D1" => {
            "Kopiert inn som bevis i ei sak som er bevart fordi ho gjeld eit varsel eller ein konflikt. Dokumentet er bevart til arkivaren har svara på om bevis høyrer til handsaminga, og ein eigen frist er godkjend (bevaringsforskrifta § 31 c)."
        }
        "D2" => {
            "Kopiert inn som bevis. Arkivaren har svara at bevis høyrer til handsaminga (bevaringsforskrifta § 31 c)."
        }
        "D3" => "Kopiert inn som bevis. Arkivaren har svara at bevis ikkje høyrer til handsaminga.",
        _ => "",
    }
}

fn own(code: &str, came_to: Option<Outcome>) -> &'static str {
    match (came_to, code) {
        (Some(Outcome::OwnPeriod), "R14") => "Eigen frist frå åtvaringa (arkivforskrifta § 3).",
        (Some(Outcome::OwnPeriod), _) => {
            "Eigen frist frå saka vart avslutta (arkivforskrifta § 3)."
        }
        (Some(Outcome::Preserved), _) => {
            "Bevart for alltid etter bevaringsplanen (arkivforskrifta § 3)."
        }
        (Some(Outcome::Review), "D3") => {
            "Etter bevaringsplanen er dokumentet bevart til arkivaren har avgjort (arkivforskrifta § 3)."
        }
        (Some(Outcome::Review), _) => {
            "Etter bevaringsplanen er saka bevart til arkivaren har avgjort (arkivforskrifta § 3)."
        }
        (None, _) => "Elles gjeld kommunen sin eigen bevaringsplan (arkivforskrifta § 3).",
    }
}

fn why(code: &str) -> &'static str {
    match code {
        "period" => "Perioden sluttar før han byrjar. Byt om datoane.",
        "schemas" => "Skjemafilene på tenaren kunne ikkje brukast. Vis feilen til systemansvarleg.",
        "unknown" => "Saka finst ikkje. Sjå etter saksnummeret.",
        "open" => "Saka er ikkje avslutta. Berre avslutta saker går til arkivet.",
        "blocked" => "Noko i saka er sperra. Ho blir ikkje send.",
        "gone" => "Innhaldet i saka er kassert. Det er ingenting att å sende.",
        "empty" => "Ingen saker vart avslutta i perioden. Vel ein annan periode.",
        "faults" => {
            "Det er feil i sakene. Ingenting er skrive. Rett feila, og lag uttrekket på nytt."
        }
        "findings" => {
            "Eigenkontrollen fann feil i uttrekket, så det er ikkje lagt fram. Vis feila til systemansvarleg."
        }
        "disposal" => {
            "Ei kassasjonsliste er under arbeid. Vent til ho er sett i verk (arkivlova § 13)."
        }
        "destroyed" => {
            "Ei sak i uttrekket vart kassert medan det vart laga (arkivlova § 13). Lag det på nytt."
        }
        "unsaid" => {
            "Noko i uttrekket vart sperra medan det vart laga (arkivlova § 13). Lag det på nytt, og skriv kvifor det må opnast."
        }
        "interrupted" => "Programmet stoppa undervegs. Lag uttrekket på nytt.",
        _ => {
            "Ei fil eller databasen kunne ikkje lesast eller skrivast. Prøv på nytt. Hjelper ikkje det, sei frå til systemansvarleg."
        }
    }
}

const OWN: &str = "Arkivforskrifta § 3, eigen frist";

const RULES: &[Rule] = &[
    Rule {
        what: "Oppseiing og avskjed",
        detail: "òg saker for retten og reaksjonar med følgjer for tilsetjinga",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskrifta § 33 g og h",
    },
    Rule {
        what: "Omplassering",
        detail: "",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskrifta § 33 f",
    },
    Rule {
        what: "Handsaming av varsel og konflikt",
        detail: "korleis saka vart handsama",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskrifta § 31 c",
    },
    Rule {
        what: "Handsama i administrasjonsutvalet, eller gjeld ein folkevald",
        detail: "",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskrifta §§ 32 b og 34",
    },
    Rule {
        what: "Journal og kassasjonslogg",
        detail: "",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskrifta § 20",
    },
    Rule {
        what: "Åtvaring",
        detail: "utan følgjer for tilsetjinga og ikkje for retten, når svaret nedanfor er nei",
        kept: Kept::Period("24 månader"),
        then: "Blir vurdert",
        basis: OWN,
    },
    Rule {
        what: "Rettleiing",
        detail: "",
        kept: Kept::Period("12 månader"),
        then: "Blir vurdert",
        basis: OWN,
    },
    Rule {
        what: "Melding utan reaksjon",
        detail: "",
        kept: Kept::Period("6 månader"),
        then: "Blir vurdert",
        basis: OWN,
    },
    Rule {
        what: "Ny eller uavklart sakstype",
        detail: "",
        kept: Kept::Until("Ta vare på"),
        then: "Spør Nasjonalarkivet",
        basis: "Bevaringsforskrifta § 3",
    },
];
