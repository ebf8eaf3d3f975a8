//! Answers at the gates, as rows. The latest counts; the earlier ones stay.

use super::schema::gate_answers;
use super::{Db, StoreError, Tx};
use crate::domain::coded::Coded;
use crate::domain::gate::Question;
use crate::domain::gate_answer::GateAnswer;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

/// An answer that was given.
#[derive(Clone, Debug)]
pub struct Given {
    pub answer: GateAnswer,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    answer: &GateAnswer,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(gate_answers::table)
        .values((
            gate_answers::case_id.eq(case_id),
            gate_answers::gate.eq(answer.question.code()),
            gate_answers::answer.eq(answer.codes.join(" ")),
            gate_answers::grounds.eq(answer.grounds.trim()),
            gate_answers::answered_by_id.eq(by.0),
            gate_answers::answered_at.eq(tx.now.naive_utc()),
        ))
        .returning(gate_answers::id)
        .get_result(tx.conn)?;
    tx.touch("gate_answers", id);
    Ok(())
}

/// Every answer that was given in the case, the oldest first.
pub fn history(db: &mut Db, case_id: i32) -> Result<Vec<Given>, StoreError> {
    type Row = (String, String, String, i32, NaiveDateTime);
    let rows: Vec<Row> = gate_answers::table
        .filter(gate_answers::case_id.eq(case_id))
        .order(gate_answers::id)
        .select((
            gate_answers::gate,
            gate_answers::answer,
            gate_answers::grounds,
            gate_answers::answered_by_id,
            gate_answers::answered_at,
        ))
        .load(db)?;
    rows.into_iter()
        .map(|(gate, answer, grounds, by, at)| {
            let question = Question::parse(&gate)
                .ok_or_else(|| StoreError::Unreadable("gate_answers.gate".to_owned()))?;
            Ok(Given {
                answer: GateAnswer {
                    question,
                    codes: codes(question, &answer)?,
                    grounds,
                },
                by: PersonId(by),
                at: at.and_utc(),
            })
        })
        .collect()
}

fn codes(question: Question, text: &str) -> Result<Vec<&'static str>, StoreError> {
    let known = question.choices();
    text.split_whitespace()
        .map(|code| known.iter().copied().find(|known| *known == code))
        .collect::<Option<_>>()
        .ok_or_else(|| StoreError::Unreadable("gate_answers.answer".to_owned()))
}

/// The answers that count: the latest of each gate, in the order of the gates.
pub fn latest(history: &[Given]) -> Vec<&Given> {
    let of = |question: &Question| {
        history
            .iter()
            .rev()
            .find(|given| given.answer.question == *question)
    };
    Question::ALL.iter().filter_map(of).collect()
}
