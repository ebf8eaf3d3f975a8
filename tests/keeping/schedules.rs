//! What is kept and for how long: a schedule that two stand behind, and what follows when it changes.
use super::{LATER, give_to_judges, keepers_are_told, told};
use crate::support::desk::{Desk, PAPER};
use crate::support::keeping::{ANSWER, post_all, put_schedule_in_force, schedule, try_to_draw};
use crate::support::reporting::is_accounted_for;
use crate::support::way;
use brotsak::casework::read_schedule::annex;
use brotsak::jobs::keep;
use chrono::TimeDelta;
use std::sync::Arc;

#[test]
fn a_schedule_holds_when_a_second_person_has_approved_it() {
    let desk = Desk::open();
    let mut arne = desk.as_person("arne");
    arne.get("/archive/schedule")
        .is(200)
        .says("Ingen plan gjeld enno")
        .says("value=\"24\"");
    let mut wrong = schedule();
    wrong[0].1.clear();
    wrong[3].1 = "0".to_owned();
    wrong[4].1 = "For kort.".to_owned();
    post_all(&mut arne, "/archive/schedule", &wrong)
        .is(422)
        .says("Skriv kva stilling som svarar for planen")
        .says("href=\"#R14-months\"")
        .says("href=\"#R14-other_rules\"")
        .says("For kort.")
        .says("Åtvaring: Skriv månadene som eit tal")
        .says("Åtvaring: Reglar om avgrensa lagring andre stader. Skriv vurderinga");
    // The owner is a post on one line, and a schedule is looked at anew within ten years.
    wrong[0].1 = format!("Arkiv{}leiar", '\u{202e}');
    wrong[1].1 = "24.11.2036".to_owned();
    post_all(&mut arne, "/archive/schedule", &wrong)
        .is(422)
        .says("href=\"#owner\">Teksten har eit teikn")
        .says("href=\"#review_on\">Vel ein dag innan ti år.");
    wrong[0].1 = "a".repeat(201);
    post_all(&mut arne, "/archive/schedule", &wrong)
        .is(422)
        .says("href=\"#owner\">Stillinga kan ha 200 teikn.");
    wrong[0].1.clear();
    // A day that cannot be read hides nothing of the rest.
    wrong[1].1 = "neste år".to_owned();
    post_all(&mut arne, "/archive/schedule", &wrong)
        .is(422)
        .says("href=\"#review_on\">Skriv datoen som dag.månad.år.")
        .says("href=\"#owner\">Skriv kva stilling")
        .says("href=\"#R14-months\"")
        .says("href=\"#R14-other_rules\"");
    post_all(&mut arne, "/archive/schedule", &schedule()).is(303);
    // Those who may approve it are told, and not whoever wrote it.
    assert_eq!(told(&desk), ["Gro", "Hilde"]);
    // A form that is sent twice writes one version, and nobody is told twice.
    post_all(&mut arne, "/archive/schedule", &schedule())
        .is(422)
        .says("href=\"#owner\">Denne planen ventar på godkjenning alt");
    assert_eq!(told(&desk), ["Gro", "Hilde"]);
    arne.get("/archive/schedule")
        .says("Ventar på godkjenning")
        .says("Du skreiv denne versjonen");
    let today = [("from", "23.11.2026")];
    arne.post("/archive/schedule/1/approval", &today)
        .is(422)
        .says("ein annan må godkjenne");
    let mut hilde = desk.as_person("hilde");
    hilde
        .get("/archive/schedule")
        .is(200)
        .says("Arkivaren skriv planen");
    hilde
        .post("/archive/schedule/1/approval", &[("from", "22.11.2026")])
        .is(422)
        .says("Vel i dag eller ein seinare dag")
        .says("name=\"from\" value=\"22.11.2026\"");
    hilde.post("/archive/schedule/1/approval", &today).is(303);
    hilde.get("/archive/schedule").says("Gjeld frå");
    hilde
        .post("/archive/schedule/1/approval", &today)
        .is(422)
        .says("godkjent alt");
    let annex = hilde.get("/archive/schedule/1/annex");
    annex.is(200);
    assert!(annex.bytes.starts_with(b"%PDF-"));
    give_to_judges("annex", &annex.bytes);
    let metadata = String::from_utf8_lossy(&annex.bytes).into_owned();
    assert!(metadata.contains("pdfaid:part"), "the annex is PDF/A");
    arne.get("/archive").is(200).says("Etter planen");
    let mut kari = desk.as_person("kari");
    kari.get("/archive/schedule").is(404);
    is_accounted_for(&desk.house);
    desk.as_person("rita")
        .get("/audit?kind=archive")
        .says("Godkjende bevaringsplanen, versjon 1, frå 23. november 2026");
}

#[test]
fn a_version_written_before_the_answer_on_warnings_was_changed_is_not_approved() {
    let desk = Desk::open();
    let mut arne = desk.as_person("arne");
    arne.get("/archive/schedule");
    post_all(&mut arne, "/archive/schedule", &schedule()).is(303);
    let answer = [("policy", "no"), ("reason", ANSWER)];
    arne.post("/archive/warning-policy", &answer).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/archive/schedule").is(200);
    let today = [("from", "23.11.2026")];
    hilde
        .post("/archive/schedule/1/approval", &today)
        .is(422)
        .says("Svaret om åtvaringar er endra");
}

#[test]
fn a_new_period_marks_closed_cases_anew_and_the_trail_says_why() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    let mut arne = desk.as_person("arne");
    arne.get("/archive/cases/2026-1")
        .is(200)
        .says("24 månader, kan kasserast frå")
        .says("24. november 2028")
        .says("Fristen er ikkje ute");
    let suggested = "Fristane er framlegg";
    let mut kari = desk.as_person("kari");
    assert!(!kari.get("/cases/2026-1").is(200).html.contains(suggested));
    let mut longer = schedule();
    longer[3].1 = "36".to_owned();
    arne.get("/archive/schedule");
    post_all(&mut arne, "/archive/schedule", &longer).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/archive/schedule");
    // It holds from tomorrow: the night watch follows it then.
    let tomorrow = [("from", "24.11.2026")];
    hilde
        .post("/archive/schedule/2/approval", &tomorrow)
        .is(303);
    hilde.get("/archive/schedule").says("Gjeld seinare");
    arne.get("/archive/cases/2026-1").says("24. november 2028");
    assert!(!arne.get("/archive").html.contains("36 månader"));
    desk.wait(TimeDelta::days(1));
    assert_eq!(keep::keep(&place(&desk), desk.now()).unwrap(), (1, 0));
    assert_eq!(keep::keep(&place(&desk), desk.now()).unwrap(), (0, 0));
    let mut arne = desk.as_person("arne");
    arne.get("/archive/cases/2026-1")
        .says("36 månader, kan kasserast frå")
        .says("24. november 2029");
    desk.as_person("rita")
        .get("/audit?kind=changes")
        .says("Rekna ut bevaringa på nytt: eigen frist (R14). Grunn: ein ny bevaringsplan gjeld");
}

pub fn place(desk: &Desk) -> keep::Place {
    let folder = desk.house.dir.path();
    keep::Place {
        store: Arc::clone(&desk.house.store),
        files: desk.files.clone(),
        letters: Arc::clone(&PAPER),
        exports: folder.join("exports"),
        mail: folder.join("mail"),
        backup_days: 90,
    }
}

#[test]
fn a_warning_that_a_dismissal_leans_on_is_kept_with_it() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    desk.as_person("arne")
        .get("/archive/cases/2026-1")
        .says("24 månader");
    desk.wait(TimeDelta::minutes(5));
    let mut kari = desk.as_person("kari");
    let case = way::cleared(&desk, &mut kari);
    way::hear(&mut kari, &case);
    kari.get(&format!("{case}/assessments/new")).is(200);
    let found = [
        ("points", "V3.8"),
        ("factors", "A6"),
        ("factors", "M3"),
        ("is_leader", "0"),
        ("warnings", "1"),
    ];
    kari.post(&format!("{case}/assessments"), &found).is(303);
    // While it is open, the warning is not destroyed either.
    let mut arne = desk.as_person("arne");
    arne.get("/archive/cases/2026-1")
        .says("Ei sak ho høyrer i hop med, er open eller bevart");
    way::recommend(&mut kari, &case, "dismissal");
    desk.wait(TimeDelta::minutes(30));
    way::consult(&mut kari, &case, &[]).is(303);
    way::decide(&desk, &case, "dismissal").is(303);
    way::confirm(&desk, "hilde", &case, "confirmed").is(303);
    way::write_letter(&mut kari, &case, "dismissal");
    way::deliver(&mut kari, &case, "hand").is(303);
    desk.wait(TimeDelta::days(400));
    let mut kari = desk.as_person("kari");
    kari.get(&format!("{case}/closure")).is(200);
    let said = [("grounds", way::GROUNDS), way::NOTHING[0]];
    kari.post(&format!("{case}/closure"), &said).is(303);
    let mut arne = desk.as_person("arne");
    arne.get("/archive/cases/2026-1")
        .says("Bevart for alltid")
        .says("(bevaringsforskrifta § 33 g og h)");
    desk.wait(LATER);
    try_to_draw(&desk, &["2026/1"]).is(422);
    desk.as_person("rita")
        .get("/audit?kind=changes")
        .says("Grunn: ei seinare sak byggjer på henne");
}

#[test]
fn the_period_of_a_warning_runs_from_the_day_its_letter_bears() {
    let desk = Desk::open();
    put_schedule_in_force(&desk);
    let mut kari = desk.as_person("kari");
    let case = way::decided_with_a_warning(&desk, &mut kari);
    desk.wait(TimeDelta::days(5));
    let mut kari = desk.as_person("kari");
    way::write_letter(&mut kari, &case, "warning");
    let delivery = [
        ("mode", "hand"),
        ("sent_on", "28.11.2026"),
        ("arrival", "received"),
        ("arrived_on", "28.11.2026"),
        ("note", "Overlevert på kontoret."),
    ];
    kari.get(&format!("{case}/deliveries/new")).is(200);
    kari.post(&format!("{case}/deliveries"), &delivery).is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &way::NOTHING).is(303);
    let mut arne = desk.as_person("arne");
    let kept = "29. november 2028";
    arne.get("/archive/cases/2026-1").says(kept);
    // Nobody may read the letter any more; the period still runs from it.
    arne.get("/archive/blocked").is(200);
    let letter = way::serial(&mut kari, ".pdf");
    let blocked = [
        ("number", "2026/1"),
        ("serial", letter.as_str()),
        ("reason", "erasure_claim"),
        (
            "grounds",
            "Kravet gjeld brevet; saka skal stå (arkivforskrifta § 3).",
        ),
    ];
    arne.post("/archive/blocked", &blocked).is(303);
    assert_eq!(keep::keep(&place(&desk), desk.now()).unwrap(), (0, 0));
    arne.get("/archive/cases/2026-1").says(kept);
}

/// Arne writes the schedule with this field as said, and Hilde approves it from today.
fn approve_with(desk: &Desk, version: i32, field: &str, value: &str) {
    let mut written = schedule();
    let at = written.iter().position(|(name, _)| name == field).unwrap();
    written[at].1 = value.to_owned();
    let mut arne = desk.as_person("arne");
    arne.get("/archive/schedule");
    post_all(&mut arne, "/archive/schedule", &written).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/archive/schedule");
    let today = [("from", "23.11.2026")];
    let place = format!("/archive/schedule/{version}/approval");
    hilde.post(&place, &today).is(303);
}

#[test]
fn a_case_that_the_schedule_preserves_is_said_to_be_kept_by_it_and_not_for_a_period() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    let own = "Eigen frist frå åtvaringa (arkivforskrifta § 3)";
    let mut arne = desk.as_person("arne");
    arne.get("/archive").is(200).says(own);
    approve_with(&desk, 2, "R14-outcome", "preserved");
    let kept = "Bevart for alltid etter bevaringsplanen (arkivforskrifta § 3)";
    for (who, page) in [("arne", "/archive"), ("kari", "/cases/2026-1")] {
        let page = desk.as_person(who).get(page);
        page.is(200).says(kept);
        assert!(!page.html.contains(own), "{}", page.html);
    }
    // What was said before stays said, in its turn.
    arne.get("/archive/cases/2026-1").says(kept).says(own);
}

#[test]
fn a_case_that_waits_by_the_schedule_is_said_to_do_so() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    approve_with(&desk, 2, "R14-outcome", "review");
    let page = desk.as_person("arne").get("/archive");
    page.is(200)
        .says("Etter bevaringsplanen er saka bevart til arkivaren har avgjort");
    assert!(!page.html.contains("Eigen frist frå åtvaringa"));
}

#[test]
fn the_archivist_is_told_when_the_day_to_look_at_the_schedule_anew_has_passed() {
    let desk = Desk::open();
    put_schedule_in_force(&desk);
    let said = "Planen skulle gåast gjennom innan";
    let pages = ["/archive", "/archive/schedule"];
    // On the first day of 2030 there is still time.
    desk.wait(TimeDelta::days(1135));
    let mut arne = desk.as_person("arne");
    for page in pages {
        let page = arne.get(page);
        assert!(!page.is(200).html.contains(said), "{}", page.html);
    }
    assert!(!keepers_are_told(&desk));
    desk.wait(TimeDelta::days(1));
    let mut arne = desk.as_person("arne");
    for page in pages {
        arne.get(page).is(200).says(said).says("1. januar 2030");
    }
    assert!(keepers_are_told(&desk));
}

#[test]
fn the_annex_tells_every_ground_the_house_preserves_by_and_who_answered_what() {
    let desk = Desk::open();
    put_schedule_in_force(&desk);
    let printed = || {
        let paper = desk.house.store.read(|db| annex(db, 1)).unwrap();
        let sections = paper.sections.into_iter();
        let all: Vec<String> = sections
            .map(|(title, text)| format!("{title}: {text}"))
            .collect();
        all.join("\n")
    };
    let first = printed();
    for ground in ["§ 32 b", "§ 34", "§ 21 c"] {
        assert!(first.contains(ground), "{ground}: {first}");
    }
    let warned = format!("{ANSWER}\n\nSvara av Arne Fabelvik, 23.11.2026");
    assert!(first.contains(&warned), "{first}");
    assert!(first.contains("Ikkje svara på. Kopierte bevis"), "{first}");
    let reason =
        "Kopiane ligg hos dei som laga dei, og avgjerda gjengir det som vart lagt til grunn.";
    desk.wait(TimeDelta::days(1));
    let mut arne = desk.as_person("arne");
    arne.get("/archive");
    let answer = [("evidence", "no"), ("evidence_reason", reason)];
    arne.post("/archive/evidence-policy", &answer).is(303);
    let second = printed();
    assert!(
        second.contains("Svaret kom etter at denne versjonen vart godkjend, og er ikkje ein del av godkjenninga.\n\nNei: kopierte bevis"),
        "{second}"
    );
    let told = format!("{reason}\n\nSvara av Arne Fabelvik, 24.11.2026");
    assert!(second.contains(&told), "{second}");
    assert!(!second.contains("Svaret er endra"), "{second}");
    desk.wait(TimeDelta::days(1));
    let mut arne = desk.as_person("arne");
    arne.get("/archive");
    let other = "Ei åtvaring tel når den tilsette seinare kan bli oppsagd, og er ein konsekvens.";
    let answer = [("policy", "yes"), ("reason", other)];
    arne.post("/archive/warning-policy", &answer).is(303);
    let third = printed();
    let told = format!(
        "{ANSWER}\n\nSvara av Arne Fabelvik, 23.11.2026.\n\nSvaret er endra etter at denne versjonen vart skriven, og det nye svaret gjeld.\n\nJa: saker med åtvaring blir bevarte for alltid.\n\n{other}\n\nSvara av Arne Fabelvik, 25.11.2026"
    );
    assert!(third.contains(&told), "{third}");
    arne.get("/archive/schedule")
        .says("Svaret om åtvaringar er endra etter at denne versjonen vart skriven");
}

#[test]
fn a_schedule_holds_from_a_day_within_two_years_and_not_after_it_is_to_be_looked_at_anew() {
    let desk = Desk::open();
    let mut arne = desk.as_person("arne");
    arne.get("/archive/schedule");
    post_all(&mut arne, "/archive/schedule", &schedule()).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/archive/schedule");
    let mut from = |day: &str| hilde.post("/archive/schedule/1/approval", &[("from", day)]);
    for day in ["1.1.2099", "2.1.2030"] {
        from(day)
            .is(422)
            .says("href=\"#from\">Planen skal gåast gjennom før den dagen");
    }
    for day in ["1.1.2030", "24.11.2028"] {
        from(day)
            .is(422)
            .says("href=\"#from\">Vel ein dag innan to år");
    }
    from("23.11.2028").is(303);
}

#[test]
fn a_period_is_called_a_suggestion_only_until_a_schedule_is_in_force() {
    let desk = Desk::open();
    let mut arne = desk.as_person("arne");
    arne.get("/archive").is(200).says("Fristane er framlegg");
    let answer = [("policy", "no"), ("reason", ANSWER)];
    arne.post("/archive/warning-policy", &answer).is(303);
    let mut kari = desk.as_person("kari");
    let case = way::delivered_warning(&desk, &mut kari);
    let closing = format!("{case}/closure");
    kari.get(&closing)
        .is(200)
        .says("24 månader")
        .says("Fristane er framlegg");
    let mut written = schedule();
    written[3].1 = "1".to_owned();
    arne.get("/archive/schedule");
    post_all(&mut arne, "/archive/schedule", &written).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/archive/schedule");
    let today = [("from", "23.11.2026")];
    hilde.post("/archive/schedule/1/approval", &today).is(303);
    let page = kari.get(&closing);
    page.is(200).says("1 månad,");
    for page in [page, arne.get("/archive"), kari.get(&case)] {
        assert!(!page.is(200).html.contains("Fristane er framlegg"));
        assert!(!page.html.contains("1 månader"));
    }
}

#[test]
fn a_version_that_waits_for_its_day_does_not_take_over_from_one_approved_after_it() {
    let desk = Desk::open();
    let version = |number: i32, months: &str, from: &str| {
        let mut written = schedule();
        let field = written.iter_mut().find(|it| it.0 == "R14-months");
        months.clone_into(&mut field.unwrap().1);
        let mut arne = desk.as_person("arne");
        arne.get("/archive/schedule");
        post_all(&mut arne, "/archive/schedule", &written).is(303);
        let mut hilde = desk.as_person("hilde");
        hilde.get("/archive/schedule");
        let place = format!("/archive/schedule/{number}/approval");
        hilde.post(&place, &[("from", from)]).is(303);
    };
    version(1, "30", "5.12.2026");
    version(2, "40", "23.11.2026");
    for days in [0, 20] {
        desk.wait(TimeDelta::days(days));
        let page = desk.as_person("arne").get("/archive/schedule").html.clone();
        let (second, first) = page.split_once("Versjon 1").unwrap();
        assert!(
            second.contains("Versjon 2") && second.contains("Gjeld"),
            "{second}"
        );
        assert!(first.contains("Avløyst"), "{first}");
        let in_force = |db: &mut brotsak::store::Db| {
            brotsak::store::schedules::in_force(db, brotsak::domain::local_time::day(desk.now()))
        };
        let in_force = desk.house.store.read(in_force).unwrap().unwrap();
        assert_eq!(in_force.number, 2);
    }
}
