//! The look before the leap: every case and every file is examined, and every fault named, before anything is written.

mod days;
mod files;
mod texts;

use crate::archive::dossier::Dossier;
use crate::archive::fault::{Fault, Notice, Place, Remark, Trouble};
use crate::archive::ids::is_id;
use crate::archive::names::{Lookout, Names, is_plausible};
use crate::archive::profile::{NO_NUMBER, Profile};
use crate::archive::xml::is_blank;
use crate::domain::case::Stage;
use crate::domain::local_time::{day, local};
use crate::domain::severity::Severity;
use crate::store::StoreError;
use crate::store::archive_rows::{Case, Document};
use crate::store::files::Files;
use chrono::{Datelike, NaiveDate};
use days::Dated;

/// So many notices are told one by one: nobody reads more, and they would fill the memory.
const MOST: usize = 10_000;

/// How closely the files are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Each is there, and is as long as it should be.
    Finds,
    /// Each is read to its end.
    Reads,
}

/// What the survey has seen: what is wrong, and what the package will hold.
#[derive(Debug)]
pub struct Survey {
    pub faults: Vec<Fault>,
    /// [`MOST`] of them, and how many more there are.
    pub notices: Vec<Notice>,
    untold: u64,
    pub cases: u64,
    /// Their rows.
    pub held: Vec<i32>,
    pub registrations: u64,
    pub journalled: u64,
    pub documents: u64,
    /// First and last day of the journal.
    pub journal_days: Option<(NaiveDate, NaiveDate)>,
    /// The days that cover everything, at least the period asked for.
    pub period: (NaiveDate, NaiveDate),
    look: Look,
    lookout: Lookout,
    /// Documents that are dated after the period.
    ahead: Vec<Dated>,
    /// Whether every form of a document is handed on: so in an extraction, and not in messages.
    has_all_forms: bool,
}

impl Survey {
    pub fn new(from: NaiveDate, to: NaiveDate, profile: &Profile, look: Look) -> Survey {
        let mut survey = Survey {
            faults: vec![],
            notices: vec![],
            untold: 0,
            cases: 0,
            held: vec![],
            registrations: 0,
            journalled: 0,
            documents: 0,
            journal_days: None,
            period: (from, to),
            look,
            lookout: Lookout::default(),
            ahead: vec![],
            has_all_forms: true,
        };
        if profile.org_number == NO_NUMBER {
            survey.notice(Place::default(), Remark::NoOrgNumber);
        }
        survey
    }

    /// Of files as they came, and not all of them: nothing is said of what becomes of each until it is placed.
    pub fn of_originals(mut self) -> Survey {
        self.has_all_forms = false;
        self
    }

    /// Says, at the end, whether the period is over, and whether it had to grow; and what is dated too far after it.
    pub fn conclude(&mut self, from: NaiveDate, to: NaiveDate, today: NaiveDate) {
        self.judge_days(today);
        if to > today {
            let to = to.to_string();
            self.tell(Place::default(), Remark::PeriodNotOver { to });
        }
        if self.period != (from, to) {
            let what = Remark::PeriodWidened {
                from: self.period.0.to_string(),
                to: self.period.1.to_string(),
            };
            self.tell(Place::default(), what);
        }
        if self.untold > 0 {
            let count = self.untold;
            self.tell(Place::default(), Remark::More { count });
        }
    }

    pub fn fault(&mut self, place: Place, what: Trouble) {
        self.faults.push(Fault { place, what });
    }

    fn notice(&mut self, place: Place, what: Remark) {
        if self.notices.len() < MOST {
            self.tell(place, what);
        } else {
            self.untold += 1;
        }
    }

    fn tell(&mut self, place: Place, what: Remark) {
        self.notices.push(Notice { place, what });
    }

    /// Examines one case and its files.
    pub fn examine(
        &mut self,
        case: &Case,
        profile: &Profile,
        files: &Files,
    ) -> Result<(), StoreError> {
        let dossier = Dossier::of(case, profile);
        let place = Place {
            case: Some(case.number),
            ..Place::default()
        };
        self.cases += 1;
        self.held.push(case.id);
        self.registrations += dossier.registrations.len() as u64;
        self.cover(day(case.registered_at));
        for correction in &case.corrections {
            self.cover(day(correction.at));
        }
        self.closing(case, &place);
        self.people(case, &place);
        let names = self.lookout.names(dossier.people());
        self.case_texts(&dossier, &names, profile, &place);
        self.severities(case, &place);
        if case.documents.is_empty() {
            self.notice(place.clone(), Remark::NoDocuments);
        }
        if let Some(disposal) = dossier.disposal.as_ref().filter(|d| d.is_rounded()) {
            let (months, years) = (disposal.months, disposal.years);
            self.notice(place.clone(), Remark::MonthsRounded { months, years });
        }
        if case.marks.is_empty() {
            self.notice(place, Remark::NoRetentionMark);
        }
        for document in &case.documents {
            self.document(case, document, &names);
            if document.destroyed_at.is_none() {
                self.file(case, document, files)?;
            }
        }
        for registration in &dossier.registrations {
            if registration.journal.is_some() {
                self.journalled += 1;
                let on = day(registration.main.created_at);
                let (first, last) = self.journal_days.unwrap_or((on, on));
                self.journal_days = Some((first.min(on), last.max(on)));
            }
        }
        Ok(())
    }

    fn cover(&mut self, on: NaiveDate) {
        self.period = (self.period.0.min(on), self.period.1.max(on));
    }

    fn closing(&mut self, case: &Case, place: &Place) {
        if case.stage != Stage::Closed.code() {
            let stage = case.stage.clone();
            self.fault(place.clone(), Trouble::NotClosed { stage });
        }
        let documents = &case.documents;
        let is_destroyed = documents.iter().any(|it| it.destroyed_at.is_some());
        let checks = [
            (case.closed_by.is_none(), Trouble::NoCloser),
            (
                // What was decided goes with the rest, when a case is destroyed.
                case.outcome.is_none() && !is_destroyed,
                Trouble::NoOutcome,
            ),
            (case.closed_at.is_none(), Trouble::NoClosingDay),
            (
                case.closed_at.is_some_and(|at| at < case.registered_at),
                Trouble::ClosedBeforeOpened,
            ),
            (!is_id(&case.uuid), Trouble::BadId),
        ];
        for (is_wrong, trouble) in checks {
            if is_wrong {
                self.fault(place.clone(), trouble);
            }
        }
    }

    fn people(&mut self, case: &Case, place: &Place) {
        let people = [
            ("den saka gjeld", &case.subject),
            ("meldaren", &case.reporter),
            ("sakshandsamaren", &case.officer),
        ];
        let parties = case.parties.iter().map(|party| ("ein part", &party.name));
        // One party is enough: more of them say the same.
        let parties = [
            parties.clone().find(|(_, name)| !is_plausible(name)),
            parties.clone().find(|(_, name)| says_null(name)),
        ];
        for (whose, name) in people.into_iter().chain(parties.into_iter().flatten()) {
            if !is_plausible(name) {
                self.fault(place.clone(), Trouble::NotAName { whose });
            } else if is_blank(name) {
                self.fault(place.clone(), Trouble::NoName { whose });
            }
        }
        let others = [
            ("den som registrerte saka", Some(&case.registered_by)),
            ("den som avslutta saka", case.closed_by.as_ref()),
            (
                "den som laga tilrådinga",
                case.recommendation.as_ref().map(|it| &it.by),
            ),
            (
                "den som avgjorde saka",
                case.decision.as_ref().map(|it| &it.by),
            ),
        ];
        for (whose, name) in others {
            if name.is_some_and(|name| is_blank(name)) {
                self.fault(place.clone(), Trouble::NoName { whose });
            }
        }
    }

    fn severities(&mut self, case: &Case, place: &Place) {
        let codes = [
            case.proposal.as_ref().map(|proposal| &proposal.severity),
            case.recommendation.as_ref().map(|word| &word.severity),
            case.decision.as_ref().map(|decision| &decision.severity),
        ];
        for code in codes.into_iter().flatten() {
            if Severity::parse(code).is_none() {
                let code = code.clone();
                self.fault(place.clone(), Trouble::UnknownSeverity { code });
            }
        }
        let proposal = case.proposal.as_ref();
        if proposal.is_some_and(|p| crate::archive::merknad::reasons(&p.output).is_none()) {
            self.fault(place.clone(), Trouble::UnreadableAssessment);
        }
    }

    fn document(&mut self, case: &Case, document: &Document, names: &Names) {
        let place = place(case, document);
        // Of what is destroyed only the words are left.
        self.documents += u64::from(document.destroyed_at.is_none());
        self.cover(day(document.created_at));
        self.document_texts(case, document, names, &place);
        self.dated(case, document);
        let extension = &document.extension;
        self.format(document, &place);
        let is_plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
        let main = |id| case.documents.iter().find(|main| main.id == id);
        let is_main = document.main_id.is_none();
        let must = ["report", "statement", "decision", "letter"].contains(&document.kind.as_str());
        let created = local(document.created_at).year();
        let journal = document.journal;
        let checks = [
            (!is_id(&document.uuid), Trouble::BadId),
            (
                is_blank(&document.created_by),
                Trouble::NoName {
                    whose: "den som la inn dokumentet",
                },
            ),
            (
                !(1..=10).contains(&extension.len()) || !extension.bytes().all(is_plain),
                Trouble::BadExtension,
            ),
            (
                document
                    .main_id
                    .is_some_and(|id| main(id).is_none_or(|main| main.main_id.is_some())),
                Trouble::OrphanAttachment,
            ),
            (
                is_main && must && journal == (None, None),
                Trouble::NotJournalled,
            ),
            (
                !is_main && journal != (None, None),
                Trouble::JournalledAttachment,
            ),
            (
                journal.0.is_some() != journal.1.is_some(),
                Trouble::HalfJournalled,
            ),
            (
                journal.0.is_some_and(|year| year != created),
                Trouble::JournalYear {
                    journal: journal.0.unwrap_or_default(),
                    created,
                },
            ),
            (
                case.closed_at.is_some_and(|at| document.created_at > at),
                Trouble::LateDocument,
            ),
        ];
        for (is_wrong, trouble) in checks {
            if is_wrong {
                self.fault(place.clone(), trouble);
            }
        }
    }
}

/// A name to look at, and a word that stands where there is none.
fn says_null(name: &str) -> bool {
    is_plausible(name) && is_blank(name)
}

fn place(case: &Case, document: &Document) -> Place {
    Place {
        case: Some(case.number),
        document: Some(document.serial),
        file: Some(document.name.clone()),
    }
}
