//! `dias-premis.xml`: every file of the extraction as it was when it was packed, and the package. `log.xml`: the package
//! alone.

use super::About;
use super::list::List;
use crate::archive::xml::Xml;
use std::fs::File;
use std::io::{self, BufWriter, Write};

const NAMESPACE: &str = "http://arkivverket.no/standarder/PREMIS";

/// Whose identifiers these are, as other packages write it.
const KIND: &str = "NO/RA";

const PROGRAM: &str = "brotsak";

pub fn write(out: File, about: &About<'_>, list: &List) -> io::Result<()> {
    let mut xml = begin(out, "dias-premis.xsd")?;
    list.each(|_, entry| {
        let ending = entry
            .name
            .rsplit_once('.')
            .map_or("ukjend", |(_, ending)| ending);
        xml.open_with("object", &[("xsi:type", "file")])?;
        identity(
            &mut xml,
            "objectIdentifier",
            &format!("{}/{}", about.uuid, entry.name),
        )?;
        xml.open("objectCharacteristics")?;
        xml.number("compositionLevel", &0)?;
        xml.open("fixity")?;
        xml.text("messageDigestAlgorithm", "SHA-256")?;
        xml.text("messageDigest", &entry.sha256)?;
        xml.text("messageDigestOriginator", PROGRAM)?;
        xml.close("fixity")?;
        xml.number("size", &entry.size)?;
        format(&mut xml, ending)?;
        xml.close("objectCharacteristics")?;
        xml.text("originalName", &entry.name)?;
        storage(&mut xml, about)?;
        xml.close("object")?;
        xml.line()
    })?;
    package(&mut xml, about)?;
    end(xml, about, "Uttrekket vart laga, kontrollert og pakka.")
}

/// The package's own log begins where it was made.
pub fn write_log(out: File, about: &About<'_>) -> io::Result<()> {
    let mut xml = begin(out, "administrative_metadata/dias-premis.xsd")?;
    package(&mut xml, about)?;
    end(xml, about, "Pakken vart laga.")
}

/// The package itself, which the event is about.
fn package(xml: &mut Xml<BufWriter<File>>, about: &About<'_>) -> io::Result<()> {
    xml.open_with("object", &[("xsi:type", "file")])?;
    identity(xml, "objectIdentifier", &about.uuid)?;
    xml.open("objectCharacteristics")?;
    xml.number("compositionLevel", &0)?;
    format(xml, "tar")?;
    xml.close("objectCharacteristics")?;
    storage(xml, about)?;
    xml.close("object")?;
    xml.line()
}

fn begin(out: File, schema: &str) -> io::Result<Xml<BufWriter<File>>> {
    let out = BufWriter::new(out);
    Xml::begin(out, "premis", NAMESPACE, schema, &[("version", "2.0")])
}

fn end(mut xml: Xml<BufWriter<File>>, about: &About<'_>, what: &str) -> io::Result<()> {
    xml.open("event")?;
    identity(&mut xml, "eventIdentifier", &format!("{}/1", about.uuid))?;
    xml.text("eventType", "Creation")?;
    xml.moment("eventDateTime", about.at)?;
    xml.text("eventDetail", what)?;
    xml.open("eventOutcomeInformation")?;
    xml.text("eventOutcome", "0")?;
    xml.open("eventOutcomeDetail")?;
    xml.text("eventOutcomeDetailNote", "Eigenkontrollen fann ingenting.")?;
    xml.close("eventOutcomeDetail")?;
    xml.close("eventOutcomeInformation")?;
    identity(&mut xml, "linkingAgentIdentifier", PROGRAM)?;
    identity(&mut xml, "linkingObjectIdentifier", &about.uuid)?;
    xml.close("event")?;
    xml.open("agent")?;
    identity(&mut xml, "agentIdentifier", PROGRAM)?;
    let version = env!("CARGO_PKG_VERSION");
    xml.text("agentName", &format!("{PROGRAM} {version}"))?;
    xml.text("agentType", "software")?;
    xml.close("agent")?;
    xml.end("premis")?.flush()
}

fn identity<W: Write>(xml: &mut Xml<W>, element: &str, value: &str) -> io::Result<()> {
    xml.open(element)?;
    xml.text(&format!("{element}Type"), KIND)?;
    xml.text(&format!("{element}Value"), value)?;
    xml.close(element)
}

fn format<W: Write>(xml: &mut Xml<W>, name: &str) -> io::Result<()> {
    xml.open("format")?;
    xml.open("formatDesignation")?;
    xml.text("formatName", name)?;
    xml.close("formatDesignation")?;
    xml.close("format")
}

fn storage<W: Write>(xml: &mut Xml<W>, about: &About<'_>) -> io::Result<()> {
    xml.open("storage")?;
    xml.open("contentLocation")?;
    xml.text("contentLocationType", "SIP")?;
    xml.text("contentLocationValue", &about.uuid)?;
    xml.close("contentLocation")?;
    xml.close("storage")
}
