//! The next lawful step of a case as the task of the person who must take it.
//!
//! A part of every verb that moves a case; it records nothing itself.

use super::candidate::Known;
use super::{Failure, notify, standing, suspended};
use crate::domain::access::Viewer;
use crate::domain::authority::{
    ASKED_TO_CONFIRM, Act, Policy, Seat, asked_to_decide, may_confirm, may_decide,
};
use crate::domain::case::Stage;
use crate::domain::decision::done;
use crate::domain::local_time;
use crate::domain::next::{Next, Said};
use crate::domain::person::{PersonId, Role};
use crate::domain::suspension::{Step, review_by};
use crate::domain::task::TaskKind;
use crate::domain::todo::{Doer, Todo};
use crate::store::cases::Case;
use crate::store::hearings::How;
use crate::store::tasks::{self, NewTask, Task};
use crate::store::{
    Db, StoreError, Tx, cases, delegations, gates, hearings, involved, people, proposals,
    suspensions,
};
use chrono::{DateTime, NaiveDate, Utc};

/// What somebody is to do.
struct Wanted {
    todo: Todo,
    person: PersonId,
    /// The day that somebody or the law has set.
    set: Option<NaiveDate>,
}

/// Sees to it that whoever must take the next step has it as a task, and nobody else.
/// A task for somebody who no longer is the one loses what it opened, too.
pub(super) fn settle(tx: &mut Tx<'_>, case_id: i32) -> Result<(), Failure> {
    let now = tx.now;
    let wanted = wanted(tx.db(), case_id, now)?;
    let mut open = tasks::list_open_of_case(tx.db(), case_id)?;
    open.retain(|task| task.kind == TaskKind::NextStep);
    for task in &open {
        let same = |it: &&Wanted| task.todo == Some(it.todo);
        match wanted.iter().find(same) {
            None => tasks::close(tx, task.id)?,
            Some(it) if it.person != task.person => tasks::withdraw(tx, task)?,
            Some(Wanted { set: Some(day), .. }) if task.due_on != Some(*day) => {
                tasks::set_due(tx, task.id, *day)?;
            }
            Some(_) => {}
        }
    }
    for it in wanted {
        let has = |task: &Task| task.todo == Some(it.todo) && task.person == it.person;
        if open.iter().any(has) {
            continue;
        }
        let task = NewTask {
            person: it.person,
            kind: TaskKind::NextStep,
            report_id: None,
            case_id: Some(case_id),
            reasons: "",
            todo: Some(it.todo),
            due_on: Some(it.todo.due(local_time::day(now), it.set)),
        };
        let id = tasks::insert(tx, &task)?;
        // Whoever brings the case forward knows what comes next.
        if it.person.to_string() != tx.actor {
            notify::mail(tx, it.person, id, TaskKind::NextStep)?;
        }
    }
    Ok(())
}

/// The same for every case that waits for somebody to decide or confirm: who may, has changed.
pub(super) fn settle_deciders(tx: &mut Tx<'_>) -> Result<(), Failure> {
    let deciding: Vec<Todo> = Todo::all()
        .filter(|todo| todo.doer() != Doer::Officer)
        .collect();
    for case in tasks::waiting_for(tx.db(), &deciding)? {
        settle(tx, case)?;
    }
    Ok(())
}

/// What the case and its suspension wait for. A closed case waits for nothing.
fn wanted(db: &mut Db, case_id: i32, now: DateTime<Utc>) -> Result<Vec<Wanted>, StoreError> {
    let case = cases::by_id(db, case_id)?;
    if case.stage == Stage::Closed {
        return Ok(vec![]);
    }
    let decided = proposals::decision(db, case.id)?;
    let said = Said::of(
        case.stage,
        proposals::assessment(db, case.id)?.map(|it| it.severity),
        proposals::recommendation(db, case.id)?.map(|it| it.recommendation.severity),
        decided.as_ref().map(|it| it.decision.severity),
    );
    let found = standing::gates(&gates::history(db, case.id)?);
    let mut wanted = vec![];
    if let Some(next) = said.remaining(case.stage, done(&found)).first() {
        let ask = Ask {
            case: &case,
            act: Act::of(said.severity()),
            decider: decided.map(|it| it.by),
            now,
        };
        let todo = Todo::Case(*next);
        wanted.push(Wanted {
            todo,
            person: ask.who(db, todo.doer())?,
            set: match next {
                Next::RecordStatement => reply_by(db, case.id)?,
                _ => None,
            },
        });
    }
    let latest = suspensions::list(db, case.id)?.pop();
    if let Some(latest) = latest
        && let Some(step) = latest.stage.waits_for()
    {
        let ask = Ask {
            case: &case,
            act: Act::Suspend,
            decider: suspended::decided(db, case.id)?.map(|it| it.by),
            now,
        };
        let todo = Todo::Suspension(step);
        let reviewed = match step {
            Step::Review => suspended::reviewed(db, &latest)?,
            _ => None,
        };
        wanted.push(Wanted {
            todo,
            person: ask.who(db, todo.doer())?,
            set: reviewed.map(review_by),
        });
    }
    Ok(wanted)
}

fn reply_by(db: &mut Db, case_id: i32) -> Result<Option<NaiveDate>, StoreError> {
    let notices = hearings::notices(db, case_id)?;
    Ok(notices.last().and_then(|given| match &given.how {
        How::Notice(notice) => Some(notice.reply_by),
        How::Omitted(..) => None,
    }))
}

/// Somebody is asked to take a step.
struct Ask<'a> {
    case: &'a Case,
    act: Act,
    decider: Option<PersonId>,
    now: DateTime<Utc>,
}

impl Ask<'_> {
    /// The first who may; where nobody may, the officer, who has to find somebody.
    fn who(&self, db: &mut Db, doer: Doer) -> Result<PersonId, StoreError> {
        if doer != Doer::Officer {
            for person in self.candidates(db, doer)? {
                if self.may(db, person, doer)? {
                    return Ok(person);
                }
            }
        }
        self.officer(db)
    }

    /// The officer, or the head of HR where the officer has a part in the matter.
    fn officer(&self, db: &mut Db) -> Result<PersonId, StoreError> {
        let officer = self.case.officer;
        if !self.is_implicated(db, officer)? {
            return Ok(officer);
        }
        for head in people::holders(db, Role::HrHead, local_time::day(self.now))? {
            if !self.is_implicated(db, head.id)? {
                return Ok(head.id);
            }
        }
        Ok(officer)
    }

    /// Everybody who could be asked, in the order they are.
    fn candidates(&self, db: &mut Db, doer: Doer) -> Result<Vec<PersonId>, StoreError> {
        let seats = if doer == Doer::Second {
            ASKED_TO_CONFIRM
        } else {
            asked_to_decide(self.act)
        };
        let mut all = vec![];
        for seat in seats {
            all.extend(self.sitting(db, *seat)?);
        }
        Ok(all)
    }

    /// Those who sit there now; of the substitutes the one appointed last comes first.
    fn sitting(&self, db: &mut Db, seat: Seat) -> Result<Vec<PersonId>, StoreError> {
        let today = local_time::day(self.now);
        let mut holders = |role| -> Result<Vec<PersonId>, StoreError> {
            let found = people::holders(db, role, today)?;
            Ok(found.into_iter().map(|it| it.id).collect())
        };
        Ok(match seat {
            Seat::Officer => vec![self.case.officer],
            Seat::HrHead => holders(Role::HrHead)?,
            Seat::ChiefExecutive => holders(Role::ChiefExecutive)?,
            Seat::Substitute => {
                let found = delegations::substitutes(db, self.case.id)?;
                found.into_iter().rev().map(|it| it.person).collect()
            }
            Seat::Delegate => {
                let found = delegations::of_act(db, self.act)?;
                found.into_iter().map(|it| it.person).collect()
            }
        })
    }

    fn may(&self, db: &mut Db, person: PersonId, doer: Doer) -> Result<bool, StoreError> {
        if self.is_implicated(db, person)? || people::find(db, person)?.left_on.is_some() {
            return Ok(false);
        }
        let today = local_time::day(self.now);
        let viewer = Viewer {
            person,
            roles: people::roles(db, person, today)?,
            at: self.now,
        };
        let known = Known::of(db, &viewer, self.case, today)?;
        let candidate = known.candidate();
        Ok(match (doer, self.decider) {
            (Doer::Second, Some(decider)) => {
                may_confirm(&candidate, self.act, decider, today).is_ok()
            }
            _ => may_decide(&candidate, self.act, today, Policy::default()).is_ok(),
        })
    }

    /// Whether the person has a part in the matter and must not even see it (forvaltningslova § 6).
    fn is_implicated(&self, db: &mut Db, person: PersonId) -> Result<bool, StoreError> {
        Ok(involved::of_case(db, self.case.id)?.implicates(person))
    }
}
