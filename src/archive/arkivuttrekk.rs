//! `arkivuttrekk.xml`: what the package holds, in ADDML 8.3. The tools read it by position.

use crate::archive::arkivstruktur::Written;
use crate::archive::profile::Profile;
use crate::archive::xml::Xml;
use chrono::NaiveDate;
use std::io::{self, Write};

const NAMESPACE: &str = "http://www.arkivverket.no/standarder/addml";
const NAME: &str = "Noark 5-arkivuttrekk";

/// A file of the package and its checksum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub name: String,
    pub sha256: String,
}

/// Everything the description says.
pub struct Description<'a> {
    pub profile: &'a Profile,
    pub period: (NaiveDate, NaiveDate),
    pub written: Written,
    /// Nothing when nothing was journalled; then there are no journals.
    pub journalled: u64,
    /// The XML files, in this order: arkivstruktur, endringslogg, and the journals.
    pub files: &'a [Listed],
    /// The schemas; none in a package that is marked incomplete.
    pub schemas: &'a [Listed],
}

/// One `property` and what is inside it.
struct Property<'a> {
    name: &'a str,
    kind: Option<&'a str>,
    value: Option<String>,
    inside: Vec<Property<'a>>,
}

pub fn write<W: Write>(out: W, description: &Description<'_>) -> io::Result<W> {
    let mut xml = Xml::begin(out, "addml", NAMESPACE, "addml.xsd", &[("name", NAME)])?;
    xml.open("dataset")?;
    if description.schemas.is_empty() {
        xml.text(
            "description",
            "Noark 5-arkivuttrekk. UFULLSTENDIG: skjemafilene (XSD) manglar i pakken.",
        )?;
    } else {
        xml.text("description", NAME)?;
    }
    reference(&mut xml, description)?;
    xml.open("dataObjects")?;
    xml.open_with("dataObject", &[("name", NAME)])?;
    properties(&mut xml, &[info(description)])?;
    xml.open("dataObjects")?;
    for file in description.files {
        xml.line()?;
        let unit = file.name.trim_end_matches(".xml");
        xml.open_with("dataObject", &[("name", unit)])?;
        properties(&mut xml, &data_object(description, file, unit))?;
        xml.close("dataObject")?;
    }
    for element in ["dataObjects", "dataObject", "dataObjects", "dataset"] {
        xml.close(element)?;
    }
    xml.end("addml")
}

fn reference<W: Write>(xml: &mut Xml<W>, description: &Description<'_>) -> io::Result<()> {
    let profile = description.profile;
    xml.open("reference")?;
    xml.open("context")?;
    xml.open("additionalElements")?;
    xml.open_with("additionalElement", &[("name", "recordCreators")])?;
    xml.open("additionalElements")?;
    element(xml, "recordCreator", &profile.creator_name)?;
    xml.close("additionalElements")?;
    xml.close("additionalElement")?;
    element(xml, "systemType", "Fagsystem (Noark 5)")?;
    element(xml, "systemName", "brotsak")?;
    element(xml, "archive", &profile.fonds_title)?;
    xml.close("additionalElements")?;
    xml.close("context")?;
    xml.open("content")?;
    xml.open("additionalElements")?;
    xml.open_with("additionalElement", &[("name", "archivalPeriod")])?;
    let (from, to) = description.period;
    properties(
        xml,
        &[
            value("startDate", from.to_string()),
            value("endDate", to.to_string()),
        ],
    )?;
    for element in [
        "additionalElement",
        "additionalElements",
        "content",
        "reference",
    ] {
        xml.close(element)?;
    }
    xml.line()
}

fn element<W: Write>(xml: &mut Xml<W>, name: &str, text: &str) -> io::Result<()> {
    xml.open_with("additionalElement", &[("name", name)])?;
    xml.text("value", text)?;
    xml.close("additionalElement")
}

fn info<'a>(description: &Description<'_>) -> Property<'a> {
    let (written, profile) = (description.written, description.profile);
    let flag = |name, is_so: bool| typed(name, "boolean", is_so.to_string());
    let mut kind = value("type", "Noark 5".to_owned());
    kind.inside.push(value("version", "5.0".to_owned()));
    let separations = vec![
        value("inngaaendeSkille", profile.incoming.word().to_owned()),
        value("utgaaendeSkille", profile.outgoing.word().to_owned()),
    ];
    let additional = vec![
        group("periode", separations),
        flag("inneholderSkjermetInformasjon", written.has_shielding),
        flag("omfatterDokumenterSomErKassert", written.has_destroyed),
        flag("inneholderDokumenterSomSkalKasseres", written.has_disposal),
        flag("inneholderVirksomhetsspesifikkeMetadata", false),
        typed("antallDokumentfiler", "integer", written.files.to_string()),
    ];
    group("info", vec![kind, group("additionalInfo", additional)])
}

fn data_object<'a>(description: &Description<'_>, file: &Listed, unit: &str) -> Vec<Property<'a>> {
    let own = format!("{unit}.xsd");
    let mut all = vec![file_property(file)];
    for schema in description.schemas {
        if schema.name == own {
            let mut main = schema_property(schema);
            main.value = Some("main".to_owned());
            all.insert(1, main);
        } else if schema.name == "metadatakatalog.xsd" {
            all.push(schema_property(schema));
        }
    }
    let counts = match unit {
        "arkivstruktur" => vec![
            ("mappe", description.written.folders),
            ("registrering", description.written.registrations),
        ],
        "loependeJournal" | "offentligJournal" => {
            vec![("journalregistrering", description.journalled)]
        }
        _ => return all,
    };
    let counts = counts.into_iter().map(|(name, count)| Property {
        value: Some(name.to_owned()),
        ..group(
            "numberOfOccurrences",
            vec![
                value("elementPath", format!("//{name}")),
                typed("value", "integer", count.to_string()),
            ],
        )
    });
    all.push(group("info", counts.collect()));
    all
}

fn schema_property<'a>(schema: &Listed) -> Property<'a> {
    let mut kind = value("type", "XML Schema".to_owned());
    kind.inside.push(value("version", "1.0".to_owned()));
    group("schema", vec![file_property(schema), kind])
}

fn file_property<'a>(file: &Listed) -> Property<'a> {
    let mut format = value("format", "XML".to_owned());
    format.inside.push(value("version", "1.0".to_owned()));
    let checksum = vec![
        value("algorithm", "SHA-256".to_owned()),
        value("value", file.sha256.clone()),
    ];
    let inside = vec![
        value("name", file.name.clone()),
        format,
        group("checksum", checksum),
    ];
    group("file", inside)
}

fn value(name: &str, value: String) -> Property<'_> {
    Property {
        value: Some(value),
        ..group(name, vec![])
    }
}

fn typed<'a>(name: &'a str, kind: &'a str, text: String) -> Property<'a> {
    Property {
        kind: Some(kind),
        ..value(name, text)
    }
}

fn group<'a>(name: &'a str, inside: Vec<Property<'a>>) -> Property<'a> {
    Property {
        name,
        kind: None,
        value: None,
        inside,
    }
}

fn properties<W: Write>(xml: &mut Xml<W>, all: &[Property<'_>]) -> io::Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    xml.open("properties")?;
    for property in all {
        let name = ("name", property.name);
        match property.kind {
            Some(kind) => xml.open_with("property", &[("dataType", kind), name])?,
            None => xml.open_with("property", &[name])?,
        }
        if let Some(value) = &property.value {
            xml.text("value", value)?;
        }
        properties(xml, &property.inside)?;
        xml.close("property")?;
    }
    xml.close("properties")
}
