//! What the archive knows of one case: how it is kept and why, what holds it, and what has become of it.

use super::Failure;
use super::core_standing::{Standing, standing as standing_in_core};
use super::mark_documents;
use super::read_corrections::{Seen, seen};
use super::seen_ties::{seen_obstacles, tell_mark};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::disposal::Obstacle;
use crate::domain::document_retention::{Kept as DocumentKept, Why};
use crate::domain::local_time::day;
use crate::store::closed_cases::{ClosedCase, find_kept};
use crate::store::documents::Document;
use crate::store::holds::Hold;
use crate::store::retention::{Mark, Marked, history};
use crate::store::{
    Db, StoreError, Tx, cases, document_retention, documents, holds, ledger, people,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub struct Kept {
    pub case: ClosedCase,
    /// The latest first.
    pub marks: Vec<Marked>,
    /// The latest first.
    pub holds: Vec<Hold>,
    /// What stands in the way of its disposal today, as the reader may be told.
    pub obstacles: Vec<Obstacle>,
    /// How it stands in the archive core.
    pub core: Option<Standing>,
    /// What was corrected by adding, the oldest first.
    pub corrections: Vec<Seen>,
    pub names: BTreeMap<i32, String>,
    /// In the order they came; without what is blocked.
    pub papers: Vec<Paper>,
}

/// A document of the case, and how it is kept.
#[derive(Clone, Debug)]
pub struct Paper {
    pub document: Document,
    pub public_title: String,
    /// Where a rule of its own keeps it.
    pub mark: Option<Mark>,
    /// Why it follows its case, where it does; nothing as long as the case is open.
    pub why: Option<Why>,
}

/// Opens the archive's page of the case. That somebody looked is remembered.
pub fn open_kept(tx: &mut Tx<'_>, by: &Viewer, number: CaseNumber) -> Result<Kept, Failure> {
    let case = find_kept(tx.db(), by, number)?;
    let today = day(tx.now);
    let mut marks = history(tx.db(), case.id)?;
    for (mark, _) in &mut marks {
        tell_mark(tx.db(), by, case.id, mark)?;
    }
    let kept = Kept {
        marks,
        holds: holds::list(tx.db(), case.id)?,
        obstacles: seen_obstacles(tx.db(), by, case.id, None, today)?,
        core: standing_in_core(tx.db(), case.id)?,
        corrections: seen(tx.db(), by, number, case.id)?,
        names: people::names(tx.db())?,
        papers: papers(tx.db(), by, case.id, today)?,
        case,
    };
    let page = "keeping";
    ledger::record(tx, &number.to_string(), &Event::CaseRead { page })?;
    Ok(kept)
}

fn papers(db: &mut Db, by: &Viewer, id: i32, today: NaiveDate) -> Result<Vec<Paper>, StoreError> {
    let case = cases::by_id(db, id)?;
    let now = mark_documents::now(db, &case, today)?;
    let now = now.map(|(_, all)| all).unwrap_or_default();
    let mut titles = documents::public_titles(db, id)?;
    let mut marks = document_retention::of_cases(db, &[id])?;
    for mark in marks.values_mut() {
        tell_mark(db, by, id, mark)?;
    }
    let all = documents::list(db, id)?.into_iter().map(|document| {
        let mark = marks.remove(&document.id);
        let judged = now.iter().find(|(one, _)| one.id == document.id);
        Paper {
            public_title: titles.remove(&document.id).unwrap_or_default(),
            why: match judged {
                Some((_, DocumentKept::WithCase(why))) if mark.is_none() => Some(*why),
                _ => None,
            },
            mark,
            document,
        }
    });
    Ok(all.collect())
}
