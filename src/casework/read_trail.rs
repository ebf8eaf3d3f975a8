//! Somebody reads the trail. The reading is in the trail before the page is.

use super::seen_ties::tell_entry;
use crate::audit::leaf::{Leaf, Payload, commitment, leaf_hash, unhex};
use crate::audit::verify::spans;
use crate::audit::{Event, Kind, hex};
use crate::domain::access::{Sight, Viewer};
use crate::domain::local_time::midnight;
use crate::domain::person::PersonId;
use crate::domain::trail::{Deed, Who, counts_entries, is_shielded};
use crate::store::ledger::{self, Stored};
use crate::store::trail::{self, Wanted};
use crate::store::{Db, StoreError, Tx, people};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// Entries that are fetched at a time.
const BATCH: usize = 500;

/// What a reader asks for. An empty question gives the whole trail.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// As the ledger calls it: `2026/7`, `M-2026/3`, `u-17`.
    pub subject: Option<String>,
    pub kind: Option<Kind>,
    pub who: Option<Who>,
    /// The first day, in the municipality's own time.
    pub from: Option<NaiveDate>,
    /// Only entries before this one, for the next page.
    pub before: Option<u64>,
}

/// Who did something, as the trail's reader may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Named(String),
    /// Somebody who reports; without a name.
    Reporter,
    System,
    CommandLine,
    /// As the ledger writes it, where nobody by that name is known.
    Unknown(String),
}

/// One entry as it is read.
#[derive(Clone, Debug)]
pub struct Line {
    pub seq: u64,
    /// Nothing where the leaf cannot be read.
    pub at: Option<DateTime<Utc>>,
    /// Nothing where what it said cannot be read.
    pub said: Option<Said>,
    pub hash: String,
    /// Whether the entry is still the one that was written.
    pub holds: bool,
    /// What it said is gone, and a disposal says so.
    pub is_destroyed: bool,
}

#[derive(Clone, Debug)]
pub struct Said {
    pub actor: Actor,
    /// Empty where it would tell who the reporter is.
    pub subject: String,
    pub event: String,
    pub data: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
pub struct Page {
    /// Newest first.
    pub lines: Vec<Line>,
    /// What `before` is for the next page, if there is one.
    pub next: Option<u64>,
    /// The name behind each `u-17`.
    pub names: BTreeMap<i32, String>,
}

/// The auditor reads the whole trail by its numbers. To the head of HR and the archivist, from whom
/// entries are left out, a number that is missing or more entries than are shown would tell that there
/// is a whistleblowing case, or one in which they have a part.
pub fn may_count(reader: &Viewer) -> bool {
    reader.sight() == Sight::Nothing
}

/// Remembers that somebody reads the trail, as a page or as a file.
pub fn record_reading(tx: &mut Tx<'_>, page: &'static str) -> Result<(), StoreError> {
    ledger::record(tx, "ledger", &Event::LedgerRead { page })
}

/// The entries that `reader` asked for, at most `limit`. Cases and reports in which
/// the reader is implicated are not there, nor whistleblowing cases that are for others, nor
/// what counts the entries where the reader [may not](may_count).
///
/// Where the question names a person, what is shown without a name is not part of the
/// answer: the answer would be the name. It is filtered before the page is counted
/// out, so that an empty page with more behind it does not tell either.
pub fn read_trail(
    db: &mut Db,
    reader: &Viewer,
    asked: &Asked,
    limit: usize,
) -> Result<Page, StoreError> {
    let mut eyes = Eyes::of(db)?;
    let mut wanted = Wanted {
        subject: asked.subject.clone(),
        who: asked.who,
        events: asked.kind.map_or(&[], Kind::events),
        since: asked.from.map(midnight),
        before: asked.before,
        hidden: trail::hidden_from(db, reader)?,
        among: vec![],
        until: None,
        limit: i64::try_from(BATCH.min(limit.saturating_add(1))).unwrap_or(i64::MAX),
    };
    let names_somebody = asked.who.is_some()
        || asked
            .subject
            .as_deref()
            .is_some_and(|s| s.starts_with("u-"));
    let may_count = may_count(reader);
    let mut lines: Vec<Line> = vec![];
    let next = 'all: loop {
        let batch = trail::stored(db, &wanted)?;
        let is_last = i64::try_from(batch.len()).unwrap_or(i64::MAX) < wanted.limit;
        if batch.iter().any(|stored| stored.payload.is_none()) {
            eyes.look_for_disposals(db)?;
        }
        for stored in batch {
            wanted.before = Some(stored.seq.cast_unsigned());
            let mut line = eyes.read(stored);
            let is_left_out = line.said.as_ref().is_some_and(|said| {
                let is_reporters = said.actor == Actor::Reporter;
                names_somebody && is_reporters || !may_count && counts_entries(&said.event)
            });
            if is_left_out {
                continue;
            }
            if lines.len() == limit {
                break 'all lines.last().map(|line| line.seq);
            }
            // The auditor reads the whole trail as it was written.
            if let Some(said) = line
                .said
                .as_mut()
                .filter(|_| reader.sight() != Sight::Nothing)
            {
                tell_entry(db, reader, &said.subject, &said.event, &mut said.data)?;
            }
            lines.push(line);
        }
        if is_last {
            break None;
        }
    };
    Ok(Page {
        lines,
        next,
        names: eyes.names,
    })
}

/// What is known of those who did something.
struct Eyes {
    names: BTreeMap<i32, String>,
    reporters: BTreeMap<String, PersonId>,
    hr: BTreeSet<PersonId>,
    /// What disposals have destroyed; not looked up until something is missing.
    destroyed: Option<Vec<(u64, u64)>>,
}

impl Eyes {
    fn of(db: &mut Db) -> Result<Eyes, StoreError> {
        Ok(Eyes {
            names: people::names(db)?,
            reporters: trail::reporters(db)?,
            hr: trail::hr(db)?,
            destroyed: None,
        })
    }

    fn look_for_disposals(&mut self, db: &mut Db) -> Result<(), StoreError> {
        if self.destroyed.is_some() {
            return Ok(());
        }
        let wanted = Wanted {
            events: &["disposal-executed"],
            limit: i64::MAX,
            ..Wanted::default()
        };
        let found = trail::stored(db, &wanted)?
            .into_iter()
            .filter_map(|stored| {
                let payload = Payload::read(stored.payload.as_deref()?)?;
                spans(payload.data.get("entries")?, stored.seq.cast_unsigned())
            });
        self.destroyed = Some(found.flatten().collect());
        Ok(())
    }

    fn is_destroyed(&self, stored: &Stored) -> bool {
        let seq = stored.seq.cast_unsigned();
        let covers = |(from, to): &(u64, u64)| (*from..=*to).contains(&seq);
        let named = self.destroyed.iter().flatten().any(covers);
        stored.payload.is_none() && named
    }

    fn read(&self, stored: Stored) -> Line {
        let leaf = Leaf::read(&stored.leaf);
        let payload = stored.payload.as_deref().and_then(Payload::read);
        let is_destroyed = self.is_destroyed(&stored);
        Line {
            is_destroyed,
            seq: stored.seq.cast_unsigned(),
            at: leaf.as_ref().and_then(|leaf| leaf.at.parse().ok()),
            holds: holds(&stored, leaf.as_ref(), is_destroyed),
            said: payload.map(|payload| self.said(payload)),
            hash: stored.hash,
        }
    }

    fn said(&self, payload: Payload) -> Said {
        let actor = self.actor(&payload);
        let is_named = payload.subject.starts_with("u-");
        let subject = if actor == Actor::Reporter && is_named {
            String::new()
        } else {
            payload.subject
        };
        Said {
            actor,
            subject,
            event: payload.event,
            data: payload.data,
        }
    }

    fn actor(&self, payload: &Payload) -> Actor {
        let person = match Who::parse(&payload.actor) {
            Some(Who::Person(person)) => person,
            Some(Who::System) => return Actor::System,
            Some(Who::CommandLine) => return Actor::CommandLine,
            None if payload.actor.starts_with("job:") => return Actor::System,
            None => return Actor::Unknown(payload.actor.clone()),
        };
        let deed = Deed {
            event: &payload.event,
            subject: &payload.subject,
            page: payload.data.get("page").map(String::as_str),
            is_by_reporter: self.reporters.get(&payload.subject) == Some(&person),
            is_by_hr: self.hr.contains(&person),
        };
        if is_shielded(deed) {
            return Actor::Reporter;
        }
        let name = self.names.get(&person.0).cloned();
        name.map_or_else(|| Actor::Unknown(payload.actor.clone()), Actor::Named)
    }
}

/// Whether the hash is the leaf's, and the leaf commits to what it says. What was destroyed says nothing more.
fn holds(stored: &Stored, leaf: Option<&Leaf>, is_destroyed: bool) -> bool {
    if is_destroyed {
        return leaf.is_some() && hex(&leaf_hash(&stored.leaf)) == stored.hash;
    }
    let salt = stored.salt.as_deref().and_then(unhex);
    let (Some(leaf), Some(salt), Some(payload)) = (leaf, salt, &stored.payload) else {
        return false;
    };
    hex(&leaf_hash(&stored.leaf)) == stored.hash && commitment(payload, &salt) == leaf.commit
}
