use crate::support::desk::{Browser, Desk, Page};
use crate::support::reporting::sql;
use crate::support::way;
use brotsak::audit::{Event, Kind};
use brotsak::store::ledger;
use brotsak::web::words;
use std::collections::BTreeMap;

/// What stands in the table of events; the names of the filter are not part of it.
fn rows(page: &Page) -> String {
    let html = page.html.replace('\u{a0}', " ");
    let table = html.split_once("<tbody>").map(|(_, rest)| rest);
    let table = table.and_then(|rest| rest.split_once("</tbody>"));
    table.map(|(rows, _)| rows.to_owned()).unwrap_or_default()
}

/// The numbers of the entries on the page, in order.
fn numbers(page: &Page) -> Vec<u64> {
    let rows = rows(page);
    let each = rows.split("class=\"num\">").skip(1);
    each.map(|row| {
        let number = row.split('<').next().unwrap();
        number.replace(' ', "").parse().unwrap()
    })
    .collect()
}

fn verify(reader: &mut Browser) -> Page {
    reader.get("/audit").is(200);
    reader.post("/audit/verifications", &[])
}

#[test]
fn the_page_says_first_whether_the_trail_holds() {
    let desk = Desk::open();
    let mut rita = desk.as_person("rita");
    rita.get("/audit")
        .is(200)
        .says("Sporet er ikkje kontrollert enno");
    let checked = verify(&mut rita);
    checked
        .is(200)
        .says("Heile sporet er kontrollert og uendra")
        .says("23. november 2026 kl. 09.15")
        .says("av Rita");
    assert!(!checked.html.contains("kl. 09.15</time> av Systemet"));
    let later = rita.get("/audit");
    later
        .is(200)
        .says("Heile sporet er kontrollert og uendra")
        .says("1 hending er komen til sidan");
    assert!(rows(&later).contains("Kontrollerte sporet"));
    // The archivist, from whom entries are left out, is told that it holds and not how many there are.
    let mut arne = desk.as_person("arne");
    let page = arne.get("/audit");
    page.is(200).says("Heile sporet er kontrollert og uendra");
    assert!(numbers(&page).is_empty() && !page.html.contains("er komen til sidan"));
}

#[test]
fn a_row_that_was_changed_behind_the_house_is_named() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut rita = desk.as_person("rita");
    verify(&mut rita)
        .is(200)
        .says("Heile sporet er kontrollert og uendra");
    sql(
        &desk.house,
        "update decisions set severity = 'none' where id = 1",
    );
    let broken = verify(&mut rita);
    broken
        .is(200)
        .says("Sporet stemmer ikkje")
        .says("Ei rad i databasen er ikkje slik sporet seier")
        .says("E-ROW")
        .says("decisions 1: not as seq")
        .says("Ikkje rett noko i databasen");
    let again = rita.get("/audit");
    again
        .is(200)
        .says("Sporet stemmer ikkje")
        .says("Kontrollen fann 1 avvik")
        .says("for å sjå kvart avvik ved namn");
}

#[test]
fn an_event_whose_words_are_gone_still_has_its_row() {
    let desk = Desk::open();
    let mut rita = desk.as_person("rita");
    sql(&desk.house, "delete from ledger_payloads where seq = 2");
    let page = rita.get("/audit?before=5");
    page.is(200)
        .says("Innhaldet kan ikkje lesast")
        .says("Stemmer ikkje");
    assert_eq!(numbers(&page), [4, 3, 2, 1, 0]);
    verify(&mut rita)
        .is(200)
        .says("Innhaldet i hendinga er borte")
        .says("seq 2: the payload is gone");
}

#[test]
fn of_a_trail_that_is_all_broken_the_page_names_the_first_and_counts_the_rest() {
    let desk = Desk::open();
    let store = &desk.house.store;
    let read = store.write("system", desk.now(), |tx| {
        (0..250).try_for_each(|_| ledger::record(tx, "exports", &Event::ExportsListed))
    });
    read.unwrap();
    sql(
        &desk.house,
        "delete from ledger_payloads where subject = 'exports'",
    );
    let page = verify(&mut desk.as_person("rita"));
    page.is(200)
        .says("Sporet stemmer ikkje")
        .says("Og 50 avvik til.")
        .says("brotsak audit verify");
    assert_eq!(page.html.matches("(E-MISSING)").count(), 200);
}

#[test]
fn reading_the_trail_is_itself_in_the_trail() {
    let desk = Desk::open();
    let mut rita = desk.as_person("rita");
    let first = rita.get("/audit");
    assert!(rows(&first).contains("Las revisjonssporet (sporet)"));
    rita.get("/audit/events.csv").is(200);
    let second = rita.get("/audit?kind=reads");
    assert!(rows(&second).contains("Las revisjonssporet (nedlasting som CSV)"));
}

#[test]
fn the_trail_is_for_those_who_answer_for_it() {
    let desk = Desk::open();
    for name in ["kari", "gro", "liv", "ola", "sondre"] {
        let mut person = desk.as_person(name);
        for path in ["/audit", "/audit/events.csv"] {
            person.get(path).is(404);
        }
        person.get("/account");
        person.post("/audit/verifications", &[]).is(404);
    }
    let mut hilde = desk.as_person("hilde");
    let page = hilde.get("/audit?kind=access");
    assert!(rows(&page).contains("Nekta tilgang til /audit"));
}

#[test]
fn what_a_reporter_does_has_no_name() {
    let desk = Desk::open();
    let report = way::report(&desk, "liv");
    let mut liv = desk.as_person("liv");
    liv.get("/reports").is(200);
    let id = desk.person("liv");
    let mut rita = desk.as_person("rita");
    for (query, what) in [
        (format!("subject={report}"), "Sende melding"),
        ("subject=draft:1".to_owned(), "Byrja på ei melding"),
        ("kind=reads".to_owned(), "Såg lista over meldingar"),
    ] {
        let page = rita.get(&format!("/audit?{query}"));
        let rows = rows(page.is(200));
        assert!(rows.contains(what), "{query}: {rows}");
        assert!(rows.contains("Meldar (skjerma)"), "{query}: {rows}");
        assert!(!rows.contains("Liv "), "{query}: {rows}");
    }
    // Asking for Liv gives what Liv does in the open, and nothing that a reporter does.
    for query in [format!("who={id}"), format!("subject={id}")] {
        let page = rita.get(&format!("/audit?{query}"));
        let rows = rows(page.is(200));
        assert!(rows.contains("Logga inn"), "{query}: {rows}");
        for secret in ["melding", "utkast", "Meldar"] {
            assert!(!rows.contains(secret), "{query}: {rows}");
        }
        let file = rita.get(&format!("/audit/events.csv?{query}"));
        file.is(200);
        assert!(!file.html.contains("report"), "{}", file.html);
    }
}

#[test]
fn the_trail_is_filtered_by_what_who_and_when() {
    let desk = Desk::open();
    let case = way::closed_with_a_warning(&desk);
    let slug = case.strip_prefix("/cases/").unwrap();
    let (kari, gro) = (desk.person("kari"), desk.person("gro"));
    let mut rita = desk.as_person("rita");
    let of_case = rita.get(&format!("/audit?subject={slug}"));
    let all = rows(of_case.is(200));
    for said in [
        "Registrerte saka. Regelsett valle-2014/",
        "Svara på port G1, ytringsfridom: ikkje verna",
        "Rekna ut framlegg: åtvaring, netto",
        "Tilrådde: åtvaring",
        "Avgjorde: åtvaring",
        "Avslutta saka: åtvaring. Bevaring: arkivaren må avgjere",
        "Sak 2026/1",
        "Stemmer",
    ] {
        assert!(all.contains(said), "{said}: {all}");
    }
    assert_eq!(
        numbers(&of_case),
        numbers(&rita.get("/audit?subject=2026%2F1"))
    );
    let decisions = rita.get(&format!("/audit?kind=decisions&who={gro}"));
    assert_eq!(numbers(&decisions).len(), 1);
    assert!(rows(&decisions).contains("Avgjorde: åtvaring"));
    let by_kari = rita.get(&format!("/audit?kind=decisions&who={kari}"));
    assert_eq!(numbers(&by_kari).len(), 3);
    let today = rita.get("/audit?kind=decisions&from=23.11.2026");
    assert_eq!(numbers(&today).len(), 4);
    let tomorrow = rita.get("/audit?kind=decisions&from=24.11.2026");
    tomorrow.is(200).says("Ingen hendingar passar");
    let system = rita.get("/audit?who=system&kind=access");
    assert!(rows(&system).contains("Gav rolle: arkivar"));
}

#[test]
fn a_question_without_an_answer_is_no_error() {
    let desk = Desk::open();
    let mut rita = desk.as_person("rita");
    for query in [
        "subject=2026-999",
        "subject=%25",
        "subject=%27%20or%201%3D1",
        "subject=%01",
        "who=u-99999999999",
        "who=nobody",
        "before=0",
    ] {
        let page = rita.get(&format!("/audit?{query}"));
        page.is(200).says("Ingen hendingar passar");
    }
    let wrong = rita.get("/audit?from=i%20g%C3%A5r");
    wrong
        .is(422)
        .says("<title>Feil: Revisjonsspor")
        .says("Skriv datoen slik: 09.11.2026")
        .says("value=\"i går\"");
}

#[test]
fn older_events_follow_without_a_gap() {
    let desk = Desk::open();
    let mut rita = desk.as_person("rita");
    for _ in 0..60 {
        rita.get("/audit?subject=2026-999").is(200);
    }
    let mut page = rita.get("/audit");
    let newest = numbers(&page)[0];
    let mut seen = vec![];
    loop {
        let found = numbers(&page);
        assert!(found.len() <= 50);
        seen.extend(found);
        let Some((_, rest)) = page.html.split_once("<a href=\"/audit?before=") else {
            break;
        };
        let before = rest.split('"').next().unwrap().to_owned();
        page = rita.get(&format!("/audit?before={before}"));
    }
    let all: Vec<u64> = (0..=newest).rev().collect();
    assert_eq!(seen, all);
}

#[test]
fn the_head_of_hr_reads_the_trail_without_numbers_that_count_what_is_hidden() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut hilde = desk.as_person("hilde");
    let page = hilde.get("/audit");
    assert!(numbers(page.is(200)).is_empty());
    assert!(!page.html.contains("Nr.</th>") && !page.html.contains("hendingane er haldne"));
    assert!(!page.html.contains("sjekkpunkt over"), "{}", page.html);
    // The older ones follow, from a place that is no number.
    for _ in 0..60 {
        hilde.get("/audit?subject=2026-999").is(200);
    }
    let page = hilde.get("/audit");
    let (_, rest) = page.html.split_once("<a href=\"/audit?before=").unwrap();
    let before = rest.split('"').next().unwrap();
    assert!(before.len() > 40, "{before}");
    let older = hilde.get(&format!("/audit?before={before}"));
    assert!(rows(older.is(200)).contains("2026") && rows(&older) != rows(&page));
    // A number that is guessed is not a place.
    let guessed = hilde.get("/audit?before=5");
    assert!(
        !guessed.html.contains("Nyaste hendingar"),
        "{}",
        guessed.html
    );
    // Nor do mails, tasks and lists, one number after another, show which are left out.
    for counted in ["draft:1", "mail-1", "task-1"] {
        let page = hilde.get(&format!("/audit?subject={counted}"));
        assert!(rows(page.is(200)).is_empty(), "{counted}");
    }
    assert!(!rows(&desk.as_person("rita").get("/audit?subject=draft:1")).is_empty());
    let file = hilde.get("/audit/events.csv");
    let head = file.html.lines().next().unwrap();
    assert!(head.starts_with("\u{feff}\"Tid\""), "{head}");
    // Nor does the file begin where a number says: one number after another, a file that
    // stands still would show where an entry is hidden.
    let kept = file.html.lines().count();
    for before in ["1", "5", "20"] {
        let asked = hilde.get(&format!("/audit/events.csv?before={before}"));
        assert!(asked.is(200).html.lines().count() >= kept, "{before}");
    }
    for line in file.html.lines().skip(1) {
        assert!(
            !line.contains("\"E-post ") && !line.contains("\"Oppgåve "),
            "{line}"
        );
    }
    let mut rita = desk.as_person("rita");
    assert!(!numbers(&rita.get("/audit")).is_empty());
}

#[test]
fn a_reader_does_not_find_a_case_about_themselves() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let hilde = desk.person("hilde").0;
    sql(
        &desk.house,
        &format!("update cases set subject_id = {hilde} where id = 1"),
    );
    let mut reader = desk.as_person("hilde");
    for query in ["", "subject=2026-1", "subject=M-2026-1", "kind=decisions"] {
        let page = reader.get(&format!("/audit?{query}"));
        let rows = rows(page.is(200));
        assert!(!rows.contains("2026/1"), "{query}: {rows}");
    }
    let file = reader.get("/audit/events.csv");
    assert!(!file.is(200).html.contains("2026/1"));
    let mut rita = desk.as_person("rita");
    assert!(rows(&rita.get("/audit?subject=2026-1")).contains("Sak 2026/1"));
}

#[test]
fn the_file_is_for_a_spreadsheet_and_holds_no_formula() {
    let desk = Desk::open();
    let ola = desk.person("ola").0;
    desk.as_person("ola").get("/audit").is(404);
    sql(
        &desk.house,
        &format!("update people set name = '=HYPERLINK(\"x\")' where id = {ola}"),
    );
    let mut rita = desk.as_person("rita");
    let file = rita.get(&format!("/audit/events.csv?who=u-{ola}&kind=access"));
    file.is(200);
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    let name = file.headers["content-disposition"].to_str().unwrap();
    assert!(name.contains("attachment") && name.contains("revisjonsspor-2026-11-23.csv"));
    let lines: Vec<&str> = file.html.lines().collect();
    assert!(lines[0].starts_with("\u{feff}\"Nr.\";\"Tid\";\"Kven\""));
    let denied = lines.iter().find(|line| line.contains("access-denied"));
    let denied = denied.unwrap();
    assert!(denied.contains("\"2026-11-23 09:15:00\""), "{denied}");
    assert!(denied.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{denied}");
    assert!(file.html.lines().all(|line| line.ends_with('"')));
}

#[test]
fn the_trail_speaks_three_languages() {
    let desk = Desk::open();
    let mut rita = desk.as_person("rita");
    for (code, title, said) in [
        ("nb", "Sporet er ikke kontrollert ennå", "Logget inn"),
        ("en", "The trail has not been verified yet", "Signed in"),
    ] {
        rita.get(&format!("/language/{code}?back=%2F"));
        let page = rita.get("/audit?kind=access");
        page.is(200).says(title).says(said);
    }
}

/// Every name the ledger may keep, from the places where they stand.
fn names() -> Vec<String> {
    let whole = "\0";
    let sources = [
        (include_str!("../src/audit/event/name.rs"), whole),
        (
            include_str!("../src/audit/event/errand.rs"),
            "pub fn data(self)",
        ),
        (include_str!("../src/audit/event/work.rs"), "fn data(&self)"),
        (include_str!("../src/audit/event/keeping.rs"), "fn data"),
        (include_str!("../src/audit/event/copying.rs"), "fn data"),
        (
            include_str!("../src/audit/event/archive_core.rs"),
            "fn data",
        ),
    ];
    let named = sources.into_iter().flat_map(|(source, end)| {
        let (_, rest) = source.split_once("pub fn name(").unwrap();
        let body = rest.split_once(end).map_or(rest, |(body, _)| body);
        body.split('"').skip(1).step_by(2)
    });
    named.map(str::to_owned).collect()
}

#[test]
fn every_event_has_a_sentence_in_every_language() {
    let names = names();
    assert!(names.len() > 50);
    for name in &names {
        for t in [&words::NN, &words::NB, &words::EN] {
            let said = (t.events.sentence)(name, &BTreeMap::new());
            assert!(!said.contains(name.as_str()), "{}: {said}", t.lang);
        }
    }
}

#[test]
fn every_event_is_of_one_kind() {
    let mut sorted: Vec<&str> = Kind::ALL
        .iter()
        .flat_map(|kind| kind.events())
        .copied()
        .collect();
    sorted.sort_unstable();
    let mut names = names();
    names.sort_unstable();
    assert_eq!(sorted, names);
}

#[test]
fn the_last_entry_of_the_ledger_is_on_the_first_page() {
    let desk = Desk::open();
    let mut rita = desk.as_person("rita");
    let page = rita.get("/audit");
    let head = desk.house.store.read(ledger::head).unwrap().unwrap();
    assert_eq!(numbers(&page)[0], head.size - 1);
}
