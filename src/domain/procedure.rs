//! The tasks of a case in the order the law wants them.

use crate::domain::coded::Coded;
use crate::domain::severity::Severity;

/// Something the office does next. The words and sources stand in the rule set's `steps`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    AnswerFreeSpeech,
    OpenWhistleblowingCase,
    ProtectReporter,
    InvestigateInReasonableTime,
    AppointSubstitute,
    DocumentIndependentGround,
    AssessDataBreach,
    KeepPost,
    ReviewPoints,
    InvestigateFurther,
    SecureEvidence,
    StateDutyGround,
    WriteWeighing,
    EstablishNewFacts,
    ListNewFacts,
    DocumentPriorWarnings,
    CheckSideActivity,
    ConsiderPublishingAccess,
    ConsiderSuspension,
    ConsiderPoliceReport,
    GivePriorNotice,
    GivePartyAccess,
    WeighInterests,
    ConsiderReassignment,
    WriteCounterReason,
    HoldConsultation,
    RecordConsultationReason,
    PrepareSubsidiaryDismissal,
    AssessAgain,
    Decide,
    CloseWithoutContact,
    CloseCase,
    HoldGuidanceTalk,
    WriteWarning,
    DeliverLetter,
    WatchDeadlines,
    InformSubject,
    AnswerReporter,
    SetRetention,
}

/// Whether a task must wait for the gates that may stop the whole case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Right whatever the answers are: it neither contacts the employee nor builds on the proposal.
    Always,
    /// Waits until free speech (G1) and retaliation (G2) are settled.
    Settled,
}

/// Every task in order, with its code, its phase and the mildest proposal that calls for it.
///
/// Gates first, then evidence and grounds, then hearing (forvaltningslova §§ 16–19) and
/// consultation (arbeidsmiljølova § 15-1), then the decision, and what follows from it.
const PROCEDURE: &[(Task, &str, Phase, Severity)] = &[
    (
        Task::AnswerFreeSpeech,
        "answer_free_speech",
        Phase::Always,
        Severity::None,
    ),
    (
        Task::OpenWhistleblowingCase,
        "open_whistleblowing_case",
        Phase::Always,
        Severity::None,
    ),
    (
        Task::ProtectReporter,
        "protect_reporter",
        Phase::Always,
        Severity::None,
    ),
    (
        Task::InvestigateInReasonableTime,
        "investigate_in_reasonable_time",
        Phase::Always,
        Severity::None,
    ),
    (
        Task::AppointSubstitute,
        "appoint_substitute",
        Phase::Always,
        Severity::None,
    ),
    (
        Task::DocumentIndependentGround,
        "document_independent_ground",
        Phase::Always,
        Severity::None,
    ),
    (
        Task::AssessDataBreach,
        "assess_data_breach",
        Phase::Always,
        Severity::None,
    ),
    (Task::KeepPost, "keep_post", Phase::Always, Severity::None),
    (
        Task::ReviewPoints,
        "review_points",
        Phase::Settled,
        Severity::None,
    ),
    (
        Task::InvestigateFurther,
        "investigate_further",
        Phase::Settled,
        Severity::Guidance,
    ),
    (
        Task::SecureEvidence,
        "secure_evidence",
        Phase::Settled,
        Severity::Warning,
    ),
    (
        Task::StateDutyGround,
        "state_duty_ground",
        Phase::Settled,
        Severity::Guidance,
    ),
    (
        Task::WriteWeighing,
        "write_weighing",
        Phase::Settled,
        Severity::Guidance,
    ),
    (
        Task::EstablishNewFacts,
        "establish_new_facts",
        Phase::Settled,
        Severity::Guidance,
    ),
    (
        Task::ListNewFacts,
        "list_new_facts",
        Phase::Settled,
        Severity::Guidance,
    ),
    (
        Task::DocumentPriorWarnings,
        "document_prior_warnings",
        Phase::Settled,
        Severity::Warning,
    ),
    (
        Task::CheckSideActivity,
        "check_side_activity",
        Phase::Settled,
        Severity::Guidance,
    ),
    (
        Task::ConsiderPublishingAccess,
        "consider_publishing_access",
        Phase::Settled,
        Severity::Warning,
    ),
    (
        Task::ConsiderSuspension,
        "consider_suspension",
        Phase::Settled,
        Severity::Termination,
    ),
    (
        Task::ConsiderPoliceReport,
        "consider_police_report",
        Phase::Settled,
        Severity::Warning,
    ),
    (
        Task::GivePriorNotice,
        "give_prior_notice",
        Phase::Settled,
        Severity::Warning,
    ),
    (
        Task::GivePartyAccess,
        "give_party_access",
        Phase::Settled,
        Severity::Warning,
    ),
    (
        Task::WeighInterests,
        "weigh_interests",
        Phase::Settled,
        Severity::Dismissal,
    ),
    (
        Task::ConsiderReassignment,
        "consider_reassignment",
        Phase::Settled,
        Severity::Dismissal,
    ),
    (
        Task::WriteCounterReason,
        "write_counter_reason",
        Phase::Settled,
        Severity::Dismissal,
    ),
    (
        Task::HoldConsultation,
        "hold_consultation",
        Phase::Settled,
        Severity::Dismissal,
    ),
    (
        Task::RecordConsultationReason,
        "record_consultation_reason",
        Phase::Settled,
        Severity::Dismissal,
    ),
    (
        Task::PrepareSubsidiaryDismissal,
        "prepare_subsidiary_dismissal",
        Phase::Settled,
        Severity::Termination,
    ),
    (
        Task::AssessAgain,
        "assess_again",
        Phase::Always,
        Severity::None,
    ),
    (Task::Decide, "decide", Phase::Always, Severity::None),
    (
        Task::CloseWithoutContact,
        "close_without_contact",
        Phase::Settled,
        Severity::None,
    ),
    (
        Task::CloseCase,
        "close_case",
        Phase::Settled,
        Severity::None,
    ),
    (
        Task::HoldGuidanceTalk,
        "hold_guidance_talk",
        Phase::Settled,
        Severity::Guidance,
    ),
    (
        Task::WriteWarning,
        "write_warning",
        Phase::Settled,
        Severity::Warning,
    ),
    (
        Task::DeliverLetter,
        "deliver_letter",
        Phase::Settled,
        Severity::Dismissal,
    ),
    (
        Task::WatchDeadlines,
        "watch_deadlines",
        Phase::Settled,
        Severity::Dismissal,
    ),
    (
        Task::InformSubject,
        "inform_subject",
        Phase::Settled,
        Severity::None,
    ),
    (
        Task::AnswerReporter,
        "answer_reporter",
        Phase::Settled,
        Severity::None,
    ),
    (
        Task::SetRetention,
        "set_retention",
        Phase::Settled,
        Severity::None,
    ),
];

impl Task {
    pub fn phase(self) -> Phase {
        PROCEDURE[self as usize].2
    }

    /// The mildest proposal that calls for the task.
    pub fn least(self) -> Severity {
        PROCEDURE[self as usize].3
    }
}

impl Coded for Task {
    const ALL: &'static [Task] = &TASKS;

    fn code(self) -> &'static str {
        PROCEDURE[self as usize].1
    }
}

const TASKS: [Task; PROCEDURE.len()] = {
    let mut tasks = [Task::AnswerFreeSpeech; PROCEDURE.len()];
    let mut next = 0;
    while next < tasks.len() {
        let task = PROCEDURE[next].0;
        assert!(
            task as usize == next,
            "PROCEDURE lists the tasks in the order of the enum"
        );
        tasks[next] = task;
        next += 1;
    }
    assert!(
        Task::SetRetention as usize + 1 == tasks.len(),
        "the last task stands in PROCEDURE"
    );
    tasks
};
