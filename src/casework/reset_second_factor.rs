//! Takes somebody's second factor away, for a reason: the phone is lost, and so are the codes.

use crate::audit::Event;
use crate::casework::{Failure, sign_out, tell_access};
use crate::domain::person::PersonId;
use crate::domain::second_factor::{Refusal, reason};
use crate::store::{Tx, ledger, second_factors};

/// Every session ends, the next sign-in enrols anew, and the person is told. `by` is nobody for the
/// operator, and otherwise whoever approved what an administrator asked for.
pub fn reset_second_factor(
    tx: &mut Tx<'_>,
    person: PersonId,
    by: Option<PersonId>,
    typed: &str,
) -> Result<(), Failure> {
    if by == Some(person) {
        return Err(Refusal::Own.into());
    }
    let reason = reason(typed)?;
    let factor = second_factors::find(tx.db(), person)?.ok_or(Refusal::NoFactor)?;
    second_factors::delete(tx, factor.id)?;
    second_factors::replace_codes(tx, person, &[])?;
    second_factors::insert_reset(tx, person, by, reason)?;
    tell_access::tell_owner(tx, person)?;
    ledger::record(tx, &person.to_string(), &Event::SecondFactorReset)?;
    sign_out::everywhere(tx, person, None)?;
    Ok(())
}
