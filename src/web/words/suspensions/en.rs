//! Suspension in English.

use super::Suspensions;
use crate::domain::person::Language::English;
use crate::domain::suspension::{Deed, Lack, Refusal, Stage};
use crate::web::words::procedure::cited;

pub const EN: Suspensions = Suspensions {
    title: "Suspension",
    lead: "An employee may be suspended when there is reason to believe in conduct that may lead to summary dismissal, and the needs of the undertaking ask for it (arbeidsmiljølova § 15-13 first paragraph). Pay continues (third paragraph).",
    stage: |stage| match stage {
        Stage::Proposed => "proposed",
        Stage::Consulted => "discussed",
        Stage::Unconfirmed => "waits for a second person",
        Stage::Decided => "decided, not delivered",
        Stage::Running => "in force",
        Stage::Ended => "ended",
    },
    deed: |deed| match deed {
        Deed::Decided => "Decision",
        Deed::Confirmed => "Confirmed",
        Deed::Returned => "Sent back",
        Deed::Reviewed => "Review",
        Deed::Ended => "Ended",
    },
    proposed: "Proposal",
    began: "In force from",
    ended: "Ended",
    next_review: "Next review by",
    alarm: "Three months are over",
    is_late: "The review is overdue. Review the suspension today, or end it.",
    beyond: "The suspension has lasted three months. It may only go on when the nature of the case makes it necessary (arbeidsmiljølova § 15-13 second paragraph).",
    none: "Nobody is suspended in this case.",
    earlier: "Earlier suspensions",
    history: "What has been done",
    propose: "Propose a suspension",
    propose_lead: "The proposal suspends nobody. It is discussed, decided by the chief executive or a delegate, and confirmed by a second person.",
    suspicion: "What gives reason to believe that it may lead to summary dismissal?",
    suspicion_hint: "What has probably been done, and what that rests on. At least 50 characters.",
    need: "Why does the undertaking need it?",
    need_hint: "For example because of users, colleagues or the investigation, and why something milder will not do. At least 50 characters.",
    save_proposal: "Record the proposal",
    consult: "Record the discussion about the suspension",
    consult_lead: "The suspension is discussed before it is decided, as far as practicable (arbeidsmiljølova §§ 15-1 and 15-13 fourth paragraph). Never write a conclusion in the minutes.",
    again: "Record another meeting",
    decide: "Decide the suspension",
    decide_lead: "The power lies with the chief executive, or with somebody in the delegation register (kommunelova § 13-1 seventh paragraph).",
    decision_grounds: "Grounds for the decision",
    decision_hint: "Why the conditions are met after the discussion, and what was weighed against it. At least 50 characters.",
    save_decision: "Decide the suspension",
    confirm: "Confirm the suspension, or send it back",
    confirm_lead: "You are the second to look at the suspension. Nobody confirms their own decision.",
    letter: "Letter and delivery",
    letter_lead: "The suspension is in force from the day the letter arrives. It may only be handed over or sent by registered post (arbeidsmiljølova §§ 15-4 and 15-13 fourth paragraph).",
    write_letter: "Write the letter",
    deliver: "Deliver the letter about the suspension",
    review: "Review the suspension",
    review_lead: "The employer continuously considers whether the conditions still hold (arbeidsmiljølova § 15-13 second paragraph). If they do not, the suspension ends at once.",
    review_grounds: "Why the suspension goes on",
    review_hint: "What is new since the last time, and why the conditions still hold. At least 50 characters.",
    special_nature: "Why the nature of the case makes it necessary beyond three months",
    special_hint: "Needed when the suspension has lasted three months.",
    save_review: "Record the review",
    end: "End the suspension",
    end_lead: "The employee goes back to work, or another decision has been made.",
    ended_on: "Last day",
    end_grounds: "Why the suspension ends",
    end_hint: "At least 50 characters.",
    save_end: "End the suspension",
    lack: |lack| match lack {
        Lack::Consultation => "Record the discussion about the suspension first",
        Lack::Decision => "The suspension is not decided",
        Lack::Confirmation => "A second person must confirm the suspension first",
        Lack::Delivery => "Record that the letter is delivered first",
        Lack::IsDecided => "The suspension is decided already",
        Lack::HasEnded => "The suspension has ended",
    },
    refusal: |refusal| {
        let said = match refusal {
            Refusal::OutOfTurn(refusal) => (EN.lack)(refusal.lack),
            Refusal::ContactClosed => {
                "Nobody contacts the employee before gate G1 is answered, or when the utterance is protected"
            }
            Refusal::NotCleared => "Answer the gates first",
            Refusal::CaseIsClosed => "The case is closed",
            Refusal::Retaliation => {
                "Suspension after whistleblowing is retaliation until an independent ground is written down. Answer gate G2 again"
            }
            Refusal::SameFacts => {
                "The same facts have been reacted to, and cannot lead to summary dismissal"
            }
            Refusal::NotHeard => {
                "The employee has not been heard. Hold the meeting, or give prior notice"
            }
            Refusal::TooShort(_) => "Write at least 50 characters",
            Refusal::TooLong(_) => "The text may have at most 20,000 characters",
            Refusal::NoSpecialNature => {
                "The suspension has lasted three months. Write why the nature of the case makes it necessary to go on"
            }
            Refusal::AlreadyRunning => "The case has a suspension already",
            Refusal::NotProposed => "No suspension is proposed",
            Refusal::WrongDay => {
                "The day must be today or earlier, and not before the suspension began"
            }
            Refusal::NotForYou => "A suspension is ended by HR, or by whoever may decide it",
        };
        cited(said, refusal.source(), English)
    },
};
