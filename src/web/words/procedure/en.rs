//! The lawful way in English.

use super::{Procedure, cited};
use crate::domain::authority::{self, Act};
use crate::domain::case::Lack;
use crate::domain::closing;
use crate::domain::consultation::{self, Part};
use crate::domain::delegation;
use crate::domain::handover::{self, Arrival, Mode};
use crate::domain::hearing::{self, Manner, Omission};
use crate::domain::next::Next;
use crate::domain::person::Language::English;
use crate::web::moments::long_in;

pub const EN: Procedure = Procedure {
    next: |next| match next {
        Next::AnswerGates => "Answer the gates",
        Next::Assess => "Compute the proposal",
        Next::GiveNotice => "Send the prior notice",
        Next::RecordStatement => "Record the statement",
        Next::Recommend => "Write the recommendation",
        Next::Consult => "Hold the discussion meeting",
        Next::Decide => "Decide",
        Next::Confirm => "Have a second person confirm",
        Next::Deliver => "Deliver the letter",
        Next::Close => "Close the case",
    },
    step: |next| match next {
        Next::AnswerGates => "Gates",
        Next::Assess => "Assessment",
        Next::GiveNotice | Next::RecordStatement => "Hearing",
        Next::Recommend => "Recommendation",
        Next::Consult => "Discussion",
        Next::Decide => "Decision",
        Next::Confirm => "Confirmation",
        Next::Deliver => "Delivery",
        Next::Close => "Closing",
    },
    way: "The way on",
    way_lead: "As the case stands now. Steps that the outcome does not need are left out.",
    due: "due",
    hearing: "Hearing",
    hearing_lead: "The employee is told what the case is about and may speak before anything is decided (forvaltningslova §§ 16 and 17).",
    notice: "Send the prior notice",
    notice_given: "Prior notice",
    notice_lead: "Say what the case is about, so that the employee can look after their interests. Do not say who reported.",
    matter: "What the case is about",
    matter_hint: "Facts, time, place, and which guidelines.",
    sent_on: "Sent",
    reply_by: "Last day to answer",
    reply_by_hint: "The law sets no length; 14 days are usual. Write day.month.year.",
    save_notice: "Record the prior notice",
    omit: "Go on without notice",
    omit_lead: "Only where one of the exceptions in forvaltningslova § 16 third paragraph holds.",
    omit_why: "Which exception?",
    omission: |why| match why {
        Omission::Impracticable => "Notice is not practicable",
        Omission::Endangers => "Notice could endanger carrying the decision out",
        Omission::HasSpoken => "The employee has had the occasion to speak already",
    },
    omit_grounds: "Grounds for the exception",
    save_omission: "Go on without notice",
    statement: "The employee’s statement",
    statement_lead: "A statement with something new means that the proposal is computed again (forvaltningslova § 17).",
    manner: "How did it come?",
    manner_of: |manner| match manner {
        Manner::Written => "In writing",
        Manner::Oral => "Orally, written down",
        Manner::Silent => "No statement in time",
    },
    received_on: "Received",
    statement_text: "What the employee says",
    statement_hint: "The whole statement, or the minutes that the employee has read. Leave empty when none came.",
    save_statement: "Record the statement",
    so_far: "So far",
    date_hint: "Write day.month.year, such as 7.12.2026.",
    choose: "Choose one of the answers",
    consultation: "Discussion meeting",
    consultation_lead: "Before a dismissal, a summary dismissal or a suspension is decided, its grounds are discussed with the employee and a representative, as far as practicable (arbeidsmiljølova § 15-1). Never write a conclusion in the minutes.",
    outcome: "How did it end up?",
    held: "The meeting has been held",
    declined: "The employee did not want a meeting",
    not_practicable: "A meeting was not practicable",
    minutes: "Minutes",
    minutes_lead: "Fill in when the meeting has been held.",
    held_on: "Date",
    from: "From",
    to: "To",
    time_hint: "Such as 14.20.",
    part: |part| match part {
        Part::Place => "Place",
        Part::Participants => "Participants",
        Part::Background => "Background and grounds",
        Part::Documents => "Documents that were shown",
        Part::EmployerView => "The employer’s view",
        Part::EmployeeView => "The view of the employee and the representative",
        Part::OtherWork => "Other suitable work and milder reactions",
        Part::Signatures => "Signatures",
    },
    part_hint: |part| match part {
        Part::Place => "",
        Part::Participants => "Names and roles. The representative or adviser, or why none came.",
        Part::Background => "What was discussed.",
        Part::Documents => "Write “none” if none were shown.",
        Part::EmployerView | Part::EmployeeView => "What was said, without a conclusion.",
        Part::OtherWork => "What was considered.",
        Part::Signatures => "Who signed, or why somebody did not.",
    },
    no_meeting_grounds: "Why there was no meeting",
    no_meeting_hint: "At least 50 characters: who said what, when, or what was tried. Only where no meeting was held.",
    save_consultation: "Record the discussion",
    not_a_time: "Write the time as 14.20",
    rules: "The rules the decision rests on",
    rules_hint: "Forvaltningslova § 25 first paragraph. Needed from a warning upwards.",
    facts: "The facts the decision rests on",
    facts_hint: "Forvaltningslova § 25 second paragraph. Needed from a warning upwards.",
    weighing: "Weighing of interests",
    weighing_hint: "Arbeidsmiljølova § 15-7: what speaks against, and how it is weighed. Needed for a dismissal and a summary dismissal.",
    alternatives: "Alternatives considered",
    alternatives_hint: "A milder reaction and other suitable work, and why they are not enough. Needed for a dismissal and a summary dismissal.",
    needs_second: "A dismissal, a summary dismissal and whatever deviates from the proposal is confirmed by another person before it holds.",
    confirmation: "Confirmation",
    confirmation_lead: "You are the second person to look at the decision. Nobody confirms their own.",
    verdict: "What do you say?",
    confirm: "I confirm the decision",
    send_back: "I send the decision back",
    verdict_grounds: "Grounds",
    save_verdict: "Save",
    confirmed: "confirmed",
    returned: "sent back",
    unconfirmed: "awaits confirmation",
    substitute: "Substitute",
    substitute_lead: "When whoever should decide is conflicted, their direct subordinates may not decide either (forvaltningslova § 6 third paragraph). Then a substitute is appointed (§ 9).",
    person: "Person",
    person_hint: "Write the name as it stands in the register, and choose.",
    no_person: "Found nobody of that name",
    appointed_by: "Appointed by, and in which decision",
    appointed_by_hint: "Such as council case 45/26.",
    appointed_on: "Appointed on",
    save_substitute: "Register the substitute",
    powers: "Powers",
    delegations: "Delegation register",
    delegations_lead: "The power to warn, suspend and dismiss lies with the chief executive, who may delegate it (kommunelova §§ 5-3 and 13-1 seventh paragraph). The program looks here before it takes a decision.",
    nothing_delegated: "Nothing is delegated. Only the chief executive can decide.",
    act: "What",
    act_of: |act| match act {
        Act::Settle => "Close without a reaction or with guidance",
        Act::Warn => "Give a warning",
        Act::Dismiss => "Dismiss with notice",
        Act::Terminate => "Dismiss summarily",
        Act::Suspend => "Suspend",
    },
    from_on: "From",
    to_on: "To",
    to_on_hint: "Leave empty where no end is set.",
    not_yours: "This step is not yours",
    authority_text: "The decision that gave the power",
    authority_hint: "Who decided, when, and the case number.",
    new_delegation: "New delegation",
    save_delegation: "Register the delegation",
    last_day: "Last day",
    end_delegation: "End",
    holds: "in force",
    begins: "not yet in force",
    ended: "ended",
    delivery: "Delivery",
    delivery_lead: "The deadlines run from the day the letter came, not from the date on it.",
    mode: "How was the letter delivered?",
    mode_of: |mode| match mode {
        Mode::Hand => "By hand",
        Mode::Registered => "Registered letter",
        Mode::Post => "Ordinary post",
        Mode::Email => "E-mail",
        Mode::Portal => "Portal",
    },
    only_two_ways: "A dismissal, a summary dismissal and a suspension can only be handed over or sent by registered post (arbeidsmiljølova § 15-4 second paragraph). E-mail and portal are therefore no choices here.",
    arrival: "What happened?",
    arrival_of: |arrival| match arrival {
        Arrival::Received => "Received",
        Arrival::Refused => "The employee refused it",
        Arrival::Returned => "Came back",
    },
    arrived_on: "The day the letter came",
    note: "Note",
    note_hint: "Who handed it over, the number of the item, or the witness where somebody refused it.",
    save_delivery: "Record the delivery",
    closing_grounds: "Why the case is closed now",
    closing_hint: "Needed only while the employee may still sue: that it is settled, for instance.",
    reopen: "Reopen the case",
    reopen_lead: "All that was done stays. The employee is notified and heard anew before anything is decided (forvaltningslova §§ 16 and 17).",
    reopen_grounds: "Why the case is reopened",
    save_reopening: "Reopen the case",
    lack: |lack| match lack {
        Lack::Gates => "Answer the gates first",
        Lack::Notice => "Send the prior notice first",
        Lack::NoticeIsGiven => "The prior notice is given already, or the hearing is over",
        Lack::Statement => "Wait for the statement until the time is over, and record it",
        Lack::Assessment => "Compute the proposal first",
        Lack::Recommendation => "Write the recommendation first",
        Lack::Decision => "The case is not decided",
        Lack::Confirmation => "Another person must confirm the decision first",
        Lack::IsDecided => {
            "The case is decided. What belongs before the decision cannot be done after it"
        }
        Lack::IsClosed => "The case is closed. Reopen it first",
        Lack::IsOpen => "The case is not closed",
    },
    authority: |refusal| {
        use authority::Refusal;
        let act = |act: &Act| (EN.act_of)(*act).to_lowercase();
        let day = |day| long_in(day, English);
        let said = match refusal {
            Refusal::Conflicted => "You are conflicted in the case".to_owned(),
            Refusal::LeaderConflicted => "Your leader is conflicted in the case, so you may not decide. Ask for a substitute to be appointed".to_owned(),
            Refusal::NotDelegated { act: what } => format!("You have no power to {}. It lies with the chief executive, or whoever stands in the delegation register", act(what)),
            Refusal::DelegationEnded { act: what, ended } => format!("Your power to {} ended on {}", act(what), day(*ended)),
            Refusal::DelegationNotBegun { act: what, begins } => format!("Your power to {} begins on {}", act(what), day(*begins)),
            Refusal::RegisteredIt => "Whoever registered the case does not decide it here".to_owned(),
            Refusal::OwnDecision => "Nobody confirms their own decision. Ask somebody else".to_owned(),
            Refusal::OwnCase => "Whoever prepared the case does not confirm the decision. Ask somebody else".to_owned(),
            Refusal::NobodyConflicted => "Nobody is registered as conflicted in the case. Answer gate G4 first".to_owned(),
            Refusal::AppointedInFuture => "The day is not yet".to_owned(),
        };
        cited(&said, refusal.source(), English)
    },
    delegation: |refusal| match refusal {
        delegation::Refusal::HasLeft => "The person has left",
        delegation::Refusal::NoAuthority => "Say which decision gave the power",
        delegation::Refusal::TooLong => "The text can have at most 500 characters",
        delegation::Refusal::EndsBeforeItBegins => "The end must come after the beginning",
        delegation::Refusal::ToOneself => {
            "You cannot register a power for yourself. Ask somebody else"
        }
        delegation::Refusal::Held => "The person holds this power in that time already",
        delegation::Refusal::EndsInThePast => "A delegation ends today at the earliest",
    },
    hearing_refusal: |refusal| {
        use hearing::Refusal;
        let said = match refusal {
            Refusal::ContactClosed => "Nobody contacts the employee before gate G1 is answered, or when the utterance is protected".to_owned(),
            Refusal::NoMatter => "Say what the case is about".to_owned(),
            Refusal::TooLong => "The text can have at most 20,000 characters".to_owned(),
            Refusal::SentInFuture | Refusal::ReceivedInFuture => "The day is not yet".to_owned(),
            Refusal::SentBeforeCase => "The day is before the case was registered".to_owned(),
            Refusal::DeadlineTooEarly => "The last day must come after the day the notice is sent".to_owned(),
            Refusal::NoGrounds => "Give grounds for the exception in at least 50 characters".to_owned(),
            Refusal::ReceivedBeforeNotice => "The day is before the notice was sent".to_owned(),
            Refusal::NoStatement => "Say what the employee says".to_owned(),
            Refusal::StillTime(day) => format!("The employee may answer until {}", long_in(*day, English)),
        };
        cited(&said, refusal.source(), English)
    },
    consultation_refusal: |refusal| {
        use consultation::Refusal;
        let said = match refusal {
            Refusal::ContactClosed => {
                "Nobody contacts the employee before gate G1 is answered, or when the utterance is protected"
            }
            Refusal::Incomplete(_) => "The minutes lack this",
            Refusal::TooLong => "The text can have at most 20,000 characters",
            Refusal::EndsBeforeItBegins => "The meeting must end after it began",
            Refusal::NotOver => "The meeting is not over yet",
            Refusal::BeforeNotice => {
                "The meeting is dated before the employee was told what the case is about"
            }
            Refusal::NoGrounds => "Give grounds in at least 50 characters",
        };
        cited(said, refusal.source(), English)
    },
    handover: |refusal| {
        use handover::Refusal;
        let said = match refusal {
            Refusal::NoLetter => "Finalise the letter first",
            Refusal::UnlawfulMode(_) => {
                "A dismissal, a summary dismissal and a suspension are handed over or sent by registered post"
            }
            Refusal::UnknownMode(_) => "This version sends no letter in this way",
            Refusal::BeforeDecision => "The letter cannot have been sent before the decision",
            Refusal::ArrivedBeforeSent => "The letter cannot have come before it was sent",
            Refusal::InFuture => "The day is not yet",
            Refusal::NoWitness => "Name a witness where the employee refused the letter",
            Refusal::NotInPerson => "Only a letter that is handed over can be refused",
        };
        cited(said, refusal.source(), English)
    },
    closing: |refusal| {
        use closing::Refusal;
        let said = match refusal {
            Refusal::OutOfTurn(refusal) => (EN.lack)(refusal.lack).to_owned(),
            Refusal::NotDelivered(_) => "The letter is not recorded as delivered".to_owned(),
            Refusal::ClocksRun(day) => format!(
                "The employee may sue until {}. Give grounds for closing the case all the same",
                long_in(*day, English)
            ),
            Refusal::SuspensionRuns => "A suspension in the case has not ended".to_owned(),
        };
        cited(&said, refusal.source(), English)
    },
    not_consulted: "Record the discussion meeting first",
    has_own_page: "This gate is answered by what is done in the case, not here",
};
