//! What the clocks are counted from, one by one: for saying what is missing, and what cannot be right.

mod name;

use crate::domain::coded::Coded;
use crate::domain::language::Phrase;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    Received,
    Employment,
    Birth,
    Contract,
    Probation,
    ProbationEnd,
    FormDefect,
    Demand,
    Meeting,
    NegotiationsEnd,
    SickSince,
    CareAbsence,
    Leave,
    SuspensionStart,
    SuspensionEnd,
    PriorNotice,
    ReplyDays,
    Inquiry,
    AccessRequest,
    Breach,
    DataObtained,
    LetterAvailable,
    Report,
}

impl Fact {
    pub fn name(self) -> Phrase {
        name::name(self)
    }
}

impl Coded for Fact {
    const ALL: &'static [Fact] = &[
        Fact::Received,
        Fact::Employment,
        Fact::Birth,
        Fact::Contract,
        Fact::Probation,
        Fact::ProbationEnd,
        Fact::FormDefect,
        Fact::Demand,
        Fact::Meeting,
        Fact::NegotiationsEnd,
        Fact::SickSince,
        Fact::CareAbsence,
        Fact::Leave,
        Fact::SuspensionStart,
        Fact::SuspensionEnd,
        Fact::PriorNotice,
        Fact::ReplyDays,
        Fact::Inquiry,
        Fact::AccessRequest,
        Fact::Breach,
        Fact::DataObtained,
        Fact::LetterAvailable,
        Fact::Report,
    ];

    fn code(self) -> &'static str {
        match self {
            Fact::Received => "received",
            Fact::Employment => "employment",
            Fact::Birth => "birth",
            Fact::Contract => "contract",
            Fact::Probation => "probation",
            Fact::ProbationEnd => "probation_end",
            Fact::FormDefect => "form_defect",
            Fact::Demand => "demand",
            Fact::Meeting => "meeting",
            Fact::NegotiationsEnd => "negotiations_end",
            Fact::SickSince => "sick_since",
            Fact::CareAbsence => "care_absence",
            Fact::Leave => "leave",
            Fact::SuspensionStart => "suspension_start",
            Fact::SuspensionEnd => "suspension_end",
            Fact::PriorNotice => "prior_notice",
            Fact::ReplyDays => "reply_days",
            Fact::Inquiry => "inquiry",
            Fact::AccessRequest => "access_request",
            Fact::Breach => "breach",
            Fact::DataObtained => "data_obtained",
            Fact::LetterAvailable => "letter_available",
            Fact::Report => "report",
        }
    }
}
