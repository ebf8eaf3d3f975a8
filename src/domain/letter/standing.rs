//! What the words that stand ready must hold, whoever wrote them: the paragraphs a court would look for.

use super::{Block, Kind};
use crate::domain::person::Language;

/// What is put in where the standing words say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// The municipality's name.
    Municipality,
    /// Its name with the organisation number, where it has given one.
    Employer,
    /// Who decides a complaint (forvaltningslova § 28 second paragraph).
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
}

/// What the standing words of `block` must hold in a letter of this kind.
///
/// The four things that arbeidsmiljølova § 15-4 second paragraph lists (a negotiation and
/// suit, b the right to remain, c the deadlines, d employer and defendant) each by their own
/// paragraph; what forvaltningslova §§ 12, 16, 18 and 27 give a party; that a warning says
/// that it is one. A municipality may word them otherwise; it cannot leave these out.
pub fn must_hold(kind: Kind, block: Block, language: Language) -> &'static [&'static str] {
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
        (Block::Access, _) => &["§§ 18"],
        (Block::Adviser, _) => &["§ 12"],
        (Block::Representative, _) => &["§ 15-1", "§ 12"],
        (Block::Decline, _) => &["§ 15-1"],
        (Block::Consequence, _) => &["§ 15-7", "§ 15-14"],
        (Block::Negotiation | Block::Deadlines, _) => &["§ 17-3", "§ 17-4"],
        (Block::Remain, _) => &["§ 15-11"],
        (Block::Defendant, _) => &["{employer}"],
        (Block::Complaint, Kind::Suspension) => &["{complaint_body}", "§ 28", "§ 29"],
        (Block::Complaint, _) => &["§ 3"],
        (Block::Pay | Block::Review, _) => &["§ 15-13"],
        _ => &[],
    }
}
