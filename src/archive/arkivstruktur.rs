//! `arkivstruktur.xml`: fonds, series, classification, class, and each case as a folder. Element order is the schema's.

pub(in crate::archive) mod folder;
mod registration;

use crate::archive::dossier::{Disposal, Dossier, Shielding};
use crate::archive::ids::id;
use crate::archive::profile::Profile;
use crate::archive::xml::Xml;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::io::{self, Write};

pub const NAMESPACE: &str = "http://www.arkivverket.no/standarder/noark5/arkivstruktur";

/// Who made the units that no person made.
const SYSTEM: &str = "System";

/// What the flags of `arkivuttrekk.xml` say, counted from what was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub folders: u64,
    pub registrations: u64,
    pub files: u64,
    pub has_shielding: bool,
    pub has_disposal: bool,
    /// Something in it is destroyed, and only what is said about it is left.
    pub has_destroyed: bool,
}

pub struct Arkivstruktur<'a, W: Write> {
    xml: Xml<W>,
    profile: &'a Profile,
    pub written: Written,
}

/// The systemIDs above the cases.
pub fn series_id(profile: &Profile, (from, to): (NaiveDate, NaiveDate)) -> String {
    let period = [from.to_string(), to.to_string()];
    id("arkivdel", &[&profile.org_number, &period[0], &period[1]])
}

impl<'a, W: Write> Arkivstruktur<'a, W> {
    /// Writes everything above the cases. `asked` is the period that was asked
    /// for, which names the series; `covered` is the one that covers everything. What is handed on is closed by
    /// `today`, also where the period goes on (6.4.12).
    pub fn begin(
        out: W,
        profile: &'a Profile,
        asked: (NaiveDate, NaiveDate),
        covered: (NaiveDate, NaiveDate),
        today: NaiveDate,
    ) -> io::Result<Arkivstruktur<'a, W>> {
        let mut xml = Xml::begin(out, "arkiv", NAMESPACE, "arkivstruktur.xsd", &[])?;
        let org = profile.org_number.as_str();
        let opened = covered.0.and_time(NaiveTime::MIN);
        let closed = last_second(covered.1.min(today.max(covered.0)));
        xml.text("systemID", &id("arkiv", &[org]))?;
        xml.text("tittel", &profile.fonds_title)?;
        xml.text("arkivstatus", "Avsluttet")?;
        xml.text("dokumentmedium", "Elektronisk arkiv")?;
        life(&mut xml, opened, SYSTEM, Some((closed, SYSTEM)))?;
        creator(&mut xml, profile)?;
        xml.line()?;
        xml.open("arkivdel")?;
        xml.text("systemID", &series_id(profile, asked))?;
        xml.text("tittel", &profile.series_title)?;
        xml.text("arkivdelstatus", "Avsluttet periode")?;
        xml.text("dokumentmedium", "Elektronisk arkiv")?;
        life(&mut xml, opened, SYSTEM, Some((closed, SYSTEM)))?;
        xml.date("arkivperiodeStartDato", covered.0)?;
        xml.date("arkivperiodeSluttDato", covered.1)?;
        xml.line()?;
        xml.open("klassifikasjonssystem")?;
        xml.text("systemID", &id("klassifikasjonssystem", &[org]))?;
        xml.text("klassifikasjonstype", &profile.classification_type)?;
        xml.text("tittel", &profile.classification_title)?;
        life(&mut xml, opened, SYSTEM, None)?;
        xml.line()?;
        xml.open("klasse")?;
        xml.text("systemID", &id("klasse", &[org, &profile.class_id]))?;
        xml.text("klasseID", &profile.class_id)?;
        xml.text("tittel", &profile.class_title)?;
        life(&mut xml, opened, SYSTEM, None)?;
        xml.line()?;
        Ok(Arkivstruktur {
            xml,
            profile,
            written: Written::default(),
        })
    }

    pub fn case(&mut self, dossier: &Dossier<'_>) -> io::Result<()> {
        folder::write(&mut self.xml, dossier, self.profile)?;
        let written = &mut self.written;
        written.folders += 1;
        written.has_disposal |= dossier.disposal.is_some();
        written.has_shielding |= dossier.shielding.is_some();
        for registration in &dossier.registrations {
            written.registrations += 1;
            for (document, _, name) in registration.files() {
                let is_gone = document.destroyed_at.is_some();
                let others = crate::archive::dossier::variants(document, &name).count() as u64;
                written.files += u64::from(!is_gone) + others;
                written.has_destroyed |= is_gone;
                let disposal = dossier.disposal_of(document);
                written.has_disposal |= disposal.is_some();
                written.has_shielding |= !document.shielding.trim().is_empty();
            }
        }
        Ok(())
    }

    /// Closes everything, and gives back what it was written to, and what was written.
    pub fn end(mut self) -> io::Result<(W, Written)> {
        for unit in ["klasse", "klassifikasjonssystem", "arkivdel"] {
            self.xml.close(unit)?;
        }
        Ok((self.xml.end("arkiv")?, self.written))
    }
}

pub fn creator<W: Write>(xml: &mut Xml<W>, profile: &Profile) -> io::Result<()> {
    xml.open("arkivskaper")?;
    xml.text("arkivskaperID", &profile.org_number)?;
    xml.text("arkivskaperNavn", &profile.creator_name)?;
    xml.close("arkivskaper")
}

fn life<W: Write>(
    xml: &mut Xml<W>,
    opened: NaiveDateTime,
    by: &str,
    closed: Option<(NaiveDateTime, &str)>,
) -> io::Result<()> {
    xml.moment("opprettetDato", opened)?;
    xml.text("opprettetAv", by)?;
    if let Some((at, by)) = closed {
        xml.moment("avsluttetDato", at)?;
        xml.text("avsluttetAv", by)?;
    }
    Ok(())
}

/// `kassasjon`, the same on the folder, its registrations and those of its documents that no rule of their own keeps.
fn disposal<W: Write>(
    xml: &mut Xml<W>,
    disposal: Option<&Disposal>,
    profile: &Profile,
) -> io::Result<()> {
    let Some(disposal) = disposal else {
        return Ok(());
    };
    xml.open("kassasjon")?;
    xml.text("kassasjonsvedtak", "Kasseres")?;
    xml.text("kassasjonshjemmel", &profile.disposal_basis)?;
    xml.number("bevaringstid", &disposal.years)?;
    xml.date("kassasjonsdato", disposal.from)?;
    xml.close("kassasjon")
}

/// `skjerming`: `metadata` says which fields (M502); a document is shielded whole.
fn shielding<W: Write>(
    xml: &mut Xml<W>,
    shielding: Option<&Shielding>,
    metadata: &[&str],
    is_document: bool,
) -> io::Result<()> {
    let Some(shielding) = shielding else {
        return Ok(());
    };
    xml.open("skjerming")?;
    xml.text("tilgangsrestriksjon", "Unntatt offentlighet")?;
    xml.text("skjermingshjemmel", &shielding.basis)?;
    for field in metadata {
        xml.text("skjermingMetadata", field)?;
    }
    if is_document {
        xml.text("skjermingDokument", "Skjerming av hele dokumentet")?;
    }
    if let Some((years, until)) = shielding.until {
        xml.number("skjermingsvarighet", &years)?;
        xml.date("skjermingOpphoererDato", until)?;
    }
    xml.close("skjerming")
}

fn last_second(day: NaiveDate) -> NaiveDateTime {
    let time = NaiveTime::from_hms_opt(23, 59, 59);
    day.and_time(time.expect("a day has a last second"))
}
