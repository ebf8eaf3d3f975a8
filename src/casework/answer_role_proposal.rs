//! A second person approves a proposed role, or turns it down.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::grant_role::grant_role;
use crate::domain::account::Refusal;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::store::people::Person;
use crate::store::role_proposals::Proposal;
use crate::store::{StoreError, Tx, ledger, people, role_proposals};

/// A proposal, with the people in it by name.
#[derive(Clone, Debug)]
pub struct Shown {
    pub proposal: Proposal,
    pub person: Person,
    pub proposed_by: Person,
}

/// What waits. That somebody looked is recorded.
pub fn list_role_proposals(tx: &mut Tx<'_>, reader: PersonId) -> Result<Vec<Shown>, Failure> {
    let mut shown = vec![];
    for proposal in role_proposals::list_waiting(tx.db())? {
        shown.push(Shown {
            person: people::find(tx.db(), proposal.person_id)?,
            proposed_by: people::find(tx.db(), proposal.proposed_by)?,
            proposal,
        });
    }
    ledger::record(tx, &reader.to_string(), &Event::PeopleListed)?;
    Ok(shown)
}

/// Nobody approves what they proposed, nor a role for themselves. Whoever proposed it may take it
/// back, and whoever it is for may say no. What was to begin earlier begins today.
pub fn answer_role_proposal(
    tx: &mut Tx<'_>,
    by: PersonId,
    id: i32,
    is_approved: bool,
) -> Result<(), Failure> {
    let waiting = role_proposals::list_waiting(tx.db())?;
    let found = waiting.into_iter().find(|proposal| proposal.id == id);
    let proposal = found.ok_or(StoreError::NotFound)?;
    let subject = proposal.person_id.to_string();
    let role = proposal.term.role.code();
    if !is_approved {
        role_proposals::answer(tx, id, by, "declined")?;
        ledger::record(tx, &subject, &Event::RoleDeclined { role })?;
        return Ok(());
    }
    if by == proposal.proposed_by || by == proposal.person_id {
        return Err(Refusal::OwnProposal.into());
    }
    role_proposals::answer(tx, id, by, "approved")?;
    ledger::record(tx, &subject, &Event::RoleApproved { role })?;
    let mut term = proposal.term;
    term.from = term.from.max(day(tx.now));
    grant_role(tx, proposal.person_id, term)
}
