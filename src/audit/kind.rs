//! The kinds of events, so that a person can ask the trail for one kind alone.

/// What an event is about. Every event is of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody looked.
    Reads,
    /// Something came in or was changed.
    Changes,
    /// Something was proposed, recommended, decided or closed.
    Decisions,
    /// Accounts, roles, sign-ins, and what was refused.
    Access,
    Mail,
    /// Extractions, and the ledger's own proof.
    Archive,
}

impl Kind {
    pub const ALL: [Kind; 6] = [
        Kind::Reads,
        Kind::Changes,
        Kind::Decisions,
        Kind::Access,
        Kind::Mail,
        Kind::Archive,
    ];

    /// As it stands in an address.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Reads => "reads",
            Kind::Changes => "changes",
            Kind::Decisions => "decisions",
            Kind::Access => "access",
            Kind::Mail => "mail",
            Kind::Archive => "archive",
        }
    }

    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The names of the events of this kind.
    pub fn events(self) -> &'static [&'static str] {
        match self {
            Kind::Reads => &[
                "attachment-read",
                "blocked-opened",
                "blockings-listed",
                "case-read",
                "cases-listed",
                "disposal-read",
                "disposals-listed",
                "document-read",
                "exports-listed",
                "ledger-read",
                "outbox-read",
                "people-listed",
                "proof-made",
                "public-journal-read",
                "report-read",
                "reporter-shown",
                "reports-listed",
                "schedule-read",
                "task-opened",
            ],
            Kind::Changes => CHANGES,
            Kind::Decisions => &[
                "case-closed",
                "case-reopened",
                "decision-confirmed",
                "decision-recorded",
                "decision-returned",
                "recommendation-made",
                "severity-assessed",
                "suspension-confirmed",
                "suspension-decided",
                "suspension-ended",
                "suspension-returned",
            ],
            Kind::Access => ACCESS,
            Kind::Mail => &[
                "mail-passed-on",
                "mail-postponed",
                "mail-refused",
                "mail-requeued",
                "mail-sending",
                "mail-sent",
                "mail-told",
                "mail-unknown",
                "notices-renewed",
            ],
            Kind::Archive => ARCHIVE,
        }
    }
}

/// Whether the event is about checkpoints themselves, so that another is not due for its sake.
pub fn is_of_checkpoints(event: &str) -> bool {
    event.starts_with("checkpoint-")
}

/// Whether a checkpoint is signed at once when this has happened.
pub fn is_sealed_at_once(event: &str) -> bool {
    let weighty = [
        "disposal-executed",
        "epoch-declared",
        "export-finished",
        "ledger-key-made",
    ];
    Kind::Decisions.events().contains(&event) || weighty.contains(&event)
}

/// What happens at the doorway.
const ACCESS: &[&str] = &[
    "access-denied",
    "access-ended",
    "access-given",
    "account-created",
    "account-disabled",
    "calendar-feed-made",
    "calendar-feed-revoked",
    "emergency-way-used",
    "glass-broken",
    "password-accepted",
    "password-set",
    "proved-again",
    "provider-accepted",
    "recovery-approved",
    "recovery-asked",
    "recovery-code-used",
    "recovery-codes-renewed",
    "recovery-declined",
    "role-approved",
    "role-declined",
    "role-ended",
    "role-given-alone",
    "role-granted",
    "role-proposed",
    "second-factor-begun",
    "second-factor-enrolled",
    "second-factor-reset",
    "sessions-revoked",
    "setup-link-made",
    "sign-in-failed",
    "signed-in",
    "signed-in-by-provider",
    "signed-out",
];

/// What came in or was changed.
const CHANGES: &[&str] = &[
    "absence-ended",
    "absence-registered",
    "absences-settled",
    "access-answered",
    "access-reopened",
    "access-request-withdrawn",
    "access-requested",
    "access-weighed",
    "answer-fetched",
    "answer-held",
    "attachment-added",
    "attachment-removed",
    "blocking-lifted",
    "blocking-set",
    "case-narrowed",
    "case-referred",
    "case-registered",
    "cases-linked",
    "clock-facts-recorded",
    "conflict-declared",
    "copy-made",
    "copy-received",
    "consultation-recorded",
    "correction-made",
    "deadlines-told",
    "delegation-ended",
    "delegation-registered",
    "digests-queued",
    "document-added",
    "documents-marked",
    "draft-begun",
    "draft-discarded",
    "draft-saved",
    "drafts-swept",
    "form-discarded",
    "form-parked",
    "form-recovered",
    "gate-answered",
    "hold-ended",
    "circumstances-noted",
    "hold-set",
    "impartiality-declared",
    "job-begun",
    "job-ended",
    "language-chosen",
    "letter-delivered",
    "letter-drafted",
    "letter-finalised",
    "notice-given",
    "notice-omitted",
    "officer-assigned",
    "passages-marked",
    "organisation-imported",
    "reader-named",
    "report-filed",
    "report-returned",
    "report-taken",
    "report-taken-over",
    "retention-recomputed",
    "ruleset-loaded",
    "setting-changed",
    "statement-recorded",
    "substitute-appointed",
    "suspension-proposed",
    "suspension-reviewed",
    "task-finished",
    "task-handed-over",
    "writer-restarted",
];

/// Extractions, disposals, and the ledger's own proof.
const ARCHIVE: &[&str] = &[
    "alarm-told",
    "certificate-made",
    "checkpoint-anchored",
    "checkpoint-refused",
    "checkpoint-signed",
    "core-archived",
    "core-messages-made",
    "core-receipt-withdrawn",
    "core-said-again",
    "core-turned-away",
    "disposal-approved",
    "disposal-begun",
    "disposal-drawn",
    "disposal-executed",
    "disposal-finished",
    "disposal-refused",
    "disposal-stopped",
    "document-converted",
    "document-not-converted",
    "epoch-declared",
    "export-downloaded",
    "export-failed",
    "export-finished",
    "export-removed",
    "export-started",
    "file-destroyed",
    "format-read",
    "signature-found",
    "file-key-destroyed",
    "ledger-key-made",
    "ledger-verified",
    "master-key-rotated",
    "schedule-approved",
    "schedule-drafted",
];
