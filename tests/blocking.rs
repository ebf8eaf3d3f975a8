//! What an erasure claim concerns and that may not be destroyed, nobody sees but two, each with a reason (arkivlova § 13).
mod asked;
mod opened;

use crate::support::desk::{Browser, Desk};
use crate::support::keeping::{add, draw_list, page_of, put_schedule_in_force, try_to_draw};
use crate::support::reporting::{is_accounted_for, sql};
use crate::support::way::{self, serial};
use chrono::TimeDelta;

const CLAIM: &str = "Kravet gjeld heile saka; ho skal bevarast (bevaringsforskrifta § 33).";
const WHY: &str = "Advokaten hans har stemnt kommunen.";
const WORDS: &str = "ein elev er synleg";

/// Arne asks for case 2026/1, or a document of it, to be blocked.
fn block(arne: &mut Browser, serial: &str) -> crate::support::desk::Page {
    arne.get("/archive/blocked").is(200);
    let asked = [
        ("number", "2026/1"),
        ("serial", serial),
        ("reason", "erasure_claim"),
        ("grounds", CLAIM),
    ];
    arne.post("/archive/blocked", &asked)
}

/// A closed case with evidence; Kari's browser.
fn closed(desk: &Desk) -> Browser {
    let mut kari = desk.as_person("kari");
    let case = way::decided_with_a_warning(desk, &mut kari);
    add(&mut kari, &case, "prov.txt", b"ZZPROV i saka.\n");
    way::write_letter(&mut kari, &case, "warning");
    way::deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &way::NOTHING).is(303);
    kari
}

/// The archivist asks for something of the year; what the page then says of it.
fn handed_on(arne: &mut Browser, page: &str, address: &str, more: &[(&str, &str)]) -> String {
    arne.get(page).is(200);
    let year = [("from", "01.01.2026"), ("to", "31.12.2026")];
    arne.post(address, &[&year, more].concat()).is(303);
    loop {
        let html = arne.get("/archive").html;
        if !html.contains("Under arbeid") {
            return html;
        }
    }
}

#[test]
fn what_is_to_be_known_of_a_package_names_no_file_that_is_blocked_now_or_later() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = way::decided_with_a_warning(&desk, &mut kari);
    add(&mut kari, &case, "zzhemmeleg.txt", b"Eit notat.\n");
    way::write_letter(&mut kari, &case, "warning");
    way::deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &way::NOTHING).is(303);
    let rename =
        "update documents set name = 'zzhemmeleg.pdf', extension = 'pdf' where kind = 'evidence'";
    sql(&desk.house, rename);
    let mut arne = desk.as_person("arne");
    let version = [("version", "1")];
    let sent = handed_on(
        &mut arne,
        "/archive/core",
        "/archive/core/messages",
        &version,
    );
    assert!(sent.contains("sak 2026/1, dokument"), "{sent}");
    block(&mut arne, "").is(303);
    let made = handed_on(&mut arne, "/archive", "/archive/exports", &[]);
    assert!(made.contains("PDF-en oppgir ikkje å vere PDF/A"), "{made}");
    sql(
        &desk.house,
        "update documents set size = size + 1 where kind = 'evidence'",
    );
    let refused = handed_on(&mut arne, "/archive", "/archive/exports", &[]);
    assert!(refused.contains("men skulle vere"), "{refused}");
    for html in [sent, made, refused] {
        assert!(!html.contains("zzhemmeleg"));
    }
}

#[test]
fn a_blocked_case_is_seen_by_nobody_until_one_of_two_says_why() {
    let desk = Desk::open();
    let mut kari = closed(&desk);
    let mut arne = desk.as_person("arne");
    let mut hilde = desk.as_person("hilde");
    let mut gro = desk.as_person("gro");
    let reporter = "liv";
    let mut liv = desk.as_person(reporter);
    let receipt = "/reports/M-2026-1";
    liv.get(receipt).is(200);
    for browser in [&mut kari, &mut hilde] {
        browser.get("/cases?closed=1").says("2026/1");
        browser.get("/cases/2026-1").is(200);
    }
    let place = block(&mut arne, "").is(303).location.clone();
    let shown = arne.get(&place);
    shown
        .is(200)
        .says(CLAIM)
        .says("Skriv kvifor du må sjå det".trim_start_matches("Skriv k"))
        .is(200);
    assert!(!shown.html.contains(WORDS));

    for browser in [&mut kari, &mut hilde, &mut gro, &mut arne] {
        for page in [
            "/cases/2026-1",
            "/cases/2026-1/documents/1",
            "/cases/2026-1/letters",
            "/cases/2026-1/access-requests",
        ] {
            browser.get(page).is(404);
        }
        for page in [
            "/cases?closed=1",
            "/cases?closed=1&q=synleg",
            "/archive",
            "/tasks",
            "/audit",
        ] {
            let found = browser.get(page);
            let is_silent = found.status == 404 || !found.html.contains("2026/1");
            assert!(is_silent, "{page}: {}", found.html);
        }
    }
    liv.get(receipt).is(404);
    assert!(!liv.get("/reports").html.contains("M-2026/1"));
    for name in ["kari", "gro", "rita", "sondre", "ola", "liv"] {
        desk.as_person(name).get(&place).is(404);
        desk.as_person(name).get("/archive/blocked").is(404);
    }

    // Without a reason there is nothing to see, for the two either.
    let document = format!("{place}/documents/1");
    hilde.get(&place).is(200);
    hilde.get(&document).is(404);
    hilde
        .post(&format!("{place}/openings"), &[("open_grounds", "kort")])
        .is(422)
        .says("10 til 1000");
    hilde.get(&document).is(404);
    hilde
        .post(&format!("{place}/openings"), &[("open_grounds", WHY)])
        .is(303);
    hilde.get(&place).says(WHY).says("Hilde");
    assert!(
        hilde.get(&document).is(200).html.contains(WORDS) || !hilde.get(&document).bytes.is_empty()
    );
    // What one has opened the other has not; and after an hour it is shut again.
    arne.get(&document).is(404);
    desk.wait(TimeDelta::minutes(61));
    let mut hilde = desk.as_person("hilde");
    let mut arne = desk.as_person("arne");
    let mut liv = desk.as_person(reporter);
    hilde.get(&document).is(404);
    desk.as_person("rita")
        .get("/audit")
        .says("Gav ein grunn og opna det som er sperra");

    // Only the archivist lifts it.
    hilde
        .post(&format!("{place}/lifting"), &[("lift_grounds", WHY)])
        .is(404);
    arne.get(&place).is(200);
    arne.post(
        &format!("{place}/lifting"),
        &[("lift_grounds", "Kravet er trekt attende.")],
    )
    .is(303);
    arne.get(&place).says("Kravet er trekt attende.");
    let mut kari = desk.as_person("kari");
    kari.get("/cases/2026-1").is(200);
    liv.get(receipt).is(200);
    is_accounted_for(&desk.house);
}

#[test]
fn a_blocked_document_is_gone_from_its_case_with_what_is_attached_and_the_letter_it_is() {
    let desk = Desk::open();
    let mut kari = closed(&desk);
    let mut arne = desk.as_person("arne");
    let prov = serial(&mut kari, "prov.txt");
    let letter = serial(&mut kari, ".pdf");
    let before = kari.get("/cases/2026-1/letters").html;
    for serial in [&prov, &letter] {
        let place = block(&mut arne, serial).is(303).location.clone();
        kari.get(&format!("/cases/2026-1/documents/{serial}"))
            .is(404);
        let page = kari.get("/cases/2026-1");
        assert!(
            !page
                .is(200)
                .html
                .contains(&format!("/documents/{serial}\"")),
            "{serial}"
        );
        assert!(!page.html.to_lowercase().contains("sperra"));
        arne.get(&place);
        arne.post(&format!("{place}/openings"), &[("open_grounds", WHY)])
            .is(303);
        arne.get(&format!("{place}/documents/{serial}")).is(200);
        let page = kari.get("/cases/2026-1");
        let told = page
            .is(200)
            .html
            .lines()
            .find(|it| it.to_lowercase().contains("sperra"));
        assert_eq!(told, None);
        // The rest of the case is not opened by it.
        arne.get(&format!("{place}/documents/1")).is(404);
    }
    assert_ne!(
        kari.get("/cases/2026-1/letters").html,
        before,
        "the letter is hidden too"
    );
    kari.get("/cases/2026-1/documents/1").is(200);
    block(&mut arne, &prov).is(422).says("Fann ikkje");
}

#[test]
fn a_document_whose_words_stand_in_the_case_is_blocked_with_all_of_it() {
    let desk = Desk::open();
    let mut kari = closed(&desk);
    let mut arne = desk.as_person("arne");
    let mut number = 1;
    let mut refused = 0;
    while kari
        .get(&format!("/cases/2026-1/documents/{number}"))
        .status
        == 200
    {
        let answer = block(&mut arne, &number.to_string());
        if answer.status == 422 {
            answer.says("Det same står i sjølve saka");
            kari.get(&format!("/cases/2026-1/documents/{number}"))
                .is(200);
            refused += 1;
        }
        number += 1;
    }
    // The report, the statement, the minutes, the recommendation and the decision.
    assert!(refused >= 3, "{refused} of {number}");
    block(&mut arne, "").is(303);
    kari.get("/cases/2026-1").is(404);
}

#[test]
fn what_is_open_held_asked_for_or_unknown_is_not_blocked() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = way::report(&desk, "kare");
    let open = way::register(&desk, &mut kari, &report, &[]);
    let mut arne = desk.as_person("arne");
    block(&mut arne, "").is(422).says("Fann ikkje");
    kari.get(&open).is(200);

    let desk = Desk::open();
    let mut kari = closed(&desk);
    let prov = serial(&mut kari, "prov.txt");
    let mut arne = desk.as_person("arne");
    arne.get("/archive/cases/2026-1").is(200);
    let hold = [("reason", "dispute"), ("grounds", "Stemning 3. mars 2027.")];
    arne.post("/archive/cases/2026-1/holds", &hold).is(303);
    block(&mut arne, "").is(422).says("kassasjonsstopp");
    block(&mut arne, &prov).is(422).says("kassasjonsstopp");
    sql(&desk.house, "update holds set ended_at = set_at");
    block(&mut arne, "99").is(422).says("Fann ikkje");
    let short = [
        ("number", "2026/1"),
        ("serial", ""),
        ("reason", "other"),
        ("grounds", "kort"),
    ];
    arne.post("/archive/blocked", &short)
        .is(422)
        .says("10 til 1000");
    let all = [("number", "x"), ("serial", "y"), ("grounds", "kort")];
    arne.post("/archive/blocked", &all)
        .is(422)
        .says("href=\"#number\"")
        .says("href=\"#serial\"")
        .says("href=\"#reason\"")
        .says("href=\"#grounds\"");
    let none = [("number", "2026/1"), ("serial", ""), ("grounds", CLAIM)];
    arne.post("/archive/blocked", &none)
        .is(422)
        .says("Vel ein grunn");
    block(&mut arne, &prov).is(303);
    block(&mut arne, "").is(303);
    // The head of HR looks, and does not block.
    let mut hilde = desk.as_person("hilde");
    hilde.get("/archive/blocked").is(200).says("2026/1");
    let asked = [
        ("number", "2026/1"),
        ("reason", "other"),
        ("grounds", CLAIM),
    ];
    hilde.post("/archive/blocked", &asked).is(404);
}

#[test]
fn whoever_is_in_the_case_does_not_see_that_it_is_blocked() {
    let desk = Desk::open();
    closed(&desk);
    let mut arne = desk.as_person("arne");
    let place = block(&mut arne, "").is(303).location.clone();
    let hilde = desk.person("hilde").0;
    sql(
        &desk.house,
        &format!(
            "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at) values (1, {hilde}, 'x', {hilde}, '2026-11-23 08:15:00')"
        ),
    );
    let mut hilde = desk.as_person("hilde");
    hilde.get(&place).is(404);
    assert!(
        !hilde
            .get("/archive/blocked")
            .is(200)
            .html
            .contains("2026/1")
    );
}

#[test]
fn a_case_with_something_blocked_is_on_no_list_and_a_case_on_a_list_is_not_blocked() {
    let desk = Desk::open();
    let mut kari = closed(&desk);
    let prov = serial(&mut kari, "prov.txt");
    put_schedule_in_force(&desk);
    desk.wait(TimeDelta::days(740));
    let mut arne = desk.as_person("arne");
    let place = block(&mut arne, &prov).is(303).location.clone();
    try_to_draw(&desk, &["2026/1"])
        .is(422)
        .says("Noko i saka er sperra");
    arne.get(&place).is(200);
    let why = [("lift_grounds", "Kravet er trekt attende.")];
    arne.post(&format!("{place}/lifting"), &why).is(303);
    draw_list(&desk, &["2026/1"]);
    for serial in ["", prov.as_str()] {
        block(&mut arne, serial)
            .is(422)
            .says("Saka står på ei kassasjonsliste");
    }
}

/// A list is read by its lines for ever; what becomes of one of its cases hides neither the list nor the certificate.
#[test]
fn a_list_whose_case_is_blocked_afterwards_stays_with_those_who_stand_behind_it() {
    let desk = Desk::open();
    closed(&desk);
    put_schedule_in_force(&desk);
    desk.wait(TimeDelta::days(740));
    let list = draw_list(&desk, &["2026/1"]);
    let place = page_of(&desk, list);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&place).is(200);
    let out = [
        ("verdict-1", "taken_out"),
        ("grounds-1", "Det er kravd at saka blir sletta no."),
    ];
    hilde.post(&format!("{place}/approval"), &out).is(303);
    let as_gro = || {
        let page = desk.as_person("gro").get(&place);
        let lines = page.is(200).html.lines();
        let own = lines.filter(|it| !it.contains("csrf")).map(str::to_owned);
        own.collect::<Vec<_>>()
    };
    let before = as_gro();
    let mut arne = desk.as_person("arne");
    block(&mut arne, "").is(303);
    for who in ["arne", "hilde", "gro"] {
        let mut browser = desk.as_person(who);
        browser.get("/archive/disposals").is(200).says(&place);
        browser.get(&place).is(200).says("2026/1");
    }
    // To whoever may not know that it is blocked, nothing is another.
    assert_eq!(as_gro(), before);
}

#[test]
fn an_answer_that_gave_what_is_blocked_since_is_fetched_by_nobody() {
    let desk = Desk::open();
    let mut kari = closed(&desk);
    let prov = serial(&mut kari, "prov.txt");
    kari.get("/cases/2026-1/access-requests").is(200);
    let asked = [
        ("requester", "Oppdikta Avis"),
        ("basis", "public"),
        ("received_on", "23.11.2026"),
    ];
    let request = kari.post("/cases/2026-1/access-requests", &asked);
    let request = request.is(303).location.clone();
    let count = kari.get(&request).html.matches("<strong>").count();
    let secret = ("exemption", "secrecy");
    for serial in 1..=count {
        let page = format!("{request}/documents/{serial}");
        let weighed = if serial.to_string() == prov {
            "partly"
        } else {
            "withheld"
        };
        kari.get(&page).is(200);
        kari.post(&page, &[("weighed", weighed), secret]).is(303);
    }
    let copy = format!("{request}/documents/{prov}/copy");
    kari.get(&copy).is(200);
    let out = [("do", "take"), secret, ("passages", "ZZPROV")];
    kari.post(&format!("{copy}/marks"), &out).is(303);
    kari.post(&copy, &[("do", "make")]).is(303);
    kari.post(&format!("{request}/answer"), &[]).is(303);
    let answer = format!("{request}/answers/1");
    kari.get(&request).says("Hent svaret");
    kari.post(&answer, &[]).is(200);
    kari.get(&format!("{copy}/file")).is(200);
    let mut arne = desk.as_person("arne");
    // One document of the answer, then all of the case.
    for what in [prov.as_str(), ""] {
        let place = block(&mut arne, what).is(303).location.clone();
        assert!(!kari.get(&request).html.contains("Hent svaret"), "{what}");
        kari.get("/account");
        kari.post(&answer, &[]).is(404);
        kari.get(&format!("{copy}/file")).is(404);
        arne.get(&place).is(200);
        let lifted = [("lift_grounds", "Kravet er trekt attende.")];
        arne.post(&format!("{place}/lifting"), &lifted).is(303);
        kari.get(&request).says("Hent svaret");
        kari.post(&answer, &[]).is(200);
    }
}

#[test]
fn whoever_was_told_that_a_case_was_opened_in_need_reads_nothing_of_it_while_it_is_blocked() {
    let desk = Desk::open();
    closed(&desk);
    let narrow = "update cases set narrowed_at = registered_at";
    sql(&desk.house, narrow);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/break-glass").is(200);
    let grounds = "Sakshandsamaren er sjuk, og ein frist går ut i dag.";
    let asked = [("number", "2026/1"), ("grounds", grounds)];
    hilde.post("/break-glass", &asked).is(303);
    let person = desk.person("gro");
    let open = |db: &mut _| brotsak::store::tasks::list_open(db, person);
    let open = desk.house.store.read(open).unwrap();
    let told = format!("/t/{}", open.last().unwrap().token);
    let mut gro = desk.as_person("gro");
    gro.get(&told).is(200).says("2026/1").says(grounds);
    gro.get("/tasks").says(&told);
    let mut arne = desk.as_person("arne");
    let place = block(&mut arne, "").is(303).location.clone();
    gro.get(&told).is(404);
    gro.get("/account");
    gro.post(&format!("{told}/end"), &[]).is(404);
    assert!(!gro.get("/tasks").html.contains(&told));
    arne.get(&place).is(200);
    let why = [("lift_grounds", "Kravet er trekt attende.")];
    arne.post(&format!("{place}/lifting"), &why).is(303);
    gro.get(&told).is(200).says("2026/1");
}

#[test]
fn no_need_opens_a_blocked_case_and_nobody_is_told_its_number() {
    let desk = Desk::open();
    closed(&desk);
    let mut arne = desk.as_person("arne");
    block(&mut arne, "").is(303);
    let mut hilde = desk.as_person("hilde");
    let grounds = "Sakshandsamaren er sjuk, og ein frist går ut i dag.";
    let mut tried = |number: &str| {
        hilde.get("/break-glass").is(200);
        let asked = [("number", number), ("grounds", grounds)];
        let page = hilde.post("/break-glass", &asked);
        let html = page.is(422).html.replace(&format!("\"{number}\""), "");
        let lines = html.lines().map(str::trim);
        let own = lines.filter(|it| !it.contains("csrf"));
        own.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(tried("2026/1"), tried("2026/9"));
    let mut gro = desk.as_person("gro");
    let page = gro.get("/tasks").html;
    assert!(
        !page.contains("i naud") && !page.contains("2026/1"),
        "{page}"
    );
}

#[test]
fn a_blocked_case_whose_period_ends_is_told_of_to_those_who_may_lift_it() {
    let desk = Desk::open();
    closed(&desk);
    put_schedule_in_force(&desk);
    let mut arne = desk.as_person("arne");
    block(&mut arne, "").is(303);
    let page = arne.get("/archive/blocked");
    page.is(200)
        .says("Med eigen frist")
        .says("24. november 2028");
    assert!(!page.html.contains("Fristen er ute"));
    assert!(!waits(&desk), "nothing waits before its time");
    desk.wait(TimeDelta::days(740));
    let said = "Fristen er ute: opphev sperringa og set saka på ei kassasjonsliste";
    for who in ["arne", "hilde"] {
        let mut browser = desk.as_person(who);
        let page = browser.get("/archive/blocked");
        page.is(200).says(said);
        browser
            .get("/archive/disposals")
            .is(200)
            .says("Noko som er sperra, ventar");
    }
    let mut gro = desk.as_person("gro");
    gro.get("/archive/blocked").is(404);
    let page = gro.get("/archive/disposals");
    assert!(!page.is(200).html.contains("sperra"), "{}", page.html);
    assert!(waits(&desk));
}

/// Whether somebody is mailed this month that something in the archive waits.
fn waits(desk: &Desk) -> bool {
    use brotsak::casework::{Failure, tell_keepers::tell_keepers};
    let told = desk.house.store.write("system", desk.now(), tell_keepers);
    !matches!(told, Err(Failure::NothingDue))
}
