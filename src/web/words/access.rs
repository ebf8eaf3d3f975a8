//! The words of access to one case: given for a time, taken in need, and who reported.

use crate::domain::access_grant::Refusal;
use crate::domain::linking;

#[derive(Debug)]
pub struct Access {
    pub title: &'static str,
    pub lead: &'static str,
    pub narrow: &'static str,
    pub narrow_short: &'static str,
    pub now: &'static str,
    pub nobody: &'static str,
    pub earlier: &'static str,
    pub from_to: fn(&str, &str) -> String,
    pub given_by: &'static str,
    pub broken: &'static str,
    pub ended: &'static str,
    pub end: &'static str,
    pub give: &'static str,
    pub person: &'static str,
    pub person_hint: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub last_hint: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub save: &'static str,
    pub choose_person: &'static str,
    pub refusal: fn(Refusal) -> &'static str,
    pub links: &'static str,
    pub links_lead: &'static str,
    pub linked: &'static str,
    pub link: &'static str,
    pub link_refusal: fn(linking::Refusal) -> &'static str,
    // In need
    pub glass: &'static str,
    pub glass_lead: &'static str,
    pub glass_never: &'static str,
    pub number: &'static str,
    pub number_hint: &'static str,
    pub grounds: &'static str,
    pub grounds_hint: &'static str,
    pub glass_open: &'static str,
    pub no_such: &'static str,
    pub glass_told: &'static str,
    pub glass_told_lead: fn(&str, &str) -> String,
    pub glass_when: &'static str,
    pub glass_until: &'static str,
    pub glass_over: &'static str,
    pub glass_end: &'static str,
    pub glass_end_lead: &'static str,
    // Who reported
    pub reporter: &'static str,
    pub reporter_show: &'static str,
    pub reporter_recorded: &'static str,
    pub reporter_keep: &'static str,
    // Tasks
    pub soon: &'static str,
    pub soon_text: &'static str,
}

pub const NN: Access = Access {
    title: "Tilgang til saka",
    lead: "Nokre treng å sjå saka utan å ha ei rolle som opnar henne. Du gir tilgang til éin person, for ei tid og med ei grunngjeving (forvaltningslova § 13 b). Tilgangen tek slutt av seg sjølv.",
    narrow: "Saka er eit varsel. Ho er open berre for sakshandsamaren, for den som skal avgjere eller stadfeste, og for dei som er nemnde her (arbeidsmiljølova §§ 2 A-3 og 2 A-4).",
    narrow_short: "Berre dei som er nemnde i saka, ser henne. Andre i HR får ikkje vite at ho finst.",
    now: "Har tilgang",
    nobody: "Ingen har fått tilgang på denne måten.",
    earlier: "Tidlegare",
    from_to: |from, to| format!("Frå {from} til {to}"),
    given_by: "Gitt av",
    broken: "Opna i naud",
    ended: "Avslutta før tida",
    end: "Avslutt",
    give: "Gi tilgang",
    person: "Kven skal sjå saka?",
    person_hint: "Den som har ei rolle i saka, eller som alt ser henne, står ikkje i lista (forvaltningslova § 6).",
    first: "Første dag",
    last: "Siste dag",
    last_hint: "Høgst 90 dagar. Dagen er med.",
    reason: "Kvifor",
    reason_hint: "Minst 20 teikn. Den som spør kven som har sett på saka, kan få lese dette.",
    save: "Gi tilgang",
    choose_person: "Vel ein person frå lista.",
    refusal: |refusal| match refusal {
        Refusal::NotYours => "HR-sjefen gir tilgang. I ei varslingssak gjer sakshandsamaren det òg",
        Refusal::TooShort => "Skriv minst 20 teikn",
        Refusal::TooLong => "Grunngjevinga er for lang",
        Refusal::BeginsInThePast => "Første dag kan ikkje vere før i dag",
        Refusal::EndsBeforeItBegins => "Siste dag kan ikkje vere før første dag",
        Refusal::LastsTooLong => "Tilgangen kan ikkje vare meir enn 90 dagar",
        Refusal::Implicated => "Den som har ei rolle i saka eller er ugild, får ikkje tilgang",
        Refusal::ManagesAccounts => "Systemansvarleg ser ingen saker",
        Refusal::NoAccount => "Personen har ingen konto",
        Refusal::SeesIt => "Du eller personen ser saka alt",
        Refusal::NobodyToTell => {
            "Ingen andre kan få vite at saka blir opna. Då kan ho ikkje opnast slik"
        }
    },
    links: "Tilknytte saker",
    links_lead: "Det som blir gjort med den meldinga gjeld, kan stå i ei personalsak for seg, som fleire i HR les. Lenkja ser berre dei som ser begge sakene.",
    linked: "Personalsak",
    link: "Knyt saman",
    link_refusal: |refusal| match refusal {
        linking::Refusal::NotWhistleblowing => {
            "Berre ei varslingssak kan knytast til ei personalsak"
        }
        linking::Refusal::NoSuchCase => "Det finst inga sak med dette nummeret som du ser",
        linking::Refusal::Linked => "Sakene er alt knytte saman",
    },
    glass: "Opne ei sak i naud",
    glass_lead: "Nokre saker ser ikkje HR-sjefen. Er det naudsynt, kan du opne ei slik i 24 timar. Kommunedirektøren, eller den som kjem etter, får melding med ein gong, og kan avslutte tilgangen. Det står i saka og i sporet.",
    glass_never: "Ei sak du sjølv har ei rolle i, kan du ikkje opne (forvaltningslova § 6).",
    number: "Saksnummer",
    number_hint: "Til dømes 2026/14",
    grounds: "Kvifor er det naudsynt?",
    grounds_hint: "Minst 20 teikn. Den som får melding, les dette.",
    glass_open: "Opne saka",
    no_such: "Det finst inga sak med dette nummeret som du kan opne.",
    glass_told: "HR-sjefen har opna ei sak",
    glass_told_lead: |name, number| {
        format!(
            "{name} har opna sak {number}, som HR-sjefen elles ikkje ser. Du får vite det fordi éin ikkje skal kunne gjere dette åleine (kommunelova § 25-1)."
        )
    },
    glass_when: "Opna",
    glass_until: "Varer til",
    glass_over: "Tilgangen er slutt.",
    glass_end: "Avslutt tilgangen no",
    glass_end_lead: "Er du ikkje einig i grunnen, kan du avslutte tilgangen. Ta det opp med HR-sjefen etterpå.",
    reporter: "Kven som melde",
    reporter_show: "Vis kven som melde",
    reporter_recorded: "At du såg namnet, er ført i sporet.",
    reporter_keep: "Ikkje skriv namnet i saka, i brev eller i e-post. Gjengjelding mot den som varslar, er forbode (arbeidsmiljølova § 2 A-4).",
    soon: "Tilgangen tek til seinare",
    soon_text: "Du skal få sjå ei sak. Tilgangen har ikkje teke til enno. Prøv lenkja att den dagen du har fått vite om.",
};

pub const NB: Access = Access {
    title: "Tilgang til saken",
    lead: "Noen trenger å se saken uten å ha en rolle som åpner den. Du gir tilgang til én person, for en tid og med en begrunnelse (forvaltningsloven § 13 b). Tilgangen tar slutt av seg selv.",
    narrow: "Saken er et varsel. Den er åpen bare for saksbehandleren, for den som skal avgjøre eller bekrefte, og for dem som er nevnt her (arbeidsmiljøloven §§ 2 A-3 og 2 A-4).",
    narrow_short: "Bare de som er nevnt i saken, ser den. Andre i HR får ikke vite at den finnes.",
    now: "Har tilgang",
    nobody: "Ingen har fått tilgang på denne måten.",
    earlier: "Tidligere",
    from_to: |from, to| format!("Fra {from} til {to}"),
    given_by: "Gitt av",
    broken: "Åpnet i nød",
    ended: "Avsluttet før tiden",
    end: "Avslutt",
    give: "Gi tilgang",
    person: "Hvem skal se saken?",
    person_hint: "Den som har en rolle i saken, eller som alt ser den, står ikke i listen (forvaltningsloven § 6).",
    first: "Første dag",
    last: "Siste dag",
    last_hint: "Høyst 90 dager. Dagen er med.",
    reason: "Hvorfor",
    reason_hint: "Minst 20 tegn. Den som spør hvem som har sett på saken, kan få lese dette.",
    save: "Gi tilgang",
    choose_person: "Velg en person fra listen.",
    refusal: |refusal| match refusal {
        Refusal::NotYours => {
            "HR-sjefen gir tilgang. I en varslingssak gjør saksbehandleren det også"
        }
        Refusal::TooShort => "Skriv minst 20 tegn",
        Refusal::TooLong => "Begrunnelsen er for lang",
        Refusal::BeginsInThePast => "Første dag kan ikke være før i dag",
        Refusal::EndsBeforeItBegins => "Siste dag kan ikke være før første dag",
        Refusal::LastsTooLong => "Tilgangen kan ikke vare mer enn 90 dager",
        Refusal::Implicated => "Den som har en rolle i saken eller er inhabil, får ikke tilgang",
        Refusal::ManagesAccounts => "Systemansvarlig ser ingen saker",
        Refusal::NoAccount => "Personen har ingen konto",
        Refusal::SeesIt => "Du eller personen ser saken alt",
        Refusal::NobodyToTell => {
            "Ingen andre kan få vite at saken blir åpnet. Da kan den ikke åpnes slik"
        }
    },
    links: "Tilknyttede saker",
    links_lead: "Det som blir gjort med den meldingen gjelder, kan stå i en personalsak for seg, som flere i HR leser. Lenken ser bare de som ser begge sakene.",
    linked: "Personalsak",
    link: "Knytt sammen",
    link_refusal: |refusal| match refusal {
        linking::Refusal::NotWhistleblowing => {
            "Bare en varslingssak kan knyttes til en personalsak"
        }
        linking::Refusal::NoSuchCase => "Det finnes ingen sak med dette nummeret som du ser",
        linking::Refusal::Linked => "Sakene er alt knyttet sammen",
    },
    glass: "Åpne en sak i nød",
    glass_lead: "Noen saker ser ikke HR-sjefen. Er det nødvendig, kan du åpne en slik i 24 timer. Kommunedirektøren, eller den som kommer etter, får melding med en gang, og kan avslutte tilgangen. Det står i saken og i sporet.",
    glass_never: "En sak du selv har en rolle i, kan du ikke åpne (forvaltningsloven § 6).",
    number: "Saksnummer",
    number_hint: "For eksempel 2026/14",
    grounds: "Hvorfor er det nødvendig?",
    grounds_hint: "Minst 20 tegn. Den som får melding, leser dette.",
    glass_open: "Åpne saken",
    no_such: "Det finnes ingen sak med dette nummeret som du kan åpne.",
    glass_told: "HR-sjefen har åpnet en sak",
    glass_told_lead: |name, number| {
        format!(
            "{name} har åpnet sak {number}, som HR-sjefen ellers ikke ser. Du får vite det fordi én ikke skal kunne gjøre dette alene (kommuneloven § 25-1)."
        )
    },
    glass_when: "Åpnet",
    glass_until: "Varer til",
    glass_over: "Tilgangen er slutt.",
    glass_end: "Avslutt tilgangen nå",
    glass_end_lead: "Er du ikke enig i grunnen, kan du avslutte tilgangen. Ta det opp med HR-sjefen etterpå.",
    reporter: "Hvem som meldte",
    reporter_show: "Vis hvem som meldte",
    reporter_recorded: "At du så navnet, er ført i sporet.",
    reporter_keep: "Ikke skriv navnet i saken, i brev eller i e-post. Gjengjeldelse mot den som varsler, er forbudt (arbeidsmiljøloven § 2 A-4).",
    soon: "Tilgangen begynner senere",
    soon_text: "Du skal få se en sak. Tilgangen har ikke begynt ennå. Prøv lenken igjen den dagen du har fått vite om.",
};

pub const EN: Access = Access {
    title: "Access to the case",
    lead: "Some need to see the case without a role that opens it. You give access to one person, for a time and with a reason (Public Administration Act § 13 b). It ends by itself.",
    narrow: "The case is a whistleblowing report. It is open to its officer, to whoever is to decide or confirm, and to those named here, alone (Working Environment Act §§ 2 A-3 and 2 A-4).",
    narrow_short: "Only those named in the case see it. Others in HR do not learn that it exists.",
    now: "Has access",
    nobody: "Nobody has been given access in this way.",
    earlier: "Earlier",
    from_to: |from, to| format!("From {from} to {to}"),
    given_by: "Given by",
    broken: "Opened in need",
    ended: "Ended before its time",
    end: "End",
    give: "Give access",
    person: "Who is to see the case?",
    person_hint: "Whoever has a part in the case, or sees it already, is not in the list (Public Administration Act § 6).",
    first: "First day",
    last: "Last day",
    last_hint: "At most 90 days. The day is included.",
    reason: "Why",
    reason_hint: "At least 20 characters. Whoever asks who has looked at the case may be shown this.",
    save: "Give access",
    choose_person: "Choose a person from the list.",
    refusal: |refusal| match refusal {
        Refusal::NotYours => {
            "The head of HR gives access. In a whistleblowing case its officer does too"
        }
        Refusal::TooShort => "Write at least 20 characters",
        Refusal::TooLong => "The reason is too long",
        Refusal::BeginsInThePast => "The first day cannot be before today",
        Refusal::EndsBeforeItBegins => "The last day cannot be before the first",
        Refusal::LastsTooLong => "Access cannot last more than 90 days",
        Refusal::Implicated => {
            "Whoever has a part in the case, or is conflicted, is not given access"
        }
        Refusal::ManagesAccounts => "The system administrator sees no case",
        Refusal::NoAccount => "The person has no account",
        Refusal::SeesIt => "You or the person see the case already",
        Refusal::NobodyToTell => {
            "Nobody else can be told that the case is opened. Then it cannot be opened in this way"
        }
    },
    links: "Linked cases",
    links_lead: "What is done about the one who is reported can stand in a personnel case of its own, which more in HR read. Only those who see both cases see the link.",
    linked: "Personnel case",
    link: "Link",
    link_refusal: |refusal| match refusal {
        linking::Refusal::NotWhistleblowing => {
            "Only a whistleblowing case can be linked to a personnel case"
        }
        linking::Refusal::NoSuchCase => "There is no case with this number that you see",
        linking::Refusal::Linked => "The cases are linked already",
    },
    glass: "Open a case in need",
    glass_lead: "Some cases the head of HR does not see. Where it is necessary you can open one for 24 hours. The chief executive, or whoever is next, is told at once and can end it. It stands in the case and in the trail.",
    glass_never: "A case in which you have a part you cannot open (Public Administration Act § 6).",
    number: "Case number",
    number_hint: "For example 2026/14",
    grounds: "Why is it necessary?",
    grounds_hint: "At least 20 characters. Whoever is told reads this.",
    glass_open: "Open the case",
    no_such: "There is no case with this number that you can open.",
    glass_told: "The head of HR has opened a case",
    glass_told_lead: |name, number| {
        format!(
            "{name} has opened case {number}, which the head of HR does not see otherwise. You are told because nobody should be able to do this alone (Local Government Act § 25-1)."
        )
    },
    glass_when: "Opened",
    glass_until: "Lasts until",
    glass_over: "The access has ended.",
    glass_end: "End the access now",
    glass_end_lead: "If you do not agree with the grounds, you can end the access. Raise it with the head of HR afterwards.",
    reporter: "Who reported",
    reporter_show: "Show who reported",
    reporter_recorded: "That you saw the name is written in the trail.",
    reporter_keep: "Do not write the name in the case, in letters or in mail. Retaliation against a whistleblower is forbidden (Working Environment Act § 2 A-4).",
    soon: "The access begins later",
    soon_text: "You will see a case. The access has not begun yet. Try the link again on the day you have been told of.",
};
