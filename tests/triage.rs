//! A report that is not a case yet is read by one officer at a time, and who sent it is not on the page.

use crate::support::desk::Desk;
use crate::support::trail;
use crate::support::way::{draft_about, draft_saying, register, registration, report, send, take};
use brotsak::casework::{end_role, grant_role};
use brotsak::domain::account::Term;
use brotsak::domain::local_time::day;
use brotsak::domain::person::Role;
use brotsak::domain::report::ReportNumber;
use brotsak::store::reports;
use brotsak::store::{StoreError, attachments, outbox_list};
use chrono::TimeDelta;

/// The name of whoever reports, and a word that only the report has.
const LIV: &str = "Liv Oppdiktstad";
const SECRET: &str = "ein elev er synleg";

/// Event and actor of everything under the report, the newest first.
fn written(desk: &Desk, report: &str) -> Vec<(String, String)> {
    trail::written(desk, &report.replace("2026-", "2026/"))
}

fn times(desk: &Desk, report: &str, event: &str) -> usize {
    let all = written(desk, report);
    all.iter().filter(|it| it.0 == event).count()
}

/// How many mails have been queued to whoever has that first name.
fn mails_to(desk: &Desk, name: &str) -> usize {
    let which = outbox_list::Which {
        hidden: &[],
        states: &brotsak::domain::delivery::Delivery::ALL,
        is_open: false,
    };
    let all = desk
        .house
        .store
        .read(|db| outbox_list::list(db, which, None, 100));
    let all = all.unwrap();
    all.iter()
        .filter(|it| it.recipient.starts_with(name))
        .count()
}

#[test]
fn a_report_is_read_by_whoever_has_taken_it_and_nobody_else_in_hr() {
    let desk = Desk::open();
    let report = report(&desk, "liv");
    let page = format!("/reports/{report}/case");
    let mut kari = desk.as_person("kari");
    let mut hilde = desk.as_person("hilde");
    let door = kari.get(&page);
    door.is(200).says("Ta meldinga").says("Ingen enno");
    assert!(!door.html.contains(SECRET) && !door.html.contains(LIV));
    assert_eq!(times(&desk, &report, "report-read"), 0);
    take(&mut kari, &report);
    kari.get(&page).is(200).says(SECRET);
    assert_eq!(times(&desk, &report, "report-read"), 1);
    let door = hilde.get(&page);
    door.is(200).says("Teken av").says("Kari");
    assert!(!door.html.contains(SECRET) && !door.html.contains(LIV));
    hilde.get("/inbox").says("Teken").says("Kari");
    // Nor may she make a case of it, whatever she sends.
    let sent = hilde.post(&page, &registration(&desk, &[]));
    sent.is(200).says("Teken av");
    kari.get("/cases/2026-1").is(404);
    assert_eq!(times(&desk, &report, "report-read"), 1);
}

#[test]
fn who_sent_a_report_is_shown_on_a_click_that_is_written_down() {
    let desk = Desk::open();
    let report = report(&desk, "liv");
    let mut kari = desk.as_person("kari");
    let page = format!("/reports/{report}/case");
    let asked = format!("/reports/{report}/reporter");
    kari.get("/inbox").is(200);
    // Before it is taken, the answer is the door.
    assert_eq!(kari.post(&asked, &[]).is(303).location, page);
    take(&mut kari, &report);
    let form = kari.get(&page);
    form.says("Vis kven som melde");
    assert!(!form.html.contains(&format!("<dd>{LIV}")), "{}", form.html);
    assert_eq!(times(&desk, &report, "reporter-shown"), 0);
    kari.post(&asked, &[]).is(200).says(LIV);
    assert_eq!(times(&desk, &report, "reporter-shown"), 1);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/inbox").is(200);
    assert_eq!(hilde.post(&asked, &[]).is(303).location, page);
    assert_eq!(times(&desk, &report, "reporter-shown"), 1);
}

#[test]
fn a_report_that_is_laid_back_is_told_of_anew_and_taken_by_another() {
    let desk = Desk::open();
    let report = report(&desk, "liv");
    let before = mails_to(&desk, "Hilde");
    let mut kari = desk.as_person("kari");
    kari.get("/inbox").is(200);
    take(&mut kari, &report);
    // What the others had to do about it is done.
    let mut hilde = desk.as_person("hilde");
    assert!(!hilde.get("/tasks").html.contains("Ei melding har kome inn"));
    kari.post(&format!("/reports/{report}/return"), &[]).is(303);
    assert_eq!(mails_to(&desk, "Hilde"), before + 1);
    hilde.get("/tasks").says("Ei melding har kome inn");
    let page = format!("/reports/{report}/case");
    assert!(!kari.get(&page).html.contains(SECRET));
    take(&mut hilde, &report);
    hilde.get(&page).says(SECRET);
    // What is not hers to lay back stays where it is.
    kari.post(&format!("/reports/{report}/return"), &[]).is(303);
    hilde.get(&page).says(SECRET);
    assert_eq!(times(&desk, &report, "report-returned"), 1);
}

#[test]
fn only_the_head_of_hr_takes_a_report_over_and_says_why() {
    let desk = Desk::open();
    let (arne, now) = (desk.person("arne"), desk.now());
    let term = Term {
        role: Role::HrOfficer,
        from: day(now),
        to: None,
    };
    let store = &desk.house.store;
    let granted = store.write("cli", now, move |tx| grant_role::grant_role(tx, arne, term));
    granted.unwrap();
    let report = report(&desk, "liv");
    let (page, holder) = (
        format!("/reports/{report}/case"),
        format!("/reports/{report}/holder"),
    );
    let mut kari = desk.as_person("kari");
    kari.get("/inbox").is(200);
    take(&mut kari, &report);
    let why = [("grounds", "Kari er sjuk ut veka, og fristen for svar går.")];
    let mut arne = desk.as_person("arne");
    let door = arne.get(&page);
    assert!(!door.html.contains("Ta over meldinga"));
    arne.post(&holder, &why).is(422).says("Kari");
    kari.get(&page).says(SECRET);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&page).says("Ta over meldinga");
    let short = hilde.post(&holder, &[("grounds", "Sjuk")]);
    short.is(422).says("minst 20 teikn").says("Sjuk");
    kari.get(&page).says(SECRET);
    hilde.post(&holder, &why).is(303);
    hilde.get(&page).says(SECRET);
    let door = kari.get(&page);
    assert!(!door.html.contains(SECRET));
    door.says("Hilde");
    assert_eq!(times(&desk, &report, "report-taken-over"), 1);
}

#[test]
fn a_report_that_somebody_took_who_has_left_hr_is_there_to_be_taken() {
    let desk = Desk::open();
    let report = report(&desk, "liv");
    let mut kari = desk.as_person("kari");
    kari.get("/inbox").is(200);
    take(&mut kari, &report);
    let gone = desk.person("kari");
    let (store, today) = (&desk.house.store, day(desk.now()));
    let ended = store.write("cli", desk.now(), move |tx| {
        end_role::end_role(tx, gone, Role::HrOfficer, today)
    });
    ended.unwrap();
    desk.wait(TimeDelta::days(2));
    let mut hilde = desk.as_person("hilde");
    hilde
        .get(&format!("/reports/{report}/case"))
        .says("Ingen enno");
    take(&mut hilde, &report);
    register(
        &desk,
        &mut hilde,
        &report,
        &[("officer", id(&desk, "hilde"))],
    );
}

fn id(desk: &Desk, name: &str) -> &'static str {
    desk.person(name).0.to_string().leak()
}

#[test]
fn a_file_of_a_report_is_for_whoever_has_taken_it() {
    let desk = Desk::open();
    let draft = draft_saying(&desk, "liv", "Han la ut eit bilete av ein elev.");
    let mut liv = desk.as_person("liv");
    let files = format!("/reports/drafts/{draft}/files");
    let sent = liv.upload(&files, &[], &[("file", "bilete.txt", b"eit skjermbilete")]);
    sent.is(303);
    let report = send(&desk, "liv", &draft);
    let file = desk.house.store.read(|db| {
        let stored = reports::find(db, ReportNumber::from_slug(&report).unwrap())?;
        let files = attachments::list_of_report(db, stored.id)?;
        Ok::<_, StoreError>(files[0].uuid.clone())
    });
    let file = file.unwrap();
    let place = format!("/reports/{report}/files/{file}");
    let mut kari = desk.as_person("kari");
    kari.get(&place).is(404);
    take(&mut kari, &report);
    kari.get(&place).is(200);
    desk.as_person("hilde").get(&place).is(404);
}

#[test]
fn whoever_has_a_part_in_a_report_cannot_take_it() {
    let desk = Desk::open();
    let own = report(&desk, "kari");
    let mut kari = desk.as_person("kari");
    kari.get("/inbox").is(200);
    for part in ["holder", "return", "reporter"] {
        kari.post(&format!("/reports/{own}/{part}"), &[]).is(404);
    }
    assert!(written(&desk, &own).iter().all(|it| it.0 == "report-filed"));
}

#[test]
fn the_preview_of_a_whistleblowing_case_does_not_tell_who_was_passed_over_for_reporting() {
    let desk = Desk::open();
    let report = report(&desk, "hilde");
    let mut kari = desk.as_person("kari");
    kari.get("/inbox").is(200);
    take(&mut kari, &report);
    let page = format!("/reports/{report}/case");
    kari.get(&page).is(200);
    let asked = registration(&desk, &[("preview", "yes"), ("whistleblowing", "yes")]);
    let told = kari.post(&page, &asked);
    told.is(200);
    let preview = told.html.split("id=\"foretold\"").nth(1).unwrap();
    let preview = preview.split("</section>").next().unwrap();
    assert!(!preview.contains("Hilde"), "{preview}");
}

#[test]
fn where_hr_has_a_part_the_chief_executive_names_who_reads_the_report() {
    let desk = Desk::open();
    // Hilde reports, and the only officer there is beside her is the one it is about.
    let draft = draft_about(&desk, "hilde", "kari", "Biletet der ein elev er synleg.");
    let report = send(&desk, "hilde", &draft);
    let (arne, now) = (desk.person("arne"), desk.now());
    let term = Term {
        role: Role::HrOfficer,
        from: day(now),
        to: Some(day(now)),
    };
    let page = format!("/reports/{report}/case");
    let mut gro = desk.as_person("gro");
    let tasks = gro.get("/tasks");
    tasks.says("Peik ut nokon utanfor HR");
    let token = tasks.html.split("href=\"/t/").nth(1).unwrap()[..32].to_owned();
    let asked = format!("/t/{token}");
    gro.get(&asked).is(200).says("Ingen i HR kan ta meldinga");
    let mut reader = desk.as_person("arne");
    reader.get(&page).is(404);
    let store = &desk.house.store;
    let granted = store.write("cli", now, move |tx| grant_role::grant_role(tx, arne, term));
    granted.unwrap();
    // Not told yet, Arne does not find it in the inbox either.
    reader.get(&page).is(404);
    gro.get(&asked).is(200).says("Arne");
    let form = format!("{asked}/reader");
    gro.post(&form, &[("person", id(&desk, "kari"))]).is(422);
    gro.post(&form, &[("person", id(&desk, "mona"))])
        .is(422)
        .says("inga rolle i HR");
    // The task is hers alone.
    let mut liv = desk.as_person("liv");
    liv.get("/account");
    liv.post(&form, &[("person", id(&desk, "arne"))]).is(404);
    // Not even who could be named is shown to whoever has the address alone.
    for unnamed in ["", "ingen"] {
        let told = liv.post(&form, &[("person", unnamed)]);
        assert!(!told.is(404).html.contains("Arne"), "{}", told.html);
    }
    gro.get(&asked);
    gro.post(&form, &[("person", "")]).is(422).says("Arne");
    gro.post(&form, &[("person", id(&desk, "arne"))]).is(303);
    // Done with, it is not there any more.
    gro.post(&form, &[("person", "")]).is(404);
    assert_eq!(mails_to(&desk, "Arne"), 1);
    reader.get(&page).is(200).says(SECRET);
    for name in ["kari", "hilde"] {
        desk.as_person(name).get(&page).is(404);
    }
    // Laid back, it is the chief executive's to give once more.
    reader
        .post(&format!("/reports/{report}/return"), &[])
        .is(303);
    gro.get("/tasks").says("Peik ut nokon utanfor HR");
}
