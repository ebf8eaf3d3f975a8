//! Copies and answers of an access request, as an officer makes them in the browser.

use crate::support::desk::{Browser, Page};
use brotsak::documents::pdf;
use std::io::{Cursor, Read};

pub const SECRET: (&str, &str) = ("exemption", "secrecy");
pub const PARTLY: [(&str, &str); 2] = [("weighed", "partly"), SECRET];
/// Whoever answers has considered to give what may be kept back.
pub const WIDER: (&str, &str) = ("wider", "considered");
/// Why a name may stand.
pub const REASON: &str = "Namnet er kjent for den som spør.";

pub fn ask(kari: &mut Browser, case: &str, basis: &str, who: &str) -> String {
    kari.get(&format!("{case}/access-requests")).is(200);
    let fields = [
        ("requester", who),
        ("basis", basis),
        ("received_on", "23.11.2026"),
    ];
    let asked = kari.post(&format!("{case}/access-requests"), &fields);
    asked.is(303).location.clone()
}

pub fn weigh(kari: &mut Browser, request: &str, serial: usize, fields: &[(&str, &str)]) {
    let page = format!("{request}/documents/{serial}");
    kari.get(&page).is(200);
    kari.post(&page, fields).is(303);
}

/// The places of the names that the page asks about.
pub fn names(page: &Page) -> Vec<String> {
    let each = page.html.split("id=\"name-").skip(1);
    each.map(|it| it.split('"').next().unwrap().to_owned())
        .collect()
}

pub fn mark(kari: &mut Browser, copy: &str, places: &[String], more: &[(&str, &str)]) -> Page {
    let mut fields: Vec<(&str, &str)> = places.iter().map(|it| ("place", it.as_str())).collect();
    fields.extend(more);
    kari.post(&format!("{copy}/marks"), &fields)
}

pub fn take_out_all(kari: &mut Browser, copy: &str) {
    let places = names(kari.get(copy).is(200));
    mark(kari, copy, &places, &[("do", "take"), SECRET]).is(303);
}

/// Every document is kept back but those of `going`.
pub fn withhold_but(kari: &mut Browser, request: &str, going: &[usize]) {
    let count = kari.get(request).html.matches("<strong>").count();
    for serial in (1..=count).filter(|it| !going.contains(it)) {
        weigh(kari, request, serial, &[("weighed", "withheld"), SECRET]);
    }
}

/// A text file in the case; gives its number there.
pub fn evidence(kari: &mut Browser, case: &str, name: &str, bytes: &[u8]) -> usize {
    titled(kari, case, "Notat", (name, bytes))
}

pub fn titled(kari: &mut Browser, case: &str, title: &str, (name, bytes): (&str, &[u8])) -> usize {
    kari.get(&format!("{case}/documents/new")).is(200);
    let files = [("file", name, bytes)];
    kari.upload(&format!("{case}/documents"), &[("title", title)], &files)
        .is(303);
    let page = kari.get(case);
    let each = page.html.split("/documents/").skip(1);
    let serials = each.filter_map(|it| it.split('"').next()?.parse().ok());
    serials.max().unwrap()
}

/// What lies in the answer, by name.
pub fn unpacked(page: &Page) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(page.bytes.clone())).unwrap();
    let each = (0..zip.len()).map(|at| {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = vec![];
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    each.collect()
}

pub fn words(bytes: &[u8]) -> String {
    let read = pdf::read(bytes).unwrap();
    let all = format!("{} {}", read.text, read.beside);
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A PDF as another program would make it: one page, one font, a title.
pub fn paper(text: &str, title: &str) -> Vec<u8> {
    use lopdf::content::{Content, Operation};
    use lopdf::{Document, Object, Stream, dictionary};
    let mut pdf = Document::with_version("1.7");
    let pages = pdf.new_object_id();
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    "Encoding" => "WinAnsiEncoding" };
    let font = pdf.add_object(font);
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let mut operations = vec![];
    if !text.is_empty() {
        operations = vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 12.into()]),
            Operation::new("Td", vec![50.into(), 700.into()]),
            Operation::new("Tj", vec![Object::string_literal(latin)]),
            Operation::new("ET", vec![]),
        ];
    }
    let content = Content { operations }.encode().unwrap();
    let content = pdf.add_object(Stream::new(dictionary! {}, content));
    let page = pdf.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let kids = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    pdf.objects.insert(pages, Object::Dictionary(kids));
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", catalog);
    let info = pdf.add_object(dictionary! { "Title" => lopdf::text_string(title) });
    pdf.trailer.set("Info", info);
    let mut bytes = vec![];
    pdf.save_to(&mut bytes).unwrap();
    bytes
}
