//! A telephone call in place of a mail that does not arrive.

use crate::domain::local_time::read_moment;
use chrono::{DateTime, Utc};

const LONGEST_NAME: usize = 120;

/// What somebody wrote about a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallWords {
    pub whom: String,
    pub date: String,
    pub time: String,
}

/// Why a call cannot be recorded. The house asks for who and when, so that it can be shown that the
/// person was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("who was spoken with must be named, in one line")]
    NoName,
    #[error("this is no moment")]
    NoMoment,
    #[error("the call is still to come")]
    InFuture,
    #[error("the call came before there was anything to tell")]
    BeforeMail,
}

/// Whom they spoke with, and when: after the mail was queued, and not later than now.
pub fn judge(
    words: &CallWords,
    queued_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(String, DateTime<Utc>), Refusal> {
    let whom = words.whom.trim();
    let is_line = !whom.chars().any(char::is_control) && whom.chars().count() <= LONGEST_NAME;
    if whom.is_empty() || !is_line {
        return Err(Refusal::NoName);
    }
    let moment = format!(
        "{} {}",
        words.date.trim().replace(' ', ""),
        words.time.trim()
    );
    let at = read_moment(&moment).ok_or(Refusal::NoMoment)?;
    if at > now {
        return Err(Refusal::InFuture);
    }
    // The form has no seconds; the mail does.
    if at.timestamp() / 60 < queued_at.timestamp() / 60 {
        return Err(Refusal::BeforeMail);
    }
    Ok((whom.to_owned(), at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_has_somebody_at_the_other_end_and_a_moment_that_has_been() {
        let at = |text: &str| read_moment(text).unwrap();
        let (queued, now) = (at("2026-11-23T09:15:20"), at("2026-11-23T12:00"));
        let check = |whom: &str, date: &str, time: &str, expected: Result<&str, Refusal>| {
            let words = CallWords {
                whom: whom.into(),
                date: date.into(),
                time: time.into(),
            };
            let expected = expected.map(|moment| (whom.trim().to_owned(), at(moment)));
            assert_eq!(judge(&words, queued, now), expected, "{words:?}");
        };
        check("Gro", "23.11.2026", "9.15", Ok("2026-11-23T09:15"));
        check("Gro", "23.11.2026", "12:00", Ok("2026-11-23T12:00"));
        check("Gro", "23.11.2026", "12.01", Err(Refusal::InFuture));
        check("Gro", "23.11.2026", "9.14", Err(Refusal::BeforeMail));
        check("Gro", "23.11.2026", "", Err(Refusal::NoMoment));
        check("Gro", "i dag", "9.20", Err(Refusal::NoMoment));
        check(" ", "23.11.2026", "9.20", Err(Refusal::NoName));
        check("Gro\n", "23.11.2026", "9.20", Ok("2026-11-23T09:20"));
        check("G\nro", "23.11.2026", "9.20", Err(Refusal::NoName));
    }
}
