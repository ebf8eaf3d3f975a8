//! Whistleblowing cases: their officer's, and nobody else learns that there is one.
use super::{break_glass, case, give, link, varsel};
use crate::support::desk::{Browser, Desk};
use crate::support::trail::written;
use crate::support::way::{
    answer_gates, assess, begin_letter, hear, recommend, register, registration, report, take,
};

#[test]
fn a_whistleblowing_case_is_its_officers_and_no_colleague_learns_that_there_is_one() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let first = case(&desk, &mut kari);
    let narrow = varsel(&desk, &mut kari);
    let last = case(&desk, &mut kari);
    // The numbers that others see have no gap.
    assert_eq!(
        (first.as_str(), narrow.as_str(), last.as_str()),
        ("/cases/2026-1", "/cases/2026-5001", "/cases/2026-2")
    );
    kari.get(&narrow)
        .is(200)
        .says("Intern oppfølging")
        .says("Berre dei som er nemnde");
    for name in ["hilde", "gro"] {
        let mut other = desk.as_person(name);
        for page in [narrow.as_str(), "/cases/2026-5001/clocks"] {
            other.get(page).is(404);
        }
        let list = other.get("/cases?closed=1");
        assert!(!list.html.contains("5001") && list.html.contains("2026/2"));
        list.says("1–2 av 2");
        let search = other.get("/cases?q=2026%2F5001").is(200).html.clone();
        assert!(!search.contains("/cases/2026-5001\""));
    }
    let mut hilde = desk.as_person("hilde");
    for page in ["/outbox?view=all", "/audit", "/audit/events.csv"] {
        let html = hilde.get(page).is(200).html.clone();
        // A checksum may have these four figures in it.
        assert!(
            !html.contains("2026/5001") && !html.contains("2026-5001"),
            "{page}"
        );
    }
    let about = format!("/audit/readers?person={}", desk.person("ola").0);
    let html = hilde.get(&about).is(200).html.clone();
    assert!(!html.contains("5001"));
    // The auditor reads in the trail that it is there, and nothing of what is in it.
    desk.as_person("rita").get("/audit").says("2026/5001");
}

#[test]
fn whoever_is_to_decide_a_whistleblowing_case_sees_it_once_they_are_asked() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = varsel(&desk, &mut kari);
    answer_gates(&mut kari, &case);
    hear(&mut kari, &case);
    assess(&mut kari, &case);
    let mut gro = desk.as_person("gro");
    gro.get(&case).is(404);
    recommend(&mut kari, &case, "warning");
    gro.get(&case).is(200);
    desk.as_person("hilde").get(&case).is(404);
}

#[test]
fn when_the_officer_of_a_whistleblowing_case_steps_aside_the_head_of_hr_has_it() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = varsel(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&case).is(404);
    kari.get(&format!("{case}/impartiality")).is(200);
    let aside = [("answer", "aside"), ("grounds", "b")];
    let page = format!("{case}/impartiality/declarations");
    kari.post(&page, &aside).is(303);
    kari.get(&case).is(404);
    hilde.get(&case).is(200);
}

#[test]
fn whoever_registers_a_whistleblowing_case_for_another_sees_it_no_more() {
    let desk = Desk::open();
    let report = report(&desk, "liv");
    let mut hilde = desk.as_person("hilde");
    let mut kari = desk.as_person("kari");
    let page = format!("/reports/{report}/case");
    let before = link(&desk, "kari");
    hilde.get("/inbox").is(200);
    take(&mut hilde, &report);
    hilde.get(&page).is(200);
    kari.get(&before).is(303);
    let registered = hilde.post(&page, &registration(&desk, &[("whistleblowing", "yes")]));
    assert_eq!(registered.is(303).location, "/inbox");
    hilde.get("/cases/2026-5001").is(404);
    kari.get("/cases/2026-5001").is(200);
    // A second registration does not tell the number.
    hilde.post(&page, &registration(&desk, &[])).is(404);
    // An earlier mail's link leads to nothing more.
    desk.as_person("hilde").get(&before).is(404);
}

#[test]
fn a_case_found_to_be_a_whistleblowing_case_closes_to_colleagues_and_stays_closed() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case(&desk, &mut kari);
    answer_gates(&mut kari, &case);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&case).is(200);
    kari.get(&format!("{case}/gates")).is(200);
    kari.post(&format!("{case}/gates"), &[("whistleblowing", "yes")])
        .is(303);
    hilde.get(&case).is(404);
    kari.get(&case).is(200).says("Intern oppfølging");
    let grounds =
        "Den som melde, gjorde det på vegner av arbeidsgjevar og er ikkje tilsett her lenger.";
    kari.get(&format!("{case}/gates")).is(200);
    let no = [
        ("whistleblowing", "no"),
        ("whistleblowing_grounds", grounds),
    ];
    let told = desk.house.store.read(|db| {
        let which = brotsak::store::outbox_list::Which {
            hidden: &[],
            states: &brotsak::domain::delivery::Delivery::ALL,
            is_open: false,
        };
        brotsak::store::outbox_list::list(db, which, None, 100)
    });
    let before = told.unwrap().len();
    kari.post(&format!("{case}/gates"), &no).is(303);
    hilde.get(&case).is(404);
    // Nor does the later answer bring back the name, or tell the line of the case.
    let page = kari.get(&case);
    page.is(200).says("Skjerma");
    assert!(
        !page.html.contains("<dd>Liv Oppdiktstad</dd>"),
        "{}",
        page.html
    );
    let told = desk.house.store.read(|db| {
        let which = brotsak::store::outbox_list::Which {
            hidden: &[],
            states: &brotsak::domain::delivery::Delivery::ALL,
            is_open: false,
        };
        brotsak::store::outbox_list::list(db, which, None, 100)
    });
    assert_eq!(told.unwrap().len(), before);
}

#[test]
fn nobody_but_the_officer_learns_by_choosing_people_who_has_a_part_in_a_whistleblowing_case() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = varsel(&desk, &mut kari);
    answer_gates(&mut kari, &case);
    hear(&mut kari, &case);
    assess(&mut kari, &case);
    recommend(&mut kari, &case, "warning");
    // Gro is to decide: the step is hers, and not hers to offer to one after another.
    let mut gro = desk.as_person("gro");
    let tasks = gro.get("/tasks");
    assert!(!tasks.is(200).html.contains("/transfers"), "{}", tasks.html);
    let token = tasks.html.split("href=\"/t/").nth(1).unwrap()[..32].to_owned();
    for to in ["liv", "ola", "arne"] {
        let to = desk.person(to).0.to_string();
        let fields = [("to", to.as_str()), ("reason", "")];
        gro.post(&format!("/t/{token}/transfers"), &fields).is(404);
    }
    // The head of HR, who sees it in need, is offered nobody for access, and may say who takes it over.
    let mut hilde = desk.as_person("hilde");
    break_glass(&mut hilde, "2026/5001").is(303);
    let page = hilde.get(&format!("{case}/access"));
    assert!(
        !page.is(200).html.contains("<option value=\"1\""),
        "{}",
        page.html
    );
    hilde.get(&format!("{case}/officers/new")).is(200);
}

#[test]
fn who_reported_is_shown_to_the_officer_alone_and_each_showing_is_written_down() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = varsel(&desk, &mut kari);
    give(&desk, &mut kari, &case, "mona", "23.11.2026", "24.11.2026").is(303);
    let name = "Liv Oppdiktstad";
    let page = kari.get(&case);
    assert!(!page.html.contains(name), "the name is not on the page");
    page.says("Vis kven som melde");
    let report = kari.get(&format!("{case}/documents/1"));
    assert!(!report.html.contains(name) && report.html.contains("Skjerma"));
    let mut mona = desk.as_person("mona");
    let page = mona.get(&case);
    assert!(page.status == 200 && !page.html.contains("Vis kven som melde"));
    mona.post(&format!("{case}/reporter"), &[]).is(404);
    let shown = |desk: &Desk| {
        let all = written(desk, "2026/5001");
        all.iter().filter(|it| it.0 == "reporter-shown").count()
    };
    assert_eq!(shown(&desk), 0);
    kari.get(&case);
    for times in 1..=2 {
        kari.post(&format!("{case}/reporter"), &[])
            .is(200)
            .says(name);
        assert_eq!(shown(&desk), times);
    }
}

#[test]
fn the_letter_to_whoever_reported_is_the_officers_alone() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = varsel(&desk, &mut kari);
    give(&desk, &mut kari, &case, "hilde", "23.11.2026", "24.11.2026").is(303);
    let letter = begin_letter(&mut kari, &case, "acknowledgement");
    kari.get(&letter).is(200).says("Liv Oppdiktstad");
    let told = written(&desk, "2026/5001");
    assert!(told.iter().any(|it| it.0 == "reporter-shown"));
    let mut hilde = desk.as_person("hilde");
    let list = hilde.get(&format!("{case}/letters"));
    assert!(list.status == 200 && !list.html.contains(&letter));
    hilde.get(&letter).is(404);
}

#[test]
fn the_link_to_a_personnel_case_is_seen_by_those_alone_who_see_both() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let narrow = varsel(&desk, &mut kari);
    let other = case(&desk, &mut kari);
    let link = |kari: &mut Browser, from: &str, to: &str| {
        kari.get(&format!("{from}/access")).is(200);
        kari.post(&format!("{from}/links"), &[("linked", to)])
    };
    link(&mut kari, &narrow, "2026/77")
        .is(422)
        .says("Det finst inga sak");
    link(&mut kari, &other, "2026/5001").is(422);
    link(&mut kari, &narrow, "2026/1").is(303);
    link(&mut kari, &narrow, "2026/1")
        .is(422)
        .says("alt knytte");
    kari.get(&narrow).says("<a href=\"/cases/2026-1\">");
    kari.get(&other).says("<a href=\"/cases/2026-5001\">");
    for name in ["hilde", "gro"] {
        let page = desk.as_person(name).get(&other).html.clone();
        assert!(page.contains("ein elev er synleg") && !page.contains("5001"));
    }
    let told = written(&desk, "2026/1");
    assert!(told.iter().all(|it| it.0 != "cases-linked"));
}

#[test]
fn the_journal_has_no_gap_where_a_whistleblowing_case_is() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let first = case(&desk, &mut kari);
    let narrow = varsel(&desk, &mut kari);
    let last = case(&desk, &mut kari);
    kari.get(&first).says("journal 2026/1");
    kari.get(&narrow).says("journal 2026/500001");
    kari.get(&last).says("journal 2026/2");
}

#[test]
fn no_text_in_any_language_promises_what_nobody_can_keep() {
    // That it is not promised is said, in these words and no others.
    let denials = [
        "vi kan ikkje love full anonymitet",
        "vi kan ikke love full anonymitet",
        "we cannot promise full anonymity",
        "full anonymitet kan vi ikkje love",
        "full anonymitet kan vi ikke love",
    ];
    let folders = ["templates", "src/web/words", "src/mail", "docs/brev"];
    let mut read = 0;
    for folder in folders {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut waiting = vec![root];
        while let Some(place) = waiting.pop() {
            if place.is_dir() {
                let inside = std::fs::read_dir(&place).unwrap();
                waiting.extend(inside.map(|it| it.unwrap().path()));
                continue;
            }
            let Ok(text) = std::fs::read_to_string(&place) else {
                continue;
            };
            read += 1;
            let mut text = text.to_lowercase();
            for denial in denials {
                text = text.replace(denial, "");
            }
            assert!(!text.contains("anonym"), "{}", place.display());
        }
    }
    assert!(read > 100, "{read} files");
}

#[test]
fn the_matter_of_a_whistleblowing_case_is_sent_on_and_the_cases_are_linked_when_it_is_registered() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let narrow = varsel(&desk, &mut kari);
    let page = format!("{narrow}/access");
    kari.get(&page)
        .is(200)
        .says("Send vidare til ei personalsak");
    let form = format!("{narrow}/referral");
    let words = "Det låg eit bilete av ein elev på ein open profil, slik at ein elev er synleg.";
    let named = format!("Liv såg det. {words}");
    kari.post(&form, &[("account", &named)])
        .is(422)
        .says("Namnet på den som varsla");
    kari.post(&form, &[("account", "For kort.")])
        .is(422)
        .says("For kort.");
    kari.post(&form, &[("account", words)]).is(303);
    let again = kari.get(&page);
    again.says("Sendt vidare som melding M-2026/8001");
    assert!(!again.html.contains("/referral"));
    kari.post(&form, &[("account", words)]).is(422);
    // Hilde reads what Kari wrote, and nothing tells her where it came from.
    let mut hilde = desk.as_person("hilde");
    let own = [("officer", desk.person("hilde").0.to_string())];
    let own: Vec<(&str, &str)> = own.iter().map(|(name, it)| (*name, it.as_str())).collect();
    let case = {
        let own: &'static str = own[0].1.to_owned().leak();
        register(&desk, &mut hilde, "M-2026-8001", &[("officer", own)])
    };
    let html = hilde.get(&case).is(200).html.clone();
    assert!(!html.contains("5001") && !html.contains("Liv Oppdiktstad"));
    hilde.get(&narrow).is(404);
    // Whoever sent it on is its reporter, and has no part in handling it.
    kari.get(&case).is(404);
    let linked = written(&desk, "2026/5001");
    for event in ["case-referred", "cases-linked"] {
        assert!(linked.iter().any(|it| it.0 == event), "{event}");
    }
    let number = case.trim_start_matches("/cases/").replace('-', "/");
    assert!(
        written(&desk, &number)
            .iter()
            .all(|it| it.0 != "cases-linked")
    );
    // Somebody who sees both sees the link from either.
    give(
        &desk,
        &mut kari,
        &narrow,
        "mona",
        "23.11.2026",
        "24.11.2026",
    )
    .is(303);
    give(&desk, &mut hilde, &case, "mona", "23.11.2026", "24.11.2026").is(303);
    let mut mona = desk.as_person("mona");
    mona.get(&narrow).is(200).says(&number);
    mona.get(&case).is(200).says("2026/5001");
}
