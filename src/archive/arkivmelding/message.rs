//! One `arkivmelding.xml`: the case and its first registration, or one of the registrations after it. Element order
//! is the schema's.

use super::codes::{self, Code};
use super::veil::Veil;
use super::{SYSTEM, Version, case_key, registration_key};
use crate::archive::arkivstruktur::folder::parts;
use crate::archive::dossier::{self, Dossier, Journal, Registration};
use crate::archive::merknad;
use crate::archive::profile::Profile;
use crate::archive::pronom::Format;
use crate::archive::retting;
use crate::archive::xml::Xml;
use crate::domain::local_time::{day, local};
use crate::store::archive_rows::Document;
use std::fmt::Write as _;
use std::io::{self, Write};

const HELD_BACK: &str = "Fila er ikkje send til arkivkjernen: ho kan vise kven som varsla \
    (arbeidsmiljølova § 2 A-4). Ho ligg i brotsak.";
const UNSAID: &str = "Teksten er ikkje send til arkivkjernen: han kan vise kven som varsla \
    (arbeidsmiljølova § 2 A-4). Han står i brotsak.";

/// A file of the message; without a format where nothing is sent.
pub struct Sent<'a> {
    pub document: &'a Document,
    pub number: usize,
    pub name: String,
    pub format: Option<Format>,
    pub is_held_back: bool,
}

pub struct Message<'a, W: Write> {
    pub xml: Xml<W>,
    pub dossier: &'a Dossier<'a>,
    pub entry: &'a Registration<'a>,
    pub files: &'a [Sent<'a>],
    pub veil: &'a Veil,
    pub profile: &'a Profile,
}

impl<W: Write> Message<'_, W> {
    pub fn begin(out: W, version: Version) -> io::Result<Xml<W>> {
        let schema = format!(
            "no.ks.fiks.arkiv.v{}.arkivering.arkivmelding.opprett.xsd",
            version.number()
        );
        let catalogue = version.namespace("metadatakatalog");
        let own = version.namespace("arkivmelding/opprett");
        let attributes = [("xmlns:m", catalogue.as_str())];
        Xml::begin(out, "arkivmelding", &own, &schema, &attributes)
    }

    /// Writes all of it, with the case where it is the first; gives back what it was written to.
    pub fn write(mut self, with_case: bool) -> io::Result<W> {
        let sent = self.files.iter().filter(|file| !file.is_held_back).count();
        self.xml.text("system", SYSTEM)?;
        self.xml.number("antallFiler", &sent)?;
        if with_case {
            self.folder()?;
        }
        self.registration()?;
        self.xml.end("arkivmelding")
    }

    fn folder(&mut self) -> io::Result<()> {
        let (case, veil) = (self.dossier.case, self.veil);
        let xml = &mut self.xml;
        xml.line()?;
        xml.open_with("mappe", &[("xsi:type", "saksmappe")])?;
        xml.text("tittel", veil.text(&case.title, &case.public_title))?;
        xml.text("offentligTittel", veil.public(&case.public_title))?;
        code(xml, "dokumentmedium", codes::ELECTRONIC)?;
        xml.moment("opprettetDato", local(case.registered_at))?;
        xml.text("opprettetAv", veil.name(&case.registered_by))?;
        for (_, name, role) in parts(case) {
            xml.open("part")?;
            xml.text("partNavn", veil.name(name))?;
            code(xml, "partRolle", (codes::part(role), role))?;
            xml.text("erSkjermet", "true")?;
            xml.text("erPersonnavn", "true")?;
            xml.close("part")?;
        }
        self.remarks()?;
        let xml = &mut self.xml;
        let basis = self.dossier.shielding.as_ref();
        shield(xml, basis, veil)?;
        xml.open("klassifikasjon")?;
        xml.text("klasseID", &self.profile.class_id)?;
        xml.text("tittel", &self.profile.class_title)?;
        xml.close("klassifikasjon")?;
        key(xml, &case_key(case.number))?;
        // No number and no status: the core gives its own number, and takes nothing more in what is closed.
        xml.date("saksdato", day(case.registered_at))?;
        named(xml, "administrativEnhet", veil.public(&case.unit))?;
        named(xml, "saksansvarlig", veil.name(&case.officer))?;
        xml.close("mappe")
    }

    /// What was proposed, recommended and decided, when it was closed, and when it may be destroyed.
    fn remarks(&mut self) -> io::Result<()> {
        let dossier = self.dossier;
        let case = dossier.case;
        for it in merknad::of(dossier) {
            let text = self.veil.text(&it.text, UNSAID);
            let by = self.veil.name(&it.by);
            remark(&mut self.xml, text, codes::remark(it.kind), it.at, by)?;
        }
        let mut told = format!(
            "Saka er {} i brotsak, avslutta {}.",
            case.number,
            dossier.closed_at().date()
        );
        if let Some(disposal) = &dossier.disposal {
            let basis = &self.profile.disposal_basis;
            let _ = write!(told, " Kan kasserast frå {} ({basis}).", disposal.from);
        }
        let (at, by) = (dossier.closed_at(), self.veil.name(dossier.closed_by()));
        remark(&mut self.xml, &told, codes::remark("Arkivmerknad"), at, by)
    }

    fn registration(&mut self) -> io::Result<()> {
        let (dossier, entry, veil) = (self.dossier, self.entry, self.veil);
        let main = entry.main;
        let kind = match entry.journal {
            Some(_) => "journalpost",
            None => "arkivnotat",
        };
        let xml = &mut self.xml;
        xml.line()?;
        xml.open_with("registrering", &[("xsi:type", kind)])?;
        xml.moment("opprettetDato", local(main.created_at))?;
        xml.text("opprettetAv", veil.name(&main.created_by))?;
        xml.open("referanseForelderMappe")?;
        inner_key(xml, &case_key(dossier.case.number))?;
        xml.close("referanseForelderMappe")?;
        shield(xml, shielding(main, self.profile).as_ref(), veil)?;
        for file in self.files {
            describe(xml, file, veil, self.profile, dossier.case.number)?;
        }
        xml.text("tittel", veil.text(&main.title, &main.public_title))?;
        xml.text("offentligTittel", veil.public(&main.public_title))?;
        code(xml, "dokumentmedium", codes::ELECTRONIC)?;
        if let Some(journal) = entry.journal {
            let text = format!(
                "Ført i journalen i brotsak som {}/{}.",
                journal.year, journal.serial
            );
            let (at, by) = (local(main.created_at), veil.name(&main.created_by));
            remark(xml, &text, codes::remark("Arkivmerknad"), at, by)?;
        }
        for file in self.files {
            for it in retting::of_document(dossier.case, file.document.id) {
                let (text, by) = (veil.text(&it.text, UNSAID), veil.name(&it.by));
                remark(xml, text, codes::remark(it.kind), it.at, by)?;
            }
        }
        self.correspondents()?;
        let xml = &mut self.xml;
        key(xml, &registration_key(dossier.case.number, main.serial))?;
        if let Some(journal) = entry.journal {
            self.journalled(journal)?;
        } else {
            xml.date("dokumentetsDato", main.dated_on)?;
            xml.number("antallVedlegg", &entry.attachments.len())?;
        }
        self.xml.close("registrering")
    }

    /// The one who wrote to us carries how it was settled.
    fn correspondents(&mut self) -> io::Result<()> {
        let (dossier, entry, veil) = (self.dossier, self.entry, self.veil);
        let xml = &mut self.xml;
        for one in dossier.correspondents(entry) {
            let name = veil.name(one.name);
            xml.open("korrespondansepart")?;
            code(
                xml,
                "korrespondanseparttype",
                codes::correspondent(one.kind),
            )?;
            xml.text("korrespondansepartNavn", name)?;
            if let Some(unit) = one.unit {
                named(xml, "administrativEnhet", veil.public(unit))?;
                named(xml, "saksbehandler", name)?;
            }
            let is_hidden = one.unit.is_none();
            xml.text("erSkjermet", if is_hidden { "true" } else { "false" })?;
            xml.text("erPersonnavn", "true")?;
            if one.kind == "Avsender" {
                let done = dossier.settled(entry);
                xml.open("avskrivning")?;
                xml.date("avskrivningsdato", done.on)?;
                named(xml, "avskrevetAv", veil.name(done.by))?;
                code(xml, "avskrivningsmaate", codes::settled(done.how))?;
                let answer = dossier
                    .registrations
                    .iter()
                    .find(|later| done.answer.as_deref() == Some(later.id().as_str()));
                if let Some(answer) = answer {
                    xml.open("referanseAvskrivesAvJournalpost")?;
                    inner_key(
                        xml,
                        &registration_key(dossier.case.number, answer.main.serial),
                    )?;
                    xml.close("referanseAvskrivesAvJournalpost")?;
                }
                xml.close("avskrivning")?;
            }
            xml.close("korrespondansepart")?;
        }
        Ok(())
    }

    fn journalled(&mut self, journal: Journal) -> io::Result<()> {
        let entry = self.entry;
        let main = entry.main;
        let received = self.dossier.received_at(entry);
        let xml = &mut self.xml;
        code(xml, "journalposttype", codes::direction(journal.direction))?;
        code(xml, "journalstatus", codes::ARCHIVED)?;
        xml.date("journaldato", day(main.created_at))?;
        xml.date("dokumentetsDato", main.dated_on)?;
        match journal.direction {
            dossier::Direction::Incoming => xml.moment("mottattDato", received)?,
            dossier::Direction::Outgoing => xml.moment("sendtDato", local(main.created_at))?,
            dossier::Direction::Internal => (),
        }
        xml.number("antallVedlegg", &entry.attachments.len())
    }
}

fn describe<W: Write>(
    xml: &mut Xml<W>,
    file: &Sent<'_>,
    veil: &Veil,
    profile: &Profile,
    case: crate::domain::case::CaseNumber,
) -> io::Result<()> {
    let document = file.document;
    let created = local(document.created_at);
    let by = veil.name(&document.created_by);
    let is_main = file.number == 1;
    xml.line()?;
    xml.open("dokumentbeskrivelse")?;
    if let Some(kind) = codes::document(&document.kind) {
        code(xml, "dokumenttype", kind)?;
    }
    code(xml, "dokumentstatus", codes::FINISHED)?;
    xml.text("tittel", veil.text(&document.title, &document.public_title))?;
    if file.is_held_back {
        xml.text("beskrivelse", HELD_BACK)?;
    }
    xml.moment("opprettetDato", created)?;
    xml.text("opprettetAv", by)?;
    code(xml, "dokumentmedium", codes::ELECTRONIC)?;
    let role = if is_main {
        codes::MAIN
    } else {
        codes::ATTACHMENT
    };
    code(xml, "tilknyttetRegistreringSom", role)?;
    xml.number("dokumentnummer", &file.number)?;
    xml.moment("tilknyttetDato", created)?;
    xml.text("tilknyttetAv", by)?;
    shield(xml, shielding(document, profile).as_ref(), veil)?;
    if !file.is_held_back {
        object(xml, file, by)?;
    }
    if !is_main {
        key(xml, &registration_key(case, document.serial))?;
    }
    xml.close("dokumentbeskrivelse")
}

fn object<W: Write>(xml: &mut Xml<W>, file: &Sent<'_>, by: &str) -> io::Result<()> {
    let document = file.document;
    xml.open("dokumentobjekt")?;
    xml.number("versjonsnummer", &1)?;
    let is_archival = file.format.is_some_and(|format| format.is_archival);
    let variant = if is_archival {
        codes::ARCHIVAL
    } else {
        codes::PRODUCED
    };
    code(xml, "variantformat", variant)?;
    match file.format {
        Some(format) => code(xml, "format", (format.puid, format.name))?,
        None => xml.text("formatDetaljer", &document.extension)?,
    }
    xml.moment("opprettetDato", local(document.created_at))?;
    xml.text("opprettetAv", by)?;
    xml.text("filnavn", &file.name)?;
    xml.text("referanseDokumentfil", &file.name)?;
    xml.text("sjekksum", &document.sha256)?;
    xml.text("sjekksumAlgoritme", "SHA256")?;
    xml.number("filstoerrelse", &document.size)?;
    xml.close("dokumentobjekt")
}

fn code<W: Write>(xml: &mut Xml<W>, name: &str, (code, said): (&str, &str)) -> io::Result<()> {
    xml.open(name)?;
    xml.text("m:kode", code)?;
    xml.text("m:beskrivelse", said)?;
    xml.close(name)
}

fn named<W: Write>(xml: &mut Xml<W>, name: &str, text: &str) -> io::Result<()> {
    xml.open(name)?;
    xml.text("m:navn", text)?;
    xml.close(name)
}

fn key<W: Write>(xml: &mut Xml<W>, text: &str) -> io::Result<()> {
    key_as(xml, "referanseEksternNoekkel", text)
}

/// Inside a type of the catalogue, the element is the catalogue's too.
fn inner_key<W: Write>(xml: &mut Xml<W>, text: &str) -> io::Result<()> {
    key_as(xml, "m:referanseEksternNoekkel", text)
}

fn key_as<W: Write>(xml: &mut Xml<W>, name: &str, text: &str) -> io::Result<()> {
    xml.open(name)?;
    xml.text("m:fagsystem", SYSTEM)?;
    xml.text("m:noekkel", text)?;
    xml.close(name)
}

fn remark<W: Write>(
    xml: &mut Xml<W>,
    text: &str,
    kind: Code,
    at: chrono::NaiveDateTime,
    by: &str,
) -> io::Result<()> {
    xml.open("merknad")?;
    xml.text("merknadstekst", text)?;
    code(xml, "merknadstype", kind)?;
    xml.moment("merknadsdato", at)?;
    xml.text("merknadRegistrertAv", by)?;
    xml.text("erSkjermet", "true")?;
    xml.close("merknad")
}

fn shield<W: Write>(
    xml: &mut Xml<W>,
    basis: Option<&dossier::Shielding>,
    veil: &Veil,
) -> io::Result<()> {
    let Some(shielding) = basis else {
        return Ok(());
    };
    xml.open("skjerming")?;
    code(xml, "tilgangsrestriksjon", codes::PERSONNEL)?;
    xml.text("skjermingshjemmel", veil.public(&shielding.basis))?;
    if let Some((_, until)) = shielding.until {
        xml.date("skjermingOpphoererDato", until)?;
    }
    xml.close("skjerming")
}

fn shielding(document: &Document, profile: &Profile) -> Option<dossier::Shielding> {
    let basis = document.shielding.trim();
    (!basis.is_empty()).then(|| dossier::shielding(basis, day(document.created_at), profile))
}
