//! The outbox as HR looks at it: lists and counts of mails, and whether mail leaves at all.

use super::outbox::{Mail, Row, read};
use super::schema::{cases, conflicts, outbox, parties, people, reports, tasks};
use super::visibility::{visible, withheld};
use super::{Db, StoreError, disposals, hr_reports};
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::delivery::{Delivery, Fault, Template};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::min;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// A mail as HR sees it in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub mail: Mail,
    pub recipient: String,
}

/// Which mails a list, or a count, is about.
#[derive(Clone, Copy, Debug)]
pub struct Which<'a> {
    /// Mails that are not for the reader ([`hidden_from`]).
    pub hidden: &'a [i32],
    pub states: &'a [Delivery],
    /// Only mails about a task that is still to be done, and that nobody has seen to in another way.
    pub is_open: bool,
}

/// Up to `limit` mails with a lower id than `before`, newest first.
pub fn list(
    db: &mut Db,
    which: Which<'_>,
    before: Option<i32>,
    limit: i64,
) -> Result<Vec<Listed>, StoreError> {
    let states: Vec<&str> = which.states.iter().map(|state| state.code()).collect();
    let mut wanted = outbox::table
        .inner_join(people::table.on(people::id.eq(outbox::person_id)))
        .filter(outbox::id.lt(before.unwrap_or(i32::MAX)))
        .filter(outbox::id.ne_all(which.hidden))
        .filter(outbox::state.eq_any(states))
        .order(outbox::id.desc())
        .limit(limit)
        .select((outbox::all_columns, people::name))
        .into_boxed();
    if which.is_open {
        let open = tasks::table.filter(tasks::closed_at.is_null());
        wanted = wanted
            .filter(outbox::task_id.eq_any(open.select(tasks::id.nullable())))
            .filter(outbox::told_at.is_null())
            .filter(outbox::instead_id.is_null());
    }
    let rows: Vec<(Row, String)> = wanted.load(db)?;
    rows.into_iter()
        .map(|(row, recipient)| {
            let mail = read(row)?;
            Ok(Listed { mail, recipient })
        })
        .collect()
}

/// These are about no task: their key begins as the ledger calls the list (`casework::tell_approvers`).
pub fn about_hidden_lists(db: &mut Db, viewer: &Viewer) -> Result<Vec<i32>, StoreError> {
    let mut found = vec![];
    for list in disposals::hidden_from(db, viewer)? {
        let key = format!("{} %", disposals::subject(list));
        let mails: Vec<i32> = outbox::table
            .filter(outbox::dedup.like(key))
            .filter(outbox::person_id.ne(viewer.person.0))
            .select(outbox::id)
            .load(db)?;
        found.extend(mails);
    }
    Ok(found)
}

/// The mails to others that tell that something is blocked where somebody asks for access: whoever registers the
/// request would else see that there is something (arkivlova § 13 second paragraph).
pub fn about_blocked(db: &mut Db, viewer: &Viewer) -> Result<Vec<i32>, StoreError> {
    Ok(outbox::table
        .filter(outbox::template.eq(Template::BlockedWaits.code()))
        .filter(outbox::person_id.ne(viewer.person.0))
        .select(outbox::id)
        .load(db)?)
}

/// How many mails stand in each of the states.
pub fn count(db: &mut Db, which: Which<'_>) -> Result<Vec<(Delivery, i64)>, StoreError> {
    let each = which.states.iter();
    each.map(|state| {
        let mut rows = outbox::table
            .filter(outbox::state.eq(state.code()))
            .filter(outbox::id.ne_all(which.hidden))
            .into_boxed();
        if which.is_open {
            let open = tasks::table.filter(tasks::closed_at.is_null());
            rows = rows
                .filter(outbox::task_id.eq_any(open.select(tasks::id.nullable())))
                .filter(outbox::told_at.is_null())
                .filter(outbox::instead_id.is_null());
        }
        Ok((*state, rows.count().get_result(db)?))
    })
    .collect()
}

/// The mails about other people's tasks in a matter in which the reader is the subject, named or conflicted, or
/// which is a whistleblowing case that is not for the reader, and in a report that is [kept
/// from](super::hr_reports) the reader; and those to others about a list of what is to be destroyed that is
/// [hidden](disposals::hidden_from) from the reader, or about what is blocked. Neither the mails nor their
/// number may tell that there is one.
pub fn hidden_from(db: &mut Db, viewer: &Viewer) -> Result<Vec<i32>, StoreError> {
    let reader = viewer.person;
    let barred = conflicts::table
        .filter(conflicts::person_id.eq(reader.0))
        .select(conflicts::case_id);
    let named = parties::table
        .filter(parties::person_id.eq(reader.0))
        .select(parties::case_id);
    let own: Vec<(i32, i32)> = cases::table
        .filter(
            cases::subject_id
                .eq(reader.0)
                .or(cases::id.eq_any(barred))
                .or(cases::id.eq_any(named)),
        )
        .select((cases::id, cases::report_id))
        .load(db)?;
    let (mut own_cases, mut own_reports): (Vec<i32>, Vec<i32>) = own.into_iter().unzip();
    let about_me = reports::table.filter(reports::subject_id.eq(reader.0));
    own_reports.extend(about_me.select(reports::id).load::<i32>(db)?);
    own_reports.extend(hr_reports::kept_from(db, viewer)?);
    for withheld in withheld(db, viewer)? {
        own_cases.push(withheld.id);
        own_reports.push(withheld.report_id);
    }
    let in_case = tasks::case_id.eq_any(own_cases);
    let in_report = tasks::report_id.eq_any(own_reports);
    let of_others = tasks::table
        .filter(tasks::person_id.ne(reader.0))
        .filter(in_case.or(in_report).assume_not_null());
    let mut mails: Vec<i32> = outbox::table
        .filter(outbox::task_id.eq_any(of_others.select(tasks::id.nullable())))
        .select(outbox::id)
        .load(db)?;
    mails.extend(about_hidden_lists(db, viewer)?);
    mails.extend(about_blocked(db, viewer)?);
    Ok(mails)
}

/// Whether a mail whose turn came before `moment` still has not been taken.
pub fn is_overdue(db: &mut Db, moment: DateTime<Utc>) -> Result<bool, StoreError> {
    let ready = Delivery::READY.map(Delivery::code);
    let left = outbox::table
        .filter(outbox::state.eq_any(ready))
        .filter(outbox::next_at.le(moment.naive_utc()));
    Ok(diesel::select(diesel::dsl::exists(left)).get_result(db)?)
}

/// Since when mail cannot leave, if it has been so since before `moment`: the oldest mail that the way
/// out of the house has stopped, or that nobody has taken, while none has left since.
pub fn failing_since(
    db: &mut Db,
    moment: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let moment = moment.naive_utc();
    let left = outbox::table
        .filter(outbox::state.eq(Delivery::Waiting.code()))
        .filter(outbox::next_at.le(moment))
        .select(min(outbox::next_at));
    let left: Option<NaiveDateTime> = left.first(db)?;
    let mut of_the_way = outbox::table
        .filter(outbox::state.eq(Delivery::Retry.code()))
        .filter(outbox::queued_at.le(moment))
        .select(min(outbox::queued_at))
        .into_boxed();
    let faults = Fault::OF_THE_WAY.map(|fault| format!("{}%", fault.code()));
    let [one, two, three, four, five] = &faults;
    let like = |pattern: &String| outbox::fault.like(pattern.clone());
    of_the_way = of_the_way.filter(
        like(one)
            .or(like(two))
            .or(like(three))
            .or(like(four))
            .or(like(five)),
    );
    let stopped: Option<NaiveDateTime> = of_the_way.first(db)?;
    let Some(since) = left.into_iter().chain(stopped).min() else {
        return Ok(None);
    };
    let sent = super::outbox::last_sent(db)?;
    Ok(Some(since.and_utc()).filter(|_| sent.is_none_or(|sent| sent.naive_utc() <= moment)))
}

/// The numbers of the cases that these tasks are about, where `viewer` may see the case.
pub fn case_numbers(
    db: &mut Db,
    viewer: &Viewer,
    of: &[i32],
) -> Result<BTreeMap<i32, CaseNumber>, StoreError> {
    let about: Vec<(i32, Option<i32>)> = tasks::table
        .filter(tasks::id.eq_any(of))
        .filter(tasks::case_id.is_not_null())
        .select((tasks::id, tasks::case_id))
        .load(db)?;
    let ids: Vec<i32> = about.iter().filter_map(|(_, case)| *case).collect();
    let seen: Vec<(i32, i32, i32)> = visible(viewer)
        .filter(cases::id.eq_any(ids))
        .select((cases::id, cases::year, cases::serial))
        .load(db)?;
    let number = |case: i32| {
        let found = seen.iter().find(|(id, _, _)| *id == case);
        found.map(|(_, year, serial)| CaseNumber {
            year: *year,
            serial: *serial,
        })
    };
    let each = about.into_iter();
    Ok(each
        .filter_map(|(task, case)| Some((task, number(case?)?)))
        .collect())
}

/// The newest mail to somebody about the case, queued after this one.
pub fn newest_about(db: &mut Db, case: i32, after: i32) -> Result<Option<i32>, StoreError> {
    Ok(outbox::table
        .inner_join(tasks::table.on(tasks::id.nullable().eq(outbox::task_id)))
        .filter(tasks::case_id.eq(case))
        .filter(outbox::id.gt(after))
        .order(outbox::id.desc())
        .select(outbox::id)
        .first(db)
        .optional()?)
}

/// The newest mail about a task, if there has been one.
pub fn newest_of_task(db: &mut Db, task: i32) -> Result<Option<Mail>, StoreError> {
    let row: Option<Row> = outbox::table
        .filter(outbox::task_id.eq(task))
        .order(outbox::id.desc())
        .first(db)
        .optional()?;
    row.map(read).transpose()
}

/// Those whose mail about the case went to somebody else instead: they are passed over from then on.
pub fn passed_over(db: &mut Db, case: i32) -> Result<Vec<PersonId>, StoreError> {
    let people: Vec<i32> = outbox::table
        .inner_join(tasks::table.on(tasks::id.nullable().eq(outbox::task_id)))
        .filter(tasks::case_id.eq(case))
        .filter(outbox::instead_id.is_not_null())
        .order(outbox::id)
        .select(outbox::person_id)
        .load(db)?;
    Ok(people.into_iter().map(PersonId).collect())
}
