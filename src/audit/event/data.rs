//! What the ledger keeps of an event beside its name.

use super::{Data, Event};

impl Event {
    /// What more the ledger keeps about it, as strings only (docs/ledger-format.md).
    #[expect(clippy::too_many_lines, reason = "one arm for each event there is")]
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
            Event::AccessGiven { until } | Event::GlassBroken { until } => {
                with([("until", until.clone())])
            }
            Event::RoleGranted { role }
            | Event::RoleEnded { role }
            | Event::RoleProposed { role }
            | Event::RoleApproved { role }
            | Event::RoleDeclined { role } => with([("role", (*role).to_owned())]),
            Event::SignedInByProvider { roles } => with([("roles", roles.clone())]),
            Event::LanguageChosen { language } => with([("language", (*language).to_owned())]),
            Event::SignInFailed { why }
            | Event::AlarmTold { why }
            | Event::ExportFailed { why }
            | Event::NoticeOmitted { why } => with([("why", (*why).to_owned())]),
            Event::SessionsRevoked { count } => with([("count", count.to_string())]),
            Event::AttachmentAdded { sha256, size } => {
                with([("sha256", sha256.clone()), ("size", size.to_string())])
            }
            Event::DraftsSwept { drafts, forms } => {
                with([("drafts", drafts.to_string()), ("forms", forms.to_string())])
            }
            Event::ReportFiled { channel } => with([("channel", (*channel).to_owned())]),
            Event::CaseRegistered { ruleset } => with([("ruleset", ruleset.clone())]),
            Event::AccessRequested { basis } => with([("basis", (*basis).to_owned())]),
            Event::AccessWeighed { changed } => with([("changed", changed.to_string())]),
            Event::AccessAnswered { left } => with([("left", left.to_string())]),
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
            Event::LetterDrafted { kind }
            | Event::RecoveryAsked { kind }
            | Event::RecoveryApproved { kind }
            | Event::RecoveryDeclined { kind } => with([("kind", (*kind).to_owned())]),
            Event::LetterDelivered { mode, arrival } => with([
                ("arrival", (*arrival).to_owned()),
                ("mode", (*mode).to_owned()),
            ]),
            Event::NoticeGiven { reply_by } => with([("reply_by", reply_by.clone())]),
            Event::StatementRecorded { manner } => with([("manner", (*manner).to_owned())]),
            Event::ConsultationRecorded { outcome } => with([("outcome", (*outcome).to_owned())]),
            Event::DecisionConfirmed { severity } | Event::DecisionReturned { severity } => {
                with([("severity", severity.code().to_owned())])
            }
            Event::DelegationRegistered { act } | Event::DelegationEnded { act } => {
                with([("act", (*act).to_owned())])
            }
            Event::DocumentAdded { kind, sha256 } | Event::LetterFinalised { kind, sha256 } => {
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
            Event::Errand(event) => event.data(),
            Event::Work(work) => work.data(),
            Event::Keeping(keeping) => keeping.data(),
            Event::ArchiveCore(core) => core.data(),
            _ => self.of_ledger(),
        }
    }

    /// The same, for what happens to the ledger itself.
    fn of_ledger(&self) -> Data {
        match self {
            Event::LedgerVerified { findings, size } => with([
                ("findings", findings.to_string()),
                ("size", size.to_string()),
            ]),
            Event::LedgerKeyMade { verifier } => with([("verifier", verifier.clone())]),
            Event::CheckpointSigned { size } => with([("size", size.to_string())]),
            Event::CheckpointRefused { why } => with([("why", (*why).to_owned())]),
            Event::CheckpointAnchored {
                place,
                outcome,
                size,
            } => with([
                ("outcome", (*outcome).to_owned()),
                ("place", (*place).to_owned()),
                ("size", size.to_string()),
            ]),
            Event::DisposalExecuted {
                authority,
                approvers,
                cases,
                entries,
                files,
                backups_until,
            } => with([
                ("approvers", approvers.clone()),
                ("authority", authority.clone()),
                ("backups-until", backups_until.clone()),
                ("cases", cases.clone()),
                ("entries", entries.clone()),
                ("files", files.to_string()),
            ]),
            Event::EpochDeclared {
                kept,
                log,
                lost,
                why,
            } => with([
                ("kept", kept.to_string()),
                ("log", log.clone()),
                ("lost", lost.clone()),
                ("why", (*why).to_owned()),
            ]),
            _ => Data::new(),
        }
    }
}

fn with<const N: usize>(pairs: [(&'static str, String); N]) -> Data {
    Data::from(pairs)
}
