//! A signature that came in a PDF: told of with its file, and never called verified.
use super::{
    claiming_pdf, closed_with, convert, events, handed_on, is_taken_by_both_generations, plain_pdf,
};
use crate::support::desk::Desk;
use brotsak::archive::{check, report_paths};
use std::fs;

/// The same file with a signature in a field, or with the field alone.
fn with_signature_field(bytes: &[u8], is_signed: bool) -> Vec<u8> {
    use lopdf::{Object, dictionary};
    let mut document = lopdf::Document::load_mem(bytes).unwrap();
    let mut field = dictionary! { "FT" => "Sig", "T" => Object::string_literal("Signatur") };
    if is_signed {
        let range: Vec<Object> = [0, 10, 20, 30].into_iter().map(Object::from).collect();
        let signature = document.add_object(dictionary! {
            "Type" => "Sig",
            "Filter" => "Adobe.PPKLite",
            "SubFilter" => "ETSI.CAdES.detached",
            "ByteRange" => range,
            "Contents" => Object::string_literal("0"),
        });
        field.set("V", signature);
    }
    let field = document.add_object(field);
    let form = document.add_object(dictionary! { "Fields" => vec![Object::from(field)] });
    document.catalog_mut().unwrap().set("AcroForm", form);
    let mut bytes = vec![];
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_signature_that_came_in_a_pdf_is_told_of_with_its_file_and_not_called_verified() {
    let desk = Desk::open();
    let (plain, claiming) = (plain_pdf(), claiming_pdf());
    let broken = [
        b"%PDF-1.7\n",
        b"<< /Type /Sig /ByteRange [0 1 2 3] >>".as_slice(),
    ]
    .concat();
    let files: [(&str, &[u8]); 5] = [
        ("signert-a.pdf", &with_signature_field(&claiming, true)),
        ("signert.pdf", &with_signature_field(&plain, true)),
        ("tomt-felt.pdf", &with_signature_field(&claiming, false)),
        ("skadd.pdf", &broken),
        ("usignert.pdf", &claiming),
    ];
    closed_with(&desk, &files);
    convert(&desk, None);
    assert_eq!(events(&desk, "signature-found"), 3);
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("uttrekk");
    handed_on(&desk, &out);
    assert_eq!(check::run(&out).unwrap(), []);
    let structure = fs::read_to_string(out.join("arkivstruktur.xml")).unwrap();
    let objects = structure.split("<dokumentobjekt>").skip(1);
    let signed = objects.filter(|it| it.contains("<elektroniskSignatur>"));
    let signed: Vec<&str> = signed.collect();
    assert_eq!(signed.len(), 3);
    for object in signed {
        let plain: String = object.split_whitespace().collect();
        assert!(plain.contains(
            "<elektroniskSignaturVerifisert>Signaturpåført,ikkeverifisert</elektroniskSignaturVerifisert>\
             <verifisertDato>2026-11-23</verifisertDato><verifisertAv>System</verifisertAv>"
        ), "{plain}");
    }
    let report = fs::read_to_string(report_paths(&out).0).unwrap();
    assert_eq!(report.matches("har ein elektronisk signatur").count(), 3);
    // Looked at again, nothing is said twice.
    convert(&desk, None);
    assert_eq!(events(&desk, "signature-found"), 3);
    is_taken_by_both_generations(&out, "xmllint of a signed file");
}
