//! DIAS packages whose METS, PREMIS, log and description are right XML, and say what is not so.
use super::broken::sha256;
use super::dias::{archive, deliver};
use super::dias_ways::{OTHER, broken, careful};
use super::schema_folder;
use std::fs;
use std::path::Path;

const PREMIS: &str = "administrative_metadata/dias-premis.xml";
const LOG: &str = "log.xml";

/// What stands in a file from the first `start` to the first `end` after it, with both.
fn part(at: &Path, start: &str, end: &str) -> String {
    let text = fs::read_to_string(at).unwrap();
    let from = text.find(start).unwrap();
    let to = text[from..].find(end).unwrap() + from + end.len();
    text[from..to].to_owned()
}

#[test]
fn premis_says_what_the_files_of_the_extraction_are() {
    let Some(schemas) = schema_folder("what PREMIS says") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let structure = "content/arkivstruktur.xml";
    let sum = |at: &Path| {
        let sum = sha256(&fs::read(at.join(structure)).unwrap());
        careful(at, PREMIS, &sum, &"0".repeat(64));
    };
    broken(&made, sum, &[(2, structure)], "messageDigest i");
    let size = |at: &Path| {
        let size = fs::metadata(at.join(structure)).unwrap().len();
        let size = format!("<size>{size}</size>");
        careful(at, PREMIS, &size, "<size>7</size>");
    };
    broken(&made, size, &[(2, structure)], "size i");
    let gone = |at: &Path| {
        let object = part(&at.join(PREMIS), "<object ", "</object>");
        careful(at, PREMIS, &object, "");
    };
    let first = "content/addml.xsd";
    broken(&made, gone, &[(12, first)], "ikkje noko objekt");
    let twice = |at: &Path| {
        let object = part(&at.join(PREMIS), "<object ", "</object>");
        careful(at, PREMIS, &object, &object.repeat(2));
    };
    let one = [(3, PREMIS)];
    broken(&made, twice, &one, "fleire gonger");
    let stranger = |at: &Path| {
        let start = format!("<objectIdentifierValue>{}", made.uuid);
        careful(
            at,
            PREMIS,
            &start,
            &format!("<objectIdentifierValue>{OTHER}"),
        );
    };
    broken(&made, stranger, &one, OTHER);
    let astray = |at: &Path| careful(at, PREMIS, "/content/addml.xsd<", "/content/nei.xsd<");
    broken(&made, astray, &one, "viser til content/nei.xsd");
    let nothing = |at: &Path| {
        let object = part(&at.join(PREMIS), "<object ", "</object>");
        let other = object.replace(first, "content/nei.xsd");
        careful(at, PREMIS, &object, &format!("{object}{other}"));
    };
    broken(&made, nothing, &one, "content/nei.xsd er eit objekt");
    let root = |at: &Path| careful(at, PREMIS, "standarder/PREMIS\"", "standarder/ANNA\"");
    broken(&made, root, &one, "rotelementet er ikkje premis");
    let root = |at: &Path| careful(at, PREMIS, "<premis ", "<anna ");
    broken(&made, root, &one, "rotelementet er ikkje premis");
}

#[test]
fn the_log_says_what_was_done_with_this_package() {
    let Some(schemas) = schema_folder("what the log says") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let one = [(3, LOG)];
    let empty = |at: &Path| {
        let text = fs::read_to_string(at.join(LOG)).unwrap();
        careful(at, LOG, &text, "<x/>");
    };
    broken(&made, empty, &one, "rotelementet er ikkje premis");
    let quiet = |at: &Path| {
        let event = part(&at.join(LOG), "<event>", "</event>");
        careful(at, LOG, &event, "");
    };
    broken(&made, quiet, &one, "inga hending");
    let stranger = |at: &Path| careful(at, LOG, &made.uuid, OTHER);
    broken(&made, stranger, &one, OTHER);
}
