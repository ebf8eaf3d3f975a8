//! The organisation as a file from the personnel system states it: people, their units, who leads and who steps in.
//!
//! One file holds everything: a row for each person, which also names the unit.
//! A unit where nobody works directly has a row of its own, without a person.
//! `docs/rettleiing/import.md` is the description for those who make the file.

pub mod cell;
pub mod column;
pub mod fault;
mod line;
mod table;
mod whole;

pub use column::Column;
pub use fault::{Fault, Place, Wrong};

use crate::domain::person::Language;
use chrono::NaiveDate;
use fault::Findings;

/// A file in which everything is right. Units stand with parents before children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    pub units: Vec<UnitRow>,
    pub people: Vec<PersonRow>,
    pub leaderships: Vec<LeadershipRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    pub code: String,
    pub name: String,
    /// The code of the unit above; none at the top.
    pub parent: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Where the file says it, counted from 1.
    pub line: usize,
    /// The column of the address, for whoever finds that it is taken.
    pub email_place: Option<Place>,
    pub employee_no: String,
    pub name: String,
    /// In lower case.
    pub email: String,
    pub position: String,
    pub unit: String,
    /// None where the file does not say: a new person gets nynorsk, others keep what they have.
    pub language: Option<Language>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadershipRow {
    pub unit: String,
    pub employee_no: String,
    pub kind: Kind,
    /// None: whoever leads already goes on, a new leader begins on the day of the import.
    pub from: Option<NaiveDate>,
    /// The last day; none while no end is known.
    pub to: Option<NaiveDate>,
}

/// What a person is to a unit: its leader, or the one who steps in while the leader is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Leader,
    Deputy,
}

impl Kind {
    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Leader => "leader",
            Kind::Deputy => "deputy",
        }
    }

    pub fn parse(code: &str) -> Option<Kind> {
        [Kind::Leader, Kind::Deputy]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// Reads the whole of `text`, or names everything that is wrong with it, in the order of the file.
///
/// `day` is the day of the import, on which leaderships without a date begin.
pub fn read(text: &str, day: NaiveDate) -> Result<Organisation, Vec<Fault>> {
    let (mut rows, mut faults) = table::rows(text)?;
    if rows.is_empty() {
        // A quote that was never closed has swallowed the header.
        if faults.is_empty() {
            faults.push(Fault::of_file(Wrong::Empty));
        }
        return Err(faults);
    }
    let header = rows.remove(0);
    let mut found = Findings::new(&header, faults);
    let lines: Vec<line::Line> = rows
        .iter()
        .filter_map(|row| line::read(row, &mut found))
        .collect();
    let organisation = whole::check(&lines, day, &mut found);
    found.into_result(organisation)
}

/// Whether so many are missing from a file that it is likelier to be the wrong
/// file: more than a third of those who work here now. The house's own rule.
pub fn too_many_left(left: usize, current: usize) -> bool {
    left * 3 > current
}
