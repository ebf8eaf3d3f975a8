//! The organisation comes from the personnel system's file, whole or not at all.
use crate::support::{House, now};
use brotsak::cli::Outcome;
use brotsak::cli::people::{ImportArgs, PeopleCommand, VALLE, run};
use brotsak::domain::organisation::Kind;
use brotsak::domain::person::{Language, Role};
use brotsak::store::leaderships::Leadership;
use brotsak::store::ledger::{self, Wanted};
use brotsak::store::people::{self, Person};
use brotsak::store::{StoreError, leaderships, units};
use chrono::{DateTime, TimeDelta, Utc};
use std::fmt::Write;

const HEADING: &str = "tilsettnummer;namn;e-post;stilling;eining;einingsnamn;overordna eining;leiar for;stadfortredar for;frå;til;språk";

/// Two units, a leader, an employee.
const SMALL: &str =
    "1;Gro Tenkjeland;gro@valle.example;Rektor;VSK;Valle skule;VK;VSK;;2024-08-01;;nn
2;Ola Prøvemo;ola@valle.example;Lærar;VSK;Valle skule;VK;;;;;
;;;;VK;Valle kommune;;;;;;";

impl House {
    fn import_with(
        &self,
        bytes: &[u8],
        at: DateTime<Utc>,
        dry_run: bool,
        many: bool,
    ) -> (Outcome, String) {
        let file = self.dir.path().join("tilsette.csv");
        std::fs::write(&file, bytes).unwrap();
        let command = PeopleCommand::Import(ImportArgs {
            file,
            dry_run,
            allow_many_left: many,
        });
        let mut out = vec![];
        let outcome = run(&command, &self.store, at, Language::Nynorsk, &mut out).unwrap();
        (outcome, String::from_utf8(out).unwrap())
    }

    fn import(&self, rows: &str) -> (Outcome, String) {
        self.import_with(
            format!("{HEADING}\n{rows}\n").as_bytes(),
            now(),
            false,
            false,
        )
    }

    #[track_caller]
    fn imports(&self, rows: &str, said: &str) {
        let (outcome, out) = self.import(rows);
        assert_eq!(outcome, Outcome::Done, "{out}");
        assert!(out.contains(said), "{out}");
    }

    fn people(&self) -> Vec<Person> {
        self.store.read(people::list).unwrap()
    }

    fn person(&self, number: &str) -> Person {
        let find = |db: &mut _| people::find_employee(db, number);
        self.store.read(find).unwrap().unwrap()
    }

    fn leaderships(&self) -> Vec<Leadership> {
        self.store.read(leaderships::list).unwrap()
    }

    fn entries(&self) -> Vec<ledger::Entry> {
        let wanted = Wanted {
            limit: 1000,
            ..Wanted::default()
        };
        self.store.read(|db| ledger::entries(db, &wanted)).unwrap()
    }
}

/// `rows` are refused, and these are all the lines that say why.
#[track_caller]
fn refused(rows: &str, faults: &[&str]) {
    let house = House::empty();
    let (outcome, out) = house.import(rows);
    assert_eq!(outcome, Outcome::Faults, "{out}");
    let lines: Vec<&str> = out.lines().collect();
    let (_, named) = lines.split_last().unwrap();
    assert_eq!(named, faults);
    assert!(house.people().is_empty() && house.entries().is_empty());
}

#[test]
fn the_fictional_valle_comes_in_whole() {
    let house = House::empty();
    let (outcome, out) = house.import_with(VALLE.as_bytes(), now(), false, false);
    assert_eq!(outcome, Outcome::Done, "{out}");
    assert!(
        out.contains("Tilsette: 43 nye, 0 endra, 0 slutta, 0 uendra."),
        "{out}"
    );
    assert!(
        out.contains("Einingar: 17 nye, 0 endra, 0 lagde ned."),
        "{out}"
    );
    let units = house.store.read(units::list).unwrap();
    let top: Vec<&str> = units
        .iter()
        .filter(|u| u.parent_id.is_none())
        .map(|u| u.name.as_str())
        .collect();
    assert_eq!(top, ["Valle kommune"]);
    let led = |kind| {
        house
            .leaderships()
            .iter()
            .filter(|l| l.kind == kind)
            .count()
    };
    assert_eq!(led(Kind::Leader), units.len());
    assert_eq!(house.entries().len(), 1);
}

#[test]
fn the_same_file_twice_changes_nothing_and_leaves_no_trace() {
    let house = House::empty();
    house.imports(SMALL, "Tilsette: 2 nye, 0 endra, 0 slutta, 0 uendra.");
    let (people, leaders, entries) = (house.people(), house.leaderships(), house.entries().len());
    house.imports(SMALL, "Tilsette: 0 nye, 0 endra, 0 slutta, 2 uendra.");
    house.imports(SMALL, "Alt er som i fila.");
    assert_eq!(house.people(), people);
    assert_eq!(house.leaderships(), leaders);
    assert_eq!(house.entries().len(), entries);
}

#[test]
fn a_leader_without_a_first_day_leads_on_from_import_to_import() {
    let house = House::empty();
    let rows = SMALL.replace("2024-08-01", "");
    house.imports(&rows, "Leiarverv: 1 nye");
    let file = format!("{HEADING}\n{rows}");
    let later = now() + TimeDelta::days(30);
    let (_, out) = house.import_with(file.as_bytes(), later, false, false);
    assert!(out.contains("Alt er som i fila."), "{out}");
    assert_eq!(house.leaderships()[0].from_on.to_string(), "2026-11-23");
}

#[test]
fn every_fault_is_shown_at_once_with_line_and_column_and_nothing_is_changed() {
    refused(
        "1;;gro;Rektor;VSK;Valle skule;VK;VXX;;31.2.2026;;nn
1;Ola Prøvemo;ola@valle.example;Lærar;VSK;Valle skule;VK;;;;;klingon
3;=CMD();ola@valle.example;Lærar;VSK;Valle skole;VK;;;;;
4;for få felt
;;;;VK;Valle kommune;;;;;;",
        &[
            "Linje 2, kolonne 2 (namn): feltet er tomt, men må fyllast ut.",
            "Linje 2, kolonne 3 (e-post): «gro» er ikkje ei e-postadresse som namn@kommune.no.",
            "Linje 2, kolonne 8 (leiar for): eining VXX finst ikkje i fila.",
            "Linje 2, kolonne 10 (frå): «31.2.2026» er ikkje ein dato. Skriv åååå-mm-dd eller dd.mm.åååå.",
            "Linje 3, kolonne 1 (tilsettnummer): tilsettnummer 1 står på linje 2 med andre opplysningar. Namn, e-post, stilling, eining og språk må vere like.",
            "Linje 3, kolonne 12 (språk): «klingon» er ikkje eit språk her. Skriv nn, nb eller en.",
            "Linje 4, kolonne 2 (namn): feltet byrjar med «=», og eit rekneark ville køyre det som ein formel. Ta teiknet bort.",
            "Linje 4, kolonne 3 (e-post): ola@valle.example er adressa til nokon annan på linje 3.",
            "Linje 4, kolonne 6 (einingsnamn): eining VSK har eit anna namn eller ei anna overordna eining på linje 2.",
            "Linje 5: raden har 2 felt, overskrifta har 12.",
        ],
    );
}

#[test]
fn units_hang_in_a_tree() {
    refused(
        "1;A Prøvemo;a@valle.example;X;A;Eining A;B;;;;;
;;;;B;Eining B;C;;;;;
;;;;C;Eining C;A;;;;;
2;D Prøvemo;d@valle.example;X;D;;;;;;;
3;E Prøvemo;e@valle.example;X;E;Eining E;F;;;;;",
        &[
            "Linje 2, kolonne 7 (overordna eining): einingane går i ring: A → B → C → A. Ei av dei må ha ei anna overordna eining.",
            "Linje 5, kolonne 6 (einingsnamn): eining D har ikkje noko namn nokon stad i fila.",
            "Linje 6, kolonne 7 (overordna eining): eining F finst ikkje i fila.",
        ],
    );
}

#[test]
fn a_unit_has_one_leader_at_a_time_and_nobody_is_their_own_deputy() {
    refused(
        "1;A Prøvemo;a@valle.example;X;A;Eining A;;A;;2020-01-01;2026-06-30;
2;B Prøvemo;b@valle.example;X;A;Eining A;;A;;2026-06-30;;
3;C Prøvemo;c@valle.example;X;A;Eining A;;;A;;2026-06-30;
4;D Prøvemo;d@valle.example;X;A;Eining A;;;;2026-06-30;;
5;E Prøvemo;e@valle.example;X;A;Eining A;;;A;2027-01-01;2026-12-31;",
        &[
            "Linje 3, kolonne 8 (leiar for): eining A har alt nokon i denne rolla i same tid, på linje 2. Set frå- og til-dato.",
            "Linje 4, kolonne 11 (til): ein sluttdato treng ein startdato i «frå».",
            "Linje 5, kolonne 10 (frå): datoen høyrer til eit leiarverv, men raden nemner ingen eining å leie. Fyll ut «leiar for» eller «stadfortredar for», eller ta datoen bort.",
            "Linje 6, kolonne 11 (til): sluttdatoen er før startdatoen.",
        ],
    );
    refused(
        "1;A Prøvemo;a@valle.example;X;A;Eining A;;A;A;2020-01-01;;",
        &[
            "Linje 2, kolonne 9 (stadfortredar for): ingen kan vere sin eigen stadfortredar i eining A.",
        ],
    );
}

#[test]
fn a_heading_nobody_knows_is_named_and_so_is_one_that_is_missing() {
    let house = House::empty();
    let text = "Ansattnummer,Navn,Fødselsnummer,Stilling,Navn,Enhet,Enhetsnavn\n1,A,2,3,A,4,5\n";
    let (outcome, out) = house.import_with(text.as_bytes(), now(), false, false);
    assert_eq!(outcome, Outcome::Faults);
    assert_eq!(
        out,
        "Linje 1: kolonnen «e-post» manglar.
Linje 1, kolonne 3 (Fødselsnummer): «Fødselsnummer» er ingen kjend kolonne. Ta kolonnen bort, eller gi henne eit namn frå rettleiinga.
Linje 1, kolonne 5 (Navn): kolonnen «Navn» står to gonger.
3 feil. Ingenting er endra. Rett fila, og køyr kommandoen på nytt.
"
    );
    for (bytes, said) in [
        (&b" \n"[..], "Linje 1: fila er tom."),
        (
            HEADING.as_bytes(),
            "fila har overskrift, men ingen tilsette.",
        ),
        (b"\xff\xfea\x00", "Linje 1: fila er UTF-16."),
        (b"a\n", "fann korkje semikolon eller komma"),
        (
            b"\"a;b\n1;2\n",
            "Linje 1, kolonne 1: hermeteiknet som opnar her",
        ),
        (
            b"a;b\nB\xc3\xa5rd;x\nP\xe5l;x\n",
            "Linje 3: byte nummer 14 i fila (0xe5)",
        ),
    ] {
        let (outcome, out) = house.import_with(bytes, now(), false, false);
        assert_eq!(outcome, Outcome::Faults);
        assert!(out.contains(said), "{out}");
    }
    assert!(house.people().is_empty());
}

#[test]
fn the_file_may_be_windows_1252_with_commas_or_utf_8_with_a_mark() {
    let rows = "Employee no,Name,E-mail,Position,Unit,Unit name,Språk\r\n7,\"Bård \"\"Prøve\"\" Æresæl\",b@valle.example,\"Lærar, vikar\",VSK,Valle skule,NB\r\n";
    let (windows, _, lost) = encoding_rs::WINDOWS_1252.encode(rows);
    assert!(!lost && windows.len() < rows.len());
    for bytes in [windows.to_vec(), format!("\u{feff}{rows}").into_bytes()] {
        let house = House::empty();
        let (outcome, out) = house.import_with(&bytes, now(), false, false);
        assert_eq!(outcome, Outcome::Done, "{out}");
        let person = house.person("7");
        assert_eq!(person.name, "Bård \"Prøve\" Æresæl");
        assert_eq!(person.position, "Lærar, vikar");
        assert_eq!(person.language, Language::Bokmaal);
    }
}

#[test]
fn who_leaves_loses_roles_and_sessions_and_who_comes_back_gets_none_of_them() {
    let house = House::empty();
    let three = format!(
        "{SMALL}\n3;Per Tenkjevik;per@valle.example;Lærar;VSK;Valle skule;VK;;;;;\n4;Eva Papirmo;eva@valle.example;Lærar;VSK;Valle skule;VK;;;;;"
    );
    house.imports(&three, "Tilsette: 4 nye");
    let eva = house.person("4").id;
    house.holds(eva, Role::HrOfficer);
    let token = house.signs_in(eva);
    let without = three.rsplit_once('\n').unwrap().0;
    house.imports(
        without,
        "- 4 Eva Papirmo\nTilsette: 0 nye, 0 endra, 1 slutta, 3 uendra.",
    );
    assert_eq!(house.person("4").left_on.unwrap().to_string(), "2026-11-23");
    assert!(!house.is_in(&token));
    house.imports(&three, "~ 4 Eva Papirmo (tilbake)\n");
    assert_eq!(house.person("4").left_on, None);
    let roles = house
        .store
        .read(|db| people::roles(db, eva, "2026-11-23".parse().unwrap()));
    assert_eq!(roles.unwrap(), []);
    let events: Vec<String> = house
        .entries()
        .into_iter()
        .map(|e| e.payload.event)
        .collect();
    for event in ["role-ended", "sessions-revoked"] {
        assert!(events.iter().any(|e| e == event), "{events:?}");
    }
}

#[test]
fn a_file_without_a_third_of_the_people_is_taken_for_the_wrong_one() {
    let house = House::empty();
    house.imports(SMALL, "Tilsette: 2 nye");
    let one = SMALL.replace(
        "2;Ola Prøvemo;ola@valle.example;Lærar;VSK;Valle skule;VK;;;;;\n",
        "",
    );
    let (outcome, out) = house.import(&one);
    assert_eq!(outcome, Outcome::Faults);
    assert!(
        out.contains("1 av 2 tilsette står ikkje i fila") && out.contains("--allow-many-left"),
        "{out}"
    );
    assert_eq!(house.person("2").left_on, None);
    let file = format!("{HEADING}\n{one}");
    let (outcome, out) = house.import_with(file.as_bytes(), now(), true, true);
    assert_eq!(outcome, Outcome::Done);
    assert!(
        out.contains("1 slutta") && out.contains("Prøve: ingenting er endra."),
        "{out}"
    );
    assert_eq!(house.person("2").left_on, None, "a dry run changes nothing");
    let (outcome, _) = house.import_with(file.as_bytes(), now(), false, true);
    assert_eq!(outcome, Outcome::Done);
    assert!(house.person("2").left_on.is_some());
}

#[test]
fn a_new_leader_takes_over_and_the_old_one_is_remembered() {
    let house = House::empty();
    house.imports(SMALL, "Leiarverv: 1 nye");
    let rows = "1;Gro Tenkjeland;gro@valle.example;Rådgivar;VSK;Valle skule;VK;;;;;nn
2;Ola Prøvemo;Ola@valle.example;Rektor;VSK;Valle skule;VK;VSK;;1.11.2026;;
;;;;VK;Valle kommune;;;;;;";
    house.imports(rows, "~ 1 Gro Tenkjeland (stilling)\n~ 2 Ola Prøvemo (stilling)\n+ 2 leiar for VSK, frå 2026-11-01\n~ 1 leiar for VSK, til 2026-10-31\n");
    let known = house.leaderships();
    assert_eq!(known.len(), 2);
    assert_eq!(known[0].to_on.unwrap().to_string(), "2026-10-31");
    house.imports(rows, "Alt er som i fila.");
}

#[test]
fn a_person_can_lead_two_units_at_different_times_on_two_rows() {
    let house = House::empty();
    let rows = format!(
        "{SMALL}\n1;Gro Tenkjeland;gro@valle.example;Rektor;VSK;Valle skule;VK;VK;;2027-01-01;2027-06-30;nn"
    );
    house.imports(&rows, "Leiarverv: 2 nye");
    house.imports(&rows, "Alt er som i fila.");
}

#[test]
fn a_unit_that_is_gone_is_closed_and_one_that_moves_is_changed() {
    let house = House::empty();
    let rows = format!("{SMALL}\n;;;;SFO;Skulefritidsordninga;VK;;;;;");
    house.imports(&rows, "Einingar: 3 nye");
    house.imports(SMALL, "Einingar: 0 nye, 0 endra, 1 lagde ned.");
    let back = rows.replace("Skulefritidsordninga;VK", "SFO;VSK");
    house.imports(&back, "Einingar: 0 nye, 1 endra, 0 lagde ned.");
    let units = house.store.read(units::list).unwrap();
    let find = |code: &str| units.iter().find(|u| u.code == code).unwrap();
    assert_eq!(find("SFO").parent_id, Some(find("VSK").id));
    assert_eq!(find("SFO").closed_on, None);
}

#[test]
fn five_thousand_people_are_recorded_in_entries_of_a_thousand_rows() {
    let house = House::empty();
    let mut rows = String::from(";;;;VK;Valle kommune;;;;;;");
    for n in 1..=5000 {
        let unit = n % 100;
        write!(
            rows,
            "\n{n};Person {n} Prøvemo;p{n}@valle.example;Lærar;E{unit};Eining {unit};VK;;;;;nn"
        )
        .unwrap();
    }
    house.imports(&rows, "… og 4980 til");
    let entries = house.entries();
    assert_eq!(entries.len(), 6);
    assert!(entries.iter().all(|entry| entry.payload.rows.len() <= 1000));
    let rows: usize = entries.iter().map(|entry| entry.payload.rows.len()).sum();
    assert_eq!(rows, 5101);
    let counted = |entry: &ledger::Entry| entry.payload.data["added"].parse::<usize>().unwrap();
    assert_eq!(entries.iter().map(counted).sum::<usize>(), 5101);
}

#[test]
fn an_address_the_administrator_has_is_not_given_to_somebody_else() {
    let house = House::empty();
    house.outsider("admin-1", "gro@valle.example");
    let (outcome, out) = house.import(SMALL);
    assert_eq!(outcome, Outcome::Faults);
    assert!(
        out.starts_with(
            "Linje 2, kolonne 3 (e-post): gro@valle.example er adressa til tilsettnummer admin-1"
        ),
        "{out}"
    );
    let other = SMALL.replace("gro@valle", "g.tenkjeland@valle");
    house.imports(&other, "Tilsette: 2 nye, 0 endra, 0 slutta, 0 uendra.");
    assert_eq!(
        house.person("admin-1").left_on,
        None,
        "no file governs those outside"
    );
}

#[test]
fn what_changed_between_reading_and_writing_is_not_overwritten() {
    use brotsak::casework::import_people::{Import, Refused, apply, plan, read};
    let house = House::empty();
    let day = "2026-11-23".parse().unwrap();
    let import = Import {
        file: read(format!("{HEADING}\n{SMALL}").as_bytes(), day).unwrap(),
        day,
        allow_many_left: false,
    };
    let planned = house.store.read(|db| plan(db, &import)).unwrap();
    house.imports(SMALL, "2 nye");
    let late = house
        .store
        .write("cli", now(), move |tx| apply(tx, &import, &planned));
    assert!(matches!(late, Err(Refused::Store(StoreError::Changed))));
}

#[test]
fn the_example_in_the_guide_can_be_imported() {
    let guide = include_str!("../docs/rettleiing/import.md");
    let example = guide
        .split("```\n")
        .find(|part| part.starts_with("tilsettnummer;"));
    let house = House::empty();
    let bytes = example.unwrap().as_bytes();
    let (outcome, out) = house.import_with(bytes, now(), false, false);
    assert_eq!(outcome, Outcome::Done, "{out}");
    assert!(
        out.contains("+ 1013 leiar for VSK, frå 2018-08-01"),
        "{out}"
    );
    for column in brotsak::domain::organisation::Column::required() {
        let row = format!("| `{}`", column.name(Language::Nynorsk));
        assert!(guide.contains(&row), "{row}");
    }
}
