//! Who reads a report before it is a case: one officer at a time.
//!
//! A report that nobody has weighed may be a whistleblowing report, so it is treated as one until
//! the officer has answered (arbeidsmiljølova §§ 2 A-1 and 2 A-3). Others in the body may know as
//! far as the work needs it, and weighing a report needs one person (forvaltningslova § 13 b).

use super::person::PersonId;

/// Characters of the grounds for taking a report over: enough to be some.
pub const SHORTEST_GROUNDS: usize = 20;
pub const LONGEST_GROUNDS: usize = 1000;

/// Why somebody does not take, or read, a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nobody has taken the report; it is read by whoever takes it")]
    NotTaken,
    #[error("another officer has taken the report")]
    Taken,
    #[error("the report is theirs already")]
    Yours,
    #[error("whoever has a part in the report does not read it")]
    Implicated,
    #[error("the person holds no role in HR")]
    NotInHr,
    #[error("the person has no account")]
    NoAccount,
    #[error("the grounds are too short to be some")]
    TooShort,
    #[error("the grounds are too long")]
    TooLong,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::Implicated => "forvaltningslova § 6",
            _ => "forvaltningslova § 13 b",
        }
    }
}

/// Whoever would take a report.
#[derive(Clone, Copy, Debug)]
pub struct Taker<'a> {
    pub person: PersonId,
    pub is_head: bool,
    /// Why it is taken from another.
    pub grounds: &'a str,
}

/// Whoever comes first takes it. From another it is taken by the head of HR alone, who gives out
/// the work, and with grounds.
pub fn may_take(holder: Option<PersonId>, taker: Taker<'_>) -> Result<(), Refusal> {
    let Some(holder) = holder else {
        return Ok(());
    };
    if holder == taker.person {
        return Err(Refusal::Yours);
    }
    if !taker.is_head {
        return Err(Refusal::Taken);
    }
    match taker.grounds.trim().chars().count() {
        count if count < SHORTEST_GROUNDS => Err(Refusal::TooShort),
        count if count > LONGEST_GROUNDS => Err(Refusal::TooLong),
        _ => Ok(()),
    }
}

/// Whoever has taken the report reads it, is shown who reported, and makes a case of it.
pub fn may_read(holder: Option<PersonId>, person: PersonId) -> Result<(), Refusal> {
    match holder {
        Some(holder) if holder == person => Ok(()),
        Some(_) => Err(Refusal::Taken),
        None => Err(Refusal::NotTaken),
    }
}

/// Whoever is named to read a report in which HR itself has a part.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// The role may have been given for this alone, with an end.
    pub is_in_hr: bool,
    pub has_account: bool,
    pub is_implicated: bool,
}

/// Whoever is above HR names somebody without a part in it (forvaltningslova §§ 6 and 9).
pub fn may_be_named(named: Named) -> Result<(), Refusal> {
    if named.is_implicated {
        Err(Refusal::Implicated)
    } else if !named.is_in_hr {
        Err(Refusal::NotInHr)
    } else if !named.has_account {
        Err(Refusal::NoAccount)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KARI: PersonId = PersonId(1);
    const INGRID: PersonId = PersonId(2);

    fn taker(person: PersonId, is_head: bool, grounds: &str) -> Taker<'_> {
        Taker {
            person,
            is_head,
            grounds,
        }
    }

    #[test]
    fn the_first_takes_it_and_only_the_head_of_hr_takes_it_over() {
        let why = "Kari er sjuk ut veka, og fristen går.";
        assert_eq!(may_take(None, taker(KARI, false, "")), Ok(()));
        assert_eq!(
            may_take(Some(KARI), taker(KARI, false, "")),
            Err(Refusal::Yours)
        );
        let over = |is_head, grounds| may_take(Some(KARI), taker(INGRID, is_head, grounds));
        assert_eq!(over(false, why), Err(Refusal::Taken));
        assert_eq!(over(true, why), Ok(()));
        assert_eq!(over(true, "sjuk"), Err(Refusal::TooShort));
        let long = "å".repeat(LONGEST_GROUNDS + 1);
        assert_eq!(over(true, &long), Err(Refusal::TooLong));
    }

    #[test]
    fn whoever_is_named_works_in_hr_and_has_no_part_in_it() {
        let named = |is_in_hr, has_account, is_implicated| {
            may_be_named(Named {
                is_in_hr,
                has_account,
                is_implicated,
            })
        };
        assert_eq!(named(true, true, false), Ok(()));
        assert_eq!(named(true, true, true), Err(Refusal::Implicated));
        assert_eq!(named(false, true, false), Err(Refusal::NotInHr));
        assert_eq!(named(true, false, false), Err(Refusal::NoAccount));
    }

    #[test]
    fn nobody_reads_what_they_have_not_taken() {
        assert_eq!(may_read(None, KARI), Err(Refusal::NotTaken));
        assert_eq!(may_read(Some(INGRID), KARI), Err(Refusal::Taken));
        assert_eq!(may_read(Some(KARI), KARI), Ok(()));
    }
}
