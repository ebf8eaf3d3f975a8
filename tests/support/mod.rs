//! A small house for tests: a real database of its own, a fixed clock.
//!
//! On SQLite unless `BROTSAK_TEST_POSTGRES` names a PostgreSQL server on which databases may be made.
pub mod copying;
pub mod desk;
pub mod keeping;
pub mod program;
pub mod provider;
pub mod reporting;
mod staffed;
pub mod trail;
pub mod way;

use brotsak::store::Store;
use chrono::{DateTime, Utc};
use std::sync::Arc;

pub const LOG: &str = "brotsak.valle.example/ledger/1";

/// Monday 23 November 2026, quarter past nine in Valle.
pub fn now() -> DateTime<Utc> {
    "2026-11-23T08:15:00Z".parse().unwrap()
}

pub struct House {
    pub store: Arc<Store>,
    pub url: String,
    pub dir: tempfile::TempDir,
}

impl House {
    pub fn empty() -> House {
        let dir = tempfile::tempdir().unwrap();
        let url = database(&dir);
        let store = Arc::new(Store::open(&url, LOG).unwrap());
        House { store, url, dir }
    }

    /// A house on a database that is there already.
    pub fn at(file: &std::path::Path) -> House {
        let dir = tempfile::tempdir().unwrap();
        let url = file.display().to_string();
        let store = Arc::new(Store::open(&url, LOG).unwrap());
        House { store, url, dir }
    }
}

#[cfg(not(feature = "postgres"))]
fn database(dir: &tempfile::TempDir) -> String {
    dir.path().join("brotsak.db").display().to_string()
}

#[cfg(feature = "postgres")]
fn database(dir: &tempfile::TempDir) -> String {
    new_database(None).unwrap_or_else(|| dir.path().join("brotsak.db").display().to_string())
}

/// A new database on the server of the tests, where there is one: empty, or a copy of another.
#[cfg(feature = "postgres")]
fn new_database(copied: Option<&str>) -> Option<String> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static MADE: AtomicUsize = AtomicUsize::new(0);
    let server = std::env::var("BROTSAK_TEST_POSTGRES").ok()?;
    let name = format!(
        "house_{}_{}",
        std::process::id(),
        MADE.fetch_add(1, Ordering::SeqCst)
    );
    let copied = copied.map_or(String::new(), |other| format!(" template {other}"));
    ask(&server, &format!("create database {name}{copied}"));
    Some(format!("{server}/{name}"))
}

/// The server of the tests, and the database on it that this is.
#[cfg(feature = "postgres")]
fn on_server(url: &str) -> Option<(String, String)> {
    let (server, name) = url.rsplit_once('/')?;
    let is_there = server.starts_with("postgres://") || server.starts_with("postgresql://");
    is_there.then(|| (server.to_owned(), name.to_owned()))
}

/// Nobody is connected to a database any more: it can be copied.
#[cfg(feature = "postgres")]
fn leave(server: &str, name: &str) {
    ask(
        server,
        &format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"),
    );
}

#[cfg(feature = "postgres")]
fn ask(server: &str, sql: &str) {
    use diesel::connection::SimpleConnection;
    use diesel::prelude::*;
    let mut conn = PgConnection::establish(&format!("{server}/postgres")).unwrap();
    conn.batch_execute(sql).unwrap();
}
