//! What must be right across the rows: one row for each person, one description of each unit, a tree, one leader at a time.

use super::column::Column;
use super::fault::{Findings, Wrong};
use super::line::Line;
use super::{Kind, LeadershipRow, Organisation, PersonRow, UnitRow};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) fn check(lines: &[Line], day: NaiveDate, found: &mut Findings) -> Organisation {
    let people = people(lines, found);
    let units = units(lines, found);
    leaders(lines, day, found);
    let leaderships = lines.iter().flat_map(leaderships).collect();
    Organisation {
        units,
        people,
        leaderships,
    }
}

/// One person has one row. A further row may only add a leadership with dates of its own.
fn people(lines: &[Line], found: &mut Findings) -> Vec<PersonRow> {
    let mut by_number: HashMap<String, &Line> = HashMap::new();
    let mut by_email: HashMap<&str, &Line> = HashMap::new();
    let mut people = vec![];
    for line in lines {
        one_address(line, &mut by_email, found);
        let first = line.employee_no.as_ref().and_then(|number| {
            let first = *by_number.entry(number.to_lowercase()).or_insert(line);
            (first.at != line.at).then_some((number.clone(), first))
        });
        if let Some((employee_no, first)) = first {
            let adds_nothing = line.leads.is_empty() && line.deputises.is_empty();
            let row = first.at;
            if !same_person(first, line) {
                let wrong = Wrong::PersonDiffers {
                    employee_no,
                    line: row,
                };
                found.add(line.at, Column::EmployeeNo, wrong);
            } else if adds_nothing {
                let wrong = Wrong::PersonTwice {
                    employee_no,
                    line: row,
                };
                found.add(line.at, Column::EmployeeNo, wrong);
            }
            continue;
        }
        people.extend(person(line, found));
    }
    if lines.iter().all(|line| line.employee_no.is_none()) {
        found.nobody();
    }
    people
}

/// Two people do not share an address: with it they sign in.
fn one_address<'a>(
    line: &'a Line,
    by_email: &mut HashMap<&'a str, &'a Line>,
    found: &mut Findings,
) {
    let Some(email) = &line.email else { return };
    let first = *by_email.entry(email).or_insert(line);
    let number = |line: &Line| line.employee_no.as_ref().map(|no| no.to_lowercase());
    if first.at != line.at && number(first) != number(line) {
        let wrong = Wrong::EmailTwice {
            email: email.clone(),
            line: first.at,
        };
        found.add(line.at, Column::Email, wrong);
    }
}

fn same_person(a: &Line, b: &Line) -> bool {
    let fields = |line: &Line| {
        (
            line.employee_no.clone(),
            line.name.clone(),
            line.email.clone(),
            line.position.clone(),
            line.unit.clone(),
            line.language,
        )
    };
    fields(a) == fields(b)
}

fn person(line: &Line, found: &Findings) -> Option<PersonRow> {
    Some(PersonRow {
        line: line.at,
        email_place: found.place(Column::Email),
        employee_no: line.employee_no.clone()?,
        name: line.name.clone()?,
        email: line.email.clone()?,
        position: line.position.clone()?,
        unit: line.unit.clone()?,
        language: line.language,
    })
}

/// Every unit is described, always in the same way, and hangs in a tree. Parents come first.
fn units(lines: &[Line], found: &mut Findings) -> Vec<UnitRow> {
    let mut described: BTreeMap<&str, &Line> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.describes_unit) {
        let Some(code) = &line.unit else { continue };
        let first = *described.entry(code).or_insert(line);
        let same = (&first.unit_name, &first.parent) == (&line.unit_name, &line.parent);
        if !same {
            let wrong = Wrong::UnitDiffers {
                code: code.clone(),
                line: first.at,
            };
            found.add(line.at, Column::UnitName, wrong);
        }
    }
    let mut nameless = BTreeSet::new();
    for line in lines {
        if let Some(code) = &line.unit
            && !described.contains_key(code.as_str())
            && nameless.insert(code)
        {
            let wrong = Wrong::UnitWithoutName(code.clone());
            found.add(line.at, Column::UnitName, wrong);
        }
        let named = [
            (Column::LeaderOf, &line.leads[..]),
            (Column::DeputyOf, &line.deputises[..]),
            (Column::ParentUnit, line.parent.as_slice()),
        ];
        for (column, codes) in named {
            for code in codes {
                if !described.contains_key(code.as_str()) {
                    found.add(line.at, column, Wrong::UnknownUnit(code.clone()));
                }
            }
        }
    }
    let order = parents_first(&described, found);
    let row = |code: &&str| {
        let line = described.get(code)?;
        Some(UnitRow {
            code: (*code).to_owned(),
            name: line.unit_name.clone()?,
            parent: line.parent.clone(),
        })
    };
    order.iter().filter_map(row).collect()
}

/// The codes with each parent before its children; a circle is named once, where its first unit is described.
fn parents_first<'a>(
    described: &BTreeMap<&'a str, &'a Line>,
    found: &mut Findings,
) -> Vec<&'a str> {
    let mut order: Vec<&str> = vec![];
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    for start in described.keys() {
        let mut path: Vec<&str> = vec![];
        let mut next = Some(*start);
        while let Some(code) = next
            && !placed.contains(code)
        {
            let Some(line) = described.get(code) else {
                break;
            };
            if let Some(at) = path.iter().position(|passed| *passed == code) {
                let mut circle: Vec<String> = path[at..].iter().map(|c| (*c).to_owned()).collect();
                circle.push(code.to_owned());
                found.add(line.at, Column::ParentUnit, Wrong::Circle(circle));
                break;
            }
            path.push(code);
            next = line.parent.as_deref();
        }
        placed.extend(&path);
        order.extend(path.iter().rev());
    }
    order
}

fn leaderships(line: &Line) -> Vec<LeadershipRow> {
    let Some(employee_no) = &line.employee_no else {
        return vec![];
    };
    kinds(line)
        .map(|(kind, unit)| LeadershipRow {
            unit: unit.clone(),
            employee_no: employee_no.clone(),
            kind,
            from: line.from,
            to: line.to,
        })
        .collect()
}

fn kinds(line: &Line) -> impl Iterator<Item = (Kind, &String)> {
    let leads = line.leads.iter().map(|unit| (Kind::Leader, unit));
    leads.chain(line.deputises.iter().map(|unit| (Kind::Deputy, unit)))
}

/// A unit has one leader and one deputy at a time, and nobody is their own deputy.
fn leaders(lines: &[Line], day: NaiveDate, found: &mut Findings) {
    let mut known: BTreeMap<&String, Vec<(Kind, &Line)>> = BTreeMap::new();
    for line in lines {
        for (kind, unit) in kinds(line) {
            let others = known.entry(unit).or_default();
            for (other_kind, other) in others.iter() {
                if !overlap(line, other, day) {
                    continue;
                }
                let column = match kind {
                    Kind::Leader => Column::LeaderOf,
                    Kind::Deputy => Column::DeputyOf,
                };
                if *other_kind == kind {
                    let (unit, row) = (unit.clone(), other.at);
                    found.add(line.at, column, Wrong::Overlap { unit, line: row });
                } else if line.employee_no.is_some() && line.employee_no == other.employee_no {
                    found.add(line.at, column, Wrong::OwnDeputy(unit.clone()));
                }
            }
            others.push((kind, line));
        }
    }
}

fn overlap(a: &Line, b: &Line, day: NaiveDate) -> bool {
    let from = |line: &Line| line.from.unwrap_or(day);
    let to = |line: &Line| line.to.unwrap_or(NaiveDate::MAX);
    from(a) <= to(b) && from(b) <= to(a)
}
