//! What of a whistleblowing case is not sent: whatever tells who reported it, and whatever may.
use super::{files, send, year};
use crate::archive_export::rows::{Archive, Case, Document, case};
use crate::support::copying::paper;
use brotsak::archive::arkivmelding::{Messages, Version};
use lopdf::{Object, Stream, dictionary};

const KARE: &str = "update cases set narrowed_at = registered_at;
    update people set name = 'Kåre Melkevik', email = 'kmelk01@valle.example', employee_no = '17-204'
        where employee_no = '1';";

/// A case with a readable report and these attachments, none of which is named in a title.
fn with(attached: &[(&'static str, Vec<u8>)]) -> Case {
    let mut it = case(17);
    (it.title, it.subject) = ("Personalsak".to_owned(), 4);
    it.documents.truncate(1);
    it.documents[0].bytes = paper("Her står det kva som hende.", "Melding");
    for (extension, bytes) in attached {
        it.documents.push(Document {
            kind: "evidence",
            main: Some(1),
            journal: None,
            extension,
            bytes: bytes.clone(),
            ..it.documents[0].clone()
        });
    }
    it
}

fn sent(case: Case) -> (Archive, Messages) {
    let archive = Archive::with(&[case]);
    archive.sql(KARE);
    let made = send(&archive, year(), Version::Two).unwrap();
    (archive, made)
}

/// A page that has a text, and a picture beside it.
fn pictured() -> Vec<u8> {
    let mut pdf = lopdf::Document::load_mem(&paper("Ingenting her.", "Notat")).unwrap();
    let picture = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
    "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 };
    pdf.add_object(Object::Stream(Stream::new(picture, vec![0])));
    let mut bytes = vec![];
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_file_that_names_whoever_reported_in_any_form_is_held_back() {
    let text = |text: &str| ("txt", text.as_bytes().to_vec());
    let telling = [
        text("Kåre sa det"),
        text("frå kmelk01@valle.example"),
        text("Ansattnr. 17-204"),
        text("Ka\u{30a}re sa det"),
        text("Melke\u{ad}vik sa det"),
        text("Melke-\nvik sa det"),
        ("pdf", paper("Kåre sa det", "Notat")),
        ("pdf", paper("Ingenting her.", "Notat frå Melkevik")),
    ];
    let (archive, made) = sent(with(&telling));
    let names: Vec<_> = files(&archive.out());
    assert_eq!(made.held_back, telling.len() as u64, "{names:?}");
    assert_eq!(made.files, 1);
}

#[test]
fn a_file_that_cannot_be_read_to_its_last_word_is_held_back_and_the_message_says_so() {
    let email = "From: =?utf-8?Q?K=C3=A5re?= <x@valle.example>\r\n\r\nMelke=\r\nvik";
    let unread = [
        ("eml", email.as_bytes().to_vec()),
        (
            "eml",
            b"From: gro@valle.example\r\n\r\nIngenting her.".to_vec(),
        ),
        ("txt", email.as_bytes().to_vec()),
        ("txt", b"K\xe5re sa det".to_vec()),
        ("docx", b"PK\x03\x04".to_vec()),
        ("odt", b"PK\x03\x04".to_vec()),
        ("png", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("jpg", b"\xff\xd8\xff".to_vec()),
        ("tif", b"II*\0".to_vec()),
        ("pdf", b"%PDF-1.7 noko".to_vec()),
        ("pdf", paper("", "Notat")),
        ("pdf", pictured()),
    ];
    let (archive, made) = sent(with(&unread));
    assert_eq!((made.files, made.held_back), (1, unread.len() as u64));
    let first = archive.read("2026-000017-001/arkivmelding.xml");
    let said = "Fila er ikkje send til arkivkjernen";
    assert_eq!(first.matches(said).count(), unread.len());
    let remarks = brotsak::archive::arkivmelding::remarks(&made);
    assert!(
        remarks[0].starts_with("12 filer er haldne att"),
        "{remarks:?}"
    );
}

#[test]
fn a_file_that_is_read_and_names_nobody_is_sent() {
    let silent = [
        (
            "txt",
            "Ingenting her. Kårestad, Melkevika; kl. 17, side 204."
                .as_bytes()
                .to_vec(),
        ),
        ("pdf", paper("Ingenting her.", "Notat")),
    ];
    let (_, made) = sent(with(&silent));
    assert_eq!((made.files, made.held_back), (3, 0));
}

#[test]
fn no_title_tells_who_reported_and_nor_does_the_one_in_its_place() {
    let mut told = with(&[]);
    told.title = "Varsel frå Ka\u{30a}re".to_owned();
    told.public_title = "Sak etter melding frå kmelk01".to_owned();
    told.documents[0].title = "Melding frå 17-204".to_owned();
    told.documents[0].public_title = "Melding".to_owned();
    let (archive, _) = sent(told);
    let first = archive.read("2026-000017-001/arkivmelding.xml");
    for word in ["kmelk01", "17-204", "Melkevik", "re</tittel>"] {
        assert!(!first.contains(word), "{word}: {first}");
    }
    assert!(
        first.contains("<tittel>*****</tittel><offentligTittel>*****"),
        "{first}"
    );
    assert!(first.contains("<tittel>Melding</tittel>"), "{first}");
}
