//! Who is told of a report and of a case: a task for each, and a mail that says that there is one.
//!
//! These are parts of other verbs and record nothing themselves: the verb that
//! calls records its own event afterwards, which commits to the tasks and the mails too.

use super::standing;
use crate::casework::{Failure, carry_out};
use crate::domain::calendar::{add_days, moved};
use crate::domain::delivery::Template;
use crate::domain::gate::{self, FreeSpeech};
use crate::domain::local_time;
use crate::domain::person::PersonId;
use crate::domain::reminder::{TRIAGE_DAYS, may_wait};
use crate::domain::report::Report;
use crate::domain::routing::{
    DecisionMaker, Desk, Holder, HrTold, LeaderTold, Matter, Reason, Recipient, Resolution, Told,
    resolve, resolve_hr,
};
use crate::domain::task::TaskKind;
use crate::store::involved::OfCase;
use crate::store::tasks::{self, NewTask, Task};
use crate::store::{
    Db, StoreError, Tx, absences, accounts, cases, gates, hr_reports, involved, organisation,
    outbox, outbox_list, reports,
};
use chrono::NaiveDate;

/// What is answered at the case's gates when people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gates {
    pub is_varsel: bool,
    pub free_speech: FreeSpeech,
}

impl Gates {
    /// As they have been answered in the case. A later answer that it is no whistleblowing case
    /// opens it to nobody: whoever is told would learn what the others in it were not to (decision 0025).
    pub fn of_case(db: &mut Db, case: i32) -> Result<Gates, StoreError> {
        let gates = standing::gates(&gates::history(db, case)?);
        let is_narrow = cases::by_id(db, case)?.is_narrow();
        Ok(Gates {
            is_varsel: is_narrow || gates.whistleblowing == gate::Whistleblowing::Yes,
            free_speech: gates.free_speech,
        })
    }

    /// As they are when a case is registered: not answered.
    pub const UNANSWERED: Gates = Gates {
        is_varsel: false,
        free_speech: FreeSpeech::Unanswered,
    };
}

/// Who has been told of a case, and who may decide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseTold {
    pub hr: HrTold,
    pub line: Told,
    pub decision_maker: DecisionMaker,
}

/// Tells HR that a report has come in.
pub fn tell_hr_of_report(tx: &mut Tx<'_>, report: i32, is_varsel: bool) -> Result<HrTold, Failure> {
    let day = local_time::day(tx.now);
    let people = involved::of_report(tx.db(), report)?;
    let (told, reasons) = judge_report(tx.db(), &people, is_varsel, day)?;
    let about = About::Report(report);
    match &told {
        HrTold::Desk(people) => give(tx, about, TaskKind::NewReport, people, &reasons)?,
        HrTold::Substitute(to) => {
            give(tx, about, TaskKind::NameSubstitute, &[to.person], &reasons)?;
        }
        HrTold::Nobody => tracing::error!(report, "nobody in HR can be told of the report"),
    }
    Ok(told)
}

fn judge_report(
    db: &mut Db,
    people: &involved::OfReport,
    is_varsel: bool,
    day: NaiveDate,
) -> Result<(HrTold, Vec<Reason>), StoreError> {
    let line = organisation::line(db, people.unit, day)?;
    let desk = organisation::desk(db, day)?;
    let subject_is_elected = match people.subject {
        Some(subject) => involved::is_elected(db, subject, day)?,
        None => false,
    };
    let matter = Matter {
        subject: people.subject,
        subject_is_elected,
        reporter: people.reporter,
        is_varsel,
        conflicted: vec![],
        witnesses: vec![],
        unreached: vec![],
        free_speech: FreeSpeech::Unanswered,
    };
    Ok(resolve_hr(&desk, &line, &matter))
}

/// Whether HR has a part in a report that is to be, or is kept out of it: a number of the row that HR reads
/// would be missing to somebody there.
pub fn is_apart(db: &mut Db, report: &Report, day: NaiveDate) -> Result<bool, StoreError> {
    let people = involved::OfReport {
        reporter: report.reporter,
        subject: report.subject.id,
        unit: report.unit,
    };
    let (told, _) = judge_report(db, &people, false, day)?;
    Ok(!matches!(told, HrTold::Desk(_)) || hr_reports::involves_hr(db, report, day)?)
}

/// Sees to it that whoever has taken a report has it among their tasks.
pub(in crate::casework) fn give_report_to(
    tx: &mut Tx<'_>,
    report: i32,
    person: PersonId,
) -> Result<i32, StoreError> {
    let received = reports::find_by_id(tx.db(), report)?.received_at;
    let by = moved(add_days(local_time::day(received), TRIAGE_DAYS));
    let task = NewTask {
        person,
        kind: TaskKind::NewReport,
        report_id: Some(report),
        case_id: None,
        reasons: "",
        todo: None,
        due_on: Some(by),
    };
    tasks::insert(tx, &task)
}

/// Sends the receipt to a reporter who has asked for it by mail.
pub fn send_receipt(tx: &mut Tx<'_>, report: i32) -> Result<(), Failure> {
    let reporter = involved::of_report(tx.db(), report)?.reporter;
    let about = About::Report(report);
    give(tx, about, TaskKind::ReportReceipt, &[reporter], &[])?;
    Ok(())
}

/// Tells the case owner and the leader of a case, as things stand now.
///
/// Called again when a gate is answered, a conflict declared or a case
/// reassigned: whoever has been told and still may know is left in peace;
/// whoever may no longer know loses the task at once.
pub fn tell_of_case(
    tx: &mut Tx<'_>,
    case: i32,
    gates: Gates,
    when: LeaderTold,
) -> Result<CaseTold, Failure> {
    let today = local_time::day(tx.now);
    let judged = judge(tx.db(), case, gates, when, (today, None))?;
    for (kind, people, reasons) in judged.tasks() {
        give(tx, About::Case(case), kind, &people, reasons)?;
    }
    carry_out::settle(tx, case)?;
    Ok(CaseTold {
        hr: judged.hr,
        line: judged.answer.told,
        decision_maker: judged.answer.decision_maker,
    })
}

/// Who is to be told of a case as things stand, before anybody is.
pub(in crate::casework) struct Judged {
    pub hr: HrTold,
    hr_reasons: Vec<Reason>,
    pub answer: Resolution,
    /// Who in HR finds the right recipient where nobody can be told.
    finders: Vec<PersonId>,
}

impl Judged {
    /// Who gets which task, and why.
    pub fn tasks(&self) -> [(TaskKind, Vec<PersonId>, &[Reason]); 4] {
        let (owner, substitutes) = match &self.hr {
            HrTold::Desk(people) => (people.clone(), vec![]),
            HrTold::Substitute(to) => (vec![], vec![to.person]),
            HrTold::Nobody => (vec![], vec![]),
        };
        let (leader, finder) = match self.answer.told {
            Told::Leader(Recipient { person, .. }) => (vec![person], vec![]),
            Told::NotTheLine => (vec![], vec![]),
            Told::Nobody if owner.is_empty() => (vec![], substitutes.clone()),
            Told::Nobody => (vec![], self.finders.clone()),
        };
        let (hr, line) = (&self.hr_reasons[..], &self.answer.reasons[..]);
        [
            (TaskKind::CaseOwner, owner, hr),
            (TaskKind::NameSubstitute, substitutes, hr),
            (TaskKind::CaseRegistered, leader, line),
            (TaskKind::FindRecipient, finder, line),
        ]
    }
}

/// Asks the rules on `day`, with one more person taken to be out of reach where it is asked what then.
pub(in crate::casework) fn judge(
    db: &mut Db,
    case: i32,
    gates: Gates,
    when: LeaderTold,
    (day, without): (NaiveDate, Option<PersonId>),
) -> Result<Judged, StoreError> {
    let people = involved::of_case(db, case)?;
    let mut unreached = outbox_list::passed_over(db, case)?;
    unreached.extend(without);
    judge_people(db, people, unreached, gates, (when, day))
}

/// The same, of people who need not be in a case yet.
pub(in crate::casework) fn judge_people(
    db: &mut Db,
    people: involved::OfCase,
    unreached: Vec<PersonId>,
    gates: Gates,
    (when, day): (LeaderTold, NaiveDate),
) -> Result<Judged, StoreError> {
    let line = organisation::line(db, Some(people.unit), day)?;
    let mut desk = organisation::desk(db, day)?;
    desk.owner = Some(organisation::holder(db, people.officer, day)?);
    let finders = finders(db, &people, &desk, gates, day)?;
    let mut matter = matter(db, people, gates, day)?;
    matter.unreached = unreached;
    let (hr, hr_reasons) = resolve_hr(&desk, &line, &matter);
    let answer = resolve(&line, &matter, when);
    Ok(Judged {
        hr,
        hr_reasons,
        answer,
        finders,
    })
}

/// The case owner; where the owner is away, whoever in HR steps in for them, else the head of HR, but not
/// in a whistleblowing case, which is for those alone who are named in it.
fn finders(
    db: &mut Db,
    people: &OfCase,
    desk: &Desk,
    gates: Gates,
    day: NaiveDate,
) -> Result<Vec<PersonId>, StoreError> {
    let Some(absence) = absences::on(db, people.officer, day)? else {
        return Ok(vec![people.officer]);
    };
    let is_there = |it: &&Holder| it.can_be_told && !it.is_absent && !people.implicates(it.person);
    let mut hr = desk.heads.iter().chain(&desk.officers).filter(is_there);
    if let Some(deputy) = hr.find(|it| Some(it.person) == absence.deputy) {
        return Ok(vec![deputy.person]);
    }
    let heads = desk.heads.iter().filter(is_there).map(|it| it.person);
    let heads: Vec<PersonId> = heads.filter(|_| !gates.is_varsel).collect();
    Ok(if heads.is_empty() {
        vec![people.officer]
    } else {
        heads
    })
}

/// The case, as far as it decides who may be told of it.
pub(in crate::casework) fn matter(
    db: &mut Db,
    people: OfCase,
    gates: Gates,
    day: NaiveDate,
) -> Result<Matter, StoreError> {
    Ok(Matter {
        subject: Some(people.subject),
        subject_is_elected: involved::is_elected(db, people.subject, day)?,
        reporter: people.reporter,
        is_varsel: gates.is_varsel,
        conflicted: people.conflicted,
        witnesses: people.witnesses,
        unreached: vec![],
        free_speech: gates.free_speech,
    })
}

/// Queues the mail for a task, unless it waits for the day's digest.
pub(in crate::casework) fn mail(
    tx: &mut Tx<'_>,
    person: PersonId,
    task: i32,
    kind: TaskKind,
) -> Result<(), StoreError> {
    let template = match kind {
        TaskKind::ReportReceipt => Template::ReportReceipt,
        _ => Template::TaskNew,
    };
    let about = tasks::find(tx.db(), task)?;
    if waits(tx, person, template, &about)? {
        return Ok(());
    }
    outbox::queue(tx, person, task, template).map(|_| ())
}

/// Whether the mail is not sent now: the person gets one a day, and it is nothing that must come at once.
pub(in crate::casework) fn waits(
    tx: &mut Tx<'_>,
    person: PersonId,
    template: Template,
    task: &Task,
) -> Result<bool, StoreError> {
    let today = local_time::day(tx.now);
    Ok(may_wait(template, task.kind, task.due_on, today) && accounts::has_digest(tx.db(), person)?)
}

#[derive(Clone, Copy)]
enum About {
    Report(i32),
    Case(i32),
}

/// Sees to it that exactly `people` have the task. Whoever makes the case their own by registering it
/// has no need of a mail that tells them so.
fn give(
    tx: &mut Tx<'_>,
    about: About,
    kind: TaskKind,
    people: &[PersonId],
    reasons: &[Reason],
) -> Result<(), StoreError> {
    let before = match about {
        About::Report(report) => tasks::list_of_report(tx.db(), report, kind)?,
        About::Case(case) => tasks::list_of_case(tx.db(), case, kind)?,
    };
    let gone = |task: &&Task| !people.contains(&task.person);
    for task in before.iter().filter(gone) {
        tasks::withdraw(tx, task)?;
    }
    let reasons = Reason::text(reasons);
    for person in people {
        if before.iter().any(|task| task.person == *person) {
            continue;
        }
        let (report_id, case_id) = match about {
            About::Report(report) => (Some(report), None),
            About::Case(case) => (None, Some(case)),
        };
        let task = NewTask {
            person: *person,
            kind,
            report_id,
            case_id,
            reasons: &reasons,
            todo: None,
            due_on: match kind {
                TaskKind::NewReport => Some(moved(add_days(local_time::day(tx.now), TRIAGE_DAYS))),
                _ => None,
            },
        };
        let id = tasks::insert(tx, &task)?;
        let own_doing = kind == TaskKind::CaseOwner && person.to_string() == tx.actor;
        if !own_doing {
            mail(tx, *person, id, kind)?;
        }
    }
    Ok(())
}
