//! Whose a file is. Each owner has a folder of its own and a key of its own; no file belongs to two.

use crate::store::schema::{attachments, cases, disposals, documents, reports};
use crate::store::{Db, StoreError};
use diesel::prelude::*;
use std::collections::BTreeSet;
use std::fmt;

const HOUSE: &str = "house";

/// A draft with the report and the case that it becomes, or the house itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner(String);

impl Owner {
    /// What is of no case: certificates of disposal, and whatever else the house keeps for itself.
    pub fn house() -> Owner {
        Owner(HOUSE.to_owned())
    }

    /// A draft; what it becomes keeps its key, so that nothing is half moved.
    pub fn draft(id: i32) -> Owner {
        Owner(format!("draft-{id}"))
    }

    /// A report that was no draft, or that came before files had owners.
    pub fn report(id: i32) -> Owner {
        Owner(format!("report-{id}"))
    }

    /// Reads what the database, or a name on disk, says.
    pub fn read(text: &str) -> Option<Owner> {
        let number = |mark: &str| text.strip_prefix(mark)?.parse::<u32>().ok();
        let is_one = text == HOUSE || number("draft-").is_some() || number("report-").is_some();
        is_one.then(|| Owner(text.to_owned()))
    }

    /// The name of its folder and its key.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The owner that a report's own row says, `said` being its `files_owner`.
pub(in crate::store) fn of(report: i32, said: Option<String>) -> Result<Owner, StoreError> {
    match said {
        None => Ok(Owner::report(report)),
        Some(text) => Owner::read(&text)
            .ok_or_else(|| StoreError::Unreadable(format!("reports.files_owner of {report}"))),
    }
}

/// The owner of what came with the report, and of all the documents of its case.
pub fn of_report(db: &mut Db, report: i32) -> Result<Owner, StoreError> {
    let said = reports::table
        .find(report)
        .select(reports::files_owner)
        .first(db)?;
    of(report, said)
}

pub fn of_case(db: &mut Db, case: i32) -> Result<Owner, StoreError> {
    let report = cases::table.find(case).select(cases::report_id).first(db)?;
    of_report(db, report)
}

/// A file that a row names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    pub owner: Owner,
    pub sha256: String,
}

/// Every file that any row names. A packed extraction lies in a folder of its own, and is not one of these.
pub fn named(db: &mut Db) -> Result<BTreeSet<Named>, StoreError> {
    let mut all = BTreeSet::new();
    let drafted: Vec<(Option<i32>, String)> = attachments::table
        .filter(attachments::draft_id.is_not_null())
        .select((attachments::draft_id, attachments::sha256))
        .load(db)?;
    for (draft, sha256) in drafted {
        let owner = Owner::draft(draft.unwrap_or_default());
        all.insert(Named { owner, sha256 });
    }
    let attached: Vec<(i32, Option<String>, String)> = attachments::table
        .inner_join(reports::table.on(attachments::report_id.eq(reports::id.nullable())))
        .select((reports::id, reports::files_owner, attachments::sha256))
        .load(db)?;
    let written: Vec<(i32, Option<String>, String)> = documents::table
        .inner_join(cases::table.on(documents::case_id.eq(cases::id)))
        .inner_join(reports::table.on(cases::report_id.eq(reports::id)))
        .filter(documents::destroyed_at.is_null())
        .select((reports::id, reports::files_owner, documents::sha256))
        .load(db)?;
    for (report, said, sha256) in attached.into_iter().chain(written) {
        let owner = of(report, said)?;
        all.insert(Named { owner, sha256 });
    }
    let certified: Vec<Option<String>> = disposals::table
        .select(disposals::certificate_sha256)
        .load(db)?;
    for sha256 in certified.into_iter().flatten() {
        let owner = Owner::house();
        all.insert(Named { owner, sha256 });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::Owner;

    #[test]
    fn a_name_on_disk_is_an_owner_only_where_it_is_written_as_one() {
        for owner in [Owner::house(), Owner::draft(12), Owner::report(7)] {
            assert_eq!(Owner::read(owner.name()), Some(owner));
        }
        for other in ["", "ab", "draft-", "draft-x", "report-1/..", "incoming"] {
            assert_eq!(Owner::read(other), None, "{other}");
        }
    }
}
