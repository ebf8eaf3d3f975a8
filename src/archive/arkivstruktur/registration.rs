//! One registration: a `journalpost` when it is journalled, else an `arkivnotat`, with its documents and their files.

use crate::archive::dossier::{self, Direction, Dossier, Journal, Registration, is_archive_format};
use crate::archive::ids::id;
use crate::archive::merknad::Merknad;
use crate::archive::profile::Profile;
use crate::archive::retting;
use crate::archive::xml::Xml;
use crate::domain::local_time::{day, local};
use crate::store::archive_rows::Document;
use crate::store::document_formats::Found;
use crate::store::document_variants::{Form, Variant};
use std::io::{self, Write};

pub fn write<W: Write>(
    xml: &mut Xml<W>,
    dossier: &Dossier<'_>,
    entry: &Registration<'_>,
    profile: &Profile,
) -> io::Result<()> {
    let main = entry.main;
    let kind = match entry.journal {
        Some(_) => "journalpost",
        None => "arkivnotat",
    };
    xml.open_with("registrering", &[("xsi:type", kind)])?;
    xml.text("systemID", &entry.id())?;
    xml.moment("opprettetDato", local(main.created_at))?;
    xml.text("opprettetAv", &main.created_by)?;
    xml.moment("arkivertDato", local(main.created_at))?;
    xml.text("arkivertAv", &main.created_by)?;
    super::disposal(xml, dossier.disposal.as_ref(), profile)?;
    let remarks: Vec<Merknad> = retting::of_document(dossier.case, main.id).collect();
    shield(xml, dossier, main, fields(entry.journal), &remarks, profile)?;
    for (document, number, name) in entry.files() {
        describe(xml, dossier, document, number, &name, profile)?;
    }
    xml.text(
        "registreringsID",
        &format!("{}-{}", dossier.case.number, entry.number),
    )?;
    xml.text("tittel", &main.title)?;
    xml.text("offentligTittel", &main.public_title)?;
    xml.text("dokumentmedium", "Elektronisk arkiv")?;
    for remark in &remarks {
        retting::write(xml, remark)?;
    }
    for one in dossier.correspondents(entry) {
        xml.open("korrespondansepart")?;
        xml.text("korrespondanseparttype", one.kind)?;
        xml.text("korrespondansepartNavn", one.name)?;
        if let Some(unit) = one.unit {
            xml.text("administrativEnhet", unit)?;
            xml.text("saksbehandler", one.name)?;
        }
        xml.close("korrespondansepart")?;
    }
    if let Some(journal) = entry.journal {
        journalled(xml, dossier, entry, journal)?;
    } else {
        xml.date("dokumentetsDato", main.dated_on)?;
        xml.number("antallVedlegg", &entry.attachments.len())?;
    }
    xml.close("registrering")
}

/// What only a journalpost has.
fn journalled<W: Write>(
    xml: &mut Xml<W>,
    dossier: &Dossier<'_>,
    entry: &Registration<'_>,
    journal: Journal,
) -> io::Result<()> {
    let main = entry.main;
    xml.number("journalaar", &journal.year)?;
    xml.number("journalsekvensnummer", &journal.serial)?;
    xml.number("journalpostnummer", &entry.number)?;
    xml.text("journalposttype", journal.direction.word())?;
    xml.text("journalstatus", "Arkivert")?;
    xml.date("journaldato", day(main.created_at))?;
    xml.date("dokumentetsDato", main.dated_on)?;
    match journal.direction {
        Direction::Incoming => xml.moment("mottattDato", dossier.received_at(entry))?,
        Direction::Outgoing => xml.moment("sendtDato", local(main.created_at))?,
        Direction::Internal => (),
    }
    xml.number("antallVedlegg", &entry.attachments.len())?;
    if journal.direction == Direction::Incoming {
        let done = dossier.settled(entry);
        xml.open("avskrivning")?;
        xml.date("avskrivningsdato", done.on)?;
        xml.text("avskrevetAv", done.by)?;
        xml.text("avskrivningsmaate", done.how)?;
        if let Some(answer) = done.answer {
            xml.text("referanseAvskrivesAvJournalpost", &answer)?;
        }
        xml.close("avskrivning")?;
    }
    Ok(())
}

fn describe<W: Write>(
    xml: &mut Xml<W>,
    dossier: &Dossier<'_>,
    document: &Document,
    number: usize,
    name: &str,
    profile: &Profile,
) -> io::Result<()> {
    let created = local(document.created_at);
    let role = if number == 1 {
        "Hoveddokument"
    } else {
        "Vedlegg"
    };
    xml.line()?;
    xml.open("dokumentbeskrivelse")?;
    xml.text("systemID", &document.uuid)?;
    xml.text("dokumenttype", kind(&document.kind))?;
    xml.text("dokumentstatus", "Dokumentet er ferdigstilt")?;
    xml.text("tittel", &document.title)?;
    xml.moment("opprettetDato", created)?;
    xml.text("opprettetAv", &document.created_by)?;
    xml.text("dokumentmedium", "Elektronisk arkiv")?;
    xml.text("tilknyttetRegistreringSom", role)?;
    xml.number("dokumentnummer", &number)?;
    xml.moment("tilknyttetDato", created)?;
    xml.text("tilknyttetAv", &document.created_by)?;
    // What is corrected of a main document stands on its registration.
    let is_attached = document.main_id.is_some();
    let remarks = retting::of_document(dossier.case, document.id).filter(|_| is_attached);
    let remarks: Vec<Merknad> = remarks.collect();
    for remark in &remarks {
        retting::write(xml, remark)?;
    }
    let disposal = dossier.disposal_of(document);
    super::disposal(xml, disposal.as_ref(), profile)?;
    if let Some(at) = document.destroyed_at {
        xml.open("utfoertKassasjon")?;
        xml.moment("kassertDato", local(at))?;
        let by = document.destroyed_by.as_deref();
        xml.text("kassertAv", by.unwrap_or(super::SYSTEM))?;
        xml.close("utfoertKassasjon")?;
    }
    let field = ["Skjerming tittel dokumentbeskrivelse"];
    shield(xml, dossier, document, &field, &remarks, profile)?;
    if document.destroyed_at.is_some() {
        return xml.close("dokumentbeskrivelse");
    }
    xml.open("dokumentobjekt")?;
    xml.text("systemID", &id("dokumentobjekt", &[&document.uuid]))?;
    xml.number("versjonsnummer", &1)?;
    let mut others = document.variants.iter();
    let has_other = others.any(|it| it.form == Form::Archive);
    let variant = if is_archive_format(document) && !has_other {
        "Arkivformat"
    } else {
        "Produksjonsformat"
    };
    xml.text("variantformat", variant)?;
    // Literally the file's extension, unless the depot has asked for PRONOM: its tools compare the two.
    let format = dossier.formats.get(&document.sha256).copied();
    xml.text("format", format.unwrap_or(&document.extension))?;
    let claims = document.found.as_ref().and_then(|it| it.claims.as_deref());
    claimed(xml, claims)?;
    xml.moment("opprettetDato", created)?;
    xml.text("opprettetAv", &document.created_by)?;
    let file = format!("{}/{name}", dossier.folder(profile));
    xml.text("referanseDokumentfil", &file)?;
    xml.text("sjekksum", &document.sha256)?;
    xml.text("sjekksumAlgoritme", "SHA256")?;
    xml.number("filstoerrelse", &document.size)?;
    signed(xml, document.found.as_ref())?;
    xml.close("dokumentobjekt")?;
    for (variant, version, name) in dossier::variants(document, name) {
        let file = format!("{}/{name}", dossier.folder(profile));
        let is = dossier.formats.get(&variant.sha256).copied();
        other_form(xml, variant, version, (format, is), &file)?;
    }
    xml.close("dokumentbeskrivelse")
}

/// A claim is told as one: nobody has tested it.
fn claimed<W: Write>(xml: &mut Xml<W>, claims: Option<&str>) -> io::Result<()> {
    match claims {
        Some(claims) => xml.text(
            "formatDetaljer",
            &format!("PDF/A-{claims} (oppgitt i fila)"),
        ),
        None => Ok(()),
    }
}

/// A signature that came with the file. Who signed, and with what, nobody has tested: M507 has no word for that, and is an
/// open list; M508 has one.
fn signed<W: Write>(xml: &mut Xml<W>, found: Option<&Found>) -> io::Result<()> {
    let Some(found) = found.filter(|it| it.has_signature == Some(true)) else {
        return Ok(());
    };
    xml.open("elektroniskSignatur")?;
    xml.text(
        "elektroniskSignaturSikkerhetsnivaa",
        "Signatur i PDF, sikkerhetsnivå ikke vurdert",
    )?;
    xml.text(
        "elektroniskSignaturVerifisert",
        "Signatur påført, ikke verifisert",
    )?;
    xml.date("verifisertDato", day(found.looked_at))?;
    xml.text("verifisertAv", super::SYSTEM)?;
    xml.close("elektroniskSignatur")
}

/// Another form of the document, and how it came of the first: what each `was` and `is`, where the depot has asked for
/// PRONOM.
fn other_form<W: Write>(
    xml: &mut Xml<W>,
    variant: &Variant,
    version: usize,
    (was, is): (Option<&str>, Option<&str>),
    file: &str,
) -> io::Result<()> {
    let made = local(variant.made_at);
    xml.open("dokumentobjekt")?;
    xml.text("systemID", &variant.uuid)?;
    xml.number("versjonsnummer", &version)?;
    let form = match variant.form {
        Form::Archive => "Arkivformat",
        Form::Redacted => "Dokument hvor deler av innholdet er skjermet",
    };
    xml.text("variantformat", form)?;
    let is = is.unwrap_or(&variant.extension);
    xml.text("format", is)?;
    claimed(xml, variant.claims.as_deref())?;
    xml.moment("opprettetDato", made)?;
    xml.text("opprettetAv", super::SYSTEM)?;
    xml.text("referanseDokumentfil", file)?;
    xml.text("sjekksum", &variant.sha256)?;
    xml.text("sjekksumAlgoritme", "SHA256")?;
    xml.number("filstoerrelse", &variant.size)?;
    if variant.form == Form::Archive {
        xml.open("konvertering")?;
        xml.moment("konvertertDato", made)?;
        xml.text("konvertertAv", super::SYSTEM)?;
        xml.text("konvertertFraFormat", was.unwrap_or(&variant.from_format))?;
        xml.text("konvertertTilFormat", is)?;
        xml.text("konverteringsverktoey", &variant.tool)?;
        xml.close("konvertering")?;
    }
    xml.close("dokumentobjekt")
}

/// The document's own shielding. Where it has none, what was corrected of it is shielded as the case is.
fn shield<W: Write>(
    xml: &mut Xml<W>,
    dossier: &Dossier<'_>,
    document: &Document,
    fields: &[&str],
    remarks: &[Merknad],
    profile: &Profile,
) -> io::Result<()> {
    const REMARK: &str = "Skjerming merknadstekst";
    let own = shielding(document, profile);
    match (own, remarks.is_empty()) {
        (Some(own), true) => super::shielding(xml, Some(&own), fields, true),
        (Some(own), false) => {
            super::shielding(xml, Some(&own), &[fields, &[REMARK]].concat(), true)
        }
        (None, false) => super::shielding(xml, dossier.shielding.as_ref(), &[REMARK], false),
        (None, true) => Ok(()),
    }
}

fn shielding(document: &Document, profile: &Profile) -> Option<dossier::Shielding> {
    let basis = document.shielding.trim();
    (!basis.is_empty()).then(|| dossier::shielding(basis, day(document.created_at), profile))
}

/// Which fields of a registration are shielded (M502).
fn fields(journal: Option<Journal>) -> &'static [&'static str] {
    const TITLE: &str = "Skjerming tittel registrering - utvalgte ord";
    match journal.map(|journal| journal.direction) {
        Some(Direction::Outgoing) => &[TITLE, "Skjerming navn mottaker"],
        Some(_) => &[TITLE, "Skjerming navn avsender"],
        None => &[TITLE],
    }
}

/// M083 is an open list; these are the house's own kinds.
fn kind(code: &str) -> &str {
    match code {
        "report" => "Melding",
        "evidence" => "Dokumentasjon",
        "assessment" => "Vurdering",
        "recommendation" => "Tilråding",
        "decision" => "Avgjerd",
        "letter" => "Brev",
        "minutes" => "Møtereferat",
        "statement" => "Uttale",
        other => other,
    }
}
