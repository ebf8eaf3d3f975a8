//! Which blocks each letter has, in the order they are read, and which it cannot do without.

use super::{Block, Kind};

/// Whether a letter can be finalised without the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Must,
    May,
}

use Need::{May, Must};

/// To a reporter: nothing about anybody else, and nothing about how it ends. The employer
/// looks into it within reasonable time and protects the reporter (arbeidsmiljølova
/// §§ 2 A-3, 2 A-4), and tells if an answer takes long (forvaltningslova § 11 a; that of
/// 2025 § 17 second paragraph).
const ACKNOWLEDGEMENT: &[(Block, Need)] = &[
    (Block::ReceivedOn, Must),
    (Block::Handling, Must),
    (Block::Protection, Must),
    (Block::Contact, Must),
    (Block::Signing, Must),
];

/// What it concerns, the deadline, and what the party needs to look after their interests
/// (forvaltningslova § 16): what is considered, how to answer (§ 11 d), the documents
/// (§§ 18–20), and help (§ 12). In that of 2025 notice is § 42, the documents §§ 46–53.
const PRIOR_NOTICE: &[(Block, Need)] = &[
    (Block::CommentBy, Must),
    (Block::Matter, Must),
    (Block::Considered, Must),
    (Block::Answer, Must),
    (Block::Access, Must),
    (Block::Adviser, Must),
    (Block::Enclosures, May),
    (Block::Signing, Must),
];

/// The law asks for the discussion, not for the form of the summons (arbeidsmiljølova
/// § 15-1). The house wants time, place, what is discussed, who may come along
/// (forvaltningslova § 12), and that the employee may decline.
const SUMMONS: &[(Block, Need)] = &[
    (Block::Time, Must),
    (Block::Place, Must),
    (Block::Matter, Must),
    (Block::Considered, Must),
    (Block::Representative, Must),
    (Block::Decline, Must),
    (Block::Enclosures, May),
    (Block::Signing, Must),
];

/// No statute says what minutes hold; these are the fields of good practice, as proof that
/// both the ground and other work were discussed before the decision (arbeidsmiljølova § 15-1).
const MINUTES: &[(Block, Need)] = &[
    (Block::Date, Must),
    (Block::Time, Must),
    (Block::Place, Must),
    (Block::Participants, Must),
    (Block::Background, Must),
    (Block::Documents, Must),
    (Block::EmployerView, Must),
    (Block::EmployeeView, Must),
    (Block::OtherWork, Must),
    (Block::Signatures, Must),
    (Block::Signing, Must),
];

/// A warning is in no statute. Good practice has seven parts: it says that it is one, what
/// happened, which duty, what is expected, what may follow (arbeidsmiljølova §§ 15-7 and
/// 15-14), who signs and that it was received, and how long it is kept.
const WARNING: &[(Block, Need)] = &[
    (Block::Heading, Must),
    (Block::Process, May),
    (Block::Facts, Must),
    (Block::Duty, Must),
    (Block::Considerations, May),
    (Block::Expectation, Must),
    (Block::Consequence, Must),
    (Block::Storage, Must),
    (Block::Comment, Must),
    (Block::Enclosures, May),
    (Block::Signing, Must),
];

/// Grounds: rules, facts and main considerations (forvaltningslova §§ 24 and 25), a
/// legitimate ground and the weighing as two texts (arbeidsmiljølova § 15-7), and what else
/// was considered. Then what § 15-4 second paragraph lists under a to d, and what
/// forvaltningslova § 27 third paragraph adds. The notice period (§ 15-3) and the post are
/// the house's own demand.
const DISMISSAL: &[(Block, Need)] = &[
    (Block::Heading, Must),
    (Block::Position, Must),
    (Block::Process, May),
    (Block::Rules, Must),
    (Block::Facts, Must),
    (Block::LegitimateGround, Must),
    (Block::Weighing, Must),
    (Block::Alternatives, Must),
    (Block::Considerations, Must),
    (Block::NoticePeriod, Must),
    (Block::Negotiation, Must),
    (Block::Remain, Must),
    (Block::Deadlines, Must),
    (Block::Defendant, Must),
    (Block::Complaint, Must),
    (Block::Access, Must),
    (Block::Enclosures, May),
    (Block::Signing, Must),
];

/// As a dismissal (arbeidsmiljølova § 15-14 second paragraph), with a gross breach of duty
/// as the ground (first paragraph), and a dismissal in the second place: the court may find
/// that the conditions for that are there (third paragraph).
const TERMINATION: &[(Block, Need)] = &[
    (Block::Heading, Must),
    (Block::Position, Must),
    (Block::Process, May),
    (Block::Rules, Must),
    (Block::Facts, Must),
    (Block::LegitimateGround, Must),
    (Block::Weighing, Must),
    (Block::Alternatives, Must),
    (Block::Considerations, Must),
    (Block::Subsidiary, Must),
    (Block::Negotiation, Must),
    (Block::Remain, Must),
    (Block::Deadlines, Must),
    (Block::Defendant, Must),
    (Block::Complaint, Must),
    (Block::Access, Must),
    (Block::Enclosures, May),
    (Block::Signing, Must),
];

/// Reason to believe in conduct that may lead to termination, and the needs of the
/// undertaking (arbeidsmiljølova § 15-13 first paragraph); the continuous review (second),
/// the pay (third), and §§ 15-1 and 15-4 as far as they fit (fourth). It may be complained
/// over (forvaltningslova §§ 27 to 29; § 3 excepts only dismissal and termination), until the
/// law of 2025 excepts it too (§ 8 third paragraph): then the block says that.
const SUSPENSION: &[(Block, Need)] = &[
    (Block::Heading, Must),
    (Block::Position, Must),
    (Block::From, Must),
    (Block::Process, May),
    (Block::Rules, Must),
    (Block::Facts, Must),
    (Block::LegitimateGround, Must),
    (Block::Need, Must),
    (Block::Alternatives, Must),
    (Block::Considerations, Must),
    (Block::Pay, Must),
    (Block::Review, Must),
    (Block::Negotiation, Must),
    (Block::Remain, Must),
    (Block::Deadlines, Must),
    (Block::Defendant, Must),
    (Block::Complaint, Must),
    (Block::Access, Must),
    (Block::Enclosures, May),
    (Block::Signing, Must),
];

/// A case without a reaction ends with why, and with what is kept.
const CLOSING: &[(Block, Need)] = &[
    (Block::Heading, Must),
    (Block::Matter, Must),
    (Block::Considerations, Must),
    (Block::Storage, Must),
    (Block::Signing, Must),
];

impl Kind {
    /// The blocks of the letter, in the order they are read.
    pub fn blocks(self) -> &'static [(Block, Need)] {
        match self {
            Kind::Acknowledgement => ACKNOWLEDGEMENT,
            Kind::PriorNotice => PRIOR_NOTICE,
            Kind::Summons => SUMMONS,
            Kind::Minutes => MINUTES,
            Kind::Warning => WARNING,
            Kind::Dismissal => DISMISSAL,
            Kind::Termination => TERMINATION,
            Kind::Suspension => SUSPENSION,
            Kind::Closing => CLOSING,
        }
    }

    /// The blocks the letter cannot do without.
    pub fn mandatory(self) -> impl Iterator<Item = Block> {
        let must = |(block, need): &(Block, Need)| (*need == Must).then_some(*block);
        self.blocks().iter().filter_map(must)
    }

    pub fn has(self, block: Block) -> bool {
        self.blocks().iter().any(|(own, _)| *own == block)
    }
}
