//! What the words that stand ready must hold, whoever wrote them: the paragraphs a court would look for.

use super::{Block, Kind};
use crate::domain::administrative_law::RuleSet;
use crate::domain::person::Language;

/// What is put in where the standing words say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// The municipality's name.
    Municipality,
    /// Its name with the organisation number, where it has given one.
    Employer,
    /// Who decides a complaint (forvaltningslova of 1967 § 28 second paragraph).
    ComplaintBody,
}

impl Placeholder {
    pub const ALL: [Placeholder; 3] = [
        Placeholder::Municipality,
        Placeholder::Employer,
        Placeholder::ComplaintBody,
    ];

    /// As the words have it.
    pub fn mark(self) -> &'static str {
        match self {
            Placeholder::Municipality => "{municipality}",
            Placeholder::Employer => "{employer}",
            Placeholder::ComplaintBody => "{complaint_body}",
        }
    }

    /// Whether words for that law can ask for it: under the law of 2025 nothing a letter here
    /// tells of is complained over (§ 8 third paragraph), so nobody decides a complaint.
    pub fn is_of(self, law: RuleSet) -> bool {
        self != Placeholder::ComplaintBody || law == RuleSet::Fvl1967
    }
}

/// What the standing words of `block` must hold in a letter of this kind.
///
/// The four things that arbeidsmiljølova § 15-4 second paragraph lists (a negotiation and
/// suit, b the right to remain, c the deadlines, d employer and defendant) each by their own
/// paragraph; that a warning says that it is one; and what the case's administrative law gives
/// a party. A municipality may word them otherwise; it cannot leave these out.
pub fn must_hold(
    kind: Kind,
    block: Block,
    language: Language,
    law: RuleSet,
) -> &'static [&'static str] {
    let is_bokmaal = language == Language::Bokmaal;
    match (block, kind) {
        (Block::Heading, Kind::Warning) if is_bokmaal => &["advarsel"],
        (Block::Heading, Kind::Warning) => &["åtvaring"],
        (Block::Heading, Kind::Dismissal) if is_bokmaal => &["oppsigelse"],
        (Block::Heading, Kind::Dismissal) => &["oppseiing"],
        (Block::Heading, Kind::Termination) => &["avskjed"],
        (Block::Heading, Kind::Suspension) => &["suspensjon"],
        (Block::Handling, _) => &["§ 2 A-3"],
        (Block::Protection, _) => &["§ 2 A-4"],
        (Block::Decline, _) => &["§ 15-1"],
        (Block::Consequence, _) => &["§ 15-7", "§ 15-14"],
        (Block::Negotiation | Block::Deadlines, _) => &["§ 17-3", "§ 17-4"],
        (Block::Remain, _) => &["§ 15-11"],
        (Block::Defendant, _) => &["{employer}"],
        (Block::Pay | Block::Review, _) => &["§ 15-13"],
        _ => match law {
            RuleSet::Fvl1967 => of_1967(kind, block),
            RuleSet::Fvl2025 => of_2025(block),
        },
    }
}

/// What forvaltningslova of 1967 gives a party: the documents (§ 18), help (§ 12), and a
/// complaint (§§ 28 and 29) over all but a dismissal and a termination (§ 3 second paragraph).
fn of_1967(kind: Kind, block: Block) -> &'static [&'static str] {
    match (block, kind) {
        (Block::Access, _) => &["§§ 18"],
        (Block::Adviser, _) => &["§ 12"],
        (Block::Representative, _) => &["§ 15-1", "§ 12"],
        (Block::Complaint, Kind::Suspension) => &["{complaint_body}", "§ 28", "§ 29"],
        (Block::Complaint, _) => &["§ 3"],
        _ => &[],
    }
}

/// What forvaltningslova of 2025 gives a party: the documents (§ 46), help (its paragraph is
/// not verified, so the law is named alone), and no complaint over what ends or suspends an
/// employment (§ 8 third paragraph), which the courts can try.
fn of_2025(block: Block) -> &'static [&'static str] {
    match block {
        Block::Access => &["av 2025", "§§ 46"],
        Block::Adviser => &["av 2025", "fullmektig"],
        Block::Representative => &["§ 15-1", "av 2025", "fullmektig"],
        Block::Complaint => &["av 2025", "§ 8", "domstol"],
        _ => &[],
    }
}
