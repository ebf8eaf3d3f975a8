//! Access taken in need: grounds, and somebody else who is told at once and may end it.
use super::{break_glass, case, link, varsel};
use crate::support::desk::{Desk, Page};
use crate::support::trail::written;
use crate::support::way::{register, report};
use chrono::TimeDelta;

#[test]
fn the_head_of_hr_opens_a_case_in_need_and_another_is_told_at_once() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = varsel(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&case).is(404);
    assert_eq!(break_glass(&mut hilde, "2026/5001").is(303).location, case);
    hilde.get(&case).is(200).says("Opna i naud");
    kari.get(&case).says("Opna saka i naud, for 24 timar");
    hilde
        .get(&format!("{case}/readers"))
        .is(200)
        .says("Opna saka i naud");
    let mut gro = desk.as_person("gro");
    let told = link(&desk, "gro");
    gro.get(&told)
        .is(200)
        .says("Hilde")
        .says("2026/5001")
        .says("Sakshandsamaren er sjuk");
    // Being told opens nothing.
    gro.get(&case).is(404);
    desk.wait(TimeDelta::hours(23));
    desk.as_person("hilde").get(&case).is(200);
    desk.wait(TimeDelta::hours(1));
    desk.as_person("hilde").get(&case).is(404);
}

#[test]
fn grounds_that_are_too_short_do_not_tell_that_there_is_a_case() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let hidden = varsel(&desk, &mut kari).replace("/cases/", "");
    let mut hilde = desk.as_person("hilde");
    for number in [&*hidden, "2026-5999"] {
        hilde.get("/break-glass").is(200);
        let tried = [("number", number), ("grounds", "kort")];
        let page = hilde.post("/break-glass", &tried);
        page.is(422).says("Skriv minst 20 teikn");
        assert!(!page.html.contains("inga sak"), "{number}");
    }
}

#[test]
fn whoever_is_told_ends_it() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = varsel(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    break_glass(&mut hilde, "2026/5001").is(303);
    let told = link(&desk, "gro");
    hilde.get(&told).is(404);
    hilde.get("/account");
    hilde.post(&format!("{told}/end"), &[]).is(404);
    let mut gro = desk.as_person("gro");
    gro.get(&told).is(200);
    gro.post(&format!("{told}/end"), &[]).is(303);
    hilde.get(&case).is(404);
    gro.get(&told).is(200).says("Tilgangen er slutt");
}

#[test]
fn where_nobody_else_can_be_told_no_need_opens_the_case() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let grounds = "Kommunedirektøren er gift med syster til den saka gjeld, og har sagt frå sjølv.";
    let more = [
        ("whistleblowing", "yes"),
        ("conflicted", "chief_executive"),
        ("conflicted_grounds", grounds),
    ];
    let case = register(&desk, &mut kari, &report, &more);
    let mut hilde = desk.as_person("hilde");
    break_glass(&mut hilde, "2026/5001")
        .is(422)
        .says("Det finst inga sak med dette nummeret som du kan opne");
    // The attempt is written down, and the answer is that of a case that is not there.
    let told = written(&desk, "2026/5001");
    assert!(told.iter().all(|it| it.0 != "glass-broken"));
    assert!(told.iter().any(|it| it.0 == "access-denied"));
    hilde.get(&case).is(404);
}

#[test]
fn no_need_opens_a_case_in_which_the_head_of_hr_has_a_part_or_one_that_is_not() {
    let desk = Desk::open();
    let report = report(&desk, "hilde");
    let mut kari = desk.as_person("kari");
    register(&desk, &mut kari, &report, &[("whistleblowing", "yes")]);
    let mut hilde = desk.as_person("hilde");
    let own = break_glass(&mut hilde, "2026/5001");
    let none = break_glass(&mut hilde, "2026/5002");
    own.is(422).says("Det finst inga sak med dette nummeret");
    let plain = |page: &Page| page.html.replace("5002", "5001").replace(&page.csrf(), "");
    assert_eq!(plain(&own), plain(&none));
    hilde.get("/cases/2026-5001").is(404);
    // The trail knows which it was, and the head of HR does not read that.
    let me = desk.person("hilde").to_string();
    assert!(written(&desk, "2026/5001").contains(&("access-denied".to_owned(), me)));
    let trail = hilde.get("/audit").html.clone();
    assert!(!trail.contains("5001"));
}

#[test]
fn an_attempt_at_a_case_that_is_not_for_them_is_read_by_whoever_asks_who_has_looked() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case(&desk, &mut kari);
    let mut kare = desk.as_person("kare");
    let seen = kare.get(&case);
    let none = kare.get("/cases/2026-999");
    seen.is(404);
    let plain = |page: &Page| {
        page.html
            .replace("2026-999", "2026-1")
            .replace(&page.csrf(), "")
    };
    assert_eq!(plain(&seen), plain(&none));
    kare.get(&format!("{case}/readers")).is(404);
    kare.get(&format!("{case}/documents/1")).is(404);
    kare.post(&format!("{case}/impartiality/declarations"), &[])
        .is(404);
    let me = desk.person("kare").to_string();
    let attempts = |subject: &str| {
        let all = written(&desk, subject).into_iter();
        all.filter(|it| *it == ("access-denied".to_owned(), me.clone()))
            .count()
    };
    // Under the person they are written all alike: reading one's own tells nothing.
    assert_eq!((attempts("2026/1"), attempts(&me)), (4, 5));
    let mut hilde = desk.as_person("hilde");
    hilde
        .get(&format!("{case}/readers"))
        .is(200)
        .says("Stoppa forsøk")
        .says("Kåre");
    let file = hilde.get(&format!("{case}/readers.csv"));
    assert_eq!(file.html.matches("Nekta tilgang").count(), 4);
}
