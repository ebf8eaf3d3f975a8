//! The connection: SQLite, or PostgreSQL where the feature is on.

use super::StoreError;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

#[cfg(not(feature = "postgres"))]
pub type Db = SqliteConnection;

#[cfg(feature = "postgres")]
#[derive(diesel::MultiConnection)]
pub enum Db {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Runs one body against the connection there is, for what diesel cannot say
/// to both: upsert, batch insert, raw SQL. The one macro of the house.
#[cfg(feature = "postgres")]
macro_rules! native {
    ($db:expr, $conn:ident => $body:expr) => {
        match $db {
            $crate::store::Db::Sqlite($conn) => $body,
            $crate::store::Db::Postgres($conn) => $body,
        }
    };
}
#[cfg(not(feature = "postgres"))]
macro_rules! native {
    ($db:expr, $conn:ident => $body:expr) => {{
        let $conn = $db;
        $body
    }};
}
pub(in crate::store) use native;

const WRITER: &str = "pragma busy_timeout = 5000; pragma journal_mode = wal; \
    pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off; \
    pragma secure_delete = on;";
const READER: &str = "pragma busy_timeout = 5000; pragma foreign_keys = on; \
    pragma trusted_schema = off; pragma query_only = on;";
#[cfg(feature = "postgres")]
const POSTGRES_SESSION: &str = "set time zone 'UTC'; set statement_timeout = '15s'; \
    set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '30s';";

/// The SQL that a connection speaks, where diesel does not hide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

#[cfg(feature = "postgres")]
pub fn dialect(db: &Db) -> Dialect {
    match db {
        Db::Sqlite(_) => Dialect::Sqlite,
        Db::Postgres(_) => Dialect::Postgres,
    }
}
#[cfg(not(feature = "postgres"))]
pub fn dialect(_: &Db) -> Dialect {
    Dialect::Sqlite
}

/// Opens the connection that writes, and brings the tables up to date.
///
/// `url` is a path to an SQLite file, or `postgres://…` where the program was built with that feature.
pub fn open_writer(url: &str) -> Result<Db, StoreError> {
    if is_postgres(url) {
        #[cfg(feature = "postgres")]
        {
            let mut conn = PgConnection::establish(url)?;
            conn.batch_execute(POSTGRES_SESSION)?;
            conn.run_pending_migrations(POSTGRES)
                .map_err(StoreError::Migration)?;
            return Ok(Db::Postgres(conn));
        }
        #[cfg(not(feature = "postgres"))]
        return Err(StoreError::Url(NO_POSTGRES));
    }
    let mut conn = SqliteConnection::establish(url)?;
    conn.batch_execute(WRITER)?;
    conn.run_pending_migrations(SQLITE)
        .map_err(StoreError::Migration)?;
    Ok(sqlite(conn))
}

/// The names of the changes that the tables at `url` wait for.
pub fn pending(url: &str) -> Result<Vec<String>, StoreError> {
    if is_postgres(url) {
        #[cfg(feature = "postgres")]
        return names(&mut PgConnection::establish(url)?, POSTGRES);
        #[cfg(not(feature = "postgres"))]
        return Err(StoreError::Url(NO_POSTGRES));
    }
    names(&mut SqliteConnection::establish(url)?, SQLITE)
}

fn names<B: diesel::backend::Backend>(
    conn: &mut impl MigrationHarness<B>,
    source: EmbeddedMigrations,
) -> Result<Vec<String>, StoreError> {
    let pending = conn
        .pending_migrations(source)
        .map_err(StoreError::Migration)?;
    Ok(pending.iter().map(|one| one.name().to_string()).collect())
}

/// Opens a connection that can only look.
pub fn open_reader(url: &str) -> Result<Db, StoreError> {
    if is_postgres(url) {
        #[cfg(feature = "postgres")]
        {
            let mut conn = PgConnection::establish(url)?;
            conn.batch_execute(POSTGRES_SESSION)?;
            conn.batch_execute("set default_transaction_read_only = on")?;
            return Ok(Db::Postgres(conn));
        }
        #[cfg(not(feature = "postgres"))]
        return Err(StoreError::Url(NO_POSTGRES));
    }
    let mut conn = SqliteConnection::establish(url)?;
    conn.batch_execute(READER)?;
    Ok(sqlite(conn))
}

#[cfg(not(feature = "postgres"))]
const NO_POSTGRES: &str = "programmet er bygd utan PostgreSQL; bygg det med --features postgres";

pub fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// Whether the other end still answers.
pub fn is_alive(db: &mut Db) -> bool {
    native!(db, conn => conn.batch_execute("select 1").is_ok())
}

/// Through diesel's own count of transactions; a raw `begin` would break the
/// savepoints inside. On PostgreSQL the ledger's head is locked at once, so
/// that a second process cannot take the same numbers.
pub fn begin(db: &mut Db) -> QueryResult<()> {
    match dialect(db) {
        Dialect::Sqlite => {
            native!(db, conn => AnsiTransactionManager::begin_transaction_sql(conn, "begin immediate"))
        }
        Dialect::Postgres => native!(db, conn => {
            AnsiTransactionManager::begin_transaction_sql(conn, "begin")?;
            conn.batch_execute("select size from ledger_head where id = 1 for update")
        }),
    }
}

/// A view of the whole database as it is now, held until `rollback`.
pub fn begin_snapshot(db: &mut Db) -> QueryResult<()> {
    let sql = match dialect(db) {
        Dialect::Sqlite => "begin",
        Dialect::Postgres => "begin isolation level repeatable read read only",
    };
    native!(db, conn => AnsiTransactionManager::begin_transaction_sql(conn, sql))
}

pub fn commit(db: &mut Db) -> QueryResult<()> {
    native!(db, conn => AnsiTransactionManager::commit_transaction(conn))
}

#[derive(QueryableByName)]
struct Checkpointed {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    busy: i32,
}

/// Writes the database anew without what was deleted, and empties the journal beside it. False where
/// somebody still reads what was: it is to be tried again.
///
/// Deleted rows are overwritten as they go (`secure_delete`), but a page that was rearranged may keep a
/// copy where nothing points any more: only a new file is without it.
pub fn rewrite(db: &mut Db) -> Result<bool, StoreError> {
    match dialect(db) {
        Dialect::Sqlite => {
            native!(&mut *db, conn => conn.batch_execute("vacuum"))?;
            let sql = "pragma wal_checkpoint(truncate)";
            let found: Checkpointed =
                native!(&mut *db, conn => diesel::sql_query(sql).get_result(conn))?;
            Ok(found.busy == 0)
        }
        Dialect::Postgres => {
            native!(&mut *db, conn => conn.batch_execute("set statement_timeout = 0"))?;
            native!(&mut *db, conn => conn.batch_execute("vacuum full"))?;
            native!(&mut *db, conn => conn.batch_execute("set statement_timeout = '15s'"))?;
            Ok(true)
        }
    }
}

pub fn rollback(db: &mut Db) -> QueryResult<()> {
    native!(db, conn => AnsiTransactionManager::rollback_transaction(conn))
}

#[cfg(feature = "postgres")]
fn sqlite(conn: SqliteConnection) -> Db {
    Db::Sqlite(conn)
}
#[cfg(not(feature = "postgres"))]
fn sqlite(conn: SqliteConnection) -> Db {
    conn
}
