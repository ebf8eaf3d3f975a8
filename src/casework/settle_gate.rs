//! The hearing (G9) and the discussion meeting (G8) are answered by what is done in the case.

use crate::domain::gate::Question;
use crate::domain::gate_answer::GateAnswer;
use crate::domain::person::PersonId;
use crate::store::{StoreError, Tx, gates};

pub fn hearing(
    tx: &mut Tx<'_>,
    case: i32,
    code: &'static str,
    by: PersonId,
) -> Result<(), StoreError> {
    settle(tx, case, Question::Hearing, code, by)
}

pub fn consultation(
    tx: &mut Tx<'_>,
    case: i32,
    code: &'static str,
    by: PersonId,
) -> Result<(), StoreError> {
    settle(tx, case, Question::Consultation, code, by)
}

/// The answer, unless it is the one that counts already. Its grounds are the
/// notice, the statement or the minutes themselves.
fn settle(
    tx: &mut Tx<'_>,
    case: i32,
    question: Question,
    code: &'static str,
    by: PersonId,
) -> Result<(), StoreError> {
    let history = gates::history(tx.db(), case)?;
    let latest = gates::latest(&history);
    let before = latest.iter().find(|it| it.answer.question == question);
    let unsettled = ["not_given", "not_held"];
    let is_same = match before {
        Some(given) => given.answer.codes == [code],
        None => unsettled.contains(&code),
    };
    if is_same {
        return Ok(());
    }
    let answer = GateAnswer {
        question,
        codes: vec![code],
        grounds: String::new(),
    };
    gates::insert(tx, case, &answer, by)
}
