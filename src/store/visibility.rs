//! The cases that somebody may see: the one place where need to know becomes a question to the database.

use super::schema::{access_grants, blockings, cases, conflicts, parties, substitutes, tasks};
use super::{Db, StoreError};
use crate::domain::access::{Sight, Viewer};
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::task::TaskKind;
use crate::domain::todo::{Doer, Todo};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

#[cfg(not(feature = "postgres"))]
type Backend = diesel::sqlite::Sqlite;
#[cfg(feature = "postgres")]
type Backend = <super::Db as Connection>::Backend;

pub(in crate::store) type Visible = cases::BoxedQuery<'static, Backend>;

/// Every case that the viewer's roles open, those that the viewer is appointed
/// to decide (forvaltningslova § 9), those that the viewer has been asked to decide
/// or to confirm, until they are closed, and those that the viewer has been given access
/// to at that moment (§ 13 b); without those in which the viewer is implicated (`domain::access`).
///
/// What is blocked nobody sees here (arkivlova § 13 second paragraph): `blockings` is the way to it.
///
/// A whistleblowing case no role opens but the archivist's, once it is closed: whoever else
/// sees it is its officer, or has something to do in it.
pub(in crate::store) fn visible(viewer: &Viewer) -> Visible {
    within(viewer, viewer.sight()).filter(not(exists(blocked())))
}

/// The cases that the viewer would see if nothing were blocked.
pub(in crate::store) fn though_blocked(viewer: &Viewer) -> Visible {
    within(viewer, viewer.sight())
}

/// The cases that the viewer would see if they were closed, and nothing were blocked: what lies in an extraction of them.
pub(in crate::store) fn were_closed(viewer: &Viewer) -> Visible {
    match viewer.sight() {
        Sight::Closed => without_part(viewer),
        sight => within(viewer, sight),
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn blocked() -> _ {
    blockings::table
        .filter(blockings::case_id.eq(cases::id))
        .filter(blockings::document_id.is_null())
        .filter(blockings::lifted_at.is_null())
}

/// The same, without what the archivist sees in the list of what is closed: what is in a case
/// is not for whoever keeps it.
pub(in crate::store) fn open_to(viewer: &Viewer) -> Visible {
    let sight = match viewer.sight() {
        Sight::Closed => Sight::Nothing,
        sight => sight,
    };
    within(viewer, sight).filter(not(exists(blocked())))
}

fn within(viewer: &Viewer, sight: Sight) -> Visible {
    let (me, now) = (viewer.person.0, viewer.at.naive_utc());
    let query = without_part(viewer);
    // What is destroyed nobody opens; it stays in the archivist's list, with its number.
    let query = match sight {
        Sight::Closed => query,
        Sight::All | Sight::Nothing => query.filter(cases::destroyed_at.is_null()),
    };
    let is_closed = || cases::stage.eq(Stage::Closed.code());
    let appointed = exists(
        substitutes::table
            .filter(substitutes::case_id.eq(cases::id))
            .filter(substitutes::person_id.eq(me)),
    );
    let asked = not(is_closed()).and(exists(
        tasks::table
            .filter(tasks::case_id.eq(cases::id.nullable()))
            .filter(tasks::person_id.eq(me))
            .filter(tasks::step.eq_any(deciding()))
            .filter(tasks::reasons.eq("")),
    ));
    let given = exists(
        access_grants::table
            .filter(access_grants::case_id.eq(cases::id))
            .filter(access_grants::person_id.eq(me))
            .filter(access_grants::starts_at.le(now))
            .filter(access_grants::ends_at.gt(now))
            .filter(access_grants::ended_at.is_null()),
    );
    let named = appointed.or(asked).or(given);
    match sight {
        Sight::All => {
            let working = exists(
                tasks::table
                    .filter(tasks::case_id.eq(cases::id.nullable()))
                    .filter(tasks::person_id.eq(me))
                    .filter(tasks::kind.eq_any(WORKING.map(TaskKind::code)))
                    .filter(tasks::closed_at.is_null()),
            );
            query.filter(
                cases::narrowed_at
                    .is_null()
                    .or(cases::officer_id.eq(me))
                    .or(working)
                    .or(named),
            )
        }
        Sight::Closed => query.filter(is_closed().or(named)),
        Sight::Nothing => query.filter(named),
    }
}

/// The cases in which the viewer has no part (forvaltningslova § 6).
pub(in crate::store) fn without_part(viewer: &Viewer) -> Visible {
    let me = viewer.person.0;
    let party = parties::table
        .filter(parties::case_id.eq(cases::id))
        .filter(parties::person_id.eq(me));
    let conflict = conflicts::table
        .filter(conflicts::case_id.eq(cases::id))
        .filter(conflicts::person_id.eq(me));
    cases::table
        .into_boxed()
        .filter(cases::subject_id.ne(me))
        .filter(not(exists(party)))
        .filter(not(exists(conflict)))
}

/// What is done with a case, as long as it is not done. The officer's steps go to the head of
/// HR when the officer steps aside: that opens a whistleblowing case to one more, and to no others.
const WORKING: [TaskKind; 4] = [
    TaskKind::CaseOwner,
    TaskKind::NameSubstitute,
    TaskKind::FindRecipient,
    TaskKind::NextStep,
];

/// The steps that need somebody who may not otherwise see the case.
fn deciding() -> Vec<&'static str> {
    let deciding = Todo::all().filter(|todo| todo.doer() != Doer::Officer);
    deciding.map(Todo::code).collect()
}

/// The whistleblowing cases, and those that are blocked, that the viewer's roles would open were they others, but that are
/// not for the viewer: neither a mail, nor an entry of the trail, may tell that there is one. The
/// auditor, whose roles open no case, reads the whole trail without what is in a case.
pub(in crate::store) fn withheld(
    db: &mut Db,
    viewer: &Viewer,
) -> Result<Vec<Withheld>, StoreError> {
    if viewer.sight() == Sight::Nothing {
        return Ok(vec![]);
    }
    let seen: Vec<i32> = visible(viewer)
        .filter(cases::narrowed_at.is_not_null())
        .select(cases::id)
        .load(db)?;
    let rows: Vec<(i32, i32, i32, i32)> = cases::table
        .filter(cases::narrowed_at.is_not_null().or(exists(blocked())))
        .filter(cases::id.ne_all(seen))
        .select((cases::id, cases::year, cases::serial, cases::report_id))
        .load(db)?;
    let each = rows.into_iter();
    Ok(each
        .map(|(id, year, serial, report_id)| Withheld {
            id,
            number: CaseNumber { year, serial },
            report_id,
        })
        .collect())
}

/// A case that is not for the viewer, and the report it came of.
pub(in crate::store) struct Withheld {
    pub id: i32,
    pub number: CaseNumber,
    pub report_id: i32,
}
