//! An officer answers gates: before anybody weighs anything.

use super::conflicted::{self, About};
use super::{Failure, notify, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Stage, Step};
use crate::domain::gate::Question;
use crate::domain::gate_answer::{
    BEFORE_ASSESSMENT, GateAnswer, all_answered, check, contact_is_closed, tells_of_contact,
};
use crate::domain::routing::LeaderTold;
use crate::store::{Tx, cases, gates, ledger, reports};

/// Writes the answers down; the earlier ones stay. When every gate that must be
/// answered has its answer, the case is cleared for an assessment. An answer
/// that says that the employee has been heard is refused while G1 closes contact.
/// Whoever is named as conflicted (G4) loses the case with the answer.
pub fn answer_gates(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    answers: &[GateAnswer],
    when: LeaderTold,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    for answer in answers {
        check(answer)?;
        gates::insert(tx, case.id, answer, by.person)?;
    }
    let history = gates::history(tx.db(), case.id)?;
    if let Some(answer) = answers
        .iter()
        .find(|it| it.question == Question::Conflicted)
    {
        let about = About {
            subject: case.subject,
            reporter: reports::find_by_id(tx.db(), case.report_id)?
                .report
                .reporter,
            officer: case.officer,
            unit: case.unit_id,
            happened_on: case.happened_on,
        };
        let named = standing::gates(&history).conflicted;
        let people = conflicted::holders(tx, &about, &named)?;
        conflicted::declare(tx, case.id, &people, &answer.grounds, by.person)?;
    }
    let speech = standing::gates(&history).answers(Question::FreeSpeech);
    if contact_is_closed(&speech) && answers.iter().any(tells_of_contact) {
        return Err(Failure::ContactClosed);
    }
    let rests_on = |answer: &GateAnswer| {
        BEFORE_ASSESSMENT.contains(&answer.question) || answer.question == Question::Conflicted
    };
    let moves = answers.iter().any(rests_on);
    let step = if moves { Step::AnswerGates } else { Step::Hear };
    let mut stage = case.stage.after(step).map_err(Failure::OutOfTurn)?;
    if !all_answered(&standing::answered(&history)) {
        stage = Stage::Registered;
    }
    cases::advance(tx, &case, stage)?;
    let told = notify::Gates::of(&standing::gates(&history));
    notify::tell_of_case(tx, case.id, told, when)?;
    for answer in answers {
        let event = Event::GateAnswered {
            gate: answer.question.gate(),
            answer: answer.codes.join(" "),
        };
        ledger::record(tx, &number.to_string(), &event)?;
    }
    Ok(())
}
