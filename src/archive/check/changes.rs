//! The change log: every entry is about something that goes out, and changes something.

use crate::archive::check::Check;
use crate::archive::check::description::Description;
use crate::archive::check::sieve::{NOWHERE, Tag};
use crate::archive::check::steps::Step;
use crate::archive::check::structure::walk;
use crate::archive::check::values::short;
use std::io;

/// One change of the change log as it is read.
#[derive(Default)]
struct Change {
    field: String,
    before: String,
}

impl Change {
    /// What is wrong with a change that changes nothing. Two people may have one name, and one take over from the other.
    fn take(&mut self, name: &str, text: &str) -> Option<String> {
        match name {
            "referanseMetadata" => text.clone_into(&mut self.field),
            "tidligereVerdi" => text.clone_into(&mut self.before),
            "nyVerdi" => {
                let is_person = matches!(self.field.as_str(), "saksansvarlig" | "saksbehandler");
                let before = std::mem::take(&mut self.before);
                let (field, value) = (short(&self.field), short(text));
                return (before == text && !is_person).then(|| {
                    format!("endringa av {field} endrar ingenting: begge verdiane er «{value}»")
                });
            }
            _ => (),
        }
        None
    }
}

/// Every reference of the change log is to something that goes out.
pub fn read(check: &mut Check<'_>, description: &Description) -> io::Result<()> {
    let file = "endringslogg.xml";
    let Some(mut walk) = walk(check, description, file, "endringslogg") else {
        return Ok(());
    };
    let mut change = Change::default();
    while let Some(step) = walk.step() {
        if let Step::Leaf { name, text, .. } = &step
            && let Some(what) = change.take(name, text)
        {
            check.find((3, ""), None, file, what);
        }
        match step {
            Step::Leaf {
                name: "referanseArkivenhet",
                text,
                ..
            } => {
                check.sieve.add(Tag::LogReference, text, NOWHERE)?;
            }
            Step::Leaf { of, name, text } => {
                if let Some(what) = check.horizon.wrong(of, name, text) {
                    check.find((17, ""), None, file, what);
                }
            }
            Step::Wrong(number, what) => check.find(number, None, file, what),
            _ => (),
        }
    }
    Ok(())
}
