//! What a document in a case is, and whether it belongs in the journal.

/// The kind of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What the reporter filed; comes in.
    Report,
    /// What shows what happened.
    Evidence,
    /// The proposal and what a person made of it; stays in the house.
    Recommendation,
    Decision,
    /// What goes out to somebody in the case.
    Letter,
    /// Of a discussion meeting; the employee has a copy.
    Minutes,
    /// What the employee says; comes in.
    Statement,
}

impl Kind {
    pub const ALL: [Kind; 7] = [
        Kind::Report,
        Kind::Evidence,
        Kind::Recommendation,
        Kind::Decision,
        Kind::Letter,
        Kind::Minutes,
        Kind::Statement,
    ];

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Report => "report",
            Kind::Evidence => "evidence",
            Kind::Recommendation => "recommendation",
            Kind::Decision => "decision",
            Kind::Letter => "letter",
            Kind::Minutes => "minutes",
            Kind::Statement => "statement",
        }
    }

    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the document is entered in the journal (arkivforskrifta §§ 14 and
    /// 15: what comes in or goes out, is handled, and is worth keeping as proof).
    /// A note for internal use is journalled as far as it is suitable (§ 14).
    pub fn is_journalled(self) -> bool {
        match self {
            Kind::Report
            | Kind::Evidence
            | Kind::Decision
            | Kind::Letter
            | Kind::Minutes
            | Kind::Statement => true,
            Kind::Recommendation => false,
        }
    }

    /// Whether what it says is told by the case itself too: its account, what was heard, what was weighed and decided.
    pub fn is_told_by_case(self) -> bool {
        !matches!(self, Kind::Evidence | Kind::Letter)
    }
}

/// What shields a document that says something of a person's own affairs:
/// the duty of secrecy (offentleglova § 13, forvaltningslova § 13 first paragraph no. 1).
pub const PERSONAL: &str = "Offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1";

/// What shields a document made for the house's own preparation (offentleglova § 14 first paragraph).
pub const INTERNAL: &str = "Offl. § 14 første ledd";

/// The title the public reads: it tells nothing (law: the entry stands, only what is secret is hidden; arkivforskrifta § 15).
pub const PUBLIC_CASE_TITLE: &str = "Personalsak";

/// The title of a whistleblowing case that the public reads. It is another than that of the
/// rest, and tells neither that somebody reported nor whom it is about.
pub const PUBLIC_NARROW_TITLE: &str = "Intern oppfølging";

/// Where the numbers of the journal begin for what is in whistleblowing cases: none is missing
/// to whoever may not know of them.
pub const FIRST_NARROW_ENTRY: i32 = 500_001;

/// Where those begin of the cases in which somebody has a part who else would see one missing.
pub const FIRST_APART_ENTRY: i32 = 800_001;

/// The title of a letter that the public reads: what it says is a party's own affair (arkivforskrifta § 15).
pub const PUBLIC_LETTER_TITLE: &str = "Brev i personalsak";

/// Characters in a document's title.
pub const LONGEST_TITLE: usize = 200;
