//! Why a form of a list was refused, at the field that it is about.

use crate::casework::read_disposal::Shown;
use crate::domain::disposal::Refusal;
use crate::web::faults::Faults;
use crate::web::words::Words;
use std::borrow::Cow;

/// What is said of a form that was refused.
pub enum Said<'a> {
    Nothing,
    /// Nobody has said that the content is to be gone.
    Unconfirmed,
    /// The place that it is about, where it is about no line; and everything that was refused.
    Refused(&'static str, &'a [Refusal]),
}

impl Said<'_> {
    /// Each at its field; what is about a case, at the line of the case.
    pub fn faults(&self, shown: &Shown, t: &Words) -> Faults {
        let d = &t.keeping.disposals;
        let (place, all) = match self {
            Said::Nothing => return Faults::default(),
            Said::Unconfirmed => return Faults::one("confirmed", d.confirm_first),
            Said::Refused("reason", [Refusal::TooShort]) => {
                return Faults::one("reason", d.stop_short);
            }
            Said::Refused(place, all) => (*place, *all),
        };
        let mut faults = Faults::default();
        for why in all {
            faults.add(field(shown, place, why), (d.refusal)(why));
        }
        faults
    }
}

fn field(shown: &Shown, place: &'static str, why: &Refusal) -> Cow<'static, str> {
    let (number, part) = match why {
        Refusal::NoReason(number) => (number, "grounds"),
        Refusal::Unanswered(number) | Refusal::EndedHold(number) | Refusal::Obstacle(number, _) => {
            (number, "verdict")
        }
        _ => return Cow::Borrowed(place),
    };
    let line = shown.lines.iter().find(|it| it.case.number == *number);
    line.map_or(Cow::Borrowed(place), |it| {
        Cow::Owned(format!("{part}-{}", it.line.serial))
    })
}
