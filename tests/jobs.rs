//! What the house does by itself is done once, whoever looks at the clock, and by another where one dies at it.
use crate::support::desk::{Desk, place};
use crate::support::program::run;
use crate::support::{House, LOG, now};
use brotsak::casework::{Failure, hold_job};
use brotsak::domain::job::{Job, LEASE, Outcome, Refusal, Run};
use brotsak::domain::local_time::read_moment;
use brotsak::jobs::schedule::{Night, name, run_by_hand, run_due};
use brotsak::store::files::Files;
use brotsak::store::ledger::{self, Wanted};
use brotsak::store::{Db, Store, StoreError, db, jobs};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use sha2::Digest;
use std::sync::Arc;
use tempfile::tempdir;

/// A process with a clock of its own, on the house's database.
fn process(house: &House, at: DateTime<Utc>) -> Night {
    Night {
        place: place(
            Arc::new(Store::open(&house.url, LOG).unwrap()),
            Files::open(&house.dir.path().join("files")).unwrap(),
        ),
        tariff: brotsak::domain::clocks::Tariff::NONE,
        leader_told: brotsak::domain::routing::LeaderTold::default(),
        clock: Arc::new(move || at),
        holder: name().unwrap(),
    }
}

/// Arranges the rows themselves, past the ledger.
fn arrange(house: &House, sql: &str) {
    let mut db: Db = db::open_writer(&house.url).unwrap();
    db.batch_execute(sql).unwrap();
}

fn at(text: &str) -> DateTime<Utc> {
    read_moment(text).unwrap()
}

fn last(house: &House) -> Option<Run> {
    house.store.read(|db| jobs::find(db, Job::Sweep)).unwrap()
}

/// How often the trail says that the job began, and ended.
fn entries(house: &House, event: &str) -> usize {
    let wanted = Wanted {
        limit: 1000,
        ..Wanted::default()
    };
    let all = house.store.read(|db| ledger::entries(db, &wanted));
    let all: Vec<_> = all.unwrap();
    all.iter().filter(|it| it.payload.event == event).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_on_one_database_do_a_job_once() {
    let house = House::empty();
    let (one, other) = (process(&house, now()), process(&house, now()));
    for round in 0..5 {
        let later = now() + TimeDelta::days(round);
        let clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync> = Arc::new(move || later);
        let [one, other] = [&one, &other].map(|process| Night {
            clock: Arc::clone(&clock),
            ..process.clone()
        });
        let both = tokio::join!(run_due(&one, Job::Sweep), run_due(&other, Job::Sweep));
        let done = [both.0.unwrap(), both.1.unwrap()];
        let times = done.iter().filter(|done| done.is_some()).count();
        assert_eq!(times, 1, "round {round}: {done:?}");
    }
    assert_eq!(entries(&house, "job-begun"), 5);
    assert_eq!(entries(&house, "job-ended"), 5);
    assert_eq!(entries(&house, "drafts-swept"), 5);
}

#[tokio::test]
async fn a_house_that_was_shut_for_ten_days_makes_up_for_it_once() {
    let house = House::empty();
    let done = run_due(&process(&house, now()), Job::Sweep).await;
    assert_eq!(done.unwrap(), Some(Outcome::Done));
    let opened = now() + TimeDelta::days(10);
    for minutes in [0, 1, 60] {
        let process = process(&house, opened + TimeDelta::minutes(minutes));
        run_due(&process, Job::Sweep).await.unwrap();
    }
    assert_eq!(
        entries(&house, "job-begun"),
        2,
        "one, and one for all ten days"
    );
    let turn = last(&house).unwrap().turn_at;
    assert_eq!(turn, at("2026-12-03T03:00"));
}

#[tokio::test]
async fn the_nights_when_the_clock_is_moved_have_one_run_each() {
    for date in ["2027-03-28", "2027-10-31"] {
        let house = House::empty();
        let midnight = at(&format!("{date}T00:00"));
        let process = process(&house, midnight);
        for minutes in (0..25 * 60).step_by(20) {
            let later = midnight + TimeDelta::minutes(minutes);
            let process = Night {
                clock: Arc::new(move || later),
                ..process.clone()
            };
            run_due(&process, Job::Sweep).await.unwrap();
        }
        // The first is what the night before had missed.
        assert_eq!(entries(&house, "job-begun"), 2, "{date}");
        assert_eq!(last(&house).unwrap().turn_at, at(&format!("{date}T03:00")));
    }
}

#[tokio::test]
async fn a_process_that_dies_at_a_job_loses_it_to_another() {
    let house = House::empty();
    let dead = process(&house, now());
    let (store, holder) = (Arc::clone(&dead.place.store), dead.holder.clone());
    store
        .write("job:sweep", now(), move |tx| {
            hold_job::begin_due(tx, Job::Sweep, &holder)
        })
        .unwrap();

    let soon = process(&house, now() + LEASE - TimeDelta::seconds(1));
    assert_eq!(run_due(&soon, Job::Sweep).await.unwrap(), None);
    let refused = run_by_hand(&soon, Job::Sweep).await;
    let Err(Failure::Job(Refusal::Held { holder, until })) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!((holder, until), (dead.holder.clone(), now() + LEASE));

    let later = process(&house, now() + LEASE);
    let done = run_due(&later, Job::Sweep).await;
    assert_eq!(done.unwrap(), Some(Outcome::Done));
    // The one who was thought dead comes back, and changes nothing.
    let holder = dead.holder.clone();
    let ended = dead
        .place
        .store
        .write("job:sweep", now() + LEASE, move |tx| {
            hold_job::end(tx, Job::Sweep, &holder, Some("late"))
        });
    assert!(matches!(ended, Err(Failure::Job(Refusal::Lost))));
    assert_eq!(last(&house).unwrap().outcome, Some(Outcome::Done));
}

#[tokio::test]
async fn a_job_that_fails_says_why_and_is_tried_again_after_a_rest() {
    let house = House::empty();
    let process = process(&house, now());
    arrange(&house, "alter table drafts rename to drafts_away");
    let done = run_due(&process, Job::Sweep).await.unwrap();
    assert_eq!(done, Some(Outcome::Failed));
    let run = last(&house).unwrap();
    let fault = run.fault.unwrap();
    assert!(fault.contains("drafts") && !fault.contains('\n'), "{fault}");
    assert_eq!(
        run_due(&process, Job::Sweep).await.unwrap(),
        None,
        "it rests"
    );

    arrange(&house, "alter table drafts_away rename to drafts");
    let later = now() + TimeDelta::minutes(15);
    let process = Night {
        clock: Arc::new(move || later),
        ..process
    };
    let done = run_due(&process, Job::Sweep).await.unwrap();
    assert_eq!(done, Some(Outcome::Done));
    let run = last(&house).unwrap();
    assert_eq!((run.fault, run.holder), (None, None));
}

#[test]
fn the_operator_sees_every_job_and_runs_one_by_hand() {
    let folder = tempdir().unwrap();
    let list = run(folder.path(), &["jobs", "list"]);
    assert_eq!(list.code, 0, "{list:?}");
    for job in Job::ALL {
        assert!(list.said.contains(job.code()), "{}", list.said);
    }
    run(folder.path(), &["jobs", "run", "swep"]).is_refused(&["«swep»", "meinte du sweep?"]);
    let names = Job::ALL.map(Job::code).join(", ");
    run(folder.path(), &["jobs", "run", "nothing"]).is_refused(&["jobbane er", &names]);
    let done = run(folder.path(), &["jobs", "run", "sweep"]);
    assert_eq!((done.code, done.said.as_str()), (0, "Gjort: sweep.\n"));
    let list = run(folder.path(), &["jobs", "list"]);
    assert!(list.said.contains("gjort"), "{}", list.said);

    // Another process is at it.
    let url = folder.path().join("brotsak-data/brotsak.sqlite");
    let store = Store::open(&url.display().to_string(), LOG).unwrap();
    let began = store.read(|db| Ok::<_, StoreError>(jobs::find(db, Job::Sweep)?.unwrap().begun_at));
    let taken = store.write("job:sweep", began.unwrap(), |tx| {
        hold_job::begin_by_hand(tx, Job::Sweep, "4711-deadbeef")
    });
    taken.unwrap();
    run(folder.path(), &["jobs", "run", "sweep"]).is_refused(&["4711-deadbeef", "går alt"]);
    let list = run(folder.path(), &["jobs", "list"]);
    assert!(list.said.contains("går no") && list.said.contains("hos 4711-deadbeef"));
}

#[test]
fn the_administrator_sees_how_every_job_went_and_nobody_else_does() {
    let desk = Desk::open();
    let mut sondre = desk.as_person("sondre");
    let page = sondre.get("/jobs");
    page.is(200).says("Påminningar om fristar").says("Aldri");
    let process = Night {
        place: place(Arc::clone(&desk.house.store), desk.files.clone()),
        ..process(&desk.house, desk.now())
    };
    let taken = process.place.store.write("job:sweep", desk.now(), |tx| {
        hold_job::begin_due(tx, Job::Sweep, "4711-deadbeef")
    });
    taken.unwrap();
    let page = sondre.get("/jobs");
    page.says("Går no").says("4711-deadbeef");
    let ended = process.place.store.write("job:sweep", desk.now(), |tx| {
        hold_job::end(tx, Job::Sweep, "4711-deadbeef", Some("the disk is <full>"))
    });
    ended.unwrap();
    let page = sondre.get("/jobs");
    page.says("Feila").says("the disk is &#60;full&#62;");
    for who in ["kari", "hilde", "gro", "liv", "arne", "rita"] {
        desk.as_person(who).get("/jobs").is(404);
    }
}

/// What whoever watches the machine gets, with that header.
fn measured(desk: &Desk, path: &str, given: Option<&str>) -> (u16, String) {
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .new_agent();
    let mut request = agent.get(format!("{}{path}", desk.address));
    if let Some(given) = given {
        request = request.header("authorization", given);
    }
    let mut answer = request.call().unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), text.replace(&path[1..], "x"))
}

#[tokio::test]
async fn the_numbers_are_for_whoever_has_the_token_and_name_nobody() {
    const TOKEN: &str = "ei-rekkje-teikn-som-ingen-gissar";
    let desk = Desk::with(|settings| {
        settings.metrics = Some(sha2::Sha256::digest(TOKEN).into());
    });
    crate::support::way::report(&desk, "liv");
    let process = process(&desk.house, desk.now());
    run_due(&process, Job::Sweep).await.unwrap();

    let unknown = measured(&desk, "/metricz", None);
    assert_eq!(unknown.0, 404);
    for given in [
        None,
        Some("Bearer x"),
        Some(TOKEN),
        Some("Basic eDp4"),
        Some("Bearer "),
    ] {
        assert_eq!(measured(&desk, "/metrics", given), unknown, "{given:?}");
    }
    let entries = desk.house.store.read(ledger::head).unwrap().unwrap().size;
    let (status, text) = measured(&desk, "/metrics", Some(&format!("Bearer {TOKEN}")));
    assert_eq!(status, 200);
    let at = desk.now().timestamp();
    for line in [
        format!("brotsak_job_begun_timestamp_seconds{{job=\"sweep\"}} {at}"),
        format!("brotsak_job_ended_timestamp_seconds{{job=\"sweep\"}} {at}"),
        "brotsak_job_ok{job=\"sweep\"} 1".to_owned(),
        "brotsak_job_running{job=\"reminders\"} 0".to_owned(),
        "brotsak_outbox_mails{state=\"waiting\"} 2".to_owned(),
        format!("brotsak_ledger_entries {entries}"),
    ] {
        assert!(text.lines().any(|it| it == line), "{line} in {text}");
    }
    // Each line is a comment, or a measure with a number.
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (measure, number) = line.rsplit_once(' ').unwrap();
        assert!(
            measure.starts_with("brotsak_") && number.parse::<i64>().is_ok(),
            "{line}"
        );
    }
    for secret in ["Liv", "Ola", "Kari", "@", "2026"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    // A house whose operator has set no token has no such page for anybody.
    let closed = Desk::open();
    let given = format!("Bearer {TOKEN}");
    assert_eq!(measured(&closed, "/metrics", Some(&given)).0, 404);
}

#[test]
fn a_token_that_could_be_guessed_is_refused_and_not_repeated() {
    let folder = tempdir().unwrap();
    for token in ["kort", "med mellomrom i seg, og lang nok"] {
        std::fs::write(
            folder.path().join("brotsak.toml"),
            format!("[metrics]\ntoken = \"{token}\""),
        )
        .unwrap();
        let ended = run(folder.path(), &["jobs", "list"]);
        ended.is_refused(&["metrics.token", "minst 20 teikn"]);
        assert!(!ended.complained.contains(token));
    }
}
