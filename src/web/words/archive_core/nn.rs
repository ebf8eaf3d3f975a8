//! The archive core and the public journal, in nynorsk.

use super::{ArchiveCore, Journal, Withdrawal};
use crate::casework::read_core_receipt::Fault;
use crate::domain::core_receipt::{Reason, Refusal};

pub const NN: ArchiveCore = ArchiveCore {
    title: "Arkivkjernen",
    lead: "Avslutta saker til arkivsystemet kommunen brukar til dagleg, over Fiks Arkiv. Brotsak skriv meldingane; den som driftar systemet, sender dei.",
    make_title: "Lag meldingar",
    make_lead: "Éi sak, eller alle som vart avslutta i ein periode. Begge dagane er med.",
    case: "Saksnummer",
    case_hint: "Til dømes 2026/14. Lat feltet stå tomt for ein periode.",
    from: "Avslutta frå",
    to: "Avslutta til",
    version: "Versjon av Fiks Arkiv",
    version_one: "Versjon 1",
    version_two: "Versjon 2",
    make: "Lag meldingar",
    make_for_case: "Lag meldingar for denne saka",
    choose_version: "Vel kva versjon arkivkjernen tek imot",
    say_which: "Skriv eit saksnummer, eller ein periode",
    no_case: "Ingen avslutta sak har dette nummeret. Sjå etter i lista over avslutta saker",
    to_exports: "Meldingane kjem i lista over uttrekk",
    receipt_title: "Les kvittering",
    receipt_lead: "Kvitteringa frå arkivkjernen seier kvar saka ligg. Ho blir lesen, ikkje lagra.",
    file: "Kvittering (XML)",
    file_hint: "Høgst 1 MB",
    message: "Melding ho svarar på",
    message_hint: "Berre når kvitteringa ikkje nemner saka. Namnet på mappa, til dømes 2026-000014-001.",
    read: "Les kvittering",
    no_file: "Vel ei fil",
    one_file: "Vel éi fil om gongen",
    fault,
    refusal,
    sent: "Saker til arkivkjernen",
    none: "Ingen meldingar er laga enno.",
    is_archived: "Arkivert i arkivkjernen",
    is_partly: "Delvis arkivert",
    has_failed: "Ikkje teken imot",
    waits: "Ventar på kvittering",
    archived_as: |number| format!("Arkivert i arkivkjernen som {number}"),
    on: "den",
    system_id: "systemID:",
    of_case: |version, number| format!("Fiks Arkiv, versjon {version}, sak {number}"),
    one_way: "Skriv anten eit saksnummer eller dagar, ikkje begge delar",
    registrations: |taken, of| match of {
        1 => format!("{taken} av 1 registrering har kvittering"),
        of => format!("{taken} av {of} registreringar har kvittering"),
    },
    written: "Skrive",
    said: "Arkivkjernen svara:",
    said_is_gone: "teksten er borte, fordi saka er kassert",
    period: |version, from, to| format!("Fiks Arkiv, versjon {version}, avslutta {from} til {to}"),
    checksum: "Sjekksum for sjekksummar.sha256:",
    journal_from: "Frå dag",
    journal_to: "Til dag",
    pages: "Arkivsider",
    withdrawal: Withdrawal {
        title: "Trekk ei kvittering attende",
        lead: "Var kvitteringa feil, ventar det ho gjaldt, på ei ny. Det ho sa, står i sporet.",
        which: "Kva gjeld det?",
        case: "Saka",
        registration: |key| format!("Registrering {key}"),
        why: "Kvifor?",
        reason: |reason| match reason {
            Reason::OtherCase => "Kvitteringa gjaldt noko anna, eller var ein prøve",
            Reason::WrongPlace => "Nummeret eller systemID er feil",
            Reason::NotThere => "Arkivkjernen har det ikkje",
        },
        submit: "Trekk attende",
        choose_which: "Vel kva kvitteringa gjaldt",
        choose_why: "Vel kvifor kvitteringa blir trekt attende",
    },
    journal: Journal {
        title: "Offentleg journal",
        lead: "Det kommunen har journalført, med nøytrale titlar og utan namn. Du legg han ut der kommunen pleier; brotsak viser han ikkje for omverda (offentleglova § 10). Varslingssaker kjem med når dei er avslutta.",
        show: "Vis journalen",
        csv: "Last ned CSV",
        csv_name: "offentleg-journal",
        period: |from, to| format!("Journalført {from} til {to}"),
        count: |count| match count {
            1 => "1 journalpost".to_owned(),
            count => format!("{count} journalpostar"),
        },
        none: "Ingenting er journalført i perioden.",
        on: "Dato",
        number: "Journalnummer",
        registration: "Sak og dokument",
        case_title: "Saka",
        what: "Innhald",
        direction: "Type",
        correspondents: "Frå og til",
        basis: "Unnateke etter",
        destroyed: "Kassert",
        word,
    },
};

fn word(standard: &str) -> &'static str {
    match standard {
        "Inngående dokument" => "Inn",
        "Utgående dokument" => "Ut",
        "Organinternt dokument uten oppfølging" => "Internt",
        "Avsender" => "Frå",
        "Mottaker" => "Til",
        "Intern avsender" => "Frå (internt)",
        _ => "Til (internt)",
    }
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::TooLarge => "Fila er større enn 1 MB, og er inga kvittering".to_owned(),
        Fault::NotUtf8 => "Fila er ikkje tekst i UTF-8".to_owned(),
        Fault::NotXml(_) => "Fila er ikkje gyldig XML. Er ho heil?".to_owned(),
        Fault::Doctype => "Fila har ein DOCTYPE. Slike filer blir ikkje lesne".to_owned(),
        Fault::Entity(name) => format!("Fila har entiteten «{name}». Slike filer blir ikkje lesne"),
        Fault::TooDeep => "Fila har for mange element inni kvarandre".to_owned(),
        Fault::NotAReceipt(root) => {
            format!("Fila er inga kvittering frå Fiks Arkiv. Rotelementet er «{root}»")
        }
        Fault::Misplaced(name) => {
            format!("«{name}» står der skjemaet ikkje har plass til det")
        }
        Fault::Lacks { of, what } => format!("«{of}» manglar «{what}»"),
        Fault::Value(name) => format!("«{name}» har eit innhald som skjemaet ikkje tillèt"),
        Fault::Empty => "Kvitteringa seier ingenting om noka sak".to_owned(),
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OtherSystem(name) => {
            format!("Kvitteringa gjeld fagsystemet «{name}», ikkje brotsak")
        }
        Refusal::UnknownCase(key) => format!("Ingen avslutta sak har nøkkelen «{key}»"),
        Refusal::NotMade(key) => {
            format!("«{key}» er ikkje skriven til arkivkjernen. Lag meldingane først")
        }
        Refusal::OtherKind(key) => {
            format!("Nøkkelen «{key}» høyrer ikkje til det kvitteringa svarar på")
        }
        Refusal::NoKey => "Kvitteringa nemner inga sak. Skriv kva melding ho svarar på".to_owned(),
        Refusal::UnknownMessage(name) => {
            format!("Inga melding heiter «{name}». Namnet er mappa meldinga låg i")
        }
        Refusal::OtherPlace { key } => format!(
            "Arkivkjernen har kvittert for «{key}» før, med andre nummer. Spør den som driftar arkivkjernen kva som gjeld"
        ),
        Refusal::OfAnother { key, what } => format!(
            "Arkivkjernen kallar «{key}» {what}, men har alt brukt det på noko anna her. Spør den som driftar arkivkjernen kva som gjeld"
        ),
        Refusal::NotYet { key, on } => {
            format!("Arkivkjernen seier at «{key}» kom inn {on}. Den dagen er ikkje komen")
        }
        Refusal::BeforeCase { key, on, opened } => format!(
            "Arkivkjernen seier at «{key}» kom inn {on}, men saka vart oppretta {opened}. Sjå etter om kvitteringa gjeld ei anna sak eller ei prøve, og om klokka til arkivkjernen går rett"
        ),
        Refusal::NotTaken(key) => format!("«{key}» har inga kvittering å trekkje attende"),
        Refusal::TakenAlready(key) => {
            format!("Arkivkjernen har alt teke imot «{key}». Feilmeldinga er ikkje lagra")
        }
    }
}
