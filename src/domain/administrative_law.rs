//! The two procedural laws a case may run under: that of 1967, and that of 2025 from the day it comes into force.

mod read;

use crate::domain::coded::Coded;
use crate::domain::json::Malformed;
use crate::domain::language::Text;
use crate::domain::severity::Severity;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Which law a case began under, and keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleSet {
    /// LOV-1967-02-10.
    #[default]
    Fvl1967,
    /// LOV-2025-06-20-81, in force when the King so decides (§ 99).
    Fvl2025,
}

impl Coded for RuleSet {
    const ALL: &'static [RuleSet] = &[RuleSet::Fvl1967, RuleSet::Fvl2025];

    fn code(self) -> &'static str {
        match self {
            RuleSet::Fvl1967 => "FVL1967",
            RuleSet::Fvl2025 => "FVL2025",
        }
    }
}

/// The day the law of 2025 was passed; it cannot come into force before.
pub const PASSED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 6, 20);

/// The law for a case that began on `started`, and that it keeps whatever comes later.
///
/// The King decides when the law of 2025 comes into force (§ 99); the operator writes the day in
/// the settings. Transitional rules may say otherwise when they are made: none are known.
pub fn for_case_started(started: NaiveDate, fvl2025_from: Option<NaiveDate>) -> RuleSet {
    match fvl2025_from {
        Some(from) if started >= from => RuleSet::Fvl2025,
        _ => RuleSet::Fvl1967,
    }
}

/// Something both laws have a rule on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    IndividualDecision,
    Impartiality,
    DirectSubordinates,
    Substitute,
    ProvisionalReply,
    Secrecy,
    SecrecyEnds,
    PriorNotice,
    Investigation,
    PartyAccess,
    SourceProtection,
    WrittenForm,
    Reasons,
    Notification,
    Complaint,
    ComplaintDeadline,
    Automation,
    SecondNotice,
}

impl Coded for Topic {
    const ALL: &'static [Topic] = &[
        Topic::IndividualDecision,
        Topic::Impartiality,
        Topic::DirectSubordinates,
        Topic::Substitute,
        Topic::ProvisionalReply,
        Topic::Secrecy,
        Topic::SecrecyEnds,
        Topic::PriorNotice,
        Topic::Investigation,
        Topic::PartyAccess,
        Topic::SourceProtection,
        Topic::WrittenForm,
        Topic::Reasons,
        Topic::Notification,
        Topic::Complaint,
        Topic::ComplaintDeadline,
        Topic::Automation,
        Topic::SecondNotice,
    ];

    fn code(self) -> &'static str {
        match self {
            Topic::IndividualDecision => "individual_decision",
            Topic::Impartiality => "impartiality",
            Topic::DirectSubordinates => "direct_subordinates",
            Topic::Substitute => "substitute",
            Topic::ProvisionalReply => "provisional_reply",
            Topic::Secrecy => "secrecy",
            Topic::SecrecyEnds => "secrecy_ends",
            Topic::PriorNotice => "prior_notice",
            Topic::Investigation => "investigation",
            Topic::PartyAccess => "party_access",
            Topic::SourceProtection => "source_protection",
            Topic::WrittenForm => "written_form",
            Topic::Reasons => "reasons",
            Topic::Notification => "notification",
            Topic::Complaint => "complaint",
            Topic::ComplaintDeadline => "complaint_deadline",
            Topic::Automation => "automation",
            Topic::SecondNotice => "second_notice",
        }
    }
}

/// What somebody might complain about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    Warning,
    Suspension,
    Dismissal,
    Termination,
}

impl Coded for Act {
    const ALL: &'static [Act] = &[
        Act::Warning,
        Act::Suspension,
        Act::Dismissal,
        Act::Termination,
    ];

    fn code(self) -> &'static str {
        match self {
            Act::Warning => "warning",
            Act::Suspension => "suspension",
            Act::Dismissal => "dismissal",
            Act::Termination => "termination",
        }
    }
}

impl Act {
    /// The act that carries a reaction out; none where nothing is imposed.
    pub fn of(severity: Severity) -> Option<Act> {
        match severity {
            Severity::None | Severity::Guidance => None,
            Severity::Warning => Some(Act::Warning),
            Severity::Dismissal => Some(Act::Dismissal),
            Severity::Termination => Some(Act::Termination),
        }
    }
}

/// Whether an act can be complained about, and where that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    pub is_allowed: bool,
    pub paragraph: String,
}

/// One of the laws, as the house knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    pub rule_set: RuleSet,
    /// `LOV-1967-02-10`.
    pub law: String,
    pub name: Text,
    /// `None` until the King has decided.
    pub in_force_from: Option<NaiveDate>,
    paragraphs: BTreeMap<Topic, Option<String>>,
    complaints: BTreeMap<Act, Complaint>,
}

static LAWS: LazyLock<Vec<Procedure>> = LazyLock::new(|| {
    parse(RULES.as_bytes()).expect("the built-in laws are read by a test before every release")
});

/// The file of both laws, word for word.
pub const RULES: &str = include_str!("administrative_law/rules.json");

/// Reads and checks a file of the two laws.
pub fn parse(bytes: &[u8]) -> Result<Vec<Procedure>, Malformed> {
    read::laws(bytes)
}

impl RuleSet {
    pub fn procedure(self) -> &'static Procedure {
        &LAWS[self as usize]
    }

    /// The paragraphs on a topic, `§§ 24–25`; `None` where they are not verified.
    pub fn paragraph(self, topic: Topic) -> Option<&'static str> {
        let paragraphs = &self.procedure().paragraphs;
        paragraphs.get(&topic).and_then(Option::as_deref)
    }

    /// Whether an act of a municipality can be complained about.
    ///
    /// Not a dismissal or a termination (forvaltningslova § 3 second paragraph; that of 2025
    /// § 8 third paragraph). A suspension can, until the law of 2025 takes that away too. A
    /// warning is no individual decision as a starting point (§ 2; § 7 first paragraph).
    pub fn complaint(self, act: Act) -> &'static Complaint {
        &self.procedure().complaints[&act]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_built_in_laws_read_and_stand_where_they_are_looked_up() {
        let laws = parse(RULES.as_bytes()).unwrap();
        for rule_set in RuleSet::ALL {
            assert_eq!(laws[*rule_set as usize].rule_set, *rule_set);
            assert_eq!(rule_set.procedure(), &laws[*rule_set as usize]);
        }
        assert_eq!(RuleSet::Fvl2025.procedure().in_force_from, None);
    }

    #[test]
    fn a_case_keeps_the_law_it_began_under() {
        let from = Some(day("2027-07-01"));
        assert_eq!(for_case_started(day("2027-06-30"), from), RuleSet::Fvl1967);
        assert_eq!(for_case_started(day("2027-07-01"), from), RuleSet::Fvl2025);
        assert_eq!(for_case_started(day("2099-01-01"), None), RuleSet::Fvl1967);
    }

    #[test]
    fn only_a_suspension_under_the_law_of_1967_can_be_complained_about() {
        for rule_set in RuleSet::ALL {
            for act in Act::ALL {
                let expected = (*rule_set, *act) == (RuleSet::Fvl1967, Act::Suspension);
                assert_eq!(rule_set.complaint(*act).is_allowed, expected);
            }
        }
        assert_eq!(
            RuleSet::Fvl2025.complaint(Act::Suspension).paragraph,
            "§ 8 (3)"
        );
    }

    #[test]
    fn what_is_not_verified_is_not_said() {
        assert_eq!(RuleSet::Fvl2025.paragraph(Topic::SecondNotice), None);
        assert_eq!(RuleSet::Fvl1967.paragraph(Topic::Reasons), Some("§§ 24–25"));
    }
}
