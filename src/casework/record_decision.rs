//! A named person decides a case.

use super::{Failure, Office, standing};
use crate::audit::Event;
use crate::documents::texts;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::decision::{Decision, Refusal, Standing, decide};
use crate::domain::document::{Kind, PERSONAL};
use crate::domain::gate::Gates;
use crate::domain::local_time;
use crate::store::cases::Case;
use crate::store::documents::NewDocument;
use crate::store::proposals::Recommended;
use crate::store::{Db, cases, documents, gates, ledger, people, proposals};

/// Records the decision and puts it in the case and in the journal.
///
/// No reaction, guidance and a warning can be decided; a dismissal and a
/// termination are refused until the lawful procedure can be followed here
/// (`domain::decision`).
pub fn record_decision(
    office: &Office<'_>,
    by: &Viewer,
    number: CaseNumber,
    decision: Decision,
) -> Result<(), Failure> {
    let text = office.store.read(|db| {
        let case = cases::find(db, by, number)?;
        let judged = Judged::of(db, &case)?;
        judged.decide(&case, &decision)?;
        let name = people::find(db, by.person)?.name;
        Ok::<_, Failure>(texts::decision(number, &decision, &name, office.now))
    })?;
    let kept = office.files.keep(text.as_bytes())?;
    let by = by.clone();
    let day = local_time::day(office.now);
    office
        .store
        .write(&by.person.to_string(), office.now, move |tx| {
            let case = cases::take(tx, &by, number)?;
            let judged = Judged::of(tx.db(), &case)?;
            let stage = judged.decide(&case, &decision)?;
            let recommendation = judged.recommended.id;
            proposals::insert_decision(tx, case.id, recommendation, &decision, by.person)?;
            let paper = NewDocument {
                kind: Kind::Decision,
                main_id: None,
                title: texts::DECISION_TITLE.to_owned(),
                public_title: texts::DECISION_TITLE.to_owned(),
                shielding: PERSONAL.to_owned(),
                name: "avgjerd.txt".to_owned(),
                extension: "txt".to_owned(),
                media_type: "text/plain".to_owned(),
                kept,
                dated_on: day,
            };
            documents::insert(tx, case.id, &paper, by.person)?;
            cases::advance(tx, &case, stage)?;
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
}

impl Judged {
    fn of(db: &mut Db, case: &Case) -> Result<Judged, Failure> {
        let proposal = standing::proposal(db, case)?.ok_or(Failure::NotAssessed)?;
        let recommended = proposals::recommendation(db, case.id)?;
        let recommended = recommended.filter(|made| made.assessment_id == proposal.row.id);
        Ok(Judged {
            proposal,
            recommended: recommended.ok_or(Failure::NotRecommended)?,
            gates: standing::gates(&gates::history(db, case.id)?),
        })
    }

    fn decide(
        &self,
        case: &Case,
        decision: &Decision,
    ) -> Result<crate::domain::case::Stage, Refusal> {
        let standing = Standing {
            stage: case.stage,
            ruleset: &self.proposal.ruleset,
            gates: &self.gates,
            assessment: &self.proposal.assessment,
        };
        decide(&standing, decision)
    }
}
