//! What was written where: the file's keys, and the variables that go before them.

use super::fault::Fault;
use super::keys::{self, FREE, FREE_PREFIX, KEYS, Key, Kind};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// A value and the place it was found: `brotsak.toml: listen`, or `BROTSAK_LISTEN`.
struct Found {
    place: String,
    value: Value,
}

#[derive(Default)]
pub struct Values {
    found: BTreeMap<&'static str, Found>,
}

impl Values {
    /// Reads the file, if there is one, and the variables; unknown ones are refused.
    pub fn read(file: Option<&Path>, variables: &[(String, OsString)]) -> Result<Values, Fault> {
        let mut values = Values::default();
        if let Some(file) = file {
            values.read_file(file)?;
        }
        for (name, value) in variables {
            values.read_variable(name, value)?;
        }
        Ok(values)
    }

    fn read_file(&mut self, file: &Path) -> Result<(), Fault> {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(file).map_err(|why| Fault::Unreadable {
            file: name.clone(),
            why: why.to_string(),
        })?;
        let table: Table = text.parse().map_err(|why: toml::de::Error| {
            let upto = why.span().map_or(0, |span| span.start);
            Fault::Syntax {
                file: name.clone(),
                line: text[..upto.min(text.len())].matches('\n').count() + 1,
                // Only the first line: the others repeat the text of the file, which may hold a secret.
                why: why.message().lines().next().unwrap_or_default().to_owned(),
            }
        })?;
        self.read_table(&name, "", table)
    }

    fn read_table(&mut self, file: &str, section: &str, table: Table) -> Result<(), Fault> {
        for (name, value) in table {
            let path = if section.is_empty() {
                name
            } else {
                format!("{section}.{name}")
            };
            let place = format!("{file}: {path}");
            match (value, keys::find(&path)) {
                (Value::Table(inner), None) if keys::is_section(&path) => {
                    self.read_table(file, &path, inner)?;
                }
                (value, Some(key)) => {
                    self.found.insert(key.path, Found { place, value });
                }
                (_, None) if keys::is_section(&path) => {
                    return Err(Fault::NotASection { place, path });
                }
                (_, None) => {
                    return Err(Fault::UnknownKey {
                        file: file.to_owned(),
                        hint: hint(&path, str::to_owned),
                        path,
                    });
                }
            }
        }
        Ok(())
    }

    fn read_variable(&mut self, name: &str, value: &OsString) -> Result<(), Fault> {
        if FREE.contains(&name) || name.starts_with(FREE_PREFIX) {
            return Ok(());
        }
        let Some(key) = KEYS.iter().find(|key| keys::variable(key.path) == name) else {
            return Err(Fault::UnknownVariable {
                name: name.to_owned(),
                hint: hint(name, keys::variable),
            });
        };
        let Some(text) = value.to_str() else {
            return Err(Fault::Value {
                place: name.to_owned(),
                found: "teikn som ikkje er UTF-8".to_owned(),
                expected: key.expected,
            });
        };
        let value = match (key.kind, text.trim().parse()) {
            (Kind::Number, Ok(number)) => Value::Integer(number),
            _ => Value::String(text.to_owned()),
        };
        let place = name.to_owned();
        self.found.insert(key.path, Found { place, value });
        Ok(())
    }

    pub fn text(&self, path: &'static str) -> Result<Option<String>, Fault> {
        let Some(found) = self.found.get(path) else {
            return Ok(None);
        };
        match &found.value {
            Value::String(text) if !text.trim().is_empty() => Ok(Some(text.trim().to_owned())),
            _ => Err(self.wrong(path)),
        }
    }

    pub fn path(&self, path: &'static str) -> Result<Option<PathBuf>, Fault> {
        Ok(self.text(path)?.map(PathBuf::from))
    }

    /// A number within the bounds.
    pub fn number(
        &self,
        path: &'static str,
        bounds: std::ops::RangeInclusive<i64>,
    ) -> Result<Option<i64>, Fault> {
        match self.found.get(path).map(|found| &found.value) {
            None => Ok(None),
            Some(Value::Integer(number)) if bounds.contains(number) => Ok(Some(*number)),
            Some(_) => Err(self.wrong(path)),
        }
    }

    /// A date as TOML writes it, `2027-07-01`, with or without quotation marks.
    pub fn date(&self, path: &'static str) -> Result<Option<NaiveDate>, Fault> {
        let text = match self.found.get(path).map(|found| &found.value) {
            None => return Ok(None),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(value) => value.to_string(),
        };
        let date = NaiveDate::parse_from_str(&text, "%Y-%m-%d");
        date.map(Some).map_err(|_| self.wrong(path))
    }

    /// What `read` makes of the text; a fault where it makes nothing of it.
    pub fn read_as<T>(
        &self,
        path: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Fault> {
        match self.text(path)? {
            None => Ok(None),
            Some(text) => read(&text).map(Some).ok_or_else(|| self.wrong(path)),
        }
    }

    /// A secret, given itself or in a file.
    pub fn secret(&self, path: &'static str, file: &'static str) -> Result<Option<String>, Fault> {
        let given = self.text(path)?;
        let Some(name) = self.path(file)? else {
            return Ok(given);
        };
        if given.is_some() {
            let (one, other) = (self.place(path), self.place(file));
            let both = format!("{one} og {other} kan ikkje gjevast samstundes");
            return Err(Fault::Combination(both));
        }
        let read = std::fs::read_to_string(&name).map_err(|why| {
            let (place, name) = (self.place(file), name.display());
            Fault::Combination(format!("{place}: {name} kan ikkje lesast: {why}"))
        })?;
        let read = read.trim_end_matches(['\r', '\n']).to_owned();
        Ok(Some(read))
    }

    pub fn has_any(&self, section: &str) -> bool {
        self.found.keys().any(|path| path.starts_with(section))
    }

    /// Where the value stands, or where it would stand.
    pub fn place(&self, path: &str) -> String {
        let found = self.found.get(path).map(|found| found.place.clone());
        found.unwrap_or_else(|| format!("{path} (eller {})", keys::variable(path)))
    }

    /// Says that the value is not what the key takes.
    pub fn wrong(&self, path: &'static str) -> Fault {
        let key = keys::find(path).expect("callers name keys of the list");
        let value = self.found.get(path).map(|found| &found.value);
        Fault::Value {
            place: self.place(path),
            found: shown(key, value),
            expected: key.expected,
        }
    }
}

/// The value as it was written, unless it is a secret.
fn shown(key: &Key, value: Option<&Value>) -> String {
    match value {
        None => "ingenting".to_owned(),
        Some(_) if key.is_secret => "ein verdi (som ikkje blir vist)".to_owned(),
        Some(Value::String(text)) => {
            let mut shown = String::from("«");
            for c in text.chars().take(100) {
                match c {
                    c if c.is_control() => write!(shown, "{}", c.escape_default()),
                    c => write!(shown, "{c}"),
                }
                .expect("a String takes what is written");
            }
            shown + "»"
        }
        Some(Value::Array(_)) => "ei liste".to_owned(),
        Some(Value::Table(_)) => "ein seksjon".to_owned(),
        Some(value) => value.to_string(),
    }
}

/// What may have been meant, in the form that was used: `listen` or `BROTSAK_LISTEN`.
fn hint(wrong: &str, form: impl Fn(&str) -> String) -> String {
    let known: Vec<String> = KEYS.iter().map(|key| form(key.path)).collect();
    match keys::nearest(wrong, known.iter().map(String::as_str)) {
        Some(meant) => format!("meinte du {meant}?"),
        None => format!("kjende er {}", known.join(", ")),
    }
}
