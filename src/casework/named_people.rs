//! Who must not be named to whoever asks to see documents, and who of them may be known to whoever answers.
//!
//! Everybody who has a part in the case or in one that it is linked to is sought by every part of
//! the name, and whoever else works here by the whole name; not whoever handles such cases by
//! office. Who reported a whistleblowing case is sought for everybody, and shown to whoever may know alone.

use super::show_reporter::may_know;
use crate::domain::access::Viewer;
use crate::domain::access_request::Basis;
use crate::domain::local_time::day;
use crate::domain::name_search::{Enough, Sought, is_same_name};
use crate::domain::person::{PersonId, Role};
use crate::store::access_requests::Request;
use crate::store::cases::Case;
use crate::store::parties::{self, Part};
use crate::store::people::{self, Person};
use crate::store::{Db, StoreError, case_links, cases, documents, letters, reports};
use std::collections::BTreeSet;

/// What somebody who is sought is to the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Party,
    /// Of a whistleblowing case: named to nobody who asks.
    Reporter,
    /// Works here, and has no part that is known.
    Colleague,
}

/// Whom the documents are searched for.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Those that may be shown to whoever answers.
    pub people: Vec<Sought>,
    /// What each of them is, in the same order.
    pub whose: Vec<Whose>,
    /// Those who must not be shown, nor told of.
    pub hidden: Vec<Sought>,
}

struct Gathering {
    named: Named,
    seen: BTreeSet<i32>,
}

impl Gathering {
    fn add(&mut self, person: &Person, whose: Whose) {
        if self.seen.insert(person.id.0) {
            let enough = match whose {
                Whose::Colleague => Enough::FullName,
                _ => Enough::AnyPart,
            };
            self.named.people.push(sought(person, enough));
            self.named.whose.push(whose);
        }
    }
}

fn sought(person: &Person, enough: Enough) -> Sought {
    Sought::of(&person.name, &person.email, &person.employee_no, enough)
}

/// Whom to search for before anything of `case` goes to whoever made `request`.
pub(super) fn named_people(
    db: &mut Db,
    by: &Viewer,
    case: &Case,
    request: &Request,
) -> Result<Named, StoreError> {
    let everybody = people::list(db)?;
    let known = |id: PersonId| everybody.iter().find(|it| it.id == id);
    let is_asker = |person: &Person| {
        request.basis != Basis::Public && is_same_name(&person.name, &request.requester)
    };
    let mut found = Gathering {
        named: Named::default(),
        seen: BTreeSet::new(),
    };
    // Reporters first: what else somebody is takes nothing from that.
    let mut linked = vec![];
    for end in case_links::ends(db, case.id)? {
        let other = cases::by_id(db, end)?;
        let is_open = match cases::find(db, by, other.number) {
            Ok(_) => true,
            Err(StoreError::NotFound) => false,
            Err(error) => return Err(error),
        };
        linked.push((other, is_open));
    }
    let own = [(case.clone(), true)];
    let mut kept_back = vec![];
    for (one, is_open) in own.iter().chain(&linked).filter(|it| it.0.is_narrow()) {
        let reporter = reports::find_by_id(db, one.report_id)?.report.reporter;
        let Some(person) = known(reporter) else {
            continue;
        };
        if *is_open && may_know(db, by, one)? {
            found.add(person, Whose::Reporter);
        } else {
            kept_back.push(person.clone());
        }
    }
    for (one, is_open) in own.iter().chain(&linked) {
        let mut all = parties::list(db, one.id, Part::Subject)?;
        all.extend(parties::list(db, one.id, Part::Witness)?);
        if !one.is_narrow() && one.id == case.id {
            all.push(reports::find_by_id(db, one.report_id)?.report.reporter);
        }
        for person in all.into_iter().filter_map(known) {
            if is_asker(person) {
                found.seen.insert(person.id.0);
            } else if *is_open {
                found.add(person, Whose::Party);
            } else if !found.seen.contains(&person.id.0) {
                kept_back.push(person.clone());
            }
        }
    }
    handlers(db, by, case, &mut found.seen)?;
    let signers = signers(db, case.id)?;
    for person in &everybody {
        let signs = signers.iter().any(|name| is_same_name(name, &person.name));
        if !(signs || is_asker(person)) {
            found.add(person, Whose::Colleague);
        }
    }
    let mut named = found.named;
    named.hidden = kept_back
        .iter()
        .map(|person| sought(person, Enough::AnyPart))
        .collect();
    Ok(named)
}

/// Whoever handles such cases by office, or has handled this one: their names are no secret.
fn handlers(
    db: &mut Db,
    by: &Viewer,
    case: &Case,
    seen: &mut BTreeSet<i32>,
) -> Result<(), StoreError> {
    let own = [case.officer, case.registered_by, by.person];
    seen.extend(own.iter().map(|id| id.0));
    let offices = [
        Role::HrOfficer,
        Role::HrHead,
        Role::ChiefExecutive,
        Role::Mayor,
    ];
    for role in offices {
        let holders = people::holders(db, role, day(by.at))?;
        seen.extend(holders.iter().map(|person| person.id.0));
    }
    let papers = documents::list(db, case.id)?;
    seen.extend(papers.iter().map(|paper| paper.created_by.0));
    Ok(())
}

/// Whoever has signed a letter of the case.
fn signers(db: &mut Db, case: i32) -> Result<Vec<String>, StoreError> {
    let all = letters::list(db, case)?.into_iter();
    let sent = all.filter(|letter| letter.document.is_some());
    Ok(sent.map(|letter| letter.draft.signer.name).collect())
}
