use crate::support::desk::Desk;
use crate::support::way::{
    GROUNDS, NOTHING, WEIGHING, case_at_assessment, decide, deliver, heard_and_assessed, notify,
    recommend, register, registration, report, take, write_letter,
};
use brotsak::domain::ruleset::Ruleset;
use brotsak::store::ledger::{self, Wanted};

#[test]
fn a_case_goes_the_whole_way_from_report_to_closing() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    assert_eq!(case, "/cases/2026-1");
    kari.get(&case)
        .is(200)
        .says("Åtvaring")
        .says("Netto")
        .says("A6")
        .says("M3");
    recommend(&mut kari, &case, "warning");
    let mut gro = desk.as_person("gro");
    gro.get(&format!("{case}/decisions/new"))
        .is(200)
        .says(WEIGHING);
    decide(&desk, &case, "warning").is(303);
    write_letter(&mut kari, &case, "warning");
    deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure"))
        .is(200)
        .says("Arkivaren må avgjere");
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
    kari.get(&case).is(200).says("Avslutta");
    kari.get(&format!("{case}/documents/1"))
        .is(200)
        .says("MELDING M-2026/1");
}

#[test]
fn grounds_are_own_words_and_enough_of_them() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case_at_assessment(&desk, &mut kari);
    kari.get(&case).is(200);
    let short = [
        ("severity", "warning"),
        ("grounds", "Samd."),
        ("weighing", WEIGHING),
    ];
    kari.post(&format!("{case}/recommendations"), &short)
        .is(422)
        .says("minst 50 teikn")
        .says(WEIGHING);
    let blank = format!("Samd.{}Ja.", " ".repeat(80));
    let blank = [
        ("severity", "warning"),
        ("grounds", blank.as_str()),
        ("weighing", WEIGHING),
    ];
    kari.post(&format!("{case}/recommendations"), &blank)
        .is(422);
    let copied = "Barn, elevar, pasientar, brukarar eller andre avhengige er ramma";
    let point = Ruleset::builtin().factor("A6").unwrap().name.nn.clone();
    assert!(point.chars().count() >= 50, "{copied} / {point}");
    let copied = [
        ("severity", "warning"),
        ("grounds", point.as_str()),
        ("weighing", WEIGHING),
    ];
    kari.post(&format!("{case}/recommendations"), &copied)
        .is(422)
        .says("programmet sine ord");
    let none = [("grounds", GROUNDS), ("weighing", WEIGHING)];
    kari.post(&format!("{case}/recommendations"), &none)
        .is(422)
        .says("Vel ein reaksjon");
}

#[test]
fn protected_speech_ends_without_a_reaction_and_without_contact() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case_at_assessment(&desk, &mut kari);
    let protected = [
        ("free_speech", "protected"),
        (
            "free_speech_grounds",
            "Innlegget er krass kritikk av skulepolitikken i kommunen, og er i kjernen av vernet.",
        ),
    ];
    kari.get(&format!("{case}/gates")).is(200);
    kari.post(&format!("{case}/gates"), &protected).is(303);
    kari.get(&case)
        .says("Ikkje ta kontakt")
        .says("Portane er svara på nytt");

    notify(&mut kari, &case).is(422).says("Grunnlova § 100");

    kari.get(&format!("{case}/assessments/new")).is(200);
    kari.post(
        &format!("{case}/assessments"),
        &[("points", "V3.8"), ("factors", "A6")],
    )
    .is(303);
    kari.get(&case).says("Ingen reaksjon");
    let warning = [
        ("severity", "warning"),
        ("grounds", GROUNDS),
        ("weighing", WEIGHING),
    ];
    kari.post(&format!("{case}/recommendations"), &warning)
        .is(422)
        .says("Port G1 tillèt høgst ingen reaksjon");
    recommend(&mut kari, &case, "none");
    kari.get(&format!("{case}/decisions/new")).is(200);
    kari.post(
        &format!("{case}/decisions"),
        &[
            ("severity", "none"),
            ("grounds", GROUNDS),
            ("impartial", "yes"),
        ],
    )
    .is(303);
    kari.get(&format!("{case}/closure"))
        .is(200)
        .says("Eigen frist");
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
}

#[test]
fn nothing_is_decided_out_of_turn() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let case = register(&desk, &mut kari, &report, &[]);
    kari.get(&format!("{case}/assessments/new")).is(200);
    let found = [("points", "V3.8"), ("factors", "A6")];
    kari.post(&format!("{case}/assessments"), &found)
        .is(422)
        .says("Svar på portane først (Grunnlova § 100; arbeidsmiljølova § 2 A-4)");
    let decision = [("severity", "none"), ("grounds", GROUNDS)];
    kari.post(&format!("{case}/decisions"), &decision).is(422);
    kari.post(&format!("{case}/closure"), &NOTHING).is(422);
}

#[test]
fn the_reporter_and_the_subject_do_not_see_that_the_case_exists() {
    let desk = Desk::open();
    let mut hilde = desk.as_person("hilde");
    let report = report(&desk, "kari");
    let hildes = desk.person("hilde").0.to_string();
    let mut kari = desk.as_person("kari");
    let inbox = kari.get("/inbox");
    inbox.is(200);
    assert!(
        !inbox.html.contains(&report.replace("2026-", "2026/")),
        "the reporter does not handle the report"
    );
    let case = register(&desk, &mut hilde, &report, &[("officer", &hildes)]);
    let unknown = kari.get("/cases/2026-999");
    let hidden = kari.get(&case);
    assert_eq!(hidden.status, 404);
    let own = case.trim_start_matches("/cases/");
    let plain = |html: &str| html.replace("2026-999", "").replace(own, "");
    assert_eq!(plain(&hidden.html), plain(&unknown.html));
    assert!(!kari.get("/cases?closed=1").html.contains("Bilete av elev"));
    kari.get(&format!("/cases?q={}", own.replace('-', "%2F")))
        .is(200);
    for page in [
        "gates",
        "assessments/new",
        "decisions/new",
        "closure",
        "documents/1",
    ] {
        kari.get(&format!("{case}/{page}")).is(404);
    }
}

#[test]
fn a_case_is_for_those_who_need_to_know() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let case = register(&desk, &mut kari, &report, &[]);
    for name in ["liv", "ola", "rita", "sondre", "arne", "mona"] {
        let mut other = desk.as_person(name);
        assert_eq!(other.get(&case).status, 404, "{name}");
        assert_eq!(
            other.get(&format!("{case}/documents/1")).status,
            404,
            "{name}"
        );
        assert_eq!(other.get("/cases").status, 404, "{name}");
        assert_eq!(other.get("/inbox").status, 404, "{name}");
    }
    desk.as_person("gro").get(&case).is(200);
    desk.as_person("hilde").get(&case).is(200);
}

#[test]
fn whoever_is_conflicted_loses_the_case() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let conflict = [
        ("conflicted", "chief_executive"),
        (
            "conflicted_grounds",
            "Kommunedirektøren er søskenbarn til den meldinga gjeld.",
        ),
    ];
    let case = register(&desk, &mut kari, &report, &conflict);
    desk.as_person("gro").get(&case).is(404);
    kari.get(&case).is(200).says("Stengjer avgjerd");
}

#[test]
fn a_report_becomes_one_case() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let first = register(&desk, &mut kari, &report, &[]);
    let again = kari.post(
        &format!("/reports/{report}/case"),
        &registration(&desk, &[]),
    );
    again.is(303);
    assert_eq!(again.location, first);
    kari.get("/cases/2026-2").is(404);
}

#[test]
fn a_faulty_registration_keeps_every_word() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let page = format!("/reports/{report}/case");
    kari.get("/inbox").is(200);
    take(&mut kari, &report);
    kari.get(&page).is(200);
    let fields = [
        ("title", "Tittelen min & <b>hans</b>"),
        ("date", "31.2.2026"),
        ("whistleblowing", "no"),
        ("whistleblowing_grounds", "Kort."),
        ("points", "V9.9"),
    ];
    let refused = kari.post(&page, &fields);
    refused
        .is(422)
        .says("Tittelen min &#38; &#60;b&#62;hans&#60;/b&#62;")
        .says("Skriv datoen som dag.månad.år")
        .says("Grunngi med minst 50 teikn")
        .says("Kort.")
        .says("Vel frå lista");
    kari.get("/cases/2026-1").is(404);
}

#[test]
fn case_numbers_have_no_gaps_under_thirty_two_hands() {
    let desk = Desk::open();
    let reports: Vec<String> = (0..32).map(|_| report(&desk, "liv")).collect();
    let fields = registration(&desk, &[]);
    let kari = desk.as_person("kari");
    std::thread::scope(|hands| {
        for report in &reports {
            let (mut kari, fields) = (kari.again(), &fields);
            hands.spawn(move || {
                kari.get("/account");
                take(&mut kari, report);
                kari.post(&format!("/reports/{report}/case"), fields)
                    .is(303);
            });
        }
    });
    let mut kari = desk.as_person("kari");
    for serial in 1..=32 {
        kari.get(&format!("/cases/2026-{serial}")).is(200);
    }
    kari.get("/cases/2026-33").is(404);
}

#[test]
fn evidence_is_put_in_the_case_and_given_back_unchanged() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case_at_assessment(&desk, &mut kari);
    kari.get(&format!("{case}/documents/new")).is(200);
    let text = "Skjermbilete: «endå ei roleg vakt»\n".as_bytes();
    let title = [("title", "Utskrift av innlegget")];
    kari.upload(
        &format!("{case}/documents"),
        &title,
        &[("file", "innlegg.txt", text)],
    )
    .is(303);
    kari.get(&case).is(200).says("Utskrift av innlegget");
    let back = kari.get(&format!("{case}/documents/2"));
    assert_eq!(back.bytes, text);
    let disposition = back.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment"), "{disposition}");
    assert_eq!(back.headers["content-type"], "application/octet-stream");

    kari.get(&format!("{case}/documents/new")).is(200);
    let disguised = [("file", "bilete.png", &b"MZ\x90\0 not a picture"[..])];
    kari.upload(&format!("{case}/documents"), &title, &disguised)
        .is(422);
    kari.get(&format!("{case}/documents/3")).is(404);
}

#[test]
fn every_opening_stands_in_the_trail_before_the_page_does() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case_at_assessment(&desk, &mut kari);
    let mut gro = desk.as_person("gro");
    gro.get(&case).is(200);
    gro.get(&format!("{case}/documents/1")).is(200);
    let wanted = Wanted {
        subject: Some("2026/1".to_owned()),
        before: None,
        limit: 2,
    };
    let trail = desk
        .house
        .store
        .read(|db| ledger::entries(db, &wanted))
        .unwrap();
    let gro = desk.person("gro").to_string();
    let seen: Vec<_> = trail
        .iter()
        .map(|entry| (&*entry.payload.event, &*entry.payload.actor))
        .collect();
    assert_eq!(
        seen,
        [("document-read", gro.as_str()), ("case-read", gro.as_str())]
    );
}

#[test]
fn an_officer_who_steps_aside_loses_the_case_with_the_answer() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case_at_assessment(&desk, &mut kari);
    let aside = [
        ("conflicted", "case_officer"),
        (
            "conflicted_grounds",
            "Eg har nett fått vite at den meldinga gjeld, er søskenbarnet mitt.",
        ),
    ];
    kari.get(&format!("{case}/gates")).is(200);
    let page = kari.post(&format!("{case}/gates"), &aside);
    assert_eq!(page.is(303).location, "/inbox");
    kari.get(&case).is(404);
    desk.as_person("hilde")
        .get(&case)
        .is(200)
        .says("sakshandsamaren");
}

#[test]
fn a_form_that_comes_after_the_session_is_not_lost() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case_at_assessment(&desk, &mut kari);
    kari.get(&case).is(200);
    desk.wait(chrono::TimeDelta::hours(3));
    let words = [
        ("severity", "warning"),
        ("grounds", GROUNDS),
        ("weighing", WEIGHING),
    ];
    let kept = kari.post(&format!("{case}/recommendations"), &words);
    let token = kept
        .is(303)
        .location
        .strip_prefix("/sign-in?kept=")
        .unwrap()
        .to_owned();
    kari.get(&kept.location)
        .is(200)
        .says("Teksten din er trygg");
    let email = "kari@valle.example";
    let signed_in = kari.post(
        "/sign-in",
        &[
            ("email", email),
            ("password", crate::support::desk::PASSWORD),
            ("kept", &token),
        ],
    );
    let back = kari.get(&signed_in.is(303).location);
    back.is(200).says(GROUNDS).says(WEIGHING);
    kari.post(&format!("{case}/recommendations"), &words)
        .is(303);
}

/// The disk is full, or somebody has put a stop in the database.
#[cfg(not(feature = "postgres"))]
#[test]
fn a_case_whose_opening_cannot_be_saved_is_not_shown() {
    let desk = Desk::open();
    let number = report(&desk, "kare");
    let mut kari = desk.as_person("kari");
    let case = register(&desk, &mut kari, &number, &[]);
    kari.get(&case).is(200).says("ein elev er synleg");
    let stop = "create trigger stop before insert on ledger_payloads \
        begin select raise(abort, 'the disk is full'); end";
    crate::support::reporting::sql(&desk.house, stop);
    let page = kari.get(&case);
    page.is(500);
    for told in ["ein elev er synleg", "Ola Dømesund", "the disk is full"] {
        assert!(!page.html.contains(told), "it says {told}");
    }
    crate::support::reporting::sql(&desk.house, "drop trigger stop");
    kari.get(&case).is(200).says("ein elev er synleg");
}

#[test]
fn however_many_have_looked_the_case_still_says_what_was_done() {
    let desk = Desk::open();
    let number = report(&desk, "kare");
    let mut kari = desk.as_person("kari");
    let case = register(&desk, &mut kari, &number, &[]);
    let registered = "Registrerte saka";
    kari.get(&case).is(200).says(registered);
    let subject = case.rsplit('/').next().unwrap().replace('-', "/");
    let read = move |tx: &mut brotsak::store::Tx<'_>| {
        for _ in 0..300 {
            let event = brotsak::audit::Event::CaseRead { page: "case" };
            ledger::record(tx, &subject, &event)?;
        }
        Ok::<_, brotsak::store::StoreError>(())
    };
    let kari_is = desk.person("kari").to_string();
    desk.house.store.write(&kari_is, desk.now(), read).unwrap();
    kari.get(&case).is(200).says(registered);
}

#[test]
fn whoever_decides_is_shown_no_way_to_a_page_of_the_case_that_is_not_there_for_them() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    let mut gro = desk.as_person("gro");
    let open_to_gro = |gro: &mut crate::support::desk::Browser| {
        let page = gro.get(&case).is(200).html.clone();
        let own = format!("href=\"{case}/");
        let links: Vec<&str> = page.split(&own).skip(1).collect();
        assert!(!links.is_empty());
        for link in links {
            let place = link.split('"').next().unwrap();
            gro.get(&format!("{case}/{place}")).is(200);
        }
    };
    open_to_gro(&mut gro);
    recommend(&mut kari, &case, "warning");
    open_to_gro(&mut gro);
    decide(&desk, &case, "warning").is(303);
    open_to_gro(&mut gro);
    write_letter(&mut kari, &case, "warning");
    deliver(&mut kari, &case, "hand").is(303);
    open_to_gro(&mut gro);
    // The officer has the way to the pages on which the case is handled.
    kari.get(&case)
        .says(&format!("href=\"{case}/documents/new\""))
        .says(&format!("href=\"{case}/closure\""));
}
