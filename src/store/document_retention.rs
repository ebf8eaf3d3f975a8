//! How documents are kept where a rule differs from that of their case, as rows. The latest mark counts; without one
//! a document follows its case.

use super::schema::document_marks;
use super::{Db, StoreError, Tx, settings};
use crate::domain::evidence_policy::EvidencePolicy;
use crate::domain::retention::Retention;
use crate::store::retention::{Mark, Row, mark};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// The setting that says whether copied evidence belongs to the handling: `yes` or `no`.
pub const POLICY: &str = "retention.evidence_is_handling";
/// The archivist's reason.
pub const POLICY_REASON: &str = "retention.evidence_is_handling.reason";

/// What the archivist has answered on copied evidence.
pub fn evidence_policy(db: &mut Db) -> Result<EvidencePolicy, StoreError> {
    let setting = settings::find(db, POLICY)?;
    Ok(
        match setting.as_ref().map(|setting| setting.value.as_str()) {
            Some("yes") => EvidencePolicy::Belongs,
            Some("no") => EvidencePolicy::OwnPeriod,
            _ => EvidencePolicy::Unset,
        },
    )
}

/// Marks a document of a case.
pub fn insert(
    tx: &mut Tx<'_>,
    (case_id, document_id): (i32, i32),
    kept: &Retention,
) -> Result<(), StoreError> {
    let codes: Vec<&str> = kept.rows.iter().map(|row| row.code).collect();
    let months = kept.period.map(|period| i32::try_from(period.months));
    let months = months
        .transpose()
        .map_err(|_| StoreError::Unreadable("a retention period of aeons".to_owned()))?;
    let id: i32 = diesel::insert_into(document_marks::table)
        .values((
            document_marks::case_id.eq(case_id),
            document_marks::document_id.eq(document_id),
            document_marks::outcome.eq(kept.outcome.code()),
            document_marks::reasons.eq(codes.join(" ")),
            document_marks::months.eq(months),
            document_marks::starts_on.eq(kept.period.map(|period| period.starts_on)),
            document_marks::destroy_from.eq(kept.period.map(|period| period.destroy_from)),
            document_marks::marked_at.eq(tx.now.naive_utc()),
        ))
        .returning(document_marks::id)
        .get_result(tx.conn)?;
    tx.touch("document_marks", id);
    Ok(())
}

/// The mark that stands of each document of these cases that has one, by the document's id.
pub fn of_cases(db: &mut Db, cases: &[i32]) -> Result<BTreeMap<i32, Mark>, StoreError> {
    let rows: Vec<Row> = document_marks::table
        .filter(document_marks::case_id.eq_any(cases))
        .order(document_marks::id)
        .select((
            document_marks::document_id,
            document_marks::outcome,
            document_marks::reasons,
            document_marks::months,
            document_marks::starts_on,
            document_marks::destroy_from,
        ))
        .load(db)?;
    rows.into_iter().map(mark).collect()
}
