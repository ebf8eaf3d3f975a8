//! Prior notices and statements, as rows. The latest notice counts.

use super::schema::{notices, statements};
use super::{Db, StoreError, Tx};
use crate::domain::coded::Coded;
use crate::domain::hearing::{Manner, Notice, Omission, Statement};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

/// A notice that was given, or why none was.
#[derive(Clone, Debug)]
pub struct Given {
    pub id: i32,
    pub how: How,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    Notice(Notice),
    Omitted(Omission, String),
}

#[derive(Clone, Debug)]
pub struct Heard {
    pub statement: Statement,
    /// The paper it is kept as.
    pub document: Option<i32>,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

pub fn insert_notice(
    tx: &mut Tx<'_>,
    case_id: i32,
    how: &How,
    by: PersonId,
) -> Result<(), StoreError> {
    let (omission, text, sent_on, reply_by) = match how {
        How::Notice(notice) => (
            None,
            &notice.matter,
            Some(notice.sent_on),
            Some(notice.reply_by),
        ),
        How::Omitted(why, grounds) => (Some(why.code()), grounds, None, None),
    };
    let id: i32 = diesel::insert_into(notices::table)
        .values((
            notices::case_id.eq(case_id),
            notices::omission.eq(omission),
            notices::text.eq(text),
            notices::sent_on.eq(sent_on),
            notices::reply_by.eq(reply_by),
            notices::given_by_id.eq(by.0),
            notices::given_at.eq(tx.now.naive_utc()),
        ))
        .returning(notices::id)
        .get_result(tx.conn)?;
    tx.touch("notices", id);
    Ok(())
}

/// The notices of a case, the oldest first.
pub fn notices(db: &mut Db, case_id: i32) -> Result<Vec<Given>, StoreError> {
    type Row = (
        i32,
        Option<String>,
        String,
        Option<NaiveDate>,
        Option<NaiveDate>,
        i32,
        NaiveDateTime,
    );
    let rows: Vec<Row> = notices::table
        .filter(notices::case_id.eq(case_id))
        .order(notices::id)
        .select((
            notices::id,
            notices::omission,
            notices::text,
            notices::sent_on,
            notices::reply_by,
            notices::given_by_id,
            notices::given_at,
        ))
        .load(db)?;
    let read = |(id, omission, text, sent_on, reply_by, by, at): Row| {
        let unreadable = || StoreError::Unreadable(format!("notices {id}"));
        let how = match (omission, sent_on, reply_by) {
            (Some(code), _, _) => {
                How::Omitted(Omission::parse(&code).ok_or_else(unreadable)?, text)
            }
            (None, Some(sent_on), Some(reply_by)) => How::Notice(Notice {
                matter: text,
                sent_on,
                reply_by,
            }),
            _ => return Err(unreadable()),
        };
        Ok(Given {
            id,
            how,
            by: PersonId(by),
            at: at.and_utc(),
        })
    };
    rows.into_iter().map(read).collect()
}

pub fn insert_statement(
    tx: &mut Tx<'_>,
    case_id: i32,
    notice_id: i32,
    statement: &Statement,
    document: Option<i32>,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(statements::table)
        .values((
            statements::case_id.eq(case_id),
            statements::notice_id.eq(notice_id),
            statements::manner.eq(statement.manner.code()),
            statements::received_on.eq(statement.received_on),
            statements::text.eq(&statement.text),
            statements::recorded_by_id.eq(by.0),
            statements::recorded_at.eq(tx.now.naive_utc()),
            statements::document_id.eq(document),
        ))
        .returning(statements::id)
        .get_result(tx.conn)?;
    tx.touch("statements", id);
    Ok(())
}

/// What the employee has said, the oldest first.
pub fn statements(db: &mut Db, case_id: i32) -> Result<Vec<Heard>, StoreError> {
    type Row = (String, NaiveDate, String, i32, NaiveDateTime, Option<i32>);
    let rows: Vec<Row> = statements::table
        .filter(statements::case_id.eq(case_id))
        .order(statements::id)
        .select((
            statements::manner,
            statements::received_on,
            statements::text,
            statements::recorded_by_id,
            statements::recorded_at,
            statements::document_id,
        ))
        .load(db)?;
    let read = |(manner, received_on, text, by, at, document): Row| {
        Ok(Heard {
            statement: Statement {
                manner: Manner::parse(&manner)
                    .ok_or_else(|| StoreError::Unreadable(format!("statements.manner {manner}")))?,
                received_on,
                text,
            },
            document,
            by: PersonId(by),
            at: at.and_utc(),
        })
    };
    rows.into_iter().map(read).collect()
}
