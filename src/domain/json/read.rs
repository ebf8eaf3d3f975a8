//! Reading a JSON value field by field. Each fault is noted, and the reading goes on to the next.

use crate::domain::coded::{Coded, codes};
use crate::domain::json::{Fault, Json};
use serde_json::Number;

/// A value and the way to it.
#[derive(Clone, Copy)]
pub struct At<'a> {
    json: &'a Json,
    above: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Item(usize),
}

impl<'a> At<'a> {
    pub fn root(json: &'a Json) -> At<'a> {
        At {
            json,
            above: None,
            step: Step::Root,
        }
    }

    /// The JSON path, `$[1].points[0]`.
    pub fn path(&self) -> String {
        let above = self.above.map_or_else(String::new, At::path);
        match self.step {
            Step::Root => "$".to_owned(),
            Step::Item(index) => format!("{above}[{index}]"),
            Step::Field(name) => above + &field(name),
        }
    }

    /// A note that this value is not what it should be.
    pub fn fault(&self, expected: impl Into<String>) -> Fault {
        Fault {
            path: self.path(),
            found: format!("found {}", found(self.json)),
            expected: expected.into(),
        }
    }

    pub fn is_array(&self) -> bool {
        matches!(self.json, Json::Array(_))
    }

    pub fn is_null(&self) -> bool {
        matches!(self.json, Json::Null)
    }

    pub fn text(&self, faults: &mut Vec<Fault>) -> Option<&'a str> {
        match self.json {
            Json::String(text) => Some(text),
            _ => noted(faults, self.fault("a string")),
        }
    }

    pub fn flag(&self, faults: &mut Vec<Fault>) -> Option<bool> {
        match self.json {
            Json::Bool(flag) => Some(*flag),
            _ => noted(faults, self.fault("true or false")),
        }
    }

    /// A number that `reading` takes; else a fault that asks for `expected`.
    pub fn number<T>(
        &self,
        expected: &str,
        reading: impl Fn(&Number) -> Option<T>,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        let read = match self.json {
            Json::Number(number) => reading(number),
            _ => None,
        };
        read.or_else(|| noted(faults, self.fault(expected)))
    }

    /// A value of the closed list `T`.
    pub fn choice<T: Coded>(&self, faults: &mut Vec<Fault>) -> Option<T> {
        self.one_of(T::parse, || codes::<T>().join(", "), faults)
    }

    /// A string that `find` knows; else a fault that lists `all` it could have been.
    pub fn one_of<T>(
        &self,
        find: impl Fn(&str) -> Option<T>,
        all: impl Fn() -> String,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        let value = match self.json {
            Json::String(code) => find(code),
            _ => None,
        };
        value.or_else(|| noted(faults, self.fault(format!("one of: {}", all()))))
    }

    /// The values of an array, each with its own path.
    pub fn items(
        &'a self,
        expected: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<impl ExactSizeIterator<Item = At<'a>> + use<'a>> {
        let Json::Array(items) = self.json else {
            return noted(faults, self.fault(expected));
        };
        Some(items.iter().enumerate().map(move |(index, json)| At {
            json,
            above: Some(self),
            step: Step::Item(index),
        }))
    }

    /// An array of which every value reads.
    pub fn list<T>(
        &'a self,
        expected: &str,
        faults: &mut Vec<Fault>,
        read: impl Fn(&At<'_>, &mut Vec<Fault>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let values: Vec<Option<T>> = self
            .items(expected, faults)?
            .map(|item| read(&item, faults))
            .collect();
        values.into_iter().collect()
    }

    /// The fields of an object whose names are free, in their order.
    pub fn entries(
        &'a self,
        expected: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<impl Iterator<Item = (&'a str, At<'a>)> + use<'a>> {
        let Json::Object(fields) = self.json else {
            return noted(faults, self.fault(expected));
        };
        Some(fields.iter().map(move |(name, json)| {
            let above = Some(self);
            let step = Step::Field(name);
            (name.as_str(), At { json, above, step })
        }))
    }

    /// An object with no other fields than `known`, each at most once.
    pub fn object(&'a self, known: &[&str], faults: &mut Vec<Fault>) -> Option<Object<'a>> {
        let Json::Object(fields) = self.json else {
            return noted(faults, self.fault("an object"));
        };
        for (index, (name, _)) in fields.iter().enumerate() {
            let is_known = known.contains(&name.as_str());
            let (found, expected) = if !is_known {
                let expected = format!("only the fields {}", known.join(", "));
                ("unknown field", expected)
            } else if fields[..index].iter().any(|(earlier, _)| earlier == name) {
                ("the field is given more than once", "it once".to_owned())
            } else {
                continue;
            };
            faults.push(Fault {
                path: self.path() + &field(name),
                found: found.to_owned(),
                expected,
            });
        }
        Some(Object { at: self, fields })
    }
}

/// The fields of an object.
#[derive(Clone, Copy)]
pub struct Object<'a> {
    at: &'a At<'a>,
    fields: &'a [(String, Json)],
}

impl<'a> Object<'a> {
    pub fn optional(&self, name: &'a str) -> Option<At<'a>> {
        let (_, json) = self.fields.iter().find(|(field, _)| field == name)?;
        Some(At {
            json,
            above: Some(self.at),
            step: Step::Field(name),
        })
    }

    /// The field `name`; when it is missing, a fault that says what it should be.
    pub fn required(
        &self,
        name: &'a str,
        expected: impl Fn() -> String,
        faults: &mut Vec<Fault>,
    ) -> Option<At<'a>> {
        self.optional(name).or_else(|| {
            let path = self.at.path() + &field(name);
            let found = "the field is missing".to_owned();
            noted(
                faults,
                Fault {
                    path,
                    found,
                    expected: expected(),
                },
            )
        })
    }

    pub fn text(&self, name: &'a str, faults: &mut Vec<Fault>) -> Option<&'a str> {
        self.required(name, || "a string".to_owned(), faults)?
            .text(faults)
    }

    pub fn flag(&self, name: &'a str, faults: &mut Vec<Fault>) -> Option<bool> {
        self.required(name, || "true or false".to_owned(), faults)?
            .flag(faults)
    }

    pub fn choice<T: Coded>(&self, name: &'a str, faults: &mut Vec<Fault>) -> Option<T> {
        let expected = || format!("one of: {}", codes::<T>().join(", "));
        self.required(name, expected, faults)?.choice(faults)
    }

    /// A choice that stands at `default` when the field is not there.
    pub fn choice_or<T: Coded>(
        &self,
        name: &'a str,
        default: T,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        self.optional(name)
            .map_or(Some(default), |at| at.choice(faults))
    }
}

fn noted<T>(faults: &mut Vec<Fault>, fault: Fault) -> Option<T> {
    faults.push(fault);
    None
}

/// `.name`, or `["odd name"]` when the name is not a plain word.
fn field(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(plain) {
        format!(".{name}")
    } else {
        format!("[{}]", quoted(name))
    }
}

fn found(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(flag) => flag.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => quoted(text),
        Json::Array(items) if items.is_empty() => "an empty array".to_owned(),
        Json::Array(_) => "an array".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}

/// The longest piece of a found string that a message repeats, in characters.
const QUOTED: usize = 60;

/// In quotation marks, on one line, without anything a terminal would obey.
fn quoted(text: &str) -> String {
    let mut start: String = text.chars().take(QUOTED).collect();
    if text.chars().nth(QUOTED).is_some() {
        start.push('…');
    }
    format!("{start:?}")
}
