//! Deadlines that come and that have passed: who is told, on which morning, and how often.
use crate::support::desk::{Browser, Desk, place};
use crate::support::way::{
    cleared, decide, deliver, dismissed, heard_and_assessed, notify, recommend, register, report,
    write_letter,
};
use brotsak::domain::clocks::Tariff;
use brotsak::domain::delivery::{Delivery, Template};
use brotsak::domain::job::{Job, Outcome};
use brotsak::domain::local_time::{in_oslo, read_moment};
use brotsak::domain::task::TaskKind;
use brotsak::jobs::deliver_mail::deliver_due;
use brotsak::jobs::schedule::{Night, name, run_due};
use brotsak::mail::{Letterhead, Transport, folder};
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

/// A case that Nils has reported, in which a warning is decided; Liv leads the employee.
fn warned(desk: &Desk, reporter: &str) -> String {
    let mut kari = desk.as_person("kari");
    let number = report(desk, reporter);
    let case = register(desk, &mut kari, &number, &[]);
    crate::support::way::answer_gates(&mut kari, &case);
    crate::support::way::hear(&mut kari, &case);
    crate::support::way::assess(&mut kari, &case);
    recommend(&mut kari, &case, "warning");
    decide(desk, &case, "warning").is(303);
    case
}

#[tokio::test]
async fn the_leader_is_told_what_to_carry_out_and_the_next_in_the_line_when_it_is_not_done() {
    let desk = Desk::open();
    let case = warned(&desk, "nils");
    assert_eq!(open(&desk, "liv"), ["case_registered", "carry_out"]);
    let carry_out = link(&desk, "liv", TaskKind::CarryOut);
    let mut liv = desk.as_person("liv");
    let page = liv.get(&carry_out);
    page.is(200)
        .says("Ei sak er avgjord")
        .says("Ta kontakt med Kari Tenktvik i HR")
        .says("7. desember 2026");
    for secret in [
        "2026/1",
        "/2026-1",
        "åtvaring",
        "Åtvaring",
        "Bilete",
        "V3.8",
        "Nils",
    ] {
        assert!(!page.html.contains(secret), "the page says {secret}");
    }
    arrange(
        &desk,
        "update tasks set closed_at = created_at where kind = 'next_step' and closed_at is null",
    );
    watch(&desk, Job::Reminders, "2026-12-03", "2026-12-10").await;
    let expected = [
        "2026-12-04 08.00+0100 task_reminder Liv",
        "2026-12-08 08.00+0100 task_overdue Liv",
        "2026-12-08 08.00+0100 deadline_passed Kåre",
    ];
    assert_eq!(told(&desk), expected);

    // Kåre, who sees no case, learns whom to ask.
    let passed = link(&desk, "kare", TaskKind::DeadlinePassed);
    let mut kare = desk.as_person("kare");
    let page = kare.get(&passed);
    page.is(200)
        .says("du er neste ledd")
        .says("Kari Tenktvik i HR");
    for secret in ["2026/1", "Ola", "Liv", "Bilete", "V3.8"] {
        assert!(!page.html.contains(secret), "the page says {secret}");
    }
    kare.get(&case).is(404);
    kare.get("/tasks")
        .is(200)
        .says("Ein frist har gått ut hos ein annan");

    // Nobody else can say that it is done; Liv can, and then it is over for Kåre too.
    kare.get("/account").is(200);
    kare.post(&format!("{carry_out}/done"), &[]).is(404);
    let mut liv = desk.as_person("liv");
    liv.get(&carry_out).is(200);
    liv.post(&format!("{carry_out}/done"), &[]).is(303);
    assert_eq!(open(&desk, "liv"), ["case_registered"]);
    assert!(open(&desk, "kare").is_empty());
    liv.get(&carry_out).is(200).says("Oppgåva er gjord");
    kare.get(&passed).is(200).says("Oppgåva er gjord");
    liv.post(&format!("{carry_out}/done"), &[]).is(404);
}

#[tokio::test]
async fn a_reporter_in_the_line_is_passed_over_on_the_way_up() {
    let desk = Desk::open();
    warned(&desk, "kare");
    arrange(
        &desk,
        "update tasks set closed_at = created_at where kind = 'next_step' and closed_at is null",
    );
    watch(&desk, Job::Reminders, "2026-12-08", "2026-12-08").await;
    let expected = [
        "2026-12-08 08.00+0100 task_overdue Liv",
        "2026-12-08 08.00+0100 deadline_passed Gro",
    ];
    assert_eq!(told(&desk), expected);
    assert!(!open(&desk, "kare").contains(&"deadline_passed"));
}

#[tokio::test]
async fn a_case_that_is_closed_leaves_nobody_a_deadline() {
    let desk = Desk::open();
    let case = warned(&desk, "nils");
    watch(&desk, Job::Reminders, "2026-12-08", "2026-12-08").await;
    assert!(open(&desk, "kare").contains(&"deadline_passed"));
    assert!(
        open(&desk, "hilde").contains(&"deadline_passed"),
        "the letter is late"
    );
    let mut kari = desk.as_person("kari");
    write_letter(&mut kari, &case, "warning");
    deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &[]).is(303);
    for who in ["kari", "liv", "kare", "hilde", "gro"] {
        let left = open(&desk, who);
        assert!(left.is_empty(), "{who} {left:?}");
    }
}

#[test]
fn a_decision_without_a_reaction_is_nothing_to_carry_out() {
    for (severity, expected) in [("none", false), ("guidance", true)] {
        let desk = Desk::open();
        let mut kari = desk.as_person("kari");
        let number = report(&desk, "nils");
        let case = register(&desk, &mut kari, &number, &[]);
        crate::support::way::answer_gates(&mut kari, &case);
        crate::support::way::hear(&mut kari, &case);
        crate::support::way::assess(&mut kari, &case);
        recommend(&mut kari, &case, severity);
        decide(&desk, &case, severity);
        if open(&desk, "hilde").contains(&"next_step") {
            crate::support::way::confirm(&desk, "hilde", &case, "confirmed").is(303);
        }
        assert_eq!(
            open(&desk, "liv").contains(&"carry_out"),
            expected,
            "{severity}"
        );
    }
}

#[test]
fn a_leader_who_turns_out_to_be_conflicted_loses_the_task_and_the_next_gets_it() {
    let desk = Desk::open();
    let case = warned(&desk, "nils");
    let carry_out = link(&desk, "liv", TaskKind::CarryOut);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&format!("{case}/conflicts/new")).is(200);
    let liv = desk.person("liv").0.to_string();
    let fields = [("person", liv.as_str()), ("grounds", "c")];
    let declared = hilde.post(&format!("{case}/conflicts"), &fields);
    declared.is(303);
    assert!(open(&desk, "liv").is_empty());
    desk.as_person("liv").get(&carry_out).is(404);
    assert!(open(&desk, "kare").contains(&"carry_out"));
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
