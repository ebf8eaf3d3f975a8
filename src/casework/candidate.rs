//! How somebody who wants to decide or to confirm stands to the case (forvaltningslova § 6; kommunelova § 13-1).

use crate::domain::access::Viewer;
use crate::domain::authority::{Candidate, Conflict, Delegation};
use crate::domain::person::PersonId;
use crate::store::cases::Case;
use crate::store::{Db, StoreError, delegations, organisation, parties, proposals};
use chrono::NaiveDate;

/// What is known of the person; lend it out as a [`Candidate`].
pub(super) struct Known {
    person: Viewer,
    delegations: Vec<Delegation>,
    is_substitute: bool,
    conflicted: Vec<PersonId>,
    leader: Option<PersonId>,
    registered_it: bool,
    is_officer: bool,
    pub today: NaiveDate,
}

impl Known {
    pub fn of(
        db: &mut Db,
        person: &Viewer,
        case: &Case,
        today: NaiveDate,
    ) -> Result<Known, StoreError> {
        let substitutes = delegations::substitutes(db, case.id)?;
        let recommended = proposals::recommendation(db, case.id)?;
        // The subject cannot be anybody's impartial leader either (§ 6 first paragraph a).
        let mut conflicted = parties::conflicted(db, case.id)?;
        conflicted.push(case.subject);
        Ok(Known {
            delegations: delegations::of_person(db, person.person)?,
            is_substitute: substitutes.iter().any(|it| it.person == person.person),
            leader: organisation::holder(db, person.person, today)?.superior,
            registered_it: case.registered_by == person.person,
            // Whoever stood in for the officer has prepared the case too.
            is_officer: case.officer == person.person
                || recommended.is_some_and(|it| it.by == person.person),
            person: person.clone(),
            conflicted,
            today,
        })
    }

    pub fn candidate(&self) -> Candidate<'_> {
        let has = |person: &PersonId| self.conflicted.contains(person);
        let conflict = if has(&self.person.person) {
            Some(Conflict::Own)
        } else {
            self.leader
                .as_ref()
                .filter(|leader| has(leader))
                .map(|_| Conflict::Leader)
        };
        Candidate {
            person: self.person.person,
            roles: &self.person.roles,
            delegations: &self.delegations,
            is_substitute: self.is_substitute,
            conflict,
            registered_it: self.registered_it,
            is_officer: self.is_officer,
        }
    }
}
