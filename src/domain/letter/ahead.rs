//! Days in a letter that must lie ahead of it: the last day to speak, the day of the meeting.

use super::{Block, Draft, Kind, read_day};
use chrono::NaiveDate;

/// A day that whoever reads the letter can no longer keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{block:?} is {day}, which is not after the date of the letter")]
pub struct NotAhead {
    pub block: Block,
    pub day: NaiveDate,
}

impl NotAhead {
    pub fn source(&self) -> &'static str {
        match self.block {
            Block::CommentBy => "forvaltningslova § 16",
            _ => "arbeidsmiljølova § 15-1",
        }
    }
}

/// The line of each letter that names such a day. A prior notice gives time to speak
/// (forvaltningslova § 16 second paragraph), and a meeting comes after its summons
/// (arbeidsmiljølova § 15-1). The laws do not say how long; the house asks for a day.
const AHEAD: &[(Kind, Block)] = &[
    (Kind::PriorNotice, Block::CommentBy),
    (Kind::Summons, Block::Time),
];

/// Whether what must come after the letter does, as far as it can be read as a day.
pub fn check(draft: &Draft, date: NaiveDate) -> Result<(), NotAhead> {
    let own = AHEAD.iter().filter(|(kind, _)| *kind == draft.kind);
    for (_, block) in own {
        let day = draft.texts.get(block).and_then(|line| read_day(line));
        if let Some(day) = day.filter(|day| *day <= date) {
            return Err(NotAhead { block: *block, day });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::letter::{Employment, Recipient, Signer};
    use crate::domain::person::Language;
    use std::collections::BTreeMap;

    #[track_caller]
    fn late(kind: Kind, block: Block, line: &str, is_late: bool) {
        let draft = Draft {
            kind,
            language: Language::Nynorsk,
            employment: Employment::Permanent,
            recipient: Recipient::default(),
            signer: Signer::default(),
            texts: BTreeMap::from([(block, line.to_owned())]),
        };
        let date = NaiveDate::from_ymd_opt(2026, 12, 7).expect("a day");
        assert_eq!(check(&draft, date).is_err(), is_late, "{kind:?} {line}");
    }

    #[test]
    fn a_deadline_and_a_meeting_come_after_the_letter() {
        for (kind, block) in AHEAD {
            late(*kind, *block, "6. desember 2026", true);
            late(*kind, *block, "7.12.2026", true);
            late(*kind, *block, "Tysdag 8. desember 2026 kl. 13.00", false);
            late(*kind, *block, "om to veker", false);
            late(*kind, *block, "", false);
        }
    }

    #[test]
    fn a_day_that_tells_what_was_may_be_past() {
        late(Kind::Minutes, Block::Date, "6. desember 2026", false);
        late(Kind::Suspension, Block::From, "7. desember 2026", false);
        late(Kind::Acknowledgement, Block::ReceivedOn, "1.12.2026", false);
    }
}
