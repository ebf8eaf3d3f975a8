//! The operator's settings for the municipality's own sign-in: what is wrong with them is one sentence, before anything starts.
#![cfg(not(feature = "postgres"))]
use crate::support::program::{Ended, Running, run};
use std::fs;

const WHOLE: &str = "
[sign_in]
emergency = \"2008\"
[sign_in.oidc]
issuer = \"https://login.valle.example/kommune\"
client_id = \"brotsak\"
client_secret = \"hemmeleg-123\"
[sign_in.oidc.groups]
access = \"*\"
";

fn serve(toml: &str) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("brotsak.toml"), toml).unwrap();
    fs::write(folder.path().join("tom"), "\n").unwrap();
    run(folder.path(), &["serve"])
}

#[track_caller]
fn refused(from: &str, to: &str, words: &[&str]) {
    assert!(WHOLE.contains(from), "{from}");
    let ended = serve(&WHOLE.replacen(from, to, 1));
    ended.is_refused(words);
    assert!(!ended.complained.contains("hemmeleg"), "{ended:?}");
}

#[test]
fn what_is_wrong_with_the_provider_is_said_before_the_house_opens() {
    let issuer = "issuer = \"https://login.valle.example/kommune\"";
    for wrong in [
        "issuer = \"http://login.valle.example/kommune\"",
        "issuer = \"login.valle.example\"",
        "issuer = \"https://login.valle.example/?x=1\"",
        "issuer = \"https://brotsak:hei@login.valle.example\"",
        "",
    ] {
        refused(issuer, wrong, &["sign_in.oidc.issuer", "https-adressa"]);
    }
    refused("client_id = \"brotsak\"", "", &["sign_in.oidc.client_id"]);
    let secret = "client_secret = \"hemmeleg-123\"";
    refused(secret, "", &["sign_in.oidc.client_secret"]);
    refused(
        secret,
        "client_secret = 7",
        &["client_secret", "ikkje blir vist"],
    );
    refused(
        secret,
        "client_secret_file = \"burte\"",
        &["client_secret_file", "burte"],
    );
    refused(secret, "client_secret_file = \"tom\"", &["client_secret"]);
    let both = format!("{secret}\nclient_secret_file = \"tom\"");
    refused(secret, &both, &["client_secret_file", "samstundes"]);
    let access = "access = \"*\"";
    refused(access, "", &["groups.access", "kjem ingen inn"]);
    refused(
        access,
        "hr_hed = \"HR\"",
        &["hr_hed", "sign_in.oidc.groups.hr_head"],
    );
    refused(
        access,
        "hr_head = \"HR;\"",
        &["groups.hr_head", "semikolon"],
    );
    let key = "client_id = \"brotsak\"\nperson_key = \"namn\"";
    refused(
        "client_id = \"brotsak\"",
        key,
        &["person_key", "employee_no eller email"],
    );
}

#[test]
fn nobody_is_shut_out_by_a_setting_alone() {
    let emergency = "emergency = \"2008\"";
    refused(emergency, "", &["sign_in.emergency", "tilsettnummera"]);
    refused(emergency, "emergency = \"2008,\"", &["sign_in.emergency"]);
    let both = "emergency = \"2008\"\nlocal = \"everybody\"";
    refused(emergency, both, &["sign_in.emergency", "emergency"]);
    let wrong = "local = \"ingen\"";
    refused(
        emergency,
        wrong,
        &["sign_in.local", "everybody eller emergency"],
    );
    serve("[sign_in]\nlocal = \"emergency\"\nemergency = \"2008\"")
        .is_refused(&["sign_in.local", "[sign_in.oidc]"]);
}

#[test]
fn the_house_opens_whether_the_provider_answers_or_not() {
    let folder = tempfile::tempdir().unwrap();
    let toml = format!("listen = \"127.0.0.1:0\"\n{WHOLE}")
        .replace("https://login.valle.example", "http://127.0.0.1:9");
    fs::write(folder.path().join("brotsak.toml"), toml).unwrap();
    let house = Running::start(folder.path(), &["serve"], &[]);
    house.stop();
}
