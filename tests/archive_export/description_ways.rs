//! Descriptions that ADDML does not take, and that name somebody else than the archive does.
use super::broken::edit;
use super::mutation::{DESCRIPTION, Mutation, STRUCTURE, cut, find_all};
use std::fs;
use std::path::Path;

fn describe(at: &Path, from: &str, to: &str) {
    edit(at, DESCRIPTION, from, to);
}

/// Says something twice.
fn again(at: &Path, what: &str) {
    describe(at, what, &format!("{what}{what}"));
}

#[test]
fn a_description_is_as_addml_has_it() {
    const TEST: &str = "N5.03";
    let ways: [Mutation; 17] = [
        (
            "an attribute that nobody knows",
            |at| describe(at, "<dataset>", "<dataset farge=\"blå\">"),
            &[3],
            TEST,
            &["attributtet farge"],
        ),
        (
            "an attribute of another element",
            |at| describe(at, "<value>skarpt<", "<value name=\"x\">skarpt<"),
            &[3],
            TEST,
            &["attributtet name"],
        ),
        (
            "an element of another namespace",
            |at| describe(at, "<value>skarpt<", "<value xmlns=\"urn:x\">skarpt<"),
            &[3],
            TEST,
            &["urn:x"],
        ),
        (
            "a value twice",
            |at| again(at, "<value>Noark 5</value>"),
            &[3],
            TEST,
            &["value i property «type» står to gonger"],
        ),
        (
            "a description twice",
            |at| {
                describe(
                    at,
                    "<description>",
                    "<description>x</description><description>",
                )
            },
            &[3],
            TEST,
            &["description i dataset står to gonger"],
        ),
        (
            "a day twice",
            |at| {
                let day = "<property name=\"startDate\"><value>2026-01-01</value></property>";
                again(at, day);
            },
            &[3],
            TEST,
            &["startDate står to gonger"],
        ),
        (
            "a file in two places",
            |at| {
                let text = fs::read_to_string(at.join(DESCRIPTION)).unwrap();
                let start = text.find("<dataObject name=\"endringslogg\">").unwrap();
                let end = "</dataObject>";
                let to = start + text[start..].find(end).unwrap() + end.len();
                again(at, &text[start..to]);
            },
            &[3],
            TEST,
            &["endringslogg.xml er oppført i to dataObject"],
        ),
        (
            "loose text",
            |at| describe(at, "<dataset>", "<dataset>laus tekst"),
            &[3],
            TEST,
            &["laus tekst"],
        ),
        (
            "what belongs before, after",
            |at| {
                cut(at, DESCRIPTION, "<description>", "</description>");
                let end = "</reference>";
                describe(at, end, &format!("{end}<description>x</description>"));
            },
            &[3],
            TEST,
            &["description i dataset står på feil plass"],
        ),
        (
            "properties before the value",
            |at| {
                let inner = "<properties><property name=\"version\"><value>5.0</value></property></properties>";
                let value = "<value>Noark 5</value>";
                describe(at, &format!("{value}{inner}"), &format!("{inner}{value}"));
            },
            &[3],
            TEST,
            &["value i property «type» står på feil plass"],
        ),
        (
            "an element of no standard",
            |at| describe(at, "<dataset>", "<dataset><notat>x</notat>"),
            &[3],
            TEST,
            &["notat i dataset høyrer ikkje heime"],
        ),
        (
            "an element without its name",
            |at| {
                describe(
                    at,
                    "<additionalElement name=\"systemName\">",
                    "<additionalElement>",
                )
            },
            &[3],
            TEST,
            &["manglar attributtet name"],
        ),
        (
            "another name",
            |at| describe(at, "name=\"Noark 5-arkivuttrekk\"", "name=\"Uttrekk\""),
            &[3],
            "",
            &["name på addml er «Uttrekk»"],
        ),
        (
            "no name of the system",
            |at| {
                let from = "<additionalElement name=\"systemName\">";
                cut(at, DESCRIPTION, from, "</additionalElement>");
            },
            &[3],
            "",
            &["systemName manglar under reference/context"],
        ),
        (
            "a system of no kind",
            |at| {
                let from = "<additionalElement name=\"systemType\">";
                cut(at, DESCRIPTION, from, "</additionalElement>");
            },
            &[3],
            "",
            &["systemType manglar under reference/context"],
        ),
        (
            "an element in a text",
            |at| describe(at, "<value>skarpt<", "<value><b>x</b>skarpt<"),
            &[3],
            TEST,
            &["value har eit element i seg"],
        ),
        (
            "nothing where something must be",
            |at| {
                let system = "<additionalElement name=\"systemName\">";
                describe(at, system, &format!("{system}<properties></properties>"));
                cut(at, DESCRIPTION, "<value>brotsak<", "/value>");
            },
            &[3],
            TEST,
            &["property manglar i properties"],
        ),
    ];
    find_all(&ways);
}

#[test]
fn everybody_names_the_same_creator() {
    let ways: [Mutation; 3] = [
        (
            "one more in the structure",
            |at| {
                let more = "<arkivskaper><arkivskaperID>987654321</arkivskaperID><arkivskaperNavn>Bygland kommune</arkivskaperNavn></arkivskaper><arkivskaper>";
                edit(at, STRUCTURE, "<arkivskaper>", more);
            },
            &[3],
            "",
            &[STRUCTURE, "Bygland kommune"],
        ),
        (
            "another in a journal",
            |at| {
                let (own, other) = (
                    ">Valle kommune</arkivskaperNavn>",
                    ">Bygland kommune</arkivskaperNavn>",
                );
                edit(at, "offentligJournal.xml", own, other);
            },
            &[3],
            "",
            &["offentligJournal.xml", "Bygland kommune"],
        ),
        (
            "one more in the description",
            |at| {
                let one = |name| {
                    format!(
                        "<additionalElement name=\"recordCreator\"><value>{name}</value></additionalElement>"
                    )
                };
                let own = one("Valle kommune");
                describe(at, &own, &format!("{own}{}", one("Bygland kommune")));
            },
            &[3],
            "",
            &[DESCRIPTION, "recordCreator «Bygland kommune»"],
        ),
    ];
    find_all(&ways);
}
