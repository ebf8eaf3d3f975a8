//! Who has been told of a case and why, on a page; and who would be, before it is registered.
use crate::support::desk::{Desk, Page};
use crate::support::reporting::events;
use crate::support::way::{register, registration, report, take};
use brotsak::store::{StoreError, tasks};

/// How Liv's report about Ola comes to Kåre.
const PASSED_OVER: &str = "nærmaste leiar Liv Oppdiktstad: melde saka";
const CHOSEN: &str = "kommunalsjef Kåre Typedal: får vite";

#[test]
fn the_case_shows_who_was_told_of_what_and_why_it_was_them() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let number = report(&desk, "liv");
    let case = register(&desk, &mut kari, &number, &[]);
    kari.get(&case).says("Kven har fått vite");
    let page = kari.get(&format!("{case}/recipients"));
    page.is(200)
        .says("Kåre Typedal")
        .says("HR vil at du skal vite om ei sak")
        .says(PASSED_OVER)
        .says(CHOSEN)
        .says("Ventar");
    assert!(
        events(&desk.house)
            .iter()
            .any(|it| it.starts_with("case-read"))
    );
    // The leader who is told does not read why others were not.
    desk.as_person("kare")
        .get(&format!("{case}/recipients"))
        .is(404);
}

#[test]
fn the_officer_sees_who_will_be_told_before_anything_is_registered() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let number = report(&desk, "liv");
    let form = format!("/reports/{number}/case");
    kari.get("/inbox").is(200);
    take(&mut kari, &number);
    kari.get(&form);
    let before = events(&desk.house).len();
    let asked = registration(&desk, &[("preview", "yes")]);
    let page = kari.post(&form, &asked);
    page.is(200)
        .says("Slik blir det om du registrerer no")
        .says(PASSED_OVER)
        .says(CHOSEN)
        .says("Ei sak er di");
    assert_eq!(events(&desk.house).len(), before, "nothing is written");
    assert!(!kari.get("/cases").html.contains("/cases/2026-"));
    let told = |name: &str| {
        let id = desk.person(name);
        let open = desk
            .house
            .store
            .read::<_, StoreError>(|db| tasks::list_open(db, id));
        open.unwrap().len()
    };
    assert_eq!(told("kare"), 0);
    // And so it becomes.
    kari.get(&form);
    register(&desk, &mut kari, &number, &[]);
    assert_eq!(told("kare"), 1);
}

#[test]
fn a_line_that_ends_nowhere_is_told_with_what_to_do_and_asked_again() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let number = report(&desk, "kare");
    let conflicted = [
        ("conflicted", "chief_executive"),
        (
            "conflicted_grounds",
            "Ho er søster til den saka gjeld, og dei bur i same hus.",
        ),
    ];
    let case = register(&desk, &mut kari, &number, &conflicted);
    let lacks = |page: &Page| page.html.contains("Ingen kan få vite om saka slik");
    let notices = format!("{case}/recipients");
    kari.get(&case)
        .says("Ingen kan få vite om saka slik")
        .says("Rett leiar, stadfortredar");
    kari.get(&notices)
        .says("ordførar: ingen leiar er registrert")
        .says("Finn rett mottakar");

    // The mayor is put on record; the rules are asked again.
    let mut sondre = desk.as_person("sondre");
    let mona = desk.person("mona").0;
    sondre.get("/accounts");
    let roles = format!("/accounts/{mona}/roles");
    sondre.post(&roles, &[("role", "mayor")]).is(303);
    kari.post(&notices, &[]).is(303);
    let page = kari.get(&notices);
    page.says("ordførar Mona Eksempelmo: får vite");
    assert!(!lacks(&page) && !lacks(&kari.get(&case)));
    assert!(
        events(&desk.house)
            .iter()
            .any(|it| it.starts_with("notices-renewed"))
    );
    desk.as_person("mona")
        .get("/tasks")
        .says("HR vil at du skal vite om ei sak");
}
