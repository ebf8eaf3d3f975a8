//! The ledger as people ask for it: by subject, by kind, by who, from a day on.

use super::ledger::Stored;
use super::schema::{
    accounts, cases, conflicts, ledger_leaves, ledger_payloads, outbox, parties, people, reports,
    role_grants, tasks,
};
use super::visibility::withheld;
use super::{Db, StoreError, disposals, hr_reports, outbox_list};
use crate::audit::Payload;
use crate::audit::leaf::Leaf;
use crate::domain::access::{Sight, Viewer};
use crate::domain::case::CaseNumber;
use crate::domain::person::{PersonId, Role};
use crate::domain::report::ReportNumber;
use crate::domain::trail::Who;
use chrono::{DateTime, SecondsFormat, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked for. An empty question gives the whole trail.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub subject: Option<String>,
    /// Only what is about one of these, where there are any.
    pub among: Vec<String>,
    pub who: Option<Who>,
    /// The events' names; all of them where there is none.
    pub events: &'static [&'static str],
    /// Not earlier than this.
    pub since: Option<DateTime<Utc>>,
    /// Earlier than this.
    pub until: Option<DateTime<Utc>>,
    /// Only entries before this one, for the next page.
    pub before: Option<u64>,
    /// Entries about these are left out.
    pub hidden: Vec<String>,
    pub limit: i64,
}

/// Entries as they are stored, newest first. What cannot be read is here too,
/// where nothing is asked of what it says.
///
/// A payload is canonical JSON (docs/ledger-format.md): its parts stand in the
/// order of the alphabet without a blank, and a quotation mark inside a value is
/// escaped. So a part is found where it stands, and nowhere else.
pub fn stored(db: &mut Db, wanted: &Wanted) -> Result<Vec<Stored>, StoreError> {
    let mut query = ledger_leaves::table
        .left_join(ledger_payloads::table.on(ledger_payloads::seq.eq(ledger_leaves::seq)))
        .order(ledger_leaves::seq.desc())
        .limit(wanted.limit)
        .select((
            ledger_leaves::seq,
            ledger_leaves::leaf,
            ledger_leaves::hash,
            ledger_payloads::salt.nullable(),
            ledger_payloads::subject.nullable(),
            ledger_payloads::payload.nullable(),
        ))
        .into_boxed();
    let (subject, payload) = (
        ledger_payloads::subject.nullable(),
        ledger_payloads::payload.nullable(),
    );
    if let Some(about) = &wanted.subject {
        query = query.filter(subject.eq(about.clone()));
    }
    if let Some(who) = wanted.who {
        let [one, other] = actors(who);
        query = query.filter(payload.like(one).or(payload.like(other)));
    }
    if !wanted.events.is_empty() {
        query = query.filter(sql::<Nullable<Bool>>(&is_one_of(wanted.events)));
    }
    if !wanted.among.is_empty() {
        query = query.filter(subject.eq_any(wanted.among.clone()));
    }
    if let Some(since) = wanted.since {
        query = query.filter(ledger_leaves::leaf.ge(beginning(since)));
    }
    if let Some(until) = wanted.until {
        query = query.filter(ledger_leaves::leaf.lt(beginning(until)));
    }
    if let Some(before) = wanted.before {
        query = query.filter(ledger_leaves::seq.lt(before.cast_signed()));
    }
    if !wanted.hidden.is_empty() {
        let others = subject.ne_all(wanted.hidden.clone());
        query = query.filter(subject.is_null().or(others));
    }
    Ok(query.load(db)?)
}

/// How a leaf of that moment begins: entries never go back in time, and every leaf
/// begins with its moment.
fn beginning(at: DateTime<Utc>) -> String {
    let at = at.to_rfc3339_opts(SecondsFormat::Micros, true);
    format!("{{\"at\":\"{at}\"")
}

/// How a payload of theirs begins.
fn actors(who: Who) -> [String; 2] {
    let is = |actor: &str| format!("{{\"actor\":\"{actor}\",%");
    match who {
        Who::Person(person) => [is(&person.to_string()), is(&person.to_string())],
        Who::System => [is("system"), "{\"actor\":\"job:%".to_owned()],
        Who::CommandLine => [is("cli"), is("cli")],
    }
}

/// The names are the house's own words, without anything to escape.
fn is_one_of(events: &[&str]) -> String {
    let each: Vec<String> = events
        .iter()
        .map(|event| format!("ledger_payloads.payload like '%,\"event\":\"{event}\",\"rows\":[%'"))
        .collect();
    format!("({})", each.join(" or "))
}

/// An event that was found, and when it was.
#[derive(Clone, Debug)]
pub struct Told {
    pub seq: u64,
    pub at: DateTime<Utc>,
    pub payload: Payload,
}

/// The latest event of this name that can be read; about `subject`, where it is given.
pub fn latest(
    db: &mut Db,
    event: &'static [&'static str],
    subject: Option<&str>,
) -> Result<Option<Told>, StoreError> {
    latest_until(db, event, subject, None)
}

/// The same of what came before a moment, where there is one.
pub fn latest_until(
    db: &mut Db,
    event: &'static [&'static str],
    subject: Option<&str>,
    until: Option<DateTime<Utc>>,
) -> Result<Option<Told>, StoreError> {
    let wanted = Wanted {
        events: event,
        subject: subject.map(str::to_owned),
        until,
        limit: 1,
        ..Wanted::default()
    };
    let found = stored(db, &wanted)?.into_iter().next();
    Ok(found.and_then(|stored| {
        Some(Told {
            seq: stored.seq.cast_unsigned(),
            at: Leaf::read(&stored.leaf)?.at.parse().ok()?,
            payload: Payload::read(stored.payload.as_deref()?)?,
        })
    }))
}

/// The cases and reports that are not for the viewer to know of, as the ledger calls them, with
/// other people's tasks in them and the mails about those:
/// those in which they are implicated, and whistleblowing cases that are for others; and the lists
/// of what is to be destroyed that have one of them.
pub fn hidden_from(db: &mut Db, viewer: &Viewer) -> Result<Vec<String>, StoreError> {
    let me = viewer.person.0;
    let party = parties::table
        .filter(parties::person_id.eq(me))
        .select(parties::case_id);
    let conflict = conflicts::table
        .filter(conflicts::person_id.eq(me))
        .select(conflicts::case_id);
    let of_cases: Vec<(i32, i32, i32)> = cases::table
        .filter(
            cases::subject_id
                .eq(me)
                .or(cases::id.eq_any(party))
                .or(cases::id.eq_any(conflict)),
        )
        .select((cases::year, cases::serial, cases::report_id))
        .load(db)?;
    let withheld = withheld(db, viewer)?;
    let of_cases: Vec<(i32, i32, i32)> = withheld
        .iter()
        .map(|it| (it.number.year, it.number.serial, it.report_id))
        .chain(of_cases)
        .collect();
    let mut became: Vec<i32> = of_cases.iter().map(|(_, _, report)| *report).collect();
    // Those in which HR has a part are no more for the viewer than a case would be.
    became.extend(hr_reports::hidden_from(db, viewer)?);
    let of_reports: Vec<(i32, i32)> = reports::table
        .filter(
            reports::subject_id
                .eq(me)
                .or(reports::reporter_id.eq(me))
                .or(reports::id.eq_any(&became)),
        )
        .select((reports::year, reports::serial))
        .load(db)?;
    let ids: Vec<i32> = cases::table
        .filter(cases::report_id.eq_any(&became))
        .select(cases::id)
        .load(db)?;
    let in_case = tasks::case_id.eq_any(ids).assume_not_null();
    let in_report = tasks::report_id.eq_any(&became).assume_not_null();
    let of_tasks: Vec<i32> = tasks::table
        .filter(tasks::person_id.ne(me))
        .filter(in_case.or(in_report))
        .select(tasks::id)
        .load(db)?;
    let of_mails: Vec<i32> = outbox::table
        .filter(outbox::task_id.eq_any(&of_tasks).assume_not_null())
        .select(outbox::id)
        .load(db)?;
    let of_mails = of_mails.into_iter().chain(list_mails(db, viewer)?);
    let tasks = of_tasks.into_iter().map(|id| format!("task-{id}"));
    let mails = of_mails.into_iter().map(|id| format!("mail-{id}"));
    let cases = of_cases
        .into_iter()
        .map(|(year, serial, _)| CaseNumber { year, serial }.to_string());
    let reports = of_reports
        .into_iter()
        .map(|(year, serial)| ReportNumber { year, serial }.to_string());
    let lists = hidden_lists(db, viewer)?;
    Ok(cases
        .chain(reports)
        .chain(tasks)
        .chain(mails)
        .chain(lists)
        .collect())
}

/// The disposal lists with a case that is not for the viewer. The auditor reads the whole trail.
fn hidden_lists(db: &mut Db, viewer: &Viewer) -> Result<Vec<String>, StoreError> {
    if viewer.sight() == Sight::Nothing {
        return Ok(vec![]);
    }
    let lists = disposals::hidden_from(db, viewer)?;
    Ok(lists.into_iter().map(disposals::subject).collect())
}

/// The mails to others that tell that such a list waits, or that something is blocked.
fn list_mails(db: &mut Db, viewer: &Viewer) -> Result<Vec<i32>, StoreError> {
    if viewer.sight() == Sight::Nothing {
        return Ok(vec![]);
    }
    let mut mails = outbox_list::about_hidden_lists(db, viewer)?;
    mails.extend(outbox_list::about_blocked(db, viewer)?);
    Ok(mails)
}

/// Who filed each report, by the number the ledger calls it.
pub fn reporters(db: &mut Db) -> Result<BTreeMap<String, PersonId>, StoreError> {
    let rows: Vec<(i32, i32, i32)> = reports::table
        .select((reports::year, reports::serial, reports::reporter_id))
        .load(db)?;
    let named = rows.into_iter().map(|(year, serial, reporter)| {
        let number = ReportNumber { year, serial };
        (number.to_string(), PersonId(reporter))
    });
    Ok(named.collect())
}

/// Everybody who holds or has held an office in HR.
pub fn hr(db: &mut Db) -> Result<BTreeSet<PersonId>, StoreError> {
    let held: Vec<i32> = role_grants::table
        .filter(role_grants::role.eq_any([Role::HrOfficer.code(), Role::HrHead.code()]))
        .select(role_grants::person_id)
        .load(db)?;
    Ok(held.into_iter().map(PersonId).collect())
}

/// Everybody who has had an account, by name: whoever can have done something.
pub fn people(db: &mut Db) -> Result<Vec<(PersonId, String)>, StoreError> {
    let rows: Vec<(i32, String)> = people::table
        .filter(people::id.eq_any(accounts::table.select(accounts::person_id)))
        .order((people::name, people::id))
        .select((people::id, people::name))
        .load(db)?;
    let named = rows.into_iter().map(|(id, name)| (PersonId(id), name));
    Ok(named.collect())
}
