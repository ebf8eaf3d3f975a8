//! Somebody asks to see the documents of a case: on which basis, by when it is answered, and what may be kept back.
//!
//! A party by forvaltningslova § 18, anybody by offentleglova § 3, and the one whom the data are
//! about by personvernforordninga art. 15. Each document is weighed by itself; there is no
//! exemption for a whole case.

mod exemption;
mod reopening;
mod weighed;
mod withdrawal;

pub use exemption::Exemption;
pub use reopening::{due_again, is_answered_without};
pub use weighed::{KeptBack, Weighed, says_why_to};
pub use withdrawal::{Course, may_withdraw, why_withdrawn};

use super::calendar::{add_months, add_working_days};
use super::coded::Coded;
use chrono::{Months, NaiveDate};

pub const LONGEST_NAME: usize = 200;
/// Characters of the grounds for putting a document off, or for keeping back what is about whoever asks: enough to be some.
pub const SHORTEST_GROUNDS: usize = 20;
pub const LONGEST_GROUNDS: usize = 1000;
/// Days from the day a request is written down to the day it came, at most.
const OLDEST_DAYS: i64 = 366;
/// What is put off is put off so many months at most. The bound is the house's own: what is put off is put off for a
/// time (forvaltningslova § 20, offentleglova § 5), and is weighed anew when it has passed.
const MOST_AHEAD: Months = Months::new(12);
/// Working days in which a request is answered; after them it counts as refused, and can be
/// complained of (offentleglova § 32 second paragraph). The house holds the request of a party to the same.
const WORKING_DAYS: usize = 5;

/// What gives the right to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    Party,
    Public,
    OwnData,
}

impl Coded for Basis {
    const ALL: &'static [Basis] = &[Basis::Party, Basis::Public, Basis::OwnData];

    fn code(self) -> &'static str {
        match self {
            Basis::Party => "party",
            Basis::Public => "public",
            Basis::OwnData => "own_data",
        }
    }
}

impl Basis {
    pub fn source(self) -> &'static str {
        match self {
            Basis::Party => "forvaltningslova § 18",
            Basis::Public => "offentleglova § 3",
            Basis::OwnData => "personvernforordninga art. 15",
        }
    }

    /// Where it stands that what may be kept back is considered given all the same.
    pub fn wider(self) -> Option<&'static str> {
        match self {
            Basis::Party => Some("forvaltningslova § 18 andre ledd"),
            Basis::Public => Some("offentleglova § 11"),
            Basis::OwnData => None,
        }
    }

    /// The day by which it is answered. The day it came is not counted. One month for one's own
    /// data, and not moved past a holiday (personvernforordninga art. 12 no. 3).
    pub fn due(self, received_on: NaiveDate) -> NaiveDate {
        match self {
            Basis::Party | Basis::Public => add_working_days(received_on, WORKING_DAYS),
            Basis::OwnData => add_months(received_on, 1),
        }
    }

    /// Who hears a complaint, and by what.
    pub fn complaint(self) -> Complaint {
        match self {
            Basis::Party | Basis::Public => Complaint::CountyGovernor,
            Basis::OwnData => Complaint::DataProtection,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// Statsforvaltaren (forvaltningslova § 21, offentleglova § 32).
    CountyGovernor,
    /// Datatilsynet (personvernforordninga art. 77).
    DataProtection,
}

/// A request as it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRequest {
    pub requester: String,
    pub basis: Basis,
    pub received_on: NaiveDate,
}

/// Why a step of a request is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nobody asks")]
    NoRequester,
    #[error("the name is too long")]
    NameTooLong,
    #[error("the request came in the future")]
    NotYetReceived,
    #[error("the request came too long ago")]
    TooOld,
    #[error("whoever registers it has registered the same request today")]
    Already,
    #[error("the exemption is from another right")]
    OtherBasis,
    #[error("what is put off is put off by a provision for that")]
    NotForATime,
    #[error("what is put off is put off to a day to come")]
    NoEnd,
    #[error("what is put off is put off a year at most")]
    TooFar,
    #[error("the grounds are too short to be some")]
    TooShort,
    #[error("what is about whoever asks is kept back without a reason")]
    NoReason,
    #[error("the grounds are too long")]
    TooLong,
    #[error("the grounds name somebody")]
    NamesSomebody,
    #[error("not every document is weighed")]
    NotWeighed,
    #[error("nobody says that wider access is considered")]
    WiderNotConsidered,
    #[error("nothing is settled since the last answer")]
    NothingNew,
    #[error("the request is answered already")]
    Answered,
    #[error("some of the request is answered already")]
    AnsweredInPart,
    #[error("the request is withdrawn")]
    Withdrawn,
    #[error("the request is withdrawn without a reason that can be kept")]
    NotSaidWhy,
    #[error("whoever may not answer the request does not withdraw it")]
    Held,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::OtherBasis | Refusal::NotWeighed => {
                "offentleglova § 31, forvaltningslova § 21"
            }
            Refusal::NotForATime
            | Refusal::NoEnd
            | Refusal::TooFar
            | Refusal::TooShort
            | Refusal::NothingNew => "forvaltningslova § 20, offentleglova § 5",
            Refusal::NoReason => "personopplysningslova § 16",
            Refusal::Held => "forvaltningslova § 13 c",
            Refusal::NamesSomebody => "forvaltningslova § 13",
            Refusal::WiderNotConsidered => "offentleglova § 11, forvaltningslova § 18 andre ledd",
            Refusal::TooLong => {
                "forvaltningslova § 20, offentleglova § 5, personopplysningslova § 16"
            }
            _ => "offentleglova § 32",
        }
    }
}

/// Whether the request may be written down as it is.
pub fn may_register(new: &NewRequest, today: NaiveDate) -> Result<(), Refusal> {
    match new.requester.trim().chars().count() {
        0 => return Err(Refusal::NoRequester),
        count if count > LONGEST_NAME => return Err(Refusal::NameTooLong),
        _ => {}
    }
    if new.received_on > today {
        Err(Refusal::NotYetReceived)
    } else if (today - new.received_on).num_days() > OLDEST_DAYS {
        Err(Refusal::TooOld)
    } else {
        Ok(())
    }
}

/// Whether a request says something that none of those says: a form that was sent twice registers one.
pub fn is_new<'a>(
    new: &NewRequest,
    mut standing: impl Iterator<Item = (&'a str, Basis, NaiveDate)>,
) -> Result<(), Refusal> {
    let said = (new.requester.trim(), new.basis, new.received_on);
    if standing.any(|it| it == said) {
        return Err(Refusal::Already);
    }
    Ok(())
}

/// Whether a document may be weighed so, under this right: everything that speaks against it.
pub fn may_weigh(basis: Basis, weighed: &Weighed, today: NaiveDate) -> Result<(), Vec<Refusal>> {
    let mut found = vec![];
    if weighed.exemption().is_some_and(|it| it.basis() != basis) {
        found.push(Refusal::OtherBasis);
    }
    match weighed {
        Weighed::Given => {}
        Weighed::Partly(_) | Weighed::Withheld(_) => found.extend(weighed.says_why().err()),
        Weighed::Postponed {
            exemption,
            until,
            grounds,
        } => {
            if found.is_empty() && !exemption.is_for_a_time() {
                found.push(Refusal::NotForATime);
            }
            found.extend(is_to_come(*until, today).err());
            found.extend(says_why_put_off(grounds).err());
        }
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// What is put off is put off to a day to come, within a year.
pub fn is_to_come(until: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if until <= today {
        return Err(Refusal::NoEnd);
    }
    let last = today.checked_add_months(MOST_AHEAD);
    if last.is_some_and(|last| until > last) {
        return Err(Refusal::TooFar);
    }
    Ok(())
}

/// Whether there are grounds for putting a document off.
pub fn says_why_put_off(grounds: &str) -> Result<(), Refusal> {
    match grounds.trim().chars().count() {
        count if count < SHORTEST_GROUNDS => Err(Refusal::TooShort),
        count if count > LONGEST_GROUNDS => Err(Refusal::TooLong),
        _ => Ok(()),
    }
}

/// What an answer leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    Nothing,
    /// Something was put off: it is weighed again by the first of the days.
    Until(NaiveDate),
}

/// Whether the request may be answered: every document is weighed, or nothing is there.
pub fn may_answer(documents: &[Option<Weighed>]) -> Result<Left, Refusal> {
    let mut left = Left::Nothing;
    for weighed in documents {
        match weighed {
            None => return Err(Refusal::NotWeighed),
            Some(Weighed::Postponed { until, .. }) => {
                left = match left {
                    Left::Until(first) if first <= *until => left,
                    _ => Left::Until(*until),
                };
            }
            Some(_) => {}
        }
    }
    Ok(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn five_working_days_or_one_month() {
        // Friday 18 December: Christmas lies between.
        let friday = day("2026-12-18");
        assert_eq!(Basis::Public.due(friday), day("2026-12-28"));
        assert_eq!(Basis::Party.due(friday), day("2026-12-28"));
        assert_eq!(Basis::OwnData.due(day("2027-01-31")), day("2027-02-28"));
    }

    #[test]
    fn every_exemption_is_from_one_right_and_names_its_provision() {
        for exemption in Exemption::ALL {
            assert_eq!(Exemption::parse(exemption.code()), Some(*exemption));
            let source = exemption.source();
            // Only § 20 is named by itself: nothing that was read says which of its paragraphs it is.
            let is_whole = source.contains(" ledd") || source.ends_with("§ 20");
            assert!(is_whole, "offentleglova § 31: {source}");
        }
        for exemption in Exemption::ALL {
            let is_wider = exemption.basis().wider().is_some();
            assert!(is_wider || !exemption.may_be_given());
        }
        for basis in Basis::ALL {
            assert!(Exemption::of(*basis).any(Exemption::is_for_a_time));
        }
        let today = day("2026-11-23");
        let weighed = Weighed::Withheld(KeptBack::new(Exemption::Internal, ""));
        assert_eq!(may_weigh(Basis::Public, &weighed, today), Ok(()));
        assert_eq!(
            may_weigh(Basis::Party, &weighed, today),
            Err(vec![Refusal::OtherBasis])
        );
    }

    #[test]
    fn whoever_is_refused_what_is_about_themselves_is_owed_the_reason() {
        let today = day("2026-11-23");
        let why = "Utkastet er skrive for vår eiga saksførebuing og ikkje sendt nokon.";
        let long = "a".repeat(LONGEST_GROUNDS + 1);
        let said = [
            ("", Err(vec![Refusal::NoReason])),
            ("  for kort  ", Err(vec![Refusal::NoReason])),
            (long.as_str(), Err(vec![Refusal::TooLong])),
            (why, Ok(())),
        ];
        for (grounds, expected) in said {
            let kept = KeptBack::new(Exemption::DataInternal, grounds);
            for weighed in [Weighed::Partly(kept.clone()), Weighed::Withheld(kept)] {
                assert_eq!(may_weigh(Basis::OwnData, &weighed, today), expected);
            }
        }
        // Anybody else is told the provision, and asks for more if they will (offentleglova § 31).
        let secret = KeptBack::new(Exemption::Secrecy, why);
        assert_eq!(secret.grounds, "");
        assert!(may_weigh(Basis::Public, &Weighed::Withheld(secret), today).is_ok());
    }

    #[test]
    fn what_is_put_off_has_a_provision_a_day_and_grounds() {
        let today = day("2026-11-23");
        let put = |exemption, until: &str, grounds: &str| {
            let weighed = Weighed::Postponed {
                exemption,
                until: day(until),
                grounds: grounds.to_owned(),
            };
            may_weigh(Basis::Party, &weighed, today)
        };
        let why = "Vitna er ikkje høyrde enno, og det hastar ikkje.";
        let inquiry = Exemption::PartyDuringInquiry;
        assert_eq!(put(inquiry, "2026-12-07", why), Ok(()));
        assert_eq!(
            put(Exemption::PartyInternal, "2026-12-07", why),
            Err(vec![Refusal::NotForATime])
        );
        let no_end = Err(vec![Refusal::NoEnd]);
        assert_eq!(put(inquiry, "2026-11-23", why), no_end);
        assert_eq!(put(inquiry, "2027-11-23", why), Ok(()));
        let too_far = Err(vec![Refusal::TooFar]);
        assert_eq!(put(inquiry, "2027-11-24", why), too_far);
        let all = vec![Refusal::NotForATime, Refusal::NoEnd, Refusal::TooShort];
        let put = put(Exemption::PartyInternal, "2026-11-23", "kort");
        assert_eq!(put, Err(all));
    }

    #[test]
    fn a_request_is_answered_when_each_document_is_weighed() {
        let put = |until: &str| {
            Some(Weighed::Postponed {
                exemption: Exemption::NotYet,
                until: day(until),
                grounds: String::new(),
            })
        };
        assert_eq!(may_answer(&[]), Ok(Left::Nothing));
        assert_eq!(may_answer(&[Some(Weighed::Given)]), Ok(Left::Nothing));
        let none = may_answer(&[Some(Weighed::Given), None]);
        assert_eq!(none, Err(Refusal::NotWeighed));
        let left = may_answer(&[put("2026-12-09"), put("2026-12-07"), put("2026-12-08")]);
        assert_eq!(left, Ok(Left::Until(day("2026-12-07"))));
    }

    #[test]
    fn a_request_has_somebody_who_asks_and_a_day_that_has_been() {
        let today = day("2026-11-23");
        let new = |requester: &str, received: &str| {
            let new = NewRequest {
                requester: requester.to_owned(),
                basis: Basis::Public,
                received_on: day(received),
            };
            may_register(&new, today)
        };
        assert_eq!(new("Avisa", "2026-11-23"), Ok(()));
        assert_eq!(new(" ", "2026-11-23"), Err(Refusal::NoRequester));
        assert_eq!(new("Avisa", "2026-11-24"), Err(Refusal::NotYetReceived));
        assert_eq!(new("Avisa", "2025-11-21"), Err(Refusal::TooOld));
    }
}
