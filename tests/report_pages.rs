//! The pages on which a report is written, sent and followed.
mod uploads;

use crate::support::desk::{Browser, Desk, PASSWORD, Page};
use crate::support::reporting::{events, sql};
use brotsak::domain::guideline::Scope;
use brotsak::domain::ruleset::Ruleset;
use brotsak::store::drafts;
use chrono::TimeDelta;
use std::collections::BTreeSet;

const ACCOUNT: &str = "Eg såg eit ope innlegg.\n\n«Endå ei roleg vakt» & <b>meir</b>";

/// Begins a draft and gives its address, without the step.
#[track_caller]
fn begin(browser: &mut Browser) -> String {
    browser.get("/reports").is(200);
    let page = browser.post("/reports/drafts", &[]);
    page.is(303);
    page.location.strip_suffix("/who").unwrap().to_owned()
}

fn what() -> [(&'static str, &'static str); 5] {
    [
        ("what", ACCOUNT),
        ("date", "23.11.2026"),
        ("time", "0740"),
        ("channel", "private_account"),
        ("next", "1"),
    ]
}

/// A draft about Ola with everything that must be there.
#[track_caller]
fn ready(desk: &Desk, browser: &mut Browser) -> String {
    let draft = begin(browser);
    let ola = desk.person("ola").0.to_string();
    let page = browser.post(&format!("{draft}/who"), &[("subject", &ola), ("next", "1")]);
    assert_eq!(page.location, format!("{draft}/what"));
    let page = browser.post(&format!("{draft}/what"), &what());
    assert_eq!(page.location, format!("{draft}/points"));
    draft
}

#[track_caller]
fn send(browser: &mut Browser, draft: &str) -> Page {
    let page = browser.post(&format!("{draft}/filing"), &[]);
    page.is(303);
    page
}

/// The names of the fields a page asks for, a group of radio buttons as one.
fn required(page: &Page) -> BTreeSet<String> {
    let tags = page.html.split('<').filter(|tag| {
        let tag = tag.split('>').next().unwrap();
        tag.split(['\n', ' ']).any(|word| word == "required")
    });
    tags.map(|tag| {
        let (_, name) = tag.split_once("name=\"").unwrap();
        name.split('"').next().unwrap().to_owned()
    })
    .collect()
}

/// The fields hidden in a form, as a browser sends them.
fn hidden(page: &Page) -> Vec<(String, String)> {
    let form = page.html.split("<main").nth(1).unwrap();
    form.split("<input type=\"hidden\" name=\"")
        .skip(1)
        .map(|rest| {
            let (name, rest) = rest.split_once("\" value=\"").unwrap();
            let value = rest.split("\">").next().unwrap();
            (name.to_owned(), unescape(value))
        })
        .filter(|(name, _)| name != "csrf")
        .collect()
}

fn unescape(text: &str) -> String {
    text.replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
}

#[test]
fn a_leader_reports_on_five_screens_with_few_fields() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = begin(&mut liv);
    let ola = desk.person("ola").0.to_string();
    let mut screens = vec![liv.get(&format!("{draft}/who"))];
    let go = |liv: &mut Browser, step: &str, fields: &[(&str, &str)]| {
        let page = liv.post(&format!("{draft}/{step}"), fields);
        page.is(303);
        liv.get(&page.location)
    };
    screens.push(go(&mut liv, "who", &[("subject", &ola), ("next", "1")]));
    screens.push(go(&mut liv, "what", &what()));
    screens.push(go(&mut liv, "points", &[("points", "V3.7"), ("next", "1")]));
    let check = screens.last().unwrap();
    check
        .says("Ola Dømesund, lærar")
        .says("Valle skule")
        .says("Liv Oppdiktstad")
        .says("måndag 23. november 2026 kl. 07.40")
        .says("På privat konto")
        .says("Teieplikt, personvern og lojalitet privat");
    assert!(unescape(&check.html).contains(ACCOUNT));
    screens.push(go(&mut liv, "filing", &[]));
    screens
        .last()
        .unwrap()
        .says("M-2026/1")
        .says("Meldinga er send");

    assert!(screens.len() <= 6, "{} screens", screens.len());
    let asked: BTreeSet<String> = screens.iter().flat_map(required).collect();
    let asked: Vec<_> = asked.iter().map(String::as_str).collect();
    assert_eq!(asked, ["channel", "date", "what"], "and whom it is about");
    for screen in &screens {
        screen.is(200).says("<html lang=\"nn\">");
        assert_eq!(screen.html.matches("<h1").count(), 1);
        assert!(!screen.html.contains("alvorsgrad"), "nobody is asked");
    }
}

#[test]
fn what_is_wrong_is_told_at_its_field_and_nothing_is_lost() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let what = format!("{}/what", begin(&mut liv));
    let wrong = [
        ("what", ""),
        ("date", "23.12.2026"),
        ("time", "kl. to"),
        ("next", "1"),
    ];
    let page = liv.post(&what, &wrong);
    page.is(422)
        .says("<title>Feil: Kva hende? Steg 2 av 4")
        .says("<a href=\"#what\">Skriv kva som hende</a>")
        .says("<a href=\"#date\">Datoen kan ikkje vere fram i tid. I dag er 23. november 2026</a>")
        .says("<a href=\"#time\">Skriv klokkeslettet som time.minutt")
        .says("<a href=\"#channel\">Vel kor det hende</a>");
    for field in ["what", "date", "time"] {
        let tag = page.html.split(&format!("id=\"{field}\"")).nth(1).unwrap();
        let tag = tag.split('>').next().unwrap();
        assert!(tag.contains("aria-invalid=\"true\""), "{field}");
        assert!(tag.contains(&format!("{field}-e")), "{field}");
    }
    assert!(page.html.contains("id=\"channel\""));
    for kept in [page, liv.get(&what)] {
        kept.says("value=\"23.12.2026\"").says("value=\"kl. to\"");
    }
}

#[test]
fn too_long_a_text_is_kept_whole_and_told_of() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let what = format!("{}/what", begin(&mut liv));
    let long = "å".repeat(4001);
    let page = liv.post(&what, &[("what", &long), ("next", "1")]);
    page.is(422)
        .says("Teksten har 4001 teikn. Kort han ned til høgst 4000")
        .says(&long);
    liv.get(&what).says(&long);

    let larger = "å".repeat(40_000);
    let page = liv.post(&what, &[("what", &larger), ("later", "1")]);
    page.is(422)
        .says("Ikkje lagra: utkastet er på 79 kB")
        .says(&larger);
    liv.get(&what).says(&long);
}

#[test]
fn what_is_not_finished_can_wait() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = begin(&mut liv);
    let later = [("what", "Halvferdig"), ("date", "i går"), ("later", "1")];
    let page = liv.post(&format!("{draft}/what"), &later);
    assert_eq!((page.status, page.location.as_str()), (303, "/reports"));
    desk.wait(TimeDelta::minutes(5));
    let mine = liv.get("/reports");
    mine.says("Steg 2 av 4")
        .says("lagra")
        .says(&format!("href=\"{draft}/what\""));
    liv.get(&format!("{draft}/what"))
        .says("Halvferdig")
        .says("value=\"i går\"");

    liv.post(&format!("{draft}/discard"), &[]).is(303);
    assert!(!liv.get("/reports").html.contains("Steg 2 av 4"));
    liv.get(&format!("{draft}/what")).is(404);
}

#[test]
fn a_report_that_lacks_something_is_not_sent() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = begin(&mut liv);
    let page = liv.get(&format!("{draft}/check"));
    page.is(200).says("Dette manglar før du kan sende");
    let page = liv.post(&format!("{draft}/filing"), &[]);
    page.is(422)
        .says("<title>Feil: ")
        .says(&format!("href=\"{draft}/who?then=check#subject\""))
        .says(&format!("href=\"{draft}/what?then=check#channel\""));
    let page = liv.get(&format!("{draft}/who?then=check"));
    page.is(200).says("name=\"then\" value=\"check\"");
    let name = [
        ("subject_name", "Ein vikar"),
        ("then", "check"),
        ("next", "1"),
    ];
    let page = liv.post(&format!("{draft}/who"), &name);
    assert_eq!(page.location, format!("{draft}/check"));
    liv.get(&page.location).is(200).says("Ein vikar");
    assert!(
        !events(&desk.house)
            .iter()
            .any(|e| e.contains("report-filed"))
    );
}

#[test]
fn ones_own_unit_comes_first_and_oneself_not_at_all() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = begin(&mut liv);
    let page = liv.get(&format!("{draft}/who"));
    let units: Vec<&str> = page
        .html
        .split("<optgroup label=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(units, ["Valle skule", "HR", "Oppvekst", "Valle kommune"]);
    let select = page.html.split("name=\"subject\"").nth(1).unwrap();
    let select = select.split("</select>").next().unwrap();
    assert!(select.contains("Ola Dømesund, lærar"));
    assert!(!select.contains("Liv Oppdiktstad"));
    assert!(
        !page.html.contains("name=\"reporter\""),
        "only HR reports for others"
    );
}

#[test]
fn nobody_opens_a_draft_or_a_receipt_that_is_not_theirs() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    for name in ["ola", "kari", "hilde", "sondre"] {
        let mut other = desk.as_person(name);
        for step in ["who", "what", "points", "check"] {
            other.get(&format!("{draft}/{step}")).is(404);
        }
        for action in [
            "who",
            "autosave/what",
            "filing",
            "discard",
            "files/x/removal",
        ] {
            other.post(&format!("{draft}/{action}"), &[]).is(404);
        }
        other
            .upload(&format!("{draft}/files"), &[], &[("file", "a.txt", b"a")])
            .is(404);
    }
    let receipt = send(&mut liv, &draft).location;
    assert_eq!(receipt, "/reports/M-2026-1");
    liv.get(&receipt).is(200);
    let mut ola = desk.as_person("ola");
    ola.get(&receipt).is(404).says("Vi finn ikkje denne sida");
    ola.post(&format!("{draft}/filing"), &[]).is(404);
    // The office reads reports in its own rooms.
    desk.as_person("kari").get(&receipt).is(404);
    let denied = format!("access-denied {}", desk.person("ola"));
    assert!(events(&desk.house).contains(&denied));
    for nothing in ["M-2026-2", "M-2026-01", "2026-1", "%00"] {
        liv.get(&format!("/reports/{nothing}")).is(404);
    }
}

#[test]
fn hr_registers_what_somebody_else_has_told() {
    let desk = Desk::open();
    let (ola, nils) = (
        desk.person("ola").0.to_string(),
        desk.person("nils").0.to_string(),
    );
    let mut kari = desk.as_person("kari");
    let draft = begin(&mut kari);
    kari.get(&format!("{draft}/who")).says("Meldt av");
    let who = [
        ("reporter", nils.as_str()),
        ("subject", &ola),
        ("next", "1"),
    ];
    kari.post(&format!("{draft}/who"), &who).is(303);
    kari.post(&format!("{draft}/what"), &what()).is(303);
    kari.get(&format!("{draft}/check")).says("Nils Tenkjeli");
    let receipt = send(&mut kari, &draft).location;
    kari.get(&receipt).is(200);

    let mut liv = desk.as_person("liv");
    let draft = begin(&mut liv);
    let page = liv.post(&format!("{draft}/who"), &who);
    page.is(422).says("Berre HR kan melde for andre");
}

#[test]
fn the_same_form_sent_twice_is_one_report() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let first = send(&mut liv, &draft).location;
    let second = send(&mut liv, &draft).location;
    assert_eq!(first, second);
    assert_eq!(liv.get("/reports").html.matches("M-2026/").count(), 1);
    // Somebody who goes back in the browser is shown the receipt, not a missing page.
    for step in ["who", "what", "points", "check"] {
        assert_eq!(liv.get(&format!("{draft}/{step}")).location, first);
    }
    assert_eq!(liv.post(&format!("{draft}/what"), &what()).location, first);
    let page = liv.upload(&format!("{draft}/files"), &[], &[("file", "a.txt", b"a")]);
    assert_eq!(page.location, first);
}

#[test]
fn a_session_that_ends_while_somebody_writes_costs_no_word() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let path = format!("{draft}/what");
    let long = format!(
        "{ACCOUNT}\n\t«æøå» 100 % + 'q' \"x\" {}",
        "Ord og ord. ".repeat(300)
    );
    let mut fields = what();
    fields[0].1 = &long;
    desk.wait(TimeDelta::minutes(61));
    let page = liv.post(&path, &fields);
    page.is(303);
    let kept = page
        .location
        .strip_prefix("/sign-in?kept=")
        .unwrap()
        .to_owned();
    liv.get(&page.location).is(200).says("Teksten din er trygg");
    let answers = [
        ("email", "liv@valle.example"),
        ("password", PASSWORD),
        ("kept", &kept),
    ];
    let page = liv.post("/sign-in", &answers);
    assert_eq!(page.location, format!("/kept/{kept}"));
    let page = liv.get(&page.location);
    page.is(200).says(&format!("action=\"{path}\""));
    let back = hidden(&page);
    let back: Vec<(&str, &str)> = back.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(back, fields);
    let page = liv.post(&path, &back);
    assert_eq!(page.location, format!("{draft}/points"));
    assert_eq!(stored(&desk, "liv").what.what, long);

    let mut ola = desk.as_person("ola");
    ola.get(&format!("/kept/{kept}")).is(404);
}

fn stored(desk: &Desk, name: &str) -> brotsak::domain::report::Draft {
    let owner = desk.person(name);
    let mut mine = desk
        .house
        .store
        .read(|db| drafts::list_own(db, owner))
        .unwrap();
    mine.remove(0).draft
}

#[test]
fn a_draft_is_saved_while_somebody_writes() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = begin(&mut liv);
    let autosave = format!("{draft}/autosave/what");
    let page = liv.post(&autosave, &[("what", "Eg skriv"), ("date", "2")]);
    page.is(204);
    assert_eq!(page.html, "");
    assert_eq!(stored(&desk, "liv").what.what, "Eg skriv");
    liv.post(&format!("{draft}/autosave/check"), &[]).is(404);
    let large = "x".repeat(70_000);
    liv.post(&autosave, &[("what", &large)]).is(422);

    let token = std::mem::replace(&mut liv.csrf, "0".repeat(64));
    liv.post(&autosave, &[("what", "Ein annan")]).is(403);
    liv.csrf = token;
    desk.wait(TimeDelta::minutes(61));
    let before = events(&desk.house).len();
    let page = liv.post(&autosave, &[("what", "For seint")]);
    page.is(401);
    assert_eq!(page.location, "", "a script follows no redirect");
    assert_eq!(
        events(&desk.house).len(),
        before,
        "nothing is kept or written"
    );
    assert_eq!(stored(&desk, "liv").what.what, "Eg skriv");
}

#[test]
fn nobody_begins_more_drafts_than_there_is_room_for() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    for _ in 0..20 {
        begin(&mut liv);
    }
    liv.get("/reports");
    let page = liv.post("/reports/drafts", &[]);
    page.is(422)
        .says("Du har alt 20 utkast")
        .says("<title>Feil: ");
}

/// Makes a case of the first report, past the office.
fn register(desk: &Desk) {
    let (subject, officer) = (desk.person("ola").0, desk.person("kari").0);
    let text = format!(
        "insert into rulesets (code, sha256, body, loaded_at)
           select 'r1', '', '', '2026-11-23 08:00:00' where not exists (select 1 from rulesets where code = 'r1');
         insert into cases (uuid, year, serial, stage, report_id, title, public_title, subject_id, unit_id,
           officer_id, happened_on, channel, ruleset, registered_by_id, registered_at)
         values ('c', 2026, 77, 'registered', 1, 'Løynd tittel', 'Personalsak', {subject}, 1, {officer},
           '2026-11-20', 'other', 'r1', {officer}, '2026-11-23 08:00:00');"
    );
    sql(&desk.house, &text);
}

#[test]
fn the_reporter_sees_three_statuses_and_never_an_outcome() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let receipt = send(&mut liv, &draft).location;
    let receipt_before = liv.get(&receipt).html;
    liv.get("/reports")
        .is(200)
        .says("Motteken")
        .says("Valle skule");
    register(&desk);
    let mut pages = BTreeSet::new();
    for stage in [
        "registered",
        "cleared",
        "assessed",
        "recommended",
        "decided",
    ] {
        sql(&desk.house, &format!("update cases set stage = '{stage}'"));
        pages.insert(liv.get("/reports").html);
    }
    assert_eq!(pages.len(), 1, "whatever the stage");
    assert!(pages.first().unwrap().contains("Under handsaming"));

    let mut pages = BTreeSet::new();
    for outcome in ["none", "guidance", "warning", "dismissal", "termination"] {
        sql(
            &desk.house,
            &format!(
                "update cases set stage = 'closed', outcome = '{outcome}', closed_at = '2026-12-01 12:00:00'"
            ),
        );
        pages.insert(liv.get("/reports").html);
    }
    assert_eq!(pages.len(), 1, "whatever the outcome");
    let page = pages.first().unwrap();
    for words in ["Avslutta", "1. desember 2026", "M-2026/1"] {
        assert!(page.contains(words), "{words}");
    }
    for secret in ["Løynd tittel", "2026/77", "Ola", "Kari"] {
        assert!(!page.contains(secret), "{secret}");
    }
    assert_eq!(liv.get(&receipt).html, receipt_before);
}

#[test]
fn every_page_of_a_report_speaks_three_languages() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let mut spoken = BTreeSet::new();
    for language in ["nn", "nb", "en"] {
        liv.get(&format!("/language/{language}")).is(303);
        for step in ["who", "what", "points", "check"] {
            let page = liv.get(&format!("{draft}/{step}"));
            page.is(200).says(&format!("<html lang=\"{language}\">"));
            let heading = page.html.split("<h1>").nth(1).unwrap();
            spoken.insert(heading.split("</h1>").next().unwrap().to_owned());
        }
        let wrong = [("time", "25"), ("next", "1")];
        liv.post(&format!("{draft}/what"), &wrong).is(422);
        liv.post(&format!("{draft}/what"), &what()).is(303);
        liv.get("/reports").is(200);
    }
    assert_eq!(spoken.len(), 12);
}

#[test]
fn the_points_that_fit_the_channel_come_first() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let page = liv.get(&format!("{draft}/points"));
    let (likely, others) = page.html.split_once("<details").unwrap();
    for point in Ruleset::builtin().points() {
        let field = format!("value=\"{}\"", point.code);
        let is_offered = point.selectable && point.duplicate_of.is_none();
        assert_eq!(page.html.contains(&field), is_offered, "{}", point.code);
        if is_offered && point.scope == Scope::OfficialAccount {
            assert!(others.contains(&field), "{}", point.code);
        }
        if is_offered && point.scope == Scope::PrivateAccount {
            assert!(likely.contains(&field), "{}", point.code);
        }
    }
    liv.post(&format!("{draft}/points"), &[("points", "V2.4")])
        .is(303);
    let page = liv.get(&format!("{draft}/points"));
    page.says("<details class=\"more\" open>");
    page.says("id=\"V2.4\" value=\"V2.4\" checked");
    let page = liv.post(
        &format!("{draft}/points"),
        &[("points", "V9.9"), ("next", "1")],
    );
    page.is(422).says("Val nummer 1 finst ikkje lenger");
}

#[test]
fn the_guidelines_stand_in_full_for_whoever_is_signed_in() {
    let desk = Desk::open();
    desk.visitor().get("/guidelines").is(303);
    let mut ola = desk.as_person("ola");
    for (language, words) in [
        ("nn", "Vedtekne av"),
        ("nb", "Vedtatt av"),
        ("en", "Adopted by"),
    ] {
        ola.get(&format!("/language/{language}"));
        let page = ola.get("/guidelines");
        page.is(200).says(words);
        assert_eq!(page.html.matches("<article").count(), 36);
        for point in Ruleset::builtin().points() {
            assert!(page.html.contains(&format!("<h3 id=\"{}\"", point.code)));
        }
    }
}
