//! What the command says, in nynorsk: what happened, and what to do next.

use crate::archive::schemas::{Generation, SchemaRefusal};
use crate::archive::{ExportError, Exported, Request, WHERE_SCHEMAS, report_paths, reused};
use crate::cli::told;
use crate::domain::text::counted;
use std::fmt::Display;
use std::path::Path;

pub fn made(request: &Request, exported: &Exported) -> String {
    let (text, _) = report_paths(&request.out);
    let mut lines = vec![format!(
        "Uttrekket ligg i {}: {}, {}, {}.",
        request.out.display(),
        counted(exported.cases, ["sak", "saker"]),
        counted(exported.registrations, ["registrering", "registreringar"]),
        counted(exported.documents, ["dokumentfil", "dokumentfiler"])
    )];
    if let Some(dias) = &exported.dias {
        lines.push(format!("DIAS-pakke: {}", dias.tar.display()));
        lines.push(format!(
            "Innsendingsskildring: {}",
            dias.description.display()
        ));
        if !dias.is_complete {
            lines.push(
                "dias-mets.xsd eller dias-premis.xsd manglar i pakken: legg skjemaa for DIAS METS og DIAS PREMIS i skjemamappa."
                    .to_owned(),
            );
        }
    }
    if exported.reused > 0 {
        lines.push(reused(exported.reused));
    }
    match (exported.is_complete, exported.generation) {
        (true, Some(generation)) => lines.push(format!("Skjema: generasjon {generation}.")),
        (true, None) => lines.push(
            "Skjema: ukjend generasjon, godteken på førespurnad. Spør depotet om dei tek imot ho."
                .to_owned(),
        ),
        (false, _) => {
            lines.push("UFULLSTENDIG PAKKE: skjemafilene manglar.".to_owned());
            lines.push(WHERE_SCHEMAS.to_owned());
        }
    }
    if !exported.notices.is_empty() {
        let count = counted(exported.notices.len(), ["merknad", "merknader"]);
        lines.push(format!("{count} står i rapporten."));
    }
    lines.push(format!("Rapport: {}", text.display()));
    lines.join("\n")
}

pub fn failed(out: &Path, error: &ExportError) -> String {
    let shown = out.display();
    match error {
        ExportError::Period(from, to) => {
            format!("Perioden sluttar ({to}) før han byrjar ({from}). Byt om --from og --to.")
        }
        ExportError::OutNotEmpty(path) => format!(
            "Mappa {} er ikkje tom. Vel ei ny eller tom mappe med --out.",
            path.display()
        ),
        ExportError::Busy(path) => format!(
            "Ein annan eksport skriv til {}. Vent til han er ferdig, eller vel ei anna mappe med --out.",
            path.display()
        ),
        ExportError::OutNotAFolder(path) => format!(
            "{} er ikkje ei mappe. Vel ei ny eller tom mappe med --out.",
            path.display()
        ),
        ExportError::NotOurs(path) => format!(
            "{} ligg der frå før, og blir ikkje teken opp: anten er ho ikkje etter ein eksport som vart avbroten (fila UFERDIG manglar), eller så ligg det ei lenkje i ho, eller andre eig ho eller kan skrive i ho. Finn ut kven som la ho der, flytt eller slett ho, eller vel ei anna mappe med --out.",
            path.display()
        ),
        ExportError::NoParent(path) => format!(
            "Mappa {} finst ikkje. Lag ho først, eller vel ei anna med --out.",
            path.display()
        ),
        ExportError::Schemas(refusal) => schemas(refusal),
        ExportError::SchemaChanged(path) => format!(
            "Skjemafila {} vart endra medan ho vart lesen. Køyr på nytt.",
            path.display()
        ),
        ExportError::Dias(keys) => format!(
            "Ein DIAS-pakke treng desse innstillingane, og dei er ikkje sette: {}. Sjå docs/rettleiing/arkivar-uttrekk.md.",
            keys.join(", ")
        ),
        ExportError::DiasSchemas(folder, names) => format!(
            "Skjemamappa {} manglar det ein DIAS-pakke treng: {}. Legg skjemaa for DIAS METS og DIAS PREMIS i mappa. Ingenting er skrive.",
            folder.display(),
            names.join(", ")
        ),
        ExportError::Empty(from, to) => format!(
            "Ingen saker vart avslutta frå {from} til {to}. Ingenting er skrive. Vel ein annan periode."
        ),
        ExportError::Unknown(case) => format!("Sak {case} finst ikkje. Sjå etter saksnummeret."),
        ExportError::Open(case) => {
            format!("Sak {case} er ikkje avslutta. Berre avslutta saker går til arkivet.")
        }
        ExportError::Blocked(case) => {
            format!(
                "Noko i sak {case} er sperra (arkivlova § 13). Ho blir ikkje send til arkivkjernen."
            )
        }
        ExportError::Gone(case) => {
            format!("Innhaldet i sak {case} er kassert. Det er ingenting att å sende.")
        }
        ExportError::DisposalBegun => {
            "Ei kassasjonsliste er under arbeid. Vent til ho er sett i verk, og lag uttrekket då."
                .to_owned()
        }
        ExportError::Destroyed => format!(
            "Ei sak i uttrekket vart kassert medan det vart laga. Det er ikkje lagt i {shown}. Lag det på nytt."
        ),
        ExportError::Unsaid => {
            "Noko som vart avslutta i perioden, er sperra, og uttrekket opnar det. Skriv kvifor det må opnast: --blocked-why \"…\" (arkivlova § 13 andre ledd). Ingenting er skrive."
                .to_owned()
        }
        ExportError::Faults(faults) => all(
            &format!("{} feil må rettast før noko blir skrive:", faults.len()),
            faults,
        ),
        ExportError::Findings(findings) => {
            let (report, _) = report_paths(out);
            let head = format!(
                "Eigenkontrollen fann {} feil i uttrekket. Det er ikkje lagt i {shown}. Rapport: {}",
                findings.len(),
                report.display()
            );
            all(&head, findings)
        }
        ExportError::File(path, error) => format!(
            "{}: {error}. Sjå etter plass og rettar, og køyr på nytt.",
            path.display()
        ),
        ExportError::Store(why) => {
            format!("Eksporten stogga: {}. Ingenting er lagt i {shown}.", told(why))
        }
        ExportError::Write(_) => {
            format!("Eksporten stogga: {error}. Ingenting er lagt i {shown}.")
        }
    }
}

pub fn schemas(refusal: &SchemaRefusal) -> String {
    match refusal {
        SchemaRefusal::Unreadable(path, error) => {
            format!("Skjemamappa kan ikkje lesast: {}: {error}", path.display())
        }
        SchemaRefusal::Nothing(path) => format!(
            "Mappa {} inneheld ingen Noark 5- eller ADDML-skjema. {WHERE_SCHEMAS}",
            path.display()
        ),
        SchemaRefusal::Partial(partial) => {
            let missing: Vec<String> = partial.iter().map(lacks).collect();
            let head = "Skjemamappa har ingen heil generasjon:";
            format!("{}\n{WHERE_SCHEMAS}", all(head, &missing))
        }
        SchemaRefusal::Unknown(paths) => {
            let paths: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
            let tail = "Hent dei offisielle filene, eller bruk --accept-unknown-schemas når depotet har bede om nettopp desse.";
            let head = "Desse skjemafilene har ukjend sjekksum:";
            format!("{}\n{tail}", all(head, &paths))
        }
    }
}

fn lacks((generation, missing): &(Option<Generation>, Vec<&'static str>)) -> String {
    let name = generation.map_or("ukjende filer".to_owned(), |known| known.to_string());
    format!("{name} manglar {}", missing.join(", "))
}

fn all(head: &str, each: &[impl Display]) -> String {
    let mut text = head.to_owned();
    for one in each {
        text.push_str("\n  ");
        text.push_str(&one.to_string());
    }
    text
}
