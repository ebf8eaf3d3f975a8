//! `loependeJournal.xml` and `offentligJournal.xml`: the same registrations, once in full and once with names masked.
//!
//! Only the elements that both generations of the schemas know are written.

mod entries;

pub use entries::Entries;

use crate::archive::arkivstruktur::creator;
use crate::archive::dossier::{Direction, Dossier, Journal, Registration};
use crate::archive::profile::Profile;
use crate::archive::xml::Xml;
use crate::domain::local_time::day;
use chrono::NaiveDate;
use std::io::{self, Write};

/// Which of the two journals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    Running,
    Public,
}

impl Edition {
    pub const BOTH: [Edition; 2] = [Edition::Running, Edition::Public];

    pub fn name(self) -> &'static str {
        match self {
            Edition::Running => "loependeJournal",
            Edition::Public => "offentligJournal",
        }
    }
}

pub struct JournalFile<W: Write> {
    xml: Xml<W>,
    edition: Edition,
}

impl<W: Write> JournalFile<W> {
    /// Writes the head. The days are those of the first and the last entry.
    pub fn begin(
        out: W,
        edition: Edition,
        profile: &Profile,
        days: (NaiveDate, NaiveDate),
        entries: u64,
    ) -> io::Result<JournalFile<W>> {
        let name = edition.name();
        let namespace = format!("http://www.arkivverket.no/standarder/noark5/{name}");
        let schema = format!("{name}.xsd");
        let mut xml = Xml::begin(out, name, &namespace, &schema, &[])?;
        xml.open("journalhode")?;
        xml.date("journalStartDato", days.0)?;
        xml.date("journalSluttDato", days.1)?;
        xml.text("seleksjon", "journaldato")?;
        xml.number("antallJournalposter", &entries)?;
        creator(&mut xml, profile)?;
        xml.close("journalhode")?;
        xml.line()?;
        Ok(JournalFile { xml, edition })
    }

    /// Adds an entry as [`entry`] has written it.
    pub fn add(&mut self, entry: &[u8]) -> io::Result<()> {
        self.xml.raw(entry)
    }

    pub fn end(self) -> io::Result<W> {
        self.xml.end(self.edition.name())
    }
}

/// What one of the journals says of a registration.
fn entry<W: Write>(
    xml: &mut Xml<W>,
    edition: Edition,
    profile: &Profile,
    dossier: &Dossier<'_>,
    (entry, journal): (&Registration<'_>, Journal),
) -> io::Result<()> {
    let (case, main) = (dossier.case, entry.main);
    let is_full = edition == Edition::Running;
    xml.open("journalregistrering")?;
    xml.open("klasse")?;
    xml.text("klasseID", &profile.class_id)?;
    xml.text("tittel", &profile.class_title)?;
    xml.close("klasse")?;
    xml.open("saksmappe")?;
    xml.number("saksaar", &case.number.year)?;
    xml.number("sakssekvensnummer", &case.number.serial)?;
    if is_full {
        xml.text("tittel", &case.title)?;
    }
    xml.text("offentligTittel", &case.public_title)?;
    xml.close("saksmappe")?;
    xml.open("journalpost")?;
    xml.text("systemID", &entry.id())?;
    xml.number("journalaar", &journal.year)?;
    xml.number("journalsekvensnummer", &journal.serial)?;
    xml.number("journalpostnummer", &entry.number)?;
    if is_full {
        xml.text("tittel", &main.title)?;
    }
    xml.text("offentligTittel", &main.public_title)?;
    xml.date("journaldato", day(main.created_at))?;
    xml.date("dokumentetsDato", main.dated_on)?;
    if journal.direction == Direction::Incoming {
        let done = dossier.settled(entry);
        xml.date("avskrivningsdato", done.on)?;
        xml.text("avskrivningsmaate", done.how)?;
        if let Some(answer) = done.answer {
            xml.text("referanseAvskrivesAvJournalpost", &answer)?;
        }
    }
    let basis = main.shielding.trim();
    if !basis.is_empty() {
        xml.text("tilgangsrestriksjon", "Unntatt offentlighet")?;
        xml.text("skjermingshjemmel", basis)?;
    }
    for one in dossier.correspondents(entry) {
        let name = if is_full { one.name } else { one.public_name };
        xml.open("korrespondansepart")?;
        xml.text("korrespondanseparttype", one.kind)?;
        xml.text("korrespondansepartNavn", name)?;
        xml.close("korrespondansepart")?;
    }
    xml.close("journalpost")?;
    xml.close("journalregistrering")?;
    xml.line()
}
