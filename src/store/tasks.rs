//! Tasks, as rows.

use super::db::native;
use super::schema::{cases, tasks};
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use crate::domain::task::TaskKind;
use crate::domain::todo::Todo;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub id: i32,
    /// All that a mail carries: 32 hex digits that open nothing without signing in.
    pub token: String,
    pub person: PersonId,
    pub kind: TaskKind,
    pub report_id: Option<i32>,
    pub case_id: Option<i32>,
    /// Codes (`domain::routing::Reason`), for the HR head.
    pub reasons: String,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    /// Which step of the case, where it is one.
    pub todo: Option<Todo>,
    pub due_on: Option<NaiveDate>,
    /// In whose place, while that one is away.
    pub instead_of: Option<PersonId>,
}

impl Task {
    /// Whether the person may no longer know what it was about.
    pub fn is_withdrawn(&self) -> bool {
        self.reasons.ends_with(WITHDRAWN)
    }
}

/// The last of the reasons when a task is taken back.
const WITHDRAWN: &str = "withdrawn";

/// What a task is to be.
#[derive(Clone, Debug)]
pub struct NewTask<'a> {
    pub person: PersonId,
    pub kind: TaskKind,
    pub report_id: Option<i32>,
    pub case_id: Option<i32>,
    pub reasons: &'a str,
    pub todo: Option<Todo>,
    pub due_on: Option<NaiveDate>,
}

type Row = (
    i32,
    String,
    i32,
    String,
    Option<i32>,
    Option<i32>,
    String,
    NaiveDateTime,
    Option<NaiveDateTime>,
    Option<String>,
    Option<NaiveDate>,
    Option<i32>,
);

fn read(row: Row) -> Result<Task, StoreError> {
    let (
        id,
        token,
        person,
        kind,
        report_id,
        case_id,
        reasons,
        created_at,
        closed_at,
        step,
        due_on,
        away,
    ) = row;
    let unreadable = |what: &str| StoreError::Unreadable(format!("tasks {id}: {what}"));
    Ok(Task {
        id,
        token,
        person: PersonId(person),
        kind: TaskKind::parse(&kind).ok_or_else(|| unreadable(&kind))?,
        report_id,
        case_id,
        reasons,
        created_at: created_at.and_utc(),
        closed_at: closed_at.map(|at| at.and_utc()),
        todo: match step {
            Some(code) => Some(Todo::parse(&code).ok_or_else(|| unreadable(&code))?),
            None => None,
        },
        due_on,
        instead_of: away.map(PersonId),
    })
}

pub fn insert(tx: &mut Tx<'_>, task: &NewTask<'_>) -> Result<i32, StoreError> {
    let row = (
        tasks::token.eq(super::new_token()?),
        tasks::person_id.eq(task.person.0),
        tasks::kind.eq(task.kind.code()),
        tasks::report_id.eq(task.report_id),
        tasks::case_id.eq(task.case_id),
        tasks::reasons.eq(task.reasons),
        tasks::created_at.eq(tx.now.naive_utc()),
        tasks::step.eq(task.todo.map(Todo::code)),
        tasks::due_on.eq(task.due_on),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(tasks::table)
        .values(row)
        .returning(tasks::id)
        .get_result(conn))?;
    tx.touch("tasks", id);
    Ok(id)
}

pub fn find(db: &mut Db, id: i32) -> Result<Task, StoreError> {
    read(tasks::table.find(id).first(db)?)
}

pub fn find_by_token(db: &mut Db, token: &str) -> Result<Task, StoreError> {
    read(tasks::table.filter(tasks::token.eq(token)).first(db)?)
}

/// What a person has to do, the oldest first.
pub fn list_open(db: &mut Db, person: PersonId) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<Row> = tasks::table
        .filter(tasks::person_id.eq(person.0))
        .filter(tasks::closed_at.is_null())
        .order(tasks::id)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// Every task of one kind in a case, done or not, but not the withdrawn ones.
pub fn list_of_case(db: &mut Db, case: i32, kind: TaskKind) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<Row> = tasks::table
        .filter(tasks::case_id.eq(case))
        .filter(tasks::kind.eq(kind.code()))
        .filter(tasks::reasons.not_like(format!("%{WITHDRAWN}")))
        .order(tasks::id)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// Everything that anybody has been told of the case, done, withdrawn or not, the oldest first.
pub fn list_all_of_case(db: &mut Db, case: i32) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<Row> = tasks::table
        .filter(tasks::case_id.eq(case))
        .order(tasks::id)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// Everything about the case that is not done.
pub fn list_open_of_case(db: &mut Db, case: i32) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<Row> = tasks::table
        .filter(tasks::case_id.eq(case))
        .filter(tasks::closed_at.is_null())
        .order(tasks::id)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// Everything that the person has been told of the case, done or not, but not what was taken back.
pub fn list_of_person(db: &mut Db, case: i32, person: PersonId) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<Row> = tasks::table
        .filter(tasks::case_id.eq(case))
        .filter(tasks::person_id.eq(person.0))
        .filter(tasks::reasons.not_like(format!("%{WITHDRAWN}")))
        .order(tasks::id)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// The cases in which somebody has an open task of this kind.
pub fn cases_with(db: &mut Db, kind: TaskKind) -> Result<Vec<i32>, StoreError> {
    let ids: Vec<Option<i32>> = tasks::table
        .filter(tasks::kind.eq(kind.code()))
        .filter(tasks::closed_at.is_null())
        .select(tasks::case_id)
        .load(db)?;
    Ok(ids.into_iter().flatten().collect())
}

/// Every task of one kind about a report, done or not, but not the withdrawn ones.
pub fn list_of_report(db: &mut Db, report: i32, kind: TaskKind) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<Row> = tasks::table
        .filter(tasks::report_id.eq(report))
        .filter(tasks::kind.eq(kind.code()))
        .filter(tasks::reasons.not_like(format!("%{WITHDRAWN}")))
        .order(tasks::id)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// The open tasks of one kind that were made for exactly these reasons.
pub fn list_open_for(db: &mut Db, kind: TaskKind, reasons: &str) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<Row> = tasks::table
        .filter(tasks::kind.eq(kind.code()))
        .filter(tasks::reasons.eq(reasons))
        .filter(tasks::closed_at.is_null())
        .order(tasks::id)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// Whether the person has been told of the case, and may still know.
pub fn is_told(db: &mut Db, case: i32, person: PersonId) -> Result<bool, StoreError> {
    let told = tasks::table
        .filter(tasks::case_id.eq(case))
        .filter(tasks::person_id.eq(person.0))
        .filter(tasks::kind.ne(TaskKind::MailFailed.code()))
        .filter(tasks::reasons.not_like(format!("%{WITHDRAWN}")));
    Ok(diesel::select(diesel::dsl::exists(told)).get_result(db)?)
}

/// Takes the task back: the person was told, and may no longer know. Done or not, it opens nothing more.
pub fn withdraw(tx: &mut Tx<'_>, task: &Task) -> Result<(), StoreError> {
    let closed_at = task.closed_at.unwrap_or(tx.now).naive_utc();
    diesel::update(tasks::table.find(task.id))
        .set((
            tasks::closed_at.eq(closed_at),
            tasks::reasons.eq(format!("{} {WITHDRAWN}", task.reasons)),
        ))
        .execute(tx.conn)?;
    tx.touch("tasks", task.id);
    close_followers(tx, task.id)
}

/// Says in whose place somebody has the task.
pub fn stand_in(tx: &mut Tx<'_>, id: i32, away: Option<PersonId>) -> Result<(), StoreError> {
    diesel::update(tasks::table.find(id))
        .set(tasks::instead_of_id.eq(away.map(|it| it.0)))
        .execute(tx.conn)?;
    tx.touch("tasks", id);
    Ok(())
}

/// The cases in which the person has something to do or to know, or has somebody do it in their place.
pub fn cases_touching(db: &mut Db, person: PersonId) -> Result<Vec<i32>, StoreError> {
    let ids: Vec<Option<i32>> = tasks::table
        .filter(tasks::closed_at.is_null())
        .filter(
            tasks::person_id
                .eq(person.0)
                .or(tasks::instead_of_id.eq(person.0))
                .or(tasks::reasons.like(format!("%:{person}:%"))),
        )
        .order(tasks::case_id)
        .select(tasks::case_id)
        .distinct()
        .load(db)?;
    Ok(ids.into_iter().flatten().collect())
}

/// The cases of which somebody other than the officer has an open step.
pub fn cases_done_by_others(db: &mut Db) -> Result<Vec<i32>, StoreError> {
    let ids: Vec<i32> = tasks::table
        .inner_join(cases::table.on(tasks::case_id.eq(cases::id.nullable())))
        .filter(tasks::closed_at.is_null())
        .filter(tasks::step.is_not_null())
        .filter(tasks::person_id.ne(cases::officer_id))
        .order(cases::id)
        .select(cases::id)
        .distinct()
        .load(db)?;
    Ok(ids)
}

/// Whether this step of the case has been done since.
pub fn is_done_since(
    db: &mut Db,
    case: i32,
    todo: Todo,
    since: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let done = tasks::table
        .filter(tasks::case_id.eq(case))
        .filter(tasks::step.eq(todo.code()))
        .filter(tasks::closed_at.ge(since.naive_utc()))
        .filter(tasks::reasons.not_like(format!("%{WITHDRAWN}")));
    Ok(diesel::select(diesel::dsl::exists(done)).get_result(db)?)
}

/// Sets another day for a task.
pub fn set_due(tx: &mut Tx<'_>, id: i32, due_on: NaiveDate) -> Result<(), StoreError> {
    diesel::update(tasks::table.find(id))
        .set(tasks::due_on.eq(due_on))
        .execute(tx.conn)?;
    tx.touch("tasks", id);
    Ok(())
}

/// The cases in which somebody has been asked to do one of these.
pub fn waiting_for(db: &mut Db, todos: &[Todo]) -> Result<Vec<i32>, StoreError> {
    let codes: Vec<&str> = todos.iter().map(|todo| todo.code()).collect();
    let ids: Vec<Option<i32>> = tasks::table
        .filter(tasks::closed_at.is_null())
        .filter(tasks::step.eq_any(codes))
        .order(tasks::id)
        .select(tasks::case_id)
        .load(db)?;
    Ok(ids.into_iter().flatten().collect())
}

/// Closes an open task. Mail about it that has not left is withdrawn when its turn comes.
pub fn close(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    let closed = diesel::update(tasks::table.find(id))
        .filter(tasks::closed_at.is_null())
        .set(tasks::closed_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    tx.touch("tasks", id);
    if closed == 1 {
        close_followers(tx, id)
    } else {
        Err(StoreError::Changed)
    }
}

/// What the next level was told because this task was late is over with it.
fn close_followers(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    for follower in list_open_for(tx.conn, TaskKind::DeadlinePassed, &follows(id))? {
        close(tx, follower.id)?;
    }
    Ok(())
}

/// What the next level's task was made for: `deadline:task-7`.
pub fn follows(task: i32) -> String {
    format!("deadline:task-{task}")
}
