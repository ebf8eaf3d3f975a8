//! The clocks that public law sets running, in any case.

use super::{Clock, Code, Fact, Facts, Law, Length, Note, Paragraph, PriorNotice, Term};
use crate::domain::administrative_law::{Act, Topic};
use crate::domain::local_time::weeks_later;
use chrono::TimeDelta;

const ACCESS: &[Paragraph] = &[Paragraph::of(Law::Offl, "§ 32 (2)")];
const BREACH: &[Paragraph] = &[Paragraph::of(Law::Gdpr, "art. 33 (1)")];
const DATA_SUBJECT: &[Paragraph] = &[Paragraph::of(Law::Gdpr, "art. 14 (3)")];
const REPORT: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 2 A-3 (1)")];
const COURTS: Paragraph = Paragraph::of(Law::Dl, "§§ 148–149");

pub fn clocks(facts: &Facts) -> Vec<Clock> {
    let mut clocks: Vec<Clock> = facts
        .kind
        .act()
        .map(|act| complaint(facts, act))
        .into_iter()
        .collect();
    clocks.extend([
        prior_notice(facts),
        provisional_reply(facts),
        access(facts),
        breach(facts),
        data_subject(facts),
        second_notice(facts),
        report(facts, Code::ReportTriage, Length::Weeks(2)),
        report(facts, Code::ReportTarget, Length::Months(3)),
    ]);
    clocks
}

/// The paragraph of the procedural law that the case keeps.
fn fvl(facts: &Facts, topic: Topic) -> Paragraph {
    Paragraph {
        law: Law::Fvl(facts.rules),
        section: facts.rules.paragraph(topic),
    }
}

/// Three weeks from notification, where there is a complaint at all (forvaltningslova §§ 28–30; that of 2025 § 63).
fn complaint(facts: &Facts, act: Act) -> Clock {
    let complaint = facts.rules.complaint(act);
    if !complaint.is_allowed {
        let paragraph = Paragraph::of(Law::Fvl(facts.rules), &complaint.paragraph);
        let note = match act {
            Act::Warning => Note::WarningIsNoDecision,
            _ => Note::NoComplaint,
        };
        return Clock::with(Code::Complaint, None, Term::Excluded)
            .citing(&[paragraph])
            .noting(note);
    }
    let start = facts.received.ok_or(Fact::Received);
    Clock::counted(Code::Complaint, Length::Weeks(3), start)
        .citing(&[fvl(facts, Topic::ComplaintDeadline), COURTS])
}

/// The time the case officer gives runs from the day the notice is sent (forvaltningslova § 16 first paragraph).
fn prior_notice(facts: &Facts) -> Clock {
    let days = facts.prior_notice.map_or(PriorNotice::DAYS, |it| it.days);
    let start = facts
        .prior_notice
        .map(|it| it.sent)
        .ok_or(Fact::PriorNotice);
    Clock::counted(Code::PriorNoticeReply, Length::Days(days), start)
        .citing(&[fvl(facts, Topic::PriorNotice), COURTS])
        .noting(Note::SetByOfficer)
}

/// One month to answer, else a provisional reply (forvaltningslova § 11 a third paragraph).
fn provisional_reply(facts: &Facts) -> Clock {
    let start = facts.inquired.ok_or(Fact::Inquiry);
    Clock::counted(Code::ProvisionalReply, Length::Months(1), start)
        .citing(&[fvl(facts, Topic::ProvisionalReply)])
}

/// No answer within five working days counts as a refusal that can be complained about (offentleglova § 32).
fn access(facts: &Facts) -> Clock {
    let start = facts.access_requested.ok_or(Fact::AccessRequest);
    Clock::counted(Code::AccessRequest, Length::WorkingDays(5), start)
        .citing(ACCESS)
        .noting(Note::SilenceIsRefusal)
}

/// 72 hours as the clock runs, over nights, holidays and the change to summer time (personvernforordninga art. 33).
fn breach(facts: &Facts) -> Clock {
    const HOURS: u32 = 72;
    let term = match facts.breach_known {
        None => Term::Needs(Fact::Breach),
        Some(start) => Term::Moment {
            start,
            deadline: start + TimeDelta::hours(i64::from(HOURS)),
        },
    };
    Clock::with(Code::DataBreach, Some(Length::Hours(HOURS)), term)
        .citing(BREACH)
        .noting(Note::RealHours)
}

/// Within a reasonable time, one month at the latest (personvernforordninga art. 14 third paragraph a).
fn data_subject(facts: &Facts) -> Clock {
    let start = facts.data_obtained.ok_or(Fact::DataObtained);
    Clock::counted(Code::DataSubject, Length::Months(1), start)
        .citing(DATA_SUBJECT)
        .noting(Note::AtTheLatest)
}

/// One week after a letter was made available and notice sent (eForvaltningsforskrifta § 8 fifth paragraph).
fn second_notice(facts: &Facts) -> Clock {
    const WEEKS: u32 = 1;
    let term = match facts.letter_available {
        None => Term::Needs(Fact::LetterAvailable),
        Some(start) => Term::Moment {
            start,
            deadline: weeks_later(start, WEEKS),
        },
    };
    let paragraphs = [
        Paragraph::of(Law::EForvf, "§ 8 (5)"),
        fvl(facts, Topic::SecondNotice),
    ];
    Clock::with(Code::SecondNotice, Some(Length::Weeks(WEEKS)), term)
        .citing(&paragraphs)
        .noting(Note::OnlyIfUnread)
}

/// The law says a reasonable time (arbeidsmiljølova § 2 A-3); the numbers are the house's suggestion.
fn report(facts: &Facts, code: Code, length: Length) -> Clock {
    let start = facts.reported.ok_or(Fact::Report);
    Clock::counted(code, length, start)
        .citing(REPORT)
        .noting(Note::TimeSuggested)
}
