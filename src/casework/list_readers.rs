//! Who has looked at a case, or at the cases about a person: for the answer to an access request.
//!
//! The asking is in the trail before the answer is.

use super::{Failure, open_case::open_case};
use crate::audit::Event;
use crate::audit::leaf::{Leaf, Payload};
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::local_time::{day, midnight};
use crate::domain::person::{PersonId, Role};
use crate::domain::readers::{ATTEMPTS, LOOKS_AND_ATTEMPTS, Purpose, purpose};
use crate::domain::trail::Who;
use crate::store::cases::Case;
use crate::store::ledger::Stored;
use crate::store::trail::{self, Wanted};
use crate::store::{
    Db, StoreError, Tx, cases, documents, ledger, people, readings, report_holders, reports,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The days that are asked for; both ends belong to them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Days {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// Who looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    Person {
        id: PersonId,
        name: String,
    },
    /// The operator, or the house by itself.
    House(Who),
}

/// One look.
#[derive(Clone, Debug)]
pub struct Look {
    pub seq: u64,
    pub at: DateTime<Utc>,
    pub reader: Reader,
    pub role: Option<Role>,
    pub purpose: Purpose,
    /// The number of the case, or of the report that is no case yet.
    pub about: String,
    /// The document's number in the case, where one was opened.
    pub document: Option<i32>,
    pub event: String,
    pub data: BTreeMap<String, String>,
}

/// Every look that was asked for, newest first.
#[derive(Clone, Debug)]
pub struct Looks {
    pub looks: Vec<Look>,
    /// What was asked for by somebody who may not see it, and was not answered.
    pub attempts: Vec<Look>,
    /// When the first report came in; nothing where there is none.
    pub since: Option<DateTime<Utc>>,
    /// The numbers of what it covers.
    pub covers: Vec<String>,
}

/// Remembers that `by` asked who has looked at the cases about a person. The trail names
/// the cases, not the person: whoever reads it need not know whom a case is about.
pub fn ask_of_person(
    tx: &mut Tx<'_>,
    by: &Viewer,
    subject: PersonId,
    page: &'static str,
) -> Result<(), Failure> {
    for case in readings::cases_about(tx.db(), by, subject)? {
        open_case(tx, by, case.number, page)?;
    }
    ledger::record(tx, "ledger", &Event::LedgerRead { page })?;
    Ok(())
}

/// Everybody who has looked at the case.
pub fn of_case(
    db: &mut Db,
    by: &Viewer,
    number: CaseNumber,
    days: Days,
) -> Result<Looks, StoreError> {
    let case = cases::find(db, by, number)?;
    let eyes = Eyes::of(db)?;
    let about = About::case(db, &case)?;
    let looks = eyes.look(db, by, &[about], days)?;
    Ok(looks)
}

/// Everybody who has looked at a case about the person, or at a report that `by` has taken; what
/// `by` has a part in is not there (forvaltningslova § 6). Whom a report is about is for
/// whoever has taken it, and nobody else.
pub fn of_person(
    db: &mut Db,
    by: &Viewer,
    subject: PersonId,
    days: Days,
) -> Result<Looks, StoreError> {
    let mut all = vec![];
    for case in readings::cases_about(db, by, subject)? {
        all.push(About::case(db, &case)?);
    }
    if by.person != subject {
        let waiting = readings::reports_about(db, subject)?;
        for report in waiting.iter().filter(|it| it.reporter != by.person) {
            let holder = report_holders::find(db, report.id, day(by.at))?;
            if holder.is_some_and(|it| it.person == by.person) {
                all.push(About::report(report));
            }
        }
    }
    let eyes = Eyes::of(db)?;
    eyes.look(db, by, &all, days)
}

/// A case or a report, as far as it decides who looked at it and why.
struct About {
    number: String,
    names: Vec<String>,
    reporter: PersonId,
    parts: BTreeMap<PersonId, Vec<Purpose>>,
    /// The number of each document, by its checksum.
    documents: BTreeMap<String, i32>,
    since: DateTime<Utc>,
    /// Who reported is not for everybody who reads this.
    is_narrow: bool,
}

impl About {
    fn case(db: &mut Db, case: &Case) -> Result<About, StoreError> {
        let report = reports::find_by_id(db, case.report_id)?;
        Ok(About {
            number: case.number.to_string(),
            names: readings::names(db, case)?,
            reporter: report.report.reporter,
            parts: readings::parts(db, case)?,
            documents: documents::list(db, case.id)?
                .into_iter()
                .map(|document| (document.sha256, document.serial))
                .collect(),
            since: report.received_at,
            is_narrow: case.is_narrow(),
        })
    }

    fn report(report: &readings::Unregistered) -> About {
        About {
            number: report.number.to_string(),
            names: vec![report.number.to_string()],
            reporter: report.reporter,
            parts: BTreeMap::new(),
            documents: BTreeMap::new(),
            since: report.received_at,
            is_narrow: true,
        }
    }

    /// The entry as a look at this, by somebody whose name is not known yet.
    fn look(&self, stored: &Stored) -> Option<(Look, Who)> {
        let payload = Payload::read(stored.payload.as_deref()?)?;
        let who = Who::parse(&payload.actor).unwrap_or(Who::System);
        let sha256 = payload.data.get("sha256");
        let look = Look {
            seq: stored.seq.cast_unsigned(),
            at: Leaf::read(&stored.leaf)?.at.parse().ok()?,
            reader: Reader::House(who),
            role: None,
            purpose: Purpose::Unknown,
            about: self.number.clone(),
            document: sha256.and_then(|it| self.documents.get(it)).copied(),
            event: payload.event,
            data: payload.data,
        };
        Some((look, who))
    }
}

struct Eyes {
    names: BTreeMap<i32, String>,
}

impl Eyes {
    fn of(db: &mut Db) -> Result<Eyes, StoreError> {
        Ok(Eyes {
            names: people::names(db)?,
        })
    }

    /// What the reporter does with their own report is not a look at somebody's case,
    /// and would tell who reported (arbeidsmiljølova § 2 A-4).
    fn look(
        &self,
        db: &mut Db,
        by: &Viewer,
        all: &[About],
        days: Days,
    ) -> Result<Looks, StoreError> {
        let mut looks = vec![];
        let mut attempts = vec![];
        let hidden = trail::hidden_from(db, by)?;
        let mut roles = BTreeMap::<(PersonId, NaiveDate), Vec<Role>>::new();
        for about in all {
            let wanted = Wanted {
                among: about.names.clone(),
                events: LOOKS_AND_ATTEMPTS,
                since: days.from.map(midnight),
                until: days.to.and_then(|last| last.succ_opt()).map(midnight),
                hidden: hidden.clone(),
                limit: i64::MAX,
                ..Wanted::default()
            };
            for stored in trail::stored(db, &wanted)? {
                // `audit verify` names what cannot be read.
                let Some((mut look, who)) = about.look(&stored) else {
                    continue;
                };
                if let Who::Person(id) = who {
                    let key = (id, day(look.at));
                    let held = match roles.entry(key) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(free) => free.insert(people::roles(db, id, key.1)?),
                    };
                    self.know(&mut look, id, about, held);
                }
                let is_reporters = who == Who::Person(about.reporter);
                if ATTEMPTS.contains(&look.event.as_str()) {
                    if !(is_reporters && about.is_narrow) {
                        attempts.push(look);
                    }
                } else if !is_reporters {
                    looks.push(look);
                }
            }
        }
        looks.sort_by_key(|look| std::cmp::Reverse(look.seq));
        attempts.sort_by_key(|look| std::cmp::Reverse(look.seq));
        Ok(Looks {
            looks,
            attempts,
            since: all.iter().map(|about| about.since).min(),
            covers: all.iter().map(|about| about.number.clone()).collect(),
        })
    }

    /// Who it was, and why.
    fn know(&self, look: &mut Look, id: PersonId, about: &About, held: &[Role]) {
        let part = about.parts.get(&id).cloned().unwrap_or_default();
        let name = self.names.get(&id.0).cloned();
        look.reader = Reader::Person {
            id,
            name: name.unwrap_or_else(|| id.to_string()),
        };
        look.role = held.first().copied();
        look.purpose = purpose(&part, held);
    }
}
