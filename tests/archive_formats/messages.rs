//! Messages to the archive core hold files as they came: nothing is said of what is not in them.

use super::{MAIL, OWN, PNG, closed_with, convert, date};
use crate::archive_export::shut::open_to_others;
use crate::support::desk::Desk;
use crate::support::reporting::sql;
use brotsak::archive::arkivmelding::{MessageRequest, Scope, Version, export_messages, remarks};

/// What the archivist is told of the messages of the year.
fn told(desk: &Desk) -> Vec<String> {
    let room = tempfile::tempdir().unwrap();
    let request = MessageRequest {
        scope: Scope::Period(date("2026-01-01"), date("2026-12-31")),
        version: Version::Two,
        out: room.path().join("meldingar"),
    };
    let (store, files) = (&desk.house.store, &desk.files);
    let profile = brotsak::archive::Profile::default();
    let made = export_messages(
        store,
        files,
        &profile,
        &request,
        |_, _| None,
        &mut |_, _| {},
    );
    let made = made.unwrap();
    let mut open = vec![];
    open_to_others(&request.out, &mut open);
    assert_eq!(open, Vec::<String>::new());
    remarks(&made)
}

#[test]
fn a_message_says_nothing_of_a_file_that_is_not_in_it() {
    let desk = Desk::open();
    closed_with(&desk, &[("a.png", PNG), ("b.eml", MAIL)]);
    assert_eq!(convert(&desk, None), OWN + 1);
    let lines = told(&desk).join("\n");
    assert!(!lines.contains("gjord om"), "{lines}");
    assert!(!lines.contains("produksjonsformat"), "{lines}");
    let mail = "filtypen «eml» er ikkje eit arkivformat; fila ligg i meldinga som ho kom";
    assert!(lines.contains(mail), "{lines}");
    // Once somebody has blown the whistle, neither is sent.
    sql(&desk.house, "update cases set narrowed_at = registered_at");
    let lines = told(&desk).join("\n");
    assert!(lines.contains("filer er haldne att"), "{lines}");
    for words in ["gjord om", "originalen er med", "«eml»", "«png»"] {
        assert!(!lines.contains(words), "{words}: {lines}");
    }
}
