//! The letters of a case, and the employment that decides some of their words.

use crate::domain::coded::Coded;

/// A letter the house makes. Minutes are no letter, but are made and kept the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// To the reporter: the report has come in (meldinga er motteken).
    Acknowledgement,
    /// Førehandsvarsel (forvaltningslova § 16).
    PriorNotice,
    /// To the discussion meeting (arbeidsmiljølova § 15-1).
    Summons,
    /// Of the discussion meeting.
    Minutes,
    /// Åtvaring.
    Warning,
    /// Oppseiing (arbeidsmiljølova § 15-7).
    Dismissal,
    /// Avskjed (arbeidsmiljølova § 15-14).
    Termination,
    /// Suspensjon (arbeidsmiljølova § 15-13).
    Suspension,
    /// The case ends without a reaction.
    Closing,
}

impl Kind {
    /// Whether the letter ends with a receipt to sign: the warning by good practice, the
    /// others because they count from when they are received (arbeidsmiljølova § 15-4
    /// second paragraph).
    pub fn has_receipt(self) -> bool {
        use Kind::{Dismissal, Suspension, Termination, Warning};
        matches!(self, Warning | Dismissal | Termination | Suspension)
    }

    /// Whether it goes to whoever reported, and so has their name in it.
    pub fn is_to_reporter(self) -> bool {
        self == Kind::Acknowledgement
    }

    /// Whether what it says of the right to remain turns on the employment
    /// (arbeidsmiljølova § 15-11 third paragraph).
    pub fn turns_on_employment(self) -> bool {
        matches!(self, Kind::Dismissal | Kind::Termination)
    }
}

impl Coded for Kind {
    const ALL: &'static [Kind] = &[
        Kind::Acknowledgement,
        Kind::PriorNotice,
        Kind::Summons,
        Kind::Minutes,
        Kind::Warning,
        Kind::Dismissal,
        Kind::Termination,
        Kind::Suspension,
        Kind::Closing,
    ];

    fn code(self) -> &'static str {
        match self {
            Kind::Acknowledgement => "acknowledgement",
            Kind::PriorNotice => "prior_notice",
            Kind::Summons => "summons",
            Kind::Minutes => "minutes",
            Kind::Warning => "warning",
            Kind::Dismissal => "dismissal",
            Kind::Termination => "termination",
            Kind::Suspension => "suspension",
            Kind::Closing => "closing",
        }
    }
}

/// What the right to remain in the post turns on (arbeidsmiljølova § 15-11 third paragraph).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Employment {
    #[default]
    Permanent,
    /// In the agreed probation (prøvetid, § 15-6).
    Probation,
    /// Mellombels tilsett.
    Temporary,
}

impl Coded for Employment {
    const ALL: &'static [Employment] = &[
        Employment::Permanent,
        Employment::Probation,
        Employment::Temporary,
    ];

    fn code(self) -> &'static str {
        match self {
            Employment::Permanent => "permanent",
            Employment::Probation => "probation",
            Employment::Temporary => "temporary",
        }
    }
}
