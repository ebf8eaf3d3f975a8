//! The cases that somebody may see: the one place where need to know becomes a question to the database.

use super::schema::{cases, conflicts, parties, substitutes};
use crate::domain::access::{Sight, Viewer};
use crate::domain::case::Stage;
use diesel::dsl::exists;
use diesel::prelude::*;

#[cfg(not(feature = "postgres"))]
type Backend = diesel::sqlite::Sqlite;
#[cfg(feature = "postgres")]
type Backend = <super::Db as Connection>::Backend;

pub(in crate::store) type Visible = cases::BoxedQuery<'static, Backend>;

/// Every case that the viewer's roles open, and those that the viewer is appointed
/// to decide (forvaltningslova § 9), without those in which the viewer is
/// implicated (`domain::access`).
pub(in crate::store) fn visible(viewer: &Viewer) -> Visible {
    let me = viewer.person.0;
    let query = cases::table.into_boxed();
    let appointed = exists(
        substitutes::table
            .filter(substitutes::case_id.eq(cases::id))
            .filter(substitutes::person_id.eq(me)),
    );
    let query = match viewer.sight() {
        Sight::All => query,
        Sight::Closed => query.filter(cases::stage.eq(Stage::Closed.code()).or(appointed)),
        Sight::Nothing => query.filter(appointed),
    };
    let party = parties::table
        .filter(parties::case_id.eq(cases::id))
        .filter(parties::person_id.eq(me));
    let conflict = conflicts::table
        .filter(conflicts::case_id.eq(cases::id))
        .filter(conflicts::person_id.eq(me));
    query
        .filter(cases::subject_id.ne(me))
        .filter(diesel::dsl::not(exists(party)))
        .filter(diesel::dsl::not(exists(conflict)))
}
