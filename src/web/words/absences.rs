//! The words of absences, and of who steps in.

use crate::domain::absence::Refusal;

#[derive(Debug)]
pub struct Absences {
    pub title: &'static str,
    pub lead: &'static str,
    pub who: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub deputy: &'static str,
    pub no_deputy: &'static str,
    pub none: &'static str,
    pub end: &'static str,
    pub new: &'static str,
    pub date_hint: &'static str,
    pub deputy_hint: &'static str,
    pub save: &'static str,
    pub is_away: &'static str,
    pub comes: &'static str,
    pub yours: &'static str,
    pub stands_in: &'static str,
    pub choose_person: &'static str,
    pub refusal: fn(Refusal) -> &'static str,
}

pub const NN: Absences = Absences {
    title: "Fråvær og stadfortredar",
    lead: "Når du er borte, går oppgåvene dine til stadfortredaren. Du får dei att når du er tilbake. Kvifor du er borte, skal ikkje stå her.",
    who: "Kven",
    from: "Frå og med",
    to: "Til og med",
    deputy: "Stadfortredar",
    no_deputy: "Ingen",
    none: "Ingen er registrert som borte.",
    end: "Avslutt",
    new: "Registrer fråvær",
    date_hint: "Dag, månad og år, til dømes 7.12.2026",
    deputy_hint: "Stadfortredaren får ikkje saker der ho eller han har ein del, er ugild eller manglar rolla eller fullmakta. Dei går vidare til den neste. Utan stadfortredar går alle dit.",
    save: "Registrer",
    is_away: "Borte no",
    comes: "Kjem",
    yours: "Fråvær",
    stands_in: "Du er stadfortredar for",
    choose_person: "Vel kven det gjeld.",
    refusal: |refusal| match refusal {
        Refusal::NotYours => "Berre du sjølv eller HR-sjefen kan registrere fråværet ditt.",
        Refusal::BeginsInThePast => "Fråværet kan ikkje ta til før i dag.",
        Refusal::EndsBeforeItBegins => "Siste dag kan ikkje vere før første dag.",
        Refusal::LastsTooLong => "Registrer høgst eitt år om gongen.",
        Refusal::Overlaps => {
            "Det er alt registrert fråvær i denne tida. Avslutt det først, eller vel andre dagar."
        }
        Refusal::DeputyIsOneself => "Vel ein annan enn den som er borte.",
        Refusal::DeputyIsAway => {
            "Stadfortredaren er sjølv borte i denne tida. Vel ein annan, eller la feltet stå tomt."
        }
        Refusal::DeputyHasNoAccount => "Stadfortredaren har ikkje open konto eller e-postadresse.",
        Refusal::DeputyManagesAccounts => {
            "Systemansvarleg ser ingen saker og kan ikkje vere stadfortredar (forvaltningslova § 13 b)."
        }
    },
};

pub const NB: Absences = Absences {
    title: "Fravær og stedfortreder",
    lead: "Når du er borte, går oppgavene dine til stedfortrederen. Du får dem igjen når du er tilbake. Hvorfor du er borte, skal ikke stå her.",
    who: "Hvem",
    from: "Fra og med",
    to: "Til og med",
    deputy: "Stedfortreder",
    no_deputy: "Ingen",
    none: "Ingen er registrert som borte.",
    end: "Avslutt",
    new: "Registrer fravær",
    date_hint: "Dag, måned og år, for eksempel 7.12.2026",
    deputy_hint: "Stedfortrederen får ikke saker der hun eller han har en del, er inhabil eller mangler rollen eller fullmakten. De går videre til den neste. Uten stedfortreder går alle dit.",
    save: "Registrer",
    is_away: "Borte nå",
    comes: "Kommer",
    yours: "Fravær",
    stands_in: "Du er stedfortreder for",
    choose_person: "Velg hvem det gjelder.",
    refusal: |refusal| match refusal {
        Refusal::NotYours => "Bare du selv eller HR-sjefen kan registrere fraværet ditt.",
        Refusal::BeginsInThePast => "Fraværet kan ikke begynne før i dag.",
        Refusal::EndsBeforeItBegins => "Siste dag kan ikke være før første dag.",
        Refusal::LastsTooLong => "Registrer høyst ett år om gangen.",
        Refusal::Overlaps => {
            "Det er allerede registrert fravær i denne tiden. Avslutt det først, eller velg andre dager."
        }
        Refusal::DeputyIsOneself => "Velg en annen enn den som er borte.",
        Refusal::DeputyIsAway => {
            "Stedfortrederen er selv borte i denne tiden. Velg en annen, eller la feltet stå tomt."
        }
        Refusal::DeputyHasNoAccount => "Stedfortrederen har ikke åpen konto eller e-postadresse.",
        Refusal::DeputyManagesAccounts => {
            "Systemansvarlig ser ingen saker og kan ikke være stedfortreder (forvaltningsloven § 13 b)."
        }
    },
};

pub const EN: Absences = Absences {
    title: "Absence and deputy",
    lead: "While you are away, your tasks go to your deputy. You get them back when you return. Why you are away is not to be written here.",
    who: "Who",
    from: "From",
    to: "Through",
    deputy: "Deputy",
    no_deputy: "Nobody",
    none: "Nobody is registered as away.",
    end: "End",
    new: "Register absence",
    date_hint: "Day, month and year, such as 7.12.2026",
    deputy_hint: "The deputy does not get cases in which they have a part, are conflicted, or lack the role or the delegation. Those go on to the next one. Without a deputy all of them do.",
    save: "Register",
    is_away: "Away now",
    comes: "To come",
    yours: "Absence",
    stands_in: "You step in for",
    choose_person: "Choose whom it is about.",
    refusal: |refusal| match refusal {
        Refusal::NotYours => "Only you or the head of HR can register your absence.",
        Refusal::BeginsInThePast => "The absence cannot begin before today.",
        Refusal::EndsBeforeItBegins => "The last day cannot be before the first.",
        Refusal::LastsTooLong => "Register at most one year at a time.",
        Refusal::Overlaps => {
            "Absence is registered in this time already. End it first, or choose other days."
        }
        Refusal::DeputyIsOneself => "Choose somebody other than whoever is away.",
        Refusal::DeputyIsAway => {
            "The deputy is away in this time too. Choose another, or leave the field empty."
        }
        Refusal::DeputyHasNoAccount => "The deputy has no open account or no address.",
        Refusal::DeputyManagesAccounts => {
            "The system administrator sees no case and cannot be a deputy (Public Administration Act § 13 b)."
        }
    },
};
