//! The fields of the schedule's form, rule by rule.

use crate::domain::schedule::{Consideration, Place};

/// The fields of a rule: how long, in months, and the four considerations.
pub type Names = [&'static str; 6];

const NAMES: [(&str, Names); 5] = [
    (
        "R14",
        [
            "R14-outcome",
            "R14-months",
            "R14-other_rules",
            "R14-own_needs",
            "R14-needs_of_others",
            "R14-needs_of_citizens",
        ],
    ),
    (
        "R15",
        [
            "R15-outcome",
            "R15-months",
            "R15-other_rules",
            "R15-own_needs",
            "R15-needs_of_others",
            "R15-needs_of_citizens",
        ],
    ),
    (
        "R16",
        [
            "R16-outcome",
            "R16-months",
            "R16-other_rules",
            "R16-own_needs",
            "R16-needs_of_others",
            "R16-needs_of_citizens",
        ],
    ),
    (
        "R17",
        [
            "R17-outcome",
            "R17-months",
            "R17-other_rules",
            "R17-own_needs",
            "R17-needs_of_others",
            "R17-needs_of_citizens",
        ],
    ),
    (
        "D3",
        [
            "D3-outcome",
            "D3-months",
            "D3-other_rules",
            "D3-own_needs",
            "D3-needs_of_others",
            "D3-needs_of_citizens",
        ],
    ),
];

pub fn names_of(code: &str) -> &'static Names {
    let found = NAMES.iter().find(|(known, _)| *known == code);
    &found.unwrap_or(&NAMES[0]).1
}

/// The field in which a fault is.
pub fn field(place: Place) -> &'static str {
    match place {
        Place::Owner => "owner",
        Place::Review => "review_on",
        Place::Months(code) => names_of(code)[1],
        Place::Weighed(code, which) => {
            let at = Consideration::ALL.iter().position(|it| *it == which);
            names_of(code)[2 + at.unwrap_or(0)]
        }
    }
}

/// Where on the page a field stands.
pub fn position(name: &str) -> usize {
    let rules = NAMES.iter().flat_map(|(_, names)| names);
    let mut all = ["owner", "review_on"].iter().chain(rules);
    all.position(|it| *it == name).unwrap_or(usize::MAX)
}
