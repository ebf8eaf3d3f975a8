//! The words of the clocks' page; what each clock is called stands in `domain::clocks`.

use crate::domain::clocks::{Disorder, Fact};
use crate::domain::person::Language;

#[derive(Debug)]
pub struct Clocks {
    pub title: &'static str,
    pub lead: &'static str,
    pub clock: &'static str,
    pub last_day: &'static str,
    pub state: &'static str,
    pub counted_from: &'static str,
    pub moved_from: &'static str,
    pub open: &'static str,
    pub excluded: &'static str,
    pub needs: &'static str,
    pub not_advice: &'static str,
    pub nothing_runs: &'static str,
    pub facts: &'static str,
    pub facts_lead: &'static str,
    pub employed_on: &'static str,
    pub born_on: &'static str,
    pub born_hint: &'static str,
    pub contract: &'static str,
    pub permanent: &'static str,
    pub temporary: &'static str,
    pub hired: &'static str,
    pub probation: &'static str,
    pub probation_until: &'static str,
    pub sick_since: &'static str,
    pub sick_hint: &'static str,
    pub leave: &'static str,
    pub form_defect: &'static str,
    pub after: &'static str,
    pub demanded_on: &'static str,
    pub met_on: &'static str,
    pub negotiated_until: &'static str,
    pub sued_on: &'static str,
    pub access_requested_on: &'static str,
    pub breach_on: &'static str,
    pub breach_time: &'static str,
    pub save: &'static str,
    pub next: &'static str,
    /// Why the days cannot all be true.
    pub disorder: fn(Disorder) -> String,
}

fn told(why: Disorder, language: Language, words: [&str; 3]) -> String {
    let name = |fact: Fact| fact.name().get(language);
    let [order, range, foreign] = words;
    match why {
        Disorder::OutOfOrder { earlier, later } => {
            format!("{} {order} {}", capital(name(later)), name(earlier))
        }
        Disorder::OutOfRange(fact) | Disorder::TooMany(fact) => {
            format!("{}: {range}", capital(name(fact)))
        }
        Disorder::NotForKind { fact, .. } => format!("{} {foreign}", capital(name(fact))),
    }
}

/// The first letter large.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

pub const NN: Clocks = Clocks {
    title: "Fristar",
    lead: "Rekna ut frå det som står i saka. Det den tilsette og ein klagar må gjere, er flytta til neste yrkedag; det kommunen må gjere, er ikkje flytta (domstollova § 149).",
    clock: "Frist",
    last_day: "Siste dag",
    state: "Status",
    counted_from: "rekna frå",
    moved_from: "flytta frå",
    open: "Ingen frist",
    excluded: "Gjeld ikkje",
    needs: "Manglar",
    not_advice: "Få ein jurist i arbeidsrett til å sjå over før du byggjer på ein frist.",
    nothing_runs: "Ingen fristar går enno.",
    facts: "Opplysningar fristane treng",
    facts_lead: "Skriv berre det du veit. Fristane gjettar aldri; dei seier kva dei manglar. Eit nytt svar tek ikkje bort det gamle.",
    employed_on: "Tilsett frå",
    born_on: "Fødd",
    born_hint: "Trengst berre når den tilsette har vore her i ti år (arbeidsmiljølova § 15-3).",
    contract: "Tilsetjing",
    permanent: "Fast",
    temporary: "Mellombels",
    hired: "Innleigd",
    probation: "Sagd opp i skriftleg avtalt prøvetid",
    probation_until: "Siste dag i prøvetida",
    sick_since: "Borte frå arbeidet sidan",
    sick_hint: "Berre dagen. Skriv aldri kvifor (arbeidsmiljølova § 15-8).",
    leave: "I permisjon eller militærteneste",
    form_defect: "Brevet har formfeil (arbeidsmiljølova § 15-4)",
    after: "Etter at brevet kom fram",
    demanded_on: "Kravde forhandlingar",
    met_on: "Første forhandlingsmøte",
    negotiated_until: "Forhandlingane slutt",
    sued_on: "Gjekk til søksmål",
    access_requested_on: "Kravde innsyn",
    breach_on: "Kjend med personvernavvik, dato",
    breach_time: "Kjend med personvernavvik, klokka",
    save: "Lagre opplysningane",
    next: "Neste frist",
    disorder: |why| {
        let words = [
            "kan ikkje vere før",
            "året eller talet kan ikkje stemme",
            "høyrer ikkje til denne reaksjonen",
        ];
        told(why, Language::Nynorsk, words)
    },
};

pub const NB: Clocks = Clocks {
    title: "Frister",
    lead: "Beregnet ut fra det som står i saken. Det den ansatte og en klager må gjøre, er flyttet til neste virkedag; det kommunen må gjøre, er ikke flyttet (domstolloven § 149).",
    clock: "Frist",
    last_day: "Siste dag",
    state: "Status",
    counted_from: "regnet fra",
    moved_from: "flyttet fra",
    open: "Ingen frist",
    excluded: "Gjelder ikke",
    needs: "Mangler",
    not_advice: "Få en jurist i arbeidsrett til å se over før du bygger på en frist.",
    nothing_runs: "Ingen frister løper ennå.",
    facts: "Opplysninger fristene trenger",
    facts_lead: "Skriv bare det du vet. Fristene gjetter aldri; de sier hva de mangler. Et nytt svar tar ikke bort det gamle.",
    employed_on: "Ansatt fra",
    born_on: "Født",
    born_hint: "Trengs bare når den ansatte har vært her i ti år (arbeidsmiljøloven § 15-3).",
    contract: "Ansettelse",
    permanent: "Fast",
    temporary: "Midlertidig",
    hired: "Innleid",
    probation: "Sagt opp i skriftlig avtalt prøvetid",
    probation_until: "Siste dag i prøvetiden",
    sick_since: "Borte fra arbeidet siden",
    sick_hint: "Bare dagen. Skriv aldri hvorfor (arbeidsmiljøloven § 15-8).",
    leave: "I permisjon eller militærtjeneste",
    form_defect: "Brevet har formfeil (arbeidsmiljøloven § 15-4)",
    after: "Etter at brevet kom fram",
    demanded_on: "Krevde forhandlinger",
    met_on: "Første forhandlingsmøte",
    negotiated_until: "Forhandlingene slutt",
    sued_on: "Gikk til søksmål",
    access_requested_on: "Krevde innsyn",
    breach_on: "Kjent med personvernavvik, dato",
    breach_time: "Kjent med personvernavvik, klokka",
    save: "Lagre opplysningene",
    next: "Neste frist",
    disorder: |why| {
        let words = [
            "kan ikke være før",
            "året eller tallet kan ikke stemme",
            "hører ikke til denne reaksjonen",
        ];
        told(why, Language::Bokmaal, words)
    },
};

pub const EN: Clocks = Clocks {
    title: "Deadlines",
    lead: "Counted from what stands in the case. What the employee and a complainant must do is moved to the next working day; what the municipality must do is not (domstollova § 149).",
    clock: "Deadline",
    last_day: "Last day",
    state: "State",
    counted_from: "counted from",
    moved_from: "moved from",
    open: "No deadline",
    excluded: "Does not apply",
    needs: "Missing",
    not_advice: "Have an employment lawyer look it over before you build on a deadline.",
    nothing_runs: "No deadline runs yet.",
    facts: "What the deadlines need to know",
    facts_lead: "Write only what you know. The deadlines never guess; they say what they lack. A new answer does not remove the old one.",
    employed_on: "Employed from",
    born_on: "Born",
    born_hint: "Needed only when the employee has been here for ten years (arbeidsmiljølova § 15-3).",
    contract: "Employment",
    permanent: "Permanent",
    temporary: "Temporary",
    hired: "Hired in",
    probation: "Dismissed in an agreed written probation",
    probation_until: "Last day of the probation",
    sick_since: "Away from work since",
    sick_hint: "Only the day. Never write why (arbeidsmiljølova § 15-8).",
    leave: "On leave or in military service",
    form_defect: "The letter has a defect of form (arbeidsmiljølova § 15-4)",
    after: "After the letter came",
    demanded_on: "Demanded negotiations",
    met_on: "First negotiation meeting",
    negotiated_until: "Negotiations ended",
    sued_on: "Sued",
    access_requested_on: "Asked for access",
    breach_on: "Known of a personal data breach, date",
    breach_time: "Known of a personal data breach, time",
    save: "Save",
    next: "Next deadline",
    disorder: |why| {
        let words = [
            "cannot be before",
            "the year or the number cannot be right",
            "does not belong to this reaction",
        ];
        told(why, Language::English, words)
    },
};
