//! The submission description beside the tar: what the depot reads before it opens the package.

use super::About;
use super::list::Entry;
use super::mets::{PROFILE, XLINK, file, head};
use crate::archive::xml::Xml;
use std::fs::File;
use std::io::{self, BufWriter, Write};

const NAMESPACE: &str = "http://www.loc.gov/METS/";

/// `mets` and `tar` are the checksums and sizes of the two.
pub fn write(
    out: File,
    about: &About<'_>,
    mets: &(String, u64),
    tar: &(String, u64),
) -> io::Result<()> {
    let (object, label) = (about.object_id(), about.label());
    let attributes = [
        XLINK,
        ("OBJID", object.as_str()),
        ("TYPE", "SIP"),
        ("PROFILE", PROFILE),
        ("LABEL", label.as_str()),
    ];
    let out = BufWriter::new(out);
    let mut xml = Xml::begin(
        out,
        "mets",
        NAMESPACE,
        "submissionDescription.xsd",
        &attributes,
    )?;
    let delivery = about.delivery;
    let (from, to) = (about.period.0.to_string(), about.period.1.to_string());
    let records = [
        ("DELIVERYSPECIFICATION", delivery.specification.as_str()),
        ("SUBMISSIONAGREEMENT", delivery.agreement.as_str()),
        ("DELIVERYTYPE", delivery.kind.as_str()),
        ("PACKAGENUMBER", delivery.package_number.as_str()),
        ("REFERENCECODE", delivery.reference_code.as_str()),
        ("STARTDATE", from.as_str()),
        ("ENDDATE", to.as_str()),
    ];
    head(&mut xml, about, &format!("{}.xml", about.uuid), &records)?;
    xml.open("fileSec")?;
    xml.open_with("fileGrp", &[("ID", "fileGroup001"), ("USE", "FILES")])?;
    let parts = [
        (
            "file1",
            "application/x-tar",
            format!("{}.tar", about.uuid),
            tar,
        ),
        (
            "file2",
            "text/xml",
            format!("{}/dias-mets.xml", about.uuid),
            mets,
        ),
    ];
    for (id, mime, name, (sha256, size)) in parts {
        let entry = Entry {
            name,
            size: *size,
            sha256: sha256.clone(),
        };
        file(&mut xml, about, id, mime, &entry)?;
    }
    xml.close("fileGrp")?;
    xml.close("fileSec")?;
    xml.open("structMap")?;
    xml.open_with("div", &[("LABEL", "Package")])?;
    for id in ["file1", "file2"] {
        xml.open_with("fptr", &[("FILEID", id)])?;
        xml.close("fptr")?;
    }
    xml.close("div")?;
    xml.close("structMap")?;
    xml.end("mets")?.flush()
}
