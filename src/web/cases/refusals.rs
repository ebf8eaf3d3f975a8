//! Why a step in a case was refused, as a sentence at the field it concerns.

use crate::casework::Failure;
use crate::domain::decision::{Field, Refusal};
use crate::domain::gate::Question;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::words::Words;

/// The refusal as faults of a form; what is no refusal is a failure of the page.
pub fn faults(t: &Words, failure: Failure) -> Result<Faults, PageError> {
    let d = &t.decisions;
    Ok(match failure {
        Failure::Decision(refusal) => decision(t, &refusal),
        Failure::OutOfTurn(_)
        | Failure::NotAssessed
        | Failure::NotRecommended
        | Failure::NotDecided => Faults::one("severity", d.out_of_turn),
        Failure::NoPoints => Faults::one("points", t.assessing.no_points),
        Failure::ContactClosed => Faults::one("hearing", t.assessing.contact_closed),
        Failure::Gate(refusal) => gate(t, refusal),
        Failure::Implicated => Faults::one("severity", t.registration.implicated),
        other => return Err(other.into()),
    })
}

fn decision(t: &Words, refusal: &Refusal) -> Faults {
    let d = &t.decisions;
    let field = |field: &Field| match field {
        Field::Grounds => "grounds",
        Field::Weighing => "weighing",
    };
    match refusal {
        Refusal::OutOfTurn(_) => Faults::one("severity", d.out_of_turn),
        Refusal::TooShort(which) => Faults::one(field(which), d.too_short),
        Refusal::TooLong(which) => Faults::one(field(which), d.too_long),
        Refusal::Copied(which) => Faults::one(field(which), d.copied),
        Refusal::AboveCeiling { ceiling, gates } => {
            let most = (t.cases.severity)(*ceiling).to_lowercase();
            Faults::one("severity", (d.above_ceiling)(&most, &codes(gates)))
        }
        Refusal::Blocked(gates) => Faults::one("severity", (d.blocked)(&codes(gates))),
        Refusal::NeedsProcedure(severity) => {
            Faults::one("severity", (d.needs_procedure)(*severity))
        }
    }
}

fn gate(t: &Words, refusal: crate::domain::gate_answer::Refusal) -> Faults {
    use crate::domain::gate_answer::Refusal::{NeedsGrounds, TooLong};
    match refusal {
        NeedsGrounds(question) => Faults::one(grounds_field(question), t.assessing.grounds_needed),
        TooLong(question) => Faults::one(grounds_field(question), t.assessing.grounds_too_long),
    }
}

/// The name of the field with the grounds of a gate.
pub fn grounds_field(question: Question) -> &'static str {
    match question {
        Question::FreeSpeech => "free_speech_grounds",
        Question::Retaliation => "retaliation_grounds",
        Question::Whistleblowing => "whistleblowing_grounds",
        Question::Conflicted => "conflicted_grounds",
        Question::AlreadyReacted => "already_reacted_grounds",
        Question::Evidence => "evidence_grounds",
        Question::ProtectedPosition => "protected_position_grounds",
        Question::Consultation => "consultation_grounds",
        Question::Hearing => "hearing_grounds",
    }
}

/// `G5, G9`.
fn codes(gates: &[Question]) -> String {
    let codes: Vec<&str> = gates.iter().map(|gate| gate.gate()).collect();
    codes.join(", ")
}
