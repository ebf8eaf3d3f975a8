//! Names in what goes out: the whistleblower's goes to nobody, and a colleague's not on the word of one.

use crate::support::copying::{
    PARTLY, REASON, SECRET, WIDER, ask, evidence, mark, names, paper, take_out_all, titled,
    unpacked, weigh, withhold_but, words,
};
use crate::support::desk::{Browser, Desk};
use crate::support::reporting::{is_accounted_for, sql};
use crate::support::trail::events;
use crate::support::way::{answer_gates, cleared, register, report, report_saying};
use chrono::TimeDelta;

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
        events(&desk, "2026/1")
            .iter()
            .all(|it| it != "reporter-shown")
    );
    // The officer of the whistleblowing case has the task, sees the name, and cannot let it stand.
    kari.get("/tasks").says("Svar på eit innsynskrav");
    let shown = |desk: &Desk| {
        let all = events(desk, "2026/5001");
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
        events(&desk, "2026/1")
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
    hilde.post(&format!("{request}/answer"), &[WIDER]).is(303);
    let parts = unpacked(hilde.post(&format!("{request}/answers/1"), &[]).is(200));
    let list = String::from_utf8(parts[1].1.clone()).unwrap();
    assert_eq!(list.matches("Dokumentasjon").count(), 4, "{list}");
    let said = format!("{list}{}", words(&parts[0].1));
    for title in ["Sverre", "Kåre", "Torgunn", "skuleåret"] {
        assert!(!said.contains(title), "{title}: {said}");
    }
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
            let all = events(&desk, subject);
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
    let looked = [("do", "looked"), ("looked", "Ingen personar på biletet.")];
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
fn nobody_tries_words_against_a_document_that_they_may_not_open() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let case = register(&desk, &mut kari, &report, &[]);
    desk.wait(TimeDelta::minutes(10));
    kari.get(&format!("{case}/gates")).is(200);
    kari.post(&format!("{case}/gates"), &[("whistleblowing", "yes")])
        .is(303);
    kari.get(&format!("{case}/access")).is(200);
    let hilde = desk.person("hilde").0.to_string();
    let asked = [
        ("person", hilde.as_str()),
        ("first", "23.11.2026"),
        ("last", "24.11.2026"),
        ("reason", "Skal hjelpe til med innsynskravet."),
    ];
    kari.post(&format!("{case}/access"), &asked).is(303);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    weigh(&mut kari, &request, 1, &PARTLY);
    let copy = format!("{request}/documents/1/copy");
    let mut hilde = desk.as_person("hilde");
    hilde.get(&request).is(200);
    hilde.get(&copy).is(404);
    for word in ["Liv", "Det står ikkje her"] {
        let tried = [("do", "keep"), ("reason", REASON), ("passages", word)];
        mark(&mut hilde, &copy, &[], &tried).is(404);
    }
    for what in ["preview", "make"] {
        hilde.post(&copy, &[("do", what)]).is(404);
    }
    let sent = paper("Ein tekst.", "Notat");
    let files = format!("{copy}/files");
    hilde
        .upload(&files, &[], &[("file", "x.pdf", &sent)])
        .is(404);
    // Whoever may know the name goes on.
    kari.get(&copy).is(200);
    let all = [("do", "take"), SECRET, ("passages", "Oppdiktstad")];
    mark(&mut kari, &copy, &[], &all).is(303);
}

/// Grounds for keeping something back from the one whom it is about.
fn kept_back(grounds: &str) -> [(&str, &str); 3] {
    [
        ("weighed", "withheld"),
        ("exemption", "data_internal"),
        ("grounds", grounds),
    ]
}

const UNNAMED: &str = "Utkastet er skrive for vår eiga saksførebuing og ikkje sendt nokon.";

#[test]
fn the_grounds_in_an_answer_name_nobody_but_whoever_asks() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let (case, _) = linked(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    let request = ask(&mut hilde, &case, "own_data", "Ola Dømesund");
    let page = format!("{request}/documents/1");
    let answer = format!("{request}/answer");
    let refused = "href=\"#grounds\">Grunnen står i svaret: skriv han utan namn på andre";
    hilde.get(&page).is(200);
    for named in [
        "Liv Oppdiktstad, som melde frå, er ikkje høyrd enno.",
        "Vi ventar på Oppdiktstads svar på spørsmåla.",
        "Dette er notatet frå samtalen med Nils Tenkjeli.",
    ] {
        hilde.post(&page, &kept_back(named)).is(422).says(refused);
    }
    let own = kept_back("Utkastet er skrive før Ola Dømesund var høyrd.");
    weigh(&mut hilde, &request, 1, &own);
    // Nothing is told of whoever is hidden: not here, and in the answer no more than that somebody else looks.
    let hidden = kept_back("Kåre, som varsla, er ikkje høyrd enno.");
    weigh(&mut hilde, &request, 1, &hidden);
    let count = hilde.get(&request).html.matches("<strong>").count();
    for serial in 2..=count {
        weigh(&mut hilde, &request, serial, &kept_back(UNNAMED));
    }
    let held = hilde.post(&answer, &[]);
    held.is(422).says("Ein annan må sjå gjennom svaret");
    assert!(!held.html.contains("Typedal") && !held.html.contains("utan namn"));
    // Whoever knows whom to look for writes them anew, and cannot let the name stand.
    kari.get(&request).is(200);
    kari.post(&answer, &[])
        .is(422)
        .says("1: Grunnen står i svaret: skriv han utan namn på andre");
    kari.get(&page).is(200);
    let again = kept_back("Kåre er ikkje høyrd i den andre saka enno.");
    kari.post(&page, &again).is(422).says(refused);
    weigh(&mut kari, &request, 1, &kept_back(UNNAMED));
    kari.post(&answer, &[]).is(303);
    let parts = unpacked(kari.post(&format!("{request}/answers/1"), &[]).is(200));
    let said = words(&parts[0].1);
    assert!(
        said.contains("Grunn: Utkastet er skrive") && !said.to_lowercase().contains("kåre"),
        "{said}"
    );
}

#[test]
fn grounds_from_before_somebody_came_into_the_case_do_not_go_out() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    let put_off = [
        ("weighed", "postponed"),
        ("exemption", "not_yet"),
        ("until", "7.12.2026"),
        ("grounds", "Vi ventar på svaret frå Nils til fredag."),
    ];
    withhold_but(&mut kari, &request, &[1]);
    weigh(&mut kari, &request, 1, &put_off);
    let nils = desk.person("nils").0;
    let witness = format!(
        "insert into parties (case_id, person_id, role) select id, {nils}, 'witness' from cases"
    );
    sql(&desk.house, &witness);
    let answer = format!("{request}/answer");
    kari.post(&answer, &[WIDER])
        .is(422)
        .says("1: Grunnen står i svaret: skriv han utan namn på andre")
        .says("(forvaltningslova § 13)");
    let bare = [put_off[0], put_off[1], put_off[2], ("grounds", UNNAMED)];
    weigh(&mut kari, &request, 1, &bare);
    kari.post(&answer, &[WIDER]).is(303);
}
