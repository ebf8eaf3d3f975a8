//! Everything worth remembering, and the words it is written in.

mod data;
pub mod work;

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
}

impl Event {
    /// The name the ledger keeps. Never changes once released.
    #[expect(clippy::too_many_lines, reason = "one line for each event there is")]
    pub fn name(&self) -> &'static str {
        match self {
            Event::WriterRestarted => "writer-restarted",
            Event::RulesetLoaded { .. } => "ruleset-loaded",
            Event::OrganisationImported { .. } => "organisation-imported",
            Event::SettingChanged { .. } => "setting-changed",
            Event::LedgerRead { .. } => "ledger-read",
            Event::LedgerVerified { .. } => "ledger-verified",
            Event::LedgerKeyMade { .. } => "ledger-key-made",
            Event::CheckpointSigned { .. } => "checkpoint-signed",
            Event::CheckpointRefused { .. } => "checkpoint-refused",
            Event::ProofMade => "proof-made",
            Event::DisposalExecuted { .. } => "disposal-executed",
            Event::EpochDeclared { .. } => "epoch-declared",
            Event::CheckpointAnchored { .. } => "checkpoint-anchored",
            Event::AlarmTold { .. } => "alarm-told",
            Event::AccessDenied { .. } => "access-denied",
            Event::AccessGiven { .. } => "access-given",
            Event::AccessEnded => "access-ended",
            Event::GlassBroken { .. } => "glass-broken",
            Event::AccountCreated => "account-created",
            Event::AccountDisabled => "account-disabled",
            Event::PasswordSet => "password-set",
            Event::SetupLinkMade => "setup-link-made",
            Event::RoleGranted { .. } => "role-granted",
            Event::RoleEnded { .. } => "role-ended",
            Event::RoleProposed { .. } => "role-proposed",
            Event::RoleApproved { .. } => "role-approved",
            Event::RoleDeclined { .. } => "role-declined",
            Event::RoleGivenAlone => "role-given-alone",
            Event::RecoveryAsked { .. } => "recovery-asked",
            Event::RecoveryApproved { .. } => "recovery-approved",
            Event::RecoveryDeclined { .. } => "recovery-declined",
            Event::LanguageChosen { .. } => "language-chosen",
            Event::PasswordAccepted => "password-accepted",
            Event::SecondFactorBegun => "second-factor-begun",
            Event::SecondFactorEnrolled => "second-factor-enrolled",
            Event::SecondFactorReset => "second-factor-reset",
            Event::RecoveryCodesRenewed => "recovery-codes-renewed",
            Event::RecoveryCodeUsed => "recovery-code-used",
            Event::ProvedAgain => "proved-again",
            Event::SignedIn => "signed-in",
            Event::SignedInByProvider { .. } => "signed-in-by-provider",
            Event::ProviderAccepted => "provider-accepted",
            Event::EmergencyWayUsed => "emergency-way-used",
            Event::SignInFailed { .. } => "sign-in-failed",
            Event::SignedOut => "signed-out",
            Event::SessionsRevoked { .. } => "sessions-revoked",
            Event::PeopleListed => "people-listed",
            Event::DraftBegun => "draft-begun",
            Event::DraftSaved => "draft-saved",
            Event::DraftDiscarded => "draft-discarded",
            Event::DraftsSwept { .. } => "drafts-swept",
            Event::AttachmentAdded { .. } => "attachment-added",
            Event::AttachmentRemoved => "attachment-removed",
            Event::AttachmentRead { .. } => "attachment-read",
            Event::FormParked => "form-parked",
            Event::FormRecovered => "form-recovered",
            Event::FormDiscarded => "form-discarded",
            Event::ReportFiled { .. } => "report-filed",
            Event::ReportRead { .. } => "report-read",
            Event::ReportsListed => "reports-listed",
            Event::CaseRegistered { .. } => "case-registered",
            Event::CaseRead { .. } => "case-read",
            Event::CasesListed { .. } => "cases-listed",
            Event::CaseNarrowed => "case-narrowed",
            Event::CasesLinked => "cases-linked",
            Event::ReporterShown => "reporter-shown",
            Event::GateAnswered { .. } => "gate-answered",
            Event::ConflictDeclared => "conflict-declared",
            Event::ImpartialityDeclared => "impartiality-declared",
            Event::OfficerAssigned => "officer-assigned",
            Event::SeverityAssessed { .. } => "severity-assessed",
            Event::RecommendationMade { .. } => "recommendation-made",
            Event::DecisionRecorded { .. } => "decision-recorded",
            Event::NoticeGiven { .. } => "notice-given",
            Event::NoticeOmitted { .. } => "notice-omitted",
            Event::StatementRecorded { .. } => "statement-recorded",
            Event::ConsultationRecorded { .. } => "consultation-recorded",
            Event::DecisionConfirmed { .. } => "decision-confirmed",
            Event::DecisionReturned { .. } => "decision-returned",
            Event::SubstituteAppointed => "substitute-appointed",
            Event::SuspensionProposed => "suspension-proposed",
            Event::SuspensionDecided => "suspension-decided",
            Event::SuspensionConfirmed => "suspension-confirmed",
            Event::SuspensionReturned => "suspension-returned",
            Event::SuspensionReviewed => "suspension-reviewed",
            Event::SuspensionEnded => "suspension-ended",
            Event::LetterDrafted { .. } => "letter-drafted",
            Event::LetterFinalised { .. } => "letter-finalised",
            Event::LetterDelivered { .. } => "letter-delivered",
            Event::ClockFactsRecorded => "clock-facts-recorded",
            Event::CaseReopened => "case-reopened",
            Event::DelegationRegistered { .. } => "delegation-registered",
            Event::DelegationEnded { .. } => "delegation-ended",
            Event::CaseClosed { .. } => "case-closed",
            Event::DocumentAdded { .. } => "document-added",
            Event::DocumentRead { .. } => "document-read",
            Event::TaskOpened => "task-opened",
            Event::Work(work) => work.name(),
            Event::MailSending { .. } => "mail-sending",
            Event::MailSent => "mail-sent",
            Event::MailPostponed { .. } => "mail-postponed",
            Event::MailRefused { .. } => "mail-refused",
            Event::MailUnknown => "mail-unknown",
            Event::MailRequeued => "mail-requeued",
            Event::NoticesRenewed => "notices-renewed",
            Event::MailTold => "mail-told",
            Event::MailPassedOn => "mail-passed-on",
            Event::OutboxRead => "outbox-read",
            Event::ExportStarted { .. } => "export-started",
            Event::ExportFinished { .. } => "export-finished",
            Event::ExportFailed { .. } => "export-failed",
            Event::ExportDownloaded { .. } => "export-downloaded",
            Event::ExportsListed => "exports-listed",
        }
    }
}

/// A row as a change left it; no columns when it is gone. Columns that are null
/// are left out, so that a later column does not disturb the proof of earlier rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowState {
    pub table: &'static str,
    pub key: String,
    pub columns: Option<BTreeMap<String, String>>,
}
