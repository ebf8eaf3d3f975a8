//! The journalposts of a folder, as the journals must have them.

use super::Reading;
use super::case::{CaseState, Registration};
use crate::archive::check::entries::{Record, Said, Side};
use crate::archive::check::sieve::{Tag, id_key};
use std::io;

/// Journalposts that wait for the number of their case, which stands after them (section 2).
const MOST: usize = 100_000;

impl Reading<'_, '_> {
    /// Remembers a journalpost that has been read, and its number.
    pub(super) fn journalpost(
        &mut self,
        registration: &Registration,
        label: &str,
    ) -> io::Result<()> {
        let (sieve, case) = (&mut self.check.sieve, &mut self.case);
        let place = sieve.place(case.number.as_deref(), Some(label))?;
        if !registration.year.is_empty() {
            // Each unit may have a journal of its own.
            let number = format!("{label} {}", registration.unit);
            sieve.add(Tag::Number, &number, place)?;
        }
        let record = Record {
            key: id_key(&registration.id),
            side: Side::Structure,
            place,
            said: registration.said,
        };
        if case.is_folder && self.waiting < MOST {
            case.entries.push(record);
            self.waiting += 1;
            return Ok(());
        }
        self.check.entries.add(&record)
    }

    /// The case has its number now; in a folder that is no case, the one around it has.
    pub(super) fn close_entries(&mut self, state: &mut CaseState) -> io::Result<()> {
        let mut entries = std::mem::take(&mut state.entries);
        if state.said == Said::default() && self.case.is_folder {
            self.case.entries.append(&mut entries);
            return Ok(());
        }
        self.waiting -= entries.len();
        for record in entries {
            let said = record.said.in_case(state.said);
            self.check.entries.add(&Record { said, ..record })?;
        }
        Ok(())
    }
}
