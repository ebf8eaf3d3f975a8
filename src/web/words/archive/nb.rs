//! Keeping and destroying, in bokmål.

use super::{Archive, Exports, Kept, Policy, Rule};
use crate::domain::retention::Outcome;

pub const NB: Archive = Archive {
    row,
    own,
    title: "Arkiv og bevaring",
    lead: "Hva som skal tas vare på for alltid, og hva som har egen frist. Ingenting blir kassert av seg selv.",
    preserved: "Bevart for alltid",
    preserved_hint: "etter bevarings\u{ad}forskriften",
    own_period: "Med egen frist",
    own_period_hint: "etter arkiv\u{ad}forskriften § 3",
    review: "Må avgjøres av deg",
    review_hint: "bevart til da",
    ended: |cases| match cases {
        1 => "Fristen er ute for 1 sak (arkivforskriften § 3).".to_owned(),
        cases => format!("Fristen er ute for {cases} saker (arkivforskriften § 3)."),
    },
    undecided: |cases| {
        match cases {
        1 => "1 sak er bevart til du har avgjort hvor lenge (bevaringsforskriften § 3). Åpne saksnummeret.".to_owned(),
        cases => format!("{cases} saker er bevart til du har avgjort hvor lenge (bevaringsforskriften § 3). Åpne saksnumrene."),
    }
    },
    closed_cases: "Avsluttede saker",
    no_cases: "Ingen saker er avsluttet ennå.",
    case: "Sak",
    outcome: "Utfall",
    closed: "Avsluttet",
    retention: "Bevaring",
    why: "Grunn",
    no_mark: "Ikke fastsatt",
    months: |months| match months {
        1 => "1 måned".to_owned(),
        months => format!("{months} måneder"),
    },
    destroy_from: "kan kasseres fra",
    older: "Eldre saker",
    newer: "Nyere saker",
    rules: "Bevaringsregler",
    rules_note: "Den som skrev planen, kan ikke godkjenne den: be en annen. En frist kan senere skjerpes til bevaring, aldri omvendt.",
    what: "Hva",
    rule: "Regel",
    then: "Deretter",
    basis: "Hjemmel",
    for_ever: "For alltid",
    suggestion: "Forslag",
    by_schedule: "Etter planen",
    destroyed: "Kassert",
    table: RULES,
    policy: Policy {
        title: "Advarsel alene",
        question: "Er en advarsel alene en konsekvens for ansettelsen?",
        law: "Forskriften svarer ikke på dette (bevaringsforskriften § 33 g). Arkivaren svarer én gang for kommunen.",
        unanswered: "Ikke besvart. Saker med advarsel blir bevart til du har svart.",
        yes: "Ja",
        yes_hint: "Saker med advarsel blir bevart for alltid.",
        no: "Nei",
        no_hint: "Saker med advarsel får egen frist fra advarselen, så lenge bevaringsplanen sier (24 måneder er forslaget).",
        upward: "Et nei kan senere bli et ja. Et ja kan ikke tas tilbake.",
        final_: "Svaret står. Det som er bevart, kan ikke få kortere frist.",
        answered: "Besvart",
        by: "av",
        reason: "Begrunnelse",
        reason_hint: "Minst 50 tegn. Skriv hva du bygger på, uten navn fra saker.",
        save: "Lagre svaret",
        choose: "Velg ja eller nei",
        unchanged: "Dette er svaret allerede. Velg det andre, eller la det stå",
        only_upward: "Et ja kan ikke tas tilbake: det som er bevart, kan ikke få kortere frist",
        too_short: "Skriv en begrunnelse på minst 50 tegn",
        too_long: "Begrunnelsen kan ha høyst 4000 tegn",
        forbidden: "Begrunnelsen har et tegn som ikke kan lagres. Skriv den inn på nytt",
    },
    exports: Exports {
        title: "Uttrekk",
        lead: "Avsluttede saker som et Noark 5-uttrekk til depotet. Begge dagene er med.",
        from: "Avsluttet fra",
        to: "Avsluttet til",
        date_wrong: "Skriv datoen slik: 31.12.2026",
        backwards: "Til-datoen er før fra-datoen. Bytt om datoene",
        already: "Et uttrekk er under arbeid. Vent til det er ferdig",
        disposal: "En kassasjonsliste er under arbeid. Vent til den er satt i verk (arkivlova § 13)",
        another: "Be en annen arkivar eller drift ta ut denne perioden (forvaltningsloven § 6)",
        make: "Lag uttrekk",
        incomplete: "Pakken blir ufullstendig: skjemafilene mangler på tjeneren. Be systemansvarlig legge dem inn før uttrekket skal til depotet.",
        latest: "Siste uttrekk",
        none: "Ingen uttrekk er laget ennå.",
        period: |from, to| format!("Noark 5, avsluttet {from} til {to}"),
        running: "Under arbeid",
        running_text: "Du kan gå fra siden. Uttrekket blir laget likevel.",
        look_again: "Se etter på nytt",
        follow: "Se etter av seg selv hvert 10. sekund",
        unfollow: "Ikke se etter av seg selv",
        done: "Ferdig",
        removed: "Kopien er fjernet, fordi en sak i uttrekket er kassert.",
        removed_elsewhere: "En sak i uttrekket er kassert. Uttrekket ble laget fra kommandolinjen og ligger utenfor brotsak: slett det der det ligger.",
        is_incomplete: "Ufullstendig pakke: skjemafilene mangler",
        failed: "Ikke laget",
        why,
        faults: "Dette må rettes først",
        remarks: "Dette bør du vite om pakken",
        faults_first: "her er de første",
        holds: |cases, documents, size| format!("Saker: {cases}. Dokumenter: {documents}. {size}"),
        started: "Startet",
        download: "Last ned",
        open: "Åpne og last ned",
        open_lead: "Uttrekket har noe som er sperret. Den som tar det ut, åpner det, og skriver hvorfor først. Grunnen blir stående ved hver sperring (arkivlova § 13 andre ledd).",
        opened: "Du har skrevet hvorfor. Nå kan du laste ned uttrekket i en time.",
        by_command_line: "fra kommandolinjen",
        checksum: "Sjekksum for arkivuttrekk.xml:",
    },
};

fn row(code: &str) -> &'static str {
    match code {
        "R2" => {
            "Saken gjelder et varsel eller en konflikt, og viser hvordan det ble håndtert (bevaringsforskriften § 31 c)."
        }
        "R3" => "Ansettelsen tok slutt (bevaringsforskriften § 33 h).",
        "R4" => "Reaksjonen kom for retten (bevaringsforskriften § 33 g).",
        "R5" => "Reaksjonen fikk følger (bevaringsforskriften § 33 g).",
        "R6" => {
            "Den ansatte ble omplassert eller fikk tjenestepålegg (bevaringsforskriften § 33 f)."
        }
        "R7" => "Advarselen er brukt i en sak som er bevart (bevaringsforskriften § 33 g og h).",
        "R8" => "Saken ble behandlet i administrasjonsutvalget (bevaringsforskriften § 32 b).",
        "R11" => "Saken gjelder en folkevalgt (bevaringsforskriften § 34).",
        "R12" => {
            "Reglene har ikke noe svar for saken, eller ingen har sagt hva som hendte i den. Saken er bevart til arkivaren har avgjort (bevaringsforskriften § 3)."
        }
        "R13" => {
            "Advarsel, eller en suspensjon som er opphevet, uten andre følger. Arkivaren må svare på om det alene er en konsekvens for ansettelsen; saken er bevart til da (bevaringsforskriften § 33 g)."
        }
        "R14" => {
            "Advarsel, og arkivaren har svart at den alene ikke er en konsekvens for ansettelsen."
        }
        "R15" => "Veiledning.",
        "R16" => "Ingen reaksjon.",
        "R17" => "Vernet ytring, ingen reaksjon.",
        "R22" => "Arkivaren har avgjort at saken bevares (bevaringsforskriften § 3).",
        "D1" => {
            "Kopiert inn som bevis i en sak som er bevart fordi den gjelder et varsel eller en konflikt. Dokumentet er bevart til arkivaren har svart på om bevis hører til behandlingen, og en egen frist er godkjent (bevaringsforskriften § 31 c)."
        }
        "D2" => {
            "Kopiert inn som bevis. Arkivaren har svart at bevis hører til behandlingen (bevaringsforskriften § 31 c)."
        }
        "D3" => "Kopiert inn som bevis. Arkivaren har svart at bevis ikke hører til behandlingen.",
        _ => "",
    }
}

fn own(code: &str, came_to: Option<Outcome>) -> &'static str {
    match (came_to, code) {
        (Some(Outcome::OwnPeriod), "R14") => "Egen frist fra advarselen (arkivforskriften § 3).",
        (Some(Outcome::OwnPeriod), _) => {
            "Egen frist fra saken ble avsluttet (arkivforskriften § 3)."
        }
        (Some(Outcome::Preserved), _) => {
            "Bevart for alltid etter bevaringsplanen (arkivforskriften § 3)."
        }
        (Some(Outcome::Review), "D3") => {
            "Etter bevaringsplanen er dokumentet bevart til arkivaren har avgjort (arkivforskriften § 3)."
        }
        (Some(Outcome::Review), _) => {
            "Etter bevaringsplanen er saken bevart til arkivaren har avgjort (arkivforskriften § 3)."
        }
        (None, _) => "Ellers gjelder kommunens egen bevaringsplan (arkivforskriften § 3).",
    }
}

fn why(code: &str) -> &'static str {
    match code {
        "period" => "Perioden slutter før den begynner. Bytt om datoene.",
        "schemas" => "Skjemafilene på tjeneren kunne ikke brukes. Vis feilen til systemansvarlig.",
        "unknown" => "Saken finnes ikke. Se etter saksnummeret.",
        "open" => "Saken er ikke avsluttet. Bare avsluttede saker går til arkivet.",
        "blocked" => "Noe i saken er sperret. Den blir ikke sendt.",
        "gone" => "Innholdet i saken er kassert. Det er ingenting igjen å sende.",
        "empty" => "Ingen saker ble avsluttet i perioden. Velg en annen periode.",
        "faults" => {
            "Det er feil i sakene. Ingenting er skrevet. Rett feilene, og lag uttrekket på nytt."
        }
        "findings" => {
            "Egenkontrollen fant feil i uttrekket, så det er ikke lagt fram. Vis feilene til systemansvarlig."
        }
        "disposal" => {
            "En kassasjonsliste er under arbeid. Vent til den er satt i verk (arkivlova § 13)."
        }
        "destroyed" => {
            "En sak i uttrekket ble kassert mens det ble laget (arkivlova § 13). Lag det på nytt."
        }
        "unsaid" => {
            "Noe i uttrekket ble sperret mens det ble laget (arkivlova § 13). Lag det på nytt, og skriv hvorfor det må åpnes."
        }
        "interrupted" => "Programmet stoppet underveis. Lag uttrekket på nytt.",
        _ => {
            "En fil eller databasen kunne ikke leses eller skrives. Prøv på nytt. Hjelper ikke det, si fra til systemansvarlig."
        }
    }
}

const OWN: &str = "Arkivforskriften § 3, egen frist";

const RULES: &[Rule] = &[
    Rule {
        what: "Oppsigelse og avskjed",
        detail: "også saker for retten og reaksjoner med følger for ansettelsen",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskriften § 33 g og h",
    },
    Rule {
        what: "Omplassering",
        detail: "",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskriften § 33 f",
    },
    Rule {
        what: "Håndtering av varsel og konflikt",
        detail: "hvordan saken ble håndtert",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskriften § 31 c",
    },
    Rule {
        what: "Behandlet i administrasjons\u{ad}utvalget, eller gjelder en folkevalgt",
        detail: "",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskriften §§ 32 b og 34",
    },
    Rule {
        what: "Journal og kassasjonslogg",
        detail: "",
        kept: Kept::ForEver,
        then: "Til depot",
        basis: "Bevaringsforskriften § 20",
    },
    Rule {
        what: "Advarsel",
        detail: "uten følger for ansettelsen og ikke for retten, når svaret nedenfor er nei",
        kept: Kept::Period("24 måneder"),
        then: "Blir vurdert",
        basis: OWN,
    },
    Rule {
        what: "Veiledning",
        detail: "",
        kept: Kept::Period("12 måneder"),
        then: "Blir vurdert",
        basis: OWN,
    },
    Rule {
        what: "Melding uten reaksjon",
        detail: "",
        kept: Kept::Period("6 måneder"),
        then: "Blir vurdert",
        basis: OWN,
    },
    Rule {
        what: "Ny eller uavklart sakstype",
        detail: "",
        kept: Kept::Until("Ta vare på"),
        then: "Spør Nasjonalarkivet",
        basis: "Bevaringsforskriften § 3",
    },
];
