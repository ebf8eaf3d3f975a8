//! What goes out of a case to somebody who asks: copies hold nothing of what is taken out, and the answer is one file.

use crate::support::copying::{
    PARTLY, REASON, SECRET, WIDER, ask, evidence, mark, names, paper, take_out_all, unpacked,
    weigh, withhold_but, words,
};
use crate::support::desk::{Browser, Desk, Page};
use crate::support::reporting::sql;
use crate::support::way::{cleared, closed_with_a_warning};
use brotsak::documents::pdf;

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
    kari.get(&copy)
        .says("[sladda, offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1]");
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
        said.contains("[sladda, offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1]"),
        "{said}"
    );
    assert!(
        !said.contains("Dømesund") && !said.contains("Ola"),
        "{said}"
    );
    assert!(said.contains("[sladda, offl. § 14 første ledd]"));
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
fn a_mark_that_is_refused_keeps_what_was_ticked_and_says_so_at_its_field() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let serial = letter(&mut kari, &case);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    weigh(&mut kari, &request, serial, &PARTLY);
    let copy = format!("{request}/documents/{serial}/copy");
    let all = names(kari.get(&copy).is(200));
    let ticked = |place: &str| format!("value=\"{place}\" checked");
    let missing = ("passages", "Det står ikkje her");
    let take = [("do", "take"), SECRET, missing];
    let page = mark(&mut kari, &copy, &all[..1], &take);
    page.is(422)
        .says(&ticked(&all[0]))
        .says("href=\"#passages\">Teksten finst ikkje i dokumentet</a>");
    assert!(
        !page.html.contains(&ticked(&all[1])),
        "only what was ticked"
    );
    let page = mark(
        &mut kari,
        &copy,
        &all[..1],
        &[("do", "keep"), ("reason", "kort"), missing],
    );
    page.is(422)
        .says(&ticked(&all[0]))
        .says("href=\"#reason\">Skriv ein grunn");
    let none = [("do", "keep"), ("reason", REASON), missing];
    mark(&mut kari, &copy, &[], &none)
        .is(422)
        .says("href=\"#names\">Merk noko først</a>");
    // What stands in the field of another button does not stop this one.
    mark(&mut kari, &copy, &all[..1], &none).is(303);
}

#[test]
fn a_passage_that_is_sent_four_times_is_marked_once_and_undone_at_once() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let serial = evidence(&mut kari, &case, "notat.txt", b"Oppe i Storgata 4.");
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    weigh(&mut kari, &request, serial, &PARTLY);
    let copy = format!("{request}/documents/{serial}/copy");
    let take = [
        ("do", "take"),
        SECRET,
        ("passages", "Storgata 4\nStorgata 4"),
    ];
    let undoings = |page: &Page| page.html.matches("/undoing\"").count();
    kari.get(&copy).is(200);
    std::thread::scope(|hands| {
        for _ in 0..4 {
            let (mut kari, copy, take) = (kari.again(), &copy, &take);
            hands.spawn(move || {
                mark(&mut kari, copy, &[], take).is(303);
            });
        }
    });
    assert_eq!(undoings(kari.get(&copy).is(200)), 1);
    kari.post(&copy, &[("do", "make")]).is(303);
    // Sent once more it says nothing new, and the copy stands.
    mark(&mut kari, &copy, &[], &take).is(303);
    kari.get(&format!("{copy}/file")).is(200);
    let page = kari.get(&copy);
    assert_eq!(undoings(&page), 1);
    let undo = page.html.split("/copy/marks/").nth(1).unwrap();
    let undo = undo.split('"').next().unwrap();
    kari.post(&format!("{copy}/marks/{undo}"), &[]).is(303);
    let page = kari.get(&copy);
    assert!(undoings(&page) == 0 && !page.html.contains("[sladda"));
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
        "offentleglova § 13 første ledd, jf. forvaltningslova § 13 første ledd nr. 1",
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
    assert!(
        list.contains("avslått;\"offentleglova § 13 første ledd, jf. "),
        "{list}"
    );
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
    // What the house may give is not kept back before somebody says that they considered it.
    kari.get(&request)
        .says("Eg har vurdert om det som kan haldast attende");
    kari.post(&format!("{request}/answer"), &[])
        .is(422)
        .says("Vurder meirinnsyn, og kryss av")
        .says("offentleglova § 11, forvaltningslova § 18 andre ledd");
    kari.post(&format!("{request}/answer"), &[WIDER]).is(303);
    let first = unpacked(kari.post(&format!("{request}/answers/1"), &[]).is(200));
    let said = words(&first[0].1);
    for words in [
        "Kjem seinare",
        "7. desember 2026",
        "Vitna er ikkje høyrde",
        "ikkje ferdig svara",
        "behovet for unntak veg tyngst (forvaltningslova § 18 andre ledd)",
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
        &[("do", "looked"), ("looked", "Ingen personar på biletet.")],
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

/// The file with something more in it.
fn with(bytes: &[u8], change: impl FnOnce(&mut lopdf::Document)) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(bytes).unwrap();
    change(&mut document);
    let mut bytes = vec![];
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn what_no_page_of_a_copy_leads_to_does_not_go_out_in_it_either() {
    use lopdf::{Stream, dictionary};
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let original = paper("Ola Domesund la ut biletet.", "Notat");
    let serial = evidence(&mut kari, &case, "notat.pdf", &original);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    withhold_but(&mut kari, &request, &[serial]);
    weigh(&mut kari, &request, serial, &PARTLY);
    let copy = format!("{request}/documents/{serial}/copy");
    let mut send = |bytes: &[u8], status: u16, words: &str| {
        kari.get(&copy).is(200);
        let file = [("file", "x.pdf", bytes)];
        let page = kari.upload(&format!("{copy}/files"), &[], &file);
        page.is(status);
        if status != 303 {
            page.says(words);
        }
    };
    let right = paper("[sladda] la ut biletet.", "Notat");
    let drawn = |marks: &str| Stream::new(dictionary! {}, marks.as_bytes().to_vec());
    // An editor has put another page in the place of the old one, and the old one is there.
    let loose = with(&right, |it| {
        it.add_object(drawn("BT /F1 12 Tf (Ola Domesund) Tj ET"));
    });
    let refused = "noko som ingen side viser";
    send(&loose, 422, refused);
    for more in [
        &b"Ola Domesund"[..],
        b"\n%PDF-1.7\n",
        b"7 0 obj\n(x)\nendobj\n",
    ] {
        send(&[right.as_slice(), more].concat(), 422, refused);
    }
    let at = right.windows(9).position(|it| it == b"startxref").unwrap();
    let (before, after) = right.split_at(at);
    let unlisted = [before, b"99 0 obj\n(Ola Domesund)\nendobj\n", after].concat();
    send(&unlisted, 422, refused);
    let told = [before, b"% Ola Domesund\n", after].concat();
    send(&told, 422, "alle namna");
    let script = with(&right, |it| {
        let script =
            dictionary! { "S" => "JavaScript", "JS" => lopdf::Object::string_literal("x") };
        it.catalog_mut().unwrap().set("OpenAction", script);
    });
    send(&script, 422, refused);
    // Words in a drawing that is put on the page are not read: somebody says that they looked.
    for marks in [
        "BT/F1 12 Tf (Ola Domesund) Tj ET",
        "BT\r/F1 12 Tf[(Ola) 3 (Domesund)]TJ ET",
    ] {
        let nested = with(&right, |it| {
            let mut form = drawn(marks);
            form.dict.set("Subtype", "Form");
            let form = it.add_object(form);
            let page = *it.get_pages().values().next().unwrap();
            let page = it.get_dictionary_mut(page).unwrap();
            let resources = page.get_mut(b"Resources").unwrap();
            let objects = dictionary! { "X1" => form };
            resources.as_dict_mut().unwrap().set("XObject", objects);
        });
        send(&nested, 422, "stadfest at du har sett");
    }
    // What programs make is an ordinary file: printed, saved anew, made to be shown fast.
    let files: [&[u8]; 3] = [
        include_bytes!("fixtures/files/skriven-ut.pdf"),
        include_bytes!("fixtures/files/lagra-paa-nytt.pdf"),
        include_bytes!("fixtures/files/linearisert.pdf"),
    ];
    for printed in files {
        send(printed, 303, "");
    }
    send(&right, 303, "");
}

#[test]
fn what_a_comment_among_the_marks_of_a_page_says_does_not_go_out_either() {
    use lopdf::{Stream, dictionary};
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let original = paper("Ola Domesund la ut biletet.", "Notat");
    let serial = evidence(&mut kari, &case, "notat.pdf", &original);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    withhold_but(&mut kari, &request, &[serial]);
    weigh(&mut kari, &request, serial, &PARTLY);
    let copy = format!("{request}/documents/{serial}/copy");
    let mut send = |bytes: &[u8]| {
        kari.get(&copy).is(200);
        let file = [("file", "x.pdf", bytes)];
        kari.upload(&format!("{copy}/files"), &[], &file)
    };
    let right = paper("[sladda] la ut 100 % av biletet.", "Notat");
    let on_page = with(&right, |it| {
        let page = *it.get_pages().values().next().unwrap();
        let marks = it.get_page_contents(page)[0];
        let marks = it.get_object_mut(marks).unwrap().as_stream_mut().unwrap();
        let more = b"\n% Her stod namnet til ein annan.\n".as_slice();
        let content = [marks.content.as_slice(), more].concat();
        marks.set_plain_content(content);
    });
    let in_drawing = with(&right, |it| {
        let marks = b"0 0 9 9 re f % Eli Papirmo".to_vec();
        let form = Stream::new(dictionary! { "Subtype" => "Form" }, marks);
        let form = it.add_object(form);
        let page = *it.get_pages().values().next().unwrap();
        let page = it.get_dictionary_mut(page).unwrap();
        let resources = page.get_mut(b"Resources").unwrap();
        let objects = dictionary! { "X1" => form };
        resources.as_dict_mut().unwrap().set("XObject", objects);
    });
    for bytes in [on_page, in_drawing] {
        send(&bytes).is(422).says("noko som ingen side viser");
    }
    send(&right).is(303);
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
