//! The events in bokmål.

use super::Data;
use super::codes::Codes;
use super::{errand, keeping, ledger, work};
use crate::domain::person::Language;

pub fn sentence(event: &str, data: &Data) -> String {
    let d = Codes {
        data,
        language: Language::Bokmaal,
    };
    match event {
        // The house
        "writer-restarted" => "Skrivingen til databasen startet på nytt".to_owned(),
        "ruleset-loaded" => format!("Leste inn regelsett, sjekksum {}", d.sha256()),
        "organisation-imported" => format!(
            "Leste inn personer og enheter: {} nye, {} endret, {} sluttet",
            d.number("added"),
            d.number("changed"),
            d.number("left")
        ),
        "setting-changed" => format!("Endret innstilling: {}", d.setting()),
        "ledger-read" => format!("Leste revisjonssporet ({})", d.page()),
        "ledger-verified" => format!(
            "Kontrollerte sporet: {} hendelser, {} avvik",
            d.number("size"),
            d.number("findings")
        ),
        "access-denied" => format!("Nektet tilgang til {}", d.page()),
        // People
        "account-created" => "Opprettet konto".to_owned(),
        "account-disabled" => "Stengte konto".to_owned(),
        "password-set" => "Valgte passord".to_owned(),
        "setup-link-made" => "Laget lenke for å velge passord".to_owned(),
        "role-granted" => format!("Ga rolle: {}", d.role()),
        "role-ended" => format!("Avsluttet rolle: {}", d.role()),
        "language-chosen" => format!("Valgte språk: {}", d.tongue()),
        "signed-in" => "Logget inn".to_owned(),
        "sign-in-failed" => format!("Innlogging avvist: {}", d.sign_in()),
        "signed-out" => "Logget ut".to_owned(),
        "sessions-revoked" => format!("Avsluttet økter: {}", d.number("count")),
        "people-listed" => "Så listen over personer".to_owned(),
        // Reports
        "draft-begun" => "Begynte på en melding".to_owned(),
        "draft-saved" => "Lagret utkast".to_owned(),
        "draft-discarded" => "Forkastet utkast".to_owned(),
        "drafts-swept" => format!(
            "Ryddet bort gamle utkast: {}, og skjemaer: {}",
            d.number("drafts"),
            d.number("forms")
        ),
        "attachment-added" => format!(
            "La ved fil, {} byte, sjekksum {}",
            d.number("size"),
            d.sha256()
        ),
        "attachment-removed" => "Tok bort vedlegg".to_owned(),
        "attachment-read" => format!("Åpnet vedlegg, sjekksum {}", d.sha256()),
        "form-parked" => "Tok vare på skjema etter at økten var ute".to_owned(),
        "form-recovered" => "Hentet fram igjen skjema".to_owned(),
        "report-filed" => format!("Sendte melding. Kanal: {}", d.channel()),
        "report-read" => format!("Leste meldingen ({})", d.page()),
        "reports-listed" => "Så listen over meldinger".to_owned(),
        // Cases
        "case-registered" => format!("Registrerte saken. Regelsett {}", d.raw("ruleset")),
        "case-read" => format!("Leste {}", d.page()),
        "cases-listed" => "Så listen over saker".to_owned(),
        "gate-answered" => format!("Svarte på port {}", d.gate("ingen av disse")),
        "conflict-declared" => "Registrerte inhabilitet".to_owned(),
        "severity-assessed" => format!(
            "Regnet ut forslag: {}, netto {}. Regelsett {}",
            d.severity(),
            d.net(),
            d.raw("ruleset")
        ),
        "recommendation-made" => format!("Tilrådde: {}{}", d.severity(), deviation(&d)),
        "decision-recorded" => format!("Avgjorde: {}{}", d.severity(), deviation(&d)),
        "case-closed" => format!(
            "Avsluttet saken: {}. Bevaring: {}",
            d.severity(),
            d.retention()
        ),
        "document-added" => format!(
            "La til dokument ({}), sjekksum {}",
            d.document(),
            d.sha256()
        ),
        "document-read" => format!("Åpnet dokument, sjekksum {}", d.sha256()),
        // Archive
        "export-started" => format!("Startet uttrekk for {} til {}", d.day("from"), d.day("to")),
        "export-finished" => format!(
            "Uttrekket er ferdig. Saker: {}, dokumenter: {}, sjekksum {}",
            d.number("cases"),
            d.number("documents"),
            d.sha256()
        ),
        "export-failed" => format!("Uttrekket ble ikke laget: {}", d.export()),
        "export-downloaded" => format!("Lastet ned uttrekk, sjekksum {}", d.sha256()),
        "exports-listed" => "Så listen over uttrekk".to_owned(),
        other => ledger::sentence(other, &d)
            .or_else(|| keeping::sentence(other, &d))
            .or_else(|| procedure(other, &d))
            .or_else(|| telling(other, &d))
            .or_else(|| work::sentence(other, &d))
            .or_else(|| doorway(other, &d))
            .or_else(|| errand::sentence(other, &d))
            .unwrap_or_else(|| format!("Hendelse «{other}»")),
    }
}

/// Tasks and mail.
fn telling(event: &str, d: &Codes<'_>) -> Option<String> {
    Some(match event {
        "task-opened" => "Åpnet oppgaven".to_owned(),
        "mail-sending" => format!("Begynte å sende e-post, forsøk {}", d.number("attempt")),
        "mail-sent" => "E-posten er sendt".to_owned(),
        "mail-postponed" => format!("E-posten må vente: {}", d.mail()),
        "mail-refused" => format!("E-posten ble stoppet: {}", d.mail()),
        "mail-unknown" => "Uvisst om e-posten kom fram".to_owned(),
        "mail-requeued" => "Ba om å sende e-posten på nytt".to_owned(),
        "notices-renewed" => "Spurte på nytt hvem som skal få vite om saken".to_owned(),
        "mail-told" => "Ringte mottakeren i stedet for å sende e-posten".to_owned(),
        "mail-passed-on" => "Sendte varselet til en annen i stedet".to_owned(),
        "outbox-read" => "Så listen over varslinger".to_owned(),
        _ => return None,
    })
}

/// What belongs to the lawful way.
fn procedure(event: &str, d: &Codes<'_>) -> Option<String> {
    Some(match event {
        "notice-given" => format!(
            "Sendte forhåndsvarsel. Frist for uttalelse: {}",
            d.day("reply_by")
        ),
        "notice-omitted" => format!("Gikk videre uten forhåndsvarsel: {}", d.omission()),
        "statement-recorded" => format!("Skrev inn uttalelsen fra den ansatte: {}", d.manner()),
        "consultation-recorded" => format!("Skrev inn drøftingen: {}", d.consultation()),
        "decision-confirmed" => format!("Bekreftet avgjørelsen: {}", d.severity()),
        "decision-returned" => format!("Sendte avgjørelsen tilbake: {}", d.severity()),
        "impartiality-declared" => "Erklærte seg habil".to_owned(),
        "officer-assigned" => "Ga saken til en annen saksbehandler".to_owned(),
        "substitute-appointed" => "Registrerte settemyndighet".to_owned(),
        "suspension-proposed" => "Foreslo suspensjon".to_owned(),
        "suspension-decided" => "Avgjorde suspensjon".to_owned(),
        "suspension-confirmed" => "Bekreftet suspensjonen".to_owned(),
        "suspension-returned" => "Sendte suspensjonen tilbake".to_owned(),
        "suspension-reviewed" => "Vurderte suspensjonen på nytt".to_owned(),
        "suspension-ended" => "Opphevet suspensjonen".to_owned(),
        "letter-drafted" => format!("Skrev utkast til brev ({})", d.document()),
        "letter-finalised" => format!(
            "Ferdigstilte brev ({}), sjekksum {}",
            d.document(),
            d.sha256()
        ),
        "letter-delivered" => format!("Registrerte levering: {}, {}", d.mode(), d.arrival()),
        "clock-facts-recorded" => "Registrerte opplysninger til fristene".to_owned(),
        "case-reopened" => "Gjenåpnet saken".to_owned(),
        "delegation-registered" => format!("Registrerte delegasjon: {}", d.act()),
        "delegation-ended" => format!("Avsluttet delegasjon: {}", d.act()),
        "access-given" => format!("Ga tilgang til og med {}", d.day("until")),
        "access-ended" => "Avsluttet tilgangen før tiden".to_owned(),
        "glass-broken" => "Åpnet saken i nød, for 24 timer".to_owned(),
        "report-taken" => "Tok meldingen, for å lese den".to_owned(),
        "report-taken-over" => "Tok over meldingen fra en annen".to_owned(),
        "reader-named" => "Pekte ut hvem som skal lese meldingen".to_owned(),
        "report-returned" => "La meldingen tilbake".to_owned(),
        "reporter-shown" => "Fikk se hvem som meldte".to_owned(),
        "case-narrowed" => "Gjorde saken åpen bare for dem som er nevnt i den".to_owned(),
        "case-referred" => "Sendte saksforholdet videre, til en personalsak".to_owned(),
        "access-requested" => "Registrerte et innsynskrav".to_owned(),
        "access-weighed" => "Vurderte dokumenter i et innsynskrav".to_owned(),
        "access-answered" => "Besvarte et innsynskrav".to_owned(),
        "access-reopened" => "Åpnet et innsynskrav igjen: noe i saken ble ikke vurdert".to_owned(),
        "access-request-withdrawn" => "Trakk tilbake et innsynskrav ført ved feil".to_owned(),
        "cases-linked" => "Knyttet saken til en personalsak".to_owned(),
        _ => return None,
    })
}

/// What belongs to the doorway.
fn doorway(event: &str, d: &Codes<'_>) -> Option<String> {
    let said = match event {
        "password-accepted" => "Passordet var riktig; venter på engangskode",
        "provider-accepted" => "Kommunens innlogging var riktig; venter på engangskode",
        "emergency-way-used" => "Brukte nødinngangen med passord",
        "signed-in-by-provider" => {
            return Some(format!(
                "Logget inn med kommunens innlogging; roller: {}",
                d.roles()
            ));
        }
        "second-factor-begun" => "Begynte å sette opp engangskode",
        "second-factor-enrolled" => "Tok engangskode i bruk",
        "second-factor-reset" => "Nullstilte engangskoden",
        "recovery-codes-renewed" => "Fikk nye reservekoder",
        "form-discarded" => "Skjemaet kom inn, og er ikke lenger tatt vare på",
        "role-given-alone" => {
            "Rollen ble gitt av én alene: det har ikke vært noen annen systemansvarlig"
        }
        "role-proposed" => return Some(format!("Foreslo rolle: {}", d.role())),
        "role-approved" => return Some(format!("Godkjente rolle: {}", d.role())),
        "role-declined" => return Some(format!("Sa nei til rolle: {}", d.role())),
        "recovery-asked" => return Some(format!("Ba om {}", recovery(d))),
        "recovery-approved" => return Some(format!("Godkjente {}", recovery(d))),
        "recovery-declined" => return Some(format!("Sa nei til {}", recovery(d))),
        "alarm-told" => "Sendte e-post om alarmen",
        "proved-again" => "Bekreftet på nytt hvem det er",
        "recovery-code-used" => "Brukte en reservekode",
        _ => return None,
    };
    Some(said.to_owned())
}

fn recovery(d: &Codes<'_>) -> &'static str {
    match d.raw("kind") {
        "link" => "ny lenke for passord",
        _ => "nullstilling av engangskoden",
    }
}

fn deviation(d: &Codes<'_>) -> &'static str {
    if d.raw("follows") == "–" || d.is_true("follows") {
        ""
    } else {
        " (annet enn forslaget)"
    }
}
