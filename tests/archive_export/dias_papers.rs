//! DIAS packages whose METS, PREMIS, log and description are right XML, and say what is not so.
use super::broken::sha256;
use super::checked::check;
use super::dias::{archive, deliver};
use super::dias_ways::{OTHER, broken, careful, change, finds};
use super::schema_folder;
use brotsak::archive::dias::unpack;
use std::fs;
use std::path::Path;
use std::process::Command;

const PREMIS: &str = "administrative_metadata/dias-premis.xml";
const LOG: &str = "log.xml";
const METS: &str = "dias-mets.xml";

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
    // The package is an object too, and what was done was done with it.
    let package = |at: &Path| part(&at.join(LOG), "<object ", "</object>");
    let other = |at: &Path| {
        let package = package(at);
        let stranger = package.replace(&made.uuid, OTHER);
        careful(at, PREMIS, &package, &format!("{package}{stranger}"));
    };
    broken(&made, other, &one, "er eit objekt, men står ikkje i");
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

#[test]
fn an_event_says_what_when_with_what_and_by_whom() {
    let Some(schemas) = schema_folder("what an event says") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let none = "fila har ingen slik";
    for name in [PREMIS, LOG] {
        let one = [(3, name)];
        let ways = [
            (
                "<eventDateTime>",
                "<eventDateTime>den ",
                "skulle vere eit tidspunkt",
            ),
            ("<eventDateTime>2", "<eventDateTime>9", "hende etter"),
            ("<eventType>Creation</eventType>", "", "eventType manglar"),
            (
                "<linkingAgentIdentifierValue>",
                "<linkingAgentIdentifierValue>anna",
                none,
            ),
            (
                "<linkingObjectIdentifierValue>",
                "<linkingObjectIdentifierValue>anna/",
                none,
            ),
        ];
        for (from, to, words) in ways {
            broken(&made, |at| careful(at, name, from, to), &one, words);
        }
        let timeless = |at: &Path| {
            let time = part(&at.join(name), "<eventDateTime>", "</eventDateTime>");
            careful(at, name, &time, "");
        };
        broken(&made, timeless, &one, "eventDateTime manglar");
    }
}

#[test]
fn mets_has_the_head_and_the_form_that_dias_asks() {
    let Some(schemas) = schema_folder("the head and the form of METS") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let ways = [
        (
            "CREATEDATE=\"",
            "CREATEDATE=\"30.11.",
            "CREATEDATE på metsHdr er",
        ),
        ("CREATEDATE=", "LASTMODDATE=", "CREATEDATE manglar"),
        ("RECORDSTATUS=\"NEW\"", "RECORDSTATUS=\"OLD\"", "OLD"),
        ("\"PRESERVATION\"", "\"EDITOR\"", "rolla PRESERVATION"),
        ("\"SUBMISSIONAGREEMENT\"", "\"ANNA\"", "avtalen"),
        (
            "<fptr FILEID=\"file1\"></fptr>",
            "",
            "ikkje viser til (fptr)",
        ),
        (
            "xlink:href=\"file:content/",
            "xlink:href=\"content/",
            "byrje med file:",
        ),
        (
            "</fileGrp>",
            "<fileGrp></fileGrp></fileGrp>",
            "både file og fileGrp",
        ),
        (
            "\"http://arkivverket.no/standarder/METS\"",
            "\"http://www.loc.gov/METS/\"",
            "namnerommet",
        ),
    ];
    let one = [(3, METS)];
    for (from, to, words) in ways {
        broken(&made, |at| change(&at.join(METS), from, to), &one, words);
    }
    let nameless = |at: &Path| {
        let at = at.join(METS);
        let start = "<agent ROLE=\"PRESERVATION\"";
        let agent = part(&at, start, "</agent>");
        let (before, rest) = agent.split_once("<name>").unwrap();
        let (_, after) = rest.split_once("</name>").unwrap();
        change(&at, &agent, &format!("{before}<name> </name>{after}"));
    };
    broken(&made, nameless, &one, "rolla PRESERVATION");
    let two = [one[0], one[0]];
    let astray = |at: &Path| change(&at.join(METS), "FILEID=\"file1\"", "FILEID=\"file0\"");
    broken(&made, astray, &two, "«file0» er vist til");
    let twice = |at: &Path| change(&at.join(METS), " ID=\"file2\"", " ID=\"file1\"");
    broken(&made, twice, &two, "«file1» er ID på fleire");
    for name in ["amdSec", "structMap"] {
        let gone = |at: &Path| {
            let at = at.join(METS);
            change(&at, &format!("<{name}"), "<anna");
            change(&at, &format!("</{name}"), "</anna");
        };
        broken(&made, gone, &one, &format!("{name} manglar"));
    }
    let unsaid = |at: &Path| {
        let name = "administrative_metadata/addml.xsd";
        fs::remove_file(at.join(name)).unwrap();
        let mets = at.join(METS);
        let text = fs::read_to_string(&mets).unwrap();
        let (before, _) = text.split_once(name).unwrap();
        let start = &before[before.rfind("<file ").unwrap()..];
        let file = part(&mets, start, "</file>");
        let id = file.split('"').find(|it| it.starts_with("file")).unwrap();
        let pointer = format!("<fptr FILEID=\"{id}\"></fptr>");
        fs::write(&mets, text.replace(&file, "").replace(&pointer, "")).unwrap();
    };
    let schema = [(1, "administrative_metadata/addml.xsd")];
    broken(&made, unsaid, &schema, "fila manglar i DIAS-pakken");
    let folder = |at: &Path| fs::remove_dir(at.join("descriptive_metadata")).unwrap();
    let gone = [(1, "descriptive_metadata")];
    broken(&made, folder, &gone, "mappa manglar");
}

#[test]
fn mets_says_when_each_file_was_made() {
    let Some(schemas) = schema_folder("when files were made") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let ways = [
        ("", "CREATED manglar på file, som content/"),
        (" CREATED=\"\"", "er «», skulle vere eit tidspunkt"),
        (" CREATED=\"i dag\"", "er «i dag», skulle vere"),
        (" CREATED=\"2099-01-01T00:00:00\"", "etter at pakken"),
    ];
    for (to, words) in ways {
        let breaks = |at: &Path| {
            let at = at.join(METS);
            let file = part(&at, "<file ID=\"file1\"", "</file>");
            let start = file.find(" CREATED=").unwrap();
            let from = &file[start..start + " CREATED=\"2026-01-01T00:00:00\"".len()];
            change(&at, &file, &file.replace(from, to));
        };
        broken(&made, breaks, &[(3, METS)], words);
    }
}

#[test]
fn the_description_beside_a_tar_says_what_mets_and_the_extraction_say() {
    let Some(schemas) = schema_folder("the description and METS") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let right = fs::read_to_string(&made.description).unwrap();
    let paper = format!("{}.xml", made.uuid);
    let agreement = part(
        &made.description,
        "<altRecordID TYPE=\"SUBMISSIONAGREEMENT\"",
        "</altRecordID>",
    );
    let archivist = part(&made.description, "<name>", "</name>");
    let tar = format!("file:{}.tar", made.uuid);
    let ways = [
        (" LABEL=\"", " LABEL=\"Anna ", "LABEL er «Anna"),
        (agreement.as_str(), "", "SUBMISSIONAGREEMENT manglar"),
        (">2026/44 &amp;", ">1999/1 &amp;", "SUBMISSIONAGREEMENT er"),
        (
            &archivist,
            "<name>Ein annan</name>",
            "ARCHIVIST er «Ein annan»",
        ),
        (">2026-01-01<", ">2025-01-01<", "STARTDATE er «2025-01-01»"),
        (&tar, "file:anna.tar", "tar-fila «anna.tar»"),
        (
            "xmlns=\"http://www.loc.gov/METS/\"",
            "xmlns=\"http://arkivverket.no/standarder/METS\"",
            "namnerommet",
        ),
    ];
    for (from, to, words) in ways {
        change(&made.description, from, to);
        finds(&made.tar, &[(3, &paper)], words);
        fs::write(&made.description, &right).unwrap();
    }
}

#[test]
fn the_description_beside_a_tar_has_what_dias_asks() {
    let Some(schemas) = schema_folder("what a description has") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let right = fs::read_to_string(&made.description).unwrap();
    let paper = format!("{}.xml", made.uuid);
    let file = part(&made.description, "<file ID=\"file1\"", "</file>");
    let twice = format!("{file}{file}");
    let start = right.find("<file ID=\"file2\"").unwrap();
    let mets = &right[start..];
    let mets = &mets[..mets.find("</file>").unwrap() + "</file>".len()];
    let mut ways = vec![
        ("RECORDSTATUS=\"NEW\"", "RECORDSTATUS=\"OLD\"", "OLD"),
        ("CREATEDATE=", "LASTMODDATE=", "CREATEDATE manglar"),
        ("\"PRESERVATION\"", "\"EDITOR\"", "rolla PRESERVATION"),
        (" TYPE=\"SIP\"", " TYPE=\"AIP\"", "men SIP i dias-mets.xml"),
        (" TYPE=\"SIP\"", "", "TYPE på mets er ingenting"),
        (mets, "", "nemner ikkje dias-mets.xml"),
        (file.as_str(), twice.as_str(), "står fleire gonger"),
        (
            "\"application/x-tar\"",
            "\"tekst/tar\"",
            "MIMETYPE er tekst",
        ),
    ];
    let kinds = [
        "DELIVERYSPECIFICATION",
        "DELIVERYTYPE",
        "PACKAGENUMBER",
        "REFERENCECODE",
        "STARTDATE",
        "ENDDATE",
    ];
    let records = kinds.map(|kind| {
        let start = format!("<altRecordID TYPE=\"{kind}\"");
        let record = part(&made.description, &start, "</altRecordID>");
        (record, format!("altRecordID {kind} manglar"))
    });
    for (record, words) in &records {
        ways.push((record.as_str(), "", words.as_str()));
    }
    for (from, to, words) in ways {
        change(&made.description, from, to);
        finds(&made.tar, &[(3, &paper)], words);
        fs::write(&made.description, &right).unwrap();
    }
}

#[test]
fn xmllint_reads_the_papers_too() {
    let Some(schemas) = schema_folder("the papers before xmllint") else {
        return;
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("LEFT OUT: the papers before xmllint: no xmllint");
        return;
    }
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let words = ["--schemas", schemas.to_str().unwrap()];
    let ended = check(&made.tar, &words);
    assert_eq!(ended.code, 0, "{ended:?}");
    let room = tempfile::tempdir().unwrap();
    let root = unpack(&made.tar, room.path()).unwrap();
    change(&root.join(METS), " PROFILE=", " ID=");
    let ended = check(&root, &words);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.said.contains("PROFILE"), "{ended:?}");
    // The description lies beside the tar. In the namespace of another it is not read as that.
    let right = fs::read_to_string(&made.description).unwrap();
    let (own, other) = (
        "http://www.loc.gov/METS/",
        "http://arkivverket.no/standarder/METS",
    );
    fs::write(&made.description, right.replace(own, other)).unwrap();
    let ended = check(&made.tar, &words);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.said.contains("namnerommet"), "{ended:?}");
    fs::write(&made.description, right).unwrap();
    change(&made.description, "<note>", "<merknad>");
    change(&made.description, "</note>", "</merknad>");
    let ended = check(&made.tar, &words);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.said.contains("merknad"), "{ended:?}");
}
