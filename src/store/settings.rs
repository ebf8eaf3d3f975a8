//! What the municipality has decided for all cases, as rows.

use super::schema::settings;
use super::{Db, StoreError, Tx};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    pub value: String,
    pub since: DateTime<Utc>,
}

pub fn find(db: &mut Db, name: &str) -> Result<Option<Setting>, StoreError> {
    let row: Option<(String, NaiveDateTime)> = settings::table
        .filter(settings::name.eq(name))
        .select((settings::value, settings::since))
        .first(db)
        .optional()?;
    Ok(row.map(|(value, since)| Setting {
        value,
        since: since.and_utc(),
    }))
}

/// Sets it from now on.
pub fn set(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), StoreError> {
    let since = tx.now.naive_utc();
    let known: Option<i32> = settings::table
        .filter(settings::name.eq(name))
        .select(settings::id)
        .first(tx.conn)
        .optional()?;
    let id = match known {
        Some(id) => {
            diesel::update(settings::table.find(id))
                .set((settings::value.eq(value), settings::since.eq(since)))
                .execute(tx.conn)?;
            id
        }
        None => diesel::insert_into(settings::table)
            .values((
                settings::name.eq(name),
                settings::value.eq(value),
                settings::since.eq(since),
            ))
            .returning(settings::id)
            .get_result(tx.conn)?,
    };
    tx.touch("settings", id);
    Ok(())
}
