//! Takes away what a case says. The rows that the journal needs stay, with nothing of the case in them.

use super::db::{Db, native};
use super::schema::{attachments, cases, documents, reports, retention_marks, tasks};
use super::{StoreError, Tx, access_answers, document_variants};
use crate::domain::disposal::remains;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Every table that holds something of a case, and which rows are that case's. Whoever refers to a
/// row stands before it. `{case}` and `{report}` are row numbers.
const BELONGINGS: &[(&str, &str)] = &[
    (
        "outbox",
        "task_id in (select id from tasks where case_id = {case} or report_id = {report})",
    ),
    ("task_transfers", "case_id = {case}"),
    ("tasks", "case_id = {case} or report_id = {report}"),
    (
        "document_formats",
        "document_id in (select id from documents where case_id = {case})",
    ),
    (
        "document_variants",
        "document_id in (select id from documents where case_id = {case})",
    ),
    (
        "access_answer_documents",
        "document_id in (select id from documents where case_id = {case})",
    ),
    (
        "access_answers",
        "request_id in (select id from access_requests where case_id = {case})",
    ),
    (
        "access_request_marks",
        "document_id in (select id from documents where case_id = {case})",
    ),
    (
        "access_request_documents",
        "request_id in (select id from access_requests where case_id = {case})",
    ),
    ("access_request_holds", "case_id = {case}"),
    ("access_requests", "case_id = {case}"),
    ("report_holders", "report_id = {report}"),
    (
        "confirmations",
        "decision_id in (select id from decisions where case_id = {case})",
    ),
    ("decisions", "case_id = {case}"),
    ("recommendations", "case_id = {case}"),
    ("assessments", "case_id = {case}"),
    ("gate_answers", "case_id = {case}"),
    ("allegations", "case_id = {case}"),
    ("conflicts", "case_id = {case}"),
    ("parties", "case_id = {case}"),
    ("handovers", "case_id = {case}"),
    ("statements", "case_id = {case}"),
    ("notices", "case_id = {case}"),
    ("consultations", "case_id = {case}"),
    ("letters", "case_id = {case}"),
    (
        "suspension_deeds",
        "suspension_id in (select id from suspensions where case_id = {case})",
    ),
    ("suspensions", "case_id = {case}"),
    ("clock_facts", "case_id = {case}"),
    ("reopenings", "case_id = {case}"),
    ("declarations", "case_id = {case}"),
    ("assignments", "case_id = {case}"),
    ("substitutes", "case_id = {case}"),
    ("access_grants", "case_id = {case}"),
    ("case_links", "case_id = {case} or linked_case_id = {case}"),
    ("holds", "case_id = {case}"),
    ("case_circumstances", "case_id = {case}"),
    (
        "blocking_openings",
        "blocking_id in (select id from blockings where case_id = {case})",
    ),
    ("blockings", "case_id = {case}"),
    ("corrections", "case_id = {case}"),
    ("attachments", "report_id = {report}"),
];

/// Tables that name a case and stay, or are no case's own; `tests/disposal.rs` holds every table against these lists.
pub const STAYING: &[&str] = &[
    "cases",
    "documents",
    "reports",
    "retention_marks",
    "disposal_lines",
    "core_units",
    "document_marks",
];

/// The tables of [`BELONGINGS`].
pub fn emptied() -> impl Iterator<Item = &'static str> {
    BELONGINGS.iter().map(|(table, _)| *table)
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    id: i32,
}

fn found(db: &mut Db, table: &str, which: &str) -> Result<Vec<i32>, StoreError> {
    let sql = format!("select id from {table} where {which} order by id");
    let rows: Vec<Found> = native!(db, conn => diesel::sql_query(sql).load(conn))?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The rows of the case in each table that is emptied.
pub fn belongings(
    db: &mut Db,
    case: i32,
    report: i32,
) -> Result<BTreeMap<&'static str, Vec<i32>>, StoreError> {
    let mut all = BTreeMap::new();
    for (table, which) in BELONGINGS {
        let ids = found(db, table, &filled(which, case, report))?;
        all.insert(*table, ids);
    }
    Ok(all)
}

fn filled(which: &str, case: i32, report: i32) -> String {
    which
        .replace("{case}", &case.to_string())
        .replace("{report}", &report.to_string())
}

/// A file that a case names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    pub sha256: String,
    pub size: i64,
}

/// The files that the case names: its documents', and its report's. Each checksum once, in order.
pub fn files(db: &mut Db, case: i32, report: i32) -> Result<Vec<Named>, StoreError> {
    let mut all: Vec<(String, i64)> = documents::table
        .filter(documents::case_id.eq(case))
        .filter(documents::destroyed_at.is_null())
        .select((documents::sha256, documents::size))
        .load(db)?;
    let attached: Vec<(String, i64)> = attachments::table
        .filter(attachments::report_id.eq(report))
        .select((attachments::sha256, attachments::size))
        .load(db)?;
    all.extend(attached);
    all.extend(document_variants::files_of_case(db, case)?);
    all.extend(access_answers::files_of_case(db, case)?);
    let named = all.into_iter().map(|(sha256, size)| Named { sha256, size });
    let mut named: Vec<Named> = named.collect();
    named.sort();
    named.dedup_by(|one, other| one.sha256 == other.sha256);
    Ok(named)
}

/// Takes away every row of the case, and all that its own row, its documents' and its report's say beside what the
/// journal keeps: number, days, the neutral title, from and to whom (bevaringsforskrifta § 20; arkivforskrifta § 15).
pub fn erase(tx: &mut Tx<'_>, case: i32, report: i32) -> Result<(), StoreError> {
    for (table, which) in BELONGINGS {
        let which = filled(which, case, report);
        let ids = found(tx.conn, table, &which)?;
        let sql = format!("delete from {table} where {which}");
        native!(&mut *tx.conn, conn => diesel::sql_query(sql).execute(conn))?;
        for id in ids {
            tx.touch(table, id);
        }
    }
    let now = tx.now.naive_utc();
    let none: Option<String> = None;
    let came: NaiveDateTime = reports::table
        .find(report)
        .select(reports::received_at)
        .first(tx.conn)?;
    let left = remains(came.and_utc());
    diesel::update(cases::table.find(case))
        .set((
            cases::title.eq(cases::public_title),
            cases::happened_on.eq(left.happened_on),
            cases::channel.eq(left.channel.code()),
            cases::outcome.eq(&none),
            cases::closing_grounds.eq(&none),
            cases::destroyed_at.eq(now),
        ))
        .execute(tx.conn)?;
    tx.touch("cases", case);
    super::core_units::forget_words(tx, case)?;
    forget_facts(tx, case)?;
    let papers: Vec<i32> = documents::table
        .filter(documents::case_id.eq(case))
        .select(documents::id)
        .load(tx.conn)?;
    diesel::update(documents::table.filter(documents::case_id.eq(case)))
        .set((
            documents::title.eq(documents::public_title),
            documents::name.eq(""),
            documents::destroyed_at.eq(now),
        ))
        .execute(tx.conn)?;
    for id in papers {
        tx.touch("documents", id);
    }
    diesel::update(reports::table.find(report))
        .set((
            reports::subject_id.eq(None::<i32>),
            reports::subject_name.eq(""),
            reports::account.eq(""),
            reports::happened_on.eq(left.happened_on),
            reports::happened_at.eq(&none),
            reports::channel.eq(left.channel.code()),
            reports::points.eq(""),
            reports::draft_token.eq(&none),
            reports::origin_case_id.eq(None::<i32>),
            reports::destroyed_at.eq(now),
        ))
        .execute(tx.conn)?;
    tx.touch("reports", report);
    Ok(())
}

/// What the marks were computed from: how grave it was, and what came of it. The rule and the period stay, as the
/// certificate has them (arkivforskrifta § 3).
fn forget_facts(tx: &mut Tx<'_>, case: i32) -> Result<(), StoreError> {
    let marks: Vec<i32> = retention_marks::table
        .filter(retention_marks::case_id.eq(case))
        .select(retention_marks::id)
        .load(tx.conn)?;
    diesel::update(retention_marks::table.filter(retention_marks::case_id.eq(case)))
        .set(retention_marks::facts.eq(""))
        .execute(tx.conn)?;
    for id in marks {
        tx.touch("retention_marks", id);
    }
    Ok(())
}

/// The pages of the case that are not called by its number.
pub fn places(db: &mut Db, case: i32, report: i32) -> Result<Vec<String>, StoreError> {
    let rows = belongings(db, case, report)?;
    let of = |table: &str| rows.get(table).cloned().unwrap_or_default();
    let tokens: Vec<String> = tasks::table
        .filter(tasks::id.eq_any(of("tasks")))
        .select(tasks::token)
        .load(db)?;
    let asked = tokens.into_iter().map(|token| format!("/t/{token}"));
    let blocked = of("blockings").into_iter();
    let blocked = blocked.map(|id| format!("/archive/blocked/{id}"));
    Ok(asked.chain(blocked).collect())
}
