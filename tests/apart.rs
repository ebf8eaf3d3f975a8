//! What HR, or whoever reads lists, has a part in themselves: neither a page, a count nor a number tells that there is one.

use crate::support::desk::{Browser, Desk, has_word};
use crate::support::keeping::{draw_list, put_schedule_in_force};
use crate::support::reporting::sql;
use crate::support::way::{self, NOTHING, draft_about, register, report, send, take};
use brotsak::casework::grant_role;
use brotsak::domain::access::Viewer;
use brotsak::domain::account::Term;
use brotsak::domain::local_time::day;
use brotsak::domain::person::Role;
use brotsak::domain::report::ReportNumber;
use brotsak::store::{StoreError, attachments, outbox_list, people, reports, trail};
use chrono::TimeDelta;

const WORDS: &str = "Biletet der ein elev er synleg, låg ope i eit døgn.";

fn id(desk: &Desk, name: &str) -> &'static str {
    desk.person(name).0.to_string().leak()
}

/// One more officer in HR, from today.
fn hire(desk: &Desk, name: &str) -> Browser {
    let (person, now) = (desk.person(name), desk.now());
    let term = Term {
        role: Role::HrOfficer,
        from: day(now),
        to: None,
    };
    let store = &desk.house.store;
    let granted = store.write("cli", now, move |tx| {
        grant_role::grant_role(tx, person, term)
    });
    granted.unwrap();
    desk.as_person(name)
}

fn report_about(desk: &Desk, reporter: &str, subject: &str) -> String {
    let draft = draft_about(desk, reporter, subject, WORDS);
    send(desk, reporter, &draft)
}

fn outbox(browser: &mut Browser) -> String {
    browser.get("/outbox?view=all").is(200).html.clone()
}

#[test]
fn a_report_about_an_officer_is_the_head_of_hrs_and_no_colleague_finds_it() {
    let desk = Desk::open();
    let mut mona = hire(&desk, "mona");
    let draft = draft_about(&desk, "liv", "kari", WORDS);
    let mut liv = desk.as_person("liv");
    let files = format!("/reports/drafts/{draft}/files");
    let sent = liv.upload(&files, &[], &[("file", "bilete.txt", b"eit skjermbilete")]);
    sent.is(303);
    let report = send(&desk, "liv", &draft);
    let number = report.replace("2026-", "2026/");
    let file = desk.house.store.read(|db| {
        let stored = reports::find(db, ReportNumber::from_slug(&report).unwrap())?;
        let files = attachments::list_of_report(db, stored.id)?;
        Ok::<_, StoreError>(files[0].uuid.clone())
    });
    let file = format!("/reports/{report}/files/{}", file.unwrap());
    let door = format!("/reports/{report}/case");
    let mut hilde = desk.as_person("hilde");
    for is_taken in [false, true] {
        for colleague in [&mut mona, &mut desk.as_person("kari")] {
            let inbox = colleague.get("/inbox").is(200).html.clone();
            assert!(!inbox.contains(&number) && !inbox.contains(&report));
            colleague.get(&door).is(404);
            colleague.get(&file).is(404);
            colleague.get("/account");
            for part in ["holder", "return", "reporter", "case"] {
                colleague
                    .post(&format!("/reports/{report}/{part}"), &[])
                    .is(404);
            }
            assert!(!outbox(colleague).contains("Hilde"), "{is_taken}");
        }
        if !is_taken {
            hilde.get("/inbox").says(&number);
            take(&mut hilde, &report);
        }
        hilde.get(&door).is(200).says("ein elev er synleg");
        hilde.get(&file).is(200);
        assert!(outbox(&mut hilde).contains("Hilde"));
    }
}

#[test]
fn no_number_is_missing_in_the_row_of_reports_that_hr_reads() {
    let desk = Desk::open();
    let first = report(&desk, "liv");
    let about_the_officer = report_about(&desk, "liv", "kari");
    let from_the_officer = report(&desk, "kari");
    let about_the_head = report_about(&desk, "liv", "hilde");
    let last = report(&desk, "liv");
    assert_eq!([first, last], ["M-2026-1", "M-2026-2"]);
    assert_eq!(
        [about_the_officer, from_the_officer, about_the_head],
        ["M-2026-8001", "M-2026-8002", "M-2026-8003"]
    );
}

#[test]
fn no_number_is_missing_in_the_row_of_cases_to_whoever_has_a_part_in_one() {
    let desk = Desk::open();
    let (mut kari, mut hilde) = (desk.as_person("kari"), desk.as_person("hilde"));
    let ordinary = |desk: &Desk, kari: &mut Browser| {
        let report = report(desk, "liv");
        register(desk, kari, &report, &[])
    };
    let first = ordinary(&desk, &mut kari);
    let about = report_about(&desk, "liv", "kari");
    let hers = [
        ("subject", id(&desk, "kari")),
        ("officer", id(&desk, "hilde")),
    ];
    let apart = register(&desk, &mut hilde, &about, &hers);
    // Arne reads the list of what is closed; the chief executive reads every list.
    let from_arne = report(&desk, "arne");
    let reported = register(&desk, &mut kari, &from_arne, &[]);
    let with_a_conflict = report(&desk, "liv");
    let conflict = [
        ("conflicted", "chief_executive"),
        (
            "conflicted_grounds",
            "Kommunedirektøren er gift med den meldinga gjeld, og gjer difor ikkje noko i saka.",
        ),
    ];
    let conflicted = register(&desk, &mut kari, &with_a_conflict, &conflict);
    let last = ordinary(&desk, &mut kari);
    assert_eq!([first, last], ["/cases/2026-1", "/cases/2026-2"]);
    assert_eq!(
        [&apart, &reported, &conflicted],
        ["/cases/2026-8001", "/cases/2026-8002", "/cases/2026-8003"]
    );
    hilde.get(&apart).is(200).says("journal 2026/800001");
    kari.get(&apart).is(404);
    desk.as_person("gro").get(&conflicted).is(404);
    // What was registered between them has taken no number from the open journal.
    kari.get("/cases/2026-1").says("journal 2026/1");
    kari.get("/cases/2026-2").says("journal 2026/2");
}

#[test]
fn mails_about_a_report_that_hr_is_kept_out_of_are_the_recipients_and_the_readers() {
    let desk = Desk::open();
    let mut mona = hire(&desk, "mona");
    let (mut kari, mut hilde) = (desk.as_person("kari"), desk.as_person("hilde"));
    let before = [&mut kari, &mut hilde, &mut mona].map(outbox);
    assert!(before.iter().all(|page| !has_word(page, "Gro")));
    let report = report_about(&desk, "liv", "hilde");
    for page in [&mut kari, &mut hilde, &mut mona].map(outbox) {
        assert!(!has_word(&page, "Gro"), "{page}");
    }
    let mut gro = desk.as_person("gro");
    let tasks = gro.get("/tasks").is(200).html.clone();
    let token = tasks.split("href=\"/t/").nth(1).unwrap()[..32].to_owned();
    gro.get(&format!("/t/{token}")).is(200);
    let named = [("person", id(&desk, "kari"))];
    gro.post(&format!("/t/{token}/reader"), &named).is(303);
    for page in [&mut hilde, &mut mona].map(outbox) {
        assert!(!has_word(&page, "Gro") && !has_word(&page, "Kari"));
    }
    assert!(outbox(&mut kari).contains("Gro"));
    kari.get(&format!("/reports/{report}/case")).is(200);
    mona.get(&format!("/reports/{report}/case")).is(404);
}

#[test]
fn whoever_must_not_know_of_a_disposal_list_does_not_see_that_another_was_told_of_it() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    desk.wait(TimeDelta::days(740));
    let hilde = desk.person("hilde").0;
    let conflict = format!(
        "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at) \
         select id, {hilde}, '', {hilde}, registered_at from cases"
    );
    sql(&desk.house, &conflict);
    let to_gro = |name: &str| {
        let page = outbox(&mut desk.as_person(name));
        page.matches("Gro Prøvedal").count()
    };
    let before = ["hilde", "kari"].map(to_gro);
    draw_list(&desk, &["2026-1"]);
    let after = ["hilde", "kari"].map(to_gro);
    assert_eq!(after[0], before[0]);
    assert!(after[1] > before[1], "{before:?} {after:?}");
    // The trail leaves the mail out too, when it is sent.
    let hidden = desk.house.store.read(|db| {
        let person = desk.person("hilde");
        let viewer = Viewer {
            person,
            roles: people::roles(db, person, day(desk.now()))?,
            at: desk.now(),
        };
        let mails = outbox_list::hidden_from(db, &viewer)?;
        Ok::<_, StoreError>((mails, trail::hidden_from(db, &viewer)?))
    });
    let (mails, names) = hidden.unwrap();
    assert!(!mails.is_empty());
    for mail in mails {
        assert!(names.contains(&format!("mail-{mail}")), "{names:?}");
    }
}

const WARNED: &str = "/archive/cases/2026-1";

#[test]
fn a_warning_that_a_hidden_case_leans_on_is_kept_and_nobody_is_told_why_who_may_not_know() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    desk.wait(TimeDelta::minutes(5));
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let varsel = [("whistleblowing", "yes")];
    let case = register(&desk, &mut kari, &report, &varsel);
    way::answer_gates(&mut kari, &case);
    way::hear(&mut kari, &case);
    kari.get(&format!("{case}/assessments/new")).is(200);
    let found = [
        ("points", "V3.8"),
        ("factors", "A6"),
        ("factors", "M3"),
        ("is_leader", "0"),
        ("warnings", "1"),
    ];
    kari.post(&format!("{case}/assessments"), &found).is(303);
    // While it is open, neither knows of it: what they read, is said of any case that is kept.
    for name in ["arne", "hilde"] {
        let page = desk.as_person(name).get(WARNED);
        page.is(200)
            .says("Saka skal bevarast, eller fristen er ikkje godkjend i planen");
        for told in ["høyrer i hop", "Fristen er ikkje ute"] {
            assert!(!page.html.contains(told), "{name}: {told}");
        }
    }
    way::recommend(&mut kari, &case, "warning");
    way::decide(&desk, &case, "warning").is(303);
    way::write_letter(&mut kari, &case, "warning");
    way::deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&case).is(404);
    hilde
        .get(WARNED)
        .is(200)
        .says("Bevart for alltid")
        .says("Reaksjonen fekk følgjer (bevaringsforskrifta § 33 g)");
    hilde
        .get("/audit?kind=changes")
        .says("Grunn: noko nytt har kome til");
    for page in [
        WARNED,
        "/cases/2026-1",
        "/audit",
        "/audit?kind=changes",
        "/audit/events.csv",
        "/archive/disposals",
    ] {
        let html = hilde.get(page).is(200).html.replace('\u{a0}', " ");
        for told in ["brukt i ei sak", "seinare sak", "høyrer i hop"] {
            assert!(!html.contains(told), "{page}: {told}");
        }
        assert!(!has_word(&html, "R7"), "{page}: R7");
    }
    // Those who see both read what it is.
    for name in ["kari", "gro"] {
        let seen = desk.as_person(name).get(&case).status;
        assert_eq!(seen, if name == "kari" { 200 } else { 404 });
    }
    let used = "Åtvaringa er brukt i ei sak som er bevart";
    kari.get("/cases/2026-1").is(200).says(used);
    desk.as_person("arne").get(WARNED).is(200).says(used);
    desk.as_person("rita")
        .get("/audit?kind=changes")
        .says("Grunn: ei seinare sak byggjer på henne");
}

#[test]
fn an_archivist_does_not_take_out_the_case_in_which_they_have_a_part() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    let year = [("from", "01.01.2026"), ("to", "31.12.2026")];
    arne.get("/archive").is(200);
    arne.post("/archive/exports", &year).is(303);
    let page = loop {
        let page = arne.get("/archive");
        if !page.is(200).html.contains("Under arbeid") {
            break page;
        }
    };
    let place = page.html.split("href=\"/archive/exports/").nth(1).unwrap();
    let place = format!("/archive/exports/{}", place.split('"').next().unwrap());
    arne.get(&place).is(200);
    let arne_id = desk.person("arne").0;
    let conflict = format!(
        "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at) \
         select id, {arne_id}, '', {arne_id}, registered_at from cases"
    );
    sql(&desk.house, &conflict);
    let refused = "Be ein annan arkivar eller drift ta ut denne perioden";
    let page = arne.get("/archive");
    assert!(!page.is(200).html.contains("/file\""), "{}", page.html);
    assert!(!page.html.contains("Saker: 1. Dokument"), "{}", page.html);
    arne.get(&place).is(422).says(refused);
    arne.post("/archive/exports", &year).is(422).says(refused);
    // That the case is taken up again gives him neither the old extraction nor what it holds.
    let mut hilde = desk.as_person("hilde");
    hilde.get("/cases/2026-1/reopenings/new").is(200);
    hilde
        .post("/cases/2026-1/reopenings", &[("grounds", way::GROUNDS)])
        .is(303);
    let page = arne.get("/archive");
    assert!(!page.is(200).html.contains("/file\""), "{}", page.html);
    assert!(!page.html.contains("Saker: 1. Dokument"), "{}", page.html);
    arne.get(&place).is(422).says(refused);
    // What was closed at other times is his to take out.
    let before = [("from", "01.01.2025"), ("to", "31.12.2025")];
    arne.post("/archive/exports", &before).is(303);
}
