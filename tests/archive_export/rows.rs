//! Fictional cases for the archive, put straight into the tables: closing a case is tested elsewhere.
use crate::support::{House, now};
use brotsak::archive::{ExportError, Exported, Profile, Request};
use brotsak::casework::export_archive::{Office, export_archive};
use brotsak::store::files::{Files, Owner};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::path::{Path, PathBuf};

pub const SECRET: &str = "Offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1";

pub struct Archive {
    pub house: House,
    pub files: Files,
    pub profile: Profile,
}

/// A case with a report and an attachment, an assessment, a recommendation and a decision.
#[derive(Clone)]
pub struct Case {
    pub serial: i32,
    pub title: String,
    pub public_title: String,
    pub stage: &'static str,
    pub opened: &'static str,
    pub closed: &'static str,
    pub subject: i32,
    pub grounds: String,
    /// Outcome, months, first day of destruction; oldest first.
    pub marks: Vec<(&'static str, Option<i32>, Option<&'static str>)>,
    pub documents: Vec<Document>,
}

#[derive(Clone)]
pub struct Document {
    pub kind: &'static str,
    /// Which letter it is, where it is one.
    pub letter: Option<&'static str>,
    /// The serial of the main document.
    pub main: Option<usize>,
    pub title: String,
    pub public_title: String,
    pub shielding: &'static str,
    pub journal: Option<i32>,
    pub extension: &'static str,
    pub bytes: Vec<u8>,
    pub at: &'static str,
}

pub fn case(serial: i32) -> Case {
    let document = |kind, main, title: &str, journal, at| Document {
        kind,
        letter: None,
        main,
        title: title.to_owned(),
        public_title: title.to_owned(),
        shielding: SECRET,
        journal,
        extension: "pdf",
        bytes: format!("%PDF-1.7 {kind} {serial} (fiktiv)").into_bytes(),
        at,
    };
    Case {
        serial,
        title: "Brot på etiske retningsliner – Ola Døme".to_owned(),
        public_title: "Personalsak".to_owned(),
        stage: "closed",
        opened: "2026-02-03 08:12:00",
        closed: "2026-03-20 13:00:00",
        subject: 2,
        grounds: "Brotet er alvorleg, men det er første gongen.".to_owned(),
        marks: vec![("own_period", Some(24), Some("2028-03-21"))],
        documents: vec![
            document(
                "report",
                None,
                "Melding",
                Some(4 * serial),
                "2026-02-03 08:12:00",
            ),
            document(
                "evidence",
                Some(1),
                "Skjermbilete",
                None,
                "2026-02-03 08:12:00",
            ),
            document("assessment", None, "Vurdering", None, "2026-02-10 09:00:00"),
            document(
                "recommendation",
                None,
                "Tilråding",
                None,
                "2026-02-12 09:00:00",
            ),
            document(
                "decision",
                None,
                "Avgjerd",
                Some(4 * serial + 1),
                "2026-03-20 12:00:00",
            ),
        ],
    }
}

impl Archive {
    pub fn empty() -> Archive {
        let house = House::empty();
        let files = Files::open(&house.dir.path().join("files")).unwrap();
        let profile = Profile::new("Valle kommune", "974760673").unwrap();
        let archive = Archive {
            house,
            files,
            profile,
        };
        let mut sql = "insert into units (code, name) values ('HR', 'Personal');\n\
            insert into rulesets (code, sha256, body, loaded_at)
            values ('valle-2014/1', 'x', 'x', '2026-01-01 00:00:00');\n"
            .to_owned();
        let people = [
            "Kari Døme",
            "Ola Døme",
            "Gro Leiar",
            "Per Prøve",
            "Åse Fiktiv",
        ];
        for (number, name) in people.iter().enumerate() {
            sql += &format!(
                "insert into people (employee_no, name, email, position, language)
                values ('{}', '{name}', '', '', 'nn');\n",
                number + 1
            );
        }
        archive.sql(&sql);
        archive.plan();
        archive
    }

    /// A schedule of two people that holds from the new year on.
    fn plan(&self) {
        let gro = person(3);
        let mut sql = format!(
            "insert into schedules (version, owner, warning_policy, warning_reason, review_on, drafted_by_id,
                drafted_at, approved_by_id, approved_at, from_on)
            values (1, 'Arkivleiaren', 'no', '', '2030-01-01', {gro}, '2026-01-01 08:00:00', {gro},
                '2026-01-01 09:00:00', '2026-01-01');\n"
        );
        for (code, months) in [("R14", 24), ("D3", 36)] {
            sql += &format!(
                "insert into schedule_rules (schedule_id, code, outcome, months, other_rules, own_needs,
                    needs_of_others, needs_of_citizens)
                select id, '{code}', 'own_period', {months}, 'x', 'x', 'x', 'x' from schedules;\n"
            );
        }
        self.sql(&sql);
    }

    pub fn with(cases: &[Case]) -> Archive {
        let archive = Archive::empty();
        for case in cases {
            archive.add(case);
        }
        archive
    }

    pub fn sql(&self, sql: &str) {
        let url = &self.house.url;
        #[cfg(feature = "postgres")]
        if url.starts_with("postgres") {
            PgConnection::establish(url)
                .unwrap()
                .batch_execute(sql)
                .unwrap();
            return;
        }
        let mut conn = SqliteConnection::establish(url).unwrap();
        conn.batch_execute("pragma busy_timeout = 5000").unwrap();
        conn.batch_execute(sql).unwrap();
    }

    /// Kari (1) reports, Gro (3) handles and closes.
    pub fn add(&self, case: &Case) {
        let Case {
            serial,
            subject,
            opened,
            closed,
            stage,
            ..
        } = case;
        let id = format!("(select id from cases where year = 2026 and serial = {serial})");
        let unit = "(select id from units where code = 'HR')";
        let (kari, gro, about) = (person(1), person(3), person(*subject));
        let mut sql = format!(
            "insert into reports (uuid, year, serial, reporter_id, filed_by_id, subject_id,
                subject_name, account, happened_on, channel, points, received_at, files_owner)
            values ('{}', 2026, {serial}, {kari}, {kari}, {about}, 'Ola Døme', 'x', '2026-02-01',
                'other', '[]', '2026-02-03 08:10:00', 'draft-{serial}');
            insert into cases (uuid, year, serial, stage, report_id, title, public_title,
                subject_id, unit_id, officer_id, happened_on, channel, ruleset,
                registered_by_id, registered_at, outcome, closed_by_id, closed_at)
            values ('{}', 2026, {serial}, '{stage}',
                (select id from reports where serial = {serial}), '{}', '{}', {about}, {unit}, {gro},
                '2026-02-01', 'other', 'valle-2014/1', {gro}, '{opened}', 'warning', {gro},
                {});
            insert into parties (case_id, person_id, role) values ({id}, {about}, 'subject');
            insert into parties (case_id, person_id, role) values ({id}, {kari}, 'reporter');
            insert into assessments (uuid, case_id, ruleset, input, output, severity, net,
                assessed_by_id, assessed_at)
            values ('{}', {id}, 'valle-2014/1', '{{}}',
                '{{\"reasons\":[{{\"kind\":\"factor\",\"code\":\"A1\",\"weight\":3,\"text\":\"Grovt språk.\"}}]}}',
                'warning', 3, {gro}, '2026-02-10 09:00:00');
            insert into recommendations (case_id, assessment_id, severity, grounds, weighing,
                recommended_by_id, recommended_at)
            values ({id}, (select max(id) from assessments), 'warning', '{}', '{{}}', {gro},
                '2026-02-12 09:00:00');
            insert into decisions (uuid, case_id, recommendation_id, severity, grounds,
                decided_by_id, decided_at)
            values ('{}', {id}, (select max(id) from recommendations), 'warning', '{}', {gro},
                '2026-03-20 12:00:00');\n",
            uuid(1, *serial),
            uuid(2, *serial),
            quoted(&case.title),
            quoted(&case.public_title),
            if closed.is_empty() { "null".to_owned() } else { format!("'{closed}'") },
            uuid(3, *serial),
            quoted(&case.grounds),
            uuid(4, *serial),
            quoted(&case.grounds),
        );
        for (outcome, months, from) in &case.marks {
            let months = months.map_or("null".to_owned(), |months| months.to_string());
            let from = from.map_or("null".to_owned(), |from| format!("'{from}'"));
            sql += &format!(
                "insert into retention_marks (case_id, outcome, reasons, facts, months, destroy_from,
                    marked_at)
                values ({id}, '{outcome}', 'R14', '{{}}', {months}, {from}, '2026-03-20 13:00:00');\n"
            );
        }
        for (at, document) in case.documents.iter().enumerate() {
            let kept = self
                .files
                .keep(&Owner::draft(*serial), &document.bytes)
                .unwrap();
            let main = document.main.map_or("null".to_owned(), |main| {
                format!("(select id from documents where case_id = {id} and serial = {main})")
            });
            let journal = document.journal;
            let (year, number) = journal.map_or(("null", "null".to_owned()), |number| {
                ("2026", number.to_string())
            });
            sql += &format!(
                "insert into documents (uuid, case_id, serial, kind, main_id, title, public_title,
                    shielding, journal_year, journal_serial, name, extension, media_type, size,
                    sha256, dated_on, created_by_id, created_at)
                values ('{}', {id}, {}, '{}', {main}, '{}', '{}', '{}', {year}, {number}, 'fil-{}-{}.{}',
                    '{}', 'application/pdf', {}, '{}', '{}', {gro}, '{}');\n",
                uuid(5, serial * 100 + i32::try_from(at).unwrap()),
                at + 1,
                document.kind,
                quoted(&document.title),
                quoted(&document.public_title),
                quoted(document.shielding),
                serial,
                at + 1,
                document.extension,
                document.extension,
                kept.size,
                kept.sha256,
                &document.at[..10],
                document.at,
            );
            if let Some(letter) = document.letter {
                sql += &format!(
                    "insert into letters (uuid, case_id, kind, language, body, version, document_id,
                        drafted_by_id, drafted_at, finalised_by_id, finalised_at)
                    select '{}', {id}, '{letter}', 'nn', '{{}}', 1, max(id), {gro}, '{}', {gro}, '{}'
                        from documents where case_id = {id};\n",
                    uuid(6, serial * 100 + i32::try_from(at).unwrap()),
                    document.at,
                    document.at,
                );
            }
        }
        self.sql(&format!("begin;\n{sql}commit;"));
    }

    pub fn office(&self) -> Office<'_> {
        Office {
            store: &self.house.store,
            files: &self.files,
            profile: &self.profile,
            actor: "cli",
            person: None,
            opening: None,
            now: now(),
        }
    }

    pub fn out(&self) -> PathBuf {
        self.house.dir.path().join("uttrekk")
    }

    pub fn request(&self, schemas: Option<&Path>) -> Request {
        Request {
            from: "2026-01-01".parse().unwrap(),
            to: "2026-12-31".parse().unwrap(),
            out: self.out(),
            schemas: schemas.map(Path::to_owned),
            accept_unknown_schemas: false,
            is_dias: false,
        }
    }

    pub fn export(&self, schemas: Option<&Path>) -> Result<Exported, ExportError> {
        self.export_as(&self.request(schemas))
    }

    pub fn export_as(&self, request: &Request) -> Result<Exported, ExportError> {
        export_archive(&self.office(), request, now, &mut |_, _| ())
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.out().join(name)).unwrap()
    }
}

fn person(number: i32) -> String {
    format!("(select id from people where employee_no = '{number}')")
}

pub fn uuid(kind: i32, number: i32) -> String {
    format!("{kind:08x}-0000-4000-8000-{number:012x}")
}

fn quoted(text: &str) -> String {
    text.replace('\'', "''")
}
