//! A small municipality with a report and a case. Every person is made up.
use crate::support::{House, now};
use brotsak::casework::notify::{Gates, tell_hr_of_report, tell_of_case};
use brotsak::casework::{Failure, read_outbox};
use brotsak::domain::access::Viewer;
use brotsak::domain::person::{Language, PersonId, Role};
use brotsak::domain::routing::LeaderTold;
use brotsak::store::{Db, Tx, db, ledger, outbox};
use brotsak::{audit::Event, casework, store::outbox::Mail};
use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection;

pub const CHIEF: PersonId = PersonId(1);
pub const UNIT_LEADER: PersonId = PersonId(3);
pub const NEAREST: PersonId = PersonId(4);
pub const EMPLOYEE: PersonId = PersonId(5);
pub const HR_HEAD: PersonId = PersonId(6);
pub const HR_OFFICER: PersonId = PersonId(7);
pub const MAYOR: PersonId = PersonId(8);
pub const DEPUTY: PersonId = PersonId(9);
pub const REPORTER: PersonId = PersonId(10);

const NAMES: [&str; 10] = [
    "Gudrun Toppmoen",
    "Oddvar Oppigard",
    "Sigrid Skolås",
    "Njål Nærland",
    "Torbjørn Tilsettmo",
    "Hjørdis Hovden",
    "Halvard Hylestad",
    "Olav Ordheim",
    "Dagny Deputstøyl",
    "Ragnhild Rysstad",
];

/// What no mail may carry: planted in the rows, looked for on the wire.
pub const SECRETS: [&str; 3] = ["Kvasshovd-saka", "2026/77", "Skolestova SFO"];

pub struct Office {
    pub house: House,
    pub report: i32,
    pub case: i32,
}

impl Office {
    /// The nearest leader leads the employee's unit; above are a unit leader, a kommunalsjef and the chief executive.
    pub fn open() -> Office {
        let house = House::empty();
        let office = Office {
            house,
            report: 1,
            case: 1,
        };
        office.run(
            "insert into units (code, name) values ('VK', 'Valle kommune');
             insert into units (code, name, parent_id) values ('OPP', 'Oppvekst', 1);
             insert into units (code, name, parent_id) values ('SKU', 'Skolestova', 2);
             insert into units (code, name, parent_id) values ('SFO', 'Skolestova SFO', 3);",
        );
        let units = ["1", "2", "3", "4", "4", "1", "1", "null", "4", "2"];
        for (index, (name, unit)) in NAMES.iter().zip(units).enumerate() {
            let id = index + 1;
            office.run(&format!(
                "insert into people (employee_no, name, email, position, unit_id, language)
                 values ('{id}', '{name}', 'p{id}@valle.example', 'tilsett', {unit}, 'nn');
                 insert into accounts (person_id, sign_in_name, created_at)
                 values ({id}, 'p{id}', '2026-01-01 00:00:00');"
            ));
        }
        for unit in 1..=4 {
            office.run(&format!(
                "insert into leaderships (unit_id, person_id, kind, from_on)
                 values ({unit}, {unit}, 'leader', '2020-01-01');"
            ));
        }
        office.run(
            "insert into leaderships (unit_id, person_id, kind, from_on) values (4, 9, 'deputy', '2020-01-01');
             insert into role_grants (person_id, role, from_on) values (1, 'chief_executive', '2020-01-01');
             insert into role_grants (person_id, role, from_on) values (6, 'hr_head', '2020-01-01');
             insert into role_grants (person_id, role, from_on) values (7, 'hr_officer', '2020-01-01');
             insert into role_grants (person_id, role, from_on) values (8, 'mayor', '2020-01-01');
             insert into reports (uuid, year, serial, reporter_id, filed_by_id, subject_id, subject_name, unit_id,
               account, happened_on, channel, points, received_at)
             values ('r', 2026, 1, 10, 10, 5, 'Torbjørn Tilsettmo', 4, 'Kvasshovd-saka', '2026-11-20', 'other', 'V2.2',
               '2026-11-23 08:00:00');
             insert into rulesets (code, sha256, body, loaded_at) values ('r1', '', '', '2026-11-23 08:00:00');
             insert into cases (uuid, year, serial, stage, report_id, title, public_title, subject_id, unit_id,
               officer_id, happened_on, channel, ruleset, registered_by_id, registered_at)
             values ('c', 2026, 77, 'registered', 1, 'Kvasshovd-saka', 'Personalsak', 5, 4, 7, '2026-11-20', 'other',
               'r1', 7, '2026-11-23 08:00:00');",
        );
        office
    }

    /// Arranges the rows themselves, past the ledger.
    pub fn run(&self, sql: &str) {
        let mut db: Db = db::open_writer(&self.house.url).unwrap();
        db.batch_execute(sql).unwrap();
    }

    pub fn as_hr<T: Send + 'static>(
        &self,
        at: DateTime<Utc>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.house.store.write(&HR_OFFICER.to_string(), at, work)
    }

    pub fn file_report(&self) -> brotsak::domain::routing::HrTold {
        let report = self.report;
        self.as_hr(now(), move |tx| {
            let told = tell_hr_of_report(tx, report, false)?;
            record(tx)?;
            Ok(told)
        })
        .unwrap()
    }

    pub fn register_case(&self) -> casework::notify::CaseTold {
        self.tell_of_case(Gates::UNANSWERED, LeaderTold::Registration)
    }

    pub fn tell_of_case(&self, gates: Gates, when: LeaderTold) -> casework::notify::CaseTold {
        let case = self.case;
        self.as_hr(now(), move |tx| {
            let told = tell_of_case(tx, case, gates, when)?;
            record(tx)?;
            Ok(told)
        })
        .unwrap()
    }

    /// The mail list as the HR officer reads it, the oldest first.
    pub fn mails(&self, at: DateTime<Utc>) -> Vec<read_outbox::Row> {
        let read = move |tx: &mut Tx<'_>| {
            let all = read_outbox::Wanted::default();
            read_outbox(tx, &viewer(HR_OFFICER), Language::Nynorsk, &all)
        };
        let mut mails = self.as_hr(at, read).unwrap().mails;
        mails.reverse();
        mails
    }

    pub fn mail(&self, id: i32) -> Mail {
        self.house.store.read(|db| outbox::find(db, id)).unwrap()
    }
}

/// Somebody in HR, who looks.
/// Stands for the verb that calls: its own event closes the write.
fn record(tx: &mut Tx<'_>) -> Result<(), Failure> {
    Ok(ledger::record(tx, "2026/77", &Event::ConflictDeclared)?)
}

/// Every name of the municipality, whole and in its parts.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES
        .into_iter()
        .flat_map(|name| std::iter::once(name).chain(name.split(' ')))
}

/// Somebody in HR who looks.
pub fn viewer(person: PersonId) -> Viewer {
    Viewer {
        person,
        roles: vec![Role::HrOfficer],
        at: now(),
    }
}
