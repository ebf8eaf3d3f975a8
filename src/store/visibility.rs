//! The cases that somebody may see: the one place where need to know becomes a question to the database.

use super::schema::{cases, conflicts, parties, substitutes, tasks};
use crate::domain::access::{Sight, Viewer};
use crate::domain::case::Stage;
use crate::domain::todo::{Doer, Todo};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

#[cfg(not(feature = "postgres"))]
type Backend = diesel::sqlite::Sqlite;
#[cfg(feature = "postgres")]
type Backend = <super::Db as Connection>::Backend;

pub(in crate::store) type Visible = cases::BoxedQuery<'static, Backend>;

/// Every case that the viewer's roles open, those that the viewer is appointed
/// to decide (forvaltningslova § 9), and those that the viewer has been asked to decide
/// or to confirm, until they are closed; without those in which the viewer is
/// implicated (`domain::access`).
pub(in crate::store) fn visible(viewer: &Viewer) -> Visible {
    let me = viewer.person.0;
    let query = cases::table.into_boxed();
    let appointed = exists(
        substitutes::table
            .filter(substitutes::case_id.eq(cases::id))
            .filter(substitutes::person_id.eq(me)),
    );
    let is_closed = || cases::stage.eq(Stage::Closed.code());
    let asked = not(is_closed()).and(exists(
        tasks::table
            .filter(tasks::case_id.eq(cases::id.nullable()))
            .filter(tasks::person_id.eq(me))
            .filter(tasks::step.eq_any(deciding()))
            .filter(tasks::reasons.eq("")),
    ));
    let query = match viewer.sight() {
        Sight::All => query,
        Sight::Closed => query.filter(is_closed().or(appointed).or(asked)),
        Sight::Nothing => query.filter(appointed.or(asked)),
    };
    let party = parties::table
        .filter(parties::case_id.eq(cases::id))
        .filter(parties::person_id.eq(me));
    let conflict = conflicts::table
        .filter(conflicts::case_id.eq(cases::id))
        .filter(conflicts::person_id.eq(me));
    query
        .filter(cases::subject_id.ne(me))
        .filter(not(exists(party)))
        .filter(not(exists(conflict)))
}

/// The steps that need somebody who may not otherwise see the case.
fn deciding() -> Vec<&'static str> {
    let deciding = Todo::all().filter(|todo| todo.doer() != Doer::Officer);
    deciding.map(Todo::code).collect()
}
