//! What a mail holds: every kind, in every language, against everything that the database knows of anybody.
use crate::office::{NEAREST, Office, SECRETS, names};
use crate::support::now;
use brotsak::domain::delivery::Template;
use brotsak::domain::person::Language;
use brotsak::jobs::deliver_mail::deliver_due;
use brotsak::mail::{Letterhead, Transport, folder};
use brotsak::store::db::{self, Db};
use brotsak::store::tracked;
use diesel::prelude::*;
use diesel::sql_types::Text;
use std::collections::BTreeSet;

const KOMMUNE: &str = "Valle kommune";
const BASE: &str = "https://sak.example";

#[derive(QueryableByName)]
struct Value {
    #[diesel(sql_type = Text)]
    value: String,
}

/// What the house writes about nobody: mail itself, tokens, and the rules.
const ABOUT_NOBODY: [&str; 3] = ["outbox", "tasks", "rulesets"];

/// Every text of every row about people and matters, whole and word by word.
fn personal(url: &str) -> BTreeSet<String> {
    let mut conn: Db = db::open_writer(url).unwrap();
    let mut found = BTreeSet::new();
    let tables = tracked::all().filter(|table| !ABOUT_NOBODY.contains(&table.name));
    for table in tables {
        let texts = table
            .columns
            .iter()
            .filter(|(_, kind)| *kind == tracked::Kind::Text);
        for (column, _) in texts {
            let sql = format!(
                "select {column} as value from {} where {column} is not null",
                table.name
            );
            let rows: Vec<Value> = diesel::sql_query(sql).load(&mut conn).unwrap();
            for row in rows {
                let value = row.value.to_lowercase();
                let parts = value.split(|c: char| c.is_whitespace() || c == ',');
                found.extend(parts.map(str::to_owned));
                found.insert(value);
            }
        }
    }
    let own = KOMMUNE.to_lowercase();
    let telling = |text: &String| {
        text.chars().count() > 2 && !own.contains(text.as_str()) && *text != "p4@valle.example"
    };
    found.into_iter().filter(telling).collect()
}

/// A short word counts where it stands alone; a longer one anywhere.
fn holds(mail: &str, text: &str) -> bool {
    if text.chars().count() > 5 {
        return mail.contains(text);
    }
    mail.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '/')
        .any(|word| word == text)
}

#[tokio::test]
async fn no_mail_in_any_language_holds_anything_of_anybody() {
    let office = Office::open();
    office.register_case();
    let known = personal(&office.house.url);
    for planted in SECRETS.into_iter().chain(names()) {
        let is_number = planted.contains('/');
        assert!(
            is_number || known.contains(&planted.to_lowercase()),
            "{planted}"
        );
    }
    assert!(holds("about v2.2 and", "v2.2") && holds("torbjørn", "torbjørn"));

    let dir = office.house.dir.path().join("post");
    std::fs::create_dir(&dir).unwrap();
    let transport = Transport::Folder(dir.clone());
    let head = Letterhead {
        from: "ikkje-svar@post.example".to_owned(),
        kommune: KOMMUNE.to_owned(),
        base_url: BASE.to_owned(),
        reply_to: Some("svar@post.example".to_owned()),
        contact: Some("sentralbordet".to_owned()),
    };
    let mut rendered = 0;
    // A checkpoint is a note of the ledger's own; tests/ledger_seal.rs holds it to the word.
    let tells = Template::ALL
        .into_iter()
        .filter(|template| *template != Template::LedgerCheckpoint);
    for template in tells {
        for language in Language::ALL {
            office.run(&format!(
                "update tasks set due_on = '2026-12-07' where id = 1;
                 update people set language = '{}' where id = {};
                 update outbox set template = '{}', state = 'waiting', attempts = 0,
                   next_at = '2026-11-23 08:00:00' where id = 1;",
                language.code(),
                NEAREST.0,
                template.code()
            ));
            let store = &office.house.store;
            let round = deliver_due(store, &transport, &head, now()).await.unwrap();
            assert_eq!(round.sent, 1, "{template:?}");
            let kept = folder::list(&dir).unwrap().remove(0);
            let raw = std::fs::read_to_string(dir.join(&kept.name)).unwrap();
            let whole = format!("{raw}\n{}\n{}", kept.subject, kept.text).to_lowercase();
            for text in known
                .iter()
                .map(String::as_str)
                .chain(["2026/77", "2026-77"])
            {
                assert!(
                    !holds(&whole, text),
                    "{template:?} {language:?} holds {text:?}"
                );
            }
            assert_eq!(raw.matches("Content-Type:").count(), 1);
            assert!(raw.contains("Content-Type: text/plain; charset=utf-8\r\n"));
            assert!(!raw.contains("<html") && raw.contains("To: p4@valle.example\r\n"));
            rendered += 1;
        }
    }
    assert!(rendered >= 6);
}
