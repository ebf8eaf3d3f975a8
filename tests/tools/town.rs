//! A town with as many closed cases as one asks for, of every kind that an archive may hold.
//!
//! The rows are written by SQL into a house that the program has made; the files
//! are kept as the program keeps them. Used by the tests and by `archive_speed`.

use brotsak::store::files::{Files, Kept, Owner};
use diesel::connection::SimpleConnection;
use diesel::sqlite::SqliteConnection;
use std::fmt::Write as _;

/// How many cases there are until their kinds come again.
pub const KINDS: i32 = 14;

/// The case with more documents than any other.
pub const LARGE: i32 = 5;

/// Letters of Norwegian and of the Sámi languages.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÁČĐŊŠŦŽÄÖÏŃÑÂÊÔÕÉÈÀÒÓÜǤǦǨƷǮ";

const SECRET: &str = "Offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1";

/// What is written, and how it is kept.
pub struct Town<'a> {
    pub files: &'a Files,
    /// How many files differ; as many as there are documents where it is zero.
    pub distinct: usize,
    /// Bytes of each file.
    pub size: usize,
    /// Documents of the large case.
    pub large: i32,
    /// Whether texts are such as an office writes: no titles of 4,000 characters, nor what only tries the XML.
    pub is_plain: bool,
    kept: Vec<Kept>,
    documents: i32,
    journal: i32,
    sql: String,
}

/// Everybody: for each letter one whose names begin with it and with the next.
pub fn people() -> Vec<String> {
    let letters: Vec<char> = LETTERS.chars().collect();
    let next = |at: usize| letters[at % letters.len()];
    let small = |letter: char| letter.to_lowercase().to_string();
    let one = |at: usize| {
        let (a, b, c) = (next(at), next(at + 1), next(at + 2));
        format!("{a}{}{} {b}{}{}en", small(b), small(c), small(a), small(c))
    };
    (0..letters.len()).map(one).collect()
}

impl Town<'_> {
    pub fn new(files: &Files, distinct: usize, size: usize, large: i32) -> Town<'_> {
        Town {
            files,
            distinct,
            size,
            large,
            is_plain: false,
            kept: vec![],
            documents: 0,
            journal: 0,
            sql: String::new(),
        }
    }

    /// Writes so many cases of 2026, all closed in it.
    pub fn build(&mut self, db: &mut SqliteConnection, cases: i32) {
        self.sql = String::from(
            "insert into units (id, code, name) values (900, 'T', 'Tenester');\n\
            insert into rulesets (code, sha256, body, loaded_at) values ('bygd', 'x', 'x', '2026-01-01 00:00:00');\n",
        );
        for (at, name) in people().iter().enumerate() {
            let id = 9000 + at;
            self.say(&format!(
                "insert into people (id, employee_no, name, email, position, language)
                values ({id}, 'bygd-{id}', '{name}', '', '', 'nn');"
            ));
        }
        self.say(
            "insert into schedules (version, owner, warning_policy, warning_reason, review_on, drafted_by_id, drafted_at, approved_by_id, approved_at, from_on)
            values (1, 'Arkivleiaren', 'no', '', '2030-01-01', 9000, '2026-01-01 08:00:00', 9001, '2026-01-01 09:00:00', '2026-01-01');
            insert into schedule_rules (schedule_id, code, outcome, months, other_rules, own_needs, needs_of_others, needs_of_citizens)
            select id, 'R14', 'own_period', 24, 'x', 'x', 'x', 'x' from schedules;",
        );
        for case in 1..=cases {
            self.case(case);
            if case % 200 == 0 || case == cases {
                let sql = std::mem::take(&mut self.sql);
                db.batch_execute(&format!("begin;\n{sql}commit;"))
                    .expect("rows that fit");
            }
        }
    }

    fn kind(&self, case: i32) -> i32 {
        match case % KINDS {
            0 | 8 | 9 | 13 if self.is_plain => 10,
            kind => kind,
        }
    }

    fn say(&mut self, line: &str) {
        writeln!(self.sql, "{line}").expect("a String takes all");
    }

    fn case(&mut self, case: i32) {
        let kind = self.kind(case);
        let id = 100_000 + case;
        let everybody = i32::try_from(people().len()).expect("a few");
        let person = |more: i32| 9000 + (case + more) % everybody;
        let (about, reporter, officer) = (person(0), person(7), person(19));
        let day = case % 200;
        let (month, date) = (1 + day / 28, 1 + day % 28);
        let opened = format!("2026-{month:02}-{date:02} 08:12:00");
        let closed = format!("2026-{:02}-{date:02} 13:00:00", month + 2);
        let title = quoted(&title(kind, case));
        let public = match kind {
            8 => quoted("Personalsak & <anna> \"sitat\" 'apostrof'"),
            9 => "Lang ".repeat(800),
            _ => "Personalsak".to_owned(),
        };
        let is_destroyed = kind == 6;
        let title = if is_destroyed { public.clone() } else { title };
        let gone = if is_destroyed {
            "'2026-12-01 10:00:00'"
        } else {
            "null"
        };
        self.say(&format!(
            "insert into reports (id, uuid, year, serial, reporter_id, filed_by_id, subject_id, subject_name,
                account, happened_on, channel, points, received_at, files_owner)
            values ({id}, '{}', 2026, {case}, {reporter}, {reporter}, {about}, '', 'x', '2026-01-01', 'other', '[]', '{opened}', 'draft-1');
            insert into cases (id, uuid, year, serial, stage, report_id, title, public_title, subject_id, unit_id,
                officer_id, happened_on, channel, ruleset, registered_by_id, registered_at, outcome, closed_by_id,
                closed_at, destroyed_at)
            values ({id}, '{}', 2026, {case}, 'closed', {id}, '{title}', '{public}', {about}, 900, {officer},
                '2026-01-01', 'other', 'bygd', {officer}, '{opened}', 'warning', {officer}, '{closed}', {gone});",
            uuid(1, case),
            uuid(2, case),
        ));
        if !is_destroyed {
            for (who, role) in [(about, "subject"), (reporter, "reporter")] {
                self.say(&format!(
                    "insert into parties (case_id, person_id, role) values ({id}, {who}, '{role}');"
                ));
            }
            self.words(case, id, officer, &opened, &closed);
        }
        if kind == 7 && case > 1 {
            self.say(&format!(
                "insert into case_links (case_id, linked_case_id, linked_by_id, linked_at)
                values ({id}, {}, {officer}, '{opened}');",
                id - 1
            ));
        }
        let marks: &[(&str, &str)] = match kind {
            2 => &[("preserved", "null, null")],
            3 => &[("review", "null, null"), ("own_period", "18, '2028-01-01'")],
            4 => &[],
            _ => &[("own_period", "24, '2028-06-01'")],
        };
        for (outcome, period) in marks {
            self.say(&format!(
                "insert into retention_marks (case_id, outcome, reasons, facts, months, destroy_from, marked_at)
                values ({id}, '{outcome}', 'R14', '{{}}', {period}, '{closed}');"
            ));
        }
        self.papers(case, id, officer, &opened, &closed);
    }

    /// What was proposed, recommended and decided.
    fn words(&mut self, case: i32, id: i32, officer: i32, opened: &str, closed: &str) {
        let grounds = match self.kind(case) {
            8 => quoted("Å skrive «a < b && c > d» er 'lov' \"her\""),
            9 => "Grunngjeving. ".repeat(300),
            13 => "Sjå\u{b}vedlegg\u{1}".to_owned(),
            _ => "Brotet er alvorleg.".to_owned(),
        };
        self.say(&format!(
            "insert into assessments (id, uuid, case_id, ruleset, input, output, severity, net, assessed_by_id, assessed_at)
            values ({id}, '{}', {id}, 'bygd', '{{}}',
                '{{\"reasons\":[{{\"kind\":\"factor\",\"code\":\"A1\",\"weight\":3,\"text\":\"Grovt språk.\"}}]}}',
                'warning', 3, {officer}, '{opened}');
            insert into recommendations (id, case_id, assessment_id, severity, grounds, weighing, recommended_by_id, recommended_at)
            values ({id}, {id}, {id}, 'warning', '{grounds}', '{{}}', {officer}, '{opened}');
            insert into decisions (uuid, case_id, recommendation_id, severity, grounds, decided_by_id, decided_at)
            values ('{}', {id}, {id}, 'warning', '{grounds}', {officer}, '{closed}');",
            uuid(3, case),
            uuid(4, case),
        ));
    }

    /// The case's documents; none where its kind has none.
    fn papers(&mut self, case: i32, id: i32, officer: i32, opened: &str, closed: &str) {
        let kind = self.kind(case);
        let mut papers = vec![
            ("report", None, true),
            ("evidence", Some(1), false),
            ("assessment", None, false),
            ("decision", None, true),
        ];
        match kind {
            1 => papers.clear(),
            10 => papers.extend([("statement", None, true), ("letter", None, true)]),
            11 => papers.truncate(1),
            _ => (),
        }
        if case == LARGE {
            while papers.len() < usize::try_from(self.large).expect("not below zero") {
                papers.push(("evidence", Some(1), false));
                if papers.len() % 5 == 0 {
                    papers.push(("letter", None, true));
                }
            }
        }
        let first = self.documents;
        for (at, (paper, main, is_journalled)) in papers.into_iter().enumerate() {
            self.documents += 1;
            let document = 1_000_000 + self.documents;
            let main = main.map_or("null".to_owned(), |main: i32| {
                (1_000_000 + first + main).to_string()
            });
            let journal = if is_journalled {
                self.journal += 1;
                format!("2026, {}", self.journal)
            } else {
                "null, null".to_owned()
            };
            let is_open = kind == 4;
            let shielding = if is_open { "" } else { SECRET };
            let title = quoted(&title(kind, case));
            let (title, gone) = match kind {
                6 => ("Papir".to_owned(), "'2026-12-01 10:00:00'"),
                _ => (title, "null"),
            };
            let extension = if kind == 12 { "txt" } else { "pdf" };
            let at_time = if paper == "decision" { closed } else { opened };
            let kept = self.keep(kind == 6);
            self.say(&format!(
                "insert into documents (id, uuid, case_id, serial, kind, main_id, title, public_title, shielding,
                    journal_year, journal_serial, name, extension, media_type, size, sha256, dated_on, created_by_id,
                    created_at, destroyed_at)
                values ({document}, '{}', {id}, {}, '{paper}', {main}, '{title}', 'Papir', '{shielding}', {journal},
                    'fil.{extension}', '{extension}', 'application/pdf', {}, '{}', '{}', {officer}, '{at_time}', {gone});",
                uuid(5, self.documents),
                at + 1,
                kept.size,
                kept.sha256,
                &at_time[..10],
            ));
        }
    }

    /// A file of its own, or one of those that there are; of what is destroyed only what is remembered of it.
    fn keep(&mut self, is_destroyed: bool) -> Kept {
        if is_destroyed {
            return Kept {
                owner: owner(),
                sha256: "0".repeat(64),
                size: 7,
            };
        }
        let number = usize::try_from(self.documents).expect("not below zero");
        if self.distinct > 0 && self.kept.len() >= self.distinct {
            return self.kept[number % self.distinct].clone();
        }
        let mut bytes = format!("%PDF-1.7 oppdikta fil {number}\n").into_bytes();
        let start = bytes.clone();
        while bytes.len() < self.size {
            bytes.extend_from_slice(&start);
        }
        let kept = self.files.keep(&owner(), &bytes).expect("room for a file");
        if self.distinct > 0 {
            self.kept.push(kept.clone());
        }
        kept
    }
}

/// All of them have one, so that cases can share files.
fn owner() -> Owner {
    Owner::draft(1)
}

fn title(kind: i32, case: i32) -> String {
    let everybody = people();
    let at = usize::try_from(case).expect("not below zero") % everybody.len();
    let name = &everybody[at];
    match kind {
        0 => format!("Sak om {LETTERS} {}", LETTERS.to_lowercase()),
        8 => format!("Sak om {name} & co <utkast> \"sitat\" 'apostrof' ]]> &amp;"),
        9 => format!("{name} {}", "æ".repeat(4000)),
        13 => format!("Sak\u{b}om\u{1}{name}\r\nog meir"),
        _ => format!("Sak om {name}"),
    }
}

pub fn uuid(kind: i32, number: i32) -> String {
    format!("b{kind:07x}-0000-4000-8000-{number:012x}")
}

fn quoted(text: &str) -> String {
    text.replace('\'', "''")
}
