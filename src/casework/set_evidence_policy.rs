//! The archivist answers for the municipality: does copied evidence belong to how a whistleblowing case was handled?

use super::set_warning_policy::{Told, told};
use super::{Failure, mark_documents};
use crate::audit::Event;
use crate::domain::evidence_policy::{EvidencePolicy, set};
use crate::store::document_retention::{POLICY, POLICY_REASON, evidence_policy};
use crate::store::{Db, StoreError, Tx, cases, chains, ledger, settings};

/// The subject of the entry that tells who decided.
const SUBJECT: &str = "setting:retention.evidence_is_handling";

/// The answer that stands, and who gave it.
#[derive(Clone, Debug)]
pub struct Answer {
    pub policy: EvidencePolicy,
    pub told: Told,
}

/// Stores the answer with its reason, and marks the documents of every closed case that it is about. Gives in how
/// many cases something was marked.
///
/// What is preserved already is never kept for a shorter time by it.
pub fn set_evidence_policy(
    tx: &mut Tx<'_>,
    to: EvidencePolicy,
    reason: &str,
) -> Result<usize, Failure> {
    let now = evidence_policy(tx.db())?;
    let reason = set(now, to, reason)?;
    settings::set(tx, POLICY, code(to))?;
    settings::set(tx, POLICY_REASON, &reason)?;
    ledger::record(tx, SUBJECT, &Event::SettingChanged { name: POLICY })?;
    let mut count = 0;
    for id in chains::closed(tx.db())? {
        let case = cases::by_id(tx.db(), id)?;
        let is_marked = mark_documents::mark_documents(tx, &case, mark_documents::POLICY)?;
        count += usize::from(is_marked);
    }
    Ok(count)
}

fn code(policy: EvidencePolicy) -> &'static str {
    match policy {
        EvidencePolicy::Belongs => "yes",
        EvidencePolicy::OwnPeriod => "no",
        EvidencePolicy::Unset => "",
    }
}

/// The answer that stands; nothing while nobody has answered.
pub fn answer(db: &mut Db) -> Result<Option<Answer>, StoreError> {
    let policy = evidence_policy(db)?;
    let told = told(db, SUBJECT, (POLICY, POLICY_REASON))?;
    Ok(told.map(|told| Answer { policy, told }))
}
