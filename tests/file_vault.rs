//! Documents are closed on disk with a key for each case, and the master key is changed while the house is open.
#![cfg(not(feature = "postgres"))]
use crate::disposal::{carry_out, copy, document, holding, inside, ready, verified};
use crate::support::desk::{Browser, Desk};
use crate::support::keeping::add;
use crate::support::program::{run, run_with};
use crate::support::{House, now, way};
use brotsak::casework::rotate_master_key::{Step, Unrotated, rotate_master_key};
use brotsak::store::files::{Files, Owner, named};
use brotsak::store::{StoreError, ledger};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

const PLANTED: &str = "ZZLESELEG";
const SAME: &[u8] = b"Det same vedlegget i to saker.\n";
const SENTENCE: &str = "Fila kan ikkje opnast";

fn files(folder: &Path) -> Files {
    Files::open(&folder.join("files")).unwrap()
}

fn rotate(house: &House, folder: &Path, watch: &mut dyn FnMut(Step)) -> Result<u32, Unrotated> {
    rotate_at(now(), house, folder, watch)
}

fn rotate_at(
    at: DateTime<Utc>,
    house: &House,
    folder: &Path,
    watch: &mut dyn FnMut(Step),
) -> Result<u32, Unrotated> {
    let done = rotate_master_key(&house.store, &files(folder), ("cli", at), watch);
    done.map(|done| done.to)
}

/// Every file that a row names, with what the house says of it.
fn shut(house: &House, folder: &Path) -> Vec<String> {
    let all = house.store.read(named).unwrap();
    assert!(!all.is_empty());
    let tried = all.iter().map(|it| {
        let read = files(folder).bytes(&it.owner, &it.sha256);
        (it, read)
    });
    let failed = tried.filter_map(|(it, read)| Some((it, read.err()?)));
    failed
        .map(|(it, why)| format!("{} {why}", it.owner))
        .collect()
}

/// Two cases with the same evidence, and something planted in every way in.
fn two_cases(desk: &Desk) -> [String; 2] {
    let mut kari = desk.as_person("kari");
    ["kare", "liv"].map(|reporter| {
        let draft = way::draft_saying(
            desk,
            reporter,
            "Her ser ein at ein elev er synleg på biletet.",
        );
        let mut browser = desk.as_person(reporter);
        browser.get(&format!("/reports/drafts/{draft}/points"));
        let planted = format!("{PLANTED} frå meldaren\n");
        browser.upload(
            &format!("/reports/drafts/{draft}/files"),
            &[],
            &[("file", "vedlegg.txt", planted.as_bytes())],
        );
        let report = way::send(desk, reporter, &draft);
        let case = way::register(desk, &mut kari, &report, &[]);
        add(
            &mut kari,
            &case,
            "prov.txt",
            format!("{PLANTED} prov\n").as_bytes(),
        );
        add(&mut kari, &case, "same.txt", SAME);
        case
    })
}

/// Where a file with this content lies, by its checksum.
fn lies(folder: &Path, bytes: &[u8]) -> Vec<PathBuf> {
    let sum = brotsak::audit::hex(&<sha2::Sha256 as sha2::Digest>::digest(bytes));
    let mut found = inside(&folder.join("files"));
    found.retain(|path| path.ends_with(format!("{sum}.bin")));
    found
}

/// The owner of a file on disk.
fn owner(path: &Path) -> Owner {
    let folder = path.parent().unwrap().file_name().unwrap();
    Owner::read(folder.to_str().unwrap()).unwrap()
}

#[test]
fn nobody_reads_a_document_on_disk_and_each_case_has_a_key_of_its_own() {
    let desk = Desk::open();
    let cases = two_cases(&desk);
    let folder = desk.house.dir.path();
    assert_eq!(
        document(&desk, "2026-1", "vedlegg.txt"),
        format!("{PLANTED} frå meldaren\n").as_bytes()
    );
    let mut incoming = desk.files.receive().unwrap();
    incoming.write(PLANTED.repeat(50_000).as_bytes()).unwrap();
    assert!(fs::metadata(incoming.path()).unwrap().len() > 200_000);
    for place in ["files", "file-keys", "master-keys"] {
        assert!(!inside(&folder.join(place)).is_empty());
        for words in [PLANTED, "same vedlegget", "ein elev er synleg"] {
            let found = holding(&folder.join(place), words);
            assert_eq!(found, Vec::<PathBuf>::new(), "{words}");
        }
    }
    let twice = lies(folder, SAME);
    assert_eq!(twice.len(), 2, "each case has its own: {cases:?}");
    assert_ne!(fs::read(&twice[0]).unwrap(), fs::read(&twice[1]).unwrap());
    assert_eq!(inside(&folder.join("file-keys")).len(), 2);
    assert_eq!(shut(&desk.house, folder), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn the_keys_and_the_files_are_the_programs_own() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    files(folder.path()).keep(&Owner::house(), b"x").unwrap();
    let mode = |name: &str| {
        let about = fs::metadata(folder.path().join(name)).unwrap();
        about.permissions().mode() & 0o777
    };
    assert_eq!(mode("master-keys"), 0o700);
    assert_eq!(mode("master-keys/1.key"), 0o400);
    assert_eq!(mode("file-keys"), 0o700);
    assert_eq!(mode("file-keys/house.key"), 0o600);
}

#[test]
fn a_file_that_is_moved_from_one_case_to_another_is_refused() {
    let desk = Desk::open();
    two_cases(&desk);
    let mut people = ["kari", "rita"].map(|name| desk.as_person(name));
    let folder = desk.house.dir.path();
    let [one, other] = lies(folder, SAME).try_into().unwrap();
    let kept = fs::read(&other).unwrap();
    fs::copy(&one, &other).unwrap();
    refused(&desk, &other, &mut people);
    // With the key of the one in the place of the other's.
    let key = |path: &Path| folder.join(format!("file-keys/{}.key", owner(path)));
    let right = fs::read(key(&other)).unwrap();
    fs::copy(key(&one), key(&other)).unwrap();
    refused(&desk, &other, &mut people);
    fs::write(key(&other), right).unwrap();
    // Another file of the same case in its place.
    let prov = lies(folder, format!("{PLANTED} prov\n").as_bytes());
    let prov = prov.iter().find(|path| path.parent() == other.parent());
    fs::copy(prov.unwrap(), &other).unwrap();
    // Not one byte of it is given, to whoever reads piece by piece either.
    let sum = other.file_stem().unwrap().to_str().unwrap();
    let read = desk.files.read(&owner(&other), sum).err();
    assert!(matches!(read, Some(StoreError::FileChanged(_))), "{read:?}");
    refused(&desk, &other, &mut people);
    fs::write(&other, kept).unwrap();
    assert_eq!(shut(&desk.house, folder), Vec::<String>::new());
}

#[test]
fn a_file_in_which_one_bit_was_changed_is_refused_with_a_sentence() {
    let desk = Desk::open();
    two_cases(&desk);
    let mut people = ["kari", "rita"].map(|name| desk.as_person(name));
    let folder = desk.house.dir.path();
    let file = lies(folder, SAME).remove(0);
    let kept = fs::read(&file).unwrap();
    for at in [0, 20, 60, 80, kept.len() - 1] {
        let mut bytes = kept.clone();
        bytes[at] ^= 1;
        fs::write(&file, bytes).unwrap();
        refused(&desk, &file, &mut people);
    }
    for length in [0, 79, kept.len() - 1] {
        fs::write(&file, &kept[..length]).unwrap();
        refused(&desk, &file, &mut people);
    }
    fs::write(&file, kept).unwrap();
    verified(&desk.house, folder);
}

/// The file with the same evidence as another case: whoever opens it gets a sentence and none of it, and the trail's
/// verification names it.
#[track_caller]
fn refused(desk: &Desk, file: &Path, [kari, rita]: &mut [Browser; 2]) {
    let folder = desk.house.dir.path();
    let owner = owner(file);
    let shut = shut(&desk.house, folder);
    assert!(
        shut.iter().any(|it| it.starts_with(owner.name())),
        "{shut:?}"
    );
    let pages = ["2026-1", "2026-2"].map(|case| {
        let each = (1..8).map(|serial| kari.get(&format!("/cases/{case}/documents/{serial}")));
        each.collect::<Vec<_>>()
    });
    let failed: Vec<_> = pages
        .iter()
        .flatten()
        .filter(|page| page.status == 500)
        .collect();
    assert!(!failed.is_empty());
    for page in failed {
        page.says(SENTENCE);
        assert!(!page.html.contains("same vedlegget"));
    }
    rita.get("/audit").is(200);
    rita.post("/audit/verifications", &[]).says("E-FILE");
}

#[test]
fn after_a_disposal_and_a_new_master_key_no_old_copy_opens_what_was_destroyed() {
    let desk = Desk::open();
    let list = ready(&desk);
    let folder = desk.house.dir.path();
    let backup = tempfile::tempdir().unwrap();
    for part in ["files", "file-keys"] {
        copy(&folder.join(part), &backup.path().join(part));
    }
    let before = desk.house.store.read(named).unwrap();
    assert_eq!(carry_out(folder, &desk.house, list, desk.now(), |_| {}), 1);
    let after = desk.house.store.read(named).unwrap();
    let destroyed: BTreeSet<_> = before.difference(&after).cloned().collect();
    let stays: BTreeSet<_> = before.intersection(&after).cloned().collect();
    assert!(destroyed.len() > 3 && !stays.is_empty());

    // The key is gone, but the copy of it opens with the master key of that day: that is why it is changed.
    let masters = folder.join("master-keys");
    let old = |keys: &Path| {
        copy(keys, &backup.path().join("file-keys"));
        Files::with_masters(&backup.path().join("files"), &masters).unwrap()
    };
    let none = tempfile::tempdir().unwrap();
    let one = destroyed.first().unwrap();
    assert!(old(none.path()).bytes(&one.owner, &one.sha256).is_ok());

    assert_eq!(
        rotate_at(desk.now(), &desk.house, folder, &mut |_| {}).unwrap(),
        2
    );
    assert_eq!(
        inside(&masters)
            .iter()
            .filter(|it| it.ends_with("1.key"))
            .count(),
        0
    );
    let with_old_keys = old(none.path());
    for it in &before {
        let read = with_old_keys.bytes(&it.owner, &it.sha256);
        assert!(matches!(read, Err(StoreError::NoMasterKey(1))), "{read:?}");
    }
    fs::remove_dir_all(backup.path().join("file-keys")).unwrap();
    let with_new_keys = old(&folder.join("file-keys"));
    for it in &destroyed {
        let read = with_new_keys.bytes(&it.owner, &it.sha256);
        assert!(matches!(read, Err(StoreError::FileKeyGone(_))), "{read:?}");
    }
    for it in &stays {
        assert!(with_new_keys.bytes(&it.owner, &it.sha256).is_ok());
    }
    let mut arne = desk.as_person("arne");
    let certificate = arne.get(&format!(
        "{}/certificate",
        crate::support::keeping::page_of(&desk, list)
    ));
    certificate.is(200);
    assert!(certificate.bytes.starts_with(b"%PDF"));
    verified(&desk.house, folder);
}

#[test]
fn the_master_key_is_changed_while_people_read_and_write() {
    let desk = Desk::open();
    let cases = two_cases(&desk);
    let folder = desk.house.dir.path();
    let is_over = AtomicBool::new(false);
    let done = std::thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let mut kari = desk.as_person("kari");
            let mut read = 0;
            while !is_over.load(Ordering::Relaxed) {
                for case in &cases {
                    kari.get(&format!("{case}/documents/2")).is(200);
                    read += 1;
                }
            }
            read
        });
        let writing = scope.spawn(|| {
            let mut kari = desk.as_person("kari");
            let mut wrote = 0;
            while !is_over.load(Ordering::Relaxed) {
                wrote += 1;
                let text = format!("Prov nr. {wrote}\n");
                add(&mut kari, &cases[0], "prov.txt", text.as_bytes());
                // Each draft gets a key of its own.
                let draft = way::draft_saying(
                    &desk,
                    "mona",
                    "Her ser ein at ein elev er synleg på biletet.",
                );
                let mut mona = desk.as_person("mona");
                mona.get(&format!("/reports/drafts/{draft}/points"));
                let file = [("file", "a.txt", text.as_bytes())];
                mona.upload(&format!("/reports/drafts/{draft}/files"), &[], &file)
                    .is(303);
            }
            wrote
        });
        for turn in 2..6 {
            assert_eq!(rotate(&desk.house, folder, &mut |_| {}).unwrap(), turn);
            // Long enough for both of them to have been there.
            desk.as_person("hilde").get("/cases").is(200);
        }
        is_over.store(true, Ordering::Relaxed);
        (reading.join().unwrap(), writing.join().unwrap())
    });
    assert!(done.0 > 3 && done.1 > 1, "{done:?}");
    assert_eq!(shut(&desk.house, folder), Vec::<String>::new());
    let keys = files(folder).keys().count().unwrap();
    assert_eq!(keys.keys().copied().collect::<Vec<_>>(), [5], "{keys:?}");
    assert_eq!(keys[&5], 2 + done.1);
    verified(&desk.house, folder);
}

/// A house that is shut, with documents of three owners.
fn three_owners() -> tempfile::TempDir {
    let house = House::empty();
    let folder = tempfile::tempdir().unwrap();
    for (draft, text) in [(1, "ein"), (2, "to"), (3, "tre")] {
        let kept = files(folder.path()).keep(&Owner::draft(draft), text.as_bytes());
        attached(&house.url, draft, &kept.unwrap().sha256);
    }
    let mut db = SqliteConnection::establish(&house.url).unwrap();
    let to = folder.path().join("brotsak.db");
    db.batch_execute(&format!("vacuum into '{}'", to.display()))
        .unwrap();
    folder
}

/// A row that names the file.
fn attached(database: &str, draft: i32, sha256: &str) {
    let mut db = SqliteConnection::establish(database).unwrap();
    db.batch_execute("pragma busy_timeout = 5000; pragma foreign_keys = off")
        .unwrap();
    db.batch_execute(&format!(
        "insert into attachments (uuid, draft_id, name, extension, media_type, size, sha256, added_by_id, added_at) \
         values ('{draft}', {draft}, 'x', 'txt', 'text/plain', 1, '{sha256}', 1, '2026-11-23 08:15:00')"
    ))
    .unwrap();
}

#[test]
fn a_rotation_that_is_killed_after_any_step_ends_as_if_it_was_not() {
    let original = three_owners();
    let run = |folder: &Path, stop: usize| {
        Command::new(std::env::current_exe().unwrap())
            .args(["file_vault::the_process_that_is_killed", "--exact"])
            .env("ROTATION_FOLDER", folder)
            .env("ROTATION_STOP", stop.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap()
            .success()
    };
    let mut stops = 0;
    for stop in 1.. {
        let folder = tempfile::tempdir().unwrap();
        copy(original.path(), folder.path());
        let is_whole = run(folder.path(), stop);
        let look = || {
            let house = House::at(&folder.path().join("brotsak.db"));
            assert_eq!(shut(&house, folder.path()), Vec::<String>::new(), "{stop}");
            // The house opens, and goes on writing, wherever it was stopped.
            let files = files(folder.path());
            assert_eq!(files.keys().check().unwrap(), []);
            files.keep(&Owner::draft(4), b"meir").unwrap();
            files
        };
        look();
        // After the last step of all there is nothing to take up.
        if is_whole || stop == 6 {
            assert_eq!(look().keys().masters.newest().unwrap(), Some(2));
            stops = stop;
            break;
        }
        assert!(run(folder.path(), usize::MAX), "taken up after step {stop}");
        let files = look();
        assert_eq!(Vec::from_iter(files.keys().masters.numbers().unwrap()), [2]);
        assert_eq!(files.keys().count().unwrap()[&2], 4);
        let masters = inside(&folder.path().join("master-keys"));
        assert_eq!(masters.len(), 3, "the key and two locks: {masters:?}");
        let house = House::at(&folder.path().join("brotsak.db"));
        assert_eq!(recorded(&house), 1, "after step {stop}");
    }
    assert_eq!(stops, 6, "made, three keys, erased, recorded");
}

/// How often the trail says that the key was changed.
fn recorded(house: &House) -> usize {
    let all = house.store.read(|db| ledger::stored(db, 0, 1000)).unwrap();
    let said = all.into_iter().filter_map(|entry| entry.payload);
    said.filter(|text| text.contains("master-key-rotated"))
        .count()
}

/// Not a test of its own: the process that the one above starts, and that dies after some step. Nothing where nobody starts it.
#[test]
fn the_process_that_is_killed() {
    let Ok(folder) = std::env::var("ROTATION_FOLDER") else {
        return;
    };
    let folder = PathBuf::from(folder);
    let stop: usize = std::env::var("ROTATION_STOP").unwrap().parse().unwrap();
    let house = House::at(&folder.join("brotsak.db"));
    let mut steps = 0;
    rotate(&house, &folder, &mut |_| {
        steps += 1;
        if steps == stop {
            std::process::abort();
        }
    })
    .unwrap();
}

#[test]
fn the_old_master_key_stays_for_a_key_that_cannot_be_opened() {
    let folder = three_owners();
    let house = House::at(&folder.path().join("brotsak.db"));
    let key = folder.path().join("file-keys/draft-2.key");
    let right = fs::read(&key).unwrap();
    let mut bytes = right.clone();
    bytes[20] ^= 1;
    fs::write(&key, bytes).unwrap();
    let stopped = rotate(&house, folder.path(), &mut |_| {});
    assert!(matches!(stopped, Err(Unrotated::Broken(whose)) if whose == [Owner::draft(2)]));
    fs::write(&key, right).unwrap();
    assert_eq!(shut(&house, folder.path()), Vec::<String>::new());
    let masters = files(folder.path()).keys().masters.clone();
    let turn = masters.rotation().unwrap().unwrap();
    let stopped = rotate(&house, folder.path(), &mut |_| {});
    assert!(matches!(stopped, Err(Unrotated::Another)));
    drop(turn);
    assert_eq!(rotate(&house, folder.path(), &mut |_| {}).unwrap(), 2);
    assert_eq!(shut(&house, folder.path()), Vec::<String>::new());
}

/// A house as an operator has it, with one document that a row names.
fn kept() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["migrate"]).code, 0);
    let data = folder.path().join("brotsak-data");
    let kept = files(&data)
        .keep(&Owner::draft(1), b"eit dokument")
        .unwrap();
    attached(
        &data.join("brotsak.sqlite").display().to_string(),
        1,
        &kept.sha256,
    );
    (folder, data)
}

#[test]
fn the_house_does_not_open_with_a_master_key_that_is_gone_or_another() {
    let (folder, data) = kept();
    let key = data.join("master-keys/1.key");
    let right = fs::read(&key).unwrap();
    let sealed = fs::read(data.join("file-keys/draft-1.key")).unwrap();
    let serve = |words: &[&str]| {
        for command in [&["serve"][..], &["migrate"], &["key", "rotate"]] {
            run_with(folder.path(), command, &[("BROTSAK_LISTEN", "127.0.0.1:0")])
                .is_refused(words);
        }
    };
    fs::remove_file(&key).unwrap();
    serve(&[
        "master-keys/1.key",
        "finst ikkje",
        "Ingen ny nøkkel er laga",
    ]);
    assert!(!key.exists(), "another key is never made by itself");
    let refused = files(&data).keep(&Owner::draft(2), b"meir");
    assert!(matches!(refused, Err(StoreError::NoMasterKey(1))));
    let copy = run(folder.path(), &["audit", "verify"]);
    assert!(copy.said.contains("W-FILES 1 files are there"), "{copy:?}");

    fs::write(&key, "ab".repeat(32)).unwrap();
    serve(&[
        "master-keys/1.key",
        "ein annan nøkkel",
        "Ingenting er endra",
    ]);
    let copy = run(folder.path(), &["audit", "verify"]);
    assert!(copy.said.contains("W-FILES 1 files are there"), "{copy:?}");
    fs::write(&key, "ikkje ein nøkkel").unwrap();
    serve(&["master-keys/1.key", "ein annan nøkkel"]);

    fs::write(&key, right).unwrap();
    assert_eq!(
        fs::read(data.join("file-keys/draft-1.key")).unwrap(),
        sealed
    );
    assert_eq!(run(folder.path(), &["migrate"]).code, 0);
    let copy = run(folder.path(), &["audit", "verify"]);
    assert!(!copy.said.contains("W-FILES"), "{copy:?}");
    fs::remove_file(data.join("file-keys/draft-1.key")).unwrap();
    let copy = run(folder.path(), &["audit", "verify"]);
    assert!(
        copy.said.contains("E-FILE") && copy.said.contains("the key that opens"),
        "{copy:?}"
    );
}

#[test]
fn the_operator_changes_the_master_key_and_may_keep_it_elsewhere() {
    let (folder, data) = kept();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::rename(data.join("master-keys"), elsewhere.path().join("safe")).unwrap();
    let settings = format!(
        "[files]\nmaster_keys = \"{}/safe\"\n",
        elsewhere.path().display()
    );
    fs::write(folder.path().join("brotsak.toml"), settings).unwrap();
    let list = run(folder.path(), &["key", "list"]);
    assert!(list.said.contains("safe/1.key lukkar 1 nøklar"), "{list:?}");
    let done = run(folder.path(), &["key", "rotate"]);
    assert!(
        done.code == 0 && done.said.contains("safe/2.key"),
        "{done:?}"
    );
    assert!(done.said.contains("Ta kopi"), "{done:?}");
    assert!(!elsewhere.path().join("safe/1.key").exists());
    let verified = run(folder.path(), &["audit", "verify"]);
    assert!(!verified.said.contains("E-FILE"), "{verified:?}");
    assert!(
        !data.join("master-keys").exists(),
        "nothing is made where it is not"
    );
}

#[test]
fn documents_of_an_earlier_version_are_closed_when_the_house_opens() {
    let (folder, data) = kept();
    let database = data.join("brotsak.sqlite").display().to_string();
    let plain = |bytes: &[u8], name: &[u8]| {
        let sum = brotsak::audit::hex(&<sha2::Sha256 as sha2::Digest>::digest(name));
        let path = data.join(format!("files/{}/{sum}.bin", &sum[..2]));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        (sum, path)
    };
    let (shared, shared_at) = plain(PLANTED.as_bytes(), PLANTED.as_bytes());
    attached(&database, 2, &shared);
    attached(&database, 3, &shared);
    let (_, orphan) = plain(b"ingen nemner denne ZZ", b"ingen nemner denne ZZ");
    let (broken, broken_at) = plain(b"endra", b"slik det var");
    attached(&database, 4, &broken);
    fs::write(data.join("files/incoming/.tmpAb12"), PLANTED).unwrap();
    // As a run that was killed would leave it: one of the two owners has it already.
    files(&data)
        .keep(&Owner::draft(2), PLANTED.as_bytes())
        .unwrap();

    let said = run_with(folder.path(), &["migrate"], &[("BROTSAK_LOG", "info")]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.complained.contains("are being encrypted"), "{said:?}");
    assert!(
        said.complained.contains("is not what its name says"),
        "{said:?}"
    );
    for draft in [2, 3] {
        let read = files(&data).bytes(&Owner::draft(draft), &shared);
        assert_eq!(read.unwrap(), PLANTED.as_bytes());
    }
    assert!(!shared_at.exists() && !orphan.exists());
    assert_eq!(holding(&data, PLANTED), Vec::<PathBuf>::new());
    assert!(broken_at.exists(), "it is for a person to look at");
    // The next start takes nothing over, and the run that was killed while it overwrote ends the same.
    fs::create_dir_all(shared_at.parent().unwrap()).unwrap();
    fs::write(&shared_at, [0; 9]).unwrap();
    assert_eq!(run(folder.path(), &["migrate"]).code, 0);
    assert!(!shared_at.exists());
    assert_eq!(
        files(&data).bytes(&Owner::draft(3), &shared).unwrap(),
        PLANTED.as_bytes()
    );
}

/// What a rotation that was cut off left may be the key of a case that is destroyed afterwards.
#[test]
fn what_a_crash_left_of_a_key_goes_with_a_destroyed_key_a_rotation_and_an_opening() {
    let (room, data) = kept();
    let key = data.join("file-keys/draft-1.key");
    let left = data.join("file-keys/.tmpAbCdEf");
    let leave = || fs::copy(&key, &left).unwrap();
    leave();
    assert_eq!(run(room.path(), &["migrate"]).code, 0);
    assert!(run(room.path(), &["key", "rotate"]).code == 0 && !left.exists());
    let house = House::at(&data.join("brotsak.sqlite"));
    leave();
    // After the one by the command, which went by the machine's clock.
    let later = now() + TimeDelta::days(36_500);
    rotate_at(later, &house, &data, &mut |_| {}).unwrap();
    assert!(!left.exists(), "after a rotation");
    leave();
    files(&data).keys().sweep().unwrap();
    assert!(!left.exists() && key.exists(), "after an opening");
    leave();
    files(&data).destroy_key(&Owner::draft(1)).unwrap();
    assert!(!left.exists() && !key.exists(), "after a disposal");
}

#[test]
fn the_key_of_a_draft_that_is_gone_goes_with_its_files() {
    let folder = three_owners();
    let house = House::at(&folder.path().join("brotsak.db"));
    let files = files(folder.path());
    files.keep(&Owner::draft(9), b"aldri sendt").unwrap();
    let named = house.store.read(named).unwrap();
    let written = fs::metadata(folder.path().join("file-keys/draft-9.key")).unwrap();
    let written: DateTime<Utc> = written.modified().unwrap().into();
    let key = folder.path().join("file-keys/draft-9.key");
    assert_eq!(
        files.sweep(&named, written + TimeDelta::hours(23)).unwrap(),
        0
    );
    assert!(key.exists());
    assert_eq!(
        files.sweep(&named, written + TimeDelta::hours(25)).unwrap(),
        1
    );
    assert!(!key.exists() && !folder.path().join("files/draft-9").exists());
    assert_eq!(shut(&house, folder.path()), Vec::<String>::new());
}
