//! Takes a phone into use as the second proof: a secret is made, and the first right code confirms it.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::recovery_codes::give_codes;
use crate::casework::vault::SealKey;
use crate::domain::person::PersonId;
use crate::domain::second_factor::{Refusal, SECRET, step_of};
use crate::store::{self, Tx, ledger, second_factors};

/// The secret to scan. One that was begun and not confirmed is shown again, so that a page loaded
/// twice does not make the phone useless.
pub fn begin_enrolment(
    tx: &mut Tx<'_>,
    key: &SealKey,
    person: PersonId,
) -> Result<Vec<u8>, Failure> {
    let owner = person.to_string();
    let secret = match second_factors::find(tx.db(), person)? {
        Some(factor) if factor.confirmed_at.is_some() => return Err(Refusal::HasFactor.into()),
        Some(factor) => key.open(&owner, &factor.secret)?,
        None => {
            let secret = store::random::<SECRET>()?;
            second_factors::insert(tx, person, &key.seal(&owner, &secret)?)?;
            secret.to_vec()
        }
    };
    // Each showing of the secret is recorded.
    ledger::record(tx, &owner, &Event::SecondFactorBegun)?;
    Ok(secret)
}

/// Confirms it with the code the phone shows, and gives the recovery codes.
pub fn confirm_enrolment(
    tx: &mut Tx<'_>,
    key: &SealKey,
    person: PersonId,
    typed: &str,
) -> Result<Result<Vec<String>, Refusal>, Failure> {
    let owner = person.to_string();
    let factor = second_factors::find(tx.db(), person)?.ok_or(Refusal::NoFactor)?;
    if factor.confirmed_at.is_some() {
        return Err(Refusal::HasFactor.into());
    }
    let secret = key.open(&owner, &factor.secret)?;
    let step = step_of(&secret, typed, tx.now).and_then(|step| i32::try_from(step).ok());
    let Some(step) = step else {
        let why = Refusal::WrongCode.why();
        ledger::record(tx, &owner, &Event::SignInFailed { why })?;
        return Ok(Err(Refusal::WrongCode));
    };
    second_factors::spend_step(tx, factor.id, step)?;
    second_factors::confirm(tx, factor.id)?;
    let codes = give_codes(tx, person)?;
    ledger::record(tx, &owner, &Event::SecondFactorEnrolled)?;
    Ok(Ok(codes))
}
