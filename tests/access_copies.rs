//! What goes out of a case to somebody who asks: names are found and settled, copies hold nothing of what is taken out, and the answer is one file.

use crate::support::desk::{Browser, Desk, Page};
use crate::support::reporting::{is_accounted_for, sql};
use crate::support::way::{answer_gates, cleared, closed_with_a_warning, register, report_saying};
use brotsak::documents::pdf;
use brotsak::store::StoreError;
use brotsak::store::ledger::{self, Wanted};
use std::io::{Cursor, Read};

const SECRET: (&str, &str) = ("exemption", "secrecy");
const PARTLY: [(&str, &str); 2] = [("weighed", "partly"), SECRET];
const REASON: &str = "Namnet er kjent for den som spør.";

fn ask(kari: &mut Browser, case: &str, basis: &str, who: &str) -> String {
    kari.get(&format!("{case}/access-requests")).is(200);
    let fields = [
        ("requester", who),
        ("basis", basis),
        ("received_on", "23.11.2026"),
    ];
    let asked = kari.post(&format!("{case}/access-requests"), &fields);
    asked.is(303).location.clone()
}

fn weigh(kari: &mut Browser, request: &str, serial: usize, fields: &[(&str, &str)]) {
    let page = format!("{request}/documents/{serial}");
    kari.get(&page).is(200);
    kari.post(&page, fields).is(303);
}

/// The places of the names that the page asks about.
fn names(page: &Page) -> Vec<String> {
    let each = page.html.split("id=\"name-").skip(1);
    each.map(|it| it.split('"').next().unwrap().to_owned())
        .collect()
}

fn mark(kari: &mut Browser, copy: &str, places: &[String], more: &[(&str, &str)]) -> Page {
    let mut fields: Vec<(&str, &str)> = places.iter().map(|it| ("place", it.as_str())).collect();
    fields.extend(more);
    kari.post(&format!("{copy}/marks"), &fields)
}

fn take_out_all(kari: &mut Browser, copy: &str) {
    let places = names(kari.get(copy).is(200));
    mark(kari, copy, &places, &[("do", "take"), SECRET]).is(303);
}

/// Every document is kept back but those of `going`.
fn withhold_but(kari: &mut Browser, request: &str, going: &[usize]) {
    let count = kari.get(request).html.matches("<strong>").count();
    for serial in (1..=count).filter(|it| !going.contains(it)) {
        weigh(kari, request, serial, &[("weighed", "withheld"), SECRET]);
    }
}

/// A text file in the case; gives its number there.
fn evidence(kari: &mut Browser, case: &str, name: &str, bytes: &[u8]) -> usize {
    titled(kari, case, "Notat", (name, bytes))
}

fn titled(kari: &mut Browser, case: &str, title: &str, (name, bytes): (&str, &[u8])) -> usize {
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
fn unpacked(page: &Page) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(page.bytes.clone())).unwrap();
    let each = (0..zip.len()).map(|at| {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = vec![];
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    each.collect()
}

fn words(bytes: &[u8]) -> String {
    let read = pdf::read(bytes).unwrap();
    let all = format!("{} {}", read.text, read.beside);
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number of the letter that told of the warning.
fn letter(kari: &mut Browser, case: &str) -> usize {
    let page = kari.get(case);
    let each = page.html.split("/documents/").skip(1);
    let serials = each.filter_map(|it| it.split('"').next()?.parse::<usize>().ok());
    serials.max().unwrap()
}

#[test]
fn what_is_taken_out_of_a_letter_lies_nowhere_in_the_copy_and_the_letter_stays() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let serial = letter(&mut kari, &case);
    let before = kari
        .get(&format!("{case}/documents/{serial}"))
        .bytes
        .clone();
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    let copy = format!("{request}/documents/{serial}/copy");
    // Nothing is taken out of what is given whole.
    weigh(&mut kari, &request, serial, &[("weighed", "given")]);
    let all = names(kari.get(&copy).is(200));
    assert!(!all.is_empty());
    mark(&mut kari, &copy, &all, &[("do", "take"), SECRET])
        .is(422)
        .says("Delar av det blir gitt ut");
    weigh(&mut kari, &request, serial, &PARTLY);
    kari.get(&copy).says("Ola Dømesund").says("part i saka");
    kari.post(&copy, &[("do", "make")])
        .is(422)
        .says("alle namna");
    kari.post(&copy, &[("do", "preview")])
        .is(422)
        .says("Merk noko først");
    mark(
        &mut kari,
        &copy,
        &[],
        &[("do", "take"), SECRET, ("passages", "Det står ikkje her")],
    )
    .is(422)
    .says("finst ikkje i dokumentet");
    mark(
        &mut kari,
        &copy,
        &[],
        &[("do", "take"), ("passages", "Valle kommune")],
    )
    .is(422)
    .says("Vel føresegna");
    // One of the names is left: there is no copy.
    mark(&mut kari, &copy, &all[1..], &[("do", "take"), SECRET]).is(303);
    kari.get(&copy).says("[sladda, offl. § 13 jf. fvl. § 13]");
    kari.post(&copy, &[("do", "make")])
        .is(422)
        .says("alle namna");
    take_out_all(&mut kari, &copy);
    let passage = [
        ("do", "take"),
        ("exemption", "internal"),
        ("passages", "Valle kommune"),
    ];
    mark(&mut kari, &copy, &[], &passage).is(303);
    let preview = kari.post(&copy, &[("do", "preview")]).bytes.clone();
    kari.post(&copy, &[("do", "make")]).is(303);
    kari.get(&copy).says("Kopien er laga");
    let made = kari.get(&format!("{copy}/file")).bytes.clone();
    assert_eq!(made, preview, "what was shown is what goes out");
    let said = words(&made);
    assert!(
        said.contains("[sladda, offl. § 13 jf. fvl. § 13]"),
        "{said}"
    );
    assert!(
        !said.contains("Dømesund") && !said.contains("Ola"),
        "{said}"
    );
    assert!(said.contains("[sladda, offl. § 14]"));
    let read = pdf::read(&made).unwrap();
    assert_eq!(read.claims.as_deref(), Some("2a"));
    assert!(!read.has_earlier && !read.holds_more);
    let after = kari
        .get(&format!("{case}/documents/{serial}"))
        .bytes
        .clone();
    assert_eq!(after, before, "the letter is as it was");
    // Marked anew, the copy does not count any more.
    let page = kari.get(&copy);
    let undo = page.html.split("/copy/marks/").nth(2).unwrap();
    let undo = undo.split('"').next().unwrap();
    kari.post(&format!("{copy}/marks/{undo}"), &[]).is(303);
    kari.get(&format!("{copy}/file")).is(404);
}

#[test]
fn the_answer_is_one_file_for_whoever_answered() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let serial = letter(&mut kari, &case);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    weigh(&mut kari, &request, serial, &PARTLY);
    weigh(&mut kari, &request, 1, &[("weighed", "given")]);
    withhold_but(&mut kari, &request, &[1, serial]);
    let answer = format!("{request}/answer");
    kari.post(&answer, &[])
        .is(422)
        .says("1: Ta stilling til alle namna");
    let first = format!("{request}/documents/1/copy");
    let places = names(kari.get(&first).is(200));
    mark(
        &mut kari,
        &first,
        &places,
        &[("do", "keep"), ("reason", "kort")],
    )
    .is(422)
    .says("minst 10 teikn");
    mark(
        &mut kari,
        &first,
        &places,
        &[("do", "keep"), ("reason", REASON)],
    )
    .is(303);
    kari.post(&answer, &[]).is(422).says("Lag kopien først");
    let copy = format!("{request}/documents/{serial}/copy");
    take_out_all(&mut kari, &copy);
    kari.post(&copy, &[("do", "make")]).is(303);
    kari.post(&answer, &[]).is(303);
    kari.get(&request).says("Hent svaret");
    let fetched = kari.post(&format!("{request}/answers/1"), &[]);
    let parts = unpacked(fetched.is(200));
    let all: Vec<&str> = parts.iter().map(|it| it.0.as_str()).collect();
    let redacted = format!("dokument-{serial:02}-sladda.pdf");
    assert_eq!(
        all,
        [
            "00-svar.pdf",
            "dokument-01.txt",
            redacted.as_str(),
            "dokumentliste.csv"
        ]
    );
    let said = words(&parts[0].1);
    for words in [
        "Svar på krav om innsyn",
        "Du får delar av",
        "offentleglova § 13, jf. forvaltningslova § 13",
        "Statsforvaltaren",
        "offentleglova § 32",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(
        !said.contains("Dømesund"),
        "the letter names nobody: {said}"
    );
    assert!(!words(&parts[2].1).contains("Dømesund"));
    let list = String::from_utf8(parts[3].1.clone()).unwrap();
    for (name, bytes) in &parts[..3] {
        let sum = brotsak::audit::hex(&<sha2::Sha256 as sha2::Digest>::digest(bytes));
        let line = list.lines().find(|it| it.contains(name.as_str())).unwrap();
        assert!(line.ends_with(&format!("{};{sum}", bytes.len())), "{line}");
    }
    assert!(list.contains("avslått;\"offentleglova § 13"), "{list}");
    // Nobody else fetches it, and what is answered stands.
    let mut hilde = desk.as_person("hilde");
    let page = hilde.get(&request);
    assert!(page.status == 200 && !page.html.contains("Hent svaret"));
    hilde.post(&format!("{request}/answers/1"), &[]).is(404);
    kari.post(&format!("{request}/answers/2"), &[]).is(404);
    mark(
        &mut kari,
        &first,
        &["0-3".to_owned()],
        &[("do", "keep"), ("reason", REASON)],
    )
    .is(422);
}

#[test]
fn what_is_put_off_comes_in_an_answer_of_its_own() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "party", "Ola Dømesund");
    let why = "Vitna er ikkje høyrde enno, og svaret kan verke inn på dei.";
    let put = [
        ("weighed", "postponed"),
        ("exemption", "party_during_inquiry"),
        ("until", "7.12.2026"),
        ("grounds", why),
    ];
    weigh(&mut kari, &request, 1, &put);
    let count = kari.get(&request).html.matches("<strong>").count();
    for serial in 2..=count {
        let kept = [("weighed", "withheld"), ("exemption", "party_internal")];
        weigh(&mut kari, &request, serial, &kept);
    }
    kari.post(&format!("{request}/answer"), &[]).is(303);
    let first = unpacked(kari.post(&format!("{request}/answers/1"), &[]).is(200));
    let said = words(&first[0].1);
    for words in [
        "Kjem seinare",
        "7. desember 2026",
        "Vitna er ikkje høyrde",
        "ikkje ferdig svara",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(first.len(), 2, "nothing is given yet");
    // What the first answer refused is not weighed again; what was put off is.
    let page = format!("{request}/documents/2");
    kari.get(&page);
    kari.post(&page, &[("weighed", "given")])
        .is(422)
        .says("svara på");
    weigh(&mut kari, &request, 1, &[("weighed", "given")]);
    // Whoever asks is not sought: it is their own name. The leader who reported is.
    let copy = format!("{request}/documents/1/copy");
    let page = kari.get(&copy);
    let places = names(&page);
    page.says("Liv Oppdiktstad");
    assert!(!page.html.contains("Ola Dømesund, part"));
    mark(
        &mut kari,
        &copy,
        &places,
        &[("do", "keep"), ("reason", REASON)],
    )
    .is(303);
    kari.post(&format!("{request}/answer"), &[]).is(303);
    let second = unpacked(kari.post(&format!("{request}/answers/2"), &[]).is(200));
    assert_eq!(second[1].0, "dokument-01.txt");
    assert_eq!(second.len(), 3);
    assert!(!words(&second[0].1).contains("Kjem seinare"));
}

/// A personnel case that a whistleblowing case of Kåre's is linked to; gives both.
fn linked(desk: &Desk, kari: &mut Browser) -> (String, String) {
    let ordinary = cleared(desk, kari);
    let report = report_saying(
        desk,
        "kare",
        "Det er meldt om eit bilete der ein elev er synleg.",
    );
    let more = [
        ("whistleblowing", "yes"),
        (
            "whistleblowing_grounds",
            "Kåre er tilsett og varslar om brot på lova på arbeidsplassen.",
        ),
    ];
    let narrow = register(desk, kari, &report, &more);
    answer_gates(kari, &narrow);
    kari.get(&format!("{narrow}/access")).is(200);
    let number = ordinary.rsplit('/').next().unwrap().replace('-', "/");
    kari.post(&format!("{narrow}/links"), &[("linked", &number)])
        .is(303);
    (ordinary, narrow)
}

/// What happened to a subject, by the ledger.
fn written(desk: &Desk, subject: &str) -> Vec<String> {
    let wanted = Wanted {
        subject: Some(subject.to_owned()),
        before: None,
        limit: 1000,
    };
    let read = |db: &mut brotsak::store::Db| ledger::entries(db, &wanted);
    let entries = desk.house.store.read::<_, StoreError>(read).unwrap();
    entries.into_iter().map(|it| it.payload.event).collect()
}

#[test]
fn the_name_of_whoever_blew_the_whistle_goes_to_nobody_and_is_told_to_nobody_who_may_not_know() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let (case, narrow) = linked(&desk, &mut kari);
    let text = "Eit notat. Ifølgje kåre vart biletet lagt ut same dag.".as_bytes();
    let serial = evidence(&mut kari, &case, "notat.txt", text);
    // Hilde does not see the whistleblowing case, and does not learn that there is one.
    let mut hilde = desk.as_person("hilde");
    hilde.get(&narrow).is(404);
    let request = ask(&mut hilde, &case, "public", "Oppdikta Avis");
    withhold_but(&mut hilde, &request, &[serial]);
    weigh(&mut hilde, &request, serial, &[("weighed", "given")]);
    let copy = format!("{request}/documents/{serial}/copy");
    let page = hilde.get(&copy);
    assert!(names(&page).is_empty(), "{}", page.html);
    assert!(!page.html.contains("Typedal") && !page.html.contains("varsla"));
    let refused = hilde.post(&format!("{request}/answer"), &[]);
    refused.is(422).says("Ein annan må sjå gjennom svaret");
    assert!(!refused.html.contains("Typedal") && !refused.html.contains("5001"));
    // Whatever she does to the text now, she does not answer: there is nothing to try out.
    weigh(
        &mut hilde,
        &request,
        serial,
        &[("weighed", "withheld"), SECRET],
    );
    hilde.post(&format!("{request}/answer"), &[]).is(422);
    weigh(&mut hilde, &request, serial, &[("weighed", "given")]);
    assert!(
        written(&desk, "2026/1")
            .iter()
            .all(|it| it != "reporter-shown")
    );
    // The officer of the whistleblowing case has the task, sees the name, and cannot let it stand.
    kari.get("/tasks").says("Svar på eit innsynskrav");
    let shown = |desk: &Desk| {
        let all = written(desk, "2026/5001");
        all.iter().filter(|it| *it == "reporter-shown").count()
    };
    let before = shown(&desk);
    let page = kari.get(&copy);
    page.says("Kåre Typedal").says("skal alltid ut");
    assert_eq!(
        shown(&desk),
        before + 1,
        "the showing is written down there"
    );
    assert!(
        written(&desk, "2026/1")
            .iter()
            .all(|it| it != "reporter-shown")
    );
    let places = names(&page);
    mark(
        &mut kari,
        &copy,
        &places,
        &[("do", "keep"), ("reason", REASON)],
    )
    .is(422)
    .says("kan ikkje stå")
    .says("arbeidsmiljølova § 2 A-4");
    kari.post(&format!("{request}/answer"), &[])
        .is(422)
        .says("alle namna");
    weigh(&mut kari, &request, serial, &PARTLY);
    take_out_all(&mut kari, &copy);
    kari.post(&copy, &[("do", "make")]).is(303);
    kari.post(&format!("{request}/answer"), &[]).is(303);
    let parts = unpacked(kari.post(&format!("{request}/answers/1"), &[]).is(200));
    let said = words(&parts[1].1);
    assert!(
        said.contains("Ifølgje [sladda") && !said.to_lowercase().contains("kåre"),
        "{said}"
    );
    is_accounted_for(&desk.house);
}

#[test]
fn a_colleagues_name_that_one_person_let_stand_is_looked_at_by_another() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let text = "Nils Tenkjeli var til stades.".as_bytes();
    let serial = evidence(&mut kari, &case, "notat.txt", text);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    withhold_but(&mut kari, &request, &[serial]);
    weigh(&mut kari, &request, serial, &[("weighed", "given")]);
    let copy = format!("{request}/documents/{serial}/copy");
    let page = kari.get(&copy);
    page.says("Nils Tenkjeli, tilsett");
    let places = names(&page);
    mark(
        &mut kari,
        &copy,
        &places,
        &[("do", "keep"), ("reason", REASON)],
    )
    .is(303);
    // The same sentence as where a whistleblower stands in it.
    let refused = kari.post(&format!("{request}/answer"), &[]);
    refused.is(422).says("Ein annan må sjå gjennom svaret");
    let mut hilde = desk.as_person("hilde");
    hilde.get("/tasks").says("Svar på eit innsynskrav");
    hilde.get(&request).says("Ein annan ser gjennom svaret");
    hilde.post(&format!("{request}/answer"), &[]).is(303);
}

#[test]
fn a_file_from_elsewhere_is_searched_and_never_painted_over() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let original = paper("Ola Dømesund la ut biletet.", "Notat");
    let serial = evidence(&mut kari, &case, "notat.pdf", &original);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    withhold_but(&mut kari, &request, &[serial]);
    weigh(&mut kari, &request, serial, &PARTLY);
    let copy = format!("{request}/documents/{serial}/copy");
    let page = kari.get(&copy);
    page.says("svart boks over levande tekst")
        .says("Ola Dømesund");
    let places = names(&page);
    mark(&mut kari, &copy, &places, &[("do", "take"), SECRET])
        .is(422)
        .says("last opp ein sladda kopi");
    let send = |kari: &mut Browser, name: &str, bytes: &[u8], fields: &[(&str, &str)]| {
        kari.get(&copy).is(200);
        kari.upload(&format!("{copy}/files"), fields, &[("file", name, bytes)])
    };
    send(&mut kari, "x.txt", b"Tekst", &[])
        .is(422)
        .says("ikkje ein PDF");
    send(&mut kari, "x.pdf", &original, &[])
        .is(422)
        .says("Dette er originalen");
    let living = paper("O. Dømesunds bilete.", "Notat");
    send(&mut kari, "x.pdf", &living, &[])
        .is(422)
        .says("alle namna");
    let titled = paper("Biletet vart lagt ut.", "Notat om Dømesund");
    send(&mut kari, "x.pdf", &titled, &[])
        .is(422)
        .says("alle namna");
    let right = paper("[sladda] la ut biletet.", "Notat");
    let before = lopdf::Document::load_mem(&right).unwrap();
    let mut updated = lopdf::IncrementalDocument::create_from(right.clone(), before);
    updated.new_document.add_object(lopdf::Object::Null);
    let mut bytes = vec![];
    updated.save_to(&mut bytes).unwrap();
    send(&mut kari, "x.pdf", &bytes, &[])
        .is(422)
        .says("tidlegare versjon");
    let empty = paper("", "Notat");
    send(&mut kari, "x.pdf", &empty, &[])
        .is(422)
        .says("stadfest at du har sett");
    send(&mut kari, "x.pdf", &empty, &[("seen", "yes")]).is(303);
    send(&mut kari, "x.pdf", &right, &[]).is(303);
    let kept = kari.get(&format!("{copy}/file")).bytes.clone();
    assert_eq!(kept, right);
    // A picture cannot be searched: somebody says that they looked.
    let png = include_bytes!("fixtures/files/bilete.png");
    let picture = evidence(&mut kari, &case, "bilete.png", png);
    let request = ask(&mut kari, &case, "public", "Ei anna avis");
    withhold_but(&mut kari, &request, &[picture]);
    weigh(&mut kari, &request, picture, &[("weighed", "given")]);
    kari.post(&format!("{request}/answer"), &[])
        .is(422)
        .says("sett gjennom alle sidene");
    let copy = format!("{request}/documents/{picture}/copy");
    kari.get(&copy).says("kan ikkje lese denne fila");
    mark(
        &mut kari,
        &copy,
        &[],
        &[("do", "looked"), ("reason", "Ingen personar på biletet.")],
    )
    .is(303);
    // Whoever looked is not alone in it, whether anybody is kept from them or not.
    kari.post(&format!("{request}/answer"), &[])
        .is(422)
        .says("Ein annan må sjå gjennom svaret");
    let mut hilde = desk.as_person("hilde");
    hilde.get(&request).is(200);
    hilde.post(&format!("{request}/answer"), &[]).is(303);
}

#[test]
fn no_title_in_an_answer_tells_which_name_is_hidden_from_whoever_answers() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let (case, _) = linked(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    for title in ["Sverre", "Kåre", "Torgunn", "Skriv om skuleåret"] {
        titled(&mut hilde, &case, title, ("x.txt", title.as_bytes()));
    }
    let request = ask(&mut hilde, &case, "party", "Ola Dømesund");
    let count = hilde.get(&request).html.matches("<strong>").count();
    for serial in 1..=count {
        let kept = [("weighed", "withheld"), ("exemption", "party_internal")];
        weigh(&mut hilde, &request, serial, &kept);
    }
    hilde.post(&format!("{request}/answer"), &[]).is(303);
    let parts = unpacked(hilde.post(&format!("{request}/answers/1"), &[]).is(200));
    let list = String::from_utf8(parts[1].1.clone()).unwrap();
    assert_eq!(list.matches("Dokumentasjon").count(), 4, "{list}");
    let said = format!("{list}{}", words(&parts[0].1));
    for title in ["Sverre", "Kåre", "Torgunn", "skuleåret"] {
        assert!(!said.contains(title), "{title}: {said}");
    }
}

/// Mona handles such cases too.
fn mona(desk: &Desk) -> Browser {
    let id = desk.person("mona").0;
    let role = format!(
        "insert into role_grants (person_id, role, from_on) values ({id}, 'hr_officer', '2026-01-01')"
    );
    sql(&desk.house, &role);
    desk.as_person("mona")
}

#[test]
fn whoever_was_refused_finds_out_nothing_by_asking_anew_and_nor_does_the_next() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let (case, _) = linked(&desk, &mut kari);
    let text = "Eit notat. Ifølgje kåre vart biletet lagt ut same dag.".as_bytes();
    let serial = evidence(&mut kari, &case, "notat.txt", text);
    let mut hilde = desk.as_person("hilde");
    let mut mona = mona(&desk);
    let first = ask(&mut hilde, &case, "public", "Oppdikta Avis");
    let second = ask(&mut hilde, &case, "public", "Ei anna avis");
    let words = "Ein annan må sjå gjennom svaret";
    for other in [&mut hilde, &mut mona] {
        withhold_but(other, &first, &[serial]);
        weigh(other, &first, serial, &[("weighed", "given")]);
        other
            .post(&format!("{first}/answer"), &[])
            .is(422)
            .says(words);
        // Neither this one without it, nor another of the same case.
        weigh(other, &first, serial, &[("weighed", "withheld"), SECRET]);
        other
            .post(&format!("{first}/answer"), &[])
            .is(422)
            .says(words);
        withhold_but(other, &second, &[]);
        other
            .post(&format!("{second}/answer"), &[])
            .is(422)
            .says(words);
        let third = ask(other, &case, "public", "Ei tredje avis");
        withhold_but(other, &third, &[]);
        other
            .post(&format!("{third}/answer"), &[])
            .is(422)
            .says(words);
    }
    // The officer of the whistleblowing case knows whom to look for, and answers.
    for request in [&first, &second] {
        kari.get(request).is(200);
        kari.post(&format!("{request}/answer"), &[]).is(303);
    }
}

#[test]
fn a_name_that_was_kept_does_not_go_out_of_what_has_become_a_whistleblowing_case() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let text = "Liv Oppdiktstad ringde om biletet.";
    let note = evidence(&mut kari, &case, "notat.txt", text.as_bytes());
    let scan = evidence(&mut kari, &case, "notat.pdf", &paper(text, "Notat"));
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    withhold_but(&mut kari, &request, &[note, scan]);
    let copy = |serial: usize| format!("{request}/documents/{serial}/copy");
    weigh(&mut kari, &request, note, &[("weighed", "given")]);
    weigh(&mut kari, &request, scan, &PARTLY);
    for serial in [note, scan] {
        let places = names(kari.get(&copy(serial)).is(200));
        let keep = [("do", "keep"), ("reason", REASON)];
        mark(&mut kari, &copy(serial), &places, &keep).is(303);
    }
    let sent = paper("Liv Oppdiktstad ringde om [sladda].", "Notat");
    kari.get(&copy(scan)).is(200);
    kari.upload(
        &format!("{}/files", copy(scan)),
        &[],
        &[("file", "x.pdf", &sent)],
    )
    .is(303);
    kari.get(&format!("{case}/gates")).is(200);
    kari.post(&format!("{case}/gates"), &[("whistleblowing", "yes")])
        .is(303);
    kari.get(&copy(note)).says("skal alltid ut");
    let answer = format!("{request}/answer");
    kari.post(&answer, &[])
        .is(422)
        .says(&format!("{note}: Ta stilling til alle namna"));
    weigh(
        &mut kari,
        &request,
        note,
        &[("weighed", "withheld"), SECRET],
    );
    kari.post(&answer, &[])
        .is(422)
        .says(&format!("{scan}: Ta stilling til alle namna"));
    // Nor is a copy taken that has it, whatever was kept before.
    kari.get(&copy(scan)).is(200);
    kari.upload(
        &format!("{}/files", copy(scan)),
        &[],
        &[("file", "x.pdf", &sent)],
    )
    .is(422)
    .says("alle namna");
    weigh(
        &mut kari,
        &request,
        scan,
        &[("weighed", "withheld"), SECRET],
    );
    kari.post(&answer, &[]).is(303);
}

#[test]
fn every_showing_of_the_whistleblowers_name_is_written_down_once() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let (case, _) = linked(&desk, &mut kari);
    let text = "Eit notat. Ifølgje kåre vart biletet lagt ut same dag.".as_bytes();
    let serial = evidence(&mut kari, &case, "notat.txt", text);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    weigh(&mut kari, &request, serial, &PARTLY);
    let copy = format!("{request}/documents/{serial}/copy");
    let mut before = 0;
    let mut shown = |what: &str, more: usize| {
        let of = |subject: &str, event: &str| {
            let all = written(&desk, subject);
            all.iter().filter(|it| *it == event).count()
        };
        let now = of("2026/5001", "reporter-shown");
        assert_eq!(now, before + more, "{what}");
        assert_eq!(of("2026/1", "document-read"), now, "{what}");
        before = now;
    };
    kari.get(&copy).is(200);
    shown("the page", 1);
    kari.post(&copy, &[("do", "make")]).is(422).says("Typedal");
    shown("a copy that is not made", 1);
    let unsaid = [("do", "take"), ("passages", "biletet")];
    mark(&mut kari, &copy, &[], &unsaid).is(422).says("Typedal");
    shown("a mark without a provision", 1);
    let missing = [("do", "take"), SECRET, ("passages", "Det står ikkje her")];
    mark(&mut kari, &copy, &[], &missing)
        .is(422)
        .says("Typedal");
    shown("a passage that is not there", 1);
    kari.upload(
        &format!("{copy}/files"),
        &[],
        &[("file", "x.txt", b"Tekst")],
    )
    .is(422)
    .says("Typedal");
    shown("a file that is not taken", 1);
    let other = [("do", "take"), SECRET, ("passages", "same dag")];
    mark(&mut kari, &copy, &[], &other).is(303);
    shown("a mark", 0);
    let preview = kari.post(&copy, &[("do", "preview")]);
    assert!(words(&preview.is(200).bytes).contains("kåre"));
    shown("a preview with the name in it", 1);
    take_out_all(&mut kari, &copy);
    shown("the page again", 1);
    kari.post(&copy, &[("do", "make")]).is(303);
    kari.get(&format!("{copy}/file")).is(200);
    shown("the copy that is kept", 1);
}

#[test]
fn what_the_program_cannot_read_is_looked_at_by_one_who_knows_whom_to_look_for() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let (case, _) = linked(&desk, &mut kari);
    // What stands in the mail is found as it stands there; a picture is not read at all.
    let mail = "From: post@example.invalid\r\nSubject: Biletet\r\nDate: Mon, 23 Nov 2026 08:00:00 +0100\r\n\r\nKåre fann det. Ola Dømesund la det ut.\r\n";
    let mail = evidence(&mut kari, &case, "e-post.eml", mail.as_bytes());
    let png = include_bytes!("fixtures/files/bilete.png");
    let picture = evidence(&mut kari, &case, "bilete.png", png);
    let mut hilde = desk.as_person("hilde");
    let mut mona = mona(&desk);
    let request = ask(&mut hilde, &case, "public", "Oppdikta Avis");
    withhold_but(&mut hilde, &request, &[picture]);
    weigh(&mut hilde, &request, picture, &[("weighed", "given")]);
    let answer = format!("{request}/answer");
    let copy = |serial: usize| format!("{request}/documents/{serial}/copy");
    let looked = [("do", "looked"), ("reason", "Ingen personar på biletet.")];
    hilde.get(&copy(picture)).is(200);
    mark(&mut hilde, &copy(picture), &[], &looked).is(303);
    for other in [&mut hilde, &mut mona] {
        other.get(&request).is(200);
        other
            .post(&answer, &[])
            .is(422)
            .says("Ein annan må sjå gjennom svaret");
    }
    // Whoever does not know sees the names that they may in the mail, and not the other.
    let page = hilde.get(&copy(mail));
    page.is(200).says("Ola Dømesund");
    assert!(!page.html.contains("Typedal"), "{}", page.html);
    kari.get(&copy(mail))
        .says("Kåre Typedal")
        .says("skal alltid ut");
    kari.post(&answer, &[]).is(303);
}

#[test]
fn an_answer_has_a_size_that_can_be_handed_over() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let serial = evidence(&mut kari, &case, "notat.txt", b"Eit notat.");
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    withhold_but(&mut kari, &request, &[serial]);
    weigh(&mut kari, &request, serial, &[("weighed", "given")]);
    let size = |bytes: i64| {
        let text = format!("update documents set size = {bytes} where serial = {serial}");
        sql(&desk.house, &text);
    };
    size(300 * 1024 * 1024 + 1);
    let answer = format!("{request}/answer");
    kari.post(&answer, &[]).is(422).says("300 MB");
    size(10);
    kari.post(&answer, &[]).is(303);
}

/// A PDF as another program would make it: one page, one font, a title.
fn paper(text: &str, title: &str) -> Vec<u8> {
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
