//! Everything worth remembering, and the words it is written in.

mod archive_core;
mod copying;
mod correcting;
mod data;
mod errand;
mod keeping;
mod name;
pub mod work;

pub use archive_core::ArchiveCore;
pub use copying::Copying;
pub use correcting::Corrected;
pub use errand::Errand;
pub use keeping::Keeping;

use crate::domain::severity::Severity;
use std::collections::BTreeMap;

pub type Data = BTreeMap<&'static str, String>;

/// Something worth remembering.
///
/// An event carries codes, numbers, dates and hashes, never names or free text:
/// whoever may audit the ledger need not be allowed to read the case. Adding a
/// variant is an archive decision (`docs/decisions/0006-audit-events.md`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    // The house
    WriterRestarted,
    RulesetLoaded {
        sha256: String,
    },
    OrganisationImported {
        added: usize,
        changed: usize,
        left: usize,
    },
    SettingChanged {
        name: &'static str,
    },
    LedgerRead {
        page: &'static str,
    },
    LedgerVerified {
        findings: usize,
        size: u64,
    },
    LedgerKeyMade {
        verifier: String,
    },
    CheckpointSigned {
        size: u64,
    },
    CheckpointRefused {
        why: &'static str,
    },
    ProofMade,
    DisposalExecuted {
        authority: String,
        approvers: String,
        cases: String,
        entries: String,
        files: usize,
        backups_until: String,
    },
    EpochDeclared {
        kept: u64,
        log: String,
        lost: String,
        why: &'static str,
    },
    CheckpointAnchored {
        place: &'static str,
        outcome: &'static str,
        size: u64,
    },
    AlarmTold {
        why: &'static str,
    },
    AccessDenied {
        page: String,
    },
    AccessGiven {
        until: String,
    },
    AccessEnded,
    GlassBroken {
        until: String,
    },
    Errand(Errand),
    // People
    AccountCreated,
    AccountDisabled,
    PasswordSet,
    SetupLinkMade,
    RoleGranted {
        role: &'static str,
    },
    RoleEnded {
        role: &'static str,
    },
    RoleProposed {
        role: &'static str,
    },
    RoleApproved {
        role: &'static str,
    },
    RoleDeclined {
        role: &'static str,
    },
    RoleGivenAlone,
    RecoveryAsked {
        kind: &'static str,
    },
    RecoveryApproved {
        kind: &'static str,
    },
    RecoveryDeclined {
        kind: &'static str,
    },
    LanguageChosen {
        language: &'static str,
    },
    PasswordAccepted,
    SecondFactorBegun,
    SecondFactorEnrolled,
    SecondFactorReset,
    RecoveryCodesRenewed,
    RecoveryCodeUsed,
    ProvedAgain,
    SignedIn,
    SignedInByProvider {
        roles: String,
    },
    ProviderAccepted,
    EmergencyWayUsed,
    SignInFailed {
        why: &'static str,
    },
    SignedOut,
    SessionsRevoked {
        count: usize,
    },
    PeopleListed,
    // Reports
    DraftBegun,
    DraftSaved,
    DraftDiscarded,
    DraftsSwept {
        drafts: usize,
        forms: usize,
    },
    AttachmentAdded {
        sha256: String,
        size: i64,
    },
    AttachmentRemoved,
    AttachmentRead {
        sha256: String,
    },
    FormParked,
    FormRecovered,
    FormDiscarded,
    ReportFiled {
        channel: &'static str,
    },
    ReportRead {
        page: &'static str,
    },
    ReportsListed,
    ReportTaken,
    ReportTakenOver,
    ReportReturned,
    ReaderNamed,
    // Cases
    CaseRegistered {
        ruleset: String,
    },
    CaseRead {
        page: &'static str,
    },
    CasesListed {
        filter: String,
    },
    CaseNarrowed,
    CasesLinked,
    CaseReferred,
    AccessRequested {
        basis: &'static str,
    },
    AccessWeighed {
        changed: usize,
    },
    AccessAnswered {
        /// Whether something was put off.
        left: bool,
    },
    /// It was answered without something that was blocked then.
    AccessReopened,
    /// It was entered by mistake.
    AccessRequestWithdrawn,
    ReporterShown,
    GateAnswered {
        gate: &'static str,
        answer: String,
    },
    ConflictDeclared,
    ImpartialityDeclared,
    OfficerAssigned,
    SeverityAssessed {
        severity: Severity,
        net: i64,
        ruleset: String,
    },
    RecommendationMade {
        severity: Severity,
        follows: bool,
    },
    DecisionRecorded {
        severity: Severity,
        follows: bool,
    },
    NoticeGiven {
        reply_by: String,
    },
    NoticeOmitted {
        why: &'static str,
    },
    StatementRecorded {
        manner: &'static str,
    },
    ConsultationRecorded {
        outcome: &'static str,
    },
    DecisionConfirmed {
        severity: Severity,
    },
    DecisionReturned {
        severity: Severity,
    },
    SubstituteAppointed,
    SuspensionProposed,
    SuspensionDecided,
    SuspensionConfirmed,
    SuspensionReturned,
    SuspensionReviewed,
    SuspensionEnded,
    LetterDrafted {
        kind: &'static str,
    },
    LetterFinalised {
        kind: &'static str,
        sha256: String,
    },
    LetterDelivered {
        mode: &'static str,
        arrival: &'static str,
    },
    ClockFactsRecorded,
    CaseReopened,
    CaseClosed {
        severity: Severity,
        retention: &'static str,
    },
    DocumentAdded {
        kind: &'static str,
        sha256: String,
    },
    DocumentRead {
        sha256: String,
    },
    DelegationRegistered {
        act: &'static str,
    },
    DelegationEnded {
        act: &'static str,
    },
    // Telling
    TaskOpened,
    Work(work::Work),
    MailSending {
        attempt: i32,
    },
    MailSent,
    MailPostponed {
        fault: String,
    },
    MailRefused {
        fault: String,
    },
    MailUnknown,
    MailRequeued,
    /// It was asked anew who is to be told.
    NoticesRenewed,
    /// Somebody rang instead.
    MailTold,
    /// Another was mailed instead.
    MailPassedOn,
    OutboxRead,
    // Archive
    ExportStarted {
        from: String,
        to: String,
    },
    ExportFinished {
        cases: usize,
        documents: usize,
        sha256: String,
    },
    ExportFailed {
        why: &'static str,
    },
    ExportDownloaded {
        sha256: String,
    },
    ExportsListed,
    Keeping(Keeping),
    Copying(Copying),
    Corrected(Corrected),
    ArchiveCore(ArchiveCore),
}

impl From<Copying> for Event {
    fn from(copying: Copying) -> Event {
        Event::Copying(copying)
    }
}

impl From<Corrected> for Event {
    fn from(corrected: Corrected) -> Event {
        Event::Corrected(corrected)
    }
}

impl From<ArchiveCore> for Event {
    fn from(core: ArchiveCore) -> Event {
        Event::ArchiveCore(core)
    }
}

impl From<Keeping> for Event {
    fn from(keeping: Keeping) -> Event {
        Event::Keeping(keeping)
    }
}
