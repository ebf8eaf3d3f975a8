//! Other forms of a document, as rows: with parts taken out, or in an archive format. The document itself stays.

use super::files::Kept;
use super::schema::{document_variants as variants, documents};
use super::{Db, StoreError, Tx, new_uuid};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Parts are taken out of it, for one request.
    Redacted,
    /// The whole of it, in a format that an archive keeps.
    Archive,
}

impl Form {
    /// What the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Form::Redacted => "redacted",
            Form::Archive => "archive",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub id: i32,
    pub uuid: String,
    pub document: i32,
    pub form: Form,
    pub request: Option<i32>,
    pub extension: String,
    pub size: i64,
    pub sha256: String,
    pub pages: Option<i32>,
    /// How the file that it was made from ends.
    pub from_format: String,
    /// What made it.
    pub tool: String,
    /// The part and level of PDF/A that it claims.
    pub claims: Option<String>,
    /// As the ledger writes it.
    pub made_by: String,
    pub made_at: DateTime<Utc>,
    /// It does not count any more since then.
    pub voided_at: Option<DateTime<Utc>>,
}

/// A variant that is to be; its file is kept already.
#[derive(Clone, Debug)]
pub struct NewVariant<'a> {
    pub document: i32,
    pub form: Form,
    pub request: Option<i32>,
    pub extension: &'a str,
    pub media_type: &'a str,
    pub kept: &'a Kept,
    pub pages: Option<i32>,
    pub from_format: &'a str,
    pub tool: &'a str,
    pub claims: Option<&'a str>,
    pub made_by: &'a str,
}

pub fn insert(tx: &mut Tx<'_>, new: &NewVariant<'_>) -> Result<i32, StoreError> {
    let id: i32 = diesel::insert_into(variants::table)
        .values((
            variants::uuid.eq(new_uuid()?),
            variants::document_id.eq(new.document),
            variants::form.eq(new.form.code()),
            variants::request_id.eq(new.request),
            variants::extension.eq(new.extension),
            variants::media_type.eq(new.media_type),
            variants::size.eq(new.kept.size),
            variants::sha256.eq(&new.kept.sha256),
            variants::pages.eq(new.pages),
            variants::from_format.eq(new.from_format),
            variants::tool.eq(new.tool),
            variants::claims.eq(new.claims),
            variants::made_by.eq(new.made_by),
            variants::made_at.eq(tx.now.naive_utc()),
        ))
        .returning(variants::id)
        .get_result(tx.conn)?;
    tx.touch("document_variants", id);
    Ok(id)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = variants)]
struct Row {
    id: i32,
    uuid: String,
    document_id: i32,
    form: String,
    request_id: Option<i32>,
    extension: String,
    size: i64,
    sha256: String,
    pages: Option<i32>,
    from_format: String,
    tool: String,
    claims: Option<String>,
    made_by: String,
    made_at: NaiveDateTime,
    voided_at: Option<NaiveDateTime>,
}

impl TryFrom<Row> for Variant {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Variant, StoreError> {
        let all = [Form::Redacted, Form::Archive].into_iter();
        let form = all.into_iter().find(|form| form.code() == row.form);
        Ok(Variant {
            id: row.id,
            uuid: row.uuid,
            document: row.document_id,
            form: form
                .ok_or_else(|| StoreError::Unreadable("document_variants.form".to_owned()))?,
            request: row.request_id,
            extension: row.extension,
            size: row.size,
            sha256: row.sha256,
            pages: row.pages,
            from_format: row.from_format,
            tool: row.tool,
            claims: row.claims,
            made_by: row.made_by,
            made_at: row.made_at.and_utc(),
            voided_at: row.voided_at.map(|at| at.and_utc()),
        })
    }
}

/// The copy that counts for a document in a request.
pub fn copy(db: &mut Db, request: i32, document: i32) -> Result<Option<Variant>, StoreError> {
    let row: Option<Row> = variants::table
        .filter(variants::request_id.eq(request))
        .filter(variants::document_id.eq(document))
        .filter(variants::voided_at.is_null())
        .order(variants::id.desc())
        .select(Row::as_select())
        .first(db)
        .optional()?;
    row.map(Variant::try_from).transpose()
}

/// What counts of each of the documents, the oldest first.
pub fn list(db: &mut Db, documents: &[i32]) -> Result<Vec<Variant>, StoreError> {
    let rows: Vec<Row> = variants::table
        .filter(variants::document_id.eq_any(documents))
        .filter(variants::voided_at.is_null())
        .order(variants::id)
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(Variant::try_from).collect()
}

/// Copies of the document for the request do not count any more.
pub fn void(tx: &mut Tx<'_>, request: i32, document: i32) -> Result<(), StoreError> {
    let ids: Vec<i32> = variants::table
        .filter(variants::request_id.eq(request))
        .filter(variants::document_id.eq(document))
        .filter(variants::voided_at.is_null())
        .select(variants::id)
        .load(tx.conn)?;
    diesel::update(variants::table.filter(variants::id.eq_any(&ids)))
        .set(variants::voided_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    for id in ids {
        tx.touch("document_variants", id);
    }
    Ok(())
}

/// The files of one case's variants, with their sizes.
pub fn files_of_case(db: &mut Db, case: i32) -> Result<Vec<(String, i64)>, StoreError> {
    Ok(variants::table
        .inner_join(documents::table.on(documents::id.eq(variants::document_id)))
        .filter(documents::case_id.eq(case))
        .select((variants::sha256, variants::size))
        .load(db)?)
}

/// Every variant's file, with its case.
pub fn all_files(db: &mut Db) -> Result<Vec<(i32, String)>, StoreError> {
    Ok(variants::table
        .inner_join(documents::table.on(documents::id.eq(variants::document_id)))
        .select((documents::case_id, variants::sha256))
        .load(db)?)
}
