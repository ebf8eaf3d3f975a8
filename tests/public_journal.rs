//! The public journal of a period: neutral, without names, whatever has become of the cases.
use crate::archive_export::rows::{Archive, case};
use crate::support::desk::Desk;
use crate::support::keeping::{approve_list, draw_list, page_of, put_schedule_in_force};
use crate::support::reporting::sql;
use crate::support::{now, way};
use brotsak::casework::read_public_journal::{Entry, read_public_journal};

fn year(archive: &Archive) -> Vec<Entry> {
    let profile = archive.profile.clone();
    let days = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    let read = archive.house.store.write("cli", now(), move |tx| {
        read_public_journal(tx, &profile, None, days)
    });
    read.unwrap().unwrap()
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let parts = text.split(from).skip(1);
    parts.map(|part| part.split(to).next().unwrap()).collect()
}

#[test]
fn the_page_and_the_extraction_say_the_same() {
    let mut shown = case(18);
    shown.documents[4].shielding = "";
    let archive = Archive::with(&[case(17), shown]);
    archive.export(None).unwrap();
    let xml = archive.read("offentligJournal.xml");
    let written: Vec<Vec<&str>> = between(&xml, "<journalregistrering>", "</journalregistrering>")
        .into_iter()
        .map(|entry| {
            let mut all = between(entry, "<offentligTittel>", "<");
            all.extend(between(entry, "<journalsekvensnummer>", "<"));
            all.extend(between(entry, "<journaldato>", "<"));
            all.extend(between(entry, "<korrespondansepartNavn>", "<"));
            all.extend(between(entry, "<skjermingshjemmel>", "<"));
            all
        })
        .collect();
    let rows = year(&archive);
    let read: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let mut all = vec![
                row.case_title.clone(),
                row.title.clone(),
                row.serial.to_string(),
                row.on.to_string(),
            ];
            all.extend(row.correspondents.iter().map(|(_, name)| name.clone()));
            all.extend(Some(row.basis.clone()).filter(|basis| !basis.is_empty()));
            all
        })
        .collect();
    assert_eq!(read.len(), 4);
    assert_eq!(read, written);
    assert!(
        read[3].contains(&"Personal".to_owned()),
        "the unit, where nothing is shielded: {read:?}"
    );
}

#[test]
fn an_open_case_is_in_it_and_a_name_is_not_however_it_is_written() {
    let mut open = case(1);
    (open.stage, open.closed) = ("decided", "");
    open.public_title = "Olas sak".to_owned();
    open.documents[0].public_title = "Melding frå DØME".to_owned();
    let mut varsel = case(2);
    (varsel.stage, varsel.closed) = ("decided", "");
    let archive = Archive::with(&[open, varsel]);
    archive.sql("update cases set narrowed_at = registered_at where serial = 2");
    let rows = year(&archive);
    assert_eq!(
        rows.len(),
        2,
        "a whistleblowing case waits until it is closed"
    );
    let all = format!("{rows:?}").to_lowercase();
    for name in ["ola", "døme", "kari", "gro"] {
        assert!(!all.contains(name), "{name}: {all}");
    }
    assert_eq!(rows[0].case_title, "*****");
    archive.sql("update cases set stage = 'closed', closed_at = '2026-03-20 13:00:00', closed_by_id = officer_id where serial = 2");
    assert_eq!(year(&archive).len(), 4);
}

#[test]
fn the_archivist_prints_it_and_takes_it_to_a_spreadsheet() {
    let desk = Desk::open();
    put_schedule_in_force(&desk);
    way::closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    way::cleared(&desk, &mut kari);
    let mut arne = desk.as_person("arne");
    let days = "?from=1.11.2026&to=30.11.2026";
    let page = arne.get(&format!("/archive/journal{days}"));
    page.is(200)
        .says("Journalført 1. november 2026 til 30. november 2026")
        .says("Personalsak")
        .says("2026/1-1")
        .says("2026/2-1")
        .says("Frå: *****")
        .says("data-print");
    for secret in ["Ola", "Liv", "Kari", "Bilete av elev"] {
        assert!(
            !page.html.split("<main").nth(1).unwrap().contains(secret),
            "{secret}"
        );
    }
    let file = arne.get("/archive/journal.csv?from=2026-11-01&to=2026-11-30");
    file.is(200);
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(
        text.starts_with("\u{feff}\"Dato\";\"Journalnummer\""),
        "{text}"
    );
    assert!(
        text.contains("\"2026-11-23\";\"2026/1\";\"2026/1-1\";\"Personalsak\""),
        "{text}"
    );
    arne.get("/archive/journal?from=1.1.2025&to=31.1.2025")
        .says("Ingenting er journalført");
    arne.get("/archive/journal?from=2.1.2025&to=1.1.2025")
        .is(422)
        .says("Byt om datoane");
    arne.get("/archive/journal.csv?from=x&to=y").is(400);
    // Its content is destroyed: the entry stands.
    desk.wait(chrono::TimeDelta::days(800));
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "hilde", list).is(303);
    desk.wait(chrono::TimeDelta::days(8));
    let place = page_of(&desk, list);
    let mut arne = desk.as_person("arne");
    arne.get(&place).is(200);
    arne.post(&format!("{place}/execution"), &[("confirmed", "yes")])
        .is(303);
    while !arne.get(&place).html.contains("/certificate") {
        std::thread::yield_now();
    }
    let page = arne.get(&format!("/archive/journal{days}"));
    page.is(200).says("2026/1-1").says("Kassert");
    let mut rita = desk.as_person("rita");
    rita.get("/audit?kind=reads")
        .says("Henta offentleg journal for 1. november 2026 til 30. november 2026");
}

#[test]
fn an_archivist_with_a_part_in_a_case_does_not_read_it_in_the_journal() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    way::cleared(&desk, &mut kari);
    let by = desk.person("arne").0;
    let conflict = |serial: i32| {
        format!(
            "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at) \
             select id, {by}, '', {by}, registered_at from cases where serial = {serial}"
        )
    };
    let mut arne = desk.as_person("arne");
    let (page, file) = (
        "/archive/journal?from=1.11.2026&to=30.11.2026",
        "/archive/journal.csv?from=2026-11-01&to=2026-11-30",
    );
    // An open case is left out, without a word.
    sql(&desk.house, &conflict(2));
    let shown = arne.get(page);
    shown.is(200).says("2026/1-1");
    assert!(!shown.html.contains("2026/2-1"), "{}", shown.html);
    let text = String::from_utf8(arne.get(file).is(200).bytes.clone()).unwrap();
    assert!(
        text.contains("2026/1-1") && !text.contains("2026/2-1"),
        "{text}"
    );
    // A closed one shuts the period, as it shuts the extraction.
    sql(&desk.house, &conflict(1));
    let shown = arne.get(page);
    shown
        .is(422)
        .says("Be ein annan arkivar eller drift ta ut denne perioden");
    assert!(!shown.html.contains("2026/1-1"), "{}", shown.html);
    arne.get(file).is(303);
}
