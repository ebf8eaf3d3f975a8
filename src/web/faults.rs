//! What is wrong with a form, field by field, each as a sentence for the person who filled it in.

use std::borrow::Cow;

/// One fault: the field's name, which is also its place on the page, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: Cow<'static, str>,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, text: impl Into<String>) {
        let (field, text) = (field.into(), text.into());
        self.0.push(Fault { field, text });
    }

    /// A single fault.
    pub fn one(field: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Faults {
        let mut faults = Faults::default();
        faults.add(field, text);
        faults
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }

    /// The first fault of a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        let found = self.0.iter().find(|fault| fault.field == field);
        found.map(|fault| fault.text.as_str())
    }
}
