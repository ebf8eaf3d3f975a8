//! The head of HR opens a case in need that they do not see otherwise, and another is told at once.

use super::give_access::{end, reason};
use super::{Failure, notify};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::access_grant::{GLASS, Kind, Refusal, says_why};
use crate::domain::case::CaseNumber;
use crate::domain::local_time;
use crate::domain::person::PersonId;
use crate::domain::routing::overseer;
use crate::domain::task::TaskKind;
use crate::store::access_grants::{self, Grant, NewGrant};
use crate::store::tasks::{self, NewTask, Task};
use crate::store::{Db, StoreError, Tx, blockings, cases, involved, ledger, organisation, people};

/// For 24 hours, with grounds, and never a case in which `by` has a part: that one is not
/// there for them, whatever the need (forvaltningslova § 6). Nor one that is destroyed: there is nothing to open. Nor one that is blocked: to see it is
/// asked for where it is blocked, and whoever is told here may not know that there is one. The chief executive is told,
/// or whoever is next where the chief executive may not know. Where nobody else can be told it is not
/// opened, and the answer is that of a case that is not.
pub fn break_glass(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    grounds: &str,
) -> Result<(), Failure> {
    // Before the case is looked for: what is wrong with the grounds must not tell that there is one.
    says_why(grounds)?;
    let case = cases::by_number(tx.db(), number)?;
    let people = involved::of_case(tx.db(), case.id)?;
    if people.implicates(by.person)
        || blockings::stands(tx.db(), case.id, None)?
        || cases::is_destroyed(tx.db(), case.id)?
    {
        return Err(StoreError::NotFound.into());
    }
    if cases::sees(tx.db(), by, number)? {
        return Err(Refusal::SeesIt.into());
    }
    let today = local_time::day(tx.now);
    let line = organisation::line(tx.db(), Some(people.unit), today)?;
    let gates = notify::Gates::of_case(tx.db(), case.id)?;
    let mut matter = notify::matter(tx.db(), people, gates, today)?;
    matter.conflicted.push(by.person);
    let told = overseer(&line, &matter).ok_or(StoreError::NotFound)?;
    let until = tx.now + GLASS;
    let grant = NewGrant {
        case_id: case.id,
        person: by.person,
        kind: Kind::BrokenGlass,
        reason: grounds.trim(),
        starts_at: tx.now,
        ends_at: until,
        by: by.person,
    };
    let id = access_grants::insert(tx, &grant)?;
    let task = NewTask {
        person: told.person,
        kind: TaskKind::GlassBroken,
        report_id: None,
        case_id: Some(case.id),
        reasons: &reason(id),
        todo: None,
        due_on: None,
    };
    let task = tasks::insert(tx, &task)?;
    notify::mail(tx, told.person, task, TaskKind::GlassBroken)?;
    let event = Event::GlassBroken {
        until: until.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}

/// What the second person is told: who opened which case, why, and until when. Nothing of the case itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub number: CaseNumber,
    pub by: String,
    pub grant: Grant,
}

/// What the task tells of, where it is such a task. Nothing while the case is blocked: whoever was told then may not
/// know that it is.
pub fn broken(db: &mut Db, task: &Task) -> Result<Option<Broken>, StoreError> {
    let Some(case) = task.case_id.filter(|_| task.kind == TaskKind::GlassBroken) else {
        return Ok(None);
    };
    if blockings::stands(db, case, None)? {
        return Ok(None);
    }
    let grants = access_grants::list(db, case)?;
    let Some(grant) = grants.into_iter().find(|it| reason(it.id) == task.reasons) else {
        return Ok(None);
    };
    Ok(Some(Broken {
        number: cases::by_id(db, case)?.number,
        by: people::find(db, grant.person)?.name,
        grant,
    }))
}

/// The second person ends it before its time.
pub fn mend_glass(tx: &mut Tx<'_>, by: PersonId, token: &str) -> Result<(), Failure> {
    let task = tasks::find_by_token(tx.db(), token)?;
    let found = broken(tx.db(), &task)?;
    let own = found.filter(|_| task.person == by && !task.is_withdrawn());
    let Broken { grant, number, .. } = own.ok_or(StoreError::NotFound)?;
    end(tx, &grant, by)?;
    if task.closed_at.is_none() {
        tasks::close(tx, task.id)?;
    }
    ledger::record(tx, &number.to_string(), &Event::AccessEnded)?;
    Ok(())
}
