//! The command line, through the real program: help, settings, starting, stopping, and the ledger's check.
use crate::support::House;
use crate::support::desk::Browser;
use crate::support::program::{Running, run, run_with};
use brotsak::casework::start_house::start_house;
use brotsak::cli::demo;
use brotsak::store::files::Files;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

#[test]
fn the_help_names_every_command_and_what_the_exit_codes_mean() {
    let folder = tempdir().unwrap();
    let help = run(folder.path(), &["--help"]);
    assert_eq!(help.code, 0);
    for word in [
        "demo",
        "serve",
        "migrate",
        "user",
        "people",
        "assess",
        "clocks",
        "audit",
        "Døme:",
        "Sluttkodar:",
        "brotsak.toml",
        "BROTSAK_CONFIG",
    ] {
        assert!(help.said.contains(word), "{word} in {}", help.said);
    }
    assert_eq!(run(folder.path(), &["brukar"]).code, 2);
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
}

#[test]
fn a_command_line_that_is_not_understood_is_told_in_nynorsk() {
    let folder = tempdir().unwrap();
    for (line, said) in [
        (&["brukar"][..], "kommandoen «brukar» finst ikkje"),
        (&["migrat"], "Meinte du «migrate»?"),
        (&["serve", "--port"], "«--port» er ukjent"),
        (
            &["export", "noark5", "--out", "ut"],
            "dette manglar: --from <DATE>, --to <DATE>",
        ),
        (
            &[
                "export",
                "noark5",
                "--out",
                "ut",
                "--from",
                "i går",
                "--to",
                "2026-12-31",
            ],
            "«i går» går ikkje for «--from <DATE>». Rett er: ein dato, skriven som 2026-12-31",
        ),
        (&["assess", "--lang"], "manglar ein verdi"),
        (
            &["assess", "x.json", "--lang", "fr"],
            "Vel ein av desse: nn, nb, en",
        ),
        (
            &[
                "export",
                "arkivmelding",
                "--case",
                "2026/1",
                "--from",
                "2026-01-01",
                "--version",
                "1",
                "--out",
                "ut",
            ],
            "kan ikkje brukast saman med",
        ),
    ] {
        let ended = run(folder.path(), line);
        assert_eq!(ended.code, 2, "{ended:?}");
        assert!(ended.complained.starts_with("brotsak: "), "{ended:?}");
        assert!(ended.complained.contains(said), "{said}: {ended:?}");
        for english in ["error:", "Usage", "For more information", "tip:"] {
            assert!(!ended.complained.contains(english), "{ended:?}");
        }
    }
    assert_eq!(run(folder.path(), &["serve", "--help"]).code, 0);
}

#[track_caller]
fn refused(toml: &str, variables: &[(&str, &str)], words: &[&str]) {
    let folder = tempdir().unwrap();
    if !toml.is_empty() {
        fs::write(folder.path().join("brotsak.toml"), toml).unwrap();
    }
    for command in [&["serve"][..], &["demo", "--port", "0"], &["migrate"]] {
        run_with(folder.path(), command, variables).is_refused(words);
    }
    assert!(
        !folder.path().join("brotsak-data/brotsak.sqlite").exists(),
        "nothing has begun"
    );
}

#[test]
fn a_setting_that_is_wrong_is_told_in_one_sentence_with_its_place() {
    refused("lisen = \"x\"", &[], &["brotsak.toml", "lisen", "listen"]);
    refused(
        "[session]\nidle = 5",
        &[],
        &["session.idle", "idle_minutes"],
    );
    refused("mail = 7", &[], &["brotsak.toml: mail", "[mail]"]);
    refused(
        "listen = 7",
        &[],
        &["brotsak.toml: listen", "7", "127.0.0.1:8080"],
    );
    refused("a = \"\nb = 1", &[], &["brotsak.toml", "linje 1"]);
    refused(
        "[session]\nhours = 0",
        &[],
        &["session.hours", "fann 0", "1 til 24"],
    );
    refused(
        "",
        &[("BROTSAK_LISTEN", "8080")],
        &["BROTSAK_LISTEN", "«8080»"],
    );
    refused(
        "",
        &[("BROTSAK_LISTN", "x")],
        &["BROTSAK_LISTN", "BROTSAK_LISTEN"],
    );
    refused("log = \"=\"", &[], &["brotsak.toml: log", "info"]);
    refused(
        "base_url = \"http://sak.valle.example\"",
        &[],
        &["brotsak.toml: base_url", "https://"],
    );
    refused(
        "listen = \"0.0.0.0:8080\"",
        &[],
        &["base_url", "BROTSAK_BASE_URL"],
    );
    refused(
        "[notify]\nleader = \"aldri\"",
        &[],
        &["notify.leader", "registration"],
    );
    refused(
        "[law]\nfvl2025_from = \"1.7.2027\"",
        &[],
        &["law.fvl2025_from", "2027-07-01"],
    );
    refused(
        "[law]\nfvl2025_from = \"2025-06-19\"",
        &[],
        &["law.fvl2025_from", "2025-06-20"],
    );
    refused(
        "[tariff]\nnotice_months = 13",
        &[],
        &["tariff.notice_months", "fann 13", "0 til 12"],
    );
    refused(
        "",
        &[("BROTSAK_TARIFF_PROBATION_MONTHS", "ein")],
        &["BROTSAK_TARIFF_PROBATION_MONTHS", "«ein»"],
    );
    refused(
        "[mail.smtp]\nport = 25",
        &[],
        &["mail.smtp.host", "BROTSAK_MAIL_SMTP_HOST"],
    );
    refused(
        "[mail]\nfrom = \"varsling@valle.example\"",
        &[],
        &["mail.from", "nøytral"],
    );
    refused("", &[("BROTSAK_CONFIG", "burte.toml")], &["burte.toml"]);
}

#[test]
fn nobody_reads_a_secret_in_a_complaint() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("brotsak.toml");
    for toml in [
        "database_url = \"mysql://sak:hemmeleg@db/sak\"",
        "database_url = [\"hemmeleg\"]",
        "[mail.smtp]\npassword = 7\nhost = \"localhost\"\n[mail]\nfrom = \"x@valle.example\"",
        "[mail.smtp]\nhost = \"localhost\"\npassword = \"hemmeleg\"\n[mail]\nfrom = \"x@valle.example\"",
        "[mail.smtp]\npassword = \"hemmeleg",
    ] {
        fs::write(&file, toml).unwrap();
        let ended = run(folder.path(), &["serve"]);
        ended.is_refused(&[]);
        assert!(!ended.complained.contains("hemmeleg"), "{ended:?}");
    }
}

#[test]
fn a_database_that_cannot_be_reached_is_named() {
    let folder = tempdir().unwrap();
    let place = folder.path().display().to_string();
    let variables = [("BROTSAK_DATABASE_URL", place.as_str())];
    for command in [&["serve"][..], &["migrate"], &["user", "list"]] {
        run_with(folder.path(), command, &variables).is_refused(&["databasen", &place]);
    }
    let file = folder.path().join("tekst.txt");
    fs::write(
        &file,
        "dette er ingen database, men ei lang nok tekst. ".repeat(40),
    )
    .unwrap();
    let place = file.display().to_string();
    let variables = [("BROTSAK_DATABASE_URL", place.as_str())];
    run_with(folder.path(), &["serve"], &variables).is_refused(&["databasen", "tekst.txt"]);
    run(folder.path(), &["audit", "verify"]).is_refused(&["brotsak.sqlite", "migrate"]);
}

#[test]
fn a_variable_goes_before_the_file_and_the_command_line_before_both() {
    let folder = tempdir().unwrap();
    let toml = "data_dir = \"frå-fila\"";
    fs::write(folder.path().join("brotsak.toml"), toml).unwrap();
    assert_eq!(run(folder.path(), &["migrate"]).code, 0);
    let variables = [("BROTSAK_DATA_DIR", "frå-miljøet")];
    assert_eq!(run_with(folder.path(), &["migrate"], &variables).code, 0);
    let command = ["migrate", "--data", "frå-lina"];
    assert_eq!(run_with(folder.path(), &command, &variables).code, 0);
    for made in ["frå-fila", "frå-miljøet", "frå-lina"] {
        assert!(folder.path().join(made).join("brotsak.sqlite").exists());
    }
}

#[test]
fn migrate_says_what_it_did_and_then_that_nothing_is_left() {
    let folder = tempdir().unwrap();
    let first = run(folder.path(), &["migrate"]);
    assert_eq!(first.code, 0);
    assert!(
        first.said.contains("+ 2026-12-01-000001_people"),
        "{first:?}"
    );
    let second = run(folder.path(), &["migrate"]);
    assert!(second.said.contains("er alt ført fram"), "{second:?}");
    assert!(!second.said.contains('+'));
}

#[test]
fn the_first_start_gives_a_link_that_founds_the_house() {
    let folder = tempdir().unwrap();
    let listen = [("BROTSAK_LISTEN", "127.0.0.1:0")];
    let mut house = Running::start(folder.path(), &["serve"], &listen);
    let rest: String = (0..3).map(|_| house.line()).collect();
    let link = format!("{}/setup/", house.address);
    assert!(rest.contains(&link), "{rest}");
    assert_eq!(Browser::at(&house.address).get("/sign-in").status, 200);
    assert_eq!(Browser::at(&house.address).get("/demo/mail").status, 404);

    let second = run_with(folder.path(), &["serve"], &listen);
    second.is_refused(&["køyrer alt", "brotsak-data"]);
    let taken = [("BROTSAK_LISTEN", &*format!("127.0.0.1:{}", house.port()))];
    let third = run_with(folder.path(), &["serve", "--data", "anna"], &taken);
    third.is_refused(&["BROTSAK_LISTEN", house.port()]);
    let demo = run(
        folder.path(),
        &["demo", "--port", "0", "--data", "brotsak-data"],
    );
    demo.is_refused(&["brotsak-data"]);

    let last = house.stop();
    assert!(last.contains("Huset er stengt"), "{last}");
    let demo = run(folder.path(), &["demo", "--port", "0", "--fresh"]);
    demo.is_refused(&["verkeleg database"]);
}

#[cfg(unix)]
#[test]
fn only_the_program_itself_can_open_what_it_keeps() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempdir().unwrap();
    run(folder.path(), &["migrate"]);
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(folder.path().join("brotsak-data")), 0o700);
    assert_eq!(
        mode(folder.path().join("brotsak-data/brotsak.sqlite")),
        0o600
    );
}

/// A demo that was made and stopped.
fn demo() -> TempDir {
    let folder = tempdir().unwrap();
    let plain = [("BROTSAK_DEMO_PLAIN", "1")];
    let house = Running::start(folder.path(), &["demo", "--port", "0"], &plain);
    for role in [
        "hr_officer",
        "hr_head",
        "leader",
        "chief_executive",
        "archivist",
        "auditor",
        "administrator",
    ] {
        let sign_in = format!("sign-in role={role} name=");
        assert_eq!(house.said.matches(&sign_in).count(), 1, "{}", house.said);
    }
    house.stop();
    folder
}

fn database(folder: &Path) -> SqliteConnection {
    let file = folder.join("brotsak-data/brotsak.sqlite");
    SqliteConnection::establish(&file.display().to_string()).unwrap()
}

fn count(db: &mut SqliteConnection, sql: &str) -> i64 {
    diesel::select(diesel::dsl::sql::<diesel::sql_types::BigInt>(&format!(
        "({sql})"
    )))
    .get_result(db)
    .unwrap()
}

#[test]
fn the_demo_has_everything_and_is_the_same_after_a_night() {
    let folder = demo();
    let mut db = database(folder.path());
    for stage in brotsak::domain::case::Stage::ALL {
        let stage = stage.code();
        let sql = format!("select count(*) from cases where stage = '{stage}'");
        assert!(count(&mut db, &sql) >= 1, "{stage}");
    }
    for severity in ["none", "guidance", "warning", "dismissal", "termination"] {
        let sql = format!("select count(*) from assessments where severity = '{severity}'");
        assert!(count(&mut db, &sql) >= 1, "{severity}");
    }
    for outcome in ["own_period", "review", "preserved"] {
        let sql = format!("select count(*) from retention_marks where outcome = '{outcome}'");
        assert!(count(&mut db, &sql) >= 1, "{outcome}");
    }
    assert!((24..=30).contains(&count(&mut db, "select count(*) from cases")));
    let waiting = "select count(*) from reports where id not in (select report_id from cases)";
    assert!(count(&mut db, waiting) >= 2);
    assert_eq!(count(&mut db, "select count(*) from drafts"), 1);
    assert_eq!(
        count(
            &mut db,
            "select count(*) from outbox where state = 'waiting'"
        ),
        0
    );
    let mail = fs::read_dir(folder.path().join("brotsak-data/mail")).unwrap();
    assert!(mail.count() > 20);
    let size = count(&mut db, "select size from ledger_head");
    drop(db);

    let again = Running::start(folder.path(), &["demo", "--port", "0"], &[]);
    assert!(!again.said.contains("Lagar"), "{}", again.said);
    let mut anne = Browser::at(&again.address);
    let page = anne.sign_in("anne.domesen", "oppdikta fjellbekk i vårflaum");
    assert_eq!(page.status, 303, "{}", page.html);
    let serve = run(folder.path(), &["serve", "--data", "brotsak-data"]);
    serve.is_refused(&["oppdikta folk"]);
    again.stop();
    let mut db = database(folder.path());
    // The sign-in, and the checkpoint that was signed for its sake.
    assert_eq!(count(&mut db, "select size from ledger_head"), size + 2);
    drop(db);
    let verified = run(folder.path(), &["audit", "verify"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    assert_eq!(verified.said.lines().count(), 1);
    assert!(verified.said.contains(&format!("{} postar", size + 2)));

    let fresh = Running::start(folder.path(), &["demo", "--port", "0", "--fresh"], &[]);
    assert!(fresh.said.contains("Lagar"), "{}", fresh.said);
    fresh.stop();
    let mut db = database(folder.path());
    assert_eq!(count(&mut db, "select size from ledger_head"), size);
}

#[test]
fn the_story_of_the_demo_can_be_told_on_any_day() {
    // A Sunday night after a new year, a Saturday, and a Monday long from now.
    for now in [
        "2027-01-10T23:30:00Z",
        "2026-08-01T00:10:00Z",
        "2031-03-03T11:00:00Z",
    ] {
        let house = House::empty();
        let files = Files::open(&house.dir.path().join("files")).unwrap();
        let now: DateTime<Utc> = now.parse().unwrap();
        start_house(&house.store, now - TimeDelta::days(365)).unwrap();
        let mut before = DateTime::UNIX_EPOCH;
        let told = demo::tell(
            &house.store,
            &files,
            &crate::support::desk::PAPER,
            now,
            |at| {
                assert!(before <= at && at <= now, "{before} {at} {now}");
                before = at;
            },
        );
        assert!(told.is_ok(), "{now}: {told:?}");
    }
}

#[test]
fn a_demo_that_was_cut_short_is_made_anew() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("brotsak-data");
    run(folder.path(), &["migrate"]);
    fs::write(data.join("demo"), "ikkje ferdig\n").unwrap();
    let house = Running::start(folder.path(), &["demo", "--port", "0"], &[]);
    assert!(house.said.contains("Lagar"), "{}", house.said);
    house.stop();
    let mut db = database(folder.path());
    assert!(count(&mut db, "select count(*) from cases") > 20);
}

#[test]
fn whatever_is_done_to_the_ledger_is_found_and_named() {
    let folder = demo();
    let last = count(
        &mut database(folder.path()),
        "select max(seq) from ledger_leaves",
    );
    let kept = folder.path().join("brotsak-data/brotsak.sqlite");
    let whole = fs::read(&kept).unwrap();
    let unlock = "drop trigger ledger_leaves_no_update; drop trigger ledger_leaves_no_delete; \
        drop trigger ledger_payloads_no_update; drop trigger if exists ledger_payloads_no_delete;";
    let swap = "update ledger_leaves set seq = -1 where seq = 10; \
        update ledger_leaves set seq = 10 where seq = 11; \
        update ledger_leaves set seq = 11 where seq = -1;";
    let gone = format!(
        "delete from ledger_payloads where seq = {last}; delete from ledger_leaves where seq = {last};"
    );
    let end = format!("seq {last}");
    for (harm, code, place) in [
        (
            "update cases set title = 'Ei anna sak' where id = 4",
            "E-ROW",
            "cases 4",
        ),
        (
            "delete from retention_marks where id = 1",
            "E-ROW",
            "retention_marks 1",
        ),
        (&gone, "E-SEQ", &end),
        (swap, "E-SEQ", "seq 10"),
        (
            "update ledger_payloads set payload = payload || ' ' where seq = 300",
            "E-PAYLOAD",
            "seq 300",
        ),
        (
            "update ledger_leaves set leaf = replace(leaf, '2026', '2025') where seq = 20",
            "E-LEAF",
            "seq 20",
        ),
        (
            "update ledger_head set root = substr(root, 2) || substr(root, 1, 1)",
            "E-HEAD",
            "",
        ),
    ] {
        let mut db = database(folder.path());
        db.batch_execute("pragma foreign_keys = off").unwrap();
        db.batch_execute(unlock).unwrap();
        db.batch_execute(harm).unwrap();
        drop(db);
        let found = run(folder.path(), &["audit", "verify"]);
        assert_eq!(found.code, 1, "{harm}: {found:?}");
        let is_named = |line: &str| line.starts_with(code) && line.contains(place);
        assert!(found.said.lines().any(is_named), "{harm}: {found:?}");
        assert!(
            found
                .said
                .lines()
                .last()
                .unwrap()
                .contains("Kjeda stemmer ikkje")
        );
        fs::write(&kept, &whole).unwrap();
    }
    assert_eq!(run(folder.path(), &["audit", "verify"]).code, 0);

    let files = folder.path().join("brotsak-data/files");
    let mut folders = fs::read_dir(&files).unwrap().map(|it| it.unwrap().path());
    let two = folders
        .find(|path| {
            path.file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("draft-")
        })
        .unwrap();
    let file = fs::read_dir(two).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, "noko anna").unwrap();
    let found = run(folder.path(), &["audit", "verify"]);
    assert!(
        found.said.contains("E-FILE") && found.code == 1,
        "{found:?}"
    );
    fs::write(&file, bytes).unwrap();
    assert_eq!(run(folder.path(), &["audit", "verify"]).code, 0);
}
