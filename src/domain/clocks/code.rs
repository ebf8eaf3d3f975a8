//! What each clock is called, and whom it binds.

mod name;

use crate::domain::coded::Coded;
use crate::domain::language::Phrase;

/// A clock. Codes never change once released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    NegotiationDemand,
    NegotiationMeeting,
    NegotiationEnd,
    Suit,
    SuitCompensation,
    SuitFormDefect,
    DemandAfterSickness,
    SuitAfterSickness,
    RemainInPost,
    RemainByCourt,
    NoticeByLaw,
    NoticeByTariff,
    Notice,
    Probation,
    SuspensionReview,
    SuspensionAlarm,
    Complaint,
    PriorNoticeReply,
    ProvisionalReply,
    AccessRequest,
    DataBreach,
    DataSubject,
    SecondNotice,
    ReportTriage,
    ReportTarget,
}

/// Who has to look at the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    Employee,
    Employer,
    Complainant,
    /// The municipality as a public body.
    Authority,
}

impl Coded for Whose {
    const ALL: &'static [Whose] = &[
        Whose::Employee,
        Whose::Employer,
        Whose::Complainant,
        Whose::Authority,
    ];

    fn code(self) -> &'static str {
        match self {
            Whose::Employee => "employee",
            Whose::Employer => "employer",
            Whose::Complainant => "complainant",
            Whose::Authority => "authority",
        }
    }
}

impl Whose {
    /// Who, as the heading over the clocks.
    pub fn name(self) -> Phrase {
        match self {
            Whose::Employee => Phrase::of("Den tilsette", "Den ansatte", "The employee"),
            Whose::Employer => Phrase::of("Arbeidsgivaren", "Arbeidsgiveren", "The employer"),
            Whose::Complainant => Phrase::of("Den som klagar", "Den som klager", "The complainant"),
            Whose::Authority => Phrase::of(
                "Kommunen som forvaltningsorgan",
                "Kommunen som forvaltningsorgan",
                "The municipality as a public body",
            ),
        }
    }
}

impl Code {
    pub fn whose(self) -> Whose {
        match self {
            Code::NegotiationDemand
            | Code::Suit
            | Code::SuitCompensation
            | Code::SuitFormDefect
            | Code::DemandAfterSickness
            | Code::SuitAfterSickness
            | Code::RemainInPost
            | Code::RemainByCourt
            | Code::PriorNoticeReply => Whose::Employee,
            Code::NegotiationMeeting
            | Code::NegotiationEnd
            | Code::NoticeByLaw
            | Code::NoticeByTariff
            | Code::Notice
            | Code::Probation
            | Code::SuspensionReview
            | Code::SuspensionAlarm
            | Code::ReportTriage
            | Code::ReportTarget => Whose::Employer,
            Code::Complaint => Whose::Complainant,
            Code::ProvisionalReply
            | Code::AccessRequest
            | Code::DataBreach
            | Code::DataSubject
            | Code::SecondNotice => Whose::Authority,
        }
    }

    pub fn name(self) -> Phrase {
        name::name(self)
    }

    /// Whether a deadline on a Saturday or a holiday goes on to the next working day: what somebody
    /// must do to keep a right does (domstollova § 149), a duty of the employer or the authority does not.
    pub fn moves(self) -> bool {
        matches!(self.whose(), Whose::Employee | Whose::Complainant)
    }
}

impl Coded for Code {
    const ALL: &'static [Code] = &[
        Code::NegotiationDemand,
        Code::NegotiationMeeting,
        Code::NegotiationEnd,
        Code::Suit,
        Code::SuitCompensation,
        Code::SuitFormDefect,
        Code::DemandAfterSickness,
        Code::SuitAfterSickness,
        Code::RemainInPost,
        Code::RemainByCourt,
        Code::NoticeByLaw,
        Code::NoticeByTariff,
        Code::Notice,
        Code::Probation,
        Code::SuspensionReview,
        Code::SuspensionAlarm,
        Code::Complaint,
        Code::PriorNoticeReply,
        Code::ProvisionalReply,
        Code::AccessRequest,
        Code::DataBreach,
        Code::DataSubject,
        Code::SecondNotice,
        Code::ReportTriage,
        Code::ReportTarget,
    ];

    fn code(self) -> &'static str {
        match self {
            Code::NegotiationDemand => "negotiation_demand",
            Code::NegotiationMeeting => "negotiation_meeting",
            Code::NegotiationEnd => "negotiation_end",
            Code::Suit => "suit",
            Code::SuitCompensation => "suit_compensation",
            Code::SuitFormDefect => "suit_form_defect",
            Code::DemandAfterSickness => "demand_after_sickness",
            Code::SuitAfterSickness => "suit_after_sickness",
            Code::RemainInPost => "remain_in_post",
            Code::RemainByCourt => "remain_by_court",
            Code::NoticeByLaw => "notice_by_law",
            Code::NoticeByTariff => "notice_by_tariff",
            Code::Notice => "notice",
            Code::Probation => "probation",
            Code::SuspensionReview => "suspension_review",
            Code::SuspensionAlarm => "suspension_alarm",
            Code::Complaint => "complaint",
            Code::PriorNoticeReply => "prior_notice_reply",
            Code::ProvisionalReply => "provisional_reply",
            Code::AccessRequest => "access_request",
            Code::DataBreach => "data_breach",
            Code::DataSubject => "data_subject",
            Code::SecondNotice => "second_notice",
            Code::ReportTriage => "report_triage",
            Code::ReportTarget => "report_target",
        }
    }
}
