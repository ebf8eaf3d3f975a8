//! The entries of both journals as they come, case by case, and given back in the order of the journal.
//!
//! They wait in a file without a name in the package's own folder; what is held of each is its number and its place.

use super::{Edition, entry};
use crate::archive::dossier::Dossier;
use crate::archive::profile::Profile;
use crate::archive::xml::Xml;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// What is read or written at a time.
const ROOM: usize = 256 * 1024;

pub struct Entries {
    places: Vec<Place>,
    xml: Xml<Vec<u8>>,
    out: BufWriter<File>,
    end: u64,
}

/// Where an entry lies: first its running form, then its public one. The order is that of the journal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    year: i32,
    serial: i32,
    start: u64,
    running: u32,
    public: u32,
}

impl Entries {
    /// `count` is how many are expected.
    pub fn begin(folder: &Path, count: u64) -> io::Result<Entries> {
        let count = usize::try_from(count).map_err(io::Error::other)?;
        Ok(Entries {
            places: Vec::with_capacity(count),
            xml: Xml::fragment(),
            out: BufWriter::with_capacity(ROOM, tempfile::tempfile_in(folder)?),
            end: 0,
        })
    }

    /// Adds what is journalled of a case.
    pub fn add(&mut self, dossier: &Dossier<'_>, profile: &Profile) -> io::Result<()> {
        for registration in &dossier.registrations {
            let Some(journal) = registration.journal else {
                continue;
            };
            let mut lengths = [0; 2];
            for (edition, length) in Edition::BOTH.into_iter().zip(&mut lengths) {
                entry(
                    &mut self.xml,
                    edition,
                    profile,
                    dossier,
                    (registration, journal),
                )?;
                let bytes = self.xml.written();
                *length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
                self.out.write_all(bytes)?;
                bytes.clear();
            }
            let [running, public] = lengths;
            self.places.push(Place {
                year: journal.year,
                serial: journal.serial,
                start: self.end,
                running,
                public,
            });
            self.end += u64::from(running) + u64::from(public);
        }
        Ok(())
    }

    /// Gives all of them, in order.
    pub fn give(mut self, mut to: impl FnMut(Edition, &[u8]) -> io::Result<()>) -> io::Result<()> {
        self.places.sort_unstable();
        let file = self.out.into_inner();
        let file = file.map_err(io::IntoInnerError::into_error)?;
        let mut reader = BufReader::with_capacity(ROOM, file);
        // The file is at its end.
        let mut now = self.end;
        let mut bytes = vec![];
        for place in &self.places {
            let away = place.start.cast_signed() - now.cast_signed();
            reader.seek_relative(away)?;
            now = place.start;
            let lengths = [place.running, place.public];
            for (edition, length) in Edition::BOTH.into_iter().zip(lengths) {
                bytes.resize(usize::try_from(length).map_err(io::Error::other)?, 0);
                reader.read_exact(&mut bytes)?;
                to(edition, &bytes)?;
                now += u64::from(length);
            }
        }
        Ok(())
    }
}
