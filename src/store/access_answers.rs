//! Answers to requests as they went out, as rows: the letter, and each document in it.

use super::files::{Kept, Owner, of_case};
use super::schema::{access_answer_documents as lines, access_answers as answers, access_requests};
use super::{Db, StoreError, Tx};
use crate::domain::access_request::Exemption;
use crate::domain::coded::Coded;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub id: i32,
    /// Its number in the request, from 1.
    pub serial: usize,
    pub letter: Kept,
    pub letter_pages: i32,
    pub by: PersonId,
    pub at: DateTime<Utc>,
    pub lines: Vec<Line>,
}

/// A document in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub document: i32,
    /// As the answer names it.
    pub title: String,
    /// `given`, `partly`, `withheld` or `postponed`.
    pub weighed: String,
    pub exemption: Option<Exemption>,
    pub until: Option<NaiveDate>,
    /// What goes out: its name in the package, its bytes, its pages where they are known.
    pub file: Option<(String, Kept)>,
    pub pages: Option<i32>,
}

/// Gives the number of the answer in the request.
pub fn insert(
    tx: &mut Tx<'_>,
    request: i32,
    letter: (&Kept, i32),
    all: &[Line],
    by: PersonId,
) -> Result<usize, StoreError> {
    let id: i32 = diesel::insert_into(answers::table)
        .values((
            answers::request_id.eq(request),
            answers::letter_size.eq(letter.0.size),
            answers::letter_sha256.eq(&letter.0.sha256),
            answers::letter_pages.eq(letter.1),
            answers::answered_by_id.eq(by.0),
            answers::answered_at.eq(tx.now.naive_utc()),
        ))
        .returning(answers::id)
        .get_result(tx.conn)?;
    tx.touch("access_answers", id);
    for line in all {
        let file = line.file.as_ref();
        let row: i32 = diesel::insert_into(lines::table)
            .values((
                lines::answer_id.eq(id),
                lines::document_id.eq(line.document),
                lines::title.eq(&line.title),
                lines::weighed.eq(&line.weighed),
                lines::exemption.eq(line.exemption.map(Exemption::code)),
                lines::until_on.eq(line.until),
                lines::file.eq(file.map(|it| &it.0)),
                lines::size.eq(file.map(|it| it.1.size)),
                lines::sha256.eq(file.map(|it| &it.1.sha256)),
                lines::pages.eq(line.pages),
            ))
            .returning(lines::id)
            .get_result(tx.conn)?;
        tx.touch("access_answer_documents", row);
    }
    Ok(list(tx.db(), request)?.len())
}

type Row = (i32, i64, String, i32, i32, NaiveDateTime);
type LineRow = (
    i32,
    String,
    String,
    Option<String>,
    Option<NaiveDate>,
    Option<String>,
    Option<i64>,
    Option<String>,
    Option<i32>,
);

/// The answers to a request, the oldest first.
pub fn list(db: &mut Db, request: i32) -> Result<Vec<Answer>, StoreError> {
    let rows: Vec<Row> = answers::table
        .filter(answers::request_id.eq(request))
        .order(answers::id)
        .select((
            answers::id,
            answers::letter_size,
            answers::letter_sha256,
            answers::letter_pages,
            answers::answered_by_id,
            answers::answered_at,
        ))
        .load(db)?;
    let case = access_requests::table
        .find(request)
        .select(access_requests::case_id)
        .first(db)?;
    let owner = of_case(db, case)?;
    let mut all = vec![];
    for (id, size, sha256, pages, by, at) in rows {
        all.push(Answer {
            id,
            serial: all.len() + 1,
            letter: Kept {
                owner: owner.clone(),
                sha256,
                size,
            },
            letter_pages: pages,
            by: PersonId(by),
            at: at.and_utc(),
            lines: lines_of(db, id, &owner)?,
        });
    }
    Ok(all)
}

fn lines_of(db: &mut Db, answer: i32, owner: &Owner) -> Result<Vec<Line>, StoreError> {
    let rows: Vec<LineRow> = lines::table
        .filter(lines::answer_id.eq(answer))
        .order(lines::id)
        .select((
            lines::document_id,
            lines::title,
            lines::weighed,
            lines::exemption,
            lines::until_on,
            lines::file,
            lines::size,
            lines::sha256,
            lines::pages,
        ))
        .load(db)?;
    let each = rows.into_iter();
    let lines = each.map(
        |(document, title, weighed, exemption, until, file, size, sha256, pages)| {
            let kept = sha256.zip(size).map(|(sha256, size)| Kept {
                owner: owner.clone(),
                sha256,
                size,
            });
            Line {
                document,
                title,
                weighed,
                exemption: exemption.as_deref().and_then(Exemption::parse),
                until,
                file: file.zip(kept),
                pages,
            }
        },
    );
    Ok(lines.collect())
}

/// The letters of a case's answers, with their sizes; what they hand on belongs to documents and their variants.
pub fn files_of_case(db: &mut Db, case: i32) -> Result<Vec<(String, i64)>, StoreError> {
    Ok(answers::table
        .inner_join(access_requests::table.on(access_requests::id.eq(answers::request_id)))
        .filter(access_requests::case_id.eq(case))
        .select((answers::letter_sha256, answers::letter_size))
        .load(db)?)
}

/// Every letter with an answer, with its case.
pub fn all_files(db: &mut Db) -> Result<Vec<(i32, String)>, StoreError> {
    Ok(answers::table
        .inner_join(access_requests::table.on(access_requests::id.eq(answers::request_id)))
        .select((access_requests::case_id, answers::letter_sha256))
        .load(db)?)
}
