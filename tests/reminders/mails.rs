//! How a reminder goes out: once, late, or gathered in one mail a day.
use super::{demanded, night, told, watch};
use crate::support::desk::{Browser, Desk};
use crate::support::way::{cleared, notify, report};
use brotsak::domain::delivery::{Delivery, Template};
use brotsak::domain::job::Job;
use brotsak::domain::local_time::read_moment;
use brotsak::jobs::deliver_mail::deliver_due;
use brotsak::jobs::schedule::run_due;
use brotsak::mail::{Letterhead, Transport, folder};
use brotsak::store::outbox_list::{self, Which};
use chrono::{DateTime, TimeDelta, Utc};

fn letterhead() -> Letterhead {
    Letterhead {
        from: "ikkje-svar@valle.example".to_owned(),
        kommune: "Valle kommune".to_owned(),
        base_url: "https://sak.valle.example".to_owned(),
        reply_to: None,
        contact: None,
    }
}

/// Sends what is due to a folder, and gives the texts of what lies there.
async fn delivered(desk: &Desk, at: DateTime<Utc>) -> Vec<String> {
    let post = desk.house.dir.path().join("post");
    std::fs::create_dir_all(&post).unwrap();
    let transport = Transport::Folder(post.clone());
    while deliver_due(&desk.house.store, &transport, &letterhead(), at)
        .await
        .unwrap()
        .is_more
    {}
    let kept = folder::list(&post).unwrap();
    kept.into_iter()
        .map(|mail| format!("{}\n{}", mail.subject, mail.text))
        .collect()
}

#[tokio::test]
async fn a_reminder_that_waited_a_day_for_the_way_out_goes_once() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    notify(&mut kari, &case).is(303);
    delivered(&desk, desk.now()).await;
    let before = std::fs::read_dir(desk.house.dir.path().join("post"))
        .unwrap()
        .count();
    let away = Transport::Folder(desk.house.dir.path().join("not-there"));
    let mut at = read_moment("2026-12-08T08:00").unwrap();
    let back = at + TimeDelta::days(1);
    while at < back {
        run_due(&night(&desk, at), Job::Reminders).await.unwrap();
        deliver_due(&desk.house.store, &away, &letterhead(), at)
            .await
            .unwrap();
        at += TimeDelta::minutes(30);
    }
    run_due(&night(&desk, at), Job::Reminders).await.unwrap();
    // The last wait before that may be a day and a quarter.
    let mails = delivered(&desk, at + TimeDelta::hours(30)).await;
    assert_eq!(mails.len(), before + 1);
    let overdue = mails
        .iter()
        .filter(|mail| mail.starts_with("Ein frist har gått ut"));
    let overdue: Vec<_> = overdue.collect();
    assert_eq!(overdue.len(), 1);
    assert!(
        overdue[0].contains("gjekk ut 7. desember 2026"),
        "{}",
        overdue[0]
    );
}

fn choose(browser: &mut Browser, notices: &str) {
    browser.get("/account").is(200);
    let chosen = browser.post("/account/notices", &[("notices", notices)]);
    assert_eq!(chosen.is(303).location, "/account?done=notices#notices");
    browser
        .get("/account?done=notices")
        .is(200)
        .says("Valet er lagra.");
}

/// Every mail that is no checkpoint, as its text and to whom.
fn queued(desk: &Desk) -> Vec<(Template, String)> {
    let which = Which {
        hidden: &[],
        states: &Delivery::ALL,
        is_open: false,
    };
    let store = &desk.house.store;
    let rows = store.read(|db| outbox_list::list(db, which, None, 1000));
    let rows = rows.unwrap().into_iter().rev();
    rows.map(|row| (row.mail.template, row.recipient)).collect()
}

#[tokio::test]
async fn whoever_wants_one_mail_a_day_gets_the_number_of_tasks_and_nothing_else() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    kari.get("/account")
        .is(200)
        .says("Dette kjem alltid med ein gong")
        .says("fristar innan tre dagar");
    choose(&mut kari, "daily");
    watch(&desk, Job::Digest, "2026-11-24", "2026-11-24").await;
    assert!(told(&desk).is_empty(), "no task, no mail");

    for reporter in ["nils", "liv"] {
        report(&desk, reporter);
    }
    let to_kari = |desk: &Desk| {
        let all = queued(desk).into_iter();
        let own = all.filter(|(_, to)| to.starts_with("Kari"));
        own.map(|(template, _)| template).collect::<Vec<_>>()
    };
    assert!(to_kari(&desk).is_empty(), "routine notices wait");
    let to_hilde = queued(&desk)
        .iter()
        .filter(|(_, to)| to.starts_with("Hilde"))
        .count();
    assert_eq!(to_hilde, 2, "Hilde has chosen nothing");

    watch(&desk, Job::Digest, "2026-11-25", "2026-11-29").await;
    let expected = [
        "2026-11-25 08.00+0100 digest Kari",
        "2026-11-26 08.00+0100 digest Kari",
        "2026-11-27 08.00+0100 digest Kari",
    ];
    assert_eq!(told(&desk), expected, "once a day, and not at the weekend");
    let at = read_moment("2026-11-27T08:01").unwrap();
    let mails = delivered(&desk, at).await;
    let digest = mails.iter().find(|mail| mail.contains("opne oppgåver."));
    let digest = digest.unwrap();
    assert!(digest.contains("Du har 2 opne oppgåver."), "{digest}");
    assert!(
        digest.contains("https://sak.valle.example/tasks"),
        "{digest}"
    );

    choose(&mut desk.as_person("kari"), "at_once");
    report(&desk, "kare");
    assert_eq!(to_kari(&desk).last(), Some(&Template::TaskNew));
    watch(&desk, Job::Digest, "2026-11-30", "2026-11-30").await;
    assert_eq!(told(&desk).len(), expected.len());
}

#[tokio::test]
async fn what_the_law_or_the_role_demands_comes_at_once_whatever_is_chosen() {
    let desk = Desk::open();
    for who in ["kari", "gro", "hilde", "liv"] {
        choose(&mut desk.as_person(who), "daily");
    }
    let mut kari = desk.as_person("kari");
    demanded(&desk, &mut kari).await;
    // To confirm a dismissal is due within three days.
    let hilde = queued(&desk)
        .into_iter()
        .filter(|(_, to)| to.starts_with("Hilde"));
    let hilde: Vec<Template> = hilde.map(|(template, _)| template).collect();
    assert_eq!(hilde, [Template::TaskNew]);
    watch(&desk, Job::Reminders, "2026-11-24", "2026-12-08").await;
    let mut found = told(&desk);
    found.sort();
    // Five working days before can wait for the digest; from the Friday before the Monday on it cannot.
    let expected = [
        "2026-12-04 08.00+0100 task_reminder Gro",
        "2026-12-04 08.00+0100 task_reminder Kari",
        "2026-12-08 08.00+0100 deadline_passed Hilde",
        "2026-12-08 08.00+0100 task_overdue Gro",
        "2026-12-08 08.00+0100 task_overdue Kari",
    ];
    assert_eq!(found, expected);
}
