//! The way through a case, as its page shows it: what is done, what is next, what was heard.

use super::hearing::{Line, lines};
use super::view;
use crate::casework::open_case::CaseFile;
use crate::domain::authority::needs_second;
use crate::domain::case::{Done, Stage};
use crate::domain::consultation::Consultation;
use crate::domain::decision::done;
use crate::domain::next::{Next, remaining};
use crate::domain::person::PersonId;
use crate::web::moments::{Day, Moment};
use crate::web::words::Words;
use crate::web::words::procedure::cited;

/// A step that is left, and its page.
pub struct StepLeft {
    pub text: String,
    pub href: String,
}

/// The steps of this case from the gates to the end, each done, here, or to come.
pub fn track(file: &CaseFile, t: &'static Words) -> Vec<(&'static str, bool, bool)> {
    let whole = way(file, Stage::Registered, Done::default());
    let left = way(file, file.case.stage, done(&file.gates));
    let here = left.first().map(|next| (t.procedure.step)(*next));
    let left: Vec<&str> = left.iter().map(|next| (t.procedure.step)(*next)).collect();
    let mut words: Vec<&'static str> = whole.iter().map(|next| (t.procedure.step)(*next)).collect();
    words.dedup();
    words
        .into_iter()
        .map(|word| (word, !left.contains(&word), here == Some(word)))
        .collect()
}

/// What stands between the case and its end, were it decided as it stands.
fn way(file: &CaseFile, stage: Stage, done: Done) -> Vec<Next> {
    let severity = view::severity_now(file);
    let proposed = file
        .proposal
        .as_ref()
        .map(|found| found.assessment.severity);
    let second = needs_second(severity, proposed.unwrap_or(severity));
    remaining(stage, done, severity, second)
}

/// The step that the case waits for, and where it is taken.
pub fn next(file: &CaseFile, t: &Words, is_officer: bool) -> Option<(String, &'static str)> {
    let next = *way(file, file.case.stage, done(&file.gates)).first()?;
    if !is_officer && !matches!(next, Next::Decide | Next::Confirm) {
        return None;
    }
    let slug = file.case.number.slug();
    Some((
        format!("/cases/{slug}{}", place(next)),
        (t.procedure.next)(next),
    ))
}

/// The page on which a step is taken.
fn place(next: Next) -> &'static str {
    match next {
        Next::AnswerGates => "/gates",
        Next::Assess => "/assessments/new",
        Next::GiveNotice | Next::RecordStatement => "/hearing",
        Next::Recommend => "#recommendation",
        Next::Consult => "/consultations/new",
        Next::Decide => "/decisions/new",
        Next::Confirm => "/confirmations/new",
        Next::Deliver => "/deliveries/new",
        Next::Close => "/closure",
    }
}

/// What is left to do, each with where it is asked for and its page.
pub fn steps(file: &CaseFile, t: &Words) -> Vec<StepLeft> {
    let slug = file.case.number.slug();
    let left = way(file, file.case.stage, done(&file.gates));
    left.into_iter()
        .map(|next| StepLeft {
            text: cited((t.procedure.next)(next), next.source(), t.language),
            href: format!("/cases/{slug}{}", place(next)),
        })
        .collect()
}

/// The hearing, the meetings and the deliveries, in the order they were written down.
pub fn heard(file: &CaseFile, t: &'static Words) -> Vec<Line> {
    let p = &t.procedure;
    let name = |by: &PersonId| file.name_of(&by.to_string()).to_owned();
    let mut all = lines(file, t);
    let own = |it: &&crate::store::consultations::Recorded| it.suspension.is_none();
    all.extend(file.consultations.iter().filter(own).map(|it| {
        let (what, text, days) = match &it.consultation {
            Consultation::Held(minutes) => {
                let parts = minutes.parts();
                let parts = parts.map(|(part, text)| format!("{}: {text}", (p.part)(part)));
                let day = Day::new(minutes.held_on, t);
                (p.held, parts.join("\n"), vec![(p.held_on, day)])
            }
            Consultation::Declined(grounds) => (p.declined, grounds.clone(), vec![]),
            Consultation::NotPracticable(grounds) => (p.not_practicable, grounds.clone(), vec![]),
        };
        Line {
            what: format!("{}: {what}", p.consultation),
            text,
            days,
            by: name(&it.by),
            at: Moment::new(it.at, t),
            document: None,
        }
    }));
    let own = |it: &&crate::store::handovers::Recorded| it.suspension.is_none();
    all.extend(file.handovers.iter().filter(own).map(|it| {
        let handover = &it.handover;
        let (mode, arrival) = ((p.mode_of)(handover.mode), (p.arrival_of)(handover.arrival));
        Line {
            what: format!("{}: {mode}, {}", p.delivery, arrival.to_lowercase()),
            text: handover.note.clone(),
            days: vec![
                (p.sent_on, Day::new(handover.sent_on, t)),
                (p.arrived_on, Day::new(handover.arrived_on, t)),
            ],
            by: name(&it.by),
            at: Moment::new(it.at, t),
            document: None,
        }
    }));
    all
}
