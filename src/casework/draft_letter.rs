//! An officer drafts a letter from what stands in the case (`domain::letter`).

use super::{Failure, standing, suspended};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::clocks::Tariff;
use crate::domain::coded::Coded;
use crate::domain::consultation::Consultation;
use crate::domain::gate::{Gates, Question};
use crate::domain::gate_answer::contact_is_closed;
use crate::domain::letter::{Draft, Kind, Recipient, Signer, Turn, may_write};
use crate::domain::local_time;
use crate::domain::person::Language;
use crate::store::cases::Case;
use crate::store::letters::{self, Of};
use crate::store::{
    Db, StoreError, Tx, cases, consultations, gates, ledger, people, proposals, reports,
    suspensions,
};

mod prefill;

/// Begins a draft, filled in with what the case says already; refused while the
/// case has not come so far. Gives its name in addresses.
pub fn draft_letter(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    kind: Kind,
    language: Language,
    tariff: Tariff,
) -> Result<String, Failure> {
    let case = cases::take(tx, by, number)?;
    may_write(kind, turn(tx.db(), &case)?)?;
    let today = local_time::day(tx.now);
    let draft = Draft {
        kind,
        language,
        employment: prefill::employment(tx.db(), &case, kind)?,
        recipient: recipient(tx.db(), &case, kind)?,
        signer: signer(tx.db(), &case, kind, by)?,
        texts: prefill::texts(tx.db(), &case, kind, language, (tariff, today))?,
    };
    let suspension = suspensions::list(tx.db(), case.id)?.pop();
    let of = Of {
        case_id: case.id,
        suspension: suspension
            .filter(|_| kind == Kind::Suspension)
            .map(|it| it.id),
        corrects: None,
        version: 1,
    };
    begin(tx, number, of, &draft, by)
}

/// Begins a new version of a finalised letter. The old one stays as it is.
pub fn correct_letter(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    uuid: &str,
) -> Result<String, Failure> {
    let case = cases::take(tx, by, number)?;
    let old = letters::find(tx.db(), case.id, uuid)?;
    may_write(old.draft.kind, turn(tx.db(), &case)?)?;
    if old.document.is_none() {
        return Err(StoreError::Changed.into());
    }
    let of = Of {
        case_id: case.id,
        suspension: old.suspension,
        corrects: Some(old.id),
        version: old.version + 1,
    };
    begin(tx, number, of, &old.draft, by)
}

/// Keeps what was written. Nothing is asked for until the letter is finalised.
pub fn save_letter(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    uuid: &str,
    draft: &Draft,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let found = letters::find(tx.db(), case.id, uuid)?;
    letters::update(tx, found.id, draft)?;
    let kind = draft.kind.code();
    ledger::record(tx, &number.to_string(), &Event::LetterDrafted { kind })?;
    Ok(())
}

fn begin(
    tx: &mut Tx<'_>,
    number: CaseNumber,
    of: Of,
    draft: &Draft,
    by: &Viewer,
) -> Result<String, Failure> {
    let uuid = letters::insert(tx, of, draft, by.person)?;
    let kind = draft.kind.code();
    ledger::record(tx, &number.to_string(), &Event::LetterDrafted { kind })?;
    Ok(uuid)
}

/// How far the case has come, as far as letters ask.
pub(super) fn turn(db: &mut Db, case: &Case) -> Result<Turn, StoreError> {
    let found: Gates = standing::gates(&gates::history(db, case.id)?);
    let decided = proposals::decision(db, case.id)?.filter(|_| case.stage.is_decided());
    let meetings = consultations::list(db, case.id)?;
    let held = |it: &consultations::Recorded| matches!(it.consultation, Consultation::Held(_));
    Ok(Turn {
        stage: case.stage,
        decided: decided.map(|made| made.decision.severity),
        contact_is_closed: contact_is_closed(&found.answers(Question::FreeSpeech)),
        has_met: meetings.iter().any(held),
        suspension: suspensions::list(db, case.id)?.last().map(|it| it.stage),
    })
}

fn recipient(db: &mut Db, case: &Case, kind: Kind) -> Result<Recipient, StoreError> {
    let person = if kind.is_to_reporter() {
        reports::find_by_id(db, case.report_id)?.report.reporter
    } else {
        case.subject
    };
    Ok(Recipient {
        name: people::find(db, person)?.name,
        address: vec![],
    })
}

/// Whoever decided signs the reaction; else whoever writes.
fn signer(db: &mut Db, case: &Case, kind: Kind, by: &Viewer) -> Result<Signer, StoreError> {
    let decided = match kind {
        Kind::Warning | Kind::Dismissal | Kind::Termination => {
            proposals::decision(db, case.id)?.map(|made| made.by)
        }
        Kind::Suspension => suspended::decided(db, case.id)?.map(|made| made.by),
        _ => None,
    };
    let person = people::find(db, decided.unwrap_or(by.person))?;
    Ok(Signer {
        name: person.name,
        title: person.position,
    })
}
