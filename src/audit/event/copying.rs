//! What is made of documents for somebody else: copies with parts taken out, answers, archive formats.

use super::Data;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copying {
    /// Passages of a document were marked, or a mark was undone.
    PassagesMarked {
        taken_out: usize,
        kept: usize,
        undone: usize,
    },
    /// A copy with parts taken out was drawn.
    CopyMade {
        sha256: String,
    },
    /// The same, made elsewhere, was looked through and taken.
    CopyReceived {
        sha256: String,
    },
    /// Somebody else looks through the answer.
    AnswerHeld,
    AnswerFetched {
        sha256: String,
    },
    /// What a file says that it is.
    FormatRead {
        claims: String,
        sha256: String,
    },
    /// An electronic signature stands in a file; nobody has verified it.
    SignatureFound {
        sha256: String,
    },
    DocumentConverted {
        from: String,
        to: String,
        tool: String,
        sha256: String,
    },
    DocumentNotConverted {
        from: String,
        why: &'static str,
        sha256: String,
    },
}

impl Copying {
    /// The name the ledger keeps. Never changes once released.
    pub fn name(&self) -> &'static str {
        match self {
            Copying::PassagesMarked { .. } => "passages-marked",
            Copying::CopyMade { .. } => "copy-made",
            Copying::CopyReceived { .. } => "copy-received",
            Copying::AnswerHeld => "answer-held",
            Copying::AnswerFetched { .. } => "answer-fetched",
            Copying::FormatRead { .. } => "format-read",
            Copying::SignatureFound { .. } => "signature-found",
            Copying::DocumentConverted { .. } => "document-converted",
            Copying::DocumentNotConverted { .. } => "document-not-converted",
        }
    }

    pub(super) fn data(&self) -> Data {
        let pairs: Vec<(&'static str, String)> = match self {
            Copying::PassagesMarked {
                taken_out,
                kept,
                undone,
            } => vec![
                ("kept", kept.to_string()),
                ("taken-out", taken_out.to_string()),
                ("undone", undone.to_string()),
            ],
            Copying::CopyMade { sha256 }
            | Copying::CopyReceived { sha256 }
            | Copying::AnswerFetched { sha256 }
            | Copying::SignatureFound { sha256 } => vec![("sha256", sha256.clone())],
            Copying::AnswerHeld => vec![],
            Copying::FormatRead { claims, sha256 } => {
                vec![("claims", claims.clone()), ("sha256", sha256.clone())]
            }
            Copying::DocumentConverted {
                from,
                to,
                tool,
                sha256,
            } => vec![
                ("from", from.clone()),
                ("sha256", sha256.clone()),
                ("to", to.clone()),
                ("tool", tool.clone()),
            ],
            Copying::DocumentNotConverted { from, why, sha256 } => vec![
                ("from", from.clone()),
                ("sha256", sha256.clone()),
                ("why", (*why).to_owned()),
            ],
        };
        pairs.into_iter().collect()
    }
}
