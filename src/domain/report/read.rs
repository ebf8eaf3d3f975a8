//! From a draft's words to a report: each page is read once, and gives its values or its faults.

use super::{
    Draft, Fault, Known, LONGEST_ACCOUNT, LONGEST_NAME, Problem, Report, Step, Subject, WhatWords,
    WhoWords,
};
use crate::domain::case::Channel;
use crate::domain::local_time::{read_date, read_time};
use crate::domain::person::PersonId;
use crate::domain::text::{Lines, forbidden, normalise};
use chrono::NaiveDate;

const EARLIEST: NaiveDate = NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day in the calendar");

struct Who {
    reporter: PersonId,
    subject: Subject,
    unit: Option<i32>,
}

struct What {
    account: String,
    happened_on: NaiveDate,
    happened_at: Option<String>,
    channel: Channel,
}

/// What must be put right before `step` is done; the last step asks for all of them.
pub fn check_step(step: Step, draft: &Draft, known: &Known) -> Vec<Fault> {
    match step {
        Step::Who => who(&draft.who, known).err(),
        Step::What => what(&draft.what, known).err(),
        Step::Points => points(&draft.points.points, known).err(),
        Step::Send => Report::from_draft(draft, known).err(),
    }
    .unwrap_or_default()
}

impl Report {
    pub fn from_draft(draft: &Draft, known: &Known) -> Result<Report, Vec<Fault>> {
        let read = (
            who(&draft.who, known),
            what(&draft.what, known),
            points(&draft.points.points, known),
        );
        match read {
            (Ok(who), Ok(what), Ok(points)) => Ok(Report {
                reporter: who.reporter,
                filed_by: known.filer,
                subject: who.subject,
                unit: who.unit,
                account: what.account,
                happened_on: what.happened_on,
                happened_at: what.happened_at,
                channel: what.channel,
                points,
            }),
            (who, what, points) => {
                let faults = [who.err(), what.err(), points.err()];
                Err(faults.into_iter().flatten().flatten().collect())
            }
        }
    }
}

fn who(words: &WhoWords, known: &Known) -> Result<Who, Vec<Fault>> {
    let mut faults = Faults::default();
    let reporter = faults.note("reporter", reporter(words, known));
    let subject = faults.note_at(subject(words, known));
    let unit = faults.note("unit", unit(words, known));
    if let (Some(reporter), Some(subject)) = (reporter, &subject)
        && let Some(problem) = own_case(reporter, subject, known)
    {
        faults.add("subject", problem);
    }
    match (reporter, subject, unit) {
        (Some(reporter), Some(subject), Some(unit)) if faults.0.is_empty() => {
            let own_unit = || known.people.get(&subject.id?)?.unit;
            Ok(Who {
                reporter,
                unit: unit.or_else(own_unit),
                subject,
            })
        }
        _ => Err(faults.0),
    }
}

fn reporter(words: &WhoWords, known: &Known) -> Result<PersonId, Problem> {
    if words.reporter.trim().is_empty() {
        return Ok(known.filer);
    }
    let reporter = colleague(&words.reporter, known)?;
    if reporter != known.filer && !known.files_for_others {
        return Err(Problem::NotForOthers);
    }
    Ok(reporter)
}

fn subject(words: &WhoWords, known: &Known) -> Result<Subject, Fault> {
    let picked = !words.subject.trim().is_empty();
    let written = !words.subject_name.trim().is_empty();
    match (picked, written) {
        (false, false) => Err(at("subject", Problem::Missing)),
        (true, true) => Err(at("subject_name", Problem::PickedAndWritten)),
        (true, false) => {
            let id = colleague(&words.subject, known).map_err(|problem| at("subject", problem))?;
            Ok(Subject {
                id: Some(id),
                name: known.people[&id].name.clone(),
            })
        }
        (false, true) => {
            let name = kept(&words.subject_name, LONGEST_NAME, Lines::One);
            let name = name.map_err(|problem| at("subject_name", problem))?;
            Ok(Subject { id: None, name })
        }
    }
}

/// Nobody reports themselves, and nobody registers a report about themselves
/// for another (forvaltningslova § 6 first paragraph a). A written name counts
/// as oneself when it is spelt the same: a namesake is picked from the list.
fn own_case(reporter: PersonId, subject: &Subject, known: &Known) -> Option<Problem> {
    let is = |person: PersonId| match subject.id {
        Some(id) => id == person,
        None => known
            .people
            .get(&person)
            .is_some_and(|one| one.name.to_lowercase() == subject.name.to_lowercase()),
    };
    if is(reporter) {
        Some(Problem::ReporterIsSubject)
    } else if is(known.filer) {
        Some(Problem::FilerIsSubject)
    } else {
        None
    }
}

fn unit(words: &WhoWords, known: &Known) -> Result<Option<i32>, Problem> {
    match words.unit.trim() {
        "" => Ok(None),
        unit => match unit.parse() {
            Ok(unit) if known.units.contains_key(&unit) => Ok(Some(unit)),
            _ => Err(Problem::UnknownUnit),
        },
    }
}

fn what(words: &WhatWords, known: &Known) -> Result<What, Vec<Fault>> {
    let mut faults = Faults::default();
    let account = faults.note("what", kept(&words.what, LONGEST_ACCOUNT, Lines::Many));
    let date = faults.note("date", date(&words.date, known));
    let time = faults.note("time", time(&words.time, date, known));
    let channel = faults.note("channel", channel(&words.channel));
    match (account, date, time, channel) {
        (Some(account), Some(happened_on), Some(happened_at), Some(channel)) => Ok(What {
            account,
            happened_on,
            happened_at,
            channel,
        }),
        _ => Err(faults.0),
    }
}

fn date(text: &str, known: &Known) -> Result<NaiveDate, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::Missing);
    }
    let today = known.now.date();
    match read_date(text).ok_or(Problem::NotADate)? {
        date if date > today => Err(Problem::DateInFuture { today }),
        date if date < EARLIEST => Err(Problem::DateTooEarly { earliest: EARLIEST }),
        date => Ok(date),
    }
}

fn time(text: &str, date: Option<NaiveDate>, known: &Known) -> Result<Option<String>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let time = read_time(text).ok_or(Problem::NotATime)?;
    let now = known.now.format("%H.%M").to_string();
    if date == Some(known.now.date()) && time > now {
        return Err(Problem::TimeInFuture);
    }
    Ok(Some(time))
}

fn channel(code: &str) -> Result<Channel, Problem> {
    match code {
        "" => Err(Problem::Missing),
        code => Channel::parse(code).ok_or(Problem::UnknownChannel),
    }
}

fn points(codes: &[String], known: &Known) -> Result<Vec<String>, Vec<Fault>> {
    if let Some(place) = codes.iter().position(|code| !known.points.contains(code)) {
        let number = place + 1;
        return Err(vec![at("points", Problem::UnknownPoint { number })]);
    }
    let mut points = codes.to_vec();
    points.sort();
    points.dedup();
    Ok(points)
}

fn colleague(number: &str, known: &Known) -> Result<PersonId, Problem> {
    let id = number.trim().parse().map(PersonId);
    id.ok()
        .filter(|id| known.people.contains_key(id))
        .ok_or(Problem::UnknownPerson)
}

/// A text that must be there, counted in characters.
fn kept(raw: &str, most: usize, lines: Lines) -> Result<String, Problem> {
    let text = normalise(raw);
    let is = text.chars().count();
    if let Some(found) = forbidden(&text, lines) {
        return Err(Problem::Forbidden(found));
    }
    match is {
        0 => Err(Problem::Missing),
        is if is > most => Err(Problem::TooLong { is, most }),
        _ => Ok(text),
    }
}

fn at(field: &'static str, problem: Problem) -> Fault {
    Fault { field, problem }
}

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, field: &'static str, problem: Problem) {
        self.0.push(at(field, problem));
    }

    fn note<T>(&mut self, field: &'static str, read: Result<T, Problem>) -> Option<T> {
        self.note_at(read.map_err(|problem| at(field, problem)))
    }

    fn note_at<T>(&mut self, read: Result<T, Fault>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(fault) => {
                self.0.push(fault);
                None
            }
        }
    }
}
