//! The difference between a people file and what the house knows, as data.

use crate::domain::organisation::{Column, Fault, Kind, LeadershipRow, Organisation};
use crate::domain::organisation::{PersonRow, UnitRow, Wrong};
use crate::domain::person::PersonId;
use crate::store::leaderships::{self, Leadership};
use crate::store::people::{self, Person};
use crate::store::units::{self, Unit};
use crate::store::{Db, StoreError};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// What an import would do, step by step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub units: Vec<UnitStep>,
    pub people: Vec<PersonStep>,
    pub leaderships: Vec<LeadershipStep>,
    /// People in the file about whom nothing changes.
    pub unchanged: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitStep {
    Open(UnitRow),
    /// A new name or place, or open again.
    Change {
        id: i32,
        row: UnitRow,
    },
    Close {
        id: i32,
        code: String,
        name: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonStep {
    Add(PersonRow),
    Change {
        id: PersonId,
        row: PersonRow,
        columns: Vec<Column>,
        /// Had left, and is back.
        returns: bool,
    },
    Leave {
        id: PersonId,
        employee_no: String,
        name: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadershipStep {
    Begin(LeadershipRow),
    /// A last day, or none any more.
    SetEnd {
        id: i32,
        unit: String,
        employee_no: String,
        kind: Kind,
        to: Option<NaiveDate>,
    },
}

impl Plan {
    /// Whether everything is as the file says.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty() && self.people.is_empty() && self.leaderships.is_empty()
    }

    pub fn left(&self) -> usize {
        let left = |step: &&PersonStep| matches!(step, PersonStep::Leave { .. });
        self.people.iter().filter(left).count()
    }
}

/// What the house knows.
pub(super) struct Known {
    units: Vec<Unit>,
    people: Vec<Person>,
    leaderships: Vec<Leadership>,
}

impl Known {
    pub fn load(db: &mut Db) -> Result<Known, StoreError> {
        Ok(Known {
            units: units::list(db)?,
            people: people::list(db)?,
            leaderships: leaderships::list(db)?,
        })
    }

    /// How many work here now and belong to a unit. People without a unit (the
    /// mayor, an auditor from outside) are kept by hand; no file governs them.
    pub fn governed(&self) -> usize {
        self.people.iter().filter(|p| is_governed(p)).count()
    }

    /// Addresses in the file that somebody has whom it does not govern: with
    /// two of them nobody could say who signs in.
    pub fn taken_addresses(&self, file: &Organisation) -> Vec<Fault> {
        let numbers: HashSet<String> = file.people.iter().map(|p| key(&p.employee_no)).collect();
        let outside: HashMap<String, &Person> = self
            .people
            .iter()
            .filter(|p| p.left_on.is_none() && p.unit_id.is_none())
            .filter(|p| !numbers.contains(&key(&p.employee_no)))
            .map(|p| (p.email.to_lowercase(), p))
            .collect();
        let taken = |row: &PersonRow| {
            let other = outside.get(&row.email)?;
            let wrong = Wrong::EmailTaken {
                email: row.email.clone(),
                employee_no: other.employee_no.clone(),
            };
            Some(Fault {
                line: row.line,
                column: row.email_place.clone(),
                wrong,
            })
        };
        file.people.iter().filter_map(taken).collect()
    }
}

fn is_governed(person: &Person) -> bool {
    person.left_on.is_none() && person.unit_id.is_some()
}

/// Capitals in an employee number do not matter.
fn key(employee_no: &str) -> String {
    employee_no.to_lowercase()
}

pub(super) fn between(file: &Organisation, known: &Known, day: NaiveDate) -> Plan {
    let mut plan = Plan {
        units: units_between(file, known),
        ..Plan::default()
    };
    let ids: HashMap<i32, &Unit> = known.units.iter().map(|u| (u.id, u)).collect();
    let people: HashMap<String, &Person> = known
        .people
        .iter()
        .map(|p| (key(&p.employee_no), p))
        .collect();
    for row in &file.people {
        let Some(person) = people.get(&key(&row.employee_no)) else {
            plan.people.push(PersonStep::Add(row.clone()));
            continue;
        };
        let unit = person.unit_id.and_then(|id| ids.get(&id));
        let columns = columns_between(row, person, unit.map(|unit| unit.code.as_str()));
        let returns = person.left_on.is_some();
        if columns.is_empty() && !returns {
            plan.unchanged += 1;
            continue;
        }
        plan.people.push(PersonStep::Change {
            id: person.id,
            row: row.clone(),
            columns,
            returns,
        });
    }
    let named: HashSet<String> = file.people.iter().map(|p| key(&p.employee_no)).collect();
    let gone = |p: &&Person| is_governed(p) && !named.contains(&key(&p.employee_no));
    let leave = |p: &Person| PersonStep::Leave {
        id: p.id,
        employee_no: p.employee_no.clone(),
        name: p.name.clone(),
    };
    plan.people
        .extend(known.people.iter().filter(gone).map(leave));
    plan.leaderships = leaderships_between(file, known, day);
    plan
}

fn units_between(file: &Organisation, known: &Known) -> Vec<UnitStep> {
    let ids: HashMap<i32, &str> = known
        .units
        .iter()
        .map(|u| (u.id, u.code.as_str()))
        .collect();
    let codes: HashMap<&str, &Unit> = known.units.iter().map(|u| (u.code.as_str(), u)).collect();
    let (mut open, mut change) = (vec![], vec![]);
    for row in &file.units {
        let Some(unit) = codes.get(row.code.as_str()) else {
            open.push(UnitStep::Open(row.clone()));
            continue;
        };
        let parent = unit.parent_id.and_then(|id| ids.get(&id).copied());
        let same = unit.name == row.name && parent == row.parent.as_deref();
        if !same || unit.closed_on.is_some() {
            let row = row.clone();
            change.push(UnitStep::Change { id: unit.id, row });
        }
    }
    let named: HashSet<&str> = file.units.iter().map(|row| row.code.as_str()).collect();
    let gone = |u: &&Unit| u.closed_on.is_none() && !named.contains(u.code.as_str());
    let close = known.units.iter().filter(gone).map(|unit| UnitStep::Close {
        id: unit.id,
        code: unit.code.clone(),
        name: unit.name.clone(),
    });
    // New units first: those that change may have to hang under one of them.
    open.into_iter().chain(change).chain(close).collect()
}

fn columns_between(row: &PersonRow, person: &Person, unit: Option<&str>) -> Vec<Column> {
    let language = row.language.unwrap_or(person.language);
    [
        (Column::Name, row.name != person.name),
        (Column::Email, row.email != person.email),
        (Column::Position, row.position != person.position),
        (Column::Unit, Some(row.unit.as_str()) != unit),
        (Column::Language, language != person.language),
    ]
    .into_iter()
    .filter_map(|(column, differs)| differs.then_some(column))
    .collect()
}

/// A leadership that the file no longer has is given an end; none is deleted.
fn leaderships_between(file: &Organisation, known: &Known, day: NaiveDate) -> Vec<LeadershipStep> {
    let units: HashMap<i32, &str> = known
        .units
        .iter()
        .map(|u| (u.id, u.code.as_str()))
        .collect();
    let numbers: HashMap<PersonId, &str> = known
        .people
        .iter()
        .map(|p| (p.id, p.employee_no.as_str()))
        .collect();
    let unit = |l: &Leadership| units.get(&l.unit_id).copied().unwrap_or_default();
    let number = |l: &Leadership| numbers.get(&l.person_id).copied().unwrap_or_default();
    let is_open = |l: &Leadership| l.to_on.is_none_or(|to| to >= day);
    let set_end = |l: &Leadership, to| LeadershipStep::SetEnd {
        id: l.id,
        unit: unit(l).to_owned(),
        employee_no: number(l).to_owned(),
        kind: l.kind,
        to,
    };

    let mut steps = vec![];
    let mut matched: HashSet<i32> = HashSet::new();
    let mut by_key: HashMap<(&str, String, Kind), Vec<&Leadership>> = HashMap::new();
    for known in &known.leaderships {
        let list = by_key.entry((unit(known), key(number(known)), known.kind));
        list.or_default().push(known);
    }
    for row in &file.leaderships {
        let same = by_key.get(&(row.unit.as_str(), key(&row.employee_no), row.kind));
        let mut same = same
            .into_iter()
            .flatten()
            .filter(|l| !matched.contains(&l.id));
        let found = match row.from {
            Some(from) => {
                let of_day: Vec<_> = same.filter(|l| l.from_on == from).collect();
                let open = of_day.iter().find(|l| is_open(l));
                open.or(of_day.last()).copied()
            }
            None => same.find(|l| is_open(l) && l.from_on <= day),
        };
        match found {
            Some(known) => {
                matched.insert(known.id);
                if known.to_on != row.to {
                    steps.push(set_end(known, row.to));
                }
            }
            None => steps.push(LeadershipStep::Begin(LeadershipRow {
                from: Some(row.from.unwrap_or(day)),
                ..row.clone()
            })),
        }
    }
    for known in &known.leaderships {
        if is_open(known) && !matched.contains(&known.id) {
            // The day before the successor began, where the file says so; else yesterday.
            let follows = |row: &&LeadershipRow| row.unit == unit(known) && row.kind == known.kind;
            let begins = file.leaderships.iter().filter(follows);
            let first = begins
                .filter_map(|row| row.from)
                .filter(|from| *from > known.from_on)
                .min();
            let end = first.map_or(day, |first| first.min(day)).pred_opt();
            steps.push(set_end(known, end));
        }
    }
    // Ends before beginnings: nobody overlaps, not even between two steps.
    steps.sort_by_key(|step| matches!(step, LeadershipStep::Begin(_)));
    steps
}
