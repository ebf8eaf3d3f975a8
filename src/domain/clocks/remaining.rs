//! The right to remain in post while the dispute lasts (arbeidsmiljølova §§ 15-11, 17-4 sixth paragraph).

use super::dispute::{SUIT_LENGTH, suit, suit_start};
use super::{Clock, Code, Contract, Fact, Facts, Kind, Law, Note, Paragraph, Term, notice};
use chrono::NaiveDate;

const REMAIN: &[Paragraph] = &[Paragraph::of(Law::Aml, "§§ 15-11 (1)–(2), 17-4 (6)")];
const EXCLUDED: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 15-11 (3)")];
const BY_COURT: &[Paragraph] = &[Paragraph::of(Law::Aml, "§§ 15-11 (3), 17-4 (6)")];

pub fn clocks(facts: &Facts) -> Vec<Clock> {
    if !matches!(facts.kind, Kind::Dismissal | Kind::Termination) {
        return vec![];
    }
    match excluded(facts) {
        None => vec![remain(facts)],
        Some(note) => {
            let none = Clock::with(Code::RemainInPost, None, Term::Excluded);
            vec![none.citing(EXCLUDED).noting(note), by_court(facts)]
        }
    }
}

/// Who has no such right: after a termination, in probation, hired or employed for a time (§ 15-11 third paragraph).
fn excluded(facts: &Facts) -> Option<Note> {
    match (facts.kind, facts.probation, facts.contract) {
        (Kind::Termination, _, _) => Some(Note::NotAfterTermination),
        (_, Some(_), _) => Some(Note::NotInProbation),
        (_, _, Contract::Temporary) => Some(Note::NotTemporary),
        (_, _, Contract::Hired) => Some(Note::NotHired),
        (_, None, Contract::Permanent) => None,
    }
}

/// Sue before the notice is out and within the eight weeks, or before both say in writing that one
/// will (§ 17-4 sixth paragraph): so whichever ends first. The last day of notice is not moved.
fn remain(facts: &Facts) -> Clock {
    let clock = |term| {
        Clock::with(Code::RemainInPost, None, term)
            .citing(REMAIN)
            .noting(Note::RemainWhileNegotiating)
    };
    if facts.form_defect {
        return clock(Term::Open).noting(Note::NoRemainDeadline);
    }
    let last = notice::last_day(facts);
    let Term::Day { raw: last_day, .. } = last.term else {
        return clock(last.term);
    };
    let start = facts.received.unwrap_or(last_day);
    let day = |raw, deadline| Term::Day {
        start,
        raw,
        deadline,
    };
    let term = match suit(facts, Code::Suit, SUIT_LENGTH).term {
        Term::Day { raw, deadline, .. } => day(raw.min(last_day), deadline.min(last_day)),
        // The negotiations go on: then only the notice can run out.
        _ => day(last_day, last_day),
    };
    let by_tariff = last.notes.contains(&Note::VerifyTariff);
    let by_notice = matches!(term, Term::Day { deadline, .. } if deadline == last_day);
    clock(term)
        .noting(Note::RemainBySuitOrWarning)
        .noting_if(by_tariff && by_notice, Note::VerifyTariff)
}

/// The court may let somebody remain who has no right to, if asked within eight weeks of the last
/// day at work or of the end of negotiations (§ 17-4 sixth paragraph): the later of the two.
fn by_court(facts: &Facts) -> Clock {
    let start = left(facts).and_then(|left| {
        let held = facts.negotiation.met.or(facts.negotiation.ended);
        match held {
            None => Ok(left),
            Some(_) => suit_start(facts).map(|ended| ended.max(left)),
        }
    });
    Clock::counted(Code::RemainByCourt, SUIT_LENGTH, start)
        .citing(BY_COURT)
        .noting_if(facts.negotiation.ended.is_none(), Note::StartsAgain)
}

/// The last day at work: at once after a termination (§ 15-14 first paragraph), else when the notice is out.
fn left(facts: &Facts) -> Result<NaiveDate, Fact> {
    if facts.kind == Kind::Termination {
        return facts.received.ok_or(Fact::Received);
    }
    match notice::last_day(facts).term {
        Term::Day { deadline, .. } => Ok(deadline),
        Term::Needs(fact) => Err(fact),
        _ => Err(Fact::Received),
    }
}
