//! The journalposts of a folder, as the journals must have them.

use super::Reading;
use super::case::{CaseState, Registration};
use crate::archive::check::entries::{Record, Side};
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
        let said = if registration.settled > 1 {
            registration.said.unsettled()
        } else {
            registration.said
        };
        let record = Record {
            key: id_key(&registration.id),
            side: Side::Structure,
            place,
            said: if registration.is_told {
                said
            } else {
                said.open()
            },
        };
        if case.is_folder && self.waiting < MOST {
            case.entries.push(record);
            self.waiting += 1;
            return Ok(());
        }
        self.check.entries.add(&record)
    }

    /// What of a registration's shielding the journals must say: not of its documents, nor where only remarks are
    /// shielded, nor what is over.
    pub(super) fn restricted(&mut self, name: &str, text: &str) {
        let Some(registration) = &mut self.case.registration else {
            return;
        };
        if self.case.papers.document.is_some() {
            return;
        }
        match name {
            "skjermingMetadata" => registration.is_told |= text != "Skjerming merknadstekst",
            "skjermingDokument" => registration.is_told = true,
            "skjermingOpphoererDato" => registration.is_told &= !self.check.horizon.is_over(text),
            _ => self.check.entries.note(&mut registration.said, name, text),
        }
    }

    /// The case has its number now; in a folder that is no case, the one around it has.
    pub(super) fn close_entries(&mut self, state: &mut CaseState) -> io::Result<()> {
        let mut entries = std::mem::take(&mut state.entries);
        if !state.said.is_of_case() && self.case.is_folder {
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
