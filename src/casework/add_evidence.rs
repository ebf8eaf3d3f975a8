//! An officer puts evidence in a case.

use super::Failure;
use super::receive_file::Received;
use crate::audit::Event;
use crate::documents::texts;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Lack, OutOfTurn, Stage, Step};
use crate::domain::document::{Kind, PERSONAL};
use crate::domain::local_time;
use crate::domain::text::says_nothing;
use crate::store::documents::NewDocument;
use crate::store::{Tx, cases, documents, ledger};

/// Puts a received file in the case, under its own name and in the journal.
/// A closed case takes no more.
pub fn add_evidence(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    title: &str,
    received: &Received,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    if case.stage == Stage::Closed {
        let (stage, step) = (case.stage, Step::Assess);
        return Err(Failure::OutOfTurn(OutOfTurn {
            stage,
            step,
            lack: Lack::IsClosed,
        }));
    }
    let name = &received.name;
    let evidence = NewDocument {
        kind: Kind::Evidence,
        main_id: None,
        title: if says_nothing(title) {
            name.text.clone()
        } else {
            title.to_owned()
        },
        public_title: texts::EVIDENCE_TITLE.to_owned(),
        shielding: PERSONAL.to_owned(),
        name: name.text.clone(),
        extension: name.extension.clone(),
        media_type: name.kind.media_type().to_owned(),
        kept: received.kept.clone(),
        dated_on: local_time::day(tx.now),
    };
    documents::insert(tx, case.id, &evidence, by.person)?;
    let event = Event::DocumentAdded {
        kind: Kind::Evidence.code(),
        sha256: received.kept.sha256.clone(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}
