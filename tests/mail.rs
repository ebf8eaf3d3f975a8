//! Mail, through a real mail server on this machine.
use crate::office::{EMPLOYEE, HR_HEAD, HR_OFFICER, NEAREST, Office, SECRETS, names, viewer};
use crate::support::now;
use brotsak::casework::read_outbox::Wanted;
use brotsak::casework::{Failure, requeue_mail, take_mail};
use brotsak::domain::delivery::{Delivery, Fault, Template};
use brotsak::domain::person::Language;
use brotsak::jobs::deliver_mail::{Summary, Watch, deliver_due, run};
use brotsak::mail::advice::advice;
use brotsak::mail::messages::Told;
use brotsak::mail::settings::Tls;
use brotsak::mail::{Letterhead, Settings, Transport, messages};
use brotsak::store::{Store, tasks};
use chrono::{DateTime, TimeDelta, Utc};
use ear::Ear;
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::Notify;

mod command;
mod ear;
mod holds;
mod phases;
mod script;
mod settings;

const BASE: &str = "https://sak.valle.example/";

async fn round(office: &Office, settings: &Settings, at: DateTime<Utc>) -> Summary {
    round_with(&office.house.store, settings, at).await
}

async fn round_with(store: &Store, settings: &Settings, at: DateTime<Utc>) -> Summary {
    let transport = Transport::open(settings).unwrap();
    let head = settings.letterhead(BASE);
    deliver_due(store, &transport, &head, at).await.unwrap()
}

fn later(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

/// When the first mail is tried again.
fn turn(office: &Office) -> DateTime<Utc> {
    office.mail(1).next_at.unwrap()
}

fn sent(sent: usize) -> Summary {
    Summary {
        sent,
        ..Summary::default()
    }
}

fn address(office: &Office, person: brotsak::domain::person::PersonId, address: &str) {
    let id = person.0;
    office.run(&format!(
        "update people set email = '{address}' where id = {id}"
    ));
}

/// An office where one mail waits: the nearest leader's.
fn one_mail_to(to: &str) -> Office {
    let office = Office::open();
    address(&office, NEAREST, to);
    office.register_case();
    assert_eq!(office.mails(now()).len(), 1);
    office
}

#[tokio::test]
async fn mail_leaves_over_every_kind_of_connection() {
    let mut ear = Ear::new();
    for (tls, is_tls) in [
        (Tls::None, false),
        (Tls::Starttls, true),
        (Tls::Implicit, true),
    ] {
        let office = one_mail_to("p4@valle.example");
        assert_eq!(round(&office, &ear.settings(tls), now()).await, sent(1));
        let mail = ear.next();
        assert_eq!((mail.tls, mail.auth), (is_tls, is_tls));
        assert_eq!(mail.from, "ikkje-svar@valle.example");
        assert_eq!(mail.to, ["p4@valle.example"]);
    }
    assert!(ear.all().is_empty());
}

#[tokio::test]
async fn a_mail_carries_a_link_that_needs_sign_in_and_nothing_else() {
    let ear = Ear::new();
    let office = one_mail_to("p4@valle.example");
    let settings = ear.settings(Tls::Starttls);
    assert_eq!(round(&office, &settings, now()).await, sent(1));

    let mail = ear.next();
    let told = office.house.store.read(|db| tasks::list_open(db, NEAREST));
    let token = told.unwrap().remove(0).token;
    let link = format!("https://sak.valle.example/t/{token}");
    assert_eq!(
        mail.header("Subject"),
        "Du har ei ny oppgåve i sakshandsamingssystemet"
    );
    assert_eq!(
        mail.header("From"),
        "Valle kommune <ikkje-svar@valle.example>"
    );
    assert_eq!(mail.header("To"), "p4@valle.example");
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert_eq!(mail.header("List-Id"), "<oppgaver.valle.example>");
    assert_eq!(mail.header("Reply-To"), "Valle kommune <hr@valle.example>");
    let id = mail.header("Message-ID");
    assert!(id.ends_with("@valle.example>") && id.len() == 48, "{id}");
    let headers: BTreeSet<&str> = mail.headers.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "Auto-Submitted",
        "Content-Transfer-Encoding",
        "Content-Type",
        "Date",
        "From",
        "List-Id",
        "MIME-Version",
        "Message-ID",
        "Reply-To",
        "Subject",
        "To",
    ];
    assert_eq!(headers, expected.into());

    let kinds: Vec<&str> = mail.parts.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["text/plain"], "no HTML, no pictures, no tracking");
    let text = &mail.parts[0].1;
    assert!(text.contains(&link) && text.contains("Valle kommune"));
    assert!(text.contains("Spørsmål? HR, telefon 99 99 99 99"), "{text}");
    assert!(
        text.contains(&format!("Referanse: {}", &id[1..9])),
        "{text}"
    );
    let everything = format!("{mail:?}");
    for secret in names().chain(SECRETS) {
        assert!(!everything.contains(secret), "the mail says {secret}");
    }
}

#[tokio::test]
async fn an_address_the_server_does_not_know_is_shown_with_what_to_do() {
    let ear = Ear::new();
    let office = one_mail_to("unknown@valle.example");
    let summary = round(&office, &ear.settings(Tls::Starttls), now()).await;
    assert_eq!((summary.refused, summary.sent), (1, 1));

    let mails = office.mails(now());
    assert_eq!(mails[0].mail.state, Delivery::Refused);
    assert_eq!(mails[0].mail.problem.unwrap().to_string(), "recipient 550");
    let advice = mails[0].advice.as_deref().unwrap();
    assert!(advice.contains("Rett adressa"), "{advice}");
    // The case owner is told at once, by a task and a mail of their own.
    assert_eq!(ear.next().to, ["p7@valle.example"]);

    address(&office, NEAREST, "p4@valle.example");
    office
        .as_hr(later(5), move |tx| requeue_mail(tx, &viewer(HR_OFFICER), 1))
        .unwrap();
    let settings = ear.settings(Tls::Starttls);
    assert_eq!(round(&office, &settings, later(5)).await, sent(1));
    assert_eq!(ear.next().to, ["p4@valle.example"]);
    let open = office
        .house
        .store
        .read(|db| tasks::list_open(db, HR_OFFICER));
    let kinds: Vec<&str> = open.unwrap().iter().map(|task| task.kind.code()).collect();
    assert_eq!(kinds, ["case_owner"], "the task of the failed mail is done");
}

#[tokio::test]
async fn a_message_the_server_does_not_take_is_refused() {
    let ear = Ear::new();
    let office = one_mail_to("refuse@valle.example");
    round(&office, &ear.settings(Tls::None), now()).await;
    let problem = office.mail(1).problem.unwrap();
    assert_eq!(problem.to_string(), "message 554");
}

#[tokio::test]
async fn a_greylisting_server_gets_the_mail_at_the_next_attempt() {
    let mut ear = Ear::new();
    let office = one_mail_to("greylist@valle.example");
    let settings = ear.settings(Tls::Starttls);
    assert_eq!(round(&office, &settings, now()).await.retry, 1);
    let mail = office.mail(1);
    assert_eq!(mail.state, Delivery::Retry);
    assert_eq!(mail.problem.unwrap().to_string(), "busy 451");
    let said = mail.said.as_deref();
    assert_eq!(said, Some("451 4.7.1 greylisted, try again"));
    let next = turn(&office);
    assert!(next >= later(1) && next <= now() + TimeDelta::seconds(75));

    let early = now() + TimeDelta::seconds(59);
    assert_eq!(round(&office, &settings, early).await, sent(0));
    assert_eq!(round(&office, &settings, next).await, sent(1));
    assert_eq!(office.mail(1).said, None);
    assert_eq!(ear.all().len(), 1);
}

#[tokio::test]
async fn no_answer_after_the_message_is_uncertain_and_the_same_mail_goes_again() {
    for behaviour in ["hang", "drop"] {
        let mut ear = Ear::new();
        let office = one_mail_to(&format!("{behaviour}@valle.example"));
        let mut settings = ear.settings(Tls::Starttls);
        if behaviour == "hang" {
            settings.smtp.as_mut().unwrap().timeout_seconds = 2;
        }
        assert_eq!(round(&office, &settings, now()).await.unknown, 1);
        let mails = office.mails(now());
        assert_eq!(mails[0].mail.state, Delivery::Unknown);
        let words = mails[0].advice.as_deref().unwrap();
        assert!(words.contains("Han kan ha kome fram"), "{words}");

        let settings = ear.settings(Tls::Starttls);
        assert_eq!(round(&office, &settings, turn(&office)).await, sent(1));
        assert!(office.mail(1).unknown_at.is_some(), "the doubt is kept");
        let twice = ear.all();
        assert_eq!(twice.len(), 2);
        assert_eq!(twice[0].header("Message-ID"), twice[1].header("Message-ID"));
        assert_eq!(twice[0].raw, twice[1].raw);
    }
}

#[tokio::test]
async fn a_wrong_password_is_the_operators_to_mend_and_loses_no_mail() {
    let ear = Ear::new();
    let office = one_mail_to("p4@valle.example");
    let mut settings = ear.settings(Tls::Starttls);
    settings.smtp.as_mut().unwrap().password = Some("feil".to_owned());
    assert_eq!(round(&office, &settings, now()).await.retry, 1);
    let mails = office.mails(now());
    let problem = mails[0].mail.problem.unwrap();
    assert_eq!(problem.to_string(), "sign-in 535");
    assert_eq!(
        mails[0].advice.as_deref(),
        Some(advice(Fault::SignIn, Language::Nynorsk))
    );
    assert_eq!(
        round(&office, &ear.settings(Tls::Starttls), turn(&office)).await,
        sent(1)
    );
}

#[tokio::test]
async fn nothing_is_said_to_a_server_whose_certificate_is_not_trusted() {
    for tls in [Tls::Starttls, Tls::Implicit] {
        let mut ear = Ear::new();
        let office = one_mail_to("p4@valle.example");
        let mut settings = ear.settings(tls);
        settings.smtp.as_mut().unwrap().ca_file = None;
        round(&office, &settings, now()).await;
        let mail = office.mail(1);
        assert_eq!(mail.state, Delivery::Retry);
        assert_eq!(mail.problem.unwrap().to_string(), "encryption", "{tls:?}");
        assert!(ear.all().is_empty());
    }
}

#[tokio::test]
async fn a_server_without_encryption_gets_no_mail_and_no_password() {
    let mut ear = Ear::new();
    let office = one_mail_to("p4@valle.example");
    let mut settings = ear.settings(Tls::Starttls);
    settings.smtp.as_mut().unwrap().port = ear.settings(Tls::None).smtp.unwrap().port;
    round(&office, &settings, now()).await;
    assert_eq!(office.mail(1).problem.unwrap().to_string(), "encryption");
    assert!(ear.all().is_empty());
}

#[tokio::test]
async fn a_program_that_stops_while_sending_sends_the_same_mail_again() {
    let mut ear = Ear::new();
    let office = one_mail_to("p4@valle.example");
    let settings = ear.settings(Tls::Starttls);
    let head = settings.letterhead(BASE);
    // The mail is taken and handed over, and then the program is gone.
    let taken = office
        .house
        .store
        .write("job:deliver-mail", now(), move |tx| take_mail(tx, &head))
        .unwrap();
    let transport = Transport::open(&settings).unwrap();
    let letter = taken.letter.unwrap();
    brotsak::mail::deliver(&transport, &letter).await.unwrap();

    let store = Store::open(&office.house.url, crate::support::LOG).unwrap();
    assert_eq!(round_with(&store, &settings, later(14)).await, sent(0));
    assert_eq!(round_with(&store, &settings, later(15)).await.unknown, 1);
    let mails = office.mails(later(15));
    assert_eq!(mails[0].mail.state, Delivery::Unknown);
    let words = mails[0].advice.as_deref().unwrap();
    assert!(words.contains("Programmet stoppa"), "{words}");

    assert_eq!(round_with(&store, &settings, turn(&office)).await, sent(1));
    let twice = ear.all();
    assert_eq!(twice.len(), 2);
    assert_eq!(twice[0].raw, twice[1].raw);
}

#[tokio::test]
async fn mail_that_waited_a_day_for_the_server_goes_once_when_it_is_back() {
    let mut ear = Ear::new();
    let office = one_mail_to("p4@valle.example");
    let mut down = ear.settings(Tls::Starttls);
    down.smtp.as_mut().unwrap().port = Some(closed_port());
    let mut at = now();
    while at < later(24 * 60) {
        round(&office, &down, at).await;
        at = office.mail(1).next_at.unwrap();
    }
    let mail = office.mail(1);
    assert_eq!(mail.state, Delivery::Retry);
    assert_eq!(mail.problem.unwrap().to_string(), "unreachable");

    let settings = ear.settings(Tls::Starttls);
    assert_eq!(round(&office, &settings, at).await, sent(1));
    assert_eq!(round(&office, &settings, at).await, sent(0));
    assert_eq!(ear.all().len(), 1);
}

#[tokio::test]
async fn a_round_ends_where_the_server_itself_is_the_trouble() {
    let office = Office::open();
    office.file_report();
    let ear = Ear::new();
    let mut down = ear.settings(Tls::Starttls);
    down.smtp.as_mut().unwrap().port = Some(closed_port());
    assert_eq!(round(&office, &down, now()).await.retry, 1);
    assert_eq!((office.mail(1).attempts, office.mail(2).attempts), (1, 0));
}

#[tokio::test]
async fn a_server_that_stays_away_ends_with_a_task_for_the_case_owner() {
    let office = one_mail_to("p4@valle.example");
    let ear = Ear::new();
    let mut down = ear.settings(Tls::Starttls);
    down.smtp.as_mut().unwrap().port = Some(closed_port());
    let mut at = now();
    let kinds = || {
        let open = office
            .house
            .store
            .read(|db| tasks::list_open(db, HR_OFFICER));
        let open = open.unwrap();
        open.iter().map(|task| task.kind.code()).collect::<Vec<_>>()
    };
    for attempt in 1..=10 {
        while office.mail(1).attempts < attempt {
            round(&office, &down, at).await;
        }
        let is_told = kinds().contains(&"mail_failed");
        assert_eq!(is_told, attempt >= 7, "attempt {attempt}");
        at = office.mail(1).next_at.unwrap_or(at);
    }
    assert!(at > now() + TimeDelta::days(4));
    assert_eq!(office.mail(1).state, Delivery::Refused);
    let mails = office.mails(at);
    let words = mails[0].advice.as_deref().unwrap();
    assert!(words.contains("ti gonger"), "{words}");
    assert_eq!(kinds(), ["case_owner", "mail_failed"]);
}

#[tokio::test]
async fn two_workers_never_send_the_same_mail_at_the_same_time() {
    let mut ear = Ear::new();
    let office = Office::open();
    for report in 1..=8 {
        if report > 1 {
            office.run(&format!(
                "insert into reports (uuid, year, serial, reporter_id, filed_by_id, subject_id, subject_name, unit_id,
                   account, happened_on, channel, points, received_at)
                 select 'r{report}', year, {report}, reporter_id, filed_by_id, subject_id, subject_name, unit_id,
                   account, happened_on, channel, points, received_at from reports where id = 1"
            ));
        }
        let office = Office {
            report,
            case: 1,
            house: crate::support::House {
                store: office.house.store.clone(),
                url: office.house.url.clone(),
                dir: tempfile::tempdir().unwrap(),
            },
        };
        office.file_report();
    }
    let settings = ear.settings(Tls::None);
    let second = Store::open(&office.house.url, crate::support::LOG).unwrap();
    let (one, other) = tokio::join!(
        round(&office, &settings, now()),
        round_with(&second, &settings, now())
    );
    assert_eq!(one.sent + other.sent, 16);
    assert!(one.sent > 0 && other.sent > 0);
    let ids: Vec<String> = ear
        .all()
        .iter()
        .map(|mail| mail.header("Message-ID").to_owned())
        .collect();
    assert_eq!(ids.len(), 16);
    assert_eq!(ids.into_iter().collect::<BTreeSet<_>>().len(), 16);
}

#[tokio::test]
async fn an_address_with_a_line_break_adds_no_header_and_no_recipient() {
    let mut ear = Ear::new();
    let office = one_mail_to("p4@valle.example\r\nBcc: alle@valle.example");
    round(&office, &ear.settings(Tls::None), now()).await;
    let mails = office.mails(now());
    assert_eq!(mails[0].mail.problem.unwrap().to_string(), "no-address");
    let to: Vec<String> = ear.all().into_iter().flat_map(|mail| mail.to).collect();
    assert_eq!(
        to,
        ["p7@valle.example"],
        "only the case owner is told of it"
    );
}

#[tokio::test]
async fn mail_about_a_task_that_is_taken_back_does_not_leave() {
    let mut ear = Ear::new();
    let office = one_mail_to("p4@valle.example");
    office.run(
        "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at)
         values (1, 4, 'slektning', 4, '2026-11-23 08:10:00')",
    );
    office.register_case();
    round(&office, &ear.settings(Tls::None), now()).await;
    let to: Vec<String> = ear.all().into_iter().flat_map(|mail| mail.to).collect();
    assert_eq!(to, ["p3@valle.example"]);
    assert_eq!(office.mail(1).problem.unwrap().to_string(), "withdrawn");
}

#[tokio::test]
async fn without_a_server_mail_is_put_in_a_folder() {
    let office = one_mail_to("p4@valle.example");
    let mut settings = Ear::new().settings(Tls::None);
    settings.smtp = None;
    settings.folder = office.house.dir.path().join("post");
    assert_eq!(round(&office, &settings, now()).await, sent(1));
    let mail = office.mail(1);
    let file = settings.folder.join(format!("{}.eml", mail.message_id));
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains("To: p4@valle.example\r\n"), "{text}");
    assert_eq!(std::fs::read_dir(&settings.folder).unwrap().count(), 1);
}

#[tokio::test]
async fn the_watch_sends_when_it_is_nudged_and_ends_when_it_is_told() {
    let ear = Ear::new();
    let office = Office::open();
    let settings = ear.settings(Tls::None);
    let nudge = Arc::new(Notify::new());
    let watch = Watch {
        store: office.house.store.clone(),
        transport: Transport::open(&settings).unwrap(),
        head: settings.letterhead(BASE),
        clock: now,
        nudge: nudge.clone(),
    };
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(run(watch, async {
        let _ = stopped.await;
    }));
    office.register_case();
    nudge.notify_one();
    let heard = tokio::task::spawn_blocking(move || (ear.next(), ear));
    let (mail, _ear) = heard.await.unwrap();
    assert_eq!(mail.to, ["p4@valle.example"]);
    stop.send(()).unwrap();
    running.await.unwrap();
    assert_eq!(office.mail(1).state, Delivery::Sent);
}

#[test]
fn a_mail_that_has_gone_cannot_be_sent_again() {
    let office = one_mail_to("p4@valle.example");
    let done = office.as_hr(now(), |tx| requeue_mail(tx, &viewer(HR_OFFICER), 1));
    assert!(matches!(done, Err(Failure::NotStuck(_))));
}

#[test]
fn hr_sees_that_nobody_sends_the_mail() {
    let office = one_mail_to("p4@valle.example");
    let look = |minutes| {
        let read = |tx: &mut brotsak::store::Tx<'_>| {
            brotsak::casework::read_outbox(
                tx,
                &viewer(HR_HEAD),
                Language::Nynorsk,
                &Wanted::default(),
            )
        };
        office.as_hr(later(minutes), read).unwrap().stands_still
    };
    assert!(!look(9));
    assert!(look(10));
}

#[test]
fn nobody_sees_mail_about_themselves_in_the_list() {
    let office = one_mail_to("p4@valle.example");
    let read = |tx: &mut brotsak::store::Tx<'_>| {
        brotsak::casework::read_outbox(tx, &viewer(EMPLOYEE), Language::Nynorsk, &Wanted::default())
    };
    let seen = office.as_hr(now(), read).unwrap();
    assert!(seen.mails.is_empty());
    assert!(seen.counts.iter().all(|(_, count)| *count == 0));
}

#[test]
fn no_text_in_any_language_says_what_it_is_about() {
    const FORBIDDEN: &[&str] = &[
        "brot",
        "brudd",
        "breach",
        "åtvar",
        "advar",
        "warn",
        "oppsei",
        "oppsi",
        "dismiss",
        "avskjed",
        "terminat",
        "vars",
        "whistle",
        "helse",
        "health",
        "sjuk",
        "syk",
        "union",
        "fagfor",
        "forening",
        "sanksjon",
        "disiplin",
        "retningslin",
        "guideline",
        "personalsak",
    ];
    let head = Letterhead {
        from: "ikkje-svar@valle.example".to_owned(),
        kommune: "Valle kommune".to_owned(),
        base_url: BASE.to_owned(),
        reply_to: None,
        contact: None,
    };
    let token = "0123456789abcdef0123456789abcdef";
    let tells = |template: &Template| *template != Template::LedgerCheckpoint;
    for template in Template::ALL.into_iter().filter(tells) {
        for language in Language::ALL {
            let link = format!("{}t/{token}", head.base_url);
            let told = Told {
                lenkje: &link,
                kommune: &head.kommune,
                contact: Some("HR"),
                dato: "7. desember 2026",
                tal: 3,
                is_answered: template == Template::TaskNew,
                reference: "abcdefab",
            };
            let mail = messages::write(template, language, told).unwrap();
            let words = format!("{}\n{}", mail.subject, mail.text);
            let lower = words.to_lowercase();
            for word in FORBIDDEN {
                assert!(!lower.contains(word), "{template:?} {language:?}: {word}");
            }
            use Template::{DeadlinePassed, Digest, TaskOverdue, TaskReminder};
            let dated = [TaskReminder, TaskOverdue, DeadlinePassed].contains(&template);
            assert_eq!(words.contains(told.dato), dated, "{template:?}");
            let rest = words.replace(&link, "").replace(told.dato, "");
            let rest = match template {
                Digest => rest.replacen(" 3 ", " ", 1),
                _ => rest,
            };
            assert!(
                !rest.chars().any(|c| c.is_ascii_digit()),
                "{template:?} {language:?} carries a number: {rest}"
            );
            assert!(!mail.subject.is_empty() && !mail.subject.contains('\n'));
            assert!(mail.text.contains(&link));
        }
    }
}

#[test]
fn every_fault_says_what_to_do_in_every_language() {
    for fault in Fault::ALL {
        let words: BTreeSet<&str> = Language::ALL
            .into_iter()
            .map(|language| advice(fault, language))
            .collect();
        assert_eq!(words.len(), 3, "{fault:?}");
    }
}

/// A port that nobody listens at.
fn closed_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
