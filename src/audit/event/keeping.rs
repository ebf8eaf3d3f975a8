//! What happens to what is kept: the schedule, holds, lists of what is to be destroyed.

use super::Data;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    ScheduleDrafted {
        version: i32,
    },
    ScheduleApproved {
        version: i32,
        from: String,
    },
    ScheduleRead,
    /// How long a case is kept was computed anew, and is another than before.
    RetentionRecomputed {
        retention: &'static str,
        /// The rows of the table that hold for it.
        rules: String,
        why: &'static str,
    },
    /// Documents of a case are kept by a rule of their own, or otherwise than before.
    DocumentsMarked {
        documents: String,
        retention: &'static str,
        rules: String,
        why: &'static str,
    },
    /// What came of the case beside the decision, and what the archivist decided of it.
    CircumstancesNoted {
        happened: String,
        verdict: Option<&'static str>,
    },
    HoldSet {
        why: &'static str,
    },
    HoldEnded,
    /// Nobody sees the case, or the document, but the archivist and the head of HR.
    BlockingSet {
        document: Option<i32>,
        why: &'static str,
    },
    BlockingLifted {
        document: Option<i32>,
    },
    /// Somebody said why, and read what is blocked.
    BlockedOpened {
        document: Option<i32>,
    },
    BlockingsListed,
    DisposalsListed,
    DisposalRead,
    DisposalDrawn {
        cases: usize,
    },
    DisposalApproved {
        approved: usize,
        taken_out: usize,
    },
    DisposalStopped,
    DisposalBegun,
    /// A line is not destroyed after all.
    DisposalRefused {
        case: String,
        why: &'static str,
    },
    FileDestroyed {
        fate: &'static str,
        sha256: String,
    },
    /// Nobody opens the files of the case any more, nor any copy of them.
    FileKeyDestroyed {
        case: String,
    },
    /// The keys of the files are closed with another master key, and the old one is gone.
    MasterKeyRotated {
        from: String,
        to: u32,
        keys: usize,
    },
    ExportRemoved,
    CertificateMade {
        sha256: String,
    },
    DisposalFinished,
}

impl Keeping {
    /// The name the ledger keeps. Never changes once released.
    pub fn name(&self) -> &'static str {
        match self {
            Keeping::ScheduleDrafted { .. } => "schedule-drafted",
            Keeping::ScheduleApproved { .. } => "schedule-approved",
            Keeping::ScheduleRead => "schedule-read",
            Keeping::RetentionRecomputed { .. } => "retention-recomputed",
            Keeping::DocumentsMarked { .. } => "documents-marked",
            Keeping::CircumstancesNoted { .. } => "circumstances-noted",
            Keeping::HoldSet { .. } => "hold-set",
            Keeping::HoldEnded => "hold-ended",
            Keeping::BlockingSet { .. } => "blocking-set",
            Keeping::BlockingLifted { .. } => "blocking-lifted",
            Keeping::BlockedOpened { .. } => "blocked-opened",
            Keeping::BlockingsListed => "blockings-listed",
            Keeping::DisposalsListed => "disposals-listed",
            Keeping::DisposalRead => "disposal-read",
            Keeping::DisposalDrawn { .. } => "disposal-drawn",
            Keeping::DisposalApproved { .. } => "disposal-approved",
            Keeping::DisposalStopped => "disposal-stopped",
            Keeping::DisposalBegun => "disposal-begun",
            Keeping::DisposalRefused { .. } => "disposal-refused",
            Keeping::FileDestroyed { .. } => "file-destroyed",
            Keeping::FileKeyDestroyed { .. } => "file-key-destroyed",
            Keeping::MasterKeyRotated { .. } => "master-key-rotated",
            Keeping::ExportRemoved => "export-removed",
            Keeping::CertificateMade { .. } => "certificate-made",
            Keeping::DisposalFinished => "disposal-finished",
        }
    }

    pub(super) fn data(&self) -> Data {
        let pairs: Vec<(&'static str, String)> = match self {
            Keeping::ScheduleDrafted { version } => vec![("version", version.to_string())],
            Keeping::ScheduleApproved { version, from } => {
                vec![("from", from.clone()), ("version", version.to_string())]
            }
            Keeping::RetentionRecomputed {
                retention,
                rules,
                why,
            } => vec![
                ("retention", (*retention).to_owned()),
                ("rules", rules.clone()),
                ("why", (*why).to_owned()),
            ],
            Keeping::DocumentsMarked {
                documents,
                retention,
                rules,
                why,
            } => vec![
                ("documents", documents.clone()),
                ("retention", (*retention).to_owned()),
                ("rules", rules.clone()),
                ("why", (*why).to_owned()),
            ],
            Keeping::CircumstancesNoted { happened, verdict } => {
                let mut pairs = vec![("happened", happened.clone())];
                pairs.extend(verdict.map(|verdict| ("verdict", verdict.to_owned())));
                pairs
            }
            Keeping::HoldSet { why } => vec![("why", (*why).to_owned())],
            Keeping::BlockingSet { document, why } => {
                let mut pairs = of_document(*document);
                pairs.push(("why", (*why).to_owned()));
                pairs
            }
            Keeping::BlockingLifted { document } | Keeping::BlockedOpened { document } => {
                of_document(*document)
            }
            Keeping::DisposalDrawn { cases } => vec![("cases", cases.to_string())],
            Keeping::DisposalApproved {
                approved,
                taken_out,
            } => vec![
                ("approved", approved.to_string()),
                ("taken-out", taken_out.to_string()),
            ],
            Keeping::DisposalRefused { case, why } => {
                vec![("case", case.clone()), ("why", (*why).to_owned())]
            }
            Keeping::FileDestroyed { fate, sha256 } => {
                vec![("fate", (*fate).to_owned()), ("sha256", sha256.clone())]
            }
            Keeping::FileKeyDestroyed { case } => vec![("case", case.clone())],
            Keeping::MasterKeyRotated { from, to, keys } => vec![
                ("from", from.clone()),
                ("keys", keys.to_string()),
                ("to", to.to_string()),
            ],
            Keeping::CertificateMade { sha256 } => vec![("sha256", sha256.clone())],
            Keeping::ScheduleRead
            | Keeping::HoldEnded
            | Keeping::BlockingsListed
            | Keeping::DisposalsListed
            | Keeping::DisposalRead
            | Keeping::DisposalStopped
            | Keeping::DisposalBegun
            | Keeping::ExportRemoved
            | Keeping::DisposalFinished => vec![],
        };
        pairs.into_iter().collect()
    }
}

/// The document's number, where it is about one.
fn of_document(document: Option<i32>) -> Vec<(&'static str, String)> {
    let pair = document.map(|serial| ("document", serial.to_string()));
    pair.into_iter().collect()
}
