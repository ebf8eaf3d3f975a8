//! `brotsak mail test`: whether mail leaves, in the mail server's own words.
use super::ear::Ear;
use crate::support::program::{Ended, run_with};
use brotsak::mail::settings::Tls;
use std::fs;

fn ask(ear: &Ear, change: impl FnOnce(String) -> String, address: &str) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let smtp = ear.settings(Tls::Starttls).smtp.unwrap();
    let toml = format!(
        "[mail]\nfrom = \"ikkje-svar@valle.example\"\n[mail.smtp]\nhost = \"localhost\"\nport = {}\n\
         username = \"brotsak\"\npassword = \"hemmeleg\"\nca_file = {:?}\n",
        smtp.port.unwrap(),
        smtp.ca_file.unwrap().display().to_string()
    );
    fs::write(folder.path().join("brotsak.toml"), change(toml)).unwrap();
    let ended = run_with(folder.path(), &["mail", "test", address], &[]);
    assert!(!ended.said.contains("hemmeleg"));
    assert!(
        !folder.path().join("brotsak-data/brotsak.sqlite").exists(),
        "no database is needed, and none is made"
    );
    ended
}

#[test]
fn the_operator_sees_that_mail_arrives_and_what_the_server_answered() {
    let ear = Ear::new();
    let ended = ask(&ear, |toml| toml, "drift@valle.example");
    assert_eq!(ended.code, 0, "{}", ended.said);
    assert!(ended.said.contains("250 2.0.0 queued"), "{}", ended.said);
    assert!(ended.said.contains("(starttls)"), "{}", ended.said);
    let mail = ear.next();
    assert_eq!(mail.to, ["drift@valle.example"]);
    assert_eq!(mail.header("Subject"), "Prøve av e-posten");
}

#[test]
fn a_broken_configuration_is_told_in_the_servers_own_words() {
    let ear = Ear::new();
    let check = |from: &str, to: &str, address: &str, says: &[&str]| {
        let ended = ask(&ear, |toml| toml.replace(from, to), address);
        assert_eq!(ended.code, 1, "{}", ended.said);
        for word in says {
            assert!(ended.said.contains(word), "{word} in {}", ended.said);
        }
    };
    let whole = "drift@valle.example";
    check(
        "password = \"hemmeleg\"",
        "password = \"feil\"",
        whole,
        &["535 5.7.8", "sign-in 535", "brukarnamnet og passordet"],
    );
    check(
        "ca_file",
        "# ca_file",
        whole,
        &["UnknownIssuer", "sertifikatet"],
    );
    check("", "", "unknown@valle.example", &["550 5.1.1 no such user"]);
    check("", "", "ikkje ei adresse", &["no-address"]);
    let port = format!("port = {}", super::closed_port());
    let live = format!(
        "port = {}",
        ear.settings(Tls::Starttls).smtp.unwrap().port.unwrap()
    );
    check(&live, &port, whole, &["refused", "unreachable"]);
}
