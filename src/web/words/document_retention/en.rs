//! How each document is kept, in English.

use super::DocumentRetention;
use crate::domain::document_retention::Why;

pub const EN: DocumentRetention = DocumentRetention {
    title: "Copied evidence in whistleblowing cases",
    question: "Does copied evidence belong to how a whistleblowing report was handled?",
    law: "What shows how a whistleblowing report was handled is kept for ever. Whether every copy of a piece of evidence belongs to that, the regulation does not say (bevaringsforskrifta § 31 c). The archivist answers once for the municipality.",
    unanswered: "Not answered. Copied evidence is preserved until you have answered.",
    yes_hint: "Copied evidence is preserved with the case.",
    no_hint: "Copied evidence has its own period from the closing of the case, as the schedule says. Report, assessment, statement, minutes, decision and letters are preserved whatever you answer.",
    for_title: "For preserving it",
    against_title: "For a period of its own",
    documents: "The documents of the case",
    none: "The case has no documents.",
    with_case: "Follows the case",
    stays: "One document alone cannot be destroyed in the system yet. It stays when its period has ended.",
    for_: &[
        "Without the evidence it may be hard to see why the municipality concluded as it did.",
        "Whoever reported, and whoever the report was about, may need it in a later dispute.",
    ],
    against: &[
        "The copies often say something about others than those the case is about, children too.",
        "The original usually lies elsewhere, and the decision says what was relied on.",
    ],
    document: |serial| format!("document {serial}"),
    why,
};

fn why(why: Why) -> &'static str {
    match why {
        Why::NotPreserved => {
            "The case has a period of its own or waits: everything in it is treated as one (arkivforskrifta § 3)."
        }
        Why::Chain => "Shows how the case was handled (bevaringsforskrifta § 31 c).",
        Why::OtherLaw => {
            "The case is preserved for something else than how it was handled, or something in it is not decided (bevaringsforskrifta §§ 3 and 32–34, arkivforskrifta § 3)."
        }
    }
}
