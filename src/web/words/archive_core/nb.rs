//! The archive core and the public journal, in bokmål.

use super::{ArchiveCore, Journal, Withdrawal};
use crate::casework::read_core_receipt::Fault;
use crate::domain::core_receipt::{Reason, Refusal};

pub const NB: ArchiveCore = ArchiveCore {
    title: "Arkivkjernen",
    lead: "Avsluttede saker til arkivsystemet kommunen bruker til daglig, over Fiks Arkiv. Brotsak skriver meldingene; den som drifter systemet, sender dem.",
    make_title: "Lag meldinger",
    make_lead: "Én sak, eller alle som ble avsluttet i en periode. Begge dagene er med.",
    case: "Saksnummer",
    case_hint: "For eksempel 2026/14. La feltet stå tomt for en periode.",
    from: "Avsluttet fra",
    to: "Avsluttet til",
    version: "Versjon av Fiks Arkiv",
    version_one: "Versjon 1",
    version_two: "Versjon 2",
    make: "Lag meldinger",
    make_for_case: "Lag meldinger for denne saken",
    choose_version: "Velg hvilken versjon arkivkjernen tar imot",
    say_which: "Skriv et saksnummer, eller en periode",
    no_case: "Ingen avsluttet sak har dette nummeret. Se etter i listen over avsluttede saker",
    to_exports: "Meldingene kommer i listen over uttrekk",
    receipt_title: "Les kvittering",
    receipt_lead: "Kvitteringen fra arkivkjernen sier hvor saken ligger. Den blir lest, ikke lagret.",
    file: "Kvittering (XML)",
    file_hint: "Høyst 1 MB",
    message: "Melding den svarer på",
    message_hint: "Bare når kvitteringen ikke nevner saken. Navnet på mappen, for eksempel 2026-000014-001.",
    read: "Les kvittering",
    no_file: "Velg en fil",
    one_file: "Velg én fil om gangen",
    fault,
    refusal,
    sent: "Saker til arkivkjernen",
    none: "Ingen meldinger er laget ennå.",
    is_archived: "Arkivert i arkivkjernen",
    is_partly: "Delvis arkivert",
    has_failed: "Ikke tatt imot",
    waits: "Venter på kvittering",
    archived_as: |number| format!("Arkivert i arkivkjernen som {number}"),
    on: "den",
    system_id: "systemID:",
    of_case: |version, number| format!("Fiks Arkiv, versjon {version}, sak {number}"),
    one_way: "Skriv enten et saksnummer eller dager, ikke begge deler",
    registrations: |taken, of| match of {
        1 => format!("{taken} av 1 registrering har kvittering"),
        of => format!("{taken} av {of} registreringer har kvittering"),
    },
    written: "Skrevet",
    said: "Arkivkjernen svarte:",
    said_is_gone: "teksten er borte, fordi saken er kassert",
    period: |version, from, to| format!("Fiks Arkiv, versjon {version}, avsluttet {from} til {to}"),
    checksum: "Sjekksum for sjekksummar.sha256:",
    journal_from: "Fra dag",
    journal_to: "Til dag",
    pages: "Arkivsider",
    withdrawal: Withdrawal {
        title: "Trekk en kvittering tilbake",
        lead: "Var kvitteringen feil, venter det den gjaldt, på en ny. Det den sa, står i sporet.",
        which: "Hva gjelder det?",
        case: "Saken",
        registration: |key| format!("Registrering {key}"),
        why: "Hvorfor?",
        reason: |reason| match reason {
            Reason::OtherCase => "Kvitteringen gjaldt noe annet, eller var en prøve",
            Reason::WrongPlace => "Nummeret eller systemID er feil",
            Reason::NotThere => "Arkivkjernen har det ikke",
        },
        submit: "Trekk tilbake",
        choose_which: "Velg hva kvitteringen gjaldt",
        choose_why: "Velg hvorfor kvitteringen trekkes tilbake",
    },
    journal: Journal {
        title: "Offentlig journal",
        lead: "Det kommunen har journalført, med nøytrale titler og uten navn. Du legger den ut der kommunen pleier; brotsak viser den ikke for omverdenen (offentleglova § 10). Varslingssaker kommer med når de er avsluttet.",
        show: "Vis journalen",
        csv: "Last ned CSV",
        csv_name: "offentlig-journal",
        period: |from, to| format!("Journalført {from} til {to}"),
        count: |count| match count {
            1 => "1 journalpost".to_owned(),
            count => format!("{count} journalposter"),
        },
        none: "Ingenting er journalført i perioden.",
        on: "Dato",
        number: "Journalnummer",
        registration: "Sak og dokument",
        case_title: "Saken",
        what: "Innhold",
        direction: "Type",
        correspondents: "Fra og til",
        basis: "Unntatt etter",
        destroyed: "Kassert",
        word,
    },
};

fn word(standard: &str) -> &'static str {
    match standard {
        "Inngående dokument" => "Inn",
        "Utgående dokument" => "Ut",
        "Organinternt dokument uten oppfølging" => "Internt",
        "Avsender" => "Fra",
        "Mottaker" => "Til",
        "Intern avsender" => "Fra (internt)",
        _ => "Til (internt)",
    }
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::TooLarge => "Filen er større enn 1 MB, og er ingen kvittering".to_owned(),
        Fault::NotUtf8 => "Filen er ikke tekst i UTF-8".to_owned(),
        Fault::NotXml(_) => "Filen er ikke gyldig XML. Er den hel?".to_owned(),
        Fault::Doctype => "Filen har en DOCTYPE. Slike filer blir ikke lest".to_owned(),
        Fault::Entity(name) => format!("Filen har entiteten «{name}». Slike filer blir ikke lest"),
        Fault::TooDeep => "Filen har for mange elementer inni hverandre".to_owned(),
        Fault::NotAReceipt(root) => {
            format!("Filen er ingen kvittering fra Fiks Arkiv. Rotelementet er «{root}»")
        }
        Fault::Misplaced(name) => {
            format!("«{name}» står der skjemaet ikke har plass til det")
        }
        Fault::Lacks { of, what } => format!("«{of}» mangler «{what}»"),
        Fault::Value(name) => format!("«{name}» har et innhold som skjemaet ikke tillater"),
        Fault::Empty => "Kvitteringen sier ingenting om noen sak".to_owned(),
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OtherSystem(name) => {
            format!("Kvitteringen gjelder fagsystemet «{name}», ikke brotsak")
        }
        Refusal::UnknownCase(key) => format!("Ingen avsluttet sak har nøkkelen «{key}»"),
        Refusal::NotMade(key) => {
            format!("«{key}» er ikke skrevet til arkivkjernen. Lag meldingene først")
        }
        Refusal::OtherKind(key) => {
            format!("Nøkkelen «{key}» hører ikke til det kvitteringen svarer på")
        }
        Refusal::NoKey => {
            "Kvitteringen nevner ingen sak. Skriv hvilken melding den svarer på".to_owned()
        }
        Refusal::UnknownMessage(name) => {
            format!("Ingen melding heter «{name}». Navnet er mappen meldingen lå i")
        }
        Refusal::OtherPlace { key } => format!(
            "Arkivkjernen har kvittert for «{key}» før, med andre nummer. Spør den som drifter arkivkjernen hva som gjelder"
        ),
        Refusal::OfAnother { key, what } => format!(
            "Arkivkjernen kaller «{key}» {what}, men har alt brukt det på noe annet her. Spør den som drifter arkivkjernen hva som gjelder"
        ),
        Refusal::NotYet { key, on } => {
            format!("Arkivkjernen sier at «{key}» kom inn {on}. Den dagen er ikke kommet")
        }
        Refusal::BeforeCase { key, on, opened } => format!(
            "Arkivkjernen sier at «{key}» kom inn {on}, men saken ble opprettet {opened}. Se etter om kvitteringen gjelder en annen sak eller en prøve, og om klokka til arkivkjernen går rett"
        ),
        Refusal::NotTaken(key) => format!("«{key}» har ingen kvittering å trekke tilbake"),
        Refusal::TakenAlready(key) => {
            format!("Arkivkjernen har alt tatt imot «{key}». Feilmeldingen er ikke lagret")
        }
    }
}
