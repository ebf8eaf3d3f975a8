//! What has happened, as far as anybody has written it down.

use crate::domain::administrative_law::{Act, RuleSet};
use crate::domain::coded::Coded;
use crate::domain::language::Phrase;
use crate::domain::severity::Severity;
use chrono::{DateTime, NaiveDate, Utc};

/// What the letter imposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    None,
    Guidance,
    Warning,
    /// With pay, while the matter is looked into (arbeidsmiljølova § 15-13); not on the scale of severity.
    Suspension,
    Dismissal,
    Termination,
}

impl Coded for Kind {
    const ALL: &'static [Kind] = &[
        Kind::None,
        Kind::Guidance,
        Kind::Warning,
        Kind::Suspension,
        Kind::Dismissal,
        Kind::Termination,
    ];

    fn code(self) -> &'static str {
        match self.severity() {
            Some(severity) => severity.code(),
            None => "suspension",
        }
    }
}

impl From<Severity> for Kind {
    fn from(severity: Severity) -> Kind {
        match severity {
            Severity::None => Kind::None,
            Severity::Guidance => Kind::Guidance,
            Severity::Warning => Kind::Warning,
            Severity::Dismissal => Kind::Dismissal,
            Severity::Termination => Kind::Termination,
        }
    }
}

impl Kind {
    fn severity(self) -> Option<Severity> {
        match self {
            Kind::None => Some(Severity::None),
            Kind::Guidance => Some(Severity::Guidance),
            Kind::Warning => Some(Severity::Warning),
            Kind::Suspension => None,
            Kind::Dismissal => Some(Severity::Dismissal),
            Kind::Termination => Some(Severity::Termination),
        }
    }

    /// What somebody might complain about; nothing where nothing is imposed.
    pub fn act(self) -> Option<Act> {
        match self.severity() {
            Some(severity) => Act::of(severity),
            None => Some(Act::Suspension),
        }
    }

    /// The word for people, in the middle of a sentence.
    pub fn name(self) -> Phrase {
        use crate::domain::person::Language::{Bokmaal, English, Nynorsk};
        match self.severity() {
            Some(it) => Phrase::of(it.name(Nynorsk), it.name(Bokmaal), it.name(English)),
            None => Phrase::of("suspensjon", "suspensjon", "suspension"),
        }
    }

    /// Whether the employee can take it to negotiations and court (arbeidsmiljølova §§ 17-3, 17-4).
    pub fn is_disputed_in_court(self) -> bool {
        matches!(self, Kind::Suspension | Kind::Dismissal | Kind::Termination)
    }
}

/// How long somebody has been employed, without a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seniority {
    Since(NaiveDate),
    /// Full years on the day the letter was received.
    Years(u32),
}

/// What sort of employment it is: only the permanent gives a right to remain (§ 15-11 third paragraph).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contract {
    #[default]
    Permanent,
    Temporary,
    Hired,
}

/// A probation in writing that was not over when the letter came (arbeidsmiljølova § 15-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probation {
    /// The last agreed day.
    pub ends: Option<NaiveDate>,
}

/// What was done about negotiations (arbeidsmiljølova § 17-3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Negotiation {
    pub demanded: Option<NaiveDate>,
    /// The first meeting.
    pub met: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
}

/// Absence that protects or gives time. Yes, no and a date: nothing else of it is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Absence {
    /// The first day of incapacity for work (§ 15-8).
    pub sick_since: Option<NaiveDate>,
    /// Days absent after the letter with a sick child or a close relative (§§ 12-9, 12-10).
    pub care_days: u32,
    /// On leave for birth, adoption, small children or military service (§§ 12-1–12-6, 12-12).
    pub on_leave: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Suspension {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// The day it was last looked at, or began, where somebody keeps count of it.
    pub reviewed: Option<NaiveDate>,
}

/// A prior notice and the time it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriorNotice {
    pub sent: NaiveDate,
    /// Set by the case officer; [`PriorNotice::DAYS`] is what the house suggests.
    pub days: u32,
}

impl PriorNotice {
    pub const DAYS: u32 = 14;
}

/// The collective agreement's own notice, from the day of receipt to the same number. 0 is no such rule.
///
/// Believed to be three months, one in probation (KS hovudtariffavtale chapter 1 § 3): the wording
/// is not verified, so a person is asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tariff {
    pub months: u32,
    pub probation_months: u32,
}

impl Tariff {
    pub const NONE: Tariff = Tariff {
        months: 0,
        probation_months: 0,
    };

    /// The most months that can be set.
    pub const MOST: u32 = 12;
}

impl Default for Tariff {
    fn default() -> Tariff {
        Tariff {
            months: 3,
            probation_months: 1,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub kind: Kind,
    /// The day the letter reached the employee: then it took place (arbeidsmiljølova § 15-4 second paragraph).
    pub received: Option<NaiveDate>,
    pub seniority: Option<Seniority>,
    pub born: Option<NaiveDate>,
    pub contract: Contract,
    pub probation: Option<Probation>,
    /// The letter was not in writing, lacked what § 15-4 asks for, or came by another way than it allows.
    pub form_defect: bool,
    pub absence: Absence,
    pub negotiation: Negotiation,
    pub suspension: Suspension,
    pub prior_notice: Option<PriorNotice>,
    /// The day somebody wrote to the municipality and awaits an answer.
    pub inquired: Option<NaiveDate>,
    /// The day somebody asked to see documents.
    pub access_requested: Option<NaiveDate>,
    /// The moment the municipality knew of a personal data breach.
    pub breach_known: Option<DateTime<Utc>>,
    /// The day data on somebody came from others than themselves.
    pub data_obtained: Option<NaiveDate>,
    /// The moment a digital letter was available and notice of it was sent.
    pub letter_available: Option<DateTime<Utc>>,
    /// The day a varsel came.
    pub reported: Option<NaiveDate>,
    /// The procedural law the case keeps.
    pub rules: RuleSet,
    pub tariff: Tariff,
}

impl Facts {
    /// Nothing known but what the letter imposed.
    pub fn of(kind: Kind) -> Facts {
        Facts {
            kind,
            received: None,
            seniority: None,
            born: None,
            contract: Contract::default(),
            probation: None,
            form_defect: false,
            absence: Absence::default(),
            negotiation: Negotiation::default(),
            suspension: Suspension::default(),
            prior_notice: None,
            inquired: None,
            access_requested: None,
            breach_known: None,
            data_obtained: None,
            letter_available: None,
            reported: None,
            rules: RuleSet::default(),
            tariff: Tariff::default(),
        }
    }
}
