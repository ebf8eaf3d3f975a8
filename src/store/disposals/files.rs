//! The files of a case that is destroyed, and what became of each.

use crate::store::db::native;
use crate::store::schema::disposal_files;
use crate::store::{Db, StoreError, Tx};
use diesel::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Gone,
    /// Another case names the same bytes: they stay for that one.
    Shared,
}

impl Fate {
    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Fate::Gone => "gone",
            Fate::Shared => "shared",
        }
    }

    fn parse(code: &str) -> Option<Fate> {
        [Fate::Gone, Fate::Shared]
            .into_iter()
            .find(|fate| fate.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub id: i32,
    pub sha256: String,
    pub size: i64,
    /// Nothing until it is settled.
    pub fate: Option<Fate>,
}

pub fn insert_file(tx: &mut Tx<'_>, line: i32, sha256: &str, size: i64) -> Result<(), StoreError> {
    let row = (
        disposal_files::line_id.eq(line),
        disposal_files::sha256.eq(sha256),
        disposal_files::size.eq(size),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(disposal_files::table)
        .values(row)
        .returning(disposal_files::id)
        .get_result(conn))?;
    tx.touch("disposal_files", id);
    Ok(())
}

pub fn list_files(db: &mut Db, line: i32) -> Result<Vec<File>, StoreError> {
    let rows: Vec<(i32, String, i64, Option<String>)> = disposal_files::table
        .filter(disposal_files::line_id.eq(line))
        .order(disposal_files::id)
        .select((
            disposal_files::id,
            disposal_files::sha256,
            disposal_files::size,
            disposal_files::fate,
        ))
        .load(db)?;
    let each = rows.into_iter().map(|(id, sha256, size, fate)| File {
        id,
        sha256,
        size,
        fate: fate.as_deref().and_then(Fate::parse),
    });
    Ok(each.collect())
}

pub fn settle_file(tx: &mut Tx<'_>, id: i32, fate: Fate) -> Result<(), StoreError> {
    let now = tx.now.naive_utc();
    let changed = diesel::update(disposal_files::table.find(id))
        .filter(disposal_files::fate.is_null())
        .set((
            disposal_files::fate.eq(fate.code()),
            disposal_files::settled_at.eq(now),
        ))
        .execute(tx.conn)?;
    tx.touch("disposal_files", id);
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}
