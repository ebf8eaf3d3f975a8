//! The officer weighs whether the documents that somebody has asked for are given, and which provision keeps the others back.

use super::Failure;
use super::named_people::{Named, named_people};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::access_request::{Refusal, Weighed, may_weigh};
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::store::{
    StoreError, Tx, access_answers, access_requests, cases, document_variants, documents, ledger,
};
use std::collections::BTreeSet;

/// How a document is weighed, by its number in the case.
pub type Said = (i32, Weighed);

/// Why documents are not weighed so: everything, each with the number of its document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not weighed so: {0:?}")]
pub struct Unweighed(pub Vec<(i32, Refusal)>);

/// All that is said, or nothing. What is as it was is not written once more.
///
/// Grounds that name somebody are refused, as far as `by` may know of them. Whoever is hidden from `by` is
/// sought when the answer is made, and nothing is told of it here.
pub fn weigh_access(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
    said: &[Said],
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let request = access_requests::find(tx.db(), case.id, serial)?;
    request.course().must_be_open()?;
    let today = day(tx.now);
    let before = access_requests::weighed(tx.db(), request.id)?;
    let all = documents::list(tx.db(), case.id)?;
    let answers = access_answers::list(tx.db(), request.id)?;
    let lines = answers.iter().flat_map(|it| &it.lines);
    let settled = lines.filter(|line| line.until.is_none());
    let answered: BTreeSet<i32> = settled.map(|line| line.document).collect();
    let has_grounds = said.iter().any(|it| !it.1.grounds().is_empty());
    let named = if has_grounds {
        named_people(tx.db(), by, &case, &request)?
    } else {
        Named::default()
    };
    let (mut changed, mut wrong) = (0, vec![]);
    for (serial, weighed) in said {
        let document = all.iter().find(|it| it.serial == *serial);
        let document = document.ok_or(StoreError::NotFound)?;
        if before.get(&document.id) == Some(weighed) {
            continue;
        }
        let found = may_weigh(request.basis, weighed, today).err();
        wrong.extend(
            found
                .unwrap_or_default()
                .into_iter()
                .map(|it| (*serial, it)),
        );
        let names = weighed.names_none_of(&named.people).err();
        wrong.extend(names.map(|it| (*serial, it)));
        // What an answer has given or refused is said.
        if answered.contains(&document.id) {
            wrong.push((*serial, Refusal::Answered));
        }
        if !wrong.is_empty() {
            continue;
        }
        document_variants::void(tx, request.id, document.id)?;
        access_requests::weigh(tx, request.id, document.id, weighed, by.person)?;
        changed += 1;
    }
    if !wrong.is_empty() {
        return Err(Unweighed(wrong).into());
    }
    let event = Event::AccessWeighed { changed };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}
