//! What a task is about, as far as the person it was given to may know.

use crate::casework::break_glass::{Broken, broken};
use crate::casework::give_access::reason;
use crate::casework::name_reader;
use crate::casework::standing;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::gate::Question;
use crate::domain::gate_answer::contact_is_closed;
use crate::domain::report::ReportNumber;
use crate::domain::task::TaskKind;
use crate::domain::todo::Todo;
use crate::store::tasks::Task;
use crate::store::{Db, StoreError, access_grants, cases, gates, people, reports, units};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// HR makes a case of a report.
    Report(ReportNumber),
    Case(CaseNumber),
    /// The requests to see documents of a case.
    Requests(CaseNumber),
    /// A clock of a case is running out.
    Clocks(CaseNumber),
    /// The next step of a case.
    Step(CaseNumber, Todo),
    /// The reports one has sent oneself.
    OwnReports,
    /// A mail did not arrive.
    Mail,
    /// HR is part of the matter: somebody outside HR must own it.
    Substitute {
        case: Option<CaseNumber>,
    },
    /// The same, of a report that somebody must be named to read.
    Reader,
    Leader(Told),
    /// The head of HR has opened a case in need.
    Glass(Broken),
    /// Access that has not begun.
    Soon,
    /// A case is decided, and the leader carries it out.
    CarryOut(Told),
    /// Somebody has let a day pass; who in HR is responsible.
    Passed {
        officer: String,
    },
    /// There is nothing left to do, and so nothing more to know.
    Done,
}

/// All that a leader is told of a case: neither its number, nor its title, nor what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub employee: String,
    pub unit: String,
    /// Who in HR is responsible.
    pub officer: String,
    /// HR has found that free speech does not stand in the way (Grunnlova § 100).
    /// Before that the leader does not raise it with the employee.
    pub may_be_raised: bool,
}

/// Nothing where `viewer` may not see the case that the task leads to.
pub fn about_task(db: &mut Db, viewer: &Viewer, task: &Task) -> Result<Option<About>, StoreError> {
    let number = match task.case_id {
        Some(id) => Some(cases::by_id(db, id)?.number),
        None => None,
    };
    let case = match number {
        Some(number) => visible(db, viewer, number)?,
        None => None,
    };
    Ok(match task.kind {
        TaskKind::ReportReceipt => Some(About::OwnReports),
        TaskKind::MailFailed => Some(About::Mail),
        TaskKind::CaseRegistered if task.closed_at.is_some() => Some(About::Done),
        TaskKind::CaseRegistered => match task.case_id {
            Some(id) => Some(About::Leader(told(db, id)?)),
            None => None,
        },
        TaskKind::CarryOut | TaskKind::DeadlinePassed if task.closed_at.is_some() => {
            Some(About::Done)
        }
        TaskKind::CarryOut => match task.case_id {
            Some(id) => Some(About::CarryOut(told(db, id)?)),
            None => None,
        },
        TaskKind::DeadlinePassed => match (case, task.case_id) {
            (Some(number), _) => Some(About::Case(number)),
            (None, Some(id)) => {
                let officer = told(db, id)?.officer;
                Some(About::Passed { officer })
            }
            (None, None) => None,
        },
        TaskKind::Deadline => case.map(About::Clocks),
        TaskKind::GlassBroken => broken(db, task)?.map(About::Glass),
        TaskKind::AccessGiven => match (case, task.case_id) {
            (Some(number), _) => Some(About::Case(number)),
            (None, Some(id)) => access_grants::list(db, id)?
                .iter()
                .find(|grant| reason(grant.id) == task.reasons && viewer.at < grant.starts_at)
                .map(|_| About::Soon),
            (None, None) => None,
        },
        TaskKind::NameSubstitute if name_reader::asked(db, task)?.is_some() => Some(About::Reader),
        TaskKind::NameSubstitute => Some(About::Substitute { case }),
        TaskKind::NextStep => match (case, task.todo) {
            // What is done leads to the case.
            (Some(number), Some(todo)) if task.closed_at.is_none() => {
                Some(About::Step(number, todo))
            }
            (case, _) => case.map(About::Case),
        },
        TaskKind::AccessRequest => case.map(About::Requests),
        TaskKind::NewReport | TaskKind::CaseOwner | TaskKind::FindRecipient => match case {
            Some(number) => Some(About::Case(number)),
            None if number.is_some() => None,
            None => of_report(db, viewer, task.report_id)?,
        },
    })
}

/// The case that the report became, or the report itself.
fn of_report(
    db: &mut Db,
    viewer: &Viewer,
    report: Option<i32>,
) -> Result<Option<About>, StoreError> {
    let Some(report) = report else {
        return Ok(None);
    };
    if let Some(number) = cases::of_report(db, report)? {
        return Ok(visible(db, viewer, number)?.map(About::Case));
    }
    let found = reports::find_by_id(db, report)?;
    Ok(Some(About::Report(found.number)))
}

fn visible(
    db: &mut Db,
    viewer: &Viewer,
    number: CaseNumber,
) -> Result<Option<CaseNumber>, StoreError> {
    match cases::find(db, viewer, number) {
        Ok(case) => Ok(Some(case.number)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn told(db: &mut Db, case: i32) -> Result<Told, StoreError> {
    let case = cases::by_id(db, case)?;
    let speech = standing::gates(&gates::history(db, case.id)?).answers(Question::FreeSpeech);
    Ok(Told {
        employee: people::find(db, case.subject)?.name,
        unit: units::find(db, case.unit_id)?.name,
        officer: people::find(db, case.officer)?.name,
        may_be_raised: !contact_is_closed(&speech),
    })
}
