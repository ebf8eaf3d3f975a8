//! What the import says, in three languages.

mod faults;

pub(super) use faults::sentence;

use crate::domain::organisation::{Fault, Kind};
use crate::domain::person::Language;

pub(super) struct Words {
    pub language: Language,
    pub cannot_read: &'static str,
    pub database: &'static str,
    pub changed_meanwhile: &'static str,
    pub faults: fn(usize) -> String,
    pub many_left: fn(usize, usize) -> String,
    /// Added, changed, left, unchanged.
    pub people: fn(usize, usize, usize, usize) -> String,
    pub units: fn(usize, usize, usize) -> String,
    pub leaderships: fn(usize, usize) -> String,
    pub more: fn(usize) -> String,
    pub kind: fn(Kind) -> &'static str,
    pub back: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub no_end: &'static str,
    pub dry_run: &'static str,
    pub nothing: &'static str,
}

pub(super) fn of(language: Language) -> &'static Words {
    match language {
        Language::Nynorsk => &NYNORSK,
        Language::Bokmaal => &BOKMAAL,
        Language::English => &ENGLISH,
    }
}

/// `Linje 7, kolonne 3 (e-post): …`
pub(super) fn fault(fault: &Fault, language: Language) -> String {
    let (line, column) = match language {
        Language::Nynorsk | Language::Bokmaal => ("Linje", "kolonne"),
        Language::English => ("Line", "column"),
    };
    let place = match &fault.column {
        None => String::new(),
        Some(place) if place.name.is_empty() => format!(", {column} {}", place.number),
        Some(place) => format!(", {column} {} ({})", place.number, place.name),
    };
    let wrong = sentence(&fault.wrong, language);
    format!("{line} {}{place}: {wrong}", fault.line)
}

static NYNORSK: Words = Words {
    language: Language::Nynorsk,
    cannot_read: "Fekk ikkje lese fila",
    database: "Databasen svarte ikkje som han skulle. Ingenting er endra",
    changed_meanwhile: "Nokon endra organisasjonen medan fila blei lesen. Ingenting er endra; køyr kommandoen ein gong til.",
    faults: |count| match count {
        1 => "1 feil. Ingenting er endra. Rett fila, og køyr kommandoen på nytt.".to_owned(),
        _ => format!("{count} feil. Ingenting er endra. Rett fila, og køyr kommandoen på nytt."),
    },
    many_left: |left, current| {
        format!(
            "{left} av {current} tilsette står ikkje i fila og ville bli førte som slutta. Ingenting er endra. \
             Sjå etter om fila er heil. Er det rett, køyr på nytt med --allow-many-left."
        )
    },
    people: |added, changed, left, same| {
        format!("Tilsette: {added} nye, {changed} endra, {left} slutta, {same} uendra.")
    },
    units: |added, changed, closed| {
        format!("Einingar: {added} nye, {changed} endra, {closed} lagde ned.")
    },
    leaderships: |begun, ended| format!("Leiarverv: {begun} nye, {ended} med endra sluttdato."),
    more: |count| format!("… og {count} til"),
    kind: |kind| match kind {
        Kind::Leader => "leiar for",
        Kind::Deputy => "stadfortredar for",
    },
    back: "tilbake",
    from: "frå",
    to: "til",
    no_end: "utan sluttdato",
    dry_run: "Prøve: ingenting er endra.",
    nothing: "Alt er som i fila. Ingenting er endra.",
};

static BOKMAAL: Words = Words {
    language: Language::Bokmaal,
    cannot_read: "Fikk ikke lest filen",
    database: "Databasen svarte ikke som den skulle. Ingenting er endret",
    changed_meanwhile: "Noen endret organisasjonen mens filen ble lest. Ingenting er endret; kjør kommandoen en gang til.",
    faults: |count| {
        format!("{count} feil. Ingenting er endret. Rett filen, og kjør kommandoen på nytt.")
    },
    many_left: |left, current| {
        format!(
            "{left} av {current} ansatte står ikke i filen og ville bli ført som sluttet. Ingenting er endret. \
             Se etter om filen er hel. Er det riktig, kjør på nytt med --allow-many-left."
        )
    },
    people: |added, changed, left, same| {
        format!("Ansatte: {added} nye, {changed} endret, {left} sluttet, {same} uendret.")
    },
    units: |added, changed, closed| {
        format!("Enheter: {added} nye, {changed} endret, {closed} lagt ned.")
    },
    leaderships: |begun, ended| format!("Lederverv: {begun} nye, {ended} med endret sluttdato."),
    more: |count| format!("… og {count} til"),
    kind: |kind| match kind {
        Kind::Leader => "leder for",
        Kind::Deputy => "stedfortreder for",
    },
    back: "tilbake",
    from: "fra",
    to: "til",
    no_end: "uten sluttdato",
    dry_run: "Prøve: ingenting er endret.",
    nothing: "Alt er som i filen. Ingenting er endret.",
};

static ENGLISH: Words = Words {
    language: Language::English,
    cannot_read: "Could not read the file",
    database: "The database did not answer as it should. Nothing is changed",
    changed_meanwhile: "Somebody changed the organisation while the file was read. Nothing is changed; run the command again.",
    faults: |count| match count {
        1 => "1 fault. Nothing is changed. Correct the file and run the command again.".to_owned(),
        _ => {
            format!(
                "{count} faults. Nothing is changed. Correct the file and run the command again."
            )
        }
    },
    many_left: |left, current| {
        format!(
            "{left} of {current} employees are not in the file and would be marked as having left. Nothing is changed. \
             See whether the file is whole. If this is right, run again with --allow-many-left."
        )
    },
    people: |added, changed, left, same| {
        format!("Employees: {added} new, {changed} changed, {left} left, {same} unchanged.")
    },
    units: |added, changed, closed| {
        format!("Units: {added} new, {changed} changed, {closed} closed.")
    },
    leaderships: |begun, ended| format!("Leaderships: {begun} new, {ended} with another end date."),
    more: |count| format!("… and {count} more"),
    kind: |kind| match kind {
        Kind::Leader => "leader of",
        Kind::Deputy => "deputy for",
    },
    back: "back",
    from: "from",
    to: "to",
    no_end: "without an end",
    dry_run: "Dry run: nothing is changed.",
    nothing: "Everything is as in the file. Nothing is changed.",
};
