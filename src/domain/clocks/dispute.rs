//! Negotiations and court (arbeidsmiljølova §§ 15-5, 17-3, 17-4, 17-5).

use super::{Clock, Code, Fact, Facts, Kind, Law, Length, Note, Paragraph, Term};
use crate::domain::calendar::add_months;
use chrono::NaiveDate;

const DEMAND: &[Paragraph] = &[
    Paragraph::of(Law::Aml, "§ 17-3 (2)"),
    Paragraph::of(Law::Dl, "§§ 148–149"),
];
const MEETING: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 17-3 (3)")];
const END: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 17-3 (5)")];
const SUIT: &[Paragraph] = &[
    Paragraph::of(Law::Aml, "§ 17-4 (1)–(2)"),
    Paragraph::of(Law::Dl, "§§ 148–149"),
];
const NO_SUIT_DEADLINE: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 17-4 (4)")];
const SUSPENSION: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 17-4 (5)")];
const FORM_DEFECT: &[Paragraph] = &[
    Paragraph::of(Law::Aml, "§ 15-5 (1)"),
    Paragraph::of(Law::Dl, "§§ 148–149"),
];
const SICKNESS: &[Paragraph] = &[Paragraph::of(Law::Aml, "§§ 15-8 (1), 17-5 (1)")];

/// The lengths of § 17-3 and § 17-4.
pub const DEMAND_LENGTH: Length = Length::Weeks(2);
pub const SUIT_LENGTH: Length = Length::Weeks(8);
const COMPENSATION_LENGTH: Length = Length::Months(6);

pub fn clocks(facts: &Facts) -> Vec<Clock> {
    if !facts.kind.is_disputed_in_court() {
        return vec![];
    }
    let mut clocks = vec![demand(facts), meeting(facts), end(facts)];
    clocks.push(suit(facts, Code::Suit, SUIT_LENGTH));
    clocks.push(suit(facts, Code::SuitCompensation, COMPENSATION_LENGTH));
    if facts.kind == Kind::Dismissal {
        clocks.push(form_defect(facts));
        clocks.extend(after_sickness(facts));
    }
    clocks
}

/// Two weeks to demand negotiations, from the day a dismissal or termination took place or a
/// suspension ended. No deadline where the dispute is whether a suspension was lawful (§ 17-3 second paragraph).
fn demand(facts: &Facts) -> Clock {
    let days = facts.absence.care_days;
    let clock = match (facts.kind, facts.suspension.until) {
        (Kind::Suspension, None) => Clock::with(Code::NegotiationDemand, None, Term::Open),
        (Kind::Suspension, Some(ended)) => {
            Clock::counted(Code::NegotiationDemand, DEMAND_LENGTH, Ok(ended))
        }
        _ => {
            let start = facts.received.ok_or(Fact::Received);
            Clock::extended(Code::NegotiationDemand, DEMAND_LENGTH, start, days)
        }
    };
    clock
        .citing(DEMAND)
        .done(facts.negotiation.demanded)
        .noting_if(facts.kind == Kind::Suspension, Note::SuspensionDemand)
        .noting_if(days > 0, Note::CareAbsence)
        .noting_if(facts.absence.on_leave, Note::LeaveReinstatement)
        .noting(Note::DemandByPractice)
}

/// The employer sees to it that the meeting is held within two weeks of the demand (§ 17-3 third paragraph).
fn meeting(facts: &Facts) -> Clock {
    let start = facts.negotiation.demanded.ok_or(Fact::Demand);
    Clock::counted(Code::NegotiationMeeting, Length::Weeks(2), start)
        .citing(MEETING)
        .done(facts.negotiation.met)
}

/// Concluded within two weeks of the first meeting, unless the parties agree to go on (§ 17-3 fifth paragraph).
fn end(facts: &Facts) -> Clock {
    let start = facts.negotiation.met.ok_or(Fact::Meeting);
    Clock::counted(Code::NegotiationEnd, Length::Weeks(2), start)
        .citing(END)
        .done(facts.negotiation.ended)
        .noting(Note::UnlessAgreed)
        .noting(Note::Protocol)
}

/// The day the time to sue begins: the end of the negotiations. Where none have been held, the day
/// the dismissal or termination took place (§ 17-4 second paragraph).
pub fn suit_start(facts: &Facts) -> Result<NaiveDate, Fact> {
    let negotiation = &facts.negotiation;
    match (negotiation.ended, negotiation.met) {
        (Some(ended), _) => Ok(ended),
        (None, Some(_)) => Err(Fact::NegotiationsEnd),
        (None, None) => facts.received.ok_or(Fact::Received),
    }
}

/// Eight weeks to sue, six months where only compensation is claimed (§ 17-4 first paragraph). No
/// deadline over a letter that breaks § 15-4 (fourth paragraph), nor over a suspension (fifth).
pub fn suit(facts: &Facts, code: Code, length: Length) -> Clock {
    let open = |paragraphs, note| {
        Clock::with(code, None, Term::Open)
            .citing(paragraphs)
            .noting(note)
    };
    if facts.kind == Kind::Suspension {
        return open(SUSPENSION, Note::SuspensionSuit);
    }
    if facts.form_defect {
        return open(NO_SUIT_DEADLINE, Note::NoSuitDeadline);
    }
    let days = facts.absence.care_days;
    Clock::extended(code, length, suit_start(facts), days)
        .citing(SUIT)
        .noting_if(facts.negotiation.ended.is_none(), Note::StartsAgain)
        .noting(Note::StoppedByTribunal)
        .noting_if(days > 0, Note::CareAbsence)
        .noting_if(facts.absence.on_leave, Note::LeaveReinstatement)
}

/// Four months to have a dismissal with a defect in the letter declared invalid (§ 15-5 first
/// paragraph). A termination is not named there. Told whether or not a defect is known of:
/// the employer may be the last to see it.
fn form_defect(facts: &Facts) -> Clock {
    let start = facts.received.ok_or(Fact::Received);
    Clock::counted(Code::SuitFormDefect, Length::Months(4), start)
        .citing(FORM_DEFECT)
        .noting(if facts.form_defect {
            Note::FormDefect
        } else {
            Note::OnlyWithFormDefect
        })
}

/// Where the dispute is whether § 15-8 was broken, both deadlines run from the day its protection
/// of twelve months ends (§ 17-5 first paragraph). The ordinary ones stand beside them: other disputes follow those.
fn after_sickness(facts: &Facts) -> Vec<Clock> {
    let Some(protected_until) = facts.absence.sick_since.map(|since| add_months(since, 12)) else {
        return vec![];
    };
    if facts.received.is_some_and(|day| day > protected_until) {
        return vec![];
    }
    let clock = |code, length| {
        Clock::counted(code, length, Ok(protected_until))
            .citing(SICKNESS)
            .noting(Note::SicknessDispute)
    };
    vec![
        clock(Code::DemandAfterSickness, DEMAND_LENGTH),
        clock(Code::SuitAfterSickness, SUIT_LENGTH),
    ]
}
