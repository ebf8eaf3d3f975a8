//! The calendar of one person: on a page, and as calendar programs read it.
use crate::absences::is_away;
use crate::hand_over::{give, step};
use crate::support::desk::{Browser, Desk, Page};
use crate::support::way::{cleared, decide, heard_and_assessed, notify, recommend};
use brotsak::audit::Event;
use brotsak::casework::disable_account::disable_account;
use brotsak::domain::person::Language;
use brotsak::store::{ledger, people};
use chrono::TimeDelta;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An event as the library of others has read it.
#[derive(Debug, serde::Deserialize)]
struct Day {
    uid: String,
    start: String,
    days: i64,
    summary: String,
    names: Vec<String>,
}

#[derive(Debug, serde::Deserialize)]
struct Calendar {
    version: String,
    prodid: String,
    events: Vec<Day>,
}

/// Reads the feed with the icalendar library; whatever it complains about is a failure.
#[track_caller]
fn read(text: &[u8]) -> Calendar {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/.venv/bin/python3");
    let python = std::env::var_os("BROTSAK_PYTHON").map_or(own, PathBuf::from);
    assert!(
        python.exists(),
        "there is no {}: run tests/tools/install",
        python.display()
    );
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calendar_read.py");
    let mut child = Command::new(python)
        .arg("-B")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text).unwrap();
    let done = child.wait_with_output().unwrap();
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{complaint}");
    serde_json::from_slice(&done.stdout).unwrap()
}

/// Makes an address, which the page shows this once; gives it without the host.
#[track_caller]
fn make(browser: &mut Browser) -> String {
    browser.get("/calendar").is(200);
    let page = browser.post("/calendar/feed", &[]);
    page.is(200).says("Adressa er laga");
    let (_, rest) = page.html.split_once("id=\"feed-address\">").unwrap();
    let url = rest.split('<').next().unwrap();
    url[url.find("/calendar/feed/").unwrap()..].to_owned()
}

/// The feed as a calendar program fetches it, which has no cookie.
fn fetch(desk: &Desk, feed: &str) -> Page {
    desk.visitor().get(feed)
}

fn days(desk: &Desk, feed: &str) -> Vec<String> {
    let page = fetch(desk, feed);
    let events = read(&page.is(200).bytes).events;
    let mut days: Vec<String> = events.into_iter().map(|event| event.start).collect();
    days.sort();
    days
}

#[test]
fn a_calendar_program_learns_the_days_and_nothing_else() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    notify(&mut kari, &case).is(303);
    let feed = make(&mut kari);
    let secret = feed.rsplit('/').next().unwrap();
    assert!(secret.len() >= 32 && secret.chars().all(|it| it.is_ascii_hexdigit()));
    let page = fetch(&desk, &feed);
    page.is(200);
    let header = |name: &str| page.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(header("cache-control"), "no-store");
    let calendar = read(&page.bytes);
    assert_eq!(calendar.version, "2.0");
    assert!(!calendar.prodid.to_lowercase().contains("brotsak"));
    // The step with its day, and the deadline that the employee has.
    assert!(calendar.events.len() >= 2, "{calendar:?}");
    for event in &calendar.events {
        assert_eq!(event.summary, "Frist i sakshandsamingssystemet");
        assert_eq!(event.days, 1, "the end is the next day");
        let names: BTreeSet<&str> = event.names.iter().map(String::as_str).collect();
        let expected = [
            "CLASS", "DTEND", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "UID", "URL",
        ];
        assert_eq!(names, BTreeSet::from(expected));
    }
    assert!(calendar.events.iter().any(|it| it.start == "2026-12-07"));
    let text = page.html.replace("\r\n ", "");
    for leak in [
        "2026/1",
        "2026-1",
        "M-2026",
        "Ola",
        "Kari",
        "Dømesund",
        "Bilete",
        "førehand",
        "uttale",
        "/t/",
        secret,
        "skule",
        "brotsak",
        "Brotsak",
    ] {
        assert!(!text.contains(leak), "the feed says {leak}:\n{text}");
    }

    // Later it is the same calendar, with the same names; a renewed address too, and the old one is nobody's.
    desk.wait(TimeDelta::hours(1));
    let uids = |feed: &str| -> BTreeSet<String> {
        let events = read(&fetch(&desk, feed).is(200).bytes).events;
        events.into_iter().map(|it| it.uid).collect()
    };
    let before = uids(&feed);
    let mut kari = desk.as_person("kari");
    let renewed = make(&mut kari);
    assert_ne!(renewed, feed);
    assert_eq!(uids(&renewed), before);
    fetch(&desk, &feed).is(404);
    // The page does not show it again.
    let page = kari.get("/calendar");
    assert!(!page.says("Du har ei adresse").html.contains(&renewed));
}

#[test]
fn only_the_hash_of_the_secret_is_kept() {
    let desk = Desk::open();
    let feed = make(&mut desk.as_person("kari"));
    let secret = feed.rsplit('/').next().unwrap().as_bytes().to_vec();
    let needle = |bytes: &[u8]| bytes.windows(secret.len()).any(|window| window == secret);
    let folder = desk.house.dir.path();
    let mut looked = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            looked += 1;
            assert!(!needle(&std::fs::read(&path).unwrap()), "{path:?} has it");
        }
    }
    // On PostgreSQL the database is not in the folder.
    assert!(looked > 0 || desk.house.url.starts_with("postgres"));
}

#[test]
fn a_wrong_a_revoked_and_a_disabled_address_look_as_if_there_were_none() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let feed = make(&mut kari);
    let unknown = desk.visitor().get("/no/such/page");
    let same = |page: &Page, path: &str| {
        let plain = |page: &Page, path: &str| {
            let encoded: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
            page.html.replace(&encoded, "").replace(path, "")
        };
        assert_eq!(page.status, 404, "{path}");
        assert_eq!(
            plain(page, path),
            plain(&unknown, "/no/such/page"),
            "{path}"
        );
        assert_eq!(
            page.headers["content-type"],
            unknown.headers["content-type"]
        );
        assert_eq!(page.headers["cache-control"], "no-store");
    };
    let wrong = format!("/calendar/feed/{}", "0".repeat(64));
    same(&fetch(&desk, &wrong), &wrong);
    fetch(&desk, &feed).is(200);
    kari.get("/calendar");
    kari.post("/calendar/feed/revocation", &[]).is(303);
    same(&fetch(&desk, &feed), &feed);
    kari.get("/calendar").says("Du har inga slik adresse");
    kari.post("/calendar/feed/revocation", &[]).is(409);

    let feed = make(&mut kari);
    fetch(&desk, &feed).is(200);
    let person = desk.person("kari");
    desk.house
        .store
        .write("system", desk.now(), move |tx| disable_account(tx, person))
        .unwrap();
    same(&fetch(&desk, &feed), &feed);
}

#[test]
fn a_feed_is_not_fetched_all_the_time() {
    let desk = Desk::open();
    let feed = make(&mut desk.as_person("kari"));
    for _ in 0..6 {
        fetch(&desk, &feed).is(200);
    }
    let page = fetch(&desk, &feed);
    assert!(page.is(429).headers.contains_key("retry-after"));
    // Others are not held up, and nobody who signs in.
    let other = make(&mut desk.as_person("hilde"));
    fetch(&desk, &other).is(200);
    // A slow machine gives back some tries meanwhile.
    let mut guesses = (0..1000).map(|number| fetch(&desk, &format!("/calendar/feed/{number:064}")));
    assert!(
        guesses.any(|page| page.status == 429),
        "guessing goes on for ever"
    );
    desk.as_person("liv").get("/tasks").is(200);
}

#[test]
fn whoever_is_conflicted_loses_the_days_in_the_feed_too() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "warning");
    let mut gro = desk.as_person("gro");
    let feed = make(&mut gro);
    assert_eq!(days(&desk, &feed), ["2026-11-30"]);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&format!("{case}/conflicts/new")).is(200);
    let person = desk.person("gro").0.to_string();
    let found = [
        ("person", person.as_str()),
        ("grounds", "special"),
        ("explanation", "Er sjølv ein del av det som hende."),
    ];
    hilde.post(&format!("{case}/conflicts"), &found).is(303);
    assert!(days(&desk, &feed).is_empty());
    let page = gro.get("/calendar");
    assert!(!page.is(200).html.contains("2026/1"));

    // The officer's deadlines of the case go the same way.
    let own = make(&mut kari);
    assert!(!days(&desk, &own).is_empty());
    let person = desk.person("kari").0.to_string();
    let found = [
        ("person", person.as_str()),
        ("grounds", "special"),
        ("explanation", "Er sjølv ein del av det som hende."),
    ];
    hilde.get(&format!("{case}/conflicts/new")).is(200);
    hilde.post(&format!("{case}/conflicts"), &found).is(303);
    assert!(days(&desk, &own).is_empty());
}

#[test]
fn what_is_done_given_away_or_with_a_deputy_is_gone_from_the_calendar() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "warning");
    let mut gro = desk.as_person("gro");
    let feed = make(&mut gro);
    gro.get("/calendar?on=2026-11-30")
        .says("Ta avgjerd")
        .says("Sak 2026/1");
    decide(&desk, &case, "warning").is(303);
    assert!(days(&desk, &feed).is_empty());
    gro.get("/calendar?on=2026-11-30")
        .says("Ingen fristar i denne tida");
    // Kari has the next one; she gives it to Hilde.
    let others = cleared(&desk, &mut kari);
    let title = "Send førehandsvarsel";
    kari.get("/calendar?on=2026-11-30").says(title);
    let mut at = step(&mut kari);
    for link in steps(&mut kari) {
        if kari.get(&link).html.contains(title) {
            at = link;
        }
    }
    let hilde_id = desk.person("hilde").0.to_string();
    give(&mut kari, &at, &hilde_id, "Eg har ikkje tid før fristen.").is(303);
    assert!(!kari.get("/calendar?on=2026-11-30").html.contains(title));
    let mut hilde = desk.as_person("hilde");
    hilde.get("/calendar?on=2026-11-30").says(title);
    assert!(!others.is_empty());
    // And Hilde goes away: it comes back to the officer, who may take it.
    let asked = [
        ("person", hilde_id.as_str()),
        ("from_on", "23.11.2026"),
        ("to_on", "24.11.2026"),
    ];
    is_away(&mut hilde, &asked).is(303);
    assert!(!hilde.get("/calendar?on=2026-11-30").html.contains(title));
    kari.get("/calendar?on=2026-11-30").says(title);
}

fn steps(browser: &mut Browser) -> Vec<String> {
    let page = browser.get("/tasks");
    let links = page
        .html
        .split("href=\"")
        .map(|it| it.split('"').next().unwrap());
    let links = links.filter(|it| it.starts_with("/t/") && it.ends_with("/transfers"));
    links.map(str::to_owned).collect()
}

#[test]
fn days_weeks_and_months_mark_weekends_and_holidays() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let month = liv.get("/calendar");
    month.is(200).says("november 2026").says("i dag");
    let rows = |page: &Page| page.html.matches("<tr").count() - 1;
    assert_eq!(rows(&month), 30);
    assert_eq!(month.html.matches("class=\"off\"").count(), 9);
    let christmas = liv.get("/calendar?view=week&on=2026-12-24");
    christmas
        .says("Veke 52, 21. desember 2026 – 27. desember 2026")
        .says("første juledag")
        .says("andre juledag");
    assert_eq!(rows(&christmas), 7);
    assert_eq!(christmas.html.matches("class=\"off\"").count(), 3);
    let may = liv.get("/calendar?view=day&on=2027-05-17");
    may.says("måndag 17. mai 2027").says("syttande mai");
    assert_eq!(rows(&may), 1);
    // What cannot be a day is today's.
    for odd in [
        "on=x",
        "on=2026-02-30",
        "view=year&on=",
        "on=%2B999999-01-01",
    ] {
        liv.get(&format!("/calendar?{odd}"))
            .is(200)
            .says("november 2026");
    }
    liv.get("/calendar?on=9999-12-31").is(200);
}

#[test]
fn each_reads_the_summary_in_their_own_language() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    cleared(&desk, &mut kari);
    let feed = make(&mut kari);
    let person = desk.person("kari");
    for (language, summary) in [
        (Language::Bokmaal, "Frist i saksbehandlingssystemet"),
        (Language::English, "Deadline in the case system"),
    ] {
        let done = desk.house.store.write("system", desk.now(), move |tx| {
            let found = people::find(tx.db(), person)?;
            let same = people::Particulars {
                employee_no: &found.employee_no,
                name: &found.name,
                email: &found.email,
                position: &found.position,
                unit_id: found.unit_id,
                language,
            };
            people::update(tx, person, &same)?;
            let event = Event::PeopleListed;
            ledger::record(tx, "house", &event)
        });
        done.unwrap();
        let calendar = read(&fetch(&desk, &feed).is(200).bytes);
        assert_eq!(calendar.events[0].summary, summary);
    }
}
