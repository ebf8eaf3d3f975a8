//! Reads what the archive core answered, and marks what it has taken.

use crate::archive::receipt::{self, Answer, Receipt, Refused, Taken};
use crate::audit::ArchiveCore;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::core_receipt::{Outcome, Place, Refusal, on_a_day, taken, turned_away};
use crate::domain::local_time::day;
use crate::store::closed_cases::find_kept;
use crate::store::core_units::{self, Unit};
use crate::store::{Db, StoreError, Tx, cases, ledger};

pub use crate::archive::receipt::{Fault, LARGEST};

/// Why a receipt is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error(transparent)]
    Refusal(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a receipt said of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub case: CaseNumber,
    pub key: String,
    pub is_case: bool,
    pub what: What,
    /// The same was said before.
    pub is_again: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Taken {
        system_id: String,
        number: Option<String>,
    },
    Refused {
        text: String,
    },
}

/// What a unit of the message is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Case,
    Registration,
}

/// Takes a receipt: all of it, or nothing. `message` names the message where the core does not. Whoever reads it on
/// the page learns of no case that is not for them: it is as if it were not there.
pub fn read_core_receipt(
    tx: &mut Tx<'_>,
    by: Option<&Viewer>,
    bytes: &[u8],
    message: Option<&str>,
) -> Result<Vec<Said>, Failure> {
    let receipt = receipt::read(bytes)?;
    let named = match message {
        Some(name) => {
            let units = core_units::of_message(tx.db(), name)?;
            let of = units.first().map(|unit| unit.case_id);
            if !of.map_or(Ok(false), |case| may_know(tx.db(), by, case))? {
                return Err(Refusal::UnknownMessage(name.to_owned()).into());
            }
            units
        }
        None => vec![],
    };
    let (case, registration) = match receipt {
        Receipt::Units { case, registration } => (case, registration),
        Receipt::Refused(refused) => {
            // The whole message: nothing of it was taken.
            let of = |part| unit_of(&named, part).map(|_| Answer::Refused(refused.clone()));
            if named.is_empty() {
                return Err(Refusal::NoKey.into());
            }
            (of(Part::Case), of(Part::Registration))
        }
    };
    let mut said = vec![];
    let mut beside = named;
    for (answer, part) in [(case, Part::Case), (registration, Part::Registration)] {
        let Some(answer) = answer else {
            continue;
        };
        let unit = find(tx.db(), by, &answer, part, &beside)?;
        if beside.is_empty() {
            beside = core_units::of_message(tx.db(), &unit.message)?;
        }
        said.push(match answer {
            Answer::Taken(taken) => keep(tx, &unit, &taken)?,
            Answer::Refused(refused) => turn_away(tx, &unit, &refused)?,
        });
    }
    Ok(said)
}

fn unit_of(units: &[Unit], part: Part) -> Option<&Unit> {
    let is_case = part == Part::Case;
    units
        .iter()
        .find(|unit| unit.document_id.is_none() == is_case)
}

/// By the key in the receipt; where it has none, by the message it answers.
fn find(
    db: &mut Db,
    by: Option<&Viewer>,
    answer: &Answer,
    part: Part,
    beside: &[Unit],
) -> Result<Unit, Failure> {
    let key = match answer {
        Answer::Taken(taken) => taken.key.as_ref(),
        Answer::Refused(_) => None,
    };
    let Some(key) = key else {
        let unit = unit_of(beside, part).cloned();
        return unit.ok_or_else(|| Refusal::NoKey.into());
    };
    if key.system != crate::archive::arkivmelding::SYSTEM {
        return Err(Refusal::OtherSystem(key.system.clone()).into());
    }
    let text = || key.key.clone();
    let Some(unit) = core_units::find(db, &key.key)? else {
        let refusal = if is_known(db, by, &key.key)? {
            Refusal::NotMade(text())
        } else {
            Refusal::UnknownCase(text())
        };
        return Err(refusal.into());
    };
    if !may_know(db, by, unit.case_id)? {
        return Err(Refusal::UnknownCase(text()).into());
    }
    let is_other = !beside.is_empty() && beside.iter().all(|it| it.message != unit.message);
    if unit.document_id.is_none() != (part == Part::Case) || is_other {
        return Err(Refusal::OtherKind(text()).into());
    }
    Ok(unit)
}

/// Whether the key begins with the number of a case that they know of.
fn is_known(db: &mut Db, by: Option<&Viewer>, key: &str) -> Result<bool, StoreError> {
    let mut parts = key.splitn(3, '-');
    let slug = [parts.next(), parts.next()].map(Option::unwrap_or_default);
    let Some(number) = CaseNumber::from_slug(&slug.join("-")) else {
        return Ok(false);
    };
    match by {
        Some(viewer) => is_shown(find_kept(db, viewer, number)),
        None => cases::exists(db, number),
    }
}

fn may_know(db: &mut Db, by: Option<&Viewer>, case: i32) -> Result<bool, StoreError> {
    let Some(viewer) = by else {
        return Ok(true);
    };
    let number = cases::by_id(db, case)?.number;
    is_shown(find_kept(db, viewer, number))
}

fn is_shown<T>(found: Result<T, StoreError>) -> Result<bool, StoreError> {
    match found {
        Ok(_) => Ok(true),
        Err(StoreError::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

fn place(unit: &Unit) -> Option<Place<'_>> {
    unit.archived.as_ref().map(|archived| Place {
        system_id: &archived.place.system_id,
        number: archived.place.number.as_deref(),
    })
}

fn keep(tx: &mut Tx<'_>, unit: &Unit, said: &Taken) -> Result<Said, Failure> {
    let new = Place {
        system_id: &said.system_id,
        number: said.number.as_deref(),
    };
    let outcome = taken(&unit.key, place(unit), new)?;
    let of = cases::by_id(tx.db(), unit.case_id)?;
    let case = of.number;
    let event = match outcome {
        Outcome::Keep => {
            let place = core_units::Place {
                system_id: said.system_id.clone(),
                number: said.number.clone(),
                on: said.on,
            };
            on_a_day(&unit.key, said.on, (day(of.registered_at), day(tx.now)))?;
            is_its_own(tx.db(), unit, &place)?;
            core_units::archive(tx, unit, &place)?;
            ArchiveCore::Archived {
                system_id: said.system_id.clone(),
            }
        }
        Outcome::Again => ArchiveCore::SaidAgain,
    };
    ledger::record(tx, &case.to_string(), &event.into())?;
    Ok(Said {
        case,
        key: unit.key.clone(),
        is_case: unit.document_id.is_none(),
        what: What::Taken {
            system_id: said.system_id.clone(),
            number: said.number.clone(),
        },
        is_again: outcome == Outcome::Again,
    })
}

/// Refuses where the core has called another unit the same: one of the two answers is wrong.
fn is_its_own(db: &mut Db, unit: &Unit, place: &core_units::Place) -> Result<(), Failure> {
    let others = core_units::called(db, place)?;
    let is_same_kind = |other: &Unit| other.document_id.is_none() == unit.document_id.is_none();
    for other in others.iter().filter(|other| other.id != unit.id) {
        let kept = other.archived.as_ref().map(|it| &it.place);
        let what = match (kept, &place.number) {
            (Some(kept), _) if kept.system_id == place.system_id => &place.system_id,
            (Some(_), Some(number)) if is_same_kind(other) => number,
            _ => continue,
        };
        let (key, what) = (unit.key.clone(), what.clone());
        return Err(Refusal::OfAnother { key, what }.into());
    }
    Ok(())
}

fn turn_away(tx: &mut Tx<'_>, unit: &Unit, said: &Refused) -> Result<Said, Failure> {
    let known = unit.failed.as_ref().map(|failed| failed.id.as_str());
    let outcome = turned_away(&unit.key, place(unit), known, &said.id)?;
    let case = cases::by_id(tx.db(), unit.case_id)?.number;
    let event = match outcome {
        Outcome::Keep => {
            // Of a case that is destroyed, the words are not kept: they may name something of it.
            let is_destroyed = cases::is_destroyed(tx.db(), unit.case_id)?;
            let words = (!is_destroyed).then_some(said.text.as_str());
            core_units::fail(tx, unit, &said.id, words)?;
            ArchiveCore::TurnedAway
        }
        Outcome::Again => ArchiveCore::SaidAgain,
    };
    ledger::record(tx, &case.to_string(), &event.into())?;
    Ok(Said {
        case,
        key: unit.key.clone(),
        is_case: unit.document_id.is_none(),
        what: What::Refused {
            text: said.text.clone(),
        },
        is_again: outcome == Outcome::Again,
    })
}
