//! The suspension that stands in a case, with what it is judged against (arbeidsmiljølova § 15-13).

use super::candidate::Known;
use super::{Failure, standing};
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::gate::Gates;
use crate::domain::local_time;
use crate::domain::suspension::{Deed, Refusal};
use crate::store::cases::Case;
use crate::store::suspensions::{self, Done, Suspension};
use crate::store::{Db, StoreError, Tx, cases, gates};
use chrono::NaiveDate;

/// A case and its suspension, read to be changed.
pub(super) struct Suspended {
    pub case: Case,
    pub gates: Gates,
    pub suspension: Suspension,
}

/// Takes the latest suspension of the case.
pub(super) fn take(tx: &mut Tx<'_>, by: &Viewer, number: CaseNumber) -> Result<Suspended, Failure> {
    let case = cases::take(tx, by, number)?;
    let latest = suspensions::list(tx.db(), case.id)?.pop();
    Ok(Suspended {
        gates: standing::gates(&gates::history(tx.db(), case.id)?),
        suspension: latest.ok_or(Refusal::NotProposed)?,
        case,
    })
}

impl Suspended {
    /// How `by` stands to the case.
    pub fn known(&self, tx: &mut Tx<'_>, by: &Viewer) -> Result<Known, StoreError> {
        let now = tx.now;
        Known::of(tx.db(), by, &self.case, local_time::day(now))
    }
}

/// The day a suspension was last looked at, or began.
pub(super) fn reviewed(
    db: &mut Db,
    suspension: &Suspension,
) -> Result<Option<NaiveDate>, StoreError> {
    let deeds = suspensions::deeds(db, suspension.case_id)?;
    let review = deeds
        .iter()
        .rfind(|it| it.suspension == suspension.id && it.deed == Deed::Reviewed);
    Ok(review
        .map(|it| local_time::day(it.at))
        .or(suspension.began_on))
}

/// The decision on the latest suspension of a case; one that was sent back does not stand.
pub(super) fn decided(db: &mut Db, case_id: i32) -> Result<Option<Done>, StoreError> {
    let Some(latest) = suspensions::list(db, case_id)?.pop() else {
        return Ok(None);
    };
    let mut deeds = suspensions::deeds(db, case_id)?;
    deeds.retain(|it| it.suspension == latest.id);
    let verdicts = [Deed::Decided, Deed::Returned];
    let last = deeds.into_iter().rfind(|it| verdicts.contains(&it.deed));
    Ok(last.filter(|it| it.deed == Deed::Decided))
}
