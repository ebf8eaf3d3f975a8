//! When nothing of the ledger leaves the house any more, those who look after it see it where they begin, and get a mail.
use crate::support::desk::Desk;
use brotsak::casework::sign_checkpoint::When;
use brotsak::domain::delivery::{Delivery, Template};
use brotsak::jobs::deliver_mail::deliver_due;
use brotsak::jobs::seal::{round, tell};
use brotsak::mail::{Letterhead, Transport};
use brotsak::store::outbox_list::{self, Which};
use chrono::TimeDelta;
use std::fs;

/// Who has been told of the alarm, in the order the mails were queued.
fn told(desk: &Desk) -> Vec<String> {
    let which = Which {
        hidden: &[],
        states: &Delivery::ALL,
        is_open: false,
    };
    let store = &desk.house.store;
    let mut rows = store
        .read(|db| outbox_list::list(db, which, None, 1000))
        .unwrap();
    rows.retain(|row| row.mail.template == Template::LedgerAlarm);
    rows.reverse();
    rows.into_iter().map(|row| row.recipient).collect()
}

fn seals(desk: &Desk) {
    round(&desk.house.store, &desk.seal, desk.now(), When::Due);
    assert!(tell(&desk.house.store, &desk.seal, desk.now()));
}

/// The volume with the anchors is gone.
fn unplug(desk: &Desk) {
    fs::remove_dir_all(desk.house.dir.path().join("anchors")).unwrap();
}

const ALARM: &str = "Revisjonssporet er ikkje sikra utanfor huset";

#[test]
fn an_alarm_stands_where_those_begin_who_look_after_the_ledger() {
    let desk = Desk::open();
    seals(&desk);
    for (name, room) in [
        ("sondre", "/accounts"),
        ("arne", "/archive"),
        ("hilde", "/inbox"),
    ] {
        let mut browser = desk.as_person(name);
        assert_eq!(browser.get("/").location, room);
        assert!(!browser.get(room).html.contains(ALARM), "{name}");
    }
    unplug(&desk);
    desk.wait(TimeDelta::hours(25));
    desk.as_person("kari");
    seals(&desk);
    assert!(!desk.as_person("hilde").get("/inbox").html.contains(ALARM));
    desk.wait(TimeDelta::hours(2));
    seals(&desk);
    for (name, room, sees_trail) in [
        ("sondre", "/accounts", false),
        ("arne", "/archive", true),
        ("hilde", "/inbox", true),
    ] {
        let page = desk.as_person(name).get(room);
        page.is(200)
            .says(ALARM)
            .says("meir enn 26 timar gammalt")
            .says("role=\"alert\"");
        let link = page
            .html
            .contains("<a href=\"/audit\">Sjå revisjonssporet</a>");
        assert_eq!(link, sees_trail, "{name}");
    }
    // It is nothing for whoever can do nothing about it.
    for (name, room) in [("kari", "/inbox"), ("gro", "/cases"), ("liv", "/reports")] {
        assert!(
            !desk.as_person(name).get(room).html.contains(ALARM),
            "{name}"
        );
    }
}

#[actix_web::test]
async fn those_who_look_after_the_ledger_are_told_by_mail_once_a_day_at_most() {
    let desk = Desk::open();
    seals(&desk);
    unplug(&desk);
    desk.as_person("kari");
    desk.wait(TimeDelta::hours(25));
    seals(&desk);
    assert!(told(&desk).is_empty());
    desk.wait(TimeDelta::hours(2));
    for _ in 0..3 {
        seals(&desk);
        desk.wait(TimeDelta::minutes(5));
    }
    let all = ["Hilde Mønsterås", "Arne Fabelvik", "Sondre Skissedal"];
    let mut first = told(&desk);
    first.sort();
    let mut everybody = all.map(str::to_owned).to_vec();
    everybody.sort();
    assert_eq!(first, everybody);

    desk.wait(TimeDelta::hours(22));
    seals(&desk);
    assert_eq!(told(&desk).len(), 3, "not yet a day since");
    desk.wait(TimeDelta::hours(2));
    seals(&desk);
    assert_eq!(told(&desk).len(), 6);
    let folder = desk.house.dir.path().join("mail");
    fs::create_dir(&folder).unwrap();
    let transport = Transport::Folder(folder.clone());
    let head = Letterhead {
        contact: None,
        reply_to: None,
        from: "ikkje-svar@valle.example".to_owned(),
        kommune: "Valle kommune".to_owned(),
        base_url: desk.address.clone(),
    };
    let sent = deliver_due(&desk.house.store, &transport, &head, desk.now());
    assert!(sent.await.unwrap().sent >= 6);
    let mails: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|mail| fs::read_to_string(mail.unwrap().path()).unwrap())
        .collect();
    let alarms = mails
        .iter()
        .filter(|mail| mail.contains("To: sondre@valle.example"));
    let alarms: Vec<_> = alarms.collect();
    assert_eq!(alarms.len(), 2, "one each day");
    let alarm = alarms[0];
    for word in ["sjekkpunkt", "revisjon", "anker", "ledger", "brotsak"] {
        let subject = alarm
            .lines()
            .find(|line| line.starts_with("Subject:"))
            .unwrap();
        assert!(!subject.to_lowercase().contains(word), "{subject}");
    }
    // What the archivist has got holds the ledger fast outside the house: all is well again.
    seals(&desk);
    assert!(!desk.as_person("hilde").get("/inbox").html.contains(ALARM));
    desk.wait(TimeDelta::hours(25));
    seals(&desk);
    assert_eq!(told(&desk).len(), 6);
}

#[test]
fn a_weekend_in_which_only_the_house_itself_does_something_is_no_alarm() {
    let desk = Desk::open();
    seals(&desk);
    // The volume comes back on Monday; in between the house sweeps and looks after its mail.
    unplug(&desk);
    desk.wait(TimeDelta::hours(20));
    desk.house
        .store
        .write("job:sweep", desk.now(), brotsak::casework::sweep::sweep)
        .unwrap();
    desk.wait(TimeDelta::hours(20));
    seals(&desk);
    assert!(told(&desk).is_empty());
    desk.as_person("kari");
    desk.wait(TimeDelta::hours(1));
    seals(&desk);
    assert_eq!(
        told(&desk).len(),
        3,
        "somebody was here: that is not held fast"
    );
}
