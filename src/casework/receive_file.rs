//! Look through a file that has come, and keep its bytes.

use super::Failure;
use crate::documents::upload::{NotTaken, check_content};
use crate::domain::attachment::{Name, check_size, read_name};
use crate::store::StoreError;
use crate::store::files::{Incoming, Kept, Owner};

/// A file that is what its name says and is durable on disk. It has no row yet:
/// if it never gets one, it is swept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub name: Name,
    pub kept: Kept,
}

/// Takes the file in `incoming`, named `raw_name` by whoever sent it, to be `owner`'s. Not part
/// of a write: reading it through and flushing it to disk holds nobody else up.
/// A file that is refused is gone at once.
pub fn receive_file(
    mut incoming: Incoming,
    raw_name: &str,
    owner: &Owner,
) -> Result<Received, Failure> {
    let name = read_name(raw_name)?;
    check_size(incoming.size)?;
    let (mut content, size) = (incoming.look()?, incoming.size);
    check_content(&mut content, size, name.kind).map_err(|error| match error {
        NotTaken::Unfit(unfit) => Failure::Unfit(unfit),
        NotTaken::File(error) => Failure::Store(StoreError::File(error)),
    })?;
    let kept = incoming.keep(owner)?;
    Ok(Received { name, kept })
}
