//! One case as a `mappe` of the type `saksmappe`.

use super::registration;
use crate::archive::dossier::Dossier;
use crate::archive::merknad;
use crate::archive::profile::Profile;
use crate::archive::xml::Xml;
use crate::domain::local_time::{day, local};
use crate::domain::person::PersonId;
use crate::store::archive_rows::Case;
use std::io::{self, Write};

const SHIELDED: [&str; 3] = [
    "Skjerming tittel mappe - utvalgte ord",
    "Skjerming navn part i sak",
    "Skjerming merknadstekst",
];

pub fn write<W: Write>(
    xml: &mut Xml<W>,
    dossier: &Dossier<'_>,
    profile: &Profile,
) -> io::Result<()> {
    let case = dossier.case;
    let closed = Some((dossier.closed_at(), dossier.closed_by()));
    xml.open_with("mappe", &[("xsi:type", "saksmappe")])?;
    xml.text("systemID", &case.uuid)?;
    xml.number("mappeID", &case.number)?;
    xml.text("tittel", &case.title)?;
    xml.text("offentligTittel", &case.public_title)?;
    xml.text("dokumentmedium", "Elektronisk arkiv")?;
    super::life(xml, local(case.registered_at), &case.registered_by, closed)?;
    for (id, name, role) in parts(case) {
        xml.open("part")?;
        xml.number("partID", &PersonId(id))?;
        xml.text("partNavn", name)?;
        xml.text("partRolle", role)?;
        xml.close("part")?;
    }
    for linked in &case.links {
        xml.open("kryssreferanse")?;
        xml.text("referanseTilMappe", linked)?;
        xml.close("kryssreferanse")?;
    }
    for remark in merknad::of(dossier) {
        xml.open("merknad")?;
        xml.text("merknadstekst", &remark.text)?;
        xml.text("merknadstype", remark.kind)?;
        xml.moment("merknadsdato", remark.at)?;
        xml.text("merknadRegistrertAv", &remark.by)?;
        xml.close("merknad")?;
    }
    super::disposal(xml, dossier.disposal.as_ref(), profile)?;
    super::shielding(xml, dossier.shielding.as_ref(), &SHIELDED, false)?;
    xml.line()?;
    for entry in &dossier.registrations {
        registration::write(xml, dossier, entry, profile)?;
        xml.line()?;
    }
    xml.number("saksaar", &case.number.year)?;
    xml.number("sakssekvensnummer", &case.number.serial)?;
    xml.date("saksdato", day(case.registered_at))?;
    xml.text("administrativEnhet", &case.unit)?;
    xml.text("saksansvarlig", &case.officer)?;
    xml.text("saksstatus", "Avsluttet")?;
    xml.close("mappe")?;
    xml.line()
}

/// Id, name and role of everybody in the case; whoever it is about is always there.
pub fn parts(case: &Case) -> Vec<(i32, &str, &str)> {
    let parties = case.parties.iter();
    let mut all: Vec<(i32, &str, &str)> = parties
        .map(|party| (party.person_id, party.name.as_str(), role(&party.role)))
        .collect();
    if !case.parties.iter().any(|party| party.role == "subject") {
        all.insert(0, (case.subject_id, &case.subject, role("subject")));
    }
    all
}

/// The role in the house's own language: M303 is an open list.
fn role(code: &str) -> &str {
    match code {
        "subject" => "Den saka gjeld",
        "reporter" => "Meldar",
        "witness" => "Vitne",
        other => other,
    }
}
