//! The parts a letter is made of.

use crate::domain::coded::Coded;

/// One part of a letter: a line, a text somebody writes, or words that stand ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    // Lines.
    ReceivedOn,
    CommentBy,
    Date,
    Time,
    Place,
    Position,
    From,
    // Texts.
    Process,
    Matter,
    Considered,
    Rules,
    Facts,
    Duty,
    LegitimateGround,
    Need,
    Weighing,
    Alternatives,
    Considerations,
    NoticePeriod,
    Subsidiary,
    Expectation,
    Storage,
    Participants,
    Background,
    Documents,
    EmployerView,
    EmployeeView,
    OtherWork,
    Enclosures,
    // Words that stand ready.
    Heading,
    Handling,
    Protection,
    Contact,
    Answer,
    Access,
    Adviser,
    Representative,
    Decline,
    Consequence,
    Comment,
    Negotiation,
    Remain,
    Deadlines,
    Defendant,
    Complaint,
    Pay,
    Review,
    Signatures,
    // Who stands for it.
    Signing,
}

/// Where the words of a block come from, and how they are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line that somebody writes.
    Line,
    /// Paragraphs that somebody writes.
    Text,
    /// Words that stand ready in the templates; a municipality may put its own in their place.
    Standing,
    /// The name and title of the signer.
    Signing,
}

impl Block {
    pub fn shape(self) -> Shape {
        match self as usize {
            n if n < Block::Process as usize => Shape::Line,
            n if n < Block::Heading as usize => Shape::Text,
            n if n < Block::Signing as usize => Shape::Standing,
            _ => Shape::Signing,
        }
    }

    /// Whether somebody writes it for the one letter.
    pub fn is_written(self) -> bool {
        matches!(self.shape(), Shape::Line | Shape::Text)
    }
}

/// Every block with its code, in the order of the enum.
const CODES: &[(Block, &str)] = &[
    (Block::ReceivedOn, "received_on"),
    (Block::CommentBy, "comment_by"),
    (Block::Date, "date"),
    (Block::Time, "time"),
    (Block::Place, "place"),
    (Block::Position, "position"),
    (Block::From, "from"),
    (Block::Process, "process"),
    (Block::Matter, "matter"),
    (Block::Considered, "considered"),
    (Block::Rules, "rules"),
    (Block::Facts, "facts"),
    (Block::Duty, "duty"),
    (Block::LegitimateGround, "legitimate_ground"),
    (Block::Need, "need"),
    (Block::Weighing, "weighing"),
    (Block::Alternatives, "alternatives"),
    (Block::Considerations, "considerations"),
    (Block::NoticePeriod, "notice_period"),
    (Block::Subsidiary, "subsidiary"),
    (Block::Expectation, "expectation"),
    (Block::Storage, "storage"),
    (Block::Participants, "participants"),
    (Block::Background, "background"),
    (Block::Documents, "documents"),
    (Block::EmployerView, "employer_view"),
    (Block::EmployeeView, "employee_view"),
    (Block::OtherWork, "other_work"),
    (Block::Enclosures, "enclosures"),
    (Block::Heading, "heading"),
    (Block::Handling, "handling"),
    (Block::Protection, "protection"),
    (Block::Contact, "contact"),
    (Block::Answer, "answer"),
    (Block::Access, "access"),
    (Block::Adviser, "adviser"),
    (Block::Representative, "representative"),
    (Block::Decline, "decline"),
    (Block::Consequence, "consequence"),
    (Block::Comment, "comment"),
    (Block::Negotiation, "negotiation"),
    (Block::Remain, "remain"),
    (Block::Deadlines, "deadlines"),
    (Block::Defendant, "defendant"),
    (Block::Complaint, "complaint"),
    (Block::Pay, "pay"),
    (Block::Review, "review"),
    (Block::Signatures, "signatures"),
    (Block::Signing, "signing"),
];

const BLOCKS: [Block; CODES.len()] = {
    let mut blocks = [Block::ReceivedOn; CODES.len()];
    let mut next = 0;
    while next < blocks.len() {
        let block = CODES[next].0;
        assert!(
            block as usize == next,
            "CODES lists the blocks in the order of the enum"
        );
        blocks[next] = block;
        next += 1;
    }
    assert!(
        Block::Signing as usize + 1 == blocks.len(),
        "the last block stands in CODES"
    );
    blocks
};

impl Coded for Block {
    const ALL: &'static [Block] = &BLOCKS;

    fn code(self) -> &'static str {
        CODES[self as usize].1
    }
}
