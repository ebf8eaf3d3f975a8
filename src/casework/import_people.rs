//! Brings the organisation in line with a file from the personnel system, all of it or nothing.

mod decode;
mod difference;

pub use difference::{LeadershipStep, PersonStep, Plan, UnitStep};

use crate::audit::Event;
use crate::casework::end_role::end_all_roles;
use crate::casework::sign_out;
use crate::domain::organisation::{self, Fault, LeadershipRow, Organisation, PersonRow};
use crate::domain::person::{Language, PersonId};
use crate::store::people::Particulars;
use crate::store::{Db, StoreError, Tx, leaderships, ledger, people, units};
use chrono::NaiveDate;
use std::collections::HashMap;

/// One ledger entry commits to no more rows than this.
const LARGEST_ENTRY: usize = 1000;

/// Why nothing was brought in.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error("the file has {} faults", .0.len())]
    Faults(Vec<Fault>),
    #[error("{left} of {current} people are not in the file")]
    ManyLeft { left: usize, current: usize },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an import is asked to do.
#[derive(Clone, Debug)]
pub struct Import {
    pub file: Organisation,
    /// The day it happens, in the municipality.
    pub day: NaiveDate,
    /// Go on although more than a third would be marked as having left.
    pub allow_many_left: bool,
}

/// Reads a file: UTF-8 or Windows-1252, semicolons or commas.
pub fn read(bytes: &[u8], day: NaiveDate) -> Result<Organisation, Refused> {
    let text = decode::text(bytes).map_err(|fault| Refused::Faults(vec![fault]))?;
    organisation::read(&text, day).map_err(Refused::Faults)
}

/// What would have to be changed. If that is nothing, there is nothing to write.
pub fn plan(db: &mut Db, import: &Import) -> Result<Plan, Refused> {
    let known = difference::Known::load(db)?;
    let taken = known.taken_addresses(&import.file);
    if !taken.is_empty() {
        return Err(Refused::Faults(taken));
    }
    let plan = difference::between(&import.file, &known, import.day);
    let (left, current) = (plan.left(), known.governed());
    if organisation::too_many_left(left, current) && !import.allow_many_left {
        return Err(Refused::ManyLeft { left, current });
    }
    Ok(plan)
}

/// Does what `planned` says, if it is still what the file asks for.
pub fn apply(tx: &mut Tx<'_>, import: &Import, planned: &Plan) -> Result<(), Refused> {
    if plan(tx.db(), import)? != *planned {
        return Err(StoreError::Changed.into());
    }
    let mut work = Work::begin(tx, import.day)?;
    planned.units.iter().try_for_each(|step| work.unit(step))?;
    planned.people.iter().try_for_each(|s| work.person(s))?;
    let leaderships = &planned.leaderships;
    leaderships.iter().try_for_each(|s| work.leadership(s))?;
    work.record()?;
    for person in std::mem::take(&mut work.gone) {
        end_all_roles(work.tx, person, import.day)?;
        sign_out::everywhere(work.tx, person, None)?;
    }
    Ok(())
}

/// An import under way: who and what has which id, and what the next entry has to say.
struct Work<'a, 'b> {
    tx: &'a mut Tx<'b>,
    day: NaiveDate,
    units: HashMap<String, i32>,
    people: HashMap<String, PersonId>,
    languages: HashMap<PersonId, Language>,
    gone: Vec<PersonId>,
    added: usize,
    changed: usize,
    left: usize,
}

impl<'a, 'b> Work<'a, 'b> {
    fn begin(tx: &'a mut Tx<'b>, day: NaiveDate) -> Result<Self, StoreError> {
        let units = units::list(tx.db())?;
        let people = people::list(tx.db())?;
        Ok(Work {
            tx,
            day,
            units: units.into_iter().map(|u| (u.code, u.id)).collect(),
            languages: people.iter().map(|p| (p.id, p.language)).collect(),
            people: people
                .into_iter()
                .map(|p| (p.employee_no.to_lowercase(), p.id))
                .collect(),
            gone: vec![],
            added: 0,
            changed: 0,
            left: 0,
        })
    }

    fn unit(&mut self, step: &UnitStep) -> Result<(), StoreError> {
        match step {
            UnitStep::Open(row) => {
                let parent = self.parent(row.parent.as_deref())?;
                let id = units::insert(self.tx, &row.code, &row.name, parent)?;
                self.units.insert(row.code.clone(), id);
                self.added += 1;
            }
            UnitStep::Change { id, row } => {
                let parent = self.parent(row.parent.as_deref())?;
                units::update(self.tx, *id, &row.name, parent)?;
                self.changed += 1;
            }
            UnitStep::Close { id, .. } => {
                units::close(self.tx, *id, self.day)?;
                self.left += 1;
            }
        }
        self.record_when_full()
    }

    fn person(&mut self, step: &PersonStep) -> Result<(), StoreError> {
        match step {
            PersonStep::Add(row) => {
                let particulars = self.particulars(row, Language::default())?;
                let id = people::insert(self.tx, &particulars)?;
                self.people.insert(row.employee_no.to_lowercase(), id);
                self.added += 1;
            }
            PersonStep::Change { id, row, .. } => {
                let language = self.languages.get(id).copied().unwrap_or_default();
                let particulars = self.particulars(row, language)?;
                people::update(self.tx, *id, &particulars)?;
                self.changed += 1;
            }
            PersonStep::Leave { id, .. } => {
                people::leave(self.tx, *id, self.day)?;
                self.gone.push(*id);
                self.left += 1;
            }
        }
        self.record_when_full()
    }

    fn leadership(&mut self, step: &LeadershipStep) -> Result<(), StoreError> {
        match step {
            LeadershipStep::Begin(row) => {
                let (unit, person) = self.who(row)?;
                let from = row.from.unwrap_or(self.day);
                leaderships::insert(self.tx, unit, person, row.kind, from, row.to)?;
                self.added += 1;
            }
            LeadershipStep::SetEnd { id, to, .. } => {
                leaderships::set_end(self.tx, *id, *to)?;
                self.changed += 1;
            }
        }
        self.record_when_full()
    }

    fn particulars<'r>(
        &self,
        row: &'r PersonRow,
        language: Language,
    ) -> Result<Particulars<'r>, StoreError> {
        Ok(Particulars {
            employee_no: &row.employee_no,
            name: &row.name,
            email: &row.email,
            position: &row.position,
            unit_id: self.parent(Some(&row.unit))?,
            language: row.language.unwrap_or(language),
        })
    }

    fn parent(&self, code: Option<&str>) -> Result<Option<i32>, StoreError> {
        let find = |code| self.units.get(code).copied().ok_or(StoreError::NotFound);
        code.map(find).transpose()
    }

    fn who(&self, row: &LeadershipRow) -> Result<(i32, PersonId), StoreError> {
        let unit = self.units.get(&row.unit);
        let person = self.people.get(&row.employee_no.to_lowercase());
        match (unit, person) {
            (Some(unit), Some(person)) => Ok((*unit, *person)),
            _ => Err(StoreError::NotFound),
        }
    }

    fn record_when_full(&mut self) -> Result<(), StoreError> {
        if self.added + self.changed + self.left >= LARGEST_ENTRY {
            self.record()?;
        }
        Ok(())
    }

    /// One row of the database for each that is counted here.
    fn record(&mut self) -> Result<(), StoreError> {
        let event = Event::OrganisationImported {
            added: std::mem::take(&mut self.added),
            changed: std::mem::take(&mut self.changed),
            left: std::mem::take(&mut self.left),
        };
        let nothing = Event::OrganisationImported {
            added: 0,
            changed: 0,
            left: 0,
        };
        if event == nothing {
            return Ok(());
        }
        ledger::record(self.tx, "system", &event)
    }
}
