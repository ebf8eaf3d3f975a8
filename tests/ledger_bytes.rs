//! Whatever byte is flipped in what the house remembers, the verification notices; and where it does not, the column is named here with the reason.
#![cfg(not(feature = "postgres"))]
use crate::support::LOG;
use crate::support::program::{Running, run};
use brotsak::casework::gather_checkpoints::{Brought, gather_checkpoints};
use brotsak::casework::seal::Places;
use brotsak::casework::verify_ledger::verify_ledger;
use brotsak::store::files::Files;
use brotsak::store::{Store, StoreError};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::SqliteConnection;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};
use tempfile::TempDir;

/// Columns that no finding answers for, and why. Nothing else may be added without a reason.
const UNWATCHED: &[(&str, &str)] = &[
    // What the migrations have done: the program reads it, and says when it does not fit.
    ("__diesel_schema_migrations", "*"),
    // Numbers that SQLite hands out next.
    ("sqlite_sequence", "*"),
    // The time of the newest entry, once more: the entry itself is what counts.
    ("ledger_head", "at"),
    // Only for drawing the tree on: the root beside it is held against the entries, and the signer
    // grows the tree from the entries.
    ("ledger_head", "frontier"),
    // There to look up (docs/ledger-format.md): the note itself holds size and signature.
    ("ledger_checkpoints", "id"),
    ("ledger_checkpoints", "size"),
    ("ledger_checkpoints", "signed_at"),
    // When a checkpoint was taken where: what counts is that it is there.
    ("ledger_anchorings", "*"),
];

fn is_unwatched(table: &str, column: &str) -> bool {
    let fits = |it: &&(&str, &str)| it.0 == table && (it.1 == "*" || it.1 == column);
    UNWATCHED.iter().any(|it| fits(&it))
}

/// A demo with cases at every stage, made once; and what flips bytes in it.
struct House {
    folder: TempDir,
    store: Store,
    files: Files,
    places: Places,
    db: Mutex<SqliteConnection>,
}

static HOUSE: LazyLock<House> = LazyLock::new(House::new);

/// Table, column and row.
type Place = (String, String, i64);

/// One value of the database, and how it is stored.
#[derive(Clone, Debug, QueryableByName)]
struct Cell {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    hex: String,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

impl House {
    fn new() -> House {
        let folder = tempfile::tempdir().unwrap();
        let plain = [("BROTSAK_DEMO_PLAIN", "1")];
        Running::start(folder.path(), &["demo", "--port", "0"], &plain).stop();
        let data = folder.path().join("brotsak-data");
        let file = data.join("brotsak.sqlite").display().to_string();
        let store = Store::open(&file, LOG).unwrap();
        let mut db = SqliteConnection::establish(&file).unwrap();
        db.batch_execute(
            "pragma busy_timeout = 5000; pragma foreign_keys = off; pragma ignore_check_constraints = on;
             drop trigger ledger_leaves_no_update; drop trigger ledger_payloads_no_update;",
        )
        .unwrap();
        House {
            store,
            files: Files::open(&data.join("files")).unwrap(),
            places: Places {
                key: data.join("keys/ledger.key"),
                anchors: None,
            },
            db: Mutex::new(db),
            folder,
        }
    }

    /// Whether the verification comes to anything but that all is well.
    fn notices(&self) -> bool {
        // What cannot be read is never taken for well: the command ends with 2.
        self.findings().is_none_or(|found| !found.is_empty())
    }

    /// Where it found something; nothing when it could not read.
    fn findings(&self) -> Option<Vec<String>> {
        let gather = |db: &mut _| {
            let found = gather_checkpoints(db, &self.places, &Brought::default());
            found.map_err(|why| StoreError::Unreadable(why.to_string()))
        };
        let report = verify_ledger(&self.store, &self.files, gather, |_, _| {});
        let findings = report.ok()?.findings.into_iter();
        Some(findings.map(|it| it.place).collect())
    }

    /// The same column, by its place, of every table at once: which were flipped, and of those the tables that no
    /// finding names.
    fn flipped_together(&self, places: &[Place]) -> (usize, Vec<Place>) {
        fn flip(house: &House, places: &[Place], done: &mut Vec<Place>, then: &mut dyn FnMut()) {
            let Some((first, rest)) = places.split_first() else {
                return then();
            };
            let (table, column, row) = first;
            let was_flipped = house.flipped((table, column, *row), 0, |_| {
                done.push(first.clone());
                flip(house, rest, done, then);
            });
            if !was_flipped {
                flip(house, rest, done, then);
            }
        }
        let (mut done, mut found) = (vec![], None);
        flip(self, places, &mut done, &mut || found = self.findings());
        let is_named = |table: &str| {
            let mut all = found.iter().flatten();
            all.any(|place| place.split(' ').next() == Some(table))
        };
        let count = done.len();
        done.retain(|(table, _, _)| !is_named(table));
        (count, done)
    }

    fn tables(&self) -> Vec<String> {
        names(
            &mut self.db.lock().unwrap(),
            "select name from sqlite_schema where type = 'table' order by name",
        )
    }

    fn columns(&self, table: &str) -> Vec<String> {
        let sql = format!("select name from pragma_table_info('{table}')");
        names(&mut self.db.lock().unwrap(), &sql)
    }

    /// Rows in which the column holds something.
    fn rows(&self, table: &str, column: &str) -> Vec<i64> {
        let sql = format!(
            "select rowid as number from {table} where {column} is not null and length({column}) > 0 order by rowid"
        );
        let rows = diesel::sql_query(sql).load::<Number>(&mut *self.db.lock().unwrap());
        rows.unwrap().into_iter().map(|row| row.number).collect()
    }

    /// Flips one bit, asks `then`, and puts it back. False when the database itself would not have it.
    fn flipped(&self, place: (&str, &str, i64), bit: usize, then: impl FnOnce(&str)) -> bool {
        let (table, column, row) = place;
        let read = format!(
            "select typeof({column}) as kind, hex(cast({column} as blob)) as hex from {table} where rowid = {row}"
        );
        let mut db = self.db.lock().unwrap();
        let cell: Cell = diesel::sql_query(read).get_result(&mut *db).unwrap();
        let mut bytes: Vec<u8> = (0..cell.hex.len() / 2)
            .map(|at| u8::from_str_radix(&cell.hex[at * 2..at * 2 + 2], 16).unwrap())
            .collect();
        let was = value(&cell.kind, &bytes);
        let now = if cell.kind == "integer" {
            // An integer is stored in as few bytes as it needs: flip among the lowest.
            let number: i64 = String::from_utf8(bytes).unwrap().parse().unwrap();
            (number ^ (1 << (bit % 16))).to_string()
        } else {
            let at = bit / 8 % bytes.len();
            bytes[at] ^= 1 << (bit % 8);
            value(&cell.kind, &bytes)
        };
        let set =
            |value: &str| format!("update {table} set {column} = {value} where rowid = {row}");
        if db.batch_execute(&set(&now)).is_err() {
            return false;
        }
        // An integer key is the row's own number: the row is found at its new place.
        let moved = diesel::sql_query(format!(
            "select count(*) as number from {table} where rowid = {row}"
        ))
        .get_result::<Number>(&mut *db)
        .unwrap();
        let there = if moved.number == 1 {
            row.to_string()
        } else {
            now.clone()
        };
        drop(db);
        then(&format!(
            "{table}.{column} of row {row}, bit {bit}: {was} is {now}"
        ));
        let back = format!("update {table} set {column} = {was} where rowid = {there}");
        self.db.lock().unwrap().batch_execute(&back).unwrap();
        true
    }
}

fn value(kind: &str, bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut hex = String::new();
    for byte in bytes {
        write!(hex, "{byte:02x}").unwrap();
    }
    match kind {
        "blob" => format!("x'{hex}'"),
        "integer" => String::from_utf8(bytes.to_vec()).unwrap(),
        _ => format!("cast(x'{hex}' as text)"),
    }
}

fn names(db: &mut SqliteConnection, sql: &str) -> Vec<String> {
    let rows = diesel::sql_query(sql).load::<Name>(db).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            documents(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// There is one house, and three tests that wait for each other would keep three places in the queue from the rest.
#[test]
fn whatever_is_flipped_in_a_row_or_a_document_is_noticed_or_named_with_a_reason() {
    each_column_of_the_database_is_answered_for_or_named_with_a_reason();
    any_bit_of_any_row_that_is_flipped_is_noticed();
    any_bit_of_any_document_that_is_flipped_is_noticed();
}

fn each_column_of_the_database_is_answered_for_or_named_with_a_reason() {
    let house = &*HOUSE;
    assert!(!house.notices(), "nothing has been done to it yet");
    let (mut tried, mut unnoticed, mut empty) = (0, BTreeSet::new(), 0);
    let mut together: Vec<Vec<Place>> = vec![];
    for table in house.tables() {
        for (at, column) in house.columns(&table).into_iter().enumerate() {
            let rows = house.rows(&table, &column);
            let Some(row) = rows.get(rows.len() / 2) else {
                empty += 1;
                continue;
            };
            together.resize(together.len().max(at + 1), vec![]);
            together[at].push((table.clone(), column, *row));
        }
    }
    for places in &together {
        let (count, unnamed) = house.flipped_together(places);
        tried += count;
        // What no finding names is tried alone: it may be noticed in another way, or stand in the way of the rest.
        for (table, column, row) in unnamed {
            house.flipped((&table, &column, row), 0, |_| {
                if !house.notices() {
                    unnoticed.insert((table.clone(), column.clone()));
                }
            });
        }
    }
    assert!(!house.notices(), "everything was put back");
    let without_reason: Vec<_> = unnoticed
        .iter()
        .filter(|(table, column)| !is_unwatched(table, column))
        .collect();
    assert!(
        without_reason.is_empty(),
        "nobody notices: {without_reason:?}"
    );
    // A digit of the frontier that is none after the flip cannot be read, and is noticed; any other is not.
    let by_chance = ("ledger_head", "frontier");
    let always = UNWATCHED
        .iter()
        .filter(|it| it.1 != "*" && **it != by_chance);
    for (table, column) in always {
        let known = (
            String::from_utf8_lossy(table.as_bytes()).into_owned(),
            (*column).to_owned(),
        );
        assert!(
            unnoticed.contains(&known),
            "{table}.{column} is noticed after all"
        );
    }
    assert!(
        tried > 250,
        "{tried} columns tried, {empty} are empty in a demo"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    fn any_bit_of_any_row_that_is_flipped_is_noticed(
        table in any::<prop::sample::Index>(),
        column in any::<prop::sample::Index>(),
        row in any::<prop::sample::Index>(),
        bit in 0usize..4096,
    ) {
        let house = &*HOUSE;
        let tables = house.tables();
        let table = table.get(&tables);
        let columns = house.columns(table);
        let column = column.get(&columns);
        let rows = house.rows(table, column);
        prop_assume!(!rows.is_empty() && !is_unwatched(table, column));
        let mut missed = None;
        house.flipped((table, column, *row.get(&rows)), bit, |what| {
            missed = (!house.notices()).then(|| what.to_owned());
        });
        prop_assert_eq!(missed, None);
    }

    fn any_bit_of_any_document_that_is_flipped_is_noticed(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        bit in 0u8..8,
    ) {
        let house = &*HOUSE;
        let mut found = vec![];
        documents(&house.folder.path().join("brotsak-data/files"), &mut found);
        found.sort();
        let file = file.get(&found);
        let whole = fs::read(file).unwrap();
        prop_assume!(!whole.is_empty());
        let mut harmed = whole.clone();
        harmed[at.index(whole.len())] ^= 1 << bit;
        replace(file, &harmed);
        let is_noticed = house.notices();
        replace(file, &whole);
        prop_assert!(is_noticed, "{}", file.display());
    }
}

/// Files are kept so that nobody writes in them by mistake.
fn replace(file: &Path, bytes: &[u8]) {
    let beside = file.with_extension("new");
    fs::write(&beside, bytes).unwrap();
    fs::rename(&beside, file).unwrap();
}

#[test]
fn the_command_says_no_when_a_single_bit_is_flipped() {
    let folder = tempfile::tempdir().unwrap();
    let plain = [("BROTSAK_DEMO_PLAIN", "1")];
    Running::start(folder.path(), &["demo", "--port", "0"], &plain).stop();
    assert_eq!(run(folder.path(), &["audit", "verify"]).code, 0);
    let file = folder.path().join("brotsak-data/brotsak.sqlite");
    let mut db = SqliteConnection::establish(&file.display().to_string()).unwrap();
    db.batch_execute("update people set language = 'nb' where id = (select min(id) from people where language = 'nn')")
        .unwrap();
    drop(db);
    let found = run(folder.path(), &["audit", "verify"]);
    assert_eq!(found.code, 1, "{found:?}");
    assert!(found.said.contains("E-ROW people"), "{found:?}");
}
