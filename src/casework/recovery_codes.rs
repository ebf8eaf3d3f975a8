//! Codes of one use for whoever has lost the phone: shown once, kept as checksums, replaced on demand.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::token::sha256;
use crate::domain::person::PersonId;
use crate::domain::second_factor::{
    RECOVERY, RECOVERY_CODES, Refusal, plain_recovery, shown_recovery,
};
use crate::store::{self, StoreError, Tx, ledger, second_factors};

/// Ten new codes; the old ones open nothing any more.
pub fn renew_codes(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<String>, Failure> {
    let factor = second_factors::find(tx.db(), person)?;
    if factor.is_none_or(|factor| factor.confirmed_at.is_none()) {
        return Err(Refusal::NoFactor.into());
    }
    let codes = give_codes(tx, person)?;
    ledger::record(tx, &person.to_string(), &Event::RecoveryCodesRenewed)?;
    Ok(codes)
}

/// The caller records what it is part of.
pub(super) fn give_codes(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<String>, StoreError> {
    let mut codes = vec![];
    for _ in 0..RECOVERY_CODES {
        codes.push(shown_recovery(&store::random::<RECOVERY>()?));
    }
    let checksums: Vec<String> = codes.iter().filter_map(|code| checksum(code)).collect();
    second_factors::replace_codes(tx, person, &checksums)?;
    Ok(codes)
}

/// What is kept of a code as somebody types it; nothing if it cannot be one.
pub(super) fn checksum(typed: &str) -> Option<String> {
    plain_recovery(typed).map(|plain| sha256(&plain))
}
