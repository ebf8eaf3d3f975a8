//! The columns of a people file, and the names they go by in three languages.

use crate::domain::person::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    EmployeeNo,
    Name,
    Email,
    Position,
    Unit,
    UnitName,
    ParentUnit,
    LeaderOf,
    DeputyOf,
    From,
    To,
    Language,
}

/// Column, whether the file must have it, and its names: nynorsk, bokmål, English, then what else is understood.
type Names = (Column, bool, &'static [&'static str]);

const COLUMNS: &[Names] = &[
    (
        Column::EmployeeNo,
        true,
        &[
            "tilsettnummer",
            "ansattnummer",
            "employee number",
            "tilsettnr",
            "ansattnr",
            "employee no",
        ],
    ),
    (Column::Name, true, &["namn", "navn", "name"]),
    (
        Column::Email,
        true,
        &["e-post", "e-post", "e-mail", "e-postadresse"],
    ),
    (
        Column::Position,
        true,
        &["stilling", "stilling", "position", "stillingstittel"],
    ),
    (
        Column::Unit,
        true,
        &[
            "eining",
            "enhet",
            "unit",
            "einingskode",
            "enhetskode",
            "unit code",
        ],
    ),
    (
        Column::UnitName,
        true,
        &["einingsnamn", "enhetsnavn", "unit name"],
    ),
    (
        Column::ParentUnit,
        false,
        &["overordna eining", "overordnet enhet", "parent unit"],
    ),
    (
        Column::LeaderOf,
        false,
        &["leiar for", "leder for", "leader of"],
    ),
    (
        Column::DeputyOf,
        false,
        &["stadfortredar for", "stedfortreder for", "deputy for"],
    ),
    (Column::From, false, &["frå", "fra", "from"]),
    (Column::To, false, &["til", "til", "to"]),
    (Column::Language, false, &["språk", "språk", "language"]),
];

impl Column {
    /// Reads a heading. Capitals, spaces, hyphens and underscores do not matter.
    pub fn parse(heading: &str) -> Option<Column> {
        let wanted = plain(heading);
        let named = |(_, _, names): &&Names| names.iter().any(|name| plain(name) == wanted);
        COLUMNS
            .iter()
            .find(named)
            .map(|(column, _, _)| *column)
            .filter(|_| !wanted.is_empty())
    }

    /// The columns no file can do without.
    pub fn required() -> impl Iterator<Item = Column> {
        COLUMNS
            .iter()
            .filter(|(_, required, _)| *required)
            .map(|(column, _, _)| *column)
    }

    /// What the column is called in `language`.
    pub fn name(self, language: Language) -> &'static str {
        let names = COLUMNS.iter().find(|(column, _, _)| *column == self);
        let (_, _, names) = names.expect("every column stands in the table above");
        names[match language {
            Language::Nynorsk => 0,
            Language::Bokmaal => 1,
            Language::English => 2,
        }]
    }
}

fn plain(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_heading_is_read_in_each_language_and_by_one_column_only() {
        for (column, _, names) in COLUMNS {
            for name in *names {
                assert_eq!(Column::parse(name), Some(*column), "{name}");
                assert_eq!(Column::parse(&name.to_uppercase()), Some(*column), "{name}");
            }
            for language in Language::ALL {
                assert_eq!(Column::parse(column.name(language)), Some(*column));
            }
        }
        assert_eq!(Column::parse("Employee_No"), Some(Column::EmployeeNo));
        for heading in ["", " ", "-", "fødselsnummer"] {
            assert_eq!(Column::parse(heading), None, "{heading}");
        }
    }
}
