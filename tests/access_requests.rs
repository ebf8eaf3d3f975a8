//! Somebody asks to see the documents of a case, and is answered in time, document by document.

use crate::support::copying::{unpacked, words};
use crate::support::desk::{Browser, Desk, Page, place};
use crate::support::way::closed_with_a_warning;
use brotsak::domain::clocks::Tariff;
use brotsak::domain::delivery::{Delivery, Template};
use brotsak::domain::job::Job;
use brotsak::domain::local_time::read_moment;
use brotsak::domain::routing::LeaderTold;
use brotsak::domain::task::TaskKind;
use brotsak::jobs::schedule::{Night, name, run_due};
use brotsak::store::{StoreError, outbox_list, tasks};
use chrono::TimeDelta;
use std::sync::Arc;

const PAGE: &str = "/access-requests";

/// Kari writes down that somebody asks; gives the address of the request.
fn ask(kari: &mut Browser, case: &str, basis: &str) -> String {
    kari.get(&format!("{case}{PAGE}")).is(200);
    let fields = [
        ("requester", "Oppdikta Avis"),
        ("basis", basis),
        ("received_on", "23.11.2026"),
    ];
    let asked = kari.post(&format!("{case}{PAGE}"), &fields);
    asked.is(303).location.clone()
}

fn weigh(kari: &mut Browser, request: &str, serial: u32, fields: &[(&str, &str)]) -> Page {
    let page = format!("{request}/documents/{serial}");
    kari.get(&page).is(200);
    kari.post(&page, fields)
}

/// Kari lets every name stand in what is given.
fn settle(kari: &mut Browser, request: &str) {
    let page = kari.get(request).html.clone();
    for link in page.split("href=\"").filter_map(|it| it.split('"').next()) {
        if !link.ends_with("/copy") {
            continue;
        }
        let page = kari.get(link);
        let places = page.is(200).html.split("id=\"name-").skip(1);
        let places: Vec<String> = places
            .map(|it| it.split('"').next().unwrap().to_owned())
            .collect();
        let mut fields: Vec<(&str, &str)> =
            places.iter().map(|it| ("place", it.as_str())).collect();
        let (what, field) = if fields.is_empty() {
            ("looked", "looked")
        } else {
            ("keep", "reason")
        };
        fields.extend([("do", what), (field, "Namna er kjende for den som spør.")]);
        kari.post(&format!("{link}/marks"), &fields).is(303);
    }
}

/// The days of Kari's open tasks about access.
fn due(desk: &Desk) -> Vec<String> {
    let kari = desk.person("kari");
    let open = desk
        .house
        .store
        .read::<_, StoreError>(|db| tasks::list_open(db, kari));
    let open = open.unwrap().into_iter();
    let asked = open.filter(|task| task.kind == TaskKind::AccessRequest);
    asked.map(|task| task.due_on.unwrap().to_string()).collect()
}

#[test]
fn a_request_is_a_task_with_five_working_days_and_leads_to_its_page() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public");
    // Monday to Monday: five working days after the day it came.
    assert_eq!(due(&desk), ["2026-11-30"]);
    kari.get(&format!("{case}{PAGE}"))
        .says("Oppdikta Avis")
        .says("30. november 2026");
    let tasks = kari.get("/tasks");
    tasks.says("Svar på eit innsynskrav");
    let one = kari.get(&request);
    one.is(200)
        .says("Kven som helst (offentleglova § 3)")
        .says("Ikkje vurdert")
        .says("Statsforvaltaren");
    desk.wait(TimeDelta::days(9));
    let mut kari = desk.as_person("kari");
    kari.get(&request).says("Over tida");
}

#[test]
fn each_document_is_weighed_with_its_provision_and_all_of_them_before_the_answer() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public");
    let answer = format!("{request}/answer");
    kari.post(&answer, &[])
        .is(422)
        .says("Vurder alle dokumenta først")
        .says("offentleglova § 31");
    let none = weigh(&mut kari, &request, 1, &[("weighed", "withheld")]);
    none.is(422).says("Vel føresegna");
    let party = [("weighed", "withheld"), ("exemption", "party_internal")];
    weigh(&mut kari, &request, 1, &party)
        .is(422)
        .says("gjeld for dette grunnlaget");
    let secret = [("weighed", "withheld"), ("exemption", "secrecy")];
    weigh(&mut kari, &request, 1, &secret).is(303);
    kari.get(&request)
        .says("Blir halde attende (offentleglova § 13 første ledd, jf. forvaltningslova § 13 første ledd nr. 1)");
    kari.post(&format!("{request}/rest"), &[]).is(303);
    let page = kari.get(&request);
    page.says("Blir gitt ut");
    assert!(!page.html.contains("Ikkje vurdert"));
    settle(&mut kari, &request);
    kari.post(&answer, &[]).is(303);
    let done = kari.get(&request);
    done.says("Svara");
    assert!(!done.html.contains("/rest\"") && !done.html.contains("/answer\""));
    assert!(due(&desk).is_empty());
    // What is answered stands.
    weigh(&mut kari, &request, 1, &secret).is(422);
    kari.post(&answer, &[]).is(422);
}

#[test]
fn what_is_put_off_has_grounds_and_a_day_and_leaves_the_request_open() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "party");
    let put = |until: &'static str, grounds: &'static str| {
        [
            ("weighed", "postponed"),
            ("exemption", "party_during_inquiry"),
            ("until", until),
            ("grounds", grounds),
        ]
    };
    let why = "Vitna er ikkje høyrde enno, og svaret kan verke inn på dei.";
    weigh(&mut kari, &request, 1, &put("7.12.2026", "kort"))
        .is(422)
        .says("minst 20 teikn")
        .says("7.12.2026");
    weigh(&mut kari, &request, 1, &put("23.11.2026", why))
        .is(422)
        .says("ein dag som kjem");
    for far in ["24.11.2027", "31.12.9999"] {
        weigh(&mut kari, &request, 1, &put(far, why))
            .is(422)
            .says("href=\"#until\">Utset høgst eitt år")
            .says(far);
    }
    weigh(&mut kari, &request, 1, &put("i morgon", why)).is(422);
    let never = [
        ("weighed", "postponed"),
        ("exemption", "party_internal"),
        ("until", "7.12.2026"),
        ("grounds", why),
    ];
    weigh(&mut kari, &request, 1, &never)
        .is(422)
        .says("gjeld utsetjing");
    weigh(&mut kari, &request, 1, &put("7.12.2026", why)).is(303);
    kari.post(&format!("{request}/rest"), &[]).is(303);
    settle(&mut kari, &request);
    kari.post(&format!("{request}/answer"), &[]).is(303);
    let page = kari.get(&request);
    page.says("Utsett (forvaltningslova § 20)")
        .says("7. desember 2026");
    assert_eq!(due(&desk), ["2026-12-07"]);
    // A second answer would say the same once more.
    kari.post(&format!("{request}/answer"), &[])
        .is(422)
        .says("Det utsette står som i førre svar");
    assert!(!kari.get(&request).html.contains("Svar 2"));
    weigh(&mut kari, &request, 1, &[("weighed", "given")]).is(303);
    settle(&mut kari, &request);
    kari.post(&format!("{request}/answer"), &[]).is(303);
    assert!(due(&desk).is_empty());
}

#[test]
fn whoever_is_refused_what_is_about_themselves_gets_the_reason_and_the_provision() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "own_data");
    let why = "Utkastet er skrive for vår eiga saksførebuing og ikkje sendt nokon.";
    let kept = |weighed: &'static str, grounds: &'static str| {
        [
            ("weighed", weighed),
            ("exemption", "data_internal"),
            ("grounds", grounds),
        ]
    };
    for weighed in ["partly", "withheld"] {
        weigh(&mut kari, &request, 1, &kept(weighed, "kort"))
            .is(422)
            .says("Skriv kvifor opplysningane blir haldne attende")
            .says("(personopplysningslova § 16)");
    }
    weigh(&mut kari, &request, 1, &kept("withheld", why)).is(303);
    let provision = "personopplysningslova § 16 første ledd bokstav e";
    kari.get(&request)
        .says(&format!("Blir halde attende ({provision})"))
        .says(why);
    kari.get(&format!("{request}/documents/1")).says(why);
    kari.post(&format!("{request}/rest"), &[]).is(303);
    settle(&mut kari, &request);
    kari.post(&format!("{request}/answer"), &[]).is(303);
    let fetched = kari.post(&format!("{request}/answers/1"), &[]);
    let said = words(&unpacked(fetched.is(200))[0].1);
    for words in [provision, &format!("Grunn: {why}"), "Datatilsynet"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_request_that_cannot_be_says_what_is_wrong_and_keeps_the_words() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let page = format!("{case}{PAGE}");
    kari.get(&page).is(200);
    kari.post(
        &page,
        &[("requester", "Avisa & co"), ("received_on", "snart")],
    )
    .is(422)
    .says("Avisa &#38; co")
    .says("snart");
    let later = [
        ("requester", "Avisa"),
        ("basis", "public"),
        ("received_on", "24.11.2026"),
    ];
    kari.post(&page, &later).is(422).says("fram i tid");
    let nobody = [
        ("requester", " "),
        ("basis", "public"),
        ("received_on", "23.11.2026"),
    ];
    kari.post(&page, &nobody).is(422).says("Skriv kven som ber");
    // Whoever does not see the case sees no request.
    let request = ask(&mut kari, &case, "own_data");
    assert_eq!(due(&desk), ["2026-12-23"]);
    // A form that is sent twice registers one; another basis is another request.
    let twice = |basis: &'static str| {
        [
            ("requester", " Oppdikta Avis "),
            ("basis", basis),
            ("received_on", "23.11.2026"),
        ]
    };
    kari.post(&page, &twice("own_data"))
        .is(422)
        .says("href=\"#requester\">Du har registrert dette kravet i dag alt");
    assert_eq!(due(&desk), ["2026-12-23"]);
    kari.post(&page, &twice("public")).is(303);
    assert_eq!(due(&desk).len(), 2);
    for name in ["ola", "liv", "arne", "sondre", "rita"] {
        let mut other = desk.as_person(name);
        other.get(&request).is(404);
        other.get(&page).is(404);
    }
    kari.get(&format!("{case}{PAGE}/99")).is(404);
    kari.get(&format!("{request}/documents/99")).is(404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_answers_is_reminded_and_told_when_the_day_has_passed() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    ask(&mut kari, &case, "public");
    let told = |desk: &Desk| {
        let which = outbox_list::Which {
            hidden: &[],
            states: &Delivery::ALL,
            is_open: false,
        };
        let store = &desk.house.store;
        let all = store.read(|db| outbox_list::list(db, which, None, 200));
        let kinds = all.unwrap().into_iter().rev().map(|it| it.mail.template);
        let own = [Template::TaskReminder, Template::TaskOverdue];
        kinds.filter(|it| own.contains(it)).collect::<Vec<_>>()
    };
    // Due on Monday the 30th: three and one working days before, and the day after.
    for (day, count) in [("25", 1), ("26", 1), ("27", 2), ("30", 2), ("01", 3)] {
        let month = if day == "01" { "12" } else { "11" };
        let at = read_moment(&format!("2026-{month}-{day}T08:00")).unwrap();
        let night = Night {
            place: place(Arc::clone(&desk.house.store), desk.files.clone()),
            tariff: Tariff::NONE,
            leader_told: LeaderTold::default(),
            clock: Arc::new(move || at),
            holder: name().unwrap(),
        };
        run_due(&night, Job::Reminders).await.unwrap();
        assert_eq!(told(&desk).len(), count, "{month}-{day}: {:?}", told(&desk));
    }
    assert_eq!(told(&desk)[2], Template::TaskOverdue);
}

#[test]
fn a_case_that_somebody_asks_to_see_is_not_said_to_be_held_but_to_wait_for_the_answer() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    ask(&mut kari, &case, "public");
    let page = desk.as_person("arne").get("/archive/cases/2026-1");
    page.is(200)
        .says("Nokon har bede om innsyn i saka, og kravet er ikkje svara på");
    assert!(
        !page.html.contains("Saka har kassasjonsstopp"),
        "{}",
        page.html
    );
}

#[test]
fn everything_that_is_wrong_with_a_document_is_said_at_once() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public");
    let (soon, short) = ("minst 20 teikn", "Vel føresegna");
    let put_off = |exemption: &'static str| {
        [
            ("weighed", "postponed"),
            ("exemption", exemption),
            ("until", "1.11.2026"),
            ("grounds", "Kort."),
        ]
    };
    weigh(&mut kari, &request, 1, &put_off(""))
        .is(422)
        .says(short)
        .says(soon)
        .says("href=\"#until\"");
    weigh(&mut kari, &request, 1, &put_off("not_yet"))
        .is(422)
        .says(soon)
        .says("href=\"#until\"");
    weigh(&mut kari, &request, 1, &put_off("secrecy"))
        .is(422)
        .says("href=\"#exemption\"")
        .says("href=\"#until\"")
        .says("href=\"#grounds\"");
    let request = ask(&mut kari, &case, "own_data");
    weigh(&mut kari, &request, 1, &[("weighed", "withheld")])
        .is(422)
        .says("Vel føresegna")
        .says("Skriv kvifor opplysningane blir haldne attende");
}

#[test]
fn every_document_that_cannot_go_out_is_named_at_once() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public");
    let partly = [("weighed", "partly"), ("exemption", "internal")];
    for serial in [1, 2] {
        weigh(&mut kari, &request, serial, &partly).is(303);
    }
    kari.post(&format!("{request}/rest"), &[]).is(303);
    let page = kari.post(&format!("{request}/answer"), &[]);
    page.is(422).says("href=\"#wider\"");
    for serial in ["1", "2"] {
        let named = format!("href=\"#documents\">{serial}: ");
        assert!(page.html.contains(&named), "{serial}");
    }
}

#[test]
fn two_who_answer_at_once_make_one_answer() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public");
    kari.post(&format!("{request}/rest"), &[]).is(303);
    settle(&mut kari, &request);
    let later = [
        ("weighed", "postponed"),
        ("exemption", "not_yet"),
        ("until", "16.12.2026"),
        ("grounds", "Den saka gjeld, er ikkje høyrd om dette enno."),
    ];
    weigh(&mut kari, &request, 1, &later).is(303);
    let answer = format!("{request}/answer");
    let kinds: Vec<u16> = std::thread::scope(|hands| {
        let presses: Vec<_> = (0..3)
            .map(|_| {
                let (mut kari, request, answer) = (kari.again(), &request, &answer);
                hands.spawn(move || {
                    kari.get(request).is(200);
                    kari.post(answer, &[("wider", "considered")]).status
                })
            })
            .collect();
        let presses = presses.into_iter();
        presses.map(|press| press.join().unwrap()).collect()
    });
    let page = kari.get(&request).html;
    assert!(
        page.contains("Svar 1") && !page.contains("Svar 2"),
        "{kinds:?}: {page}"
    );
}
