//! What is sent to the archive core, and what it answers.

use super::Data;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveCore {
    /// A case was written for the core.
    MessagesMade {
        version: i32,
        messages: usize,
    },
    /// The core has taken a case or a registration.
    Archived {
        system_id: String,
    },
    /// The core has turned something away; what it said is not for the trail.
    TurnedAway,
    /// What the core has answered was wrong, and no longer counts.
    Withdrawn {
        system_id: String,
        why: &'static str,
    },
    /// The core has said what it said before.
    SaidAgain,
    JournalRead {
        from: String,
        to: String,
    },
}

impl ArchiveCore {
    /// The name the ledger keeps. Never changes once released.
    pub fn name(&self) -> &'static str {
        match self {
            ArchiveCore::MessagesMade { .. } => "core-messages-made",
            ArchiveCore::Archived { .. } => "core-archived",
            ArchiveCore::TurnedAway => "core-turned-away",
            ArchiveCore::SaidAgain => "core-said-again",
            ArchiveCore::Withdrawn { .. } => "core-receipt-withdrawn",
            ArchiveCore::JournalRead { .. } => "public-journal-read",
        }
    }

    pub(super) fn data(&self) -> Data {
        let pairs = match self {
            ArchiveCore::MessagesMade { version, messages } => vec![
                ("messages", messages.to_string()),
                ("version", version.to_string()),
            ],
            ArchiveCore::Archived { system_id } => vec![("system-id", system_id.clone())],
            ArchiveCore::Withdrawn { system_id, why } => {
                vec![("system-id", system_id.clone()), ("why", (*why).to_owned())]
            }
            ArchiveCore::TurnedAway | ArchiveCore::SaidAgain => vec![],
            ArchiveCore::JournalRead { from, to } => {
                vec![("from", from.clone()), ("to", to.clone())]
            }
        };
        pairs.into_iter().collect()
    }
}
