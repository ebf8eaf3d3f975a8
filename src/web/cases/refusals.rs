//! Why a step in a case was refused, as a sentence at the field it concerns.

use crate::casework::Failure;
use crate::casework::weigh_access::Unweighed;
use crate::domain::case::Lack;
use crate::domain::coded::Coded;
use crate::domain::decision::Refusal;
use crate::domain::gate::Question;
use crate::domain::letter::NotYet;
use crate::domain::{
    access_grant, access_request, assignment, closing, consultation, delegation, handover, hearing,
    impartiality, linking, redaction, suspension,
};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::words::Words;
use crate::web::words::procedure::cited;

/// The refusal as faults of a form; what is no refusal is a failure of the page.
///
/// `first` is the field at the top of the form: a refusal that is about no field
/// of its own stands there.
pub fn faults(t: &Words, failure: Failure, first: &'static str) -> Result<Faults, PageError> {
    let p = &t.procedure;
    Ok(match failure {
        Failure::Decision(refusal) => decision(t, &refusal, first),
        Failure::OutOfTurn(refusal) => Faults::one(first, lacking(t, refusal.lack)),
        Failure::NotAssessed => Faults::one(first, lacking(t, Lack::Assessment)),
        Failure::NotRecommended => Faults::one(first, lacking(t, Lack::Recommendation)),
        Failure::NotDecided => Faults::one(first, lacking(t, Lack::Decision)),
        Failure::NoPoints => Faults::one("points", t.assessing.no_points),
        Failure::Gate(refusal) => gate(t, refusal),
        Failure::Implicated => Faults::one(first, t.registration.implicated),
        Failure::Authority(refusal) => Faults::one(first, (p.authority)(&refusal)),
        Failure::Delegation(refusal) => delegation(t, refusal),
        Failure::Hearing(refusal) => hearing(t, refusal, first),
        Failure::Consultation(refusal) => consultation(t, &refusal, first),
        Failure::Handover(refusal) => handover(t, refusal),
        Failure::Closing(closing::Refusal::OutOfTurn(refusal)) => {
            Faults::one(first, lacking(t, refusal.lack))
        }
        Failure::Impartiality(refusal) => impartiality(t, refusal),
        Failure::Assignment(refusal) => assignment(t, refusal),
        Failure::AccessRequest(refusal) => access_request(t, refusal, first),
        Failure::Unweighed(Unweighed(all)) => {
            let mut faults = Faults::default();
            for (_, why) in all {
                weighing(t, &mut faults, why, first);
            }
            faults
        }
        Failure::Redaction(refusal) => Faults::one(first, redaction(t, refusal)),
        Failure::Stays(stays) => {
            let mut faults = Faults::default();
            let unsaid = stays.unsaid.iter();
            let unsaid = unsaid.map(|(serial, why)| (*serial, access_said(t, *why)));
            let stay = stays.stay.iter();
            let stay = stay.map(|(serial, why)| (*serial, redaction(t, *why)));
            let mut all: Vec<(i32, String)> = unsaid.chain(stay).collect();
            all.sort();
            for (serial, said) in all {
                faults.add(first, format!("{serial}: {said}"));
            }
            if stays.wider {
                weighing(
                    t,
                    &mut faults,
                    access_request::Refusal::WiderNotConsidered,
                    first,
                );
            }
            faults
        }
        Failure::Correction(refusal) => crate::web::corrections::faults(refusal, t),
        Failure::Linking(refusal) => {
            let said = (t.access.link_refusal)(refusal);
            let field = match refusal {
                linking::Refusal::NotWhistleblowing
                | linking::Refusal::NoSuchCase
                | linking::Refusal::Linked => "linked",
                _ => "account",
            };
            Faults::one(field, cited(said, refusal.source(), t.language))
        }
        Failure::Access(refusal) => access(t, refusal),
        Failure::NotYet(why) => Faults::one(first, not_yet(t, why)),
        Failure::Disorder(why) => Faults::one(first, (t.clocks.disorder)(why)),
        Failure::Suspension(refusal) => suspension(t, refusal, first),
        Failure::Circumstance(why) => Faults::one("happened", (t.circumstances.refusal)(why)),
        Failure::Closing(refusal) => Faults::one("grounds", (p.closing)(&refusal)),
        other => return Err(other.into()),
    })
}

fn access_request(t: &Words, refusal: access_request::Refusal, first: &'static str) -> Faults {
    let mut faults = Faults::default();
    weighing(t, &mut faults, refusal, first);
    faults
}

fn access_said(t: &Words, refusal: access_request::Refusal) -> String {
    let said = (t.access_requests.refusal)(refusal);
    cited(said, refusal.source(), t.language)
}

/// A refusal of a request for access, at the field that it concerns.
pub fn weighing(
    t: &Words,
    faults: &mut Faults,
    refusal: access_request::Refusal,
    first: &'static str,
) {
    use access_request::Refusal;
    let field = match refusal {
        Refusal::NoRequester | Refusal::NameTooLong | Refusal::Already => "requester",
        Refusal::NotYetReceived | Refusal::TooOld => "received_on",
        Refusal::OtherBasis | Refusal::NotForATime => "exemption",
        Refusal::NoEnd | Refusal::TooFar => "until",
        Refusal::TooShort | Refusal::TooLong | Refusal::NoReason | Refusal::NamesSomebody => {
            "grounds"
        }
        Refusal::WiderNotConsidered => "wider",
        Refusal::NotSaidWhy => "why",
        Refusal::NotWeighed
        | Refusal::NothingNew
        | Refusal::Answered
        | Refusal::AnsweredInPart
        | Refusal::Withdrawn
        | Refusal::Held => first,
    };
    faults.add(field, access_said(t, refusal));
}

fn redaction(t: &Words, refusal: redaction::Refusal) -> String {
    let said = (t.redactions.refusal)(refusal);
    refusal
        .source()
        .map_or_else(|| said.to_owned(), |source| cited(said, source, t.language))
}

fn impartiality(t: &Words, refusal: impartiality::Refusal) -> Faults {
    use impartiality::Refusal;
    let field = match refusal {
        Refusal::NotDeclared => "impartial",
        Refusal::NoGround => "grounds",
        Refusal::NoExplanation | Refusal::TooLong => "explanation",
        Refusal::Already => "person",
    };
    let said = (t.impartiality.refusal)(refusal);
    Faults::one(field, cited(said, refusal.source(), t.language))
}

fn assignment(t: &Words, refusal: assignment::Refusal) -> Faults {
    use assignment::Refusal;
    let field = match refusal {
        Refusal::NoGrounds | Refusal::TooLong => "why",
        _ => "person",
    };
    let said = (t.impartiality.assignment)(refusal);
    Faults::one(field, cited(said, refusal.source(), t.language))
}

fn access(t: &Words, refusal: access_grant::Refusal) -> Faults {
    use access_grant::Refusal;
    let field = match refusal {
        Refusal::TooShort | Refusal::TooLong => "reason",
        Refusal::BeginsInThePast => "first",
        Refusal::EndsBeforeItBegins | Refusal::LastsTooLong => "last",
        _ => "person",
    };
    let said = (t.access.refusal)(refusal);
    Faults::one(field, cited(said, refusal.source(), t.language))
}

fn suspension(t: &Words, refusal: suspension::Refusal, first: &'static str) -> Faults {
    use suspension::{Field, Refusal};
    let field = match refusal {
        Refusal::TooShort(field) | Refusal::TooLong(field) => match field {
            Field::Suspicion => "suspicion",
            Field::Need => "need",
            Field::Grounds => "grounds",
            Field::SpecialNature => "special_nature",
        },
        Refusal::NoSpecialNature => "special_nature",
        Refusal::WrongDay => "ended_on",
        _ => first,
    };
    // The form that ends it stands on the page beside another.
    let field = match (first, field) {
        ("ended_on", "grounds") => "end_grounds",
        (_, field) => field,
    };
    Faults::one(field, (t.suspensions.refusal)(refusal))
}

/// What is missing, and where the rule stands.
fn lacking(t: &Words, lack: Lack) -> String {
    cited((t.procedure.lack)(lack), lack.source(), t.language)
}

fn hearing(t: &Words, refusal: hearing::Refusal, first: &'static str) -> Faults {
    use hearing::Refusal;
    let field = match refusal {
        Refusal::ContactClosed => first,
        Refusal::NoMatter => "matter",
        Refusal::TooLong | Refusal::NoStatement => "text",
        Refusal::SentInFuture | Refusal::SentBeforeCase => "sent_on",
        Refusal::DeadlineTooEarly => "reply_by",
        Refusal::NoGrounds => "omit_grounds",
        Refusal::ReceivedInFuture | Refusal::ReceivedBeforeNotice => "received_on",
        Refusal::StillTime(_) => "manner",
    };
    Faults::one(field, (t.procedure.hearing_refusal)(&refusal))
}

fn consultation(t: &Words, refusal: &consultation::Refusal, first: &'static str) -> Faults {
    use consultation::Refusal;
    let text = (t.procedure.consultation_refusal)(refusal);
    let field = match refusal {
        Refusal::Incomplete(parts) => {
            let mut all = Faults::default();
            for part in parts {
                all.add(part.code(), text.clone());
            }
            return all;
        }
        Refusal::ContactClosed => first,
        Refusal::TooLong => "background",
        Refusal::EndsBeforeItBegins | Refusal::NotOver => "to",
        Refusal::BeforeNotice => "held_on",
        Refusal::NoGrounds => "grounds",
    };
    Faults::one(field, text)
}

fn not_yet(t: &Words, why: NotYet) -> String {
    let l = &t.letters;
    let said = match why {
        NotYet::Lacks(lack) => (t.procedure.lack)(lack),
        NotYet::ContactClosed => l.contact_closed,
        NotYet::OtherReaction => l.other_reaction,
        NotYet::NoMeeting => l.no_meeting,
        NotYet::NoSuspension => l.no_suspension,
    };
    cited(said, why.source(), t.language)
}

fn handover(t: &Words, refusal: handover::Refusal) -> Faults {
    use handover::Refusal;
    let field = match refusal {
        Refusal::UnlawfulMode(_) | Refusal::UnknownMode(_) | Refusal::NoLetter => "mode",
        Refusal::BeforeDecision => "sent_on",
        Refusal::ArrivedBeforeSent | Refusal::InFuture => "arrived_on",
        Refusal::NoWitness => "note",
        Refusal::NotInPerson => "arrival",
    };
    Faults::one(field, (t.procedure.handover)(refusal))
}

pub fn delegation(t: &Words, refusal: delegation::Refusal) -> Faults {
    use delegation::Refusal;
    let field = match refusal {
        Refusal::NoAuthority | Refusal::TooLong => "authority",
        Refusal::EndsBeforeItBegins | Refusal::EndsInThePast => "to_on",
        Refusal::HasLeft | Refusal::ToOneself | Refusal::Held => "person",
    };
    Faults::one(field, (t.procedure.delegation)(refusal))
}

fn decision(t: &Words, refusal: &Refusal, first: &'static str) -> Faults {
    let d = &t.decisions;
    match refusal {
        Refusal::OutOfTurn(refusal) => Faults::one(first, lacking(t, refusal.lack)),
        Refusal::TooShort(which) => Faults::one(which.code(), d.too_short),
        Refusal::TooLong(which) => Faults::one(which.code(), d.too_long),
        Refusal::Copied(which) => Faults::one(which.code(), d.copied),
        Refusal::AboveCeiling { ceiling, gates } => {
            let most = (t.cases.severity)(*ceiling).to_lowercase();
            Faults::one(first, (d.above_ceiling)(&most, &codes(gates)))
        }
        Refusal::Blocked(gates) => Faults::one(first, (d.blocked)(&codes(gates))),
        Refusal::NotConsulted(_) => {
            let said = t.procedure.not_consulted;
            Faults::one(first, cited(said, "arbeidsmiljølova § 15-1", t.language))
        }
    }
}

fn gate(t: &Words, refusal: crate::domain::gate_answer::Refusal) -> Faults {
    use crate::domain::gate_answer::Refusal::{HasOwnPage, NeedsGrounds, TooLong};
    match refusal {
        HasOwnPage(question) => Faults::one(question.code(), t.procedure.has_own_page),
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
