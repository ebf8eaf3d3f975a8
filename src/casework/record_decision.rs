//! A named person decides a case.

use super::candidate::Known;
use super::{Failure, Office, carry_out, impartial, next_step, paper, standing};
use crate::audit::Event;
use crate::documents::texts;
use crate::domain::access::Viewer;
use crate::domain::authority::{Act, Policy, may_decide};
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::decision::{Decision, Standing, decide};
use crate::domain::document::{Kind, PERSONAL};
use crate::domain::gate::Gates;
use crate::domain::impartiality::Said;
use crate::domain::local_time;
use crate::store::cases::Case;
use crate::store::proposals::Recommended;
use crate::store::{Db, cases, delegations, documents, files, gates, ledger, people, proposals};
use chrono::{DateTime, Utc};

/// Records the decision and puts it in the case and in the journal.
///
/// The right person (`domain::authority`), their impartiality (`domain::impartiality`), the lawful order and the grounds
/// (`domain::decision`) are judged twice: before the paper is written, and again
/// when it is put in the case. What needs a second person is not in force yet.
pub fn record_decision(
    office: &Office<'_>,
    by: &Viewer,
    number: CaseNumber,
    decision: Decision,
    said: Said,
) -> Result<(), Failure> {
    let (now, policy) = (office.now, office.policy);
    let (text, day, owner) = office.store.read(|db| {
        let case = cases::find(db, by, number)?;
        let judged = Judged::of(db, by, &case, now)?;
        judged.decide(&case, &decision, policy)?;
        impartial::check(db, &case, by.person, said)?;
        let name = people::find(db, by.person)?.name;
        let text = texts::decision(number, &decision, &name, now);
        Ok::<_, Failure>((text, judged.known.today, files::of_case(db, case.id)?))
    })?;
    let kept = office.files.keep(&owner, text.as_bytes())?;
    let by = by.clone();
    office.store.write(&by.person.to_string(), now, move |tx| {
        let case = cases::take(tx, &by, number)?;
        let judged = Judged::of(tx.db(), &by, &case, now)?;
        let stage = judged.decide(&case, &decision, policy)?;
        impartial::declared(tx, &case, by.person, said)?;
        let recommendation = judged.recommended.id;
        proposals::insert_decision(tx, case.id, recommendation, &decision, by.person)?;
        let title = texts::DECISION_TITLE;
        let paper = paper::plain(Kind::Decision, title, PERSONAL, "avgjerd.txt", kept, day);
        documents::insert(tx, case.id, &paper, by.person)?;
        cases::advance(tx, &case, stage)?;
        next_step::settle(tx, case.id)?;
        carry_out::settle(tx, case.id)?;
        let event = Event::DecisionRecorded {
            severity: decision.severity,
            follows: decision.severity == judged.proposal.assessment.severity,
        };
        ledger::record(tx, &number.to_string(), &event)?;
        Ok(())
    })
}

/// What a decision is judged against, read together.
struct Judged {
    proposal: standing::Proposal,
    recommended: Recommended,
    gates: Gates,
    known: Known,
    has_substitute: bool,
}

impl Judged {
    fn of(db: &mut Db, by: &Viewer, case: &Case, now: DateTime<Utc>) -> Result<Judged, Failure> {
        let proposal = standing::proposal(db, case)?.ok_or(Failure::NotAssessed)?;
        let recommended = proposals::recommendation(db, case.id)?;
        let recommended = recommended.filter(|made| made.assessment_id == proposal.row.id);
        Ok(Judged {
            proposal,
            recommended: recommended.ok_or(Failure::NotRecommended)?,
            gates: standing::gates(&gates::history(db, case.id)?),
            known: Known::of(db, by, case, local_time::day(now))?,
            has_substitute: !delegations::substitutes(db, case.id)?.is_empty(),
        })
    }

    fn decide(&self, case: &Case, decision: &Decision, policy: Policy) -> Result<Stage, Failure> {
        let act = Act::of(decision.severity);
        may_decide(&self.known.candidate(), act, self.known.today, policy)?;
        let standing = Standing {
            stage: case.stage,
            ruleset: &self.proposal.ruleset,
            gates: &self.gates,
            assessment: &self.proposal.assessment,
            has_substitute: self.has_substitute,
        };
        Ok(decide(&standing, decision)?)
    }
}
