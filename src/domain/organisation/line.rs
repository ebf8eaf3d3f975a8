//! One row of a people file, field by field: what is right is kept, what is wrong is named.

use super::cell;
use super::column::Column;
use super::fault::{Findings, Wrong};
use super::table::Row;
use crate::domain::person::Language;
use chrono::NaiveDate;

/// What a row says. A field that is wrong or not there is none; the findings know which.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Where it begins, counted from 1.
    pub at: usize,
    pub employee_no: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub position: Option<String>,
    pub language: Option<Language>,
    pub unit: Option<String>,
    /// The row says what the unit is called and where it belongs, rightly or not.
    pub describes_unit: bool,
    pub unit_name: Option<String>,
    pub parent: Option<String>,
    pub leads: Vec<String>,
    pub deputises: Vec<String>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// Nothing when the row has the wrong number of fields: then no field is sure to be what it seems.
pub(super) fn read(row: &Row, found: &mut Findings) -> Option<Line> {
    if row.cells.len() != found.width() {
        let (found_fields, expected) = (row.cells.len(), found.width());
        let found_fields = Wrong::FieldCount {
            found: found_fields,
            expected,
        };
        found.add_line(row.line, found_fields);
        return None;
    }
    let mut fields = Fields { row, found };
    let mut line = Line {
        at: row.line,
        unit: fields.required(Column::Unit, cell::code),
        describes_unit: fields.says(Column::UnitName),
        unit_name: fields.optional(Column::UnitName, cell::text),
        parent: fields.optional(Column::ParentUnit, cell::code),
        ..Line::default()
    };
    if !line.describes_unit && fields.says(Column::ParentUnit) {
        fields.wrong(Column::UnitName, Wrong::Missing);
    }
    if fields.is_person() {
        line.employee_no = fields.required(Column::EmployeeNo, cell::employee_no);
        line.name = fields.required(Column::Name, cell::text);
        line.email = fields.required(Column::Email, cell::email);
        line.position = fields.required(Column::Position, cell::text);
        line.language = fields.optional(Column::Language, cell::language);
        fields.leaderships(&mut line);
    } else if !line.describes_unit {
        // Neither a person nor a unit.
        fields.wrong(Column::EmployeeNo, Wrong::Missing);
    }
    Some(line)
}

struct Fields<'a> {
    row: &'a Row,
    found: &'a mut Findings,
}

impl Fields<'_> {
    fn text(&self, column: Column) -> &str {
        let number = self.found.number(column);
        number.map_or("", |number| self.row.cells[number - 1].trim())
    }

    fn says(&self, column: Column) -> bool {
        !self.text(column).is_empty()
    }

    /// Anything beyond the unit makes the row a person.
    fn is_person(&self) -> bool {
        use Column::{DeputyOf, Email, EmployeeNo, From, Language, LeaderOf, Name, Position, To};
        [
            EmployeeNo, Name, Email, Position, Language, LeaderOf, DeputyOf, From, To,
        ]
        .into_iter()
        .any(|column| self.says(column))
    }

    fn wrong(&mut self, column: Column, wrong: Wrong) {
        // A column that is not there has been named already.
        if self.found.number(column).is_some() {
            self.found.add(self.row.line, column, wrong);
        }
    }

    fn required<T>(&mut self, column: Column, read: fn(&str) -> Result<T, Wrong>) -> Option<T> {
        let value = read(self.text(column));
        value.map_err(|wrong| self.wrong(column, wrong)).ok()
    }

    fn optional<T>(&mut self, column: Column, read: fn(&str) -> Result<T, Wrong>) -> Option<T> {
        self.says(column).then(|| self.required(column, read))?
    }

    fn leaderships(&mut self, line: &mut Line) {
        line.leads = self.codes(Column::LeaderOf);
        line.deputises = self.codes(Column::DeputyOf);
        line.from = self.optional(Column::From, cell::date);
        line.to = self.optional(Column::To, cell::date);
        let leads = self.says(Column::LeaderOf) || self.says(Column::DeputyOf);
        for column in [Column::From, Column::To] {
            if !leads && self.says(column) {
                self.wrong(column, Wrong::DateWithoutUnit);
            }
        }
        if leads && self.says(Column::To) && !self.says(Column::From) {
            self.wrong(Column::To, Wrong::EndWithoutBeginning);
        }
        if let (Some(from), Some(to)) = (line.from, line.to)
            && to < from
        {
            self.wrong(Column::To, Wrong::EndsBeforeItBegins);
        }
    }

    fn codes(&mut self, column: Column) -> Vec<String> {
        let found = self.text(column).to_owned();
        let read = cell::codes(&found).map(cell::code);
        read.filter_map(|code| code.map_err(|wrong| self.wrong(column, wrong)).ok())
            .collect()
    }
}
