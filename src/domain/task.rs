//! What somebody has been told to look at.

/// Why there is a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    /// HR: a report has come in.
    NewReport,
    /// The reporter: the receipt, and the status of the report.
    ReportReceipt,
    /// The case owner in HR: the case is theirs.
    CaseOwner,
    /// A leader: a case in their line is registered. Not to be raised with the employee yet.
    CaseRegistered,
    /// The chief executive: name somebody outside HR to own the case.
    NameSubstitute,
    /// The case owner: nobody could be told. Blocks the case until a recipient is found.
    FindRecipient,
    /// The case owner: a mail did not arrive.
    MailFailed,
    /// Whoever must take it: the next lawful step of a case (`Todo`).
    NextStep,
    /// Whoever was given access to a case for a time.
    AccessGiven,
    /// The chief executive, or the next in line: the head of HR has opened a case in need.
    GlassBroken,
    /// The officer: somebody has asked to see documents of the case.
    AccessRequest,
    /// Whoever keeps a clock of a case that is running out.
    Deadline,
    /// The next level: somebody has let a day pass.
    DeadlinePassed,
    /// A leader: a case is decided, and something is to be carried out.
    CarryOut,
}

impl TaskKind {
    pub const ALL: [TaskKind; 14] = [
        TaskKind::NewReport,
        TaskKind::ReportReceipt,
        TaskKind::CaseOwner,
        TaskKind::CaseRegistered,
        TaskKind::NameSubstitute,
        TaskKind::FindRecipient,
        TaskKind::MailFailed,
        TaskKind::NextStep,
        TaskKind::AccessGiven,
        TaskKind::GlassBroken,
        TaskKind::AccessRequest,
        TaskKind::Deadline,
        TaskKind::DeadlinePassed,
        TaskKind::CarryOut,
    ];

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            TaskKind::NewReport => "new_report",
            TaskKind::ReportReceipt => "report_receipt",
            TaskKind::CaseOwner => "case_owner",
            TaskKind::CaseRegistered => "case_registered",
            TaskKind::NameSubstitute => "name_substitute",
            TaskKind::FindRecipient => "find_recipient",
            TaskKind::MailFailed => "mail_failed",
            TaskKind::NextStep => "next_step",
            TaskKind::AccessGiven => "access_given",
            TaskKind::GlassBroken => "glass_broken",
            TaskKind::AccessRequest => "access_request",
            TaskKind::Deadline => "deadline",
            TaskKind::DeadlinePassed => "deadline_passed",
            TaskKind::CarryOut => "carry_out",
        }
    }

    pub fn parse(code: &str) -> Option<TaskKind> {
        TaskKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a notice of it may wait for the day's digest, where the person wants that and no day is near.
    pub fn may_wait(self) -> bool {
        match self {
            TaskKind::NewReport
            | TaskKind::CaseOwner
            | TaskKind::CaseRegistered
            | TaskKind::NextStep
            | TaskKind::AccessGiven
            | TaskKind::Deadline
            | TaskKind::CarryOut => true,
            TaskKind::ReportReceipt
            | TaskKind::NameSubstitute
            | TaskKind::FindRecipient
            | TaskKind::MailFailed
            | TaskKind::GlassBroken
            | TaskKind::DeadlinePassed
            | TaskKind::AccessRequest => false,
        }
    }

    /// Whether the case may go on before this is done.
    pub fn is_blocking(self) -> bool {
        matches!(self, TaskKind::FindRecipient | TaskKind::NameSubstitute)
    }
}
