//! What the employee says to the notice is a paper of the case, not only a line in it.
use crate::support::desk::{Browser, Desk, Page};
use crate::support::way::{cleared, hear, notify, recommend};

const SAID: &str = "Eg visste ikkje at profilen min var open.";

fn say(kari: &mut Browser, case: &str, manner: &str, said: &str) -> Page {
    let fields = [
        ("manner", manner),
        ("received_on", "23.11.2026"),
        ("text", said),
    ];
    kari.get(&format!("{case}/hearing")).is(200);
    kari.post(&format!("{case}/statements"), &fields)
}

#[test]
fn what_the_employee_writes_is_a_document_of_the_case_and_of_the_journal() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    hear(&mut kari, &case);
    kari.get(&format!("{case}/documents/2"))
        .is(200)
        .says("UTTALE I SAK 2026/1")
        .says("Frå:      Ola Dømesund")
        .says("Motteken: 23.11.2026")
        .says("skriftleg")
        .says("Eg sletta innlegget same dag")
        .says("Ført inn av Kari");
    let page = kari.get(&case);
    page.is(200).says("2. Uttale</a>").says("2026/2");
    kari.get(&format!("{case}/hearing"))
        .says(&format!("<a href=\"{case}/documents/2\">2. Uttale</a>"));
    // To whom the case is about, the paper does not exist as a page.
    let mut ola = desk.as_person("ola");
    ola.get(&format!("{case}/documents/2")).is(404);
}

#[test]
fn what_the_employee_says_aloud_is_a_document_too_and_silence_is_none() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    notify(&mut kari, &case).is(303);
    say(&mut kari, &case, "oral", "").is(422);
    say(&mut kari, &case, "oral", SAID).is(303);
    kari.get(&format!("{case}/documents/2"))
        .is(200)
        .says("munnleg, skriven ned")
        .says(SAID);

    let case = cleared(&desk, &mut kari);
    notify(&mut kari, &case).is(303);
    desk.wait(chrono::TimeDelta::days(15));
    let mut kari = desk.as_person("kari");
    say(&mut kari, &case, "silent", "").is(303);
    kari.get(&format!("{case}/documents/2")).is(404);
}

#[test]
fn a_statement_that_is_refused_leaves_no_paper() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    // Nobody was notified: there is nothing to answer.
    say(&mut kari, &case, "written", SAID).is(422);
    kari.get(&format!("{case}/documents/2")).is(404);
    hear(&mut kari, &case);
    say(&mut kari, &case, "written", SAID).is(303);
    kari.get(&format!("{case}/documents/3")).is(200).says(SAID);
    crate::support::way::assess(&mut kari, &case);
    recommend(&mut kari, &case, "warning");
}
