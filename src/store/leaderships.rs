//! Who leads a unit, and who steps in, as rows. A row that has ended stays.

use super::db::native;
use super::schema::leaderships;
use super::{Db, StoreError, Tx};
use crate::domain::organisation::Kind;
use crate::domain::person::PersonId;
use chrono::NaiveDate;
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leadership {
    pub id: i32,
    pub unit_id: i32,
    pub person_id: PersonId,
    pub kind: Kind,
    pub from_on: NaiveDate,
    /// The last day.
    pub to_on: Option<NaiveDate>,
}

type Row = (i32, i32, i32, String, NaiveDate, Option<NaiveDate>);

/// Every leadership there has been, in the order they came.
pub fn list(db: &mut Db) -> Result<Vec<Leadership>, StoreError> {
    let rows: Vec<Row> = leaderships::table.order(leaderships::id).load(db)?;
    let read = |(id, unit_id, person_id, kind, from_on, to_on): Row| {
        let unknown = || StoreError::Unreadable(format!("leaderships.kind {kind}"));
        Ok(Leadership {
            id,
            unit_id,
            person_id: PersonId(person_id),
            kind: Kind::parse(&kind).ok_or_else(unknown)?,
            from_on,
            to_on,
        })
    };
    rows.into_iter().map(read).collect()
}

pub fn insert(
    tx: &mut Tx<'_>,
    unit_id: i32,
    person: PersonId,
    kind: Kind,
    from: NaiveDate,
    to: Option<NaiveDate>,
) -> Result<i32, StoreError> {
    let row = (
        leaderships::unit_id.eq(unit_id),
        leaderships::person_id.eq(person.0),
        leaderships::kind.eq(kind.code()),
        leaderships::from_on.eq(from),
        leaderships::to_on.eq(to),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(leaderships::table)
        .values(row)
        .returning(leaderships::id)
        .get_result(conn))?;
    tx.touch("leaderships", id);
    Ok(id)
}

/// Says what its last day is, or that none is known.
pub fn set_end(tx: &mut Tx<'_>, id: i32, to: Option<NaiveDate>) -> Result<(), StoreError> {
    diesel::update(leaderships::table.find(id))
        .set(leaderships::to_on.eq(to))
        .execute(tx.conn)?;
    tx.touch("leaderships", id);
    Ok(())
}
