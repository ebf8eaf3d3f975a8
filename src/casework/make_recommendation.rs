//! An officer says what to make of the proposal, followed or not, with own grounds.

use super::{Failure, Office, next_step, paper, standing};
use crate::audit::Event;
use crate::documents::texts;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::decision::{Recommendation, Standing, recommend};
use crate::domain::document::{INTERNAL, Kind};
use crate::domain::local_time;
use crate::store::{StoreError, cases, documents, files, gates, ledger, people, proposals};

/// Records the recommendation, and puts it in the case as a note together with
/// the proposal it is made of.
pub fn make_recommendation(
    office: &Office<'_>,
    by: &Viewer,
    number: CaseNumber,
    recommendation: Recommendation,
) -> Result<(), Failure> {
    let (text, owner) = office.store.read(|db| {
        let case = cases::find(db, by, number)?;
        let proposal = standing::proposal(db, &case)?.ok_or(Failure::NotAssessed)?;
        let gates = standing::gates(&gates::history(db, case.id)?);
        let standing = Standing {
            stage: case.stage,
            ruleset: &proposal.ruleset,
            gates: &gates,
            assessment: &proposal.assessment,
            has_substitute: false,
        };
        recommend(&standing, &recommendation)?;
        let name = people::find(db, by.person)?.name;
        let text = texts::recommendation(
            number,
            &proposal.assessment,
            &recommendation,
            &name,
            office.now,
        );
        Ok::<_, Failure>((text, files::of_case(db, case.id)?))
    })?;
    let kept = office.files.keep(&owner, text.as_bytes())?;
    let by = by.clone();
    let day = local_time::day(office.now);
    office
        .store
        .write(&by.person.to_string(), office.now, move |tx| {
            let case = cases::take(tx, &by, number)?;
            let proposal = standing::proposal(tx.db(), &case)?.ok_or(Failure::NotAssessed)?;
            let gates = standing::gates(&gates::history(tx.db(), case.id)?);
            let standing = Standing {
                stage: case.stage,
                ruleset: &proposal.ruleset,
                gates: &gates,
                assessment: &proposal.assessment,
                has_substitute: false,
            };
            let stage = recommend(&standing, &recommendation)?;
            let assessment_id = proposal.row.id;
            proposals::insert_recommendation(
                tx,
                case.id,
                assessment_id,
                &recommendation,
                by.person,
            )?;
            let title = texts::RECOMMENDATION_TITLE;
            let kind = Kind::Recommendation;
            let note = paper::plain(kind, title, INTERNAL, "vurdering.txt", kept, day);
            documents::insert(tx, case.id, &note, by.person)?;
            cases::advance(tx, &case, stage)?;
            next_step::settle(tx, case.id)?;
            let event = Event::RecommendationMade {
                severity: recommendation.severity,
                follows: recommendation.severity == proposal.assessment.severity,
            };
            ledger::record(tx, &number.to_string(), &event)?;
            Ok::<_, Failure>(())
        })
        .map_err(|failure| match failure {
            Failure::Store(StoreError::AlreadyThere) => Failure::Store(StoreError::Changed),
            other => other,
        })
}
