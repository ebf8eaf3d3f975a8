//! The way through a case, as its page shows it: what is done, what is next, what was heard.

use super::hearing::{Line, lines};
use crate::casework::open_case::CaseFile;
use crate::domain::case::{CaseNumber, Done, Stage};
use crate::domain::consultation::Consultation;
use crate::domain::decision::done;
use crate::domain::next::Next;
use crate::domain::suspension::Step;
use crate::domain::todo::Todo;
use crate::store::{consultations, handovers};
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
    file.said().remaining(stage, done)
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

/// A step in words.
pub fn step(todo: Todo, t: &Words) -> &'static str {
    match todo {
        Todo::Case(next) => (t.procedure.next)(next),
        Todo::Suspension(step) => match step {
            Step::Consult => t.suspensions.consult,
            Step::Decide => t.suspensions.decide,
            Step::Confirm | Step::Return => t.suspensions.confirm,
            Step::Deliver => t.suspensions.deliver,
            Step::Review => t.suspensions.review,
            Step::End => t.suspensions.end,
        },
    }
}

/// The address at which a step is taken.
pub fn at(number: CaseNumber, todo: Todo) -> String {
    let place = match todo {
        Todo::Case(next) => place(next),
        Todo::Suspension(_) => "/suspension",
    };
    format!("/cases/{}{place}", number.slug())
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
    let mut all = lines(file, t);
    let own = file
        .consultations
        .iter()
        .filter(|it| it.suspension.is_none());
    all.extend(own.map(|it| meeting(file, it, t)));
    let own = file.handovers.iter().filter(|it| it.suspension.is_none());
    all.extend(own.map(|it| delivery(file, it, t)));
    all
}

/// A discussion meeting, or why there was none.
pub fn meeting(file: &CaseFile, it: &consultations::Recorded, t: &'static Words) -> Line {
    let p = &t.procedure;
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
        by: file.name_of(&it.by.to_string()).to_owned(),
        at: Moment::new(it.at, t),
        document: None,
    }
}

/// How a letter reached the employee.
pub fn delivery(file: &CaseFile, it: &handovers::Recorded, t: &'static Words) -> Line {
    let (p, handover) = (&t.procedure, &it.handover);
    let (mode, arrival) = ((p.mode_of)(handover.mode), (p.arrival_of)(handover.arrival));
    Line {
        what: format!("{}: {mode}, {}", p.delivery, arrival.to_lowercase()),
        text: handover.note.clone(),
        days: vec![
            (p.sent_on, Day::new(handover.sent_on, t)),
            (p.arrived_on, Day::new(handover.arrived_on, t)),
        ],
        by: file.name_of(&it.by.to_string()).to_owned(),
        at: Moment::new(it.at, t),
        document: None,
    }
}
