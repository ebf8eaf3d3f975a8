//! Deadlines that come and that have passed: who is told, on which morning, and how often.
mod carrying_out;
mod mails;

use crate::support::desk::{Browser, Desk, place};
use crate::support::way::{cleared, dismissed, heard_and_assessed, notify, report};
use brotsak::domain::clocks::Tariff;
use brotsak::domain::delivery::Delivery;
use brotsak::domain::job::{Job, Outcome};
use brotsak::domain::local_time::{in_oslo, read_moment};
use brotsak::domain::task::TaskKind;
use brotsak::jobs::schedule::{Night, name, run_due};
use brotsak::store::outbox_list::{self, Which};
use brotsak::store::{Db, db, tasks};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use std::sync::Arc;

fn night(desk: &Desk, at: DateTime<Utc>) -> Night {
    Night {
        place: place(Arc::clone(&desk.house.store), desk.files.clone()),
        tariff: Tariff::NONE,
        leader_told: brotsak::domain::routing::LeaderTold::default(),
        clock: Arc::new(move || at),
        holder: name().unwrap(),
    }
}

/// The watch looks at the clock every half hour of these days. Whoever was signed in is so no more.
async fn watch(desk: &Desk, job: Job, from: &str, until: &str) {
    let (from, until): (NaiveDate, NaiveDate) = (from.parse().unwrap(), until.parse().unwrap());
    for day in from.iter_days().take_while(|day| *day <= until) {
        for half in 0..48 {
            let at = read_moment(&format!("{day}T00:00")).unwrap() + TimeDelta::minutes(half * 30);
            let done = run_due(&night(desk, at), job).await.unwrap();
            assert_ne!(done, Some(Outcome::Failed), "{at}");
            desk.wait((at - desk.now()).max(TimeDelta::zero()));
        }
    }
}

/// Every mail by the calendar, the oldest first: when it was queued, what it is, and to whom.
fn told(desk: &Desk) -> Vec<String> {
    let which = Which {
        hidden: &[],
        states: &Delivery::ALL,
        is_open: false,
    };
    let store = &desk.house.store;
    let rows = store.read(|db| outbox_list::list(db, which, None, 1000));
    let mut rows = rows.unwrap();
    rows.reverse();
    rows.retain(|row| row.mail.dedup.is_some());
    let each = rows.iter().map(|row| {
        let at = in_oslo(row.mail.queued_at).format("%Y-%m-%d %H.%M%z");
        let first = row.recipient.split(' ').next().unwrap();
        format!("{at} {} {first}", row.mail.template.code())
    });
    each.collect()
}

fn arrange(desk: &Desk, sql: &str) {
    let mut db: Db = db::open_writer(&desk.house.url).unwrap();
    db.batch_execute(sql).unwrap();
}

/// The kinds of open tasks that somebody has.
fn open(desk: &Desk, who: &str) -> Vec<&'static str> {
    let person = desk.person(who);
    let open = desk.house.store.read(|db| tasks::list_open(db, person));
    open.unwrap().iter().map(|task| task.kind.code()).collect()
}

fn link(desk: &Desk, who: &str, kind: TaskKind) -> String {
    let person = desk.person(who);
    let open = desk.house.store.read(|db| tasks::list_open(db, person));
    let task = open.unwrap().into_iter().rfind(|task| task.kind == kind);
    format!("/t/{}", task.unwrap().token)
}

#[tokio::test]
async fn the_officer_is_told_once_when_the_statement_is_overdue() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    notify(&mut kari, &case).is(303);
    watch(&desk, Job::Reminders, "2026-11-24", "2026-12-14").await;
    assert_eq!(told(&desk), ["2026-12-08 08.00+0100 task_overdue Kari"]);
}

#[tokio::test]
async fn christmas_and_easter_and_summer_time_put_off_what_is_told_to_a_working_day() {
    for (reply_by, from, until, morning) in [
        (
            "2026-12-23",
            "2026-12-22",
            "2026-12-29",
            "2026-12-24 08.00+0100",
        ),
        (
            "2026-12-24",
            "2026-12-23",
            "2026-12-29",
            "2026-12-28 08.00+0100",
        ),
        (
            "2027-03-24",
            "2027-03-23",
            "2027-03-31",
            "2027-03-30 08.00+0200",
        ),
        (
            "2027-10-29",
            "2027-10-28",
            "2027-11-02",
            "2027-11-01 08.00+0100",
        ),
    ] {
        let desk = Desk::open();
        let mut kari = desk.as_person("kari");
        let case = cleared(&desk, &mut kari);
        notify(&mut kari, &case).is(303);
        arrange(
            &desk,
            &format!("update tasks set due_on = '{reply_by}' where step = 'record_statement'"),
        );
        watch(&desk, Job::Reminders, from, until).await;
        assert_eq!(
            told(&desk),
            [format!("{morning} task_overdue Kari")],
            "{reply_by}"
        );
    }
}

/// Somebody demands a meeting on 23 November: it is to be held by 7 December.
async fn demanded(desk: &Desk, kari: &mut Browser) -> String {
    let case = dismissed(desk, kari);
    arrange(
        desk,
        "update tasks set closed_at = created_at where step = 'close' or kind = 'carry_out'",
    );
    kari.get(&format!("{case}/clocks")).is(200);
    let facts = [("contract", "permanent"), ("demanded_on", "23.11.2026")];
    kari.post(&format!("{case}/clock-facts"), &facts).is(303);
    case
}

#[tokio::test]
async fn a_meeting_is_reminded_of_and_the_head_of_hr_told_when_its_day_has_passed() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = demanded(&desk, &mut kari).await;
    watch(&desk, Job::Reminders, "2026-11-24", "2026-12-09").await;
    let expected = [
        "2026-11-30 08.00+0100 task_reminder Gro",
        "2026-11-30 08.00+0100 task_reminder Kari",
        "2026-12-03 08.00+0100 task_reminder Gro",
        "2026-12-03 08.00+0100 task_reminder Kari",
        "2026-12-04 08.00+0100 task_reminder Gro",
        "2026-12-04 08.00+0100 task_reminder Kari",
        "2026-12-08 08.00+0100 deadline_passed Hilde",
        "2026-12-08 08.00+0100 task_overdue Gro",
        "2026-12-08 08.00+0100 task_overdue Kari",
        "2026-12-09 08.00+0100 task_overdue Gro",
        "2026-12-09 08.00+0100 task_overdue Kari",
    ];
    let mut found = told(&desk);
    found.retain(|line| !line.contains("digest"));
    found.sort();
    assert_eq!(found, expected);
    let clocks = link(&desk, "kari", TaskKind::Deadline);
    let mut kari = desk.as_person("kari");
    let leads = kari.get(&clocks).is(303).location.clone();
    assert_eq!(leads, format!("{case}/clocks"));
    let passed = link(&desk, "hilde", TaskKind::DeadlinePassed);
    assert_eq!(desk.as_person("hilde").get(&passed).is(303).location, case);

    // The meeting is held: nobody has it as a task any more, and nobody is told again.
    kari.get(&format!("{case}/clocks")).is(200);
    let facts = [
        ("contract", "permanent"),
        ("demanded_on", "23.11.2026"),
        ("met_on", "9.12.2026"),
        ("negotiated_until", "9.12.2026"),
    ];
    kari.post(&format!("{case}/clock-facts"), &facts).is(303);
    watch(&desk, Job::Reminders, "2026-12-10", "2026-12-16").await;
    assert_eq!(told(&desk).len(), expected.len());
    for who in ["kari", "gro", "hilde"] {
        let left = open(&desk, who);
        assert!(
            !left.iter().any(|kind| kind.starts_with("deadline")),
            "{who} {left:?}"
        );
    }
}

#[tokio::test]
async fn whoever_comes_back_after_ten_days_is_told_once_and_by_the_last() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    demanded(&desk, &mut kari).await;
    // From 27 November to 4 December the house is shut: three mornings are missed.
    watch(&desk, Job::Reminders, "2026-12-05", "2026-12-07").await;
    let found = told(&desk);
    let expected = [
        "2026-12-07 08.00+0100 task_reminder Gro",
        "2026-12-07 08.00+0100 task_reminder Kari",
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn the_next_level_is_never_somebody_who_has_a_part_or_is_away() {
    let of =
        |column: &str| format!("select {column} from people where email = 'hilde@valle.example'");
    for (arrangement, who) in [
        (String::new(), "Hilde"),
        (
            format!(
                "insert into absences (person_id, from_on, to_on) {}",
                of("id, '2026-12-01', '2026-12-31'")
            ),
            "Gro",
        ),
        // Her account is shut.
        (
            format!(
                "update accounts set disabled_at = '2026-11-24 08:00:00' where person_id = ({})",
                of("id")
            ),
            "Gro",
        ),
        // The head of HR is conflicted: HR is kept out.
        (
            format!(
                "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at) {}",
                of("1, id, 'slektning', id, '2026-11-23 08:10:00'")
            ),
            "Gro",
        ),
        // The case is for those alone who are named in it.
        (
            "update cases set narrowed_at = '2026-11-23 08:00:00'".to_owned(),
            "",
        ),
    ] {
        let desk = Desk::open();
        let mut kari = desk.as_person("kari");
        cleared(&desk, &mut kari);
        if !arrangement.is_empty() {
            arrange(&desk, &arrangement);
        }
        // The prior notice should have been sent by 30 November.
        watch(&desk, Job::Reminders, "2026-12-01", "2026-12-02").await;
        let mut expected = vec!["2026-12-01 08.00+0100 task_overdue Kari".to_owned()];
        if !who.is_empty() {
            expected.push(format!("2026-12-01 08.00+0100 deadline_passed {who}"));
        }
        assert_eq!(told(&desk), expected, "{arrangement}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_and_a_second_run_send_a_reminder_once() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    notify(&mut kari, &case).is(303);
    let at = read_moment("2026-12-08T08:00").unwrap();
    let (one, other) = (night(&desk, at), night(&desk, at));
    let store = brotsak::store::Store::open(&desk.house.url, crate::support::LOG).unwrap();
    let other = Night {
        place: place(Arc::new(store), desk.files.clone()),
        ..other
    };
    let both = tokio::join!(
        run_due(&one, Job::Reminders),
        run_due(&other, Job::Reminders)
    );
    let done = [both.0.unwrap(), both.1.unwrap()];
    assert_eq!(done.iter().flatten().count(), 1);
    // By hand, again and again: what has been told is told.
    for _ in 0..3 {
        brotsak::jobs::schedule::run_by_hand(&other, Job::Reminders)
            .await
            .unwrap();
    }
    assert_eq!(told(&desk).len(), 1);
}

#[tokio::test]
async fn the_archivist_is_told_once_a_month_that_something_waits() {
    let desk = Desk::open();
    let empty = Desk::open();
    watch(&empty, Job::Archive, "2026-11-24", "2026-12-02").await;
    assert!(told(&empty).is_empty(), "nothing is closed");
    crate::support::way::closed_with_a_warning(&desk);
    watch(&desk, Job::Archive, "2026-11-25", "2027-02-02").await;
    // The house is new: what November missed is made up for.
    let expected = [
        "2026-11-25 08.00+0100 archive_waits Arne",
        "2026-12-01 08.00+0100 archive_waits Arne",
        "2027-01-04 08.00+0100 archive_waits Arne",
        "2027-02-01 08.00+0100 archive_waits Arne",
    ];
    assert_eq!(told(&desk), expected);
}

#[tokio::test]
async fn a_report_that_nobody_registers_is_reminded_of() {
    let desk = Desk::open();
    report(&desk, "nils");
    watch(&desk, Job::Reminders, "2026-11-24", "2026-12-09").await;
    let mut found = told(&desk);
    found.sort();
    let expected = [
        "2026-11-30 08.00+0100 task_reminder Hilde",
        "2026-11-30 08.00+0100 task_reminder Kari",
        "2026-12-04 08.00+0100 task_reminder Hilde",
        "2026-12-04 08.00+0100 task_reminder Kari",
        "2026-12-08 08.00+0100 task_overdue Hilde",
        "2026-12-08 08.00+0100 task_overdue Kari",
        "2026-12-09 08.00+0100 task_overdue Hilde",
        "2026-12-09 08.00+0100 task_overdue Kari",
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn one_case_whose_clocks_cannot_be_counted_keeps_no_other_waiting() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let first = cleared(&desk, &mut kari);
    let second = heard_and_assessed(&desk, &mut kari);
    assert_ne!(first, second);
    arrange(&desk, "update cases set stage = 'unheard-of' where id = 1");
    let at = read_moment("2026-12-09T08:00").unwrap();
    let done = run_due(&night(&desk, at), Job::Reminders).await.unwrap();
    assert_eq!(done, Some(Outcome::Failed));
    assert!(!told(&desk).is_empty(), "the second is told of");
}
