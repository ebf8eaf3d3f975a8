//! The second proof: a code from the phone, or a recovery code. Each opens once.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::recovery_codes::checksum;
use crate::casework::vault::SealKey;
use crate::domain::person::PersonId;
use crate::domain::second_factor::{Refusal, step_of};
use crate::store::{Tx, ledger, second_factors};

/// Spends what was typed, or remembers that it was wrong. The caller records what it opens.
pub fn prove_code(
    tx: &mut Tx<'_>,
    key: &SealKey,
    person: PersonId,
    typed: &str,
) -> Result<Result<(), Refusal>, Failure> {
    let owner = person.to_string();
    let factor = second_factors::find(tx.db(), person)?;
    let factor = factor.filter(|factor| factor.confirmed_at.is_some());
    let factor = factor.ok_or(Refusal::NoFactor)?;
    let refusal = if let Some(checksum) = checksum(typed) {
        if second_factors::spend_code(tx, person, &checksum)? {
            ledger::record(tx, &owner, &Event::RecoveryCodeUsed)?;
            return Ok(Ok(()));
        }
        Refusal::WrongCode
    } else {
        let secret = key.open(&owner, &factor.secret)?;
        let step = step_of(&secret, typed, tx.now).and_then(|step| i32::try_from(step).ok());
        match step {
            Some(step) if second_factors::spend_step(tx, factor.id, step)? => return Ok(Ok(())),
            Some(_) => Refusal::UsedCode,
            None => Refusal::WrongCode,
        }
    };
    let why = refusal.why();
    ledger::record(tx, &owner, &Event::SignInFailed { why })?;
    Ok(Err(refusal))
}
