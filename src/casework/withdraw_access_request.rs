//! A request for access that was entered by mistake waits for no answer: it stays in the case with the reason.

use super::Failure;
use super::answer_access::settle;
use super::hold_answer::{is_held, knows_all};
use super::named_people::named_people;
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::access_request::{Left, Refusal, may_withdraw, why_withdrawn};
use crate::domain::case::CaseNumber;
use crate::store::{Tx, access_answers, access_requests, cases, document_variants, ledger};

/// Withdraws it. The tasks about it are done, and copies that were made for it no longer count: none of them went out.
/// A hold that somebody has set on the case by hand stands until somebody ends it.
///
/// Whoever was refused to answer withdraws no request that they may not answer: somebody else looks at it.
pub fn withdraw_access_request(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
    typed: &str,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let request = access_requests::find(tx.db(), case.id, serial)?;
    let has_answer = !access_answers::list(tx.db(), request.id)?.is_empty();
    may_withdraw(request.course(), has_answer)?;
    let why = why_withdrawn(typed)?;
    let knows = knows_all(&named_people(tx.db(), by, &case, &request)?);
    if is_held(tx.db(), by, &request, knows)? {
        return Err(Refusal::Held.into());
    }
    settle(tx, &case, &request, Left::Nothing)?;
    for document in access_requests::weighed(tx.db(), request.id)?.into_keys() {
        document_variants::void(tx, request.id, document)?;
    }
    access_requests::withdraw(tx, request.id, by.person, &why)?;
    ledger::record(tx, &number.to_string(), &Event::AccessRequestWithdrawn)?;
    Ok(())
}
