//! What is wrong with a people file, and exactly where.

use super::column::Column;
use super::table::Row;

/// One fault. Lines and columns are counted from 1; line 1 is the heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub line: usize,
    pub column: Option<Place>,
    pub wrong: Wrong,
}

/// A column by its number and, where the heading gives one, its name as the file writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub number: usize,
    pub name: String,
}

/// What was found. The words for people stand in `cli::people_words`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    // The file
    Empty,
    NoPeople,
    Utf16,
    /// Neither UTF-8 nor Windows-1252; the byte counted from 1, and its value.
    NotText {
        byte: usize,
        value: u8,
    },
    NoSeparator,
    OpenQuote,
    StrayQuote,
    // The heading
    UnknownColumn(String),
    ColumnTwice(String),
    MissingColumn(Column),
    FieldCount {
        found: usize,
        expected: usize,
    },
    // One field
    Missing,
    TooLong {
        found: usize,
        most: usize,
    },
    ControlCharacter(u32),
    /// A spreadsheet would run it.
    Formula(char),
    /// Letters that were read in the wrong encoding before the file came here.
    Garbled(String),
    NotEmployeeNo(String),
    NotEmail(String),
    NotCode(String),
    NotDate(String),
    NotLanguage(String),
    // Fields together
    PersonTwice {
        employee_no: String,
        line: usize,
    },
    PersonDiffers {
        employee_no: String,
        line: usize,
    },
    EmailTwice {
        email: String,
        line: usize,
    },
    /// Somebody the file does not govern has the address.
    EmailTaken {
        email: String,
        employee_no: String,
    },
    UnitDiffers {
        code: String,
        line: usize,
    },
    UnitWithoutName(String),
    UnknownUnit(String),
    Circle(Vec<String>),
    Overlap {
        unit: String,
        line: usize,
    },
    OwnDeputy(String),
    EndsBeforeItBegins,
    EndWithoutBeginning,
    DateWithoutUnit,
}

impl Fault {
    pub fn of_file(wrong: Wrong) -> Fault {
        Fault {
            line: 1,
            column: None,
            wrong,
        }
    }

    pub(super) fn at(line: usize, number: usize, wrong: Wrong) -> Fault {
        let name = String::new();
        Fault {
            line,
            column: Some(Place { number, name }),
            wrong,
        }
    }
}

/// The faults found so far, and the heading that gives them their place.
pub(super) struct Findings {
    headings: Vec<String>,
    columns: Vec<(Column, usize)>,
    faults: Vec<Fault>,
}

impl Findings {
    pub fn new(header: &Row, faults: Vec<Fault>) -> Findings {
        let mut found = Findings {
            headings: header.cells.iter().map(|c| c.trim().to_owned()).collect(),
            columns: vec![],
            faults,
        };
        for (index, heading) in found.headings.clone().into_iter().enumerate() {
            let wrong = match Column::parse(&heading) {
                None => Wrong::UnknownColumn(heading),
                Some(column) if found.number(column).is_some() => Wrong::ColumnTwice(heading),
                Some(column) => {
                    found.columns.push((column, index + 1));
                    continue;
                }
            };
            found.faults.push(Fault::at(header.line, index + 1, wrong));
        }
        for column in Column::required() {
            if found.number(column).is_none() {
                let wrong = Wrong::MissingColumn(column);
                found.add_line(header.line, wrong);
            }
        }
        found
    }

    pub fn width(&self) -> usize {
        self.headings.len()
    }

    /// The number of a column, where the file has it.
    pub fn number(&self, column: Column) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns.find(|(c, _)| *c == column).map(|(_, n)| *n)
    }

    /// Where a column stands, where the file has it.
    pub fn place(&self, column: Column) -> Option<Place> {
        let number = self.number(column)?;
        let name = self.headings.get(number - 1)?.clone();
        Some(Place { number, name })
    }

    pub fn add(&mut self, line: usize, column: Column, wrong: Wrong) {
        match self.number(column) {
            Some(number) => self.faults.push(Fault::at(line, number, wrong)),
            None => self.add_line(line, wrong),
        }
    }

    /// Says that nobody is in the file, unless something else explains it.
    pub fn nobody(&mut self) {
        if self.faults.is_empty() {
            self.faults.push(Fault::of_file(Wrong::NoPeople));
        }
    }

    pub fn add_line(&mut self, line: usize, wrong: Wrong) {
        self.faults.push(Fault {
            line,
            column: None,
            wrong,
        });
    }

    /// `right` if nothing is wrong, else the faults in the order of the file.
    pub fn into_result<T>(mut self, right: T) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() {
            return Ok(right);
        }
        for place in self.faults.iter_mut().filter_map(|f| f.column.as_mut()) {
            if let Some(heading) = self.headings.get(place.number - 1) {
                place.name.clone_from(heading);
            }
        }
        self.faults
            .sort_by(|a, b| (a.line, &a.column).cmp(&(b.line, &b.column)));
        Err(self.faults)
    }
}
