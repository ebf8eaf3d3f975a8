//! An officer answers gates: before anybody weighs anything.

use super::conflicted::{self, About};
use super::{Failure, next_step, notify, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Stage, Step};
use crate::domain::decision::done;
use crate::domain::document::PUBLIC_NARROW_TITLE;
use crate::domain::gate::{Question, Whistleblowing};
use crate::domain::gate_answer::{GateAnswer, all_answered, check};
use crate::domain::routing::LeaderTold;
use crate::store::{Tx, cases, gates, ledger, reports};

/// Writes the answers down; the earlier ones stay. When every gate that must be
/// answered has its answer, the case is cleared for an assessment.
/// Whoever is named as conflicted (G4) loses the case with the answer; and a case that is found
/// to be a whistleblowing case (G3) is from then on for those alone who are named in it, and stays so.
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
        let people = conflicted::holders(tx.db(), &about, &named)?;
        conflicted::declare(tx, case.id, &people, &answer.grounds, by.person)?;
    }
    let gates = standing::gates(&history);
    let mut stage = case.stage.after(Step::AnswerGates, done(&gates))?;
    if !all_answered(&standing::answered(&history)) {
        stage = Stage::Registered;
    }
    cases::advance(tx, &case, stage)?;
    let is_narrowed = gates.whistleblowing == Whistleblowing::Yes && !case.is_narrow();
    if is_narrowed {
        cases::narrow(tx, &case, PUBLIC_NARROW_TITLE)?;
    }
    let told = notify::Gates::of_case(tx.db(), case.id)?;
    notify::tell_of_case(tx, case.id, told, when)?;
    next_step::settle(tx, case.id)?;
    for answer in answers {
        let event = Event::GateAnswered {
            gate: answer.question.gate(),
            answer: answer.codes.join(" "),
        };
        ledger::record(tx, &number.to_string(), &event)?;
    }
    if is_narrowed {
        ledger::record(tx, &number.to_string(), &Event::CaseNarrowed)?;
    }
    Ok(())
}
