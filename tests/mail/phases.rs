//! What a mail server can do to a mail at each point of the conversation, and where the mail stands then.
use super::script::{Act, At, Script};
use super::{ear, one_mail_to, round, sent, turn};
use crate::office::Office;
use crate::support::now;
use brotsak::domain::delivery::Delivery::{self, Refused, Retry, Unknown};
use brotsak::mail::Settings;
use brotsak::mail::settings::{Smtp, Tls};
use std::time::{Duration, Instant};

pub fn settings(script: &Script, tls: Tls, signs_in: bool) -> Settings {
    ear::settings(Smtp {
        host: "127.0.0.1".to_owned(),
        port: Some(script.port),
        tls,
        username: signs_in.then(|| "brotsak".to_owned()),
        password: signs_in.then(|| "hemmeleg".to_owned()),
        timeout_seconds: 1,
        ca_file: None,
        per_minute: None,
    })
}

/// One mail meets the script once: its state and problem, and how many copies
/// the server has when the next attempt has gone well. A refused mail waits for a person.
async fn check(at: At, act: Act, state: Delivery, problem: &str, copies: usize) {
    let script = Script::once(at, act, 1);
    let tls = match at {
        At::Starttls => Tls::Starttls,
        At::Handshake => Tls::Implicit,
        _ => Tls::None,
    };
    let office = one_mail_to("p4@valle.example");
    let begun = Instant::now();
    round(&office, &settings(&script, tls, at == At::SignIn), now()).await;
    let mail = office.mail(1);
    let what = format!("{at:?} {act:?}");
    assert_eq!(mail.state, state, "{what}");
    assert_eq!(mail.problem.unwrap().to_string(), problem, "{what}");
    assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
    if let Act::Say(words) = act {
        assert_eq!(mail.said.as_deref(), Some(words), "{what}");
    }
    if state != Refused {
        let well = settings(&script, Tls::None, false);
        assert_eq!(
            round(&office, &well, turn(&office)).await,
            sent(1),
            "{what}"
        );
        assert_eq!(office.mail(1).state, Delivery::Sent, "{what}");
    }
    let id = format!("<{}@valle.example>", mail.message_id);
    let arrived = script.copies().get(&id).copied().unwrap_or_default();
    assert_eq!(arrived, copies, "{what}: copies of one Message-ID");
}

#[tokio::test]
async fn a_server_that_falls_silent_at_any_point_loses_no_mail() {
    let busy = "unreachable";
    tokio::join!(
        check(At::Banner, Act::Hang, Retry, busy, 1),
        check(At::Hello, Act::Hang, Retry, busy, 1),
        check(At::Starttls, Act::Hang, Retry, busy, 1),
        check(At::Handshake, Act::Hang, Retry, busy, 1),
        check(At::SignIn, Act::Hang, Retry, busy, 1),
        check(At::Sender, Act::Hang, Retry, busy, 1),
        check(At::Recipient, Act::Hang, Retry, busy, 1),
        check(At::Data, Act::Hang, Retry, busy, 1),
        // Only here may it have been taken: twice, with the same Message-ID.
        check(At::Message, Act::Hang, Unknown, "no-answer", 2),
    );
}

#[tokio::test]
async fn a_connection_that_breaks_at_any_point_loses_no_mail() {
    let gone = "unreachable";
    for at in [
        At::Banner,
        At::Hello,
        At::Starttls,
        At::Handshake,
        At::SignIn,
        At::Sender,
        At::Recipient,
        At::Data,
    ] {
        check(at, Act::Drop, Retry, gone, 1).await;
    }
    check(At::Message, Act::Drop, Unknown, "no-answer", 2).await;
}

#[tokio::test]
async fn a_server_that_asks_to_wait_gets_the_mail_later() {
    for at in [At::Banner, At::Sender, At::Recipient, At::Data] {
        check(at, Act::Say("421 4.3.2 closing"), Retry, "busy 421", 1).await;
        check(at, Act::Say("451 4.7.1 greylisted"), Retry, "busy 451", 1).await;
        check(at, Act::Say("452 4.2.2 full"), Retry, "busy 452", 1).await;
    }
    // Handed over, and turned away in so many words: not taken, so it comes once more and no more.
    let full = Act::Say("452 4.3.1 no room");
    check(At::Message, full, Retry, "busy 452", 2).await;
}

#[tokio::test]
async fn a_server_that_says_no_is_taken_at_its_word() {
    let sign_in = Act::Say("535 5.7.8 wrong password");
    check(At::SignIn, sign_in, Retry, "sign-in 535", 1).await;
    let sender = Act::Say("550 5.7.1 not from you");
    check(At::Sender, sender, Retry, "sender 550", 1).await;
    let recipient = Act::Say("550 5.1.1 no such user");
    check(At::Recipient, recipient, Refused, "recipient 550", 0).await;
    let data = Act::Say("554 5.7.1 no");
    check(At::Data, data, Refused, "message 554", 0).await;
}

#[tokio::test]
async fn one_unknown_recipient_among_several_keeps_the_mail_from_nobody_else() {
    let script = Script::well();
    let office = Office::open();
    office.run("update people set email = 'unknown@valle.example' where id = 6");
    office.file_report();
    office.register_case();
    let summary = round(&office, &settings(&script, Tls::None, false), now()).await;
    assert_eq!(summary.refused, 1);
    let total = summary.sent;
    assert!(total >= 2, "{summary:?}");
    assert_eq!(script.copies().len(), total);
    assert!(script.copies().values().all(|copies| *copies == 1));
    assert_eq!(script.connections(), 1, "one conversation for all");
}

#[tokio::test]
async fn the_server_may_hang_up_between_two_mails() {
    // The second mail of the conversation is met with a goodbye before it has said anything.
    let script = Script::once(At::Sender, Act::Say("421 4.4.2 too long quiet"), 0);
    let office = Office::open();
    office.file_report();
    let settings = settings(&script, Tls::None, false);
    script.play_after(1);
    let summary = round(&office, &settings, now()).await;
    assert_eq!(summary.sent, office.mails(now()).len());
    assert_eq!(script.connections(), 2);
    assert!(script.copies().values().all(|copies| *copies == 1));
}

#[tokio::test]
async fn the_first_mail_after_an_outage_takes_the_others_along() {
    let script = Script::well();
    let office = Office::open();
    office.file_report();
    let mut down = settings(&script, Tls::None, false);
    down.smtp.as_mut().unwrap().port = Some(super::closed_port());
    let all = office.mails(now()).len();
    assert!(all >= 2);
    let mut at = now();
    for _ in 0..12 {
        round(&office, &down, at).await;
        at += chrono::TimeDelta::minutes(20);
    }
    let up = settings(&script, Tls::None, false);
    while round(&office, &up, at).await.sent == 0 {
        at += chrono::TimeDelta::minutes(20);
    }
    let left = round(&office, &up, at).await;
    assert_eq!(
        left,
        sent(0),
        "nobody waits for a turn that was set in the outage"
    );
    assert_eq!(script.copies().len(), all);
}

#[tokio::test]
async fn mail_leaves_no_faster_than_the_pace_that_is_set() {
    let script = Script::well();
    let office = Office::open();
    office.file_report();
    let mails = u32::try_from(office.mails(now()).len()).unwrap();
    let mut slow = settings(&script, Tls::None, false);
    slow.smtp.as_mut().unwrap().per_minute = Some(120);
    let begun = Instant::now();
    assert_eq!(round(&office, &slow, now()).await.sent, mails as usize);
    assert!(begun.elapsed() >= Duration::from_millis(500) * (mails - 1));

    let office = Office::open();
    office.file_report();
    slow.smtp.as_mut().unwrap().per_minute = Some(1);
    let summary = round(&office, &slow, now()).await;
    assert!(summary.sent == 1 && summary.is_more && summary.pause > Duration::from_secs(50));
}
