//! The people behind the offices that a gate calls conflicted (G4, forvaltningslova § 6).

use super::{Failure, next_step, notify};
use crate::audit::Event;
use crate::domain::case::Stage;
use crate::domain::gate::Conflicted;
use crate::domain::impartiality::Grounds;
use crate::domain::person::PersonId;
use crate::domain::routing::LeaderTold;
use crate::store::cases::Case;
use crate::store::{Db, Tx, declarations, ledger, organisation, parties, tasks};
use chrono::NaiveDate;

/// The case as far as it decides who holds which office in it.
pub(super) struct About {
    pub subject: PersonId,
    pub reporter: PersonId,
    pub officer: PersonId,
    pub unit: i32,
    pub happened_on: NaiveDate,
}

/// Whoever holds the conflicted offices, each once.
///
/// Where the subject leads the unit, the nearest leader is the one above. An
/// office that nobody holds has nobody to keep out.
pub(super) fn holders(
    db: &mut Db,
    about: &About,
    conflicted: &[Conflicted],
) -> Result<Vec<PersonId>, Failure> {
    let line = organisation::line(db, Some(about.unit), about.happened_on)?;
    let leader = |at: usize| Some(line.posts.get(at)?.leader.as_ref()?.person);
    let last = line.posts.len().saturating_sub(1);
    let nearest = usize::from(leader(0) == Some(about.subject));
    let mut found = vec![];
    for who in conflicted {
        let person = match who {
            Conflicted::Reporter => Some(about.reporter),
            Conflicted::CaseOfficer => Some(about.officer),
            Conflicted::NearestLeader => leader(nearest),
            Conflicted::UnitLeader => leader((nearest + 1).min(last)),
            Conflicted::ChiefExecutive => leader(last),
        };
        if let Some(person) = person.filter(|person| !found.contains(person)) {
            found.push(person);
        }
    }
    Ok(found)
}

/// Declares them conflicted in the case: from now on they do not see that it exists.
pub(super) fn declare(
    tx: &mut Tx<'_>,
    case_id: i32,
    people: &[PersonId],
    grounds: &str,
    by: PersonId,
) -> Result<(), Failure> {
    let before = parties::conflicted(tx.db(), case_id)?;
    for person in people.iter().filter(|person| !before.contains(person)) {
        parties::declare_conflict(tx, case_id, *person, grounds, by)?;
    }
    Ok(())
}

/// Takes the case from somebody who is conflicted: they no longer see it, what they were
/// to do in it is taken back, and whoever comes next is told. The case itself stays as it is.
pub(super) fn relieve(
    tx: &mut Tx<'_>,
    case: &Case,
    person: PersonId,
    grounds: &Grounds,
    by: PersonId,
    when: LeaderTold,
) -> Result<(), Failure> {
    declarations::insert_conflict(tx, case.id, person, grounds, by)?;
    for task in tasks::list_of_person(tx.db(), case.id, person)? {
        tasks::withdraw(tx, &task)?;
    }
    if case.stage != Stage::Closed {
        let gates = notify::Gates::of_case(tx.db(), case.id)?;
        notify::tell_of_case(tx, case.id, gates, when)?;
        next_step::settle(tx, case.id)?;
    }
    ledger::record(tx, &case.number.to_string(), &Event::ConflictDeclared)?;
    Ok(())
}
