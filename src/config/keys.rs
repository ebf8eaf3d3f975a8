//! Every key of `brotsak.toml`, and what each must be. `docs/rettleiing/drift.md` explains them.

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
}

pub struct Key {
    /// `mail.smtp.host`: the sections and the name.
    pub path: &'static str,
    pub kind: Kind,
    /// Its value is never shown.
    pub is_secret: bool,
    /// Completes «… skal vere».
    pub expected: &'static str,
}

const fn text(path: &'static str, expected: &'static str) -> Key {
    Key {
        path,
        kind: Kind::Text,
        is_secret: false,
        expected,
    }
}

const fn number(path: &'static str, expected: &'static str) -> Key {
    Key {
        path,
        kind: Kind::Number,
        is_secret: false,
        expected,
    }
}

const fn secret(path: &'static str, expected: &'static str) -> Key {
    Key {
        path,
        kind: Kind::Text,
        is_secret: true,
        expected,
    }
}

const fn groups(path: &'static str) -> Key {
    text(path, "grupper med semikolon mellom")
}

pub const KEYS: &[Key] = &[
    text(
        "listen",
        "ei IP-adresse og ein port, til dømes 127.0.0.1:8080",
    ),
    text(
        "base_url",
        "adressa folk bruker, utan sti: https://sak.kommunen.no (http berre på denne maskina)",
    ),
    text("data_dir", "ei mappe"),
    secret(
        "database_url",
        "ein filsti for SQLite, eller postgres://brukar:passord@vert/database",
    ),
    text("municipality", "namnet på kommunen, på éi linje"),
    text(
        "accessibility_url",
        "https-adressa til tilgjengelegheitserklæringa",
    ),
    text(
        "ledger.name",
        "eit namn utan mellomrom og pluss, til dømes sak.kommunen.no/ledger/1",
    ),
    text("ledger.key", "ei fil utanfor databasen"),
    text(
        "ledger.anchors",
        "ei mappe på ein annan disk enn databasen og kopiane av han",
    ),
    text(
        "files.master_keys",
        "ei mappe utanfor tryggingskopien av dokumenta",
    ),
    text(
        "log",
        "error, warn, info, debug eller trace, eventuelt per modul: info,brotsak=debug",
    ),
    number("session.idle_minutes", "eit heiltal frå 5 til 480"),
    number("session.hours", "eit heiltal frå 1 til 24"),
    text("sign_in.second_factor", "required, optional eller off"),
    text(
        "sign_in.leader_second_factor",
        "required, optional eller off",
    ),
    number(
        "sign_in.proof_minutes",
        "eit heiltal frå 1 til 480, eller 0 for aldri å spørje på nytt",
    ),
    text("sign_in.key_file", "ei fil med nøkkelen til eingongskodane"),
    text("sign_in.local", "everybody eller emergency"),
    text(
        "sign_in.emergency",
        "tilsettnummera til dei systemansvarlege som kan bruke passord når innlogginga til kommunen er nede, med komma mellom",
    ),
    text(
        "sign_in.oidc.issuer",
        "https-adressa til innlogginga, nøyaktig slik ho skriv henne sjølv (http berre på denne maskina)",
    ),
    text(
        "sign_in.oidc.client_id",
        "namnet som brotsak er registrert med",
    ),
    secret(
        "sign_in.oidc.client_secret",
        "løyndomen som brotsak fekk då det vart registrert (eller client_secret_file)",
    ),
    text("sign_in.oidc.client_secret_file", "ei fil med løyndomen"),
    text("sign_in.oidc.person_claim", "namnet på ein påstand (claim)"),
    text("sign_in.oidc.person_key", "employee_no eller email"),
    text("sign_in.oidc.groups_claim", "namnet på ein påstand (claim)"),
    text("sign_in.oidc.scopes", "scope med mellomrom mellom"),
    text("sign_in.oidc.requires_acr", "verdiar med mellomrom mellom"),
    text("sign_in.oidc.requires_amr", "verdiar med mellomrom mellom"),
    number("sign_in.oidc.timeout_seconds", "eit heiltal frå 1 til 30"),
    text(
        "sign_in.oidc.groups.access",
        "grupper med semikolon mellom, eller * for alle; utan ei gruppe her eller for ei rolle kjem ingen inn",
    ),
    groups("sign_in.oidc.groups.leader"),
    groups("sign_in.oidc.groups.hr_officer"),
    groups("sign_in.oidc.groups.hr_head"),
    groups("sign_in.oidc.groups.chief_executive"),
    groups("sign_in.oidc.groups.archivist"),
    groups("sign_in.oidc.groups.auditor"),
    groups("sign_in.oidc.groups.administrator"),
    groups("sign_in.oidc.groups.mayor"),
    text("notify.leader", "registration eller after_free_speech_gate"),
    text("decisions.registrar", "may eller may_not"),
    text(
        "law.fvl2025_from",
        "dagen forvaltningslova av 2025 tek til å gjelde, til dømes 2027-07-01 (ikkje før 2025-06-20)",
    ),
    number("tariff.notice_months", "eit heiltal frå 0 til 12"),
    number("tariff.probation_months", "eit heiltal frå 0 til 12"),
    text("letters.dir", "ei mappe med letterhead.toml"),
    text("mail.from", "ei e-postadresse"),
    text("mail.from_name", "namnet på kommunen, på éi linje"),
    text("mail.reply_to", "e-postadressa til HR"),
    text(
        "mail.contact",
        "kven ein kan spørje, på éi linje: HR, telefon 37 93 75 00",
    ),
    text("mail.folder", "ei mappe"),
    text("mail.smtp.host", "namnet på e-posttenaren"),
    number("mail.smtp.port", "eit heiltal frå 1 til 65535"),
    text("mail.smtp.tls", "starttls, implicit eller none"),
    text("mail.smtp.username", "brukarnamnet på e-posttenaren"),
    secret("mail.smtp.password", "passordet på e-posttenaren"),
    text(
        "mail.smtp.password_file",
        "ei fil med passordet på e-posttenaren",
    ),
    number("mail.smtp.timeout_seconds", "eit heiltal frå 1 til 60"),
    number("mail.smtp.per_minute", "eit heiltal frå 1 til 100000"),
    text("mail.smtp.ca_file", "ei PEM-fil med sertifikat"),
    secret(
        "metrics.token",
        "minst 20 teikn utan mellomrom (eller metrics.token_file)",
    ),
    text("metrics.token_file", "ei fil med det som opnar /metrics"),
    text(
        "archive.creator_name",
        "namnet på arkivskaparen, slik det står i avtalen med depotet",
    ),
    text(
        "archive.organisation_number",
        "eit organisasjonsnummer: ni siffer",
    ),
    text("archive.fonds_title", "tittelen på arkivet"),
    text("archive.series_title", "tittelen på arkivdelen"),
    text("archive.class_id", "koden på klassen, til dømes 2.4.1"),
    text("archive.class_title", "tittelen på klassen"),
    text(
        "archive.document_folder",
        "dokumenter, DOKUMENTER, dokument eller DOKUMENT",
    ),
    text(
        "archive.submission_agreement",
        "nummeret på avtalen med depotet, på éi linje",
    ),
    text("archive.depot_name", "namnet på depotet, på éi linje"),
    text("archive.delivery_type", "slaget levering, på éi linje"),
    text(
        "archive.delivery_specification",
        "spesifikasjonen leveringa følgjer, på éi linje",
    ),
    text(
        "archive.reference_code",
        "depotet sin referanse, på éi linje",
    ),
    text("archive.package_number", "nummeret på pakken, på éi linje"),
    text("archive.submitter", "kven som leverer, på éi linje"),
    text(
        "archive.producer",
        "kven som har laga uttrekket, på éi linje",
    ),
    text("archive.format", "filtype eller pronom"),
    number("archive.backup_days", "eit heiltal frå 0 til 3650"),
    text("archive.incoming", "skarpt eller mykt"),
    text("archive.outgoing", "skarpt eller mykt"),
    text(
        "archive.schema_dir",
        "mappa med dei offisielle skjemaa (XSD) til Noark 5 og ADDML",
    ),
];

/// Variables that are not settings: they name the settings' file, or serve tests and tools.
pub const FREE: &[&str] = &[
    "BROTSAK_CONFIG",
    "BROTSAK_SCHEMAS",
    "BROTSAK_PYTHON",
    "BROTSAK_BIN",
    "BROTSAK_DEMO_PLAIN",
];
pub const FREE_PREFIX: &str = "BROTSAK_TEST_";

/// The variable that gives the key's value: `BROTSAK_MAIL_SMTP_HOST`.
pub fn variable(path: &str) -> String {
    format!("BROTSAK_{}", path.to_uppercase().replace('.', "_"))
}

pub fn find(path: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.path == path)
}

/// Whether keys stand in this section or below it.
pub fn is_section(path: &str) -> bool {
    let inside = |key: &Key| {
        key.path
            .strip_prefix(path)
            .is_some_and(|rest| rest.starts_with('.'))
    };
    KEYS.iter().any(inside)
}

/// What somebody who wrote `wrong` may have meant.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = wrong.chars().count() / 3;
    known
        .map(|name| (distance(wrong, name), name))
        .filter(|(distance, _)| *distance <= most.max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Letters to add, take away or change.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let change = corner + usize::from(letter != *other);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let names = || KEYS.iter().map(|key| key.path);
        assert_eq!(nearest("lisen", names()), Some("listen"));
        assert_eq!(nearest("mail.smtp.hots", names()), Some("mail.smtp.host"));
        assert_eq!(nearest("colour", names()), None);
    }

    #[test]
    fn no_two_keys_share_a_variable() {
        let mut names: Vec<String> = KEYS.iter().map(|key| variable(key.path)).collect();
        names.extend(FREE.iter().map(|name| (*name).to_owned()));
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
