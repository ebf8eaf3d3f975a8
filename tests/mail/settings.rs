//! The section `[mail]`: what is taken, and what is said about the rest.
use brotsak::mail::{Settings, Transport};

const GOOD: &str = r#"
from = "ikkje-svar@valle.example"
from_name = "Valle kommune"
[smtp]
host = "smtp.valle.example"
username = "sak"
password = "hemmeleg"
"#;

#[test]
fn the_settings_ask_for_encryption_when_nothing_is_said() {
    let settings: Settings = toml::from_str(GOOD).unwrap();
    settings.check().unwrap();
    assert_eq!(settings.smtp.as_ref().unwrap().port(), 587);
    assert!(!format!("{settings:?}").contains("hemmeleg"));
}

#[track_caller]
fn check(from: &str, to: &str, says: &str) {
    assert!(GOOD.contains(from));
    let text = GOOD.replacen(from, to, 1);
    let said = match toml::from_str::<Settings>(&text) {
        Ok(settings) => match Transport::open(&settings) {
            Ok(_) => panic!("taken: {text}"),
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    assert!(said.contains(says), "{said}");
}

#[test]
fn wrong_settings_are_named() {
    check("ikkje-svar@valle.example", "ikkje-svar", "mail.from is not");
    check("Valle kommune", r"Valle\nBcc: x@y.z", "on one line");
    check("Valle kommune", "", "municipality's name");
    check("ikkje-svar", "brotsak", "must be neutral");
    check("Valle kommune", "Varsling i Valle", "must be neutral");
    check("smtp.valle.example", " ", "mail.smtp.host is empty");
    check(
        "username = \"sak\"",
        "tls = \"none\"",
        "only for a server on this machine",
    );
    check("username = \"sak\"", "", "belong together");
    check("username", "timeout_seconds = 0\nusername", "from 1 to 60");
    check("username", "timeout_seconds = 61\nusername", "from 1 to 60");
    check(
        "username",
        "ca_file = \"/finst/ikkje.pem\"\nusername",
        "/finst/ikkje.pem",
    );
    check("username", "tls = \"kanskje\"\nusername", "unknown variant");
    check("host", "hoster", "unknown field");
}
