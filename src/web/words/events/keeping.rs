//! What happens to what is kept: its codes and sentences, in nynorsk, bokmål and English.

use super::codes::Codes;
use super::tables::Line;
use crate::domain::person::Language;

const WHY_ANEW: &[Line] = &[
    (
        "warning_policy",
        [
            "arkivaren svara om åtvaringar",
            "arkivaren svarte om advarsler",
            "the archivist answered on warnings",
        ],
    ),
    (
        "schedule",
        [
            "ein ny bevaringsplan gjeld",
            "en ny bevaringsplan gjelder",
            "a new schedule is in force",
        ],
    ),
    (
        "untold",
        [
            "ingen har sagt kva som hende i saka",
            "ingen har sagt hva som hendte i saken",
            "nobody has said what happened in the case",
        ],
    ),
    (
        "circumstances",
        [
            "det som hende i saka, eller arkivaren si avgjerd",
            "det som hendte i saken, eller arkivarens avgjørelse",
            "what happened in the case, or the archivist's decision",
        ],
    ),
    (
        "later_case",
        [
            "ei seinare sak byggjer på henne",
            "en senere sak bygger på den",
            "a later case leans on it",
        ],
    ),
    (
        "new_facts",
        [
            "noko nytt har kome til",
            "noe nytt har kommet til",
            "something new has come up",
        ],
    ),
];

const WHY_DOCUMENTS: &[Line] = &[
    (
        "closed",
        [
            "saka vart avslutta",
            "saken ble avsluttet",
            "the case was closed",
        ],
    ),
    (
        "evidence_policy",
        [
            "arkivaren svara om kopierte bevis",
            "arkivaren svarte om kopierte bevis",
            "the archivist answered on copied evidence",
        ],
    ),
];

const REFUSED: &[Line] = &[
    (
        "open",
        ["saka er open", "saken er åpen", "the case is open"],
    ),
    (
        "kept",
        [
            "saka skal bevarast",
            "saken skal bevares",
            "the case is to be kept",
        ],
    ),
    (
        "period_runs",
        [
            "fristen er ikkje ute",
            "fristen er ikke ute",
            "the period has not ended",
        ],
    ),
    (
        "hold",
        ["kassasjonsstopp", "kassasjonsstopp", "a legal hold stands"],
    ),
    (
        "unanswered_request",
        [
            "eit krav om innsyn er ikkje svara på",
            "et krav om innsyn er ikke besvart",
            "a request for access is not answered",
        ],
    ),
    (
        "open_demand",
        [
            "eit krav er ikkje avslutta",
            "et krav er ikke avsluttet",
            "a demand is not settled",
        ],
    ),
    (
        "open_suit",
        [
            "eit søksmål er ikkje avslutta",
            "et søksmål er ikke avsluttet",
            "a suit is not finished",
        ],
    ),
    (
        "open_access",
        [
            "eit krav om innsyn er ikkje avslutta",
            "et krav om innsyn er ikke avsluttet",
            "a request for access is not finished",
        ],
    ),
    (
        "new_material",
        ["noko nytt i saka", "noe nytt i saken", "new material"],
    ),
    (
        "tied",
        [
            "ei sak ho høyrer i hop med, er open eller bevart",
            "en sak den hører sammen med, er åpen eller bevart",
            "a case it belongs with is open or kept",
        ],
    ),
    (
        "blocked",
        [
            "noko i saka er sperra",
            "noe i saken er sperret",
            "something in the case is blocked",
        ],
    ),
    (
        "ended_hold",
        [
            "ein av dei to avslutta ein stopp på saka, eller trekte eit innsynskrav",
            "en av de to avsluttet en stopp på saken, eller trakk et innsynskrav",
            "one of the two ended a hold on the case, or withdrew a request for access",
        ],
    ),
    (
        "newer_schedule",
        [
            "ein nyare plan gjeld",
            "en nyere plan gjelder",
            "a newer schedule is in force",
        ],
    ),
    (
        "listed",
        [
            "saka står på ei anna liste",
            "saken står på en annen liste",
            "the case is on another list",
        ],
    ),
    (
        "file_fault",
        [
            "ei fil er borte eller endra",
            "en fil er borte eller endret",
            "a file is gone or was changed",
        ],
    ),
];

const FATES: &[Line] = &[
    ("gone", ["borte", "borte", "gone"]),
    (
        "shared",
        [
            "ligg att for ei anna sak",
            "ligger igjen for en annen sak",
            "stays for another case",
        ],
    ),
];

pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    let version = || d.number("version");
    let said = |[nn, nb, en]: [String; 3]| match d.language {
        Language::Nynorsk => nn,
        Language::Bokmaal => nb,
        Language::English => en,
    };
    let plain = |words: [&str; 3]| said(words.map(str::to_owned));
    Some(match event {
        "schedule-drafted" => said([
            format!("Skreiv bevaringsplanen, versjon {}", version()),
            format!("Skrev bevaringsplanen, versjon {}", version()),
            format!("Wrote the retention schedule, version {}", version()),
        ]),
        "schedule-approved" => {
            let from = d.day("from");
            said([
                format!(
                    "Godkjende bevaringsplanen, versjon {}, frå {from}",
                    version()
                ),
                format!(
                    "Godkjente bevaringsplanen, versjon {}, fra {from}",
                    version()
                ),
                format!(
                    "Approved the retention schedule, version {}, from {from}",
                    version()
                ),
            ])
        }
        "schedule-read" => plain([
            "Las bevaringsplanen",
            "Leste bevaringsplanen",
            "Read the retention schedule",
        ]),
        "retention-recomputed" => {
            let (kept, rules, why) = (d.retention(), d.raw("rules"), d.of(WHY_ANEW, "why"));
            said([
                format!("Rekna ut bevaringa på nytt: {kept} ({rules}). Grunn: {why}"),
                format!("Regnet ut bevaringen på nytt: {kept} ({rules}). Grunn: {why}"),
                format!("Computed the retention anew: {kept} ({rules}). Reason: {why}"),
            ])
        }
        "documents-marked" => {
            let (papers, kept, rules) = (d.raw("documents"), d.retention(), d.raw("rules"));
            let why = match d.data.get("why").map(String::as_str) {
                Some("closed" | "evidence_policy") => d.of(WHY_DOCUMENTS, "why"),
                _ => d.of(WHY_ANEW, "why"),
            };
            said([
                format!("Bevaring av dokument {papers}: {kept} ({rules}). Grunn: {why}"),
                format!("Bevaring av dokument {papers}: {kept} ({rules}). Grunn: {why}"),
                format!("Retention of document {papers}: {kept} ({rules}). Reason: {why}"),
            ])
        }
        other => {
            return super::circumstances::sentence(other, d)
                .or_else(|| super::holds::sentence(other, d))
                .or_else(|| super::blocking::sentence(other, d))
                .or_else(|| super::correcting::sentence(other, d))
                .or_else(|| disposal(other, d, &said));
        }
    })
}

fn disposal(event: &str, d: &Codes<'_>, said: &dyn Fn([String; 3]) -> String) -> Option<String> {
    let plain = |words: [&str; 3]| said(words.map(str::to_owned));
    Some(match event {
        "disposals-listed" => plain([
            "Såg kassasjonslistene",
            "Så kassasjonslistene",
            "Saw the disposal lists",
        ]),
        "disposal-read" => plain([
            "Las kassasjonslista",
            "Leste kassasjonslisten",
            "Read the disposal list",
        ]),
        "disposal-drawn" => {
            let cases = d.number("cases");
            said([
                format!("Sette opp kassasjonslista. Saker: {cases}"),
                format!("Satte opp kassasjonslisten. Saker: {cases}"),
                format!("Drew up the disposal list. Cases: {cases}"),
            ])
        }
        "disposal-approved" => {
            let (yes, no) = (d.number("approved"), d.number("taken-out"));
            said([
                format!("Svara på kassasjonslista: {yes} godkjende, {no} tekne ut"),
                format!("Svarte på kassasjonslisten: {yes} godkjent, {no} tatt ut"),
                format!("Answered the disposal list: {yes} approved, {no} taken off"),
            ])
        }
        "disposal-stopped" => plain([
            "Stoppa kassasjonslista",
            "Stoppet kassasjonslisten",
            "Stopped the disposal list",
        ]),
        "disposal-begun" => plain([
            "Sette i verk kassasjonslista",
            "Satte kassasjonslisten i verk",
            "Began to carry out the disposal list",
        ]),
        "disposal-refused" => {
            let (case, why) = (d.raw("case"), d.of(REFUSED, "why"));
            said([
                format!("Kasserte ikkje sak {case}: {why}"),
                format!("Kasserte ikke sak {case}: {why}"),
                format!("Did not destroy case {case}: {why}"),
            ])
        }
        "certificate-made" => {
            let sum = d.sha256();
            said([
                format!("Laga kassasjonsattest, sjekksum {sum}"),
                format!("Laget kassasjonsattest, sjekksum {sum}"),
                format!("Made the certificate of disposal, checksum {sum}"),
            ])
        }
        "disposal-finished" => plain([
            "Kassasjonslista er sett i verk til endes",
            "Kassasjonslisten er satt i verk til ende",
            "The disposal list is carried out to the end",
        ]),
        other => return files(other, d, said),
    })
}

/// What becomes of files, and of the keys that open them.
fn files(event: &str, d: &Codes<'_>, said: &dyn Fn([String; 3]) -> String) -> Option<String> {
    let plain = |words: [&str; 3]| said(words.map(str::to_owned));
    Some(match event {
        "file-destroyed" => {
            let (fate, sum) = (d.of(FATES, "fate"), d.sha256());
            said([
                format!("Fil i ei kassert sak: {fate}, sjekksum {sum}"),
                format!("Fil i en kassert sak: {fate}, sjekksum {sum}"),
                format!("File of a destroyed case: {fate}, checksum {sum}"),
            ])
        }
        "file-key-destroyed" => {
            let case = d.raw("case");
            said([
                format!(
                    "Destruerte nøkkelen til filene i sak {case}: ingen kopi av dei kan opnast med han"
                ),
                format!(
                    "Destruerte nøkkelen til filene i sak {case}: ingen kopi av dem kan åpnes med den"
                ),
                format!(
                    "Destroyed the key of the files of case {case}: no copy of them can be opened with it"
                ),
            ])
        }
        "master-key-rotated" => {
            let (from, to, keys) = (d.raw("from"), d.raw("to"), d.raw("keys"));
            said([
                format!(
                    "Bytte hovudnøkkelen til filene frå nr. {from} til nr. {to}, og destruerte den gamle. Nøklar: {keys}"
                ),
                format!(
                    "Byttet hovednøkkelen til filene fra nr. {from} til nr. {to}, og destruerte den gamle. Nøkler: {keys}"
                ),
                format!(
                    "Changed the master key of the files from no. {from} to no. {to}, and destroyed the old one. Keys: {keys}"
                ),
            ])
        }
        "export-removed" => plain([
            "Fjerna kopien av uttrekket, fordi ei sak i det er kassert",
            "Fjernet kopien av uttrekket, fordi en sak i det er kassert",
            "Removed the copy of the extraction, because a case in it is destroyed",
        ]),
        _ => return super::archive_core::sentence(event, d),
    })
}
