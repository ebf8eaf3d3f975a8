//! Attachments of drafts and reports, as rows. The bytes lie in `store::files`.

use super::db::native;
use super::files::{self, Kept, Owner};
use super::schema::attachments;
use super::{Db, StoreError, Tx, new_uuid};
use crate::domain::attachment::Name;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub id: i32,
    pub uuid: String,
    pub name: String,
    pub extension: String,
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    pub sha256: String,
    /// Whose key opens it.
    pub owner: Owner,
    pub added_at: DateTime<Utc>,
}

type Row = (
    i32,
    String,
    String,
    String,
    String,
    i64,
    String,
    NaiveDateTime,
);

type Columns = (
    attachments::id,
    attachments::uuid,
    attachments::name,
    attachments::extension,
    attachments::media_type,
    attachments::size,
    attachments::sha256,
    attachments::added_at,
);

const COLUMNS: Columns = (
    attachments::id,
    attachments::uuid,
    attachments::name,
    attachments::extension,
    attachments::media_type,
    attachments::size,
    attachments::sha256,
    attachments::added_at,
);

impl Attachment {
    fn read(row: Row, owner: &Owner) -> Attachment {
        let (id, uuid, name, extension, media_type, size, sha256, added_at) = row;
        Attachment {
            id,
            uuid,
            name,
            extension,
            media_type,
            size: size.cast_unsigned(),
            sha256,
            owner: owner.clone(),
            added_at: added_at.and_utc(),
        }
    }
}

/// In the order they were added.
pub fn list_of_draft(db: &mut Db, draft: i32) -> Result<Vec<Attachment>, StoreError> {
    let rows: Vec<Row> = attachments::table
        .filter(attachments::draft_id.eq(draft))
        .order(attachments::id)
        .select(COLUMNS)
        .load(db)?;
    let owner = Owner::draft(draft);
    let each = rows.into_iter().map(|row| Attachment::read(row, &owner));
    Ok(each.collect())
}

/// In the order they were added.
pub fn list_of_report(db: &mut Db, report: i32) -> Result<Vec<Attachment>, StoreError> {
    let rows: Vec<Row> = attachments::table
        .filter(attachments::report_id.eq(report))
        .order(attachments::id)
        .select(COLUMNS)
        .load(db)?;
    let owner = files::of_report(db, report)?;
    let each = rows.into_iter().map(|row| Attachment::read(row, &owner));
    Ok(each.collect())
}

/// Gives the UUID.
pub fn insert(
    tx: &mut Tx<'_>,
    draft: i32,
    name: &Name,
    kept: &Kept,
    added_by: PersonId,
) -> Result<String, StoreError> {
    if kept.owner != Owner::draft(draft) {
        return Err(StoreError::OtherOwner(kept.owner.to_string()));
    }
    let uuid = new_uuid()?;
    let row = (
        attachments::uuid.eq(&uuid),
        attachments::draft_id.eq(draft),
        attachments::name.eq(&name.text),
        attachments::extension.eq(&name.extension),
        attachments::media_type.eq(name.kind.media_type()),
        attachments::size.eq(kept.size),
        attachments::sha256.eq(&kept.sha256),
        attachments::added_by_id.eq(added_by.0),
        attachments::added_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(attachments::table)
        .values(row)
        .returning(attachments::id)
        .get_result(conn))?;
    tx.touch("attachments", id);
    Ok(uuid)
}

pub fn move_to_report(tx: &mut Tx<'_>, draft: i32, report: i32) -> Result<(), StoreError> {
    for attachment in list_of_draft(tx.conn, draft)? {
        diesel::update(attachments::table.find(attachment.id))
            .set((
                attachments::draft_id.eq(None::<i32>),
                attachments::report_id.eq(report),
            ))
            .execute(tx.conn)?;
        tx.touch("attachments", attachment.id);
    }
    Ok(())
}

/// The row goes; the bytes are swept when no other row names them.
pub fn delete(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::delete(attachments::table.find(id)).execute(tx.conn)?;
    tx.touch("attachments", id);
    Ok(())
}

pub fn delete_of_draft(tx: &mut Tx<'_>, draft: i32) -> Result<(), StoreError> {
    for attachment in list_of_draft(tx.conn, draft)? {
        delete(tx, attachment.id)?;
    }
    Ok(())
}
