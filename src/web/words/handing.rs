//! The words of a task that is given to another, and of why a task is somebody's.

use crate::domain::task_transfer::Refusal;

#[derive(Debug)]
pub struct Handing {
    pub give: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub to: &'static str,
    pub nobody: &'static str,
    pub choose: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub loses: &'static str,
    pub given: &'static str,
    pub given_to: fn(&str) -> String,
    pub is_done: &'static str,
    pub is_open: &'static str,
    pub blocks: &'static str,
    /// The absent one, and the last day.
    pub stands_in: fn(&str, &str) -> String,
    /// Whoever is away, for HR to read.
    pub instead_of: fn(&str) -> String,
    pub is_next: fn(&str, &str) -> String,
    pub nobody_else: fn(&str, &str) -> String,
    pub must_find: &'static str,
    pub got_from: fn(&str, &str) -> String,
    pub refusal: fn(Refusal) -> &'static str,
}

pub const NN: Handing = Handing {
    give: "Gi til ein annan",
    title: "Gi oppgåva til ein annan",
    lead: "Berre dei som kan ta steget, står i lista: den som har ein del i saka, er ugild, er borte eller manglar rolla, gjer ikkje det.",
    to: "Kven skal ha oppgåva?",
    nobody: "Ingen andre kan ta dette steget no. Registrer ein stadfortredar, ei fullmakt eller eit settemynde.",
    choose: "Vel kven som skal ha oppgåva.",
    reason: "Kvifor?",
    reason_hint: "Den som får oppgåva, les dette. Skriv ikkje om helse eller andre private forhold.",
    loses: "Fristen står. Den andre får e-post. Var det oppgåva som lét deg sjå saka, ser du henne ikkje lenger.",
    given: "Gitt til andre",
    given_to: |name| format!("til {name}"),
    is_done: "Gjort",
    is_open: "Ikkje gjort enno",
    blocks: "Stansar saka",
    instead_of: |name| format!("i staden for {name}, som er borte"),
    stands_in: |name, day| {
        format!("Du er stadfortredar for {name}, som er borte til og med {day}.")
    },
    is_next: |name, day| {
        format!("{name} er borte til og med {day}, og du er den neste som kan ta steget.")
    },
    nobody_else: |name, day| {
        format!(
            "{name} er borte til og med {day}, og ingen andre kan ta steget. Registrer stadfortredar, fullmakt eller settemynde."
        )
    },
    must_find: "Ingen kan ta dette steget no. Registrer fullmakt, stadfortredar eller settemynde; då går oppgåva vidare.",
    got_from: |name, reason| format!("{name} gav deg oppgåva: «{reason}»"),
    refusal: |refusal| match refusal {
        Refusal::OfficersAlone => {
            "I ei varslingssak gir berre sakshandsamaren steg vidare: be sakshandsamaren finne ein annan."
        }
        Refusal::NotAStep => {
            "Denne oppgåva følgjer av kven du er i saka, og kan ikkje givast til andre."
        }
        Refusal::HasIt => "Du har oppgåva alt.",
        Refusal::Implicated => {
            "Personen har ein del i saka eller er ugild, og kan ikkje ta oppgåva (forvaltningslova § 6)."
        }
        Refusal::NoAccount => "Personen har ikkje open konto eller e-postadresse.",
        Refusal::WithoutRole => {
            "Personen har ikkje rolla som steget krev (forvaltningslova § 13 b)."
        }
        Refusal::Absent => "Personen er borte no. Vel ein som er til stades.",
        Refusal::TooShort => "Skriv kvifor, med minst 10 teikn.",
        Refusal::TooLong => "Skriv kvifor, med høgst 500 teikn.",
    },
};

pub const NB: Handing = Handing {
    give: "Gi til en annen",
    title: "Gi oppgaven til en annen",
    lead: "Bare de som kan ta steget, står i listen: den som har en del i saken, er inhabil, er borte eller mangler rollen, gjør ikke det.",
    to: "Hvem skal ha oppgaven?",
    nobody: "Ingen andre kan ta dette steget nå. Registrer en stedfortreder, en fullmakt eller en settemyndighet.",
    choose: "Velg hvem som skal ha oppgaven.",
    reason: "Hvorfor?",
    reason_hint: "Den som får oppgaven, leser dette. Skriv ikke om helse eller andre private forhold.",
    loses: "Fristen står. Den andre får e-post. Var det oppgaven som lot deg se saken, ser du den ikke lenger.",
    given: "Gitt til andre",
    given_to: |name| format!("til {name}"),
    is_done: "Gjort",
    is_open: "Ikke gjort ennå",
    blocks: "Stanser saken",
    instead_of: |name| format!("i stedet for {name}, som er borte"),
    stands_in: |name, day| {
        format!("Du er stedfortreder for {name}, som er borte til og med {day}.")
    },
    is_next: |name, day| {
        format!("{name} er borte til og med {day}, og du er den neste som kan ta steget.")
    },
    nobody_else: |name, day| {
        format!(
            "{name} er borte til og med {day}, og ingen andre kan ta steget. Registrer stedfortreder, fullmakt eller settemyndighet."
        )
    },
    must_find: "Ingen kan ta dette steget nå. Registrer fullmakt, stedfortreder eller settemyndighet; da går oppgaven videre.",
    got_from: |name, reason| format!("{name} ga deg oppgaven: «{reason}»"),
    refusal: |refusal| match refusal {
        Refusal::OfficersAlone => {
            "I en varslingssak gir bare saksbehandleren steg videre: be saksbehandleren finne en annen."
        }
        Refusal::NotAStep => {
            "Denne oppgaven følger av hvem du er i saken, og kan ikke gis til andre."
        }
        Refusal::HasIt => "Du har oppgaven allerede.",
        Refusal::Implicated => {
            "Personen har en del i saken eller er inhabil, og kan ikke ta oppgaven (forvaltningsloven § 6)."
        }
        Refusal::NoAccount => "Personen har ikke åpen konto eller e-postadresse.",
        Refusal::WithoutRole => {
            "Personen har ikke rollen som steget krever (forvaltningsloven § 13 b)."
        }
        Refusal::Absent => "Personen er borte nå. Velg en som er til stede.",
        Refusal::TooShort => "Skriv hvorfor, med minst 10 tegn.",
        Refusal::TooLong => "Skriv hvorfor, med høyst 500 tegn.",
    },
};

pub const EN: Handing = Handing {
    give: "Give to another",
    title: "Give the task to another",
    lead: "Only those who may take the step are in the list: whoever has a part in the case, is conflicted, is away or lacks the role is not.",
    to: "Who is to have the task?",
    nobody: "Nobody else may take this step now. Register a deputy, a delegation or a substitute.",
    choose: "Choose who is to have the task.",
    reason: "Why?",
    reason_hint: "Whoever gets the task reads this. Do not write about health or other private matters.",
    loses: "The due date stands. The other gets a mail. If it was the task that let you see the case, you see it no longer.",
    given: "Given to others",
    given_to: |name| format!("to {name}"),
    is_done: "Done",
    is_open: "Not done yet",
    blocks: "Stops the case",
    instead_of: |name| format!("instead of {name}, who is away"),
    stands_in: |name, day| format!("You step in for {name}, who is away through {day}."),
    is_next: |name, day| {
        format!("{name} is away through {day}, and you are the next who may take the step.")
    },
    nobody_else: |name, day| {
        format!(
            "{name} is away through {day}, and nobody else may take the step. Register a deputy, a delegation or a substitute."
        )
    },
    must_find: "Nobody may take this step now. Register a delegation, a deputy or a substitute; then the task moves on.",
    got_from: |name, reason| format!("{name} gave you the task: “{reason}”"),
    refusal: |refusal| match refusal {
        Refusal::OfficersAlone => {
            "In a whistleblowing case only the officer gives a step to others: ask the officer to find somebody."
        }
        Refusal::NotAStep => {
            "This task follows from who you are in the case, and cannot be given to others."
        }
        Refusal::HasIt => "You have the task already.",
        Refusal::Implicated => {
            "The person has a part in the case or is conflicted, and cannot take the task (Public Administration Act § 6)."
        }
        Refusal::NoAccount => "The person has no open account or no address.",
        Refusal::WithoutRole => {
            "The person does not have the role that the step asks for (Public Administration Act § 13 b)."
        }
        Refusal::Absent => "The person is away now. Choose somebody who is there.",
        Refusal::TooShort => "Say why, in at least 10 characters.",
        Refusal::TooLong => "Say why, in at most 500 characters.",
    },
};
