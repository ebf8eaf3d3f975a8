//! Everything worth remembering, and the words it is written in.

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
    AccessDenied {
        page: String,
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
    LanguageChosen {
        language: &'static str,
    },
    SignedIn,
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
    GateAnswered {
        gate: &'static str,
        answer: String,
    },
    ConflictDeclared,
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
    // Telling
    TaskOpened,
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
    pub fn name(&self) -> &'static str {
        match self {
            Event::WriterRestarted => "writer-restarted",
            Event::RulesetLoaded { .. } => "ruleset-loaded",
            Event::OrganisationImported { .. } => "organisation-imported",
            Event::SettingChanged { .. } => "setting-changed",
            Event::LedgerRead { .. } => "ledger-read",
            Event::LedgerVerified { .. } => "ledger-verified",
            Event::AccessDenied { .. } => "access-denied",
            Event::AccountCreated => "account-created",
            Event::AccountDisabled => "account-disabled",
            Event::PasswordSet => "password-set",
            Event::SetupLinkMade => "setup-link-made",
            Event::RoleGranted { .. } => "role-granted",
            Event::RoleEnded { .. } => "role-ended",
            Event::LanguageChosen { .. } => "language-chosen",
            Event::SignedIn => "signed-in",
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
            Event::ReportFiled { .. } => "report-filed",
            Event::ReportRead { .. } => "report-read",
            Event::ReportsListed => "reports-listed",
            Event::CaseRegistered { .. } => "case-registered",
            Event::CaseRead { .. } => "case-read",
            Event::CasesListed { .. } => "cases-listed",
            Event::GateAnswered { .. } => "gate-answered",
            Event::ConflictDeclared => "conflict-declared",
            Event::SeverityAssessed { .. } => "severity-assessed",
            Event::RecommendationMade { .. } => "recommendation-made",
            Event::DecisionRecorded { .. } => "decision-recorded",
            Event::CaseClosed { .. } => "case-closed",
            Event::DocumentAdded { .. } => "document-added",
            Event::DocumentRead { .. } => "document-read",
            Event::TaskOpened => "task-opened",
            Event::MailSending { .. } => "mail-sending",
            Event::MailSent => "mail-sent",
            Event::MailPostponed { .. } => "mail-postponed",
            Event::MailRefused { .. } => "mail-refused",
            Event::MailUnknown => "mail-unknown",
            Event::MailRequeued => "mail-requeued",
            Event::OutboxRead => "outbox-read",
            Event::ExportStarted { .. } => "export-started",
            Event::ExportFinished { .. } => "export-finished",
            Event::ExportFailed { .. } => "export-failed",
            Event::ExportDownloaded { .. } => "export-downloaded",
            Event::ExportsListed => "exports-listed",
        }
    }

    /// What more the ledger keeps about it, as strings only (docs/ledger-format.md).
    pub fn data(&self) -> Data {
        match self {
            Event::RulesetLoaded { sha256 }
            | Event::AttachmentRead { sha256 }
            | Event::DocumentRead { sha256 }
            | Event::ExportDownloaded { sha256 } => with([("sha256", sha256.clone())]),
            Event::OrganisationImported {
                added,
                changed,
                left,
            } => with([
                ("added", added.to_string()),
                ("changed", changed.to_string()),
                ("left", left.to_string()),
            ]),
            Event::SettingChanged { name } => with([("name", (*name).to_owned())]),
            Event::LedgerRead { page } | Event::CaseRead { page } | Event::ReportRead { page } => {
                with([("page", (*page).to_owned())])
            }
            Event::AccessDenied { page } => with([("page", page.clone())]),
            Event::LedgerVerified { findings, size } => with([
                ("findings", findings.to_string()),
                ("size", size.to_string()),
            ]),
            Event::RoleGranted { role } | Event::RoleEnded { role } => {
                with([("role", (*role).to_owned())])
            }
            Event::LanguageChosen { language } => with([("language", (*language).to_owned())]),
            Event::SignInFailed { why } | Event::ExportFailed { why } => {
                with([("why", (*why).to_owned())])
            }
            Event::SessionsRevoked { count } => with([("count", count.to_string())]),
            Event::AttachmentAdded { sha256, size } => {
                with([("sha256", sha256.clone()), ("size", size.to_string())])
            }
            Event::DraftsSwept { drafts, forms } => {
                with([("drafts", drafts.to_string()), ("forms", forms.to_string())])
            }
            Event::ReportFiled { channel } => with([("channel", (*channel).to_owned())]),
            Event::CaseRegistered { ruleset } => with([("ruleset", ruleset.clone())]),
            Event::CasesListed { filter } => with([("filter", filter.clone())]),
            Event::GateAnswered { gate, answer } => {
                with([("answer", answer.clone()), ("gate", (*gate).to_owned())])
            }
            Event::SeverityAssessed {
                severity,
                net,
                ruleset,
            } => with([
                ("net", net.to_string()),
                ("ruleset", ruleset.clone()),
                ("severity", severity.code().to_owned()),
            ]),
            Event::RecommendationMade { severity, follows }
            | Event::DecisionRecorded { severity, follows } => with([
                ("follows", follows.to_string()),
                ("severity", severity.code().to_owned()),
            ]),
            Event::CaseClosed {
                severity,
                retention,
            } => with([
                ("retention", (*retention).to_owned()),
                ("severity", severity.code().to_owned()),
            ]),
            Event::DocumentAdded { kind, sha256 } => {
                with([("kind", (*kind).to_owned()), ("sha256", sha256.clone())])
            }
            Event::MailSending { attempt } => with([("attempt", attempt.to_string())]),
            Event::MailPostponed { fault } | Event::MailRefused { fault } => {
                with([("fault", fault.clone())])
            }
            Event::ExportStarted { from, to } => with([("from", from.clone()), ("to", to.clone())]),
            Event::ExportFinished {
                cases,
                documents,
                sha256,
            } => with([
                ("cases", cases.to_string()),
                ("documents", documents.to_string()),
                ("sha256", sha256.clone()),
            ]),
            _ => Data::new(),
        }
    }
}

fn with<const N: usize>(pairs: [(&'static str, String); N]) -> Data {
    Data::from(pairs)
}

/// A row as a change left it; no columns when it is gone. Columns that are null
/// are left out, so that a later column does not disturb the proof of earlier rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowState {
    pub table: &'static str,
    pub key: String,
    pub columns: Option<BTreeMap<String, String>>,
}
