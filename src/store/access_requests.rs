//! Requests to see the documents of a case, as rows.

use super::db::native;
use super::schema::{access_request_documents, access_requests};
use super::{Db, StoreError, Tx};
use crate::domain::access_request::{Basis, Course, Exemption, KeptBack, NewRequest, Weighed};
use crate::domain::coded::Coded;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub id: i32,
    /// Its number in the case, from 1: a number of all of them would tell of other cases.
    pub serial: usize,
    pub case_id: i32,
    pub requester: String,
    pub basis: Basis,
    pub received_on: NaiveDate,
    /// The day it is answered by; the day something is weighed again, where that was put off.
    pub due_on: NaiveDate,
    pub registered_by: PersonId,
    pub registered_at: DateTime<Utc>,
    /// Who answered all of it, and when.
    pub answered: Option<(PersonId, DateTime<Utc>)>,
    /// Whose answer somebody else looks through before it goes out.
    pub held_by: Option<PersonId>,
    /// It was entered by mistake: who said so.
    pub withdrawn: Option<Withdrawn>,
}

impl Request {
    pub fn course(&self) -> Course {
        match (&self.withdrawn, self.answered) {
            (Some(_), _) => Course::Withdrawn,
            (None, Some(_)) => Course::Answered,
            (None, None) => Course::Open,
        }
    }

    /// Whether whoever asked waits for an answer, or for what was put off.
    pub fn is_open(&self) -> bool {
        self.course() == Course::Open
    }
}

/// Who withdrew a request, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    pub by: PersonId,
    pub at: DateTime<Utc>,
    pub why: String,
}

type Row = (
    i32,
    i32,
    String,
    String,
    NaiveDate,
    NaiveDate,
    i32,
    NaiveDateTime,
    Option<i32>,
    Option<NaiveDateTime>,
    Option<i32>,
    Option<NaiveDateTime>,
    Option<i32>,
    Option<NaiveDateTime>,
    Option<String>,
);

fn read(serial: usize, row: Row) -> Result<Request, StoreError> {
    let (
        id,
        case_id,
        requester,
        basis,
        received_on,
        due_on,
        by,
        at,
        answered_by,
        answered,
        held,
        _,
        withdrawer,
        withdrawn,
        why,
    ) = row;
    let answered_by = answered_by.map(PersonId);
    let withdrawn = withdrawer.zip(withdrawn).map(|(by, at)| Withdrawn {
        by: PersonId(by),
        at: at.and_utc(),
        why: why.unwrap_or_default(),
    });
    Ok(Request {
        id,
        serial,
        case_id,
        requester,
        basis: Basis::parse(&basis)
            .ok_or_else(|| StoreError::Unreadable(format!("access_requests.basis {basis}")))?,
        received_on,
        due_on,
        registered_by: PersonId(by),
        registered_at: at.and_utc(),
        answered: answered_by.zip(answered.map(|at| at.and_utc())),
        held_by: held.map(PersonId),
        withdrawn,
    })
}

pub fn insert(
    tx: &mut Tx<'_>,
    case: i32,
    new: &NewRequest,
    by: PersonId,
) -> Result<i32, StoreError> {
    let row = (
        access_requests::case_id.eq(case),
        access_requests::requester.eq(new.requester.trim()),
        access_requests::basis.eq(new.basis.code()),
        access_requests::received_on.eq(new.received_on),
        access_requests::due_on.eq(new.basis.due(new.received_on)),
        access_requests::registered_by_id.eq(by.0),
        access_requests::registered_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(access_requests::table)
        .values(row)
        .returning(access_requests::id)
        .get_result(conn))?;
    tx.touch("access_requests", id);
    Ok(id)
}

/// One request of the case, by its number there.
pub fn find(db: &mut Db, case: i32, serial: usize) -> Result<Request, StoreError> {
    let all = list(db, case)?;
    let found = all.into_iter().find(|request| request.serial == serial);
    found.ok_or(StoreError::NotFound)
}

/// The requests of the case, the newest first.
pub fn list(db: &mut Db, case: i32) -> Result<Vec<Request>, StoreError> {
    let rows: Vec<Row> = access_requests::table
        .filter(access_requests::case_id.eq(case))
        .order(access_requests::id)
        .load(db)?;
    let each = rows.into_iter().enumerate();
    let mut all: Vec<Request> = each
        .map(|(before, row)| read(before + 1, row))
        .collect::<Result<_, _>>()?;
    all.reverse();
    Ok(all)
}

/// Whether somebody waits for an answer.
pub fn has_open(db: &mut Db, case: i32) -> Result<bool, StoreError> {
    let open = access_requests::table
        .filter(access_requests::case_id.eq(case))
        .filter(access_requests::answered_at.is_null())
        .filter(access_requests::withdrawn_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(open)).get_result(db)?)
}

/// What was put off is weighed again by another day.
pub fn set_due(tx: &mut Tx<'_>, id: i32, due_on: NaiveDate) -> Result<(), StoreError> {
    diesel::update(access_requests::table.find(id))
        .set(access_requests::due_on.eq(due_on))
        .execute(tx.conn)?;
    tx.touch("access_requests", id);
    Ok(())
}

/// Somebody else looks through what `by` would have answered.
pub fn hold(tx: &mut Tx<'_>, id: i32, by: PersonId) -> Result<(), StoreError> {
    diesel::update(access_requests::table.find(id))
        .set((
            access_requests::held_by_id.eq(by.0),
            access_requests::held_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    tx.touch("access_requests", id);
    Ok(())
}

/// All of it is answered.
pub fn answer(tx: &mut Tx<'_>, id: i32, by: PersonId) -> Result<(), StoreError> {
    diesel::update(access_requests::table.find(id))
        .set((
            access_requests::answered_by_id.eq(by.0),
            access_requests::answered_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    tx.touch("access_requests", id);
    Ok(())
}

/// Something of it is not answered after all, and is by that day.
pub fn reopen(tx: &mut Tx<'_>, id: i32, due_on: NaiveDate) -> Result<(), StoreError> {
    diesel::update(access_requests::table.find(id))
        .set((
            access_requests::answered_by_id.eq(None::<i32>),
            access_requests::answered_at.eq(None::<NaiveDateTime>),
            access_requests::due_on.eq(due_on),
        ))
        .execute(tx.conn)?;
    tx.touch("access_requests", id);
    Ok(())
}

/// It waits for no answer, and stays as it is.
pub fn withdraw(tx: &mut Tx<'_>, id: i32, by: PersonId, why: &str) -> Result<(), StoreError> {
    diesel::update(access_requests::table.find(id))
        .set((
            access_requests::withdrawn_by_id.eq(by.0),
            access_requests::withdrawn_at.eq(tx.now.naive_utc()),
            access_requests::withdrawn_why.eq(why),
        ))
        .execute(tx.conn)?;
    tx.touch("access_requests", id);
    Ok(())
}

pub fn weigh(
    tx: &mut Tx<'_>,
    request: i32,
    document: i32,
    weighed: &Weighed,
    by: PersonId,
) -> Result<(), StoreError> {
    let until = match weighed {
        Weighed::Postponed { until, .. } => Some(*until),
        _ => None,
    };
    let row = (
        access_request_documents::request_id.eq(request),
        access_request_documents::document_id.eq(document),
        access_request_documents::weighed.eq(weighed.code()),
        access_request_documents::exemption.eq(weighed.exemption().map(Exemption::code)),
        access_request_documents::until_on.eq(until),
        access_request_documents::grounds.eq(weighed.grounds()),
        access_request_documents::weighed_by_id.eq(by.0),
        access_request_documents::weighed_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(access_request_documents::table)
        .values(row)
        .returning(access_request_documents::id)
        .get_result(conn))?;
    tx.touch("access_request_documents", id);
    Ok(())
}

type WeighedRow = (i32, String, Option<String>, Option<NaiveDate>, String);

/// How each document stands, by its id: as it was weighed last.
pub fn weighed(db: &mut Db, request: i32) -> Result<BTreeMap<i32, Weighed>, StoreError> {
    let rows: Vec<WeighedRow> = access_request_documents::table
        .filter(access_request_documents::request_id.eq(request))
        .order(access_request_documents::id)
        .select((
            access_request_documents::document_id,
            access_request_documents::weighed,
            access_request_documents::exemption,
            access_request_documents::until_on,
            access_request_documents::grounds,
        ))
        .load(db)?;
    let each = rows
        .into_iter()
        .map(|(document, code, exemption, until, grounds)| {
            let unreadable = || StoreError::Unreadable(format!("access_request_documents: {code}"));
            let exemption = exemption.as_deref().and_then(Exemption::parse);
            let found = match (code.as_str(), exemption, until) {
                ("given", _, _) => Weighed::Given,
                ("partly", Some(exemption), _) => {
                    Weighed::Partly(KeptBack::new(exemption, &grounds))
                }
                ("withheld", Some(exemption), _) => {
                    Weighed::Withheld(KeptBack::new(exemption, &grounds))
                }
                ("postponed", Some(exemption), Some(until)) => Weighed::Postponed {
                    exemption,
                    until,
                    grounds,
                },
                _ => return Err(unreadable()),
            };
            Ok((document, found))
        });
    each.collect()
}
