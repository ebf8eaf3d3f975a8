//! What is carried out is gone, with every copy of it; the certificate stays.
use super::holds::hold;
use super::{LATER, carry_out, ended, execute, give_to_judges, keepers_are_told};
use crate::support::desk::{Browser, Desk};
use crate::support::keeping::{approve_list, draw_list, page_of, put_schedule_in_force};
use crate::support::reporting::sql;
use crate::support::way;
use brotsak::cli::Outcome;
use chrono::TimeDelta;

#[test]
fn what_is_carried_out_on_the_page_is_gone_and_the_certificate_stays() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
    desk.wait(TimeDelta::days(8));
    let page = execute(&desk, "gro", list);
    page.says("Kassert</strong>").says("Kassasjonsattest (PDF)");
    let sha256 = page.html.split("class=\"hash\">").nth(1).unwrap();
    let sha256 = sha256.split('<').next().unwrap();
    let mut arne = desk.as_person("arne");
    let file = arne.get(&format!("{}/certificate", page_of(&desk, list)));
    file.is(200);
    assert!(String::from_utf8_lossy(&file.bytes).contains("pdfaid:part"));
    give_to_judges("certificate", &file.bytes);
    use sha2::{Digest, Sha256};
    assert_eq!(brotsak::audit::hex(&Sha256::digest(&file.bytes)), sha256);
    arne.get("/archive").is(200).says("Kassert</span>");
    arne.get("/archive/cases/2026-1")
        .is(200)
        .says("Innhaldet er kassert");
    hold(&mut arne, "dispute", "Dette kjem for seint.", "")
        .is(422)
        .says("kassert");
    let mut kari = desk.as_person("kari");
    for place in [
        "/cases/2026-1",
        "/reports/M-2026-1/case",
        "/cases/2026-1/documents/1",
    ] {
        kari.get(place).is(404);
    }
    assert!(!kari.get("/cases?stage=closed").html.contains("2026/1"));
    let mut rita = desk.as_person("rita");
    rita.get("/audit").is(200);
    rita.post("/audit/verifications", &[])
        .is(200)
        .says("Heile sporet er kontrollert og uendra");
    execute(&desk, "gro", list).is(422).says("sett i verk");
    // It is handed on as destroyed: what is said about the documents, without the files.
    let [structure, description] = handed_on(&mut arne);
    assert!(structure.contains("<kassertAv>Gro "), "{structure}");
    assert!(structure.contains("<utfoertKassasjon><kassertDato>"));
    let described = structure.matches("<dokumentbeskrivelse>").count();
    assert_eq!(structure.matches("<utfoertKassasjon>").count(), described);
    assert!(!structure.contains("dokumentobjekt"));
    assert!(!structure.contains("Bilete av elev"));
    let (_, flag) = description
        .split_once("omfatterDokumenterSomErKassert")
        .unwrap();
    assert!(flag[..60].contains("true"), "{}", &flag[..60]);
}

/// The structure and the description of the year's extraction, as Arne fetches it.
fn handed_on(arne: &mut Browser) -> [String; 2] {
    arne.get("/archive");
    let year = [("from", "01.01.2026"), ("to", "31.12.2026")];
    arne.post("/archive/exports", &year).is(303);
    let made = loop {
        let page = arne.get("/archive");
        if !page.is(200).html.contains("Under arbeid") {
            break page;
        }
    };
    let faults: Vec<&str> = made.html.split("<li>").skip(1).collect();
    assert!(made.html.contains("Ferdig"), "{faults:#?}");
    made.says("Saker: 1");
    let uuid = made.html.split("href=\"/archive/exports/").nth(1).unwrap();
    let uuid = uuid.split('/').next().unwrap();
    let file = arne.get(&format!("/archive/exports/{uuid}/file"));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&file.bytes)).unwrap();
    ["arkivstruktur.xml", "arkivuttrekk.xml"].map(|name| {
        use std::io::Read;
        let mut text = String::new();
        let name = format!("noark5-uttrekk-2026-01-01-2026-12-31/{name}");
        zip.by_name(&name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    })
}

/// Noark 5 asks for the name of the person who destroyed (M631); the program is nobody.
#[test]
fn whoever_carried_out_a_list_stands_in_the_extraction_or_else_whoever_approved_it() {
    for (executor, name) in [(Some("arne"), "Arne"), (None, "Gro")] {
        let desk = Desk::open();
        ended(&desk);
        let list = draw_list(&desk, &["2026/1"]);
        approve_list(&desk, "gro", list).is(303);
        desk.wait(TimeDelta::days(8));
        match executor {
            Some(who) => {
                execute(&desk, who, list).says("Kassert</strong>");
            }
            None => assert_eq!(carry_out(&desk, list).0, Outcome::Done),
        }
        let [structure, _] = handed_on(&mut desk.as_person("arne"));
        let by = format!("<kassertAv>{name} ");
        assert!(structure.contains(&by), "{structure}");
        assert!(!structure.contains("<kassertAv>System<"));
    }
}

#[test]
fn no_extraction_is_begun_while_a_list_is_carried_out() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
    desk.wait(TimeDelta::days(7));
    let begun = "update disposals set started_at = approved_at, started_by = 'cli'";
    sql(&desk.house, begun);
    let mut arne = desk.as_person("arne");
    let year = [("from", "01.01.2026"), ("to", "31.12.2026")];
    let one = [("case", "2026/1"), ("version", "1")];
    for (page, address, asked) in [
        ("/archive", "/archive/exports", year),
        ("/archive/core", "/archive/core/messages", one),
    ] {
        arne.get(page).is(200);
        arne.post(address, &asked)
            .is(422)
            .says("Ei kassasjonsliste er under arbeid");
    }
    assert_eq!(carry_out(&desk, list).0, Outcome::Done);
    arne.get("/archive").is(200);
    arne.post("/archive/exports", &year).is(303);
}

#[test]
fn no_need_opens_a_case_that_is_destroyed_and_nothing_new_is_written_of_it() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
    desk.wait(TimeDelta::days(7));
    assert_eq!(carry_out(&desk, list).0, Outcome::Done);
    let mut hilde = desk.as_person("hilde");
    let grounds = "Kven var det som melde frå i denne saka?";
    let mut tried = |number: &str| {
        hilde.get("/break-glass").is(200);
        let asked = [("number", number), ("grounds", grounds)];
        let page = hilde.post("/break-glass", &asked);
        let html = page.is(422).html.replace(&format!("\"{number}\""), "");
        let own = html.lines().filter(|it| !it.contains("csrf"));
        own.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(tried("2026/1"), tried("2026/9"));
    let gro = desk.as_person("gro").get("/tasks").html;
    assert!(!gro.contains("opna ei sak"), "{gro}");
}

#[test]
fn nothing_is_destroyed_before_somebody_has_ticked_how_many_cases_it_is() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
    desk.wait(TimeDelta::days(7));
    let page = page_of(&desk, list);
    let mut arne = desk.as_person("arne");
    arne.get(&page)
        .is(200)
        .says("Innhaldet i 1 sak skal bli borte for alltid");
    arne.post(&format!("{page}/execution"), &[])
        .is(422)
        .says("href=\"#confirmed\">Kryss av for at innhaldet skal bli borte");
    arne.get(&page).is(200).says("Kan setjast i verk");
    desk.as_person("kari").get("/cases/2026-1").is(200);
}

#[test]
fn a_case_that_is_taken_up_again_is_not_destroyed() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
    desk.wait(TimeDelta::days(7));
    let mut hilde = desk.as_person("hilde");
    hilde.get("/cases/2026-1/reopenings/new").is(200);
    hilde
        .post("/cases/2026-1/reopenings", &[("grounds", way::GROUNDS)])
        .is(303);
    // Whoever may stop the list still finds it.
    for who in ["arne", "hilde", "gro"] {
        let mut browser = desk.as_person(who);
        let place = page_of(&desk, list);
        browser.get("/archive/disposals").is(200).says(&place);
        browser
            .get(&place)
            .is(200)
            .says("Stopp lista")
            .says("Saka er open");
    }
    let said = carry_out(&desk, list);
    assert_eq!(said.0, Outcome::Faults, "{}", said.1);
    desk.as_person("kari").get("/cases/2026-1").is(200);
    desk.as_person("gro")
        .get(&page_of(&desk, list))
        .says("Ikkje kassert</strong>: Saka er open");
}

/// The two kinds of copies: an extraction, and messages for the archive core. `is_old` are those of a house that did
/// not write down what lies in them.
fn a_copy_of_a_case_closed_twice_goes_with_it(is_old: bool) {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    let mut arne = desk.as_person("arne");
    let year = [("from", "01.01.2026"), ("to", "31.12.2026")];
    let one = [("case", "2026/1"), ("version", "1")];
    for (page, address, asked) in [
        ("/archive", "/archive/exports", year),
        ("/archive/core", "/archive/core/messages", one),
    ] {
        arne.get(page).is(200);
        arne.post(address, &asked).is(303);
        while arne.get("/archive").html.contains("Under arbeid") {}
    }
    let folder = desk.house.dir.path().join("exports");
    let copies = || std::fs::read_dir(&folder).unwrap().count();
    // Two files, and what is to be known of each.
    assert_eq!(copies(), 4);
    if is_old {
        sql(&desk.house, "delete from export_cases");
    }
    let mut hilde = desk.as_person("hilde");
    hilde.get("/cases/2026-1/reopenings/new").is(200);
    hilde
        .post("/cases/2026-1/reopenings", &[("grounds", way::GROUNDS)])
        .is(303);
    let again = "update cases set stage = 'closed', outcome = 'warning', closed_at = '2027-03-01 09:00:00', \
                 closed_by_id = officer_id";
    sql(&desk.house, again);
    desk.wait(LATER + TimeDelta::days(120));
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "hilde", list).is(303);
    desk.wait(TimeDelta::days(7));
    let said = carry_out(&desk, list);
    assert_eq!(said.0, Outcome::Done, "{}", said.1);
    assert_eq!(copies(), 0);
}

#[test]
fn copies_of_a_case_go_with_it_though_it_was_taken_up_again_and_closed_on_another_day() {
    a_copy_of_a_case_closed_twice_goes_with_it(false);
    a_copy_of_a_case_closed_twice_goes_with_it(true);
}

#[test]
fn the_command_carries_out_what_is_ready_and_says_what_is_not() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    assert_eq!(
        carry_out(&desk, list),
        (
            Outcome::Faults,
            format!("Kassasjonsliste {list}: er ikkje godkjend\n")
        )
    );
    approve_list(&desk, "gro", list).is(303);
    let early = carry_out(&desk, list);
    assert!(
        early.1.contains("kan ikkje setjast i verk før"),
        "{early:?}"
    );
    desk.wait(TimeDelta::days(7));
    let done = carry_out(&desk, list);
    assert_eq!(done.0, Outcome::Done);
    assert!(
        done.1.contains("kasserte saker: 1, ikkje kasserte: 0"),
        "{done:?}"
    );
    assert!(carry_out(&desk, list).1.contains("er sett i verk alt"));
    let folder = tempfile::tempdir().unwrap();
    let nothing = crate::support::program::run(folder.path(), &["disposal", "run"]);
    assert_eq!(
        (nothing.code, nothing.said.as_str()),
        (0, "Ingen lister kan setjast i verk.\n")
    );
}

#[test]
fn nobody_is_mailed_that_a_case_waits_whose_content_is_gone() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
    desk.wait(TimeDelta::days(7));
    assert_eq!(carry_out(&desk, list).0, Outcome::Done);
    assert!(!keepers_are_told(&desk));
}
