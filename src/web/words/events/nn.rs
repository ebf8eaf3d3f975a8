//! The events in nynorsk.

use super::Data;
use super::codes::Codes;
use super::{errand, keeping, ledger, work};
use crate::domain::person::Language;

pub fn sentence(event: &str, data: &Data) -> String {
    let d = Codes {
        data,
        language: Language::Nynorsk,
    };
    match event {
        // The house
        "writer-restarted" => "Skrivinga til databasen starta på nytt".to_owned(),
        "ruleset-loaded" => format!("Las inn regelsett, sjekksum {}", d.sha256()),
        "organisation-imported" => format!(
            "Las inn personar og einingar: {} nye, {} endra, {} slutta",
            d.number("added"),
            d.number("changed"),
            d.number("left")
        ),
        "setting-changed" => format!("Endra innstilling: {}", d.setting()),
        "ledger-read" => format!("Las revisjonssporet ({})", d.page()),
        "ledger-verified" => format!(
            "Kontrollerte sporet: {} hendingar, {} avvik",
            d.number("size"),
            d.number("findings")
        ),
        "access-denied" => format!("Nekta tilgang til {}", d.page()),
        // People
        "account-created" => "Oppretta konto".to_owned(),
        "account-disabled" => "Stengde konto".to_owned(),
        "password-set" => "Valde passord".to_owned(),
        "setup-link-made" => "Laga lenkje for å velje passord".to_owned(),
        "role-granted" => format!("Gav rolle: {}", d.role()),
        "role-ended" => format!("Avslutta rolle: {}", d.role()),
        "language-chosen" => format!("Valde språk: {}", d.tongue()),
        "signed-in" => "Logga inn".to_owned(),
        "sign-in-failed" => format!("Innlogging avvist: {}", d.sign_in()),
        "signed-out" => "Logga ut".to_owned(),
        "sessions-revoked" => format!("Avslutta økter: {}", d.number("count")),
        "people-listed" => "Såg lista over personar".to_owned(),
        // Reports
        "draft-begun" => "Byrja på ei melding".to_owned(),
        "draft-saved" => "Lagra utkast".to_owned(),
        "draft-discarded" => "Forkasta utkast".to_owned(),
        "drafts-swept" => format!(
            "Rydda bort gamle utkast: {}, og skjema: {}",
            d.number("drafts"),
            d.number("forms")
        ),
        "attachment-added" => format!(
            "La ved fil, {} byte, sjekksum {}",
            d.number("size"),
            d.sha256()
        ),
        "attachment-removed" => "Tok bort vedlegg".to_owned(),
        "attachment-read" => format!("Opna vedlegg, sjekksum {}", d.sha256()),
        "form-parked" => "Tok vare på skjema etter at økta var ute".to_owned(),
        "form-recovered" => "Henta fram att skjema".to_owned(),
        "report-filed" => format!("Sende melding. Kanal: {}", d.channel()),
        "report-read" => format!("Las meldinga ({})", d.page()),
        "reports-listed" => "Såg lista over meldingar".to_owned(),
        // Cases
        "case-registered" => format!("Registrerte saka. Regelsett {}", d.raw("ruleset")),
        "case-read" => format!("Las {}", d.page()),
        "cases-listed" => "Såg lista over saker".to_owned(),
        "gate-answered" => format!("Svara på port {}", d.gate("ingen av desse")),
        "conflict-declared" => "Registrerte inhabilitet".to_owned(),
        "severity-assessed" => format!(
            "Rekna ut framlegg: {}, netto {}. Regelsett {}",
            d.severity(),
            d.net(),
            d.raw("ruleset")
        ),
        "recommendation-made" => format!("Tilrådde: {}{}", d.severity(), deviation(&d)),
        "decision-recorded" => format!("Avgjorde: {}{}", d.severity(), deviation(&d)),
        "case-closed" => format!(
            "Avslutta saka: {}. Bevaring: {}",
            d.severity(),
            d.retention()
        ),
        "document-added" => format!(
            "La til dokument ({}), sjekksum {}",
            d.document(),
            d.sha256()
        ),
        "document-read" => format!("Opna dokument, sjekksum {}", d.sha256()),
        // Archive
        "export-started" => format!("Starta uttrekk for {} til {}", d.day("from"), d.day("to")),
        "export-finished" => format!(
            "Uttrekket er ferdig. Saker: {}, dokument: {}, sjekksum {}",
            d.number("cases"),
            d.number("documents"),
            d.sha256()
        ),
        "export-failed" => format!("Uttrekket vart ikkje laga: {}", d.export()),
        "export-downloaded" => format!("Lasta ned uttrekk, sjekksum {}", d.sha256()),
        "exports-listed" => "Såg lista over uttrekk".to_owned(),
        other => ledger::sentence(other, &d)
            .or_else(|| keeping::sentence(other, &d))
            .or_else(|| procedure(other, &d))
            .or_else(|| telling(other, &d))
            .or_else(|| work::sentence(other, &d))
            .or_else(|| doorway(other, &d))
            .or_else(|| errand::sentence(other, &d))
            .unwrap_or_else(|| format!("Hending «{other}»")),
    }
}

/// Tasks and mail.
fn telling(event: &str, d: &Codes<'_>) -> Option<String> {
    Some(match event {
        "task-opened" => "Opna oppgåva".to_owned(),
        "mail-sending" => format!("Byrja å sende e-post, forsøk {}", d.number("attempt")),
        "mail-sent" => "E-posten er sendt".to_owned(),
        "mail-postponed" => format!("E-posten må vente: {}", d.mail()),
        "mail-refused" => format!("E-posten vart stoppa: {}", d.mail()),
        "mail-unknown" => "Uvisst om e-posten kom fram".to_owned(),
        "mail-requeued" => "Bad om å sende e-posten på nytt".to_owned(),
        "notices-renewed" => "Spurde på nytt kven som skal få vite om saka".to_owned(),
        "mail-told" => "Ringde mottakaren i staden for å sende e-posten".to_owned(),
        "mail-passed-on" => "Sende varselet til ein annan i staden".to_owned(),
        "outbox-read" => "Såg lista over varslingar".to_owned(),
        _ => return None,
    })
}

/// What belongs to the lawful way.
fn procedure(event: &str, d: &Codes<'_>) -> Option<String> {
    Some(match event {
        "notice-given" => format!(
            "Sende førehandsvarsel. Frist for uttale: {}",
            d.day("reply_by")
        ),
        "notice-omitted" => format!("Gjekk vidare utan førehandsvarsel: {}", d.omission()),
        "statement-recorded" => format!("Skreiv inn uttalen frå den tilsette: {}", d.manner()),
        "consultation-recorded" => format!("Skreiv inn drøftinga: {}", d.consultation()),
        "decision-confirmed" => format!("Stadfeste avgjerda: {}", d.severity()),
        "decision-returned" => format!("Sende avgjerda attende: {}", d.severity()),
        "impartiality-declared" => "Erklærte seg habil".to_owned(),
        "officer-assigned" => "Gav saka til ein annan sakshandsamar".to_owned(),
        "substitute-appointed" => "Registrerte settemynde".to_owned(),
        "suspension-proposed" => "Gjorde framlegg om suspensjon".to_owned(),
        "suspension-decided" => "Avgjorde suspensjon".to_owned(),
        "suspension-confirmed" => "Stadfeste suspensjonen".to_owned(),
        "suspension-returned" => "Sende suspensjonen attende".to_owned(),
        "suspension-reviewed" => "Vurderte suspensjonen på nytt".to_owned(),
        "suspension-ended" => "Oppheva suspensjonen".to_owned(),
        "letter-drafted" => format!("Skreiv utkast til brev ({})", d.document()),
        "letter-finalised" => format!(
            "Ferdigstilte brev ({}), sjekksum {}",
            d.document(),
            d.sha256()
        ),
        "letter-delivered" => format!("Registrerte levering: {}, {}", d.mode(), d.arrival()),
        "clock-facts-recorded" => "Registrerte opplysningar til fristane".to_owned(),
        "case-reopened" => "Tok opp att saka".to_owned(),
        "delegation-registered" => format!("Registrerte delegasjon: {}", d.act()),
        "delegation-ended" => format!("Avslutta delegasjon: {}", d.act()),
        "access-given" => format!("Gav tilgang til og med {}", d.day("until")),
        "access-ended" => "Avslutta tilgangen før tida".to_owned(),
        "glass-broken" => "Opna saka i naud, for 24 timar".to_owned(),
        "report-taken" => "Tok meldinga, for å lese ho".to_owned(),
        "report-taken-over" => "Tok over meldinga frå ein annan".to_owned(),
        "reader-named" => "Peikte ut kven som skal lese meldinga".to_owned(),
        "report-returned" => "La meldinga tilbake".to_owned(),
        "reporter-shown" => "Fekk sjå kven som melde".to_owned(),
        "case-narrowed" => "Gjorde saka open berre for dei som er nemnde i henne".to_owned(),
        "case-referred" => "Sende saksforholdet vidare, til ei personalsak".to_owned(),
        "access-requested" => "Registrerte eit innsynskrav".to_owned(),
        "access-weighed" => "Vurderte dokument i eit innsynskrav".to_owned(),
        "access-answered" => "Svara på eit innsynskrav".to_owned(),
        "access-reopened" => "Opna att eit innsynskrav: noko i saka vart ikkje vurdert".to_owned(),
        "access-request-withdrawn" => "Trekte attende eit innsynskrav ført ved feil".to_owned(),
        "cases-linked" => "Knytte saka til ei personalsak".to_owned(),
        _ => return None,
    })
}

/// What belongs to the doorway.
fn doorway(event: &str, d: &Codes<'_>) -> Option<String> {
    let said = match event {
        "password-accepted" => "Passordet var rett; ventar på eingongskode",
        "provider-accepted" => "Kommunen si innlogging var rett; ventar på eingongskode",
        "emergency-way-used" => "Brukte naudinngangen med passord",
        "signed-in-by-provider" => {
            return Some(format!(
                "Logga inn med kommunen si innlogging; roller: {}",
                d.roles()
            ));
        }
        "second-factor-begun" => "Byrja å setje opp eingongskode",
        "second-factor-enrolled" => "Tok eingongskode i bruk",
        "second-factor-reset" => "Nullstilte eingongskoden",
        "recovery-codes-renewed" => "Fekk nye reservekodar",
        "form-discarded" => "Skjemaet kom inn, og er ikkje lenger teke vare på",
        "role-given-alone" => {
            "Rolla vart gitt av éin åleine: det har ikkje vore nokon annan systemansvarleg"
        }
        "role-proposed" => return Some(format!("Gjorde framlegg om rolle: {}", d.role())),
        "role-approved" => return Some(format!("Godkjende rolle: {}", d.role())),
        "role-declined" => return Some(format!("Sa nei til rolle: {}", d.role())),
        "recovery-asked" => return Some(format!("Bad om {}", recovery(d))),
        "recovery-approved" => return Some(format!("Godkjende {}", recovery(d))),
        "recovery-declined" => return Some(format!("Sa nei til {}", recovery(d))),
        "alarm-told" => "Sende e-post om alarmen",
        "proved-again" => "Stadfeste på nytt kven det er",
        "recovery-code-used" => "Brukte ein reservekode",
        _ => return None,
    };
    Some(said.to_owned())
}

fn recovery(d: &Codes<'_>) -> &'static str {
    match d.raw("kind") {
        "link" => "ny lenkje for passord",
        _ => "nullstilling av eingongskoden",
    }
}

fn deviation(d: &Codes<'_>) -> &'static str {
    if d.raw("follows") == "–" || d.is_true("follows") {
        ""
    } else {
        " (anna enn framlegget)"
    }
}
