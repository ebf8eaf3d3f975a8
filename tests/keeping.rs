//! The archivist's work: a schedule that two stand behind, holds, and lists that are answered, stopped and carried out.
use crate::support::desk::{Browser, Desk, PAPER, Page};
use crate::support::keeping::{
    ANSWER, approve_list, draw_list, page_of, post_all, put_schedule_in_force, schedule,
    try_to_draw,
};
use crate::support::reporting::{is_accounted_for, sql};
use crate::support::way;
use brotsak::cli::Outcome;
use brotsak::cli::disposal::{DisposalCommand, Place, RunArgs, run};
use brotsak::domain::delivery::{Delivery, Template};
use brotsak::jobs::keep;
use brotsak::store::outbox_list;
use chrono::TimeDelta;
use std::path::Path;
use std::sync::Arc;

const LATER: TimeDelta = TimeDelta::days(740);

/// A case with a warning, closed, whose period of 24 months is over.
fn ended(desk: &Desk) {
    way::closed_with_a_warning(desk);
    put_schedule_in_force(desk);
    desk.wait(LATER);
}

fn hold(browser: &mut Browser, reason: &str, grounds: &str, until: &str) -> Page {
    browser.get("/archive/cases/2026-1").is(200);
    let fields = [("reason", reason), ("grounds", grounds), ("until", until)];
    browser.post("/archive/cases/2026-1/holds", &fields)
}

fn end_hold(browser: &mut Browser) -> Page {
    browser.get("/archive/cases/2026-1").is(200);
    let why = [("end_grounds", "Klagen er avgjord av klageorganet.")];
    browser.post("/archive/cases/2026-1/holds/1/end", &why)
}

/// The judges of PDF in tests/run look at it among the letters.
fn give_to_judges(name: &str, pdf: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("letters");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
}

fn execute(desk: &Desk, who: &str, list: i32) -> Page {
    let mut browser = desk.as_person(who);
    let page = page_of(desk, list);
    browser.get(&page).is(200);
    let begun = browser.post(&format!("{page}/execution"), &[]);
    if begun.status != 303 {
        return begun;
    }
    loop {
        let shown = browser.get(&page);
        if !shown.is(200).html.contains("Under arbeid") {
            return shown;
        }
    }
}

/// The first names of those who have been told that something in the archive waits.
fn told(desk: &Desk) -> Vec<String> {
    let which = outbox_list::Which {
        hidden: &[],
        states: &Delivery::ALL,
        is_open: false,
    };
    let store = &desk.house.store;
    let all = store.read(|db| outbox_list::list(db, which, None, 100));
    let mut all = all.unwrap();
    all.retain(|it| it.mail.template == Template::ArchiveWaits);
    let names = all.iter().filter_map(|it| it.recipient.split(' ').next());
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort();
    names
}

#[test]
fn whoever_may_approve_a_list_is_told_of_it_unless_a_case_on_it_is_about_them() {
    let desk = Desk::open();
    ended(&desk);
    let before = told(&desk).len();
    let gro = desk.person("gro").0;
    let conflict = format!(
        "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at) \
         select id, {gro}, '', {gro}, registered_at from cases"
    );
    sql(&desk.house, &conflict);
    draw_list(&desk, &["2026-1"]);
    let now = told(&desk);
    assert_eq!(now.len(), before + 1, "{now:?}");
    assert_eq!(now.iter().filter(|name| *name == "Hilde").count(), 2);
}

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
        .says("For kort.");
    post_all(&mut arne, "/archive/schedule", &schedule()).is(303);
    // Those who may approve it are told, and not whoever wrote it.
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
        .says("Vel i dag eller ein seinare dag");
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
        .says("Godkjende bevaringsplanen, versjon 1, frå 2026-11-23");
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

fn place(desk: &Desk) -> keep::Place {
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
fn nothing_is_destroyed_on_a_suggestion_or_before_its_time() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    arne.get("/archive");
    let answer = [("policy", "no"), ("reason", ANSWER)];
    arne.post("/archive/warning-policy", &answer).is(303);
    desk.wait(LATER);
    try_to_draw(&desk, &["2026/1"])
        .is(422)
        .says("Ingen plan gjeld");
    desk.as_person("arne")
        .get("/archive/disposals")
        .says("fristen er ikkje godkjend i planen");
    let fresh = Desk::open();
    way::closed_with_a_warning(&fresh);
    put_schedule_in_force(&fresh);
    try_to_draw(&fresh, &["2026/1"])
        .is(422)
        .says("Sak 2026/1: Fristen er ikkje ute");
    try_to_draw(&fresh, &[]).is(422).says("Vel minst éi sak");
}

#[test]
fn a_hold_stops_disposal_until_somebody_ends_it_with_a_reason() {
    let desk = Desk::open();
    ended(&desk);
    let mut kari = desk.as_person("kari");
    hold(&mut kari, "", "Kort", "i fjor")
        .is(422)
        .says("Vel kvifor")
        .says("Skriv datoen som dag.månad.år")
        .says("Kort");
    hold(&mut kari, "complaint", "Kort", "")
        .is(422)
        .says("minst 10 teikn");
    hold(&mut kari, "complaint", "Klage av 3. desember.", "1.1.2029").is(303);
    kari.get("/archive/cases/2026-1")
        .says("Klage av 3. desember.")
        .says("Saka har kassasjonsstopp");
    try_to_draw(&desk, &["2026/1"])
        .is(422)
        .says("Sak 2026/1: Saka har kassasjonsstopp");
    desk.wait(TimeDelta::days(60));
    let mut hilde = desk.as_person("hilde");
    hilde
        .get("/archive/cases/2026-1")
        .is(200)
        .says("Venta slutt er passert");
    try_to_draw(&desk, &["2026/1"]).is(422);
    end_hold(&mut hilde).is(303);
    end_hold(&mut hilde).is(422).says("Stoppen er avslutta alt");
    hilde
        .get("/archive/cases/2026-1")
        .says("Klagen er avgjord av klageorganet");
    // Whoever ended it is not the second person.
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("Du avslutta ein stopp på sak 2026/1");
    approve_list(&desk, "gro", list).is(303);
    desk.as_person("gro").get("/archive/cases/2026-1").is(404);
}

#[test]
fn a_hold_that_comes_after_the_approval_stops_the_case_at_the_execution() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "hilde", list).is(303);
    desk.wait(TimeDelta::days(7));
    hold(
        &mut desk.as_person("kari"),
        "access_request",
        "Krav om innsyn i dag.",
        "",
    )
    .is(303);
    execute(&desk, "arne", list).says("Ikkje kassert</strong>: Saka har kassasjonsstopp");
    desk.as_person("kari").get("/cases/2026-1").is(200);
    let file = desk
        .as_person("arne")
        .get(&format!("{}/certificate", page_of(&desk, list)));
    assert!(file.is(200).bytes.starts_with(b"%PDF-"));
    desk.as_person("rita")
        .get("/audit?kind=archive")
        .says("Kasserte ikkje sak 2026/1: kassasjonsstopp");
}

#[test]
fn what_was_blocked_on_a_list_is_refused_when_it_is_approved_and_when_it_is_carried_out() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    let arne = desk.person("arne").0;
    let block = format!(
        "insert into blockings (case_id, document_id, reason, grounds, set_by_id, set_at) \
         select 1, id, 'other', 'Krav om sletting.', {arne}, created_at from documents where case_id = 1 and serial = 1"
    );
    sql(&desk.house, &block);
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("Noko i saka er sperra");
    let refused = approve_list(&desk, "gro", list);
    assert!(!refused.is(422).html.contains("sperra"), "{}", refused.html);
    sql(&desk.house, "update blockings set lifted_at = set_at");
    approve_list(&desk, "hilde", list).is(303);
    desk.wait(TimeDelta::days(7));
    sql(&desk.house, "update blockings set lifted_at = null");
    let said = carry_out(&desk, list);
    assert_eq!(said.0, Outcome::Faults, "{}", said.1);
    desk.as_person("kari").get("/cases/2026-1").is(200);
}

#[test]
fn two_people_and_seven_days_stand_behind_what_is_destroyed() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    let page = page_of(&desk, list);
    try_to_draw(&desk, &["2026/1"])
        .is(422)
        .says("Saka står på ei anna liste");
    let mut arne = desk.as_person("arne");
    arne.get(&page).is(200).says("Du sette opp lista");
    arne.post(&format!("{page}/approval"), &[("verdict-1", "approved")])
        .is(422)
        .says("ein annan må godkjenne");
    let mut hilde = desk.as_person("hilde");
    hilde
        .get(&page)
        .is(200)
        .says("Fristen er ute, og ingen har bruk for saka.")
        .says("dokument");
    hilde
        .post(&format!("{page}/approval"), &[])
        .is(422)
        .says("Svar på linja for sak 2026/1");
    hilde
        .post(&format!("{page}/approval"), &[("verdict-1", "taken_out")])
        .is(422)
        .says("Skriv kvifor sak 2026/1 blir teken ut");
    approve_list(&desk, "hilde", list).is(303);
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("svara på alt");
    execute(&desk, "hilde", list)
        .is(422)
        .says("kan framleis stoppast");
    desk.wait(TimeDelta::days(7));
    execute(&desk, "gro", list)
        .is(422)
        .says("Berre dei to som står bak lista");
    desk.as_person("kari").get(&page).is(404);
    let mut gro = desk.as_person("gro");
    gro.get(&page).is(200);
    gro.post(&format!("{page}/stop"), &[("reason", "Kort")])
        .is(422)
        .says("minst 10 teikn");
    gro.post(
        &format!("{page}/stop"),
        &[("reason", "Kontrollutvalet vil sjå saka.")],
    )
    .is(303);
    gro.get(&page).says("Kontrollutvalet vil sjå saka.");
    execute(&desk, "hilde", list)
        .is(422)
        .says("Lista er stoppa");
    desk.as_person("kari").get("/cases/2026-1").is(200);
    // A new list can be drawn up, and it begins from the beginning.
    let second = draw_list(&desk, &["2026/1"]);
    assert_ne!(second, list);
}

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
    let read = |zip: &mut zip::ZipArchive<_>, name: &str| {
        use std::io::Read;
        let mut text = String::new();
        let name = format!("noark5-uttrekk-2026-01-01-2026-12-31/{name}");
        zip.by_name(&name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let structure = read(&mut zip, "arkivstruktur.xml");
    assert!(structure.contains("<utfoertKassasjon><kassertDato>"));
    let described = structure.matches("<dokumentbeskrivelse>").count();
    assert_eq!(structure.matches("<utfoertKassasjon>").count(), described);
    assert!(!structure.contains("dokumentobjekt"));
    assert!(!structure.contains("Bilete av elev"));
    let description = read(&mut zip, "arkivuttrekk.xml");
    let (_, flag) = description
        .split_once("omfatterDokumenterSomErKassert")
        .unwrap();
    assert!(flag[..60].contains("true"), "{}", &flag[..60]);
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

/// As the command line does it.
fn carry_out(desk: &Desk, list: i32) -> (Outcome, String) {
    let folder = desk.house.dir.path();
    let (exports, mail) = (folder.join("exports"), folder.join("mail"));
    let place = Place {
        store: &desk.house.store,
        files: &desk.files,
        letters: &PAPER,
        exports: &exports,
        mail: &mail,
        backup_days: 90,
    };
    let mut said = vec![];
    let command = DisposalCommand::Run(RunArgs { list: Some(list) });
    let outcome = run(&command, &place, desk.now(), &mut said).unwrap();
    (outcome, String::from_utf8(said).unwrap())
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
    kari.post(&format!("{case}/closure"), &[("grounds", way::GROUNDS)])
        .is(303);
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
fn whoever_is_implicated_in_a_case_does_not_approve_that_it_is_destroyed() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    conflict(&desk, "gro");
    let mut gro = desk.as_person("gro");
    let page = gro.get("/archive/disposals");
    page.is(200).says("Ingen lister");
    assert!(!page.html.contains("2026/1"), "{}", page.html);
    let place = page_of(&desk, list);
    gro.get(&place).is(404);
    for deed in ["approval", "stop", "execution"] {
        let fields = [
            ("verdict-1", "approved"),
            ("reason", "Eg vil stoppe lista no."),
        ];
        gro.post(&format!("{place}/{deed}"), &fields).is(404);
    }
    gro.get(&format!("{place}/certificate")).is(404);
    // Something was registered in the case after the list was drawn up.
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("Det har kome noko nytt i saka");
    // Nor does the trail say to the implicated that there is a list; to whoever drew it up, it does.
    let told = |who: &str| {
        let drawn = "Sette opp kassasjonslista";
        desk.as_person(who).get("/audit").html.contains(drawn)
    };
    assert!(told("hilde"));
    conflict(&desk, "hilde");
    assert!(!told("hilde") && told("arne"));
}

/// Somebody says that they have a part in the case.
fn conflict(desk: &Desk, who: &str) {
    use brotsak::store::{cases, ledger, parties};
    let (who, now) = (desk.person(who), desk.now());
    let declared = desk.house.store.write("system", now, move |tx| {
        let number = brotsak::domain::case::CaseNumber {
            year: 2026,
            serial: 1,
        };
        let case = cases::by_number(tx.db(), number)?.id;
        parties::declare_conflict(tx, case, who, "Syster til den det gjeld.", who)?;
        ledger::record(tx, "2026/1", &brotsak::audit::Event::ConflictDeclared)
    });
    declared.unwrap();
}
