//! `dias-mets.xml`: who hands over what to whom, and every file of the package.

use super::About;
use super::list::{Entry, List};
use crate::archive::xml::Xml;
use std::fs::File;
use std::io::{self, BufWriter, Write};

pub const XLINK: (&str, &str) = ("xmlns:xlink", "http://www.w3.org/1999/xlink");

/// The profile that both METS files of a DIAS package follow.
pub const PROFILE: &str = "http://xml.ra.se/METS/RA_METS_eARD.xml";

/// What the two METS files have in their heads.
const NAMESPACE: &str = "http://arkivverket.no/standarder/METS";

pub fn write(out: File, about: &About<'_>, list: &List) -> io::Result<()> {
    let object = about.object_id();
    let label = about.label();
    let attributes = [
        XLINK,
        ("OBJID", object.as_str()),
        ("TYPE", "SIP"),
        ("PROFILE", PROFILE),
        ("LABEL", label.as_str()),
    ];
    let out = BufWriter::new(out);
    let mut xml = Xml::begin(out, "mets", NAMESPACE, "dias-mets.xsd", &attributes)?;
    head(
        &mut xml,
        about,
        "dias-mets.xml",
        &[("SUBMISSIONAGREEMENT", &about.delivery.agreement)],
    )?;
    xml.open_with("amdSec", &[("ID", "amdSec001")])?;
    list.each(|_, entry| match entry.name.as_str() {
        "administrative_metadata/arkivuttrekk.xml" => {
            let kind = [("MDTYPE", "OTHER"), ("OTHERMDTYPE", "ADDML")];
            metadata(&mut xml, about, "techMD", entry, &kind)
        }
        _ => Ok(()),
    })?;
    list.each(|_, entry| match entry.name.as_str() {
        "administrative_metadata/dias-premis.xml" => metadata(
            &mut xml,
            about,
            "digiprovMD",
            entry,
            &[("MDTYPE", "PREMIS")],
        ),
        _ => Ok(()),
    })?;
    xml.close("amdSec")?;
    xml.line()?;
    xml.open("fileSec")?;
    xml.open_with("fileGrp", &[("ID", "fileGroup001"), ("USE", "FILES")])?;
    let mut many = 0;
    list.each(|number, entry| {
        many = number;
        file(
            &mut xml,
            about,
            &format!("file{number}"),
            mime(&entry.name),
            entry,
        )
    })?;
    xml.close("fileGrp")?;
    xml.close("fileSec")?;
    xml.line()?;
    xml.open("structMap")?;
    xml.open_with("div", &[("LABEL", "Package")])?;
    for number in 1..=many {
        xml.open_with("fptr", &[("FILEID", &format!("file{number}"))])?;
        xml.close("fptr")?;
    }
    xml.close("div")?;
    xml.close("structMap")?;
    xml.end("mets")?.flush()
}

/// `metsHdr`: everybody who has to do with the package.
pub fn head<W: Write>(
    xml: &mut Xml<W>,
    about: &About<'_>,
    document: &str,
    records: &[(&str, &str)],
) -> io::Result<()> {
    let created = about.at.format("%Y-%m-%dT%H:%M:%S").to_string();
    let (creator, delivery) = (&about.profile.creator_name, about.delivery);
    let status = [("CREATEDATE", created.as_str()), ("RECORDSTATUS", "NEW")];
    xml.open_with("metsHdr", &status)?;
    let organisation = ("TYPE", "ORGANIZATION");
    let other = ("ROLE", "OTHER");
    agent(xml, &[("ROLE", "ARCHIVIST"), organisation], creator, None)?;
    let program = [
        ("ROLE", "ARCHIVIST"),
        ("TYPE", "OTHER"),
        ("OTHERTYPE", "SOFTWARE"),
    ];
    agent(xml, &program, "brotsak", Some(env!("CARGO_PKG_VERSION")))?;
    let submitter = [other, ("OTHERROLE", "SUBMITTER"), organisation];
    agent(xml, &submitter, &delivery.submitter, None)?;
    let producer = [other, ("OTHERROLE", "PRODUCER"), organisation];
    agent(xml, &producer, &delivery.producer, None)?;
    agent(xml, &[("ROLE", "IPOWNER"), organisation], creator, None)?;
    agent(xml, &[("ROLE", "CREATOR"), organisation], creator, None)?;
    agent(
        xml,
        &[("ROLE", "PRESERVATION"), organisation],
        &delivery.depot,
        None,
    )?;
    for (kind, text) in records {
        xml.open_with("altRecordID", &[("TYPE", kind)])?;
        xml.content(text)?;
        xml.close("altRecordID")?;
    }
    xml.text("metsDocumentID", document)?;
    xml.close("metsHdr")?;
    xml.line()
}

fn agent<W: Write>(
    xml: &mut Xml<W>,
    attributes: &[(&str, &str)],
    name: &str,
    note: Option<&str>,
) -> io::Result<()> {
    xml.open_with("agent", attributes)?;
    xml.text("name", name)?;
    if let Some(note) = note {
        xml.text("note", note)?;
    }
    xml.close("agent")
}

fn metadata<W: Write>(
    xml: &mut Xml<W>,
    about: &About<'_>,
    section: &str,
    entry: &Entry,
    kind: &[(&str, &str)],
) -> io::Result<()> {
    xml.open_with(section, &[("ID", &format!("{section}001"))])?;
    let href = format!("file:{}", entry.name);
    let (size, created) = (entry.size.to_string(), created(about));
    let mut attributes = location(&href).to_vec();
    attributes.extend(kind);
    attributes.extend(core("text/xml", &size, &created, &entry.sha256));
    xml.open_with("mdRef", &attributes)?;
    xml.close("mdRef")?;
    xml.close(section)
}

/// One `file` and where it is.
pub fn file<W: Write>(
    xml: &mut Xml<W>,
    about: &About<'_>,
    id: &str,
    mime: &str,
    entry: &Entry,
) -> io::Result<()> {
    let href = format!("file:{}", entry.name);
    let (size, created) = (entry.size.to_string(), created(about));
    let mut attributes = vec![("ID", id), ("USE", "Datafile")];
    attributes.extend(core(mime, &size, &created, &entry.sha256));
    xml.open_with("file", &attributes)?;
    xml.open_with("FLocat", &location(&href))?;
    xml.close("FLocat")?;
    xml.close("file")?;
    xml.line()
}

fn created(about: &About<'_>) -> String {
    about.at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

fn location(href: &str) -> [(&str, &str); 3] {
    [
        ("LOCTYPE", "URL"),
        ("xlink:type", "simple"),
        ("xlink:href", href),
    ]
}

fn core<'a>(
    mime: &'a str,
    size: &'a str,
    created: &'a str,
    sha256: &'a str,
) -> [(&'static str, &'a str); 5] {
    [
        ("MIMETYPE", mime),
        ("SIZE", size),
        ("CREATED", created),
        ("CHECKSUM", sha256),
        ("CHECKSUMTYPE", "SHA-256"),
    ]
}

/// The schema's list is closed, and shorter than the list of formats: what it
/// does not know goes under the nearest. PREMIS has the file's own ending.
fn mime(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "xml" | "xsd" => "text/xml",
        "pdf" => "image/pdf",
        "tif" | "tiff" => "image/tiff",
        "jpg" | "jpeg" | "png" => "image/jpg",
        _ => "text/plain",
    }
}
