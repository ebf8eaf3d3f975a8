//! Plays the story: every deed by the verb that a page would call, in the order of the days.

mod procedure;
mod suspension;
mod taking;

use super::paper;
use super::script::{self, Answers, Assess, Case, Deed, Evidence, Register};
use crate::casework::add_evidence::add_evidence;
use crate::casework::answer_gates::answer_gates;
use crate::casework::assess_severity::{Findings, assess_severity};
use crate::casework::attach_file::attach_file;
use crate::casework::begin_draft::begin_draft;
use crate::casework::close_case::close_case;
use crate::casework::declare_impartiality::declare_impartiality;
use crate::casework::file_report::file_report;
use crate::casework::receive_file::{Received, receive_file};
use crate::casework::register_case::register_case;
use crate::casework::save_draft::save_draft;
use crate::casework::{Failure, Letters, Office};
use crate::domain::access::Viewer;
use crate::domain::assessment::Subject;
use crate::domain::authority::Policy;
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::gate::Question;
use crate::domain::gate_answer::GateAnswer;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::registration::{self, Known, Words as Form};
use crate::domain::report::{PointsWords, ReportNumber, WhatWords, WhoWords, Words};
use crate::domain::routing::LeaderTold;
use crate::domain::ruleset::Ruleset;
use crate::store::files::{self, Files, Owner};
use crate::store::{Store, StoreError, cases, drafts, people, units};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Why the story could not be told: the case, and what the house said.
#[derive(Debug, thiserror::Error)]
pub enum Unplayed {
    #[error("the demo's files: {0}")]
    Script(#[from] toml::de::Error),
    #[error("the demo's case {title:?}: {why}")]
    Case { title: String, why: Wrong },
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    #[error(transparent)]
    Failure(#[from] Failure),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the registration: {0:?}")]
    Registration(Vec<registration::Fault>),
    #[error("{0:?} is not a word of the house")]
    Unknown(String),
}

pub struct Player<'a> {
    pub store: &'a Store,
    pub files: &'a Files,
    pub letters: &'a Letters,
    pub now: DateTime<Utc>,
}

/// A case as far as it has come.
#[derive(Clone, Default)]
struct Progress {
    report: Option<ReportNumber>,
    case: Option<CaseNumber>,
    officer: Option<Viewer>,
}

impl Player<'_> {
    /// `after_each` is called between the deeds, with the time it is then.
    pub fn play(&self, mut after_each: impl FnMut(DateTime<Utc>)) -> Result<(), Unplayed> {
        let cases = script::cases()?;
        let numbers = self.store.read::<_, StoreError>(people::list)?;
        let numbers = numbers.into_iter().map(|it| (it.employee_no, it.id));
        let numbers: BTreeMap<String, PersonId> = numbers.collect();
        let mut progress = vec![Progress::default(); cases.len()];
        for (at, index, deed) in self.calendar(&cases) {
            let scene = Scene {
                player: self,
                numbers: &numbers,
                case: &cases[index],
                filed_on: day(self.moment(cases[index].filed, index)),
                at,
            };
            let done = scene.act(&deed, &mut progress[index]);
            done.map_err(|why| Unplayed::Case {
                title: cases[index].title.clone(),
                why,
            })?;
            after_each(at);
        }
        Ok(())
    }

    /// Every deed of every case in the order of time.
    fn calendar(&self, cases: &[Case]) -> Vec<(DateTime<Utc>, usize, Deed)> {
        let mut calendar = vec![];
        for (index, case) in cases.iter().enumerate() {
            for (days, deed) in case.deeds() {
                calendar.push((self.moment(days, index), index, deed));
            }
        }
        // Deeds of the same moment stay in the order of their case.
        calendar.sort_by_key(|(at, index, _)| (*at, *index));
        calendar
    }

    /// Some time in the working hours of a day so long ago; in a weekend, the
    /// Friday before. Never later than now.
    fn moment(&self, days: i64, index: usize) -> DateTime<Utc> {
        let minutes = i64::try_from(index * 37 % 420).unwrap_or_default();
        let weekend = |date: NaiveDate| match date.weekday() {
            Weekday::Sat => 1,
            Weekday::Sun => 2,
            _ => 0,
        };
        let date = self.now.date_naive() - TimeDelta::days(days);
        let date = date - TimeDelta::days(weekend(date));
        let morning = date.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(7);
        (morning + TimeDelta::minutes(minutes)).min(self.now)
    }
}

/// One case on one day.
struct Scene<'a> {
    player: &'a Player<'a>,
    numbers: &'a BTreeMap<String, PersonId>,
    case: &'a Case,
    filed_on: NaiveDate,
    at: DateTime<Utc>,
}

impl Scene<'_> {
    fn act(&self, deed: &Deed, progress: &mut Progress) -> Result<(), Wrong> {
        match (deed, progress.case) {
            (Deed::Report, _) => progress.report = self.report()?,
            (Deed::Register(form), _) => {
                let report = progress.report.ok_or(StoreError::NotFound)?;
                let officer = self.viewer(&form.officer)?;
                progress.case = Some(self.register(report, &officer, form)?);
                progress.officer = Some(officer);
            }
            (deed, Some(number)) => {
                let officer = progress.officer.as_ref().ok_or(StoreError::NotFound)?;
                self.handle(deed, number, officer)?;
            }
            (_, None) => return Err(StoreError::NotFound.into()),
        }
        Ok(())
    }

    fn handle(&self, deed: &Deed, number: CaseNumber, officer: &Viewer) -> Result<(), Wrong> {
        match deed {
            Deed::Answer(answers) => self.answer(number, officer, answers),
            Deed::Add(evidence) => self.add(number, officer, evidence),
            Deed::Notify(hear) => self.notify(number, officer, hear),
            Deed::Hear(hear) => self.hear(number, officer, hear),
            Deed::Assess(assess) => self.assess(number, officer, assess),
            Deed::Recommend(it) => self.recommend(number, officer, it),
            Deed::Decide(decide) => self.decide(number, decide),
            Deed::Consult(it) => self.consult(number, officer, it),
            Deed::Confirm(it) => self.confirm(number, it),
            Deed::Deliver(it) => self.deliver(number, officer, it),
            Deed::ProposeSuspension(it) => self.propose_suspension(number, officer, it),
            Deed::ConsultOnSuspension(it) => self.consult_on_suspension(number, officer, it),
            Deed::Suspend(it) => self.suspend(number, it),
            Deed::DeliverSuspension(it) => self.deliver_suspension(number, officer, it),
            Deed::ReviewSuspension(it) => self.review_suspension(number, officer, it),
            Deed::Close(it) => {
                let (by, grounds) = (officer.clone(), it.grounds.clone());
                self.write(officer, move |tx| {
                    close_case(tx, &by, number, &grounds, &[]).map(drop)
                })
            }
            Deed::Report | Deed::Register(_) => Ok(()),
        }
    }

    /// Through every page of the form; a draft stays where it is.
    fn report(&self) -> Result<Option<ReportNumber>, Wrong> {
        let case = self.case;
        let me = self.person(&case.reporter)?;
        let subject = match case.subject.as_str() {
            "" => String::new(),
            number => self.person(number)?.0.to_string(),
        };
        let who = WhoWords {
            subject,
            subject_name: case.subject_name.clone(),
            ..WhoWords::default()
        };
        let what = WhatWords {
            what: case.account.trim().to_owned(),
            date: self.happened_on().format("%d.%m.%Y").to_string(),
            time: case.time.clone(),
            channel: case.channel.clone(),
        };
        let points = PointsWords {
            points: case.points.clone(),
        };
        let (is_draft, codes) = (case.is_draft, codes());
        let (token, draft) = self
            .player
            .store
            .write(&me.to_string(), self.at, move |tx| {
                let token = begin_draft(tx, me)?;
                save_draft(tx, me, &token, Words::Who(who))?;
                save_draft(tx, me, &token, Words::What(what))?;
                let draft = drafts::find(tx.db(), me, &token)?.id;
                Ok::<_, Failure>((token, draft))
            })?;
        if is_draft {
            return Ok(None);
        }
        let mut received = vec![];
        for name in &case.files {
            received.push(self.receive(name, &Owner::draft(draft))?);
        }
        let filed = self
            .player
            .store
            .write(&me.to_string(), self.at, move |tx| {
                save_draft(tx, me, &token, Words::Points(points))?;
                for file in &received {
                    attach_file(tx, me, &token, file)?;
                }
                let filed = file_report(tx, me, &token, &codes)?;
                Ok::<_, Failure>(Some(filed.number))
            });
        Ok(filed?)
    }

    fn register(
        &self,
        report: ReportNumber,
        officer: &Viewer,
        form: &Register,
    ) -> Result<CaseNumber, Wrong> {
        let subject = self.person(&self.case.subject)?;
        let (people, units) = self.player.store.read(|db| {
            let seen = (people::list_current(db)?, units::list(db)?);
            Ok::<_, StoreError>(seen)
        })?;
        let unit = people.iter().find(|person| person.id == subject);
        let unit = unit.and_then(|person| person.unit_id);
        let words = Form {
            title: self.case.title.clone(),
            subject: subject.0.to_string(),
            unit: unit.map(|unit| unit.to_string()).unwrap_or_default(),
            officer: officer.person.0.to_string(),
            date: self.happened_on().to_string(),
            channel: self.case.channel.clone(),
            points: self.case.points.clone(),
            whistleblowing: form.varsel.clone(),
            whistleblowing_grounds: form.varsel_grounds.clone(),
            conflicted: form.conflicted.clone(),
            conflicted_grounds: form.conflicted_grounds.clone(),
        };
        let known = Known {
            today: day(self.at),
            people: people.iter().map(|person| person.id).collect(),
            officers: BTreeSet::from([officer.person]),
            units: units.into_iter().map(|unit| (unit.id, unit.name)).collect(),
            points: codes(),
            reporter: self.person(&self.case.reporter)?,
        };
        let registration = registration::read(&words, &known).map_err(Wrong::Registration)?;
        self.take(officer, report)?;
        let office = self.office();
        Ok(register_case(&office, officer, report, registration)?)
    }

    fn answer(&self, number: CaseNumber, by: &Viewer, answers: &Answers) -> Result<(), Wrong> {
        let mut given = vec![];
        for (question, codes) in &answers.codes {
            let question = known(Question::parse(question), question)?;
            let grounds = answers.grounds.get(question.code());
            given.push(answer(question, codes.list(), grounds)?);
        }
        if answers.all {
            let no = ["no".to_owned()];
            for (question, codes) in [
                (Question::Retaliation, no.as_slice()),
                (Question::AlreadyReacted, &no),
                (Question::ProtectedPosition, &[]),
            ] {
                if !answers.codes.contains_key(question.code()) {
                    given.push(answer(question, codes, None)?);
                }
            }
        }
        let officer = by.clone();
        self.write(by, move |tx| {
            declare_impartiality(tx, &officer, number)?;
            answer_gates(tx, &officer, number, &given, LeaderTold::default())
        })
    }

    fn add(&self, number: CaseNumber, by: &Viewer, evidence: &Evidence) -> Result<(), Wrong> {
        let owner = self.player.store.read(|db| {
            let case = cases::find(db, by, number)?;
            files::of_case(db, case.id)
        })?;
        let received = self.receive(&evidence.file, &owner)?;
        let (officer, title) = (by.clone(), evidence.title.clone());
        self.write(by, move |tx| {
            add_evidence(tx, &officer, number, &title, &received)
        })
    }

    fn assess(&self, number: CaseNumber, by: &Viewer, assess: &Assess) -> Result<(), Wrong> {
        let findings = Findings {
            factors: assess.factors.clone(),
            points: assess.points.clone(),
            subject: Subject {
                is_leader: Some(assess.leader),
                years_of_service: Some(f64::from(assess.years)),
                valid_prior_warnings: Some(assess.warnings),
            },
        };
        let officer = by.clone();
        self.write(by, move |tx| {
            assess_severity(tx, &officer, number, &findings)
        })
    }

    fn write(
        &self,
        by: &Viewer,
        work: impl FnOnce(&mut crate::store::Tx<'_>) -> Result<(), Failure> + Send + 'static,
    ) -> Result<(), Wrong> {
        let actor = by.person.to_string();
        Ok(self.player.store.write(&actor, self.at, work)?)
    }

    fn office(&self) -> Office<'_> {
        Office {
            store: self.player.store,
            files: self.player.files,
            now: self.at,
            leader_told: LeaderTold::default(),
            policy: Policy::default(),
            fvl2025_from: None,
        }
    }

    fn receive(&self, name: &str, owner: &Owner) -> Result<Received, Wrong> {
        let mut incoming = self.player.files.receive()?;
        incoming.write(&paper::make(name))?;
        Ok(receive_file(incoming, name, owner)?)
    }

    fn happened_on(&self) -> NaiveDate {
        self.filed_on - TimeDelta::days(self.case.happened)
    }

    fn person(&self, number: &str) -> Result<PersonId, Wrong> {
        known(self.numbers.get(number).copied(), number)
    }

    fn viewer(&self, number: &str) -> Result<Viewer, Wrong> {
        let person = self.person(number)?;
        let roles: Vec<Role> = self
            .player
            .store
            .read::<_, StoreError>(|db| people::roles(db, person, day(self.at)))?;
        Ok(Viewer {
            person,
            roles,
            at: self.at,
        })
    }
}

fn codes() -> BTreeSet<String> {
    let points = Ruleset::builtin().selectable_points();
    points.map(|point| point.code.clone()).collect()
}

/// The rule set's own word for each answer.
fn answer(
    question: Question,
    codes: &[String],
    grounds: Option<&String>,
) -> Result<GateAnswer, Wrong> {
    let gate = Ruleset::builtin().gate(question);
    let word = |code: &String| known(gate.answer(code).map(|it| it.code.as_str()), code);
    Ok(GateAnswer {
        question,
        codes: codes.iter().map(word).collect::<Result<_, _>>()?,
        grounds: grounds.cloned().unwrap_or_default(),
    })
}

fn known<T>(found: Option<T>, word: &str) -> Result<T, Wrong> {
    found.ok_or_else(|| Wrong::Unknown(word.to_owned()))
}
