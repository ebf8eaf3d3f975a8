//! The words of what is blocked (sperra).

use crate::domain::blocking::{Opener, Reason, Refusal};

#[derive(Debug)]
pub struct Blocking {
    pub title: &'static str,
    pub lead: &'static str,
    pub blocked: &'static str,
    pub none: &'static str,
    pub lifted: &'static str,
    pub case: &'static str,
    pub document: fn(i32) -> String,
    pub set_by: &'static str,
    pub lifted_by: &'static str,
    pub set: &'static str,
    pub number: &'static str,
    pub number_hint: &'static str,
    pub serial: &'static str,
    pub serial_hint: &'static str,
    pub reason: &'static str,
    pub reasons: fn(Reason) -> &'static str,
    pub grounds: &'static str,
    pub grounds_hint: &'static str,
    pub choose: &'static str,
    /// What is said at a field of why.
    pub least: &'static str,
    pub open: &'static str,
    pub open_lead: &'static str,
    pub open_grounds: &'static str,
    /// Whoever looks blocked a whistleblowing case: who opens it instead.
    pub not_yours: fn(Opener) -> &'static str,
    pub content: &'static str,
    pub content_lead: &'static str,
    pub openings: &'static str,
    pub no_openings: &'static str,
    pub review: &'static str,
    /// Its own period is over.
    pub is_out: &'static str,
    /// Somebody waits for access.
    pub is_asked: &'static str,
    pub waits: &'static str,
    pub lift: &'static str,
    pub lift_lead: &'static str,
    pub lift_grounds: &'static str,
    pub refusal: fn(Refusal) -> &'static str,
}

pub const NN: Blocking = Blocking {
    title: "Sperra saker og dokument",
    lead: "Det som er sperra, er teke vare på, men ingen ser det i lister, søk eller sakene. Arkivaren og HR-sjefen kan opne det når dei skriv kvifor (arkivlova § 13 andre ledd).",
    blocked: "Sperra no",
    none: "Ingenting er sperra.",
    lifted: "Oppheva",
    case: "Heile saka",
    document: |serial| format!("Dokument {serial} med vedlegg"),
    set_by: "Sperra av",
    lifted_by: "Oppheva av",
    set: "Sperr",
    number: "Saksnummer",
    number_hint: "Saka må vere avslutta, og utan kassasjonsstopp eller innsynskrav som ikkje er svara på. Døme: 2026/14",
    serial: "Dokumentnummer",
    serial_hint: "La stå tomt for å sperre heile saka.",
    reason: "Grunn",
    reasons: |reason| match reason {
        Reason::ErasureClaim => "Krav om sletting (personvernforordninga art. 17)",
        Reason::Order => "Pålegg frå domstol eller tilsyn",
        Reason::Other => "Anna",
    },
    grounds: "Kvifor",
    grounds_hint: "Skriv kva kravet gjeld, og kvifor det ikkje kan kasserast. 10 til 1000 teikn.",
    choose: "Vel ein grunn.",
    least: "Minst 10 teikn. Blir ståande for alltid.",
    open: "Opne",
    open_lead: "Det du opnar, kan du lese i ein time. Kven som opnar, når og kvifor, blir ståande.",
    open_grounds: "Kvifor du må sjå det",
    not_yours: |opener| match opener {
        Opener::OtherArchivist => {
            "Du sperra saka, og ho gjeld eit varsel: då opnar du henne ikkje. Ein annan arkivar kan (arbeidsmiljølova § 2 A-4)."
        }
        Opener::HrHead => {
            "Du sperra saka, og ho gjeld eit varsel: då opnar du henne ikkje. HR-sjefen kan (arbeidsmiljølova § 2 A-4)."
        }
        Opener::Nobody => {
            "Du sperra saka, og ho gjeld eit varsel: då opnar du henne ikkje, og ingen andre kan no. Må ho opnast, gi arkivarrolla til ein til (arbeidsmiljølova § 2 A-4)."
        }
    },
    content: "Det som er sperra",
    content_lead: "Kvart dokument du opnar, står i revisjonssporet.",
    openings: "Opna av",
    no_openings: "Ingen har opna det.",
    review: "Må avgjerast av arkivaren",
    is_out: "Fristen er ute: opphev sperringa og set saka på ei kassasjonsliste (arkivlova § 13).",
    is_asked: "Nokon har bede om innsyn i saka, og den som svarar, ser ikkje det som er sperra. Opphev sperringa, så blir det vurdert som resten (offentleglova § 31, forvaltningslova § 21, personvernforordninga art. 15).",
    waits: "Noko som er sperra, ventar: fristen er ute, eller nokon må avgjere kor lenge det blir teke vare på.",
    lift: "Opphev sperringa",
    lift_lead: "Då ser alle som elles har tilgang, det att.",
    lift_grounds: "Kvifor sperringa blir oppheva",
    refusal: |why| match why {
        Refusal::NotClosed => "Berre det som er avslutta, kan sperrast.",
        Refusal::Held => {
            "Saka har kassasjonsstopp eller eit innsynskrav som ikkje er svara på. Avslutt det først."
        }
        Refusal::Listed => {
            "Saka står på ei kassasjonsliste. Stopp lista, eller ta saka ut av henne, først."
        }
        Refusal::Already => "Det er sperra alt.",
        Refusal::ToldByCase => {
            "Det same står i sjølve saka. Sperr heile saka: la dokumentnummeret stå tomt."
        }
        Refusal::Destroyed => "Innhaldet er kassert.",
        Refusal::Lifted => "Sperringa er oppheva alt.",
        Refusal::NoSuch => "Fann ikkje saka eller dokumentet. Sjå etter nummeret.",
        Refusal::OwnOfReport => {
            "Den som sperra ei varslingssak, opnar henne ikkje. Under «Opne» står det kven som kan (arbeidsmiljølova § 2 A-4)."
        }
        Refusal::Unsaid => "Noko i uttrekket er sperra. Skriv først kvifor du må opne det.",
        Refusal::Grounds(_) => "Skriv 10 til 1000 teikn, utan usynlege teikn.",
    },
};

pub const NB: Blocking = Blocking {
    title: "Sperrede saker og dokumenter",
    lead: "Det som er sperret, er tatt vare på, men ingen ser det i lister, søk eller sakene. Arkivaren og HR-sjefen kan åpne det når de skriver hvorfor (arkivloven § 13 andre ledd).",
    blocked: "Sperret nå",
    none: "Ingenting er sperret.",
    lifted: "Opphevet",
    case: "Hele saken",
    document: |serial| format!("Dokument {serial} med vedlegg"),
    set_by: "Sperret av",
    lifted_by: "Opphevet av",
    set: "Sperr",
    number: "Saksnummer",
    number_hint: "Saken må være avsluttet, og uten kassasjonsstopp eller innsynskrav som ikke er besvart. Eksempel: 2026/14",
    serial: "Dokumentnummer",
    serial_hint: "La stå tomt for å sperre hele saken.",
    reason: "Grunn",
    reasons: |reason| match reason {
        Reason::ErasureClaim => "Krav om sletting (personvernforordningen art. 17)",
        Reason::Order => "Pålegg fra domstol eller tilsyn",
        Reason::Other => "Annet",
    },
    grounds: "Hvorfor",
    grounds_hint: "Skriv hva kravet gjelder, og hvorfor det ikke kan kasseres. 10 til 1000 tegn.",
    choose: "Velg en grunn.",
    least: "Minst 10 tegn. Blir stående for alltid.",
    open: "Åpne",
    open_lead: "Det du åpner, kan du lese i en time. Hvem som åpner, når og hvorfor, blir stående.",
    open_grounds: "Hvorfor du må se det",
    not_yours: |opener| match opener {
        Opener::OtherArchivist => {
            "Du sperret saken, og den gjelder et varsel: da åpner du den ikke. En annen arkivar kan (arbeidsmiljøloven § 2 A-4)."
        }
        Opener::HrHead => {
            "Du sperret saken, og den gjelder et varsel: da åpner du den ikke. HR-sjefen kan (arbeidsmiljøloven § 2 A-4)."
        }
        Opener::Nobody => {
            "Du sperret saken, og den gjelder et varsel: da åpner du den ikke, og ingen andre kan nå. Må den åpnes, gi arkivarrollen til en til (arbeidsmiljøloven § 2 A-4)."
        }
    },
    content: "Det som er sperret",
    content_lead: "Hvert dokument du åpner, står i revisjonssporet.",
    openings: "Åpnet av",
    no_openings: "Ingen har åpnet det.",
    review: "Må avgjøres av arkivaren",
    is_out: "Fristen er ute: opphev sperringen og sett saken på en kassasjonsliste (arkivlova § 13).",
    is_asked: "Noen har bedt om innsyn i saken, og den som svarer, ser ikke det som er sperret. Opphev sperringen, så blir det vurdert som resten (offentleglova § 31, forvaltningsloven § 21, personvernforordningen art. 15).",
    waits: "Noe som er sperret, venter: fristen er ute, eller noen må avgjøre hvor lenge det blir tatt vare på.",
    lift: "Opphev sperringen",
    lift_lead: "Da ser alle som ellers har tilgang, det igjen.",
    lift_grounds: "Hvorfor sperringen blir opphevet",
    refusal: |why| match why {
        Refusal::NotClosed => "Bare det som er avsluttet, kan sperres.",
        Refusal::Held => {
            "Saken har kassasjonsstopp eller et innsynskrav som ikke er besvart. Avslutt det først."
        }
        Refusal::Listed => {
            "Saken står på en kassasjonsliste. Stopp listen, eller ta saken ut av den, først."
        }
        Refusal::Already => "Det er sperret allerede.",
        Refusal::ToldByCase => {
            "Det samme står i selve saken. Sperr hele saken: la dokumentnummeret stå tomt."
        }
        Refusal::Destroyed => "Innholdet er kassert.",
        Refusal::Lifted => "Sperringen er opphevet allerede.",
        Refusal::NoSuch => "Fant ikke saken eller dokumentet. Se etter nummeret.",
        Refusal::OwnOfReport => {
            "Den som sperret en varslingssak, åpner den ikke. Under «Åpne» står det hvem som kan (arbeidsmiljøloven § 2 A-4)."
        }
        Refusal::Unsaid => "Noe i uttrekket er sperret. Skriv først hvorfor du må åpne det.",
        Refusal::Grounds(_) => "Skriv 10 til 1000 tegn, uten usynlige tegn.",
    },
};

pub const EN: Blocking = Blocking {
    title: "Blocked cases and documents (restriction of processing)",
    lead: "What is blocked is kept, but nobody sees it in lists, in searches or in the cases. The archivist and the head of HR can open it when they write why (arkivlova § 13 second paragraph).",
    blocked: "Blocked now",
    none: "Nothing is blocked.",
    lifted: "Lifted",
    case: "All of the case",
    document: |serial| format!("Document {serial} with attachments"),
    set_by: "Blocked by",
    lifted_by: "Lifted by",
    set: "Block",
    number: "Case number",
    number_hint: "The case must be closed, without a legal hold or a request for access that waits. Example: 2026/14",
    serial: "Document number",
    serial_hint: "Leave it empty to block all of the case.",
    reason: "Reason",
    reasons: |reason| match reason {
        Reason::ErasureClaim => "Claim of erasure (GDPR art. 17)",
        Reason::Order => "Order by a court or a supervisory authority",
        Reason::Other => "Other",
    },
    grounds: "Why",
    grounds_hint: "Write what is claimed, and why it may not be destroyed. 10 to 1000 characters.",
    choose: "Choose a reason.",
    least: "At least 10 characters. Stays for ever.",
    open: "Open",
    open_lead: "What you open you can read for an hour. Who opens it, when and why, is kept.",
    open_grounds: "Why you must see it",
    not_yours: |opener| match opener {
        Opener::OtherArchivist => {
            "You blocked the case, and it is about whistleblowing: then you do not open it. Another archivist can (arbeidsmiljølova § 2 A-4)."
        }
        Opener::HrHead => {
            "You blocked the case, and it is about whistleblowing: then you do not open it. The head of HR can (arbeidsmiljølova § 2 A-4)."
        }
        Opener::Nobody => {
            "You blocked the case, and it is about whistleblowing: then you do not open it, and nobody else can now. If it must be opened, give the role of archivist to one more (arbeidsmiljølova § 2 A-4)."
        }
    },
    content: "What is blocked",
    content_lead: "Each document you open is in the trail.",
    openings: "Opened by",
    no_openings: "Nobody has opened it.",
    review: "To be decided by the archivist",
    is_out: "The period is over: lift the blocking, and put the case on a disposal list (Archives Act § 13).",
    is_asked: "Somebody has asked for access in the case, and whoever answers does not see what is blocked. Lift the blocking, and it is weighed as the rest (offentleglova § 31, forvaltningslova § 21, GDPR art. 15).",
    waits: "Something that is blocked waits: its period is over, or somebody must decide how long it is kept.",
    lift: "Lift the blocking",
    lift_lead: "Then everybody who would otherwise have access sees it again.",
    lift_grounds: "Why the blocking is lifted",
    refusal: |why| match why {
        Refusal::NotClosed => "Only what is closed can be blocked.",
        Refusal::Held => {
            "The case has a legal hold, or a request for access that waits. End that first."
        }
        Refusal::Listed => {
            "The case is on a disposal list. Stop the list, or take the case out of it, first."
        }
        Refusal::Already => "It is blocked already.",
        Refusal::ToldByCase => {
            "The case itself says the same. Block the whole case: leave the number of the document empty."
        }
        Refusal::Destroyed => "The content is destroyed.",
        Refusal::Lifted => "The blocking is lifted already.",
        Refusal::NoSuch => "There is no such case or document. Check the number.",
        Refusal::OwnOfReport => {
            "Whoever blocked a whistleblowing case does not open it. Under “Open” it says who can (arbeidsmiljølova § 2 A-4)."
        }
        Refusal::Unsaid => {
            "Something in the extraction is blocked. Write first why you must open it."
        }
        Refusal::Grounds(_) => "Write 10 to 1000 characters, none of them invisible.",
    },
};
