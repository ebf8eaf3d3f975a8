//! What the commands for the archive core say, in nynorsk: what happened, and what to do next.

use crate::archive::arkivmelding::{MessageRequest, Messages, SUMS, remarks};
use crate::archive::receipt::{Fault, LARGEST};
use crate::casework::read_core_receipt::{Said, What};
use crate::domain::case::CaseNumber;
use crate::domain::core_receipt::Refusal;
use crate::domain::text::counted;
use std::path::Path;

pub const NO_SCOPE: &str = "Sei kva sak med --case 2026/14, eller kva periode med --from og --to.";

pub fn made(request: &MessageRequest, made: &Messages) -> String {
    let out = request.out.display();
    let mut lines = vec![
        format!(
            "Meldingane ligg i {out}: {}, {}, {} (Fiks Arkiv, versjon {}).",
            counted(made.cases, ["sak", "saker"]),
            counted(made.messages, ["melding", "meldingar"]),
            counted(made.files, ["fil", "filer"]),
            request.version.number()
        ),
        format!(
            "Kvar mappe er ei melding; send dei i den rekkjefølgja dei er nummererte. Sjekksummar: {SUMS}"
        ),
    ];
    let remarks = remarks(made).into_iter();
    lines.extend(remarks.map(|line| format!("  {line}")));
    lines.join("\n")
}

pub fn said(all: &[Said]) -> String {
    let lines: Vec<String> = all.iter().map(one).collect();
    lines.join("\n")
}

fn one(said: &Said) -> String {
    let what = if said.is_case {
        format!("Sak {}", said.case)
    } else {
        format!("Registrering {}", said.key)
    };
    let again = if said.is_again {
        " (det same som før)"
    } else {
        ""
    };
    match &said.what {
        What::Taken { system_id, number } => {
            let number = number
                .as_ref()
                .map_or_else(String::new, |it| format!(" som {it}"));
            format!("{what} er arkivert i arkivkjernen{number}, {system_id}{again}.")
        }
        What::Refused { text } => {
            format!("{what} vart ikkje teken imot av arkivkjernen{again}: {text}")
        }
    }
}

pub fn withdrawn(case: CaseNumber, keys: &[String]) -> String {
    let keys = keys.join(", ");
    format!(
        "Trekt attende i sak {case}: {keys}. Det ventar på ei ny kvittering. Det arkivkjernen sa, står i sporet."
    )
}

pub fn fault(path: &Path, fault: &Fault) -> String {
    let path = path.display();
    match fault {
        Fault::TooLarge => format!("{path} er større enn {LARGEST} byte, og er inga kvittering."),
        Fault::NotUtf8 => format!("{path} er ikkje UTF-8."),
        Fault::NotXml(why) => format!("{path} er ikkje gyldig XML: {why}"),
        Fault::Doctype => format!("{path} har ein DOCTYPE. Slike filer blir ikkje lesne."),
        Fault::Entity(name) => {
            format!("{path} har entiteten «{name}». Slike filer blir ikkje lesne.")
        }
        Fault::TooDeep => format!("{path} har for mange element inni kvarandre."),
        Fault::NotAReceipt(root) => format!(
            "{path} er inga kvittering frå Fiks Arkiv: rotelementet er «{root}», eller versjonen er ukjend."
        ),
        Fault::Misplaced(name) => {
            format!("{path}: «{name}» står der skjemaet ikkje har plass til det.")
        }
        Fault::Lacks { of, what } => format!("{path}: «{of}» manglar «{what}»."),
        Fault::Value(name) => {
            format!("{path}: «{name}» har eit innhald som skjemaet ikkje tillèt.")
        }
        Fault::Empty => format!("{path} seier ingenting om noka sak."),
    }
}

pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OtherSystem(name) => format!("Kvitteringa gjeld fagsystemet «{name}», ikkje brotsak."),
        Refusal::UnknownCase(key) => format!("Ingen sak her har nøkkelen «{key}»."),
        Refusal::NotMade(key) => format!("«{key}» er ikkje skriven til arkivkjernen herifrå. Lag arkivmeldinga først."),
        Refusal::OtherKind(key) => format!("Nøkkelen «{key}» høyrer ikkje til det kvitteringa svarar på."),
        Refusal::NoKey => "Kvitteringa seier ikkje kva sak ho gjeld. Sei kva melding ho svarar på, med --message 2026-000014-001.".to_owned(),
        Refusal::UnknownMessage(name) => format!("Inga melding her heiter «{name}». Namnet er mappa som meldinga låg i."),
        Refusal::OtherPlace { key } => format!("Arkivkjernen har kvittert for «{key}» før, med andre nummer. Spør den som driftar arkivkjernen kva som gjeld."),
        Refusal::OfAnother { key, what } => format!("Arkivkjernen kallar «{key}» {what}, men har alt brukt det på noko anna her. Spør den som driftar arkivkjernen kva som gjeld."),
        Refusal::NotYet { key, on } => format!("Arkivkjernen seier at «{key}» kom inn {on}. Den dagen er ikkje komen."),
        Refusal::BeforeCase { key, on, opened } => format!("Arkivkjernen seier at «{key}» kom inn {on}, men saka vart oppretta {opened}. Sjå etter om kvitteringa gjeld ei anna sak eller ei prøve, og om klokka til arkivkjernen går rett."),
        Refusal::NotTaken(key) => format!("«{key}» har inga kvittering å trekkje attende."),
        Refusal::TakenAlready(key) => format!("Arkivkjernen har alt teke imot «{key}». Feilmeldinga er ikkje lagra."),
    }
}
