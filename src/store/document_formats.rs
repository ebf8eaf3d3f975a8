//! What the files of closed cases are, for the archive: what a PDF claims and whether it is signed, what was converted, what was not and why; as rows.

use super::archive_rows::Closed;
use super::files::{Owner, of_case};
use super::schema::{cases, document_formats as formats, document_variants, documents, letters};
use super::{Db, StoreError, Tx};
use crate::domain::case::CaseNumber;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

/// A file that is to be looked at.
#[derive(Clone, Debug)]
pub struct Unseen {
    pub document: i32,
    pub case: CaseNumber,
    pub serial: i32,
    pub extension: String,
    pub owner: Owner,
    pub sha256: String,
    pub created_at: DateTime<Utc>,
}

/// Refusals of what the house draws itself: the file would take the whole machine, or is not all there. A later look at
/// it finds the same.
pub const TOO_LARGE: &str = "too_large";
/// Said of a PDF where there is no converter, too: of that one may know better.
pub const DAMAGED: &str = "damaged";

type Row = (i32, i32, i32, i32, i32, String, String, NaiveDateTime);

/// Up to `limit` documents of cases closed in the period, after `after`, that nobody has converted
/// yet; not those that the house wrote itself as letters, which claim PDF/A from the first, nor those that can never be
/// converted.
pub fn unseen(
    db: &mut Db,
    closed: Closed,
    after: i32,
    limit: i64,
) -> Result<Vec<Unseen>, StoreError> {
    let converted = document_variants::table
        .filter(document_variants::document_id.eq(documents::id))
        .filter(document_variants::form.eq("archive"))
        .filter(document_variants::voided_at.is_null());
    let written = letters::table.filter(letters::document_id.eq(documents::id.nullable()));
    let claiming = formats::table
        .filter(formats::document_id.eq(documents::id))
        .filter(formats::claims.is_not_null())
        .filter(formats::has_signature.is_not_null());
    let is_final = formats::refused.eq(TOO_LARGE).or(formats::refused
        .eq(DAMAGED)
        .and(documents::extension.ne("pdf")));
    let hopeless = formats::table
        .filter(formats::document_id.eq(documents::id))
        .filter(is_final);
    let rows: Vec<Row> = documents::table
        .inner_join(cases::table.on(cases::id.eq(documents::case_id)))
        .filter(cases::closed_at.ge(closed.from.naive_utc()))
        .filter(cases::closed_at.lt(closed.until.naive_utc()))
        .filter(documents::destroyed_at.is_null())
        .filter(documents::id.gt(after))
        .filter(diesel::dsl::not(diesel::dsl::exists(converted)))
        .filter(diesel::dsl::not(diesel::dsl::exists(written)))
        .filter(diesel::dsl::not(diesel::dsl::exists(claiming)))
        .filter(diesel::dsl::not(diesel::dsl::exists(hopeless)))
        .order(documents::id)
        .limit(limit)
        .select((
            documents::id,
            documents::case_id,
            cases::year,
            cases::serial,
            documents::serial,
            documents::extension,
            documents::sha256,
            documents::created_at,
        ))
        .load(db)?;
    let each = rows.into_iter();
    let read = each.map(
        |(document, case_id, year, case, serial, extension, sha256, at)| {
            Ok(Unseen {
                document,
                case: CaseNumber { year, serial: case },
                serial,
                extension,
                owner: of_case(db, case_id)?,
                sha256,
                created_at: at.and_utc(),
            })
        },
    );
    read.collect()
}

/// What was found the last time the document was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The PDF/A that it claims to be.
    pub claims: Option<String>,
    /// Why it was not converted.
    pub refused: Option<String>,
    /// Whether an electronic signature stands in it; nothing where nobody has looked.
    pub has_signature: Option<bool>,
    pub looked_at: DateTime<Utc>,
}

pub fn insert(tx: &mut Tx<'_>, document: i32, found: &Found) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(formats::table)
        .values((
            formats::document_id.eq(document),
            formats::claims.eq(&found.claims),
            formats::refused.eq(&found.refused),
            formats::has_signature.eq(found.has_signature),
            formats::looked_at.eq(found.looked_at.naive_utc()),
        ))
        .returning(formats::id)
        .get_result(tx.conn)?;
    tx.touch("document_formats", id);
    Ok(())
}

type FoundRow = (
    i32,
    Option<String>,
    Option<String>,
    Option<bool>,
    NaiveDateTime,
);

/// What was found of each of the documents; the latest counts.
pub fn list(db: &mut Db, documents: &[i32]) -> Result<Vec<(i32, Found)>, StoreError> {
    let rows: Vec<FoundRow> = formats::table
        .filter(formats::document_id.eq_any(documents))
        .order(formats::id)
        .select((
            formats::document_id,
            formats::claims,
            formats::refused,
            formats::has_signature,
            formats::looked_at,
        ))
        .load(db)?;
    let each = rows.into_iter();
    let each = each.map(|(document, claims, refused, has_signature, at)| {
        let found = Found {
            claims,
            refused,
            has_signature,
            looked_at: at.and_utc(),
        };
        (document, found)
    });
    Ok(each.collect())
}
