//! Somebody looks at what they have to do, day by day; or a calendar program does it for them.

use super::look_through_tasks::look_through_tasks;
use super::token::{Token, sha256};
use super::{Failure, count_clocks};
use crate::audit::{Event, Work, hex};
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::clocks::{Code, Tariff};
use crate::domain::coded::Coded;
use crate::domain::local_time;
use crate::domain::person::{Language, PersonId};
use crate::domain::task::TaskKind;
use crate::domain::todo::Todo;
use crate::store::{self, Db, StoreError, Tx, calendar_feeds, cases, ledger, people};
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};

/// Something that is due on a day.
#[derive(Clone, Debug)]
pub struct Entry {
    pub day: NaiveDate,
    pub what: What,
    pub case: Option<CaseNumber>,
    /// What tells it from the others: `task-7`.
    key: String,
}

#[derive(Clone, Debug)]
pub enum What {
    Task {
        kind: TaskKind,
        todo: Option<Todo>,
        token: String,
    },
    /// A deadline of a case that the viewer is the officer of.
    Clock(Code),
}

/// Tasks with a day, and the deadlines of one's own cases, the first one first; by the same sight as the
/// list of tasks, so that whoever may not see a case any more has nothing of it here.
pub fn look_through_calendar(
    db: &mut Db,
    by: &Viewer,
    tariff: Tariff,
) -> Result<Vec<Entry>, Failure> {
    let mut found = vec![];
    for (task, case) in look_through_tasks(db, by)? {
        let Some(day) = task.due_on else { continue };
        found.push(Entry {
            day,
            case,
            key: format!("task-{}", task.id),
            what: What::Task {
                kind: task.kind,
                todo: task.todo,
                token: task.token,
            },
        });
    }
    let today = local_time::day(by.at);
    for case in cases::list_of_officer(db, by)? {
        for clock in count_clocks::of_case(db, &case, tariff, today)? {
            let Some(day) = clock.deadline().filter(|_| clock.done.is_none()) else {
                continue;
            };
            found.push(Entry {
                day,
                case: Some(case.number),
                key: format!("clock-{}-{}", case.id, clock.code.code()),
                what: What::Clock(clock.code),
            });
        }
    }
    found.sort_by(|one, other| (one.day, &one.key).cmp(&(other.day, &other.key)));
    Ok(found)
}

/// Makes an address for a calendar program; an older one is unknown from now on. Gives the secret, which
/// is not to be had again.
pub fn make_feed(tx: &mut Tx<'_>, person: PersonId) -> Result<String, Failure> {
    let before = calendar_feeds::of_person(tx.db(), person)?;
    let token = Token::fresh()?;
    // The names of the entries stay, so that a renewed calendar is the same calendar.
    let salt = match &before {
        Some(feed) => feed.salt.clone(),
        None => hex(&store::random::<16>()?),
    };
    if let Some(feed) = before {
        calendar_feeds::revoke(tx, feed.id)?;
    }
    calendar_feeds::insert(tx, person, &token.sha256, &salt)?;
    let event = Event::Work(Work::CalendarFeedMade);
    ledger::record(tx, &person.to_string(), &event)?;
    Ok(token.secret)
}

/// Shuts the address.
pub fn revoke_feed(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    let feed = calendar_feeds::of_person(tx.db(), person)?.ok_or(StoreError::Changed)?;
    calendar_feeds::revoke(tx, feed.id)?;
    let event = Event::Work(Work::CalendarFeedRevoked);
    ledger::record(tx, &person.to_string(), &event)?;
    Ok(())
}

/// What a calendar program is told: days, and names that mean nothing outside the house.
#[derive(Clone, Debug)]
pub struct Feed {
    pub id: i32,
    pub language: Language,
    pub entries: Vec<(NaiveDate, String)>,
}

/// The calendar behind a secret; nothing where the secret is not one, or is so no more.
pub fn read_feed(
    db: &mut Db,
    secret: &str,
    tariff: Tariff,
    now: DateTime<Utc>,
) -> Result<Option<Feed>, Failure> {
    let Some(feed) = calendar_feeds::find(db, &sha256(secret))? else {
        return Ok(None);
    };
    let viewer = Viewer {
        person: feed.person,
        roles: people::roles(db, feed.person, local_time::day(now))?,
        at: now,
    };
    let entries = look_through_calendar(db, &viewer, tariff)?;
    let named = entries.into_iter().map(|entry| {
        let mixed = Sha256::digest(format!("{} {}", feed.salt, entry.key));
        (entry.day, hex(&mixed[..16]))
    });
    Ok(Some(Feed {
        id: feed.id,
        language: people::find(db, feed.person)?.language,
        entries: named.collect(),
    }))
}
