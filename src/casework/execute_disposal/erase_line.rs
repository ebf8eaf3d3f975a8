//! One case of the list: looked at once more, and then gone from the database in one write.

use super::{Office, Step, Watch};
use crate::audit::event::Keeping;
use crate::audit::hex;
use crate::casework::Failure;
use crate::casework::destroy_entries::{Order, destroy_entries};
use crate::casework::draw_disposal::{On, standing};
use crate::domain::case::CaseNumber;
use crate::domain::disposal::{Obstacle, obstacles};
use crate::domain::local_time::day;
use crate::store::disposals::{self, Disposal, Line, subject};
use crate::store::erasure::{self, Named};
use crate::store::files::{self, Owner};
use crate::store::{Db, StoreError, Tx, cases, ledger, outbox, parked_forms, reports};
use chrono::Days;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// A case's own row and its report's.
#[derive(Clone, Copy)]
struct Subject {
    case: i32,
    report: i32,
    number: CaseNumber,
}

/// Destroys what the case says, or writes down why not. Mail that lies in the folder goes in the same write, before
/// the rows: only they tell where it lies.
pub(super) fn erase_line(
    office: &Office<'_>,
    list: &Disposal,
    line: &Line,
    watch: Watch<'_>,
) -> Result<(), Failure> {
    let case = office.store.read(|db| cases::by_id(db, line.case_id))?;
    let about = Subject {
        case: case.id,
        report: case.report_id,
        number: case.number,
    };
    let named = office
        .store
        .read(|db| erasure::files(db, about.case, about.report))?;
    let owner = office.store.read(|db| files::of_case(db, about.case))?;
    let is_whole = are_intact(office, &owner, &named)?;
    let today = day(office.now);
    let mail = office.mail.to_owned();
    let (list, line) = (list.clone(), line.clone());
    let backups = today.checked_add_days(Days::new(office.backup_days.into()));
    let backups_until = backups.unwrap_or(today);
    let erased = office.store.write(office.actor, office.now, move |tx| {
        let on = On {
            list: &list,
            line: &line,
        };
        let now = standing(tx.db(), about.case, Some(on), today)?;
        let mut why = obstacles(&now, today).first().copied();
        let still = erasure::files(tx.db(), about.case, about.report)?;
        if !is_whole || still != named {
            why = why.or(Some(Obstacle::FileFault));
        }
        if let Some(why) = why {
            disposals::refuse_line(tx, line.id, why.code())?;
            let event = Keeping::DisposalRefused {
                case: about.number.to_string(),
                why: why.code(),
            };
            ledger::record(tx, &subject(list.id), &event.into())?;
            return Ok::<_, Failure>(false);
        }
        let (approver, _) = list.course.approved.ok_or(StoreError::Changed)?;
        let order = Order {
            subject: subject(list.id),
            authority: line.rules.clone(),
            approvers: vec![list.course.drawn_by, approver],
            cases: vec![about.number.to_string()],
            files: named.len(),
            backups_until,
        };
        forget_forms(tx, &list, about)?;
        // Nothing stands in its way any more, and nobody writes until this is done: a case that is refused loses no mail.
        remove_mail(tx.db(), &mail, about)?;
        erase(tx, &line, about, &named, &order)?;
        Ok(true)
    })?;
    watch(if erased { Step::Erased } else { Step::Refused });
    Ok(())
}

/// Forms that somebody who was signed out sent, and that are about the case, or about the list it stands on.
fn forget_forms(tx: &mut Tx<'_>, list: &Disposal, about: Subject) -> Result<(), StoreError> {
    let report = reports::find_by_id(tx.db(), about.report)?.number;
    let numbers = [about.number.to_string(), report.to_string()];
    let mut places = erasure::places(tx.db(), about.case, about.report)?;
    places.push(format!("/archive/disposals/{}", list.slug));
    parked_forms::forget(tx, &numbers, &places)
}

/// Everything of the case that is in the database, in the write that says so.
fn erase(
    tx: &mut Tx<'_>,
    line: &Line,
    about: Subject,
    named: &[Named],
    order: &Order,
) -> Result<(), Failure> {
    let report = reports::find_by_id(tx.db(), about.report)?.number;
    let entries = entries(tx.db(), about, &report.to_string())?;
    erasure::erase(tx, about.case, about.report)?;
    let mut digest = Sha256::new();
    for file in named {
        digest.update(format!("{} {}\n", file.sha256, file.size));
        disposals::insert_file(tx, line.id, &file.sha256, file.size)?;
    }
    let size = named.iter().map(|file| file.size).sum();
    let count = i32::try_from(named.len());
    let count = count.map_err(|_| StoreError::Unreadable("a count of aeons".to_owned()))?;
    disposals::erased(tx, line.id, count, size, &hex(&digest.finalize()))?;
    Ok(destroy_entries(tx, order, &entries)?)
}

/// The entries of the ledger that are about the case: its own, its report's, those of the tasks and mails it made,
/// and of the draft that the report was.
fn entries(db: &mut Db, about: Subject, report: &str) -> Result<BTreeSet<u64>, StoreError> {
    let rows = erasure::belongings(db, about.case, about.report)?;
    let named = |table: &str, mark: &'static str| {
        let ids = rows.get(table).into_iter().flatten();
        ids.map(move |id| format!("{mark}-{id}"))
    };
    let mut subjects = vec![about.number.to_string(), report.to_owned()];
    subjects.extend(named("tasks", "task"));
    subjects.extend(named("outbox", "mail"));
    let filed = ledger::stored_about(db, report, i64::MAX)?;
    for entry in filed {
        let payload = entry.payload.as_deref();
        let payload = payload.and_then(crate::audit::Payload::read);
        let rows = payload.into_iter().flat_map(|payload| payload.rows);
        let drafts = rows.filter(|row| row.table == "drafts");
        subjects.extend(drafts.map(|row| format!("draft:{}", row.key)));
    }
    let mut entries = BTreeSet::new();
    for subject in subjects {
        let about = ledger::stored_about(db, &subject, i64::MAX)?;
        entries.extend(about.iter().map(|entry| entry.seq.cast_unsigned()));
    }
    Ok(entries)
}

/// Whether every file is there, and as it was kept.
fn are_intact(office: &Office<'_>, owner: &Owner, named: &[Named]) -> Result<bool, Failure> {
    for file in named {
        match office.files.is_intact(owner, &file.sha256) {
            Ok(true) => {}
            Ok(false) | Err(StoreError::NotFound | StoreError::FileKeyGone(_)) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(true)
}

/// Before the write is durable: a crash in between leaves rows that name mail that is gone, and the case is taken up again.
fn remove_mail(db: &mut Db, mail: &Path, about: Subject) -> Result<(), StoreError> {
    let rows = erasure::belongings(db, about.case, about.report)?;
    let ids = rows.get("outbox").cloned().unwrap_or_default();
    for id in outbox::message_ids(db, &ids)? {
        match fs::remove_file(mail.join(format!("{id}.eml"))) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(StoreError::File(error));
            }
            _ => {}
        }
    }
    Ok(())
}
